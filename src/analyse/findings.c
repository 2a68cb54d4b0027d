// SPDX-License-Identifier: MIT
// What the sentences say: which sentences are read, and decisions (decide.c) as findings and actions of the record.
#include "analyse/analysis.h"

#include "analyse/decide.h"
#include "base/str.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Less evidence than this is printed as 0.0, and not told.
static const double LEAST_TOLD = 0.05;

enum {
    SHORTEST_SENTENCE = 3,
    SHORTEST_CELL = 6,
    LONGEST_ASIDE = 8,
    LONGEST_VERDICT = 12,
    LONGEST_ACTOR = 12,
    MOST_RESERVED = 512
};

// What a line that ends with a colon says of the list items after it.
typedef struct lead_in {
    bool open;
    og_str role; // of the section it stands in
    og_duty duty;
    og_deadline deadline;
    og_str by;
} lead_in;

typedef enum row_kind { ROW_NONE, ROW_FINDING, ROW_ACTION } row_kind;

typedef struct reading {
    og_analysis *analysis;
    const og_rule_plan *plan;
    og_decider decider;
    og_decision decision;
    og_decision before;  // of the sentence before
    og_decider ungraded; // for sentences without the grades that they state
    og_decision left;    // what such a one says
    row_kind open;       // what the sentence before is in the record, the last row of its list: its themes are to come
    og_rule_hits hits;
    og_range range; // of the sentence
    og_str text;    // its bytes in the document
    og_rule_place place;
    lead_in lead;
    og_str row_actor;      // of a table of actions, who has to act
    const og_block *block; // of the sentence before; NULL where there is none to go on from
    og_str *theme_ids;     // of each theme of the plan, in the record's arena; empty until one is told of
    og_str *rule_ids;      // the same of rules
} reading;

// --- the words of the record

static og_str name_of(og_aspect aspect, unsigned value)
{
    return value ? og_aspects[aspect].names[value] : (og_str){0};
}

// The record outlives the catalogue: it has copies of ids, one each.
static og_status copy_once(const reading *r, og_str id, og_str *copy)
{
    return copy->ptr ? OG_OK : og_arena_copy(r->analysis->arena, id, copy);
}

// Room for `count` strings and no more: most lists have one or two.
static og_status make_room(const reading *r, size_t count, og_strs *out)
{
    out->items = count ? og_arena_alloc_array(r->analysis->arena, count, sizeof *out->items) : NULL;
    out->capacity = count;
    return !count || out->items ? OG_OK : OG_NO_MEMORY;
}

static og_status take_themes(const reading *r, const og_decision *decision, og_strs *out)
{
    OG_TRY(make_room(r, decision->theme_count, out));
    for (size_t i = 0; i < decision->theme_count; i++) {
        size_t theme = decision->themes[i];
        OG_TRY(copy_once(r, r->plan->themes.items[theme].id, &r->theme_ids[theme]));
        out->items[out->count++] = r->theme_ids[theme];
    }
    return OG_OK;
}

// A letter and a number. Ids are many: printf took an eighth of the time of all findings.
static og_status number_id(const reading *r, char letter, size_t number, og_str *out)
{
    char digits[24], *at = digits + sizeof digits;
    for (; number || at == digits + sizeof digits; number /= 10)
        *--at = (char)('0' + number % 10);
    *--at = letter;
    return og_arena_copy(r->analysis->arena, (og_str){at, (size_t)(digits + sizeof digits - at)}, out);
}

static og_verdict spoken_by(const reading *r, const og_part *part)
{
    static const og_verdict verdicts[][2] = {[OG_STRENGTH] = {OG_VERDICT_STRENGTH, OG_VERDICT_WEAKNESS},
                                             [OG_WEAKNESS] = {OG_VERDICT_WEAKNESS, OG_VERDICT_STRENGTH},
                                             [OG_ACTION] = {OG_VERDICT_ACTION, OG_VERDICT_ACTION},
                                             [OG_NEUTRAL] = {OG_VERDICT_NEUTRAL, OG_VERDICT_NEUTRAL}};
    return verdicts[r->plan->rules.items[part->hit.rule].value[OG_ASPECT_POLARITY]][part->turned];
}

