// SPDX-License-Identifier: MIT
// Names that are forms of one ("Eastmere", "Eastmere Council") are put together; the one that stands in the headline,
// in the first paragraphs and beside grades is whom the article is about.
#include "analyse/subject.h"

#include "base/buf.h"
#include "base/str.h"

// What a name counts by its place (a council above the headline publishes what is told of others), beside a grade that
// was given, and all that names further on count together.
static const double IN_HEADLINE = 3, IN_OPENING = 2, FURTHER_ON = 0.4, BESIDE_GRADE = 1.5, FURTHER_ON_MOST = 2;
// What is first named behind the first paragraphs is seldom what was inspected, whatever is said of it.
static const double NAMED_LATE = 0.5;
// Less than this makes nobody the subject.
static const double LEAST_SUBJECT = 0.3;

enum { OPENING_PARAGRAPHS = 4, MOST_WORDS = 12, MOST_PROVIDERS = 200, MOST_TOLD = 10, LONGEST_NAME = 120 };

// Those names that are forms of one.
typedef struct provider {
    og_str name; // the longest form, white space folded
    og_str kind;
    double weight, further_on;
    size_t grades; // that were given, and stand behind its name
    og_str grade;  // the first of them
    bool headline; // it stands in the headline
    bool early;    // there, or in the first paragraphs
} provider;

typedef struct choosing {
    og_analysis *analysis;
    const og_grade_mentions *mentions;
    og_reading *readings;
    OG_VEC(provider) providers;
    size_t *provider_of; // of each name, SIZE_MAX: none
    size_t opening_end;
    bool more;
} choosing;

static size_t divide(og_str name, og_str words[MOST_WORDS])
{
    size_t count = 0;
    og_str part;
    while (count < MOST_WORDS && og_str_next_split(&name, ' ', &part))
        if (part.len && !(count == 0 && og_str_equal_fold(part, OG_STR("the"))))
            words[count++] = part;
    return count;
}

// "Infants" and "Infant", "Jude's" and "Judes".
static bool is_same_word(og_str a, og_str b)
{
    a = og_str_ends(a, OG_STR("s")) ? og_str_slice(a, 0, a.len - 1) : a;
    b = og_str_ends(b, OG_STR("s")) ? og_str_slice(b, 0, b.len - 1) : b;
    return og_str_equal_fold(a, b);
}

// "Quay Street nursery" and "Busy Otters Quay Street": all words of the first but that of its kind end the other.
static bool is_tail(const og_str *of, size_t count, const og_str *words, size_t all)
{
    enum { LEAST = 2 };
    if (count <= LEAST || !og_is_lower(of[count - 1].ptr[0]) || --count >= all)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!is_same_word(of[i], words[all - count + i]))
            return false;
    return true;
}

// "Eastmere" and "Eastmere Council" are, and "Eastmere Council" and "Eastmere Borough Council".
static bool are_forms_of_one(const provider *a, og_str name, og_str kind)
{
    og_str left[MOST_WORDS], right[MOST_WORDS];
    size_t lefts = divide(a->name, left), rights = divide(name, right), same = 0;
    size_t least = lefts < rights ? lefts : rights;
    bool alike = og_str_equal(a->kind, kind);
    if (!least || (!alike && a->kind.len && kind.len))
        return lefts == rights && alike;
    while (same < least && is_same_word(left[same], right[same]))
        same++;
    if (is_tail(left, lefts, right, rights) || is_tail(right, rights, left, lefts))
        return true;
    return same == least || (least > 1 && same == least - 1 && og_str_equal_fold(left[lefts - 1], right[rights - 1]));
}

// Whether `name` says all the words of the other and more ("Eastmere Council" of "Eastmere"), or the same not in
// capitals. A college that is now called so is not what was "Eastmere Tertiary College" once.
static bool is_fuller(og_str name, og_str other)
{
    og_str left[MOST_WORDS], right[MOST_WORDS];
    size_t lefts = divide(name, left), rights = divide(other, right), same = 0;
    while (same < rights && same < lefts && is_same_word(left[same], right[same]))
        same++;
    if (og_str_is_in_capitals(name) || og_str_is_in_capitals(other))
        return og_str_is_in_capitals(other) && !og_str_is_in_capitals(name) && same == rights;
    if (is_tail(right, rights, left, lefts))
        return true;
    return same == rights && name.len > other.len;
}

// The end of as many paragraphs from the block on.
static size_t paragraphs_end(const og_analysis *analysis, size_t from, size_t paragraphs)
{
    size_t i = from, seen = 0;
    for (; i < analysis->document->blocks.count && seen < paragraphs; i++)
        seen += analysis->document->blocks.items[i].kind == OG_PARAGRAPH;
    return i;
}

