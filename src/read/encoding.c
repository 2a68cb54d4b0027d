// SPDX-License-Identifier: MIT
// Any of the encodings that English text comes in, to UTF-8 with plain line ends. Knows nothing of what the text says.
#include "read/encoding.h"

#include "base/str.h"
#include "base/utf8.h"
#include "read/read.h"

#include <string.h>

enum { UTF16_SAMPLE = 4096 };

// Windows-1252 from 0x80 to 0x9F; 0 where it has no character. The rest is as in Latin-1.
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

bool og_encoding_is_utf16(og_str bytes, og_encoding *encoding, size_t *mark)
{
    *mark = 2;
    *encoding = OG_ENCODING_UTF16LE;
    if (og_str_starts(bytes, OG_STR("\xFF\xFE")))
        return true;
    *encoding = OG_ENCODING_UTF16BE;
    if (og_str_starts(bytes, OG_STR("\xFE\xFF")))
        return true;
    *mark = 0;
    if (og_str_find_byte(og_str_slice(bytes, 0, UTF16_SAMPLE), 0, 0) == SIZE_MAX)
        return false;
    size_t pairs = (bytes.len < UTF16_SAMPLE ? bytes.len : UTF16_SAMPLE) / 2;
    size_t high_zero = 0, low_zero = 0; // of big-endian and little-endian letters, these are the zero bytes
    for (size_t i = 0; i < pairs; i++) {
        bool first = bytes.ptr[2 * i] == 0, second = bytes.ptr[2 * i + 1] == 0;
        high_zero += first && !second;
        low_zero += second && !first;
    }
    // English text in UTF-16 has a zero byte in nearly every pair, and always on the same side.
    *encoding = high_zero > low_zero ? OG_ENCODING_UTF16BE : OG_ENCODING_UTF16LE;
    size_t most = high_zero > low_zero ? high_zero : low_zero, least = high_zero + low_zero - most;
    return pairs >= 2 && most >= pairs - pairs / 4 && least <= pairs / 50;
}

// True unless single bytes beyond ASCII are at least as many as UTF-8 characters: then each byte is a character.
static bool is_mostly_utf8(og_str s)
{
    size_t characters = 0, strays = 0, length;
    for (size_t at = og_utf8_after_ascii(s, 0); at < s.len; at = og_utf8_after_ascii(s, at + length)) {
        if (og_utf8_decode(s, at, &length) == OG_REPLACEMENT && length == 1)
            strays++;
        else
            characters++;
    }
    return !strays || characters > strays;
}

og_encoding og_encoding_guess(og_str bytes, size_t *mark)
{
    og_encoding encoding;
    if (og_encoding_is_utf16(bytes, &encoding, mark))
        return encoding;
    if (og_str_starts(bytes, OG_STR("\xEF\xBB\xBF"))) {
        *mark = 3;
        return OG_ENCODING_UTF8;
    }
    return is_mostly_utf8(bytes) ? OG_ENCODING_UTF8 : OG_ENCODING_WINDOWS_1252;
}

static uint32_t utf16_unit(og_str s, size_t at, bool big)
{
    uint32_t first = (unsigned char)s.ptr[at], second = (unsigned char)s.ptr[at + 1];
    return big ? first << 8 | second : second << 8 | first;
}

static void convert_utf16(og_str s, bool big, og_buf *out, bool *clean)
{
    size_t at = 0;
    while (at + 1 < s.len && out->status == OG_OK) {
        uint32_t code = utf16_unit(s, at, big);
        at += 2;
        if (code >= 0xD800 && code < 0xDC00 && at + 1 < s.len) {
            uint32_t low = utf16_unit(s, at, big);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        *clean = *clean && (code < 0xD800 || code >= 0xE000);
        og_utf8_add(out, code);
    }
    if (at < s.len) {
        *clean = false;
        og_utf8_add(out, OG_REPLACEMENT);
    }
}

// Both encodings that hold ASCII as it is: runs of it are copied, other bytes are looked at.
static void convert_bytes(og_str s, bool is_utf8, og_buf *out, bool *clean)
{
    size_t at = 0;
    while (at < s.len && out->status == OG_OK) {
        size_t end = og_utf8_after_ascii(s, at), length = 1;
        og_buf_add(out, og_str_slice(s, at, end));
        at = end;
        if (at == s.len)
            break;
        unsigned char byte = (unsigned char)s.ptr[at];
        uint32_t code = byte < 0xA0 ? windows_1252[byte & 0x1F] : byte;
        if (is_utf8) {
            code = og_utf8_decode(s, at, &length);
            code = code == OG_REPLACEMENT && length == 1 ? 0 : code;
        }
        *clean = *clean && code;
        og_utf8_add(out, code ? code : OG_REPLACEMENT);
        at += length;
    }
}

void og_encoding_convert(og_str bytes, og_encoding encoding, og_buf *out, bool *clean)
{
    *clean = true;
    if (encoding == OG_ENCODING_UTF16LE || encoding == OG_ENCODING_UTF16BE)
        convert_utf16(bytes, encoding == OG_ENCODING_UTF16BE, out, clean);
    else if (encoding == OG_ENCODING_UTF8 && og_utf8_valid_length(bytes) == bytes.len)
        og_buf_add(out, bytes);
    else
        convert_bytes(bytes, encoding == OG_ENCODING_UTF8, out, clean);
}

void og_encoding_unify_line_ends(og_buf *text)
{
    size_t from = og_str_find_byte(og_buf_str(text), '\r', 0);
    if (from == SIZE_MAX)
        return;
    size_t to = from;
    for (; from < text->len; from++) {
        char byte = text->ptr[from];
        if (byte == '\r' && from + 1 < text->len && text->ptr[from + 1] == '\n')
            continue;
        text->ptr[to++] = byte == '\r' ? '\n' : byte;
    }
    text->len = to;
}

og_status og_decode_text(og_str bytes, const og_limits *limits, og_buf *out, og_str *notice)
{
    size_t mark;
    bool clean;
    og_encoding encoding = og_encoding_guess(bytes, &mark);
    *notice = OG_STR("");
    out->limit = limits->text_bytes;
    og_encoding_convert(og_str_slice(bytes, mark, bytes.len), encoding, out, &clean);
    if (out->status != OG_OK)
        return out->status;
    og_encoding_unify_line_ends(out);
    if (!clean)
        *notice = OG_STR("invalid-utf-8");
    return OG_OK;
}
