// SPDX-License-Identifier: MIT
#include "analyse/told.h"

#include "base/str.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Less evidence than this is printed as 0.0, and not told.
static const double LEAST_TOLD = 0.05;

enum { LONGEST_VERDICT = 12, LONGEST_ACTOR = 12 };

// --- the words of the record

og_str og_told_name(og_aspect aspect, unsigned value)
{
    return value ? og_aspects[aspect].names[value] : (og_str){0};
}

// The record outlives the catalogue: it has copies of ids, one each.
static og_status copy_once(const og_told *told, og_str id, og_str *copy)
{
    return copy->ptr ? OG_OK : og_arena_copy(told->analysis->arena, id, copy);
}

// Room for `count` strings and no more: most lists have one or two.
static og_status make_room(const og_told *told, size_t count, og_strs *out)
{
    out->items = count ? og_arena_alloc_array(told->analysis->arena, count, sizeof *out->items) : NULL;
    out->capacity = count;
    return !count || out->items ? OG_OK : OG_NO_MEMORY;
}

og_status og_told_themes(const og_told *told, const og_decision *decision, og_strs *out)
{
    OG_TRY(make_room(told, decision->theme_count, out));
    for (size_t i = 0; i < decision->theme_count; i++) {
        size_t theme = decision->themes[i];
        OG_TRY(copy_once(told, told->plan->themes.items[theme].id, &told->theme_ids[theme]));
        out->items[out->count++] = told->theme_ids[theme];
    }
    return OG_OK;
}

// A letter and a number. Ids are many: printf took an eighth of the time of all findings.
static og_status number_id(const og_told *told, char letter, size_t number, og_str *out)
{
    char digits[24], *at = digits + sizeof digits;
    for (; number || at == digits + sizeof digits; number /= 10)
        *--at = (char)('0' + number % 10);
    *--at = letter;
    return og_arena_copy(told->analysis->arena, (og_str){at, (size_t)(digits + sizeof digits - at)}, out);
}

static og_verdict spoken_by(const og_told *told, const og_part *part)
{
    static const og_verdict verdicts[][2] = {[OG_STRENGTH] = {OG_VERDICT_STRENGTH, OG_VERDICT_WEAKNESS},
                                             [OG_WEAKNESS] = {OG_VERDICT_WEAKNESS, OG_VERDICT_STRENGTH},
                                             [OG_ACTION] = {OG_VERDICT_ACTION, OG_VERDICT_ACTION},
                                             [OG_NEUTRAL] = {OG_VERDICT_NEUTRAL, OG_VERDICT_NEUTRAL}};
    return verdicts[told->plan->rules.items[part->hit.rule].value[OG_ASPECT_POLARITY]][part->turned];
}

// Whether the part speaks for what was decided; of themes, for one that was chosen.
static bool decided(const og_told *told, const og_decision *decision, const og_part *part)
{
    const og_rule *rule = &told->plan->rules.items[part->hit.rule];
    if (part->layer == OG_LAYER_THEME) {
        for (size_t i = 0; i < decision->theme_count; i++)
            if (decision->themes[i] + 1 == rule->theme)
                return true;
        return false;
    }
    if (part->layer == OG_LAYER_SEVERITY)
        return decision->serious;
    if (part->layer == OG_LAYER_DEED) // speaks for actions, which have no rules in the record
        return false;
    if (part->layer != OG_LAYER_DECISION)
        return true;
    return decision->verdict == OG_VERDICT_MIXED || spoken_by(told, part) == decision->verdict;
}

static int by_amount(const void *a, const void *b)
{
    const og_part *left = a, *right = b;
    if (left->layer != right->layer)
        return left->layer < right->layer ? -1 : 1;
    if (left->amount < right->amount || left->amount > right->amount)
        return left->amount > right->amount ? -1 : 1;
    if (left->hit.rule != right->hit.rule)
        return left->hit.rule < right->hit.rule ? -1 : 1;
    return left->hit.first < right->hit.first ? -1 : left->hit.first > right->hit.first;
}

// As the sums of evidence are called; that of mixed sentences is none of its own.
static const char *const verdicts[] = {"strength", "weakness", "action", "neutral"};
enum { VERDICTS = sizeof verdicts / sizeof *verdicts };

