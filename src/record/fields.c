// SPDX-License-Identifier: MIT
#include "record/fields.h"

#include "base/str.h"
#include "record/describe.h"
#include "record/record.h"

// clang-format off
#define OG_LIST(id, name) static const og_value id##_values[] = {
#define OG_VALUE(value, meaning) {LITERAL(value), LITERAL(meaning)},
#define OG_LIST_END };
#include "record/values.def"
#undef OG_LIST
#undef OG_VALUE
#undef OG_LIST_END

const og_list og_lists[OG_LIST_COUNT] = {
#define OG_LIST(id, name) [id] = {LITERAL(name), id##_values, COUNT_OF(id##_values)},
#define OG_VALUE(value, meaning)
#define OG_LIST_END
#include "record/values.def"
#undef OG_LIST
#undef OG_VALUE
#undef OG_LIST_END
};

og_str og_list_meaning(og_list_id list, og_str value)
{
    for (size_t i = 0; i < og_lists[list].count; i++)
        if (og_str_equal(og_lists[list].values[i].value, value))
            return og_lists[list].values[i].meaning;
    return (og_str){0};
}

og_str og_provider_noun(og_str kind)
{
    static const og_value kinds[] = {
#define OG_LIST(id, name)
#define OG_VALUE(value, meaning)
#define OG_KIND(value, noun, meaning) {LITERAL(value), LITERAL(noun)},
#define OG_LIST_END
#include "record/values.def"
#undef OG_LIST
#undef OG_VALUE
#undef OG_LIST_END
    };
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (og_str_equal(kinds[i].value, kind))
            return kinds[i].meaning;
    return (og_str){0};
}

static const og_member span_members[] = {
    {AT(og_span, page), .kind = OG_MEMBER_PAGE, .nullable = true, .least = 1, .most = UINT32_MAX},
    SIZE(og_span, line, 1),
    SIZE(og_span, start, 0),
    SIZE(og_span, end, 0),
};
const og_object og_span_object = DESCRIBE(og_span, span_members);

static const og_member source_members[] = {
    STRING(og_record_source, path, OG_FORM_ANY),
    LISTED_OR_NULL(og_record_source, format, OG_LIST_FORMAT),
    STRING_OR_NULL(og_record_source, sha256, OG_FORM_SHA256),
    SIZE(og_record_source, bytes, 0),
    SIZE_OR_NULL(og_record_source, pages),
};
static const og_object source_object = DESCRIBE(og_record_source, source_members);

static const og_member error_members[] = {
    STRING(og_record_error, code, OG_FORM_CODE),
    STRING(og_record_error, message, OG_FORM_ANY),
};
static const og_object error_object = DESCRIBE(og_record_error, error_members);

static const og_member document_members[] = {
    LISTED(og_record_document, kind, OG_LIST_DOCUMENT_KIND),
    STRING_OR_NULL(og_record_document, title, OG_FORM_ANY),
    STRING_OR_NULL(og_record_document, outlet, OG_FORM_ANY),
    STRING_OR_NULL(og_record_document, byline, OG_FORM_ANY),
    SIZE(og_record_document, words, 0),
};
static const og_object document_object = DESCRIBE(og_record_document, document_members);

static const og_member framework_members[] = {
    STRING(og_record_framework, id, OG_FORM_CODE),
    STRING(og_record_framework, name, OG_FORM_ANY),
    STRING_OR_NULL(og_record_framework, scale, OG_FORM_CODE),
    SHARE(og_record_framework, confidence),
};
static const og_object framework_object = DESCRIBE(og_record_framework, framework_members);

static const og_member age_range_members[] = {
    AGE_OR_NULL(og_age_range, from),
    AGE_OR_NULL(og_age_range, to),
};
static const og_object age_range_object = DESCRIBE(og_age_range, age_range_members);

static const og_member provider_members[] = {
    STRING_OR_NULL(og_provider, name, OG_FORM_ANY),
    LISTED_OR_NULL(og_provider, kind, OG_LIST_PROVIDER_KIND),
    STRING_OR_NULL(og_provider, urn, OG_FORM_ANY),
    STRING_OR_NULL(og_provider, local_authority, OG_FORM_ANY),
    OBJECT_OR_NULL(og_provider, age_range, age_range_object),
    SIZE_OR_NULL(og_provider, number_on_roll),
};
static const og_object provider_object = DESCRIBE(og_provider, provider_members);

static const og_member inspector_members[] = {
    STRING(og_inspector, name, OG_FORM_ANY),
    {AT(og_inspector, lead), .kind = OG_MEMBER_BOOL},
};
static const og_object inspector_object = DESCRIBE(og_inspector, inspector_members);

static const og_member previous_members[] = {
    STRING_OR_NULL(og_previous, overall, OG_FORM_ANY),
    DATE_OR_NULL(og_previous, date),
};
static const og_object previous_object = DESCRIBE(og_previous, previous_members);

