// SPDX-License-Identifier: MIT
// "X said", "said X", "X, the Y, said", "according to X": who stands before or after the words of speech.
#include "analyse/hearing.h"

#include "base/str.h"

// Drops what ends the clause before: all up to the last conjunction, and all but what stands after the last comma.
static size_t subject_start(const og_hearing *r, size_t from, size_t end)
{
    for (size_t at = end; at-- > from;)
        if (og_item_divides(og_hearing_item(r, at)) || og_hearing_item(r, at)->word == OG_WORD_DIVIDES)
            return at + 1;
    return from;
}

// "For the union, regional officer Jo Example said": whom somebody speaks for stands at the beginning.
static void take_opening(const og_hearing *r, size_t from, size_t end, og_mention *mention)
{
    og_speech_word first = og_hearing_item(r, from)->word;
    if (from != r->first || end < from + 3 || (first != OG_WORD_JOINS && first != OG_WORD_AT) ||
        og_range_is_empty(mention->name) || !og_range_is_empty(mention->organisation))
        return;
    og_mention opening = og_mention_read(&r->items, from, end - 1, true);
    if (!og_range_is_empty(opening.name) || (opening.noun && !mention->its))
        return;
    mention->organisation = opening.organisation;
    mention->noun = opening.noun;
}

// Who stands before the verb; *first is where the words begin.
static og_mention mention_before(const og_hearing *r, size_t from, size_t verb, size_t *first)
{
    size_t end = verb;
    while (end > from && og_hearing_item(r, end - 1)->word == OG_WORD_BETWEEN)
        end--;
    bool apart = end > from && og_item_divides(og_hearing_item(r, end - 1));
    while (end > from && og_item_divides(og_hearing_item(r, end - 1)))
        end--;
    if (end - from > OG_LONGEST_SUBJECT)
        from = end - OG_LONGEST_SUBJECT;
    og_mention mention = {0};
    *first = from;
    bool joined =
        end > from && r->clauses.count && og_hearing_item(r, end - 1)->word == OG_WORD_AND; // "thanked them and said"
    if (joined) {
        *first = end - 1;
        return mention;
    }
    if (!apart) {
        *first = subject_start(r, from, end);
        mention = og_mention_read(&r->items, *first, end, false);
        bool relative = *first < end && og_word_is_relative(og_hearing_item(r, *first)->word) && *first > from;
        if (!og_mention_is_empty(&mention) && !relative) {
            take_opening(r, from, *first, &mention);
            return mention;
        }
        *first = from;
    }
    return end > from ? og_mention_read(&r->items, from, end, false) : mention;
}

static size_t furthest(size_t a, og_range range)
{
    return range.end > a ? range.end : a;
}

// Where the words of a mention in items from .. to - 1 end.
static size_t mention_end(const og_hearing *r, const og_mention *mention, size_t from, size_t to)
{
    size_t end = furthest(furthest(furthest(0, mention->name), mention->role), mention->organisation), at = from;
    while (!end && at < to && og_hearing_item(r, at)->word != OG_WORD_INSPECTORS &&
           og_hearing_item(r, at)->word != OG_WORD_INSPECTOR)
        at++;
    if (!end)
        return at < to ? og_hearing_item(r, at)->hit_end : to;
    while (at < to && og_hearing_item(r, at)->range.start < end)
        at++;
    return at;
}

// Who stands after the verb; *end is where the words end.
static og_mention mention_after(const og_hearing *r, size_t from, size_t *end)
{
    size_t to = from;
    while (to < r->end && to < from + OG_LONGEST_SUBJECT) {
        const og_speech_item *item = og_hearing_item(r, to);
        if (item->kind == OG_ITEM_QUOTED || item->kind == OG_ITEM_COLON || item->word == OG_WORD_SAYS)
            break;
        to++;
    }
    og_mention mention = og_mention_read(&r->items, from, to, true);
    *end = og_mention_is_empty(&mention) ? to : mention_end(r, &mention, from, to);
    return mention;
}

// Who is named after "by": "was praised by the minister".
static og_mention mention_by(const og_hearing *r, size_t from)
{
    enum { FURTHEST = 4 };
    for (size_t at = from; at < r->end && at < from + FURTHEST; at++) {
        og_str word = og_document_slice(r->analysis->document, og_hearing_item(r, at)->range);
        if (og_hearing_item(r, at)->kind != OG_ITEM_WORD)
            break;
        if (og_str_equal_fold(word, OG_STR("by"))) {
            size_t end;
            return mention_after(r, at + 1, &end);
        }
    }
    return (og_mention){0};
}

