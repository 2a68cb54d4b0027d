// SPDX-License-Identifier: MIT
// What og_providers holds: the words of data/providers.xml and a user's aliases, folded so that they compare by bytes.
#ifndef OG_RELATE_PROVIDER_WORDS_H
#define OG_RELATE_PROVIDER_WORDS_H

#include "base/vec.h"
#include "ofgrade/providers.h"

// Folded words that are written in the place of others, or that say a status when they are left out.
typedef struct og_provider_phrase {
    og_str words;
    og_str as; // of before and after: the status, "" none
} og_provider_phrase;

typedef OG_VEC(og_provider_phrase) og_provider_phrases;

typedef struct og_provider_alias {
    og_str printed; // folded
    og_str one;     // as written
} og_provider_alias;

struct og_providers {
    og_arena *arena;            // holds all of it
    og_provider_phrases same;   // each list with its longest phrases first
    og_provider_phrases before; // what may stand before the name of a place
    og_provider_phrases after;
    og_provider_phrases establishments;
    og_provider_phrases kinds;         // of provider that are one family, which is `as`
    OG_VEC(og_provider_alias) aliases; // by the bytes of `printed`
};

// Lower case, words divided by single spaces, "&" as "and", apostrophes and full stops left out, other signs as spaces.
// *comma (may be NULL) is where in *out the first comma between words was, SIZE_MAX where nowhere. Fails with:
// OG_NO_MEMORY.
og_status og_provider_fold(og_arena *arena, og_str name, og_str *out, size_t *comma) OG_MUST_USE;

// Reads data/providers.xml. Fails with: OG_NO_MEMORY, OG_INTERNAL.
og_status og_provider_words_load(og_providers *to) OG_MUST_USE;
// Reads a file of aliases, `bytes` of the file called `name`; its errors are all reported. Fails with: OG_BAD_ALIASES,
// OG_NO_MEMORY.
og_status og_provider_aliases_load(og_providers *to, og_str name, og_str bytes,
                                   og_diagnostics *diagnostics) OG_MUST_USE;

#endif
