// SPDX-License-Identifier: MIT
// Making and asking records. Their JSON form stands in json_write.c and json_read.c.
#include "record/record.h"

#include "base/str.h"
#include "base/utf8.h"

// A copy in the arena with U+FFFD for every byte that is not UTF-8: a record's strings are always valid.
static og_status copy_valid(og_arena *arena, og_str text, og_str *out)
{
    if (og_utf8_valid_length(text) == text.len)
        return og_arena_copy(arena, text, out);
    og_buf valid = {0};
    size_t length;
    for (size_t at = 0; at < text.len; at += length)
        og_utf8_add(&valid, og_utf8_decode(text, at, &length));
    return og_arena_take(arena, &valid, out);
}

static og_status fill_source(og_record *record, const og_source *source)
{
    record->source.bytes = source->bytes;
    if (source->sha256.len)
        OG_TRY(og_arena_copy(record->arena, source->sha256, &record->source.sha256));
    return copy_valid(record->arena, source->path, &record->source.path);
}

og_status og_record_new(const og_source *source, og_record **out)
{
    og_arena *arena = og_arena_new();
    og_record *record = arena ? og_arena_alloc(arena, sizeof *record) : NULL;
    og_status status = OG_NO_MEMORY;
    if (record) {
        *record = (og_record){.arena = arena, .schema = OG_STR("ofgrade-record/1")};
        status = fill_source(record, source);
    }
    if (status != OG_OK)
        og_arena_free(arena);
    else
        *out = record;
    return status;
}

static og_status fill_failure(og_record *record, og_status failure)
{
    record->status = OG_STR("failed");
    record->error = og_arena_alloc(record->arena, sizeof *record->error);
    if (!record->error)
        return OG_NO_MEMORY;
    *record->error = (og_record_error){og_status_code(failure), og_status_message(failure)};
    return OG_OK;
}

og_status og_record_failed(const og_source *source, og_status failure, og_record **out)
{
    og_record *record;
    if (failure == OG_OK)
        return OG_INTERNAL; // success is no reason to fail
    OG_TRY(og_record_new(source, &record));
    og_status status = fill_failure(record, failure);
    if (status != OG_OK)
        og_record_free(record);
    else
        *out = record;
    return status;
}

void og_record_free(og_record *record)
{
    if (record)
        og_arena_free(record->arena);
}

bool og_record_is_analysed(const og_record *record)
{
    return !og_str_equal(record->status, OG_STR("failed"));
}

og_status og_record_failure(const og_record *record)
{
    static const og_status all[] = {
#define OG_STATUS(id, code, message, hint) id,
#include "ofgrade/status.def"
#undef OG_STATUS
    };
    if (og_record_is_analysed(record))
        return OG_OK;
    for (size_t i = 0; record->error && i < sizeof all / sizeof *all; i++)
        if (all[i] != OG_OK && og_str_equal(record->error->code, og_status_code(all[i])))
            return all[i];
    return OG_NOT_ANALYSED;
}

og_str og_record_path(const og_record *record)
{
    return record->source.path;
}

int og_record_stated_level(const og_record *record)
{
    return record->assessment ? record->assessment->stated_level : 0;
}

og_str og_record_stated_grade(const og_record *record)
{
    const og_assessment *assessment = record->assessment;
    return assessment && assessment->stated.len ? assessment->stated : OG_STR("");
}

int og_record_inferred_level(const og_record *record)
{
    return record->assessment ? record->assessment->inferred_level : 0;
}

og_str og_record_inferred_grade(const og_record *record, double *confidence)
{
    const og_assessment *assessment = record->assessment;
    if (confidence)
        *confidence = assessment ? assessment->confidence : 0;
    return assessment && assessment->inferred.len ? assessment->inferred : OG_STR("");
}

og_lower_areas og_record_lower_areas(const og_record *record)
{
    const og_assessment *assessment = record->assessment;
    og_lower_areas lower = {.grade = OG_STR(""), .alike = true};
    int lowest = 0;
    if (!assessment || assessment->stated.len || !assessment->inferred_level)
        return lower;
    for (size_t i = 0; i < record->judgements.count; i++) {
        const og_judgement *judgement = &record->judgements.items[i];
        if (og_str_equal(judgement->area, OG_STR("overall")) || judgement->level <= assessment->inferred_level)
            continue;
        lower.alike = lower.alike && (!lower.count || judgement->level == lowest);
        lower.count++;
        if (judgement->level > lowest) {
            lowest = judgement->level;
            lower.grade = judgement->grade;
        }
    }
    return lower;
}

bool og_action_is_asked(const og_action *action)
{
    return !og_str_equal(action->kind, OG_STR("planned")) && !og_str_equal(action->kind, OG_STR("done"));
}

og_urgency og_action_urgency(const og_action *action)
{
    if (og_str_equal(action->kind, OG_STR("priority")) || og_str_equal(action->deadline, OG_STR("immediate")))
        return OG_URGENCY_IMMEDIATE;
    bool high = og_str_equal(action->kind, OG_STR("required")) || og_str_equal(action->severity, OG_STR("serious")) ||
                og_str_equal(action->deadline, OG_STR("3-months"));
    return high ? OG_URGENCY_HIGH : OG_URGENCY_MEDIUM;
}
