// SPDX-License-Identifier: MIT
// What an article says that inspectors graded, and whom: its mentions of grades (grade_mentions.c) are read one by one
// as given, earlier or none of these, and those of one area joined. The headline and the first paragraphs weigh more.
#include "analyse/grade_mentions.h"
#include "analyse/speech.h"
#include "analyse/subject.h"
#include "base/str.h"
#include "rules/areas.h"

#include <math.h>
#include <stdlib.h>

// As much evidence as makes words a grade that was given, and as makes them an earlier one.
static const double LEAST_GIVEN = 1.75, LEAST_EARLIER = 1;
// What rules with less weight come to together at most.
static const double MOST_GIVEN = 3;
// What a mention counts by its place: in the headline, in the first paragraphs, further on.
static const double IN_HEADLINE = 3, IN_OPENING = 2, FURTHER_ON = 1;
// A grade told of this much as often as the one that is reported makes it doubtful.
static const double DISPUTED = 0.5;
// So sure a grade is given even where the visit seems to be one that gives none.
static const double SURE = 4.5;
// What a grade of all areas is counted under until it is known which these are.
static const og_str EVERY_AREA = {"every", 5};

// All that the article says of one grade of one area.
typedef struct verdict {
    og_str area;
    og_str grade;
    double weight;
    const og_grade_mention *best;
    bool spelt; // the best one names the grade in the words of a scale
} verdict;

typedef struct joining {
    og_analysis *analysis;
    const og_grade_mentions *mentions;
    og_subject subject;
    og_areas areas;
    og_reading *readings; // of each mention of a grade; 0: none that counts
    OG_VEC(verdict) given;
    OG_VEC(verdict) earlier;
} joining;

// ---- each mention by itself

// Many words that a grade was given do not say that it was given now.
static double given_weight(const og_grade_mention *mention)
{
    const double *strongest = mention->strongest;
    double sum = mention->weight[OG_READS_GIVEN] + mention->weight[OG_READS_KEPT] + mention->weight[OG_READS_GRADE];
    double most = fmax(MOST_GIVEN, fmax(strongest[OG_READS_GIVEN], strongest[OG_READS_KEPT]));
    return fmin(sum, most);
}

// What politicians, parents and the like call inadequate is not graded, nor is what they report unless they plainly
// tell of the inspectors. A grade that alone stands in quotation marks is nobody's speech.
static bool is_heard(const og_analysis *analysis, const og_grade_mention *mention)
{
    const og_passage *passage = og_passage_at(analysis, mention->words.start);
    if (!passage || (passage->voice != OG_VOICE_POLITICIAN && passage->voice != OG_VOICE_OTHER))
        return true;
    if (passage->direct)
        return passage->range.start == mention->words.start && passage->range.end <= mention->words.end + 1;
    return given_weight(mention) >= MOST_GIVEN;
}

static og_reading read_mention(const og_grade_mention *mention)
{
    static const og_reading rivals[] = {OG_READS_EARLIER, OG_READS_OTHERS, OG_READS_HOPED, OG_READS_ORDINARY};
    og_reading best = OG_READS_GIVEN;
    double most = given_weight(mention);
    for (size_t i = 0; i < sizeof rivals / sizeof *rivals; i++)
        if (mention->weight[rivals[i]] >= most) {
            best = rivals[i];
            most = mention->weight[rivals[i]];
        }
    if (best == OG_READS_GIVEN && mention->weight[OG_READS_KEPT] > 0)
        best = OG_READS_KEPT;
    double least = best == OG_READS_EARLIER ? LEAST_EARLIER : LEAST_GIVEN;
    return most >= least ? best : OG_ASPECT_READING_NONE;
}

static og_status read_mentions(joining *join)
{
    const og_grade_mention *mentions = join->mentions->grades.items;
    size_t count = mentions ? join->mentions->grades.count : 0;
    join->readings = og_arena_alloc_array(join->analysis->document->arena, count + 1, sizeof *join->readings);
    if (!join->readings)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        bool heard = is_heard(join->analysis, &mentions[i]);
        join->readings[i] = heard ? read_mention(&mentions[i]) : OG_ASPECT_READING_NONE;
    }
    return OG_OK;
}

// ---- visits that give no grades

