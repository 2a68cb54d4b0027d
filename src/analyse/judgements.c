// SPDX-License-Identifier: MIT
// What the document grades: rows, lines and headings in which a label of an area meets a grade, and sentences that
// state one. A grade of an earlier inspection, of another provider or in a table that explains the grades is no
// judgement: sections whose role states none are passed over, and a label or grade with other words beside it is not
// read.
#include "analyse/doubts.h"

#include "base/str.h"
#include "base/utf8.h"

#include <stdlib.h>

enum {
    MOST_ATOMS = 24,
    MOST_PENDING = 24,
    MOST_COLUMNS = 4,
    LONGEST_PIECE = 400,
    LONGEST_LABEL = 120,
    SHORTEST_PREFIX = 10
};

// How much a source is trusted: where a document says a thing twice, the higher wins, of equals the first.
typedef enum trust_level { TRUST_MEANT = 1, TRUST_HEADING, TRUST_RECORD, TRUST_SENTENCE, TRUST_OPENING } trust_level;

// A label (area set) or a grade as read.
typedef struct atom {
    const og_area *area;
    const og_grade *grade;
    og_range words; // of a grade
} atom;

typedef struct atoms {
    atom items[MOST_ATOMS];
    size_t count;
    size_t labels;
    size_t grades;
} atoms;

// What is known of one area.
typedef struct area_verdict {
    const og_area *area;
    const og_grade *grade; // NULL: none of the scale
    og_range words;
    trust_level trust;
    bool disputed;      // a source of less trust says something else
    og_range off_scale; // where the first grade stands that the scale does not have; empty: there is none
} area_verdict;

typedef struct judging {
    og_analysis *analysis;
    const og_framework *framework;
    OG_VEC(area_verdict) verdicts;
    const og_area *pending[MOST_PENDING]; // labels that wait for their grade; NULL: one that was not read
    size_t pending_count;
    atom waiting;            // a grade that waits for its label
    atom group;              // the grade under which areas are listed
    int spelt[MOST_PENDING]; // the levels of the grades in words that were read last, which digits may repeat
    size_t spelt_count, repeated;
    const og_grade_column *columns[MOST_COLUMNS]; // of the table that is being read, as its heads stand
    size_t column_count;
    bool in_heads;      // the piece before was the head of a column
    const og_area *row; // the label that was given the last grade, the first of so many
    size_t row_grades;
    og_date day;      // on which words that several grades share are read (scale_key.c)
    og_str half;      // "Requires" and the like: the first half of a grade
    og_range half_at; // where it stands
    og_str unread;    // the beginning of a label that is cut in two
    atom cut_grade;   // the grade that stands beside that beginning
    bool numbered;    // the piece being read has a number before it, as labels have
    bool after_verb;  // the piece before ends with "are" or the like: a grade that follows ends its sentence
    bool after_label; // the piece before is a label that waits
    bool lost_label;  // a line that looks like a label was not read: the next grade may be its
    bool inside_list; // the row before was printed inside a list of labels that still wait
    bool of_the_past; // the items that follow are of an earlier inspection
    size_t block;     // that is being read
} judging;

// ---- reading a piece of text ----

// Past what may stand between labels and grades, or behind them: white space, stops, dashes, numbers of footnotes (but
// not the 7 of "3-7").
static size_t skip_marks(og_str text, size_t at)
{
    bool dash = false;
    while (at < text.len) {
        size_t length;
        uint32_t code = og_utf8_decode(text, at, &length);
        bool superscript = code == 0xB9 || code == 0xB2 || code == 0xB3 || (code >= 0x2070 && code <= 0x2079);
        bool mark = code < 0x80 && og_str_find_byte(OG_STR(".,:;*()|"), (char)code, 0) != SIZE_MAX;
        bool footnote = code < 0x80 && og_is_digit((char)code) && at && !og_is_space(text.ptr[at - 1]) && !dash &&
                        (at + 1 == text.len || !og_is_word(text.ptr[at + 1]));
        dash = og_code_is_dash(code);
        if (!superscript && !mark && !footnote && !dash && !og_code_is_space(code))
            break;
        at += length;
    }
    return at;
}

// The area with the longest label at the start of `text`.
static const og_area *match_area(const og_framework *framework, og_str text, size_t *length)
{
    const og_area *best = NULL;
    size_t longest = 0, start = og_row_number_length(text);
    for (size_t i = 0; i < framework->areas.count; i++) {
        const og_area *area = &framework->areas.items[i];
        for (size_t k = 0; k < area->labels.count; k++) {
            og_str label = area->labels.items[k];
            if (label.len <= longest || !og_label_may_match(text, start, label))
                continue;
            size_t matched = og_label_match(text, label);
            if (matched) {
                longest = label.len;
                *length = matched;
                best = area;
            }
        }
    }
    return best;
}

