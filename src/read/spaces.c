// SPDX-License-Identifier: MIT
// Text whose spaces say nothing. Some programs take letters that are set far apart for the ends of words: two spaces
// stand within sentences, one before a comma or an apostrophe, and single letters are cut off ("Pool e", "C ouncil").
// Read as it is, every other line would have columns.
#include "base/str.h"
#include "base/utf8.h"
#include "read/flow.h"

enum {
    LEAST = 4,   // lines with two spaces within a sentence
    ONE_IN = 12, // of all lines
    PLACES = 64  // columns that are counted, the last for all behind
};

// Where two spaces, and no more, stand between two small letters; SIZE_MAX: nowhere.
static size_t find_gap(og_str line)
{
    for (size_t at = 1; at + 2 < line.len; at++)
        if (line.ptr[at] == ' ' && line.ptr[at + 1] == ' ' && og_is_lower(line.ptr[at - 1]) &&
            og_is_lower(line.ptr[at + 2]))
            return at;
    return SIZE_MAX;
}

// The gaps of columns stand below each other.
bool og_text_has_loose_spaces(const og_text *text)
{
    size_t at_place[PLACES] = {0}, found = 0, most = 0;
    for (size_t i = 0; i < text->lines.count; i++) {
        const og_text_line *line = &text->lines.items[i];
        size_t gap = line->has_gap ? find_gap(line->text) : SIZE_MAX;
        if (gap == SIZE_MAX)
            continue;
        size_t place = line->indent + gap < PLACES ? line->indent + gap : PLACES - 1;
        found++;
        at_place[place]++;
        most = at_place[place] > most && place < PLACES - 1 ? at_place[place] : most;
    }
    return found >= LEAST && found >= text->lines.count / ONE_IN && most * 4 <= found;
}

// What closes up to the word before: an apostrophe with a letter or two behind it, a stop.
static bool closes_up(og_str rest)
{
    size_t length, end;
    uint32_t code = og_utf8_decode(rest, 0, &length);
    if (code == 0x2018 || !og_code_is_apostrophe(code)) // that one opens a quotation
        return og_str_find_byte(OG_STR(",.;:)"), rest.ptr[0], 0) != SIZE_MAX &&
               (rest.len == 1 || og_is_space(rest.ptr[1]));
    for (end = length; end < rest.len && end < length + 2 && og_is_lower(rest.ptr[end]); end++)
        ;
    return end > length && (end == rest.len || !og_is_word(rest.ptr[end]));
}

// A letter that is no word of its own, in a run of letters: the last of the word before.
static bool is_cut_off(og_str rest)
{
    return og_is_lower(rest.ptr[0]) && rest.ptr[0] != 'a' && (rest.len == 1 || og_is_space(rest.ptr[1]));
}

// "C" of "C ouncil".
static bool is_first_letter(og_str text, size_t at)
{
    char letter = text.ptr[at];
    return og_is_upper(letter) && letter != 'A' && letter != 'I' && (!at || !og_is_word(text.ptr[at - 1]));
}

void og_text_close_spaces(og_str all, og_buf *out)
{
    for (size_t at = 0; at < all.len; at++) {
        bool inside = all.ptr[at] == ' ' && at && !og_is_space(all.ptr[at - 1]);
        if (!inside) {
            og_buf_add_byte(out, all.ptr[at]);
            continue;
        }
        size_t end = at;
        while (end < all.len && all.ptr[end] == ' ')
            end++;
        og_str rest = og_str_slice(all, end, all.len);
        bool joined = rest.len && (closes_up(rest) || (og_is_lower(all.ptr[at - 1]) && is_cut_off(rest)) ||
                                   (og_is_lower(rest.ptr[0]) && end == at + 1 && is_first_letter(all, at - 1)));
        if (!joined)
            og_buf_add_byte(out, ' ');
        at = end - 1;
    }
}
