// SPDX-License-Identifier: MIT
// Who says what in an article: passages of direct and reported speech, each with the voice that it is in. A document
// of an inspection has none: all of it is the inspectors'.
#ifndef OG_ANALYSE_SPEECH_H
#define OG_ANALYSE_SPEECH_H

#include "analyse/analysis.h"

typedef enum og_voice {
    OG_VOICE_ARTICLE,    // the writer of the article: nobody else is said to say it
    OG_VOICE_INSPECTORS, // inspectors, Ofsted, "the report"
    OG_VOICE_PROVIDER,   // the council, school or nursery, and those who run it or speak for it
    OG_VOICE_POLITICIAN, // councillors outside the executive, members of parliament, ministers
    OG_VOICE_OTHER       // parents, unions, charities, and whoever cannot be told
} og_voice;

// A part of the text in one voice. Passages may hold others: inspectors' quoted words in what an MP reports.
typedef struct og_passage {
    og_range range;
    og_voice voice;
    bool direct; // between quotation marks, which the range leaves out; else reported speech
} og_passage;

// Sets analysis->passages, in the order of the text with the outer before the inner, and the record's quotations.
og_status og_speech_find(og_analysis *analysis) OG_MUST_USE;
// The passage around the byte at `offset`, the innermost; NULL where the article speaks itself.
const og_passage *og_passage_at(const og_analysis *analysis, size_t offset);

#endif
