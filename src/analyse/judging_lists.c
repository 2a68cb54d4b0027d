// SPDX-License-Identifier: MIT
// Labels one below the other and their grades one below the other, with nothing between the two lists. Where there are
// as many of each they belong together in their order, whichever list stands first; where one was lost nobody can tell
// which, and all that follow it would be given to their neighbours.
#include "analyse/judging.h"

enum { MOST_BLOCKS = 2 * OG_MOST_WAITING, MOST_ATOMS = 2 * OG_MOST_WAITING };

// The labels and grades of blocks that follow each other and hold nothing else.
typedef struct atom_list {
    og_grade_atom items[MOST_ATOMS];
    size_t count;
    size_t end;   // the block behind the last
    bool mixed;   // a block holds several labels and grades behind them: lines that the reader ran together
    size_t apart; // the block behind the first label of a row that is none of the record; 0: there is none
    bool unsure;  // too long, a label stands in it twice, or "Taking into account:", which may have no grade
} atom_list;

// Those from the first label on of which none is left without its grade, or up to the end.
typedef struct list_part {
    size_t start, end;
    size_t first_labels; // that stand at its start
    size_t labels, grades;
    bool in_turns; // no two grades follow each other
} list_part;

typedef enum part_kind { PART_PAIRED, PART_IN_TURNS, PART_UNPAIRED } part_kind;

// The block as labels and grades; false: it is something else. The label of an earlier inspection may end the labels
// below a list of grades, and be the heading of a section that states none.
static bool read_block(const og_judging *judge, const atom_list *list, size_t block, og_grade_atoms *read)
{
    const og_document *document = judge->analysis->document;
    og_range range = og_range_trim(document->text, document->blocks.items[block].range);
    *read = (og_grade_atoms){.count = 0};
    if (document->blocks.items[block].kind == OG_ROW ||
        !og_atoms_read(judge, og_document_slice(document, range), range.start, read))
        return false;
    bool earlier =
        list->count && list->items[0].grade && read->count == 1 && read->labels && read->items[0].area->earlier;
    return earlier || og_role_states_judgements(og_role_of_block(judge->analysis, block));
}

// Labels and fewer grades behind them. A label with its grade is a row for itself, also where "Previous inspection"
// stands between the two.
static bool runs_lines_together(const og_grade_atoms *read)
{
    for (size_t i = 0; i < read->count; i++)
        if ((read->items[i].area != NULL) != (i < read->labels) ||
            (read->items[i].area && read->items[i].area->earlier))
            return false;
    return read->labels > read->grades;
}

static bool holds_grade(const atom_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].grade)
            return true;
    return false;
}

static bool holds_label(const atom_list *list, const og_area *area)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].area == area)
            return true;
    return false;
}

// Whether the label of the block was read before some grade: the heading of what the text says of the area.
static bool heads_text(const atom_list *list, const og_grade_atoms *read)
{
    return read->count == 1 && read->labels && list->count &&
           list->items[list->count - 1].area != read->items[0].area && holds_label(list, read->items[0].area) &&
           holds_grade(list);
}

// "Good 2": a digit that repeats the word before it.
static bool repeats(const og_judging *judge, const og_grade_atom *before, const og_grade_atom *atom)
{
    return before->grade && atom->grade && before->grade->level == atom->grade->level &&
           og_atom_is_digit(judge, atom) && !og_atom_is_digit(judge, before);
}

static bool holds_apart(const atom_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].area && list->items[i].area->apart)
            return true;
    return false;
}

// Whether an area may stand in the list again: rows that are none of the record share one, whatever they are.
static bool stands_once(const og_area *area)
{
    return area && !area->apart;
}

static void add_atoms(const og_judging *judge, atom_list *list, const og_grade_atoms *read)
{
    for (size_t i = 0; i < read->count && !list->unsure; i++) {
        const og_grade_atom *atom = &read->items[i];
        const og_grade_atom *last = list->count ? &list->items[list->count - 1] : NULL;
        if (last && ((stands_once(atom->area) && last->area == atom->area) || repeats(judge, last, atom)))
            continue;
        list->unsure = list->count == MOST_ATOMS || (stands_once(atom->area) && holds_label(list, atom->area));
        if (!list->unsure)
            list->items[list->count++] = *atom;
    }
    list->mixed = list->mixed || (read->labels > 1 && read->grades);
}

