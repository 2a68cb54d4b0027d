// SPDX-License-Identifier: MIT
// What the sentences of an article say: what inspectors are said to have found and to ask for, and what the provider is
// said to have done about it or to plan. What others say of the service is no finding (speech.c has their quotations).
#include "analyse/attribution.h"
#include "analyse/due.h"
#include "analyse/stated.h"
#include "base/str.h"

#include <math.h>

enum {
    MOST_PIECES = 16,
    SHORTEST_PIECE = 3, // in words
    MOST_CARRIED = 2    // paragraphs in which inspectors are heard whom those before tell of
};

// A part of a sentence that may be a statement of its own.
typedef struct piece {
    og_range range;
    og_division division; // with which it begins
    og_stated tells;
    og_verdict verdict;
} piece;

// What a line that ends with a colon, or a heading, says of the list items after it.
typedef struct article_lead {
    bool open;
    og_stated tells;
    og_verdict verdict;
    og_voice voice;
    og_str deadline;
    og_str by;
} article_lead;

typedef struct article {
    og_article_words words;
    og_voice voice;       // of the sentence that is read, or the one before it
    bool goes_on;         // the one before stands in the same block
    bool carried;         // nothing but the paragraphs before tells who is heard
    unsigned carried_on;  // through so many of them
    og_actor_found named; // who is named first in the sentence
    article_lead lead;
    piece pieces[MOST_PIECES];
    size_t piece_count;
} article;

// --- the pieces of a sentence

// Takes a place where the sentence may be divided into those known, in their order; of too many the last are left out.
// Where two rules divide at one place, what goes on is no statement of its own.
static void add_division(article *of, size_t at, og_division division)
{
    size_t to = of->piece_count;
    while (to > 1 && of->pieces[to - 1].range.start > at)
        to--;
    piece *before = &of->pieces[to - 1];
    if (before->range.start == at) {
        before->division = before->division == OG_DIVISION_STATEMENT ? division : before->division;
    } else if (to < MOST_PIECES) {
        size_t moved = of->piece_count < MOST_PIECES ? of->piece_count++ : MOST_PIECES - 1;
        for (; moved > to; moved--)
            of->pieces[moved] = of->pieces[moved - 1];
        of->pieces[to] = (piece){.range = {at, at}, .division = division};
    }
}

// Where the sentence that was just decided on may be divided.
static void divide(article *of)
{
    const og_told *told = &of->words.told;
    of->pieces[0] = (piece){.range = told->range};
    of->piece_count = 1;
    for (size_t i = 0; i < told->hits.count; i++) {
        const og_rule_hit *hit = &told->hits.items[i];
        unsigned division = told->plan->rules.items[hit->rule].value[OG_ASPECT_DIVISION];
        size_t first = hit->first;
        if (division == OG_DIVISION_LIST)
            continue;
        while (division && first + 1 < hit->end && told->hits.tokens[first].kind != OG_TOKEN_WORD)
            first++; // the comma ends what stands before
        if (division && first)
            add_division(of, told->range.start + told->hits.tokens[first].start, (og_division)division);
    }
    for (size_t i = 0; i + 1 < told->hits.token_count; i++)
        if (told->text.ptr[told->hits.tokens[i].start] == ';')
            add_division(of, told->range.start + told->hits.tokens[i + 1].start, OG_DIVISION_STATEMENT);
    for (size_t i = 0; i < of->piece_count; i++)
        of->pieces[i].range.end = i + 1 < of->piece_count ? of->pieces[i + 1].range.start : told->range.end;
}

static bool same_telling(const piece *a, const piece *b)
{
    return a->tells == b->tells && (a->tells != OG_STATES_FINDING || a->verdict == b->verdict);
}

// Whether words say so of the sentence that was read; `first`: those with which it begins.
static bool is_told(const og_told *told, og_aspect aspect, unsigned value, bool first)
{
    for (size_t i = 0; i < told->hits.count; i++) {
        const og_rule_hit *hit = &told->hits.items[i];
        if (told->plan->rules.items[hit->rule].value[aspect] == value && (!first || (!hit->first && hit->end)))
            return true;
    }
    return false;
}

// "Two things must be better: the quality of plans, and the consistency of visits."
static bool has_colon(const article *of, og_range range)
{
    return og_str_find_byte(og_document_slice(of->words.told.analysis->document, range), ':', 0) != SIZE_MAX;
}

