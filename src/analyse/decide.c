// SPDX-License-Identifier: MIT
// From the rules found in a sentence to what the sentence is.
//
// Evidence is added up for each polarity: every rule gives its strength times the weight of the part of the sentence in
// which its words stand (a granted "although ..." weighs less than the main clause), turned round or weakened where a
// negation or a purpose reaches over it. That is a log-linear model with a weight a rule; the idea of triggers with a
// direction and a reach is that of ConText (Harkema et al., Journal of Biomedical Informatics 42, 2009).
#include "analyse/decide.h"

#include "base/str.h"

// What is left of evidence that a negation turns round: "not effective" is less than "ineffective".
static const double TURNED = 0.7;
// A sentence is mixed when praise and criticism both reach this share of the evidence that a plain sentence has, and
// neither outweighs the other by more than MIXED_APART.
static const double MIXED_LEAST = 5.0;
static const double MIXED_APART = 0.2;
// A theme needs this sum of weights. Sums count up to THEME_MOST: more words do not make it more central.
static const double THEME_LEAST = 0.75, THEME_MOST = 2.0;
// Words count more for a theme the earlier they stand: from 1.3 at the beginning to 0.7 at the end.
static const double THEME_FIRST = 1.3, THEME_FALL = 0.6;
// What the block was about so far ("This is not yet embedded."), how much of that is left a sentence later, and what
// the next sentence is about.
static const double THEME_INHERITED = 0.3, THEME_KEPT = 0.6, THEME_AHEAD = 0.15;
// The same where such a sentence opens with a pronoun ("They do not, however, ..."); in reports on one provider only.
static const double THEME_TAKEN_UP = 0.6;

// What differs between the reports on areas, whose long sentences are about several things, and those on one provider,
// whose sentences are mostly about one.
static const struct breadth {
    double share;    // of the sum of the most central theme, what another needs
    double fallback; // what the most central theme needs where none has THEME_LEAST
} BREADTHS[] = {[OG_WIDE] = {.share = 0.45, .fallback = 0.4}, [OG_NARROW] = {.share = 0.55, .fallback = 0.2}};

static const og_rule *rule_of(const og_decider *decider, const og_rule_hit *hit)
{
    return &decider->plan->rules.items[hit->rule];
}

static size_t width(const og_rule_hit *hit)
{
    return hit->end - hit->first;
}

// For each token the furthest end of a hit that begins there or before.
static void measure_layer(og_decider *decider, size_t token_count)
{
    size_t *furthest = decider->furthest;
    for (size_t i = 0; i < token_count; i++)
        furthest[i] = 0;
    for (size_t i = 0; i < decider->layer.count; i++) {
        const og_rule_hit *hit = &decider->layer.items[i];
        if (width(hit) && hit->end > furthest[hit->first])
            furthest[hit->first] = hit->end;
    }
    for (size_t i = 1; i < token_count; i++)
        if (furthest[i - 1] > furthest[i])
            furthest[i] = furthest[i - 1];
}

// Whether the hit lies inside a longer one of its layer.
static bool is_hidden(const og_decider *decider, const og_rule_hit *hit)
{
    const size_t *furthest = decider->furthest;
    return width(hit) && (furthest[hit->first] > hit->end || (hit->first && furthest[hit->first - 1] >= hit->end));
}

// Sorts the hits into their layers.
static og_status divide_layers(og_decider *decider, const og_rule_hits *hits)
{
    for (size_t i = 0; i < OG_LAYER_COUNT; i++)
        decider->layers[i].count = 0;
    for (size_t i = 0; i < hits->count; i++)
        for (unsigned layers = rule_of(decider, &hits->items[i])->layers; layers; layers &= layers - 1)
            OG_TRY(og_vec_push(decider->arena, &decider->layers[__builtin_ctz(layers)], hits->items[i]));
    return OG_OK;
}

// The same for few hits, each of which is compared with each. Without branches: most hits hide nothing.
static bool is_hidden_by(const og_rule_hit *hits, size_t count, const og_rule_hit *hit)
{
    bool hidden = false;
    for (size_t i = 0; i < count; i++)
        hidden |= (hits[i].first <= hit->first) & (hits[i].end >= hit->end) & (width(&hits[i]) > width(hit));
    return hidden & (width(hit) > 0);
}

