// SPDX-License-Identifier: MIT
// By when something has to be done: a word of the record for it, or the day that the document names.
#ifndef OG_ANALYSE_DUE_H
#define OG_ANALYSE_DUE_H

#include "analyse/told.h"
#include "base/date.h"

enum { OG_LONGEST_DUE_WORDS = 60 }; // bytes of words that say by when

// The first day in figures that ends a row where a conversion ran several together: with what begins with a capital
// behind it, and no word before it that makes it a part of the sentence ("by 12/10/2021 Mr Oake"). *end: behind it.
bool og_due_divides(og_str text, og_date *out, size_t *end);
// The day with which a line of a list ends where a conversion ran the columns of its table together ("keep records of
// visits 30/11/2021"): in figures, and with no more behind it.
bool og_due_ends_with_day(og_str text, og_date *out);
// Whether something can be asked for by that day: not by one before the inspection had ended.
bool og_due_is_ahead(const og_analysis *analysis, og_date day);
// The day as a record gives it, in the record's arena; null for one that is not ahead.
og_status og_due_on(const og_analysis *analysis, og_date day, og_str *out) OG_MUST_USE;
// What the text says, where rules know all of its words for saying by when ("Immediately"); null for any other.
og_status og_due_in_words(const og_analysis *analysis, og_str text, og_str *out) OG_MUST_USE;
// What the words of the sentence say, by the rules; null where they say nothing of it.
og_status og_due_told(const og_told *told, og_str *out) OG_MUST_USE;

#endif
