// SPDX-License-Identifier: MIT
// How an article calls somebody in one place: "Cumbria County Council's director of children's services, Julia
// Morrison". Knows the words of the place alone.
#ifndef OG_ANALYSE_MENTION_H
#define OG_ANALYSE_MENTION_H

#include "analyse/speech_items.h"

typedef enum og_pronoun {
    OG_PRONOUN_NONE,
    OG_PRONOUN_HE,
    OG_PRONOUN_SHE,
    OG_PRONOUN_THEY,
    OG_PRONOUN_IT,
    OG_PRONOUN_ONE
} og_pronoun;

// Empty ranges: not said.
typedef struct og_mention {
    og_range name;         // without titles
    og_range role;         // as printed, without the organisation where that stands before or after it
    og_range organisation; // by its name or by a noun
    og_speech_word about;  // the class of the role: OG_WORD_OFFICER and so on
    og_speech_word title;  // before the name
    og_pronoun pronoun;    // in place of a name; of a named one the sex that the title tells
    bool single;           // the name is one word
    bool inspectors;       // inspectors, or their report
    og_speech_word noun;   // the organisation is one of these nouns: OG_WORD_COUNCIL, OG_WORD_PROVIDER, OG_WORD_BODY
    size_t second, second_end; // items that call another who speaks along; equal: nobody does
    bool shared;               // the role is of both
    bool told;                 // the role is a clause that tells of the bearer: "who sits on the committee"
    bool close;                // nothing but the role's own words stand between its noun and what follows it
    bool owner;                // the organisation is called by a noun for who runs what was inspected
    bool its;                  // the role is of a body named before: "its director"
    bool our;                  // the role is of the body that publishes the text: "our director"
} og_mention;

static inline bool og_range_is_empty(og_range range)
{
    return range.start >= range.end;
}

static inline bool og_mention_is_empty(const og_mention *mention)
{
    return og_range_is_empty(mention->name) && og_range_is_empty(mention->role) &&
           og_range_is_empty(mention->organisation) && !mention->pronoun && !mention->inspectors;
}

// What items first .. end - 1 say of somebody: a phrase with what stands between commas after or before its name. Of
// several phrases the last one counts, as before "said"; with `forward` the first, as behind it.
og_mention og_mention_read(const og_speech_items *items, size_t first, size_t end, bool forward);

#endif