// Lines above the text, of a date, a writer and the like, are paragraphs too: one of them counts as none, and behind
// many of them the text's own count.
static size_t find_opening_end(const og_analysis *analysis)
{
    enum { SHORTEST = 60 };
    const og_document *document = analysis->document;
    size_t first = 0, end = paragraphs_end(analysis, 0, OPENING_PARAGRAPHS + 1);
    while (first < analysis->lead_end) {
        const og_block *block = &document->blocks.items[first];
        og_str text = og_document_slice(document, block->range);
        if (block->kind == OG_PARAGRAPH && text.len >= SHORTEST && text.ptr[text.len - 1] == '.')
            break;
        first++;
    }
    size_t later = first < analysis->lead_end ? paragraphs_end(analysis, first, OPENING_PARAGRAPHS) : 0;
    return end > later ? end : later;
}

// Whether the sentence around the name gives a grade.
static bool is_beside_grade(const choosing *c, const og_named *name)
{
    for (size_t i = 0; i < c->mentions->grades.count; i++) {
        const og_range unit = c->mentions->grades.items[i].unit;
        if (og_reading_is_given(c->readings[i]) && unit.start <= name->words.start && name->words.end <= unit.end)
            return true;
    }
    return false;
}

static void weigh(const choosing *c, const og_named *name, provider *about)
{
    const size_t top = c->analysis->headline;
    bool publisher = name->block < top && og_str_equal(name->kind, OG_STR("local-authority"));
    bool headline = name->block == top, opening = !publisher && name->block < c->opening_end;
    bool beside = is_beside_grade(c, name);
    double weight = headline ? IN_HEADLINE : opening ? IN_OPENING : 0;
    if (!headline && !opening && !name->brief && about->further_on < FURTHER_ON_MOST)
        about->further_on += FURTHER_ON;
    double counts = weight + name->subject - name->bystander + (beside ? BESIDE_GRADE : 0);
    about->headline |= headline;
    about->early |= headline || opening;
    if (!name->brief) // it may be no more than a place
        about->weight += counts > 0 ? counts : 0;
}

static og_status gather(choosing *c)
{
    c->opening_end = find_opening_end(c->analysis);
    c->provider_of =
        og_arena_alloc_array(c->analysis->document->arena, c->mentions->names.count + 1, sizeof *c->provider_of);
    if (!c->provider_of)
        return OG_NO_MEMORY;
    for (size_t i = 0; i < c->mentions->names.count; i++) {
        const og_named *name = &c->mentions->names.items[i];
        og_str text;
        size_t k = 0;
        OG_TRY(og_text_of(c->analysis, name->words, &text));
        c->provider_of[i] = SIZE_MAX;
        c->more |= text.len > LONGEST_NAME;
        if (text.len > LONGEST_NAME)
            continue;
        while (k < c->providers.count && !are_forms_of_one(&c->providers.items[k], text, name->kind))
            k++;
        c->more |= k == MOST_PROVIDERS;
        if (k == MOST_PROVIDERS)
            continue;
        if (k == c->providers.count)
            OG_TRY(
                og_vec_push(c->analysis->document->arena, &c->providers, (provider){.name = text, .kind = name->kind}));
        if (is_fuller(text, c->providers.items[k].name))
            c->providers.items[k].name = text;
        if (!c->providers.items[k].kind.len)
            c->providers.items[k].kind = name->kind;
        c->provider_of[i] = k;
        weigh(c, name, &c->providers.items[k]);
    }
    return OG_OK;
}

static double counted(const provider *about)
{
    return about->weight + about->further_on;
}

static double rank(const provider *about)
{
    return counted(about) * (about->early ? 1 : NAMED_LATE);
}

// Of those with a name, or of those without one, the heaviest.
static size_t heaviest(const choosing *c, bool named)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < c->providers.count; i++)
        if (named == (c->providers.items[i].name.len > 0) &&
            (best == SIZE_MAX || rank(&c->providers.items[i]) > rank(&c->providers.items[best])))
            best = i;
    return best != SIZE_MAX && counted(&c->providers.items[best]) >= LEAST_SUBJECT ? best : SIZE_MAX;
}

// The number of the provider whose name is the last before the grade in its sentence; SIZE_MAX: there is none.
static size_t provider_before(const choosing *c, const og_grade_mention *mention, size_t first)
{
    size_t found = SIZE_MAX;
    for (size_t k = first; k < c->mentions->names.count; k++) {
        const og_named *name = &c->mentions->names.items[k];
        if (name->words.end > mention->words.start)
            break;
        if (name->words.start < name->words.end)
            found = c->provider_of[k];
    }
    return found;
}

