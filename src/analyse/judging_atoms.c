// SPDX-License-Identifier: MIT
// A piece of text as labels of areas and grades.
#include "analyse/judging.h"

#include "base/str.h"
#include "base/utf8.h"

// Past what may stand between labels and grades, or behind them: white space, stops, dashes, numbers of footnotes (but
// not the 7 of "3-7", nor a digit behind a question, which is its grade).
static size_t skip_marks(og_str text, size_t at)
{
    bool dash = false;
    while (at < text.len) {
        size_t length;
        uint32_t code = og_utf8_decode(text, at, &length);
        bool mark = code < 0x80 && og_str_find_byte(OG_STR(".,:;*()|"), (char)code, 0) != SIZE_MAX;
        bool footnote = code < 0x80 && og_is_digit((char)code) && at && !og_is_space(text.ptr[at - 1]) &&
                        text.ptr[at - 1] != '?' && !dash && (at + 1 == text.len || !og_is_word(text.ptr[at + 1]));
        dash = og_code_is_dash(code);
        if (!og_code_is_superscript(code) && !mark && !footnote && !dash && !og_code_is_space(code))
            break;
        at += length;
    }
    return at;
}

// "Good 2" where the scale has no digits: the number of the grade before, which is its level.
static bool repeats_level(const og_grade_atoms *read, og_str rest)
{
    const og_grade *before = read->count ? read->items[read->count - 1].grade : NULL;
    return before && before->level && rest.ptr[0] == '0' + before->level && (rest.len == 1 || !og_is_word(rest.ptr[1]));
}

// Adds to what was read, in place, since there is room for many and most texts are none: of a text that is rejected
// the beginning may have been added.
static bool add_atoms(const og_judging *judge, og_str text, size_t offset, og_grade_atoms *read)
{
    size_t at = skip_marks(text, 0);
    while (at < text.len) {
        size_t length;
        og_str rest = og_str_slice(text, at, text.len);
        og_grade_atom next = {0};
        // "2 Previous inspection: 3": what would be the number of a row is a grade in forms that print digits
        bool number = at == 0 && !(judge->waiting.count && judge->waiting.labels[0]);
        if (number || !og_is_digit(rest.ptr[0]) || !og_scale_match(judge->framework->scale, rest, &length))
            next.area = og_area_labelled(judge->framework, rest, &length);
        if (!next.area) {
            next.grade = og_scale_match_on(judge->framework->scale, judge->day, rest, &length);
            if (!next.grade)
                next.grade = og_off_scale_match(judge->framework->scale, rest, read->labels > 0, &length);
            next.words = (og_range){offset + at, offset + at + length};
        }
        if (!next.area && !next.grade && repeats_level(read, rest)) {
            at = skip_marks(text, at + 1);
            continue;
        }
        if ((!next.area && !next.grade) || read->count == OG_MOST_GRADE_ATOMS)
            return false;
        read->items[read->count++] = next;
        read->labels += next.area != NULL;
        read->grades += next.grade != NULL;
        at = skip_marks(text, at + length);
    }
    return true;
}

bool og_atoms_read(const og_judging *judge, og_str text, size_t offset, og_grade_atoms *out)
{
    size_t count = out->count, labels = out->labels, grades = out->grades;
    if (text.len <= OG_LONGEST_RUN && add_atoms(judge, text, offset, out) && out->count > count)
        return true;
    out->count = count;
    out->labels = labels;
    out->grades = grades;
    return false;
}

bool og_atoms_read_lone_digit(const og_judging *judge, og_str text, size_t offset, og_grade_atoms *out)
{
    size_t length, at = skip_marks(text, 0);
    og_str digit = og_str_slice(text, at, text.len);
    const og_grade *grade = og_off_scale_match(judge->framework->scale, digit, true, &length);
    if (!grade || skip_marks(text, at + length) < text.len || out->count == OG_MOST_GRADE_ATOMS)
        return false;
    out->items[out->count++] = (og_grade_atom){.grade = grade, .words = {offset + at, offset + at + length}};
    out->grades++;
    return true;
}

bool og_atoms_read_comment(const og_judging *judge, og_str text, size_t offset, og_grade_atoms *out)
{
    size_t length;
    const og_grade *grade = og_scale_match_on(judge->framework->scale, judge->day, text, &length);
    if (!grade || length + 1 >= text.len || og_is_digit(text.ptr[0]) || !og_is_space(text.ptr[length + 1]) ||
        og_str_find_byte(OG_STR(".;:"), text.ptr[length], 0) == SIZE_MAX || out->count == OG_MOST_GRADE_ATOMS)
        return false;
    out->items[out->count++] = (og_grade_atom){.grade = grade, .words = {offset, offset + length}};
    out->grades++;
    return true;
}

bool og_atom_is_digit(const og_judging *judge, const og_grade_atom *grade)
{
    og_str words = og_document_slice(judge->analysis->document, grade->words);
    return words.len == 1 && og_is_digit(words.ptr[0]);
}
