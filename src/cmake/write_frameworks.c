// SPDX-License-Identifier: MIT
// The frameworks of data/frameworks/ as C tables: scales, what each framework looks for, and all patterns.
#include "rules/framework.h"
#include "write_tables.h"

// --- scales

static size_t scales_table;

static void put_grades(const og_scale *scale)
{
    open_table("og_grade");
    for (size_t i = 0; i < scale->grades.count; i++) {
        const og_grade *grade = &scale->grades.items[i];
        put("\n    {");
        put_member("id", grade->id);
        put(".level = %d, .approximate = %d, .judged = %d", grade->level, grade->approximate, grade->judged);
        put(", .from = {%d, %d, %d}, .until = {%d, %d, %d}, .words = ", grade->from.year, grade->from.month,
            grade->from.day, grade->until.year, grade->until.month, grade->until.day);
        put_strs(grade->words.items, grade->words.count);
        put("},");
    }
    close_vec(scale->grades.count);
}

void put_scales(const og_catalogue *catalogue)
{
    open_table("og_scale");
    for (size_t i = 0; i < catalogue->scales.count; i++) {
        const og_scale *scale = catalogue->scales.items[i];
        put("\n    {");
        put_member("id", scale->id);
        put_member("name", scale->name);
        put(".grades = ");
        put_grades(scale);
        put("},");
    }
    scales_table = close_table();
    open_table("og_scale *");
    for (size_t i = 0; i < catalogue->scales.count; i++)
        put("(og_scale *)&og_scale_%zu[%zu], ", scales_table, i);
    close_vec(catalogue->scales.count);
}

static void put_scale_of(const og_catalogue *catalogue, const og_scale *scale)
{
    for (size_t i = 0; i < catalogue->scales.count; i++)
        if (catalogue->scales.items[i] == scale)
            put("&og_scale_%zu[%zu]", scales_table, i);
    if (!scale)
        put("NULL");
}

// --- matchers

static void put_matcher(const og_matcher *matcher)
{
    put("{.kind = %d, .place = %d, ", (int)matcher->kind, (int)matcher->place);
    put_member("text", matcher->text);
    if (matcher->kind == OG_MATCH_PATTERN)
        put(".pattern = %zu, ", matcher->pattern);
    put(".value = ");
    put_str(matcher->value);
    put("}");
}

static void put_matchers(const og_matchers *matchers)
{
    open_table("og_matcher");
    for (size_t i = 0; i < matchers->count; i++) {
        put("\n    ");
        put_matcher(&matchers->items[i]);
        put(",");
    }
    close_vec(matchers->count);
}

// --- the lists of a framework

static void put_signs(const og_framework *framework)
{
    open_table("og_sign");
    for (size_t i = 0; i < framework->signs.count; i++) {
        put("\n    {.matcher = ");
        put_matcher(&framework->signs.items[i].matcher);
        put(", .weight = %.17g, .number = %zu},", framework->signs.items[i].weight, framework->signs.items[i].number);
    }
    close_vec(framework->signs.count);
}

static void put_areas(const og_catalogue *catalogue, const og_framework *framework)
{
    open_table("og_area");
    for (size_t i = 0; i < framework->areas.count; i++) {
        const og_area *area = &framework->areas.items[i];
        put("\n    {");
        put_member("id", area->id);
        put_member("name", area->name);
        put(".optional = %d, .together = %d", area->optional, area->together);
        put(", .earlier = %d, .apart = %d, .scale = ", area->earlier, area->apart);
        put_scale_of(catalogue, area->scale);
        put(", .labels = ");
        put_strs(area->labels.items, area->labels.count);
        put("},");
    }
    close_vec(framework->areas.count);
}

static void put_columns(const og_framework *framework)
{
    open_table("og_grade_column");
    for (size_t i = 0; i < framework->columns.count; i++) {
        put("\n    {");
        put_member("area", framework->columns.items[i].area);
        put(".labels = ");
        put_strs(framework->columns.items[i].labels.items, framework->columns.items[i].labels.count);
        put("},");
    }
    close_vec(framework->columns.count);
}

