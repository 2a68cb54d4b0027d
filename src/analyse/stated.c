// SPDX-License-Identifier: MIT
#include "analyse/stated.h"

#include "analyse/attribution.h"

#include <string.h>

og_status og_article_words_open(og_analysis *analysis, og_article_words *out)
{
    *out = (og_article_words){0};
    OG_TRY(og_told_open(analysis, &out->told));
    OG_TRY(og_decider_new(out->told.plan, analysis->document->arena, &out->decider));
    return og_decision_new(&out->decider, &out->told.decision);
}

og_status og_article_words_decide(og_article_words *words, og_range range)
{
    words->told.range = range;
    words->told.text = og_document_slice(words->told.analysis->document, range);
    OG_TRY(og_rule_scanner_find(words->told.analysis->rules, words->told.text, &words->told.place, &words->told.hits));
    return og_decide(&words->decider, &words->told.hits, false, &words->told.decision);
}

static bool is_aside(const og_analysis *analysis, size_t at)
{
    size_t low = 0, high = analysis->asides.count; // those before `low` begin at or before the place
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->asides.items[middle].start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low && at < analysis->asides.items[low - 1].end;
}

// Decides on the range anew: without grades, without what stands before `from`, without the words that others than
// `heard` and the article speak, and where nothing is asked for without what is said of an earlier inspection in
// passing. Words left out become words that no rule knows.
static og_status hear_alone(og_article_words *words, og_voice heard, size_t from)
{
    og_told *told = &words->told;
    bool demands = told->decision.verdict == OG_VERDICT_ACTION;
    char *rest;
    OG_TRY(og_told_without_grades(told, &rest));
    for (size_t i = 0; i < told->hits.token_count; i++) {
        const og_token *token = &told->hits.tokens[i];
        size_t at = told->range.start + token->start;
        og_voice voice = og_attribution_at(&words->told, at);
        if (token->kind == OG_TOKEN_WORD &&
            (at < from || (!demands && is_aside(told->analysis, at)) || (voice != heard && voice != OG_VOICE_ARTICLE)))
            memset(rest + token->start, 'x', token->end - token->start);
    }
    told->text = (og_str){rest, told->text.len};
    OG_TRY(og_rule_scanner_find(told->analysis->rules, told->text, &told->place, &told->hits));
    return og_decide(&words->decider, &told->hits, false, &told->decision);
}

// What inspectors state, or are said to.
static og_stated stated_by_inspectors(const og_decision *decision)
{
    return decision->verdict == OG_VERDICT_ACTION    ? OG_STATES_DEMAND
           : decision->verdict == OG_VERDICT_NEUTRAL ? OG_STATES_NOTHING
                                                     : OG_STATES_FINDING;
}

// The words that tell of the deed that was decided on; NULL where there are none.
static const og_rule_hit *deed_of(const og_told *told)
{
    for (size_t i = 0; i < told->decision.parts.count; i++)
        if (told->decision.parts.items[i].layer == OG_LAYER_DEED)
            return &told->decision.parts.items[i].hit;
    return NULL;
}

// The first words of a deed done, whoever does it: NULL where there are none.
static const og_rule_hit *done_of(const og_told *told)
{
    const og_rule_hit *first = NULL;
    for (size_t i = 0; i < told->hits.count; i++)
        if (told->plan->rules.items[told->hits.items[i].rule].value[OG_ASPECT_DEED] == OG_DEED_DONE &&
            (!first || told->hits.items[i].first < first->first))
            first = &told->hits.items[i];
    return first;
}

