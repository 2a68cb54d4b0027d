// SPDX-License-Identifier: MIT
// Reads one parsed file: a framework into a draft, or scales into the catalogue. Checks all that can be seen without
// the other files, and goes on after an error.
#include "rules/load.h"

#include "base/checked.h"
#include "base/str.h"
#include "rules/pattern.h"
#include "rules/scanner.h"

#include <stdlib.h>

static const og_str NONE = {0};

static const og_str PLACES[] = {
#define OG_PLACE(id, name, meaning) {name, sizeof(name) - 1},
#include "rules/places.def"
#undef OG_PLACE
};

static const og_str ROLES[] = {
#define OG_ROLE(name, judgements, findings, actions, grades, earlier, meaning) {name, sizeof(name) - 1},
#include "rules/roles.def"
#undef OG_ROLE
};

static const og_str FIELDS[] = {
#define OG_FIELD(id, kind, of, words, note) {id, sizeof(id) - 1},
#include "rules/fields.def"
#undef OG_FIELD
};

static const og_str KINDS[] = {{"inspection-report", 17}, {"inspection-letter", 17}, {"news-article", 12}};

static const og_str CONCLUDES[] = {{"once", 4}, {"seldom", 6}, {"by-theme", 8}}; // as og_concludes, from 1 on

#define COUNT(array) (sizeof(array) / sizeof *(array))

// The place of `id` in a list of names; SIZE_MAX, with an error, when it is not there.
static size_t find_name(og_loader *loader, const xmlNode *node, const char *attribute, const char *what, og_str id,
                        const og_str *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (og_str_equal(id, names[i]))
            return i;
    og_load_error(loader, node, attribute, og_load_nearest(id, names, count, sizeof *names), "unknown %s \"%.*s\"",
                  what, OG_STR_ARG(id));
    return SIZE_MAX;
}

void og_load_check_role(og_loader *loader, const xmlNode *node, const char *attribute, og_str role)
{
    if (!og_str_equal(role, OG_STR("-")))
        find_name(loader, node, attribute, "role", role, ROLES, COUNT(ROLES));
}

// A yes-or-no attribute; *given says whether it is there. Anything else than "yes" and "no" is an error.
static og_status read_flag(og_loader *loader, const xmlNode *node, const char *name, bool *value, bool *given)
{
    og_str text;
    OG_TRY(og_load_attribute(loader, node, name, &text));
    bool yes = og_str_equal(text, OG_STR("yes"));
    *given = yes || og_str_equal(text, OG_STR("no"));
    if (*given)
        *value = yes;
    else if (text.ptr)
        og_load_error(loader, node, name, NONE, "%s=\"%.*s\": only \"yes\" and \"no\" are possible", name,
                      OG_STR_ARG(text));
    return OG_OK;
}

bool og_load_to_number(og_str text, double *out)
{
    enum { LONGEST = 15 };
    double whole = 0.0, unit = 1.0;
    size_t at = text.len && text.ptr[0] == '-';
    double sign = at ? -1.0 : 1.0;
    bool fraction = false;
    if (text.len <= at || text.len > LONGEST)
        return false;
    for (; at < text.len; at++) {
        if (text.ptr[at] == '.' && !fraction) {
            fraction = true;
        } else if (og_is_digit(text.ptr[at])) {
            whole = whole * 10 + (text.ptr[at] - '0');
            unit *= fraction ? 10 : 1;
        } else {
            return false;
        }
    }
    *out = sign * whole / unit;
    return true;
}

static og_status read_number(og_loader *loader, const xmlNode *node, const char *name, double *value, bool *given)
{
    og_str text;
    OG_TRY(og_load_attribute(loader, node, name, &text));
    *given = text.ptr && og_load_to_number(text, value);
    if (text.ptr && !*given)
        og_load_error(loader, node, name, NONE, "%s=\"%.*s\" is not a number", name, OG_STR_ARG(text));
    return OG_OK;
}

static og_status read_date(og_loader *loader, const xmlNode *node, const char *name, og_date *value)
{
    og_str text;
    OG_TRY(og_load_attribute(loader, node, name, &text));
    if (text.ptr && !og_date_from_iso(text, value))
        og_load_error(loader, node, name, NONE, "%s=\"%.*s\" is not a day: write it like 2012-09-01", name,
                      OG_STR_ARG(text));
    return OG_OK;
}

