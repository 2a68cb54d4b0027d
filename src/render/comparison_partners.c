// SPDX-License-Identifier: MIT
// What stands beside a statement: those of the other document that it is paired with, and why.
#include "base/str.h"
#include "render/comparison.h"
#include "render/note.h"
#include "render/say.h"

enum { SHOWN_PARTNERS = 2 };

// Only of an article and its report it is held against the words whether one says the opposite of the other.
static og_str differs_how(const og_comparison_view *view, const og_statement *partner)
{
    if (og_comparison_is(view->comparison, "article-and-report"))
        return OG_STR("which says the opposite");
    return partner->leaning > 0 ? OG_STR("a strength") : OG_STR("a weakness");
}

// "line 7; alike by: supervision, managers; likeness 0.48".
static og_str note_of_pair(const og_comparison_view *view, const og_pair *pair, const og_statement *partner)
{
    og_buf note = {0}, words = {0};
    og_note_add(&note, "", og_say_place(view->flow, &partner->evidence));
    if (og_comparison_is(view->comparison, "inspections") && partner->asked)
        og_note_add(&note, "", OG_STR("asked for"));
    if (og_say_equal(pair->relation, "differs"))
        og_note_add(&note, "", differs_how(view, partner));
    else if (og_say_equal(pair->relation, "worded-differently"))
        og_note_add(&note, "", OG_STR("worded differently: read both"));
    if (view->options->explain) {
        for (size_t i = 0; i < pair->words.count; i++)
            og_buf_printf(&words, "%s%.*s", i ? ", " : "", OG_STR_ARG(pair->words.items[i]));
        og_note_add(&note, "alike by: ", og_flow_clean(view->flow, og_buf_str(&words)));
        og_note_add_themes(view->flow, view->options->catalogue, &note, &pair->themes);
        og_note_add(&note, "likeness ", og_flow_print(view->flow, "%.2f", pair->likeness));
    }
    if (words.status != OG_OK)
        view->flow->out.status = words.status;
    og_buf_free(&words);
    return og_note_finish(view->flow, &note);
}

static void add_partner(og_comparison_view *view, const og_pair *pair, size_t side, const og_statement *partner)
{
    og_str speaker =
        og_say_equal(partner->kind, "quotation") ? og_flow_clean(view->flow, partner->speaker) : (og_str){0};
    const char *label = view->labels[side];
    og_view_add(view->flow, &view->parts,
                (og_part){.kind = OG_PART_BESIDE,
                          .label = speaker.len ? og_flow_print(view->flow, "%s, %.*s", label, OG_STR_ARG(speaker))
                                               : og_str_from(label),
                          .text = og_flow_clean(view->flow, partner->text),
                          .note = note_of_pair(view, pair, partner)});
}

static size_t number_of(const og_comparison_view *view, size_t side, const og_statement *statement)
{
    const og_compared *document = side ? &view->comparison->second : &view->comparison->first;
    return (size_t)(statement - document->statements.items);
}

static const og_statement *of_side(const og_pair *pair, size_t side)
{
    return side ? pair->second_statement : pair->first_statement;
}

static void index_side(og_comparison_view *view, size_t side)
{
    const og_comparison *comparison = view->comparison;
    size_t count = (side ? &comparison->second : &comparison->first)->statements.count;
    size_t *starts = og_arena_alloc_array(view->flow->arena, count + 2, sizeof *starts);
    const og_pair **pairs = og_arena_alloc_array(view->flow->arena, comparison->pairs.count + 1, sizeof *pairs);
    if (!starts || !pairs) {
        view->flow->out.status = OG_NO_MEMORY;
        return;
    }
    for (size_t i = 0; i < comparison->pairs.count; i++)
        starts[number_of(view, side, of_side(&comparison->pairs.items[i], side)) + 2]++;
    for (size_t i = 2; i < count + 2; i++)
        starts[i] += starts[i - 1];
    for (size_t i = 0; i < comparison->pairs.count; i++) {
        const og_pair *pair = &comparison->pairs.items[i];
        pairs[starts[number_of(view, side, of_side(pair, side)) + 1]++] = pair;
    }
    view->pair_starts[side] = starts;
    view->pairs[side] = pairs;
}

void og_comparison_index_pairs(og_comparison_view *view)
{
    for (size_t side = 0; side < 2; side++)
        index_side(view, side);
}

// Whether what is said of the statement rests on this pair: something is asked for again because it was asked for, a
// weakness persists because it was one.
static bool is_ground(const og_comparison_view *view, const og_statement *statement, const og_pair *pair,
                      const og_statement *partner)
{
    if (!og_comparison_is(view->comparison, "inspections"))
        return true;
    if (og_say_equal(statement->standing, "repeated"))
        return partner->asked;
    bool same = og_say_equal(statement->standing, "persistent") || og_say_equal(statement->standing, "kept");
    return og_say_equal(pair->relation, same ? "agrees" : "differs");
}

// What is said of the statement rests on those that stand first, for side 0 the most alike of these first; few are
// shown without --all.
void og_comparison_add_partners(og_comparison_view *view, size_t side, const og_statement *statement)
{
    if (!view->pairs[side])
        return;
    const size_t *starts = &view->pair_starts[side][number_of(view, side, statement)];
    size_t most = view->options->all ? starts[1] - starts[0] : SHOWN_PARTNERS, shown = 0;
    view->hides_partners |= starts[1] - starts[0] > most;
    for (int ground = 1; ground >= 0; ground--)
        for (size_t i = starts[0]; i < starts[1] && shown < most; i++) {
            const og_pair *pair = view->pairs[side][i];
            const og_statement *partner = of_side(pair, 1 - side);
            if (is_ground(view, statement, pair, partner) != ground)
                continue;
            add_partner(view, pair, 1 - side, partner);
            shown++;
        }
}