// The hits of a layer, less those that lie inside a longer one.
static void take_layer(og_decider *decider, const og_rule_hits *hits, og_layer layer)
{
    enum { FEW = 8 };
    decider->layer = decider->layers[layer];
    const size_t count = decider->layer.count;
    og_rule_hit *items = decider->layer.items;
    size_t kept = 0;
    if (count < 2)
        return;
    if (count > FEW)
        measure_layer(decider, hits->token_count);
    for (size_t i = 0; i < count; i++) { // what hid a hit that went hides all that the hit hid
        bool hidden =
            count > FEW ? is_hidden(decider, &items[i])
                        : is_hidden_by(items, kept, &items[i]) || is_hidden_by(&items[i + 1], count - i - 1, &items[i]);
        if (!hidden)
            items[kept++] = items[i];
    }
    decider->layer.count = kept;
}

// --- the parts of the sentence

static size_t next_comma(const og_rule_hits *hits, size_t from)
{
    while (from < hits->token_count && hits->tokens[from].kind != OG_TOKEN_COMMA &&
           hits->tokens[from].kind != OG_TOKEN_BREAK)
        from++;
    return from;
}

// However many triggers a sentence has, its weights stay numbers that can be compared.
static void weigh(double *weight, double factor)
{
    static const double HEAVIEST = 8;
    *weight *= factor;
    if (*weight > HEAVIEST)
        *weight = HEAVIEST;
}

static void weigh_clauses(og_decider *decider, const og_rule_hits *hits)
{
    for (size_t i = 0; i < hits->token_count; i++)
        decider->weights[i] = 1.0;
    for (size_t i = 0; i < decider->layer.count; i++) {
        const og_rule_hit *hit = &decider->layer.items[i];
        const og_rule *rule = rule_of(decider, hit);
        if (!rule->value[OG_ASPECT_CLAUSE] || !width(hit))
            continue;
        size_t end = rule->until_comma ? next_comma(hits, hit->end) : hits->token_count;
        for (size_t k = 0; k < hit->first; k++)
            weigh(&decider->weights[k], rule->before);
        for (size_t k = hit->first; k < end; k++)
            weigh(&decider->weights[k], rule->after);
    }
}

// Whether a contrast begins at the token: no trigger reaches over it.
static bool is_contrast(const og_decider *decider, size_t token)
{
    for (size_t i = 0; i < decider->layer.count; i++)
        if (decider->layer.items[i].first == token &&
            rule_of(decider, &decider->layer.items[i])->value[OG_ASPECT_CLAUSE] == OG_CONTRAST)
            return true;
    return false;
}

// Whether the trigger reaches the token `at`.
static bool reaches(const og_decider *decider, const og_rule_hits *hits, const og_rule_hit *trigger, size_t at)
{
    const og_rule *rule = rule_of(decider, trigger);
    bool back = rule->backward;
    if (back ? at >= trigger->first || trigger->first - at > rule->reach
             : at < trigger->end || at - trigger->end >= rule->reach)
        return false;
    for (size_t i = back ? at : trigger->end; i < (back ? trigger->first : at + 1); i++)
        if (hits->tokens[i].kind == OG_TOKEN_BREAK || is_contrast(decider, i))
            return false;
    return true;
}

// --- polarity

static const og_verdict SPEAKS_FOR[] = {[OG_STRENGTH] = OG_VERDICT_STRENGTH,
                                        [OG_WEAKNESS] = OG_VERDICT_WEAKNESS,
                                        [OG_ACTION] = OG_VERDICT_ACTION,
                                        [OG_NEUTRAL] = OG_VERDICT_NEUTRAL};

static og_verdict opposite(og_verdict verdict)
{
    return verdict == OG_VERDICT_STRENGTH   ? OG_VERDICT_WEAKNESS
           : verdict == OG_VERDICT_WEAKNESS ? OG_VERDICT_STRENGTH
                                            : verdict;
}

static og_status take_triggers(og_decider *decider)
{
    decider->triggers.count = 0;
    for (size_t i = 0; i < decider->layer.count; i++)
        if (rule_of(decider, &decider->layer.items[i])->value[OG_ASPECT_SCOPE])
            OG_TRY(og_vec_push(decider->arena, &decider->triggers, decider->layer.items[i]));
    return OG_OK;
}

// What a hit speaks for, and how much, with all that reaches over it.
static og_part weigh_hit(const og_decider *decider, const og_rule_hits *hits, const og_rule_hit *hit)
{
    og_part part = {.hit = *hit, .layer = OG_LAYER_DECISION, .amount = rule_of(decider, hit)->strength};
    if (!width(hit))
        return part;
    part.amount *= decider->weights[hit->first];
    for (size_t i = 0; i < decider->triggers.count; i++) {
        const og_rule_hit *trigger = &decider->triggers.items[i];
        const og_rule *rule = rule_of(decider, trigger);
        if (trigger->rule == hit->rule || !reaches(decider, hits, trigger, hit->first))
            continue;
        if (rule->value[OG_ASPECT_SCOPE] == OG_NEGATED)
            part.turned = !part.turned;
        else
            part.amount *= rule->factor;
    }
    if (part.turned)
        part.amount *= TURNED;
    return part;
}