static bool is_whole(double number, int least, int most)
{
    return number >= least && number <= most && (double)(int)number == number;
}

// An attribute that must be there and not be empty; else an error and the empty string.
static og_status read_required(og_loader *loader, const xmlNode *node, const char *name, og_str *out)
{
    OG_TRY(og_load_attribute(loader, node, name, out));
    if (!out->len)
        og_load_error(loader, node, NULL, NONE, "<%s> has no %s", (const char *)node->name, name);
    return OG_OK;
}

void og_load_unknown_element(og_loader *loader, const xmlNode *node, const og_str *names, size_t count)
{
    og_str name = og_load_name(node);
    og_load_error(loader, node, NULL, og_load_nearest(name, names, count, sizeof *names),
                  "<%.*s> may not stand in <%s>", OG_STR_ARG(name), (const char *)node->parent->name);
}

// The text of an element that must have some.
static og_status read_words(og_loader *loader, const xmlNode *node, og_str *out)
{
    OG_TRY(og_load_text(loader, node, out));
    if (!out->len)
        og_load_error(loader, node, NULL, NONE, "<%s> is empty", (const char *)node->name);
    return OG_OK;
}

// --- matchers

// The offset in a pattern as written of what stands at `offset` once it is expanded.
static og_status written_offset(og_arena *arena, og_str written, const og_scale *scale, size_t offset, size_t *out)
{
    enum { LONGEST = 2000 }; // a pattern is expanded anew for each of its bytes
    *out = 0;
    while (written.len <= LONGEST && *out < written.len) {
        og_str expanded;
        OG_TRY(og_pattern_expand(arena, og_str_slice(written, 0, *out + 1), scale, &expanded));
        if (expanded.len > offset)
            return OG_OK;
        ++*out;
    }
    return OG_OK;
}

og_status og_load_check_pattern(og_loader *loader, const xmlNode *node, og_str written, og_str with_parts,
                                const og_scale *scale)
{
    og_str expanded, message = NONE;
    size_t offset = 0, at = 0;
    OG_TRY(og_pattern_expand(loader->arena, with_parts, scale, &expanded));
    bool compiles = og_pattern_check(loader->arena, expanded, &message, &offset);
    if (compiles && !og_pattern_explodes(expanded, &offset))
        return OG_OK;
    OG_TRY(written_offset(loader->arena, with_parts, scale, offset, &at));
    at = og_load_before_parts(loader, written, at);
    og_load_place place = og_source_text_at(og_source_text(loader, node), at);
    place = place.line ? place : (og_load_place){.line = og_load_line(node)};
    if (compiles)
        og_load_error_at(loader, loader->file, place, NONE,
                         "the pattern can take time without end: what is repeated here can match the same text in many "
                         "ways");
    else
        og_load_error_at(loader, loader->file, place, NONE, "the pattern does not compile: %.*s", OG_STR_ARG(message));
    return og_vec_push(loader->arena, &loader->bad_lines, og_load_line(node));
}

// Patterns of the program's own files are compiled by a test and not at every start.
og_status og_load_check_framework_pattern(og_loader *loader, const xmlNode *node, og_str written, og_str with_parts)
{
    og_str word = OG_STR("x");
    og_grade grade = {.words = {&word, 1, 1}};
    const og_scale any = {.grades = {&grade, 1, 1}};
    if (loader->trusted)
        return OG_OK;
    return og_load_check_pattern(loader, node, written, with_parts, &any);
}

// Puts the parts into a pattern, checks it and gives it its number in the catalogue; one with {grade} gets that when
// its scale is known.
static og_status take_pattern(og_loader *loader, const xmlNode *node, og_matcher *matcher)
{
    og_str written = matcher->text;
    OG_TRY(og_load_put_parts(loader, node, written, &matcher->text));
    OG_TRY(og_load_check_framework_pattern(loader, node, written, matcher->text));
    if (og_pattern_states_grade(matcher->text))
        return OG_OK;
    matcher->pattern = loader->catalogue->patterns.count;
    return og_vec_push(loader->arena, &loader->catalogue->patterns, (og_pattern){matcher->text, NULL});
}

// The place that the element names, else the element around it, else `usual`.
static og_status read_place(og_loader *loader, const xmlNode *node, og_place usual, og_place *out)
{
    og_str name;
    OG_TRY(og_load_attribute(loader, node, "in", &name));
    if (!name.ptr)
        OG_TRY(og_load_attribute(loader, node->parent, "in", &name));
    *out = usual;
    if (!name.ptr)
        return OG_OK;
    size_t place = find_name(loader, node, "in", "place", name, PLACES, COUNT(PLACES));
    if (place != SIZE_MAX)
        *out = (og_place)place;
    return OG_OK;
}

