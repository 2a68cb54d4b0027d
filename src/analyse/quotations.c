// SPDX-License-Identifier: MIT
// The stance is the one to which rules give most; where they find none, and of inspectors, whose findings praise or
// blame, what the words say decides.
#include "analyse/quotations.h"

#include "base/str.h"

// Of praise over blame or blame over praise, for a stance of somebody other than inspectors.
static const double LEAST_OUTWEIGHED = 1.0;

og_status og_turn_new(og_analysis *analysis, og_turn *out)
{
    *out = (og_turn){.analysis = analysis};
    OG_TRY(og_decider_new(&analysis->catalogue->rules, analysis->document->arena, &out->decider));
    return og_decision_new(&out->decider, &out->decision);
}

static og_status weigh(og_turn *turn, og_str words)
{
    const og_rule *rules = turn->analysis->catalogue->rules.rules.items;
    og_rule_place place = {.framework = turn->analysis->framework->id};
    og_rule_hits hits;
    OG_TRY(og_rule_scanner_find(turn->analysis->rules, words, &place, &hits));
    for (size_t i = 0; i < hits.count; i++) {
        const og_rule *rule = &rules[hits.items[i].rule];
        turn->weights[rule->value[OG_ASPECT_STANCE]] += rule->weight;
    }
    OG_TRY(og_decide(&turn->decider, &hits, false, &turn->decision));
    turn->praise += turn->decision.score[OG_VERDICT_STRENGTH];
    turn->blame += turn->decision.score[OG_VERDICT_WEAKNESS] + turn->decision.score[OG_VERDICT_ACTION];
    return OG_OK;
}

// The first sentence that ends behind the place.
static size_t sentence_at(const og_document *document, size_t place)
{
    size_t low = 0, high = document->sentences.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->sentences.items[middle].range.end <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Weighs the words sentence by sentence, as rules are written for sentences: of inspectors whole ones, of which only a
// few words may stand between marks, and each once in a turn.
static og_status weigh_words(og_turn *turn, og_range range)
{
    const og_document *document = turn->analysis->document;
    enum { LONGEST_SENTENCE = 2000 }; // a longer one may hold any number of quotations
    for (size_t i = sentence_at(document, range.start); i < document->sentences.count; i++) {
        og_range part = document->sentences.items[i].range;
        if (part.start >= range.end)
            break;
        bool whole = turn->voice == OG_VOICE_INSPECTORS && part.end - part.start <= LONGEST_SENTENCE;
        if (whole && i < turn->weighed)
            continue;
        turn->weighed = whole ? i + 1 : turn->weighed;
        if (!whole && part.start < range.start)
            part.start = range.start;
        if (!whole && part.end > range.end)
            part.end = range.end;
        OG_TRY(weigh(turn, og_document_slice(document, part)));
    }
    return OG_OK;
}

static og_stance stance_of(const og_turn *turn)
{
    double apart = turn->praise - turn->blame;
    bool inspectors = turn->voice == OG_VOICE_INSPECTORS;
    og_stance best = OG_ASPECT_STANCE_NONE;
    for (size_t i = OG_ACCEPTS; i <= OG_PRAISES && !inspectors; i++)
        if (turn->weights[i] > (best ? turn->weights[best] : 0))
            best = (og_stance)i;
    double least = inspectors ? 0 : LEAST_OUTWEIGHED;
    if (best == OG_ASPECT_STANCE_NONE && apart > least)
        return OG_PRAISES;
    if (best == OG_ASPECT_STANCE_NONE && apart < -least && turn->voice != OG_VOICE_PROVIDER)
        return OG_CRITICISES;
    return best;
}

void og_turn_end(og_turn *turn)
{
    og_record *record = turn->analysis->record;
    og_stance stance = stance_of(turn);
    for (size_t i = turn->first; i < record->quotations.count; i++)
        record->quotations.items[i].stance = stance ? og_aspects[OG_ASPECT_STANCE].names[stance] : OG_STR("neutral");
    turn->first = record->quotations.count;
    for (size_t i = 0; i <= OG_PRAISES; i++)
        turn->weights[i] = 0;
    turn->praise = turn->blame = 0;
    turn->weighed = 0;
}

static bool is_grade(const og_analysis *analysis, og_str words)
{
    size_t length;
    while (words.len && og_str_find_byte(OG_STR(".,;:"), words.ptr[words.len - 1], 0) != SIZE_MAX)
        words.len--;
    const og_scale *scale = analysis->framework->scale;
    return scale && og_scale_match(scale, words, &length) && length == words.len;
}

og_status og_turn_add(og_turn *turn, og_range range, const og_known_speaker *speaker, bool again)
{
    og_analysis *analysis = turn->analysis;
    og_str text = analysis->document->text;
    og_quotation quotation = {.speaker = speaker->name, .role = speaker->role, .organisation = speaker->organisation};
    while (range.start < range.end && og_is_space(text.ptr[range.start]))
        range.start++;
    while (range.end > range.start && og_is_space(text.ptr[range.end - 1]))
        range.end--;
    if (is_grade(analysis, og_document_slice(analysis->document, range)))
        return OG_OK;
    if (!again)
        og_turn_end(turn);
    turn->voice = speaker->voice;
    OG_TRY(weigh_words(turn, range));
    OG_TRY(og_text_of(analysis, range, &quotation.text));
    quotation.evidence = og_span_of(analysis->document, range);
    return og_vec_push(analysis->arena, &analysis->record->quotations, quotation);
}