static const og_member inspection_members[] = {
    OBJECT(og_inspection, provider, provider_object),
    LISTED_OR_NULL(og_inspection, type, OG_LIST_INSPECTION_TYPE),
    DATE_OR_NULL(og_inspection, start),
    DATE_OR_NULL(og_inspection, end),
    DATE_OR_NULL(og_inspection, published),
    OBJECTS(og_inspection, inspectors, inspector_object),
    OBJECT_OR_NULL(og_inspection, previous, previous_object),
    LISTED_OR_NULL(og_inspection, category, OG_LIST_CATEGORY),
    STRING_OR_NULL(og_inspection, report_url, OG_FORM_ANY),
};
static const og_object inspection_object = DESCRIBE(og_inspection, inspection_members);

static const og_member judgement_members[] = {
    STRING(og_judgement, area, OG_FORM_CODE),
    STRING(og_judgement, grade, OG_FORM_ANY),
    LEVEL_OR_NULL(og_judgement, level),
    STRING(og_judgement, words, OG_FORM_ANY),
    OBJECT(og_judgement, evidence, og_span_object),
};
static const og_object judgement_object = DESCRIBE(og_judgement, judgement_members);

static const og_member outcome_members[] = {
    INT(og_record_outcome, code, 1, 3),
    STRING(og_record_outcome, words, OG_FORM_ANY),
};
static const og_object outcome_object = DESCRIBE(og_record_outcome, outcome_members);

static const og_member finding_members[] = {
    STRING(og_finding, id, OG_FORM_FINDING_ID),
    STRING(og_finding, text, OG_FORM_ANY),
    LISTED(og_finding, polarity, OG_LIST_POLARITY),
    STRINGS(og_finding, themes, OG_FORM_CODE),
    STRING_OR_NULL(og_finding, area, OG_FORM_CODE),
    LISTED(og_finding, severity, OG_LIST_SEVERITY),
    LISTED_OR_NULL(og_finding, extent, OG_LIST_EXTENT),
    LISTED_OR_NULL(og_finding, trend, OG_LIST_TREND),
    LISTED(og_finding, source, OG_LIST_FINDING_SOURCE),
    STRINGS(og_finding, rules, OG_FORM_ANY),
    OBJECT(og_finding, evidence, og_span_object),
};
static const og_object finding_object = DESCRIBE(og_finding, finding_members);

static const og_member action_members[] = {
    STRING(og_action, id, OG_FORM_ACTION_ID),
    STRING(og_action, text, OG_FORM_ANY),
    LISTED(og_action, kind, OG_LIST_ACTION_KIND),
    STRING_OR_NULL(og_action, by, OG_FORM_ANY),
    STRING_OR_NULL(og_action, to, OG_FORM_ANY),
    {AT(og_action, deadline), .kind = OG_MEMBER_STRING, .nullable = true, .form = OG_FORM_LISTED_OR_DATE,
     .list = &og_lists[OG_LIST_DEADLINE]},
    STRINGS(og_action, themes, OG_FORM_CODE),
    LISTED(og_action, severity, OG_LIST_SEVERITY),
    OBJECT(og_action, evidence, og_span_object),
};
static const og_object action_object = DESCRIBE(og_action, action_members);

static const og_member quotation_members[] = {
    STRING_OR_NULL(og_quotation, speaker, OG_FORM_ANY),
    STRING_OR_NULL(og_quotation, role, OG_FORM_ANY),
    STRING_OR_NULL(og_quotation, organisation, OG_FORM_ANY),
    STRING(og_quotation, text, OG_FORM_ANY),
    LISTED(og_quotation, stance, OG_LIST_STANCE),
    OBJECT(og_quotation, evidence, og_span_object),
};
static const og_object quotation_object = DESCRIBE(og_quotation, quotation_members);

static const og_member reason_members[] = {
    STRING(og_reason, rule, OG_FORM_ANY),
    STRING(og_reason, effect, OG_FORM_ANY),
    STRINGS(og_reason, evidence, OG_FORM_EVIDENCE_ID),
};
static const og_object reason_object = DESCRIBE(og_reason, reason_members);

static const og_member area_assessment_members[] = {
    STRING(og_area_assessment, area, OG_FORM_CODE),
    STRING_OR_NULL(og_area_assessment, stated, OG_FORM_ANY),
    LISTED_OR_NULL(og_area_assessment, inferred, OG_LIST_GRADE),
    LEVEL_OR_NULL(og_area_assessment, inferred_level),
    SHARE(og_area_assessment, confidence),
    OBJECTS(og_area_assessment, because, reason_object),
};
static const og_object area_assessment_object = DESCRIBE(og_area_assessment, area_assessment_members);

static const og_member assessment_members[] = {
    STRING_OR_NULL(og_assessment, stated, OG_FORM_ANY),
    LEVEL_OR_NULL(og_assessment, stated_level),
    LISTED_OR_NULL(og_assessment, inferred, OG_LIST_GRADE),
    LEVEL_OR_NULL(og_assessment, inferred_level),
    SHARE(og_assessment, confidence),
    LISTED(og_assessment, agreement, OG_LIST_AGREEMENT),
    OBJECTS(og_assessment, because, reason_object),
    OBJECTS(og_assessment, areas, area_assessment_object),
};
static const og_object assessment_object = DESCRIBE(og_assessment, assessment_members);

