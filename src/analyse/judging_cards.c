// SPDX-License-Identifier: MIT
// Finds the cards of areas, block by block, and gives their grades once all that belong together are known.
#include "analyse/judging_cards.h"

#include "base/str.h"

// Whether it is of an area with grades of its own, as safeguarding that is met or not, whose text is read for itself.
static bool is_of_its_own(const og_judging *judge, const og_grade_atom *atom)
{
    if (atom->area)
        return atom->area->scale != NULL;
    for (size_t i = 0; i < judge->framework->areas.count; i++) {
        const og_scale *scale = judge->framework->areas.items[i].scale;
        for (size_t k = 0; scale && k < scale->grades.count; k++)
            if (og_str_equal(scale->grades.items[k].id, atom->grade->id) && scale->grades.items[k].judged)
                return true;
    }
    return false;
}

// "Grade: Strong standard": without what may stand before a grade on a card.
static og_range grade_alone(og_str all, og_range range)
{
    static const og_str words[] = {OG_STR("grade:"), OG_STR("judgement:"), OG_STR("evaluation:"), OG_STR("rating:")};
    og_str text = og_str_slice(all, range.start, range.end);
    size_t start = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        start = og_str_starts_fold(text, words[i]) ? words[i].len : start;
    return og_range_trim(all, (og_range){range.start + start, range.end});
}

static bool read_range(const og_judging *judge, og_range range, og_grade_atoms *out)
{
    og_str all = judge->analysis->document->text;
    range = grade_alone(all, og_range_trim(all, range));
    return og_atoms_read(judge, og_str_slice(all, range.start, range.end), range.start, out);
}

static bool read_row(const og_judging *judge, const og_block *row, og_grade_atoms *out)
{
    const og_document *document = judge->analysis->document;
    for (size_t i = 0; i < row->cell_count; i++) {
        og_range cell = og_range_trim(document->text, document->cells.items[row->first_cell + i]);
        if (cell.start < cell.end && !read_range(judge, cell, out))
            return false;
    }
    return out->count > 0;
}

// The blocks up to *end as labels and grades; two where a line break cut a label or a grade.
static bool read_blocks(const og_judging *judge, size_t index, og_grade_atoms *out, size_t *end)
{
    const og_document *document = judge->analysis->document;
    const og_block *block = &document->blocks.items[index];
    size_t behind = og_block_behind(document, index);
    og_grade_atoms_clear(out);
    *end = index + 1;
    if (block->kind == OG_ROW)
        return read_row(judge, block, out);
    bool found = read_range(judge, block->range, out);
    if (found && out->count > 1)
        return true;
    if (behind == document->blocks.count || document->blocks.items[behind].kind == OG_ROW)
        return found;
    og_range both = {block->range.start, document->blocks.items[behind].range.end};
    og_grade_atoms whole;
    og_grade_atoms_clear(&whole);
    if (!read_range(judge, both, &whole) || whole.count > 1)
        return found;
    *out = whole;
    *end = behind + 1;
    return true;
}

// Whether the block that follows a label opens with its grade.
static bool read_comment(const og_judging *judge, const og_card_run *run, size_t index, og_grade_atoms *out)
{
    const og_document *document = judge->analysis->document;
    const og_card_atom *last = run->count ? &run->items[run->count - 1] : NULL;
    og_range range = og_range_trim(document->text, document->blocks.items[index].range);
    og_grade_atoms_clear(out); // what was read of the block before it was rejected
    return last && last->atom.area && og_block_behind(document, last->block) == index &&
           og_atoms_read_comment(judge, og_document_slice(document, range), range.start, out);
}

static bool holds_label(const og_card_run *run, const og_area *area)
{
    for (size_t i = 0; i < run->count; i++)
        if (run->items[i].atom.area == area)
            return true;
    return false;
}

// A row of several areas has their grades in the next, or beside them in some other order.
static bool is_grid(const og_judging *judge, size_t index, const og_grade_atoms *read)
{
    return judge->analysis->document->blocks.items[index].kind == OG_ROW &&
           (read->grades > 1 || (read->labels > 1 && !(read->grades == 1 && read->items[0].grade)));
}

