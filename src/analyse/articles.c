// SPDX-License-Identifier: MIT
// What the sentences of an article say: what inspectors are said to have found and to ask for, and what the provider is
// said to have done about it or to plan. What others say of the service is no finding (speech.c has their quotations).
#include "analyse/actor.h"
#include "analyse/attribution.h"
#include "base/str.h"

#include <string.h>

enum { MOST_PIECES = 16, SHORTEST_PIECE = 3 };

// What a sentence or a part of it is told of as.
typedef enum telling {
    TELLS_NOTHING,
    TELLS_FINDING, // with the verdict of its decision
    TELLS_DEMAND,
    TELLS_DONE,
    TELLS_PLANNED
} telling;

// A part of a sentence that may be a statement of its own.
typedef struct piece {
    og_range range;
    og_division division; // with which it begins
    telling tells;
    og_verdict verdict;
} piece;

// What a line that ends with a colon, or a heading, says of the list items after it.
typedef struct article_lead {
    bool open;
    telling tells;
    og_verdict verdict;
    og_voice voice;
    og_deadline deadline;
    og_str by;
} article_lead;

typedef struct article {
    og_told told;
    og_decider decider;
    og_voice voice;        // of the sentence that is read, or the one before it in the block
    bool goes_on;          // the one before stands in the same block
    og_voice spoken;       // in which what was read last is said
    og_actor_found named;  // who is named first in the sentence
    og_actor_found before; // who was, before the words that are read
    article_lead lead;
    piece pieces[MOST_PIECES];
    size_t piece_count;
} article;

// --- reading a part of a sentence

static og_status decide_on(article *of, og_range range)
{
    of->told.range = range;
    of->told.text = og_document_slice(of->told.analysis->document, range);
    OG_TRY(og_rule_scanner_find(of->told.analysis->rules, of->told.text, &of->told.place, &of->told.hits));
    return og_decide(&of->decider, &of->told.hits, false, &of->told.decision);
}

// Decides on the range anew: without grades, without what stands before `from`, and without the words that others than
// `heard` and the article speak. Words left out become words that no rule knows.
static og_status hear_alone(article *of, og_voice heard, size_t from)
{
    og_told *told = &of->told;
    char *rest;
    OG_TRY(og_told_without_grades(told, &rest));
    for (size_t i = 0; i < told->hits.token_count; i++) {
        const og_token *token = &told->hits.tokens[i];
        size_t at = told->range.start + token->start;
        og_voice voice = og_attribution_at(&of->told, at);
        if (token->kind == OG_TOKEN_WORD && (at < from || (voice != heard && voice != OG_VOICE_ARTICLE)))
            memset(rest + token->start, 'x', token->end - token->start);
    }
    told->text = (og_str){rest, told->text.len};
    OG_TRY(og_rule_scanner_find(told->analysis->rules, told->text, &told->place, &told->hits));
    return og_decide(&of->decider, &told->hits, false, &told->decision);
}

// Of what inspectors say, or are said to say.
static telling tells_of_inspectors(const og_decision *decision)
{
    return decision->verdict == OG_VERDICT_ACTION    ? TELLS_DEMAND
           : decision->verdict == OG_VERDICT_NEUTRAL ? TELLS_NOTHING
                                                     : TELLS_FINDING;
}

// The words that tell of the deed that was decided on; NULL where there are none.
static const og_rule_hit *deed_of(const og_told *told)
{
    for (size_t i = 0; i < told->decision.parts.count; i++)
        if (told->decision.parts.items[i].layer == OG_LAYER_DEED)
            return &told->decision.parts.items[i].hit;
    return NULL;
}

// What the provider does; `says` is whether it says so itself.
static telling tells_of_provider(const article *of, bool says)
{
    static const telling own[] = {[OG_DEED_DONE] = TELLS_DONE,      [OG_DEED_PLANNED] = TELLS_PLANNED,
                                  [OG_DEED_SAID_DONE] = TELLS_DONE, [OG_DEED_SAID_PLANNED] = TELLS_PLANNED,
                                  [OG_DEED_OWN] = TELLS_DONE,       [OG_DEED_NONE] = TELLS_NOTHING};
    og_deed deed = of->told.decision.deed;
    const og_rule_hit *words = deed_of(&of->told);
    if (!words || ((deed == OG_DEED_SAID_DONE || deed == OG_DEED_SAID_PLANNED) && !says))
        return TELLS_NOTHING;
    og_actor_found actor = og_actor_of(&of->told, words, says ? (og_actor_found){0} : of->before);
    bool own_alone = deed == OG_DEED_OWN;
    bool its = own_alone ? actor.doer == OG_DOER_PROVIDER && actor.beside : actor.doer != OG_DOER_STRANGER;
    return its ? own[deed] : TELLS_NOTHING;
}

