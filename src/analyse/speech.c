// SPDX-License-Identifier: MIT
// Sentence by sentence: who is said to speak (clauses.c), and what of the sentence and of what stands between marks is
// said by them.
#include "analyse/speech.h"

#include "analyse/hearing.h"
#include "analyse/quotations.h"
#include "base/str.h"
#include "base/utf8.h"

enum { SHORT_TAIL = 4, SHORTEST_REPORT = 2 };

// --- what

static og_voice voice_of(const og_hearing *r, size_t speaker)
{
    return speaker == SIZE_MAX ? OG_VOICE_OTHER : r->speakers.known.items[speaker].voice;
}

static bool is_stranger(const og_hearing *r, size_t speaker)
{
    const og_known_speaker *known = speaker == SIZE_MAX ? NULL : &r->speakers.known.items[speaker];
    return known && known->name.len && !known->role.len && !known->organisation.len;
}

static og_status add_passage(og_hearing *r, og_range range, size_t speaker, bool direct)
{
    og_passage passage = {
        .range = range, .voice = voice_of(r, speaker), .direct = direct, .stranger = is_stranger(r, speaker)};
    return og_vec_push(r->analysis->arena, &r->analysis->passages, passage);
}

static size_t words_between(const og_hearing *r, size_t first, size_t end)
{
    size_t words = 0;
    for (size_t i = first; i < end; i++)
        words += og_hearing_item(r, i)->kind == OG_ITEM_WORD;
    return words;
}

// The words of items first .. end - 1, divided from the rest by commas.
static og_range words_of(const og_hearing *r, size_t first, size_t end)
{
    while (first < end && og_item_divides(og_hearing_item(r, first)))
        first++;
    while (end > first && og_item_divides(og_hearing_item(r, end - 1)))
        end--;
    if (first >= end)
        return (og_range){0};
    return (og_range){og_hearing_item(r, first)->range.start, og_hearing_item(r, end - 1)->range.end};
}

// What a clause reports: what follows it up to the next one, or, where it stands at the end, what precedes it.
static og_status add_reported(og_hearing *r, size_t number)
{
    const og_telling *one = &r->clauses.items[number];
    size_t end = number + 1 < r->clauses.count ? r->clauses.items[number + 1].first : r->end;
    size_t from = number ? r->clauses.items[number - 1].end : r->first;
    if (one->speaker == SIZE_MAX || (one->finds && voice_of(r, one->speaker) != OG_VOICE_INSPECTORS))
        return OG_OK;
    if (one->found)
        return add_passage(r, words_of(r, from, end), one->speaker, false);
    size_t before = words_between(r, from, one->first), after = words_between(r, one->end, end);
    bool last = after < SHORT_TAIL && before > after;
    og_range range = last ? words_of(r, from, one->first) : words_of(r, one->end, end);
    size_t words = last ? before : after;
    if (words < SHORTEST_REPORT || range.start >= range.end)
        return OG_OK;
    return add_passage(r, range, one->speaker, false);
}

// The clauses that stand before a place in the sentence.
typedef struct passed {
    size_t count;
    size_t inner; // 1 + the one in whose words the place is, 0: in nobody's
} passed;

// Who speaks the words at the item: the clause before them in the sentence, else the one after. Places are asked for in
// their order.
static size_t speaker_at(og_hearing *r, size_t at, passed *before)
{
    og_telling *clauses = r->clauses.items;
    for (; before->count < r->clauses.count && clauses[before->count].verb <= at; before->inner = ++before->count)
        clauses[before->count].outer = before->inner;
    while (before->inner && (clauses[before->inner - 1].reach < at || clauses[before->inner - 1].speaker == SIZE_MAX))
        before->inner = clauses[before->inner - 1].outer;
    if (before->inner)
        return clauses[before->inner - 1].speaker;
    return before->count < r->clauses.count ? clauses[before->count].speaker : SIZE_MAX;
}

// --- sentences

static bool ends_with_colon(const og_hearing *r)
{
    return r->end > r->first && og_hearing_item(r, r->end - 1)->kind == OG_ITEM_COLON;
}

