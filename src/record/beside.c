// SPDX-License-Identifier: MIT
#include "record/beside.h"

#include "record/describe.h"

// clang-format off
static const og_member words_members[] = {
    STRING_OR_NULL(og_reason_words, rule, OG_FORM_ANY),
    STRING_OR_NULL(og_reason_words, effect, OG_FORM_ANY),
    STRING_OR_NULL(og_reason_words, words, OG_FORM_ANY),
};
static const og_object words_object = DESCRIBE(og_reason_words, words_members);

static const og_member finding_members[] = {
    {AT(og_beside_finding, clarity), .kind = OG_MEMBER_WEIGHT},
    OBJECTS(og_beside_finding, explanation, words_object),
};
static const og_object finding_object = DESCRIBE(og_beside_finding, finding_members);

static const og_member action_members[] = {
    OBJECTS(og_beside_action, explanation, words_object),
};
static const og_object action_object = DESCRIBE(og_beside_action, action_members);

static const og_member beside_members[] = {
    OBJECTS(og_beside, findings, finding_object),
    OBJECTS(og_beside, actions, action_object),
};
static const og_object beside_object = DESCRIBE(og_beside, beside_members);
// clang-format on

static og_status fill(const og_record *record, og_arena *arena, og_beside *out)
{
    for (size_t i = 0; i < record->findings.count; i++) {
        const og_finding *finding = &record->findings.items[i];
        og_beside_finding beside = {finding->clarity, finding->explanation};
        OG_TRY(og_vec_push(arena, &out->findings, beside));
    }
    for (size_t i = 0; i < record->actions.count; i++) {
        og_beside_action beside = {record->actions.items[i].explanation};
        OG_TRY(og_vec_push(arena, &out->actions, beside));
    }
    return OG_OK;
}

og_status og_beside_write(const og_record *record, og_str *out)
{
    og_beside beside = {0};
    og_arena *arena = og_arena_new();
    if (!arena)
        return OG_NO_MEMORY;
    og_status status = fill(record, arena, &beside);
    if (status == OG_OK)
        status = og_object_to_json(&beside_object, &beside, 0, out);
    og_arena_free(arena);
    return status;
}

og_status og_beside_read(og_str json, og_record *record)
{
    og_beside beside = {0};
    OG_TRY(og_object_from_json(&beside_object, json, record->arena, &beside));
    if (beside.findings.count != record->findings.count || beside.actions.count != record->actions.count)
        return OG_BAD_RECORD;
    for (size_t i = 0; i < beside.findings.count; i++) {
        record->findings.items[i].clarity = beside.findings.items[i].clarity;
        record->findings.items[i].explanation = beside.findings.items[i].explanation;
    }
    for (size_t i = 0; i < beside.actions.count; i++)
        record->actions.items[i].explanation = beside.actions.items[i].explanation;
    return OG_OK;
}
