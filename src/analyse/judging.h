// SPDX-License-Identifier: MIT
// A document while its judgements are read (judgements.c says in which order). A piece of text that is nothing but
// labels of areas and grades is atoms; what becomes of these depends on the pieces before: labels that wait for their
// grades, the columns of a table, a half of a label that a line break cut in two.
#ifndef OG_ANALYSE_JUDGING_H
#define OG_ANALYSE_JUDGING_H

#include "analyse/doubts.h"

enum {
    OG_MOST_GRADE_ATOMS = 96, // a conversion may run all rows of a table together
    OG_MOST_WAITING = 24,
    OG_MOST_COLUMNS = 4,
    OG_LONGEST_PIECE = 400, // of text that is read as labels and grades
    OG_LONGEST_RUN = 6000   // the same, where each label has its grade behind it
};

// A label (area set) or a grade as read.
typedef struct og_grade_atom {
    const og_area *area;
    const og_grade *grade;
    og_range words; // of a grade
} og_grade_atom;

typedef struct og_grade_atoms {
    og_grade_atom items[OG_MOST_GRADE_ATOMS];
    size_t count;
    size_t labels;
    size_t grades;
} og_grade_atoms;

// Empties them; what is behind the count has any value, since there is room for many and most hold none.
static inline void og_grade_atoms_clear(og_grade_atoms *atoms)
{
    atoms->count = atoms->labels = atoms->grades = 0;
}

// How much a source is trusted: where a document says a thing twice, the higher wins, of equals the first.
typedef enum og_trust {
    OG_TRUST_MEANT = 1, // no grade is printed, but words that mean one
    OG_TRUST_HEADING,   // and sentences of the text
    OG_TRUST_RECORD,    // the table or list of judgements
    OG_TRUST_SENTENCE,  // of the opening
    OG_TRUST_OPENING    // its rows and lines
} og_trust;

// What is known of one area.
typedef struct og_judged_area {
    const og_area *area;
    const og_grade *grade; // NULL: none of the scale
    og_range words;
    og_trust trust;
    bool disputed;      // a source of less trust says something else
    og_range off_scale; // where the first grade stands that the scale does not have; empty: there is none
} og_judged_area;

// Labels that wait for their grades, and grades that wait for their labels.
typedef struct og_waiting {
    const og_area *labels[OG_MOST_WAITING]; // NULL: one that was not read
    size_t count;
    og_grade_atom grade;        // that waits for its label
    int spelt[OG_MOST_WAITING]; // the levels of the grades in words that were read last, which digits may repeat
    size_t spelt_count, repeated;
    const og_area *row; // the label that was given the last grade, the first of so many
    size_t row_grades;
    bool lost_label;  // a line that looks like a label was not read: the next grade may be its
    bool inside_list; // the row before was printed inside a list of labels that still wait
} og_waiting;

// The heads of the columns of grades in the table that is being read, as they stand.
typedef struct og_grade_columns {
    const og_grade_column *items[OG_MOST_COLUMNS];
    size_t count;
    bool in_heads; // the piece before was the head of a column
} og_grade_columns;

// The first half of a label and the grade beside it, which counts only where the label goes on.
typedef struct og_graded_half {
    og_str label;
    og_range grade;
} og_graded_half;

// The first halves of what a line break cut in two.
typedef struct og_halves {
    og_str grade;      // "Requires" and the like
    og_range grade_at; // where it stands
    og_str label;
    size_t label_block;            // where the last half of it stands
    og_grade_atom label_grade;     // that stands beside the half of the label, or between its halves
    OG_VEC(og_graded_half) graded; // all that were seen
} og_halves;

