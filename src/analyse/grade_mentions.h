// SPDX-License-Identifier: MIT
// The mentions of grades in an article, and of those who may have been inspected, each with what the words around it
// say for and against: the rules that have `reads`.
#ifndef OG_ANALYSE_GRADE_MENTIONS_H
#define OG_ANALYSE_GRADE_MENTIONS_H

#include "analyse/analysis.h"

enum { OG_READINGS = OG_READS_BYSTANDER + 1, OG_MOST_AREAS = 12, OG_MOST_MENTIONS = 2000, OG_MOST_NAMES = 2000 };

// Words that are, or may be, a grade.
typedef struct og_grade_mention {
    og_range words;
    size_t block;
    og_range unit;                       // the sentence, or the row, that it stands in
    og_range aside;                      // the clause that tells of it in passing; empty where none does
    og_str grade;                        // the id of the grade that the words name
    double weight[OG_READINGS];          // what speaks for each way of reading it
    double strongest[OG_READINGS];       // the most that one rule gives to it
    const og_rule *areas[OG_MOST_AREAS]; // rules for the areas graded; none where the whole is
    bool same_words[OG_MOST_AREAS];      // an area goes by the same words as the one before
    size_t area_count;
    bool of_predecessor; // if it is an earlier one, it may be that of whom the provider succeeded
    bool overall;        // the words say that it is the grade of the whole
    bool of_some;        // or that of some areas, named or not
    bool every;          // it is that of all areas without a grade of their own
    size_t year_gap;     // tokens between the year and the grade
    int year;            // of the earlier inspection, 0 where none is named
} og_grade_mention;

// A name that stands in the text, or words that only tell the kind of provider ("a childminder").
typedef struct og_named {
    og_range words; // start == end: no name
    size_t block;
    og_str kind; // of provider, "" where the words do not say
    bool brief;  // a name found elsewhere, without the words that make it one
    double subject, bystander;
} og_named;

// An area that is left out of what is said of all areas.
typedef struct og_excepted {
    const og_rule *area;
    og_str grade; // that all others have
} og_excepted;

typedef struct og_grade_mentions {
    OG_VEC(og_grade_mention) grades; // in the order of the text
    OG_VEC(og_named) names;          // likewise
    OG_VEC(const og_rule *) areas;   // those that the text names, each once
    OG_VEC(og_excepted) excepted;
    const og_rule *last_area; // that the units read so far have named last, in the block with this number
    size_t last_area_block;
    OG_VEC(og_range) visits; // words that say that the inspectors' visit gives no grade
    bool no_overall;         // the article says that the whole was given no grade
    bool same;               // it says that the grade of the whole is that of the inspection before
    bool more;               // there are more grades, which were not read
    bool more_names;         // likewise of names
    bool nameless;           // names were not sought, as the article is too long
} og_grade_mentions;

static inline bool og_reading_is_given(og_reading reading)
{
    return reading == OG_READS_GIVEN || reading == OG_READS_KEPT;
}

static inline bool og_mention_has_areas(const og_grade_mention *mention)
{
    return mention->area_count || mention->every;
}

// provider_names.c: the names alone, with nothing said of them.
og_status og_provider_names_find(og_analysis *analysis, og_grade_mentions *out) OG_MUST_USE;
// Whether the place lies in one of the names from number `from` to `end` - 1.
bool og_is_in_name(const og_grade_mentions *mentions, size_t from, size_t end, og_range place);
// Strings of the result are the document's and the catalogue's.
og_status og_grade_mentions_find(og_analysis *analysis, og_grade_mentions *out) OG_MUST_USE;

#endif
