// SPDX-License-Identifier: MIT
// The outcome: what a document of a framework without grades concludes, by the words of the framework that stand first
// in the text.
#include "analyse/judging.h"

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

og_status og_outcome_find(og_analysis *analysis)
{
    const og_framework *framework = analysis->framework;
    size_t first = SIZE_MAX;
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
    bool concludes = analysis->record->outcome || (analysis->framework->graded && analysis->record->judgements.count);
    if (!analysis->framework->outcomes.count || concludes)
        return OG_OK;
    return og_warn(analysis, OG_STR("outcome-missing"), NULL, "no inspection outcome was found");
}