// In a list a line gives the grade of whom the line above it names: "Peatling Academy", "Rating: good".
static size_t provider_above(const choosing *c, const og_grade_mention *mention, size_t first)
{
    enum { LONGEST_LINE = 100, LABEL = 30 }; // bytes
    const og_range above =
        mention->block ? c->analysis->document->blocks.items[mention->block - 1].range : (og_range){0};
    size_t found = SIZE_MAX;
    if (above.end - above.start > LONGEST_LINE || mention->words.start > mention->unit.start + LABEL)
        return SIZE_MAX;
    for (size_t k = first; k-- > 0 && c->mentions->names.items[k].words.start >= above.start;)
        if (c->mentions->names.items[k].words.start == above.start &&
            c->mentions->names.items[k].words.end > above.start)
            found = c->provider_of[k];
    return found;
}

static void give(choosing *c, size_t about, og_str grade)
{
    if (!c->providers.items[about].grades++)
        c->providers.items[about].grade = grade;
}

// A line of hardly more than a grade, however it reads by itself: "Good:", "Rated good".
static bool is_grade_alone(const choosing *c, size_t number)
{
    enum { MOST_MORE = 10 }; // bytes
    const og_grade_mention *mention = &c->mentions->grades.items[number];
    const og_range line = c->analysis->document->blocks.items[mention->block].range;
    return !mention->area_count && line.end - line.start <= mention->words.end - mention->words.start + MOST_MORE;
}

static bool opens_line(const choosing *c, const og_named *name)
{
    return name->words.start < name->words.end &&
           name->words.start == c->analysis->document->blocks.items[name->block].range.start;
}

// Whether lists of names stand below their grades, as below headings: no name stands right above the first of these.
static bool is_grouped(const choosing *c)
{
    size_t first = 0, groups = 0;
    for (size_t i = 0; i < c->mentions->grades.count; i++) {
        first = is_grade_alone(c, i) && !groups ? i : first;
        groups += is_grade_alone(c, i);
    }
    bool grouped = groups > 1;
    for (size_t k = 0; grouped && k < c->mentions->names.count; k++) {
        const og_named *name = &c->mentions->names.items[k];
        grouped = name->block + 1 != c->mentions->grades.items[first].block || !opens_line(c, name);
    }
    return grouped;
}

// Gives the grade to those who are named in the lines below it, from the name with this number on.
static void give_to_group(choosing *c, const og_grade_mention *mention, size_t name)
{
    size_t block = mention->block; // the last that belongs to the group
    for (; name < c->mentions->names.count && c->mentions->names.items[name].block <= block + 1; name++) {
        const og_named *named = &c->mentions->names.items[name];
        if (named->block > block && !opens_line(c, named))
            break;
        if (named->block > mention->block && c->provider_of[name] != SIZE_MAX && named->words.start < named->words.end)
            give(c, c->provider_of[name], mention->grade);
        block = named->block > block ? named->block : block;
    }
}

static void give_grades(choosing *c)
{
    const bool grouped = is_grouped(c);
    size_t name = 0;
    for (size_t i = 0; i < c->mentions->grades.count; i++) {
        const og_grade_mention *mention = &c->mentions->grades.items[i];
        while (name < c->mentions->names.count && c->mentions->names.items[name].words.start < mention->unit.start)
            name++;
        if (grouped && is_grade_alone(c, i)) {
            give_to_group(c, mention, name);
            continue;
        }
        size_t about = og_reading_is_given(c->readings[i]) ? provider_before(c, mention, name) : SIZE_MAX;
        if (about == SIZE_MAX && og_reading_is_given(c->readings[i]))
            about = provider_above(c, mention, name);
        if (about == SIZE_MAX || mention->area_count || (mention->every && !mention->overall))
            continue;
        give(c, about, mention->grade);
    }
}

// Grades stand behind several names, no one has most of them, and more than one or none stands out; or behind two that
// both stand out.
static bool are_several(const choosing *c, size_t best, bool *list)
{
    const provider *first = &c->providers.items[best];
    size_t graded = 0, all = 0, most = 0, early = 0;
    bool both = false; // whoever is of no known kind may be a place
    for (size_t i = 0; i < c->providers.count; i++) {
        const provider *about = &c->providers.items[i];
        if (!about->name.len || !about->grades || !og_str_equal(about->kind, first->kind))
            continue;
        graded++;
        all += about->grades;
        most = about->grades > most ? about->grades : most;
        early += about->early;
        both |= i != best && about->kind.len && about->early && first->early && about->headline == first->headline &&
                first->grades && !og_str_equal(about->grade, first->grade);
    }
    *list = graded > 2 && most * 2 <= all && (early != 1 || !first->early);
    return *list || (graded == 2 && both);
}

