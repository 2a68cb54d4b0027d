// SPDX-License-Identifier: MIT
// One document under analysis, and the steps of it. Everything made lives in the record's arena.
#ifndef OG_ANALYSE_ANALYSIS_H
#define OG_ANALYSE_ANALYSIS_H

#include "base/file.h"
#include "base/str.h"
#include "document/document.h"
#include "record/record.h"
#include "rules/framework.h"
#include "rules/grader.h"
#include "rules/rule_scanner.h"
#include "rules/scanner.h"

// What a sentence that states a grade says apart from it: what is inferred must owe nothing to the grade.
typedef struct og_counted_finding {
    size_t number;      // of the record's finding from the sentence, SIZE_MAX: it has none
    bool counts;        // false: nothing is left without the grade
    og_finding finding; // if it counts
} og_counted_finding;

typedef enum og_voice {
    OG_VOICE_ARTICLE,    // the writer of the article: nobody else is said to say it
    OG_VOICE_INSPECTORS, // inspectors, Ofsted, "the report"
    OG_VOICE_PROVIDER,   // the council, school or nursery, and those who run it or speak for it
    OG_VOICE_POLITICIAN, // councillors outside the executive, members of parliament, ministers
    OG_VOICE_OTHER       // parents, unions, charities, and whoever cannot be told
} og_voice;

// A part of the text in one voice. Passages may hold others: inspectors' quoted words in what an MP reports.
typedef struct og_passage {
    og_range range;
    og_voice voice;
    bool direct;   // between quotation marks, which the range leaves out; else reported speech
    bool stranger; // who speaks is named, and nothing else is known of him
    size_t around; // 1 + the number of the passage that holds it, 0: none
} og_passage;

typedef struct og_analysis {
    og_document *document;
    const og_catalogue *catalogue;
    const og_framework *framework; // NULL until it is recognised, and where none is
    bool is_first_of_two;          // reports in the file: what is looked at ends before the second
    uint32_t pages_before;         // of another report in the file
    uint8_t *sightings;            // of recognise.c: what it knows of each sign; NULL at first
    double confidence;
    og_scanner *scanner;
    og_rule_scanner *rules;
    og_grader *grader;
    const og_limits *limits;
    bool explain;      // findings and actions carry their explanation
    size_t limit_hits; // of the scanner before this document
    uint64_t secret;   // of the analyser (og_secret)
    og_record *record;
    og_arena *arena;      // the record's
    OG_VEC(og_str) roles; // of each section of the document: its own, or that of the section around it
    OG_VEC(og_str) areas; // the same of judgement areas
    og_range heading;     // what the document is called in its title, once the provider was found there; else empty
    size_t headline;      // the block that is an article's; the first where none is known
    size_t title_end;     // blocks 0 .. title_end - 1 are the title
    size_t lead_end;      // blocks 0 .. lead_end - 1 are the title and what the text begins with
    size_t opening_end;   // blocks 0 .. opening_end - 1 are the opening
    og_str flat;          // the document's text with line ends and tabs as spaces: what patterns see; same offsets
    og_words words;       // of the text
    OG_VEC(og_passage) passages; // who says what (speech.h)
    // Where grades of this inspection are stated, in the order of the text; one may be there twice.
    OG_VEC(og_range) grade_words;
    // Sentences of an article that give another provider's grade, or this one's of a named earlier year.
    OG_VEC(og_range) other_inspections;
    // Clauses that give an earlier grade with its year in passing, in the order of the text, and none in another: the
    // sentence around them is of now.
    OG_VEC(og_range) asides;
    // What sentences with such words say without them: the record's finding, and what counts instead.
    OG_VEC(og_counted_finding) ungraded;
    const struct og_grade_mentions *grade_mentions; // of an article; NULL until they are sought
} og_analysis;

// Where a matcher matched.
typedef struct og_hit {
    og_range whole;
    og_range value; // group "value" of a pattern, what follows a label; the whole of a phrase
    og_range grade; // group "grade"; start SIZE_MAX where there is none
    size_t block;   // in which the value stands
} og_hit;

// analyse.c
const og_limits *og_analyser_limits(const og_analyser *analyser);

// file.c: reads the bytes, which are freed as soon as they are not needed, and analyses what they hold. Owns: the
// caller frees *document, too, unless `document` is NULL.
og_status og_analyse_bytes(og_analyser *analyser, const og_source *source, og_buf *bytes, og_diagnostics *diagnostics,
                           og_record **out, og_document **document) OG_MUST_USE;