// The grade that stands while visits are made is that of the inspection before them; an inspection without grades may
// say that it is kept.
static void heed_visits(joining *join)
{
    size_t end = join->subject.opening_end;
    bool visited = false;
    for (size_t i = 0; i < join->mentions->visits.count; i++)
        visited |= og_block_at(join->analysis, join->mentions->visits.items[i].start) < end;
    for (size_t i = 0; visited && i < join->mentions->grades.count; i++)
        if (join->readings[i] == OG_READS_GIVEN && given_weight(&join->mentions->grades.items[i]) >= SURE)
            visited = false;
    for (size_t i = 0; visited && i < join->mentions->grades.count; i++)
        if (join->readings[i] == OG_READS_GIVEN)
            join->readings[i] = OG_READS_EARLIER;
}

// ---- joined

// Those of other scales than the framework's own belong to forms that give none to the whole.
static const og_grade *grade_of(const og_scale *scale, og_str id)
{
    for (size_t i = 0; scale && i < scale->grades.count; i++)
        if (og_str_equal(scale->grades.items[i].id, id))
            return &scale->grades.items[i];
    return NULL;
}

static const og_grade *find_grade(const og_analysis *analysis, og_str id)
{
    const og_grade *grade = grade_of(analysis->framework->scale, id);
    for (size_t i = 0; !grade && i < analysis->catalogue->scales.count; i++)
        grade = grade_of(analysis->catalogue->scales.items[i], id);
    return grade;
}

static double weight_of_place(const joining *join, const og_grade_mention *mention)
{
    const og_block *block = &join->analysis->document->blocks.items[mention->block];
    if (mention->block == join->analysis->headline ||
        (block->kind == OG_HEADING && mention->block < join->analysis->title_end))
        return IN_HEADLINE;
    return mention->block < join->subject.opening_end ? IN_OPENING : FURTHER_ON;
}

// Whether the words are those of a scale, and not "the lowest rating".
static bool is_spelt(const og_analysis *analysis, const og_grade_mention *mention)
{
    size_t length;
    og_str words = og_document_slice(analysis->document, mention->words);
    for (size_t i = 0; i < analysis->catalogue->scales.count; i++)
        if (og_scale_match(analysis->catalogue->scales.items[i], words, &length) && length == words.len)
            return true;
    return false;
}

// The verdicts are no more than the catalogue's areas and grades.
static og_status count_verdict(joining *join, bool given, og_str area, const og_grade_mention *mention, double weight)
{
    bool spelt = is_spelt(join->analysis, mention);
    size_t count = given ? join->given.count : join->earlier.count;
    for (size_t i = 0; i < count; i++) {
        verdict *known = given ? &join->given.items[i] : &join->earlier.items[i];
        if (!og_str_equal(known->area, area) || !og_str_equal(known->grade, mention->grade))
            continue;
        known->weight += weight;
        if (spelt && !known->spelt) {
            known->best = mention;
            known->spelt = true;
        }
        if (mention->year > known->best->year && !given)
            known->best = mention;
        return OG_OK;
    }
    verdict first = {.area = area, .grade = mention->grade, .weight = weight, .best = mention, .spelt = spelt};
    return given ? og_vec_push(join->analysis->document->arena, &join->given, first)
                 : og_vec_push(join->analysis->document->arena, &join->earlier, first);
}

// Whether it is known in which areas such providers are graded.
static bool has_areas(const joining *join, og_str provider_kind)
{
    const og_catalogue *catalogue = join->analysis->catalogue;
    bool found = false;
    for (size_t i = 0; i < catalogue->frameworks.count; i++)
        found |= !catalogue->frameworks.items[i]->form.len &&
                 og_str_equal(catalogue->frameworks.items[i]->provider_kind, provider_kind);
    for (size_t i = 0; i < join->areas.sets.count; i++)
        found |= og_str_equal(join->areas.sets.items[i].provider, provider_kind);
    return found;
}

