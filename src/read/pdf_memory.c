// SPDX-License-Identifier: MIT
#include "read/pdf_memory.h"

#include "base/checked.h"
#include "base/sanitized.h"

#include <stdlib.h>
#include <string.h>

// Sizes include the head of a piece. Under AddressSanitizer every piece is large, so that it sees each of them.
enum {
    STEP = _Alignof(max_align_t), // small pieces come in multiples of this
#ifdef OG_UNDER_ADDRESS_SANITIZER
    LARGEST_SMALL = 0,
#else
    LARGEST_SMALL = 2048,
#endif
    BLOCK = 256 << 10, // what small pieces are cut from
};

// Stands before each piece that is given out.
typedef union piece_head {
    size_t size; // of the piece with its head
    union piece_head *next_free;
    max_align_t align;
} piece_head;

typedef union memory_block {
    union memory_block *next;
    max_align_t align;
} memory_block;

struct og_pdf_memory {
    size_t most;
    size_t used;         // by blocks and large pieces
    size_t refused_size; // of a piece that was refused just now, 0: none
    bool refused;        // and one before that
    memory_block *blocks;
    char *fresh; // the part of the newest block that was never given out
    size_t fresh_size;
    piece_head *free_pieces[LARGEST_SMALL / STEP + 1]; // by size
};

og_pdf_memory *og_pdf_memory_new(size_t most)
{
    og_pdf_memory *memory = calloc(1, sizeof *memory);
    if (memory)
        memory->most = most;
    return memory;
}

void og_pdf_memory_free(og_pdf_memory *memory)
{
    if (!memory)
        return;
    for (memory_block *block = memory->blocks; block;) {
        memory_block *next = block->next;
        free(block);
        block = next;
    }
    free(memory);
}

bool og_pdf_memory_was_refused(const og_pdf_memory *memory)
{
    return memory->refused || memory->refused_size;
}

// Notes that a piece was asked for: the one that was refused before, once more, or another.
static void note_request(og_pdf_memory *memory, size_t size)
{
    if (memory->refused_size && memory->refused_size != size)
        memory->refused = true;
    memory->refused_size = 0;
}

static void *refuse(og_pdf_memory *memory, size_t size)
{
    memory->refused_size = size;
    return NULL;
}

// True when `more` bytes may be taken from the system in place of `less` that are held.
static bool may_grow(const og_pdf_memory *memory, size_t less, size_t more)
{
    return more <= memory->most && memory->used - less <= memory->most - more;
}

static bool add_block(og_pdf_memory *memory)
{
    memory_block *block = may_grow(memory, 0, BLOCK) ? malloc(BLOCK) : NULL;
    if (!block)
        return false;
    memory->used += BLOCK;
    block->next = memory->blocks;
    memory->blocks = block;
    memory->fresh = (char *)(block + 1);
    memory->fresh_size = BLOCK - sizeof *block;
    return true;
}

static piece_head *take_small(og_pdf_memory *memory, size_t size)
{
    piece_head **list = &memory->free_pieces[size / STEP];
    piece_head *head = *list;
    if (head) {
        *list = head->next_free;
    } else {
        if (memory->fresh_size < size && !add_block(memory))
            return NULL;
        head = (piece_head *)(void *)memory->fresh;
        memory->fresh += size;
        memory->fresh_size -= size;
    }
    head->size = size;
    return head;
}

static piece_head *take_large(og_pdf_memory *memory, size_t size)
{
    piece_head *head = may_grow(memory, 0, size) ? malloc(size) : NULL;
    if (!head)
        return NULL;
    memory->used += size;
    head->size = size;
    return head;
}

// The size of a piece with its head, in whole steps; 0 when there is no such size.
static size_t size_with_head(size_t size)
{
    size_t sum = 0;
    return og_add(size, sizeof(piece_head) + STEP - 1, &sum) ? sum / STEP * STEP : 0;
}

static void *take(og_pdf_memory *memory, size_t whole)
{
    piece_head *head = !whole ? NULL : whole <= LARGEST_SMALL ? take_small(memory, whole) : take_large(memory, whole);
    return head ? head + 1 : NULL;
}

void *og_pdf_memory_take(void *memory, size_t size)
{
    note_request(memory, size);
    void *piece = take(memory, size_with_head(size));
    return piece ? piece : refuse(memory, size);
}

void og_pdf_memory_give_back(void *memory, void *piece)
{
    og_pdf_memory *of = memory;
    if (!piece)
        return;
    piece_head *head = (piece_head *)piece - 1;
    size_t size = head->size;
    if (size <= LARGEST_SMALL) {
        head->next_free = of->free_pieces[size / STEP];
        of->free_pieces[size / STEP] = head;
    } else {
        of->used -= size;
        free(head);
    }
}

// A large piece that stays large is left to realloc, which need not copy it.
static void *resize_large(og_pdf_memory *memory, piece_head *head, size_t whole)
{
    size_t before = head->size;
    piece_head *moved = may_grow(memory, before, whole) ? realloc(head, whole) : NULL;
    if (!moved)
        return NULL;
    memory->used = memory->used - before + whole;
    moved->size = whole;
    return moved + 1;
}

void *og_pdf_memory_resize(void *memory, void *piece, size_t size)
{
    if (!piece)
        return og_pdf_memory_take(memory, size);
    piece_head *head = (piece_head *)piece - 1;
    size_t whole = size_with_head(size), before = head->size, room = before - sizeof *head;
    note_request(memory, size);
    if (whole == before)
        return piece;
    bool both_large = whole > LARGEST_SMALL && before > LARGEST_SMALL;
    void *other = both_large ? resize_large(memory, head, whole) : take(memory, whole);
    if (!other)
        return refuse(memory, size);
    if (!both_large) {
        memcpy(other, piece, size < room ? size : room);
        og_pdf_memory_give_back(memory, piece);
    }
    return other;
}