// Reads text that holds labels and grades and nothing else; false, with *out as it was, for any other text.
static bool read_atoms(const judging *judge, og_str text, size_t offset, atoms *out)
{
    atoms read = *out;
    size_t at = skip_marks(text, 0);
    if (text.len > LONGEST_PIECE)
        return false;
    while (at < text.len) {
        size_t length;
        og_str rest = og_str_slice(text, at, text.len);
        atom next = {0};
        // "2 Previous inspection: 3": what would be the number of a row is a grade in forms that print digits
        bool number = at == 0 && !(judge->pending_count && judge->pending[0]);
        if (number || !og_is_digit(rest.ptr[0]) || !og_scale_match(judge->framework->scale, rest, &length))
            next.area = match_area(judge->framework, rest, &length);
        if (!next.area) {
            next.grade = og_scale_match_on(judge->framework->scale, judge->day, rest, &length);
            if (!next.grade)
                next.grade = og_off_scale_match(judge->framework->scale, rest, read.labels > 0, &length);
            next.words = (og_range){offset + at, offset + at + length};
        }
        if ((!next.area && !next.grade) || read.count == MOST_ATOMS)
            return false;
        read.items[read.count++] = next;
        read.labels += next.area != NULL;
        read.grades += next.grade != NULL;
        at = skip_marks(text, at + length);
    }
    if (read.count == out->count)
        return false;
    *out = read;
    return true;
}

// Reads a digit that stands alone and is none of the scale's.
static bool read_lone_digit(const judging *judge, og_str text, size_t offset, atoms *out)
{
    size_t length, at = skip_marks(text, 0);
    og_str digit = og_str_slice(text, at, text.len);
    const og_grade *grade = og_off_scale_match(judge->framework->scale, digit, true, &length);
    if (!grade || skip_marks(text, at + length) < text.len || out->count == MOST_ATOMS)
        return false;
    out->items[out->count++] = (atom){.grade = grade, .words = {offset + at, offset + at + length}};
    out->grades++;
    return true;
}

// "Good. Tutors know their pupils well": the comment beside a label, or below it, may begin with the grade.
static bool read_comment(const judging *judge, og_str text, size_t offset, atoms *out)
{
    size_t length;
    const og_grade *grade = og_scale_match_on(judge->framework->scale, judge->day, text, &length);
    if (!grade || length + 1 >= text.len || og_is_digit(text.ptr[0]) || !og_is_space(text.ptr[length + 1]) ||
        og_str_find_byte(OG_STR(".;:"), text.ptr[length], 0) == SIZE_MAX)
        return false;
    out->items[out->count++] = (atom){.grade = grade, .words = {offset, offset + length}};
    out->grades++;
    return true;
}

// ---- verdicts ----

static const og_area *find_area(const og_framework *framework, og_str id)
{
    for (size_t i = 0; i < framework->areas.count; i++)
        if (og_str_equal(framework->areas.items[i].id, id))
            return &framework->areas.items[i];
    return NULL;
}

static og_status note_grade(judging *judge, og_range words)
{
    return og_vec_push(judge->analysis->arena, &judge->analysis->grade_words, words);
}

static bool is_digit(const judging *judge, const atom *grade)
{
    og_str words = og_document_slice(judge->analysis->document, grade->words);
    return words.len == 1 && og_is_digit(words.ptr[0]);
}

static area_verdict *verdict_of(const judging *judge, const og_area *area)
{
    for (size_t i = 0; i < judge->verdicts.count; i++)
        if (og_str_equal(judge->verdicts.items[i].area->id, area->id))
            return &judge->verdicts.items[i];
    return NULL;
}

// A grade that the scale does not have neither replaces one that it has nor speaks against it.
static void weigh(const judging *judge, area_verdict *known, const atom *grade, trust_level trust)
{
    bool is_off_scale = og_is_off_scale(grade->grade);
    if (is_off_scale && known->off_scale.start == known->off_scale.end)
        known->off_scale = grade->words;
    if (is_off_scale)
        return;
    bool differs = known->grade && known->grade != grade->grade;
    bool first = grade->words.start < known->words.start; // sentences are found pattern by pattern
    known->disputed = known->disputed || differs;
    if (!known->grade || trust > known->trust || (trust == TRUST_SENTENCE && known->trust == trust && first)) {
        known->grade = grade->grade;
        known->words = grade->words;
        known->trust = trust;
    }
    if (!differs && known->trust < TRUST_OPENING && is_digit(judge, grade))
        known->words = grade->words; // what the table prints; the words may be of a sentence
}

static og_status give_verdict(judging *judge, const og_area *area, const atom *grade, trust_level trust)
{
    OG_TRY(note_grade(judge, grade->words));
    if (!verdict_of(judge, area))
        OG_TRY(og_vec_push(judge->analysis->arena, &judge->verdicts, (area_verdict){.area = area}));
    weigh(judge, verdict_of(judge, area), grade, trust);
    return OG_OK;
}

static void forget(judging *judge)
{
    judge->pending_count = 0;
    judge->waiting = judge->group = (atom){0};
    judge->spelt_count = judge->repeated = 0;
    judge->row = NULL;
    judge->half = judge->unread = (og_str){0};
    judge->cut_grade = (atom){0};
    judge->lost_label = false;
    judge->inside_list = false;
}

// Takes the label off those that wait; false: it is not one of them.
static bool stop_waiting(judging *judge, const og_area *label)
{
    for (size_t i = 0; i < judge->pending_count; i++) {
        if (judge->pending[i] != label)
            continue;
        judge->pending_count--;
        for (size_t k = i; k < judge->pending_count; k++)
            judge->pending[k] = judge->pending[k + 1];
        return true;
    }
    return false;
}

