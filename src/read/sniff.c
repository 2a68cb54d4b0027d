// SPDX-License-Identifier: MIT
// Says what a file is from its bytes alone: names and extensions lie ("report.pdf" may be an error page).
#include "base/octets.h"
#include "base/str.h"
#include "read/encoding.h"
#include "read/flow.h"
#include "read/office_kind.h"
#include "read/read.h"

enum {
    HEAD = 8192,             // bytes in which a page shows that it is one
    PDF_HEAD = 1024,         // bytes in which a PDF has its mark
    BINARY_SAMPLE = 1 << 16, // bytes in which rubbish shows
    LONGEST_TAG = 10         // "blockquote"
};

static const og_str zip_mark = {"PK\x03\x04", 4};
static const og_str ole_mark = {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}; // doc, xls, msg

// What is certainly none of ours, by its first bytes.
static const og_str foreign_marks[] = {
    {"PK\x05\x06", 4}, // ZIP with nothing in it
    {"\x1F\x8B", 2},   // gzip
    {"BZh", 3},
    {"\xFD"
     "7zXZ",
     5},
    {"7z\xBC\xAF\x27\x1C", 6},
    {"Rar!\x1A", 5},
    {"\x28\xB5\x2F\xFD", 4}, // zstd
    {"\x89PNG", 4},
    {"\xFF\xD8\xFF", 3}, // JPEG
    {"GIF87a", 6},
    {"GIF89a", 6},
    {"II*\0", 4}, // TIFF
    {"MM\0*", 4},
    {"\x7F"
     "ELF",
     4},
    {"\xCA\xFE\xBA\xBE", 4},
    {"{\\rtf", 5},
    {"%!PS", 4},
    {"SQLite format 3\0", 16},
    {"\xFF\xFE\0\0", 4}, // UTF-32
    {"\0\0\xFE\xFF", 4},
};

// Elements that open a page or a fragment of one.
static const char *const page_tags[] = {
    "html", "head", "body",  "title",  "meta", "link", "base",    "script",  "style", "div",
    "p",    "h1",   "h2",    "h3",     "h4",   "h5",   "h6",      "table",   "tr",    "td",
    "th",   "ul",   "ol",    "li",     "dl",   "main", "article", "section", "nav",   "header",
    "span", "form", "tbody", "center", "font", "pre",  "aside",   "footer",  "a",     "blockquote",
};

static bool is_foreign(og_str bytes)
{
    for (size_t i = 0; i < sizeof foreign_marks / sizeof *foreign_marks; i++)
        if (og_str_starts(bytes, foreign_marks[i]))
            return true;
    return false;
}

static bool is_blank(og_str bytes)
{
    for (size_t i = 0; i < bytes.len; i++)
        if (bytes.ptr[i] && !og_is_space(bytes.ptr[i]))
            return false;
    return true;
}

// A mark at the very front is a PDF; behind other bytes, as mail gateways put them, it needs a PDF's body as well,
// since prose may speak of it.
static bool is_pdf(og_str bytes)
{
    size_t at = og_str_find(og_str_slice(bytes, 0, PDF_HEAD), OG_STR("%PDF-"), 0);
    if (at == SIZE_MAX)
        return false;
    if (is_blank(og_str_slice(bytes, 0, at)) || og_str_equal(og_str_slice(bytes, 0, at), OG_STR("\xEF\xBB\xBF")))
        return true;
    char before = bytes.ptr[at - 1];
    return (before == '\n' || before == '\r' || !before) && og_str_find(bytes, OG_STR("endobj"), at) != SIZE_MAX;
}

// The first bytes of the text as ASCII (of UTF-16 the low bytes of its characters), written to `head`.
static og_str ascii_head(og_str bytes, char head[HEAD])
{
    og_encoding encoding;
    size_t mark, count = 0;
    size_t step = og_encoding_is_utf16(bytes, &encoding, &mark) ? 2 : 1;
    if (step == 1 && og_str_starts(bytes, OG_STR("\xEF\xBB\xBF")))
        mark = 3;
    if (step == 1) {
        og_str start = og_str_slice(bytes, mark, mark + HEAD);
        memcpy(head, start.ptr, start.len);
        return (og_str){head, start.len};
    }
    for (size_t at = mark + (step == 2 && encoding == OG_ENCODING_UTF16BE); at < bytes.len && count < HEAD; at += step)
        head[count++] = bytes.ptr[at];
    return (og_str){head, count};
}