// places.c: the parts of a document where matchers look.
og_status og_places_find(og_analysis *analysis) OG_MUST_USE;
// Where title, lead and opening end, anew: the document begins or ends elsewhere than when places were found.
void og_places_bound(og_analysis *analysis);
// True where some framework has a field with a label that the text begins with, other than that of the provider and
// those of facts that no record has.
bool og_opens_with_label(const og_analysis *analysis, og_str text);
// The bytes from the first block to the last: up to a second report in the file.
og_range og_read_bytes(const og_analysis *analysis);
// The first match at or after offset `from`. False: none.
bool og_matcher_find(const og_analysis *analysis, const og_matcher *matcher, size_t from, og_hit *out);
// False: the document has not the words of which every match has one. Costs much less than to look for a match.
bool og_matcher_may_find(const og_analysis *analysis, const og_matcher *matcher);
// The number of the block in which the byte at `offset` stands, and its range.
size_t og_block_at(const og_analysis *analysis, size_t offset);
og_range og_block_range_at(const og_analysis *analysis, size_t offset);
// The block behind `block` that is no page furniture; the number of blocks where there is none.
size_t og_block_behind(const og_document *document, size_t block);

// labels.c: the length of the label at the start of `text` (numbers of rows and white space before it aside), with what
// divides it from its value (colon, dash, white space, the number of a footnote); 0: it does not begin with the label.
size_t og_label_match(og_str text, og_str label);
// False for most texts that do not begin with the label: `start` is og_row_number_length of the text.
static inline bool og_label_may_match(og_str text, size_t start, og_str label)
{
    return !label.len || !og_is_alpha(label.ptr[0]) ||
           (start < text.len && og_lower(text.ptr[start]) == og_lower(label.ptr[0]));
}
// The length of "2.1 ", "3. " and the like at the start of a label.
size_t og_row_number_length(og_str text);
// Past the marks that may stand between a label and its value.
size_t og_after_divider(og_str text, size_t at);
// Past the verb at `at` that may stand between a label and its grade ("Behaviour and attitudes are outstanding"); 0:
// none stands there.
size_t og_after_verb(og_str text, size_t at);
// The area with the longest label that `text` begins with, also one of an earlier inspection or apart, and in *length
// what og_label_match has of it: where that is the whole text, nothing else stands there. NULL: none.
const og_area *og_area_labelled(const og_framework *framework, og_str text, size_t *length);
// The text is the label of such an area and nothing else.
bool og_is_whole_area_label(const og_framework *framework, og_str text);

// recognise.c: which framework. Sets framework and confidence; leaves NULL where none is certain enough.
og_status og_recognise(og_analysis *analysis) OG_MUST_USE;
typedef OG_VEC(const og_framework *) og_rivals;
// Adds to *rivals the other frameworks of the same kind of document for which as much speaks as they need, whatever
// speaks against them: letters have the headings of the reports that they follow. There must be a framework.
og_status og_recognise_rivals(og_analysis *analysis, og_rivals *rivals) OG_MUST_USE;
// Whether signs of that weight are what the framework needs. Sums of fractions are not exact.
bool og_weighs_enough(double weight, const og_framework *framework);

// sections.c: the document's sections with role and area.
og_status og_sections_find(og_analysis *analysis) OG_MUST_USE;
// 1 + the number of the innermost section around a block, 0 where there is none.
size_t og_section_of_block(const og_analysis *analysis, size_t block);
// section_columns.c: what heads a column of a table of actions.
typedef enum og_column_kind {
    OG_COLUMN_NONE,
    OG_COLUMN_PLAIN,         // "Requirement"
    OG_COLUMN_DUE,           // "Due date"
    OG_COLUMN_OF_OTHER_DAYS, // "Date of meeting": nothing is due by these
} og_column_kind;

// The kind of column that the text, which is a head and no more, heads ("Due date:").
og_column_kind og_column_headed(const og_analysis *analysis, og_str text);
// The length of what heads a column at the start of the text ("Due date"), other days aside; 0: nothing does.
size_t og_column_head(const og_analysis *analysis, og_str text);
// section_labels.c: whether the block is a label of an area, of one that stands apart too, and no more than a sign or a
// digit beside it.
bool og_is_area_label(const og_analysis *analysis, const og_block *block);
// sections.c: whether a section begins with the block.
bool og_opens_section(const og_analysis *analysis, size_t block);
// Whether the block is the heading of a section, of whatever kind it is: in plain text headings look like all other
// lines.
bool og_heads_section(const og_analysis *analysis, size_t block);
// section_run_in.c: whether the sentence is an area's label and grade as a conversion ran them together with the number
// of the paragraph below them.
bool og_is_heading_over_number(const og_analysis *analysis, og_str sentence);
// sections.c: the role of the innermost section around a block that has one, and the judgement area that the sections
// around it are about; "" for none.
og_str og_role_of_block(const og_analysis *analysis, size_t block);
og_str og_area_of_block(const og_analysis *analysis, size_t block);

