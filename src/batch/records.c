// SPDX-License-Identifier: MIT
#include "batch/records.h"

#include "base/str.h"
#include "read/read.h"

static og_str without_mark(og_str bytes)
{
    return og_str_starts(bytes, OG_STR("\xEF\xBB\xBF")) ? og_str_slice(bytes, 3, bytes.len) : bytes;
}

static bool ends_in(og_str path, og_str ending)
{
    return path.len > ending.len && og_str_equal_fold(og_str_slice(path, path.len - ending.len, path.len), ending);
}

bool og_records_may_be_in(og_str path)
{
    return ends_in(path, OG_STR(".json")) || ends_in(path, OG_STR(".jsonl"));
}

bool og_records_begin(og_str bytes)
{
    return og_is_own_json(without_mark(bytes));
}

enum { SOON = 1024 };

bool og_records_begin_in(const og_open_file *file)
{
    char bytes[SOON];
    return og_records_begin(og_file_peek(file, bytes, sizeof bytes));
}

bool og_records_are_json(const og_open_file *file)
{
    char room[SOON];
    og_str bytes = og_str_trim(without_mark(og_str_trim(og_file_peek(file, room, sizeof room))));
    bool list = og_str_starts(bytes, OG_STR("["));
    if (!list && !og_str_starts(bytes, OG_STR("{")))
        return false;
    return og_str_starts(og_str_trim(og_str_slice(bytes, 1, bytes.len)), list ? OG_STR("{") : OG_STR("\""));
}

static bool divides(char byte)
{
    return og_is_space(byte) || byte == ',' || byte == '[' || byte == ']';
}

// The length of the object with which the text begins; all of it where its end is missing.
static size_t object_length(og_str text)
{
    size_t depth = 0;
    bool in_string = false;
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        if (in_string && byte == '\\')
            i++;
        else if (byte == '"')
            in_string = !in_string;
        else if (!in_string && byte == '{')
            depth++;
        else if (!in_string && byte == '}' && --depth == 0)
            return i + 1;
    }
    return text.len;
}

static og_str past_dividers(og_str rest)
{
    og_str text = without_mark(rest);
    size_t at = 0;
    while (at < text.len && divides(text.ptr[at]))
        at++;
    return og_str_slice(text, at, text.len);
}

bool og_records_are_left(og_str rest)
{
    return past_dividers(rest).len > 0;
}

bool og_records_next(og_str *rest, og_str *object)
{
    og_str text = past_dividers(*rest);
    if (!text.len)
        return false;
    size_t end = text.ptr[0] == '{' ? object_length(text) : og_str_find_byte(text, '\n', 0);
    *object = og_str_slice(text, 0, end);
    *rest = og_str_slice(text, end, text.len);
    return true;
}

og_status og_records_read(og_str json, const og_limits *limits, og_diagnostics *diagnostics, og_record **out)
{
    og_str rest = json, first = {0};
    bool large = json.len > limits->record_bytes && og_records_next(&rest, &first) && first.len > limits->record_bytes;
    return large ? OG_RECORD_TOO_LARGE : og_record_from_json(json, diagnostics, out);
}
