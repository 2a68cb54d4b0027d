// SPDX-License-Identifier: MIT
// Calendar dates as reports print them.
#ifndef OG_BASE_DATE_H
#define OG_BASE_DATE_H

#include "base/arena.h"

// A day of the Gregorian calendar; year 0 is "no date".
typedef struct og_date {
    int year;
    int month; // 1 to 12
    int day;   // 1 to 31
} og_date;

// The days of one or more ranges: from the first day of the first to the last day of the last.
typedef struct og_date_range {
    og_date start;
    og_date end;
} og_date_range;

bool og_date_is_set(og_date date);
bool og_date_is_valid(og_date date);
int og_date_compare(og_date a, og_date b);
// "2013-05-22" in the arena; the empty string for no date.
og_status og_date_format(og_arena *arena, og_date date, og_str *out) OG_MUST_USE;
// Exactly "YYYY-MM-DD", a valid day.
bool og_date_from_iso(og_str text, og_date *out);
// The month that a word names ("January", "Sept", "feb."), 0 when none.
int og_month_from_word(og_str word);
// "January" to "December"; "" for what is no month.
og_str og_month_name(int month);

// The first single date in `text` ("22 June 2023", "01 September 2014", "12/09/2016", "June 22, 2023", "2013-05-22",
// "4th March 2015"), and in *span_end, which may be NULL, the offset after it. False when there is none.
bool og_date_find(og_str text, og_date *out, size_t *span_start, size_t *span_end);
// Whether the text, white space at its ends aside, is one such date and no more.
bool og_date_is_all(og_str text, og_date *out);

// The range of days that `text` opens with (leading white space and punctuation aside): "11 to 22 May 2026",
// "28 January 2013 - 6 February 2013", "8 to 12 July 2019 and 7 to 8 August 2019", "12/09/2016 to 06/10/2016",
// "between 3 and 5 November 2020", "30 and 31 January" (no year: `year_hint` gives a date near which it lies, on or
// before which it ends), "1 9 June" read as "19 June", "9-24 November 2017", "18 Feb 2014 - 12 March 2014".
// The fields that a date lacks are taken from the next one that has them, a year also from the one before; "28 to 6
// February" begins in January. What steps back in time is another date and ends the range. False when no valid day was
// read.
// *span_end, which may be NULL, is the offset after the last part used.
bool og_date_range_parse(og_str text, og_date year_hint, og_date_range *out, size_t *span_end);

#endif