// Adds a part, unless the same rule has already given as much in the same direction.
static og_status add_evidence(og_decider *decider, og_decision *out, const og_part *part)
{
    for (size_t i = out->parts.count; i-- > 0 && out->parts.items[i].hit.rule == part->hit.rule;)
        if (out->parts.items[i].layer == OG_LAYER_DECISION && out->parts.items[i].turned == part->turned) {
            if (part->amount > out->parts.items[i].amount)
                out->parts.items[i] = *part;
            return OG_OK;
        }
    return og_vec_push(decider->arena, &out->parts, *part);
}

static og_status decide_polarity(og_decider *decider, const og_rule_hits *hits, og_decision *out)
{
    take_layer(decider, hits, OG_LAYER_DECISION);
    weigh_clauses(decider, hits);
    OG_TRY(take_triggers(decider));
    for (size_t i = 0; i < decider->layer.count; i++) {
        const og_rule_hit *hit = &decider->layer.items[i];
        if (!rule_of(decider, hit)->value[OG_ASPECT_POLARITY])
            continue;
        og_part part = weigh_hit(decider, hits, hit);
        OG_TRY(add_evidence(decider, out, &part));
    }
    for (size_t i = 0; i < out->parts.count; i++) {
        const og_part *part = &out->parts.items[i];
        og_verdict spoken = SPEAKS_FOR[rule_of(decider, &part->hit)->value[OG_ASPECT_POLARITY]];
        out->score[part->turned ? opposite(spoken) : spoken] += part->amount;
    }
    out->verdict = OG_VERDICT_STRENGTH;
    for (size_t i = 0; i < OG_VERDICT_COUNT; i++)
        if (out->score[i] > out->score[out->verdict])
            out->verdict = (og_verdict)i;
    double praise = out->score[OG_VERDICT_STRENGTH], blame = out->score[OG_VERDICT_WEAKNESS];
    double apart = praise > blame ? praise - blame : blame - praise;
    bool judged = out->verdict == OG_VERDICT_STRENGTH || out->verdict == OG_VERDICT_WEAKNESS;
    if (judged && praise >= MIXED_LEAST && blame >= MIXED_LEAST && apart <= MIXED_APART)
        out->verdict = OG_VERDICT_MIXED;
    return OG_OK;
}

// --- themes

static double centrality(const og_rule_hits *hits, const og_rule_hit *hit)
{
    return width(hit) ? THEME_FIRST - THEME_FALL * (double)hit->first / (double)hits->token_count : 1.0;
}

static og_status add_theme_parts(og_decider *decider, const og_rule_hits *hits, og_decision *out)
{
    take_layer(decider, hits, OG_LAYER_THEME);
    for (size_t i = 0; i < decider->layer.count; i++) {
        const og_rule_hit *hit = &decider->layer.items[i];
        const og_rule *rule = rule_of(decider, hit);
        og_part part = {.hit = *hit, .layer = OG_LAYER_THEME, .amount = rule->weight * centrality(hits, hit)};
        bool again = i && decider->layer.items[i - 1].rule == hit->rule; // hits of a rule stand together, first first
        if (again)
            continue;
        OG_TRY(og_vec_push(decider->arena, &out->parts, part));
        out->sums[rule->theme - 1] += part.amount;
        out->heard[rule->theme - 1] += width(hit) ? rule->weight : 0;
    }
    return OG_OK;
}

static og_str word_at(const og_rule_hits *hits, size_t at)
{
    return at < hits->token_count ? hits->tokens[at].text : (og_str){0};
}

// And so goes on about what was named before.
static bool opens_with_pronoun(const og_rule_hits *hits)
{
    static const og_str joining[] = {OG_STR("however"), OG_STR("but"), OG_STR("and"), OG_STR("nor"), OG_STR("also")};
    static const og_str pronouns[] = {OG_STR("it"),  OG_STR("its"), OG_STR("they"), OG_STR("their"), OG_STR("he"),
                                      OG_STR("his"), OG_STR("she"), OG_STR("her"),  OG_STR("this"),  OG_STR("these")};
    size_t at = OG_STR_IS_IN(word_at(hits, 0), joining);
    if (at && at < hits->token_count && hits->tokens[at].kind == OG_TOKEN_COMMA)
        at++;
    return OG_STR_IS_IN(word_at(hits, at), pronouns);
}