// The block that is being read, and what those before it say of it.
typedef struct og_judged_block {
    size_t number;
    size_t unread_up_to; // blocks before this one are not read: what they say is not certain, or was read already
    size_t listed_up_to; // blocks before this one were looked at as lists
    bool numbered;       // it has a number before it, as labels have
    bool after_verb;     // the piece before ends with "are" or the like: a grade that follows ends its sentence
    bool after_label;    // the piece before is a label that waits
    bool of_the_past;    // the items that follow are of an earlier inspection
    size_t lines;        // bytes of the lines right above it that only the width of the page ended
} og_judged_block;

// The cards that were read last (judging_cards.c).
typedef struct og_read_cards {
    size_t end;                       // blocks before this one were looked at as cards
    OG_VEC(size_t) blocks;            // those that hold labels and grades, ascending
    size_t next;                      // among them, the first that was not asked for
    OG_VEC(const og_area *) ungraded; // of all cards
} og_read_cards;

typedef struct og_judging {
    og_analysis *analysis;
    const og_framework *framework;
    og_date day; // on which words that several grades share are read (scale_key.c)
    OG_VEC(og_judged_area) areas;
    og_waiting waiting;
    og_grade_columns columns;
    og_halves halves;
    og_read_cards cards;
    og_judged_block block;
} og_judging;

// judging_atoms.c: reads a piece of text as labels and grades. Each adds to *out what it read; false, with *out as it
// was, for any other text. `offset` is where the text stands in the document's.
bool og_atoms_read(const og_judging *judge, og_str text, size_t offset, og_grade_atoms *out);
// A digit that stands alone and is none of the scale's.
bool og_atoms_read_lone_digit(const og_judging *judge, og_str text, size_t offset, og_grade_atoms *out);
// "Good. Tutors know their pupils well": the comment beside a label, or below it, may begin with the grade.
bool og_atoms_read_comment(const og_judging *judge, og_str text, size_t offset, og_grade_atoms *out);
bool og_atom_is_digit(const og_judging *judge, const og_grade_atom *grade);

// judged_areas.c: what is known of each area, and putting it into the record.
// What is known of an area; NULL: nothing.
og_judged_area *og_judged_area_of(const og_judging *judge, const og_area *area);
og_status og_give_grade(og_judging *judge, const og_area *area, const og_grade_atom *grade, og_trust trust) OG_MUST_USE;
// Notes where a grade stands that is no area's.
og_status og_note_grade(og_judging *judge, og_range words) OG_MUST_USE;
og_status og_judged_areas_report(og_judging *judge) OG_MUST_USE;

// unread_grades.c: warns where a label of the area stands with a grade behind it, or the first half of one with a grade
// beside it; nothing was read of the area.
og_status og_unread_grade_warn(const og_judging *judge, const og_area *area, bool *warned) OG_MUST_USE;
// Warns where labels are listed with their grades, one of them of an area of which nothing was read.
og_status og_unread_list_warn(const og_judging *judge) OG_MUST_USE;

// foreign_grades.c: warns of the first grade of another scale that stands beside a label.
og_status og_foreign_grades_warn(og_judging *judge) OG_MUST_USE;

// judging_columns.c: tables with several columns of grades. Takes the heads of columns, of which a line may hold one
// and a row holds all; false: the text is something else.
bool og_columns_take_line(og_judging *judge, og_str text);
bool og_columns_take_row(og_judging *judge, og_str text);
void og_columns_end(og_judging *judge);
// How many columns of grades the table has; 0: it has none.
size_t og_columns_count(const og_judging *judge);
// Gives the grade of the column of that number in the row of `label`, which may be NULL.
og_status og_columns_give(og_judging *judge, const og_area *label, size_t number, const og_grade_atom *grade,
                          og_trust trust) OG_MUST_USE;

// judging_waiting.c: labels and grades that stand apart from each other.
// Nothing that was read before counts for what follows.
void og_waiting_forget(og_judging *judge);
// Adds a label; NULL: one that was not read.
void og_waiting_add(og_judging *judge, const og_area *label);
// Takes the label off those that wait; false: it is not one of them.
bool og_waiting_remove(og_judging *judge, const og_area *label);
og_status og_waiting_take(og_judging *judge, const og_grade_atoms *read, og_trust trust) OG_MUST_USE;