// Whether the part speaks for what was decided; of themes, for one that was chosen.
static bool decided(const reading *r, const og_decision *decision, const og_part *part)
{
    const og_rule *rule = &r->plan->rules.items[part->hit.rule];
    if (part->layer == OG_LAYER_THEME) {
        for (size_t i = 0; i < decision->theme_count; i++)
            if (decision->themes[i] + 1 == rule->theme)
                return true;
        return false;
    }
    if (part->layer == OG_LAYER_SEVERITY)
        return decision->serious;
    if (part->layer != OG_LAYER_DECISION)
        return true;
    return decision->verdict == OG_VERDICT_MIXED || spoken_by(r, part) == decision->verdict;
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

static og_status effect_of(const reading *r, const og_part *part, og_str *out)
{
    const og_rule *rule = &r->plan->rules.items[part->hit.rule];
    switch (part->layer) {
    case OG_LAYER_DECISION:
        return og_arena_printf(r->analysis->arena, out, "%s %.1f%s", verdicts[spoken_by(r, part)], part->amount,
                               part->turned ? " (turned round)" : "");
    case OG_LAYER_THEME:
        return og_arena_printf(r->analysis->arena, out, "theme %.*s %.1f",
                               OG_STR_ARG(r->plan->themes.items[rule->theme - 1].id), part->amount);
    case OG_LAYER_EXTENT:
        return og_arena_printf(r->analysis->arena, out, "extent %.*s",
                               OG_STR_ARG(name_of(OG_ASPECT_EXTENT, rule->value[OG_ASPECT_EXTENT])));
    case OG_LAYER_TREND:
        return og_arena_printf(r->analysis->arena, out, "trend %.*s",
                               OG_STR_ARG(name_of(OG_ASPECT_TREND, rule->value[OG_ASPECT_TREND])));
    case OG_LAYER_SOURCE:
        return og_arena_printf(r->analysis->arena, out, "said by %.*s",
                               OG_STR_ARG(name_of(OG_ASPECT_SOURCE, rule->value[OG_ASPECT_SOURCE])));
    default:
        return og_arena_copy(r->analysis->arena, OG_STR("serious"), out);
    }
}

static og_status words_of(const reading *r, const og_rule_hit *hit, og_str *out)
{
    if (hit->first == hit->end)
        return og_arena_copy(r->analysis->arena, OG_STR(""), out);
    og_range words = {r->range.start + r->hits.tokens[hit->first].start,
                      r->range.start + r->hits.tokens[hit->end - 1].end};
    return og_text_of(r->analysis, words, out);
}

static og_status add_reason(const reading *r, const og_part *part, og_explanation *explanation)
{
    og_reason_words reason;
    OG_TRY(copy_once(r, r->plan->rules.items[part->hit.rule].id, &r->rule_ids[part->hit.rule]));
    reason.rule = r->rule_ids[part->hit.rule];
    OG_TRY(effect_of(r, part, &reason.effect));
    OG_TRY(words_of(r, &part->hit, &reason.words));
    return og_vec_push(r->analysis->arena, explanation, reason);
}

static og_status add_rule(const reading *r, const og_part *part, og_strs *rules)
{
    og_str *id = &r->rule_ids[part->hit.rule];
    OG_TRY(copy_once(r, r->plan->rules.items[part->hit.rule].id, id));
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
static og_status add_sum(const reading *r, og_explanation *explanation)
{
    static const char *const before[] = {"Added up: ", " against "};
    bool told[VERDICTS] = {false};
    size_t count = 0;
    og_reason_words sum = {.effect = OG_STR(""), .words = OG_STR("")};
    for (size_t round = 0; round < VERDICTS; round++) {
        size_t next = VERDICTS;
        for (size_t i = 0; i < VERDICTS; i++)
            if (!told[i] && (next == VERDICTS || r->decision.score[i] > r->decision.score[next]))
                next = i;
        told[next] = true;
        if (r->decision.score[next] < LEAST_TOLD)
            continue;
        OG_TRY(og_arena_printf(r->analysis->arena, &sum.rule, "%.*s%s%s %.1f", OG_STR_ARG(sum.rule),
                               count < 2 ? before[count] : ", ", verdicts[next], r->decision.score[next]));
        count++;
    }
    return sum.rule.len ? og_vec_push(r->analysis->arena, explanation, sum) : OG_OK;
}

static bool is_told(const og_part *part)
{
    return (part->layer != OG_LAYER_DECISION && part->layer != OG_LAYER_THEME) || part->amount >= LEAST_TOLD;
}

// All rules that spoke, strongest first within what they say, where that is asked for.
static og_status explain(reading *r, og_explanation *explanation)
{
    if (!r->analysis->explain)
        return OG_OK;
    sort_parts(r->decision.parts.items, r->decision.parts.count);
    OG_TRY(add_sum(r, explanation));
    for (size_t i = 0; i < r->decision.parts.count; i++)
        if (is_told(&r->decision.parts.items[i]))
            OG_TRY(add_reason(r, &r->decision.parts.items[i], explanation));
    return OG_OK;
}

// The rules of which the decision is made, in the same order, each once.
static og_status take_rules(const reading *r, og_decision *decision, og_strs *rules)
{
    og_part *parts = decision->parts.items;
    size_t kept = 0;
    for (size_t i = 0; i < decision->parts.count; i++)
        if (decided(r, decision, &parts[i]))
            parts[kept++] = parts[i];
    sort_parts(parts, kept);
    OG_TRY(make_room(r, kept, rules));
    for (size_t i = 0; i < kept; i++)
        OG_TRY(add_rule(r, &parts[i], rules));
    return OG_OK;
}

// --- findings and actions

// Whether the framework judges the area; one that judges none (letters after a visit) speaks of any.
static bool has_area(const og_framework *framework, og_str id)
{
    for (size_t i = 0; i < framework->areas.count; i++)
        if (og_str_equal(framework->areas.items[i].id, id))
            return true;
    return !framework->areas.count;
}

// The area of the section, else the one of the framework's that the words name; null where there is none.
static og_status area_of(const reading *r, og_str *out)
{
    og_str named = has_area(r->analysis->framework, r->decision.about) ? r->decision.about : (og_str){0};
    og_str area = r->place.area.len ? r->place.area : named;
    return area.len && !og_str_equal(area, OG_STR("overall")) ? og_arena_copy(r->analysis->arena, area, out) : OG_OK;
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
static og_status make_finding(const reading *r, og_finding *out)
{
    static const char *const polarities[] = {
        [OG_VERDICT_STRENGTH] = "strength", [OG_VERDICT_WEAKNESS] = "weakness", [OG_VERDICT_MIXED] = "mixed"};
    const og_decision *decision = &r->decision;
    *out = (og_finding){.polarity = og_str_from(polarities[decision->verdict]),
                        .severity = decision->serious ? OG_STR("serious") : OG_STR("standard"),
                        .extent = name_of(OG_ASPECT_EXTENT, decision->extent),
                        .trend = name_of(OG_ASPECT_TREND, decision->trend),
                        .source = decision->source ? name_of(OG_ASPECT_SOURCE, decision->source) : OG_STR("inspectors"),
                        .evidence = og_span_of(r->analysis->document, r->range),
                        .clarity = clarity_of(decision)};
    OG_TRY(og_text_of(r->analysis, r->range, &out->text));
    return area_of(r, &out->area);
}

static og_status add_finding(reading *r)
{
    og_record *record = r->analysis->record;
    og_finding finding;
    OG_TRY(make_finding(r, &finding));
    OG_TRY(number_id(r, 'f', record->findings.count + 1, &finding.id));
    OG_TRY(explain(r, &finding.explanation));
    r->open = ROW_FINDING;
    return og_vec_push(r->analysis->arena, &record->findings, finding);
}

// Who has to act, where the sentence begins with it: what stands before the words of duty.
static og_status actor_of(const reading *r, og_str *out)
{
    size_t end = r->decision.duty_at;
    *out = (og_str){0};
    if (!r->decision.duty || !end || end > LONGEST_ACTOR)
        return OG_OK;
    for (size_t i = 0; i < end; i++)
        if (r->hits.tokens[i].kind != OG_TOKEN_WORD)
            return OG_OK;
    return og_text_of(
        r->analysis, (og_range){r->range.start + r->hits.tokens[0].start, r->range.start + r->hits.tokens[end - 1].end},
        out);
}

static og_status add_action(reading *r)
{
    og_record *record = r->analysis->record;
    const lead_in *lead = r->lead.open ? &r->lead : NULL;
    og_duty duty = r->decision.duty ? r->decision.duty : lead ? lead->duty : OG_ASPECT_DUTY_NONE;
    og_deadline deadline = r->decision.deadline ? r->decision.deadline
                           : lead               ? lead->deadline
                                                : OG_ASPECT_DEADLINE_NONE;
    bool priority = og_str_equal(r->place.role, OG_STR("priority"));
    og_action action = {.kind = priority                  ? OG_STR("priority")
                                : duty == OG_DUTY_BINDING ? OG_STR("required")
                                                          : OG_STR("recommended"),
                        .deadline = name_of(OG_ASPECT_DEADLINE, deadline),
                        .severity = r->decision.serious ? OG_STR("serious") : OG_STR("standard"),
                        .evidence = og_span_of(r->analysis->document, r->range)};
    OG_TRY(number_id(r, 'a', record->actions.count + 1, &action.id));
    OG_TRY(og_text_of(r->analysis, r->range, &action.text));
    OG_TRY(actor_of(r, &action.by));
    if (!action.by.len)
        action.by = r->row_actor.len ? r->row_actor : lead ? lead->by : action.by;
    OG_TRY(explain(r, &action.explanation));
    r->open = ROW_ACTION;
    return og_vec_push(r->analysis->arena, &record->actions, action);
}

// Gives the row of a sentence its themes and rules. `next`: the decision on the sentence that goes on from it, or NULL.
static og_status close_row(reading *r, const og_decision *next, og_decision *decision)
{
    og_record *record = r->analysis->record;
    row_kind open = r->open;
    r->open = ROW_NONE;
    if (open == ROW_NONE)
        return OG_OK;
    og_choose_themes(&r->decider, next, decision);
    if (open == ROW_ACTION)
        return take_themes(r, decision, &record->actions.items[record->actions.count - 1].themes);
    og_finding *finding = &record->findings.items[record->findings.count - 1];
    OG_TRY(take_themes(r, decision, &finding->themes));
    return take_rules(r, decision, &finding->rules);
}

// A line with a colon at its end leads a list; its section's next items stand under it.
static og_status follow_lead(reading *r, const og_block *block)
{
    bool item = block->kind == OG_ITEM && r->lead.open && og_str_equal(r->lead.role, r->place.role);
    if (!item)
        r->lead = (lead_in){0};
    if (!og_str_ends(og_str_trim(r->text), OG_STR(":")))
        return OG_OK;
    r->lead =
        (lead_in){.open = true, .role = r->place.role, .duty = r->decision.duty, .deadline = r->decision.deadline};
    return actor_of(r, &r->lead.by);
}

// --- sentences

// The text of a footnote begins with its number, raised, or plain before a capital ("2 Care leavers are ..."); the
// numbers of paragraphs are markers and no part of the text.
static bool is_footnote(og_str text)
{
    enum { LONGEST_NUMBER = 2 };
    size_t length, digits = 0;
    while (digits < text.len && og_is_digit(text.ptr[digits]))
        digits++;
    if (digits && digits <= LONGEST_NUMBER && digits + 1 < text.len)
        return text.ptr[digits] == ' ' && og_is_upper(text.ptr[digits + 1]);
    uint32_t code = text.len ? og_utf8_decode(text, 0, &length) : 0;
    return code == 0xB9 || code == 0xB2 || code == 0xB3 || code == 0x2070 || (code >= 0x2074 && code <= 0x2079);
}

// Prose, and tables of actions: a heading, another table and what pages repeat say nothing about the service.
static bool is_read(const og_block *block, og_str role)
{
    bool table = block->kind == OG_ROW && og_role_lists_actions(role);
    return (block->kind == OG_PARAGRAPH || block->kind == OG_ITEM || table) && og_role_holds_findings(role);
}

static size_t count_words(const og_rule_hits *hits)
{
    size_t words = 0;
    for (size_t i = 0; i < hits->token_count; i++)
        words += hits->tokens[i].kind == OG_TOKEN_WORD;
    return words;
}

// A few words in brackets refer to something: "(outcome 3, national framework)".
static bool is_aside(const reading *r)
{
    og_str text = og_str_trim(r->text);
    return og_str_starts(text, OG_STR("(")) && (og_str_ends(text, OG_STR(")")) || og_str_ends(text, OG_STR(")."))) &&
           count_words(&r->hits) <= LONGEST_ASIDE;
}

// Whether what was decided is told of.
static bool says_something(const reading *r, const og_block *block)
{
    size_t least = block->kind == OG_ROW ? SHORTEST_CELL : SHORTEST_SENTENCE;
    return r->decision.verdict != OG_VERDICT_NEUTRAL && count_words(&r->hits) >= least && !is_aside(r);
}

static og_status add_decided(reading *r, const og_block *block)
{
    if (!says_something(r, block))
        return OG_OK;
    if (r->decision.verdict == OG_VERDICT_ACTION)
        return og_str_ends(og_str_trim(r->text), OG_STR(":")) ? OG_OK : add_action(r);
    return add_finding(r);
}

// The first of the grades' words that begin in the sentence or behind it; the count of all where there is none.
static size_t first_grade_in(const reading *r)
{
    size_t low = 0, high = r->analysis->grade_words.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->analysis->grade_words.items[middle].start < r->range.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool states_grade(const reading *r)
{
    size_t first = first_grade_in(r);
    return first < r->analysis->grade_words.count && r->analysis->grade_words.items[first].start < r->range.end;
}

// A line that gives a grade and is no sentence: the judgement says it already.
static bool is_verdict(const reading *r)
{
    return states_grade(r) && !og_str_ends(og_str_trim(r->text), OG_STR(".")) &&
           count_words(&r->hits) <= LONGEST_VERDICT;
}

// The sentence with the grades that it states made words that no rule knows.
static og_status without_grades(const reading *r, og_str *out)
{
    char *text = og_arena_alloc(r->analysis->document->arena, r->text.len + 1);
    if (!text)
        return OG_NO_MEMORY;
    memcpy(text, r->text.ptr, r->text.len);
    for (size_t i = first_grade_in(r); i < r->analysis->grade_words.count; i++) {
        og_range words = r->analysis->grade_words.items[i];
        for (size_t at = words.start; at < words.end && at < r->range.end; at++)
            if (og_is_word(text[at - r->range.start]))
                text[at - r->range.start] = 'x';
        if (words.start >= r->range.end)
            break;
    }
    *out = (og_str){text, r->text.len};
    return OG_OK;
}

// What a sentence that states a grade says without it.
static og_status read_ungraded(reading *r, const og_block *block, size_t number)
{
    og_counted_finding counted = {.number = number};
    reading aside = *r;
    aside.decision = r->left;
    OG_TRY(without_grades(r, &aside.text));
    OG_TRY(og_rule_scanner_find(r->analysis->rules, aside.text, &r->place, &aside.hits));
    OG_TRY(og_decide(&r->ungraded, &aside.hits, false, &aside.decision));
    counted.counts = says_something(&aside, block) && aside.decision.verdict != OG_VERDICT_ACTION;
    if (counted.counts) {
        og_choose_themes(&r->ungraded, NULL, &aside.decision);
        OG_TRY(make_finding(&aside, &counted.finding));
        OG_TRY(take_themes(r, &aside.decision, &counted.finding.themes));
        OG_TRY(take_rules(r, &aside.decision, &counted.finding.rules));
    }
    r->left = aside.decision;
    return og_vec_push(r->analysis->arena, &r->analysis->ungraded, counted);
}

// Decides on the sentence, and with it on the themes of the one before.
static og_status decide(reading *r, bool continues)
{
    og_decision before = r->decision;
    r->decision = r->before;
    r->before = before;
    OG_TRY(og_decide(&r->decider, &r->hits, continues, &r->decision));
    return close_row(r, continues ? &r->decision : NULL, &r->before);
}

static og_status read_sentence(reading *r, const og_block *block)
{
    size_t findings = r->analysis->record->findings.count;
    r->text = og_document_slice(r->analysis->document, r->range);
    if (r->text.len > r->analysis->limits->sentence_bytes) {
        r->block = NULL; // what comes next does not go on from the sentence before this one
        r->lead = (lead_in){0};
        return og_warn(r->analysis, OG_STR("sentence-too-long"), &r->range,
                       "%zu bytes without the end of a sentence were not read for findings (limit sentence_bytes)",
                       r->text.len);
    }
    OG_TRY(og_rule_scanner_find(r->analysis->rules, r->text, &r->place, &r->hits));
    OG_TRY(decide(r, block == r->block));
    r->block = block;
    OG_TRY(follow_lead(r, block));
    if (!is_verdict(r))
        OG_TRY(add_decided(r, block));
    bool found = r->analysis->record->findings.count > findings;
    return states_grade(r) ? read_ungraded(r, block, found ? findings : SIZE_MAX) : OG_OK;
}

// A row of a table of actions: the last cell says what is to be done, the first who has to do it.
static og_status read_row(reading *r, const og_block *row)
{
    const og_document *document = r->analysis->document;
    size_t last = row->cell_count;
    while (last > 0 && document->cells.items[row->first_cell + last - 1].start ==
                           document->cells.items[row->first_cell + last - 1].end)
        last--;
    if (!last)
        return OG_OK;
    og_range told = document->cells.items[row->first_cell + last - 1];
    r->place.kind = og_block_kind_name(OG_ITEM);
    r->row_actor = (og_str){0};
    if (last > 1)
        OG_TRY(og_text_of(r->analysis, document->cells.items[row->first_cell], &r->row_actor));
    for (size_t i = 0; i < row->sentence_count; i++) {
        r->range = document->sentences.items[row->first_sentence + i].range;
        if (r->range.start >= told.start)
            OG_TRY(read_sentence(r, row));
    }
    r->row_actor = (og_str){0};
    return OG_OK;
}

static og_status read_block(reading *r, size_t number)
{
    const og_document *document = r->analysis->document;
    const og_block *block = &document->blocks.items[number];
    r->place.role = og_role_of_block(r->analysis, number);
    if (block->kind == OG_HEADING)
        r->lead = (lead_in){0};
    if (!is_read(block, r->place.role) || is_footnote(og_document_slice(document, block->range)))
        return OG_OK;
    r->place.area = og_area_of_block(r->analysis, number);
    r->place.kind = og_block_kind_name(block->kind);
    if (block->kind == OG_ROW)
        return read_row(r, block);
    for (size_t i = 0; i < block->sentence_count; i++) {
        r->range = document->sentences.items[block->first_sentence + i].range;
        OG_TRY(read_sentence(r, block));
    }
    return OG_OK;
}

// A line of the title or of the address of a letter: it stands there and is no sentence.
static bool is_title_line(const og_analysis *analysis, size_t block)
{
    og_str text = og_str_trim(og_document_slice(analysis->document, analysis->document->blocks.items[block].range));
    bool line = analysis->document->blocks.items[block].kind == OG_PARAGRAPH && block < analysis->title_end;
    return line && !og_str_ends(text, OG_STR(".")) && !og_str_ends(text, OG_STR(":"));
}

// What the whole document uses. The list of findings, the longest of the record, has room for those of most reports.
static og_status open_reading(reading *r)
{
    og_analysis *analysis = r->analysis;
    size_t sentences = analysis->document->sentences.count, themes = r->plan->themes.count,
           rules = r->plan->rules.count;
    OG_TRY(og_decider_new(r->plan, analysis->document->arena, &r->decider));
    OG_TRY(og_decision_new(&r->decider, &r->decision));
    OG_TRY(og_decision_new(&r->decider, &r->before));
    OG_TRY(og_decider_new(r->plan, analysis->document->arena, &r->ungraded));
    OG_TRY(og_decision_new(&r->ungraded, &r->left));
    r->theme_ids = og_arena_alloc_array(analysis->document->arena, themes + 1, sizeof *r->theme_ids);
    r->rule_ids = og_arena_alloc_array(analysis->document->arena, rules + 1, sizeof *r->rule_ids);
    if (!r->theme_ids || !r->rule_ids)
        return OG_NO_MEMORY;
    size_t room = sentences < MOST_RESERVED ? sentences : MOST_RESERVED;
    if (analysis->record->findings.capacity || !room)
        return OG_OK;
    analysis->record->findings.items =
        og_arena_alloc_array(analysis->arena, room, sizeof *analysis->record->findings.items);
    analysis->record->findings.capacity = room;
    return analysis->record->findings.items ? OG_OK : OG_NO_MEMORY;
}

og_status og_findings_find(og_analysis *analysis)
{
    const og_framework *framework = analysis->framework;
    if (!framework || !framework->is_inspection)
        return OG_OK;
    reading r = {.analysis = analysis, .plan = &analysis->catalogue->rules, .place = {.framework = framework->id}};
    OG_TRY(open_reading(&r));
    for (size_t i = 0; i < analysis->document->blocks.count; i++)
        if (!is_title_line(analysis, i))
            OG_TRY(read_block(&r, i));
    return close_row(&r, NULL, &r.decision);
}
