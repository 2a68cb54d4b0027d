// SPDX-License-Identifier: MIT
// An article as it is heard sentence by sentence, and the clauses of a sentence that tell who says something.
#ifndef OG_ANALYSE_HEARING_H
#define OG_ANALYSE_HEARING_H

#include "analyse/speakers.h"

enum { OG_LONGEST_SUBJECT = 48 }; // items that are read for who speaks

// "X said that ...": the words that say so, and whom they are said of.
typedef struct og_telling {
    size_t first, end;     // items that say who speaks and that somebody does
    size_t verb, verb_end; // of these the second
    size_t speaker;        // SIZE_MAX: not told
    bool finds;            // what only inspectors do
    bool found;            // it is said of what stands before the verb
    size_t reach;          // quoted items behind this belong to others: where "which ...," ends
    bool backward;         // who speaks stands after
    size_t outer; // 1 + the clause whose words go on behind `reach`, 0: none; set as words are given to who speaks
} og_telling;

// A paragraph after "X said:" that is set apart and has no marks.
typedef struct og_set_apart {
    og_range range;
    size_t speaker;
} og_set_apart;

// An article, and the sentence of it that is heard.
typedef struct og_hearing {
    og_analysis *analysis;
    og_quoted_list quoted;
    size_t next; // of the quoted that begin in blocks not yet read
    og_speech_items items;
    og_speakers speakers;
    OG_VEC(og_set_apart) apart;
    size_t *spoken_by; // of each quoted the number of the speaker, SIZE_MAX none
    size_t *also_by;   // of each quoted who spoke along
    size_t first, end; // items of the sentence
    bool wordless;     // it has no words but those between marks
    size_t subject;    // who is named as its subject where nobody is said to speak in it, SIZE_MAX nobody
    bool told;         // it is a passage as a whole
    OG_VEC(og_telling) clauses;
    size_t comma;         // the first at or behind the verb of the last clause that was read
    size_t pending;       // quoted of the block from this on may belong to who is named after them
    size_t lead;          // who speaks in the list items or the paragraph after a colon, SIZE_MAX nobody
    bool leads_paragraph; // not only list items
    size_t unsigned_from; // quoted of the block before from this on may be signed by who is named on the next line
} og_hearing;

static inline const og_speech_item *og_hearing_item(const og_hearing *r, size_t at)
{
    return &r->items.items[at];
}

static inline bool og_item_divides(const og_speech_item *item)
{
    return item->kind == OG_ITEM_COMMA || item->kind == OG_ITEM_BREAK || item->kind == OG_ITEM_COLON;
}

// clauses.c: the clauses of the sentence.
og_status og_clauses_read(og_hearing *r) OG_MUST_USE;
// Whether more than one word stands between the marks of the item.
bool og_is_phrase(const og_hearing *r, size_t at);
// Who is named in items first .. end - 1 becomes the one whom a pronoun means.
og_status og_hearing_note(og_hearing *r, size_t first, size_t end) OG_MUST_USE;

// who_said.c: who says what in the sentence.
og_status og_sentence_read(og_hearing *r) OG_MUST_USE;
// Gives the words between marks of that number to the speaker and to who speaks along.
void og_hearing_give(og_hearing *r, size_t number, size_t speaker);
// Whether items first .. end - 1 hold fewer words than `most`, a small number.
bool og_has_fewer_words(const og_hearing *r, size_t first, size_t end, size_t most);
bool og_ends_with_colon(const og_hearing *r);
// introductions.c: persons of the sentence who are named with their role become known by it.
og_status og_introductions_read(og_hearing *r) OG_MUST_USE;
// passages.c: the voice of a speaker by the number.
og_voice og_hearing_voice(const og_hearing *r, size_t speaker);
// What the speaker says; `direct`: between marks.
og_status og_passages_add(og_hearing *r, og_range range, size_t speaker, bool direct) OG_MUST_USE;
// Puts the passages in the order of the text, the outer before the inner.
void og_passages_nest(og_analysis *analysis);

#endif
