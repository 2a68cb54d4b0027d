// SPDX-License-Identifier: MIT
// The parts of a document where matchers look, and running a matcher over its place.
#include "analyse/analysis.h"

#include "base/checked.h"
#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

enum { TITLE_BLOCKS = 24, TITLE_BLOCK_BYTES = 200, OPENING_BLOCKS = 60, OPENING_PAGES = 2 };

static og_str block_text(const og_analysis *analysis, size_t index)
{
    return og_document_slice(analysis->document, analysis->document->blocks.items[index].range);
}

bool og_opens_with_label(const og_analysis *analysis, og_str text)
{
    const og_labels *labels = &analysis->catalogue->title_ends;
    size_t start = og_row_number_length(text);
    for (size_t i = 0; i < labels->count; i++)
        if (og_label_may_match(text, start, labels->items[i]) && og_label_match(text, labels->items[i]))
            return true;
    return false;
}

static bool ends_title(const og_analysis *analysis, size_t index)
{
    const og_block *block = &analysis->document->blocks.items[index];
    og_str text = block_text(analysis, index);
    if (block->kind == OG_ROW || block->kind == OG_ITEM || text.len > TITLE_BLOCK_BYTES)
        return true;
    bool sentence = block->kind == OG_PARAGRAPH && text.len > 100 && og_str_ends(text, OG_STR("."));
    return sentence || og_opens_with_label(analysis, text);
}

static void find_title(og_analysis *analysis)
{
    const og_document *document = analysis->document;
    size_t end = 0, rows = 0;
    while (end < document->blocks.count && end < TITLE_BLOCKS) {
        const og_block *block = &document->blocks.items[end];
        if (block->kind == OG_ROW && rows < 8 && end < 8) // a letter head in two columns
            rows++;
        else if (block->kind != OG_FURNITURE && ends_title(analysis, end))
            break;
        end++;
    }
    analysis->title_end = end;
}

// Short lines, as of a date or a name, may stand between.
static void find_lead(og_analysis *analysis)
{
    enum { PARAGRAPHS = 4, BLOCKS = 12, SHORTEST = 60 };
    const og_document *document = analysis->document;
    size_t end = analysis->title_end, paragraphs = 0;
    for (; end < document->blocks.count && end < analysis->title_end + BLOCKS && paragraphs < PARAGRAPHS; end++)
        paragraphs += document->blocks.items[end].kind != OG_FURNITURE && block_text(analysis, end).len >= SHORTEST;
    analysis->lead_end = end;
}

static void find_opening(og_analysis *analysis)
{
    const og_document *document = analysis->document;
    size_t end = 0;
    while (end < document->blocks.count) {
        uint32_t page = document->blocks.items[end].page;
        if (page ? page > analysis->pages_before + OPENING_PAGES : end >= OPENING_BLOCKS)
            break;
        end++;
    }
    analysis->opening_end = end < analysis->title_end ? analysis->title_end : end;
}

void og_places_bound(og_analysis *analysis)
{
    find_title(analysis);
    find_lead(analysis);
    find_opening(analysis);
}

static void replace_all(char *bytes, size_t length, char what, char with)
{
    for (char *at = bytes; (at = memchr(at, what, length - (size_t)(at - bytes))) != NULL; at++)
        *at = with;
}

og_status og_places_find(og_analysis *analysis)
{
    og_str text = analysis->document->text;
    char *flat = og_arena_alloc(analysis->document->arena, text.len + 1);
    if (!flat)
        return OG_NO_MEMORY;
    memcpy(flat, text.ptr, text.len);
    replace_all(flat, text.len, '\n', ' ');
    replace_all(flat, text.len, '\t', ' ');
    analysis->flat = (og_str){flat, text.len};
    OG_TRY(og_words_index(analysis->document->arena, text, analysis->secret, &analysis->words));
    og_places_bound(analysis);
    return OG_OK;
}

