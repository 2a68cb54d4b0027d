// SPDX-License-Identifier: MIT
// Labels of areas that are headings, and labels with grades that are not.
#include "analyse/doubts.h"
#include "analyse/sections.h"

#include "base/str.h"

const og_area *og_area_headed(const og_framework *framework, og_str text)
{
    size_t length;
    const og_area *area = og_area_labelled(framework, text, &length);
    return area && og_area_has_findings(area) ? area : NULL;
}

// The area whose label is all of the block but a sign or a digit beside it; NULL: none.
static const og_area *area_labelled(const og_analysis *analysis, const og_block *block)
{
    enum { LONGEST_TAIL = 2 };
    og_str text = og_str_trim(og_document_slice(analysis->document, block->range));
    size_t length;
    const og_area *area = og_area_labelled(analysis->framework, text, &length);
    og_str tail = og_str_slice(text, area ? length : 0, text.len);
    return tail.len <= LONGEST_TAIL && og_is_heading_tail(tail) ? area : NULL;
}

bool og_is_area_label(const og_analysis *analysis, const og_block *block)
{
    return area_labelled(analysis, block) != NULL;
}

bool og_is_heading_label(const og_analysis *analysis, const og_block *block)
{
    const og_area *area = area_labelled(analysis, block);
    return area && og_area_has_findings(area);
}

bool og_row_has_one_cell(const og_document *document, const og_block *row)
{
    size_t filled = 0;
    for (size_t i = 1; i < row->cell_count; i++)
        filled += og_str_trim(og_document_slice(document, document->cells.items[row->first_cell + i])).len > 0;
    return !filled;
}

bool og_looks_like_grade(og_str cell)
{
    enum { SHORTEST = 4, LONGEST = 36, MOST_BLANKS = 4 };
    size_t blanks = 0;
    if (cell.len < SHORTEST || cell.len > LONGEST || !og_is_alpha(cell.ptr[0]))
        return false;
    for (size_t i = 0; i < cell.len; i++) {
        blanks += cell.ptr[i] == ' ';
        if (!og_is_alpha(cell.ptr[i]) && !og_is_space(cell.ptr[i]) && i + 2 < cell.len)
            return false;
    }
    return blanks <= MOST_BLANKS;
}

static bool is_digit(og_str text)
{
    return text.len == 1 && og_is_digit(text.ptr[0]);
}

bool og_is_numbered_grade(og_str text)
{
    size_t digit;
    og_str trimmed = og_str_trim(text);
    size_t end = trimmed.len ? og_grade_number(trimmed, &digit) : 0;
    og_str words = og_str_trim(og_str_slice(trimmed, end, trimmed.len)); // "Grade 4 (Inadequate)"
    bool in_brackets = og_str_starts(words, OG_STR("(")) && og_str_ends(words, OG_STR(")")) &&
                       og_looks_like_grade(og_str_slice(words, 1, words.len - 1));
    return end && (!words.len || in_brackets);
}

// The last row of a table: text may follow it as it follows a heading.
static bool is_last_row(const og_document *document, size_t index)
{
    const og_block *row = &document->blocks.items[index];
    size_t above = index;
    while (above > 0 && document->blocks.items[above - 1].kind == OG_FURNITURE)
        above--;
    return row->kind == OG_ROW && !og_row_has_one_cell(document, row) && above > 0 &&
           document->blocks.items[above - 1].kind == OG_ROW;
}

bool og_is_graded_heading(const og_analysis *analysis, size_t index, og_str last_role)
{
    const og_document *document = analysis->document;
    const og_block *block = &document->blocks.items[index];
    bool body = index >= analysis->opening_end;
    if (block->kind != OG_ROW || block->cell_count < 2 || !analysis->framework->scale ||
        og_role_lists_judgements(last_role))
        return false;
    size_t filled = 0, below = og_block_behind(document, index);
    bool over_text =
        below < document->blocks.count && document->blocks.items[below].kind != OG_ROW && !is_last_row(document, index);
    bool card = analysis->framework->grouped && over_text;
    body = body || card;
    if (!body && !og_role_ends_at_grades(last_role))
        return false;
    for (size_t i = 1; i < block->cell_count; i++) {
        og_str cell = og_str_trim(og_document_slice(document, document->cells.items[block->first_cell + i]));
        if (!cell.len)
            continue;
        filled++;
        if (!(body && og_looks_like_grade(cell)) && !(over_text && is_digit(cell)))
            return false;
    }
    og_str first = og_document_slice(document, document->cells.items[block->first_cell]);
    size_t length;
    return filled == 1 && (og_area_headed(analysis->framework, first) ||
                           (card && og_area_labelled(analysis->framework, first, &length))); // an area of no record
}

