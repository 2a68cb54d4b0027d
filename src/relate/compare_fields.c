// SPDX-License-Identifier: MIT
// The members of a comparison as data, in the order of their JSON keys, and the JSON form.
#include "base/str.h"
#include "record/describe.h"
#include "relate/compare.h"

// clang-format off
#define OG_LIST(id, name) static const og_value id##_values[] = {
#define OG_VALUE(value, meaning) {LITERAL(value), LITERAL(meaning)},
#define OG_LIST_END };
#include "relate/compare_values.def"
#undef OG_LIST
#undef OG_VALUE
#undef OG_LIST_END

#define OG_LIST(id, name) static const og_list id = {LITERAL(name), id##_values, COUNT_OF(id##_values)};
#define OG_VALUE(value, meaning)
#define OG_LIST_END
#include "relate/compare_values.def"
#undef OG_LIST
#undef OG_VALUE
#undef OG_LIST_END

#define ONE_OF(structure, member, its_list) \
    {AT(structure, member), .kind = OG_MEMBER_STRING, .form = OG_FORM_LISTED, .list = &(its_list)}
#define ONE_OF_OR_NULL(structure, member, its_list) \
    {AT(structure, member), .kind = OG_MEMBER_STRING, .nullable = true, .form = OG_FORM_LISTED, .list = &(its_list)}

static const og_member reason_members[] = {
    ONE_OF(og_same_reason, fact, OG_COMPARED_FACT),
    ONE_OF(og_same_reason, verdict, OG_COMPARED_SAMENESS),
    STRING_OR_NULL(og_same_reason, first, OG_FORM_ANY),
    STRING_OR_NULL(og_same_reason, second, OG_FORM_ANY),
};
static const og_object reason_object = DESCRIBE(og_same_reason, reason_members);

static const og_member same_members[] = {
    ONE_OF(og_same, verdict, OG_COMPARED_VERDICT),
    OBJECTS(og_same, reasons, reason_object),
};
static const og_object same_object = DESCRIBE(og_same, same_members);

static const og_member balance_members[] = {
    SIZE(og_balance, strengths, 0),
    SIZE(og_balance, weaknesses, 0),
    SIZE(og_balance, mixed, 0),
    SIZE(og_balance, asked, 0),
};
static const og_object balance_object = DESCRIBE(og_balance, balance_members);

static const og_member statement_members[] = {
    STRING(og_statement, id, OG_FORM_ANY),
    STRING(og_statement, kind, OG_FORM_CODE),
    ONE_OF(og_statement, standing, OG_COMPARED_STANDING),
    STRING(og_statement, text, OG_FORM_ANY),
    STRINGS(og_statement, themes, OG_FORM_CODE),
    STRING_OR_NULL(og_statement, area, OG_FORM_CODE),
    LISTED_OR_NULL(og_statement, severity, OG_LIST_SEVERITY),
    LISTED_OR_NULL(og_statement, extent, OG_LIST_EXTENT),
    LISTED_OR_NULL(og_statement, trend, OG_LIST_TREND),
    STRING_OR_NULL(og_statement, speaker, OG_FORM_ANY),
    OBJECT(og_statement, evidence, og_span_object),
};
static const og_object statement_object = DESCRIBE(og_statement, statement_members);

static const og_member compared_members[] = {
    ONE_OF(og_compared, role, OG_COMPARED_ROLE),
    STRING(og_compared, path, OG_FORM_ANY),
    LISTED(og_compared, kind, OG_LIST_DOCUMENT_KIND),
    STRING_OR_NULL(og_compared, title, OG_FORM_ANY),
    STRING_OR_NULL(og_compared, provider, OG_FORM_ANY),
    STRING_OR_NULL(og_compared, framework, OG_FORM_ANY),
    DATE_OR_NULL(og_compared, start),
    DATE_OR_NULL(og_compared, end),
    DATE_OR_NULL(og_compared, published),
    OBJECT(og_compared, balance, balance_object),
    OBJECTS(og_compared, statements, statement_object),
};
static const og_object compared_object = DESCRIBE(og_compared, compared_members);

