// SPDX-License-Identifier: MIT
// Block by block: the rows of tables, lines and headings that may hold labels and grades, and what keeps them from it.
#include "analyse/judging.h"

#include "base/str.h"

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

enum { SHORTEST_PROSE = 100 }; // a sentence as long as that stands under no label

static bool is_prose(og_str text)
{
    enum { SHORTEST_SENTENCE = 40, FEWEST_BLANKS = 6 };
    size_t blanks = 0;
    for (size_t i = 0; i < text.len && text.len < SHORTEST_PROSE; i++)
        blanks += text.ptr[i] == ' ';
    bool sentence = text.len >= SHORTEST_SENTENCE && blanks >= FEWEST_BLANKS && og_is_upper(text.ptr[0]);
    return (text.len >= SHORTEST_PROSE || sentence) && og_str_ends(text, OG_STR("."));
}

// "The experiences and progress of children in care and care leavers.": a label with a stop is no sentence.
static bool is_stopped_label(const og_judging *judge, og_str text)
{
    size_t length;
    return og_area_labelled(judge->framework, text, &length) && length + 1 >= text.len &&
           og_str_ends(text, OG_STR("."));
}

// Whether the block ends prose of which the width of the page made several: lines as long as a page is wide up to one
// that ends a sentence.
static bool ends_lines_of_prose(og_judging *judge, const og_block *block)
{
    enum { SHORTEST_LINE = 60 };
    og_str text = og_str_trim(og_document_slice(judge->analysis->document, block->range));
    size_t above = judge->block.after_label ? 0 : judge->block.lines;
    bool ends = og_str_ends(text, OG_STR("."));
    bool goes_on = block->kind != OG_ROW && !ends && text.len >= SHORTEST_LINE;
    judge->block.lines = goes_on ? above + text.len : 0;
    return above && block->kind != OG_ROW && ends && above + text.len >= SHORTEST_PROSE;
}

// How many grades, and nothing else, stand in the blocks behind the one that is being read; counted up to `most`.
static size_t grades_below(const og_judging *judge, size_t most)
{
    const og_document *document = judge->analysis->document;
    size_t found = 0;
    for (size_t i = judge->block.number + 1; i < document->blocks.count && found < most; i++) {
        og_range range = og_range_trim(document->text, document->blocks.items[i].range);
        og_str text = og_document_slice(document, range);
        og_grade_atoms read = {.count = 0};
        if (document->blocks.items[i].kind == OG_FURNITURE)
            continue;
        if (!og_role_states_judgements(og_role_of_block(judge->analysis, i)) ||
            (!og_atoms_read(judge, text, range.start, &read) &&
             !og_atoms_read_lone_digit(judge, text, range.start, &read)) ||
            read.labels)
            break;
        found += read.grades;
    }
    return found;
}

// A digit alone that the scale does not have, below labels that wait: one of their grades where just the others follow,
// else the number of a page.
static bool read_missing_grade(const og_judging *judge, og_str text, size_t offset, og_grade_atoms *out)
{
    size_t columns = og_columns_count(judge), waiting = judge->waiting.count * (columns ? columns : 1);
    og_grade_atoms digit = {.count = 0};
    if (!waiting || !og_atoms_read_lone_digit(judge, text, offset, &digit) ||
        grades_below(judge, waiting) + 1 != waiting)
        return false;
    *out = digit;
    return true;
}

// "Taking into account:": a label apart that introduces those below it and has no grade of its own.
static bool is_introduction(og_str text, const og_grade_atoms *read)
{
    return read->labels == 1 && read->items[0].area && read->items[0].area->apart && og_str_ends(text, OG_STR(":"));
}

// Labels at the end of other text, with which a list begins. True in *taken when there were any.
static og_status take_tail(og_judging *judge, og_range range, og_trust trust, bool *taken)
{
    og_grade_atoms read = {.count = 0};
    *taken = og_tail_read(judge, og_document_slice(judge->analysis->document, range), range.start, &read);
    if (!*taken)
        return OG_OK;
    og_waiting_forget(judge);
    judge->block.after_label = read.labels == 1 && !read.grades;
    return og_pairs_take(judge, &read, trust);
}

