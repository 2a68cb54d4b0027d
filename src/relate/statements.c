// SPDX-License-Identifier: MIT
#include "relate/statements.h"

#include "base/str.h"
#include "document/sentences.h"

static bool is(og_str text, const char *word)
{
    return og_str_equal(text, og_str_from(word));
}

static og_status add_finding(og_arena *arena, const og_finding *from, og_statements *out)
{
    int leaning = is(from->polarity, "strength") ? 1 : is(from->polarity, "weakness") ? -1 : 0;
    return og_vec_push(arena, out,
                       (og_statement){.id = from->id,
                                      .kind = from->polarity,
                                      .text = from->text,
                                      .themes = from->themes,
                                      .area = from->area,
                                      .severity = from->severity,
                                      .extent = from->extent,
                                      .trend = from->trend,
                                      .evidence = from->evidence,
                                      .leaning = leaning,
                                      .judged = is(from->source, "inspectors")});
}

static og_status add_action(og_arena *arena, const og_action *from, og_statements *out)
{
    bool asked = !is(from->kind, "planned") && !is(from->kind, "done");
    return og_vec_push(arena, out,
                       (og_statement){.id = from->id,
                                      .kind = from->kind,
                                      .text = from->text,
                                      .themes = from->themes,
                                      .severity = from->severity,
                                      .evidence = from->evidence,
                                      .leaning = asked ? -1 : 0,
                                      .asked = asked,
                                      .answers = !asked,
                                      .judged = asked});
}

// A quotation may say many things; each of its sentences is compared by itself.
static og_status add_quotation(og_arena *arena, const og_quotation *from, size_t number, size_t most,
                               og_statements *out, size_t *left_out)
{
    og_range range;
    size_t at = 0, sentence = 0;
    while (og_sentence_next(from->text, from->text.len, &at, &range)) {
        if (out->count >= most) {
            ++*left_out;
            continue;
        }
        og_statement said = {.kind = OG_STR("quotation"),
                             .text = og_str_slice(from->text, range.start, range.end),
                             .speaker = from->speaker,
                             .evidence = from->evidence};
        OG_TRY(og_arena_printf(arena, &said.id, "q%zu.%zu", number, ++sentence));
        OG_TRY(og_vec_push(arena, out, said));
    }
    return OG_OK;
}

og_status og_statements_of(og_arena *arena, const og_record *record, size_t most, og_statements *out, size_t *left_out)
{
    *out = (og_statements){0};
    *left_out = 0;
    for (size_t i = 0; i < record->findings.count; i++) {
        if (out->count < most)
            OG_TRY(add_finding(arena, &record->findings.items[i], out));
        else
            ++*left_out;
    }
    for (size_t i = 0; i < record->actions.count; i++) {
        if (out->count < most)
            OG_TRY(add_action(arena, &record->actions.items[i], out));
        else
            ++*left_out;
    }
    for (size_t i = 0; i < record->quotations.count; i++)
        OG_TRY(add_quotation(arena, &record->quotations.items[i], i + 1, most, out, left_out));
    return OG_OK;
}
