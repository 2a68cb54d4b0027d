// SPDX-License-Identifier: MIT
// Block by block: the sentences of each (who_said.c), and what stands in blocks of their own: lists and paragraphs
// after a colon, and who signs what was said.
#include "analyse/speech.h"

#include "analyse/hearing.h"
#include "analyse/quotations.h"
#include "base/str.h"
#include "base/utf8.h"

static size_t last_clause_speaker(const og_hearing *r)
{
    return r->clauses.count ? r->clauses.items[r->clauses.count - 1].speaker : SIZE_MAX;
}

// The items up to `end`, a place in the text.
static size_t items_until(const og_hearing *r, size_t from, size_t end)
{
    while (from < r->items.count && og_hearing_item(r, from)->range.start < end)
        from++;
    return from;
}

// Whether the place lies within quotation marks, of the items before `end`.
static bool is_inside(const og_hearing *r, size_t end, size_t place)
{
    return end > 0 && og_hearing_item(r, end - 1)->kind == OG_ITEM_QUOTED &&
           og_hearing_item(r, end - 1)->range.end > place;
}

// After "X said:" a list, or a paragraph that is set apart and has no marks.
static og_status follow_lead(og_hearing *r, const og_block *block)
{
    if (block->kind == OG_ITEM)
        return og_passages_add(r, block->range, r->lead, false);
    og_set_apart apart = {.range = block->range, .speaker = r->lead};
    return og_vec_push(r->analysis->document->arena, &r->apart, apart);
}

static og_status read_sentences(og_hearing *r, const og_block *block)
{
    const og_sentence *sentences = &r->analysis->document->sentences.items[block->first_sentence];
    r->end = 0;
    for (size_t i = 0; i < block->sentence_count; i++) {
        size_t end = items_until(r, r->end, sentences[i].range.end);
        bool last = i + 1 == block->sentence_count;
        if (!last && (end == r->end || is_inside(r, end, sentences[i].range.end)))
            continue;
        r->first = r->end;
        r->end = last ? r->items.count : end;
        if (r->first < r->end)
            OG_TRY(og_sentence_read(r));
        r->lead = og_ends_with_colon(r) ? last_clause_speaker(r) : SIZE_MAX;
        r->leads_paragraph = r->lead != SIZE_MAX && r->clauses.items[r->clauses.count - 1].end + 1 == r->end;
    }
    return OG_OK;
}

// What stands under a heading such as "What the report says" is told of inspectors.
static og_status read_heading(og_hearing *r)
{
    const og_mention inspectors = {.inspectors = true};
    size_t speaker;
    for (size_t at = 0; at < r->items.count; at++)
        if (og_hearing_item(r, at)->word == OG_WORD_INSPECTORS)
            return og_speakers_find(&r->speakers, &inspectors, &speaker);
    return OG_OK;
}

static uint32_t first_code(const og_hearing *r, const og_block *block)
{
    size_t length;
    og_str text = og_document_slice(r->analysis->document, block->range);
    return text.len ? og_utf8_decode(text, 0, &length) : 0;
}

static bool has_words(const og_hearing *r)
{
    return !og_has_fewer_words(r, 0, r->items.count, 1);
}

// Whether the block is a sentence, or tells who says what follows.
static bool ends_or_tells(const og_hearing *r)
{
    og_item_kind end = r->items.count ? og_hearing_item(r, r->items.count - 1)->kind : OG_ITEM_STOP;
    bool tells = end == OG_ITEM_STOP || end == OG_ITEM_COLON;
    for (size_t at = 0; at < r->items.count; at++)
        tells |= og_hearing_item(r, at)->word >= OG_WORD_SAYS && og_hearing_item(r, at)->word <= OG_WORD_SOURCE;
    return tells;
}

// "Jo Example, principal", on a line of its own under what was said.
static og_status read_signature(og_hearing *r, const og_block *block, size_t from)
{
    enum { LONGEST = 14 };
    size_t speaker;
    if (!og_has_fewer_words(r, 0, r->items.count, LONGEST) || ends_or_tells(r))
        return OG_OK;
    og_mention mention = og_mention_read(&r->items, 0, r->items.count, true);
    bool dash = og_code_is_dash(first_code(r, block));
    og_str name = og_document_slice(r->analysis->document, mention.name);
    const og_record_document *about = r->analysis->record->document;
    if (!name.len || mention.single || (!dash && og_range_is_empty(mention.role)) ||
        (about && og_str_equal_fold(name, about->byline)))
        return OG_OK;
    OG_TRY(og_speakers_find(&r->speakers, &mention, &speaker));
    for (size_t number = from; number < r->next; number++)
        og_hearing_give(r, number, speaker);
    return OG_OK;
}