// "outstanding good satisfactory inadequate": the heads of columns in which marks stand, perhaps with the label above
// the rows, or the key of the grades. None is the grade of something.
static bool spells_scale(const og_judging *judge, const og_grade_atoms *read)
{
    enum { FEWEST = 3 };
    if (read->labels > 1 || read->grades < FEWEST || judge->waiting.count >= read->grades ||
        og_columns_count(judge) > 1)
        return false;
    for (size_t i = 0; i < read->count; i++) {
        const og_grade *grade = read->items[i].grade;
        if (!grade ? i > 0 : og_atom_is_digit(judge, &read->items[i]) || og_is_off_scale(grade))
            return false;
        for (size_t k = 0; k < i; k++)
            if (read->items[k].grade == grade)
                return false;
    }
    return true;
}

// "Achievement: 3; teaching: 4; ...": long or with a stop at its end, and no prose all the same.
static bool read_run(const og_judging *judge, og_str text, size_t offset, og_grade_atoms *out)
{
    og_grade_atoms read = {.count = 0};
    if (!og_atoms_read(judge, text, offset, &read) || read.labels < 2 || !og_pairs_each(judge, &read))
        return false;
    *out = read;
    return true;
}

// "Leadership and management Good. The headteacher has a clear vision": label and comment in one line. The grade has a
// capital, since a sentence may go on behind what looks like a label.
static bool read_commented(const og_judging *judge, og_str text, size_t offset, og_grade_atoms *out)
{
    size_t length;
    const og_area *area = og_area_labelled(judge->framework, text, &length);
    og_grade_atoms read = {.items[0].area = area, .count = 1, .labels = 1}, all = {.count = 0};
    if (!area || length == text.len || !og_is_upper(text.ptr[length]) || og_atoms_read(judge, text, offset, &all) ||
        !og_atoms_read_comment(judge, og_str_slice(text, length, text.len), offset + length, &read))
        return false;
    *out = read;
    return true;
}

static og_status take_piece(og_judging *judge, og_range range, og_trust trust)
{
    og_grade_atoms read = {.count = 0};
    og_str text = og_document_slice(judge->analysis->document, range);
    if (og_columns_take_line(judge, text))
        return OG_OK;
    bool after_label = judge->block.after_label, taken;
    judge->block.after_label = false;
    if (after_label && judge->waiting.count &&
        (og_atoms_read_comment(judge, text, range.start, &read) ||
         og_inside_read_verb(judge, text, range.start, &read)))
        return og_waiting_take(judge, &read, trust);
    if (read_commented(judge, text, range.start, &read))
        return og_pairs_take(judge, &read, trust);
    if (text.len > OG_LONGEST_PIECE || (is_prose(text) && !is_stopped_label(judge, text))) {
        og_waiting_forget(judge);
        if (read_run(judge, text, range.start, &read))
            return og_pairs_take(judge, &read, trust);
        return take_tail(judge, range, trust, &taken);
    }
    bool after_verb = judge->block.after_verb;
    judge->block.after_verb = ends_with_verb(text);
    if (!og_atoms_read(judge, text, range.start, &read) && !read_missing_grade(judge, text, range.start, &read) &&
        !og_inside_read(judge, text, range.start, trust == OG_TRUST_OPENING, &read)) {
        OG_TRY(take_tail(judge, range, trust, &taken));
        if (taken)
            return OG_OK;
        OG_TRY(og_halves_take(judge, text, range.start, &read));
    }
    if (spells_scale(judge, &read)) {
        og_waiting_forget(judge);
        return OG_OK;
    }
    if (after_verb && read.grades == 1 && !read.labels && text.len && og_is_lower(text.ptr[0]))
        return OG_OK;
    OG_TRY(og_halves_take_grade(judge, &read, &taken));
    if (taken || (!read.grades && is_introduction(text, &read)))
        return OG_OK;
    judge->block.after_label = read.labels == 1 && !read.grades;
    return og_pairs_take(judge, &read, trust);
}

// "Excellent | Very good | Good | ...": the heads of a table of numbers.
static bool lists_scale(const og_judging *judge, const og_grade_atoms *read)
{
    enum { FEWEST = 3 };
    return !read->labels && read->grades >= FEWEST && judge->waiting.count < read->grades;
}

// "Previous inspection: Overall effectiveness" in one cell: the label over two rows stands between them, and what
// follows is of the row above.
static void put_earlier_last(og_grade_atoms *read, size_t from)
{
    og_grade_atom *cell = &read->items[from];
    if (read->count != from + 2 || !cell[0].area || !cell[1].area || !cell[0].area->earlier || cell[1].area->earlier)
        return;
    og_grade_atom first = cell[0];
    cell[0] = cell[1];
    cell[1] = first;
}

