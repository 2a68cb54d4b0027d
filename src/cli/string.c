// SPDX-License-Identifier: MIT
// The little that the command line needs of strings: arguments, near names, and text made safe to show.
#include "cli/cli.h"

#include <string.h>

og_str cli_str(const char *text)
{
    size_t length = 0;
    while (text && text[length])
        length++;
    return (og_str){text, length};
}

bool cli_equal(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

bool cli_is(og_str a, const char *b)
{
    og_str other = cli_str(b);
    return a.len == other.len && (!a.len || memcmp(a.ptr, other.ptr, a.len) == 0);
}

bool cli_next_part(og_str *rest, og_str *part)
{
    if (!rest->len)
        return false;
    const char *bar = memchr(rest->ptr, '|', rest->len);
    size_t length = bar ? (size_t)(bar - rest->ptr) : rest->len, taken = length + (bar != NULL);
    *part = (og_str){rest->ptr, length};
    *rest = (og_str){rest->ptr + taken, rest->len - taken};
    while (part->len && *part->ptr == ' ')
        *part = (og_str){part->ptr + 1, part->len - 1};
    return true;
}

// Edit distance in which two neighbours that changed places count once ("fromat"); SIZE_MAX for long words.
static size_t distance(og_str a, og_str b)
{
    enum { LONGEST = 31 };
    size_t rows[LONGEST + 1][LONGEST + 1];
    if (a.len > LONGEST || b.len > LONGEST)
        return SIZE_MAX;
    for (size_t j = 0; j <= b.len; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        rows[i][0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t best = rows[i - 1][j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]);
            size_t shorter = (rows[i - 1][j] < rows[i][j - 1] ? rows[i - 1][j] : rows[i][j - 1]) + 1;
            best = shorter < best ? shorter : best;
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1] &&
                rows[i - 2][j - 2] + 1 < best)
                best = rows[i - 2][j - 2] + 1;
            rows[i][j] = best;
        }
    }
    return rows[a.len][b.len];
}

const char *cli_nearest(og_str word, size_t count, const char *(*name_at)(size_t index, const void *context),
                        const void *context)
{
    size_t nearest = word.len > 3 ? 3 : word.len > 1 ? 2 : 1; // one more than the changes that are forgiven
    const char *found = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *name = name_at(i, context);
        size_t changes = name ? distance(word, cli_str(name)) : SIZE_MAX;
        if (changes < nearest) {
            nearest = changes;
            found = name;
        }
    }
    return found;
}

// True for what would not be seen, or would reorder or break the line around it. The library has the same list for its
// own texts (og_code_is_invisible), and a test holds the two together.
static bool is_hidden(uint32_t code)
{
    return code < ' ' || (code >= 0x7F && code < 0xA0) || code == 0xAD || code == 0x61C ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
}

// The bytes of the character at the start of `text` when it is valid UTF-8 and shows or separates something, else 0.
static size_t visible_length(og_str text)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = (unsigned char)text.ptr[0];
    size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (!length || length > text.len)
        return 0;
    uint32_t code = length == 1 ? first : first & (0x7FU >> length);
    for (size_t i = 1; i < length; i++) {
        if (((unsigned char)text.ptr[i] & 0xC0) != 0x80)
            return 0;
        code = code << 6 | ((unsigned char)text.ptr[i] & 0x3FU);
    }
    bool surrogate = code >= 0xD800 && code < 0xE000;
    return code < least[length] || code > 0x10FFFF || surrogate || is_hidden(code) ? 0 : length;
}

// The character at the start of `text`: its bytes, 1 where it cannot be shown as it is, and then `escape`, else "".
static size_t next_visible(og_str text, char escape[8])
{
    size_t length = visible_length(text);
    unsigned char byte = (unsigned char)text.ptr[0];
    escape[0] = '\0';
    if (length)
        return length;
    if (byte == '\n' || byte == '\t')
        snprintf(escape, 8, "\\%c", byte == '\n' ? 'n' : 't');
    else
        snprintf(escape, 8, "\\x%02x", (unsigned)byte);
    return 1;
}

void cli_write_visible(FILE *out, og_str text)
{
    char escape[8];
    for (size_t at = 0, length; at < text.len; at += length) {
        length = next_visible((og_str){text.ptr + at, text.len - at}, escape);
        if (escape[0])
            fputs(escape, out);
        else
            fwrite(text.ptr + at, 1, length, out);
    }
}

size_t cli_visible_width(og_str text)
{
    char escape[8];
    size_t width = 0;
    for (size_t at = 0, length; at < text.len; at += length) {
        length = next_visible((og_str){text.ptr + at, text.len - at}, escape);
        width += escape[0] ? cli_str(escape).len : 1;
    }
    return width;
}

const char *cli_ending_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    return dot && dot > name ? dot + 1 : "";
}

static bool is_folded(const char *ending, og_str wanted)
{
    size_t i = 0;
    while (i < wanted.len && (ending[i] | ('a' - 'A')) == wanted.ptr[i])
        i++;
    return i == wanted.len && !ending[i];
}

bool cli_is_ending(const char *ending, og_str format)
{
    static const struct {
        og_str ending;
        const char *format;
    } others[] = {{OG_STR("htm"), "html"}, {OG_STR("md"), "markdown"}, {OG_STR("txt"), "text"}};
    bool same = is_folded(ending, format);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        same |= cli_is(format, others[i].format) && is_folded(ending, others[i].ending);
    return same;
}
