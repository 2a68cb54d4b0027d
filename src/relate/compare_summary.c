// SPDX-License-Identifier: MIT
// The answer first: a comparison in two to five plain sentences.
#include "relate/compare.h"

#include "base/id.h"
#include "base/str.h"

#include <stdarg.h>

enum { LONGEST_QUOTED = 240 }; // bytes of a statement

typedef struct counts {
    size_t supported, perhaps, none, opposite; // claims of an article
    size_t covered, perhaps_covered, left_out; // points of a report
    size_t again, better, new_ones, silent;    // weaknesses of two inspections
    size_t shared, only_first, only_second;    // of two articles
} counts;

static bool is(og_str text, const char *word)
{
    return og_str_equal(text, og_str_from(word));
}

static size_t count(const og_statements *all, const char *standing, bool weaknesses)
{
    size_t found = 0;
    for (size_t i = 0; i < all->count; i++)
        found += is(all->items[i].standing, standing) && (!weaknesses || all->items[i].leaning < 0);
    return found;
}

static counts count_all(const og_comparison *comparison)
{
    const og_statements *first = &comparison->first.statements, *second = &comparison->second.statements;
    return (counts){.supported = count(first, "supported", false),
                    .perhaps = count(first, "perhaps-supported", false),
                    .none = count(first, "no-support-found", false),
                    .opposite = count(first, "differs", false),
                    .covered = count(second, "covered", false),
                    .perhaps_covered = count(second, "perhaps-covered", false),
                    .left_out = count(second, "left-out", false),
                    .again = count(second, "persistent", true),
                    .better = count(first, "resolved", true),
                    .new_ones = count(second, "new", true) + count(second, "slipped", true),
                    .silent = count(first, "not-repeated", true),
                    .shared = count(first, "shared", false),
                    .only_first = count(first, "only-here", false),
                    .only_second = count(second, "only-here", false)};
}

static og_status say(og_comparison *comparison, const char *format, ...) __attribute__((format(printf, 2, 3)));
static og_status say(og_comparison *comparison, const char *format, ...)
{
    og_str sentence;
    va_list args;
    va_start(args, format);
    og_status status = og_arena_vprintf(comparison->arena, &sentence, format, args);
    va_end(args);
    OG_TRY(status);
    return og_vec_push(comparison->arena, &comparison->summary, sentence);
}

// --- one inspection, and the grades

static const char *about(const og_comparison *comparison)
{
    og_str verdict = comparison->same.verdict;
    const og_same_reason *provider = &comparison->same.reasons.items[0];
    if (is(provider->verdict, "different"))
        return "The two are about different providers";
    if (is(verdict, "yes"))
        return "Both are about one inspection";
    if (is(verdict, "no"))
        return "The two are about different inspections";
    if (is(verdict, "unlikely"))
        return "The two are probably about different inspections";
    return is(verdict, "likely") ? "Both are probably about one inspection"
                                 : "Whether both are about one inspection cannot be told";
}

static const og_grade_row *overall_of(const og_comparison *comparison)
{
    for (size_t i = 0; i < comparison->grades.count; i++)
        if (is(comparison->grades.items[i].area, "overall"))
            return &comparison->grades.items[i];
    return NULL;
}

static bool agree(const og_grade_row *row)
{
    return row->direction.len ? is(row->direction, "same") : og_str_equal_fold(row->first->grade, row->second->grade);
}

static const char *name_of(const og_comparison *comparison, size_t side)
{
    if (is(comparison->kind, "article-and-report"))
        return side ? "the report" : "the article";
    if (is(comparison->kind, "inspections"))
        return side ? "the later" : "the earlier";
    return side ? "the second" : "the first";
}

// Of the areas that both grade.
static og_status say_of_areas(og_comparison *comparison)
{
    size_t both = 0, alike = 0;
    for (size_t i = 0; i < comparison->grades.count; i++) {
        const og_grade_row *row = &comparison->grades.items[i];
        both += row->first && row->second;
        alike += row->first && row->second && agree(row);
    }
    if (!both)
        return say(comparison, "%s; there is no grade that both give.", about(comparison));
    return say(comparison, "%s; of %zu grade%s that both give %zu agree%s.", about(comparison), both,
               both == 1 ? "" : "s", alike, alike == 1 ? "s" : "");
}