static bool one_acts(const article *of, const piece *one)
{
    return one->tells == OG_STATES_DONE || one->tells == OG_STATES_PLANNED || of->words.spoken == OG_VOICE_PROVIDER;
}

// What the words tell. Inspectors of whom only the paragraphs before tell ask for nothing that is not plainly a duty,
// and find nothing that is not plainly said.
static og_status read_words(article *of, og_range range, og_voice among, og_stated *out)
{
    static const double PLAINLY = 2;
    OG_TRY(og_article_words_read(&of->words, range, among, out));
    const og_decision *decision = &of->words.told.decision;
    double most = fmax(decision->score[OG_VERDICT_STRENGTH], decision->score[OG_VERDICT_WEAKNESS]);
    double apart = most - decision->score[OG_VERDICT_NEUTRAL];
    bool plain = *out == OG_STATES_DEMAND ? decision->duty
                 : *out == OG_STATES_FINDING
                     ? apart >= PLAINLY && !is_told(&of->words.told, OG_ASPECT_SPEECH, OG_WORD_OUR, false)
                     : true;
    if (of->carried && !plain)
        *out = OG_STATES_NOTHING;
    return OG_OK;
}

// What the pieces tell, each by itself; what goes on with a demand is part of it.
static og_status read_pieces(article *of, og_voice among)
{
    for (size_t i = 0; i < of->piece_count; i++) {
        piece *one = &of->pieces[i];
        OG_TRY(read_words(of, one->range, among, &one->tells));
        one->verdict = of->words.told.decision.verdict;
        of->words.before = of->named;
        if (og_told_words(&of->words.told) < SHORTEST_PIECE)
            one->tells = OG_STATES_NOTHING;
        bool goes_on = i && of->pieces[i - 1].tells == OG_STATES_DEMAND;
        bool listed = goes_on && has_colon(of, of->pieces[i - 1].range) && !one_acts(of, one);
        if (goes_on && (one->division != OG_DIVISION_STATEMENT ||
                        is_told(&of->words.told, OG_ASPECT_DIVISION, OG_DIVISION_CLAUSE, true) || listed))
            one->tells = OG_STATES_DEMAND;
    }
    return OG_OK;
}

// Joins a piece to the one before that tells the same, and pieces that tell nothing to their neighbours.
static void join_pieces(article *of)
{
    size_t kept = 0;
    for (size_t i = 0; i < of->piece_count; i++) {
        piece one = of->pieces[i];
        piece *last = kept ? &of->pieces[kept - 1] : NULL;
        bool apart = last && one.division == OG_DIVISION_DEMAND && last->tells == OG_STATES_DEMAND;
        if (last && !apart && (one.tells == OG_STATES_NOTHING || same_telling(last, &one))) {
            last->range.end = one.range.end;
        } else if (last && last->tells == OG_STATES_NOTHING) {
            one.range.start = last->range.start;
            *last = one;
        } else {
            of->pieces[kept++] = one;
        }
    }
    of->piece_count = kept;
}

// --- into the record

static og_status add_finding(article *of)
{
    og_told *told = &of->words.told;
    og_record *record = told->analysis->record;
    told->decision.source = OG_SAID_BY_INSPECTORS;
    og_choose_themes(&of->words.decider, NULL, &told->decision);
    OG_TRY(og_told_add_finding(told));
    og_finding *finding = &record->findings.items[record->findings.count - 1];
    OG_TRY(og_told_themes(told, &told->decision, &finding->themes));
    return og_told_rules(told, &told->decision, &finding->rules);
}

// Who has to act, where the sentence begins with it and not with who says so ("The report said leaders must ...").
static og_status actor_of(const article *of, og_str *out)
{
    const og_told *told = &of->words.told;
    *out = (og_str){0};
    for (size_t i = 0; i < told->hits.count; i++) {
        unsigned word = told->plan->rules.items[told->hits.items[i].rule].value[OG_ASPECT_SPEECH];
        bool says = word == OG_WORD_SAYS || word == OG_WORD_FINDS || word == OG_WORD_FOUND;
        if (says && told->hits.items[i].first < told->decision.duty_at)
            return OG_OK;
    }
    for (size_t i = 0; i < told->decision.duty_at; i++)
        if (og_str_equal(told->hits.tokens[i].text, OG_STR("that")))
            return OG_OK;
    return og_told_actor(told, out);
}