static void put_heading_list(const og_headings *headings)
{
    open_table("og_heading");
    for (size_t i = 0; i < headings->count; i++) {
        const og_heading *heading = &headings->items[i];
        put("\n    {");
        put_member("text", heading->text);
        put_member("role", heading->role);
        put(".exact = %d, .area = ", heading->exact);
        put_str(heading->area);
        put("},");
    }
    close_vec(headings->count);
}

static void put_headings(const og_framework *framework)
{
    open_table("og_headings");
    for (size_t i = 0; i < framework->headings.count; i++) {
        put_heading_list(&framework->headings.items[i]);
        put(", ");
    }
    close_vec(framework->headings.count);
}

static void put_statements(const og_framework *framework)
{
    open_table("og_statement");
    for (size_t i = 0; i < framework->statements.count; i++) {
        put("\n    {");
        put_member("area", framework->statements.items[i].area);
        put(".otherwise = %d, .matcher = ", framework->statements.items[i].otherwise);
        put_matcher(&framework->statements.items[i].matcher);
        put("},");
    }
    close_vec(framework->statements.count);
}

static void put_outcomes(const og_framework *framework)
{
    open_table("og_outcome");
    for (size_t i = 0; i < framework->outcomes.count; i++) {
        const og_outcome *outcome = &framework->outcomes.items[i];
        put("\n    {.code = %d, ", outcome->code);
        put_member("name", outcome->name);
        put_member("says", outcome->says);
        put(".matchers = ");
        put_matchers(&outcome->matchers);
        put("},");
    }
    close_vec(framework->outcomes.count);
}

static void put_fields(const og_framework *framework)
{
    open_table("og_field");
    for (size_t i = 0; i < framework->fields.count; i++) {
        put("\n    {");
        put_member("id", framework->fields.items[i].id);
        put(".matchers = ");
        put_matchers(&framework->fields.items[i].matchers);
        put("},");
    }
    close_vec(framework->fields.count);
}

static void put_lists(const og_catalogue *catalogue, const og_framework *framework)
{
    put(", .signs = ");
    put_signs(framework);
    put(", .areas = ");
    put_areas(catalogue, framework);
    put(", .columns = ");
    put_columns(framework);
    put(", .headings = ");
    put_headings(framework);
    put(", .statements = ");
    put_statements(framework);
    put(", .outcomes = ");
    put_outcomes(framework);
    put(", .fields = ");
    put_fields(framework);
}

static void put_framework(const og_catalogue *catalogue, const og_framework *framework)
{
    put("\n    {");
    put_member("id", framework->id);
    put_member("form", framework->form);
    put_member("name", framework->name);
    put_member("kind", framework->kind);
    put_member("years", framework->years);
    put_member("provider_kind", framework->provider_kind);
    put_member("service", framework->service);
    put_member("subject", framework->subject);
    put_member("type", framework->type);
    put_member("ends_with", framework->ends_with);
    put(".concludes = %d, .is_abstract = %d, .graded = %d, .is_inspection = %d, .is_signed = %d, .grouped = %d, "
        ".least = %.17g, .scale = ",
        framework->concludes, framework->is_abstract, framework->graded, framework->is_inspection, framework->is_signed,
        framework->grouped, framework->least);
    put_scale_of(catalogue, framework->scale);
    put_lists(catalogue, framework);
    put("},");
}

void put_frameworks(const og_catalogue *catalogue)
{
    open_table("og_framework");
    for (size_t i = 0; i < catalogue->frameworks.count; i++)
        put_framework(catalogue, catalogue->frameworks.items[i]);
    const size_t table = close_table();
    open_table("og_framework *");
    for (size_t i = 0; i < catalogue->frameworks.count; i++)
        put("(og_framework *)&og_framework_%zu[%zu], ", table, i);
    close_vec(catalogue->frameworks.count);
}

void put_patterns(const og_catalogue *catalogue)
{
    open_table("og_pattern");
    for (size_t i = 0; i < catalogue->patterns.count; i++) {
        put("\n    {");
        put_member("written", catalogue->patterns.items[i].written);
        put(".scale = ");
        put_scale_of(catalogue, catalogue->patterns.items[i].scale);
        put("},");
    }
    close_vec(catalogue->patterns.count);
}
