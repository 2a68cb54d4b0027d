// SPDX-License-Identifier: MIT
// Reads an article sentence by sentence: which words may be grades, and what the rules with `reads` say of them and of
// the names beside them.
#include "analyse/grade_unit.h"

#include "analyse/speech.h"
#include "analyse/speech_items.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

// Quotation marks around a grade, or a capital where no sentence begins, say that it is one.
static const double PRINTED_AS_GRADE = 1;

enum { YEAR_LEAST = 1990, YEAR_MOST = 2100 };

static og_range bytes_of(const og_grade_unit *u, size_t first, size_t end)
{
    return (og_range){u->range.start + u->hits.tokens[first].start, u->range.start + u->hits.tokens[end - 1].end};
}

// ---- the hits, by what they are

// Whether a reading says what becomes of a grade.
static bool is_about_grades(og_reading reading)
{
    switch (reading) {
    case OG_READS_GIVEN:
    case OG_READS_KEPT:
    case OG_READS_EARLIER:
    case OG_READS_PREDECESSOR:
    case OG_READS_OTHERS:
    case OG_READS_HOPED:
    case OG_READS_ORDINARY:
        return true;
    default:
        return false;
    }
}

static bool names_areas(og_reading reading)
{
    return reading == OG_READS_AREA || reading == OG_READS_EVERY_AREA || reading == OG_READS_OTHER_AREAS;
}

static int by_place(const void *a, const void *b)
{
    const og_rule_hit *left = a, *right = b;
    if (left->first != right->first)
        return left->first < right->first ? -1 : 1;
    if (left->end != right->end)
        return left->end > right->end ? -1 : 1;
    return left->rule < right->rule ? -1 : left->rule > right->rule;
}

// Whether a hit lies inside a longer one that came before it, and if not the longest so far.
static bool is_inside(const og_rule_hit *hit, og_rule_hit *longest)
{
    bool same = hit->first == longest->first && hit->end == longest->end;
    if (hit->end <= longest->end && !same)
        return true;
    *longest = *hit;
    return false;
}

// Sorts the hits by place, and leaves out those of grades and areas that lie inside a longer one, and areas in names.
static og_status divide_hits(og_grade_unit *u)
{
    og_rule_hit word = {0}, area = {0};
    og_arena *arena = u->analysis->document->arena;
    u->all.count = u->words.count = u->areas.count = u->cues.count = u->relatives.count = 0;
    for (size_t i = 0; i < u->hits.count; i++) {
        const og_rule_hit *hit = &u->hits.items[i];
        if (og_unit_reading(u, hit) && hit->first < hit->end)
            OG_TRY(og_vec_push(arena, &u->all, *hit));
        if (og_word_is_relative((og_speech_word)og_unit_rule(u, hit)->value[OG_ASPECT_SPEECH]))
            OG_TRY(og_vec_push(arena, &u->relatives, *hit));
    }
    if (u->relatives.count)
        qsort(u->relatives.items, u->relatives.count, sizeof *u->relatives.items, by_place);
    if (u->all.count)
        qsort(u->all.items, u->all.count, sizeof *u->all.items, by_place);
    for (size_t i = 0; i < u->all.count; i++) {
        og_rule_hit hit = u->all.items[i];
        og_reading reading = og_unit_reading(u, &hit);
        if (reading == OG_READS_GRADE && !is_inside(&hit, &word))
            OG_TRY(og_vec_push(arena, &u->words, hit));
        else if (reading == OG_READS_AREA &&
                 og_is_in_name(u->out, u->names, u->out->names.count, bytes_of(u, hit.first, hit.end)))
            continue; // "Eastmere Sixth Form College" says nothing of a sixth form
        else if (names_areas(reading) && (hit.first >= area.end || hit.end == area.end) && !is_inside(&hit, &area))
            OG_TRY(og_vec_push(arena, &u->areas, hit));
        else if (reading != OG_READS_GRADE && !names_areas(reading))
            OG_TRY(og_vec_push(arena, &u->cues, hit));
    }
    return OG_OK;
}

// ---- how a grade is printed

static uint32_t code_before(og_str text, size_t at)
{
    size_t length, back = at;
    do
        back -= back > 0;
    while (back > 0 && ((unsigned char)text.ptr[back] & 0xC0) == 0x80);
    return at ? og_utf8_decode(text, back, &length) : 0;
}

static bool is_quotation_mark(uint32_t code)
{
    return code == '"' || code == 0x201C || code == 0x201D || og_code_is_apostrophe(code);
}

