// SPDX-License-Identifier: MIT
// Which grade of a run of cards is of which area: of those below it, of the label right above it, or of the label above
// its text. Each form leaves its own order of labels and grades; an order that several forms may have left is not read.
#include "analyse/judging_cards.h"

static bool is_label(const og_card_run *run, size_t at)
{
    return at < run->count && run->items[at].atom.area;
}

static bool is_grade(const og_card_run *run, size_t at)
{
    return at < run->count && run->items[at].atom.grade;
}

// The grade right behind a label, with no text between: on a card of its own it is the label's.
static bool is_tag(const og_card_run *run, size_t at)
{
    return is_grade(run, at) && at > 0 && is_label(run, at - 1) && !run->items[at].text;
}

static void give(og_card_run *run, size_t label, size_t grade)
{
    run->items[label].given = run->items[grade].atom.grade;
    run->items[label].words = run->items[grade].atom.words;
}

static bool by_turns(const og_card_run *run)
{
    for (size_t i = 1; i < run->count; i++)
        if (is_label(run, i) == is_label(run, i - 1))
            return false;
    return true;
}

// No grade stands twice: so stand the headings of groups.
static bool grades_differ(const og_card_run *run)
{
    for (size_t i = 0; i < run->count; i++)
        for (size_t k = i + 1; k < run->count && run->items[i].atom.grade; k++)
            if (run->items[k].atom.grade == run->items[i].atom.grade)
                return false;
    return true;
}

// Each label gets the last grade before it.
static bool read_headings(og_card_run *run)
{
    size_t heading = SIZE_MAX;
    for (size_t i = 0; i < run->count; i++) {
        if (is_grade(run, i))
            heading = i;
        else if (heading != SIZE_MAX)
            give(run, i, heading);
    }
    return true;
}

// Whether each grade stands behind a label of its own, some of which may lack theirs: a grade that comes again heads no
// group.
static bool may_be_behind(const og_card_run *run)
{
    for (size_t i = 0; i < run->count; i++)
        if (is_grade(run, i) && (i == 0 || is_grade(run, i - 1)))
            return false;
    return is_label(run, 0) && is_grade(run, run->count - 1) && (by_turns(run) || (run->text && !grades_differ(run)));
}

// Each label gets the grade behind it, and has none where another label stands there.
static bool read_behind(og_card_run *run)
{
    for (size_t i = 0; i < run->count; i++)
        if (is_label(run, i) && is_grade(run, i + 1))
            give(run, i, i + 1);
    return true;
}

// Cards below the grade of their group that state it again, each behind its label or its text: false where one states
// another.
static bool read_stated_twice(og_card_run *run)
{
    size_t heading = 0;
    for (size_t i = 1; i < run->count; i++) {
        if (is_label(run, i) && !is_grade(run, i + 1))
            return false;
        if (is_grade(run, i) && !is_label(run, i - 1))
            heading = i;
        if (is_label(run, i) && run->items[heading].atom.grade != run->items[i + 1].atom.grade)
            return false;
    }
    return is_grade(run, 0) && read_behind(run);
}

// Labels in one list, and grades in another above or below it.
static bool is_two_lists(const og_card_run *run)
{
    size_t first = is_label(run, 0) ? run->labels : run->grades;
    for (size_t i = 0; i < run->count; i++)
        if (is_label(run, i) != (is_label(run, 0) == (i < first)))
            return false;
    return !run->text && run->labels > 1 && run->grades > 1;
}

// Grades that all differ may as well be headings, of which all but the last are of no area.
static bool read_two_lists(og_card_run *run)
{
    bool labels_first = is_label(run, 0);
    if (run->labels != run->grades || (!labels_first && grades_differ(run)))
        return false;
    for (size_t i = 0; i < run->labels; i++)
        give(run, labels_first ? i : i + run->grades, labels_first ? i + run->labels : i);
    return true;
}

// The grade stands right behind the labels; another above some of them heads their group, and is theirs where one has
// none.
static bool read_tags(og_card_run *run)
{
    size_t heading = SIZE_MAX;
    bool agree = true;
    for (size_t i = 0; i < run->count && agree; i++) {
        if (is_label(run, i) && is_tag(run, i + 1))
            give(run, i, i + 1);
        else if (is_label(run, i) && heading != SIZE_MAX)
            give(run, i, heading);
        else if (is_grade(run, i) && !is_tag(run, i))
            heading = is_label(run, i + 1) && !run->items[i + 1].text ? i : SIZE_MAX;
        if (is_label(run, i) && run->items[i].given && heading != SIZE_MAX)
            agree = run->items[i].given == run->items[heading].atom.grade;
    }
    return agree;
}

static size_t count_tags(const og_card_run *run)
{
    size_t tags = 0;
    for (size_t i = 0; i < run->count; i++)
        tags += is_tag(run, i);
    return tags;
}

// A run that begins with a label has lost the grade above it, or the label of one is lost: then each grade below may be
// of the area before it as well.
static bool may_be_headings(const og_card_run *run, size_t all)
{
    if (!is_grade(run, 0))
        return false;
    if (is_label(run, run->count - 1))
        return grades_differ(run) || by_turns(run);
    return grades_differ(run) && (run->grades == all || !by_turns(run)); // the last is of no area
}

bool og_cards_read(og_card_run *run, size_t all)
{
    size_t tags = run->text ? count_tags(run) : 0;
    bool headings = may_be_headings(run, all);
    for (size_t i = 0; i < run->count; i++)
        run->items[i].given = NULL; // by a reading that was given up
    if (is_two_lists(run))
        return read_two_lists(run);
    if (tags * 2 > run->labels)
        return read_tags(run);
    if (may_be_behind(run))
        return read_behind(run);
    return read_stated_twice(run) || (headings && read_headings(run));
}