// The range without the white space, comma or colon at its ends.
static og_range trimmed(const article *of, og_range range)
{
    og_str text = of->told.analysis->document->text;
    while (range.start < range.end && og_is_space(text.ptr[range.start]))
        range.start++;
    while (range.end > range.start &&
           (og_is_space(text.ptr[range.end - 1]) || text.ptr[range.end - 1] == ',' || text.ptr[range.end - 1] == ':'))
        range.end--;
    return range;
}

// Whether the words that were decided on blame so plainly that they are more than a subject and its grade.
static bool blames(const og_decision *decision)
{
    static const double PLAINLY = 2;
    return decision->verdict == OG_VERDICT_WEAKNESS &&
           decision->score[OG_VERDICT_WEAKNESS] - decision->score[OG_VERDICT_STRENGTH] >= PLAINLY &&
           decision->score[OG_VERDICT_WEAKNESS] - decision->score[OG_VERDICT_NEUTRAL] >= PLAINLY;
}

// Where inspectors' words state a grade, what leads to it names what is graded ("Services that keep children safe are
// inadequate"); what they found stands behind it.
static og_status tell_beyond_grades(article *of, og_voice heard, telling *out)
{
    if (*out != TELLS_FINDING || !og_told_grades(&of->told) || blames(&of->told.decision))
        return OG_OK;
    OG_TRY(hear_alone(of, heard, og_told_grades_end(&of->told)));
    *out = tells_of_inspectors(&of->told.decision);
    return OG_OK;
}

// Whose words those at the range that was decided on are, and whom to hear of all who speak there. `among`: the voice
// of the sentence around them.
static og_voice attribute(const article *of, og_voice among, og_voice *heard)
{
    og_voice voice = og_attribution_find(&of->told, heard);
    bool acts = tells_of_provider(of, false) != TELLS_NOTHING;
    bool goes_on = voice == OG_VOICE_ARTICLE && among == OG_VOICE_INSPECTORS && !acts;
    if (voice == OG_VOICE_OTHER && acts && og_attribution_is_stranger(&of->told))
        return OG_VOICE_PROVIDER;
    return goes_on || (voice == OG_VOICE_OTHER && among == OG_VOICE_PROVIDER) ? among : voice;
}

// What the words at `range` tell.
static og_status read_words(article *of, og_range range, og_voice among, telling *out)
{
    og_voice heard;
    OG_TRY(decide_on(of, range));
    of->spoken = attribute(of, among, &heard);
    OG_TRY(hear_alone(of, heard, range.start));
    const og_decision *decision = &of->told.decision;
    bool demands = decision->duty && decision->verdict == OG_VERDICT_ACTION;
    *out = TELLS_NOTHING;
    bool told_on = decision->source && decision->source != OG_SAID_BY_INSPECTORS; // "the MP said inspectors found ..."
    if (of->spoken == OG_VOICE_INSPECTORS && !told_on) {
        *out = tells_of_inspectors(decision);
        return tell_beyond_grades(of, heard, out);
    }
    if (of->spoken == OG_VOICE_PROVIDER || of->spoken == OG_VOICE_ARTICLE)
        *out = tells_of_provider(of, of->spoken == OG_VOICE_PROVIDER || among == OG_VOICE_PROVIDER ||
                                         decision->source == OG_SAID_BY_PROVIDER);
    if (of->spoken == OG_VOICE_ARTICLE && *out == TELLS_NOTHING && demands)
        *out = TELLS_DEMAND;
    return OG_OK;
}

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
    const og_told *told = &of->told;
    of->pieces[0] = (piece){.range = told->range};
    of->piece_count = 1;
    for (size_t i = 0; i < told->hits.count; i++) {
        const og_rule_hit *hit = &told->hits.items[i];
        unsigned division = told->plan->rules.items[hit->rule].value[OG_ASPECT_DIVISION];
        size_t first = hit->first;
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
    return a->tells == b->tells && (a->tells != TELLS_FINDING || a->verdict == b->verdict);
}