// Where a clause that began with "who" or "which" ends: at the next comma; the sentence's end for others.
static size_t reach_of(og_hearing *r, const og_telling *one)
{
    enum { NEAREST = 4 };
    size_t at = one->verb;
    while (at > r->first && at + NEAREST > one->verb && !og_word_is_relative(og_hearing_item(r, at)->word))
        at--;
    if (!og_word_is_relative(og_hearing_item(r, at)->word) || at == r->first)
        return r->end;
    while (r->comma < r->end && (r->comma < one->verb_end || og_hearing_item(r, r->comma)->kind != OG_ITEM_COMMA))
        r->comma++;
    return r->comma;
}

og_status og_hearing_note(og_hearing *r, size_t first, size_t end)
{
    og_mention mention = og_mention_read(&r->items, first, end, true);
    size_t speaker;
    if (og_range_is_empty(mention.name) || (mention.single && !mention.title))
        return OG_OK;
    return og_speakers_find(&r->speakers, &mention, &speaker);
}

static bool is_he_or_she(const og_mention *mention)
{
    bool named = !og_range_is_empty(mention->name) || !og_range_is_empty(mention->role);
    return !named && (mention->pronoun == OG_PRONOUN_HE || mention->pronoun == OG_PRONOUN_SHE);
}

static og_status add_clause(og_hearing *r, og_telling one, const og_mention *mention)
{
    if (!r->clauses.count && is_he_or_she(mention))
        OG_TRY(og_hearing_note(r, r->first, one.first));
    one.reach = reach_of(r, &one);
    one.speaker = r->clauses.count ? r->clauses.items[r->clauses.count - 1].speaker : SIZE_MAX; // "... and said"
    if (!og_mention_is_empty(mention))
        OG_TRY(og_speakers_find(&r->speakers, mention, &one.speaker));
    if (mention->second < mention->second_end && one.speaker != SIZE_MAX) {
        og_mention second = og_mention_read(&r->items, mention->second, mention->second_end, true);
        if (!og_range_is_empty(second.name))
            OG_TRY(og_speakers_join(&r->speakers, &second, mention->shared, one.speaker));
    }
    if (one.found && !r->clauses.count)
        OG_TRY(og_hearing_note(r, r->first, one.verb));
    return og_vec_push(r->analysis->document->arena, &r->clauses, one);
}

// Whether more than one word stands between the marks: one alone may be a word that the article keeps its distance
// from.
bool og_is_phrase(const og_hearing *r, size_t at)
{
    og_range words = r->quoted.items[og_hearing_item(r, at)->quoted].range;
    return og_str_find_byte(og_str_trim(og_document_slice(r->analysis->document, words)), ' ', 0) != SIZE_MAX;
}

static bool is_quoted(const og_hearing *r, size_t at)
{
    return at >= r->first && at < r->end && og_hearing_item(r, at)->kind == OG_ITEM_QUOTED;
}

static size_t after_commas(const og_hearing *r, size_t at)
{
    while (at < r->end && og_hearing_item(r, at)->kind == OG_ITEM_COMMA)
        at++;
    return at;
}

static size_t before_commas(const og_hearing *r, size_t at)
{
    while (at > r->first && og_hearing_item(r, at - 1)->kind == OG_ITEM_COMMA)
        at--;
    return at;
}

// ", said the head, Jo Example," within what is said.
static bool stands_apart(const og_hearing *r, const og_telling *one)
{
    bool before = one->verb > r->first && og_hearing_item(r, one->verb - 1)->kind == OG_ITEM_COMMA;
    bool after = one->end < r->end && og_hearing_item(r, one->end)->kind == OG_ITEM_COMMA;
    return before && after && og_hearing_item(r, one->verb)->word == OG_WORD_SAYS;
}

// "which, said the head, had ...": nobody stands before the verb.
static bool is_inserted(const og_hearing *r, size_t verb)
{
    if (verb < r->first + 2 || og_hearing_item(r, verb - 1)->kind != OG_ITEM_COMMA)
        return false;
    og_speech_word word = og_hearing_item(r, verb - 2)->word;
    return og_word_is_relative(word) || word == OG_WORD_DIVIDES;
}

// The words that may stand before who speaks: "called the report" tells of the report.
static bool is_said(const og_hearing *r, size_t verb)
{
    static const og_str words[] = {OG_STR("said"), OG_STR("says"), OG_STR("say"), OG_STR("added"), OG_STR("wrote")};
    og_str word = og_document_slice(r->analysis->document, og_hearing_item(r, verb)->range);
    return OG_STR_IS_IN_FOLD(word, words);
}

