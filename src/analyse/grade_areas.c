// SPDX-License-Identifier: MIT
// Which areas a grade is of: those that stand before or behind it, in lists, and with the words between that say so.
#include "analyse/grade_unit.h"

#include "base/str.h"

// A judgement area to which the words belong says that they are a grade, as a name beside them does.
static const double BESIDE_AREA = 1.6;
// That a grade is of some area, whichever, says as surely that it is none of the whole.
static const double OF_SOME_AREA = 9;
static const og_str OVERALL = {"overall", 7};

enum {
    AREA_GAP = 4,     // words between the areas of a list, and between areas and what is said of them
    SUBJECT_GAP = 5,  // from the beginning of a clause to the area that is its subject: "but only the work with"
    SENTENCE_GAP = 12 // from there to the grade, and from "so is" to what is
};

static bool has_cue(const og_grade_unit *u, og_reading reading, size_t from, size_t to)
{
    for (size_t i = 0; i < u->cues.count && u->cues.items[i].first < to; i++)
        if (og_unit_reading(u, &u->cues.items[i]) == reading && u->cues.items[i].first >= from)
            return true;
    return false;
}

// Behind a clause set in between (", which had none of their own,") that begins with the token; else the token.
static size_t after_clause(const og_grade_unit *u, size_t from, size_t to)
{
    if (!og_unit_is_relative(u, from + 1) || u->hits.tokens[from].kind != OG_TOKEN_COMMA)
        return from;
    for (size_t at = from + 1; at < to; at++)
        if (u->hits.tokens[at].kind == OG_TOKEN_COMMA)
            return at + 1;
    return from;
}

// Whether areas belong together, or to what is said of them, over these tokens.
static bool joins(const og_grade_unit *u, size_t from, size_t to)
{
    from = after_clause(u, from, to);
    return from <= to && to - from <= AREA_GAP && og_unit_last_within(&u->words, from, to) == SIZE_MAX &&
           !has_cue(u, OG_READS_WHOLE, from, to) && !has_cue(u, OG_READS_CONTRAST, from, to);
}

static void add_rule(const og_rule *rule, bool twin, og_grade_mention *mention)
{
    for (size_t i = 0; i < mention->area_count; i++)
        if (mention->areas[i] == rule)
            return;
    og_reading reading = (og_reading)rule->value[OG_ASPECT_READING];
    mention->every |= reading != OG_READS_AREA;
    if (reading == OG_READS_EVERY_AREA || og_str_equal(rule->about, OVERALL))
        mention->overall = true;
    else if (reading == OG_READS_AREA && mention->area_count < OG_MOST_AREAS) {
        mention->same_words[mention->area_count] = twin;
        mention->areas[mention->area_count++] = rule;
    }
}

static void add_area(const og_grade_unit *u, const og_rule_hit *area, bool twin, og_grade_mention *mention)
{
    add_rule(og_unit_rule(u, area), twin, mention);
}

// The first area that ends behind the token.
static size_t area_behind(const og_grade_unit *u, size_t token)
{
    size_t i = 0;
    while (i < u->areas.count && u->areas.items[i].end <= token)
        i++;
    return i;
}

static const og_rule_hit *cue_of(const og_grade_unit *u, size_t grade, og_reading reading)
{
    for (size_t i = 0; i < u->cues.count; i++)
        if (og_unit_reading(u, &u->cues.items[i]) == reading && grade < u->words.count &&
            og_unit_last_within(&u->words, u->cues.items[i].first, u->cues.items[i].end) == grade)
            return &u->cues.items[i];
    return NULL;
}

// Whether a list of areas begins right behind the words and goes on to `end`, the number of an area.
static bool lists_areas_to(const og_grade_unit *u, const og_rule_hit *cue, size_t end)
{
    size_t token = cue->end, i = area_behind(u, token);
    bool joined = i < end;
    for (; i < end && joined; token = u->areas.items[i++].end)
        joined = u->areas.items[i].first <= token || joins(u, token, u->areas.items[i].first);
    return joined;
}

