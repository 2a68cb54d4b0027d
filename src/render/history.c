// SPDX-License-Identifier: MIT
// og_history_write, and the words that its formats share.
#include "render/history.h"

#include "base/checked.h"
#include "base/str.h"
#include "render/html.h"
#include "render/say.h"

#include <stdlib.h>

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

// The page is drawn from what JSON says: one model for both.
static og_status draw(og_flow *flow, og_str *out)
{
    og_str json;
    OG_TRY(og_flow_finish(flow, &json));
    og_status status = og_html_draw(json, "history", out);
    free((char *)json.ptr);
    return status;
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
    else if (format == OG_HISTORY_CSV)
        og_history_add_csv(&flow, history, first, end);
    else
        og_history_add_json(&flow, history, first, end);
    return format == OG_HISTORY_HTML ? draw(&flow, out) : og_flow_finish(&flow, out);
}