// Of a sentence without words that say that somebody speaks: who is its subject, for the quotation that follows.
static og_status note_subject(og_hearing *r)
{
    enum { LONGEST_OPENING = 20 };
    size_t end = r->first, speaker;
    while (end < r->end && end < r->first + LONGEST_OPENING && og_hearing_item(r, end)->kind != OG_ITEM_QUOTED &&
           og_hearing_item(r, end)->kind != OG_ITEM_STOP)
        end++;
    og_mention mention = og_mention_read(&r->items, r->first, end, true);
    bool named = !og_range_is_empty(mention.name) && (!mention.single || mention.title);
    if (mention.inspectors && !named)
        mention = (og_mention){.inspectors = og_hearing_item(r, r->first)->word == OG_WORD_INSPECTORS};
    bool body = !og_range_is_empty(mention.organisation);
    if (named || mention.inspectors || (body && ends_with_colon(r))) { // "The trust has sent us this:"
        OG_TRY(og_speakers_find(&r->speakers, &mention, &speaker));
        r->subject = named ? speaker : SIZE_MAX;
    } else if (body && !mention.noun) {
        OG_TRY(og_text_of(r->analysis, mention.organisation, &r->speakers.body));
    }
    return OG_OK;
}

// Whether items first .. end - 1 hold fewer words than `most`, a small number.
static bool has_fewer_words(const og_hearing *r, size_t first, size_t end, size_t most)
{
    size_t words = 0;
    for (size_t i = first; i < end && words < most; i++)
        words += og_hearing_item(r, i)->kind == OG_ITEM_WORD;
    return words < most;
}

static size_t last_clause_speaker(const og_hearing *r)
{
    return r->clauses.count ? r->clauses.items[r->clauses.count - 1].speaker : SIZE_MAX;
}

// Who is named beside words between marks without a word that says that somebody speaks: '"Fair," he sighed.'
static og_status speaker_beside(og_hearing *r, size_t at, size_t *out)
{
    enum { FURTHEST = 12, NEAREST = 3 };
    size_t end = at + 1, speaker = SIZE_MAX;
    while (end < r->end && end < at + FURTHEST && og_hearing_item(r, end)->kind == OG_ITEM_WORD)
        end++;
    og_mention after = og_mention_read(&r->items, at + 1, end, true);
    bool calls = !og_range_is_empty(after.name) || after.pronoun == OG_PRONOUN_HE || after.pronoun == OG_PRONOUN_SHE;
    if (calls && end > at + 1 && !og_item_divides(og_hearing_item(r, at + 1)) &&
        has_fewer_words(r, end, r->end, NEAREST))
        OG_TRY(og_speakers_find(&r->speakers, &after, &speaker));
    *out = speaker;
    return OG_OK;
}

static bool inspectors_spoke(const og_hearing *r)
{
    return r->speakers.last != SIZE_MAX && r->speakers.known.items[r->speakers.last].voice == OG_VOICE_INSPECTORS;
}

// Where what may name a speaker before the colon begins: behind other words between marks and what another colon ends.
static size_t lead_start(const og_hearing *r, size_t colon)
{
    size_t at = colon;
    while (at > r->first && colon - at < OG_LONGEST_SUBJECT && og_hearing_item(r, at - 1)->kind != OG_ITEM_QUOTED &&
           og_hearing_item(r, at - 1)->kind != OG_ITEM_COLON)
        at--;
    return at;
}

// Who speaks words between marks in a sentence that does not say so.
static og_status speaker_unsaid(og_hearing *r, size_t at, size_t *out)
{
    bool colon = at > r->first && og_hearing_item(r, at - 1)->kind == OG_ITEM_COLON;
    *out = r->speakers.last;
    if (colon) {
        og_mention mention = og_mention_read(&r->items, lead_start(r, at - 1), at - 1, false);
        return og_mention_is_empty(&mention) ? OG_OK : og_speakers_find(&r->speakers, &mention, out);
    }
    if (r->wordless)
        return OG_OK;
    OG_TRY(speaker_beside(r, at, out));
    if (*out == SIZE_MAX && og_is_phrase(r, at)) // "The chair, Jo Example, gave credit to ..."
        *out = r->subject;
    if (*out != SIZE_MAX || !inspectors_spoke(r))
        return OG_OK;
    *out = r->speakers.last;
    bool told = r->told;
    r->told = true;
    return told ? OG_OK : add_passage(r, words_of(r, r->first, r->end), *out, false);
}

