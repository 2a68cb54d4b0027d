// SPDX-License-Identifier: MIT
// One pass over the words of a sentence finds, through the index of the phrases, the few that may match there; each of
// those is tried where a match with that word can begin. Patterns run only where a word that every match holds is
// there.
#include "rules/rule_scanner.h"

#include "base/buf.h"
#include "base/checked.h"
#include "base/str.h"
#include "rules/word_types.h"

#include <stdlib.h>
#include <string.h>

struct og_rule_scanner {
    const og_catalogue *catalogue;
    const og_rule_plan *plan;
    og_scanner *patterns;
    og_tokens tokens;
    og_word_types words;
    const og_word_type **types; // of each token
    size_t type_capacity;
    og_phrase_subject subject;
    uint64_t signature;           // of all its tokens together
    uint64_t pairs[32 * 32 / 64]; // of letters that stand in it next to each other, a bit each
    og_rule_place place;          // where the sentences stand
    og_buf place_text;            // the bytes of its strings
    bool *fits;                   // for each rule whether it fits there
    bool *phrase_fits;            // for each phrase whether its rule does
    og_rule_hit *hits;
    size_t count, capacity;
    bool placed; // `place` and `fits` are those of the last sentence
    bool exhaustive;
    og_rule_scanner_counts counts;
};

// --- which rules fit

static bool is_same_document(const og_rule_place *a, const og_rule_place *b)
{
    return og_str_equal(a->framework, b->framework) && og_str_equal(a->provider, b->provider);
}

static bool is_same_place(const og_rule_place *a, const og_rule_place *b)
{
    return og_str_equal(a->role, b->role) && og_str_equal(a->area, b->area) && og_str_equal(a->kind, b->kind) &&
           is_same_document(a, b);
}

static void note_fit(og_rule_scanner *scanner, size_t number, bool fits)
{
    const og_phrase_span *phrases = &scanner->plan->rules.items[number].phrases;
    if (fits != scanner->fits[number])
        memset(scanner->phrase_fits + phrases->first, fits, phrases->count);
    scanner->fits[number] = fits;
}

// Notes which rules fit a place. They are asked again only where the next place is another one, and most only where it
// is in another document.
static og_status fit_rules(og_rule_scanner *scanner, const og_rule_place *place)
{
    const og_rule_plan *plan = scanner->plan;
    og_rule_place *kept = &scanner->place;
    og_str parts[] = {place->role, place->framework, place->area, place->kind, place->provider};
    og_str *copies[] = {&kept->role, &kept->framework, &kept->area, &kept->kind, &kept->provider};
    bool again = scanner->placed && is_same_document(kept, place);
    const size_t *asked = again ? plan->minding_place.items : plan->with_conditions.items;
    size_t count = again ? plan->minding_place.count : plan->with_conditions.count, at = 0;
    scanner->placed = false;
    scanner->place_text.len = 0;
    scanner->place_text.status = OG_OK;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        og_buf_add(&scanner->place_text, parts[i]);
    OG_TRY(scanner->place_text.status);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; at += parts[i++].len)
        *copies[i] = og_str_slice(og_buf_str(&scanner->place_text), at, at + parts[i].len);
    for (size_t i = 0; i < count; i++)
        note_fit(scanner, asked[i], og_rule_fits(&plan->rules.items[asked[i]], place));
    scanner->placed = true;
    return OG_OK;
}

// All fit at first.
static og_status new_fits(og_rule_scanner *scanner)
{
    size_t rules = scanner->plan->rules.count, phrases = scanner->plan->book.phrases.count;
    scanner->fits = malloc((rules + 1) * sizeof *scanner->fits);
    scanner->phrase_fits = malloc((phrases + 1) * sizeof *scanner->phrase_fits);
    if (!scanner->fits || !scanner->phrase_fits)
        return OG_NO_MEMORY;
    memset(scanner->fits, true, rules);
    memset(scanner->phrase_fits, true, phrases);
    return OG_OK;
}

og_status og_rule_scanner_new(const og_catalogue *catalogue, og_scanner *patterns, og_rule_scanner **out)
{
    og_rule_scanner *scanner = calloc(1, sizeof *scanner);
    *out = NULL;
    if (!scanner)
        return OG_NO_MEMORY;
    *scanner = (og_rule_scanner){.catalogue = catalogue, .plan = &catalogue->rules, .patterns = patterns};
    scanner->words.book = &scanner->plan->book;
    og_status status = new_fits(scanner);
    if (status == OG_OK)
        status = fit_rules(scanner, &(og_rule_place){0});
    if (status == OG_OK)
        *out = scanner;
    else
        og_rule_scanner_free(scanner);
    return status;
}