// The number of a grade at the start of the text with nothing behind it, or the label of the next area.
static bool opens_with_number(const og_framework *framework, og_str text)
{
    size_t digit, length, end = text.len ? og_grade_number(text, &digit) : 0;
    og_str rest = og_str_slice(text, end, text.len);
    while (rest.len && (og_is_space(rest.ptr[0]) || og_str_find_byte(OG_STR(".,;|"), rest.ptr[0], 0) != SIZE_MAX))
        rest = og_str_slice(rest, 1, rest.len);
    return end && (!rest.len || og_area_labelled(framework, rest, &length));
}

bool og_is_numbered_label(const og_analysis *analysis, size_t index, og_str last_role)
{
    const og_document *document = analysis->document;
    const og_block *block = &document->blocks.items[index];
    og_str text = og_str_trim(og_document_slice(document, block->range));
    size_t length;
    if (block->kind == OG_FURNITURE || !og_role_ends_at_grades(last_role) || !og_area_headed(analysis->framework, text))
        return false;
    size_t below = og_block_behind(document, index);
    og_area_labelled(analysis->framework, text, &length);
    if (length < text.len)
        return opens_with_number(analysis->framework, og_str_slice(text, length, text.len));
    return below < document->blocks.count &&
           og_is_numbered_grade(og_document_slice(document, document->blocks.items[below].range));
}

// Below the label of an area: what looks like its grade, and is not the heading of a section.
static bool may_be_its_grade(const og_analysis *analysis, const og_block *block, og_str text)
{
    return og_is_numbered_grade(text) ||
           (og_looks_like_grade(text) &&
            !(block->kind == OG_HEADING && og_heading_find(analysis->framework, text, true)));
}

bool og_is_label_with_grade(const og_analysis *analysis, const og_block *block)
{
    og_str text = og_str_trim(og_document_slice(analysis->document, block->range));
    size_t length;
    const og_area *area = og_area_labelled(analysis->framework, text, &length);
    og_str rest = og_str_slice(text, length, text.len);
    bool divided = og_str_ends(og_str_trim(og_str_slice(text, 0, length)), OG_STR(":")) ||
                   (analysis->framework->grouped && rest.len && og_is_upper(rest.ptr[0]));
    return area && divided && og_area_has_findings(area) && og_looks_like_grade(rest);
}

// "The experiences and progress of children in care requires improvement to be good." behind a list of actions, of
// which none opens with an area's label and ends like this.
static bool is_label_behind_actions(const og_analysis *analysis, const og_block *block, og_str last_role)
{
    og_str text = og_str_trim(og_document_slice(analysis->document, block->range));
    const og_area *area = og_area_headed(analysis->framework, text);
    size_t length;
    if (!area || block->kind != OG_PARAGRAPH || block->marker.start < block->marker.end ||
        !og_role_lists_actions(last_role))
        return false;
    og_area_labelled(analysis->framework, text, &length);
    og_str rest = og_str_slice(text, length, text.len);
    return og_str_trim(rest).len && og_may_be_grade_of_label(rest);
}

// Whether a line of that kind stands alone, and neither in a list of them nor with the grades of earlier inspections.
// The grade of the whole is stated in many places and heads no text about an area.
static bool heads_with_grade(const og_analysis *analysis, size_t index, og_str last_role)
{
    const og_block *blocks = analysis->document->blocks.items;
    size_t above = index;
    if (og_role_is_of_earlier(last_role) || !(og_is_label_with_grade(analysis, &blocks[index]) ||
                                              is_label_behind_actions(analysis, &blocks[index], last_role)))
        return false;
    const og_area *area =
        og_area_headed(analysis->framework, og_document_slice(analysis->document, blocks[index].range));
    if (!area || og_str_equal(area->id, OG_STR("overall")))
        return false;
    while (above > 0 && blocks[above - 1].kind == OG_FURNITURE)
        above--;
    return above > 0 && !og_is_label_with_grade(analysis, &blocks[above - 1]);
}

