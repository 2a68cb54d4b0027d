// SPDX-License-Identifier: MIT
// Whom an article says was inspected, of all those it names.
#ifndef OG_ANALYSE_SUBJECT_H
#define OG_ANALYSE_SUBJECT_H

#include "analyse/grade_mentions.h"

typedef struct og_subject {
    og_str name;        // "" where it is not known, or there are several; in the record's arena
    og_str kind;        // of provider; "" where it is not known
    bool several;       // the article is about several, and no grade is that of its one subject
    bool list;          // it is a list of more than two
    og_str graded;      // those of whom it gives grades, if there are several
    size_t opening_end; // the first paragraphs, the title aside, end before this block
    bool more;          // it names more, or with longer names, than are weighed
} og_subject;

// Grades of others among `readings`, one for each mention of a grade, become such.
og_status og_subject_find(og_analysis *analysis, const og_grade_mentions *mentions, og_reading *readings,
                          og_subject *out) OG_MUST_USE;

#endif