static og_status weigh_themes(og_decider *decider, const og_rule_hits *hits, bool continues, og_decision *out)
{
    size_t count = decider->plan->themes.count;
    bool takes_up = continues && decider->breadth == OG_NARROW && opens_with_pronoun(hits);
    double inherited = takes_up ? THEME_TAKEN_UP : THEME_INHERITED;
    for (size_t i = 0; i < count; i++) {
        out->sums[i] = continues ? inherited * decider->heard[i] : 0;
        out->heard[i] = 0;
    }
    OG_TRY(add_theme_parts(decider, hits, out));
    for (size_t i = 0; i < count; i++)
        decider->heard[i] = (continues ? THEME_KEPT * decider->heard[i] : 0) + out->heard[i];
    return OG_OK;
}

// Moves the most central theme that is left, if it has `least`, to the chosen ones; its sum, 0 where there is none.
static double take_theme(size_t count, double least, og_decision *decision)
{
    size_t best = count;
    double sum = least;
    for (size_t i = 0; i < count; i++)
        if (decision->sums[i] >= sum && (best == count || decision->sums[i] > sum)) {
            best = i;
            sum = decision->sums[i];
        }
    if (best == count)
        return 0;
    decision->sums[best] = 0;
    decision->themes[decision->theme_count++] = best;
    return sum;
}

void og_choose_themes(const og_decider *decider, const og_decision *next, og_decision *decision)
{
    size_t count = decider->plan->themes.count;
    for (size_t i = 0; i < count; i++) {
        decision->sums[i] += next ? THEME_AHEAD * next->heard[i] : 0;
        if (decision->sums[i] > THEME_MOST)
            decision->sums[i] = THEME_MOST;
    }
    double first = take_theme(count, THEME_LEAST, decision);
    double share = BREADTHS[decider->breadth].share * first, least = share > THEME_LEAST ? share : THEME_LEAST;
    for (double sum = first; sum > 0 && decision->theme_count < OG_MOST_THEMES;)
        sum = take_theme(count, least, decision);
    if (!decision->theme_count)
        take_theme(count, BREADTHS[decider->breadth].fallback, decision);
}

// --- the rest

// The value of an aspect with the largest sum of weights of at least 1, 0 where none has; its parts are added.
static og_status decide_weighed(og_decider *decider, const og_rule_hits *hits, og_layer layer, og_aspect aspect,
                                og_decision *out, unsigned *value)
{
    enum { MOST_VALUES = 16 };
    double sums[MOST_VALUES] = {0};
    *value = 0;
    if (!decider->layers[layer].count)
        return OG_OK;
    take_layer(decider, hits, layer);
    for (size_t i = 0; i < decider->layer.count; i++)
        sums[rule_of(decider, &decider->layer.items[i])->value[aspect]] +=
            rule_of(decider, &decider->layer.items[i])->weight;
    for (unsigned i = 1; i < MOST_VALUES; i++)
        if (sums[i] >= 1 && sums[i] > (*value ? sums[*value] : 0))
            *value = i;
    for (size_t i = 0; *value && i < decider->layer.count; i++) {
        const og_rule_hit *hit = &decider->layer.items[i];
        if (rule_of(decider, hit)->value[aspect] == *value)
            OG_TRY(og_vec_push(decider->arena, &out->parts,
                               (og_part){.hit = *hit, .layer = layer, .amount = rule_of(decider, hit)->weight}));
    }
    return OG_OK;
}

// The first hit of a layer in the part of the sentence that weighs most; NULL where there is none.
static const og_rule_hit *first_hit(og_decider *decider, const og_rule_hits *hits, og_layer layer)
{
    double best = 0;
    const og_rule_hit *found = NULL;
    take_layer(decider, hits, layer);
    for (size_t i = 0; i < decider->layer.count; i++) {
        const og_rule_hit *hit = &decider->layer.items[i];
        double weight = width(hit) ? decider->weights[hit->first] : 0.1;
        if (!found || weight > best || (weight == best && hit->first < found->first)) {
            best = weight;
            found = hit;
        }
    }
    return found;
}

