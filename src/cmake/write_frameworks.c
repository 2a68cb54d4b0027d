// SPDX-License-Identifier: MIT
// The frameworks of data/frameworks/ as C tables: scales, what each framework looks for, and all patterns.
#include "rules/framework.h"
#include "write_tables.h"

#include <stdio.h>

enum { LONGEST_NAME = 64 };

static void begin_table(const char *type, const char *name, size_t number)
{
    printf("static const %s %s%zu[] = {\n", type, name, number);
}

static void end_table(void)
{
    printf("};\n");
}

// --- scales

static void write_grades(const og_scale *scale, size_t number)
{
    char words[LONGEST_NAME];
    snprintf(words, sizeof words, "grade_words_%zu_", number);
    for (size_t i = 0; i < scale->grades.count; i++)
        write_strs(words, i, scale->grades.items[i].words.items, scale->grades.items[i].words.count);
    if (!scale->grades.count)
        return;
    begin_table("og_grade", "grades_", number);
    for (size_t i = 0; i < scale->grades.count; i++) {
        const og_grade *grade = &scale->grades.items[i];
        printf("    {.id = ");
        write_str(grade->id);
        printf(", .level = %d, .approximate = %d, .judged = %d", grade->level, grade->approximate, grade->judged);
        printf(", .from = {%d, %d, %d}, .until = {%d, %d, %d}, .words = ", grade->from.year, grade->from.month,
               grade->from.day, grade->until.year, grade->until.month, grade->until.day);
        write_vec("og_str", words, i, grade->words.count);
        printf("},\n");
    }
    end_table();
}

static void write_scales(const og_catalogue *catalogue)
{
    for (size_t i = 0; i < catalogue->scales.count; i++)
        write_grades(catalogue->scales.items[i], i);
    begin_table("og_scale", "scale_", 0);
    for (size_t i = 0; i < catalogue->scales.count; i++) {
        const og_scale *scale = catalogue->scales.items[i];
        printf("    {.id = ");
        write_str(scale->id);
        printf(", .name = ");
        write_str(scale->name);
        printf(", .grades = ");
        write_vec("og_grade", "grades_", i, scale->grades.count);
        printf("},\n");
    }
    end_table();
    printf("static og_scale *const scales_0[] = {\n");
    for (size_t i = 0; i < catalogue->scales.count; i++)
        printf("    (og_scale *)&scale_0[%zu],\n", i);
    end_table();
}

static void write_scale_of(const og_catalogue *catalogue, const og_scale *scale)
{
    for (size_t i = 0; i < catalogue->scales.count; i++)
        if (catalogue->scales.items[i] == scale)
            printf("&scale_0[%zu]", i);
    if (!scale)
        printf("NULL");
}

// --- matchers

static void write_matcher(const og_matcher *matcher)
{
    printf("{.kind = %d, .place = %d, .text = ", (int)matcher->kind, (int)matcher->place);
    write_str(matcher->text);
    if (matcher->kind == OG_MATCH_PATTERN)
        printf(", .pattern = %zu", matcher->pattern);
    printf(", .value = ");
    write_str(matcher->value);
    printf("}");
}

static void write_matchers(const char *name, size_t number, const og_matchers *matchers)
{
    if (!matchers->count)
        return;
    begin_table("og_matcher", name, number);
    for (size_t i = 0; i < matchers->count; i++) {
        printf("    ");
        write_matcher(&matchers->items[i]);
        printf(",\n");
    }
    end_table();
}

// --- the lists of a framework

static void write_signs(const og_framework *framework, size_t number)
{
    if (!framework->signs.count)
        return;
    begin_table("og_sign", "signs_", number);
    for (size_t i = 0; i < framework->signs.count; i++) {
        printf("    {.matcher = ");
        write_matcher(&framework->signs.items[i].matcher);
        printf(", .weight = %.17g, .number = %zu},\n", framework->signs.items[i].weight,
               framework->signs.items[i].number);
    }
    end_table();
}

