// SPDX-License-Identifier: MIT
// What a person is shown of a comparison, as parts of a view (render/view.h): comparison.c has what all kinds share and
// the forms, comparison_article.c and comparison_time.c what is said of an article and of two inspections.
#ifndef OG_RENDER_COMPARISON_H
#define OG_RENDER_COMPARISON_H

#include "relate/compare.h"
#include "render/view.h"

typedef struct og_comparison_view {
    og_flow *flow;
    const og_comparison *comparison;
    const og_text_options *options;
    og_view parts;
    const char *names[2];     // of the two documents within a sentence: "the article", "the report"
    const char *labels[2];    // before their words: "Article", "Report"
    const og_pair **pairs[2]; // by the statement of each side: those of its n-th statement from pair_starts[side][n] on
    const size_t *pair_starts[2];
    bool hides_partners; // of some statement not all are shown
} og_comparison_view;

void og_comparison_add(og_comparison_view *view, og_part_kind kind, og_str text);
enum { OG_ANY_LEANING = 2 };
// How many statements of side 0 or 1 have the standing and, unless it is OG_ANY_LEANING, the leaning.
size_t og_comparison_count(const og_comparison_view *view, size_t side, const char *standing, int leaning);
// Below a heading those statements, the serious first: without options->all a few, and how many are not shown. With
// `paired` below each those of the other document that it is paired with. Nothing where there are none.
void og_comparison_add_statements(og_comparison_view *view, og_str heading, const char *introduction, size_t side,
                                  const char *standing, int leaning, bool paired);

// comparison_partners.c: og_comparison_index_pairs is called before any statement is added.
void og_comparison_index_pairs(og_comparison_view *view);
void og_comparison_add_partners(og_comparison_view *view, size_t side, const og_statement *statement);
// comparison_article.c
void og_comparison_view_article(og_comparison_view *view);
void og_comparison_view_articles(og_comparison_view *view);
void og_comparison_add_balance(og_comparison_view *view);
// comparison_time.c
void og_comparison_view_inspections(og_comparison_view *view);

#endif