static og_status effect_of(const og_told *told, const og_part *part, og_str *out)
{
    const og_rule *rule = &told->plan->rules.items[part->hit.rule];
    switch (part->layer) {
    case OG_LAYER_DECISION:
        return og_arena_printf(told->analysis->arena, out, "%s %.1f%s", verdicts[spoken_by(told, part)], part->amount,
                               part->turned ? " (turned round)" : "");
    case OG_LAYER_THEME:
        return og_arena_printf(told->analysis->arena, out, "theme %.*s %.1f",
                               OG_STR_ARG(told->plan->themes.items[rule->theme - 1].id), part->amount);
    case OG_LAYER_EXTENT:
        return og_arena_printf(told->analysis->arena, out, "extent %.*s",
                               OG_STR_ARG(og_told_name(OG_ASPECT_EXTENT, rule->value[OG_ASPECT_EXTENT])));
    case OG_LAYER_TREND:
        return og_arena_printf(told->analysis->arena, out, "trend %.*s",
                               OG_STR_ARG(og_told_name(OG_ASPECT_TREND, rule->value[OG_ASPECT_TREND])));
    case OG_LAYER_DEED:
        return og_arena_copy(told->analysis->arena, og_told_name(OG_ASPECT_DEED, rule->value[OG_ASPECT_DEED]), out);
    case OG_LAYER_SOURCE:
        return og_arena_printf(told->analysis->arena, out, "said by %.*s",
                               OG_STR_ARG(og_told_name(OG_ASPECT_SOURCE, rule->value[OG_ASPECT_SOURCE])));
    default:
        return og_arena_copy(told->analysis->arena, OG_STR("serious"), out);
    }
}

static og_status words_of(const og_told *told, const og_rule_hit *hit, og_str *out)
{
    if (hit->first == hit->end)
        return og_arena_copy(told->analysis->arena, OG_STR(""), out);
    og_range words = {told->range.start + told->hits.tokens[hit->first].start,
                      told->range.start + told->hits.tokens[hit->end - 1].end};
    return og_text_of(told->analysis, words, out);
}

static og_status add_reason(const og_told *told, const og_part *part, og_explanation *explanation)
{
    og_reason_words reason;
    OG_TRY(copy_once(told, told->plan->rules.items[part->hit.rule].id, &told->rule_ids[part->hit.rule]));
    reason.rule = told->rule_ids[part->hit.rule];
    OG_TRY(effect_of(told, part, &reason.effect));
    OG_TRY(words_of(told, &part->hit, &reason.words));
    return og_vec_push(told->analysis->arena, explanation, reason);
}

static og_status add_rule(const og_told *told, const og_part *part, og_strs *rules)
{
    og_str *id = &told->rule_ids[part->hit.rule];
    OG_TRY(copy_once(told, told->plan->rules.items[part->hit.rule].id, id));
    for (size_t k = 0; k < rules->count; k++)
        if (rules->items[k].ptr == id->ptr)
            return OG_OK;
    rules->items[rules->count++] = *id;
    return OG_OK;
}

static void sort_parts(og_part *parts, size_t count)
{
    enum { FEW = 32 };
    if (count > FEW) {
        qsort(parts, count, sizeof *parts, by_amount);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        og_part part = parts[i];
        size_t to = i;
        for (; to > 0 && by_amount(&parts[to - 1], &part) > 0; to--)
            parts[to] = parts[to - 1];
        parts[to] = part;
    }
}

// "Added up: weakness 6.0 against strength 3.6, neutral 1.2", the largest first, as a reason without effect and words.
static og_status add_sum(const og_told *told, og_explanation *explanation)
{
    static const char *const before[] = {"Added up: ", " against "};
    bool said[VERDICTS] = {false};
    size_t count = 0;
    og_reason_words sum = {.effect = OG_STR(""), .words = OG_STR("")};
    for (size_t round = 0; round < VERDICTS; round++) {
        size_t next = VERDICTS;
        for (size_t i = 0; i < VERDICTS; i++)
            if (!said[i] && (next == VERDICTS || told->decision.score[i] > told->decision.score[next]))
                next = i;
        said[next] = true;
        if (told->decision.score[next] < LEAST_TOLD)
            continue;
        OG_TRY(og_arena_printf(told->analysis->arena, &sum.rule, "%.*s%s%s %.1f", OG_STR_ARG(sum.rule),
                               count < 2 ? before[count] : ", ", verdicts[next], told->decision.score[next]));
        count++;
    }
    return sum.rule.len ? og_vec_push(told->analysis->arena, explanation, sum) : OG_OK;
}

