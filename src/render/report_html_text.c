// SPDX-License-Identifier: MIT
// The text of a document in the page of its report, in one pass over blocks and notes together. Marks may overlap: the
// words are cut where one begins or ends. Few of them are drawn at one place, so that a record with a thousand notes
// about the same words costs no more than they.
#include "base/str.h"
#include "render/report_html.h"

enum { MOST_MARKS = 3 };

typedef struct open_mark {
    size_t end;
    og_str kind;
    og_str anchor; // until words were written with it
} open_mark;

typedef struct writing {
    const og_page_making *of;
    const og_document *document;
    og_shown_notes *notes;
    size_t next; // place whose note stands nowhere yet
    open_mark open[MOST_MARKS];
    size_t open_count;
    size_t page;  // of the last unit
    size_t level; // of the last heading
} writing;

static og_arena *arena_of(const writing *to)
{
    return to->of->flow->arena;
}

// The offset, or the end of the character in the midst of which it is.
static size_t character_end(og_str text, size_t at)
{
    at = at < text.len ? at : text.len;
    while (at < text.len && ((unsigned char)text.ptr[at] & 0xC0U) == 0x80U)
        at++;
    return at;
}

static size_t next_start(const writing *to)
{
    const og_shown_notes *notes = to->notes;
    return to->next < notes->places.count
               ? character_end(og_document_text(to->document), notes->places.items[to->next].range.start)
               : SIZE_MAX;
}

// Puts the next note beside the block. Where there are words at `at` to be marked for it, they refer to it.
static og_status take_note(writing *to, size_t at, og_shown_block *block, og_shown_run *run)
{
    const og_shown_place *place = &to->notes->places.items[to->next++];
    og_shown_note *note = &to->notes->items.items[place->note];
    size_t end = character_end(og_document_text(to->document), place->range.end);
    note->marked = end > at && to->open_count < MOST_MARKS && note->anchor.len;
    if (note->marked) {
        og_shown_reference reference = {note->kind, note->name, note->id, note->anchor};
        to->open[to->open_count++] = (open_mark){end, note->kind, note->anchor};
        OG_TRY(og_vec_push(arena_of(to), &run->references, reference));
    }
    return og_vec_push(arena_of(to), &block->notes, *note);
}

static void close_marks(writing *to, size_t at)
{
    size_t kept = 0;
    for (size_t i = 0; i < to->open_count; i++)
        if (to->open[i].end > at)
            to->open[kept++] = to->open[i];
    to->open_count = kept;
}

static og_status mark(writing *to, og_shown_run *run)
{
    for (size_t i = 0; i < to->open_count; i++) {
        og_shown_mark made = {to->open[i].kind, to->open[i].anchor};
        to->open[i].anchor = (og_str){0};
        OG_TRY(og_vec_push(arena_of(to), &run->marks, made));
    }
    return OG_OK;
}

// The words of a range, cut where what they are marked for changes.
static og_status write_cell(writing *to, og_range range, og_shown_block *block)
{
    og_shown_cell cell = {.runs = {0}};
    for (size_t at = range.start, end; at < range.end; at = end) {
        og_shown_run run = {.text = {0}};
        close_marks(to, at);
        while (next_start(to) <= at)
            OG_TRY(take_note(to, at, block, &run));
        end = next_start(to) < range.end ? next_start(to) : range.end;
        for (size_t i = 0; i < to->open_count; i++)
            end = to->open[i].end < end ? to->open[i].end : end;
        OG_TRY(mark(to, &run));
        run.text = og_document_slice(to->document, (og_range){at, end});
        OG_TRY(og_vec_push(arena_of(to), &cell.runs, run));
    }
    return og_vec_push(arena_of(to), &block->cells, cell);
}

static og_str kind_of(og_block_kind kind)
{
    switch (kind) {
    case OG_HEADING:
        return OG_STR("heading");
    case OG_ITEM:
        return OG_STR("list");
    case OG_ROW:
        return OG_STR("table");
    default:
        return OG_STR("paragraph");
    }
}

// The unit that the block belongs to: items of one list and rows of one table stand together, as far as a page goes.
static og_status find_unit(writing *to, const og_block *block, og_shown_unit **out)
{
    og_shown_report *report = to->of->report;
    og_str kind = kind_of(block->kind);
    bool turned = block->page && block->page != to->page, joins = block->kind == OG_ITEM || block->kind == OG_ROW;
    if (turned || !joins || !report->units.count ||
        !og_str_equal(report->units.items[report->units.count - 1].kind, kind)) {
        og_shown_unit made = {.kind = kind, .page = turned ? block->page : 0};
        to->page = turned ? block->page : to->page;
        OG_TRY(og_vec_push(arena_of(to), &report->units, made));
    }
    *out = &report->units.items[report->units.count - 1];
    return OG_OK;
}

// No heading may stand more than one level below that before it, and HTML has six, two of which are the page's own.
static size_t heading_level(writing *to, size_t wanted)
{
    enum { DEEPEST = 4 };
    size_t most = to->level < DEEPEST ? to->level + 1 : DEEPEST;
    to->level = wanted < most ? wanted : most;
    return to->level;
}

static og_status write_block(writing *to, const og_block *block)
{
    og_shown_unit *unit;
    og_shown_block made = {.marker = og_document_slice(to->document, block->marker), .level = block->level};
    if (block->kind == OG_HEADING)
        made.level = heading_level(to, block->level);
    OG_TRY(find_unit(to, block, &unit));
    if (block->kind != OG_ROW)
        OG_TRY(write_cell(to, block->range, &made));
    for (size_t i = 0; i < block->cell_count; i++)
        OG_TRY(write_cell(to, og_document_cell(to->document, block->first_cell + i), &made));
    return og_vec_push(arena_of(to), &unit->blocks, made);
}

// The notes that stand nowhere yet: all of them where there is no text, else those whose words are not in it.
static og_status write_others(writing *to)
{
    og_shown_unit unit = {.kind = OG_STR("notes")};
    for (; to->next < to->notes->places.count; to->next++) {
        og_shown_block block = {.level = 0};
        size_t note = to->notes->places.items[to->next].note;
        OG_TRY(og_vec_push(arena_of(to), &block.notes, to->notes->items.items[note]));
        OG_TRY(og_vec_push(arena_of(to), &unit.blocks, block));
    }
    return unit.blocks.count ? og_vec_push(arena_of(to), &to->of->report->units, unit) : OG_OK;
}

og_status og_page_make_text(const og_page_making *of, const og_document *document, og_shown_notes *notes)
{
    writing to = {.of = of, .document = document, .notes = notes};
    for (size_t i = 0; document && i < og_document_block_count(document); i++) {
        const og_block *block = og_document_block(document, i);
        if (block->kind != OG_FURNITURE)
            OG_TRY(write_block(&to, block));
    }
    return write_others(&to);
}