static void write_areas(const og_catalogue *catalogue, const og_framework *framework, size_t number)
{
    char labels[LONGEST_NAME];
    snprintf(labels, sizeof labels, "labels_%zu_", number);
    for (size_t i = 0; i < framework->areas.count; i++)
        write_strs(labels, i, framework->areas.items[i].labels.items, framework->areas.items[i].labels.count);
    if (!framework->areas.count)
        return;
    begin_table("og_area", "areas_", number);
    for (size_t i = 0; i < framework->areas.count; i++) {
        const og_area *area = &framework->areas.items[i];
        printf("    {.id = ");
        write_str(area->id);
        printf(", .name = ");
        write_str(area->name);
        printf(", .optional = %d, .together = %d", area->optional, area->together);
        printf(", .earlier = %d, .apart = %d, .scale = ", area->earlier, area->apart);
        write_scale_of(catalogue, area->scale);
        printf(", .labels = ");
        write_vec("og_str", labels, i, area->labels.count);
        printf("},\n");
    }
    end_table();
}

static void write_columns(const og_framework *framework, size_t number)
{
    char labels[LONGEST_NAME];
    snprintf(labels, sizeof labels, "column_labels_%zu_", number);
    for (size_t i = 0; i < framework->columns.count; i++)
        write_strs(labels, i, framework->columns.items[i].labels.items, framework->columns.items[i].labels.count);
    if (!framework->columns.count)
        return;
    begin_table("og_grade_column", "columns_", number);
    for (size_t i = 0; i < framework->columns.count; i++) {
        printf("    {.area = ");
        write_str(framework->columns.items[i].area);
        printf(", .labels = ");
        write_vec("og_str", labels, i, framework->columns.items[i].labels.count);
        printf("},\n");
    }
    end_table();
}

static void write_headings(const og_framework *framework, size_t number)
{
    if (!framework->headings.count)
        return;
    begin_table("og_heading", "headings_", number);
    for (size_t i = 0; i < framework->headings.count; i++) {
        const og_heading *heading = &framework->headings.items[i];
        printf("    {.text = ");
        write_str(heading->text);
        printf(", .role = ");
        write_str(heading->role);
        printf(", .exact = %d, .area = ", heading->exact);
        write_str(heading->area);
        printf("},\n");
    }
    end_table();
}

static void write_statements(const og_framework *framework, size_t number)
{
    if (!framework->statements.count)
        return;
    begin_table("og_statement", "statements_", number);
    for (size_t i = 0; i < framework->statements.count; i++) {
        printf("    {.area = ");
        write_str(framework->statements.items[i].area);
        printf(", .otherwise = %d, .matcher = ", framework->statements.items[i].otherwise);
        write_matcher(&framework->statements.items[i].matcher);
        printf("},\n");
    }
    end_table();
}

static void write_outcomes(const og_framework *framework, size_t number)
{
    char matchers[LONGEST_NAME];
    snprintf(matchers, sizeof matchers, "outcome_matchers_%zu_", number);
    for (size_t i = 0; i < framework->outcomes.count; i++)
        write_matchers(matchers, i, &framework->outcomes.items[i].matchers);
    if (!framework->outcomes.count)
        return;
    begin_table("og_outcome", "outcomes_", number);
    for (size_t i = 0; i < framework->outcomes.count; i++) {
        const og_outcome *outcome = &framework->outcomes.items[i];
        printf("    {.code = %d, .name = ", outcome->code);
        write_str(outcome->name);
        printf(", .says = ");
        write_str(outcome->says);
        printf(", .matchers = ");
        write_vec("og_matcher", matchers, i, outcome->matchers.count);
        printf("},\n");
    }
    end_table();
}

