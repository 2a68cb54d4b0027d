// SPDX-License-Identifier: MIT
// How the pages of many reports are called, and how they are known again. No byte of a name is anybody else's: a letter
// or digit of ASCII is written, and all others are a hyphen.
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "ofgrade/page.h"
#include "record/record.h"
#include "relate/inspected.h"

#include <stdlib.h>

enum { MOST_OF_PROVIDER = 48, LEAST_DIGITS = 5 };

static const char ending[] = ".html";

static void add_words(og_buf *name, og_str words)
{
    size_t from = name->len;
    bool divided = true;
    for (size_t i = 0; i < words.len && name->len - from < MOST_OF_PROVIDER; i++) {
        char c = og_lower(words.ptr[i]);
        bool kept = og_is_lower(c) || og_is_digit(c);
        if (kept && divided)
            og_buf_add_byte(name, '-');
        if (kept)
            og_buf_add_byte(name, c);
        divided = !kept;
    }
}

static og_date date_of(const og_inspection *inspection)
{
    og_date first = og_first_day(inspection);
    return og_date_is_set(first) ? first : inspection->published;
}

og_status og_page_name(const og_record *record, size_t number, og_str *out)
{
    og_buf name = {0};
    og_buf_printf(&name, "%0*zu", LEAST_DIGITS, number);
    if (record->inspection) {
        og_date date = date_of(record->inspection);
        add_words(&name, record->inspection->provider.name);
        if (og_date_is_valid(date))
            og_buf_printf(&name, "-%04d-%02d-%02d", date.year, date.month, date.day);
    }
    og_buf_printf(&name, "%s%c", ending, '\0');
    if (name.status != OG_OK) {
        og_buf_free(&name);
        return name.status;
    }
    *out = og_str_slice(og_buf_str(&name), 0, name.len - 1);
    return OG_OK;
}

bool og_page_is_name(og_str name)
{
    size_t digits = 0;
    if (!og_str_ends(name, og_str_from(ending)))
        return false;
    og_str stem = og_str_slice(name, 0, name.len - (sizeof ending - 1));
    while (digits < stem.len && og_is_digit(stem.ptr[digits]))
        digits++;
    bool ours = digits >= LEAST_DIGITS && (digits == stem.len || stem.ptr[digits] == '-');
    for (size_t i = digits; i < stem.len; i++)
        ours = ours && (og_is_lower(stem.ptr[i]) || og_is_digit(stem.ptr[i]) || stem.ptr[i] == '-');
    return ours;
}
