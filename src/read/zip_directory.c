// SPDX-License-Identifier: MIT
// APPNOTE.TXT 6.3 (PKWARE), 4.3: what is said of a part before it, in the directory, and at the end of that.
#include "read/zip_directory.h"

#include "base/str.h"

#include <stdlib.h>

enum {
    MOST_ENTRIES = 10000, // a document of 500 pages with a picture on each line has fewer
    // bytes of what has a fixed length
    BEFORE_PART = 30,
    ENTRY = 46,
    END = 22,
    WIDE_END = 56,
    WIDE_END_PLACE = 20,
    SEARCHED = 1 << 14 // at the end of the file, as libarchive does
};

// Where the directory stands.
typedef struct place {
    uint64_t start;
    uint64_t size;
    uint64_t count; // of entries
} place;

// The lowest byte first. Callers have looked whether it is there.
static uint64_t number_at(og_str bytes, size_t at, size_t width)
{
    uint64_t number = 0;
    for (size_t i = width; i > 0; i--)
        number = number << 8 | (unsigned char)bytes.ptr[at + i - 1];
    return number;
}

static size_t length_at(og_str bytes, size_t at)
{
    return (size_t)number_at(bytes, at, 2);
}

static bool holds(og_str bytes, uint64_t at, uint64_t length)
{
    return at <= bytes.len && length <= bytes.len - at;
}

static bool is_marked(og_str bytes, uint64_t at, size_t length, og_str mark)
{
    return holds(bytes, at, length) && og_str_starts(og_str_slice(bytes, (size_t)at, bytes.len), mark);
}

// Where the last mark of an end stands; SIZE_MAX: nowhere.
static size_t find_end(og_str bytes)
{
    size_t last = bytes.len < END ? 0 : bytes.len - END + 1, first = bytes.len > SEARCHED ? bytes.len - SEARCHED : 0;
    for (size_t at = last; at-- > first;)
        if (is_marked(bytes, at, END, OG_STR("PK\x05\x06")))
            return at;
    return SIZE_MAX;
}

// A number of 2 or 4 bytes that says the same as a wide one, or that it has no room for it.
static bool agrees(uint64_t narrow, size_t width, uint64_t wide)
{
    return narrow == wide || narrow == (width == 2 ? UINT16_MAX : UINT32_MAX);
}

static og_status find_directory(og_str bytes, place *out)
{
    size_t end = find_end(bytes);
    if (end == SIZE_MAX)
        return OG_DAMAGED_OFFICE;
    place narrow = {.start = number_at(bytes, end + 16, 4),
                    .size = number_at(bytes, end + 12, 4),
                    .count = number_at(bytes, end + 10, 2)};
    *out = narrow;
    uint64_t stop = end;
    bool wide = end >= WIDE_END_PLACE && is_marked(bytes, end - WIDE_END_PLACE, WIDE_END_PLACE, OG_STR("PK\x06\x07"));
    if (wide) {
        stop = number_at(bytes, end - WIDE_END_PLACE + 8, 8);
        if (!is_marked(bytes, stop, WIDE_END, OG_STR("PK\x06\x06")))
            return OG_DAMAGED_OFFICE;
        *out = (place){.start = number_at(bytes, (size_t)stop + 48, 8),
                       .size = number_at(bytes, (size_t)stop + 40, 8),
                       .count = number_at(bytes, (size_t)stop + 32, 8)};
    }
    bool same =
        agrees(narrow.start, 4, out->start) && agrees(narrow.size, 4, out->size) && agrees(narrow.count, 2, out->count);
    return same && holds(bytes, out->start, out->size) && out->start + out->size == stop ? OG_OK : OG_DAMAGED_OFFICE;
}

// A field of what a writer may add, by its number; false: it is not there.
static bool find_field(og_str extra, uint64_t wanted, og_str *out)
{
    enum { HEAD = 4 };
    while (extra.len >= HEAD) {
        size_t length = length_at(extra, 2);
        *out = og_str_slice(extra, HEAD, HEAD + length);
        if (number_at(extra, 0, 2) == wanted)
            return true;
        extra = og_str_slice(extra, HEAD + length, extra.len);
    }
    return false;
}

static bool has_backslashes(og_str entry, og_str name)
{
    enum { DOS = 0 };
    return number_at(entry, 5, 1) == DOS && og_str_find_byte(name, '/', 0) == SIZE_MAX;
}

// What the writer of an entry added to it.
static og_str extra_of(og_str entry)
{
    size_t name_end = ENTRY + length_at(entry, 28);
    return og_str_slice(entry, name_end, name_end + length_at(entry, 30));
}

// Where an entry says that its part stands; SIZE_MAX: it does not. An offset without room has a field of its own,
// behind the sizes that have none.
static size_t offset_of(og_str entry)
{
    enum { WIDE = 1 };
    uint64_t offset = number_at(entry, 42, 4);
    og_str wide;
    if (offset != UINT32_MAX)
        return (size_t)offset;
    size_t at = (number_at(entry, 20, 4) == UINT32_MAX ? 8U : 0U) + (number_at(entry, 24, 4) == UINT32_MAX ? 8U : 0U);
    bool found = find_field(extra_of(entry), WIDE, &wide) && wide.len >= at + 8;
    offset = found ? number_at(wide, at, 8) : SIZE_MAX;
    return offset < SIZE_MAX ? (size_t)offset : SIZE_MAX;
}