static og_status add_action(article *of, og_stated tells)
{
    og_told *told = &of->words.told;
    og_record *record = told->analysis->record;
    og_action action = {.kind = tells == OG_STATES_DONE      ? OG_STR("done")
                                : tells == OG_STATES_PLANNED ? OG_STR("planned")
                                                             : OG_STR("required")};
    if (tells == OG_STATES_DEMAND) {
        OG_TRY(og_due_told(told, &action.deadline));
        if (!action.deadline.len && of->lead.open)
            action.deadline = of->lead.deadline;
        OG_TRY(actor_of(of, &action.by));
        if (!action.by.len && of->lead.open)
            action.by = of->lead.by;
    }
    og_choose_themes(&of->words.decider, NULL, &told->decision);
    OG_TRY(og_told_add_action(told, action));
    return og_told_themes(told, &told->decision, &record->actions.items[record->actions.count - 1].themes);
}

// Whether the words stand in a sentence that gives somebody else's grade or that of a year, and none of this
// inspection.
static bool is_of_other_inspection(const article *of)
{
    const og_told *told = &of->words.told;
    const og_analysis *analysis = told->analysis;
    size_t low = 0, high = analysis->other_inspections.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->other_inspections.items[middle].end <= told->range.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < analysis->other_inspections.count && analysis->other_inspections.items[low].start < told->range.end &&
           !og_told_grades(told);
}

static og_status add_told(article *of, og_stated tells)
{
    if (tells == OG_STATES_FINDING && is_of_other_inspection(of))
        return OG_OK;
    return tells == OG_STATES_NOTHING ? OG_OK : tells == OG_STATES_FINDING ? add_finding(of) : add_action(of, tells);
}

// The range without the white space, comma or colon at its ends.
static og_range trimmed(const article *of, og_range range)
{
    og_str text = of->words.told.analysis->document->text;
    while (range.start < range.end && og_is_space(text.ptr[range.start]))
        range.start++;
    while (range.end > range.start &&
           (og_is_space(text.ptr[range.end - 1]) || text.ptr[range.end - 1] == ',' || text.ptr[range.end - 1] == ':'))
        range.end--;
    return range;
}

static og_status tell_piece(article *of, const piece *one, og_voice among)
{
    og_stated whole; // its parts have said what it states
    if (one->tells == OG_STATES_NOTHING)
        return OG_OK;
    OG_TRY(og_article_words_read(&of->words, trimmed(of, one->range), among, &whole));
    of->words.told.decision.verdict = one->tells == OG_STATES_FINDING ? one->verdict : of->words.told.decision.verdict;
    return add_told(of, one->tells);
}

// --- sentences

// A numbered paragraph is one too: articles have no others.
static bool is_item(const og_block *block)
{
    return block->kind == OG_ITEM || (block->kind == OG_PARAGRAPH && block->marker.end > block->marker.start);
}

// Whether list items follow the block.
static bool leads_list(const article *of, size_t block)
{
    const og_document *document = of->words.told.analysis->document;
    return block + 1 < document->blocks.count && is_item(&document->blocks.items[block + 1]);
}

// What the heading or the line before the list says of the items that follow.
static og_status open_lead(article *of, og_voice among)
{
    og_stated tells;
    among = among == OG_VOICE_OTHER ? OG_VOICE_PROVIDER : among; // nobody else's steps are listed
    OG_TRY(read_words(of, trimmed(of, of->words.told.range), among, &tells));
    of->lead = (article_lead){
        .open = true, .tells = tells, .verdict = of->words.told.decision.verdict, .voice = of->words.spoken};
    OG_TRY(og_due_told(&of->words.told, &of->lead.deadline));
    return actor_of(of, &of->lead.by);
}

// An item of a list tells what the line before the list says of all of them.
static og_status read_item(article *of, og_voice among)
{
    og_stated tells;
    OG_TRY(og_article_words_read(&of->words, of->words.told.range, among, &tells));
    if (of->lead.tells == OG_STATES_FINDING && tells == OG_STATES_NOTHING)
        of->words.told.decision.verdict = of->lead.verdict;
    return add_told(of, of->lead.tells == OG_STATES_FINDING && tells != OG_STATES_NOTHING ? tells : of->lead.tells);
}

// Whether the inspectors are the next to be heard in the block, after what the article says.
static bool leads_to_inspectors(const article *of, const og_block *block)
{
    return og_attribution_next(&of->words.told, (og_range){of->words.told.range.end, block->range.end}) ==
           OG_VOICE_INSPECTORS;
}

