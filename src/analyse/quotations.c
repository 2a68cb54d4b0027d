// SPDX-License-Identifier: MIT
// The stance is the one with the most weight of all the rules found in the words.
#include "analyse/quotations.h"

#include "base/str.h"

enum { STANCES = OG_PRAISES + 1 };

static og_status weigh(og_analysis *analysis, og_str words, double sums[STANCES])
{
    const og_rule *rules = analysis->catalogue->rules.rules.items;
    og_rule_place place = {.framework = analysis->framework->id};
    og_rule_hits hits;
    OG_TRY(og_rule_scanner_find(analysis->rules, words, &place, &hits));
    for (size_t i = 0; i < hits.count; i++) {
        const og_rule *rule = &rules[hits.items[i].rule];
        sums[rule->value[OG_ASPECT_STANCE]] += rule->weight;
    }
    return OG_OK;
}

static og_status stance_of(og_analysis *analysis, og_str words, og_str *out)
{
    double sums[STANCES] = {0};
    size_t best = 0;
    OG_TRY(weigh(analysis, words, sums));
    sums[0] = 0;
    for (size_t i = 1; i < STANCES; i++)
        if (sums[i] > sums[best])
            best = i;
    *out = best ? og_aspects[OG_ASPECT_STANCE].names[best] : OG_STR("neutral");
    return OG_OK;
}

static bool is_grade(const og_analysis *analysis, og_str words)
{
    size_t length;
    while (words.len && og_str_find_byte(OG_STR(".,;:"), words.ptr[words.len - 1], 0) != SIZE_MAX)
        words.len--;
    const og_scale *scale = analysis->framework->scale;
    return scale && og_scale_match(scale, words, &length) && length == words.len;
}

og_status og_quotation_add(og_analysis *analysis, og_range range, const og_known_speaker *speaker)
{
    og_str words = og_document_slice(analysis->document, range);
    og_quotation quotation = {.speaker = speaker->name, .role = speaker->role, .organisation = speaker->organisation};
    if (is_grade(analysis, og_str_trim(words)))
        return OG_OK;
    OG_TRY(stance_of(analysis, words, &quotation.stance));
    OG_TRY(og_text_of(analysis, range, &quotation.text));
    while (range.start < range.end && og_is_space(analysis->document->text.ptr[range.start]))
        range.start++;
    while (range.end > range.start && og_is_space(analysis->document->text.ptr[range.end - 1]))
        range.end--;
    quotation.evidence = og_span_of(analysis->document, range);
    return og_vec_push(analysis->arena, &analysis->record->quotations, quotation);
}
