// SPDX-License-Identifier: MIT
// Who is said to speak in a sentence (clauses.c), and what of it and of what stands between marks is said by them.
#include "analyse/hearing.h"

#include "base/str.h"

enum { SHORT_TAIL = 4, SHORTEST_REPORT = 2 };

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
    if (one->speaker == SIZE_MAX || (one->finds && og_hearing_voice(r, one->speaker) != OG_VOICE_INSPECTORS))
        return OG_OK;
    if (one->found)
        return og_passages_add(r, words_of(r, from, end), one->speaker, false);
    size_t before = words_between(r, from, one->first), after = words_between(r, one->end, end);
    bool last = after < SHORT_TAIL && before > after;
    og_range range = last ? words_of(r, from, one->first) : words_of(r, one->end, end);
    size_t words = last ? before : after;
    if (words < SHORTEST_REPORT || range.start >= range.end)
        return OG_OK;
    return og_passages_add(r, range, one->speaker, false);
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

bool og_ends_with_colon(const og_hearing *r)
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
    if (named || mention.inspectors || (body && og_ends_with_colon(r))) { // "The trust has sent us this:"
        OG_TRY(og_speakers_find(&r->speakers, &mention, &speaker));
        r->subject = named ? speaker : SIZE_MAX;
    } else if (body && !mention.noun) {
        OG_TRY(og_text_of(r->analysis, mention.organisation, &r->speakers.body));
    }
    return OG_OK;
}

bool og_has_fewer_words(const og_hearing *r, size_t first, size_t end, size_t most)
{
    size_t words = 0;
    for (size_t i = first; i < end && words < most; i++)
        words += og_hearing_item(r, i)->kind == OG_ITEM_WORD;
    return words < most;
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
        og_has_fewer_words(r, end, r->end, NEAREST))
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
    return told ? OG_OK : og_passages_add(r, words_of(r, r->first, r->end), *out, false);
}

void og_hearing_give(og_hearing *r, size_t number, size_t speaker)
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
            og_hearing_give(r, number, speaker_at(r, at, &before));
        else if (follows)
            og_hearing_give(r, number, r->spoken_by[number - 1]);
        else {
            size_t speaker;
            OG_TRY(speaker_unsaid(r, at, &speaker));
            og_hearing_give(r, number, speaker);
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
            og_hearing_give(r, number, r->clauses.items[0].speaker);
}

og_status og_sentence_read(og_hearing *r)
{
    bool quotes = false;
    for (size_t at = r->first; at < r->end; at++)
        quotes |= og_hearing_item(r, at)->kind == OG_ITEM_QUOTED;
    OG_TRY(og_introductions_read(r));
    OG_TRY(og_clauses_read(r));
    const og_speech_item *end = og_hearing_item(r, r->end - 1);
    bool whole = end->kind == OG_ITEM_STOP || end->kind == OG_ITEM_COLON || end->kind == OG_ITEM_QUOTED;
    r->wordless = og_has_fewer_words(r, r->first, r->end, 1);
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
