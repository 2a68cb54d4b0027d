// SPDX-License-Identifier: MIT
// Reads an article sentence by sentence: which words may be grades, and what the rules with `reads` say of them and of
// the names beside them.
#include "analyse/mentions.h"

#include "analyse/speech.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

// Quotation marks around a grade, or a capital where no sentence begins, say that it is one.
static const double PRINTED_AS_GRADE = 1;
// A judgement area to which the words belong says so too.
static const double BESIDE_AREA = 1.6;

static const og_str OVERALL = {"overall", 7};

enum {
    AREA_GAP = 4, // words between the areas of a list, and between areas and what is said of them
    YEAR_LEAST = 1990,
    YEAR_MOST = 2100
};

typedef OG_VEC(og_rule_hit) hit_list;

// A sentence or a row of a table.
typedef struct unit {
    og_analysis *analysis;
    og_mentions *out;
    og_range range;
    size_t block;
    og_rule_hits hits;
    size_t grades, names; // numbers of its first grade and name in `out`
    hit_list all;         // those below, sorted by place
    hit_list words;       // of each grade
    hit_list areas;
    hit_list cues;
    hit_list relatives; // "who", "which"
    hit_list longest;   // of each grade the longest cue so far
} unit;

static const og_rule *rule_of(const unit *u, const og_rule_hit *hit)
{
    return &u->analysis->catalogue->rules.rules.items[hit->rule];
}

static og_reading reading_of(const unit *u, const og_rule_hit *hit)
{
    return (og_reading)rule_of(u, hit)->value[OG_ASPECT_READING];
}

static og_range bytes_of(const unit *u, size_t first, size_t end)
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
    case OG_READS_OTHERS:
    case OG_READS_HOPED:
    case OG_READS_ORDINARY:
        return true;
    default:
        return false;
    }
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

// Sorts the hits by place, and leaves out those of grades and areas that lie inside a longer one.
static og_status divide_hits(unit *u)
{
    og_rule_hit word = {0}, area = {0};
    og_arena *arena = u->analysis->document->arena;
    u->all.count = u->words.count = u->areas.count = u->cues.count = u->relatives.count = 0;
    for (size_t i = 0; i < u->hits.count; i++) {
        const og_rule_hit *hit = &u->hits.items[i];
        if (reading_of(u, hit) && hit->first < hit->end)
            OG_TRY(og_vec_push(arena, &u->all, *hit));
        if (rule_of(u, hit)->value[OG_ASPECT_SPEECH] == OG_WORD_WHO)
            OG_TRY(og_vec_push(arena, &u->relatives, *hit));
    }
    if (u->all.count)
        qsort(u->all.items, u->all.count, sizeof *u->all.items, by_place);
    for (size_t i = 0; i < u->all.count; i++) {
        og_rule_hit hit = u->all.items[i];
        og_reading reading = reading_of(u, &hit);
        if (reading == OG_READS_GRADE && !is_inside(&hit, &word))
            OG_TRY(og_vec_push(arena, &u->words, hit));
        else if (reading == OG_READS_AREA && (hit.first >= area.end || hit.end == area.end) && !is_inside(&hit, &area))
            OG_TRY(og_vec_push(arena, &u->areas, hit));
        else if (reading != OG_READS_GRADE && reading != OG_READS_AREA)
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
static bool is_capital(const unit *u, const og_rule_hit *word)
{
    og_str text = u->analysis->document->text;
    size_t next = word->end < u->hits.token_count ? u->range.start + u->hits.tokens[word->end].start : 0;
    size_t before = word->first ? u->range.start + u->hits.tokens[word->first - 1].start : 0;
    bool alone = before && og_is_lower(text.ptr[before]) && !(next && og_is_upper(text.ptr[next]));
    return alone && og_is_upper(text.ptr[u->range.start + u->hits.tokens[word->first].start]);
}

static og_status add_grades(unit *u)
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
        og_mention mention = {.words = bytes_of(u, word->first, word->end),
                              .block = u->block,
                              .unit = u->range,
                              .grade = rule_of(u, word)->names};
        mention.weight[OG_READS_GRADE] = rule_of(u, word)->weight;
        if (is_quoted(text, mention.words) || is_capital(u, word))
            mention.weight[OG_READS_GIVEN] = PRINTED_AS_GRADE;
        OG_TRY(og_vec_push(u->analysis->document->arena, &u->out->grades, mention));
        OG_TRY(og_vec_push(u->analysis->document->arena, &u->longest, (og_rule_hit){0}));
    }
    return OG_OK;
}

