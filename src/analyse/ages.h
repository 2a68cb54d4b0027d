// SPDX-License-Identifier: MIT
// Ages as reports print them, and the number of those who are of these ages.
#ifndef OG_ANALYSE_AGES_H
#define OG_ANALYSE_AGES_H

#include "record/record.h"

// The range that `text` says near its start, words before it aside: "3–11", "2 - 18 years", "0 to under 5", "birth to
// 5", "16+", "up to 8", "3 months to 5 years"; "311" is "3–11" that lost its dash. False: it says none.
bool og_ages_read(og_str text, og_age_range *out);
// The number that `text` begins with: "305 (of which 41 part-time)", "1,204". False: none, or a share ("85%", "85 per
// cent", "3 out of 4"), a date or a range.
bool og_roll_read(og_str text, size_t *out);

#endif
