// SPDX-License-Identifier: MIT
// From print to blocks: lines, furniture, tables, paragraphs, and then the document.
#include "read/layout.h"

#include "base/str.h"
#include "read/prose.h"

// Where each page's drawn lines begin; they come page by page.
static og_status index_rules(og_layout_state *state)
{
    const og_printed *printed = state->printed;
    size_t at = 0;
    state->rules_of_page = og_arena_alloc_array(state->arena, printed->pages.count + 1, sizeof *state->rules_of_page);
    if (!state->rules_of_page)
        return OG_NO_MEMORY;
    for (size_t page = 0; page <= printed->pages.count; page++) {
        while (at < printed->rules.count && printed->rules.items[at].page < page)
            at++;
        state->rules_of_page[page] = at;
    }
    return OG_OK;
}

static og_status emit_part(const og_layout_state *state, const og_part *part, bool row, uint32_t *page,
                           og_builder *builder)
{
    if (part->lead == OG_LEAD_CELL)
        OG_TRY(og_builder_cell(builder));
    else if (part->lead == OG_LEAD_JOIN)
        OG_TRY(og_builder_join(builder));
    else if (part->lead == OG_LEAD_SPACE)
        OG_TRY(og_builder_text(builder, OG_STR(" ")));
    if (part->fragment == SIZE_MAX)
        return OG_OK;
    const og_fragment *fragment = &state->fragments.items[part->fragment];
    if (fragment->page > *page && !row) {
        *page = fragment->page;
        OG_TRY(og_builder_page(builder, state->printed->pages.items[*page].number));
    }
    return og_builder_text(builder, og_str_slice(fragment->text, part->skip, fragment->text.len));
}

static og_status emit_chunk(const og_layout_state *state, const og_chunk *chunk, uint32_t *page, og_builder *builder)
{
    uint32_t number = state->printed->pages.items[chunk->page].number;
    if (chunk->kind == OG_FURNITURE) {
        OG_TRY(og_builder_begin_furniture(builder, number));
    } else {
        if (number && (chunk->page > *page || *page == UINT32_MAX)) {
            *page = chunk->page;
            OG_TRY(og_builder_page(builder, number));
        }
        OG_TRY(og_builder_begin(builder, chunk->kind, chunk->level));
    }
    if (chunk->marker.len)
        OG_TRY(og_builder_marker(builder, og_marker_shown(chunk->marker)));
    for (size_t i = 0; i < chunk->part_count; i++) {
        uint32_t fixed = UINT32_MAX;
        bool flows = chunk->kind != OG_FURNITURE && number;
        OG_TRY(emit_part(state, &state->parts.items[chunk->first_part + i], chunk->kind == OG_ROW,
                         flows ? page : &fixed, builder));
    }
    return og_builder_end(builder);
}

// The page on which a chunk ends.
static uint32_t last_page(const og_layout_state *state, const og_chunk *chunk)
{
    const og_part *part = chunk->part_count ? &state->parts.items[chunk->first_part + chunk->part_count - 1] : NULL;
    bool has_text = part && part->fragment != SIZE_MAX && chunk->kind != OG_ROW;
    return has_text ? state->fragments.items[part->fragment].page : chunk->page;
}

// Furniture and footnotes of a page stand behind the last block that ends there, before a block that runs on: so no
// sentence is cut, and footnotes stay on their page.
static og_status emit(const og_layout_state *state, size_t aside, og_builder *builder)
{
    uint32_t page = UINT32_MAX;
    size_t next_aside = 0;
    for (size_t i = aside; i < state->chunks.count; i++) {
        const og_chunk *chunk = &state->chunks.items[i];
        for (; next_aside < aside && state->chunks.items[next_aside].page < last_page(state, chunk); next_aside++)
            OG_TRY(emit_chunk(state, &state->chunks.items[next_aside], &page, builder));
        OG_TRY(emit_chunk(state, chunk, &page, builder));
    }
    for (; next_aside < aside; next_aside++)
        OG_TRY(emit_chunk(state, &state->chunks.items[next_aside], &page, builder));
    return OG_OK;
}

og_status og_layout(const og_printed *printed, og_builder *builder)
{
    if (!printed->pages.count)
        return OG_OK; // no place for any text
    og_layout_state state = {.arena = og_arena_new(), .printed = printed, .builder = builder};
    og_status status = state.arena ? OG_OK : OG_NO_MEMORY;
    if (status == OG_OK)
        status = index_rules(&state);
    if (status == OG_OK)
        status = og_layout_lines(&state);
    if (status == OG_OK)
        status = og_layout_furniture(&state);
    size_t aside = state.chunks.count;
    if (status == OG_OK)
        status = og_layout_drawn(&state);
    if (status == OG_OK)
        status = og_layout_flow(&state);
    if (status == OG_OK)
        status = og_layout_paragraphs(&state);
    if (status == OG_OK)
        status = emit(&state, aside, builder);
    og_arena_free(state.arena);
    return status;
}
