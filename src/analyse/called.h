// SPDX-License-Identifier: MIT
// A part of a phrase between commas, and what is called by its name, role or organisation in it.
#ifndef OG_ANALYSE_CALLED_H
#define OG_ANALYSE_CALLED_H

#include "analyse/mention.h"

enum { OG_MOST_NOUNS = 3 }; // plain words of a role before a name, or before a noun for a body

typedef struct og_speech_part {
    const og_speech_item *items; // of the whole block
    size_t count;
    size_t first, end;
} og_speech_part;

// What is known of the persons and bodies that stand in a part between commas.
typedef struct og_called {
    og_speech_part p;
    size_t name, name_end; // equal: none
    bool titled, known;    // known: by what stands before it, a title or a role
    og_speech_word title;
    size_t organisation, organisation_end;
    size_t role, role_hit, role_end; // the first word of a role; where its words end
    size_t title_at;                 // of a councillor, which is a role where no other is told
    og_speech_word about;
    bool inspectors, its, our, appended, close;
    bool plain; // the role is told by its place alone
    og_speech_word noun;
    og_pronoun pronoun;
} og_called;

static inline bool og_word_joins(og_speech_word word)
{
    return word == OG_WORD_JOINS || word == OG_WORD_AND;
}

static inline bool og_item_is_function(const og_speech_item *item)
{
    return item->word == OG_WORD_FUNCTION || item->word == OG_WORD_AT || og_word_joins(item->word) ||
           item->word == OG_WORD_BETWEEN || item->word == OG_WORD_SAYS || item->word == OG_WORD_FINDS ||
           item->word == OG_WORD_FOUND || item->word == OG_WORD_SOURCE || item->word == OG_WORD_ITS ||
           item->word == OG_WORD_OUR || item->word == OG_WORD_ONE || og_word_is_relative(item->word) ||
           item->word == OG_WORD_DIVIDES;
}

static inline bool og_item_is_title(const og_speech_item *item)
{
    return item->capital && (item->word == OG_WORD_TITLE || item->word == OG_WORD_DR || item->word == OG_WORD_PEER ||
                             item->word == OG_WORD_MR || item->word == OG_WORD_MS);
}

static inline bool og_item_joins(const og_speech_item *item)
{
    return item->kind == OG_ITEM_WORD && !item->capital && og_word_joins(item->word);
}

static inline bool og_item_is_titling(const og_speech_item *item)
{
    return item->word == OG_WORD_TITLE || item->word == OG_WORD_DR || item->word == OG_WORD_MR ||
           item->word == OG_WORD_MS;
}

// In lower case a title is a role: "a former councillor", "the child's father".
static inline bool og_item_is_role(const og_speech_item *item)
{
    return item->kind == OG_ITEM_WORD && ((item->word >= OG_WORD_OFFICER && item->word <= OG_WORD_INSPECTOR) ||
                                          (og_item_is_titling(item) && !item->capital));
}

static inline bool og_item_is_pronoun(const og_speech_item *item)
{
    return item->kind == OG_ITEM_WORD && item->word >= OG_WORD_HE && item->word <= OG_WORD_ONE;
}

// A word that may be one of a name, of a person or not.
static inline bool og_item_is_proper(const og_speech_item *item)
{
    return item->kind == OG_ITEM_WORD && item->capital && !og_item_is_function(item) && !og_item_is_role(item) &&
           !og_item_is_title(item) && !og_item_is_pronoun(item) && item->word != OG_WORD_INSPECTORS;
}

static inline bool og_item_is_body(const og_speech_item *item)
{
    return item->word == OG_WORD_BODY || item->word == OG_WORD_OWNER || item->word == OG_WORD_PROVIDER ||
           item->word == OG_WORD_COUNCIL;
}

static inline bool og_item_is_name_word(const og_speech_item *item)
{
    return og_item_is_proper(item) && (item->word == OG_ASPECT_SPEECH_NONE || item->word == OG_WORD_PARTICLE);
}

// A name after "of" or "at" is that of a place.
static inline bool og_part_is_placed(const og_speech_part *p, size_t at)
{
    return at > p->first && (p->items[at - 1].word == OG_WORD_AT || og_word_joins(p->items[at - 1].word));
}

// The body that items first .. end - 1 name, by a noun of the class `noun` if that is any.
void og_called_take_organisation(og_called *r, size_t first, size_t end, og_speech_word noun);
// roles.c: the role, once all else of the part is known.
void og_called_read_role(og_called *r);
// What items first .. end - 1, in which there is no comma, call somebody.
og_called og_called_read(const og_speech_items *items, size_t first, size_t end);
// The words among items first .. end - 1 of the part; those that a hyphen joins are one.
size_t og_part_words(const og_speech_part *p, size_t first, size_t end);
// Where they stand in the text; empty for none.
og_range og_part_span(const og_speech_part *p, size_t first, size_t end);

#endif