static const og_str MATCHERS[] = {{"label", 5}, {"phrase", 6}, {"pattern", 7}};

// False, with an error, when the element is no matcher.
static og_status read_matcher(og_loader *loader, const xmlNode *node, og_place usual, og_matcher *out, bool *valid)
{
    static const og_matcher_kind kinds[] = {OG_MATCH_LABEL, OG_MATCH_PHRASE, OG_MATCH_PATTERN};
    *out = (og_matcher){.pattern = SIZE_MAX};
    *valid = false;
    for (size_t i = 0; i < COUNT(MATCHERS); i++) {
        if (!og_str_equal(og_load_name(node), MATCHERS[i]))
            continue;
        out->kind = kinds[i];
        OG_TRY(read_words(loader, node, &out->text));
        OG_TRY(read_place(loader, node, usual, &out->place));
        OG_TRY(og_load_attribute(loader, node, "value", &out->value));
        *valid = out->text.len > 0;
        return out->kind == OG_MATCH_PATTERN ? take_pattern(loader, node, out) : OG_OK;
    }
    og_load_unknown_element(loader, node, MATCHERS, COUNT(MATCHERS));
    return OG_OK;
}

static void note_grade(og_draft *draft, const xmlNode *node, const og_matcher *matcher)
{
    if (matcher->kind == OG_MATCH_PATTERN && !draft->grade_line && og_pattern_states_grade(matcher->text))
        draft->grade_line = og_load_line(node); // a pattern has no long start tag
}

static og_status read_matchers(og_loader *loader, og_draft *draft, const xmlNode *parent, og_place usual,
                               og_matchers *out)
{
    for (const xmlNode *node = og_load_first(parent); node; node = og_load_next(node)) {
        og_matcher matcher;
        bool valid;
        OG_TRY(read_matcher(loader, node, usual, &matcher, &valid));
        if (!valid)
            continue;
        note_grade(draft, node, &matcher);
        OG_TRY(og_vec_push(loader->arena, out, matcher));
    }
    if (!out->count && !og_load_first(parent))
        og_load_error(loader, parent, NULL, NONE, "<%s> says nothing to look for", (const char *)parent->name);
    return OG_OK;
}

// --- the parts of a framework

static og_status read_sign(og_loader *loader, og_draft *draft, const xmlNode *node)
{
    og_sign sign = {.weight = 1.0};
    og_matchers matchers = {0};
    bool given;
    OG_TRY(read_number(loader, node, "weight", &sign.weight, &given));
    OG_TRY(read_matchers(loader, draft, node, OG_IN_OPENING, &matchers));
    if (matchers.count > 1)
        og_load_error(loader, node, NULL, NONE, "a <sign> looks for one thing; make a sign of each");
    if (!matchers.count)
        return OG_OK;
    sign.matcher = matchers.items[0];
    return og_vec_push(loader->arena, &draft->own.signs, sign);
}

static og_status read_recognise(og_loader *loader, og_draft *draft, const xmlNode *parent)
{
    static const og_str names[] = {{"sign", 4}};
    OG_TRY(read_number(loader, parent, "least", &draft->own.least, &draft->has_least));
    for (const xmlNode *node = og_load_first(parent); node; node = og_load_next(node)) {
        if (og_load_is(node, "sign"))
            OG_TRY(read_sign(loader, draft, node));
        else
            og_load_unknown_element(loader, node, names, COUNT(names));
    }
    return OG_OK;
}

static og_status read_labels(og_loader *loader, const xmlNode *parent, og_labels *out)
{
    static const og_str names[] = {{"label", 5}};
    for (const xmlNode *node = og_load_first(parent); node; node = og_load_next(node)) {
        og_str label;
        if (!og_load_is(node, "label")) {
            og_load_unknown_element(loader, node, names, COUNT(names));
            continue;
        }
        OG_TRY(read_words(loader, node, &label));
        if (label.len)
            OG_TRY(og_vec_push(loader->arena, out, label));
    }
    return OG_OK;
}