// The area as some framework for such providers has it, where there is one, else as any has it that is for them too;
// NULL for none. Articles do not tell forms of a framework apart, and some are of parts of a provider.
static const og_area *find_area(const joining *join, og_str id)
{
    const og_analysis *analysis = join->analysis;
    og_str provider_kind = join->subject.kind;
    bool any = !has_areas(join, provider_kind) || og_areas_are_of(&join->areas, provider_kind, id);
    for (size_t i = 0; i < analysis->catalogue->frameworks.count; i++) {
        const og_framework *framework = analysis->catalogue->frameworks.items[i];
        bool counts = !framework->form.len && (any || og_str_equal(framework->provider_kind, provider_kind));
        const og_area *area = counts ? og_framework_area(framework, id) : NULL;
        if (area)
            return area;
    }
    return NULL;
}

static og_status count_mention(joining *join, size_t number)
{
    og_analysis *analysis = join->analysis;
    const og_grade_mention *mention = &join->mentions->grades.items[number];
    bool given = og_reading_is_given(join->readings[number]);
    double weight = weight_of_place(join, mention);
    bool found = false;
    if (given)
        OG_TRY(og_vec_push(analysis->arena, &analysis->grade_words, mention->words));
    for (size_t i = 0; i < mention->area_count; i++) {
        const og_area *area = find_area(join, mention->areas[i]->about);
        found = found && mention->same_words[i];
        if (!area || found)
            continue;
        found = true;
        if (given)
            OG_TRY(count_verdict(join, true, area->id, mention, weight));
    }
    if (mention->every && given)
        OG_TRY(count_verdict(join, true, EVERY_AREA, mention, weight));
    if (og_mention_has_areas(mention) && !mention->overall)
        return OG_OK;
    if (join->readings[number] == OG_READS_KEPT)
        OG_TRY(count_verdict(join, false, OG_STR("overall"), mention, FURTHER_ON / 2));
    if (given && (join->mentions->no_overall || !grade_of(analysis->framework->scale, mention->grade)))
        return OG_OK;
    return count_verdict(join, given, OG_STR("overall"), mention, weight);
}

// ---- the record

static og_status warn_if_disputed(joining *join, const verdict *chosen)
{
    for (size_t i = 0; i < join->given.count; i++) {
        const verdict *other = &join->given.items[i];
        if (other != chosen && og_str_equal(other->area, chosen->area) && other->weight >= DISPUTED * chosen->weight)
            return og_warn(join->analysis, OG_STR("grades-disagree"), &other->best->words,
                           "the article speaks of '%.*s' and of '%.*s'; what it says first and most often is given",
                           OG_STR_ARG(chosen->grade), OG_STR_ARG(other->grade));
    }
    return OG_OK;
}

static const verdict *heaviest(const joining *join, og_str area)
{
    const verdict *best = NULL;
    for (size_t i = 0; i < join->given.count; i++)
        if (og_str_equal(join->given.items[i].area, area) && (!best || join->given.items[i].weight > best->weight))
            best = &join->given.items[i];
    return best;
}

static og_status report_area(joining *join, og_str area)
{
    const verdict *best = heaviest(join, area);
    const og_grade *grade = best ? find_grade(join->analysis, best->grade) : NULL;
    og_area whole = {.id = OG_STR("overall"), .name = OG_STR("Overall effectiveness")};
    const og_area *about = og_str_equal(area, whole.id) ? &whole : find_area(join, area);
    if (!grade || !grade->judged || !about)
        return OG_OK;
    OG_TRY(warn_if_disputed(join, best));
    return og_judgement_add(join->analysis, about, grade, best->best->words);
}

static bool is_named(const joining *join, og_str area)
{
    for (size_t i = 0; i < join->mentions->areas.count; i++)
        if (og_str_equal(join->mentions->areas.items[i]->about, area))
            return true;
    return false;
}

// "All areas but leadership".
static bool is_excepted(const joining *join, og_str area, og_str grade)
{
    for (size_t i = 0; i < join->mentions->excepted.count; i++)
        if (og_str_equal(join->mentions->excepted.items[i].grade, grade) &&
            og_areas_are_kin(&join->areas, join->mentions->excepted.items[i].area->about, area))
            return true;
    return false;
}

static bool is_graded(const joining *join, og_str area)
{
    for (size_t i = 0; i < join->given.count; i++)
        if (og_areas_are_kin(&join->areas, join->given.items[i].area, area))
            return true;
    return false;
}

