// SPDX-License-Identifier: MIT
// A history as a page: its JSON form, which is one model for both, through data/views/history.xsl.
#include "base/checked.h"
#include "render/folder.h"
#include "render/history.h"
#include "render/html.h"
#include "render/say.h"

static void add_files(og_flow *flow, const og_records *records, og_folder *to)
{
    for (size_t i = 0; i < records->count; i++)
        og_folder_add(to, og_say_path(flow, records->items[i]));
}

static void add_left_out(og_flow *flow, const og_left_outs *left_out, og_folder *to)
{
    for (size_t i = 0; i < left_out->count; i++)
        og_folder_add(to, og_say_path(flow, left_out->items[i].record));
}

// As the JSON writes paths.
static og_str folder_of(og_flow *flow, const og_history *history, size_t first, size_t end)
{
    og_folder folder = {.known = false};
    for (size_t p = first; p < end; p++) {
        const og_history_provider *provider = &history->providers.items[p];
        for (size_t i = 0; i < provider->entries.count; i++) {
            og_folder_add(&folder, og_say_path(flow, provider->entries.items[i].record));
            add_files(flow, &provider->entries.items[i].also, &folder);
            add_files(flow, &provider->entries.items[i].articles, &folder);
        }
        add_left_out(flow, &provider->left_out, &folder);
    }
    add_left_out(flow, &history->left_out, &folder);
    return folder.path;
}

og_status og_history_draw(og_flow *flow, const og_history *history, size_t first, size_t end, og_str *out)
{
    og_str folder = folder_of(flow, history, first, end);
    og_status status = flow->out.status;
    if (status == OG_OK)
        status = og_html_draw(og_buf_str(&flow->out), "history", folder, out);
    og_arena_free(flow->arena);
    og_buf_free(&flow->out);
    return status;
}