// After a row of labels and grades nothing waits any more, unless the row was printed inside a list of labels whose
// other grades follow: the grade of this inspection above that of the one before.
static void settle(judging *judge, const atoms *read)
{
    enum { SHORTEST_LIST = 3 };
    bool listed = judge->pending_count >= SHORTEST_LIST || judge->inside_list;
    for (size_t i = 0; i < read->count && listed; i++)
        if (read->items[i].area)
            listed = stop_waiting(judge, read->items[i].area) || read->items[i].area->earlier;
    if (!listed)
        forget(judge);
    judge->inside_list = listed;
    judge->spelt_count = judge->repeated = 0;
}

static bool names_earlier(const atoms *read)
{
    for (size_t i = 0; i < read->count; i++)
        if (read->items[i].area && read->items[i].area->earlier)
            return true;
    return false;
}

// How many columns of grades the table has; 0 where no head is that of the whole, as of "16-19" alone, which is as well
// the ages of pupils.
static size_t columns_of_table(const judging *judge)
{
    for (size_t i = 0; i < judge->column_count; i++)
        if (!judge->columns[i]->area.len)
            return judge->column_count;
    return 0;
}

// The grade of the column of that number in the row of `label`. What a table grades beside the whole counts in the row
// of the whole; in other rows it is a part of a part.
static og_status give_in_column(judging *judge, const og_area *label, size_t number, const atom *grade,
                                trust_level trust)
{
    const og_grade_column *column = number < columns_of_table(judge) ? judge->columns[number] : NULL;
    if (!label)
        return note_grade(judge, grade->words);
    if (!column ? number == 0 : !column->area.len)
        return give_verdict(judge, label, grade, trust);
    const og_area *part =
        column && og_str_equal(label->id, OG_STR("overall")) ? find_area(judge->framework, column->area) : NULL;
    return part ? give_verdict(judge, part, grade, trust) : note_grade(judge, grade->words);
}

static og_status pair_columns(judging *judge, const atoms *read, trust_level trust)
{
    const og_area *label = NULL;
    size_t number = 0;
    for (size_t i = 0; i < read->count; i++)
        label = read->items[i].area ? read->items[i].area : label;
    for (size_t i = 0; i < read->count; i++)
        if (read->items[i].grade)
            OG_TRY(give_in_column(judge, label, number++, &read->items[i], trust));
    forget(judge);
    return OG_OK;
}

// Pairs the labels and grades of one row or line: as many of each, in order; else the first grade is the first label's.
static og_status pair_up(judging *judge, const atoms *read, trust_level trust)
{
    size_t label = 0, grade = 0;
    bool even = read->labels == read->grades;
    for (size_t i = 0; i < read->labels; i++) {
        while (!read->items[label].area)
            label++;
        while (grade < read->count && !read->items[grade].grade)
            grade++;
        if (grade == read->count)
            break;
        OG_TRY(give_verdict(judge, read->items[label].area, &read->items[grade], trust));
        label++;
        grade++;
        if (!even)
            break;
    }
    settle(judge, read);
    return OG_OK;
}

// A label waits for its grade. Those that were not read keep a place behind one that was, never before it: what looks
// like a label may be a numbered paragraph.
static void wait_for_grade(judging *judge, const og_area *label)
{
    bool labels = false;
    for (size_t i = 0; i < judge->pending_count; i++) {
        if (label && judge->pending[i] == label && !label->apart)
            return;
        labels = labels || judge->pending[i];
    }
    if (!labels)
        judge->pending_count = 0;
    if ((!label && !labels) || judge->pending_count == MOST_PENDING)
        return;
    judge->pending[judge->pending_count++] = label;
    if (label && label->earlier && judge->pending_count == 2) { // a label over two rows, the earlier grade in the first
        judge->pending[1] = judge->pending[0];
        judge->pending[0] = label;
    }
}

// "Good" and then "2", or "Satisfactory", "Good" and then "3", "2": some forms print grades twice, in words and digits.
static bool repeats_in_digits(judging *judge, const atom *grade)
{
    bool repeats = judge->repeated < judge->spelt_count && is_digit(judge, grade) &&
                   judge->spelt[judge->repeated] == grade->grade->level;
    judge->repeated += repeats;
    return repeats;
}

static void note_spelt(judging *judge, const atom *read)
{
    if (read->area || is_digit(judge, read) || judge->repeated || judge->spelt_count == MOST_PENDING)
        judge->spelt_count = judge->repeated = 0;
    if (read->grade && !is_digit(judge, read))
        judge->spelt[judge->spelt_count++] = read->grade->level;
}

// The first label that waits gets the grade.
static og_status give_pending(judging *judge, const atom *grade, trust_level trust)
{
    judge->row = judge->pending[0];
    judge->row_grades = 1;
    judge->pending_count--;
    for (size_t k = 0; k < judge->pending_count; k++)
        judge->pending[k] = judge->pending[k + 1];
    return judge->row ? give_in_column(judge, judge->row, 0, grade, trust) : OG_OK;
}

static og_status take_label(judging *judge, const og_area *label, trust_level trust)
{
    judge->row = NULL;
    if (judge->waiting.grade) {
        judge->group = judge->framework->grouped ? judge->waiting : judge->group;
        OG_TRY(give_verdict(judge, label, &judge->waiting, trust));
        judge->waiting = (atom){0};
    } else if (judge->group.grade) {
        OG_TRY(give_verdict(judge, label, &judge->group, trust));
    } else {
        wait_for_grade(judge, label);
    }
    return OG_OK;
}

