// SPDX-License-Identifier: MIT
// Frameworks as loaded from data/frameworks/*.xml (schema: data/schema/framework.rng, guide: docs/frameworks.md).
// Immutable once loaded; every list is the framework's own followed by those of the framework it extends.
#ifndef OG_RULES_FRAMEWORK_H
#define OG_RULES_FRAMEWORK_H

#include "base/date.h"
#include "base/vec.h"
#include "ofgrade/catalogue.h"
#include "rules/grading.h"
#include "rules/rule.h"

// Where in a document a matcher looks.
typedef enum og_place {
#define OG_PLACE(id, name, meaning) id,
#include "rules/places.def"
#undef OG_PLACE
} og_place;

typedef enum og_matcher_kind {
    OG_MATCH_LABEL,  // a block or cell that begins with these words: what follows them (after ":" or a dash), or the
                     // next cell or block, is the value
    OG_MATCH_PHRASE, // these words anywhere in the place, whole words, folded (og_phrase_find)
    OG_MATCH_PATTERN // PCRE2; og_scanner says how patterns are written
} og_matcher_kind;

// One way to find something in a document. A label is looked for in the blocks and cells of its place: OG_IN_OPENING
// those of the opening, OG_IN_TEXT all, OG_IN_FURNITURE the furniture.
typedef struct og_matcher {
    og_matcher_kind kind;
    og_place place;
    og_str text;    // the label, phrase or pattern as written
    size_t pattern; // of a pattern: its number in the catalogue
    og_str value;   // the value that a match means, where it is not in the text (field "type"); else empty
} og_matcher;

typedef OG_VEC(og_matcher) og_matchers;

// A sign by which a framework is recognised. Each counts once; negative weights speak against.
typedef struct og_sign {
    og_matcher matcher;
    double weight;
    size_t number; // the same for signs of several frameworks that look for the same
} og_sign;

// A grade of a scale: id is the grade as records give it ("requires improvement").
typedef struct og_grade {
    og_str id;
    int level;            // 1 to 4; 0: no place on the four-level scale
    bool approximate;     // the level is ours, not Ofsted's
    bool judged;          // false for words that say that no grade was given ("not judged")
    og_date from, until;  // the days of inspections between which a word that other grades have too means this one
    OG_VEC(og_str) words; // as printed, longest first ("requires improvement to be good", "requires improvement")
} og_grade;

typedef struct og_scale {
    og_str id;
    og_str name;
    OG_VEC(og_grade) grades;
} og_scale;

typedef OG_VEC(og_str) og_labels;

// A judgement area; labels are the words under which it is printed, longest first, without row numbers.
typedef struct og_area {
    og_str id;
    og_str name;
    bool optional; // may be missing from a report without a warning
    bool together; // but not where others like it are graded: the form grades all of them or none
    bool earlier;  // its grade is of an earlier inspection: read, so that no other area gets it, and not reported
    bool apart;    // a row that is no area of the record: read and not reported likewise
    const og_scale *scale; // of its grades where they are not any of the framework's: no other is taken; else NULL
    og_labels labels;
} og_area;

// Whether findings may be about it.
static inline bool og_area_has_findings(const og_area *area)
{
    return !area->apart && !area->earlier;
}

// A column of grades in tables that grade parts of what was inspected beside the whole, by the words at its head.
typedef struct og_grade_column {
    og_str area; // the area whose grade its cell in the row of the whole is; "" for the whole
    og_labels labels;
} og_grade_column;

// Headings that open a section of a role. A heading matches when it begins with the words (row number aside). Where
// several match, the longest words win; of equal ones the first.
typedef struct og_heading {
    og_str text;
    og_str role; // of roles.def
    bool exact;  // must be the whole heading
    og_str area; // the area that its section is about, "" where the labels of areas decide
} og_heading;

typedef OG_VEC(og_heading) og_headings;

// A sentence form that states a grade: the pattern has a group "grade" and may have "area".
typedef struct og_statement {
    og_str area;    // the area it grades; "" that of the section in which it stands
    bool otherwise; // counts only where no statement before it graded the area
    og_matcher matcher;
} og_statement;

// One of the conclusions of a framework that gives no grades.
typedef struct og_outcome {
    int code; // 1 best
    og_str name;
    og_str says; // the same as what inspectors conclude, in a sentence behind "that"; may be ""
    og_matchers matchers;
} og_outcome;

// A fact about the inspection: matchers in order of trust, the first that gives a valid value wins. Of the fields of
// persons every match of that matcher counts (a table has a row for each inspector).
// Ids: those of fields.def; its kind of value is given there.
typedef struct og_field {
    og_str id;
    bool alone; // takes nothing from the framework that is extended
    og_matchers matchers;
} og_field;

