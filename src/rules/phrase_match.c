// SPDX-License-Identifier: MIT
// Whether a phrase stands at a place among the words of a text. All ways through its steps are followed at once, so
// the time is bounded by steps times tokens whatever the phrase.
#include "rules/phrase.h"

og_status og_phrase_scratch_new(og_arena *arena, size_t longest, og_phrase_scratch *out)
{
    *out = (og_phrase_scratch){0};
    out->now = og_arena_alloc_array(arena, longest + 1, sizeof *out->now);
    out->next = og_arena_alloc_array(arena, longest + 1, sizeof *out->next);
    out->marks = og_arena_alloc_array(arena, longest + 1, sizeof *out->marks);
    return out->now && out->next && out->marks ? OG_OK : OG_NO_MEMORY;
}

static bool is_wordlike(const og_token *token)
{
    return token->kind == OG_TOKEN_WORD || token->kind == OG_TOKEN_NUMBER;
}

static bool takes(const og_phrase_book *book, const og_step *step, const og_phrase_subject *subject, size_t at)
{
    switch (step->kind) {
    case OG_STEP_SYMBOL:
        return subject->types[at] && og_word_has(subject->types[at], step->number);
    case OG_STEP_CLASS:
        return subject->types[at] && og_word_in_class(subject->types[at], &book->classes.items[step->number]);
    case OG_STEP_ANY:
        return is_wordlike(&subject->tokens[at]);
    case OG_STEP_COMMA:
        return subject->tokens[at].kind == OG_TOKEN_COMMA;
    case OG_STEP_GAP:
        return is_wordlike(&subject->tokens[at]) || subject->tokens[at].kind == OG_TOKEN_COMMA;
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
    const og_phrase_subject *subject;
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
                    (s->kind == OG_STEP_LAST && is_last(w->subject->tokens, w->subject->count, w->at));
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

static size_t match_plain(const og_phrase_book *book, const og_step *steps, const og_phrase_subject *subject, size_t at)
{
    for (; steps->kind != OG_STEP_MATCH; steps++, at++)
        if (at >= subject->count || !takes(book, steps, subject, at))
            return SIZE_MAX;
    return at;
}

size_t og_phrase_match_at(const og_phrase_book *book, size_t phrase, const og_phrase_subject *subject, size_t first,
                          og_phrase_scratch *scratch)
{
    const og_phrase *about = &book->phrases.items[phrase];
    const og_step *steps = &book->steps.items[about->first_step];
    size_t end = SIZE_MAX;
    if (about->plain)
        return match_plain(book, steps, subject, first);
    bool asks = steps->kind == OG_STEP_SYMBOL || steps->kind == OG_STEP_CLASS;
    if (asks && (first >= subject->count || !takes(book, steps, subject, first)))
        return SIZE_MAX;
    walk w = {.steps = steps, .subject = subject, .scratch = scratch, .list = scratch->now, .at = first};
    scratch->mark++;
    visit(&w, 0);
    for (;; w.at++) {
        w.matched = false;
        settle(&w);
        if (w.matched)
            end = w.at;
        if (!w.waiting || w.at == subject->count)
            return end;
        size_t *now = w.list, waiting = w.waiting;
        w.list = now == scratch->now ? scratch->next : scratch->now;
        w.waiting = 0;
        scratch->mark++;
        for (size_t i = 0; i < waiting; i++)
            if (takes(book, &steps[now[i]], subject, w.at))
                visit(&w, now[i] + 1);
    }
}
