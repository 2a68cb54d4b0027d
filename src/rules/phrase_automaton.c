// SPDX-License-Identifier: MIT
// The position automaton (Glushkov) of a phrase, made of its steps: what may stand first, what next, and what last.
#include "rules/phrase_book.h"
#include "rules/phrase_steps.h"

#include <string.h>

enum { MOST_MASKS = 1 << 24 }; // of a book: the program's own rules need a hundredth of it

// What must be so where a step is reached without taking a token: nothing, the sentence begins there, or it ends there,
// or both.
enum { PLAIN = 0, AT_START = 1, AT_END = 2, WAYS = 4 };

// Follows steps from a list that only grows: each is on it once for each way.
typedef struct follower {
    const og_phrase_parser *p;
    const uint16_t *position_of;
    struct {
        uint16_t round; // in which it was reached last
        uint16_t ways;  // a bit for each on which it was
    } seen[OG_MOST_STEPS];
    uint16_t round; // up to OG_MOST_POSITIONS + 1
    struct {
        uint16_t step;
        unsigned char way;
    } list[WAYS * OG_MOST_STEPS];
    size_t count;
} follower;

static void visit(follower *f, size_t number, int target, unsigned char way)
{
    size_t to = (size_t)((long)number + target);
    if (f->seen[to].round != f->round) {
        f->seen[to].round = f->round;
        f->seen[to].ways = 0;
    }
    if (f->seen[to].ways >> way & 1)
        return;
    f->seen[to].ways |= (uint16_t)(1U << way);
    f->list[f->count].step = (uint16_t)to;
    f->list[f->count++].way = way;
}

// What is reached from a step: positions as masks, and the end of the phrase, a bit for each way.
static unsigned follow(follower *f, size_t from, uint64_t *plain, uint64_t *at_start)
{
    unsigned ended = 0;
    f->count = 0;
    f->round++;
    visit(f, from, 0, PLAIN);
    for (size_t i = 0; i < f->count; i++) {
        size_t number = f->list[i].step,
               position = f->position_of[number]; // NOLINT(clang-analyzer-core.uninitialized.Assign): visit wrote it
        unsigned char way = f->list[i].way;
        const og_step *s = &f->p->steps.items[number];
        if (s->kind == OG_STEP_MATCH)
            ended |= 1U << way;
        else if (s->kind == OG_STEP_FIRST || s->kind == OG_STEP_LAST)
            visit(f, number, 1, way | (s->kind == OG_STEP_FIRST ? AT_START : AT_END));
        else if (s->kind != OG_STEP_TAKE)
            visit(f, number, s->target, way);
        else if (way == PLAIN)
            plain[position / 64] |= (uint64_t)1 << position % 64;
        else if (way == AT_START && at_start)
            at_start[position / 64] |= (uint64_t)1 << position % 64;
        if (s->kind == OG_STEP_SPLIT && s->other != OG_NOWHERE)
            visit(f, number, s->other, way);
    }
    return ended;
}

// Numbers the steps that take a token; false, with the problem told, where they are too many.
static bool number_positions(og_phrase_parser *p, uint16_t *position_of, og_phrase *phrase)
{
    size_t count = 0;
    for (size_t i = 0; i < p->steps.count; i++)
        position_of[i] = (uint16_t)(p->steps.items[i].kind == OG_STEP_TAKE ? count++ : count);
    if (count > OG_MOST_POSITIONS)
        og_phrase_fail(p, "the phrase has more than 512 words, all alternatives counted: make two of it", 0);
    phrase->position_count = (uint16_t)count;
    phrase->mask_width = (uint16_t)(count / 64 + 1);
    if (phrase->mask_width > OG_MOST_MASK)
        phrase->mask_width = OG_MOST_MASK;
    return !og_phrase_failed(p);
}

// The masks of a phrase, all empty, at the end of the book's.
static og_status add_masks(og_phrase_parser *p, og_phrase *phrase)
{
    size_t numbers = (size_t)phrase->mask_width * (OG_MASK_COUNT + (size_t)phrase->position_count);
    if (p->book->masks.count + numbers > MOST_MASKS) {
        og_phrase_fail(p, "the phrases of all rules together have too many words and alternatives", 0);
        return OG_OK;
    }
    phrase->first_mask = (uint32_t)p->book->masks.count;
    for (size_t i = 0; i < numbers; i++)
        OG_TRY(og_vec_push(p->arena, &p->book->masks, 0));
    return OG_OK;
}

static og_position position_of_atom(const og_phrase_book *book, uint32_t atom)
{
    switch (atom) {
    case OG_ATOM_ANY:
        return (og_position){.signature = OG_SIGN_WORD};
    case OG_ATOM_COMMA:
        return (og_position){.signature = OG_SIGN_COMMA};
    case OG_ATOM_GAP:
        return (og_position){.signature = OG_SIGN_GAP};
    default: {
        const og_atom *about = &book->atoms.items[atom];
        return (og_position){about->signature, about->first_member, about->member_count};
    }
    }
}

// What the beginning and the end of a match say of its first and last token.
static void sign_edges(const og_phrase_book *book, og_phrase *phrase)
{
    phrase->starts = phrase->empty_at_start || phrase->empty_at_end ? OG_SIGN_EVER : 0;
    if (!phrase->position_count)
        return;
    const size_t width = phrase->mask_width;
    const uint64_t *masks = &book->masks.items[phrase->first_mask];
    const og_position *positions = &book->positions.items[phrase->first_position];
    for (size_t i = 0; i < phrase->position_count; i++) {
        if (og_mask_has(masks + OG_STARTS * width, i) || og_mask_has(masks + OG_STARTS_SENTENCE * width, i))
            phrase->starts |= positions[i].signature;
        if (og_mask_has(masks + OG_ENDS * width, i) || og_mask_has(masks + OG_ENDS_SENTENCE * width, i))
            phrase->ends |= positions[i].signature;
    }
}

og_status og_phrase_link(og_phrase_parser *p, og_phrase *phrase)
{
    uint16_t position_of[OG_MOST_STEPS];
    follower f;
    if (!number_positions(p, position_of, phrase))
        return OG_OK;
    OG_TRY(add_masks(p, phrase));
    if (og_phrase_failed(p))
        return OG_OK;
    f.p = p;
    f.position_of = position_of;
    f.round = 0;
    memset(f.seen, 0, sizeof f.seen);
    size_t width = phrase->mask_width;
    uint64_t *masks = &p->book->masks.items[phrase->first_mask];
    unsigned empty = follow(&f, 0, masks + OG_STARTS * width, masks + OG_STARTS_SENTENCE * width);
    phrase->empty_at_start = empty >> AT_START & 1;
    phrase->empty_at_end = empty >> AT_END & 1;
    phrase->first_position = (uint32_t)p->book->positions.count;
    for (size_t i = 0; i < p->steps.count; i++) {
        const og_step *s = &p->steps.items[i];
        size_t position = position_of[i];
        if (s->kind != OG_STEP_TAKE)
            continue;
        unsigned ended = follow(&f, i + 1, masks + (OG_MASK_COUNT + position) * width, NULL);
        uint64_t bit = (uint64_t)1 << position % 64;
        masks[OG_ENDS * width + position / 64] |= ended >> PLAIN & 1 ? bit : 0;
        masks[OG_ENDS_SENTENCE * width + position / 64] |= ended >> AT_END & 1 ? bit : 0;
        OG_TRY(og_vec_push(p->arena, &p->book->positions, position_of_atom(p->book, s->atom)));
    }
    sign_edges(p->book, phrase);
    return OG_OK;
}