static bool is_quoted(og_str text, og_range words)
{
    size_t length;
    return is_quotation_mark(code_before(text, words.start)) && words.end < text.len &&
           is_quotation_mark(og_utf8_decode(text, words.end, &length));
}

// A capital in a sentence whose other words have none.
static bool is_capital(const og_grade_unit *u, const og_rule_hit *word)
{
    og_str text = u->analysis->document->text;
    size_t next = word->end < u->hits.token_count ? u->range.start + u->hits.tokens[word->end].start : 0;
    size_t before = word->first ? u->range.start + u->hits.tokens[word->first - 1].start : 0;
    bool alone = before && og_is_lower(text.ptr[before]) && !(next && og_is_upper(text.ptr[next]));
    return alone && og_is_upper(text.ptr[u->range.start + u->hits.tokens[word->first].start]);
}

static og_status add_grades(og_grade_unit *u)
{
    og_str text = u->analysis->document->text;
    u->grades = u->out->grades.count;
    u->longest.count = 0;
    if (u->words.count > OG_MOST_MENTIONS - u->grades) {
        u->words.count = OG_MOST_MENTIONS - u->grades;
        u->out->more = true;
    }
    for (size_t i = 0; i < u->words.count; i++) {
        const og_rule_hit *word = &u->words.items[i];
        og_grade_mention mention = {.words = bytes_of(u, word->first, word->end),
                                    .block = u->block,
                                    .unit = u->range,
                                    .grade = og_unit_rule(u, word)->names};
        mention.weight[OG_READS_GRADE] = og_unit_rule(u, word)->weight;
        if (is_quoted(text, mention.words) || is_capital(u, word))
            mention.weight[OG_READS_GIVEN] = PRINTED_AS_GRADE;
        OG_TRY(og_vec_push(u->analysis->document->arena, &u->out->grades, mention));
        OG_TRY(og_vec_push(u->analysis->document->arena, &u->longest, (og_rule_hit){0}));
    }
    return OG_OK;
}

// ---- cues