static og_status say_apart(og_comparison *comparison)
{
    const og_inspection *then = comparison->records[0]->inspection, *now = comparison->records[1]->inspection;
    og_date a = og_last_day(then), b = og_last_day(now);
    int months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day);
    int years = months / 12, rest = months % 12;
    const char *what = is(now->provider.kind, "local-authority") ? "council" : "provider";
    if (months < 1)
        return say(comparison, "The same %s, less than a month apart.", what);
    if (!years)
        return say(comparison, "The same %s, %d month%s apart.", what, rest, rest == 1 ? "" : "s");
    if (!rest)
        return say(comparison, "The same %s, %d year%s apart.", what, years, years == 1 ? "" : "s");
    return say(comparison, "The same %s, %d year%s and %d month%s apart.", what, years, years == 1 ? "" : "s", rest,
               rest == 1 ? "" : "s");
}

static og_status say_grades_in_time(og_comparison *comparison)
{
    const og_grade_row *row = overall_of(comparison);
    if (!row || !row->first || !row->second)
        return OG_OK;
    return say(comparison, "The overall grade was \"%.*s\" then and is \"%.*s\" now.", OG_STR_ARG(row->first->grade),
               OG_STR_ARG(row->second->grade));
}

// Without a name it may be another provider, whose grades are no progress.
static og_status say_provider_unknown(og_comparison *comparison)
{
    const og_grade_row *row = overall_of(comparison);
    bool first = comparison->first.provider.len, second = comparison->second.provider.len;
    const char *who = first || second ? name_of(comparison, first) : "neither";
    OG_TRY(say(comparison, "Whether both are about the same provider is not known, since %s %s it.", who,
               first || second ? "does not name" : "names"));
    if (!row || !row->first || !row->second)
        return OG_OK;
    return say(comparison, "The earlier gives the overall grade \"%.*s\", the later \"%.*s\".",
               OG_STR_ARG(row->first->grade), OG_STR_ARG(row->second->grade));
}

static og_status say_same(og_comparison *comparison)
{
    if (og_comparison_has_warning(comparison, "provider-unknown"))
        return say_provider_unknown(comparison);
    bool strangers = is(comparison->same.reasons.items[0].verdict, "different");
    if (is(comparison->kind, "inspections") && is(comparison->same.verdict, "no") && !strangers) {
        OG_TRY(say_apart(comparison));
        return say_grades_in_time(comparison);
    }
    const og_grade_row *row = overall_of(comparison);
    if (!row)
        return say_of_areas(comparison);
    if (!row->first || !row->second) {
        const og_compared_grade *grade = row->first ? row->first : row->second;
        return say(comparison, "%s; %s gives the overall grade \"%.*s\", %s none.", about(comparison),
                   name_of(comparison, !row->first), OG_STR_ARG(grade->grade), name_of(comparison, !row->second));
    }
    if (agree(row))
        return say(comparison, "%s, and both give the overall grade \"%.*s\".", about(comparison),
                   OG_STR_ARG(row->second->grade));
    return say(comparison, "%s; the overall grades do not agree: %s gives \"%.*s\", %s \"%.*s\".", about(comparison),
               name_of(comparison, 0), OG_STR_ARG(row->first->grade), name_of(comparison, 1),
               OG_STR_ARG(row->second->grade));
}

// "personal development"
static og_status area_in_words(og_arena *arena, og_str id, og_str *out)
{
    og_buf words = {0};
    og_id_add_words(&words, id);
    return og_arena_take(arena, &words, out);
}

// That the whole is graded alike hides that a part is not.
static og_status say_areas_that_differ(og_comparison *comparison)
{
    const og_grade_row *found = NULL;
    size_t differing = 0;
    for (size_t i = 0; i < comparison->grades.count; i++) {
        const og_grade_row *row = &comparison->grades.items[i];
        if (is(row->area, "overall") || !row->first || !row->second || agree(row))
            continue;
        found = found ? found : row;
        differing++;
    }
    if (!found)
        return OG_OK;
    og_str area;
    OG_TRY(area_in_words(comparison->arena, found->area, &area));
    const char *one = name_of(comparison, 0), *other = name_of(comparison, 1);
    og_str first = found->first->grade, second = found->second->grade;
    if (differing == 1)
        return say(comparison, "The grades of one area differ: for %.*s %s gives \"%.*s\", %s \"%.*s\".",
                   OG_STR_ARG(area), one, OG_STR_ARG(first), other, OG_STR_ARG(second));
    return say(comparison, "The grades of %zu areas differ, one of them %.*s: for it %s gives \"%.*s\", %s \"%.*s\".",
               differing, OG_STR_ARG(area), one, OG_STR_ARG(first), other, OG_STR_ARG(second));
}