// Labels without grades wait; grades without labels go to those that wait, or wait themselves.
static og_status take_alone(judging *judge, const atoms *read, trust_level trust)
{
    for (size_t i = 0; i < read->count; i++) {
        const atom *at = &read->items[i];
        judge->group = at->grade ? (atom){0} : judge->group;
        if (at->grade && repeats_in_digits(judge, at))
            continue;
        if (at->area)
            OG_TRY(take_label(judge, at->area, trust));
        else if (judge->pending_count)
            OG_TRY(give_pending(judge, at, trust));
        else if (judge->row && judge->row_grades < columns_of_table(judge))
            OG_TRY(give_in_column(judge, judge->row, judge->row_grades++, at, trust));
        else if (!judge->lost_label && !is_digit(judge, at)) // which may be the number of a page
            judge->waiting = *at;
        judge->lost_label = false;
        note_spelt(judge, at);
    }
    return OG_OK;
}

// The grades of a row whose labels all stand before them, digits that repeat words aside, where there is one for each
// label; false for other rows.
static bool stand_behind_labels(const judging *judge, const atoms *read, atoms *grades)
{
    size_t words = 0;
    *grades = (atoms){.count = 0};
    for (size_t i = 0; i < read->count; i++) {
        if ((read->items[i].area != NULL) != (i < read->labels))
            return false;
        words += read->items[i].grade && !is_digit(judge, &read->items[i]);
    }
    for (size_t i = read->labels; i < read->count; i++)
        if (!words || !is_digit(judge, &read->items[i]))
            grades->items[grades->count++] = read->items[i];
    return grades->count == read->labels;
}

// An area may be named twice in a row: by its own label, and by "This inspection".
static atoms named_once(const atoms *read)
{
    atoms once = {.grades = read->grades};
    for (size_t i = 0; i < read->count; i++) {
        const og_area *area = read->items[i].area;
        if (area && i + 1 < read->count && read->items[i + 1].area == area)
            continue;
        once.items[once.count++] = read->items[i];
        once.labels += area != NULL;
    }
    return once;
}

// Where a row holds the grade of an earlier inspection beside this one's, a grade is that of the label before it.
// Inside a list of labels the others are theirs.
static og_status pair_with_label_before(judging *judge, const atoms *row, trust_level trust)
{
    const atoms once = named_once(row), *read = &once;
    const og_area *label = NULL;
    atoms others = {.count = 0};
    int spelt = 0;
    if (read->labels > 1 && stand_behind_labels(judge, read, &others)) {
        for (size_t i = 0; i < read->labels; i++)
            OG_TRY(give_verdict(judge, read->items[i].area, &others.items[i], trust));
        settle(judge, read);
        return OG_OK;
    }
    others.count = 0;
    for (size_t i = 0; i < read->count; i++) {
        const atom *at = &read->items[i];
        if (at->area) {
            label = at->area;
        } else if (label) {
            OG_TRY(give_verdict(judge, label, at, trust));
            label = NULL;
            spelt = is_digit(judge, at) ? 0 : at->grade->level;
        } else {
            others.items[others.count++] = *at;
        }
    }
    settle(judge, read);
    judge->spelt[0] = spelt;
    judge->spelt_count = spelt != 0;
    return judge->inside_list ? take_alone(judge, &others, trust) : OG_OK;
}

// ---- halves: labels and grades that a line break cut in two ----

// `text` is the beginning of the words, or all of them but not all of some longer form.
static bool is_beginning(og_str text, og_str words)
{
    return words.len > text.len && og_phrase_match(words, 0, text) > 0 && !og_is_word(words.ptr[text.len]);
}

static bool begins_grade(const judging *judge, og_str text)
{
    const og_scale *scale = judge->framework->scale;
    for (size_t i = 0; i < scale->grades.count; i++)
        for (size_t k = 0; k < scale->grades.items[i].words.count; k++)
            if (is_beginning(text, scale->grades.items[i].words.items[k]))
                return true;
    return false;
}

static bool begins_label(const judging *judge, og_str text)
{
    size_t number = og_row_number_length(text);
    og_str words = og_str_slice(text, number, text.len);
    for (size_t i = 0; words.len >= SHORTEST_PREFIX && i < judge->framework->areas.count; i++) {
        const og_area *area = &judge->framework->areas.items[i];
        for (size_t k = 0; k < area->labels.count; k++)
            if (is_beginning(words, area->labels.items[k]))
                return true;
    }
    return false;
}

static og_status join_halves(const judging *judge, og_str first, og_str second, og_str *out)
{
    return og_arena_printf(judge->analysis->arena, out, "%.*s %.*s", OG_STR_ARG(first), OG_STR_ARG(second));
}

