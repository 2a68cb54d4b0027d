// SPDX-License-Identifier: MIT
// Two records become a comparison: which is which, then the steps one after the other.
#include "relate/compare.h"

#include "base/diagnostics.h"
#include "base/str.h"

#include <stdarg.h>

enum { MOST_STATEMENTS = 20000 }; // of a document

static og_date day_of(const og_record *record)
{
    return og_is_article(record) ? record->inspection->published : og_day_of(record->inspection);
}

// True when `a` is to stand after `b`: reports after articles, what is later after what is earlier.
static bool stands_after(const og_record *a, const og_record *b)
{
    if (og_is_article(a) != og_is_article(b))
        return og_is_article(b);
    og_date x = day_of(a), y = day_of(b);
    return og_date_is_set(x) && og_date_is_set(y) && og_date_compare(x, y) > 0;
}

static og_status check(const og_record *record, og_diagnostics *diagnostics)
{
    og_status status = !og_record_is_analysed(record) || !record->document || !record->inspection ? OG_NOT_ANALYSED
                       : og_str_equal(record->document->kind, OG_STR("unknown"))                  ? OG_NOT_COMPARABLE
                                                                                                  : OG_OK;
    if (status != OG_OK)
        og_diagnostics_report(diagnostics, OG_ERROR, status, record->source.path, "%.*s",
                              OG_STR_ARG(og_status_message(status)));
    return status;
}

static og_status check_both(const og_record *a, const og_record *b, og_diagnostics *diagnostics)
{
    OG_TRY(check(a, diagnostics));
    OG_TRY(check(b, diagnostics));
    if (!a->source.sha256.len || !og_str_equal(a->source.sha256, b->source.sha256))
        return OG_OK;
    og_diagnostics_report(diagnostics, OG_ERROR, OG_SAME_DOCUMENT, b->source.path, "it holds the same bytes as %.*s",
                          OG_STR_ARG(a->source.path));
    return OG_SAME_DOCUMENT;
}

static void set_kind(og_comparison *comparison)
{
    bool first = og_is_article(comparison->records[0]), second = og_is_article(comparison->records[1]);
    comparison->kind = second ? OG_STR("articles") : first ? OG_STR("article-and-report") : OG_STR("inspections");
    comparison->first.role = second ? OG_STR("one") : first ? OG_STR("article") : OG_STR("then");
    comparison->second.role = second ? OG_STR("other") : first ? OG_STR("report") : OG_STR("now");
}

static og_status describe(og_comparison *comparison, const og_record *record, og_compared *out)
{
    size_t left_out;
    out->path = record->source.path;
    out->kind = record->document->kind;
    out->title = record->document->title;
    out->provider = record->inspection->provider.name;
    out->framework = record->framework ? record->framework->name : (og_str){0};
    out->start = record->inspection->start;
    out->end = record->inspection->end;
    out->published = record->inspection->published;
    OG_TRY(og_statements_of(comparison->arena, record, MOST_STATEMENTS, &out->statements, &left_out));
    if (!left_out)
        return OG_OK;
    return og_comparison_warn(comparison, OG_STR("too-many-statements"),
                              "%.*s holds more than %d statements: the last %zu were not compared",
                              OG_STR_ARG(out->path), MOST_STATEMENTS, left_out);
}

static og_status warn_of_order(og_comparison *comparison)
{
    const og_record *const *records = comparison->records;
    bool known = og_date_is_set(day_of(records[0])) && og_date_is_set(day_of(records[1]));
    if (known || !og_comparison_is(comparison, "inspections"))
        return OG_OK;
    return og_comparison_warn(comparison, OG_STR("order-unknown"),
                              "which of the inspections was earlier cannot be told from the documents; the order in "
                              "which they were given is used");
}

static og_status compare(og_comparison *comparison, const og_providers *names)
{
    set_kind(comparison);
    OG_TRY(describe(comparison, comparison->records[0], &comparison->first));
    OG_TRY(describe(comparison, comparison->records[1], &comparison->second));
    OG_TRY(warn_of_order(comparison));
    OG_TRY(og_compare_same(comparison, names));
    OG_TRY(og_compare_entitle(comparison));
    OG_TRY(og_compare_grades(comparison));
    OG_TRY(og_compare_statements(comparison));
    OG_TRY(og_compare_count(comparison));
    return og_compare_sum_up(comparison);
}

og_status og_compare(const og_record *a, const og_record *b, const og_providers *names, og_diagnostics *diagnostics,
                     og_comparison **out)
{
    OG_TRY(check_both(a, b, diagnostics));
    og_arena *arena = og_arena_new();
    og_comparison *comparison = arena ? og_arena_alloc(arena, sizeof *comparison) : NULL;
    og_status status = OG_NO_MEMORY;
    if (comparison) {
        bool swap = stands_after(a, b);
        *comparison = (og_comparison){
            .arena = arena, .schema = OG_STR("ofgrade-comparison/1"), .records = {swap ? b : a, swap ? a : b}};
        status = compare(comparison, names);
    }
    if (status != OG_OK)
        og_arena_free(arena);
    else
        *out = comparison;
    return status;
}

void og_comparison_free(og_comparison *comparison)
{
    if (comparison)
        og_arena_free(comparison->arena);
}

bool og_comparison_is(const og_comparison *comparison, const char *kind)
{
    return og_str_equal(comparison->kind, og_str_from(kind));
}

bool og_comparison_has_warning(const og_comparison *comparison, const char *code)
{
    for (size_t i = 0; i < comparison->warnings.count; i++)
        if (og_str_equal(comparison->warnings.items[i].code, og_str_from(code)))
            return true;
    return false;
}

og_status og_comparison_warn(og_comparison *comparison, og_str code, const char *format, ...)
{
    og_comparison_warning warning = {.code = code};
    va_list args;
    va_start(args, format);
    og_status status = og_arena_vprintf(comparison->arena, &warning.message, format, args);
    va_end(args);
    OG_TRY(status);
    return og_vec_push(comparison->arena, &comparison->warnings, warning);
}
