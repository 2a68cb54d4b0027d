// SPDX-License-Identifier: MIT
// A history as JSON, schema ofgrade-history/1 (docs/history.schema.json). Its page is drawn from this.
#include "base/str.h"
#include "render/history.h"
#include "render/say.h"

#include <jansson.h>
#include <stdlib.h>

// Takes `value`; what is NULL has run out of memory.
static void set(og_flow *flow, json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0)
        flow->out.status = OG_NO_MEMORY;
}

static void append(og_flow *flow, json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        flow->out.status = OG_NO_MEMORY;
}

static json_t *text(og_flow *flow, og_str value)
{
    og_str clean = og_flow_clean(flow, value);
    return value.ptr ? json_stringn(clean.len ? clean.ptr : "", clean.len) : json_null();
}

static json_t *day(og_flow *flow, og_date date)
{
    og_str iso = {0};
    if (og_date_is_set(date) && og_date_format(flow->arena, date, &iso) != OG_OK)
        flow->out.status = OG_NO_MEMORY;
    return iso.len ? json_stringn(iso.ptr, iso.len) : json_null();
}

static json_t *number(size_t value)
{
    return json_integer((json_int_t)value);
}

static json_t *level(int value)
{
    return value ? json_integer(value) : json_null();
}

static json_t *path(og_flow *flow, const og_record *record)
{
    og_str shown = og_say_path(flow, record);
    return json_stringn(shown.len ? shown.ptr : "", shown.len);
}

static json_t *make_paths(og_flow *flow, const og_records *records)
{
    json_t *array = json_array();
    for (size_t i = 0; i < records->count; i++)
        append(flow, array, path(flow, records->items[i]));
    return array;
}

static json_t *make_articles(og_flow *flow, const og_records *articles)
{
    json_t *array = json_array();
    for (size_t i = 0; i < articles->count; i++) {
        const og_record *article = articles->items[i];
        json_t *made = json_object();
        set(flow, made, "source", path(flow, article));
        set(flow, made, "title", text(flow, article->document->title));
        set(flow, made, "published", day(flow, article->inspection->published));
        append(flow, array, made);
    }
    return array;
}

static json_t *make_framework(og_flow *flow, const og_record_framework *framework)
{
    if (!framework)
        return json_null();
    json_t *made = json_object();
    set(flow, made, "id", text(flow, framework->id));
    set(flow, made, "name", text(flow, framework->name));
    return made;
}

static json_t *make_outcome(og_flow *flow, const og_record_outcome *outcome)
{
    if (!outcome)
        return json_null();
    json_t *made = json_object();
    set(flow, made, "code", json_integer(outcome->code));
    set(flow, made, "words", text(flow, outcome->words));
    return made;
}

static json_t *make_previous(og_flow *flow, const og_history_grade *grade)
{
    if (!grade->previous)
        return json_null();
    json_t *made = json_object();
    set(flow, made, "area", text(flow, grade->previous->area));
    set(flow, made, "name", text(flow, og_say_area(flow, grade->previous->area)));
    set(flow, made, "grade", text(flow, grade->previous->grade));
    set(flow, made, "level", level(grade->previous->level));
    set(flow, made, "date", day(flow, grade->previous_date));
    return made;
}

static json_t *make_judgements(og_flow *flow, const og_history_entry *entry)
{
    json_t *array = json_array();
    for (size_t i = 0; i < entry->record->judgements.count; i++) {
        const og_history_grade *grade = &entry->grades[i];
        og_str direction = og_direction_word(grade->direction);
        json_t *made = json_object();
        set(flow, made, "area", text(flow, grade->judgement->area));
        set(flow, made, "name", text(flow, og_say_area(flow, grade->judgement->area)));
        set(flow, made, "grade", text(flow, grade->judgement->grade));
        set(flow, made, "level", level(grade->judgement->level));
        set(flow, made, "direction", direction.len ? text(flow, direction) : json_null());
        set(flow, made, "previous", make_previous(flow, grade));
        append(flow, array, made);
    }
    return array;
}

static json_t *make_theme(og_flow *flow, const og_history *history, const og_history_theme *theme)
{
    json_t *made = json_object();
    set(flow, made, "theme", text(flow, theme->theme));
    set(flow, made, "name", text(flow, og_say_theme(flow, history->catalogue, theme->theme)));
    set(flow, made, "weaknesses", number(theme->weaknesses));
    set(flow, made, "strengths", number(theme->strengths));
    return made;
}