// A short piece that is neither label nor grade: perhaps a half of one. *read gets the whole when this completes it.
static og_status take_half(judging *judge, og_str text, size_t offset, atoms *read)
{
    og_str joined;
    *read = (atoms){.count = 0};
    if (judge->half.len) {
        OG_TRY(join_halves(judge, judge->half, text, &joined));
        if (read_atoms(judge, joined, 0, read) && read->grades == 1 && read->labels == 0) {
            read->items[0].words = judge->half_at; // one run of the text: the first half as printed
            judge->half = (og_str){0};
            return OG_OK;
        }
        *read = (atoms){.count = 0};
    }
    if (judge->unread.len) {
        OG_TRY(join_halves(judge, judge->unread, text, &joined));
        if (read_atoms(judge, joined, 0, read) && read->labels == 1 && read->grades <= 1 && read->items[0].area) {
            if (read->grades) { // it stands in the second half: "permanence Good"
                size_t first_half = judge->unread.len + 1;
                og_range words = read->items[1].words;
                read->items[1].words = (og_range){offset + words.start - first_half, offset + words.end - first_half};
            }
            if (!read->grades && judge->cut_grade.grade) {
                read->items[read->count++] = judge->cut_grade;
                read->grades = 1;
            }
            judge->unread = (og_str){0};
            judge->cut_grade = (atom){0};
            if (judge->pending_count && !judge->pending[judge->pending_count - 1])
                judge->pending_count--; // that was its first half
            return OG_OK;
        }
        *read = (atoms){.count = 0};
        if (begins_label(judge, joined))
            judge->unread = joined;
    }
    bool numbered = judge->numbered || og_row_number_length(text) > 0;
    if (numbered && text.len < LONGEST_LABEL) {
        judge->lost_label = true;
        wait_for_grade(judge, NULL);
    }
    if (begins_grade(judge, text)) {
        judge->half = text;
        judge->half_at = (og_range){offset, offset + text.len};
    } else if (begins_label(judge, text)) {
        judge->unread = text;
        judge->cut_grade = (atom){0};
    }
    return OG_OK;
}

// ---- blocks ----

static og_range trimmed(const judging *judge, og_range range)
{
    og_str text = judge->analysis->document->text;
    while (range.start < range.end && og_is_space(text.ptr[range.start]))
        range.start++;
    while (range.end > range.start && og_is_space(text.ptr[range.end - 1]))
        range.end--;
    return range;
}

static og_status take_atoms(judging *judge, const atoms *read, trust_level trust)
{
    if (read->labels && judge->pending_count && judge->pending[0] && read->items[0].grade &&
        is_digit(judge, &read->items[0]))
        return take_alone(judge, read, trust); // the first is the grade of a label before
    if (read->labels && read->grades && names_earlier(read))
        return pair_with_label_before(judge, read, trust);
    if (read->labels == 1 && read->grades > 1 && columns_of_table(judge) > 1)
        return pair_columns(judge, read, trust);
    if (read->labels && read->grades)
        return pair_up(judge, read, trust);
    return take_alone(judge, read, trust);
}

// "Children's services in Exampleshire are", with the grade on the next line.
static bool ends_with_verb(og_str text)
{
    static const og_str verbs[] = {OG_STR(" are"),    OG_STR(" is"),      OG_STR(" was"), OG_STR(" were"),
                                   OG_STR(" remain"), OG_STR(" remains"), OG_STR(" as"),  OG_STR(" be")};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (og_str_ends(text, verbs[i]))
            return true;
    return false;
}

// A sentence as long as that stands under no label.
static bool is_prose(og_str text)
{
    enum { SHORTEST = 100 };
    return text.len >= SHORTEST && og_str_ends(text, OG_STR("."));
}

// Where the head of a column stands in the text; SIZE_MAX: nowhere.
static size_t find_head(const og_grade_column *column, og_str text)
{
    for (size_t k = 0; k < column->labels.count; k++) {
        size_t length, at = og_phrase_find(text, column->labels.items[k], 0, &length);
        if (at != SIZE_MAX)
            return at;
    }
    return SIZE_MAX;
}

static void add_head(judging *judge, const og_grade_column *column)
{
    if (judge->column_count < MOST_COLUMNS)
        judge->columns[judge->column_count++] = column;
}

// Heads of at least two columns in one row or line, in the order in which they stand.
static bool take_heads(judging *judge, og_str text)
{
    const og_framework *framework = judge->framework;
    size_t heads = 0, last = 0;
    if (framework->columns.count < 2 || text.len > LONGEST_PIECE)
        return false;
    for (size_t i = 0; i < framework->columns.count; i++)
        heads += find_head(&framework->columns.items[i], text) != SIZE_MAX;
    if (heads < 2)
        return false;
    judge->column_count = 0;
    for (size_t taken = 0; taken < heads; taken++) {
        size_t next = SIZE_MAX, which = 0;
        for (size_t i = 0; i < framework->columns.count; i++) {
            size_t at = find_head(&framework->columns.items[i], text);
            if (at != SIZE_MAX && (!taken || at > last) && at < next) {
                next = at;
                which = i;
            }
        }
        if (next == SIZE_MAX)
            break;
        add_head(judge, &framework->columns.items[which]);
        last = next;
    }
    return true;
}

// A head in a line of its own: those that follow each other are of one table.
static bool take_head(judging *judge, og_str text)
{
    const og_grade_column *found = NULL;
    for (size_t i = 0; text.len && i < judge->framework->columns.count; i++) {
        const og_grade_column *column = &judge->framework->columns.items[i];
        for (size_t k = 0; k < column->labels.count; k++)
            if (og_label_match(text, column->labels.items[k]) == text.len)
                found = column;
    }
    if (found && !judge->in_heads)
        judge->column_count = 0;
    if (found)
        add_head(judge, found);
    judge->in_heads = found != NULL;
    return found != NULL;
}

