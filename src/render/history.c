// SPDX-License-Identifier: MIT
// og_history_write, and the words that its formats share.
#include "render/history.h"

#include "base/str.h"
#include "render/say.h"

enum { USUAL_WIDTH = 80 };

og_str og_direction_word(og_direction direction)
{
    static const og_str WORDS[] = {[OG_DIRECTION_NONE] = {"", 0},
                                   [OG_DIRECTION_BETTER] = {"better", 6},
                                   [OG_DIRECTION_SAME] = {"same", 4},
                                   [OG_DIRECTION_WORSE] = {"worse", 5}};
    return WORDS[direction];
}

og_str og_history_say_type(og_flow *flow, const og_record *record)
{
    og_str type = record->inspection->type;
    if (!type.len || og_str_equal(type, OG_STR("other")))
        return OG_STR("inspection");
    if (og_history_is_visit(record) || og_str_ends(type, OG_STR("inspection")))
        return og_str_equal(type, OG_STR("re-inspection")) ? type : og_say_id(flow, type);
    return og_flow_print(flow, "%.*s inspection", OG_STR_ARG(og_say_id(flow, type)));
}

og_str og_history_say_month(og_flow *flow, og_date date)
{
    if (!og_date_is_set(date))
        return OG_STR("no date");
    return og_flow_print(flow, "%.*s %d", OG_STR_ARG(og_month_name(date.month)), date.year);
}

static og_str say_weak(og_flow *flow, const og_history *history, const og_history_entry *entry)
{
    og_buf text = {0};
    for (size_t i = 0; i < entry->themes.count; i++)
        if (og_history_theme_is_weak(&entry->themes.items[i])) {
            og_str name = og_say_theme(flow, history->catalogue, entry->themes.items[i].theme);
            og_buf_printf(&text, "%s%.*s", text.len ? ", " : "", OG_STR_ARG(name));
        }
    og_str said = og_flow_clean(flow, og_buf_str(&text));
    if (text.status != OG_OK)
        flow->out.status = text.status;
    og_buf_free(&text);
    return said;
}

static og_str say_when(og_flow *flow, const og_inspection *inspection)
{
    if (og_date_is_set(inspection->start) || og_date_is_set(inspection->end))
        return og_say_days(flow, inspection->start, inspection->end);
    if (og_date_is_set(inspection->published))
        return og_flow_print(flow, "published %.*s", OG_STR_ARG(og_say_date(flow, inspection->published)));
    return OG_STR("no date");
}

og_str og_history_say_count(og_flow *flow, const og_history_provider *provider)
{
    size_t visits = 0, count = provider->entries.count;
    for (size_t i = 0; i < count; i++)
        visits += og_history_is_visit(provider->entries.items[i].record);
    count -= visits;
    og_str inspections = count ? og_flow_print(flow, "%zu inspection%s", count, count > 1 ? "s" : "") : (og_str){0};
    og_str visited = visits ? og_flow_print(flow, "%zu visit%s", visits, visits > 1 ? "s" : "") : (og_str){0};
    return og_flow_print(flow, "%.*s%s%.*s", OG_STR_ARG(inspections), count && visits ? " and " : "",
                         OG_STR_ARG(visited));
}

// As literals, since the two may come together and the note is no part of a flow.
#define CROWDED                                                                                                        \
    "So many documents are of nearly the same days that not all of them could be held against each other: one "        \
    "inspection may stand here more than once."
#define OTHER_SCALE                                                                                                    \
    "Where a grade is of another scale than the one before it, and Ofsted does not say how the two compare (report "   \
    "cards, the seven grades in use before 2005), it is not called better, worse or the same."

og_str og_history_say_note(const og_history_provider *provider)
{
    if (provider->crowded)
        return provider->other_scale ? OG_STR(CROWDED " " OTHER_SCALE) : OG_STR(CROWDED);
    return provider->other_scale ? OG_STR(OTHER_SCALE) : (og_str){0};
}

og_str og_history_provider_note(const og_history *history, size_t index)
{
    return og_history_say_note(&history->providers.items[index]);
}

og_str og_history_say_stays_weak(og_flow *flow, const og_history *history, const og_history_weak *weak)
{
    og_str theme = og_say_theme(flow, history->catalogue, weak->theme), since = og_history_say_month(flow, weak->since);
    return og_flow_print(flow, "%.*s%s: weak %zu times in a row, since %.*s", OG_STR_ARG(theme),
                         weak->of_area ? " (the area's partners)" : "", weak->inspections, OG_STR_ARG(since));
}

og_str og_history_say_entry(og_flow *flow, const og_history_entry *entry)
{
    const og_record *record = entry->record;
    og_str name = record->framework ? og_flow_clean(flow, record->framework->name) : (og_str){0};
    og_str kind = og_history_say_type(flow, record), when = say_when(flow, record->inspection);
    return og_flow_print(flow, name.len ? "%.*s: %.*s (%.*s)" : "%.*s: %.*s", OG_STR_ARG(when), OG_STR_ARG(kind),
                         OG_STR_ARG(name));
}

static void add_fact(og_flow *flow, const char *label, og_str text, og_history_facts *out)
{
    if (text.len && og_vec_push(flow->arena, out, (og_history_fact){label, text}) != OG_OK)
        flow->out.status = OG_NO_MEMORY;
}

void og_history_add_facts(og_flow *flow, const og_history *history, const og_history_entry *entry,
                          og_history_facts *out)
{
    const og_record *record = entry->record;
    if (record->outcome)
        add_fact(flow, "Outcome", og_flow_clean(flow, record->outcome->words), out);
    add_fact(flow, "Weak, as ofgrade reads it", say_weak(flow, history, entry), out);
    add_fact(flow, "Document", og_say_path(flow, record), out);
    for (size_t i = 0; i < entry->also.count; i++)
        add_fact(flow, "Also", og_say_path(flow, entry->also.items[i]), out);
    for (size_t i = 0; i < entry->articles.count; i++)
        add_fact(flow, "Article", og_say_path(flow, entry->articles.items[i]), out);
}

og_str og_history_say_left_out(og_flow *flow, const og_left_out *left_out)
{
    og_str path = og_say_path(flow, left_out->record), words = og_left_out_words(left_out->reason);
    return og_flow_print(flow, "%.*s: %.*s", OG_STR_ARG(path), OG_STR_ARG(words));
}

og_status og_history_write(const og_history *history, size_t provider, og_history_format format,
                           const og_text_options *options, og_str *out)
{
    og_text_options usual = {0};
    options = options ? options : &usual;
    og_flow flow = {
        .arena = og_arena_new(), .width = options->width ? options->width : USUAL_WIDTH, .colour = options->colour};
    size_t first = provider == SIZE_MAX ? 0 : provider;
    size_t end = provider == SIZE_MAX ? history->providers.count : provider + 1;
    if (!flow.arena)
        return OG_NO_MEMORY;
    if (format == OG_HISTORY_TEXT)
        og_history_add_text(&flow, history, first, end);
    else if (format == OG_HISTORY_MARKDOWN)
        og_history_add_markdown(&flow, history, first, end);
    else if (format == OG_HISTORY_CSV)
        og_history_add_csv(&flow, history, first, end);
    else
        og_history_add_json(&flow, history, first, end);
    return format == OG_HISTORY_HTML ? og_history_draw(&flow, history, first, end, out) : og_flow_finish(&flow, out);
}
