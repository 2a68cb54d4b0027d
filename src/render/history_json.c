// SPDX-License-Identifier: MIT
// A history as JSON, schema ofgrade-history/1 (docs/history.schema.json). Its page is drawn from this.
#include "base/str.h"
#include "render/history.h"
#include "render/json.h"
#include "render/say.h"

static json_t *path(og_flow *flow, const og_record *record)
{
    og_str shown = og_say_path(flow, record);
    return json_stringn(shown.len ? shown.ptr : "", shown.len);
}

static json_t *make_paths(og_flow *flow, const og_records *records)
{
    json_t *array = json_array();
    for (size_t i = 0; i < records->count; i++)
        og_json_append(flow, array, path(flow, records->items[i]));
    return array;
}

static json_t *make_articles(og_flow *flow, const og_records *articles)
{
    json_t *array = json_array();
    for (size_t i = 0; i < articles->count; i++) {
        const og_record *article = articles->items[i];
        json_t *made = json_object();
        og_json_set(flow, made, "source", path(flow, article));
        og_json_set(flow, made, "title", og_json_text(flow, article->document->title));
        og_json_set(flow, made, "published", og_json_day(flow, article->inspection->published));
        og_json_append(flow, array, made);
    }
    return array;
}

static json_t *make_framework(og_flow *flow, const og_record_framework *framework)
{
    if (!framework)
        return json_null();
    json_t *made = json_object();
    og_json_set(flow, made, "id", og_json_text(flow, framework->id));
    og_json_set(flow, made, "name", og_json_text(flow, framework->name));
    return made;
}

static json_t *make_outcome(og_flow *flow, const og_record_outcome *outcome)
{
    if (!outcome)
        return json_null();
    json_t *made = json_object();
    og_json_set(flow, made, "code", json_integer(outcome->code));
    og_json_set(flow, made, "words", og_json_text(flow, outcome->words));
    return made;
}

static json_t *make_previous(og_flow *flow, const og_history_grade *grade)
{
    if (!grade->previous)
        return json_null();
    json_t *made = json_object();
    og_json_set(flow, made, "area", og_json_text(flow, grade->previous->area));
    og_json_set(flow, made, "name", og_json_text(flow, og_say_area(flow, grade->previous->area)));
    og_json_set(flow, made, "grade", og_json_text(flow, grade->previous->grade));
    og_json_set(flow, made, "level", og_json_level(grade->previous->level));
    og_json_set(flow, made, "date", og_json_day(flow, grade->previous_date));
    return made;
}

static json_t *make_judgements(og_flow *flow, const og_history_entry *entry)
{
    json_t *array = json_array();
    for (size_t i = 0; i < entry->record->judgements.count; i++) {
        const og_history_grade *grade = &entry->grades[i];
        og_str direction = og_direction_word(grade->direction);
        json_t *made = json_object();
        og_json_set(flow, made, "area", og_json_text(flow, grade->judgement->area));
        og_json_set(flow, made, "name", og_json_text(flow, og_say_area(flow, grade->judgement->area)));
        og_json_set(flow, made, "grade", og_json_text(flow, grade->judgement->grade));
        og_json_set(flow, made, "level", og_json_level(grade->judgement->level));
        og_json_set(flow, made, "direction", direction.len ? og_json_text(flow, direction) : json_null());
        og_json_set(flow, made, "previous", make_previous(flow, grade));
        og_json_append(flow, array, made);
    }
    return array;
}

static json_t *make_theme(og_flow *flow, const og_history *history, const og_history_theme *theme)
{
    json_t *made = json_object();
    og_json_set(flow, made, "theme", og_json_text(flow, theme->theme));
    og_json_set(flow, made, "name", og_json_text(flow, og_say_theme(flow, history->catalogue, theme->theme)));
    og_json_set(flow, made, "weaknesses", og_json_number(theme->weaknesses));
    og_json_set(flow, made, "strengths", og_json_number(theme->strengths));
    return made;
}

static json_t *make_weak_themes(og_flow *flow, const og_history *history, const og_history_entry *entry)
{
    json_t *array = json_array();
    for (size_t i = 0; i < entry->themes.count; i++)
        if (og_history_theme_is_weak(&entry->themes.items[i]))
            og_json_append(flow, array, make_theme(flow, history, &entry->themes.items[i]));
    return array;
}