// A row says something when a label meets a grade in it, or when its only cell with text is one of them.
static og_status take_row(og_judging *judge, const og_block *block, og_trust trust)
{
    const og_document *document = judge->analysis->document;
    og_grade_atoms read = {.count = 0};
    og_range only = {0, 0};
    size_t filled = 0, unread = 0;
    for (size_t i = 0; i < block->cell_count; i++) {
        og_range cell = og_range_trim(document->text, document->cells.items[block->first_cell + i]);
        if (cell.start == cell.end)
            continue;
        only = cell;
        filled++;
        og_str text = og_document_slice(document, cell);
        size_t before = read.count;
        unread += !og_atoms_read(judge, text, cell.start, &read) &&
                  !(filled == 1 && block->cell_count > 1 && og_tail_read_cell(judge, text, &read)) &&
                  !(judge->waiting.count && og_atoms_read_lone_digit(judge, text, cell.start, &read)) &&
                  !(read.labels == 1 && !read.grades && og_atoms_read_comment(judge, text, cell.start, &read));
        put_earlier_last(&read, before);
    }
    if (filled == 1)
        return take_piece(judge, only, trust);
    bool after_label = judge->block.after_label;
    judge->block.after_label = false;
    if (og_columns_take_row(judge, og_document_slice(document, block->range)))
        return OG_OK;
    og_str first = og_document_slice(document, og_range_trim(document->text, document->cells.items[block->first_cell]));
    if (after_label && read.grades == 1 && is_introduction(first, &read)) { // the grade stands one line too low
        read.items[0] = read.items[1];
        read.count--;
        read.labels--;
    }
    if (lists_scale(judge, &read) || spells_scale(judge, &read)) {
        og_waiting_forget(judge);
        return OG_OK;
    }
    if ((read.labels && read.grades) || (read.count && !unread))
        return og_pairs_take(judge, &read, trust);
    return og_halves_take_row(judge, first, &read);
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
static bool ends_table(const og_judging *judge, const og_block *block)
{
    og_str text = og_document_slice(judge->analysis->document, block->range);
    return block->kind != OG_ROW && is_prose(text) && !judge->block.numbered && !og_row_number_length(text);
}

og_trust og_trust_of_block(const og_judging *judge, size_t index)
{
    const og_analysis *analysis = judge->analysis;
    const og_block *block = &analysis->document->blocks.items[index];
    if (index >= analysis->opening_end)
        return og_role_lists_judgements(og_role_of_block(analysis, index)) ? OG_TRUST_RECORD : OG_TRUST_HEADING;
    // the headings of the text begin on the second page
    bool heading = block->kind == OG_HEADING && analysis->document->pages.count && block->page > 1;
    return heading ? OG_TRUST_HEADING : OG_TRUST_OPENING;
}

og_status og_judging_take_block(og_judging *judge, size_t index)
{
    og_analysis *analysis = judge->analysis;
    const og_block *block = &analysis->document->blocks.items[index];
    og_str role = og_role_of_block(analysis, index);
    if (block->kind == OG_FURNITURE || index < judge->block.unread_up_to)
        return OG_OK;
    if (block->kind != OG_ITEM)
        judge->block.of_the_past = introduces_past(og_document_slice(analysis->document, block->range));
    og_str marker = og_document_slice(analysis->document, block->marker);
    judge->block.numbered = marker.len && og_is_digit(marker.ptr[0]);
    judge->block.number = index;
    if (ends_lines_of_prose(judge, block))
        og_waiting_forget(judge);
    bool passed_over = !og_role_states_judgements(role) || judge->block.of_the_past;
    if (passed_over || ends_table(judge, block))
        og_columns_end(judge);
    if (passed_over) {
        og_waiting_forget(judge);
        return OG_OK;
    }
    og_trust trust = og_trust_of_block(judge, index);
    bool taken;
    OG_TRY(og_cards_take(judge, &taken));
    if (taken)
        return OG_OK;
    OG_TRY(og_lists_take(judge, trust, &taken));
    if (taken)
        return OG_OK;
    return block->kind == OG_ROW ? take_row(judge, block, trust)
                                 : take_piece(judge, og_range_trim(analysis->document->text, block->range), trust);
}
