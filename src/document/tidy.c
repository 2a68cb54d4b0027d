// SPDX-License-Identifier: MIT
#include "document/tidy.h"

#include "base/checked.h"
#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

enum {
    SOFT_HYPHEN = 0xAD,
    LONG_S = 0x17F,
    KELVIN = 0x212A,
    FIRST_LIGATURE = 0xFB00,
    LAST_LIGATURE = 0xFB04,
    FIRST_BEYOND_SPACES = 0x3001
};

static bool is_plain(char c)
{
    return c > ' ' && c < 0x7F;
}

// True for eight bytes of printing ASCII and spaces in which no two spaces stand together.
static bool are_plain(uint64_t bytes)
{
    const uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080, rest = 0x7F7F7F7F7F7F7F7F;
    uint64_t off_space = bytes ^ (ones * ' '), off_delete = bytes ^ (ones * 0x7F);
    uint64_t spaces = ~(((off_space & rest) + rest) | off_space | rest); // 0x80 where a space stands
    uint64_t controls = bytes - ones * ' ', deletes = (off_delete - ones) & ~off_delete;
    return !((bytes | controls | deletes) & tops) && !(spaces & (spaces << 8));
}

// The end of the run of printing ASCII at `at`, single spaces between words included: what is copied as it is.
static size_t plain_end(og_str text, size_t at)
{
    if (at >= text.len || !is_plain(text.ptr[at]))
        return at;
    for (;;) {
        uint64_t bytes;
        while (text.len - at >= sizeof bytes) {
            memcpy(&bytes, text.ptr + at, sizeof bytes);
            if (!are_plain(bytes))
                break;
            at += text.ptr[at + 7] == ' ' ? 7 : 8; // what follows a space is still to be seen
        }
        while (at < text.len && is_plain(text.ptr[at]))
            at++;
        if (at + 1 >= text.len || text.ptr[at] != ' ' || !is_plain(text.ptr[at + 1]))
            return at;
        at++;
    }
}

// Takes in the flags a character that does not print; false when it does print.
static bool is_skipped(og_tidy *tidy, uint32_t code)
{
    if (code >= FIRST_BEYOND_SPACES && code != 0xFEFF)
        return false;
    if (og_code_is_space(code)) {
        tidy->space = true;
        return true;
    }
    if (code == SOFT_HYPHEN)
        tidy->soft_hyphen = true;
    return og_code_is_invisible(code);
}

size_t og_tidy_skip(og_tidy *tidy, og_str text)
{
    size_t at = 0, length;
    while (at < text.len && !is_plain(text.ptr[at]) && is_skipped(tidy, og_utf8_decode(text, at, &length)))
        at += length;
    return at;
}

static void write_run(og_tidy *tidy, og_str run)
{
    if (tidy->space)
        og_buf_add_byte(tidy->out, ' ');
    tidy->space = tidy->soft_hyphen = false;
    og_buf_add(tidy->out, run);
}

// Takes one character that is not plain and gives its length.
static size_t take_character(og_tidy *tidy, og_str text, size_t at)
{
    static const og_str ligatures[] = {{"ff", 2}, {"fi", 2}, {"fl", 2}, {"ffi", 3}, {"ffl", 3}};
    size_t length;
    uint32_t code = og_utf8_decode(text, at, &length);
    if (is_skipped(tidy, code))
        return length;
    if (code == OG_REPLACEMENT && length == 1) {
        tidy->invalid = true;
        write_run(tidy, OG_STR("\xEF\xBF\xBD"));
    } else if (code >= FIRST_LIGATURE && code <= LAST_LIGATURE) {
        write_run(tidy, ligatures[code - FIRST_LIGATURE]);
    } else if (code == LONG_S || code == KELVIN) { // letters that only case folding tells from s and k
        write_run(tidy, code == LONG_S ? OG_STR("s") : OG_STR("K"));
    } else {
        write_run(tidy, (og_str){text.ptr + at, length});
    }
    return length;
}

void og_tidy_add(og_tidy *tidy, og_str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = plain_end(text, at);
        if (end > at)
            write_run(tidy, (og_str){text.ptr + at, end - at});
        else
            end += take_character(tidy, text, at);
        at = end;
    }
}

og_status og_tidy_copy(og_arena *arena, og_str text, og_str *out)
{
    og_buf buf = {0};
    og_tidy tidy = {.out = &buf};
    size_t first = og_tidy_skip(&tidy, text);
    tidy.space = false;
    og_tidy_add(&tidy, og_str_slice(text, first, text.len));
    return og_arena_take(arena, &buf, out);
}