// Of the block that is being read and those behind it.
static atom_list find_list(const og_judging *judge)
{
    const og_document *document = judge->analysis->document;
    atom_list list = {.end = judge->block.number};
    for (size_t i = list.end; i < document->blocks.count && !list.unsure; i++) {
        og_grade_atoms read;
        if (document->blocks.items[i].kind == OG_FURNITURE)
            continue;
        if (!read_block(judge, &list, i, &read) || heads_text(&list, &read) ||
            (read.labels && read.grades && !runs_lines_together(&read)))
            break;
        og_str text = og_str_trim(og_document_slice(document, document->blocks.items[i].range));
        const og_area *last = read.count ? read.items[read.count - 1].area : NULL;
        bool introduces = last && last->apart;
        list.unsure = introduces && og_str_ends(text, OG_STR(":"));
        add_atoms(judge, &list, &read);
        list.end = i + 1;
        list.apart = !list.apart && holds_apart(&list) ? list.end : list.apart;
        list.unsure = list.unsure || list.end - judge->block.number > MOST_BLOCKS;
    }
    return list;
}

static size_t count_grades(const atom_list *list, size_t from)
{
    size_t count = 0;
    while (from + count < list->count && list->items[from + count].grade)
        count++;
    return count;
}

static size_t count_labels(const atom_list *list, size_t from)
{
    size_t count = 0;
    while (from + count < list->count && list->items[from + count].area)
        count++;
    return count;
}

// The part that begins with the label at `start`. Grades too many behind it are part of it.
static list_part part_at(const atom_list *list, size_t start)
{
    list_part part = {start, start, count_labels(list, start), 0, 0, true};
    for (size_t i = start; i < list->count; i++) {
        if (list->items[i].area && part.grades && part.grades >= part.labels)
            break;
        part.in_turns = part.in_turns && (list->items[i].area || list->items[i - 1].area);
        part.labels += list->items[i].area != NULL;
        part.grades += list->items[i].grade != NULL;
        part.end = i + 1;
    }
    return part;
}

// "2 2 Any complaints about the inspection": text ran into the end of the list.
static bool opens_with_grades(og_str text)
{
    return text.len > 2 && og_is_digit(text.ptr[0]) && og_is_space(text.ptr[1]) &&
           (og_is_digit(text.ptr[2]) || og_is_upper(text.ptr[2]));
}

// Whether what ends the list may be a grade that was not read as one, so that labels still wait for theirs: half of
// one, a digit that the scale does not have, a row.
static bool may_go_on(const og_judging *judge, size_t end)
{
    enum { NEAR = 3, LONGEST = 60 };
    const og_document *document = judge->analysis->document;
    for (size_t i = end; i < document->blocks.count && i < end + NEAR; i++) {
        og_range range = og_range_trim(document->text, document->blocks.items[i].range);
        og_grade_atoms read = {.count = 0};
        og_str text = og_document_slice(document, range);
        if (i == end && opens_with_grades(text))
            return true;
        if (text.len > LONGEST || !og_role_states_judgements(og_role_of_block(judge->analysis, i)))
            return false;
        if (og_atoms_read_lone_digit(judge, text, range.start, &read) ||
            (og_atoms_read(judge, text, range.start, &read) && !read.labels))
            return true;
    }
    return false;
}

static part_kind kind_of_part(const og_judging *judge, const atom_list *list, const list_part *part)
{
    bool ends = part->end == list->count;
    size_t waiting = judge->waiting.count;
    if (part->first_labels < 2 || !part->grades || part->grades == part->labels)
        return PART_PAIRED;
    if (part->grades > part->labels) { // a page number may stand behind words
        const og_grade_atom *last = &list->items[part->end - 1];
        bool page =
            part->grades == part->labels + 1 && og_atom_is_digit(judge, last) && !og_atom_is_digit(judge, last - 1);
        return page || part->grades == part->labels + waiting ? PART_PAIRED : PART_UNPAIRED;
    }
    if (ends && may_go_on(judge, list->end))
        return PART_PAIRED;
    return part->in_turns && part->grades > 1 ? PART_IN_TURNS : PART_UNPAIRED;
}

static og_status warn_unpaired(og_judging *judge, const atom_list *list, size_t from, size_t end)
{
    const og_range *first = NULL;
    for (size_t i = from; i < end; i++) {
        if (!list->items[i].grade)
            continue;
        first = first ? first : &list->items[i].words;
        OG_TRY(og_note_grade(judge, list->items[i].words));
    }
    return og_warn(judge->analysis, OG_STR("grade-unpaired"), first,
                   "labels and grades stand one below the other here, but it is not certain which belong together, and "
                   "none of them was read; look them up in the original");
}

