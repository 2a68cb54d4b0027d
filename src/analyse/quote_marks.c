// SPDX-License-Identifier: MIT
// Marks are read block by block. What a mark is, its own form says where it is curly, else the signs beside it.
#include "analyse/quote_marks.h"

#include "base/str.h"
#include "base/utf8.h"

typedef enum mark_side { MARK_OPENS, MARK_CLOSES, MARK_MAY_CLOSE } mark_side;

// MARK_MAY_CLOSE: it closes, or is the apostrophe of a plural ("inspectors' findings").
typedef struct mark {
    size_t start, end;
    bool single;
    mark_side side;
    bool closed_later; // a single mark: one that surely closes follows before the next that opens
} mark;

typedef OG_VEC(mark) mark_list;

typedef struct reader {
    const og_document *document;
    og_arena *arena;
    mark_list marks; // of the block
    og_quoted_list *out;
    bool open; // the block before ends within words between marks
    bool single;
} reader;

enum { LEFT_DOUBLE = 0x201C, RIGHT_DOUBLE = 0x201D, LEFT_SINGLE = 0x2018, RIGHT_SINGLE = 0x2019, LOW_DOUBLE = 0x201E };

static bool is_letter(uint32_t code)
{
    return code < 0x80 ? og_is_alpha((char)code) || og_is_digit((char)code) : code >= 0xC0 && code < 0x2000;
}

static uint32_t code_before(og_str text, size_t at)
{
    size_t length;
    if (!at)
        return ' ';
    do
        at--;
    while (at && ((unsigned char)text.ptr[at] & 0xC0) == 0x80);
    return og_utf8_decode(text, at, &length);
}

static uint32_t code_after(og_str text, size_t at)
{
    size_t length;
    return at < text.len ? og_utf8_decode(text, at, &length) : ' ';
}

static bool is_mark(uint32_t code)
{
    return code == '"' || code == '\'' || (code >= LEFT_SINGLE && code <= LOW_DOUBLE);
}

static bool divides(uint32_t code)
{
    return og_code_is_space(code) || og_code_is_dash(code) || code == '(' || code == '[' || code == '/' ||
           is_mark(code);
}

// False: an apostrophe, or a sign of feet or inches.
static bool side_of(uint32_t code, bool single, uint32_t before, uint32_t after, mark_side *side)
{
    bool word_before = is_letter(before), word_after = is_letter(after);
    bool room_after = og_code_is_space(after);
    if (single && word_before && word_after)
        return false;
    if (code == LEFT_DOUBLE || code == LOW_DOUBLE || (code == LEFT_SINGLE && !word_before)) {
        *side = MARK_OPENS;
        return true;
    }
    bool opens = code != RIGHT_SINGLE && divides(before) && !room_after;
    if (code == RIGHT_DOUBLE)
        opens = og_code_is_space(before) && (word_after || after == '[');
    *side = opens ? MARK_OPENS : MARK_CLOSES;
    if (single && !opens && (before == 's' || before == 'S') && room_after)
        *side = MARK_MAY_CLOSE;
    return opens || !og_code_is_space(before) || !single;
}

static og_status find_marks(reader *r, og_range block)
{
    og_str text = og_str_slice(r->document->text, 0, block.end);
    r->marks.count = 0;
    for (size_t at = block.start; at < block.end;) {
        char byte = text.ptr[at];
        if (byte != '"' && byte != '\'' && byte != '\xE2') {
            at++;
            continue;
        }
        size_t length;
        uint32_t code = og_utf8_decode(text, at, &length);
        mark found = {.start = at, .end = at + length, .single = og_code_is_apostrophe(code)};
        uint32_t before = at > block.start ? code_before(text, at) : ' ';
        if (is_mark(code) && side_of(code, found.single, before, code_after(text, at + length), &found.side))
            OG_TRY(og_vec_push(r->arena, &r->marks, found));
        at += length;
    }
    bool closed_later = false;
    for (size_t i = r->marks.count; i-- > 0;) {
        mark *one = &r->marks.items[i];
        one->closed_later = closed_later;
        if (one->single)
            closed_later = one->side == MARK_CLOSES || (one->side == MARK_MAY_CLOSE && closed_later);
    }
    return OG_OK;
}

