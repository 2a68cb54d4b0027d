// SPDX-License-Identifier: MIT
// The marks of Markdown inside a paragraph. Every pass is linear: pairs are found with a stack, and a search that
// failed once is not made again.
#include "base/str.h"
#include "base/utf8.h"
#include "read/flow.h"
#include "read/reference.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum {
    MOST_MARKS = 1 << 16, // of one paragraph; the rest of it stays as written
    LONGEST_RUN = 3       // of * or _ that means something
};

// A place in a paragraph that is not plain words.
typedef enum mark_kind {
    MARK_LITERAL,    // stands for itself
    MARK_DROP,       // a mark whose work is done
    MARK_LINK_BEGIN, // `target` is where it leads
    MARK_LINK_END,
    MARK_ADDRESS,   // <http://...>: `target` is also its words
    MARK_CHARACTER, // that a reference stands for: `code`
    MARK_JOIN       // end of a printed line
} mark_kind;

typedef struct text_mark {
    size_t start;
    size_t end;
    mark_kind kind;
    uint32_t code;
    og_str target;
} text_mark;

typedef struct mark_list {
    og_arena *arena;
    og_str text;
    OG_VEC(text_mark) list;
    OG_VEC(size_t) brackets;              // the open ones, as indices of marks
    size_t open_run[2][LONGEST_RUN + 1];  // of * and _: the mark that waits for its end, plus one
    bool no_ticks[OG_MARKDOWN_TICKS + 1]; // no such run of backticks is left
    bool no_comment;
    bool is_full; // marks were left as written
} mark_list;

// True when `count` more marks may be added.
static bool has_room(mark_list *marks, size_t count)
{
    bool room = marks->list.count + count <= MOST_MARKS;
    marks->is_full = marks->is_full || !room;
    return room;
}

static og_status add_mark(mark_list *marks, text_mark mark)
{
    return has_room(marks, 1) ? og_vec_push(marks->arena, &marks->list, mark) : OG_OK;
}

// A run of * or _: the end of one that is open, or the start of one.
static og_status take_run(mark_list *marks, size_t *at)
{
    og_str text = marks->text;
    size_t start = *at, length = og_markdown_run(text, start), end = start + length;
    *at = end;
    if (length > LONGEST_RUN)
        return OG_OK;
    bool under = text.ptr[start] == '_';
    bool space_before = !start || og_is_space(text.ptr[start - 1]);
    bool space_after = end == text.len || og_is_space(text.ptr[end]);
    bool word_before = !space_before && og_is_word(text.ptr[start - 1]);
    bool word_after = !space_after && og_is_word(text.ptr[end]);
    bool may_close = !space_before && !(under && word_after), may_open = !space_after && !(under && word_before);
    size_t *open = &marks->open_run[under][length];
    text_mark mark = {.start = start, .end = end, .kind = MARK_LITERAL};
    if (*open && may_close && marks->list.items && has_room(marks, 1)) {
        marks->list.items[*open - 1].kind = mark.kind = MARK_DROP;
        *open = 0;
        return add_mark(marks, mark);
    }
    if (!may_open || !has_room(marks, 1))
        return OG_OK;
    *open = marks->list.count + 1;
    return add_mark(marks, mark);
}

// `code`: its ticks are dropped and its words stand as they are.
static og_status take_code(mark_list *marks, size_t *at)
{
    size_t start = *at, length = og_markdown_run(marks->text, start);
    size_t end = og_markdown_code_end(marks->text, start, marks->no_ticks);
    *at = start + length;
    if (end == SIZE_MAX || !has_room(marks, 2))
        return OG_OK;
    OG_TRY(add_mark(marks, (text_mark){.start = start, .end = *at, .kind = MARK_DROP}));
    *at = end + length;
    return add_mark(marks, (text_mark){.start = end, .end = *at, .kind = MARK_DROP});
}

// The end of the address that starts at `at` behind "](": at white space or the bracket that closes it.
static size_t target_end(og_str text, size_t at)
{
    bool nested = false;
    for (; at < text.len; at++) {
        char byte = text.ptr[at];
        if (og_is_space(byte) || byte == '[' || byte == ']' || (byte == '(' && nested))
            return at;
        if (byte == ')' && !nested)
            return at;
        nested = byte == '(' || (nested && byte != ')');
    }
    return at;
}

