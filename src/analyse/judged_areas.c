// SPDX-License-Identifier: MIT
// What is known of each area: which of the grades that the document gives it counts, and what of that the record says.
#include "analyse/judging.h"

#include "base/str.h"
#include "base/utf8.h"

og_status og_note_grade(og_judging *judge, og_range words)
{
    return og_vec_push(judge->analysis->arena, &judge->analysis->grade_words, words);
}

og_judged_area *og_judged_area_of(const og_judging *judge, const og_area *area)
{
    for (size_t i = 0; i < judge->areas.count; i++)
        if (og_str_equal(judge->areas.items[i].area->id, area->id))
            return &judge->areas.items[i];
    return NULL;
}

// A grade that the scale does not have neither replaces one that it has nor speaks against it.
static void weigh(const og_judging *judge, og_judged_area *known, const og_grade_atom *grade, og_trust trust)
{
    bool is_off_scale = og_is_off_scale(grade->grade);
    if (is_off_scale && known->off_scale.start == known->off_scale.end)
        known->off_scale = grade->words;
    if (is_off_scale)
        return;
    bool differs = known->grade && known->grade != grade->grade;
    bool first = grade->words.start < known->words.start; // sentences are found pattern by pattern
    known->disputed = known->disputed || differs;
    if (!known->grade || trust > known->trust || (trust == OG_TRUST_SENTENCE && known->trust == trust && first)) {
        known->grade = grade->grade;
        known->words = grade->words;
        known->trust = trust;
    }
    if (!differs && known->trust < OG_TRUST_OPENING && og_atom_is_digit(judge, grade))
        known->words = grade->words; // what the table prints; the words may be of a sentence
}

// An area with a scale of its own takes a grade that its scale has too.
static bool takes(const og_area *area, const og_grade *grade)
{
    size_t i = 0;
    while (area->scale && i < area->scale->grades.count && !og_str_equal(area->scale->grades.items[i].id, grade->id))
        i++;
    return !area->scale || i < area->scale->grades.count;
}

og_status og_give_grade(og_judging *judge, const og_area *area, const og_grade_atom *grade, og_trust trust)
{
    OG_TRY(og_note_grade(judge, grade->words));
    if (!takes(area, grade->grade))
        return OG_OK;
    if (!og_judged_area_of(judge, area))
        OG_TRY(og_vec_push(judge->analysis->arena, &judge->areas, (og_judged_area){.area = area}));
    weigh(judge, og_judged_area_of(judge, area), grade, trust);
    return OG_OK;
}

og_status og_judgement_add(og_analysis *analysis, const og_area *area, const og_grade *grade, og_range words)
{
    og_judgement judgement = {.level = grade->level, .evidence = og_span_of(analysis->document, words)};
    OG_TRY(og_arena_copy(analysis->arena, area->id, &judgement.area));
    OG_TRY(og_arena_copy(analysis->arena, grade->id, &judgement.grade));
    OG_TRY(og_text_of(analysis, words, &judgement.words));
    if (grade->approximate && !og_has_warned(analysis, OG_STR("level-approximate")))
        OG_TRY(
            og_warn(analysis, OG_STR("level-approximate"), &words,
                    "grades like '%.*s' have no official place on the four-level scale; their levels are approximate",
                    OG_STR_ARG(grade->id)));
    return og_vec_push(analysis->arena, &analysis->record->judgements, judgement);
}

// Of "Good 2" the word, of "Grade: 2" the digit: where both are printed the word says it, where a digit is, the digit.
static og_range words_alone(const og_judging *judge, const og_judged_area *found)
{
    og_str text = og_document_slice(judge->analysis->document, found->words);
    og_range words = found->words;
    size_t longest = 0;
    if (!text.len || !og_is_digit(text.ptr[text.len - 1]))
        return words;
    for (size_t i = 0; i < found->grade->words.count; i++) {
        og_str word = found->grade->words.items[i];
        size_t length = og_phrase_match(text, 0, word);
        if (length > longest && length < text.len && !og_is_digit(text.ptr[length - 1]))
            longest = length;
        if (!longest && word.len == 1 && word.ptr[0] == text.ptr[text.len - 1])
            words.start = words.end - 1;
    }
    return longest ? (og_range){found->words.start, found->words.start + longest} : words;
}

static og_status report_grade(og_judging *judge, const og_judged_area *found)
{
    if (found->disputed)
        OG_TRY(og_warn(judge->analysis, OG_STR("grades-disagree"), &found->words,
                       "the document states more than one grade for '%.*s'; the one in its table or opening is given",
                       OG_STR_ARG(found->area->name)));
    return og_judgement_add(judge->analysis, found->area, found->grade, words_alone(judge, found));
}