static json_t *make_weak_themes(og_flow *flow, const og_history *history, const og_history_entry *entry)
{
    json_t *array = json_array();
    for (size_t i = 0; i < entry->themes.count; i++)
        if (og_history_theme_is_weak(&entry->themes.items[i]))
            append(flow, array, make_theme(flow, history, &entry->themes.items[i]));
    return array;
}

static json_t *make_entry(og_flow *flow, const og_history *history, const og_history_entry *entry)
{
    const og_record *record = entry->record;
    const og_inspection *inspection = record->inspection;
    json_t *made = json_object();
    set(flow, made, "source", path(flow, record));
    set(flow, made, "also", make_paths(flow, &entry->also));
    set(flow, made, "articles", make_articles(flow, &entry->articles));
    set(flow, made, "title", text(flow, record->document->title));
    set(flow, made, "framework", make_framework(flow, record->framework));
    set(flow, made, "type", text(flow, inspection->type));
    set(flow, made, "name", text(flow, og_history_say_type(flow, record)));
    set(flow, made, "visit", json_boolean(og_history_is_visit(record)));
    set(flow, made, "date", day(flow, entry->date));
    set(flow, made, "start", day(flow, inspection->start));
    set(flow, made, "end", day(flow, inspection->end));
    set(flow, made, "published", day(flow, inspection->published));
    set(flow, made, "judgements", make_judgements(flow, entry));
    set(flow, made, "outcome", make_outcome(flow, record->outcome));
    set(flow, made, "weak", make_weak_themes(flow, history, entry));
    return made;
}

static json_t *make_areas(og_flow *flow, const og_strs *areas)
{
    json_t *array = json_array();
    for (size_t i = 0; i < areas->count; i++) {
        json_t *made = json_object();
        set(flow, made, "area", text(flow, areas->items[i]));
        set(flow, made, "name", text(flow, og_say_area(flow, areas->items[i])));
        append(flow, array, made);
    }
    return array;
}

static json_t *make_stays_weak(og_flow *flow, const og_history *history, const og_history_provider *provider)
{
    json_t *array = json_array();
    for (size_t i = 0; i < provider->weak.count; i++) {
        const og_history_weak *weak = &provider->weak.items[i];
        json_t *made = make_theme(flow, history, weak->latest);
        set(flow, made, "of_area", json_boolean(weak->of_area));
        set(flow, made, "inspections", number(weak->inspections));
        set(flow, made, "since", day(flow, weak->since));
        append(flow, array, made);
    }
    return array;
}

static json_t *make_left_out(og_flow *flow, const og_left_outs *left_out)
{
    json_t *array = json_array();
    for (size_t i = 0; i < left_out->count; i++) {
        const og_left_out *one = &left_out->items[i];
        json_t *made = json_object();
        set(flow, made, "source", path(flow, one->record));
        set(flow, made, "code", text(flow, og_left_out_code(one->reason)));
        set(flow, made, "reason", text(flow, og_left_out_words(one->reason)));
        append(flow, array, made);
    }
    return array;
}

static json_t *make_provider(og_flow *flow, const og_history *history, const og_history_provider *provider)
{
    json_t *made = json_object(), *names = json_array(), *entries = json_array();
    for (size_t i = 0; i < provider->names.count; i++)
        append(flow, names, text(flow, provider->names.items[i]));
    for (size_t i = 0; i < provider->entries.count && flow->out.status == OG_OK; i++)
        append(flow, entries, make_entry(flow, history, &provider->entries.items[i]));
    set(flow, made, "name", text(flow, provider->name));
    set(flow, made, "names", names);
    set(flow, made, "areas", make_areas(flow, &provider->areas));
    set(flow, made, "inspections", entries);
    set(flow, made, "note", text(flow, og_history_say_note(provider)));
    set(flow, made, "stays_weak", make_stays_weak(flow, history, provider));
    set(flow, made, "left_out", make_left_out(flow, &provider->left_out));
    return made;
}

void og_history_add_json(og_flow *flow, const og_history *history, size_t first, size_t end)
{
    json_t *whole = json_object(), *providers = json_array();
    for (size_t i = first; i < end && flow->out.status == OG_OK; i++)
        append(flow, providers, make_provider(flow, history, &history->providers.items[i]));
    set(flow, whole, "schema", json_string("ofgrade-history/1"));
    set(flow, whole, "providers", providers);
    set(flow, whole, "left_out", make_left_out(flow, &history->left_out));
    char *json = flow->out.status == OG_OK ? json_dumps(whole, JSON_INDENT(2)) : NULL;
    if (json) {
        og_buf_add(&flow->out, og_str_from(json));
        og_buf_add_byte(&flow->out, '\n');
    } else {
        flow->out.status = OG_NO_MEMORY;
    }
    free(json);
    json_decref(whole);
}
