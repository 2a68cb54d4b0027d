// SPDX-License-Identifier: MIT
// The values of a framework's fields as they stand in a document.
#ifndef OG_ANALYSE_FIELDS_H
#define OG_ANALYSE_FIELDS_H

#include "analyse/analysis.h"

enum {
    OG_MOST_TRIES = 30,    // hits in a row that are no value of a field
    OG_MOST_SAID = 100,    // values that only confirm what is known: a hundred are proof enough
    OG_LONGEST_VALUE = 400 // bytes in which a value is looked for, but for lists of names
};

// The hits of one matcher, one after the other. Set the matcher and how many hits are given, the rest to 0.
typedef struct og_hits {
    og_matcher matcher;
    size_t most;
    size_t from;
    size_t tries; // hits given; 0 again on taking one as a value, where those in a row that are none count
    size_t said;  // of them that og_hits_said was told of
    bool more;    // there is one more than are given
} og_hits;

// False: there are no more, or `more` is set now, and *out is the first that is not given. Also behind OG_MOST_SAID.
bool og_hits_next(const og_analysis *analysis, og_hits *hits, og_hit *out);
// The last hit is a value, and the search goes on: it is none of those in a row that are none.
void og_hits_said(og_hits *hits);

// The value of a hit with line ends as spaces, trimmed.
og_str og_hit_value(const og_analysis *analysis, const og_hit *hit);

// The unique reference number with which `value` begins, "" where it does not: a number of Ofsted's, which has letters
// before it in early years and social care. Eight figures are an inspection's or a provider's in other registers.
og_str og_urn_read(og_str value);

// printed_names.c: the name at the beginning of a line, less the days and the page that stand behind it.
og_str og_printed_name(og_str line);

#endif