// --- the statements

// The first serious weakness or thing asked for with the standing; NULL where there is none.
static const og_statement *most_serious(const og_statements *all, const char *standing)
{
    for (size_t i = 0; i < all->count; i++) {
        const og_statement *statement = &all->items[i];
        if (statement->leaning < 0 && is(statement->severity, "serious") && is(statement->standing, standing))
            return statement;
    }
    return NULL;
}

// Not more of a text than can be read in a sentence; it ends with a word, unless it is one long word.
static og_str shortened(og_str text, const char **ending)
{
    size_t end = text.len > LONGEST_QUOTED ? LONGEST_QUOTED : 0;
    while (end > 0 && text.ptr[end] != ' ')
        end--;
    *ending = end ? " ..." : "";
    return end ? og_str_slice(text, 0, end) : text;
}

static og_status quote(og_comparison *comparison, const char *what, const og_statement *statement)
{
    const char *ending;
    og_str text = shortened(statement->text, &ending);
    return say(comparison, "%s: \"%.*s%s\"", what, OG_STR_ARG(text), ending);
}

static og_status say_of_article(og_comparison *comparison)
{
    counts of = count_all(comparison);
    size_t claims = of.supported + of.perhaps + of.none + of.opposite;
    size_t points = of.covered + of.perhaps_covered + of.left_out;
    const og_statement *serious = most_serious(&comparison->second.statements, "left-out");
    if (claims)
        OG_TRY(say(comparison,
                   "Of %zu claim%s that the article puts in inspectors' mouths, %zu %s supported, %zu perhaps, %zu not "
                   "found, and %zu say%s the opposite.",
                   claims, claims == 1 ? "" : "s", of.supported, of.supported == 1 ? "is" : "are", of.perhaps, of.none,
                   of.opposite, of.opposite == 1 ? "s" : ""));
    if (of.perhaps_covered)
        OG_TRY(say(comparison, "The article covers %zu of the report's %zu points, and perhaps %zu more.", of.covered,
                   points, of.perhaps_covered));
    else
        OG_TRY(say(comparison, "The article covers %zu of the report's %zu points.", of.covered, points));
    return serious ? quote(comparison, "The most serious thing that it leaves out", serious) : OG_OK;
}

static og_status say_of_time(og_comparison *comparison)
{
    counts of = count_all(comparison);
    const og_statement *lasting = most_serious(&comparison->second.statements, "persistent");
    const og_statement *added = most_serious(&comparison->second.statements, "new");
    OG_TRY(
        say(comparison,
            "%zu weakness%s now %s found then too; with what is asked for, %zu %s new or %s not named then. Of those "
            "then %zu %s perhaps better now, and %zu %s not named again.",
            of.again, of.again == 1 ? "" : "es", of.again == 1 ? "was" : "were", of.new_ones,
            of.new_ones == 1 ? "is" : "are", of.new_ones == 1 ? "was" : "were", of.better,
            of.better == 1 ? "is" : "are", of.silent, of.silent == 1 ? "is" : "are"));
    if (lasting)
        OG_TRY(quote(comparison, "The most serious weakness that persists", lasting));
    return added && !lasting ? quote(comparison, "The most serious new one", added) : OG_OK;
}

static og_status say_of_articles(og_comparison *comparison)
{
    counts of = count_all(comparison);
    return say(comparison,
               "The first shares %zu statement%s with the second; %zu stand%s only in the first and %zu only "
               "in the second.",
               of.shared, of.shared == 1 ? "" : "s", of.only_first, of.only_first == 1 ? "s" : "", of.only_second);
}

og_status og_compare_sum_up(og_comparison *comparison)
{
    OG_TRY(say_same(comparison));
    if (!og_comparison_is(comparison, "inspections"))
        OG_TRY(say_areas_that_differ(comparison));
    if (og_comparison_is(comparison, "article-and-report"))
        return say_of_article(comparison);
    return og_comparison_is(comparison, "inspections") ? say_of_time(comparison) : say_of_articles(comparison);
}