static bool is_told(const og_part *part)
{
    return (part->layer != OG_LAYER_DECISION && part->layer != OG_LAYER_THEME) || part->amount >= LEAST_TOLD;
}

// All rules that spoke, strongest first within what they say, where that is asked for.
static og_status explain(og_told *told, og_explanation *explanation)
{
    if (!told->analysis->explain)
        return OG_OK;
    sort_parts(told->decision.parts.items, told->decision.parts.count);
    OG_TRY(add_sum(told, explanation));
    for (size_t i = 0; i < told->decision.parts.count; i++)
        if (is_told(&told->decision.parts.items[i]))
            OG_TRY(add_reason(told, &told->decision.parts.items[i], explanation));
    return OG_OK;
}

// The rules of which the decision is made, in the same order, each once.
og_status og_told_rules(const og_told *told, og_decision *decision, og_strs *rules)
{
    og_part *parts = decision->parts.items;
    size_t kept = 0;
    for (size_t i = 0; i < decision->parts.count; i++)
        if (decided(told, decision, &parts[i]))
            parts[kept++] = parts[i];
    sort_parts(parts, kept);
    OG_TRY(make_room(told, kept, rules));
    for (size_t i = 0; i < kept; i++)
        OG_TRY(add_rule(told, &parts[i], rules));
    return OG_OK;
}

// --- findings and actions

// Whether the framework judges the area; one that judges none (letters after a visit) speaks of any.
static bool has_area(const og_framework *framework, og_str id)
{
    const og_area *area = og_framework_area(framework, id);
    return area ? og_area_has_findings(area) : !framework->areas.count;
}

// The area of the section, else the one of the framework's that the words name; null where there is none.
static og_status area_of(const og_told *told, og_str *out)
{
    og_str named = has_area(told->analysis->framework, told->decision.about) ? told->decision.about : (og_str){0};
    og_str area = told->place.area.len ? told->place.area : named;
    return area.len && !og_str_equal(area, OG_STR("overall")) ? og_arena_copy(told->analysis->arena, area, out) : OG_OK;
}

// By how much the evidence for what was decided outweighs all other; of a mixed sentence its two sides count as one.
static double clarity_of(const og_decision *decision)
{
    bool mixed = decision->verdict == OG_VERDICT_MIXED;
    double least = HUGE_VAL, chosen = mixed ? decision->score[OG_VERDICT_STRENGTH] : decision->score[decision->verdict];
    for (size_t i = 0; i < VERDICTS; i++)
        if (i != decision->verdict && !(mixed && (i == OG_VERDICT_STRENGTH || i == OG_VERDICT_WEAKNESS)))
            least = fmin(least, chosen - decision->score[i]);
    return least;
}

// All but its id, and what comes of the themes.
og_status og_told_finding(const og_told *told, og_finding *out)
{
    static const char *const polarities[] = {
        [OG_VERDICT_STRENGTH] = "strength", [OG_VERDICT_WEAKNESS] = "weakness", [OG_VERDICT_MIXED] = "mixed"};
    const og_decision *decision = &told->decision;
    *out = (og_finding){.polarity = og_str_from(polarities[decision->verdict]),
                        .severity = decision->serious ? OG_STR("serious") : OG_STR("standard"),
                        .extent = og_told_name(OG_ASPECT_EXTENT, decision->extent),
                        .trend = og_told_name(OG_ASPECT_TREND, decision->trend),
                        .source =
                            decision->source ? og_told_name(OG_ASPECT_SOURCE, decision->source) : OG_STR("inspectors"),
                        .evidence = og_span_of(told->analysis->document, told->range),
                        .clarity = clarity_of(decision)};
    OG_TRY(og_text_of(told->analysis, told->range, &out->text));
    return area_of(told, &out->area);
}