// The blocks of a matcher's place; an empty range for places that are not made of blocks.
static og_range place_blocks(const og_analysis *analysis, og_place place)
{
    switch (place) {
    case OG_IN_TITLE:
        return (og_range){0, analysis->title_end};
    case OG_IN_LEAD:
        return (og_range){0, analysis->lead_end};
    case OG_IN_OPENING:
        return (og_range){0, analysis->opening_end};
    default:
        return (og_range){0, analysis->document->blocks.count};
    }
}

// The bytes of the place as one run of text.
static og_range place_bytes(const og_analysis *analysis, og_place place)
{
    const og_document *document = analysis->document;
    og_range blocks = place_blocks(analysis, place);
    if (blocks.start == blocks.end)
        return (og_range){0, 0};
    return (og_range){document->blocks.items[0].range.start, document->blocks.items[blocks.end - 1].range.end};
}

og_range og_read_bytes(const og_analysis *analysis)
{
    return place_bytes(analysis, OG_IN_TEXT);
}

size_t og_block_at(const og_analysis *analysis, size_t offset)
{
    const og_document *document = analysis->document;
    size_t low = 0, high = document->blocks.count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (document->blocks.items[middle].range.start <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

og_range og_block_range_at(const og_analysis *analysis, size_t offset)
{
    return analysis->document->blocks.items[og_block_at(analysis, offset)].range;
}

// At the first sentence behind the block, since every block but furniture has one: however much furniture stands there,
// it is not walked through.
size_t og_block_behind(const og_document *document, size_t block)
{
    if (block >= document->blocks.count)
        return document->blocks.count;
    const og_block *at = &document->blocks.items[block];
    size_t next = at->first_sentence + at->sentence_count;
    return next < document->sentences.count ? document->sentences.items[next].block : document->blocks.count;
}

static og_range shift(og_range range, size_t by)
{
    return og_range_took_part(range) ? (og_range){range.start + by, range.end + by} : range;
}

enum { MOST_JOINED = 16 }; // places where a match may be that are searched as one: most searches end at the first
enum { FAR = 150 };        // from so many runs of white space on it is as well to look everywhere

// What a pattern needs of this document.
typedef struct wanted {
    og_word_set words[OG_MOST_PATTERN_NEEDS];
    size_t gaps[OG_MOST_PATTERN_NEEDS];
    size_t count;
    size_t rarest; // of the needs, those aside that may be far from the start of a match
} wanted;

static bool is_better_guide(const wanted *needs, size_t a, size_t b)
{
    bool near_a = needs->gaps[a] <= FAR, near_b = needs->gaps[b] <= FAR;
    return near_a != near_b ? near_a : needs->words[a].places < needs->words[b].places;
}

// False when the document has not what the pattern needs.
static bool find_wanted(const og_analysis *analysis, size_t pattern, wanted *out)
{
    const og_needs *needs = og_scanner_needs(analysis->scanner, pattern);
    out->count = out->rarest = 0;
    for (size_t i = 0; i < needs->count; i++) {
        const og_need *need = &needs->items[i];
        og_word_set *set = &out->words[out->count];
        set->count = set->places = 0;
        set->uncounted = false;
        for (size_t k = 0; k < need->count; k++)
            og_words_add(&analysis->words, need->words[k].letters, need->words[k].form, set);
        if (!set->count)
            return false;
        if (set->uncounted)
            continue;
        out->gaps[out->count] = need->gaps;
        if (is_better_guide(out, out->count, out->rarest))
            out->rarest = out->count;
        out->count++;
    }
    return true;
}

// Whether the range holds all that is wanted at or after `from`.
static bool holds_wanted(const og_analysis *analysis, const wanted *needs, og_range range, size_t from)
{
    for (size_t i = 0; i < needs->count; i++)
        if (og_words_next(&analysis->words, &needs->words[i], from) >= range.end)
            return false;
    return true;
}

static bool is_inside_word(og_str text, size_t at, size_t least)
{
    return at > least && at < text.len && og_is_word(text.ptr[at]) && og_is_word(text.ptr[at - 1]);
}

// The offset, not below `least`, behind the run of white space that lies `gaps` such runs before `at`.
static size_t before_gaps(og_str text, size_t at, size_t gaps, size_t least)
{
    for (;; gaps--) {
        while (at > least && !og_is_space(text.ptr[at - 1]))
            at--;
        if (!gaps || at == least)
            return at;
        while (at > least && og_is_space(text.ptr[at - 1]))
            at--;
    }
}

// Runs a pattern over text[range] from `from` on, where what it wants is near.
static bool find_pattern(const og_analysis *analysis, const og_matcher *matcher, const wanted *needs, og_range range,
                         size_t from, og_match *out)
{
    og_str whole = matcher->place == OG_IN_TEXT ? analysis->document->text : analysis->flat;
    og_str subject = og_str_slice(whole, range.start, range.end);
    size_t limit_hits = og_scanner_limit_hits(analysis->scanner), back = from;
    while (is_inside_word(whole, back, range.start))
        back--;
    if (!holds_wanted(analysis, needs, range, back))
        return false;
    if (!needs->count || needs->gaps[needs->rarest] > FAR)
        return og_scanner_find(analysis->scanner, matcher->pattern, subject, from - range.start, out);
    const og_word_set *words = &needs->words[needs->rarest];
    size_t at = og_words_next(&analysis->words, words, back);
    while (at < range.end && from <= range.end) {
        size_t first = before_gaps(whole, at, needs->gaps[needs->rarest], from), last, joined = 0;
        do {
            last = at;
            while (last < range.end && og_is_word(whole.ptr[last]))
                last++;
            at = og_words_next(&analysis->words, words, last + 1);
        } while (++joined < MOST_JOINED && at < range.end &&
                 before_gaps(whole, at, needs->gaps[needs->rarest], first) <= last);
        if (og_scanner_find_until(analysis->scanner, matcher->pattern, subject, first - range.start, last - range.start,
                                  out))
            return true;
        if (og_scanner_limit_hits(analysis->scanner) > limit_hits)
            return false;
        from = last + 1;
    }
    return false;
}

// Runs a phrase or pattern over text[range] from `from` on. `needs` are those of the pattern.
static bool find_in(const og_analysis *analysis, const og_matcher *matcher, const wanted *needs, og_range range,
                    size_t from, og_hit *out)
{
    const og_range none = {SIZE_MAX, SIZE_MAX};
    from = from > range.start ? from : range.start;
    if (from > range.end)
        return false;
    if (matcher->kind == OG_MATCH_PHRASE) {
        size_t length, at = og_words_find_phrase(&analysis->words, range, matcher->text, from, &length);
        if (at == SIZE_MAX)
            return false;
        *out = (og_hit){.whole = {at, at + length}, .grade = none};
        out->value = out->whole;
    } else {
        og_match match;
        if (!find_pattern(analysis, matcher, needs, range, from, &match))
            return false;
        *out = (og_hit){shift(match.whole, range.start), shift(match.value, range.start),
                        shift(match.grade, range.start), 0};
        if (!og_range_took_part(out->value))
            out->value = out->whole;
    }
    out->block = og_block_at(analysis, out->value.start);
    return true;
}

// Whether the text is the label and nothing else.
static bool is_label(og_str text, size_t start, og_str label)
{
    return og_label_may_match(text, start, label) && og_label_match(text, label) == text.len;
}

// Whether the text is a label of the framework's fields or areas and nothing else.
static bool is_known_label(const og_framework *framework, og_str text)
{
    size_t start = og_row_number_length(text);
    for (size_t i = 0; framework && i < framework->fields.count; i++)
        for (size_t k = 0; k < framework->fields.items[i].matchers.count; k++)
            if (framework->fields.items[i].matchers.items[k].kind == OG_MATCH_LABEL &&
                is_label(text, start, framework->fields.items[i].matchers.items[k].text))
                return true;
    return framework && og_is_whole_area_label(framework, text);
}

static bool is_bare_label(const og_analysis *analysis, size_t index)
{
    enum { LONGEST = 100 };
    const og_document *document = analysis->document;
    const og_block *block = &document->blocks.items[index];
    og_str text = og_document_slice(document, block->range);
    return block->kind != OG_FURNITURE && block->kind != OG_ROW && text.len <= LONGEST &&
           (og_str_ends(text, OG_STR(":")) || is_known_label(analysis->framework, text));
}

// Whether a list of values plainly ends before the block: with a section, a row or another label.
static bool divides_values(const og_analysis *analysis, size_t block)
{
    const og_document *document = analysis->document;
    return block >= document->blocks.count || document->blocks.items[block].kind == OG_ROW ||
           og_heads_section(analysis, block) || is_bare_label(analysis, block);
}

// Whether it ends there as far as can be told: also with a sentence, or a label with its value.
static bool ends_values(const og_analysis *analysis, size_t block)
{
    enum { LONGEST = 100 };
    if (divides_values(analysis, block))
        return true;
    og_str text = og_str_trim(block_text(analysis, block));
    return text.len > LONGEST || og_str_ends(text, OG_STR(".")) || og_str_find_byte(text, ':', 0) != SIZE_MAX;
}

// Of a list of values that begins at block `first`, the one of the label with `before` labels before it and `after`
// behind it. A list that is not as long as that of the labels, since a value took two lines or a label has none, is
// counted from the end that is nearer, where it is plain where it ends.
static size_t value_in_list(const og_analysis *analysis, size_t first, size_t before, size_t after)
{
    enum { FEW = 4, MOST_APART = 3 };
    const og_document *document = analysis->document;
    size_t labels = before + after + 1, values = 0, steps = before, end = first;
    for (; values <= labels + MOST_APART && !ends_values(analysis, end); end = og_block_behind(document, end))
        values++;
    bool near = values + MOST_APART >= labels && values <= labels + MOST_APART;
    if (labels >= FEW && near && values > after && after <= before && divides_values(analysis, end))
        steps = values - 1 - after;
    while (steps-- && first < document->blocks.count)
        first = og_block_behind(document, first);
    return first;
}

// The block that holds the value of the label in `block`: the next, or, where some labels stand together and then their
// values, the one of its place among them. The number of blocks: there is none.
static size_t block_after(const og_analysis *analysis, size_t block)
{
    enum { MOST_TOGETHER = 24 }; // labels in a list; a longer run is none, and has no values behind it
    const og_document *document = analysis->document;
    size_t before = 0, after = 0;
    while (before < block && before + after < MOST_TOGETHER && is_bare_label(analysis, block - before - 1))
        before++;
    while (before + after < MOST_TOGETHER && block + after + 1 < document->blocks.count &&
           is_bare_label(analysis, block + after + 1))
        after++;
    if (before + after == MOST_TOGETHER)
        return document->blocks.count;
    bool listed = before + after && is_bare_label(analysis, block);
    return value_in_list(analysis, og_block_behind(document, block + after), listed ? before : 0, listed ? after : 0);
}

// Whether the value of a label in a cell of a row stands in the row below, under it: those beside it are labels too.
static bool value_beneath(const og_analysis *analysis, size_t block, size_t cell, og_hit *out)
{
    const og_document *document = analysis->document;
    const og_block *at = &document->blocks.items[block];
    if (at->kind != OG_ROW || at->cell_count < 2 || block + 1 >= document->blocks.count)
        return false;
    const og_block *below = &document->blocks.items[block + 1];
    if (below->kind != OG_ROW || below->cell_count != at->cell_count)
        return false;
    out->block = block + 1;
    out->value = document->cells.items[below->first_cell + cell];
    return out->value.start < out->value.end &&
           !is_known_label(analysis->framework, og_document_slice(document, out->value));
}

// Whether what is left of a cell behind its label is another label, without a value, that was joined to the one above.
// Behind a colon it is a value, whatever else it may label.
static bool joins_label(const og_analysis *analysis, og_range rest)
{
    og_str text = analysis->document->text;
    size_t at = rest.start;
    while (at > 0 && og_is_space(text.ptr[at - 1]))
        at--;
    return !(at > 0 && text.ptr[at - 1] == ':') &&
           is_known_label(analysis->framework, og_str_trim(og_document_slice(analysis->document, rest)));
}

// The value that follows a label: what is left of its cell or block, else the next cell, else another block.
static bool value_after(const og_analysis *analysis, size_t block, size_t cell, og_range rest, og_hit *out)
{
    const og_document *document = analysis->document;
    const og_block *at = &document->blocks.items[block];
    out->block = block;
    out->value = rest;
    if (rest.start < rest.end && !joins_label(analysis, rest))
        return true;
    for (size_t i = cell + 1; i < at->cell_count; i++) {
        out->value = document->cells.items[at->first_cell + i];
        if (out->value.start == out->value.end)
            continue;
        if (is_known_label(analysis->framework, og_document_slice(document, out->value)))
            break;
        return true;
    }
    if (value_beneath(analysis, block, cell, out))
        return true;
    out->block = block_after(analysis, block);
    if (out->block >= document->blocks.count)
        return false;
    out->value = document->blocks.items[out->block].range;
    return true;
}

static bool label_in_block(const og_analysis *analysis, const og_matcher *matcher, size_t index, size_t from,
                           og_hit *out)
{
    const og_document *document = analysis->document;
    const og_block *block = &document->blocks.items[index];
    size_t cells = block->kind == OG_ROW ? block->cell_count : 1;
    for (size_t i = 0; i < cells; i++) {
        og_range range = block->kind == OG_ROW ? document->cells.items[block->first_cell + i] : block->range;
        size_t length = range.start >= from ? og_label_match(og_document_slice(document, range), matcher->text) : 0;
        if (!length)
            continue;
        out->whole = (og_range){range.start, range.start + length};
        out->grade = (og_range){SIZE_MAX, SIZE_MAX};
        if (value_after(analysis, index, i, (og_range){range.start + length, range.end}, out))
            return true;
    }
    return false;
}

// The label in the middle of a block of the opening, with its colon: lines that a conversion ran together.
static bool label_inside(const og_analysis *analysis, const og_matcher *matcher, size_t index, size_t from, og_hit *out)
{
    const og_block *block = &analysis->document->blocks.items[index];
    og_str text = block_text(analysis, index);
    if (block->kind == OG_ROW || block->kind == OG_FURNITURE)
        return false;
    size_t length, found = og_words_find_phrase(&analysis->words, block->range, matcher->text, 0, &length);
    if (found == SIZE_MAX || found < from)
        return false;
    size_t at = found - block->range.start, colon = at + length;
    while (colon < text.len && og_is_space(text.ptr[colon]))
        colon++;
    if (colon >= text.len || text.ptr[colon] != ':')
        return false;
    size_t value = og_after_divider(text, colon);
    if (value == text.len)
        return false;
    *out = (og_hit){.whole = {block->range.start + at, block->range.start + value},
                    .value = {block->range.start + value, block->range.end},
                    .grade = {SIZE_MAX, SIZE_MAX},
                    .block = index};
    return true;
}

// The next block from number `index` on, before `end`, in which a word of the guide stands; `end`: none.
static size_t next_guided(const og_analysis *analysis, const og_word_set *guide, size_t index, size_t end)
{
    const og_document *document = analysis->document;
    if (guide->uncounted || index >= end)
        return index;
    size_t place = og_words_next(&analysis->words, guide, document->blocks.items[index].range.start);
    if (place == SIZE_MAX)
        return end;
    size_t block = og_block_at(analysis, place);
    return block < end ? block : end;
}

static bool find_label(const og_analysis *analysis, const og_matcher *matcher, size_t from, og_hit *out)
{
    og_word_set guide;
    og_range blocks = place_blocks(analysis, matcher->place);
    bool furniture = matcher->place == OG_IN_FURNITURE;
    og_words_guide(&analysis->words, matcher->text, &guide);
    for (size_t i = blocks.start; (i = next_guided(analysis, &guide, i, blocks.end)) < blocks.end; i++) {
        const og_block *block = &analysis->document->blocks.items[i];
        if (block->range.end > from && furniture == (block->kind == OG_FURNITURE) &&
            label_in_block(analysis, matcher, i, from, out))
            return true;
    }
    size_t end = furniture ? 0 : blocks.end < analysis->opening_end ? blocks.end : analysis->opening_end;
    for (size_t i = blocks.start; (i = next_guided(analysis, &guide, i, end)) < end; i++)
        if (label_inside(analysis, matcher, i, from, out))
            return true;
    return false;
}

static bool find_in_blocks(const og_analysis *analysis, const og_matcher *matcher, const wanted *needs,
                           og_block_kind kind, size_t from, og_hit *out)
{
    for (size_t i = 0; i < analysis->document->blocks.count; i++) {
        const og_block *block = &analysis->document->blocks.items[i];
        if (block->kind == kind && block->range.end > from &&
            find_in(analysis, matcher, needs, block->range, from, out))
            return true;
    }
    return false;
}

static bool find_in_sentences(const og_analysis *analysis, const og_matcher *matcher, const wanted *needs, size_t from,
                              og_hit *out)
{
    const og_range read = og_read_bytes(analysis); // of a part of a document, whose sentences are those of the whole
    size_t next = 0;                               // place of a word without which no sentence matches
    for (size_t i = 0; i < analysis->document->sentences.count; i++) {
        og_range range = analysis->document->sentences.items[i].range;
        if (range.start < read.start || range.end > read.end)
            continue;
        if (range.end <= from || (needs->count && range.end <= next))
            continue;
        if (needs->count && next < range.start)
            next = og_words_next(&analysis->words, &needs->words[needs->rarest], range.start);
        if (next < range.end && find_in(analysis, matcher, needs, range, from, out))
            return true;
    }
    return false;
}

bool og_matcher_may_find(const og_analysis *analysis, const og_matcher *matcher)
{
    wanted needs;
    og_word_set guide;
    if (matcher->kind == OG_MATCH_PATTERN)
        return find_wanted(analysis, matcher->pattern, &needs);
    og_words_guide(&analysis->words, matcher->text, &guide);
    return guide.count || guide.uncounted;
}

bool og_matcher_find(const og_analysis *analysis, const og_matcher *matcher, size_t from, og_hit *out)
{
    wanted needs;
    needs.count = needs.rarest = 0;
    if (matcher->kind == OG_MATCH_LABEL)
        return find_label(analysis, matcher, from, out);
    if (matcher->kind == OG_MATCH_PATTERN && !find_wanted(analysis, matcher->pattern, &needs))
        return false;
    switch (matcher->place) {
    case OG_IN_HEADING:
        return find_in_blocks(analysis, matcher, &needs, OG_HEADING, from, out);
    case OG_IN_FURNITURE:
        return find_in_blocks(analysis, matcher, &needs, OG_FURNITURE, from, out);
    case OG_IN_SENTENCE:
        return find_in_sentences(analysis, matcher, &needs, from, out);
    default:
        return find_in(analysis, matcher, &needs, place_bytes(analysis, matcher->place), from, out);
    }
}