static json_t *make_entry(og_flow *flow, const og_history *history, const og_history_entry *entry)
{
    const og_record *record = entry->record;
    const og_inspection *inspection = record->inspection;
    json_t *made = json_object();
    og_json_set(flow, made, "source", path(flow, record));
    og_json_set(flow, made, "also", make_paths(flow, &entry->also));
    og_json_set(flow, made, "articles", make_articles(flow, &entry->articles));
    og_json_set(flow, made, "title", og_json_text(flow, record->document->title));
    og_json_set(flow, made, "framework", make_framework(flow, record->framework));
    og_json_set(flow, made, "type", og_json_text(flow, inspection->type));
    og_json_set(flow, made, "name", og_json_text(flow, og_history_say_type(flow, record)));
    og_json_set(flow, made, "visit", json_boolean(og_history_is_visit(record)));
    og_json_set(flow, made, "date", og_json_day(flow, entry->date));
    og_json_set(flow, made, "start", og_json_day(flow, inspection->start));
    og_json_set(flow, made, "end", og_json_day(flow, inspection->end));
    og_json_set(flow, made, "published", og_json_day(flow, inspection->published));
    og_json_set(flow, made, "judgements", make_judgements(flow, entry));
    og_json_set(flow, made, "outcome", make_outcome(flow, record->outcome));
    og_json_set(flow, made, "weak", make_weak_themes(flow, history, entry));
    return made;
}

static json_t *make_areas(og_flow *flow, const og_strs *areas)
{
    json_t *array = json_array();
    for (size_t i = 0; i < areas->count; i++) {
        json_t *made = json_object();
        og_json_set(flow, made, "area", og_json_text(flow, areas->items[i]));
        og_json_set(flow, made, "name", og_json_text(flow, og_say_area(flow, areas->items[i])));
        og_json_append(flow, array, made);
    }
    return array;
}

static json_t *make_stays_weak(og_flow *flow, const og_history *history, const og_history_provider *provider)
{
    json_t *array = json_array();
    for (size_t i = 0; i < provider->weak.count; i++) {
        const og_history_weak *weak = &provider->weak.items[i];
        json_t *made = make_theme(flow, history, weak->latest);
        og_json_set(flow, made, "of_area", json_boolean(weak->of_area));
        og_json_set(flow, made, "inspections", og_json_number(weak->inspections));
        og_json_set(flow, made, "since", og_json_day(flow, weak->since));
        og_json_append(flow, array, made);
    }
    return array;
}

static json_t *make_left_out(og_flow *flow, const og_left_outs *left_out)
{
    json_t *array = json_array();
    for (size_t i = 0; i < left_out->count; i++) {
        const og_left_out *one = &left_out->items[i];
        json_t *made = json_object();
        og_json_set(flow, made, "source", path(flow, one->record));
        og_json_set(flow, made, "code", og_json_text(flow, og_left_out_code(one->reason)));
        og_json_set(flow, made, "reason", og_json_text(flow, og_left_out_words(one->reason)));
        og_json_append(flow, array, made);
    }
    return array;
}

static json_t *make_provider(og_flow *flow, const og_history *history, const og_history_provider *provider)
{
    json_t *made = json_object(), *names = json_array(), *entries = json_array();
    for (size_t i = 0; i < provider->names.count; i++)
        og_json_append(flow, names, og_json_text(flow, provider->names.items[i]));
    for (size_t i = 0; i < provider->entries.count && flow->out.status == OG_OK; i++)
        og_json_append(flow, entries, make_entry(flow, history, &provider->entries.items[i]));
    og_json_set(flow, made, "name", og_json_text(flow, provider->name));
    og_json_set(flow, made, "names", names);
    og_json_set(flow, made, "areas", make_areas(flow, &provider->areas));
    og_json_set(flow, made, "inspections", entries);
    og_json_set(flow, made, "note", og_json_text(flow, og_history_say_note(provider)));
    og_json_set(flow, made, "stays_weak", make_stays_weak(flow, history, provider));
    og_json_set(flow, made, "left_out", make_left_out(flow, &provider->left_out));
    return made;
}

void og_history_add_json(og_flow *flow, const og_history *history, size_t first, size_t end)
{
    json_t *whole = json_object(), *providers = json_array();
    for (size_t i = first; i < end && flow->out.status == OG_OK; i++)
        og_json_append(flow, providers, make_provider(flow, history, &history->providers.items[i]));
    og_json_set(flow, whole, "schema", json_string("ofgrade-history/1"));
    og_json_set(flow, whole, "providers", providers);
    og_json_set(flow, whole, "left_out", make_left_out(flow, &history->left_out));
    og_json_write(flow, whole, 2);
}