// The voice of the sentence around its pieces: its own, that of the line before its list, that of the sentence before,
// which it goes on from in the same block, or in the next by a "however", that of inspectors in the paragraphs before,
// or that of inspectors whom it leads to.
static og_voice voice_around(article *of, const og_block *block)
{
    og_voice heard, voice = og_attribution_find(&of->words.told, &heard);
    bool listed = is_item(block) && of->lead.open,
         goes_on = of->goes_on || is_told(&of->words.told, OG_ASPECT_CLAUSE, OG_CONTRAST, true);
    of->carried = voice == OG_VOICE_ARTICLE && !listed && (of->goes_on ? of->carried : !goes_on);
    if (!of->goes_on)
        of->carried_on = of->carried ? of->carried_on + 1 : 0;
    if (voice != OG_VOICE_ARTICLE)
        return voice;
    if (listed)
        return of->lead.voice;
    if (goes_on || (of->voice == OG_VOICE_INSPECTORS && of->carried_on <= MOST_CARRIED))
        voice = of->voice;
    return voice == OG_VOICE_ARTICLE && leads_to_inspectors(of, block) ? OG_VOICE_INSPECTORS : voice;
}

static og_status read_sentence(article *of, size_t number, size_t sentence)
{
    const og_document *document = of->words.told.analysis->document;
    const og_block *block = &document->blocks.items[number];
    bool too_long;
    of->words.told.range = document->sentences.items[sentence].range;
    of->words.told.text = og_document_slice(document, of->words.told.range);
    OG_TRY(og_told_is_too_long(&of->words.told, &too_long));
    if (too_long)
        return OG_OK;
    og_range range = of->words.told.range;
    OG_TRY(og_article_words_decide(&of->words, range));
    of->words.before = of->named;
    if (!is_item(block) || !of->lead.open)
        of->named = og_actor_first(&of->words.told);
    of->voice = voice_around(of, block);
    if (og_told_is_verdict(&of->words.told))
        return OG_OK;
    bool colon = leads_list(of, number) && og_str_ends(og_str_trim(of->words.told.text), OG_STR(":"));
    if (colon && of->lead.open && of->lead.tells != OG_STATES_NOTHING) // "They are:"
        return OG_OK;
    if (colon || (leads_list(of, number) && is_told(&of->words.told, OG_ASPECT_DIVISION, OG_DIVISION_LIST, false)))
        return open_lead(of, of->voice);
    if (is_item(block) && of->lead.open && of->lead.tells != OG_STATES_NOTHING)
        return sentence == block->first_sentence ? read_item(of, of->voice) : OG_OK;
    divide(of);
    OG_TRY(read_pieces(of, of->voice));
    join_pieces(of);
    for (size_t i = 0; i < of->piece_count; i++)
        OG_TRY(tell_piece(of, &of->pieces[i], of->voice));
    return OG_OK;
}

static og_status read_block(article *of, size_t number)
{
    const og_document *document = of->words.told.analysis->document;
    const og_block *block = &document->blocks.items[number];
    of->words.told.place.role = og_role_of_block(of->words.told.analysis, number);
    of->words.told.place.area = og_area_of_block(of->words.told.analysis, number);
    of->words.told.place.kind = og_block_kind_name(OG_PARAGRAPH);
    if (!is_item(block))
        of->lead = (article_lead){0};
    if (!og_role_holds_findings(of->words.told.place.role))
        return OG_OK;
    if (block->kind == OG_HEADING && leads_list(of, number)) {
        of->words.told.range = block->range;
        OG_TRY(open_lead(of, OG_VOICE_ARTICLE));
        of->lead.by = (og_str){0}; // "What does the school need to do?"
        return OG_OK;
    }
    if (block->kind != OG_PARAGRAPH && !is_item(block))
        return OG_OK;
    of->words.told.place.kind = og_block_kind_name(block->kind);
    for (size_t i = 0; i < block->sentence_count; i++) {
        of->goes_on = i > 0;
        OG_TRY(read_sentence(of, number, block->first_sentence + i));
    }
    return OG_OK;
}

og_status og_articles_read(og_analysis *analysis)
{
    article of = {0};
    OG_TRY(og_article_words_open(analysis, &of.words));
    for (size_t i = 0; i < analysis->document->blocks.count; i++)
        if (!og_told_is_title_line(analysis, i))
            OG_TRY(read_block(&of, i));
    return OG_OK;
}