// Which of the conclusions in a document counts, and whether one is always there.
typedef enum og_concludes {
    OG_CONCLUDES_UNSAID, // as once
    OG_CONCLUDES_ONCE,
    OG_CONCLUDES_SELDOM,
    OG_CONCLUDES_BY_THEME,
} og_concludes;

typedef struct og_framework {
    og_str id;   // that of the records; forms of one framework share it
    og_str form; // the id of its file where that is another: one of several forms of the framework `id`; else ""
    og_str name;
    og_str kind; // "inspection-report", "inspection-letter", "news-article"
    og_str years;
    og_str provider_kind; // of the record's provider
    og_str
        service; // the kind of provider for which rules, gradings and steps must be: that, or what of it was inspected
    og_str subject;   // what stands before the provider's name where a sentence says what inspectors looked at
    og_str ends_with; // roles of sections, in one of which every whole document ends; "" or "any": none is known
    og_str type;      // of the record's inspection.type unless a matcher of the field "type" fits; may be ""
    og_concludes concludes;
    bool is_abstract;      // only there to be extended; never recognised or listed
    bool graded;           // false: no grade of such a document is a judgement
    bool is_inspection;    // false: the record's framework is null (news)
    bool is_signed;        // every whole document names who inspected, at its end if not before
    bool grouped;          // areas may be listed under their grade
    double least;          // sum of weights from which on it is recognised
    const og_scale *scale; // NULL: none
    OG_VEC(og_sign) signs;
    OG_VEC(og_area) areas;
    OG_VEC(og_grade_column) columns;
    OG_VEC(og_headings) headings; // a list each, shared by all that extend the same framework
    OG_VEC(og_statement) statements;
    OG_VEC(og_outcome) outcomes;
    OG_VEC(og_field) fields;
} og_framework;

// A place in the headings of a framework; all zero before the first.
typedef struct og_heading_place {
    size_t list, item;
} og_heading_place;

// The heading at the place, which moves on; NULL behind the last.
static inline const og_heading *og_framework_next_heading(const og_framework *framework, og_heading_place *place)
{
    while (place->list < framework->headings.count) {
        const og_headings *list = &framework->headings.items[place->list];
        if (place->item < list->count)
            return &list->items[place->item++];
        *place = (og_heading_place){.list = place->list + 1};
    }
    return NULL;
}

// A pattern as written, and the scale whose words its {grade} stands for (NULL where it has none).
typedef struct og_pattern {
    og_str written;
    const og_scale *scale;
} og_pattern;

struct og_catalogue {
    og_arena *arena;
    OG_VEC(og_scale *) scales;
    OG_VEC(og_framework *) frameworks; // that can be recognised, by the bytes of their ids, then of their forms
    size_t sign_count;                 // of the numbers of signs
    og_labels title_ends;              // labels of some framework's fields that no title holds: each once
    OG_VEC(og_pattern) patterns;       // a scanner compiles one when it is first wanted
    og_rule_plan rules;
    og_grading_plan grading;
    og_str own_files; // SHA-256 over the files that were loaded over the built-in ones, "" where there are none
};

// The id of its own file: of one of several forms the form's, else that of the records.
og_str og_framework_file(const og_framework *framework);
// By the id of records or of a form; NULL where there is none. Of several forms the first.
const og_framework *og_catalogue_find(const og_catalogue *catalogue, og_str id);
// What a record names: the form of that name, else og_catalogue_find of the id.
const og_framework *og_catalogue_form(const og_catalogue *catalogue, og_str id, og_str name);
// The matchers of a field, NULL where the framework has none.
const og_matchers *og_framework_field(const og_framework *framework, og_str id);
// An area, NULL where the framework has none of that id.
const og_area *og_framework_area(const og_framework *framework, og_str id);
// Whether all services of an area were inspected, not one provider.
bool og_kind_is_of_area(og_str provider_kind);
// Whether a field is looked for where a provider of that kind was inspected: of "other" labels alone count,
// "not-provider" speaks of another field, and a local authority is in no other's area and has no roll.
bool og_field_is_read(og_str id, og_str provider_kind);
// What the field is, in plain words of fields.def: "who led the inspection".
og_str og_field_words(og_str id);
// The scale's grade whose words stand at the beginning of `text` as whole words under folding, and in *length the bytes
// they take; NULL when none does, or when `scale` is NULL. The longest words win. The number of a footnote may be glued
// to them ("inadequate2").
const og_grade *og_scale_match(const og_scale *scale, og_str text, size_t *length);
// The same for an inspection of `day` (may be no date): of grades that share the words, the one that they meant then.
const og_grade *og_scale_match_on(const og_scale *scale, og_date day, og_str text, size_t *length);
// Whether a word of the grade that others have too means it on that day.
bool og_grade_is_meant(const og_grade *grade, og_date day);

#endif
