// SPDX-License-Identifier: MIT
// Whether a phrase stands at a place among the words of a text. All ways through its steps are followed at once, so
// the time is bounded by steps times tokens whatever the phrase.
#include "rules/phrase.h"

#include "base/str.h"

#include <string.h>

og_status og_phrase_scratch_new(og_arena *arena, size_t longest, og_phrase_scratch *out)
{
    *out = (og_phrase_scratch){0};
    out->now = og_arena_alloc_array(arena, longest + 1, sizeof *out->now);
    out->next = og_arena_alloc_array(arena, longest + 1, sizeof *out->next);
    out->marks = og_arena_alloc_array(arena, longest + 1, sizeof *out->marks);
    return out->now && out->next && out->marks ? OG_OK : OG_NO_MEMORY;
}

static bool same_word(og_str a, uint32_t a_hash, const og_token *token)
{
    return a_hash == token->hash && a.len == token->text.len && memcmp(a.ptr, token->text.ptr, a.len) == 0;
}

static bool in_class(const og_word_class *class, const og_token *token)
{
    for (size_t i = 0; i < class->words.count; i++) {
        const og_class_word *word = &class->words.items[i];
        if (word->begins ? og_str_starts(token->text, word->word) : same_word(word->word, word->hash, token))
            return true;
    }
    return false;
}

static bool takes(const og_phrase_book *book, const og_step *step, const og_token *token)
{
    bool wordlike = token->kind == OG_TOKEN_WORD || token->kind == OG_TOKEN_NUMBER;
    switch (step->kind) {
    case OG_STEP_WORD:
        return wordlike && same_word(step->word, step->hash, token);
    case OG_STEP_BEGINS:
        return wordlike && og_str_starts(token->text, step->word);
    case OG_STEP_CLASS:
        return wordlike && in_class(&book->classes.items[step->word_class], token);
    case OG_STEP_ANY:
        return wordlike;
    case OG_STEP_NUMBER:
        return token->kind == OG_TOKEN_NUMBER;
    case OG_STEP_COMMA:
        return token->kind == OG_TOKEN_COMMA;
    case OG_STEP_GAP:
        return wordlike || token->kind == OG_TOKEN_COMMA;
    default:
        return false;
    }
}

static bool is_last(const og_token *tokens, size_t count, size_t at)
{
    while (at < count && tokens[at].kind == OG_TOKEN_POINT)
        at++;
    return at == count;
}

typedef struct walk {
    const og_step *steps;
    const og_token *tokens;
    size_t count;
    og_phrase_scratch *scratch;
    size_t *list; // steps that wait for the token `at`
    size_t waiting;
    size_t at;
    bool matched;
} walk;

static void visit(walk *w, size_t step)
{
    if (w->scratch->marks[step] != w->scratch->mark) {
        w->scratch->marks[step] = w->scratch->mark;
        w->list[w->waiting++] = step;
    }
}

// Follows the steps that take no token, in place: the list grows while it is walked, and what waits is kept.
static void settle(walk *w)
{
    size_t kept = 0;
    for (size_t i = 0; i < w->waiting; i++) {
        size_t step = w->list[i];
        const og_step *s = &w->steps[step];
        bool pass = s->kind == OG_STEP_JUMP || s->kind == OG_STEP_SPLIT || (s->kind == OG_STEP_FIRST && w->at == 0) ||
                    (s->kind == OG_STEP_LAST && is_last(w->tokens, w->count, w->at));
        if (s->kind == OG_STEP_MATCH) {
            w->matched = true;
        } else if (pass) {
            int target = s->kind == OG_STEP_FIRST || s->kind == OG_STEP_LAST ? 1 : s->target;
            if (target != OG_NO_STEP)
                visit(w, (size_t)((long)step + target));
            if (s->kind == OG_STEP_SPLIT && s->other != OG_NO_STEP)
                visit(w, (size_t)((long)step + s->other));
        } else if (s->kind != OG_STEP_FIRST && s->kind != OG_STEP_LAST) {
            w->list[kept++] = step;
        }
    }
    w->waiting = kept;
}

size_t og_phrase_match_at(const og_phrase_book *book, size_t phrase, const og_token *tokens, size_t count, size_t first,
                          og_phrase_scratch *scratch)
{
    const og_phrase *about = &book->phrases.items[phrase];
    const og_step *steps = &book->steps.items[about->first_step];
    size_t end = SIZE_MAX;
    if (steps->kind == OG_STEP_WORD && (first >= count || !takes(book, steps, &tokens[first])))
        return SIZE_MAX;
    walk w = {.steps = steps, .tokens = tokens, .count = count, .scratch = scratch, .list = scratch->now, .at = first};
    scratch->mark++;
    visit(&w, 0);
    for (;; w.at++) {
        w.matched = false;
        settle(&w);
        if (w.matched)
            end = w.at;
        if (!w.waiting || w.at == count)
            return end;
        size_t *now = w.list, waiting = w.waiting;
        w.list = now == scratch->now ? scratch->next : scratch->now;
        w.waiting = 0;
        scratch->mark++;
        for (size_t i = 0; i < waiting; i++)
            if (takes(book, &steps[now[i]], &tokens[w.at]))
                visit(&w, now[i] + 1);
    }
}
