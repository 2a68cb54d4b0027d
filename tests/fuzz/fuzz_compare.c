// SPDX-License-Identifier: MIT
// Any bytes as a file of records; the first two that are taken are compared, in both orders, and written in every form.
#include "fuzz/fuzz.h"

#include "base/str.h"
#include "batch/records.h"

#include <stdlib.h>

static void write_for_people(const og_comparison *comparison)
{
    og_text_options whole = {.all = true, .explain = true, .colour = true};
    og_str text = {0};
    fuzz_promise(og_comparison_to_text(comparison, &whole, &text) == OG_OK, "a comparison can be written as text");
    free((char *)text.ptr);
    fuzz_promise(og_comparison_to_markdown(comparison, NULL, &text) == OG_OK, "and as Markdown");
    free((char *)text.ptr);
    text = (og_str){0};
    og_status page = og_comparison_to_html(comparison, &text);
    fuzz_promise(page == OG_OK || page == OG_PAGE_TOO_LARGE, "and as a page, unless it would be too large");
    fuzz_promise(og_str_find(text, OG_STR("<script"), 0) == SIZE_MAX, "a page has no script");
    free((char *)text.ptr);
}

// The comparison as JSON; empty where the two cannot be compared.
static og_str compare(const og_record *a, const og_record *b, const og_providers *names)
{
    og_comparison *comparison = NULL;
    og_str json = {0};
    og_status status = og_compare(a, b, names, NULL, &comparison);
    fuzz_promise(status == OG_OK || status == OG_NOT_ANALYSED || status == OG_NOT_COMPARABLE ||
                     status == OG_SAME_DOCUMENT,
                 "records are compared, or it is said why they cannot be");
    if (status != OG_OK)
        return json;
    fuzz_promise(og_comparison_to_json(comparison, 2, &json) == OG_OK, "a comparison can be written as JSON");
    write_for_people(comparison);
    og_comparison_free(comparison);
    return json;
}

static void compare_both_ways(const og_record *a, const og_record *b, const og_providers *names)
{
    og_str first = compare(a, b, names), again = compare(a, b, names), turned = compare(b, a, names);
    fuzz_promise(og_str_equal(first, again), "the same records give the same comparison");
    fuzz_promise(!first.len == !turned.len, "whether two can be compared does not depend on their order");
    free((char *)first.ptr);
    free((char *)again.ptr);
    free((char *)turned.ptr);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static og_providers *names;
    og_record *records[2];
    size_t count = 0;
    og_str rest = {(const char *)data, size}, object;
    fuzz_promise(names || og_providers_new(NULL, NULL, &names) == OG_OK, "there are words of names");
    while (count < 2 && og_records_next(&rest, &object))
        if (og_record_from_json(object, NULL, &records[count]) == OG_OK)
            count++;
    if (count == 2)
        compare_both_ways(records[0], records[1], names);
    for (size_t i = 0; i < count; i++)
        og_record_free(records[i]);
    return 0;
}