// Nothing marks where the aim ends with which a sentence begins: "To improve the quality of care further the registered
// person". Before the duty only those are named who are known to act. The first token of their name; `end`: nobody's.
static size_t known_actor(const og_told *told, size_t end)
{
    size_t first = end;
    for (size_t i = 0; i < told->hits.count; i++) {
        const og_rule_hit *hit = &told->hits.items[i];
        unsigned actor = told->plan->rules.items[hit->rule].value[OG_ASPECT_ACTOR];
        if ((actor == OG_ACTOR_PROVIDER || actor == OG_ACTOR_COUNCIL) && hit->end == end && hit->first < first)
            first = hit->first;
    }
    bool article = first > 0 && first < end && og_str_equal(told->hits.tokens[first - 1].text, OG_STR("the"));
    return first - article;
}

// Whether the words of duty name who has to act between them: "requiring the provider to". *end is where the name ends.
static bool names_actor(const og_told *told, size_t *end)
{
    for (size_t at = told->decision.duty_end; told->decision.duty && at > told->decision.duty_at + 1; at--)
        if (known_actor(told, at) < at) {
            *end = at;
            return true;
        }
    return false;
}

// "The most important things the school should do": before who acts stands what is to be done.
static bool begins_with_things(const og_told *told, size_t end)
{
    static const og_str THINGS[] = {OG_STR("things"), OG_STR("steps"), OG_STR("points"), OG_STR("issues"),
                                    OG_STR("matters")};
    for (size_t i = 0; i + 1 < end && i < LONGEST_ACTOR; i++)
        for (size_t k = 0; k < sizeof THINGS / sizeof *THINGS; k++)
            if (og_str_equal(told->hits.tokens[i].text, THINGS[k]))
                return true;
    return false;
}

// Who has to act, where the sentence begins with it: what stands before the words of duty.
og_status og_told_actor(const og_told *told, og_str *out)
{
    size_t end = told->decision.duty_at;
    bool aim = names_actor(told, &end) || (end && og_str_equal(told->hits.tokens[0].text, OG_STR("to")));
    size_t first = aim || begins_with_things(told, end) ? known_actor(told, end) : 0;
    *out = (og_str){0};
    if (!told->decision.duty || first == end || end - first > LONGEST_ACTOR)
        return OG_OK;
    for (size_t i = first; i < end; i++)
        if (told->hits.tokens[i].kind != OG_TOKEN_WORD)
            return OG_OK;
    return og_text_of(told->analysis,
                      (og_range){told->range.start + told->hits.tokens[first].start,
                                 told->range.start + told->hits.tokens[end - 1].end},
                      out);
}

og_status og_told_add_action(og_told *told, og_action action)
{
    og_record *record = told->analysis->record;
    action.severity = told->decision.serious ? OG_STR("serious") : OG_STR("standard");
    action.evidence = og_span_of(told->analysis->document, told->range);
    OG_TRY(number_id(told, 'a', record->actions.count + 1, &action.id));
    OG_TRY(og_text_of(told->analysis, told->range, &action.text));
    OG_TRY(explain(told, &action.explanation));
    return og_vec_push(told->analysis->arena, &record->actions, action);
}

og_status og_told_add_finding(og_told *told)
{
    og_record *record = told->analysis->record;
    og_finding finding;
    OG_TRY(og_told_finding(told, &finding));
    OG_TRY(number_id(told, 'f', record->findings.count + 1, &finding.id));
    OG_TRY(explain(told, &finding.explanation));
    return og_vec_push(told->analysis->arena, &record->findings, finding);
}

// --- the sentence

og_status og_told_open(og_analysis *analysis, og_told *out)
{
    const og_rule_plan *plan = &analysis->catalogue->rules;
    const og_framework *framework = analysis->framework;
    og_str kind = analysis->record->inspection->provider.kind; // which the document may say, and an article always does
    og_str provider = og_str_equal(kind, framework->provider_kind) ? framework->service : kind;
    *out = (og_told){.analysis = analysis, .plan = plan, .place = {.framework = framework->id, .provider = provider}};
    out->theme_ids = og_arena_alloc_array(analysis->document->arena, plan->themes.count + 1, sizeof *out->theme_ids);
    out->rule_ids = og_arena_alloc_array(analysis->document->arena, plan->rules.count + 1, sizeof *out->rule_ids);
    return out->theme_ids && out->rule_ids ? OG_OK : OG_NO_MEMORY;
}

og_status og_told_is_too_long(const og_told *told, bool *out)
{
    *out = told->text.len > told->analysis->limits->sentence_bytes;
    return !*out ? OG_OK
                 : og_warn(told->analysis, OG_STR("sentence-too-long"), &told->range,
                           "%zu bytes without the end of a sentence were not read for findings (limit sentence_bytes)",
                           told->text.len);
}

