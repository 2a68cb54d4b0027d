// SPDX-License-Identifier: MIT
// Raw HTML in Markdown, as converters leave it there for what Markdown has no signs for: tags and comments are taken
// out, and what they mean is said by signs (tables, headings, items, bold words, breaks). Text stays, and so does code.
#include "base/str.h"
#include "read/flow.h"

enum {
    LONGEST_NAME = 10,   // "blockquote"
    DEEPEST_LIST = 16,   // those within have bullets
    HIGHEST_NUMBER = 999 // of an item
};

// What a tag means to the text.
typedef enum tag_kind {
    TAG_INLINE, // nothing
    TAG_BOLD,
    TAG_BREAK,
    TAG_BLOCK, // a paragraph ends
    TAG_HEADING,
    TAG_LIST, // what its items are called: "ol" or another
    TAG_ITEM,
    TAG_RULE,
    TAG_TABLE,
    TAG_ROW,
    TAG_CELL,
    TAG_SKIPPED // with all that it holds
} tag_kind;

static const struct tag_name {
    og_str name;
    tag_kind kind;
} tag_names[] = {
    {OG_STR("a"), TAG_INLINE},       {OG_STR("abbr"), TAG_INLINE},      {OG_STR("address"), TAG_BLOCK},
    {OG_STR("article"), TAG_BLOCK},  {OG_STR("aside"), TAG_BLOCK},      {OG_STR("b"), TAG_BOLD},
    {OG_STR("big"), TAG_INLINE},     {OG_STR("blockquote"), TAG_BLOCK}, {OG_STR("body"), TAG_BLOCK},
    {OG_STR("br"), TAG_BREAK},       {OG_STR("caption"), TAG_BLOCK},    {OG_STR("center"), TAG_BLOCK},
    {OG_STR("cite"), TAG_INLINE},    {OG_STR("col"), TAG_INLINE},       {OG_STR("colgroup"), TAG_INLINE},
    {OG_STR("dd"), TAG_BLOCK},       {OG_STR("del"), TAG_INLINE},       {OG_STR("details"), TAG_BLOCK},
    {OG_STR("div"), TAG_BLOCK},      {OG_STR("dl"), TAG_BLOCK},         {OG_STR("dt"), TAG_BLOCK},
    {OG_STR("em"), TAG_INLINE},      {OG_STR("figcaption"), TAG_BLOCK}, {OG_STR("figure"), TAG_BLOCK},
    {OG_STR("font"), TAG_INLINE},    {OG_STR("footer"), TAG_BLOCK},     {OG_STR("h1"), TAG_HEADING},
    {OG_STR("h2"), TAG_HEADING},     {OG_STR("h3"), TAG_HEADING},       {OG_STR("h4"), TAG_HEADING},
    {OG_STR("h5"), TAG_HEADING},     {OG_STR("h6"), TAG_HEADING},       {OG_STR("header"), TAG_BLOCK},
    {OG_STR("hr"), TAG_RULE},        {OG_STR("html"), TAG_BLOCK},       {OG_STR("i"), TAG_INLINE},
    {OG_STR("img"), TAG_INLINE},     {OG_STR("ins"), TAG_INLINE},       {OG_STR("label"), TAG_INLINE},
    {OG_STR("li"), TAG_ITEM},        {OG_STR("main"), TAG_BLOCK},       {OG_STR("mark"), TAG_INLINE},
    {OG_STR("nav"), TAG_BLOCK},      {OG_STR("ol"), TAG_LIST},          {OG_STR("p"), TAG_BLOCK},
    {OG_STR("picture"), TAG_INLINE}, {OG_STR("s"), TAG_INLINE},         {OG_STR("script"), TAG_SKIPPED},
    {OG_STR("section"), TAG_BLOCK},  {OG_STR("small"), TAG_INLINE},     {OG_STR("span"), TAG_INLINE},
    {OG_STR("strong"), TAG_BOLD},    {OG_STR("style"), TAG_SKIPPED},    {OG_STR("sub"), TAG_INLINE},
    {OG_STR("summary"), TAG_BLOCK},  {OG_STR("sup"), TAG_INLINE},       {OG_STR("table"), TAG_TABLE},
    {OG_STR("tbody"), TAG_INLINE},   {OG_STR("td"), TAG_CELL},          {OG_STR("template"), TAG_SKIPPED},
    {OG_STR("tfoot"), TAG_INLINE},   {OG_STR("th"), TAG_CELL},          {OG_STR("thead"), TAG_INLINE},
    {OG_STR("tr"), TAG_ROW},         {OG_STR("tt"), TAG_INLINE},        {OG_STR("u"), TAG_INLINE},
    {OG_STR("ul"), TAG_LIST},        {OG_STR("wbr"), TAG_INLINE},
};