// section_roles.c: what sections of a role hold.
bool og_role_states_judgements(og_str role);
bool og_role_holds_findings(og_str role);
// A table or list of judgements.
bool og_role_lists_judgements(og_str role);
bool og_role_lists_actions(og_str role);
// Days named there are those of earlier inspections.
bool og_role_is_of_earlier(og_str role);

// metadata.c: provider, dates, inspectors, type, previous inspection, links.
og_status og_metadata_find(og_analysis *analysis) OG_MUST_USE;
// What the record says of the inspection before, made where it said nothing yet; NULL: no memory.
og_previous *og_previous_of(og_analysis *analysis);
// persons.c. How much of a list of persons is taken: names that begin in so many bytes, up to so many persons in all.
typedef struct og_persons_most {
    size_t bytes;
    size_t persons;
} og_persons_most;
typedef struct og_persons_seen {
    bool named; // somebody, known before or not
    bool more;  // others than those that were taken and are known
} og_persons_seen;
// The names in "Anne Example, His Majesty's Inspector, and Bo Sample HMI".
og_status og_persons_split(og_arena *arena, og_str text, og_persons_most most, bool lead, og_inspection *to,
                           og_persons_seen *seen) OG_MUST_USE;
// What a line of a list of persons holds.
typedef enum og_person_line {
    OG_PERSON_NONE,
    OG_PERSON_ALONE,      // a name and nothing else
    OG_PERSON_WITH_OFFICE // and behind a comma the office of an inspector
} og_person_line;
og_person_line og_person_line_of(og_str line);

// judgements.c: what the document grades, and the outcome of frameworks without grades.
og_status og_judgements_find(og_analysis *analysis) OG_MUST_USE;
// judged_areas.c: adds a judgement to the record; `words` is where it stands.
og_status og_judgement_add(og_analysis *analysis, const og_area *area, const og_grade *grade,
                           og_range words) OG_MUST_USE;
// scale_key.c: the day by which words that several grades of the framework's scale have are read; may be no date.
og_date og_scale_day(const og_analysis *analysis);
// The same for the grade of the inspection before: its own day where that is known.
og_date og_scale_day_before(const og_analysis *analysis);
// reported_grades.c: what an article is about, as far as that shows before it is known who speaks in it.
og_status og_reported_subject_find(og_analysis *analysis) OG_MUST_USE;
// The judgements of an article, which tells of them; also the grade before, and finally who was inspected.
og_status og_reported_grades_find(og_analysis *analysis) OG_MUST_USE;

// findings.c: what the sentences say: findings and actions.
og_status og_findings_find(og_analysis *analysis) OG_MUST_USE;
// articles.c: the same of an article, where not all is the inspectors'.
og_status og_articles_read(og_analysis *analysis) OG_MUST_USE;

// assess.c: the stated and the inferred grade, and with the same facts the recommendations.
og_status og_assess(og_analysis *analysis) OG_MUST_USE;

// recommend.c: what the document asks for, then steps for weaknesses that it asks nothing about.
struct og_facts;
og_status og_recommend(og_analysis *analysis, const struct og_facts *facts) OG_MUST_USE;

// summarise.c: a few plain sentences, from the record and the names in the catalogue alone; null where there is nothing
// to say. The last step.
og_status og_summary_write(og_analysis *analysis) OG_MUST_USE;
og_status og_summarise(og_record *record, const og_catalogue *catalogue) OG_MUST_USE;

// evidence.c: spans and warnings.
og_span og_span_of(const og_document *document, og_range range);
// The text of a range in the arena, white space folded.
og_status og_text_of(const og_analysis *analysis, og_range range, og_str *out) OG_MUST_USE;
// `range` may be NULL: the whole document.
og_status og_warn(og_analysis *analysis, og_str code, const og_range *range, const char *format, ...) OG_MUST_USE
    __attribute__((format(printf, 4, 5)));
// Whether the record has a warning of that code.
bool og_has_warned(const og_analysis *analysis, og_str code);

#endif