static og_status read_block(og_hearing *r, const og_block *block)
{
    OG_TRY(og_speech_items_of(r->analysis, block->range, &r->quoted, &r->next, &r->items));
    size_t unsigned_from = r->unsigned_from;
    r->unsigned_from = r->next;
    r->pending = r->next;
    while (r->pending && r->quoted.items[r->pending - 1].whole.start >= block->range.start)
        r->pending--;
    if (unsigned_from < r->next && r->pending == r->next)
        OG_TRY(read_signature(r, block, unsigned_from));
    if (block->kind == OG_HEADING)
        return read_heading(r);
    bool led = r->lead != SIZE_MAX && (block->kind == OG_ITEM || r->leads_paragraph);
    if (led && r->pending == r->next) {
        OG_TRY(follow_lead(r, block));
        r->lead = block->kind == OG_ITEM ? r->lead : SIZE_MAX;
        r->leads_paragraph = false;
        return OG_OK;
    }
    bool open = r->lead == SIZE_MAX && r->pending < r->next;
    size_t first = r->pending;
    r->lead = SIZE_MAX;
    OG_TRY(read_sentences(r, block));
    r->unsigned_from = open && !has_words(r) ? first : r->next;
    return OG_OK;
}

// --- all together

// Whether the second of two quoted by one speaker goes on with what the first says, be it after "she said".
static bool goes_on(const og_hearing *r, size_t first, size_t second)
{
    const og_document *document = r->analysis->document;
    og_range between = {r->quoted.items[first].whole.end, r->quoted.items[second].whole.start};
    if (r->spoken_by[first] != r->spoken_by[second] || between.end < between.start)
        return false;
    og_str text = og_document_slice(document, between);
    return og_str_find_byte(text, '\n', 0) == SIZE_MAX || !og_str_trim(text).len;
}

// Those before a place, from number *next on.
static og_status add_set_apart(og_hearing *r, size_t place, og_turn *turn, size_t *next)
{
    for (; *next < r->apart.count && r->apart.items[*next].range.start < place; ++*next) {
        const og_set_apart *apart = &r->apart.items[*next];
        OG_TRY(og_passages_add(r, apart->range, apart->speaker, true));
        OG_TRY(og_turn_add(turn, apart->range, &r->speakers.known.items[apart->speaker], false));
    }
    return OG_OK;
}

// A speech of several paragraphs is one quotation.
static og_status add_quotations(og_hearing *r)
{
    og_turn turn;
    size_t apart = 0;
    OG_TRY(og_turn_new(r->analysis, &turn));
    for (size_t i = 0, end; i < r->quoted.count; i = end) {
        OG_TRY(add_set_apart(r, r->quoted.items[i].whole.start, &turn, &apart));
        size_t speaker = r->spoken_by[i];
        og_range range = r->quoted.items[i].range;
        for (end = i + 1; end < r->quoted.count && r->quoted.items[end].continues && r->spoken_by[end] == speaker;
             end++)
            range.end = r->quoted.items[end].range.end;
        for (size_t k = i; k < end && speaker != SIZE_MAX; k++)
            OG_TRY(og_passages_add(r, r->quoted.items[k].range, speaker, true));
        if (speaker != SIZE_MAX)
            OG_TRY(og_turn_add(&turn, range, &r->speakers.known.items[speaker], i && goes_on(r, i - 1, i)));
        if (speaker != SIZE_MAX && r->also_by[i] != SIZE_MAX)
            OG_TRY(og_turn_add(&turn, range, &r->speakers.known.items[r->also_by[i]], true));
    }
    OG_TRY(add_set_apart(r, SIZE_MAX, &turn, &apart));
    og_turn_end(&turn);
    return OG_OK;
}

og_status og_speech_find(og_analysis *analysis)
{
    const og_document *document = analysis->document;
    if (!analysis->framework || analysis->framework->is_inspection)
        return OG_OK;
    og_hearing r = {.analysis = analysis, .lead = SIZE_MAX};
    OG_TRY(og_speakers_open(analysis, &r.speakers));
    OG_TRY(og_quoted_find(document, document->arena, &r.quoted));
    r.spoken_by = og_arena_alloc_array(document->arena, r.quoted.count + 1, sizeof *r.spoken_by);
    r.also_by = og_arena_alloc_array(document->arena, r.quoted.count + 1, sizeof *r.also_by);
    if (!r.spoken_by || !r.also_by)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < r.quoted.count; i++)
        r.spoken_by[i] = r.also_by[i] = SIZE_MAX;
    for (size_t i = 0; i < document->blocks.count; i++) {
        const og_block *block = &document->blocks.items[i];
        bool heading = block->kind == OG_HEADING && r.speakers.last != SIZE_MAX; // no headline
        if (heading || block->kind == OG_PARAGRAPH || block->kind == OG_ITEM)
            OG_TRY(read_block(&r, block));
    }
    OG_TRY(add_quotations(&r));
    og_passages_nest(analysis);
    return OG_OK;
}