static og_status decide_first(og_decider *decider, const og_rule_hits *hits, og_decision *out)
{
    const og_rule_hit *hit = first_hit(decider, hits, OG_LAYER_EXTENT);
    out->extent = hit ? (og_extent)rule_of(decider, hit)->value[OG_ASPECT_EXTENT] : OG_ASPECT_EXTENT_NONE;
    if (hit)
        OG_TRY(og_vec_push(decider->arena, &out->parts, (og_part){.hit = *hit, .layer = OG_LAYER_EXTENT}));
    hit = first_hit(decider, hits, OG_LAYER_DEADLINE);
    out->deadline = hit ? (og_deadline)rule_of(decider, hit)->value[OG_ASPECT_DEADLINE] : OG_ASPECT_DEADLINE_NONE;
    out->deadline_at = hit ? hit->first : 0;
    out->deadline_end = hit ? hit->end : 0;
    hit = first_hit(decider, hits, OG_LAYER_AREA);
    out->about = hit ? rule_of(decider, hit)->about : OG_STR("");
    return OG_OK;
}

// Also of a neutral sentence: "We will send a notice requiring the provider to:" leads a list of what must be done.
static void decide_duty(og_decider *decider, const og_rule_hits *hits, og_decision *out)
{
    const og_rule_hit *hit = first_hit(decider, hits, OG_LAYER_DUTY);
    out->duty = hit ? (og_duty)rule_of(decider, hit)->value[OG_ASPECT_DUTY] : OG_ASPECT_DUTY_NONE;
    out->duty_at = hit ? hit->first : 0;
    out->duty_end = hit ? hit->end : 0;
}

// Who says it, and what they say that they do: an article's sentences may say nothing else.
static og_status decide_speaker(og_decider *decider, const og_rule_hits *hits, og_decision *out)
{
    unsigned deed;
    const og_rule_hit *hit = first_hit(decider, hits, OG_LAYER_SOURCE);
    out->source = hit ? (og_speaker)rule_of(decider, hit)->value[OG_ASPECT_SOURCE] : OG_ASPECT_SOURCE_NONE;
    if (hit)
        OG_TRY(og_vec_push(decider->arena, &out->parts, (og_part){.hit = *hit, .layer = OG_LAYER_SOURCE}));
    OG_TRY(decide_weighed(decider, hits, OG_LAYER_DEED, OG_ASPECT_DEED, out, &deed));
    out->deed = (og_deed)deed;
    return OG_OK;
}

og_status og_decider_new(const og_rule_plan *plan, og_arena *arena, og_decider *out)
{
    *out = (og_decider){.plan = plan, .arena = arena};
    out->heard = og_arena_alloc_array(arena, plan->themes.count + 1, sizeof *out->heard);
    return out->heard ? OG_OK : OG_NO_MEMORY;
}

og_status og_decision_new(const og_decider *decider, og_decision *out)
{
    size_t room = decider->plan->themes.count + 1;
    *out = (og_decision){.heard = og_arena_alloc_array(decider->arena, room, sizeof *out->heard),
                         .sums = og_arena_alloc_array(decider->arena, room, sizeof *out->sums)};
    return out->heard && out->sums ? OG_OK : OG_NO_MEMORY;
}

static og_status make_room(og_decider *decider, size_t token_count)
{
    if (token_count <= decider->room)
        return OG_OK;
    decider->room = 2 * token_count;
    decider->weights = og_arena_alloc_array(decider->arena, decider->room, sizeof *decider->weights);
    decider->furthest = og_arena_alloc_array(decider->arena, decider->room, sizeof *decider->furthest);
    return decider->weights && decider->furthest ? OG_OK : OG_NO_MEMORY;
}

og_status og_decide(og_decider *decider, const og_rule_hits *hits, bool continues, og_decision *out)
{
    unsigned value;
    *out = (og_decision){
        .heard = out->heard, .sums = out->sums, .parts = {.items = out->parts.items, .capacity = out->parts.capacity}};
    OG_TRY(make_room(decider, hits->token_count));
    OG_TRY(divide_layers(decider, hits));
    OG_TRY(decide_polarity(decider, hits, out));
    OG_TRY(decide_speaker(decider, hits, out));
    decide_duty(decider, hits, out);
    OG_TRY(weigh_themes(decider, hits, continues, out)); // also of a neutral sentence, for those around it
    if (out->verdict == OG_VERDICT_NEUTRAL)
        return OG_OK;
    OG_TRY(decide_weighed(decider, hits, OG_LAYER_SEVERITY, OG_ASPECT_SEVERITY, out, &value));
    out->serious = value == OG_SERIOUS && out->verdict != OG_VERDICT_STRENGTH;
    OG_TRY(decide_weighed(decider, hits, OG_LAYER_TREND, OG_ASPECT_TREND, out, &value));
    out->trend = (og_trend)value;
    return decide_first(decider, hits, out);
}