static const og_member grade_members[] = {
    STRING(og_compared_grade, area, OG_FORM_CODE),
    STRING(og_compared_grade, grade, OG_FORM_ANY),
    LEVEL_OR_NULL(og_compared_grade, level),
    STRING(og_compared_grade, words, OG_FORM_ANY),
    OBJECT(og_compared_grade, evidence, og_span_object),
};
static const og_object grade_object = DESCRIBE(og_compared_grade, grade_members);

static const og_member grade_row_members[] = {
    STRING(og_grade_row, area, OG_FORM_CODE),
    OBJECT_OR_NULL(og_grade_row, first, grade_object),
    OBJECT_OR_NULL(og_grade_row, second, grade_object),
    ONE_OF_OR_NULL(og_grade_row, direction, OG_COMPARED_DIRECTION),
};
static const og_object grade_row_object = DESCRIBE(og_grade_row, grade_row_members);

static const og_member pair_members[] = {
    STRING(og_pair, first, OG_FORM_ANY),
    STRING(og_pair, second, OG_FORM_ANY),
    ONE_OF(og_pair, relation, OG_COMPARED_RELATION),
    SHARE(og_pair, likeness),
    {AT(og_pair, close), .kind = OG_MEMBER_BOOL},
    STRINGS(og_pair, themes, OG_FORM_CODE),
    STRINGS(og_pair, words, OG_FORM_ANY),
};
static const og_object pair_object = DESCRIBE(og_pair, pair_members);

static const og_member theme_side_members[] = {
    SIZE(og_theme_side, strengths, 0),
    SIZE(og_theme_side, weaknesses, 0),
    SIZE(og_theme_side, paired, 0),
    SIZE(og_theme_side, unpaired, 0),
};
static const og_object theme_side_object = DESCRIBE(og_theme_side, theme_side_members);

static const og_member theme_row_members[] = {
    STRING(og_theme_row, theme, OG_FORM_CODE),
    OBJECT(og_theme_row, first, theme_side_object),
    OBJECT(og_theme_row, second, theme_side_object),
    ONE_OF_OR_NULL(og_theme_row, direction, OG_COMPARED_DIRECTION),
};
static const og_object theme_row_object = DESCRIBE(og_theme_row, theme_row_members);

static const og_member speaker_members[] = {
    STRING(og_speaker, document, OG_FORM_CODE),
    STRING_OR_NULL(og_speaker, speaker, OG_FORM_ANY),
    STRING_OR_NULL(og_speaker, role, OG_FORM_ANY),
    STRING_OR_NULL(og_speaker, organisation, OG_FORM_ANY),
    STRINGS(og_speaker, stances, OG_FORM_CODE),
    SIZE(og_speaker, quotations, 1),
    OBJECT(og_speaker, evidence, og_span_object),
};
static const og_object speaker_object = DESCRIBE(og_speaker, speaker_members);

static const og_member warning_members[] = {
    STRING(og_comparison_warning, code, OG_FORM_CODE),
    STRING(og_comparison_warning, message, OG_FORM_ANY),
};
static const og_object warning_object = DESCRIBE(og_comparison_warning, warning_members);

static const og_member comparison_members[] = {
    ONE_OF(og_comparison, schema, OG_COMPARED_SCHEMA),
    ONE_OF(og_comparison, kind, OG_COMPARED_KIND),
    STRING(og_comparison, title, OG_FORM_ANY),
    STRINGS(og_comparison, summary, OG_FORM_ANY),
    OBJECT(og_comparison, same, same_object),
    OBJECT(og_comparison, first, compared_object),
    OBJECT(og_comparison, second, compared_object),
    OBJECTS(og_comparison, grades, grade_row_object),
    OBJECTS(og_comparison, pairs, pair_object),
    OBJECTS(og_comparison, themes, theme_row_object),
    OBJECTS(og_comparison, speakers, speaker_object),
    OBJECTS(og_comparison, warnings, warning_object),
};
static const og_object comparison_object = DESCRIBE(og_comparison, comparison_members);
// clang-format on

og_status og_comparison_to_json(const og_comparison *comparison, unsigned indent, og_str *out)
{
    return og_object_to_json(&comparison_object, comparison, indent, out);
}
