// SPDX-License-Identifier: MIT
#include "render/say.h"

#include "base/id.h"
#include "base/str.h"
#include "ofgrade/rules.h"
#include "rules/framework.h"

bool og_say_equal(og_str text, const char *word)
{
    return og_str_equal(text, og_str_from(word));
}

bool og_say_is_article(const og_record *record)
{
    return record->document && og_say_equal(record->document->kind, "news-article");
}

og_str og_say_capitalised(og_flow *flow, og_str text)
{
    return text.len ? og_flow_print(flow, "%c%.*s", og_upper(text.ptr[0]), OG_STR_ARG(og_str_slice(text, 1, text.len)))
                    : text;
}

og_str og_say_uncapitalised(og_flow *flow, og_str text)
{
    if (text.len < 2 || !og_is_lower(text.ptr[1]))
        return text;
    return og_flow_print(flow, "%c%.*s", og_lower(text.ptr[0]), OG_STR_ARG(og_str_slice(text, 1, text.len)));
}

og_str og_say_id(og_flow *flow, og_str id)
{
    og_buf name = {0};
    og_id_add_words(&name, id);
    og_str shown = og_flow_clean(flow, og_buf_str(&name));
    if (name.status != OG_OK)
        flow->out.status = name.status;
    og_buf_free(&name);
    return shown;
}

og_str og_say_area(og_flow *flow, og_str id)
{
    return og_say_capitalised(flow, og_say_id(flow, id));
}

og_str og_say_theme(og_flow *flow, const og_catalogue *catalogue, og_str id)
{
    og_str known, name;
    size_t index = catalogue ? og_catalogue_find_theme(catalogue, id, NULL) : SIZE_MAX;
    if (index == SIZE_MAX)
        return og_say_id(flow, id);
    og_catalogue_theme(catalogue, index, &known, &name);
    return og_say_uncapitalised(flow, og_flow_clean(flow, name));
}

og_str og_say_reason(og_flow *flow, const og_catalogue *catalogue, og_str rule)
{
    og_str sentence = catalogue ? og_flow_clean(flow, og_grading_reason(catalogue, rule)) : (og_str){0};
    bool stopped = sentence.len && sentence.ptr[sentence.len - 1] == '.';
    sentence = og_str_slice(sentence, 0, sentence.len - stopped);
    return og_say_capitalised(flow, sentence.len ? sentence : og_say_id(flow, rule));
}

og_str og_say_grade(og_flow *flow, og_str grade)
{
    return og_say_capitalised(flow, og_flow_clean(flow, grade));
}

og_str og_say_category(og_flow *flow, const og_record *record)
{
    return record->inspection ? og_say_id(flow, record->inspection->category) : (og_str){0};
}

og_str og_say_ages(og_flow *flow, const og_age_range *ages)
{
    if (ages->from.known && ages->to.known)
        return og_flow_print(flow, "ages %d to %d", ages->from.years, ages->to.years);
    if (ages->from.known)
        return og_flow_print(flow, "ages %d and over", ages->from.years);
    return ages->to.known ? og_flow_print(flow, "ages up to %d", ages->to.years) : (og_str){0};
}

static og_str show_date(og_flow *flow, og_date date, bool month, bool year)
{
    if (!og_date_is_valid(date))
        return og_flow_print(flow, "(no valid date)");
    og_str name = month ? og_month_name(date.month) : (og_str){0};
    return og_flow_print(flow, year ? "%d%s%.*s %d" : "%d%s%.*s", date.day, month ? " " : "", OG_STR_ARG(name),
                         date.year);
}

og_str og_say_date(og_flow *flow, og_date date)
{
    return show_date(flow, date, true, true);
}

og_str og_say_days(og_flow *flow, og_date start, og_date end)
{
    if (!og_date_is_set(start) || !og_date_is_set(end) || og_date_compare(start, end) == 0)
        return og_say_date(flow, og_date_is_set(start) ? start : end);
    bool same_year = start.year == end.year;
    og_str from = show_date(flow, start, !same_year || start.month != end.month, !same_year);
    og_str to = og_say_date(flow, end);
    return og_flow_print(flow, "%.*s to %.*s", OG_STR_ARG(from), OG_STR_ARG(to));
}

og_str og_say_provider(og_flow *flow, const og_provider *provider)
{
    og_str name = og_flow_clean(flow, provider->name), urn = og_flow_clean(flow, provider->urn);
    return name.len || !urn.len ? name : og_flow_print(flow, "URN %.*s", OG_STR_ARG(urn));
}

og_str og_say_place(og_flow *flow, const og_span *place)
{
    og_str page = place->page ? og_flow_print(flow, "page %u", (unsigned)place->page) : (og_str){0};
    og_str line = place->line ? og_flow_print(flow, "line %zu", place->line) : (og_str){0};
    return og_flow_print(flow, "%.*s%s%.*s", OG_STR_ARG(page), page.len && line.len ? ", " : "", OG_STR_ARG(line));
}

og_str og_say_path(og_flow *flow, const og_record *record)
{
    return og_say_equal(record->source.path, "-") ? OG_STR("standard input")
                                                  : og_flow_visible(flow, record->source.path);
}

og_str og_say_joined(og_flow *flow, const og_strs *texts)
{
    og_buf built = {0};
    for (size_t i = 0; i < texts->count; i++) {
        if (built.len)
            og_buf_add(&built, OG_STR("; "));
        og_buf_add(&built, texts->items[i]);
    }
    og_str joined = og_flow_clean(flow, og_buf_str(&built));
    if (built.status != OG_OK)
        flow->out.status = built.status;
    og_buf_free(&built);
    return joined;
}

// The hint of the status that has this code; records keep the code alone.
static og_str hint_of(og_str code)
{
#define OG_STATUS(id, name, message, hint)                                                                             \
    if (og_str_equal(code, OG_STR(name)))                                                                              \
        return OG_STR(hint);
#include "ofgrade/status.def"
#undef OG_STATUS
    return (og_str){0};
}

og_str og_say_failure(og_flow *flow, const og_record *record)
{
    og_str code = og_flow_clean(flow, record->error ? record->error->code : (og_str){0});
    og_str message = og_flow_clean(flow, record->error ? record->error->message : (og_str){0});
    og_str hint = hint_of(code);
    return og_flow_print(flow, "%.*s (%.*s)%s%.*s", OG_STR_ARG(message), OG_STR_ARG(code), hint.len ? "; " : "",
                         OG_STR_ARG(hint));
}