static void add_atom(og_card_run *run, og_card_atom item)
{
    run->items[run->count++] = item;
    run->labels += item.atom.area != NULL;
    run->grades += item.atom.grade != NULL;
}

// False: the run ends before these, and where it is full none of them is in it, or they would count in the next too.
static bool add_atoms(const og_judging *judge, og_card_run *run, size_t index, const og_grade_atoms *read, bool text)
{
    size_t count = run->count, labels = run->labels, grades = run->grades;
    for (size_t i = 0; i < read->count; i++) {
        const og_grade_atom *atom = &read->items[i];
        bool again = run->count && atom->area && run->items[run->count - 1].atom.area == atom->area && !text;
        if (again)
            continue;
        if (run->count == OG_MOST_CARD_ATOMS) {
            run->count = count;
            run->labels = labels;
            run->grades = grades;
            return false;
        }
        if (atom->area && holds_label(run, atom->area)) {
            run->repeats = true;
            return false;
        }
        add_atom(run, (og_card_atom){*atom, og_trust_of_block(judge, index), index, text, NULL, {0, 0}});
        text = false;
    }
    return true;
}

static bool is_special(const og_judging *judge, const og_grade_atoms *read)
{
    for (size_t i = 0; i < read->count; i++)
        if (is_of_its_own(judge, &read->items[i]) || (read->items[i].area && read->items[i].area->apart))
            return true;
    return false;
}

static bool opens_other_section(const og_judging *judge, size_t index)
{
    return og_heads_section(judge->analysis, index) && !og_area_of_block(judge->analysis, index).len;
}

// Empties it; its items have any value.
static void begin_run(og_card_run *run, size_t block)
{
    run->count = run->labels = run->grades = 0;
    run->end = block;
    run->repeats = run->text_behind = run->text = false;
}

// The cards from the block on that is being read.
static void find_run(const og_judging *judge, og_card_run *run)
{
    const og_document *document = judge->analysis->document;
    bool text = false;
    begin_run(run, judge->block.number);
    for (size_t i = run->end, end; i < document->blocks.count; i = end) {
        og_grade_atoms read;
        end = i + 1;
        if (document->blocks.items[i].kind == OG_FURNITURE)
            continue;
        if (!og_role_states_judgements(og_role_of_block(judge->analysis, i)))
            break;
        bool found = read_blocks(judge, i, &read, &end) && !is_special(judge, &read);
        if ((found && is_grid(judge, i, &read)) || (!found && opens_other_section(judge, i)))
            break;
        end = found ? end : i + 1;
        bool comment = !found && read_comment(judge, run, i, &read);
        if ((found || comment) && !add_atoms(judge, run, i, &read, text))
            break;
        text = comment || (!found && run->count) || (text && !found);
        run->end = end;
    }
    run->text_behind = text;
}

static size_t place_on_scale(const og_judging *judge, const og_grade *grade)
{
    size_t at = 0;
    while (at < judge->framework->scale->grades.count && &judge->framework->scale->grades.items[at] != grade)
        at++;
    return at;
}

// How many of the grades at `from` list the scale, from one to the next.
static size_t key_length(const og_judging *judge, const og_card_run *run, size_t from)
{
    size_t end = from + 1, step = 0;
    for (; end < run->count && run->items[end].atom.grade && run->items[from].atom.grade; end++) {
        size_t next =
            place_on_scale(judge, run->items[end].atom.grade) - place_on_scale(judge, run->items[end - 1].atom.grade);
        if ((next != 1 && next != SIZE_MAX) || (step && next != step))
            break;
        step = next;
    }
    return end - from;
}

static bool has_text(const og_card_run *run)
{
    bool text = run->text_behind;
    for (size_t i = 1; i < run->count && !text; i++)
        text = run->items[i].text;
    return text;
}

// A list of the grades of the scale explains them, and is of no area.
static void drop_keys(const og_judging *judge, og_card_run *run)
{
    enum { SHORTEST = 4 };
    size_t kept = 0, grades = 0;
    for (size_t i = 0; i < run->count;) {
        size_t key = key_length(judge, run, i), count = key >= SHORTEST ? key : 1;
        if (key < SHORTEST) {
            grades += run->items[i].atom.grade != NULL;
            run->items[kept++] = run->items[i];
        }
        i += count;
    }
    run->count = kept;
    run->grades = grades;
}