// How many grades, and nothing else, stand in the blocks behind the one that is being read; counted up to `most`.
static size_t grades_below(const judging *judge, size_t most)
{
    const og_document *document = judge->analysis->document;
    size_t found = 0;
    for (size_t i = judge->block + 1; i < document->blocks.count && found < most; i++) {
        og_range range = trimmed(judge, document->blocks.items[i].range);
        og_str text = og_document_slice(document, range);
        atoms read = {.count = 0};
        if (document->blocks.items[i].kind == OG_FURNITURE)
            continue;
        if (!og_role_states_judgements(og_role_of_block(judge->analysis, i)) ||
            (!read_atoms(judge, text, range.start, &read) && !read_lone_digit(judge, text, range.start, &read)) ||
            read.labels)
            break;
        found += read.grades;
    }
    return found;
}

// A digit alone that the scale does not have, below labels that wait: one of their grades where just the others follow,
// else the number of a page.
static bool read_missing_grade(const judging *judge, og_str text, size_t offset, atoms *out)
{
    size_t columns = columns_of_table(judge), waiting = judge->pending_count * (columns ? columns : 1);
    atoms digit = {.count = 0};
    if (!waiting || !read_lone_digit(judge, text, offset, &digit) || grades_below(judge, waiting) + 1 != waiting)
        return false;
    *out = digit;
    return true;
}

static og_status take_piece(judging *judge, og_range range, trust_level trust)
{
    atoms read = {.count = 0};
    og_str text = og_document_slice(judge->analysis->document, range);
    if (take_head(judge, text) || take_heads(judge, text))
        return OG_OK;
    bool after_label = judge->after_label;
    judge->after_label = false;
    if (after_label && judge->pending_count && read_comment(judge, text, range.start, &read))
        return take_alone(judge, &read, trust);
    if (text.len > LONGEST_PIECE || is_prose(text)) {
        forget(judge);
        return OG_OK;
    }
    bool after_verb = judge->after_verb;
    judge->after_verb = ends_with_verb(text);
    if (!read_atoms(judge, text, range.start, &read) && !read_missing_grade(judge, text, range.start, &read))
        OG_TRY(take_half(judge, text, range.start, &read));
    if (after_verb && read.grades == 1 && !read.labels && text.len && og_is_lower(text.ptr[0]))
        return OG_OK;
    judge->group = read.count ? judge->group : (atom){0};
    judge->after_label = read.labels == 1 && !read.grades;
    return take_atoms(judge, &read, trust);
}

// "Excellent | Very good | Good | ...": the heads of a table of numbers.
static bool lists_scale(const judging *judge, const atoms *read)
{
    enum { FEWEST = 3 };
    return !read->labels && read->grades >= FEWEST && judge->pending_count < read->grades;
}

// "Taking into account: | 2": a row apart that introduces those below it, below a label without a grade.
static bool is_introduction(const og_document *document, const og_block *block, const atoms *read)
{
    og_str first = og_str_trim(og_document_slice(document, document->cells.items[block->first_cell]));
    return read->labels == 1 && read->grades == 1 && read->items[0].area && read->items[0].area->apart &&
           og_str_ends(first, OG_STR(":"));
}

// A row says something when a label meets a grade in it, or when its only cell with text is one of them.
static og_status take_row(judging *judge, const og_block *block, trust_level trust)
{
    const og_document *document = judge->analysis->document;
    atoms read = {.count = 0};
    og_range only = {0, 0};
    size_t filled = 0, unread = 0;
    for (size_t i = 0; i < block->cell_count; i++) {
        og_range cell = trimmed(judge, document->cells.items[block->first_cell + i]);
        if (cell.start == cell.end)
            continue;
        only = cell;
        filled++;
        og_str text = og_document_slice(document, cell);
        unread += !read_atoms(judge, text, cell.start, &read) &&
                  !(judge->pending_count && read_lone_digit(judge, text, cell.start, &read)) &&
                  !(read.labels == 1 && !read.grades && read_comment(judge, text, cell.start, &read));
    }
    if (filled == 1)
        return take_piece(judge, only, trust);
    bool after_label = judge->after_label;
    judge->in_heads = judge->after_label = false;
    if (take_heads(judge, og_document_slice(document, block->range)))
        return OG_OK;
    if (after_label && is_introduction(document, block, &read)) { // its grade stands one line too low
        read.items[0] = read.items[1];
        read.count--;
        read.labels--;
    }
    if (lists_scale(judge, &read)) {
        forget(judge);
        return OG_OK;
    }
    if ((read.labels && read.grades) || (read.count && !unread))
        return take_atoms(judge, &read, trust);
    og_str first = og_document_slice(document, trimmed(judge, document->cells.items[block->first_cell]));
    if (read.count == 1 && read.grades && begins_label(judge, first)) { // the label goes on in the next row
        judge->unread = first;
        judge->cut_grade = read.items[0];
    }
    return OG_OK;
}

// "The judgements in 2014 were:" introduces those of an earlier inspection; a report's own are.
static bool introduces_past(og_str text)
{
    const og_str ends[] = {OG_STR(" were:"), OG_STR(" was:")};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (text.len > ends[i].len && og_str_ends(text, ends[i]))
            return true;
    return false;
}

// A table goes on behind its footnotes, which begin with their numbers, and ends at other text.
static bool ends_table(const judging *judge, const og_block *block)
{
    og_str text = og_document_slice(judge->analysis->document, block->range);
    return block->kind != OG_ROW && is_prose(text) && !judge->numbered && !og_row_number_length(text);
}

