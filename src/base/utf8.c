// SPDX-License-Identifier: MIT
#include "base/utf8.h"

#include "base/octets.h"
#include "base/str.h"

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

uint32_t og_utf8_decode(og_str s, size_t at, size_t *length)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = (unsigned char)s.ptr[at];
    size_t bytes = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    *length = 1;
    if (bytes == 1)
        return first;
    if (!bytes || s.len - at < bytes)
        return OG_REPLACEMENT;
    uint32_t code = first & (0x7FU >> bytes);
    for (size_t i = 1; i < bytes; i++) {
        if (!is_continuation(s.ptr[at + i]))
            return OG_REPLACEMENT;
        code = code << 6 | ((unsigned char)s.ptr[at + i] & 0x3FU);
    }
    if (code < least[bytes] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return OG_REPLACEMENT;
    *length = bytes;
    return code;
}

size_t og_utf8_encode(uint32_t code, char out[4])
{
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        code = OG_REPLACEMENT;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t bytes = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = bytes - 1; i > 0; i--, code >>= 6)
        out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)((0xF00U >> bytes & 0xF0) | code);
    return bytes;
}

void og_utf8_add(og_buf *buf, uint32_t code)
{
    char bytes[4];
    if (code < 0x80) {
        og_buf_add_byte(buf, (char)code);
        return;
    }
    size_t length = og_utf8_encode(code, bytes);
    og_buf_add(buf, (og_str){bytes, length});
}

size_t og_utf8_after_ascii(og_str s, size_t at)
{
    while (s.len - at >= OG_OCTETS && !og_octets_beyond_ascii(og_octets(s.ptr + at)))
        at += OG_OCTETS;
    while (at < s.len && (unsigned char)s.ptr[at] < 0x80)
        at++;
    return at;
}

size_t og_utf8_valid_length(og_str s)
{
    size_t length;
    for (size_t at = og_utf8_after_ascii(s, 0); at < s.len; at = og_utf8_after_ascii(s, at + length))
        if (og_utf8_decode(s, at, &length) == OG_REPLACEMENT && length == 1)
            return at;
    return s.len;
}

bool og_code_is_space(uint32_t code)
{
    if (code > ' ' && code < 0x85)
        return false;
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
           code == 0x3000;
}