// Each grade is that of the label right before it.
static og_status give_in_turns(og_judging *judge, const atom_list *list, const list_part *part, og_trust trust)
{
    for (size_t i = part->start + 1; i < part->end; i++)
        if (list->items[i].grade)
            OG_TRY(og_give_grade(judge, list->items[i - 1].area, &list->items[i], trust));
    return OG_OK;
}

// The first grade is that of the first label, and so on.
static og_status give_in_order(og_judging *judge, const atom_list *list, const list_part *part, og_trust trust)
{
    size_t label = part->start;
    for (size_t i = part->start; i < part->end; i++) {
        while (label < part->end && !list->items[label].area)
            label++;
        if (!list->items[i].grade)
            continue;
        if (label == part->end)
            return og_note_grade(judge, list->items[i].words);
        OG_TRY(og_give_grade(judge, list->items[label++].area, &list->items[i], trust));
    }
    return OG_OK;
}

// All labels and then as many grades.
static bool is_in_two(const atom_list *list)
{
    enum { SHORTEST = 3 };
    size_t labels = count_labels(list, 0);
    return labels >= SHORTEST && labels * 2 == list->count && count_grades(list, labels) == labels;
}

// Whether some part is read otherwise than label by label.
static bool needs_reading(const og_judging *judge, const atom_list *list)
{
    list_part part;
    for (size_t at = 0; at < list->count; at = part.end) {
        part = part_at(list, at);
        if (kind_of_part(judge, list, &part) != PART_PAIRED || (list->mixed && part.grades == part.labels))
            return true;
    }
    return false;
}

static og_status take_parts(og_judging *judge, const atom_list *list, og_trust trust)
{
    list_part part;
    for (size_t at = 0; at < list->count; at = part.end) {
        part = part_at(list, at);
        part_kind kind = kind_of_part(judge, list, &part);
        if (kind == PART_UNPAIRED)
            OG_TRY(warn_unpaired(judge, list, part.start, part.end));
        else if (kind == PART_IN_TURNS)
            OG_TRY(give_in_turns(judge, list, &part, trust));
        else
            OG_TRY(give_in_order(judge, list, &part, trust));
    }
    return OG_OK;
}

// "1", "2", "3", "4": the grades of the scale, as its key and the heads of tables list them.
static bool is_scale(const atom_list *list, size_t grades)
{
    enum { FEWEST = 4 };
    int step = grades > 1 ? list->items[1].grade->level - list->items[0].grade->level : 0;
    bool is = grades >= FEWEST && (step == 1 || step == -1);
    for (size_t i = 1; is && i < grades; i++)
        is = list->items[i].grade->level - list->items[i - 1].grade->level == step;
    return is;
}

// Grades above labels. Digits by turns with labels may begin with the number of a page.
static og_status take_grades_first(og_judging *judge, const atom_list *list, og_trust trust, bool *taken)
{
    size_t grades = count_grades(list, 0), labels = count_labels(list, grades);
    bool ends = grades + labels == list->count;
    bool turns = grades == 1 && labels == 1 && !ends && list->items[list->count - 1].area &&
                 og_atom_is_digit(judge, &list->items[0]);
    *taken = turns || (grades > 1 && labels > 1);
    if (!*taken)
        return OG_OK;
    if (turns || !ends || grades != labels || is_scale(list, grades))
        return warn_unpaired(judge, list, 0, list->count);
    for (size_t i = 0; i < grades; i++)
        OG_TRY(og_give_grade(judge, list->items[grades + i].area, &list->items[i], trust));
    return OG_OK;
}

og_status og_lists_take(og_judging *judge, og_trust trust, bool *taken)
{
    *taken = false;
    if (judge->block.number < judge->block.listed_up_to || judge->framework->grouped || og_columns_count(judge) > 1)
        return OG_OK;
    atom_list list = find_list(judge);
    bool above = list.count && list.items[0].grade && !judge->waiting.count;
    bool unsure = list.unsure || (list.apart && !above && !is_in_two(&list)); // rows of no area may have no grade
    judge->block.listed_up_to = unsure && list.apart ? list.apart : list.end;
    if (unsure || list.count < 3)
        return OG_OK;
    if (list.items[0].grade && !judge->waiting.count) {
        OG_TRY(take_grades_first(judge, &list, trust, taken));
    } else if (list.items[0].area && needs_reading(judge, &list)) {
        *taken = true;
        OG_TRY(take_parts(judge, &list, trust));
    }
    if (*taken) {
        og_waiting_forget(judge);
        judge->block.unread_up_to = list.end;
    }
    return OG_OK;
}