// ---- cues

// The number of the first of the grades that ends behind the token.
static size_t first_ending_after(const hit_list *words, size_t token)
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

// The last grade within the tokens, SIZE_MAX: there is none.
static size_t last_within(const hit_list *words, size_t first, size_t end)
{
    size_t next = first_ending_after(words, end);
    return next && words->items[next - 1].first >= first ? next - 1 : SIZE_MAX;
}

// Whether a cue that stops at commas reaches over these tokens.
static bool reaches_over(const unit *u, const og_rule *rule, size_t from, size_t to)
{
    if (to - from > rule->reach)
        return false;
    for (size_t i = from; rule->until_comma && i < to; i++)
        if (u->hits.tokens[i].kind != OG_TOKEN_WORD && u->hits.tokens[i].kind != OG_TOKEN_NUMBER)
            return false;
    return true;
}

static int year_in(const unit *u, const og_rule_hit *hit)
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
static bool is_of_now(const unit *u, int year)
{
    const og_inspection *inspection = u->analysis->record->inspection;
    return year && year >= inspection->published.year && og_date_is_set(inspection->published);
}

static void weigh(const unit *u, const og_rule_hit *cue, size_t grade)
{
    const og_rule *rule = rule_of(u, cue);
    og_reading reading = reading_of(u, cue);
    og_mention *mention = &u->out->grades.items[u->grades + grade];
    int year = year_in(u, cue);
    if (reading == OG_READS_EARLIER && is_of_now(u, year))
        return;
    mention->weight[reading] += rule->weight;
    if (rule->weight > mention->strongest[reading])
        mention->strongest[reading] = rule->weight;
    if (year)
        mention->year = year;
}

// A cue with a grade in it is about that one, the last if there are several; another about those in its reach. One
// inside a longer one about the same grade does not count, unless that says no more than that a grade was given:
// "previously rated good" is no "rated good", and "found that it is no longer good" is "no longer good".
static void apply_to_grades(const unit *u, const og_rule_hit *cue, og_rule_hit *free)
{
    const og_rule *rule = rule_of(u, cue);
    size_t inside = last_within(&u->words, cue->first, cue->end);
    bool given = reading_of(u, cue) == OG_READS_GIVEN || reading_of(u, cue) == OG_READS_KEPT;
    og_rule_hit *longest = inside == SIZE_MAX ? free : &u->longest.items[inside], before = *longest;
    if (is_inside(cue, longest))
        return;
    if (given)
        *longest = before;
    if (inside != SIZE_MAX) {
        weigh(u, cue, inside);
        return;
    }
    size_t next = first_ending_after(&u->words, cue->first);
    if (rule->backward)
        for (size_t i = next; i-- > 0 && reaches_over(u, rule, u->words.items[i].end, cue->first);)
            weigh(u, cue, i);
    for (size_t i = next; !rule->backward && i < u->words.count; i++) {
        if (u->words.items[i].first < cue->end)
            continue;
        if (!reaches_over(u, rule, cue->end, u->words.items[i].first))
            break;
        weigh(u, cue, i);
    }
}

// The first token that begins at or behind the byte.
static size_t token_at(const unit *u, size_t byte)
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