static bool has_area_behind(const og_grade_unit *u, const og_rule_hit *cue)
{
    return cue && area_behind(u, cue->end) < u->areas.count && lists_areas_to(u, cue, area_behind(u, cue->end) + 1);
}

// The token before which areas are of the grade with this number and behind which they are of the next one, where both
// have areas between them: "good for leadership, and behaviour and teaching were outstanding". All are of the first
// where the next has its own behind it: "good for behaviour and teaching, but requires improvement for leadership".
// SIZE_MAX: there is none.
static size_t divide_between(const og_grade_unit *u, size_t grade)
{
    const og_rule_hit *after = cue_of(u, grade, OG_READS_AREAS_AFTER);
    const og_rule_hit *before = cue_of(u, grade + 1, OG_READS_AREAS_BEFORE);
    if (!after || !before || before->first < after->end)
        return SIZE_MAX;
    const size_t first = area_behind(u, after->end), end = area_behind(u, before->first);
    if (first >= end)
        return SIZE_MAX;
    const bool cut_off =
        before->first == u->words.items[grade + 1].first && // "for leadership, requires improvement for"
        u->hits.tokens[before->first - 1].kind == OG_TOKEN_COMMA;
    if (lists_areas_to(u, after, end) && (cut_off || has_area_behind(u, cue_of(u, grade + 1, OG_READS_AREAS_AFTER))))
        return before->first;
    const og_rule_hit *nearest = &u->areas.items[first], *last = &u->areas.items[end - 1];
    size_t divide = nearest->first <= after->end ? nearest->end : nearest->first;     // "for the" belongs to both
    if (u->hits.tokens[before->first].kind == OG_TOKEN_COMMA && last->first > divide) // ", which was outstanding"
        return last->first;
    for (size_t i = 0; i < u->cues.count && u->cues.items[i].first < last->first; i++)
        if (u->cues.items[i].first >= nearest->end && og_unit_reading(u, &u->cues.items[i]) == OG_READS_CONTRAST)
            return u->cues.items[i].first; // ", with leadership and behaviour rated outstanding"
    for (size_t at = nearest->end; at < last->first; at++)
        if (u->hits.tokens[at].kind == OG_TOKEN_COMMA)
            divide = at;
    return divide;
}

static size_t number_of(const og_grade_unit *u, const og_grade_mention *mention)
{
    return (size_t)(mention - u->out->grades.items) - u->grades;
}

static void take_areas_before(const og_grade_unit *u, size_t token, og_grade_mention *mention)
{
    size_t i = area_behind(u, token), number = number_of(u, mention);
    size_t divide = number && number < u->words.count ? divide_between(u, number - 1) : SIZE_MAX;
    for (; i > 0 && joins(u, u->areas.items[i - 1].end, token); i--) {
        if (divide != SIZE_MAX && u->areas.items[i - 1].first < divide)
            break;
        add_area(u, &u->areas.items[i - 1], false, mention);
        token = u->areas.items[i - 1].first;
        while (i > 1 && u->areas.items[i - 2].first == token)
            add_area(u, &u->areas.items[--i - 1], true, mention);
    }
}

static void take_areas_after(const og_grade_unit *u, size_t token, og_grade_mention *mention)
{
    size_t i = area_behind(u, token), divide = divide_between(u, number_of(u, mention));
    if (i < u->areas.count && u->areas.items[i].first < token) // "for the" belongs to both
        token = u->areas.items[i].first;
    for (; i < u->areas.count && u->areas.items[i].first < divide; i++) {
        bool twin = i > 0 && u->areas.items[i - 1].first == u->areas.items[i].first && mention->area_count;
        if (!twin && !joins(u, token, u->areas.items[i].first))
            break;
        add_area(u, &u->areas.items[i], twin, mention);
        token = u->areas.items[i].end;
        if (mention->every) // "all areas but early years"
            break;
    }
}

