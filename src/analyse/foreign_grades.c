// SPDX-License-Identifier: MIT
// Grades of another form's scale that stand where this form has its own: two reports in one file, or a report that was
// made of two. They cannot be read by this form's rules, but must not be passed over in silence.
#include "analyse/judging.h"

#include "base/str.h"

enum { SHORTEST_GRADE = 10, LONGEST_LABEL = 100 };

// Whether the whole text is a grade in several words; single words, and "not met", mean other things too.
static bool is_grade_of(const og_scale *scale, og_str text)
{
    size_t length;
    return text.len >= SHORTEST_GRADE && og_str_find_byte(text, ' ', 0) != SIZE_MAX &&
           og_scale_match(scale, text, &length) && length == text.len;
}

static bool is_foreign(const og_judging *judge, og_str text)
{
    size_t length;
    const og_catalogue *catalogue = judge->analysis->catalogue;
    if (text.len < SHORTEST_GRADE || og_scale_match(judge->framework->scale, text, &length))
        return false;
    for (size_t i = 0; i < catalogue->scales.count; i++)
        if (is_grade_of(catalogue->scales.items[i], text))
            return true;
    return false;
}

// The label and the grade that are all the block holds; false: it holds something else.
static bool divide(const og_document *document, const og_block *block, og_range *label, og_range *grade)
{
    size_t filled = 0;
    og_range whole = og_range_trim(document->text, block->range);
    if (block->kind != OG_ROW) {
        og_str text = og_document_slice(document, whole);
        size_t colon = og_str_find_byte(text, ':', 0);
        if (colon == SIZE_MAX)
            return false;
        *label = (og_range){whole.start, whole.start + colon};
        *grade = og_range_trim(document->text, (og_range){whole.start + colon + 1, whole.end});
        return true;
    }
    for (size_t i = 0; i < block->cell_count; i++) {
        og_range cell = og_range_trim(document->text, document->cells.items[block->first_cell + i]);
        if (cell.start == cell.end)
            continue;
        *(filled ? grade : label) = cell;
        filled++;
    }
    return filled == 2;
}

static bool may_be_label(const og_judging *judge, og_str text)
{
    size_t length;
    const og_area *area = og_area_labelled(judge->framework, text, &length);
    return text.len && text.len <= LONGEST_LABEL && og_is_upper(text.ptr[0]) && !og_str_ends(text, OG_STR(".")) &&
           !(area && area->earlier);
}

og_status og_foreign_grades_warn(og_judging *judge)
{
    og_analysis *analysis = judge->analysis;
    const og_document *document = analysis->document;
    for (size_t i = 0; i < document->blocks.count; i++) {
        const og_block *block = &document->blocks.items[i];
        og_range label, grade;
        if (block->kind == OG_FURNITURE || !og_role_states_judgements(og_role_of_block(analysis, i)) ||
            !divide(document, block, &label, &grade) || !is_foreign(judge, og_document_slice(document, grade)) ||
            !may_be_label(judge, og_document_slice(document, label)))
            continue;
        return og_warn(analysis, OG_STR("grade-off-scale"), &grade,
                       "beside '%.*s' stands '%.*s', a grade that documents of this form do not give; it was not read, "
                       "nor what else there may be of such grades: look them up in the original, and if the file holds "
                       "two documents give each in a file by itself",
                       OG_STR_ARG(og_document_slice(document, label)), OG_STR_ARG(og_document_slice(document, grade)));
    }
    return OG_OK;
}