static og_status take_block(judging *judge, size_t index)
{
    og_analysis *analysis = judge->analysis;
    const og_block *block = &analysis->document->blocks.items[index];
    og_str role = og_role_of_block(analysis, index);
    if (block->kind == OG_FURNITURE)
        return OG_OK;
    if (block->kind != OG_ITEM)
        judge->of_the_past = introduces_past(og_document_slice(analysis->document, block->range));
    og_str marker = og_document_slice(analysis->document, block->marker);
    judge->numbered = marker.len && og_is_digit(marker.ptr[0]);
    judge->block = index;
    bool passed_over = !og_role_states_judgements(role) || judge->of_the_past;
    if (passed_over || ends_table(judge, block))
        judge->column_count = 0;
    if (passed_over) {
        forget(judge);
        return OG_OK;
    }
    trust_level trust = index < analysis->opening_end ? TRUST_OPENING
                        : og_str_equal(role, OG_STR("record")) || og_str_equal(role, OG_STR("judgements"))
                            ? TRUST_RECORD
                            : TRUST_HEADING;
    if (trust == TRUST_OPENING && block->kind == OG_HEADING && analysis->document->pages.count && block->page > 1)
        trust = TRUST_HEADING; // the headings of the text begin on the second page
    return block->kind == OG_ROW ? take_row(judge, block, trust)
                                 : take_piece(judge, trimmed(judge, block->range), trust);
}

// ---- sentences ----

// The grade that the words of a statement are, or mean.
static const og_grade *grade_stated(const judging *judge, const og_statement *statement, og_range words)
{
    const og_scale *scale = judge->framework->scale;
    size_t length;
    if (!statement->matcher.value.len)
        return og_scale_match_on(scale, judge->day, og_document_slice(judge->analysis->document, words), &length);
    for (size_t i = 0; i < scale->grades.count; i++)
        if (og_str_equal(scale->grades.items[i].id, statement->matcher.value))
            return &scale->grades.items[i];
    return NULL;
}

static trust_level trust_in(const og_analysis *analysis, const og_statement *statement, size_t block)
{
    if (statement->matcher.value.len)
        return TRUST_MEANT;
    return block < analysis->opening_end ? TRUST_SENTENCE : TRUST_HEADING;
}

// The area that the statement grades where it matches; NULL: none.
static const og_area *area_stated(const judging *judge, const og_statement *statement, const og_hit *hit)
{
    og_str id = statement->area.len ? statement->area : og_area_of_block(judge->analysis, hit->block);
    return find_area(judge->framework, id);
}

// Reads one match. The first grade that the statement gives an area by its name counts; where further ones stand is
// noted.
static og_status take_match(judging *judge, const og_statement *statement, const og_hit *hit, bool *given)
{
    const og_analysis *analysis = judge->analysis;
    const og_area *area = area_stated(judge, statement, hit);
    if (!area || !og_range_took_part(hit->grade) || !og_role_states_judgements(og_role_of_block(analysis, hit->block)))
        return OG_OK;
    og_range words = trimmed(judge, hit->grade);
    atom grade = {.grade = grade_stated(judge, statement, words), .words = words};
    if (!grade.grade)
        return OG_OK;
    if (*given)
        return note_grade(judge, words);
    *given = statement->area.len > 0;
    return give_verdict(judge, area, &grade, trust_in(analysis, statement, hit->block));
}

static og_status take_statement(judging *judge, const og_statement *statement)
{
    enum { MOST_MATCHES = 64 }; // a search for the next goes through all sentences
    og_analysis *analysis = judge->analysis;
    const og_area *area = find_area(judge->framework, statement->area);
    bool given = false;
    og_hit hit;
    if (statement->area.len && (!area || (statement->otherwise && verdict_of(judge, area))))
        return OG_OK;
    size_t from = 0, matches = 0;
    while (og_matcher_find(analysis, &statement->matcher, from, &hit)) {
        if (matches++ == MOST_MATCHES)
            return og_warn(analysis, OG_STR("too-many-statements"), &hit.whole,
                           "more sentences of one form state grades than are read; those from here on are not");
        OG_TRY(take_match(judge, statement, &hit, &given));
        from = hit.whole.end > from ? hit.whole.end : from + 1;
    }
    return OG_OK;
}

// ---- results ----

static bool warned_of_levels(const og_record *record)
{
    for (size_t i = 0; i < record->warnings.count; i++)
        if (og_str_equal(record->warnings.items[i].code, OG_STR("level-approximate")))
            return true;
    return false;
}

og_status og_judgement_add(og_analysis *analysis, const og_area *area, const og_grade *grade, og_range words)
{
    og_judgement judgement = {.level = grade->level, .evidence = og_span_of(analysis->document, words)};
    OG_TRY(og_arena_copy(analysis->arena, area->id, &judgement.area));
    OG_TRY(og_arena_copy(analysis->arena, grade->id, &judgement.grade));
    OG_TRY(og_text_of(analysis, words, &judgement.words));
    if (grade->approximate && !warned_of_levels(analysis->record))
        OG_TRY(
            og_warn(analysis, OG_STR("level-approximate"), &words,
                    "grades like '%.*s' have no official place on the four-level scale; their levels are approximate",
                    OG_STR_ARG(grade->id)));
    return og_vec_push(analysis->arena, &analysis->record->judgements, judgement);
}