static void write_fields(const og_framework *framework, size_t number)
{
    char matchers[LONGEST_NAME];
    snprintf(matchers, sizeof matchers, "field_matchers_%zu_", number);
    for (size_t i = 0; i < framework->fields.count; i++)
        write_matchers(matchers, i, &framework->fields.items[i].matchers);
    if (!framework->fields.count)
        return;
    begin_table("og_field", "fields_", number);
    for (size_t i = 0; i < framework->fields.count; i++) {
        printf("    {.id = ");
        write_str(framework->fields.items[i].id);
        printf(", .matchers = ");
        write_vec("og_matcher", matchers, i, framework->fields.items[i].matchers.count);
        printf("},\n");
    }
    end_table();
}

static void write_text(const char *member, og_str text)
{
    printf(".%s = ", member);
    write_str(text);
    printf(", ");
}

static void write_list(const char *member, const char *type, const char *name, size_t number, size_t count)
{
    printf(",\n     .%s = ", member);
    write_vec(type, name, number, count);
}

static void write_framework(const og_catalogue *catalogue, size_t number)
{
    const og_framework *framework = catalogue->frameworks.items[number];
    printf("    {");
    write_text("id", framework->id);
    write_text("form", framework->form);
    write_text("name", framework->name);
    write_text("kind", framework->kind);
    write_text("years", framework->years);
    write_text("provider_kind", framework->provider_kind);
    write_text("service", framework->service);
    write_text("subject", framework->subject);
    write_text("type", framework->type);
    write_text("ends_with", framework->ends_with);
    printf(".concludes = %d, .is_abstract = %d, .graded = %d, .is_inspection = %d, .is_signed = %d, .grouped = %d, "
           ".least = %.17g, "
           ".scale = ",
           framework->concludes, framework->is_abstract, framework->graded, framework->is_inspection,
           framework->is_signed, framework->grouped, framework->least);
    write_scale_of(catalogue, framework->scale);
    write_list("signs", "og_sign", "signs_", number, framework->signs.count);
    write_list("areas", "og_area", "areas_", number, framework->areas.count);
    write_list("columns", "og_grade_column", "columns_", number, framework->columns.count);
    write_list("headings", "og_heading", "headings_", number, framework->headings.count);
    write_list("statements", "og_statement", "statements_", number, framework->statements.count);
    write_list("outcomes", "og_outcome", "outcomes_", number, framework->outcomes.count);
    write_list("fields", "og_field", "fields_", number, framework->fields.count);
    printf("},\n");
}

void write_frameworks(const og_catalogue *catalogue)
{
    write_scales(catalogue);
    for (size_t i = 0; i < catalogue->frameworks.count; i++) {
        write_signs(catalogue->frameworks.items[i], i);
        write_areas(catalogue, catalogue->frameworks.items[i], i);
        write_columns(catalogue->frameworks.items[i], i);
        write_headings(catalogue->frameworks.items[i], i);
        write_statements(catalogue->frameworks.items[i], i);
        write_outcomes(catalogue->frameworks.items[i], i);
        write_fields(catalogue->frameworks.items[i], i);
    }
    begin_table("og_framework", "framework_", 0);
    for (size_t i = 0; i < catalogue->frameworks.count; i++)
        write_framework(catalogue, i);
    end_table();
    printf("static og_framework *const frameworks_0[] = {\n");
    for (size_t i = 0; i < catalogue->frameworks.count; i++)
        printf("    (og_framework *)&framework_0[%zu],\n", i);
    end_table();
    write_strs("title_ends_", 0, catalogue->title_ends.items, catalogue->title_ends.count);
    begin_table("og_pattern", "patterns_", 0);
    for (size_t i = 0; i < catalogue->patterns.count; i++) {
        printf("    {.written = ");
        write_str(catalogue->patterns.items[i].written);
        printf(", .scale = ");
        write_scale_of(catalogue, catalogue->patterns.items[i].scale);
        printf("},\n");
    }
    end_table();
}