// The offset of what stands first after white space, comments and processing instructions.
static size_t after_preamble(og_str head)
{
    size_t at = 0;
    for (;;) {
        while (at < head.len && og_is_space(head.ptr[at]))
            at++;
        og_str rest = og_str_slice(head, at, head.len);
        bool comment = og_str_starts(rest, OG_STR("<!--"));
        if (!comment && !og_str_starts(rest, OG_STR("<?")))
            return at;
        size_t end = og_str_find(head, comment ? OG_STR("-->") : OG_STR(">"), at);
        if (end == SIZE_MAX)
            return head.len;
        at = end + (comment ? 3 : 1);
    }
}

// True when an opening or closing tag of HTML starts at `at`.
static bool is_tag(og_str head, size_t at)
{
    size_t start = at + 1 + (at + 1 < head.len && head.ptr[at + 1] == '/'), end = start;
    while (end < head.len && end - start <= LONGEST_TAG && (og_is_alpha(head.ptr[end]) || og_is_digit(head.ptr[end])))
        end++;
    if (head.ptr[at] != '<' || end == head.len)
        return false;
    char next = head.ptr[end];
    og_str name = og_str_slice(head, start, end);
    for (size_t i = 0; i < sizeof page_tags / sizeof *page_tags; i++)
        if (og_str_equal_fold(name, og_str_from(page_tags[i])))
            return next == '>' || next == '/' || og_is_space(next);
    return false;
}

static bool opens_page(og_str s)
{
    return og_str_starts_fold(s, OG_STR("<!doctype html")) || og_str_starts_fold(s, OG_STR("<html")) ||
           og_str_starts_fold(s, OG_STR("<head>")) || og_str_starts_fold(s, OG_STR("<body"));
}

// True when a line opens an element whose content is no text.
static bool opens_hidden(og_str line, og_str *name)
{
    static const og_str names[] = {OG_STR("<script"), OG_STR("<style")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t at = og_str_find_fold(line, names[i], 0);
        *name = og_str_slice(names[i], 1, names[i].len);
        if (at != SIZE_MAX && og_str_find_fold(line, *name, at + names[i].len) == SIZE_MAX)
            return true;
    }
    return false;
}

// Markdown may begin with HTML and hold much of it. As CommonMark has it, a line that begins with a tag opens HTML up
// to the next blank line; what stands outside of that has signs of Markdown, which text in HTML has not.
static bool is_marked_down(og_str head)
{
    enum { ENOUGH = 2 };
    size_t signs = 0;
    bool in_html = false, hidden = false;
    og_str rest = head, line, name;
    while (signs < ENOUGH && og_str_next_split(&rest, '\n', &line)) {
        line = og_str_trim(line);
        if (hidden) {
            hidden = og_str_find_fold(line, name, 0) == SIZE_MAX;
            continue;
        }
        hidden = opens_hidden(line, &name);
        bool comment = og_str_starts(line, OG_STR("<!--"));
        in_html = line.len && (in_html || (line.ptr[0] == '<' && !comment && og_markdown_is_tag(head, (size_t)(line.ptr - head.ptr))));
        if (!in_html && !comment)
            signs += og_markdown_signs(line) + (og_str_starts(line, OG_STR("**")) && og_str_ends(line, OG_STR("**")));
    }
    return signs >= ENOUGH;
}

// Opens like a page, or has so many tags that it can be nothing else (a fragment, a saved mail).
static bool is_html(og_str head)
{
    enum { FEWEST_TAGS = 8, BYTES_A_TAG = 200 };
    size_t start = after_preamble(head), tags = 0;
    og_str rest = og_str_slice(head, start, head.len);
    if (opens_page(rest))
        return true;
    for (size_t at = og_str_find_byte(rest, '<', 0); at != SIZE_MAX; at = og_str_find_byte(rest, '<', at + 1)) {
        tags += is_tag(rest, at);
        if (at && rest.ptr[at - 1] == '\n' && opens_page(og_str_slice(rest, at, rest.len)))
            return !is_marked_down(og_str_slice(rest, 0, at));
    }
    bool opens_with_tag = rest.len && is_tag(rest, 0);
    bool marked_up = (opens_with_tag && tags >= 2) || (tags >= FEWEST_TAGS && rest.len / tags <= BYTES_A_TAG);
    return marked_up && !is_marked_down(rest);
}