// The areas that have a grade of their own.
static og_status graded_areas(const joining *join, og_area_ids *out)
{
    *out = (og_area_ids){0};
    for (size_t i = 0; i < join->given.count; i++)
        if (!og_str_equal(join->given.items[i].area, OG_STR("overall")) &&
            !og_str_equal(join->given.items[i].area, EVERY_AREA))
            OG_TRY(og_vec_push(join->analysis->document->arena, out, join->given.items[i].area));
    return OG_OK;
}

// Spells out "good in all areas": those in which such providers are graded, less those with a grade of their own.
static og_status report_every(joining *join)
{
    const og_inspection *inspection = join->analysis->record->inspection;
    const verdict *best = heaviest(join, EVERY_AREA);
    const og_grade *grade = best ? find_grade(join->analysis, best->grade) : NULL;
    og_date day = og_date_is_set(inspection->start) ? inspection->start : inspection->published;
    og_area_ids known;
    bool told = false; // whether the record has a grade of it
    if (!grade)
        return OG_OK;
    OG_TRY(graded_areas(join, &known));
    const og_area_set *set =
        og_areas_choose(&join->areas, join->analysis->catalogue, join->subject.kind, grade->id, day, &known);
    for (size_t i = 0; set && i < set->areas.count; i++) {
        const og_set_area *one = &set->areas.items[i];
        bool counts = one->when == OG_AREA_ALWAYS || (one->when == OG_AREA_NAMED && is_named(join, one->id));
        bool left = counts && !is_graded(join, one->id) && !is_excepted(join, one->id, best->grade);
        const og_area *area = left ? find_area(join, one->id) : NULL;
        if (area)
            OG_TRY(og_judgement_add(join->analysis, area, grade, best->best->words));
        told = told || area;
    }
    return told && !og_has_warned(join->analysis, OG_STR("grades-disagree")) ? warn_if_disputed(join, best) : OG_OK;
}

// Of the earlier grades the latest, of those without a year the one told of most; where none is told, the one of now if
// it is said to be the same.
static og_status report_previous(joining *join)
{
    const verdict *best = NULL;
    for (size_t i = 0; i < join->earlier.count; i++) {
        const verdict *other = &join->earlier.items[i];
        bool later = best && best->best->year && other->best->year && other->best->year != best->best->year
                         ? other->best->year > best->best->year
                         : !best || other->weight > best->weight;
        if (later)
            best = other;
    }
    if (!best && join->mentions->same)
        best = heaviest(join, OG_STR("overall"));
    const og_grade *grade = best ? find_grade(join->analysis, best->grade) : NULL;
    if (!grade)
        return OG_OK;
    og_previous *earlier = og_previous_of(join->analysis);
    return earlier ? og_arena_copy(join->analysis->arena, grade->id, &earlier->overall) : OG_NO_MEMORY;
}

static og_status report(joining *join)
{
    OG_TRY(report_area(join, OG_STR("overall")));
    for (size_t i = 0; i < join->given.count; i++) {
        bool again = og_str_equal(join->given.items[i].area, OG_STR("overall")) ||
                     og_str_equal(join->given.items[i].area, EVERY_AREA);
        for (size_t k = 0; k < i && !again; k++)
            again = og_str_equal(join->given.items[k].area, join->given.items[i].area);
        if (!again)
            OG_TRY(report_area(join, join->given.items[i].area));
    }
    OG_TRY(report_every(join));
    return report_previous(join);
}

// The kind of provider that publishes under such a name: of the framework's names of providers it is, or ends with,
// one. Empty for none.
static og_str kind_of_publisher(const og_analysis *analysis, og_str name)
{
    const og_matchers *matchers = og_framework_field(analysis->framework, OG_STR("provider"));
    og_match match;
    for (size_t i = 0; matchers && i < matchers->count; i++) {
        const og_matcher *matcher = &matchers->items[i];
        bool found = matcher->kind == OG_MATCH_PATTERN && matcher->value.len &&
                     og_scanner_find(analysis->scanner, matcher->pattern, name, 0, &match);
        if (found && match.value.start < match.value.end && match.value.end == name.len)
            return matcher->value;
    }
    return (og_str){0};
}

// On its own pages a school is "our school": where nobody is named, and whoever publishes the text is of the kind that
// it is about, that is whom it is about.
static void name_publisher(joining *join)
{
    og_str outlet = join->analysis->record->document->outlet, kind = kind_of_publisher(join->analysis, outlet);
    bool other = join->subject.kind.len && !og_str_equal(kind, join->subject.kind);
    if (join->subject.name.len || join->subject.several || !kind.len || other)
        return;
    join->subject.name = outlet;
    join->subject.kind = kind;
}

