// SPDX-License-Identifier: MIT
// The stance is the one to which rules give most; where they find none, and of inspectors, whose findings praise or
// blame, what the words say decides.
#include "analyse/quotations.h"

#include "base/str.h"

#include <string.h>

// Of praise over blame or blame over praise, for a stance of somebody other than inspectors: a single plain word shows
// none.
static const double LEAST_OUTWEIGHED = 2.0;

enum { LONGEST_SENTENCE = 600 }; // it is weighed anew for each quotation in it

static og_status decide_on(og_turn *turn, og_str words, og_rule_hits *hits)
{
    og_rule_place place = {.framework = turn->analysis->framework->id};
    OG_TRY(og_rule_scanner_find(turn->analysis->rules, words, &place, hits));
    return og_decide(&turn->decider, hits, false, &turn->decision);
}

og_status og_turn_new(og_analysis *analysis, og_turn *out)
{
    og_rule_hits hits;
    *out = (og_turn){.analysis = analysis};
    OG_TRY(og_decider_new(&analysis->catalogue->rules, analysis->document->arena, &out->decider));
    OG_TRY(og_decision_new(&out->decider, &out->decision));
    OG_TRY(decide_on(out, OG_STR(""), &hits));
    for (size_t i = 0; i < OG_VERDICT_COUNT; i++)
        out->unsaid[i] = out->decision.score[i];
    return OG_OK;
}

// What the words that were decided on last speak for, less what every sentence has without a word.
static double score(const og_turn *turn, og_verdict verdict)
{
    double said = turn->decision.score[verdict] - turn->unsaid[verdict];
    return said > 0 ? said : 0;
}

static og_status weigh(og_turn *turn, og_str words)
{
    const og_rule *rules = turn->analysis->catalogue->rules.rules.items;
    bool inspectors = turn->voice == OG_VOICE_INSPECTORS;
    og_rule_hits hits;
    OG_TRY(decide_on(turn, words, &hits));
    for (size_t i = 0; i < hits.count; i++) {
        const og_rule *rule = &rules[hits.items[i].rule];
        turn->weights[rule->value[OG_ASPECT_STANCE]] += rule->weight;
    }
    double praise = score(turn, OG_VERDICT_STRENGTH), blame = score(turn, OG_VERDICT_WEAKNESS);
    double action = score(turn, OG_VERDICT_ACTION);
    bool demands = inspectors && action > praise && action > blame;
    turn->demands |= demands;
    turn->praise += demands ? 0 : praise;
    turn->blame += (demands ? 0 : blame) + (inspectors ? 0 : action);
    return OG_OK;
}