// Behind an address may stand a title in quotation marks. The offset of the closing bracket; SIZE_MAX: none.
static size_t bracket_end(og_str text, size_t at)
{
    enum { LONGEST_TITLE = 200 };
    size_t last = at + LONGEST_TITLE < text.len ? at + LONGEST_TITLE : text.len;
    while (at < last && og_is_space(text.ptr[at]))
        at++;
    if (at < last && (text.ptr[at] == '"' || text.ptr[at] == '\'')) {
        char quote = text.ptr[at++];
        while (at < last && text.ptr[at] != quote)
            at++;
        at++;
    }
    return at < last && text.ptr[at] == ')' ? at : SIZE_MAX;
}

// [words]{#id .class}, as pandoc has them: the words are left.
static og_status take_attributes(mark_list *marks, size_t *at, text_mark *open)
{
    og_str text = marks->text;
    size_t end = *at + 1;
    while (end < text.len && text.ptr[end] != '}' && text.ptr[end] != '{')
        end++;
    bool named = end > *at + 1 && og_str_find_byte(OG_STR("#.="), text.ptr[*at + 1], 0) != SIZE_MAX;
    named = named || og_str_find_byte(og_str_slice(text, *at, end), '=', 0) != SIZE_MAX;
    if (!named || end == text.len || text.ptr[end] != '}')
        return OG_OK;
    open->kind = MARK_DROP;
    size_t start = *at - 1;
    *at = end + 1;
    return add_mark(marks, (text_mark){.start = start, .end = *at, .kind = MARK_DROP});
}

static og_status take_bracket(mark_list *marks, size_t *at)
{
    size_t start = *at;
    ++*at;
    if (marks->text.ptr[start] == '[') {
        if (!has_room(marks, 1))
            return OG_OK;
        bool image = start && marks->text.ptr[start - 1] == '!';
        OG_TRY(og_vec_push(marks->arena, &marks->brackets, marks->list.count));
        return add_mark(marks, (text_mark){.start = start - image, .end = start + 1, .kind = MARK_LITERAL});
    }
    if (!marks->brackets.count || !marks->list.items || !has_room(marks, 1))
        return OG_OK;
    text_mark *open = &marks->list.items[marks->brackets.items[--marks->brackets.count]];
    if (*at == marks->text.len)
        return OG_OK;
    if (marks->text.ptr[*at] == '{')
        return take_attributes(marks, at, open);
    if (marks->text.ptr[*at] != '(')
        return OG_OK;
    size_t end = target_end(marks->text, *at + 1), close = bracket_end(marks->text, end);
    if (close == SIZE_MAX)
        return OG_OK;
    bool image = marks->text.ptr[open->start] == '!';
    open->kind = image ? MARK_DROP : MARK_LINK_BEGIN;
    open->target = og_str_slice(marks->text, *at + 1, end);
    *at = close + 1;
    if (image) // a picture's words are not the document's
        open->end = *at;
    return add_mark(marks,
                    (text_mark){.start = image ? *at : start, .end = *at, .kind = image ? MARK_DROP : MARK_LINK_END});
}

static bool is_html_name(og_str name)
{
    char text[16];
    if (!name.len || name.len >= sizeof text)
        return false;
    memcpy(text, name.ptr, name.len);
    text[name.len] = 0;
    return htmlTagLookup((const xmlChar *)text) != NULL;
}

// <http://...>, <!-- ... --> and the tags of HTML.
static og_status take_angle(mark_list *marks, size_t *at)
{
    og_str text = marks->text;
    size_t start = *at, end = start + 1;
    ++*at;
    if (og_str_starts(og_str_slice(text, start, text.len), OG_STR("<!--")) && !marks->no_comment) {
        end = og_str_find(text, OG_STR("-->"), start);
        marks->no_comment = end == SIZE_MAX;
        if (end == SIZE_MAX)
            return OG_OK;
        *at = end + 3;
        return add_mark(marks, (text_mark){.start = start, .end = *at, .kind = MARK_DROP});
    }
    while (end < text.len && text.ptr[end] != '>' && text.ptr[end] != '<' && text.ptr[end] != '\n')
        end++;
    if (end == text.len || text.ptr[end] != '>')
        return OG_OK;
    og_str inside = og_str_slice(text, start + 1, end);
    size_t from = og_str_starts(inside, OG_STR("/")), to = from;
    while (to < inside.len && (og_is_alpha(inside.ptr[to]) || og_is_digit(inside.ptr[to])))
        to++;
    text_mark mark = {.start = start, .end = end + 1, .kind = MARK_ADDRESS, .target = inside};
    if (!og_text_is_address(inside)) {
        if (!is_html_name(og_str_slice(inside, from, to)))
            return OG_OK;
        mark.kind = og_str_starts_fold(inside, OG_STR("br")) ? MARK_JOIN : MARK_DROP;
    }
    *at = end + 1;
    return add_mark(marks, mark);
}