// Rows with the same number of values each, in the first of which no space follows a divider as it does in prose.
// Within quotation marks nothing divides. `cut`: the last row may go on behind the head.
static bool has_rows_of_values(og_str head, bool cut, char divider)
{
    enum { FEWEST_DIVIDERS = 2, FEWEST_ROWS = 2, MOST_ROWS = 20 };
    size_t rows = 0, wanted = 0, dividers = 0, start = 0;
    bool quoted = false;
    for (size_t at = 0; at < head.len + !cut && rows < MOST_ROWS; at++) {
        char c = at < head.len ? head.ptr[at] : '\n', next = at + 1 < head.len ? head.ptr[at + 1] : 0;
        bool divides = c == divider && !quoted;
        quoted ^= c == '"';
        dividers += divides;
        if (divides && !rows && next == ' ')
            return false;
        if (c != '\n' || (quoted && at < head.len))
            continue;
        if (!is_blank(og_str_slice(head, start, at))) {
            wanted = rows ? wanted : dividers;
            if (dividers != wanted || dividers < FEWEST_DIVIDERS)
                return false;
            rows++;
        }
        dividers = 0;
        start = at + 1;
    }
    return rows >= FEWEST_ROWS;
}

// Controls and NULs beyond a small share. The NULs with which some systems pad a file do not count.
static bool is_binary(og_str bytes)
{
    enum { MOST_PERCENT = 2 };
    size_t controls = 0, read = 0;
    while (bytes.len && !bytes.ptr[bytes.len - 1])
        bytes.len--;
    og_str sample = og_str_slice(bytes, 0, BINARY_SAMPLE);
    for (; read < sample.len; read += OG_OCTETS) {
        uint64_t octets = og_octets_of(sample, read), spaces = og_octets_from_to(octets, '\t', '\r');
        uint64_t low = og_octets_from_to(octets, 0, ' ' - 1) & ~spaces;
        controls += og_octets_count(low | og_octets_equal(octets, 0x7F));
    }
    controls -= read - sample.len; // the zeros behind its end
    return controls * 100 > sample.len * MOST_PERCENT;
}

bool og_is_own_json(og_str text)
{
    enum { SOON = 1024 };
    og_str head = og_str_trim(og_str_slice(text, 0, SOON));
    if (!og_str_starts(head, OG_STR("{")) && !og_str_starts(head, OG_STR("[")))
        return false;
    og_str before = og_str_trim(og_str_slice(head, 0, og_str_find(head, OG_STR("\"ofgrade-"), 0)));
    return before.len < head.len && og_str_ends(before, OG_STR(":")) &&
           og_str_ends(og_str_trim(og_str_slice(before, 0, before.len - 1)), OG_STR("\"schema\""));
}

og_status og_sniff(og_str bytes, const og_limits *limits, og_format *out)
{
    char buffer[HEAD];
    og_encoding encoding;
    size_t mark;
    if (is_blank(bytes))
        return OG_EMPTY;
    if (og_str_starts(bytes, zip_mark))
        return og_office_kind(bytes, limits, out);
    if (og_str_starts(bytes, ole_mark))
        return og_ole_kind(bytes);
    if (is_foreign(bytes))
        return OG_UNKNOWN_FORMAT;
    og_str head = ascii_head(bytes, buffer);
    bool is_utf16 = og_encoding_is_utf16(bytes, &encoding, &mark);
    if (is_blank(head) && (is_utf16 ? bytes.len <= (size_t)HEAD * 2 : bytes.len <= HEAD))
        return OG_EMPTY;
    bool is_page = is_html(head);
    if (!is_page && is_pdf(bytes)) {
        *out = OG_FORMAT_PDF;
        return OG_OK;
    }
    bool is_xml = og_str_starts_fold(og_str_trim(head), OG_STR("<?xml"));
    if ((!is_utf16 && is_binary(bytes)) || (!is_page && is_xml))
        return OG_UNKNOWN_FORMAT;
    if (!is_page && og_is_own_json(head))
        return OG_RECORDS;
    bool cut = head.len == HEAD;
    if (!is_page && (has_rows_of_values(head, cut, ',') || has_rows_of_values(head, cut, ';')))
        return OG_SPREADSHEET;
    *out = is_page ? OG_FORMAT_HTML : OG_FORMAT_TEXT;
    return OG_OK;
}
