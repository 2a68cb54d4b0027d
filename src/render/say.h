// SPDX-License-Identifier: MIT
// The values of a record as a person says them. What comes from a document is made harmless (render/flow.h).
#ifndef OG_RENDER_SAY_H
#define OG_RENDER_SAY_H

#include "record/record.h"
#include "render/flow.h"

// True when `text` is exactly the word `word`.
bool og_say_equal(og_str text, const char *word);
// Whether the record is that of an article, which tells what inspectors are said to have found.
bool og_say_is_article(const og_record *record);
// "drift-and-delay" as "drift and delay", "lscb" as "LSCB": a word without a vowel is an abbreviation.
og_str og_say_id(og_flow *flow, og_str id);
// With a capital at its start, and as it stands within a sentence: an abbreviation keeps its capitals.
og_str og_say_capitalised(og_flow *flow, og_str text);
og_str og_say_uncapitalised(og_flow *flow, og_str text);
// The sentence of a grading rule, without full stop; its id made readable where the catalogue has none or is NULL.
og_str og_say_reason(og_flow *flow, const og_catalogue *catalogue, og_str rule);
// og_say_id with a capital at its start.
og_str og_say_area(og_flow *flow, og_str id);
// The name of a theme within a sentence: "children's voice"; its id made readable where the catalogue has no such theme
// or is NULL.
og_str og_say_theme(og_flow *flow, const og_catalogue *catalogue, og_str id);
// The framework's own word, alike in every report however it is printed there ("require improvement", "Good").
og_str og_say_grade(og_flow *flow, og_str grade);
// The category of concern as a person says it: "special measures"; empty where there is none.
og_str og_say_category(og_flow *flow, const og_record *record);
// "ages 3 to 11", "ages 16 and over", "ages up to 8".
og_str og_say_ages(og_flow *flow, const og_age_range *ages);
// "5 May 2013".
og_str og_say_date(og_flow *flow, og_date date);
// "11 to 22 May 2026", "28 January to 6 February 2013", "5 May 2013"; either may be unset, not both.
og_str og_say_days(og_flow *flow, og_date start, og_date end);
// Its name, else "URN " and its number; empty where the document gives neither.
og_str og_say_provider(og_flow *flow, const og_provider *provider);
// "page 3, line 41", without a page "line 41"; empty for a place that is not known.
og_str og_say_place(og_flow *flow, const og_span *place);
// How the source is called: its path, or "standard input".
og_str og_say_path(og_flow *flow, const og_record *record);
// The texts of one cell of a table: "leadership; planning".
og_str og_say_joined(og_flow *flow, const og_strs *texts);
// Of a failed record: "message (code); hint".
og_str og_say_failure(og_flow *flow, const og_record *record);

#endif