void og_rule_scanner_free(og_rule_scanner *scanner)
{
    if (!scanner)
        return;
    og_tokens_free(&scanner->tokens);
    og_word_types_free(&scanner->words);
    free((void *)scanner->types);
    free(scanner->fits);
    free(scanner->phrase_fits);
    og_buf_free(&scanner->place_text);
    free(scanner->hits);
    free(scanner);
}

void og_rule_scanner_set_exhaustive(og_rule_scanner *scanner, bool exhaustive)
{
    scanner->exhaustive = exhaustive;
}

og_rule_scanner_counts og_rule_scanner_count(const og_rule_scanner *scanner)
{
    return scanner->counts;
}

static og_status add_hit(og_rule_scanner *scanner, size_t rule, size_t first, size_t end)
{
    enum { LEAST = 64 };
    if (scanner->count == scanner->capacity) {
        size_t capacity = scanner->capacity ? scanner->capacity * 2 : LEAST;
        og_rule_hit *grown = realloc(scanner->hits, capacity * sizeof *grown);
        if (!grown)
            return OG_NO_MEMORY;
        scanner->hits = grown;
        scanner->capacity = capacity;
    }
    scanner->hits[scanner->count++] =
        (og_rule_hit){.rule = (uint32_t)rule, .first = (uint32_t)first, .end = (uint32_t)end};
    return OG_OK;
}

static size_t match_in(og_rule_scanner *scanner, size_t phrase, const og_phrase_subject *subject, size_t first)
{
    scanner->counts.phrases++;
    return og_phrase_match_at(&scanner->plan->book, phrase, subject, first);
}

static size_t match_at(og_rule_scanner *scanner, size_t phrase, size_t first)
{
    return match_in(scanner, phrase, &scanner->subject, first);
}

// --- the words of the sentence

static og_status room_for_types(og_rule_scanner *scanner)
{
    size_t count = scanner->tokens.count, size;
    if (count <= scanner->type_capacity)
        return OG_OK;
    if (!og_mul(count, sizeof *scanner->types, &size))
        return OG_NO_MEMORY;
    const og_word_type **grown = realloc((void *)scanner->types, size);
    if (!grown)
        return OG_NO_MEMORY;
    scanner->types = grown;
    scanner->type_capacity = count;
    return OG_OK;
}

// Two bytes that follow each other, whether they are capitals or not; some pairs are taken for one.
static unsigned pair_at(og_str text, size_t at)
{
    return ((unsigned char)text.ptr[at] & 31u) << 5 | ((unsigned char)text.ptr[at + 1] & 31u);
}

static void note_pairs(og_rule_scanner *scanner, og_str text)
{
    memset(scanner->pairs, 0, sizeof scanner->pairs);
    for (size_t at = 0; at + 1 < text.len; at++) {
        unsigned pair = pair_at(text, at);
        scanner->pairs[pair / 64] |= (uint64_t)1 << pair % 64;
    }
}

// False: the literal does not stand in the text. Most that do not are told by their first pairs.
static bool has_pairs_of(const og_rule_scanner *scanner, og_str literal)
{
    for (size_t at = 0; at + 1 < literal.len; at++) {
        unsigned pair = pair_at(literal, at);
        if (!(scanner->pairs[pair / 64] >> pair % 64 & 1))
            return false;
    }
    return true;
}

static og_status divide(og_rule_scanner *scanner, og_str text)
{
    OG_TRY(og_tokens_divide(&scanner->tokens, text));
    OG_TRY(room_for_types(scanner));
    note_pairs(scanner, text);
    og_word_types_trim(&scanner->words);
    scanner->signature = OG_SIGN_EVER;
    for (size_t i = 0; i < scanner->tokens.count; i++) {
        OG_TRY(og_word_types_find(&scanner->words, &scanner->tokens.items[i], &scanner->types[i]));
        scanner->signature |= scanner->types[i]->signature;
    }
    scanner->subject =
        (og_phrase_subject){.tokens = scanner->tokens.items, .types = scanner->types, .count = scanner->tokens.count};
    return OG_OK;
}

// --- what takes a hit away

// Whether a match ends right where the hit begins, which is then as good as the end of the sentence.
static bool stands_before(og_rule_scanner *scanner, size_t phrase, size_t at)
{
    const og_phrase *about = &scanner->plan->book.phrases.items[phrase];
    og_phrase_subject before = scanner->subject;
    if (!at)
        return about->empty_at_start;
    if (!(about->ends & scanner->types[at - 1]->signature) || !(about->need & scanner->signature))
        return false;
    before.count = at;
    for (size_t width = about->least ? about->least : 1; width <= about->most && width <= at; width++)
        if (match_in(scanner, phrase, &before, at - width) == at)
            return true;
    return false;
}

static bool stands_anywhere(og_rule_scanner *scanner, size_t phrase)
{
    if (!(scanner->plan->book.phrases.items[phrase].need & scanner->signature))
        return false;
    for (size_t at = 0; at < scanner->tokens.count; at++)
        if (match_at(scanner, phrase, at) != SIZE_MAX)
            return true;
    return false;
}