static og_status set_provider(joining *join)
{
    og_provider *provider = &join->analysis->record->inspection->provider;
    name_publisher(join);
    provider->name = join->subject.name;
    return join->subject.kind.len ? og_arena_copy(join->analysis->arena, join->subject.kind, &provider->kind) : OG_OK;
}

// A record is of one inspection.
static og_status refuse_several(joining *join)
{
    og_analysis *analysis = join->analysis;
    if (join->subject.list) {
        analysis->framework = NULL;
        OG_TRY(og_arena_copy(analysis->arena, OG_STR("unknown"), &analysis->record->document->kind));
    }
    return og_warn(analysis, OG_STR("several-providers"), NULL,
                   "the article gives the grades of several providers, and no judgement can be said to be its: %.*s",
                   OG_STR_ARG(join->subject.graded));
}

og_status og_reported_subject_find(og_analysis *analysis)
{
    if (!analysis->framework || analysis->framework->is_inspection)
        return OG_OK;
    joining join = {.analysis = analysis};
    og_grade_mentions *mentions = og_arena_alloc(analysis->document->arena, sizeof *mentions);
    if (!mentions)
        return OG_NO_MEMORY;
    OG_TRY(og_grade_mentions_find(analysis, mentions));
    if (mentions->more)
        OG_TRY(og_warn(analysis, OG_STR("too-many-grades"), NULL,
                       "the article was read for grades up to the first %d words that may be one", OG_MOST_MENTIONS));
    analysis->grade_mentions = join.mentions = mentions;
    OG_TRY(read_mentions(&join));
    OG_TRY(og_subject_find(analysis, mentions, join.readings, &join.subject));
    if (join.subject.more)
        OG_TRY(og_warn(analysis, OG_STR("too-many-providers"), NULL,
                       "the article names more providers, or longer names, than are weighed for who was inspected"));
    return set_provider(&join);
}

// Several grades may have one clause, or such as share words: they become one.
static og_status add_aside(og_analysis *analysis, og_range aside)
{
    while (analysis->asides.count && analysis->asides.items[analysis->asides.count - 1].end >= aside.start) {
        og_range last = analysis->asides.items[--analysis->asides.count];
        aside.start = last.start < aside.start ? last.start : aside.start;
        aside.end = last.end > aside.end ? last.end : aside.end;
    }
    return og_vec_push(analysis->arena, &analysis->asides, aside);
}

// What an article says of other inspections is no finding of this one. "Has lost its good rating" tells of now, "was
// good in 2019" does not.
static og_status note_other_inspection(og_analysis *analysis, const og_grade_mention *mention, og_reading reading)
{
    bool past = reading == OG_READS_EARLIER && mention->year;
    if (past && mention->aside.start < mention->aside.end)
        return add_aside(analysis, mention->aside);
    if (reading == OG_READS_OTHERS || past)
        return og_vec_push(analysis->arena, &analysis->other_inspections, mention->unit);
    return OG_OK;
}

og_status og_reported_grades_find(og_analysis *analysis)
{
    if (!analysis->grade_mentions)
        OG_TRY(og_reported_subject_find(analysis));
    if (!analysis->grade_mentions)
        return OG_OK;
    joining join = {.analysis = analysis, .mentions = analysis->grade_mentions};
    OG_TRY(read_mentions(&join));
    OG_TRY(og_subject_find(analysis, join.mentions, join.readings, &join.subject));
    OG_TRY(set_provider(&join));
    if (join.mentions->nameless)
        return OG_OK;
    if (join.subject.several)
        return refuse_several(&join);
    heed_visits(&join);
    OG_TRY(og_areas_load(analysis->document->arena, &join.areas));
    for (size_t i = 0; i < join.mentions->grades.count; i++) {
        if (og_reading_is_given(join.readings[i]) || join.readings[i] == OG_READS_EARLIER)
            OG_TRY(count_mention(&join, i));
        OG_TRY(note_other_inspection(analysis, &join.mentions->grades.items[i], join.readings[i]));
    }
    return report(&join);
}