enum { TAG_COUNT = sizeof tag_names / sizeof *tag_names };

typedef struct tag {
    tag_kind kind;
    size_t index; // among the names
    og_str name;
    size_t end; // behind its ">"
    bool closes;
} tag;

typedef struct html_taker {
    og_str text;
    og_buf *out;
    size_t tables;                // open ones; those within another are part of its cells
    size_t rows;                  // of the table that is open
    size_t lists;                 // open ones
    size_t numbers[DEEPEST_LIST]; // of the last item of each; SIZE_MAX: bullets
    size_t item;                  // where the words of the last item begin
    size_t table_end;             // where the next table ends, as far as that was looked for
    bool in_row;
    bool in_cell;
    bool in_heading;
    bool is_titled; // the heading has words
    bool is_loose;  // words stand in the table outside of cells, behind its last row
    bool is_piped;  // the line holds dividers of cells
    bool is_row;    // it begins with one: a row of a table of signs
    bool in_fence;  // of code
    bool in_raw;    // a fence that says that it holds HTML
    bool no_comment_end;
    bool no_end[TAG_COUNT];               // no such tag that closes is left
    bool no_ticks[OG_MARKDOWN_TICKS + 1]; // no such run of backticks is left
} html_taker;

// The end of the tag whose name ends at `at`; its values may hold ">", and "<" nothing of it, so that no byte is read
// for two tags. SIZE_MAX: it is none.
static size_t tag_end(og_str text, size_t at)
{
    char quote = 0;
    for (; at < text.len && text.ptr[at] != '<'; at++) {
        char c = text.ptr[at];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return at + 1;
    }
    return SIZE_MAX;
}

// The tag that starts at `at`; false: there is none.
static bool read_tag(og_str text, size_t at, tag *out)
{
    size_t start = at + 1 + (at + 1 < text.len && text.ptr[at + 1] == '/'), end = start;
    while (end < text.len && end - start <= LONGEST_NAME && (og_is_alpha(text.ptr[end]) || og_is_digit(text.ptr[end])))
        end++;
    if (end == start || end == text.len ||
        (text.ptr[end] != '>' && text.ptr[end] != '/' && !og_is_space(text.ptr[end])))
        return false;
    *out = (tag){.name = og_str_slice(text, start, end), .closes = start == at + 2};
    for (size_t i = 0; i < TAG_COUNT; i++) {
        if (!og_str_equal_fold(out->name, tag_names[i].name))
            continue;
        out->index = i;
        out->kind = tag_names[i].kind;
        out->end = tag_end(text, end);
        return out->end != SIZE_MAX;
    }
    return false;
}

bool og_markdown_is_tag(og_str text, size_t at)
{
    tag found;
    return read_tag(text, at, &found);
}

static bool is_in_table(const html_taker *taker)
{
    return taker->tables > 0;
}

static char last_byte(const html_taker *taker)
{
    return taker->out->len ? taker->out->ptr[taker->out->len - 1] : '\n';
}

// What is written stands in a line that must not end.
static bool is_in_line(const html_taker *taker)
{
    return taker->in_cell || taker->in_heading || (taker->in_row && taker->is_loose);
}

// A blank line, or only a space where one line is all there may be.
static void end_block(html_taker *taker)
{
    if (is_in_line(taker))
        og_buf_add_byte(taker->out, ' ');
    else if ((!is_in_table(taker) || taker->is_loose) && taker->out->len != taker->item)
        og_buf_add(taker->out, OG_STR("\n\n"));
}

static void close_cell(html_taker *taker)
{
    if (taker->in_cell)
        og_buf_add(taker->out, OG_STR(" |"));
    taker->in_cell = false;
}

// Behind the first row of a table stands the line that makes it one.
static void close_row(html_taker *taker)
{
    close_cell(taker);
    if (taker->in_row)
        og_buf_add(taker->out, taker->rows++ ? OG_STR("\n") : OG_STR("\n|---|\n"));
    taker->in_row = false;
}

static void close_table(html_taker *taker)
{
    if (taker->tables && --taker->tables == 0) {
        close_row(taker);
        og_buf_add_byte(taker->out, '\n');
        taker->is_loose = false;
    }
}

// A table within another is in a cell of it. Where none is open, "<table>" stands where the other one was to be closed.
static void open_table(html_taker *taker, const tag *table)
{
    if (taker->table_end < table->end)
        taker->table_end = og_str_find_fold(taker->text, OG_STR("</table"), table->end);
    if (taker->tables == 1 && !taker->in_cell)
        close_table(taker);
    if (taker->table_end == SIZE_MAX)
        return;
    if (taker->tables++ == 0) {
        og_buf_add(taker->out, OG_STR("\n\n"));
        taker->rows = 0;
        taker->in_heading = false;
    }
}

