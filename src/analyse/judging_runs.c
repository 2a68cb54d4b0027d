// SPDX-License-Identifier: MIT
// Lines that are by turns a label and a grade. Where the first line and the last are both grades, a label was lost at
// one end, and each grade may be of the label before it or of the one behind it.
#include "analyse/judging.h"

#include "base/str.h"

typedef enum line_kind { LINE_OTHER, LINE_LABEL, LINE_GRADE } line_kind;

// A grade may be printed in words and digits.
static bool is_one_grade(const og_grade_atoms *read)
{
    for (size_t i = 0; i < read->count; i++)
        if (!read->items[i].grade || read->items[i].grade->level != read->items[0].grade->level)
            return false;
    return true;
}

// What stands in a block by itself.
static line_kind kind_of(const og_judging *judge, size_t block)
{
    const og_document *document = judge->analysis->document;
    og_range range = og_range_trim(document->text, document->blocks.items[block].range);
    og_grade_atoms read = {.count = 0};
    if (!og_role_states_judgements(og_role_of_block(judge->analysis, block)) ||
        !og_atoms_read(judge, og_document_slice(document, range), range.start, &read))
        return LINE_OTHER;
    return is_one_grade(&read) ? LINE_GRADE : read.count == 1 ? LINE_LABEL : LINE_OTHER;
}

// The blocks behind the one that is being read that are a label and a grade by turns.
typedef struct line_run {
    size_t labels;
    size_t first_label; // its block
    size_t end;         // the block behind it
    line_kind last;
} line_run;

static line_run find_run(const og_judging *judge)
{
    enum { LONGEST = 2 * OG_MOST_WAITING }; // lines: no form lists more areas, and each grade looks for its run
    const og_document *document = judge->analysis->document;
    size_t lines = 0;
    line_run run = {.end = judge->block.number + 1, .last = LINE_GRADE};
    for (size_t i = run.end; i < document->blocks.count && lines < LONGEST; i++) {
        if (document->blocks.items[i].kind == OG_FURNITURE)
            continue;
        line_kind kind = kind_of(judge, i);
        if (kind == LINE_OTHER || kind == run.last)
            break;
        run.first_label = run.labels ? run.first_label : i;
        run.labels += kind == LINE_LABEL;
        run.end = i + 1;
        run.last = kind;
        lines++;
    }
    return run;
}

// "2. Children looked after": the label with the number before it was lost.
static bool is_later_in_list(const og_document *document, const og_block *block)
{
    enum { LONGEST_LIST = 99 };
    og_str marker = og_document_slice(document, block->marker);
    og_str text = og_document_slice(document, block->range);
    og_str words = marker.len ? marker : og_str_slice(text, 0, og_row_number_length(text));
    size_t digits = 0, number;
    while (digits < words.len && og_is_digit(words.ptr[digits]))
        digits++;
    return og_str_to_size(og_str_slice(words, 0, digits), LONGEST_LIST, &number) && number > 1;
}

// What stands before the block that is being read.
static og_str text_before(const og_judging *judge)
{
    const og_document *document = judge->analysis->document;
    size_t at = judge->block.number;
    while (at > 0 && document->blocks.items[at - 1].kind == OG_FURNITURE)
        at--;
    return at ? og_document_slice(document, og_range_trim(document->text, document->blocks.items[at - 1].range))
              : OG_STR("");
}

og_status og_runs_take(og_judging *judge, const og_grade_atom *grade, og_trust trust)
{
    line_run run = find_run(judge);
    if (!run.labels || run.last == LINE_LABEL || judge->framework->grouped) {
        judge->waiting.grade = *grade;
        return OG_OK;
    }
    const og_area *lost = og_tail_label(judge, text_before(judge));
    if (lost)
        return og_give_grade(judge, lost, grade, trust);
    if (is_later_in_list(judge->analysis->document, &judge->analysis->document->blocks.items[run.first_label]))
        return og_note_grade(judge, grade->words);
    judge->block.unread_up_to = run.end;
    return og_warn(judge->analysis, OG_STR("grade-unpaired"), &grade->words,
                   "labels and grades stand by turns here, with a grade at either end: which belong together is not "
                   "certain, and none of them was read; look them up in the original");
}