static const og_member recommendation_members[] = {
    INT(og_recommendation, rank, 1, INT32_MAX),
    LISTED(og_recommendation, priority, OG_LIST_PRIORITY),
    STRING(og_recommendation, text, OG_FORM_ANY),
    STRINGS(og_recommendation, themes, OG_FORM_CODE),
    LISTED(og_recommendation, basis, OG_LIST_BASIS),
    STRINGS(og_recommendation, evidence, OG_FORM_EVIDENCE_ID),
};
static const og_object recommendation_object = DESCRIBE(og_recommendation, recommendation_members);

static const og_member warning_members[] = {
    STRING(og_record_warning, code, OG_FORM_CODE),
    STRING(og_record_warning, message, OG_FORM_ANY),
    OBJECT_OR_NULL(og_record_warning, evidence, og_span_object),
};
static const og_object warning_object = DESCRIBE(og_record_warning, warning_members);

static const og_member record_members[] = {
    LISTED(og_record, schema, OG_LIST_SCHEMA),
    OBJECT(og_record, source, source_object),
    LISTED(og_record, status, OG_LIST_STATUS),
    OBJECT_OR_NULL(og_record, error, error_object),
    OBJECT_OR_NULL(og_record, document, document_object),
    OBJECT_OR_NULL(og_record, framework, framework_object),
    OBJECT_OR_NULL(og_record, inspection, inspection_object),
    OBJECTS(og_record, judgements, judgement_object),
    OBJECT_OR_NULL(og_record, outcome, outcome_object),
    OBJECTS(og_record, findings, finding_object),
    OBJECTS(og_record, actions, action_object),
    OBJECTS(og_record, quotations, quotation_object),
    OBJECT_OR_NULL(og_record, assessment, assessment_object),
    OBJECTS(og_record, recommendations, recommendation_object),
    STRING_OR_NULL(og_record, summary, OG_FORM_ANY),
    OBJECTS(og_record, warnings, warning_object),
};
const og_object og_record_object = DESCRIBE(og_record, record_members);
// clang-format on

typedef struct form_text {
    og_str pattern;
    og_str name;
} form_text;

static const form_text forms[] = {
#define OG_FORM(id, pattern, name) [id] = {LITERAL(pattern), LITERAL(name)},
#include "record/forms.def"
#undef OG_FORM
    [OG_FORM_LISTED] = {LITERAL(""), LITERAL("one of")},
    [OG_FORM_LISTED_OR_DATE] = {LITERAL(""), LITERAL("a date or one of")},
};

og_str og_form_pattern(og_form form)
{
    return forms[form].pattern;
}

og_str og_form_name(og_form form)
{
    return forms[form].name;
}

static bool is_code(og_str text)
{
    bool after_word = false;
    for (size_t i = 0; i < text.len; i++) {
        bool in_word = og_is_lower(text.ptr[i]) || og_is_digit(text.ptr[i]);
        if (!in_word && (text.ptr[i] != '-' || !after_word))
            return false;
        after_word = in_word;
    }
    return after_word;
}

static bool is_sha256(og_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!og_is_digit(text.ptr[i]) && !(text.ptr[i] >= 'a' && text.ptr[i] <= 'f'))
            return false;
    return text.len == 64;
}

// One of the letters of `letters`, then a number that does not begin with 0.
static bool is_numbered(og_str text, og_str letters)
{
    if (text.len < 2 || og_str_find_byte(letters, text.ptr[0], 0) == SIZE_MAX || text.ptr[1] == '0')
        return false;
    for (size_t i = 1; i < text.len; i++)
        if (!og_is_digit(text.ptr[i]))
            return false;
    return true;
}

static bool is_listed(const og_list *list, og_str text)
{
    for (size_t i = 0; i < list->count; i++)
        if (og_str_equal(list->values[i].value, text))
            return true;
    return false;
}

bool og_member_accepts(const og_member *member, og_str text)
{
    og_date date;
    switch (member->form) {
    case OG_FORM_ANY:
        return true;
    case OG_FORM_CODE:
        return is_code(text);
    case OG_FORM_SHA256:
        return is_sha256(text);
    case OG_FORM_FINDING_ID:
        return is_numbered(text, OG_STR("f"));
    case OG_FORM_ACTION_ID:
        return is_numbered(text, OG_STR("a"));
    case OG_FORM_EVIDENCE_ID:
        return is_numbered(text, OG_STR("af"));
    case OG_FORM_LISTED:
        return is_listed(member->list, text);
    case OG_FORM_LISTED_OR_DATE:
        return is_listed(member->list, text) || og_date_from_iso(text, &date);
    }
    return false;
}