static og_status read_area(og_loader *loader, og_draft *draft, const xmlNode *parent)
{
    og_area area = {0};
    og_area_scale scale = {.area = draft->own.areas.count, .line = og_source_tag(loader, parent).line};
    bool given;
    OG_TRY(read_required(loader, parent, "id", &area.id));
    OG_TRY(read_required(loader, parent, "name", &area.name));
    OG_TRY(read_flag(loader, parent, "optional", &area.optional, &given));
    OG_TRY(read_flag(loader, parent, "together", &area.together, &given));
    OG_TRY(read_flag(loader, parent, "earlier", &area.earlier, &given));
    OG_TRY(read_flag(loader, parent, "apart", &area.apart, &given));
    OG_TRY(og_load_attribute(loader, parent, "scale", &scale.id));
    if (scale.id.len)
        OG_TRY(og_vec_push(loader->arena, &draft->area_scales, scale));
    OG_TRY(read_labels(loader, parent, &area.labels));
    if (!area.labels.count)
        og_load_error(loader, parent, "id", NONE, "area \"%.*s\" has no labels", OG_STR_ARG(area.id));
    for (size_t i = 0; i < draft->own.areas.count; i++)
        if (og_str_equal(draft->own.areas.items[i].id, area.id))
            og_load_error(loader, parent, "id", NONE, "area \"%.*s\" is there twice", OG_STR_ARG(area.id));
    return og_vec_push(loader->arena, &draft->own.areas, area);
}

// An area that must exist once the framework is joined with its parents.
static og_status refer(og_loader *loader, og_draft *draft, const xmlNode *node, og_str area)
{
    og_reference reference = {area, og_source_tag(loader, node).line};
    return area.len ? og_vec_push(loader->arena, &draft->references, reference) : OG_OK;
}

static og_status read_column(og_loader *loader, og_draft *draft, const xmlNode *parent)
{
    og_grade_column column = {0};
    OG_TRY(og_load_attribute(loader, parent, "area", &column.area));
    OG_TRY(refer(loader, draft, parent, column.area));
    OG_TRY(read_labels(loader, parent, &column.labels));
    if (!column.labels.count)
        og_load_error(loader, parent, NULL, NONE, "<column> has no labels");
    return og_vec_push(loader->arena, &draft->own.columns, column);
}

static og_status read_heading(og_loader *loader, og_draft *draft, const xmlNode *node, og_str role)
{
    og_heading heading = {.role = role};
    bool given;
    OG_TRY(read_words(loader, node, &heading.text));
    OG_TRY(read_flag(loader, node, "exact", &heading.exact, &given));
    OG_TRY(og_load_attribute(loader, node, "area", &heading.area));
    OG_TRY(refer(loader, draft, node, heading.area));
    return heading.text.len ? og_vec_push(loader->arena, &draft->headings, heading) : OG_OK;
}

static og_status read_section(og_loader *loader, og_draft *draft, const xmlNode *parent)
{
    static const og_str names[] = {{"heading", 7}};
    og_str role;
    OG_TRY(read_required(loader, parent, "role", &role));
    if (role.len && find_name(loader, parent, "role", "role", role, ROLES, COUNT(ROLES)) == SIZE_MAX)
        role = NONE;
    for (const xmlNode *node = og_load_first(parent); node; node = og_load_next(node)) {
        if (og_load_is(node, "heading"))
            OG_TRY(read_heading(loader, draft, node, role));
        else
            og_load_unknown_element(loader, node, names, COUNT(names));
    }
    return OG_OK;
}

static og_status read_statement(og_loader *loader, og_draft *draft, const xmlNode *parent)
{
    og_matchers matchers = {0};
    og_str area;
    bool otherwise = false, given;
    OG_TRY(read_flag(loader, parent, "otherwise", &otherwise, &given));
    OG_TRY(og_load_attribute(loader, parent, "area", &area));
    OG_TRY(refer(loader, draft, parent, area));
    OG_TRY(read_matchers(loader, draft, parent, OG_IN_SENTENCE, &matchers));
    for (size_t i = 0; i < matchers.count; i++) {
        const og_matcher *matcher = &matchers.items[i];
        if (matcher->kind != OG_MATCH_PATTERN ||
            (!og_pattern_states_grade(matcher->text) && og_str_find(matcher->text, OG_STR("(?<grade>"), 0) == SIZE_MAX))
            og_load_error(loader, parent, NULL, NONE,
                          "a <statement> needs a <pattern> with {grade} or (?<grade>...): \"%.*s\"",
                          OG_STR_ARG(matcher->text));
        OG_TRY(og_vec_push(loader->arena, &draft->own.statements, (og_statement){area, otherwise, *matcher}));
    }
    return OG_OK;
}

