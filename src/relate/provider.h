// SPDX-License-Identifier: MIT
// Names of providers: the key under which names that are printed differently are one, and what tells providers apart
// whose names have the same key. docs/providers.md describes the normal form; its words are data/providers.xml.
#ifndef OG_RELATE_PROVIDER_H
#define OG_RELATE_PROVIDER_H

#include "ofgrade/providers.h"
#include "record/record.h"

// What must not differ between two names of one provider where both say it; "" where a name does not.
typedef enum og_provider_mark {
    OG_PROVIDER_FAMILY, // what kinds of provider share a name; of schools and the like, whose names say it, ""
    OG_PROVIDER_STATUS, // "county" or "town"
    OG_PROVIDER_PLACE,  // of a school: what follows the comma
    OG_PROVIDER_URN,    // its number in Ofsted's register, in small letters
    OG_PROVIDER_MARK_COUNT
} og_provider_mark;

// Strings are in the arena, or of the provider and the names.
typedef struct og_provider_key {
    og_str name;     // to show: the alias's one name, else as printed, else "URN " and the number
    bool is_number;  // it has no name: the number stands for it
    bool is_aliased; // who wrote the alias has decided: neither kind nor number is asked
    og_str base;     // the normal form without what may be missing; "" where there is neither name nor number
    og_str marks[OG_PROVIDER_MARK_COUNT];
} og_provider_key;

// Fails with: OG_NO_MEMORY.
og_status og_provider_key_make(og_arena *arena, const og_providers *names, const og_provider *provider,
                               og_provider_key *out) OG_MUST_USE;
// What kinds of provider share a name have one family; "" where the kind says nothing.
og_str og_provider_family(const og_providers *names, og_str kind);
// Whether two names may be of one provider. One without a name is only the same as another with its number.
bool og_provider_same(const og_provider_key *a, const og_provider_key *b);
// Divides many into providers: groups[i] is the number, from 0, of that of keys[i]. Where names with the same base
// differ in a mark, those that do not say it may be of either and form a group of their own. What has a number alone
// goes with a name of that number, the first in order where there are several. Fails with: OG_NO_MEMORY.
og_status og_provider_group(og_arena *arena, const og_provider_key *keys, size_t count, size_t *groups,
                            size_t *group_count) OG_MUST_USE;

#endif