// Whether words anywhere in the sentence take all hits of the rule away.
static bool all_taken_away(og_rule_scanner *scanner, const og_rule *rule)
{
    for (size_t i = 0; i < rule->unless.count; i++) {
        const og_unless *unless = &rule->unless.items[i];
        for (size_t k = 0; unless->where == OG_UNLESS_ANYWHERE && k < unless->phrases.count; k++)
            if (stands_anywhere(scanner, unless->phrases.first + k))
                return true;
    }
    return false;
}

// Whether words right before or after a hit take it away.
static bool taken_away(og_rule_scanner *scanner, const og_rule *rule, size_t first, size_t end)
{
    for (size_t i = 0; i < rule->unless.count; i++) {
        const og_unless *unless = &rule->unless.items[i];
        for (size_t k = 0; unless->where != OG_UNLESS_ANYWHERE && k < unless->phrases.count; k++) {
            size_t phrase = unless->phrases.first + k;
            if (unless->where == OG_UNLESS_BEFORE ? stands_before(scanner, phrase, first)
                                                  : match_at(scanner, phrase, end) != SIZE_MAX)
                return true;
        }
    }
    return false;
}

// --- phrases

static og_status try_phrase(og_rule_scanner *scanner, size_t rule, size_t phrase, size_t first)
{
    size_t end = match_at(scanner, phrase, first);
    return end == SIZE_MAX || end == first ? OG_OK : add_hit(scanner, rule, first, end);
}

// Tries the phrase wherever a match can begin that has the token at `at`.
static og_status try_found(og_rule_scanner *scanner, const og_finder *finder, size_t at)
{
    size_t rule = scanner->plan->phrase_rule.items[finder->phrase];
    if (finder->whole)
        return add_hit(scanner, rule, at, at + 1);
    for (size_t first = at > finder->furthest ? at - finder->furthest : 0; first + finder->nearest <= at; first++)
        OG_TRY(try_phrase(scanner, rule, finder->phrase, first));
    return OG_OK;
}

static og_status find_by_index(og_rule_scanner *scanner)
{
    const og_finder *finders = scanner->plan->book.finders.items;
    const bool *fits = scanner->phrase_fits;
    const uint64_t signature = scanner->signature;
    uint64_t before = OG_SIGN_EVER | OG_SIGN_FIRST;
    for (size_t at = 0; at < scanner->tokens.count; at++) {
        const og_word_type *type = scanner->types[at];
        uint64_t after = at + 1 < scanner->tokens.count ? scanner->types[at + 1]->signature : OG_SIGN_EVER;
        for (uint32_t i = 0; i < type->symbol_count; i++)
            for (uint32_t number = type->finders[i]; number; number = finders[number - 1].next) {
                const og_finder *finder = &finders[number - 1];
                if (((finder->before & before) != 0) & ((finder->after & after) != 0) &
                    ((finder->need & signature) != 0) & fits[finder->phrase]) // one branch: nothing foretells it
                    OG_TRY(try_found(scanner, finder, at));
            }
        before = type->signature;
    }
    return OG_OK;
}

static og_status find_phrases(og_rule_scanner *scanner)
{
    if (!scanner->exhaustive)
        return find_by_index(scanner);
    for (size_t phrase = 0; phrase < scanner->plan->book.phrases.count; phrase++) {
        size_t rule = scanner->plan->phrase_rule.items[phrase];
        for (size_t at = 0; rule != OG_NO_RULE && scanner->fits[rule] && at < scanner->tokens.count; at++)
            OG_TRY(try_phrase(scanner, rule, phrase, at));
    }
    return OG_OK;
}

// --- patterns

static og_status find_pattern(og_rule_scanner *scanner, size_t rule, size_t pattern, og_str sentence)
{
    const og_tokens *tokens = &scanner->tokens;
    og_match match;
    og_str literal = og_scanner_literal(scanner->patterns, pattern);
    if (!scanner->exhaustive && literal.len &&
        (!has_pairs_of(scanner, literal) || og_str_find_fold(sentence, literal, 0) == SIZE_MAX))
        return OG_OK;
    scanner->counts.patterns++;
    size_t first = 0; // matches move forward only
    for (size_t from = 0; og_scanner_find(scanner->patterns, pattern, sentence, from, &match);) {
        size_t end;
        while (first < tokens->count && tokens->items[first].end <= match.whole.start)
            first++;
        for (end = first; end < tokens->count && tokens->items[end].start < match.whole.end;)
            end++;
        if (end > first)
            OG_TRY(add_hit(scanner, rule, first, end));
        from = match.whole.end > from ? match.whole.end : from + 1;
    }
    return OG_OK;
}

