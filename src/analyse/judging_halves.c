// SPDX-License-Identifier: MIT
// Labels and grades that a line break cut in two.
#include "analyse/judging.h"

#include "base/str.h"
#include "base/utf8.h"

enum { LONGEST_LABEL = 120, SHORTEST_PREFIX = 10 };

// `text` is the beginning of the words, or all of them but not all of some longer form.
static bool is_beginning(og_str text, og_str words)
{
    return words.len > text.len && og_phrase_match(words, 0, text) > 0 && !og_is_word(words.ptr[text.len]);
}

static bool begins_grade(const og_judging *judge, og_str text)
{
    const og_scale *scale = judge->framework->scale;
    for (size_t i = 0; i < scale->grades.count; i++)
        for (size_t k = 0; k < scale->grades.items[i].words.count; k++)
            if (is_beginning(text, scale->grades.items[i].words.items[k]))
                return true;
    return false;
}

// `text` may have a number before it.
static bool begins_label_of(const og_area *area, og_str text)
{
    size_t number = og_row_number_length(text);
    og_str words = og_str_slice(text, number, text.len);
    for (size_t i = 0; words.len >= SHORTEST_PREFIX && i < area->labels.count; i++)
        if (is_beginning(words, area->labels.items[i]))
            return true;
    return false;
}

static bool begins_label(const og_judging *judge, og_str text)
{
    for (size_t i = 0; i < judge->framework->areas.count; i++)
        if (begins_label_of(&judge->framework->areas.items[i], text))
            return true;
    return false;
}

static og_status join_halves(const og_judging *judge, og_str first, og_str second, og_str *out)
{
    return og_arena_printf(judge->analysis->arena, out, "%.*s %.*s", OG_STR_ARG(first), OG_STR_ARG(second));
}

// *read gets the grade that the text completes; else nothing.
static og_status complete_grade(og_judging *judge, og_str text, og_grade_atoms *read)
{
    og_halves *halves = &judge->halves;
    og_str joined;
    *read = (og_grade_atoms){.count = 0};
    if (!halves->grade.len)
        return OG_OK;
    OG_TRY(join_halves(judge, halves->grade, text, &joined));
    if (og_atoms_read(judge, joined, 0, read) && read->grades == 1 && read->labels == 0) {
        read->items[0].words = halves->grade_at; // one run of the text: the first half as printed
        halves->grade = (og_str){0};
    } else {
        *read = (og_grade_atoms){.count = 0};
    }
    return OG_OK;
}

// *read gets the label that the text completes, with the grade beside one of its halves; else nothing.
static og_status complete_label(og_judging *judge, og_str text, size_t offset, og_grade_atoms *read)
{
    og_halves *halves = &judge->halves;
    og_waiting *waiting = &judge->waiting;
    og_str joined;
    *read = (og_grade_atoms){.count = 0};
    if (!halves->label.len)
        return OG_OK;
    OG_TRY(join_halves(judge, halves->label, text, &joined));
    if (!og_atoms_read(judge, joined, 0, read) || read->labels != 1 || read->grades > 1 || !read->items[0].area) {
        *read = (og_grade_atoms){.count = 0};
        if (begins_label(judge, joined)) {
            halves->label = joined;
            halves->label_block = judge->block.number;
        }
        return OG_OK;
    }
    if (read->grades) { // it stands in the second half: "permanence Good"
        size_t first_half = halves->label.len + 1;
        og_range words = read->items[1].words;
        read->items[1].words = (og_range){offset + words.start - first_half, offset + words.end - first_half};
    } else if (halves->label_grade.grade) {
        read->items[read->count++] = halves->label_grade;
        read->grades = 1;
    }
    halves->label = (og_str){0};
    halves->label_grade = (og_grade_atom){0};
    if (waiting->count && !waiting->labels[waiting->count - 1])
        waiting->count--; // that was its first half
    return OG_OK;
}

og_status og_halves_take(og_judging *judge, og_str text, size_t offset, og_grade_atoms *read)
{
    og_halves *halves = &judge->halves;
    OG_TRY(complete_grade(judge, text, read));
    if (!read->count)
        OG_TRY(complete_label(judge, text, offset, read));
    if (read->count)
        return OG_OK;
    bool numbered = judge->block.numbered || og_row_number_length(text) > 0;
    if (numbered && text.len < LONGEST_LABEL) {
        judge->waiting.lost_label = true;
        og_waiting_add(judge, NULL);
    }
    if (begins_grade(judge, text)) {
        halves->grade = text;
        halves->grade_at = (og_range){offset, offset + text.len};
    } else if (begins_label(judge, text)) {
        halves->label = text;
        halves->label_block = judge->block.number;
        halves->label_grade = (og_grade_atom){0};
    }
    return OG_OK;
}

// It may come to nothing, but it is a grade and no word of a finding.
static og_status keep_grade(og_judging *judge, const og_grade_atom *grade)
{
    og_halves *halves = &judge->halves;
    og_graded_half half = {halves->label, grade->words};
    halves->label_grade = *grade;
    OG_TRY(og_note_grade(judge, grade->words));
    return og_vec_push(judge->analysis->arena, &halves->graded, half);
}

og_status og_halves_take_grade(og_judging *judge, const og_grade_atoms *read, bool *taken)
{
    const og_halves *halves = &judge->halves;
    *taken = halves->label.len && !halves->label_grade.grade && !judge->waiting.count && read->count == 1 &&
             read->grades && og_block_behind(judge->analysis->document, halves->label_block) == judge->block.number;
    return *taken ? keep_grade(judge, &read->items[0]) : OG_OK;
}

og_status og_halves_take_row(og_judging *judge, og_str first, const og_grade_atoms *read)
{
    if (read->count != 1 || !read->grades || !begins_label(judge, first))
        return OG_OK;
    judge->halves.label = first; // it goes on in the next row
    judge->halves.label_block = judge->block.number;
    return keep_grade(judge, &read->items[0]);
}

const og_graded_half *og_halves_graded(const og_judging *judge, const og_area *area)
{
    for (size_t i = 0; i < judge->halves.graded.count; i++)
        if (begins_label_of(area, judge->halves.graded.items[i].label))
            return &judge->halves.graded.items[i];
    return NULL;
}