// What stands beside the label of an earlier inspection is its grade, where no field says it. A digit is read as of
// then.
static og_status report_earlier(og_judging *judge, const og_judged_area *found)
{
    og_analysis *analysis = judge->analysis;
    og_previous *earlier = og_previous_of(analysis);
    og_str words = og_document_slice(analysis->document, found->words);
    size_t length;
    if (!earlier)
        return OG_NO_MEMORY;
    if (earlier->overall.len)
        return OG_OK;
    const og_grade *grade = og_scale_match_on(judge->framework->scale, og_scale_day_before(analysis), words, &length);
    return og_arena_copy(analysis->arena, grade ? grade->id : found->grade->id, &earlier->overall);
}

// Whether the label of the area is printed as a line or the first cell of a row, where judgements are stated.
static bool is_listed(const og_judging *judge, const og_area *area)
{
    const og_document *document = judge->analysis->document;
    for (size_t i = 0; i < document->blocks.count; i++) {
        const og_block *block = &document->blocks.items[i];
        og_range range = block->kind == OG_ROW ? document->cells.items[block->first_cell] : block->range;
        og_str text = og_document_slice(document, og_range_trim(document->text, range));
        size_t length;
        if (block->kind != OG_FURNITURE && og_area_labelled(judge->framework, text, &length) == area &&
            length == text.len && og_role_states_judgements(og_role_of_block(judge->analysis, i)))
            return true;
    }
    return false;
}

// An area without grade where several others have theirs, and that this document lists or the form grades wherever it
// grades others: its row was not read. What was said of labels and grades that could not be paired says it already.
static bool is_left_out(const og_judging *judge, const og_area *area)
{
    enum { SEVERAL = 2 };
    size_t graded = 0, together = 0, in_opening = 0;
    for (size_t i = 0; i < judge->areas.count; i++) {
        const og_judged_area *other = &judge->areas.items[i];
        bool is_graded = other->grade && other->grade->judged && og_area_has_findings(other->area);
        graded += is_graded;
        together += is_graded && other->area->together;
        in_opening += is_graded && other->trust == OG_TRUST_OPENING; // its list, which may break off behind the first
    }
    bool begun = together >= SEVERAL || (together && in_opening >= SEVERAL);
    if (og_has_warned(judge->analysis, OG_STR("grade-unpaired")) || (graded < SEVERAL && !area->together))
        return false;
    return (area->together && begun) || is_listed(judge, area);
}

// `found` is NULL where nothing is known of the area.
static og_status report_area(og_judging *judge, const og_area *area, const og_judged_area *found)
{
    const og_grade *grade = found ? found->grade : NULL;
    if (area->earlier)
        return grade && grade->judged ? report_earlier(judge, found) : OG_OK;
    if (area->apart && !(grade && found->trust == OG_TRUST_MEANT))
        return OG_OK; // what the text means where no grade is printed counts in any case
    if (found && found->off_scale.start < found->off_scale.end)
        OG_TRY(og_off_scale_warn(judge->analysis, area, found->off_scale, grade && grade->judged));
    if (grade && grade->judged)
        return report_grade(judge, found);
    if (grade && og_str_equal(grade->id, OG_STR("not judged")))
        return og_warn(judge->analysis, OG_STR("not-judged"), &found->words,
                       "the document says that '%.*s' was not judged", OG_STR_ARG(area->name));
    bool unread = false;
    if (!found)
        OG_TRY(og_unread_grade_warn(judge, area, &unread));
    if (!found && !unread && (!area->optional || is_left_out(judge, area) || og_cards_lack_grade(judge, area)))
        return og_warn(judge->analysis, OG_STR("judgement-missing"), NULL, "no grade was found for '%.*s'",
                       OG_STR_ARG(area->name));
    return OG_OK;
}

// Whether nothing at all was read of a whole report whose form grades several areas together.
static bool has_no_grade(const og_judging *judge)
{
    const og_record *record = judge->analysis->record;
    bool together = false;
    for (size_t i = 0; i < judge->framework->areas.count; i++)
        together = together || judge->framework->areas.items[i].together;
    return together && !record->judgements.count && !record->outcome &&
           record->document->words >= OG_FEWEST_REPORT_WORDS &&
           !og_has_warned(judge->analysis, OG_STR("judgement-missing")) &&
           !og_has_warned(judge->analysis, OG_STR("grade-unpaired"));
}

// In the order of the framework's areas.
og_status og_judged_areas_report(og_judging *judge)
{
    for (size_t i = 0; i < judge->framework->areas.count; i++) {
        const og_area *area = &judge->framework->areas.items[i];
        OG_TRY(report_area(judge, area, og_judged_area_of(judge, area)));
    }
    if (!og_has_warned(judge->analysis, OG_STR("grade-unread")) &&
        !og_has_warned(judge->analysis, OG_STR("grade-unpaired")))
        OG_TRY(og_unread_list_warn(judge));
    if (!has_no_grade(judge))
        return OG_OK;
    return og_warn(judge->analysis, OG_STR("judgement-missing"), NULL,
                   "no grade was found, though every report of this form grades several areas: look them up in the "
                   "original");
}