// The first sentence that ends behind the place.
static size_t sentence_at(const og_document *document, size_t place)
{
    size_t low = 0, high = document->sentences.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->sentences.items[middle].range.end <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The part of the sentence around words that stand between marks: from the mark before them that divides to the next.
static og_range clause_around(const og_document *document, og_range sentence, og_range range)
{
    og_str text = document->text, marks = OG_STR(",;:(");
    size_t start = range.start, end = range.end;
    while (start > sentence.start && og_str_find_byte(marks, text.ptr[start - 1], 0) == SIZE_MAX)
        start--;
    while (end < sentence.end && og_str_find_byte(marks, text.ptr[end], 0) == SIZE_MAX)
        end++;
    return (og_range){start, end};
}

static bool is_told(const og_turn *turn)
{
    return turn->demands || turn->praise > 0 || turn->blame > 0;
}

// A few words that inspectors are quoted with, told by themselves, else by the clause around them, else by the
// sentence.
static og_status weigh_piece(og_turn *turn, og_range sentence, og_range range)
{
    const og_document *document = turn->analysis->document;
    OG_TRY(weigh(turn, og_document_slice(document, range)));
    if (is_told(turn) || sentence.end - sentence.start > LONGEST_SENTENCE)
        return OG_OK;
    OG_TRY(weigh(turn, og_document_slice(document, clause_around(document, sentence, range))));
    return is_told(turn) ? OG_OK : weigh(turn, og_document_slice(document, sentence));
}

static bool has_stance(const og_turn *turn)
{
    for (size_t i = OG_ACCEPTS; i <= OG_PRAISES; i++)
        if (turn->weights[i] > 0)
            return true;
    return false;
}

// A few words of somebody else, told by themselves or by the sentence around them: 'She thanked "all who helped".'
static og_status weigh_part(og_turn *turn, og_range sentence, og_range range)
{
    const og_document *document = turn->analysis->document;
    OG_TRY(weigh(turn, og_document_slice(document, range)));
    bool part = range.start < range.end && og_is_lower(document->text.ptr[range.start]);
    double praise = turn->praise, blame = turn->blame;
    if (!part || has_stance(turn) || sentence.end - sentence.start > LONGEST_SENTENCE)
        return OG_OK;
    OG_TRY(weigh(turn, og_document_slice(document, sentence)));
    turn->praise = praise; // the article's own
    turn->blame = blame;
    return OG_OK;
}

// Weighs the words sentence by sentence, as rules are written for sentences.
static og_status weigh_words(og_turn *turn, og_range range)
{
    const og_document *document = turn->analysis->document;
    for (size_t i = sentence_at(document, range.start); i < document->sentences.count; i++) {
        og_range sentence = document->sentences.items[i].range, part = sentence;
        if (part.start >= range.end)
            break;
        part.start = part.start < range.start ? range.start : part.start;
        part.end = part.end > range.end ? range.end : part.end;
        if (turn->voice == OG_VOICE_INSPECTORS)
            OG_TRY(weigh_piece(turn, sentence, part));
        else
            OG_TRY(weigh_part(turn, sentence, part));
    }
    return OG_OK;
}

static og_stance stance_of(const og_turn *turn)
{
    double apart = turn->praise - turn->blame;
    bool inspectors = turn->voice == OG_VOICE_INSPECTORS;
    og_stance best = OG_ASPECT_STANCE_NONE;
    double weights[OG_PRAISES + 1];
    memcpy(weights, turn->weights, sizeof weights);
    if (turn->outsider) {
        weights[OG_CRITICISES] += weights[OG_ACCEPTS]; // regret of what others did
        weights[OG_ACCEPTS] = 0;
    }
    for (size_t i = OG_ACCEPTS; i <= OG_PRAISES && !inspectors; i++)
        if (weights[i] > (best ? weights[best] : 0))
            best = (og_stance)i;
    double least = inspectors ? 0 : LEAST_OUTWEIGHED;
    if (best == OG_ASPECT_STANCE_NONE && apart > least)
        return OG_PRAISES;
    if (best == OG_ASPECT_STANCE_NONE && apart < -least && turn->voice != OG_VOICE_PROVIDER)
        return OG_CRITICISES;
    return best;
}

void og_turn_end(og_turn *turn)
{
    og_record *record = turn->analysis->record;
    og_stance stance = stance_of(turn);
    for (size_t i = turn->first; i < record->quotations.count; i++)
        record->quotations.items[i].stance = stance ? og_aspects[OG_ASPECT_STANCE].names[stance] : OG_STR("neutral");
    turn->first = record->quotations.count;
    for (size_t i = 0; i <= OG_PRAISES; i++)
        turn->weights[i] = 0;
    turn->praise = turn->blame = 0;
    turn->demands = false;
}

static bool is_grade(const og_analysis *analysis, og_str words)
{
    size_t length;
    while (words.len && og_str_find_byte(OG_STR(".,;:"), words.ptr[words.len - 1], 0) != SIZE_MAX)
        words.len--;
    const og_scale *scale = analysis->framework->scale;
    return scale && og_scale_match(scale, words, &length) && length == words.len;
}

// Whether it is not the speaker's to accept what was found.
static bool is_outsider(const og_known_speaker *speaker)
{
    return speaker->voice == OG_VOICE_POLITICIAN ||
           (speaker->voice == OG_VOICE_OTHER &&
            (og_speaker_is_stranger(speaker) || speaker->about == OG_WORD_OUTSIDER));
}

og_status og_turn_add(og_turn *turn, og_range range, const og_known_speaker *speaker, bool again)
{
    og_analysis *analysis = turn->analysis;
    og_quotation quotation = {.speaker = speaker->name, .role = speaker->role, .organisation = speaker->organisation};
    range = og_range_trim(analysis->document->text, range);
    if (is_grade(analysis, og_document_slice(analysis->document, range)))
        return OG_OK;
    if (!again || speaker->voice == OG_VOICE_INSPECTORS) // they praise and criticise in one sentence
        og_turn_end(turn);
    turn->voice = speaker->voice;
    turn->outsider = is_outsider(speaker);
    OG_TRY(weigh_words(turn, range));
    OG_TRY(og_text_of(analysis, range, &quotation.text));
    quotation.evidence = og_span_of(analysis->document, range);
    return og_vec_push(analysis->arena, &analysis->record->quotations, quotation);
}