static bool has_name(const og_grade_unit *u, size_t from, size_t to)
{
    size_t start = u->range.start + u->hits.tokens[from].start, end = u->range.start + u->hits.tokens[to].start;
    bool found = false;
    for (size_t i = u->names; i < u->out->names.count && u->out->names.items[i].words.start < end; i++) {
        const og_range name = u->out->names.items[i].words;
        found |= name.start < name.end && name.end > start;
    }
    return found;
}

// The areas with which a clause begins are its subject, and what is said of nobody else in it is said of them:
// "Children in care, of whom there are many, fare better: good".
static void take_areas_of_subject(const og_grade_unit *u, size_t number)
{
    const og_rule_hit *word = &u->words.items[number];
    og_grade_mention *mention = &u->out->grades.items[u->grades + number];
    size_t start = number ? u->words.items[number - 1].end : 0, i = 0;
    while (i < u->areas.count && u->areas.items[i].first < start)
        i++;
    if (i == u->areas.count || u->areas.items[i].first - start > SUBJECT_GAP || og_mention_has_areas(mention) ||
        mention->overall)
        return;
    while (i + 1 < u->areas.count && u->areas.items[i + 1].end <= word->first)
        i++;
    size_t end = u->areas.items[i].end;
    if (end > word->first || word->first - end > SENTENCE_GAP || has_cue(u, OG_READS_WHOLE, start, word->first) ||
        has_name(u, u->areas.items[i].first, word->first))
        return;
    take_areas_before(u, end, mention);
}

// Whether the sentence begins with words that go on from the grade of the one before.
static bool goes_on(const og_grade_unit *u)
{
    bool found = false;
    for (size_t i = 0; i < u->cues.count && !u->cues.items[i].first; i++)
        found |= og_unit_reading(u, &u->cues.items[i]) == OG_READS_AREAS_AGAIN;
    return found;
}

// "So is behaviour": the areas behind these words have the grade before them.
static void take_areas_again(const og_grade_unit *u, const og_rule_hit *cue)
{
    size_t number = og_unit_last_within(&u->words, 0, cue->first), i = 0;
    size_t mentioned = number == SIZE_MAX ? u->grades : u->grades + number + 1;
    og_grade_mention *mention = mentioned ? &u->out->grades.items[mentioned - 1] : NULL;
    while (i < u->areas.count && u->areas.items[i].first < cue->end)
        i++;
    if (!mention || mention->block != u->block || (number == SIZE_MAX && !goes_on(u)) || i == u->areas.count)
        return;
    size_t first = u->areas.items[i].first;
    if (first - cue->end > SENTENCE_GAP || og_unit_last_within(&u->words, cue->end, first) != SIZE_MAX)
        return;
    mention->overall |= !og_mention_has_areas(mention);
    take_areas_after(u, first, mention);
}

// The grade that "the same grade" means: the last before these words in the sentence, else the last told of in this
// block or the one before that is not plainly an earlier one or somebody else's. NULL: there is none.
static og_grade_mention *grade_told_last(const og_grade_unit *u, const og_rule_hit *cue)
{
    size_t number = og_unit_last_within(&u->words, 0, cue->first);
    size_t i = number == SIZE_MAX ? u->grades : u->grades + number + 1;
    for (; i-- > 0 && u->out->grades.items[i].block + 1 >= u->block;) {
        og_grade_mention *mention = &u->out->grades.items[i];
        if (mention->weight[OG_READS_GIVEN] + mention->weight[OG_READS_KEPT] >
            mention->weight[OG_READS_EARLIER] + mention->weight[OG_READS_OTHERS])
            return mention;
    }
    return NULL;
}

