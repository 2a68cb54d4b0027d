// SPDX-License-Identifier: MIT
// What makes a reading doubtful: marks of two frameworks, a second report in the file, a text that breaks off, a grade
// that the scale does not have. Each is told by a warning; docs/frameworks.md lists their codes.
#ifndef OG_ANALYSE_DOUBTS_H
#define OG_ANALYSE_DOUBTS_H

#include "analyse/analysis.h"

enum { OG_FEWEST_REPORT_WORDS = 150 }; // of a document: less is no report, but what somebody took from one

// second_report.c: whether the front page of a second report stands in the text. The document is then cut off before
// it, as far as its blocks and sentences go: what calls this puts their counts back when all steps are done.
og_status og_second_report_find(og_analysis *analysis) OG_MUST_USE;

// doubts.c: what else speaks against the reading. After the judgements.
og_status og_doubts_find(og_analysis *analysis) OG_MUST_USE;

// off_scale.c: the grade at the start of `text` that the scale does not have ("Grade 7" of four), and its length; NULL
// where there is none. A digit by itself is one only `beside_label`. It is not judged.
const og_grade *og_off_scale_match(const og_scale *scale, og_str text, bool beside_label, size_t *length);
// The length of "Grade 7", "Grade: 7", "Grade7" or "7", of one or two digits, at the start of `text`, with the place of
// the first digit in *digit; else 0.
size_t og_grade_number(og_str text, size_t *digit);
bool og_is_off_scale(const og_grade *grade);
og_status og_off_scale_warn(og_analysis *analysis, const og_area *area, og_range words, bool judged) OG_MUST_USE;

#endif