bool og_code_is_invisible(uint32_t code)
{
    return (code < ' ' && !og_code_is_space(code)) || (code >= 0x7F && code < 0xA0 && code != 0x85) || code == 0xAD ||
           code == 0x61C || (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
}

bool og_code_is_bullet(uint32_t code)
{
    switch (code) {
    case 0x2022: // bullet
    case 0x2023: // triangular bullet
    case 0x2043: // hyphen bullet
    case 0x2219: // bullet operator
    case 0xB7:   // middle dot
    case 0x25A0: // squares
    case 0x25A1:
    case 0x25AA:
    case 0x25AB:
    case 0x25FC:
    case 0x25FE:
    case 0x25CB: // circles
    case 0x25CF:
    case 0x25E6:
    case 0x25B6: // triangles
    case 0x25B8:
    case 0x25BA:
    case 0x25C6: // diamonds
    case 0x25C7:
    case 0x2666:
    case 0x27A2: // arrows
    case 0x27A4:
    case 0x2756:
    case 0x2713: // ticks
    case 0x2714:
        return true;
    default:
        return code >= 0xE000 && code <= 0xF8FF; // private use: Symbol and Wingdings glyphs
    }
}

bool og_code_is_dash(uint32_t code)
{
    return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0x2500 || code == 0x2501;
}

static const uint32_t raised[] = {0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079};

bool og_code_is_superscript(uint32_t code)
{
    bool found = false;
    for (size_t i = 0; code >= 0x80 && i < sizeof raised / sizeof *raised; i++)
        found = found || raised[i] == code;
    return found;
}

uint32_t og_code_raised(size_t digit)
{
    return raised[digit];
}

bool og_code_is_apostrophe(uint32_t code)
{
    return code == '\'' || code == 0x2018 || code == 0x2019 || code == 0x201B || code == 0x2BC || code == '`' ||
           code == 0xB4;
}

// What folding makes of the printing ASCII characters and white space; 0 for all other bytes.
static const char folded[256] = {
    ['\t'] = ' ', ['\n'] = ' ',  ['\v'] = ' ', ['\f'] = ' ', ['\r'] = ' ',  [' '] = ' ',  ['!'] = '!', ['"'] = '"',
    ['#'] = '#',  ['$'] = '$',   ['%'] = '%',  ['&'] = '&',  ['\''] = '\'', ['('] = '(',  [')'] = ')', ['*'] = '*',
    ['+'] = '+',  [','] = ',',   ['-'] = '-',  ['.'] = '.',  ['/'] = '/',   ['0'] = '0',  ['1'] = '1', ['2'] = '2',
    ['3'] = '3',  ['4'] = '4',   ['5'] = '5',  ['6'] = '6',  ['7'] = '7',   ['8'] = '8',  ['9'] = '9', [':'] = ':',
    [';'] = ';',  ['<'] = '<',   ['='] = '=',  ['>'] = '>',  ['?'] = '?',   ['@'] = '@',  ['A'] = 'a', ['B'] = 'b',
    ['C'] = 'c',  ['D'] = 'd',   ['E'] = 'e',  ['F'] = 'f',  ['G'] = 'g',   ['H'] = 'h',  ['I'] = 'i', ['J'] = 'j',
    ['K'] = 'k',  ['L'] = 'l',   ['M'] = 'm',  ['N'] = 'n',  ['O'] = 'o',   ['P'] = 'p',  ['Q'] = 'q', ['R'] = 'r',
    ['S'] = 's',  ['T'] = 't',   ['U'] = 'u',  ['V'] = 'v',  ['W'] = 'w',   ['X'] = 'x',  ['Y'] = 'y', ['Z'] = 'z',
    ['['] = '[',  ['\\'] = '\\', [']'] = ']',  ['^'] = '^',  ['_'] = '_',   ['`'] = '\'', ['a'] = 'a', ['b'] = 'b',
    ['c'] = 'c',  ['d'] = 'd',   ['e'] = 'e',  ['f'] = 'f',  ['g'] = 'g',   ['h'] = 'h',  ['i'] = 'i', ['j'] = 'j',
    ['k'] = 'k',  ['l'] = 'l',   ['m'] = 'm',  ['n'] = 'n',  ['o'] = 'o',   ['p'] = 'p',  ['q'] = 'q', ['r'] = 'r',
    ['s'] = 's',  ['t'] = 't',   ['u'] = 'u',  ['v'] = 'v',  ['w'] = 'w',   ['x'] = 'x',  ['y'] = 'y', ['z'] = 'z',
    ['{'] = '{',  ['|'] = '|',   ['}'] = '}',  ['~'] = '~',
};

uint32_t og_fold_at(og_str s, size_t at, size_t *length)
{
    unsigned char first = (unsigned char)s.ptr[at];
    *length = 1;
    if (folded[first] || first < 0x80)
        return folded[first] ? (unsigned char)folded[first] : first;
    uint32_t code = og_utf8_decode(s, at, length);
    if (og_code_is_apostrophe(code))
        return '\'';
    if (og_code_is_dash(code))
        return '-';
    if (og_code_is_space(code))
        return ' ';
    if (code == 0x201C || code == 0x201D || code == 0x201E)
        return '"';
    return code;
}

// The offset after the white space that starts at `at`.
static size_t after_space(og_str s, size_t at)
{
    size_t length;
    while (at < s.len && og_fold_at(s, at, &length) == ' ')
        at += length;
    return at;
}

size_t og_phrase_match(og_str s, size_t at, og_str phrase)
{
    size_t i = at, j = 0;
    while (j < phrase.len) {
        size_t text_length = 1, phrase_length = 1;
        if (i >= s.len)
            return 0;
        uint32_t wanted = (unsigned char)folded[(unsigned char)phrase.ptr[j]];
        uint32_t found = (unsigned char)folded[(unsigned char)s.ptr[i]];
        if (!wanted || !found) {
            wanted = og_fold_at(phrase, j, &phrase_length);
            found = og_fold_at(s, i, &text_length);
        }
        if (found != wanted)
            return 0;
        i += text_length;
        j += phrase_length;
        if (wanted == ' ') {
            i = after_space(s, i);
            j = after_space(phrase, j);
        }
    }
    return i - at;
}

// Latin letters beyond ASCII; other signs beyond it are taken for punctuation.
static bool is_wide_letter(uint32_t code)
{
    return code >= 0xC0 && code < 0x250 && code != 0xD7 && code != 0xF7;
}

// True when a letter or digit ends at `at`.
static bool word_before(og_str s, size_t at)
{
    size_t length;
    if (!at || (unsigned char)s.ptr[at - 1] < 0x80)
        return at && og_is_word(s.ptr[at - 1]);
    return at >= 2 && is_wide_letter(og_utf8_decode(s, at - 2, &length)) && length == 2;
}

// True when a letter or digit starts at `at`.
static bool word_after(og_str s, size_t at)
{
    size_t length;
    if (at >= s.len || (unsigned char)s.ptr[at] < 0x80)
        return at < s.len && og_is_word(s.ptr[at]);
    return is_wide_letter(og_utf8_decode(s, at, &length));
}

size_t og_phrase_at(og_str s, size_t at, og_str phrase)
{
    if (!phrase.len || (word_after(phrase, 0) && word_before(s, at)))
        return 0;
    size_t length = og_phrase_match(s, at, phrase);
    return length && word_before(phrase, phrase.len) && word_after(s, at + length) ? 0 : length;
}

size_t og_phrase_find(og_str s, og_str phrase, size_t from, size_t *length)
{
    if (!phrase.len)
        return SIZE_MAX;
    char first = (unsigned char)phrase.ptr[0] < 0x80 ? og_lower(phrase.ptr[0]) : 0;
    bool plain = og_is_alpha(first) || og_is_digit(first); // such a character is folded from no other byte
    for (size_t at = from; at < s.len; at++) {
        if (plain ? og_lower(s.ptr[at]) != first : is_continuation(s.ptr[at]))
            continue;
        size_t matched = og_phrase_at(s, at, phrase);
        if (!matched)
            continue;
        if (length)
            *length = matched;
        return at;
    }
    return SIZE_MAX;
}