static void open_row(html_taker *taker)
{
    if (taker->is_loose || last_byte(taker) != '\n')
        og_buf_add(taker->out, OG_STR("\n\n"));
    og_buf_add_byte(taker->out, '|');
    taker->in_row = true;
    taker->is_loose = false;
}

static void take_row(html_taker *taker, const tag *row)
{
    if (taker->tables != 1)
        return;
    close_row(taker);
    if (!row->closes)
        open_row(taker);
}

static void take_cell(html_taker *taker, const tag *cell)
{
    if (taker->tables != 1) {
        og_buf_add_byte(taker->out, ' ');
        return;
    }
    close_cell(taker);
    if (cell->closes)
        return;
    if (!taker->in_row)
        open_row(taker);
    og_buf_add_byte(taker->out, ' ');
    taker->in_cell = true;
}

static void take_heading(html_taker *taker, const tag *heading)
{
    end_block(taker);
    if (is_in_table(taker))
        return;
    taker->in_heading = false;
    if (heading->closes) {
        og_buf_add(taker->out, OG_STR("\n\n"));
        return;
    }
    og_buf_add(taker->out, og_str_slice(OG_STR("######"), 0, (size_t)(heading->name.ptr[1] - '0')));
    og_buf_add_byte(taker->out, ' ');
    taker->in_heading = true;
    taker->is_titled = false;
}

static void take_list(html_taker *taker, const tag *list)
{
    if (!list->closes && taker->lists < DEEPEST_LIST)
        taker->numbers[taker->lists] = og_str_equal_fold(list->name, OG_STR("ol")) ? 0 : SIZE_MAX;
    if (!list->closes)
        taker->lists++;
    else if (taker->lists)
        taker->lists--;
    end_block(taker);
}

static void take_item(html_taker *taker, const tag *item)
{
    bool numbered = taker->lists && taker->lists <= DEEPEST_LIST;
    if (is_in_line(taker))
        og_buf_add_byte(taker->out, ' ');
    else if (item->closes)
        og_buf_add_byte(taker->out, '\n');
    else if (numbered && taker->numbers[taker->lists - 1] < HIGHEST_NUMBER)
        og_buf_printf(taker->out, "\n%zu. ", ++taker->numbers[taker->lists - 1]);
    else
        og_buf_add(taker->out, OG_STR("\n- "));
    taker->item = taker->out->len;
}

// A row of a table and a heading are one line each: there the break stays for markdown_marks.c.
static void take_break(html_taker *taker)
{
    bool one_line = is_in_line(taker) || taker->is_piped;
    og_buf_add(taker->out, one_line ? OG_STR("<br>") : OG_STR("  \n"));
}

// The offset behind what `skipped` holds.
static size_t after_skipped(html_taker *taker, const tag *skipped)
{
    size_t at = skipped->end;
    tag found;
    while (!skipped->closes && !taker->no_end[skipped->index]) {
        at = og_str_find(taker->text, OG_STR("</"), at);
        if (at != SIZE_MAX && read_tag(taker->text, at, &found) && found.index == skipped->index)
            return found.end;
        taker->no_end[skipped->index] = at++ == SIZE_MAX;
    }
    return skipped->end;
}

// Whether the tag would end the line, which is a row of a table of signs: there it divides words and no more.
static bool is_within_row(const html_taker *taker, const tag *found)
{
    bool inside =
        found->kind == TAG_INLINE || found->kind == TAG_BOLD || found->kind == TAG_BREAK || found->kind == TAG_SKIPPED;
    return taker->is_row && !is_in_table(taker) && !inside;
}

static size_t take_tag(html_taker *taker, const tag *found)
{
    if (is_within_row(taker, found)) {
        og_buf_add_byte(taker->out, ' ');
        return found->end;
    }
    switch (found->kind) {
    case TAG_INLINE:
        break;
    case TAG_BOLD:
        og_buf_add(taker->out, OG_STR("**"));
        break;
    case TAG_BREAK:
        take_break(taker);
        break;
    case TAG_BLOCK:
        end_block(taker);
        break;
    case TAG_HEADING:
        take_heading(taker, found);
        break;
    case TAG_LIST:
        take_list(taker, found);
        break;
    case TAG_ITEM:
        take_item(taker, found);
        break;
    case TAG_RULE:
        og_buf_add(taker->out, is_in_table(taker) ? OG_STR(" ") : OG_STR("\n\n---\n\n"));
        break;
    case TAG_TABLE:
        if (found->closes)
            close_table(taker);
        else
            open_table(taker, found);
        break;
    case TAG_ROW:
        take_row(taker, found);
        break;
    case TAG_CELL:
        take_cell(taker, found);
        break;
    case TAG_SKIPPED:
        return after_skipped(taker, found);
    }
    return found->end;
}