// "Behaviour and leadership were given the same grade": areas before the words, or behind them.
static void take_areas_same(const og_grade_unit *u, const og_rule_hit *cue)
{
    og_grade_mention *mention = grade_told_last(u, cue);
    if (!mention)
        return;
    size_t known = mention->area_count;
    bool whole = !og_mention_has_areas(mention) || mention->overall;
    if (og_unit_rule(u, cue)->backward)
        take_areas_before(u, cue->first, mention);
    else
        take_areas_after(u, cue->end, mention);
    mention->overall |= whole && mention->area_count > known;
}

// "Outstanding in that category": the area that was named last.
static void take_area_told_last(const og_grade_unit *u, const og_rule_hit *cue, og_grade_mention *mention)
{
    size_t i = area_behind(u, cue->first);
    bool known = u->out->last_area && u->out->last_area_block == u->block;
    if (i > 0)
        add_area(u, &u->areas.items[i - 1], false, mention);
    else if (known)
        add_rule(u->out->last_area, false, mention);
    else
        mention->weight[OG_READS_ORDINARY] += OF_SOME_AREA;
}

// Areas that the words of the grade hold: "meets the safeguarding standards".
static void take_areas_within(const og_grade_unit *u, const og_rule_hit *word, og_grade_mention *mention)
{
    for (size_t i = 0; i < u->areas.count && u->areas.items[i].first < word->end; i++)
        if (u->areas.items[i].first >= word->first)
            add_area(u, &u->areas.items[i], false, mention);
}