static void give(og_hearing *r, size_t number, size_t speaker)
{
    r->spoken_by[number] = speaker;
    r->also_by[number] = speaker == SIZE_MAX ? SIZE_MAX : r->speakers.known.items[speaker].partner;
}

// What stands between marks in the sentence.
static og_status attribute(og_hearing *r)
{
    passed before = {0};
    for (size_t at = r->first; at < r->end; at++) {
        if (og_hearing_item(r, at)->kind != OG_ITEM_QUOTED)
            continue;
        size_t number = og_hearing_item(r, at)->quoted;
        bool follows = r->quoted.items[number].continues && number;
        if (r->clauses.count)
            give(r, number, speaker_at(r, at, &before));
        else if (follows)
            give(r, number, r->spoken_by[number - 1]);
        else {
            size_t speaker;
            OG_TRY(speaker_unsaid(r, at, &speaker));
            give(r, number, speaker);
        }
    }
    return OG_OK;
}

// "X said." after what was said.
static void attribute_before(og_hearing *r)
{
    size_t number = r->next;
    if (r->clauses.count != 1 || words_between(r, r->clauses.items[0].verb_end, r->end) > SHORT_TAIL)
        return;
    while (number-- > r->pending)
        if (!r->quoted.items[number].continues)
            give(r, number, r->clauses.items[0].speaker);
}

static og_status read_sentence(og_hearing *r)
{
    bool quotes = false;
    for (size_t at = r->first; at < r->end; at++)
        quotes |= og_hearing_item(r, at)->kind == OG_ITEM_QUOTED;
    OG_TRY(og_introductions_read(r));
    OG_TRY(og_clauses_read(r));
    const og_speech_item *end = og_hearing_item(r, r->end - 1);
    bool whole = end->kind == OG_ITEM_STOP || end->kind == OG_ITEM_COLON || end->kind == OG_ITEM_QUOTED;
    r->wordless = has_fewer_words(r, r->first, r->end, 1);
    r->told = false;
    r->subject = SIZE_MAX;
    if (!r->clauses.count && !r->wordless && whole) // else a byline or the like
        OG_TRY(note_subject(r));
    OG_TRY(attribute(r));
    if (!quotes)
        attribute_before(r);
    for (size_t i = 0; i < r->clauses.count; i++)
        OG_TRY(add_reported(r, i));
    bool bare = quotes && !r->clauses.count && r->wordless;
    if (!bare)
        r->pending = r->next;
    return OG_OK;
}

// --- blocks

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
        return add_passage(r, block->range, r->lead, false);
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
            OG_TRY(read_sentence(r));
        r->lead = ends_with_colon(r) ? last_clause_speaker(r) : SIZE_MAX;
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
    return !has_fewer_words(r, 0, r->items.count, 1);
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
    if (!has_fewer_words(r, 0, r->items.count, LONGEST) || ends_or_tells(r))
        return OG_OK;
    og_mention mention = og_mention_read(&r->items, 0, r->items.count, true);
    bool dash = og_code_is_dash(first_code(r, block));
    og_str name = og_document_slice(r->analysis->document, mention.name);
    if (!name.len || mention.single || (!dash && og_range_is_empty(mention.role)) ||
        og_str_equal_fold(name, r->analysis->record->document->byline))
        return OG_OK;
    OG_TRY(og_speakers_find(&r->speakers, &mention, &speaker));
    for (size_t number = from; number < r->next; number++)
        give(r, number, speaker);
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
        OG_TRY(add_passage(r, apart->range, apart->speaker, true));
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
            OG_TRY(add_passage(r, r->quoted.items[k].range, speaker, true));
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