static og_status read_outcome(og_loader *loader, og_draft *draft, const xmlNode *parent)
{
    og_outcome outcome = {0};
    double code = 0;
    bool given;
    OG_TRY(read_number(loader, parent, "code", &code, &given));
    OG_TRY(read_required(loader, parent, "name", &outcome.name));
    OG_TRY(og_load_attribute(loader, parent, "says", &outcome.says));
    if (!given || !is_whole(code, 1, 9))
        og_load_error(loader, parent, "code", NONE, "an <outcome> needs a code from 1 to 9");
    else
        outcome.code = (int)code;
    for (size_t i = 0; i < draft->own.outcomes.count; i++)
        if (draft->own.outcomes.items[i].code == outcome.code)
            og_load_error(loader, parent, "id", NONE, "outcome %d is there twice", outcome.code);
    OG_TRY(read_matchers(loader, draft, parent, OG_IN_SENTENCE, &outcome.matchers));
    return og_vec_push(loader->arena, &draft->own.outcomes, outcome);
}

// A phrase has nothing to give but the value attribute, nor has a pattern without a group for it or a grade.
static void check_value(og_loader *loader, const xmlNode *parent, const og_matcher *matcher)
{
    bool gives =
        matcher->kind == OG_MATCH_LABEL || matcher->value.len ||
        (matcher->kind == OG_MATCH_PATTERN &&
         (og_str_find(matcher->text, OG_STR("(?<value>"), 0) != SIZE_MAX || og_pattern_states_grade(matcher->text)));
    if (!gives)
        og_load_error(loader, parent, NULL, NONE, "\"%.*s\" gives no value: it needs %s", OG_STR_ARG(matcher->text),
                      matcher->kind == OG_MATCH_PATTERN ? "(?<value>...) or a value attribute" : "a value attribute");
}

static og_status read_field(og_loader *loader, og_draft *draft, const xmlNode *parent)
{
    og_field field = {0};
    bool given;
    OG_TRY(read_required(loader, parent, "id", &field.id));
    OG_TRY(read_flag(loader, parent, "alone", &field.alone, &given));
    if (field.id.len)
        find_name(loader, parent, "id", "field", field.id, FIELDS, COUNT(FIELDS));
    for (size_t i = 0; i < draft->own.fields.count; i++)
        if (og_str_equal(draft->own.fields.items[i].id, field.id))
            og_load_error(loader, parent, "id", NONE, "field \"%.*s\" is there twice", OG_STR_ARG(field.id));
    OG_TRY(read_matchers(loader, draft, parent, OG_IN_OPENING, &field.matchers));
    for (size_t i = 0; i < field.matchers.count; i++)
        check_value(loader, parent, &field.matchers.items[i]);
    return og_vec_push(loader->arena, &draft->own.fields, field);
}

// --- a framework

static og_status read_concludes(og_loader *loader, const xmlNode *root, og_concludes *out)
{
    og_str way;
    OG_TRY(og_load_attribute(loader, root, "concludes", &way));
    size_t i =
        way.ptr ? find_name(loader, root, "concludes", "way to conclude", way, CONCLUDES, COUNT(CONCLUDES)) : SIZE_MAX;
    if (i != SIZE_MAX)
        *out = (og_concludes)(OG_CONCLUDES_ONCE + i);
    return OG_OK;
}

static og_status read_attributes(og_loader *loader, og_draft *draft, const xmlNode *root)
{
    og_framework *own = &draft->own;
    bool given;
    OG_TRY(read_required(loader, root, "id", &own->id));
    OG_TRY(og_load_attribute(loader, root, "name", &own->name));
    OG_TRY(og_load_attribute(loader, root, "kind", &own->kind));
    OG_TRY(og_load_attribute(loader, root, "years", &own->years));
    OG_TRY(og_load_attribute(loader, root, "provider", &own->provider_kind));
    OG_TRY(og_load_attribute(loader, root, "service", &own->service));
    OG_TRY(og_load_attribute(loader, root, "subject", &own->subject));
    OG_TRY(og_load_attribute(loader, root, "type", &own->type));
    OG_TRY(og_load_attribute(loader, root, "ends-with", &own->ends_with));
    OG_TRY(read_concludes(loader, root, &own->concludes));
    OG_TRY(og_load_attribute(loader, root, "extends", &draft->extends));
    OG_TRY(og_load_attribute(loader, root, "form-of", &draft->form_of));
    OG_TRY(og_load_attribute(loader, root, "scale", &draft->scale));
    OG_TRY(read_flag(loader, root, "abstract", &own->is_abstract, &given));
    OG_TRY(read_flag(loader, root, "graded", &own->graded, &draft->has_graded));
    OG_TRY(read_flag(loader, root, "inspection", &own->is_inspection, &draft->has_inspection));
    OG_TRY(read_flag(loader, root, "signed", &own->is_signed, &draft->has_signed));
    OG_TRY(read_flag(loader, root, "grouped", &own->grouped, &draft->has_grouped));
    if (own->kind.ptr)
        find_name(loader, root, "kind", "kind", own->kind, KINDS, COUNT(KINDS));
    return OG_OK;
}

