// SPDX-License-Identifier: MIT
// The index under which phrases are found: the words that one of each match must be, and what can stand beside them.
#include "rules/phrase_book.h"
#include "rules/phrase_steps.h"

enum { MOST_FINDERS = 1 << 20 }; // of a book: the program's own rules need a hundredth of it

// How many tokens of a match can stand before each position.
typedef struct distances {
    uint16_t nearest[OG_MOST_POSITIONS], furthest[OG_MOST_POSITIONS];
} distances;

static void measure_distances(const og_phrase_book *book, const og_phrase *phrase, distances *out)
{
    const size_t width = phrase->mask_width, count = phrase->position_count;
    const uint64_t *masks = &book->masks.items[phrase->first_mask], *nexts = masks + OG_MASK_COUNT * width;
    for (size_t i = 0; i < count; i++) {
        bool first = og_mask_has(masks + OG_STARTS * width, i) || og_mask_has(masks + OG_STARTS_SENTENCE * width, i);
        out->nearest[i] = first ? 0 : UINT16_MAX;
        out->furthest[i] = 0;
    }
    for (size_t i = 0; i < count; i++) // in their order: what leads to a position comes before it
        for (size_t next = i + 1; next < count; next++) {
            if (!og_mask_has(nexts + i * width, next))
                continue;
            if (out->nearest[next] > out->nearest[i] + 1)
                out->nearest[next] = (uint16_t)(out->nearest[i] + 1);
            if (out->furthest[next] <= out->furthest[i])
                out->furthest[next] = (uint16_t)(out->furthest[i] + 1);
        }
}

// Adds to a finder what may stand beside a token that the position takes.
static void sign_beside(const og_phrase_book *book, const og_phrase *phrase, size_t position, og_finder *finder)
{
    const size_t width = phrase->mask_width;
    const uint64_t *masks = &book->masks.items[phrase->first_mask], *nexts = masks + OG_MASK_COUNT * width;
    const og_position *positions = &book->positions.items[phrase->first_position];
    if (og_mask_has(masks + OG_STARTS * width, position))
        finder->before |= OG_SIGN_EVER;
    if (og_mask_has(masks + OG_STARTS_SENTENCE * width, position))
        finder->before |= OG_SIGN_FIRST;
    if (og_mask_has(masks + OG_ENDS * width, position) || og_mask_has(masks + OG_ENDS_SENTENCE * width, position))
        finder->after |= OG_SIGN_EVER;
    for (size_t i = 0; i < phrase->position_count; i++) {
        finder->before |= og_mask_has(nexts + i * width, position) ? positions[i].signature : 0;
        finder->after |= og_mask_has(nexts + position * width, i) ? positions[i].signature : 0;
    }
}

// The last phrase of the book is to be found by the atom.
static og_status use_anchor(og_phrase_parser *p, uint32_t atom, const distances *before)
{
    uint32_t number = (uint32_t)p->book->phrases.count - 1;
    const og_atom *about = &p->book->atoms.items[atom];
    const og_phrase *phrase = &p->book->phrases.items[number];
    const uint64_t *ends = &p->book->masks.items[phrase->first_mask + OG_ENDS * (size_t)phrase->mask_width];
    og_finder finder = {.phrase = number, .need = phrase->need, .nearest = UINT16_MAX, .whole = true};
    for (size_t i = 0; i < phrase->position_count; i++) {
        const og_position *position = &p->book->positions.items[phrase->first_position + i];
        if (position->first_member != about->first_member || position->member_count != about->member_count)
            continue;
        sign_beside(p->book, phrase, i, &finder);
        finder.nearest = before->nearest[i] < finder.nearest ? before->nearest[i] : finder.nearest;
        finder.furthest = before->furthest[i] > finder.furthest ? before->furthest[i] : finder.furthest;
        finder.whole &= og_mask_has(ends, i);
    }
    finder.whole &= finder.before == OG_SIGN_EVER && finder.after == OG_SIGN_EVER;
    return og_book_find_by(p->arena, p->book, atom, finder);
}

void og_phrase_prepare_anchors(og_phrase_parser *p, og_piece *whole)
{
    size_t finders = p->book->finders.count;
    whole->anchors.count = og_atoms_sort(whole->anchors.items, whole->anchors.count);
    for (size_t i = 0; i < whole->anchors.count; i++)
        finders += p->book->atoms.items[whole->anchors.items[i]].member_count;
    if (finders > MOST_FINDERS)
        og_phrase_fail(p, "the alternatives of all phrases together are too many", 0);
}

og_status og_phrase_use_anchors(og_phrase_parser *p, const og_piece *whole)
{
    distances before = {0};
    measure_distances(p->book, &p->book->phrases.items[p->book->phrases.count - 1], &before);
    for (size_t i = 0; i < whole->anchors.count; i++)
        OG_TRY(use_anchor(p, whole->anchors.items[i], &before));
    return OG_OK;
}