// The offset behind a tag or comment at `at`; `at`: there is none.
static size_t take_angle(html_taker *taker, size_t at)
{
    tag found;
    og_str rest = og_str_slice(taker->text, at, taker->text.len);
    if (og_str_starts(rest, OG_STR("<!--")) && !taker->no_comment_end) {
        size_t end = og_str_find(taker->text, OG_STR("-->"), at);
        taker->no_comment_end = end == SIZE_MAX;
        return end == SIZE_MAX ? at : end + 3;
    }
    if (og_str_starts_fold(rest, OG_STR("<!doctype"))) {
        size_t end = tag_end(taker->text, at + 1);
        return end == SIZE_MAX ? at : end;
    }
    return read_tag(taker->text, at, &found) ? take_tag(taker, &found) : at;
}

// The offset behind `code`, whose signs mean nothing, or behind the ticks alone.
static size_t after_code(html_taker *taker, size_t at)
{
    size_t length = og_markdown_run(taker->text, at), behind = at + length;
    size_t end = og_markdown_code_end(taker->text, at, taker->no_ticks);
    bool code = end != SIZE_MAX && og_str_find(og_str_slice(taker->text, behind, end), OG_STR("\n\n"), 0) == SIZE_MAX;
    return code ? end + length : behind;
}

static void take_byte(html_taker *taker, char c)
{
    bool outside = is_in_table(taker) && !taker->in_cell;
    if (outside && !taker->is_loose && og_is_space(c))
        return;
    if (outside && taker->rows && last_byte(taker) == '\n')
        taker->rows = 0; // words between rows: what follows them is a table of its own
    taker->is_loose = outside;
    taker->is_titled = taker->is_titled || !og_is_space(c);
    if (taker->in_cell && c == '|' && last_byte(taker) != '\\')
        og_buf_add_byte(taker->out, '\\');
    og_buf_add_byte(taker->out, is_in_line(taker) && (c == '\n' || c == '\r') ? ' ' : c);
}

// The fence of what is to be read like the rest: HTML of pandoc's, or a whole text as some programs wrap it.
static bool is_raw_fence(og_str fence)
{
    static const og_str names[] = {OG_STR("{=html}"), OG_STR("markdown"), OG_STR("md")};
    og_str info = og_str_trim(og_str_slice(fence, 3, fence.len));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (og_str_equal_fold(info, names[i]))
            return true;
    return false;
}

// What stands at the start of line `line`: fences of code are passed over as they are. True: nothing else is to be read
// of the line.
static bool take_line_start(html_taker *taker, og_str line)
{
    og_str words = og_str_trim(line);
    if (taker->in_heading && taker->is_titled && !words.len) { // a blank line ends raw HTML
        taker->in_heading = false;
        og_buf_add(taker->out, OG_STR("\n\n"));
    }
    taker->is_piped = og_str_find_byte(line, '|', 0) != SIZE_MAX;
    taker->is_row = og_str_starts(words, OG_STR("|"));
    if (og_markdown_is_fence(words)) {
        bool raw = taker->in_raw || (!taker->in_fence && is_raw_fence(words));
        taker->in_raw = raw && !taker->in_raw;
        taker->in_fence = !raw && !taker->in_fence;
        if (!raw)
            og_buf_add(taker->out, line);
        return true;
    }
    if (taker->in_fence)
        og_buf_add(taker->out, line);
    return taker->in_fence;
}

static size_t take_next(html_taker *taker, size_t at)
{
    og_str text = taker->text;
    size_t end = at;
    if (text.ptr[at] == '<')
        end = take_angle(taker, at);
    else if (text.ptr[at] == '`' && !is_in_table(taker))
        end = after_code(taker, at);
    if (text.ptr[at] == '`' && end > at)
        og_buf_add(taker->out, og_str_slice(text, at, end));
    if (end > at)
        return end;
    take_byte(taker, text.ptr[at]);
    if (text.ptr[at] == '\\' && at + 1 < text.len && (text.ptr[at + 1] == '<' || text.ptr[at + 1] == '`'))
        take_byte(taker, text.ptr[++at]);
    return at + 1;
}

void og_markdown_take_html(og_str text, og_buf *out)
{
    html_taker taker = {.text = text, .out = out};
    for (size_t at = 0; at < text.len;) {
        if (!at || text.ptr[at - 1] == '\n') {
            size_t end = og_str_find_byte(text, '\n', at);
            og_str line = og_str_slice(text, at, end == SIZE_MAX ? text.len : end);
            if (!is_in_table(&taker) && take_line_start(&taker, line)) {
                at += line.len;
                if (at < text.len)
                    og_buf_add_byte(out, text.ptr[at++]);
                continue;
            }
        }
        at = take_next(&taker, at);
    }
    if (is_in_table(&taker))
        close_row(&taker);
}