static void apply_to_names(const unit *u, const og_rule_hit *cue)
{
    const og_rule *rule = rule_of(u, cue);
    for (size_t i = u->names; i < u->out->names.count && u->out->names.items[i].words.start < u->range.end; i++) {
        og_named *name = &u->out->names.items[i];
        size_t first = token_at(u, name->words.start), end = token_at(u, name->words.end);
        bool inside = first >= cue->first && end <= cue->end;
        bool near = rule->backward ? end <= cue->first && reaches_over(u, rule, end, cue->first)
                                   : cue->end <= first && reaches_over(u, rule, cue->end, first);
        double *weight = reading_of(u, cue) == OG_READS_SUBJECT ? &name->subject : &name->bystander;
        if (inside || near)
            *weight += rule->weight;
    }
}

// ---- areas

static bool has_whole(const unit *u, size_t from, size_t to)
{
    for (size_t i = 0; i < u->cues.count && u->cues.items[i].first < to; i++)
        if (reading_of(u, &u->cues.items[i]) == OG_READS_WHOLE && u->cues.items[i].first >= from)
            return true;
    return false;
}

// Behind a clause set in between (", which had none of their own,") that begins with the token; else the token.
static size_t after_clause(const unit *u, size_t from, size_t to)
{
    bool relative = false;
    for (size_t i = 0; i < u->relatives.count; i++)
        relative |= u->relatives.items[i].first == from + 1;
    if (!relative || u->hits.tokens[from].kind != OG_TOKEN_COMMA)
        return from;
    for (size_t at = from + 1; at < to; at++)
        if (u->hits.tokens[at].kind == OG_TOKEN_COMMA)
            return at + 1;
    return from;
}

// Whether areas belong together, or to what is said of them, over these tokens.
static bool joins(const unit *u, size_t from, size_t to)
{
    from = after_clause(u, from, to);
    return from <= to && to - from <= AREA_GAP && last_within(&u->words, from, to) == SIZE_MAX &&
           !has_whole(u, from, to);
}

static void add_area(const unit *u, const og_rule_hit *area, bool twin, og_mention *mention)
{
    const og_rule *rule = rule_of(u, area);
    for (size_t i = 0; i < mention->area_count; i++)
        if (mention->areas[i] == rule)
            return;
    if (og_str_equal(rule->about, OVERALL))
        mention->overall = true;
    else if (mention->area_count < OG_MOST_AREAS) {
        mention->same_words[mention->area_count] = twin;
        mention->areas[mention->area_count++] = rule;
    }
}

static void take_areas_before(const unit *u, size_t token, og_mention *mention)
{
    size_t i = u->areas.count;
    while (i > 0 && u->areas.items[i - 1].end > token)
        i--;
    for (; i > 0 && joins(u, u->areas.items[i - 1].end, token); i--) {
        add_area(u, &u->areas.items[i - 1], false, mention);
        token = u->areas.items[i - 1].first;
        while (i > 1 && u->areas.items[i - 2].first == token)
            add_area(u, &u->areas.items[--i - 1], true, mention);
    }
}

static void take_areas_after(const unit *u, size_t token, og_mention *mention)
{
    size_t i = 0;
    while (i < u->areas.count && u->areas.items[i].end <= token)
        i++;
    if (i < u->areas.count && u->areas.items[i].first < token) // "for the" belongs to both
        token = u->areas.items[i].first;
    for (; i < u->areas.count; i++) {
        bool twin = i > 0 && u->areas.items[i - 1].first == u->areas.items[i].first && mention->area_count;
        if (!twin && !joins(u, token, u->areas.items[i].first))
            break;
        add_area(u, &u->areas.items[i], twin, mention);
        token = u->areas.items[i].end;
    }
}

// An area right before the grade, or with nothing but a mark between: "Quality of education: Good".
static void take_adjacent_area(const unit *u, const og_rule_hit *word, og_mention *mention)
{
    size_t token = word->first;
    for (size_t i = 0; i < u->areas.count; i++)
        if (u->areas.items[i].first == word->end && og_str_equal(rule_of(u, &u->areas.items[i])->about, OVERALL))
            mention->overall = true;
    while (token > 0 && u->hits.tokens[token - 1].kind == OG_TOKEN_BREAK)
        token--;
    for (size_t i = 0; i < u->areas.count; i++)
        if (u->areas.items[i].end == token) {
            take_areas_before(u, token, mention);
            return;
        }
}

