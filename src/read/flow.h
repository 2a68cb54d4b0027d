// SPDX-License-Identifier: MIT
// Plain text and Markdown between bytes and blocks: the lines of a text, and what of them is shared by the readers of
// printed text (text.c), flowed text (flow.c) and Markdown (markdown*.c).
#ifndef OG_READ_FLOW_H
#define OG_READ_FLOW_H

#include "base/buf.h"
#include "base/vec.h"
#include "document/builder.h"
#include "read/printed.h"
#include "read/prose.h"

// Spaces that divide columns, at least: in a row of a list or where others line up, and anywhere.
enum { OG_NARROW_GAP = 2, OG_WIDE_GAP = 3 };
// Columns by which a full line may fall short: proportional type has no columns.
enum { OG_RAGGED = 15 };
// Of Markdown: the longest run of backticks that opens code.
enum { OG_MARKDOWN_TICKS = 8 };

// A line that is not blank.
typedef struct og_text_line {
    og_str text;     // without the white space at its ends
    uint32_t indent; // columns before it
    uint32_t width;  // columns up to its end
    uint32_t blanks; // blank lines before it
    uint32_t page;   // form feeds before it
    bool has_gap;    // it holds a tab or two spaces side by side: else og_text_gap finds nothing in it
    og_text_row row;
    bool is_row;    // a row of a table that lines drew, with "|" between the cells
    bool is_bold;   // all its words are, as far as the format tells
    bool is_broken; // of Markdown: it ends with a mark of a break
} og_text_line;

// All tabs stand on multiples of eight columns; a column is one code point.
typedef struct og_text {
    og_arena *arena;
    OG_VEC(og_text_line) lines;
    OG_VEC(og_str) footers; // what og_text_take_footers took out of the lines
    uint32_t page_count;    // 0: no form feed
    uint32_t sheet_count;   // of a text without form feeds: as far as its page numbers divide it
    uint32_t wrap;          // column at which paragraphs are wrapped; 0: a line is a paragraph
    bool is_markdown;
    const og_limits *limits;
} og_text;

// Adds a line unless it is blank, which *blanks counts. Its text must stay.
og_status og_text_add_line(og_text *text, og_str raw, uint32_t page, uint32_t *blanks) OG_MUST_USE;
// Blocks of lines that are those of pages, whatever held them: wrapped, without columns.
og_status og_text_read_wrapped(og_text *text, og_builder *builder) OG_MUST_USE;
// Takes page numbers and what the pages repeat beside them out of the lines of a text without page breaks.
og_status og_text_take_footers(og_text *text) OG_MUST_USE;
// Adds them as furniture.
og_status og_text_add_footers(const og_text *text, og_builder *builder) OG_MUST_USE;
// True when only the wrap at `wrap` columns ended the line.
bool og_text_is_full(const og_text_line *line, const og_text_line *next, uint32_t wrap);
// The column behind `s`, which starts at `column`.
uint32_t og_text_columns(og_str s, uint32_t column);
// spaces.c: whether spaces stand within words and sentences of the text where none or one belongs.
bool og_text_has_loose_spaces(const og_text *text);
// Adds the text with those taken out.
void og_text_close_spaces(og_str all, og_buf *out);
// text_bars.c: "| Teaching | Good |" becomes a row of cells with tabs between.
og_status og_text_take_bars(og_text *text) OG_MUST_USE;
// Sets `row` of the lines of other lists.
void og_text_find_rows(og_text *text);
// Blocks of a text without columns.
og_status og_read_flowed(const og_text *text, og_builder *builder) OG_MUST_USE;

// Takes the facts between "---" lines before the text, if there are any, as properties; then the text is Markdown.
og_status og_markdown_take_front(og_text *text, og_builder *builder) OG_MUST_USE;
// True when a tag of HTML stands at `at` that the next one knows.
bool og_markdown_is_tag(og_str text, size_t at);
// Makes a row of each row of the tables that lines of signs draw, in Markdown and in plain text.
og_status og_markdown_take_tables(og_text *text) OG_MUST_USE;
// Adds the text to *out with raw HTML as the Markdown that it means.
void og_markdown_take_html(og_str text, og_buf *out);
// Makes lines of Markdown what they mean; `all` is the text that they are lines of.
og_status og_markdown_take_lines(og_text *text, og_str all) OG_MUST_USE;
// Takes the ">" of quoted lines away.
void og_markdown_take_quotes(og_text *text);
// True when the text uses so many marks of Markdown that their reading as such is safe.
bool og_markdown_is(const og_text *text);
// How much a line says that its text is Markdown.
size_t og_markdown_signs(og_str line);
// Adds Markdown prose to the open block: marks become what they mean, a LF joins printed lines.
og_status og_markdown_add(og_str text, og_builder *builder) OG_MUST_USE;
// The level 1 to 6 of a heading "## Words ##" and its words; 0: none.
uint32_t og_markdown_heading(og_str line, og_str *words);
// The level of the heading that this line underlines: 1 for ===, 2 for ---; 0: none.
uint32_t og_markdown_underline(og_str line);
bool og_markdown_is_rule(og_str line);       // *** or - - -
bool og_markdown_is_fence(og_str line);      // ``` or ~~~
bool og_markdown_is_delimiter(og_str line);  // |---|:-:|
bool og_markdown_is_border(og_str line);     // +---+===+
bool og_markdown_is_definition(og_str line); // [name]: address
// The words of a line that is bold as a whole, else the empty string.
og_str og_markdown_bold(og_str line);
// How often the byte at `at` stands there in a row.
size_t og_markdown_run(og_str text, size_t at);
// Where the run of backticks stands that ends the code which the one at `at` opens; SIZE_MAX: nowhere. `none_left`, all
// false before the first call of ascending ones, keeps of which lengths the text has no more.
size_t og_markdown_code_end(og_str text, size_t at, bool none_left[OG_MARKDOWN_TICKS + 1]);
// The next cell of a table's row; false after the last. *rest begins as the whole line.
bool og_markdown_cell(og_str *rest, og_str *cell);

#endif
