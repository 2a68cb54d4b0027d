// SPDX-License-Identifier: MIT
// Who says what in an article: passages of direct and reported speech, each with the voice that it is in. A document
// of an inspection has none: all of it is the inspectors'.
#ifndef OG_ANALYSE_SPEECH_H
#define OG_ANALYSE_SPEECH_H

#include "analyse/analysis.h"

// Sets analysis->passages, in the order of the text with the outer before the inner, and the record's quotations.
og_status og_speech_find(og_analysis *analysis) OG_MUST_USE;
// The passage around the byte at `offset`, the innermost; NULL where the article speaks itself.
const og_passage *og_passage_at(const og_analysis *analysis, size_t offset);

#endif