// "Harrowdale High School – Good": a name and a grade, and nothing else.
static void heed_name(const unit *u, const og_rule_hit *word, og_mention *mention)
{
    size_t token = word->first;
    while (token > 0 && u->hits.tokens[token - 1].kind == OG_TOKEN_BREAK)
        token--;
    if (token == 0)
        return;
    size_t end = u->range.start + u->hits.tokens[token - 1].end;
    for (size_t i = u->names; i < u->out->names.count && u->out->names.items[i].words.start < end; i++)
        if (u->out->names.items[i].words.end == end)
            mention->weight[OG_READS_GIVEN] += BESIDE_AREA;
}

static void find_areas(const unit *u)
{
    for (size_t i = 0; i < u->words.count; i++) {
        take_adjacent_area(u, &u->words.items[i], &u->out->grades.items[u->grades + i]);
        heed_name(u, &u->words.items[i], &u->out->grades.items[u->grades + i]);
    }
    for (size_t i = 0; i < u->cues.count; i++) {
        const og_rule_hit *cue = &u->cues.items[i];
        og_reading reading = reading_of(u, cue);
        size_t inside = last_within(&u->words, cue->first, cue->end);
        size_t next = first_ending_after(&u->words, cue->end);
        if (reading == OG_READS_AREAS_FIRST && next < u->words.count &&
            !u->out->grades.items[u->grades + next].area_count)
            take_areas_after(u, cue->end, &u->out->grades.items[u->grades + next]);
        if (inside == SIZE_MAX)
            continue;
        og_mention *mention = &u->out->grades.items[u->grades + inside];
        if (reading == OG_READS_AREAS_BEFORE)
            take_areas_before(u, cue->first, mention);
        else if (reading == OG_READS_AREAS_AFTER)
            take_areas_after(u, cue->end, mention);
    }
    for (size_t i = u->grades; i < u->out->grades.count; i++)
        if (u->out->grades.items[i].area_count || u->out->grades.items[i].overall)
            u->out->grades.items[i].weight[OG_READS_GIVEN] += BESIDE_AREA;
}

// ---- together

static og_status apply_cues(unit *u)
{
    og_rule_hit free = {0};
    for (size_t i = 0; i < u->cues.count; i++) {
        const og_rule_hit *cue = &u->cues.items[i];
        og_reading reading = reading_of(u, cue);
        if (reading == OG_READS_VISIT)
            OG_TRY(og_vec_push(u->analysis->document->arena, &u->out->visits, bytes_of(u, cue->first, cue->end)));
        else if (reading == OG_READS_NO_OVERALL)
            u->out->no_overall = true;
        else if (reading == OG_READS_SUBJECT || reading == OG_READS_BYSTANDER)
            apply_to_names(u, cue);
        else if (is_about_grades(reading))
            apply_to_grades(u, cue, &free);
    }
    return OG_OK;
}

static og_status read_unit(unit *u, const og_rule_place *place)
{
    og_analysis *analysis = u->analysis;
    if (u->range.end - u->range.start > analysis->limits->sentence_bytes)
        return OG_OK; // told of where findings are read
    OG_TRY(og_rule_scanner_find(analysis->rules, og_document_slice(analysis->document, u->range), place, &u->hits));
    while (u->names < u->out->names.count && u->out->names.items[u->names].words.start < u->range.start)
        u->names++;
    OG_TRY(divide_hits(u));
    OG_TRY(add_grades(u));
    OG_TRY(apply_cues(u));
    find_areas(u);
    return OG_OK;
}

static og_status read_block(unit *u, size_t number)
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

og_status og_mentions_find(og_analysis *analysis, og_mentions *out)
{
    unit u = {.analysis = analysis, .out = out};
    OG_TRY(og_names_find(analysis, out));
    for (size_t i = 0; i < analysis->document->blocks.count; i++)
        OG_TRY(read_block(&u, i));
    return OG_OK;
}