static og_status find_patterns(og_rule_scanner *scanner, og_str sentence)
{
    for (size_t i = 0; i < scanner->plan->with_patterns.count; i++) {
        size_t rule = scanner->plan->with_patterns.items[i];
        const og_rule *about = &scanner->plan->rules.items[rule];
        if (!scanner->fits[rule])
            continue;
        for (size_t k = 0; k < about->patterns.count; k++)
            OG_TRY(find_pattern(scanner, rule, about->patterns.items[k], sentence));
    }
    return OG_OK;
}

// --- together

static int by_place(const void *a, const void *b)
{
    const og_rule_hit *left = a, *right = b;
    if (left->rule != right->rule)
        return left->rule < right->rule ? -1 : 1;
    if (left->first != right->first)
        return left->first < right->first ? -1 : 1;
    return left->end > right->end ? -1 : left->end < right->end;
}

static void sort(og_rule_hit *hits, size_t count)
{
    enum { FEW = 64 }; // most sentences have some twenty
    if (count > FEW) {
        qsort(hits, count, sizeof *hits, by_place);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        og_rule_hit hit = hits[i];
        size_t to = i;
        for (; to > 0 && by_place(&hits[to - 1], &hit) > 0; to--)
            hits[to] = hits[to - 1];
        hits[to] = hit;
    }
}

// Of a rule's hits those inside an earlier, longer one go.
static void keep_longest(og_rule_scanner *scanner)
{
    size_t kept = 0;
    sort(scanner->hits, scanner->count);
    for (size_t i = 0; i < scanner->count; i++) {
        og_rule_hit hit = scanner->hits[i];
        bool inside = kept && scanner->hits[kept - 1].rule == hit.rule && scanner->hits[kept - 1].end >= hit.end;
        if (!inside)
            scanner->hits[kept++] = hit;
    }
    scanner->count = kept;
}

// Those of what is left that words around them take away go too.
static void keep_best(og_rule_scanner *scanner)
{
    size_t kept = 0, asked = SIZE_MAX; // the rule of which `none` is said
    bool none = false;
    keep_longest(scanner);
    for (size_t i = 0; i < scanner->count; i++) {
        og_rule_hit hit = scanner->hits[i];
        const og_rule *rule = &scanner->plan->rules.items[hit.rule];
        if (hit.rule != asked)
            none = all_taken_away(scanner, rule);
        asked = hit.rule;
        bool everywhere = hit.first == hit.end; // of a rule without words, which nothing stands beside
        if (!none && (everywhere || !taken_away(scanner, rule, hit.first, hit.end)))
            scanner->hits[kept++] = hit;
    }
    scanner->count = kept;
}

og_status og_rule_scanner_find(og_rule_scanner *scanner, og_str sentence, const og_rule_place *place, og_rule_hits *out)
{
    scanner->count = 0;
    if (!scanner->placed || !is_same_place(&scanner->place, place))
        OG_TRY(fit_rules(scanner, place));
    OG_TRY(divide(scanner, sentence));
    OG_TRY(find_phrases(scanner));
    OG_TRY(find_patterns(scanner, sentence));
    for (size_t i = 0; i < scanner->plan->everywhere.count; i++)
        if (scanner->fits[scanner->plan->everywhere.items[i]])
            OG_TRY(add_hit(scanner, scanner->plan->everywhere.items[i], 0, 0));
    if (scanner->count)
        keep_best(scanner);
    scanner->counts.sentences++;
    scanner->counts.tokens += scanner->tokens.count;
    scanner->counts.hits += scanner->count;
    *out = (og_rule_hits){.tokens = scanner->tokens.items,
                          .token_count = scanner->tokens.count,
                          .items = scanner->hits,
                          .count = scanner->count};
    return OG_OK;
}

og_status og_rule_scanner_try(og_rule_scanner *scanner, size_t rule, og_str text, bool *found, og_range *where)
{
    const og_rule *about = &scanner->plan->rules.items[rule];
    *found = false;
    scanner->count = 0;
    OG_TRY(divide(scanner, text));
    for (size_t k = 0; k < about->phrases.count; k++)
        for (size_t at = 0; at < scanner->tokens.count; at++)
            OG_TRY(try_phrase(scanner, rule, about->phrases.first + k, at));
    for (size_t k = 0; k < about->patterns.count; k++)
        OG_TRY(find_pattern(scanner, rule, about->patterns.items[k], text));
    if (!about->phrases.count && !about->patterns.count)
        OG_TRY(add_hit(scanner, rule, 0, 0));
    if (scanner->count)
        keep_best(scanner);
    *found = scanner->count > 0;
    *where = (og_range){0, 0};
    if (*found && scanner->hits[0].end)
        *where = (og_range){scanner->tokens.items[scanner->hits[0].first].start,
                            scanner->tokens.items[scanner->hits[0].end - 1].end};
    return OG_OK;
}
