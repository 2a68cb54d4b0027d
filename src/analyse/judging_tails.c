// SPDX-License-Identifier: MIT
// Labels at the end of a line that holds other words before them: a conversion ran what stands above a list of grades
// together with its first row. "Children's services in Exampleshire are good 1. Children who need help", and the grade
// on the next line.
#include "analyse/judging.h"

#include "base/str.h"

// What stands before it can be told from a sentence that ends in the same words by the number of the row alone.
static bool opens_with_numbered_label(const og_framework *framework, og_str text)
{
    size_t length, number = og_row_number_length(text);
    return number && og_str_find_byte(og_str_slice(text, 0, number), '.', 0) != SIZE_MAX &&
           og_area_labelled(framework, text, &length);
}

bool og_tail_read(const og_judging *judge, og_str text, size_t offset, og_grade_atoms *out)
{
    enum { LONGEST = 200 };
    size_t from = text.len > LONGEST ? text.len - LONGEST : 0;
    for (size_t at = from + 1; at < text.len; at++) {
        og_str tail = og_str_slice(text, at, text.len);
        if (og_is_digit(text.ptr[at]) && og_is_space(text.ptr[at - 1]) &&
            opens_with_numbered_label(judge->framework, tail) && og_atoms_read(judge, tail, offset + at, out))
            return true;
    }
    return false;
}

// The label that starts between two places, the first above 0, and ends where the text does; NULL: none.
static const og_area *label_at_end(const og_judging *judge, og_str text, size_t from, size_t to)
{
    for (size_t at = from; at < to; at++) {
        size_t length;
        og_str tail = og_str_slice(text, at, text.len);
        if (og_is_lower(text.ptr[at]) || !og_is_space(text.ptr[at - 1]))
            continue;
        const og_area *area = og_area_labelled(judge->framework, tail, &length);
        if (area && length == tail.len)
            return area;
    }
    return NULL;
}

const og_area *og_tail_label(const og_judging *judge, og_str text)
{
    enum { LONGEST = 120 };
    return label_at_end(judge, text, text.len > LONGEST ? text.len - LONGEST + 1 : 1, text.len);
}

bool og_tail_read_cell(const og_judging *judge, og_str text, og_grade_atoms *out)
{
    enum { LONGEST_HEADING = 60, SHORTEST_LABEL = 40 }; // which no other text ends with by chance
    if (text.len <= SHORTEST_LABEL || out->count == OG_MOST_GRADE_ATOMS)
        return false;
    size_t last = text.len - SHORTEST_LABEL;
    const og_area *area = label_at_end(judge, text, 1, 1 + (last < LONGEST_HEADING ? last : LONGEST_HEADING));
    if (!area)
        return false;
    out->items[out->count++] = (og_grade_atom){.area = area};
    out->labels++;
    return true;
}