static size_t count_grades(const og_judging *judge)
{
    size_t count = 0;
    for (size_t i = 0; i < judge->framework->scale->grades.count; i++) {
        og_grade_atom atom = {.grade = &judge->framework->scale->grades.items[i]};
        count += atom.grade->judged && !is_of_its_own(judge, &atom);
    }
    return count;
}

// Where a label comes back, the grade before it may head what follows.
static bool read_run(const og_judging *judge, og_card_run *run)
{
    size_t all = count_grades(judge);
    run->text = has_text(run);
    if (og_cards_read(run, all))
        return true;
    const og_card_atom *last = &run->items[run->count - 1];
    if (!run->repeats || !last->atom.grade || run->grades == 1)
        return false;
    run->end = last->block;
    run->count--;
    run->grades--;
    run->text_behind = last->text;
    run->text = has_text(run);
    return og_cards_read(run, all);
}

static og_status give_grades(og_judging *judge, const og_card_run *run, bool is_read)
{
    const og_card_atom *first = NULL;
    for (size_t i = 0; i < run->count; i++) {
        const og_card_atom *item = &run->items[i];
        og_grade_atom grade = {.grade = item->given, .words = item->words};
        if (item->atom.grade)
            OG_TRY(og_note_grade(judge, item->atom.words));
        first = first || !item->atom.grade ? first : item;
        if (is_read && item->given)
            OG_TRY(og_give_grade(judge, item->atom.area, &grade, item->trust));
        else if (item->atom.area)
            OG_TRY(og_vec_push(judge->analysis->arena, &judge->cards.ungraded, item->atom.area));
    }
    return is_read || !first
               ? OG_OK
               : og_warn(judge->analysis, OG_STR("grade-unpaired"), &first->atom.words,
                         "grades stand among areas here, but which of them is of which area is not certain, and none "
                         "of them was read; look them up in the original");
}

// Blocks that are read here are no others' to read.
static og_status keep_blocks(og_judging *judge, const og_card_run *run)
{
    for (size_t i = judge->block.number, end; i < run->end; i = end) {
        og_grade_atoms read;
        end = i + 1;
        if (judge->analysis->document->blocks.items[i].kind == OG_FURNITURE)
            continue;
        bool found = read_blocks(judge, i, &read, &end) && !is_special(judge, &read);
        end = found ? end : i + 1;
        for (size_t k = i; k < end && found; k++)
            OG_TRY(og_vec_push(judge->analysis->arena, &judge->cards.blocks, k));
    }
    return OG_OK;
}

// Blocks are asked for in their order.
static bool is_kept(og_judging *judge, size_t block)
{
    og_read_cards *cards = &judge->cards;
    while (cards->next < cards->blocks.count && cards->blocks.items[cards->next] < block)
        cards->next++;
    return cards->next < cards->blocks.count && cards->blocks.items[cards->next] == block;
}

og_status og_cards_take(og_judging *judge, bool *taken)
{
    size_t block = judge->block.number;
    *taken = judge->framework->grouped && block < judge->cards.end && is_kept(judge, block);
    if (!judge->framework->grouped || block < judge->cards.end)
        return OG_OK;
    og_card_run run;
    find_run(judge, &run);
    size_t count = run.count;
    judge->cards.blocks.count = judge->cards.next = 0;
    judge->cards.end = run.end; // nothing is read twice, nor looked through
    if (!count)
        return OG_OK;
    drop_keys(judge, &run);
    bool cards = run.labels && run.grades, is_read = cards && read_run(judge, &run);
    judge->cards.end = run.end;
    if (!cards && run.count == count)
        return OG_OK; // they may be of a row
    *taken = true;
    og_waiting_forget(judge);
    OG_TRY(keep_blocks(judge, &run));
    return cards ? give_grades(judge, &run, is_read) : OG_OK;
}

bool og_cards_lack_grade(const og_judging *judge, const og_area *area)
{
    for (size_t i = 0; i < judge->cards.ungraded.count; i++)
        if (judge->cards.ungraded.items[i] == area)
            return true;
    return false;
}