// The names of those who have grades, "A, B and 3 more".
static og_status list_graded(const choosing *c, og_str kind, og_str *out)
{
    og_buf text = {0};
    size_t told = 0, more = 0;
    for (size_t i = 0; i < c->providers.count; i++) {
        const provider *about = &c->providers.items[i];
        if (!about->grades || !about->name.len || !og_str_equal(about->kind, kind))
            continue;
        if (told < MOST_TOLD)
            og_buf_printf(&text, "%s%.*s", told++ ? ", " : "", OG_STR_ARG(about->name));
        else
            more++;
    }
    if (more)
        og_buf_printf(&text, " and %zu more", more);
    return og_arena_take(c->analysis->arena, &text, out);
}

// "It shares a site with Eastmere Nursery, which was rated good": the clause behind the name is about that alone.
static bool is_said_of(const choosing *c, const og_named *name, const og_grade_mention *mention)
{
    og_str between = og_document_slice(c->analysis->document, (og_range){name->words.end, mention->words.start});
    bool relative = og_str_starts(between, OG_STR(", which ")) || og_str_starts(between, OG_STR(", who ")) ||
                    og_str_starts(between, OG_STR(", whose "));
    return relative && og_str_find_byte(between, ',', 1) == SIZE_MAX;
}

// Whether a grade behind the name is not the subject's. A school is no rival of the council that was inspected, nor the
// other way round; where the subject has no name, all are that may be inspected by themselves.
static bool is_rival(const choosing *c, size_t number, size_t subject)
{
    if (number == SIZE_MAX || number == subject || !c->providers.items[number].name.len)
        return false;
    og_str kind = c->providers.items[number].kind;
    return og_str_equal(kind, c->providers.items[subject].kind) ||
           (!c->providers.items[subject].name.len && kind.len && !og_str_equal(kind, OG_STR("local-authority")));
}

// A grade beside names of which none is the subject's is somebody else's.
static void disown_grades(const choosing *c, size_t subject)
{
    size_t name = 0;
    for (size_t i = 0; i < c->mentions->grades.count; i++) {
        const og_grade_mention *mention = &c->mentions->grades.items[i];
        bool own = false, other = false;
        while (name < c->mentions->names.count && c->mentions->names.items[name].words.start < mention->unit.start)
            name++;
        for (size_t k = name; k < c->mentions->names.count; k++) {
            if (c->mentions->names.items[k].words.end > mention->words.start)
                break;
            size_t about = c->provider_of[k];
            if (about != SIZE_MAX && about != subject && c->providers.items[about].name.len &&
                is_said_of(c, &c->mentions->names.items[k], mention)) {
                other = true;
                own = false;
                continue;
            }
            own |= about == subject;
            other |= is_rival(c, about, subject);
        }
        bool succeeded = c->readings[i] == OG_READS_EARLIER && mention->of_predecessor;
        if (other && !own && !succeeded)
            c->readings[i] = OG_READS_OTHERS;
    }
}

// "A children's home in Wexcombe has been told to improve": whom the article is about may have no name in it. Another
// kind of provider that is first named far below is not that.
static bool goes_unnamed(const choosing *c, size_t nameless, size_t best)
{
    if (nameless >= c->providers.count || best >= c->providers.count)
        return false;
    const provider *untold = &c->providers.items[nameless], *named = &c->providers.items[best];
    return untold->early && !named->early && named->kind.len && !og_str_equal(untold->kind, named->kind);
}

og_status og_subject_find(og_analysis *analysis, const og_grade_mentions *mentions, og_reading *readings,
                          og_subject *out)
{
    choosing c = {.analysis = analysis, .mentions = mentions, .readings = readings};
    *out = (og_subject){0};
    OG_TRY(gather(&c));
    out->opening_end = c.opening_end;
    out->more = c.more;
    give_grades(&c);
    size_t nameless = heaviest(&c, false), best = heaviest(&c, true);
    bool named = best != SIZE_MAX && !goes_unnamed(&c, nameless, best);
    if (!named)
        best = nameless;
    if (best >= c.providers.count)
        return OG_OK;
    out->kind = c.providers.items[best].kind;
    if (!out->kind.len && nameless != SIZE_MAX)
        out->kind = c.providers.items[nameless].kind;
    out->several = named && are_several(&c, best, &out->list);
    if (out->several)
        return list_graded(&c, out->kind, &out->graded);
    if (named)
        out->name = c.providers.items[best].name;
    disown_grades(&c, best);
    return OG_OK;
}
