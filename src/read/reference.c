// SPDX-License-Identifier: MIT
#include "read/reference.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum { LONGEST_NAME = 10, LAST_CODE = 0x10FFFF, NO_CHARACTER = 0xFFFD };

// 0 where some sign is no digit.
static uint32_t number_of(og_str digits, uint32_t base)
{
    uint32_t code = 0;
    for (size_t i = 0; i < digits.len; i++) {
        char digit = og_lower(digits.ptr[i]);
        bool is_letter = base == 16 && digit >= 'a' && digit <= 'f';
        if (!is_letter && !og_is_digit(digit))
            return 0;
        code = code * base + (uint32_t)(is_letter ? digit - 'a' + 10 : digit - '0');
        code = code > LAST_CODE ? LAST_CODE + 1 : code;
    }
    return code > LAST_CODE ? NO_CHARACTER : code;
}

static uint32_t code_of(og_str name)
{
    char letters[LONGEST_NAME + 1] = {0};
    if (og_str_starts_fold(name, OG_STR("#x")))
        return number_of(og_str_slice(name, 2, name.len), 16);
    if (name.ptr[0] == '#')
        return number_of(og_str_slice(name, 1, name.len), 10);
    memcpy(letters, name.ptr, name.len);
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)letters);
    return entity ? entity->value : 0;
}

size_t og_reference_at(og_str text, size_t at, uint32_t *code)
{
    size_t end = at + 1;
    while (end < text.len && end - at <= LONGEST_NAME && (og_is_word(text.ptr[end]) || text.ptr[end] == '#'))
        end++;
    og_str name = og_str_slice(text, at + 1, end);
    *code = name.len && end < text.len && text.ptr[end] == ';' ? code_of(name) : 0;
    return *code ? end + 1 - at : 0;
}