size_t og_unit_first_after(const og_hit_places *words, size_t token)
{
    size_t low = 0, high = words->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (words->items[middle].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t og_unit_last_within(const og_hit_places *words, size_t first, size_t end)
{
    size_t next = og_unit_first_after(words, end);
    return next && words->items[next - 1].first >= first ? next - 1 : SIZE_MAX;
}

bool og_unit_is_relative(const og_grade_unit *u, size_t token)
{
    size_t next = og_unit_first_after(&u->relatives, token);
    return next < u->relatives.count && u->relatives.items[next].first == token;
}

// Whether a cue reaches over these tokens: over no semicolon, and some over no other mark either.
static bool reaches_over(const og_grade_unit *u, const og_rule *rule, size_t from, size_t to)
{
    if (to - from > rule->reach)
        return false;
    for (size_t i = from; i < to; i++) {
        const og_token *token = &u->hits.tokens[i];
        bool mark = token->kind != OG_TOKEN_WORD && token->kind != OG_TOKEN_NUMBER;
        if (mark && (rule->until_comma || u->analysis->document->text.ptr[u->range.start + token->start] == ';'))
            return false;
    }
    return true;
}

static bool is_mark(const og_grade_unit *u, size_t token)
{
    return u->hits.tokens[token].kind == OG_TOKEN_COMMA || u->hits.tokens[token].kind == OG_TOKEN_BREAK;
}

// Whether the tokens up to `to` lead out of a clause set in between, in which the cue stands: "The school, which hopes
// to have more pupils, was rated good."
static bool leaves_clause(const og_grade_unit *u, const og_rule_hit *cue, size_t to)
{
    size_t start = cue->first, end = cue->end;
    while (end < to && !is_mark(u, end))
        end++;
    if (end == to)
        return false;
    while (start > 0 && !is_mark(u, start - 1))
        start--;
    return start && (og_unit_is_relative(u, start) || og_unit_is_relative(u, start + 1)); // ", in which"
}

static int year_in(const og_grade_unit *u, const og_rule_hit *hit)
{
    int year = 0;
    for (size_t i = hit->first; i < hit->end; i++) {
        size_t value;
        og_str text = u->hits.tokens[i].text;
        if (u->hits.tokens[i].kind == OG_TOKEN_NUMBER && og_str_to_size(text, YEAR_MOST, &value) && value >= YEAR_LEAST)
            year = (int)value;
    }
    return year;
}

// The year of publication is not that of an earlier inspection.
static bool is_of_now(const og_grade_unit *u, int year)
{
    const og_inspection *inspection = u->analysis->record->inspection;
    return year && year >= inspection->published.year && og_date_is_set(inspection->published);
}

// Tokens between the cue and the grade.
static size_t gap_between(const og_rule_hit *cue, const og_rule_hit *word)
{
    if (cue->first >= word->end)
        return cue->first - word->end;
    return word->first >= cue->end ? word->first - cue->end : 0;
}

static void weigh(const og_grade_unit *u, const og_rule_hit *cue, size_t grade)
{
    const og_rule *rule = og_unit_rule(u, cue);
    og_reading reading = og_unit_reading(u, cue);
    og_grade_mention *mention = &u->out->grades.items[u->grades + grade];
    int year = year_in(u, cue);
    size_t gap = gap_between(cue, &u->words.items[grade]);
    if (reading == OG_READS_PREDECESSOR) {
        mention->of_predecessor = true;
        reading = OG_READS_EARLIER;
    }
    if (reading == OG_READS_EARLIER && is_of_now(u, year))
        return;
    mention->weight[reading] += rule->weight;
    if (rule->weight > mention->strongest[reading])
        mention->strongest[reading] = rule->weight;
    if (year && (!mention->year || gap <= mention->year_gap)) {
        mention->year = year;
        mention->year_gap = gap;
    }
}

// Whether words about the grade that begin behind the one before it say the same as the cue: "was rated inadequate,
// having been good at its last inspection". Then the cue belongs to that grade alone.
static bool has_own_words(const og_grade_unit *u, const og_rule_hit *cue, size_t grade)
{
    const og_rule_hit *word = &u->words.items[grade];
    size_t before = grade ? u->words.items[grade - 1].end : 0;
    for (size_t i = 0; i < u->cues.count; i++) {
        const og_rule_hit *other = &u->cues.items[i];
        if (og_unit_reading(u, other) == og_unit_reading(u, cue) && other->first >= before &&
            other->first < word->first && other->end >= word->end)
            return true;
    }
    return false;
}

// A cue with a grade in it is about that one, the last if there are several; another about those in its reach. One
// inside a longer one about the same grade does not count, unless that says no more than that a grade was given:
// "previously rated good" is no "rated good", and "found that it is no longer good" is "no longer good".
static void apply_to_grades(const og_grade_unit *u, const og_rule_hit *cue, og_rule_hit *free)
{
    const og_rule *rule = og_unit_rule(u, cue);
    size_t inside = og_unit_last_within(&u->words, cue->first, cue->end);
    bool given = og_unit_reading(u, cue) == OG_READS_GIVEN || og_unit_reading(u, cue) == OG_READS_KEPT;
    og_rule_hit *longest = inside == SIZE_MAX ? free : &u->longest.items[inside], before = *longest;
    if (is_inside(cue, longest))
        return;
    if (given)
        *longest = before;
    if (inside != SIZE_MAX) {
        weigh(u, cue, inside);
        return;
    }
    size_t next = og_unit_first_after(&u->words, cue->first);
    if (rule->backward)
        for (size_t i = next; i-- > 0 && reaches_over(u, rule, u->words.items[i].end, cue->first);) {
            weigh(u, cue, i);
            if (has_own_words(u, cue, i))
                break;
        }
    for (size_t i = next; !rule->backward && i < u->words.count; i++) {
        if (u->words.items[i].first < cue->end)
            continue;
        if (!reaches_over(u, rule, cue->end, u->words.items[i].first) ||
            (!given && leaves_clause(u, cue, u->words.items[i].first)))
            break;
        weigh(u, cue, i);
    }
}

// The first token that begins at or behind the byte.
static size_t token_at(const og_grade_unit *u, size_t byte)
{
    size_t low = 0, high = u->hits.token_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (u->range.start + u->hits.tokens[middle].start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void apply_to_names(const og_grade_unit *u, const og_rule_hit *cue)
{
    const og_rule *rule = og_unit_rule(u, cue);
    for (size_t i = u->names; i < u->out->names.count && u->out->names.items[i].words.start < u->range.end; i++) {
        og_named *name = &u->out->names.items[i];
        size_t first = token_at(u, name->words.start), end = token_at(u, name->words.end);
        bool inside = first >= cue->first && end <= cue->end;
        bool near = rule->backward ? end <= cue->first && reaches_over(u, rule, end, cue->first)
                                   : cue->end <= first && reaches_over(u, rule, cue->end, first);
        double *weight = og_unit_reading(u, cue) == OG_READS_SUBJECT ? &name->subject : &name->bystander;
        if (inside || near)
            *weight += rule->weight;
    }
}

// ---- clauses that tell of grades in passing

// From the cue to where its clause ends.
static void note_aside(const og_grade_unit *u, const og_rule_hit *cue)
{
    size_t end = cue->end;
    while (end < u->hits.token_count && u->hits.tokens[end].kind != OG_TOKEN_COMMA &&
           u->hits.tokens[end].kind != OG_TOKEN_BREAK)
        end++;
    for (size_t i = og_unit_first_after(&u->words, cue->first); i < u->words.count && u->words.items[i].end <= end; i++)
        u->out->grades.items[u->grades + i].aside = bytes_of(u, cue->first, end);
}

// ---- together

static og_status apply_cues(og_grade_unit *u)
{
    og_rule_hit free = {0};
    for (size_t i = 0; i < u->cues.count; i++) {
        const og_rule_hit *cue = &u->cues.items[i];
        og_reading reading = og_unit_reading(u, cue);
        if (reading == OG_READS_VISIT)
            OG_TRY(og_vec_push(u->analysis->document->arena, &u->out->visits, bytes_of(u, cue->first, cue->end)));
        else if (reading == OG_READS_NO_OVERALL)
            u->out->no_overall = true;
        else if (reading == OG_READS_SAME)
            u->out->same = true;
        else if (reading == OG_READS_SUBJECT || reading == OG_READS_BYSTANDER)
            apply_to_names(u, cue);
        else if (reading == OG_READS_ASIDE)
            note_aside(u, cue);
        else if (is_about_grades(reading))
            apply_to_grades(u, cue, &free);
    }
    return OG_OK;
}

static og_status add_named_areas(const og_grade_unit *u)
{
    for (size_t i = 0; i < u->areas.count; i++) {
        const og_rule *rule = og_unit_rule(u, &u->areas.items[i]);
        size_t k = 0;
        while (k < u->out->areas.count && u->out->areas.items[k] != rule)
            k++;
        if (k == u->out->areas.count)
            OG_TRY(og_vec_push(u->analysis->document->arena, &u->out->areas, rule));
    }
    return OG_OK;
}

static og_status read_unit(og_grade_unit *u, const og_rule_place *place)
{
    og_analysis *analysis = u->analysis;
    if (u->range.end - u->range.start > analysis->limits->sentence_bytes)
        return OG_OK; // told of where findings are read
    OG_TRY(og_rule_scanner_find(analysis->rules, og_document_slice(analysis->document, u->range), place, &u->hits));
    while (u->names < u->out->names.count && u->out->names.items[u->names].words.start < u->range.start)
        u->names++;
    OG_TRY(divide_hits(u));
    OG_TRY(add_named_areas(u));
    OG_TRY(add_grades(u));
    OG_TRY(apply_cues(u));
    OG_TRY(og_grade_areas_find(u));
    if (u->areas.count) {
        u->out->last_area = og_unit_rule(u, &u->areas.items[u->areas.count - 1]);
        u->out->last_area_block = u->block;
    }
    return OG_OK;
}

static og_status read_block(og_grade_unit *u, size_t number)
{
    og_analysis *analysis = u->analysis;
    const og_block *block = &analysis->document->blocks.items[number];
    og_rule_place place = {.role = og_role_of_block(analysis, number),
                           .framework = analysis->framework->id,
                           .kind = og_block_kind_name(block->kind)};
    u->block = number;
    if (block->kind == OG_FURNITURE || !og_role_states_judgements(place.role))
        return OG_OK;
    if (block->kind == OG_ROW) { // its cells belong together
        u->range = block->range;
        return read_unit(u, &place);
    }
    for (size_t i = 0; i < block->sentence_count; i++) {
        u->range = analysis->document->sentences.items[block->first_sentence + i].range;
        OG_TRY(read_unit(u, &place));
    }
    return OG_OK;
}

og_status og_grade_mentions_find(og_analysis *analysis, og_grade_mentions *out)
{
    og_grade_unit u = {.analysis = analysis, .out = out};
    OG_TRY(og_provider_names_find(analysis, out));
    for (size_t i = 0; i < analysis->document->blocks.count; i++)
        OG_TRY(read_block(&u, i));
    return OG_OK;
}