size_t og_told_words(const og_told *told)
{
    size_t words = 0;
    for (size_t i = 0; i < told->hits.token_count; i++)
        words += told->hits.tokens[i].kind == OG_TOKEN_WORD;
    return words;
}

// The first of the grades' words that begin in the sentence or behind it; the count of all where there is none.
static size_t first_grade_in(const og_told *told)
{
    size_t low = 0, high = told->analysis->grade_words.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (told->analysis->grade_words.items[middle].start < told->range.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool og_told_grades(const og_told *told)
{
    size_t first = first_grade_in(told);
    return first < told->analysis->grade_words.count &&
           told->analysis->grade_words.items[first].start < told->range.end;
}

size_t og_told_grades_end(const og_told *told)
{
    size_t end = told->range.start;
    for (size_t i = first_grade_in(told); i < told->analysis->grade_words.count; i++) {
        og_range words = told->analysis->grade_words.items[i];
        if (words.start >= told->range.end)
            break;
        end = words.end > end ? words.end : end;
    }
    return end < told->range.end ? end : told->range.end;
}

bool og_told_is_verdict(const og_told *told)
{
    return og_told_grades(told) && !og_str_ends(og_str_trim(told->text), OG_STR(".")) &&
           og_told_words(told) <= LONGEST_VERDICT;
}

bool og_ends_sentence(og_str text)
{
    static const char *const marks[] = {".", "!", ";", ".'", ".\"", ".’", ".”", ".)"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (og_str_ends(text, og_str_from(marks[i])))
            return true;
    return false;
}

// Whether words of the sentence, and not its place alone, speak for what was decided.
static bool is_worded(const og_told *told)
{
    for (size_t i = 0; i < told->decision.parts.count; i++) {
        const og_part *part = &told->decision.parts.items[i];
        if (part->layer == OG_LAYER_DECISION && part->hit.end > part->hit.first &&
            spoken_by(told, part) == told->decision.verdict)
            return true;
    }
    return false;
}

bool og_told_is_form_line(const og_told *told, const og_block *block)
{
    og_str text = og_str_trim(told->text);
    bool listed = og_str_equal(told->place.role, OG_STR("strengths"));
    bool whole = told->range.start == block->range.start;
    if (block->kind != OG_PARAGRAPH || told->decision.verdict != OG_VERDICT_STRENGTH || listed ||
        og_ends_sentence(text))
        return false;
    return !is_worded(told) || (whole && og_opens_with_label(told->analysis, text));
}

// The sentence with the grades that it states made words that no rule knows.
og_status og_told_without_grades(const og_told *told, char **out)
{
    char *text = og_arena_alloc(told->analysis->document->arena, told->text.len + 1);
    if (!text)
        return OG_NO_MEMORY;
    memcpy(text, told->text.ptr, told->text.len);
    for (size_t i = first_grade_in(told); i < told->analysis->grade_words.count; i++) {
        og_range words = told->analysis->grade_words.items[i];
        for (size_t at = words.start; at < words.end && at < told->range.end; at++)
            if (og_is_word(text[at - told->range.start]))
                text[at - told->range.start] = 'x';
        if (words.start >= told->range.end)
            break;
    }
    *out = text;
    return OG_OK;
}

// The length of the quotation mark or bracket that closes at the end of the text; 0: none.
static size_t closer_length(og_str text)
{
    static const char *const closers[] = {"\"", "'", ")", "]", "”", "’", "»"};
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
        if (og_str_ends(text, og_str_from(closers[i])))
            return og_str_from(closers[i]).len;
    return 0;
}

// A headline may end with an exclamation mark, a line of an address with a semicolon: neither makes it a sentence.
bool og_told_is_title_line(const og_analysis *analysis, size_t block)
{
    og_str text = og_str_trim(og_document_slice(analysis->document, analysis->document->blocks.items[block].range));
    bool line = analysis->document->blocks.items[block].kind == OG_PARAGRAPH && block < analysis->title_end;
    for (size_t length; (length = closer_length(text)) > 0;)
        text.len -= length;
    return line && !og_str_ends(text, OG_STR(".")) && !og_str_ends(text, OG_STR(":"));
}
