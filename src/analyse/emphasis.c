// SPDX-License-Identifier: MIT
// What a report praises most in absolute terms is what most of its sentences are about. A reader asks what stands out:
// so each theme is weighed by its share in all the praise against its share in all the criticism.
#include "analyse/emphasis.h"

#include "base/str.h"
#include "rules/grading.h"

#include <stdlib.h>

// A reader can hold no more, and records name few; a rule file with more themes than that is no reason to go on.
enum { MOST_THEMES = 64 };

typedef struct tally {
    og_str theme;
    double praise, criticism;
    size_t praised, criticised; // statements
    size_t statements;          // of which it is the first theme
    size_t grave;               // serious weaknesses
    size_t contradicted;        // praise in areas that are graded at the lowest level
} tally;

// What a statement adds to the themes that it is about.
typedef struct weight {
    double praise, criticism;
    bool grave, contradicted;
} weight;

typedef struct tallies {
    tally items[MOST_THEMES];
    size_t count;
    double praise, criticism; // sums over all themes
} tallies;

// NULL when there are too many themes.
static tally *tally_of(tallies *all, og_str theme)
{
    for (size_t i = 0; i < all->count; i++)
        if (og_str_equal(all->items[i].theme, theme))
            return &all->items[i];
    if (all->count == MOST_THEMES)
        return NULL;
    all->items[all->count] = (tally){.theme = theme};
    return &all->items[all->count++];
}

// What a statement about so many cases counts against one that does not say how many.
static double breadth_of(og_str extent)
{
    static const struct {
        double breadth;
        const char *extent;
    } rows[] = {{1.5, "all"}, {1.5, "most"}, {1.25, "many"}, {1, "some"}, {0.5, "few"}, {0.25, "one"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (og_str_equal(extent, og_str_from(rows[i].extent)))
            return rows[i].breadth;
    return 1.25;
}

// The first theme counts whole, the others, which a statement touches upon, by half.
static void count_statement(tallies *all, const og_strs *themes, weight added)
{
    for (size_t i = 0; i < themes->count; i++) {
        tally *one = tally_of(all, themes->items[i]);
        double part = i ? 0.5 : 1;
        if (!one)
            continue;
        one->praise += added.praise * part;
        one->criticism += added.criticism * part;
        one->praised += added.praise > 0;
        one->criticised += added.criticism > 0;
        one->statements += !i;
        one->grave += added.grave && !i;
        one->contradicted += added.praise > 0 && added.contradicted;
        all->praise += added.praise * part;
        all->criticism += added.criticism * part;
    }
}

static bool is_lowest(const og_record *record, og_str area)
{
    for (size_t i = 0; area.len && i < record->judgements.count; i++)
        if (og_str_equal(record->judgements.items[i].area, area))
            return record->judgements.items[i].level == OG_LEVELS;
    return false;
}

static void count_findings(const og_record *record, tallies *all, og_emphasis *out)
{
    for (size_t i = 0; i < record->findings.count; i++) {
        const og_finding *finding = &record->findings.items[i];
        bool weakness = og_str_equal(finding->polarity, OG_STR("weakness"));
        bool strength = og_str_equal(finding->polarity, OG_STR("strength"));
        bool grave = weakness && og_str_equal(finding->severity, OG_STR("serious"));
        double breadth = breadth_of(finding->extent);
        if (!og_str_equal(finding->source, OG_STR("inspectors")))
            continue;
        out->statements++;
        weight added = {.grave = grave, .contradicted = is_lowest(record, finding->area)};
        added.praise = weakness ? 0 : strength ? breadth : breadth / 2;
        added.criticism = strength ? 0 : grave ? 3 * breadth : weakness ? breadth : breadth / 2;
        count_statement(all, &finding->themes, added);
    }
}

static void count_actions(const og_record *record, tallies *all, og_emphasis *out)
{
    for (size_t i = 0; i < record->actions.count; i++) {
        const og_action *action = &record->actions.items[i];
        bool asked = og_action_is_asked(action);
        out->statements += asked;
        if (asked)
            count_statement(all, &action->themes,
                            (weight){.criticism = og_str_equal(action->kind, OG_STR("priority")) ? 4 : 2});
    }
}

// What every third statement is about is the subject of the inspection, and no news.
static bool is_subject(const tally *one, size_t statements)
{
    return one->statements * 3 > statements;
}

// Above 0 for praise that stands out, below for criticism: the difference of the shares.
static double lean_of(const tallies *all, const tally *one)
{
    double praise = all->praise > 0 ? one->praise / all->praise : 0;
    double criticism = all->criticism > 0 ? one->criticism / all->criticism : 0;
    return praise - criticism;
}

// Praise of what mostly stands in areas that are graded at the lowest level would be read as praise of those areas.
static bool may_stand_out(const tally *one, double sign)
{
    return sign > 0 ? one->praised >= 2 && one->contradicted * 2 < one->praised : one->criticised >= 2;
}

// The theme that leans furthest to one side (`sign` 1: praise) and is not yet used; NULL for none with two statements.
static const tally *furthest(const tallies *all, size_t statements, const bool used[MOST_THEMES], double sign)
{
    const tally *best = NULL;
    double most = 0;
    for (size_t i = 0; i < all->count; i++) {
        const tally *one = &all->items[i];
        double lean = sign * lean_of(all, one);
        if (!used[i] && !is_subject(one, statements) && may_stand_out(one, sign) && lean > most) {
            best = one;
            most = lean;
        }
    }
    return best;
}

static size_t take(const tallies *all, size_t statements, double sign, size_t most, og_str *themes)
{
    bool used[MOST_THEMES] = {false};
    size_t count = 0;
    const tally *next;
    while (count < most && (next = furthest(all, statements, used, sign)) != NULL) {
        themes[count++] = next->theme;
        used[next - all->items] = true;
    }
    return count;
}

static og_str gravest(const tallies *all, size_t statements)
{
    size_t most = 1 + statements / 100; // single sentences may be misread
    og_str theme = OG_STR("");
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].grave > most && !is_subject(&all->items[i], statements)) {
            most = all->items[i].grave;
            theme = all->items[i].theme;
        }
    return theme;
}

og_status og_emphasis_find(const og_record *record, og_emphasis *out)
{
    tallies *all = calloc(1, sizeof *all);
    *out = (og_emphasis){.grave = OG_STR("")};
    if (!all)
        return OG_NO_MEMORY;
    count_findings(record, all, out);
    count_actions(record, all, out);
    out->praised_count = take(all, out->statements, 1, OG_MOST_PRAISED, out->praised);
    out->criticised_count = take(all, out->statements, -1, OG_MOST_CRITICISED, out->criticised);
    out->grave = gravest(all, out->statements);
    free(all);
    return OG_OK;
}