static og_status read_part(og_loader *loader, og_draft *draft, const xmlNode *node)
{
    (void)draft; // its patterns have it put in
    return og_load_part(loader, node);
}

typedef struct element {
    og_str name;
    og_status (*read)(og_loader *loader, og_draft *draft, const xmlNode *node);
} element;

static const element ELEMENTS[] = {
    {{"recognise", 9}, read_recognise}, {{"area", 4}, read_area},       {{"section", 7}, read_section},
    {{"statement", 9}, read_statement}, {{"outcome", 7}, read_outcome}, {{"field", 5}, read_field},
    {{"part", 4}, read_part},           {{"column", 6}, read_column},
};

static og_status read_element(og_loader *loader, og_draft *draft, const xmlNode *node)
{
    for (size_t i = 0; i < COUNT(ELEMENTS); i++)
        if (og_str_equal(og_load_name(node), ELEMENTS[i].name))
            return ELEMENTS[i].read(loader, draft, node);
    og_load_error(loader, node, NULL,
                  og_load_nearest(og_load_name(node), &ELEMENTS[0].name, COUNT(ELEMENTS), sizeof *ELEMENTS),
                  "<%s> may not stand in <framework>", (const char *)node->name);
    return OG_OK;
}

// Puts a draft in the place of a built-in one of the same id, or at the end; two of one source are an error.
static og_status add_draft(og_loader *loader, og_draft *draft, const xmlNode *root)
{
    for (size_t i = 0; i < loader->drafts.count; i++) {
        const og_draft *other = loader->drafts.items[i];
        if (!og_str_equal(other->own.id, draft->own.id))
            continue;
        if (other->built_in == draft->built_in)
            og_load_error(loader, root, "id", NONE, "framework \"%.*s\" is in %.*s too", OG_STR_ARG(draft->own.id),
                          OG_STR_ARG(other->file));
        loader->drafts.items[i] = draft;
        return OG_OK;
    }
    return og_vec_push(loader->arena, &loader->drafts, draft);
}

static og_status read_framework(og_loader *loader, const xmlNode *root)
{
    og_draft *draft = og_arena_alloc(loader->arena, sizeof *draft);
    if (!draft)
        return OG_NO_MEMORY;
    draft->file = loader->file;
    draft->line = og_source_tag(loader, root).line;
    draft->built_in = loader->built_in;
    OG_TRY(read_attributes(loader, draft, root));
    for (const xmlNode *node = og_load_first(root); node; node = og_load_next(node))
        OG_TRY(read_element(loader, draft, node));
    loader->parts.count = 0;
    return draft->own.id.len ? add_draft(loader, draft, root) : OG_OK;
}

// --- scales

static int longer_first(const void *a, const void *b)
{
    const og_str *left = a;
    const og_str *right = b;
    return left->len != right->len ? (left->len < right->len ? 1 : -1) : og_str_compare(*left, *right);
}