// Of "Good 2" the word, of "Grade: 2" the digit: where both are printed the word says it, where a digit is, the digit.
static og_range words_alone(const judging *judge, const area_verdict *verdict)
{
    og_str text = og_document_slice(judge->analysis->document, verdict->words);
    og_range words = verdict->words;
    size_t longest = 0;
    if (!text.len || !og_is_digit(text.ptr[text.len - 1]))
        return words;
    for (size_t i = 0; i < verdict->grade->words.count; i++) {
        og_str word = verdict->grade->words.items[i];
        size_t length = og_phrase_match(text, 0, word);
        if (length > longest && length < text.len && !og_is_digit(text.ptr[length - 1]))
            longest = length;
        if (!longest && word.len == 1 && word.ptr[0] == text.ptr[text.len - 1])
            words.start = words.end - 1;
    }
    return longest ? (og_range){verdict->words.start, verdict->words.start + longest} : words;
}

static og_status report_verdict(judging *judge, const area_verdict *verdict)
{
    if (verdict->disputed)
        OG_TRY(og_warn(judge->analysis, OG_STR("grades-disagree"), &verdict->words,
                       "the document states more than one grade for '%.*s'; the one in its table or opening is given",
                       OG_STR_ARG(verdict->area->name)));
    return og_judgement_add(judge->analysis, verdict->area, verdict->grade, words_alone(judge, verdict));
}

// What stands beside the label of an earlier inspection is its grade, where no field says it. A digit is read as of
// then.
static og_status report_earlier(judging *judge, const area_verdict *found)
{
    og_analysis *analysis = judge->analysis;
    og_inspection *inspection = analysis->record->inspection;
    og_str words = og_document_slice(analysis->document, found->words);
    size_t length;
    if (!inspection->previous)
        inspection->previous = og_arena_alloc(analysis->arena, sizeof *inspection->previous);
    if (!inspection->previous)
        return OG_NO_MEMORY;
    if (inspection->previous->overall.len)
        return OG_OK;
    bool dated = og_date_is_set(inspection->previous->date);
    const og_grade *grade =
        og_scale_match_on(judge->framework->scale, dated ? inspection->previous->date : judge->day, words, &length);
    return og_arena_copy(analysis->arena, grade ? grade->id : found->grade->id, &inspection->previous->overall);
}

// `found` is NULL where nothing is known of the area.
static og_status report_area(judging *judge, const og_area *area, const area_verdict *found)
{
    const og_grade *grade = found ? found->grade : NULL;
    if (area->earlier)
        return grade && grade->judged ? report_earlier(judge, found) : OG_OK;
    if (area->apart && !(grade && found->trust == TRUST_MEANT))
        return OG_OK; // what the text means where no grade is printed counts in any case
    if (found && found->off_scale.start < found->off_scale.end)
        OG_TRY(og_off_scale_warn(judge->analysis, area, found->off_scale));
    if (grade && grade->judged)
        return report_verdict(judge, found);
    if (grade && og_str_equal(grade->id, OG_STR("not judged")))
        return og_warn(judge->analysis, OG_STR("not-judged"), &found->words,
                       "the document says that '%.*s' was not judged", OG_STR_ARG(area->name));
    if (!found && !area->optional)
        return og_warn(judge->analysis, OG_STR("judgement-missing"), NULL, "no grade was found for '%.*s'",
                       OG_STR_ARG(area->name));
    return OG_OK;
}

// In the order of the framework's areas.
static og_status report(judging *judge)
{
    for (size_t i = 0; i < judge->framework->areas.count; i++) {
        const og_area *area = &judge->framework->areas.items[i];
        OG_TRY(report_area(judge, area, verdict_of(judge, area)));
    }
    return OG_OK;
}

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

static og_status find_outcome(og_analysis *analysis)
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
static og_status warn_of_no_outcome(og_analysis *analysis)
{
    bool concludes = analysis->record->outcome || (analysis->framework->graded && analysis->record->judgements.count);
    if (!analysis->framework->outcomes.count || concludes)
        return OG_OK;
    return og_warn(analysis, OG_STR("outcome-missing"), NULL, "no inspection outcome was found");
}

static int by_start(const void *a, const void *b)
{
    const og_range *left = a, *right = b;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return (left->end > right->end) - (left->end < right->end);
}

static og_status find_grades(judging *judge)
{
    og_analysis *analysis = judge->analysis;
    judge->day = og_scale_day(analysis);
    for (size_t i = 0; i < judge->framework->statements.count; i++)
        OG_TRY(take_statement(judge, &judge->framework->statements.items[i]));
    for (size_t i = 0; i < analysis->document->blocks.count; i++)
        OG_TRY(take_block(judge, i));
    if (analysis->grade_words.count)
        qsort(analysis->grade_words.items, analysis->grade_words.count, sizeof *analysis->grade_words.items, by_start);
    return report(judge);
}

og_status og_judgements_find(og_analysis *analysis)
{
    judging judge = {.analysis = analysis, .framework = analysis->framework};
    if (!judge.framework)
        return OG_OK;
    if (!judge.framework->is_inspection)
        return og_reported_grades_find(analysis);
    OG_TRY(find_outcome(analysis));
    if (judge.framework->graded && judge.framework->scale)
        OG_TRY(find_grades(&judge));
    return warn_of_no_outcome(analysis);
}