// "There were three managers, said the inspectors, and": behind a comma inspectors stand after the verb, and the next
// mark after them, if they are who speaks.
static bool is_inverted(const og_hearing *r, const og_telling *one)
{
    enum { LONGEST = 3 };
    size_t end;
    if (one->verb == r->first || og_hearing_item(r, one->verb - 1)->kind != OG_ITEM_COMMA || !is_said(r, one->verb))
        return false;
    og_mention after = mention_after(r, one->verb_end, &end);
    if (!after.inspectors || end > r->end || end - one->verb_end > LONGEST)
        return false;
    if (end == r->end || og_hearing_item(r, end)->kind == OG_ITEM_STOP)
        return true;
    bool relative = end + 1 < r->end && og_word_is_relative(og_hearing_item(r, end + 1)->word);
    return og_hearing_item(r, end)->kind == OG_ITEM_COMMA && !relative;
}

// Whether words of others stand before or behind the verb, or a colon behind it.
static bool stands_beside(const og_hearing *r, const og_telling *one)
{
    size_t before = before_commas(r, one->verb);
    return (before > r->first && is_quoted(r, before - 1)) || is_quoted(r, after_commas(r, one->verb_end)) ||
           (one->verb_end < r->end && og_hearing_item(r, one->verb_end)->kind == OG_ITEM_COLON);
}

// Who says it: who stands before the verb, else after it. `from`: before it stands what belongs to others.
static og_mention mention_of(const og_hearing *r, size_t from, og_telling *one)
{
    size_t end;
    og_mention mention = {0};
    bool source = og_hearing_item(r, one->verb)->word == OG_WORD_SOURCE;
    if (one->found)
        return mention_by(r, one->verb_end);
    if (!source && !is_inserted(r, one->verb) && !is_inverted(r, one))
        mention = mention_before(r, from, one->verb, &one->first);
    if (!og_mention_is_empty(&mention))
        return mention;
    one->first = one->verb;
    mention = mention_after(r, one->verb_end, &end);
    one->backward = !og_mention_is_empty(&mention);
    one->end = one->backward ? end : one->verb_end;
    return mention;
}

// "It reads:", of what somebody wrote who was named before.
static bool is_read_out(const og_hearing *r, const og_telling *one, const og_mention *mention)
{
    og_str verb = og_document_slice(r->analysis->document, og_hearing_item(r, one->verb)->range);
    return mention->pronoun == OG_PRONOUN_IT && r->speakers.last != SIZE_MAX &&
           og_str_equal_fold(verb, OG_STR("reads"));
}

// The clause of the verb at `verb`.
static og_status read_clause(og_hearing *r, size_t from, size_t verb)
{
    const og_speech_item *item = og_hearing_item(r, verb);
    og_telling one = {.first = verb,
                      .verb = verb,
                      .verb_end = item->hit_end,
                      .end = item->hit_end,
                      .finds = item->word == OG_WORD_FINDS,
                      .found = item->word == OG_WORD_FOUND};
    og_mention mention = mention_of(r, from, &one);
    bool beside = stands_beside(r, &one);
    if (one.backward && item->word != OG_WORD_SOURCE && verb != r->first && !beside && !stands_apart(r, &one) &&
        !is_inverted(r, &one)) {
        if (!r->clauses.count || item->word != OG_WORD_SAYS) // else "X, who asked for more, told the board that ..."
            return OG_OK;
        one.end = one.verb_end;
        one.backward = false;
        mention = (og_mention){0};
    }
    if (is_read_out(r, &one, &mention)) {
        one.reach = r->end;
        one.speaker = r->speakers.last;
        return og_vec_push(r->analysis->document->arena, &r->clauses, one);
    }
    if (og_mention_is_empty(&mention) && (one.finds || one.found))
        mention = (og_mention){.inspectors = true};
    if (og_mention_is_empty(&mention) && !beside && !r->clauses.count)
        return OG_OK;
    return add_clause(r, one, &mention);
}

og_status og_clauses_read(og_hearing *r)
{
    size_t from = r->first;
    r->clauses.count = 0;
    r->comma = r->first;
    for (size_t at = r->first; at < r->end; at++) {
        const og_speech_item *item = og_hearing_item(r, at);
        if (item->kind == OG_ITEM_QUOTED && og_is_phrase(r, at)) // not 'The school, rated "good" in May, said'
            from = at + 1;
        bool speaks = item->word >= OG_WORD_SAYS && item->word <= OG_WORD_SOURCE;
        if (item->kind != OG_ITEM_WORD || !speaks || item->hit != at)
            continue;
        OG_TRY(read_clause(r, from, at));
        if (r->clauses.count)
            from = r->clauses.items[r->clauses.count - 1].end;
        from = from > item->hit_end ? from : item->hit_end;
        at = item->hit_end - 1;
    }
    return OG_OK;
}