static og_status read_grade(og_loader *loader, og_scale *scale, const xmlNode *parent)
{
    static const og_str names[] = {{"word", 4}};
    og_grade grade = {.judged = true};
    double level = 0;
    bool given;
    OG_TRY(read_required(loader, parent, "id", &grade.id));
    OG_TRY(read_flag(loader, parent, "approximate", &grade.approximate, &given));
    OG_TRY(read_flag(loader, parent, "judged", &grade.judged, &given));
    OG_TRY(read_date(loader, parent, "from", &grade.from));
    OG_TRY(read_date(loader, parent, "until", &grade.until));
    OG_TRY(read_number(loader, parent, "level", &level, &given));
    if (!is_whole(level, given ? 1 : 0, 4))
        og_load_error(loader, parent, "level", NONE, "a level is 1, 2, 3 or 4");
    else
        grade.level = (int)level;
    for (size_t i = 0; i < scale->grades.count; i++)
        if (og_str_equal(scale->grades.items[i].id, grade.id))
            og_load_error(loader, parent, "id", NONE, "grade \"%.*s\" is there twice", OG_STR_ARG(grade.id));
    for (const xmlNode *node = og_load_first(parent); node; node = og_load_next(node)) {
        og_str word;
        if (!og_load_is(node, "word")) {
            og_load_unknown_element(loader, node, names, COUNT(names));
            continue;
        }
        OG_TRY(read_words(loader, node, &word));
        if (word.len)
            OG_TRY(og_vec_push(loader->arena, &grade.words, word));
    }
    if (!grade.words.count)
        og_load_error(loader, parent, "id", NONE, "grade \"%.*s\" has no words", OG_STR_ARG(grade.id));
    else
        qsort(grade.words.items, grade.words.count, sizeof *grade.words.items, longer_first);
    return og_vec_push(loader->arena, &scale->grades, grade);
}

// As add_draft.
static og_status add_scale(og_loader *loader, og_scale *scale, const xmlNode *node)
{
    const og_scale_origin origin = {loader->file, loader->built_in};
    for (size_t i = 0; i < loader->catalogue->scales.count; i++) {
        if (!og_str_equal(loader->catalogue->scales.items[i]->id, scale->id))
            continue;
        if (loader->scale_origins.items[i].built_in == loader->built_in)
            og_load_error(loader, node, "id", NONE, "scale \"%.*s\" is in %.*s too", OG_STR_ARG(scale->id),
                          OG_STR_ARG(loader->scale_origins.items[i].file));
        loader->catalogue->scales.items[i] = scale;
        loader->scale_origins.items[i] = origin;
        return OG_OK;
    }
    OG_TRY(og_vec_push(loader->arena, &loader->scale_origins, origin));
    return og_vec_push(loader->arena, &loader->catalogue->scales, scale);
}

static og_status read_scale(og_loader *loader, const xmlNode *parent)
{
    static const og_str names[] = {{"grade", 5}};
    og_scale *scale = og_arena_alloc(loader->arena, sizeof *scale);
    if (!scale)
        return OG_NO_MEMORY;
    OG_TRY(read_required(loader, parent, "id", &scale->id));
    OG_TRY(read_required(loader, parent, "name", &scale->name));
    for (const xmlNode *node = og_load_first(parent); node; node = og_load_next(node)) {
        if (og_load_is(node, "grade"))
            OG_TRY(read_grade(loader, scale, node));
        else
            og_load_unknown_element(loader, node, names, COUNT(names));
    }
    if (!scale->grades.count)
        og_load_error(loader, parent, NULL, NONE, "scale \"%.*s\" has no grades", OG_STR_ARG(scale->id));
    return scale->id.len ? add_scale(loader, scale, parent) : OG_OK;
}

og_status og_load_document(og_loader *loader, xmlDoc *document)
{
    static const og_str names[] = {{"framework", 9}, {"scales", 6},           {"rules", 5},
                                   {"grading", 7},   {"recommendations", 15}, {"scale", 5}};
    const xmlNode *root = xmlDocGetRootElement(document);
    if (!root)
        return OG_OK;
    if (og_load_is(root, "framework"))
        return read_framework(loader, root);
    if (og_load_is(root, "rules"))
        return og_load_rules(loader, root);
    if (og_load_is(root, "grading"))
        return og_load_grading(loader, root);
    if (og_load_is(root, "recommendations"))
        return og_load_recommendations(loader, root);
    if (!og_load_is(root, "scales")) {
        og_load_error(loader, root, NULL, og_load_nearest(og_load_name(root), names, 5, sizeof *names),
                      "a file holds a <framework>, <scales>, <rules>, a <grading> or <recommendations>, not <%s>",
                      (const char *)root->name);
        return OG_OK;
    }
    for (const xmlNode *node = og_load_first(root); node; node = og_load_next(node)) {
        if (og_load_is(node, "scale"))
            OG_TRY(read_scale(loader, node));
        else
            og_load_unknown_element(loader, node, &names[5], 1);
    }
    return OG_OK;
}
