// SPDX-License-Identifier: MIT
// Phrases as written into a book: parsed, made an automaton of, and put into the index.
#include "rules/phrase.h"

#include "base/str.h"
#include "base/utf8.h"
#include "rules/phrase_book.h"
#include "rules/phrase_steps.h"

enum { MOST_TOKENS = 1000 }; // of a match

og_status og_phrase_fold(og_arena *arena, og_str text, og_str *out)
{
    char *folded = og_arena_alloc(arena, text.len + 1);
    size_t used = 0, length = 0;
    if (!folded)
        return OG_NO_MEMORY;
    for (size_t at = 0; at < text.len; at += length) {
        length = 1;
        bool ascii = (unsigned char)text.ptr[at] < 0x80;
        uint32_t code = ascii ? (unsigned char)text.ptr[at] : og_utf8_decode(text, at, &length);
        if (og_code_is_apostrophe(code))
            folded[used++] = '\'';
        else
            for (size_t i = 0; i < length; i++)
                folded[used++] = og_lower(text.ptr[at + i]);
    }
    *out = (og_str){folded, used};
    return OG_OK;
}

// The signature of the rarest atom that every match has beside the one by which it is found.
static uint64_t rarest_need(const og_phrase_book *book, const og_piece *whole, bool indexed)
{
    const uint32_t found_by = indexed && whole->anchors.count == 1 ? whole->anchors.items[0] : OG_NO_ATOM;
    const og_atom *rarest = NULL;
    for (size_t i = 0; i < whole->need_count; i++) {
        const og_atom *atom = &book->atoms.items[whole->needs[i]];
        if (whole->needs[i] != found_by && (!rarest || atom->cost < rarest->cost))
            rarest = atom;
    }
    return rarest ? rarest->signature : OG_SIGN_EVER;
}

static og_status keep(og_phrase_parser *p, og_str text, const og_piece *whole, bool indexed)
{
    og_phrase phrase = {
        .least = (uint16_t)whole->least, .most = (uint16_t)whole->most, .need = rarest_need(p->book, whole, indexed)};
    OG_TRY(og_phrase_link(p, &phrase));
    if (og_phrase_failed(p))
        return OG_OK;
    OG_TRY(og_vec_push(p->arena, &p->book->texts, text));
    return og_vec_push(p->arena, &p->book->phrases, phrase);
}

static og_status add_phrase(og_phrase_parser *p, og_str text, bool indexed)
{
    og_str folded;
    og_piece whole;
    OG_TRY(og_phrase_fold(p->arena, text, &folded));
    OG_TRY(og_phrase_parse(p, folded, &whole));
    if (!og_phrase_failed(p) && indexed && whole.cost == OG_NEVER_FOUND)
        og_phrase_fail(p, "a phrase needs a word or number that is always there", 0);
    if (!og_phrase_failed(p) && whole.most > MOST_TOKENS)
        og_phrase_fail(p, "the phrase is too long", 0);
    if (!og_phrase_failed(p) && indexed)
        og_phrase_prepare_anchors(p, &whole);
    if (!og_phrase_failed(p))
        OG_TRY(keep(p, text, &whole, indexed));
    return og_phrase_failed(p) || !indexed ? OG_OK : og_phrase_use_anchors(p, &whole);
}

og_status og_phrase_add(og_arena *arena, og_phrase_book *book, og_str text, bool indexed, og_phrase_problem *problem)
{
    og_phrase_parser p; // without an initialiser: it would write all steps
    p.arena = arena;
    p.book = book;
    p.problem = problem;
    p.steps.count = 0;
    p.tokens = (og_tokens){0};
    *problem = (og_phrase_problem){0};
    og_status status = add_phrase(&p, text, indexed);
    og_tokens_free(&p.tokens);
    return status;
}