// An area right before the grade, or with nothing but a mark between: "Quality of education: Good".
static void take_adjacent_area(const og_grade_unit *u, const og_rule_hit *word, og_grade_mention *mention)
{
    size_t token = word->first;
    for (size_t i = 0; i < u->areas.count; i++)
        if (u->areas.items[i].first == word->end && og_str_equal(og_unit_rule(u, &u->areas.items[i])->about, OVERALL))
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
static void heed_name(const og_grade_unit *u, const og_rule_hit *word, og_grade_mention *mention)
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

// "'Outstanding', the top mark": the same grade again, in apposition, is of the same areas.
static void take_areas_of_apposition(const og_grade_unit *u, size_t number)
{
    enum { APPOSITION_GAP = 4 };
    const og_rule_hit *first = &u->words.items[number - 1], *again = &u->words.items[number];
    const og_grade_mention *from = &u->out->grades.items[u->grades + number - 1];
    og_grade_mention *to = &u->out->grades.items[u->grades + number];
    bool comma = false;
    if (again->first < first->end || again->first - first->end > APPOSITION_GAP || og_mention_has_areas(to) ||
        !og_str_equal(from->grade, to->grade))
        return;
    for (size_t i = first->end; i < again->first; i++)
        comma |= u->hits.tokens[i].kind == OG_TOKEN_COMMA;
    if (!comma)
        return;
    memcpy(to->areas, from->areas, sizeof to->areas);
    memcpy(to->same_words, from->same_words, sizeof to->same_words);
    to->area_count = from->area_count;
    to->every = from->every;
    to->overall = from->overall;
}

// "Good in three areas: teaching, ...", and not "three were good; only teaching was not". Behind a dash nothing but the
// list may stand.
static bool lists_behind(const og_grade_unit *u, const og_rule_hit *cue)
{
    enum { ARTICLE = 1 };
    if (cue->end >= u->hits.token_count)
        return false;
    const og_token *token = &u->hits.tokens[cue->end];
    if (token->kind != OG_TOKEN_BREAK || og_str_equal(token->text, OG_STR(":")))
        return true;
    size_t i = area_behind(u, cue->end);
    return !og_str_equal(token->text, OG_STR(";")) && i < u->areas.count &&
           u->areas.items[i].first <= cue->end + 1 + ARTICLE;
}

static void drop_area(const og_rule *rule, og_grade_mention *mention)
{
    size_t kept = 0;
    for (size_t i = 0; i < mention->area_count; i++) {
        mention->areas[kept] = mention->areas[i];
        mention->same_words[kept] = mention->same_words[i];
        kept += mention->areas[i] != rule;
    }
    mention->area_count = kept;
}

// "All areas but leadership": no grade that the sentence gives to all is of the areas behind the words.
static og_status except_areas(const og_grade_unit *u, const og_rule_hit *cue)
{
    size_t token = cue->end;
    bool of_all = false;
    for (size_t i = u->grades; i < u->out->grades.count; i++)
        of_all |= u->out->grades.items[i].every;
    for (size_t i = area_behind(u, token); of_all && i < u->areas.count; i++) {
        const og_rule *rule = og_unit_rule(u, &u->areas.items[i]);
        if (rule->value[OG_ASPECT_READING] != OG_READS_AREA || !joins(u, token, u->areas.items[i].first))
            break;
        token = u->areas.items[i].end;
        for (size_t k = u->grades; k < u->out->grades.count; k++) {
            og_grade_mention *mention = &u->out->grades.items[k];
            og_excepted excepted = {.area = rule, .grade = mention->grade};
            if (!mention->every)
                continue;
            drop_area(rule, mention);
            OG_TRY(og_vec_push(u->analysis->arena, &u->out->excepted, excepted));
        }
    }
    return OG_OK;
}

og_status og_grade_areas_find(const og_grade_unit *u)
{
    for (size_t i = 0; i < u->words.count; i++) {
        take_areas_within(u, &u->words.items[i], &u->out->grades.items[u->grades + i]);
        take_adjacent_area(u, &u->words.items[i], &u->out->grades.items[u->grades + i]);
        heed_name(u, &u->words.items[i], &u->out->grades.items[u->grades + i]);
    }
    for (size_t i = 0; i < u->cues.count; i++) {
        const og_rule_hit *cue = &u->cues.items[i];
        og_reading reading = og_unit_reading(u, cue);
        size_t inside = og_unit_last_within(&u->words, cue->first, cue->end);
        size_t next = og_unit_first_after(&u->words, cue->end);
        if (reading == OG_READS_AREAS_FIRST && next < u->words.count &&
            !og_mention_has_areas(&u->out->grades.items[u->grades + next]))
            take_areas_after(u, cue->end, &u->out->grades.items[u->grades + next]);
        if (reading == OG_READS_AREAS_AGAIN)
            take_areas_again(u, cue);
        if (reading == OG_READS_AREAS_SAME)
            take_areas_same(u, cue);
        if (inside == SIZE_MAX)
            continue;
        og_grade_mention *mention = &u->out->grades.items[u->grades + inside];
        if (reading == OG_READS_AREAS_BEFORE)
            take_areas_before(u, cue->first, mention);
        else if (reading == OG_READS_AREAS_AFTER || (reading == OG_READS_AREAS_SOME && lists_behind(u, cue)))
            take_areas_after(u, cue->end, mention);
        else if (reading == OG_READS_AREAS_THAT && !og_mention_has_areas(mention))
            take_area_told_last(u, cue, mention);
        mention->of_some |= reading == OG_READS_AREAS_SOME;
    }
    for (size_t i = 0; i < u->words.count; i++) {
        if (i)
            take_areas_of_apposition(u, i);
        take_areas_of_subject(u, i);
    }
    for (size_t i = 0; i < u->cues.count; i++)
        if (og_unit_reading(u, &u->cues.items[i]) == OG_READS_AREAS_EXCEPT)
            OG_TRY(except_areas(u, &u->cues.items[i]));
    for (size_t i = u->grades; i < u->out->grades.count; i++) {
        og_grade_mention *mention = &u->out->grades.items[i];
        if (og_mention_has_areas(mention) || mention->overall)
            mention->weight[OG_READS_GIVEN] += BESIDE_AREA;
        else if (mention->of_some)
            mention->weight[OG_READS_ORDINARY] += OF_SOME_AREA;
    }
    return OG_OK;
}