// "The provision is good." right below the heading of an area: a sentence, however short. A grade with a stop behind it
// is none, and neither is a line of small letters, which goes on from another. Where grades are explained, or earlier
// inspections told of, short sentences stand below labels too.
static bool is_short_sentence(const og_block *block, og_str text, og_str last_role)
{
    enum { SHORTEST = 16, FEWEST_BLANKS = 3 };
    size_t blanks = 0;
    text = og_str_trim(text);
    for (size_t i = 0; i < text.len; i++)
        blanks += text.ptr[i] == ' ';
    return (block->kind == OG_PARAGRAPH || block->kind == OG_ITEM) && og_role_holds_findings(last_role) &&
           !og_role_is_of_earlier(last_role) && text.len >= SHORTEST && blanks >= FEWEST_BLANKS &&
           og_is_upper(text.ptr[0]) && og_str_ends(text, OG_STR("."));
}

bool og_is_bare_heading(const og_analysis *analysis, size_t index, og_str last_role)
{
    enum { LONGEST_LABEL = 120, AHEAD = 4 };
    const og_document *document = analysis->document;
    const og_block *block = &document->blocks.items[index];
    bool line = block->kind == OG_PARAGRAPH || block->kind == OG_ROW;
    if (!line || block->range.end - block->range.start > LONGEST_LABEL || og_role_lists_judgements(last_role) ||
        !(og_is_heading_label(analysis, block) || heads_with_grade(analysis, index, last_role)) ||
        is_last_row(document, index))
        return false;
    // in other sections it may be the grade of an earlier inspection
    bool cards = og_str_equal(last_role, OG_STR("findings"));
    bool graded = false;
    size_t below = og_block_behind(document, index);
    for (size_t i = 0; i < AHEAD && below < document->blocks.count; i++, below = og_block_behind(document, below)) {
        const og_block *next = &document->blocks.items[below];
        og_str text = og_document_slice(document, next->range);
        bool prose = next->kind == OG_PARAGRAPH || next->kind == OG_ITEM;
        if ((prose && text.len >= OG_LEAST_PROSE) || ((i == 0 || graded) && is_short_sentence(next, text, last_role)))
            return true;
        bool grade = i == 0 && may_be_its_grade(analysis, next, text);
        graded = grade && cards;
        if ((next->kind == OG_HEADING && !grade) || og_is_heading_label(analysis, next) ||
            og_is_label_with_grade(analysis, next))
            return false;
    }
    return false;
}

// "Previous inspection grade Good": a value begins with a capital where the words of the label have none.
static bool is_earlier_with_grade(const og_analysis *analysis, og_str text)
{
    size_t length;
    const og_area *area = og_area_labelled(analysis->framework, text, &length);
    og_str rest = og_str_slice(text, area ? length : 0, text.len);
    og_str label = og_str_trim(og_str_slice(text, 0, area ? length : 0));
    size_t last = label.len;
    while (last > 0 && !og_is_space(label.ptr[last - 1]))
        last--;
    return area && area->earlier && last > 0 && og_is_lower(label.ptr[last]) && og_looks_like_grade(rest) &&
           og_is_upper(rest.ptr[0]);
}

bool og_labels_earlier_grade(const og_analysis *analysis, size_t index)
{
    const og_document *document = analysis->document;
    const og_block *block = &document->blocks.items[index];
    const og_area *area = area_labelled(analysis, block);
    size_t below = og_block_behind(document, index);
    if (is_earlier_with_grade(analysis, og_str_trim(og_document_slice(document, block->range))))
        return true;
    if (!area || !area->earlier || below == document->blocks.count)
        return false;
    const og_block *next = &document->blocks.items[below];
    og_str text = og_str_trim(og_document_slice(document, next->range));
    return !area_labelled(analysis, next) && may_be_its_grade(analysis, next, text);
}