// judging_pairs.c: whether each label stands right before a grade, and nothing else but digits that repeat it: rows
// that a conversion ran together.
bool og_pairs_each(const og_judging *judge, const og_grade_atoms *read);
// Gives the grades of a piece to its labels, to those that wait, or lets them wait.
og_status og_pairs_take(og_judging *judge, const og_grade_atoms *row, og_trust trust) OG_MUST_USE;

// judging_halves.c: a short piece that is neither label nor grade: perhaps a half of one. *read gets the whole when
// this completes it.
og_status og_halves_take(og_judging *judge, og_str text, size_t offset, og_grade_atoms *read) OG_MUST_USE;
// A grade right behind the half of a label, whose other half may follow; false in *taken: it is none.
og_status og_halves_take_grade(og_judging *judge, const og_grade_atoms *read, bool *taken) OG_MUST_USE;
// The same of a row: a half of a label with the grade beside it.
og_status og_halves_take_row(og_judging *judge, og_str first, const og_grade_atoms *read) OG_MUST_USE;
// The first such half that a label of the area begins with; NULL: there is none.
const og_graded_half *og_halves_graded(const og_judging *judge, const og_area *area);

// judging_inside.c: reads a label with its grade between its words, or, where a front page `states` grades, before a
// verb and its grade; false: the text is something else.
bool og_inside_read(const og_judging *judge, og_str text, size_t offset, bool states, og_grade_atoms *out);
// "are good", below the label that it is said of.
bool og_inside_read_verb(const og_judging *judge, og_str text, size_t offset, og_grade_atoms *out);

// judging_tails.c: reads the numbered label, and what of labels and grades follows it, at the end of a text that holds
// other words before it; false: there is none.
bool og_tail_read(const og_judging *judge, og_str text, size_t offset, og_grade_atoms *out);
// The label, numbered or not, that stands at the end of other text; NULL: none.
const og_area *og_tail_label(const og_judging *judge, og_str text);

// Reads the long label that ends the cell of a row, behind the heading of the rows; false: there is none.
bool og_tail_read_cell(const og_judging *judge, og_str text, og_grade_atoms *out);

// judging_runs.c: a grade that stands alone, with nothing that waits for it, in the block that is being read. It waits
// for the label behind it unless each label that follows stands between two grades: then by what tells the order of
// the lines, or nothing is read of them and a warning says so.
og_status og_runs_take(og_judging *judge, const og_grade_atom *grade, og_trust trust) OG_MUST_USE;

// judging_lists.c: a list of labels and a list of grades that begin with the block that is being read. False in *taken:
// there are none, or their labels can wait for their grades one by one.
og_status og_lists_take(og_judging *judge, og_trust trust, bool *taken) OG_MUST_USE;

// judging_cards.c: where areas may be listed under their grades, the cards that begin with the block that is being
// read. True in *taken where the block is a part of cards that were read together.
og_status og_cards_take(og_judging *judge, bool *taken) OG_MUST_USE;
// Whether some card of the area got no grade.
bool og_cards_lack_grade(const og_judging *judge, const og_area *area);

// judging_blocks.c: how much what stands in a block is trusted.
og_trust og_trust_of_block(const og_judging *judge, size_t index);
// Reads the rows, lines and headings.
og_status og_judging_take_block(og_judging *judge, size_t index) OG_MUST_USE;

// judging_statements.c: reads the sentences that state grades.
og_status og_judging_take_statement(og_judging *judge, const og_statement *statement) OG_MUST_USE;

// outcome.c: the outcome of frameworks without grades.
og_status og_outcome_find(og_analysis *analysis) OG_MUST_USE;
// Warns where there is neither outcome nor grade; after the judgements.
og_status og_outcome_check(og_analysis *analysis) OG_MUST_USE;

#endif
