// SPDX-License-Identifier: MIT
// The outcome: what a document of a framework without grades concludes, by the words of the framework that stand first
// in the text; of one that concludes theme by theme the lowest, since that is what the whole did not do better than.
#include "analyse/judging.h"

#include "analyse/fields.h"

// The sentence in which a match lies; the match itself where it lies in none.
static og_range sentence_around(const og_document *document, og_range match)
{
    for (size_t i = 0; i < document->sentences.count; i++) {
        og_range range = document->sentences.items[i].range;
        if (range.start <= match.start && match.end <= range.end)
            return range;
    }
    return match;
}

// --- theme by theme

enum { MOST_ALIKE = 100 };

typedef struct conclusion {
    int code;
    og_range words;
    size_t block;
} conclusion;

typedef OG_VEC(conclusion) conclusions;

// Into its place among those before.
static og_status insert(og_analysis *analysis, conclusions *out, conclusion found)
{
    size_t at = out->count;
    while (at && out->items[at - 1].words.start >= found.words.start)
        at--;
    if (at < out->count && out->items[at].words.start == found.words.start)
        return OG_OK; // by another form of the same words
    OG_TRY(og_vec_push(analysis->arena, out, found));
    for (size_t i = out->count - 1; i > at; i--)
        out->items[i] = out->items[i - 1];
    out->items[at] = found;
    return OG_OK;
}

static og_status gather(og_analysis *analysis, const og_outcome *outcome, const og_matcher *matcher, conclusions *out)
{
    og_hits hits = {.matcher = *matcher, .most = MOST_ALIKE};
    og_hit hit;
    while (og_hits_next(analysis, &hits, &hit))
        OG_TRY(insert(analysis, out, (conclusion){outcome->code, hit.value, hit.block}));
    if (!hits.more)
        return OG_OK;
    return og_warn(analysis, OG_STR("too-many-grade-sentences"), &hit.whole,
                   "very many lines conclude in the same words; from here on they were not read: check the outcome "
                   "against the original");
}

// The last question of a range, from where its sentence begins; empty where there is none.
static og_range last_question(og_str text, og_range range)
{
    size_t end = range.end;
    while (end > range.start && text.ptr[end - 1] != '?')
        end--;
    size_t start = end > range.start ? end - 1 : end;
    while (start > range.start && text.ptr[start - 1] != '.' && text.ptr[start - 1] != '?' &&
           text.ptr[start - 1] != '\t')
        start--;
    return (og_range){start, end};
}

// The question that is answered: the last one before the answer, in its block or the one above.
static og_range theme_of(const og_document *document, const conclusion *of)
{
    const og_block *blocks = document->blocks.items;
    og_range theme = last_question(document->text, (og_range){blocks[of->block].range.start, of->words.start});
    size_t above = of->block;
    while (above && blocks[above - 1].kind == OG_FURNITURE)
        above--;
    return theme.end > theme.start || !above ? theme : last_question(document->text, blocks[above - 1].range);
}

// "What progress have leaders made? Insufficient progress".
static og_status add_conclusion(const og_analysis *analysis, const conclusion *of, og_buf *out)
{
    og_str theme, answer;
    OG_TRY(og_text_of(analysis, theme_of(analysis->document, of), &theme));
    OG_TRY(og_text_of(analysis, of->words, &answer));
    og_buf_printf(out, "%s%.*s%s%.*s", out->len ? "; " : "", OG_STR_ARG(theme), theme.len ? " " : "",
                  OG_STR_ARG(answer));
    return out->status;
}

// Each theme's conclusion stands in the words of the outcome, so that none is lost.
static og_status tell(og_analysis *analysis, const conclusions *all)
{
    og_record_outcome *outcome = og_arena_alloc(analysis->arena, sizeof *outcome);
    og_buf words = {0};
    og_status status = outcome ? OG_OK : OG_NO_MEMORY;
    for (size_t i = 0; status == OG_OK && i < all->count; i++) {
        outcome->code = all->items[i].code > outcome->code ? all->items[i].code : outcome->code;
        status = add_conclusion(analysis, &all->items[i], &words);
    }
    if (status == OG_OK)
        status = og_arena_copy(analysis->arena, og_buf_str(&words), &outcome->words);
    og_buf_free(&words);
    analysis->record->outcome = status == OG_OK ? outcome : NULL;
    return status;
}

static og_status conclude_by_theme(og_analysis *analysis)
{
    const og_framework *framework = analysis->framework;
    conclusions all = {0};
    for (size_t i = 0; i < framework->outcomes.count; i++)
        for (size_t k = 0; k < framework->outcomes.items[i].matchers.count; k++)
            OG_TRY(
                gather(analysis, &framework->outcomes.items[i], &framework->outcomes.items[i].matchers.items[k], &all));
    return all.count ? tell(analysis, &all) : OG_OK;
}

// --- the document as one

og_status og_outcome_find(og_analysis *analysis)
{
    const og_framework *framework = analysis->framework;
    size_t first = SIZE_MAX;
    if (framework->concludes == OG_CONCLUDES_BY_THEME)
        return conclude_by_theme(analysis);
    for (size_t i = 0; i < framework->outcomes.count; i++) {
        const og_outcome *outcome = &framework->outcomes.items[i];
        for (size_t k = 0; k < outcome->matchers.count; k++) {
            og_hit hit;
            if (!og_matcher_find(analysis, &outcome->matchers.items[k], 0, &hit) || hit.whole.start >= first)
                continue;
            first = hit.whole.start;
            if (!analysis->record->outcome)
                analysis->record->outcome = og_arena_alloc(analysis->arena, sizeof *analysis->record->outcome);
            if (!analysis->record->outcome)
                return OG_NO_MEMORY;
            analysis->record->outcome->code = outcome->code;
            OG_TRY(og_text_of(analysis, sentence_around(analysis->document, hit.whole),
                              &analysis->record->outcome->words));
        }
    }
    return OG_OK;
}

// Some forms give grades or an outcome, as the kind of inspection may be.
og_status og_outcome_check(og_analysis *analysis)
{
    bool has_one = analysis->record->outcome || (analysis->framework->graded && analysis->record->judgements.count);
    if (!analysis->framework->outcomes.count || has_one || analysis->framework->concludes == OG_CONCLUDES_SELDOM)
        return OG_OK;
    return og_warn(analysis, OG_STR("outcome-missing"), NULL, "no inspection outcome was found");
}
