// SPDX-License-Identifier: MIT
// A block of an article as words and marks, with what rules say of each (speech="..." of data/rules/speech.xml). Words
// between quotation marks are one item.
#ifndef OG_ANALYSE_SPEECH_ITEMS_H
#define OG_ANALYSE_SPEECH_ITEMS_H

#include "analyse/analysis.h"
#include "analyse/quote_marks.h"

typedef enum og_item_kind {
    OG_ITEM_WORD,
    OG_ITEM_COMMA,
    OG_ITEM_BREAK,
    OG_ITEM_COLON,
    OG_ITEM_STOP,
    OG_ITEM_QUOTED
} og_item_kind;

typedef struct og_speech_item {
    og_item_kind kind;
    og_range range;      // in the text; of a possessive without the apostrophe and s
    og_speech_word word; // of a word
    size_t hit, hit_end; // the items that together are this; without one the item alone
    bool capital;        // begins with a capital letter
    bool letters;        // two to six capitals and nothing else, as bodies are called for short
    bool number;
    bool possessive;
    bool enclosed; // stands in round brackets
    bool joined;   // by a hyphen to the word before it
    size_t quoted; // of OG_ITEM_QUOTED: its number
} og_speech_item;

typedef OG_VEC(og_speech_item) og_speech_items;

// "who", "whose", "which"
static inline bool og_word_is_relative(og_speech_word word)
{
    return word == OG_WORD_WHO || word == OG_WORD_WHOSE;
}

// Items of the block; `quoted` are all of the document, of which *next is the first that begins in this block or after,
// and is moved behind it.
og_status og_speech_items_of(og_analysis *analysis, og_range block, const og_quoted_list *quoted, size_t *next,
                             og_speech_items *out) OG_MUST_USE;

#endif