// Whether the next block of running text begins with an opening mark of the kind.
static bool next_opens(const reader *r, size_t block, bool single)
{
    if (++block >= r->document->blocks.count || r->document->blocks.items[block].kind == OG_FURNITURE)
        return false;
    og_str text = og_document_slice(r->document, r->document->blocks.items[block].range);
    uint32_t first = code_after(text, 0);
    return single ? first == LEFT_SINGLE || first == '\'' : first == LEFT_DOUBLE || first == '"';
}

static bool opens_here(const reader *r, const mark *one, size_t block)
{
    if (one->side != MARK_OPENS)
        return false;
    if (!one->single)
        return true;
    // An apostrophe may begin a word: it opens only what something closes.
    for (const mark *next = one + 1; next < r->marks.items + r->marks.count; next++)
        if (next->single)
            return next->side != MARK_OPENS || next_opens(r, block, true);
    return next_opens(r, block, true);
}

// `runs_on`: the words go on in the next block.
static bool closes_here(const mark *one, bool single, bool runs_on)
{
    bool plural = one->side == MARK_MAY_CLOSE && (one->closed_later || runs_on);
    return one->single == single && one->side != MARK_OPENS && !plural;
}

// Whether words from the mark on are a whole speech, as after a colon, not a few words of one.
static bool opens_speech(const reader *r, og_range block, const mark *one)
{
    og_str before = og_str_trim(og_document_slice(r->document, (og_range){block.start, one->start}));
    return !before.len || before.ptr[before.len - 1] == ':' || before.ptr[before.len - 1] == ',';
}

static og_status add(reader *r, og_range whole, og_range range, bool continues)
{
    og_str words = og_str_trim(og_document_slice(r->document, range));
    if (!words.len)
        return OG_OK;
    return og_vec_push(r->arena, r->out, (og_quoted){.range = range, .whole = whole, .continues = continues});
}

static og_status read_block(reader *r, size_t number)
{
    og_range block = r->document->blocks.items[number].range;
    bool was_open = r->open, open = false, runs_on = false;
    mark start = {0};
    OG_TRY(find_marks(r, block));
    const mark *first = r->marks.count ? &r->marks.items[0] : NULL;
    bool begins = first && first->start == block.start && first->side == MARK_OPENS && first->single == r->single;
    bool left_out =
        was_open && !begins && first && closes_here(first, r->single, false); // the mark before this paragraph
    if (left_out) {
        start = (mark){.start = block.start, .end = block.start, .single = r->single};
        open = true;
    }
    bool continues = was_open && (begins || left_out);
    for (size_t i = 0; first && i < r->marks.count; i++) {
        const mark *one = &first[i];
        bool again = open && one->side == MARK_OPENS && one->single == start.single && !one->single;
        if (open && (again || closes_here(one, start.single, runs_on))) {
            size_t end = again ? one->start : one->end;
            OG_TRY(add(r, (og_range){start.start, end}, (og_range){start.end, one->start},
                       continues && start.start == block.start));
            open = false;
        }
        if (!open && opens_here(r, one, number)) {
            start = *one;
            open = true;
            runs_on = one->single && opens_speech(r, block, one) && next_opens(r, number, true);
        }
    }
    if (open)
        OG_TRY(add(r, (og_range){start.start, block.end}, (og_range){start.end, block.end},
                   continues && start.start == block.start));
    r->open = open;
    r->single = open && start.single;
    return OG_OK;
}

og_status og_quoted_find(const og_document *document, og_arena *arena, og_quoted_list *out)
{
    reader r = {.document = document, .arena = arena, .out = out};
    for (size_t i = 0; i < document->blocks.count; i++)
        if (document->blocks.items[i].kind != OG_FURNITURE)
            OG_TRY(read_block(&r, i));
    return OG_OK;
}
