// SPDX-License-Identifier: MIT
// Any bytes as a file of records; those that are taken become a history, which is written in every form, and a
// dashboard.
#include "fuzz/fuzz.h"

#include "base/str.h"
#include "batch/records.h"
#include "ofgrade/dashboard.h"

#include <stdlib.h>

enum { MOST = 16 };

static void write_all(const og_history *history)
{
    static const og_history_format FORMATS[] = {OG_HISTORY_TEXT, OG_HISTORY_MARKDOWN, OG_HISTORY_CSV, OG_HISTORY_JSON,
                                                OG_HISTORY_HTML};
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++) {
        og_str text = {0};
        fuzz_promise(og_history_write(history, SIZE_MAX, FORMATS[i], NULL, &text) == OG_OK, "a history can be written");
        fuzz_promise(og_str_find(text, OG_STR("<script"), 0) == SIZE_MAX || FORMATS[i] != OG_HISTORY_HTML,
                     "a page has no script");
        free((char *)text.ptr);
    }
    for (size_t i = 0; i < og_history_provider_count(history); i++) {
        size_t found;
        fuzz_promise(og_history_find(history, og_history_provider_name(history, i), &found) == OG_OK,
                     "a provider can be looked for");
    }
}

static void draw(const og_providers *names, const og_record *const *records, size_t count)
{
    enum { LISTED = 5 };
    og_dashboard *dashboard = NULL;
    og_str page = {0};
    fuzz_promise(og_dashboard_new(names, NULL, LISTED, &dashboard) == OG_OK, "there is memory for a dashboard");
    for (size_t i = 0; i < count; i++)
        fuzz_promise(og_dashboard_add(dashboard, records[i], OG_STR("a.html")) == OG_OK, "a record can be added");
    fuzz_promise(og_dashboard_finish(dashboard, NULL, &page) == OG_OK, "a dashboard can be drawn");
    free((char *)page.ptr);
    og_dashboard_free(dashboard);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static og_providers *names;
    og_record *records[MOST];
    og_history *history = NULL;
    size_t count = 0;
    og_str rest = {(const char *)data, size}, object;
    fuzz_promise(names || og_providers_new(NULL, NULL, &names) == OG_OK, "there are words of names");
    while (count < MOST && og_records_next(&rest, &object))
        if (og_record_from_json(object, NULL, &records[count]) == OG_OK)
            count++;
    fuzz_promise(og_history_new((const og_record *const *)records, count, names, NULL, &history) == OG_OK,
                 "records can be put together");
    write_all(history);
    og_history_free(history);
    draw(names, (const og_record *const *)records, count);
    for (size_t i = 0; i < count; i++)
        og_record_free(records[i]);
    return 0;
}