static og_status take_reference(mark_list *marks, size_t *at)
{
    uint32_t code;
    size_t start = *at, length = og_reference_at(marks->text, start, &code);
    *at += length ? length : 1;
    if (!length)
        return OG_OK;
    return add_mark(marks, (text_mark){.start = start, .end = *at, .kind = MARK_CHARACTER, .code = code});
}

// "--" and "---" are the dashes that they are typed for.
static og_status take_dashes(mark_list *marks, size_t *at)
{
    enum { EN = 2, EM = 3 };
    size_t start = *at, length = og_markdown_run(marks->text, start);
    *at += length;
    if (length != EN && length != EM)
        return OG_OK;
    uint32_t code = length == EN ? 0x2013 : 0x2014;
    return add_mark(marks, (text_mark){.start = start, .end = *at, .kind = MARK_CHARACTER, .code = code});
}

static bool is_punctuation(char c)
{
    return c > ' ' && c < 0x7F && !og_is_word(c);
}

static og_status take_mark(mark_list *marks, size_t *at)
{
    size_t start = *at;
    switch (marks->text.ptr[start]) {
    case '*':
    case '_':
        return take_run(marks, at);
    case '`':
        return take_code(marks, at);
    case '[':
    case ']':
        return take_bracket(marks, at);
    case '<':
        return take_angle(marks, at);
    case '&':
        return take_reference(marks, at);
    case '-':
        return take_dashes(marks, at);
    case '\n':
        ++*at;
        return add_mark(marks, (text_mark){.start = start, .end = *at, .kind = MARK_JOIN});
    case '\\':
        if (start + 1 < marks->text.len && is_punctuation(marks->text.ptr[start + 1])) {
            *at += 2;
            return add_mark(marks, (text_mark){.start = start, .end = start + 1, .kind = MARK_DROP});
        }
        break;
    default:
        break;
    }
    ++*at;
    return OG_OK;
}

static og_status emit(const text_mark *mark, og_str text, og_builder *builder)
{
    char bytes[4];
    switch (mark->kind) {
    case MARK_LITERAL:
        return og_builder_text(builder, og_str_slice(text, mark->start, mark->end));
    case MARK_DROP:
        return OG_OK;
    case MARK_LINK_BEGIN:
        return og_builder_link_begin(builder, mark->target);
    case MARK_LINK_END:
        return og_builder_link_end(builder);
    case MARK_ADDRESS:
        OG_TRY(og_builder_link_begin(builder, mark->target));
        OG_TRY(og_builder_text(builder, mark->target));
        return og_builder_link_end(builder);
    case MARK_CHARACTER:
        return og_builder_text(builder, (og_str){bytes, og_utf8_encode(mark->code, bytes)});
    case MARK_JOIN:
        return og_builder_join(builder);
    }
    return OG_INTERNAL;
}

static og_status find_marks(mark_list *marks)
{
    static const char special[256] = {
        ['*'] = 1, ['_'] = 1, ['`'] = 1, ['['] = 1, [']'] = 1, ['<'] = 1, ['&'] = 1, ['-'] = 1, ['\n'] = 1, ['\\'] = 1};
    for (size_t at = 0; at < marks->text.len;) {
        if (special[(unsigned char)marks->text.ptr[at]])
            OG_TRY(take_mark(marks, &at));
        else
            at++;
    }
    return OG_OK;
}

static og_status emit_all(const mark_list *marks, og_builder *builder)
{
    size_t done = 0;
    bool linked = false; // inside a link an address is only its words
    for (size_t i = 0; i < marks->list.count; i++) {
        const text_mark *mark = &marks->list.items[i];
        if (mark->start < done) // inside a picture
            continue;
        og_str plain = og_str_slice(marks->text, done, mark->start);
        OG_TRY(linked ? og_builder_text(builder, plain) : og_prose_add(plain, builder));
        OG_TRY(emit(mark, marks->text, builder));
        linked = mark->kind == MARK_LINK_BEGIN || (linked && mark->kind != MARK_LINK_END);
        done = mark->end;
    }
    return og_prose_add(og_str_slice(marks->text, done, marks->text.len), builder);
}

og_status og_markdown_add(og_str text, og_builder *builder)
{
    mark_list marks = {.arena = og_arena_new(), .text = text};
    og_status status = marks.arena ? find_marks(&marks) : OG_NO_MEMORY;
    if (status == OG_OK && marks.is_full)
        status =
            og_builder_notice(builder, OG_STR("reader-limit"),
                              OG_STR("a paragraph has more marks of Markdown than are read; the rest stand in it"));
    if (status == OG_OK)
        status = emit_all(&marks, builder);
    og_arena_free(marks.arena);
    return status;
}