// What the provider does; `says` is whether it says so itself.
static og_stated stated_of_provider(const og_article_words *words, bool says)
{
    static const og_stated own[] = {[OG_DEED_DONE] = OG_STATES_DONE,      [OG_DEED_PLANNED] = OG_STATES_PLANNED,
                                    [OG_DEED_SAID_DONE] = OG_STATES_DONE, [OG_DEED_SAID_PLANNED] = OG_STATES_PLANNED,
                                    [OG_DEED_OWN] = OG_STATES_DONE,       [OG_DEED_NONE] = OG_STATES_NOTHING};
    og_deed deed = words->told.decision.deed;
    const og_rule_hit *verb = deed_of(&words->told);
    if (!verb || ((deed == OG_DEED_SAID_DONE || deed == OG_DEED_SAID_PLANNED) && !says))
        return OG_STATES_NOTHING;
    og_actor_found actor = og_actor_of(&words->told, verb, says ? (og_actor_found){0} : words->before);
    bool own_alone = deed == OG_DEED_OWN;
    const og_rule_hit *done = own_alone && !actor.beside ? done_of(&words->told) : NULL;
    if (done) { // "has bought books, doubled the staff and ...": the verbs share a subject
        actor = og_actor_of(&words->told, done, says ? (og_actor_found){0} : words->before);
        own_alone = false;
    }
    bool its = own_alone ? actor.doer == OG_DOER_PROVIDER && actor.beside : actor.doer != OG_DOER_STRANGER;
    return its ? own[deed] : OG_STATES_NOTHING;
}

// Whether the words that were decided on blame so plainly that they are more than a subject and its grade.
static bool blames(const og_decision *decision)
{
    static const double PLAINLY = 2;
    return decision->verdict == OG_VERDICT_WEAKNESS &&
           decision->score[OG_VERDICT_WEAKNESS] - decision->score[OG_VERDICT_STRENGTH] >= PLAINLY &&
           decision->score[OG_VERDICT_WEAKNESS] - decision->score[OG_VERDICT_NEUTRAL] >= PLAINLY;
}

// Where inspectors' words state a grade, what leads to it names what is graded ("Services that keep children safe are
// inadequate"); what they found stands behind it.
static og_status read_beyond_grades(og_article_words *words, og_voice heard, og_stated *out)
{
    if (*out != OG_STATES_FINDING || !og_told_grades(&words->told) || blames(&words->told.decision))
        return OG_OK;
    OG_TRY(hear_alone(words, heard, og_told_grades_end(&words->told)));
    *out = stated_by_inspectors(&words->told.decision);
    return OG_OK;
}

// Whose words those at the range that was decided on are, and whom to hear of all who speak there. `among`: the voice
// of the sentence around them.
static og_voice attribute(const og_article_words *words, og_voice among, og_voice *heard)
{
    og_voice voice = og_attribution_find(&words->told, heard);
    bool acts = stated_of_provider(words, false) != OG_STATES_NOTHING;
    bool goes_on = voice == OG_VOICE_ARTICLE && among == OG_VOICE_INSPECTORS && !acts;
    if (voice == OG_VOICE_OTHER && acts && og_attribution_is_stranger(&words->told))
        return OG_VOICE_PROVIDER;
    return goes_on || (voice == OG_VOICE_OTHER && among == OG_VOICE_PROVIDER) ? among : voice;
}

og_status og_article_words_read(og_article_words *words, og_range range, og_voice among, og_stated *out)
{
    og_voice heard;
    OG_TRY(og_article_words_decide(words, range));
    words->spoken = attribute(words, among, &heard);
    OG_TRY(hear_alone(words, heard, range.start));
    const og_decision *decision = &words->told.decision;
    bool demands = decision->duty && decision->verdict == OG_VERDICT_ACTION;
    *out = OG_STATES_NOTHING;
    bool told_on = decision->source && decision->source != OG_SAID_BY_INSPECTORS; // "the MP said inspectors found ..."
    if (words->spoken == OG_VOICE_INSPECTORS && !told_on) {
        *out = stated_by_inspectors(decision);
        return read_beyond_grades(words, heard, out);
    }
    if (words->spoken == OG_VOICE_PROVIDER || words->spoken == OG_VOICE_ARTICLE)
        *out = stated_of_provider(words, words->spoken == OG_VOICE_PROVIDER || among == OG_VOICE_PROVIDER ||
                                             decision->source == OG_SAID_BY_PROVIDER);
    if (words->spoken == OG_VOICE_ARTICLE && *out == OG_STATES_NOTHING && demands)
        *out = OG_STATES_DEMAND;
    return OG_OK;
}