// A link by its attributes as Unix has them, or what libarchive would take these from instead.
static bool may_be_link(og_str entry, og_str extra)
{
    enum { UNIX = 3, KIND = 0xF000, LINK = 0xA000, LIBARCHIVE = 0x6C78 };
    og_str field;
    bool is_link = number_at(entry, 5, 1) == UNIX && (number_at(entry, 40, 2) & KIND) == LINK;
    return is_link || find_field(extra, LIBARCHIVE, &field);
}

// Whether what stands before the part has the same name and method, and neither says that it is a link.
static bool is_confirmed(const og_zip_entry *entry)
{
    og_str before = entry->part, said = entry->entry;
    if (!is_marked(before, 0, BEFORE_PART, OG_STR("PK\x03\x04")))
        return false;
    size_t end = BEFORE_PART + length_at(before, 26), length = length_at(before, 28);
    if (!holds(before, end, length))
        return false;
    return number_at(before, 8, 2) == number_at(said, 10, 2) &&
           og_str_equal(og_str_slice(before, BEFORE_PART, end), entry->name) &&
           !may_be_link(said, og_str_slice(before, end, end + length)) && !may_be_link(said, extra_of(said));
}

// Reads the entry with which *left begins.
static og_status take_entry(og_str *left, og_arena *arena, og_zip_directory *out)
{
    if (out->entries.count >= MOST_ENTRIES)
        return OG_TOO_COMPLEX;
    if (!is_marked(*left, 0, ENTRY, OG_STR("PK\x01\x02")))
        return OG_DAMAGED_OFFICE;
    size_t name_end = ENTRY + length_at(*left, 28), end = name_end + length_at(*left, 30) + length_at(*left, 32);
    if (end > left->len)
        return OG_DAMAGED_OFFICE;
    og_str said = og_str_slice(*left, 0, end);
    og_zip_entry entry = {.name = og_str_slice(said, ENTRY, name_end), .offset = offset_of(said), .entry = said};
    entry.has_backslashes = has_backslashes(said, entry.name);
    *left = og_str_slice(*left, end, left->len);
    return og_vec_push(arena, &out->entries, entry);
}

static int compare_entries(const void *left, const void *right)
{
    const og_zip_entry *a = left, *b = right;
    return (a->offset > b->offset) - (a->offset < b->offset);
}

og_status og_zip_directory_read(og_str bytes, og_arena *arena, og_zip_directory *out)
{
    place found;
    *out = (og_zip_directory){0};
    OG_TRY(find_directory(bytes, &found));
    og_str left = og_str_slice(bytes, (size_t)found.start, (size_t)(found.start + found.size));
    while (left.len)
        OG_TRY(take_entry(&left, arena, out));
    if (out->entries.count)
        qsort(out->entries.items, out->entries.count, sizeof *out->entries.items, compare_entries);
    for (size_t i = 0; i < out->entries.count; i++) {
        og_zip_entry *entry = &out->entries.items[i];
        size_t end = i + 1 < out->entries.count ? entry[1].offset : (size_t)found.start;
        if (end <= entry->offset)
            return OG_DAMAGED_OFFICE;
        entry->part = og_str_slice(bytes, entry->offset, end);
    }
    return out->entries.count == found.count ? OG_OK : OG_DAMAGED_OFFICE;
}

static void add_number(og_buf *out, uint64_t number, size_t width)
{
    for (size_t i = 0; i < width; i++, number >>= 8)
        og_buf_add_byte(out, (char)(number & 0xFF));
}

// The part without what stands behind it unlisted. The two places need not say the same size, and where it has no room
// in them, all is left. Behind the part they may stand once more, with a mark and a sum.
static og_str without_rest(const og_zip_entry *entry)
{
    enum { BEHIND_PART = 24 };
    uint64_t before = number_at(entry->part, 18, 4), said = number_at(entry->entry, 20, 4);
    uint64_t start = BEFORE_PART + length_at(entry->part, 26) + length_at(entry->part, 28);
    uint64_t end = start + (before > said ? before : said) + BEHIND_PART;
    return end < entry->part.len ? og_str_slice(entry->part, 0, (size_t)end) : entry->part;
}

// libarchive looks 20 bytes before the end for what leads to a wider one, and would find there what a writer put last
// into the entry: the comment is left out, and zeros stand between.
og_status og_zip_alone(const og_zip_entry *entry, og_buf *out)
{
    enum { COMMENT_LENGTH = 32, DISK = 34, OFFSET = 42 };
    static const char zeros[WIDE_END_PLACE];
    size_t name_and_extra = length_at(entry->entry, 28) + length_at(entry->entry, 30);
    if (!is_confirmed(entry))
        return OG_DAMAGED_OFFICE;
    og_str part = without_rest(entry);
    og_buf_add(out, part);
    og_buf_add(out, og_str_slice(entry->entry, 0, COMMENT_LENGTH));
    add_number(out, sizeof zeros, 2); // the comment
    og_buf_add(out, og_str_slice(entry->entry, DISK, OFFSET));
    add_number(out, 0, 4); // where the part now stands
    og_buf_add(out, og_str_slice(entry->entry, ENTRY, ENTRY + name_and_extra));
    og_buf_add(out, (og_str){zeros, sizeof zeros});
    og_buf_add(out, OG_STR("PK\x05\x06"));
    add_number(out, 0, 4); // disks
    add_number(out, 1, 2); // entries on this
    add_number(out, 1, 2); // and on all
    add_number(out, ENTRY + name_and_extra + sizeof zeros, 4);
    add_number(out, part.len, 4);
    add_number(out, 0, 2); // no comment
    return out->status;
}
