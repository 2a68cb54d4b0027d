// SPDX-License-Identifier: MIT
// Whose words a sentence of an article, or a part of one, are: by the passages of speech in it (speech.h) and by the
// rules that name who says something.
#ifndef OG_ANALYSE_ATTRIBUTION_H
#define OG_ANALYSE_ATTRIBUTION_H

#include "analyse/speech.h"
#include "analyse/told.h"

// The voice at a byte of the document's text. Of speech within speech it is the outer one: what a politician says that
// inspectors found is his to answer for.
og_voice og_attribution_at(const og_told *told, size_t offset);
// The voice of the first speech that begins in the range; the article's where none does.
og_voice og_attribution_next(const og_told *told, og_range range);
// Who is said to say what was decided on: those in whose passages its words stand, else those whom its words name. A
// speaker of whom nothing is known may show by the words to be of the provider; and a few quoted words are no more than
// part of what somebody says who is named. *heard: in whose passages.
og_voice og_attribution_find(const og_told *told, og_voice *heard);
// Whether the last of the others who speak the words that were decided on is named, and nothing else is known of him.
bool og_attribution_is_stranger(const og_told *told);

#endif