// What the pieces tell, each by itself; what goes on with a demand is part of it.
static og_status read_pieces(article *of, og_voice among)
{
    for (size_t i = 0; i < of->piece_count; i++) {
        piece *one = &of->pieces[i];
        OG_TRY(read_words(of, one->range, among, &one->tells));
        one->verdict = of->told.decision.verdict;
        of->before = of->named;
        if (og_told_words(&of->told) < SHORTEST_PIECE)
            one->tells = TELLS_NOTHING;
        bool goes_on = i && of->pieces[i - 1].tells == TELLS_DEMAND;
        if (goes_on && one->division != OG_DIVISION_STATEMENT)
            one->tells = TELLS_DEMAND;
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
        bool apart = last && one.division == OG_DIVISION_DEMAND && last->tells == TELLS_DEMAND;
        if (last && !apart && (one.tells == TELLS_NOTHING || same_telling(last, &one))) {
            last->range.end = one.range.end;
        } else if (last && last->tells == TELLS_NOTHING) {
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
    og_told *told = &of->told;
    og_record *record = told->analysis->record;
    told->decision.source = OG_SAID_BY_INSPECTORS;
    og_choose_themes(&of->decider, NULL, &told->decision);
    OG_TRY(og_told_add_finding(told));
    og_finding *finding = &record->findings.items[record->findings.count - 1];
    OG_TRY(og_told_themes(told, &told->decision, &finding->themes));
    return og_told_rules(told, &told->decision, &finding->rules);
}

// Who has to act, where the sentence begins with it and not with who says so ("The report said leaders must ...").
static og_status actor_of(const article *of, og_str *out)
{
    const og_told *told = &of->told;
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

static og_status add_action(article *of, telling tells)
{
    og_told *told = &of->told;
    og_record *record = told->analysis->record;
    og_deadline deadline = told->decision.deadline ? told->decision.deadline
                           : of->lead.open         ? of->lead.deadline
                                                   : OG_ASPECT_DEADLINE_NONE;
    og_action action = {.kind = tells == TELLS_DONE      ? OG_STR("done")
                                : tells == TELLS_PLANNED ? OG_STR("planned")
                                                         : OG_STR("required")};
    if (tells == TELLS_DEMAND) {
        action.deadline = og_told_name(OG_ASPECT_DEADLINE, deadline);
        OG_TRY(actor_of(of, &action.by));
        if (!action.by.len && of->lead.open)
            action.by = of->lead.by;
    }
    og_choose_themes(&of->decider, NULL, &told->decision);
    OG_TRY(og_told_add_action(told, action));
    return og_told_themes(told, &told->decision, &record->actions.items[record->actions.count - 1].themes);
}

static og_status add_told(article *of, telling tells)
{
    return tells == TELLS_NOTHING ? OG_OK : tells == TELLS_FINDING ? add_finding(of) : add_action(of, tells);
}

// Tells of the joined piece if all of it says what its parts said.
static og_status tell_piece(article *of, const piece *one, og_voice among)
{
    piece whole = *one;
    if (one->tells == TELLS_NOTHING)
        return OG_OK;
    OG_TRY(read_words(of, trimmed(of, one->range), among, &whole.tells));
    of->told.decision.verdict = one->tells == TELLS_FINDING ? one->verdict : of->told.decision.verdict;
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
    const og_document *document = of->told.analysis->document;
    return block + 1 < document->blocks.count && is_item(&document->blocks.items[block + 1]);
}

// What the heading or the line that ends with a colon says of the items that follow.
static og_status open_lead(article *of, og_voice among)
{
    telling tells;
    among = among == OG_VOICE_OTHER ? OG_VOICE_PROVIDER : among; // nobody else's steps are listed
    OG_TRY(read_words(of, trimmed(of, of->told.range), among, &tells));
    of->lead = (article_lead){.open = true,
                              .tells = tells,
                              .verdict = of->told.decision.verdict,
                              .voice = of->spoken,
                              .deadline = of->told.decision.deadline};
    return actor_of(of, &of->lead.by);
}

// An item of a list tells what the line before the list says of all of them.
static og_status read_item(article *of, og_voice among)
{
    telling tells;
    OG_TRY(read_words(of, of->told.range, among, &tells));
    if (of->lead.tells == TELLS_FINDING && tells == TELLS_NOTHING)
        of->told.decision.verdict = of->lead.verdict;
    return add_told(of, of->lead.tells == TELLS_FINDING && tells != TELLS_NOTHING ? tells : of->lead.tells);
}

static bool opens_with_contrast(const article *of)
{
    for (size_t i = 0; i < of->told.hits.count; i++) {
        const og_rule_hit *hit = &of->told.hits.items[i];
        if (!hit->first && hit->end && of->told.plan->rules.items[hit->rule].value[OG_ASPECT_CLAUSE] == OG_CONTRAST)
            return true;
    }
    return false;
}

// Whether the inspectors are the next to be heard in the block, after what the article says.
static bool leads_to_inspectors(const article *of, const og_block *block)
{
    return og_attribution_next(&of->told, (og_range){of->told.range.end, block->range.end}) == OG_VOICE_INSPECTORS;
}

// The voice of the sentence around its pieces: its own, that of the line before its list, that of the sentence before,
// which it goes on from in the same block, or in the next by a "however", or that of inspectors whom it leads to.
static og_voice voice_around(article *of, const og_block *block)
{
    og_voice heard, voice = og_attribution_find(&of->told, &heard);
    if (voice != OG_VOICE_ARTICLE)
        return voice;
    if (is_item(block) && of->lead.open)
        return of->lead.voice;
    if (of->goes_on || opens_with_contrast(of))
        voice = of->voice;
    return voice == OG_VOICE_ARTICLE && leads_to_inspectors(of, block) ? OG_VOICE_INSPECTORS : voice;
}

static og_status read_sentence(article *of, size_t number, size_t sentence)
{
    const og_document *document = of->told.analysis->document;
    const og_block *block = &document->blocks.items[number];
    bool too_long;
    of->told.range = document->sentences.items[sentence].range;
    of->told.text = og_document_slice(document, of->told.range);
    OG_TRY(og_told_is_too_long(&of->told, &too_long));
    if (too_long)
        return OG_OK;
    og_range range = of->told.range;
    OG_TRY(decide_on(of, range));
    of->before = of->named;
    if (!is_item(block) || !of->lead.open)
        of->named = og_actor_first(&of->told);
    of->voice = voice_around(of, block);
    if (og_told_is_verdict(&of->told))
        return OG_OK;
    if (leads_list(of, number) && og_str_ends(og_str_trim(of->told.text), OG_STR(":")))
        return open_lead(of, of->voice);
    if (is_item(block) && of->lead.open && of->lead.tells != TELLS_NOTHING)
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
    const og_document *document = of->told.analysis->document;
    const og_block *block = &document->blocks.items[number];
    of->told.place.role = og_role_of_block(of->told.analysis, number);
    of->told.place.area = og_area_of_block(of->told.analysis, number);
    of->told.place.kind = og_block_kind_name(OG_PARAGRAPH);
    if (!is_item(block))
        of->lead = (article_lead){0};
    if (!og_role_holds_findings(of->told.place.role))
        return OG_OK;
    if (block->kind == OG_HEADING && leads_list(of, number)) {
        of->told.range = block->range;
        OG_TRY(open_lead(of, OG_VOICE_ARTICLE));
        of->lead.by = (og_str){0}; // "What does the school need to do?"
        return OG_OK;
    }
    if (block->kind != OG_PARAGRAPH && !is_item(block))
        return OG_OK;
    of->told.place.kind = og_block_kind_name(block->kind);
    for (size_t i = 0; i < block->sentence_count; i++) {
        of->goes_on = i > 0;
        OG_TRY(read_sentence(of, number, block->first_sentence + i));
    }
    return OG_OK;
}

og_status og_articles_read(og_analysis *analysis)
{
    article of = {0};
    OG_TRY(og_told_open(analysis, &of.told));
    OG_TRY(og_decider_new(of.told.plan, analysis->document->arena, &of.decider));
    OG_TRY(og_decision_new(&of.decider, &of.told.decision));
    for (size_t i = 0; i < analysis->document->blocks.count; i++)
        if (!og_told_is_title_line(analysis, i))
            OG_TRY(read_block(&of, i));
    return OG_OK;
}
