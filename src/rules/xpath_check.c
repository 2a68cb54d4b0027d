// SPDX-License-Identifier: MIT
// Walks the tokens of an XPath 1.0 expression and keeps, at each, the element that a name would belong to. XPath itself
// finds nothing wrong with a name that no fact has: the condition would just never hold.
#include "rules/xpath_check.h"

#include "base/str.h"

const og_fact og_fact_table[] = {
#define OG_FACT(element, attribute, values, meaning)                                                                   \
    {{element, sizeof(element) - 1}, {attribute, sizeof(attribute) - 1}, values, {meaning, sizeof(meaning) - 1}},
#include "rules/facts.def"
#undef OG_FACT
};
const size_t og_fact_count = sizeof og_fact_table / sizeof *og_fact_table;
_Static_assert(sizeof og_fact_table / sizeof *og_fact_table <= 64, "og_xpath_uses has a bit for each");

bool og_xpath_asks(const og_xpath_uses *uses, const char *element, const char *attribute)
{
    const og_str of = og_str_from(element), name = og_str_from(attribute);
    for (size_t i = 0; i < og_fact_count; i++)
        if (uses->facts >> i & 1 && og_str_equal(og_fact_table[i].element, of) &&
            og_str_equal(og_fact_table[i].attribute, name))
            return true;
    return false;
}

enum { DEEPEST = 16 };

static const og_str ANY = {"*", 1};

typedef enum token_kind { TOKEN_END, TOKEN_NAME, TOKEN_LITERAL, TOKEN_NUMBER, TOKEN_SIGN } token_kind;

typedef struct token {
    token_kind kind;
    size_t at, end;
    og_str text; // of a literal what stands between the quotes
} token;

// What a name after "::" or "@" is.
typedef enum named { NAMES_ELEMENT, NAMES_ATTRIBUTE } named;

typedef struct walk {
    og_arena *arena;
    og_str text;
    token now, next;
    bool after_operand;      // `now` stands behind an operand: there names and "*" are operators
    og_str context[DEEPEST]; // the element that predicates are asked of, innermost last; ANY: not known
    size_t depth;
    size_t beyond;       // how many predicates are open that `context` has no room for
    og_str step;         // the element that the path has reached
    named names_next;    // what the axis says that the next name is
    const og_fact *fact; // the attribute that stood last, NULL none
    token literal;       // that stood before a sign of comparison, kind TOKEN_END: none
    bool compared;       // a sign of comparison stands before `now`
    const og_fact_names *names;
    og_xpath_uses *uses;
    og_xpath_problem *problem;
} walk;

static bool is_name_byte(char c)
{
    return og_is_word(c) || c == '-' || c == '_' || c == '.';
}

static bool is_text(const token *t, token_kind kind, const char *text)
{
    return t->kind == kind && og_str_equal(t->text, og_str_from(text));
}

static bool is_sign(const token *t, const char *sign)
{
    return is_text(t, TOKEN_SIGN, sign);
}

static size_t end_of_literal(og_str text, size_t at)
{
    size_t close = og_str_find_byte(text, text.ptr[at], at + 1);
    return close == SIZE_MAX ? text.len : close;
}

static size_t end_of_sign(og_str text, size_t at)
{
    static const og_str pairs[] = {{"//", 2}, {"..", 2}, {"::", 2}, {"!=", 2}, {"<=", 2}, {">=", 2}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (og_str_starts(og_str_slice(text, at, text.len), pairs[i]))
            return at + 2;
    return at + 1;
}

// The first token from `at` on; axes, functions and variables are names with a sign beside them.
static token token_at(og_str text, size_t at)
{
    while (at < text.len && og_is_space(text.ptr[at]))
        at++;
    if (at >= text.len)
        return (token){.at = text.len, .end = text.len};
    char c = text.ptr[at];
    if (c == '"' || c == '\'') {
        size_t close = end_of_literal(text, at);
        return (token){TOKEN_LITERAL, at, close < text.len ? close + 1 : close, og_str_slice(text, at + 1, close)};
    }
    bool number = og_is_digit(c) || (c == '.' && at + 1 < text.len && og_is_digit(text.ptr[at + 1]));
    bool name = !number && (og_is_word(c) || c == '_');
    size_t end = number || name ? at + 1 : end_of_sign(text, at);
    while (number && end < text.len && (og_is_digit(text.ptr[end]) || text.ptr[end] == '.'))
        end++;
    while (name && end < text.len && is_name_byte(text.ptr[end]))
        end++;
    return (token){number ? TOKEN_NUMBER : name ? TOKEN_NAME : TOKEN_SIGN, at, end, og_str_slice(text, at, end)};
}

static void report(walk *w, const token *t, og_xpath_fault fault, og_str near)
{
    if (!w->problem->fault)
        *w->problem = (og_xpath_problem){.at = t->at, .fault = fault, .name = t->text, .near = near};
}

// Keeps the candidate in *near when it is nearer than what was found before.
static void compare(og_str name, og_str candidate, size_t *least, og_str *near)
{
    size_t distance = og_str_distance(name, candidate);
    if (distance < *least) {
        *least = distance;
        *near = candidate;
    }
}

static void take_attribute(walk *w)
{
    bool any = og_str_equal(w->step, ANY);
    og_str near = {0};
    size_t least = w->now.text.len / 3 + 2;
    for (size_t i = 0; i < og_fact_count; i++) {
        if (!any && !og_str_equal(og_fact_table[i].element, w->step))
            continue;
        if (og_str_equal(og_fact_table[i].attribute, w->now.text)) {
            w->fact = &og_fact_table[i];
            w->uses->facts |= UINT64_C(1) << i;
        }
        compare(w->now.text, og_fact_table[i].attribute, &least, &near);
    }
    if (!w->fact)
        report(w, &w->now, OG_XPATH_NO_ATTRIBUTE, near);
}

static void take_element(walk *w)
{
    og_str near = {0};
    size_t least = w->now.text.len / 3 + 2;
    w->step = w->now.text;
    w->uses->themes |= og_str_equal(w->step, OG_STR("theme"));
    for (size_t i = 0; i < og_fact_count; i++) {
        if (og_str_equal(og_fact_table[i].element, w->now.text))
            return;
        compare(w->now.text, og_fact_table[i].element, &least, &near);
    }
    report(w, &w->now, OG_XPATH_NO_ELEMENT, near);
}

// XPath 1.0 finds out that it has not a function when it calls it.
static void check_function(walk *w)
{
    static const char *const known[] = {"last",
                                        "position",
                                        "count",
                                        "id",
                                        "local-name",
                                        "namespace-uri",
                                        "name",
                                        "string",
                                        "concat",
                                        "starts-with",
                                        "contains",
                                        "substring-before",
                                        "substring-after",
                                        "substring",
                                        "string-length",
                                        "normalize-space",
                                        "translate",
                                        "boolean",
                                        "not",
                                        "true",
                                        "false",
                                        "lang",
                                        "number",
                                        "sum",
                                        "floor",
                                        "ceiling",
                                        "round",
                                        "node",
                                        "text",
                                        "comment",
                                        "processing-instruction"};
    og_str near = {0};
    size_t least = w->now.text.len / 3 + 2;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (og_str_equal(og_str_from(known[i]), w->now.text))
            return;
        compare(w->now.text, og_str_from(known[i]), &least, &near);
    }
    report(w, &w->now, OG_XPATH_NO_FUNCTION, near);
}

static og_status note_rule(walk *w, og_str id)
{
    for (size_t i = 0; i < w->uses->rules.count; i++)
        if (og_str_equal(w->uses->rules.items[i], id))
            return OG_OK;
    return og_vec_push(w->arena, &w->uses->rules, id);
}

// A literal beside the attribute whose value it is.
static og_status take_value(walk *w, const token *literal)
{
    const og_words_list *known = &w->names->of[w->fact->values];
    og_str near = {0};
    size_t least = literal->text.len / 3 + 2;
    bool found = !known->count;
    if (w->fact->values == OG_FACT_RULE)
        OG_TRY(note_rule(w, literal->text));
    for (size_t i = 0; i < known->count && !found; i++) {
        found = og_str_equal(known->items[i], literal->text);
        compare(literal->text, known->items[i], &least, &near);
    }
    if (!found)
        report(w, literal, OG_XPATH_NO_VALUE, near);
    return OG_OK;
}

// A new operand begins: what it asks is asked of the node around.
static void begin_operand(walk *w)
{
    w->step = w->context[w->depth];
}

static void take_name(walk *w)
{
    named what = w->names_next;
    w->names_next = NAMES_ELEMENT;
    w->fact = NULL;
    if (w->after_operand) // and, or, div, mod
        begin_operand(w);
    else if (is_sign(&w->next, "::"))
        w->names_next = og_str_equal(w->now.text, OG_STR("attribute")) ? NAMES_ATTRIBUTE : NAMES_ELEMENT;
    else if (is_sign(&w->next, "("))
        check_function(w);
    else if (what == NAMES_ATTRIBUTE)
        take_attribute(w);
    else
        take_element(w);
}

// Every attribute, or every element.
static void take_star(walk *w)
{
    if (w->names_next == NAMES_ATTRIBUTE)
        w->uses->facts = UINT64_MAX;
    w->names_next = NAMES_ELEMENT;
    w->step = ANY;
    w->uses->themes = true;
}

static void open_predicate(walk *w)
{
    if (w->depth + 1 < DEEPEST)
        w->context[++w->depth] = w->step;
    else if (!w->beyond++)
        report(w, &w->now, OG_XPATH_TOO_DEEP, (og_str){0});
}

static void close_predicate(walk *w)
{
    if (w->beyond)
        w->beyond--;
    else if (w->depth)
        w->step = w->context[w->depth--];
}

static void take_sign(walk *w)
{
    const token *t = &w->now;
    if (is_sign(t, "["))
        open_predicate(w);
    else if (is_sign(t, "]"))
        close_predicate(w);
    else if (is_sign(t, "@"))
        w->names_next = NAMES_ATTRIBUTE;
    else if (is_sign(t, "$"))
        report(w, &w->next, OG_XPATH_NO_VARIABLE, (og_str){0});
    else if (is_sign(t, "*") && !w->after_operand)
        take_star(w);
    else if (is_sign(t, "..") || is_sign(t, "//"))
        w->step = ANY, w->uses->themes = true;
    else if (is_sign(t, ")"))
        w->step = ANY; // whatever was chosen in the brackets
    else if (!is_sign(t, "/") && !is_sign(t, "::") && !is_sign(t, "."))
        begin_operand(w);
}

static bool ends_operand(const walk *w)
{
    const token *t = &w->now;
    if (t->kind == TOKEN_NAME)
        return !w->after_operand && !is_sign(&w->next, "::") && !is_sign(&w->next, "(");
    if (t->kind == TOKEN_SIGN)
        return is_sign(t, "]") || is_sign(t, ")") || is_sign(t, ".") || is_sign(t, "..") ||
               (is_sign(t, "*") && !w->after_operand);
    return true;
}

static bool goes_on_path(const walk *w)
{
    static const char *const signs[] = {"/", "//", ".", "..", "@", "::"};
    bool on = w->now.kind == TOKEN_NAME && !w->after_operand && !w->fact;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        on |= is_sign(&w->now, signs[i]);
    return on;
}

// `@id = 'x'` and `'x' = group/@id`.
static og_status take_comparison(walk *w)
{
    bool equals = is_sign(&w->now, "=") || is_sign(&w->now, "!=");
    if (w->now.kind == TOKEN_LITERAL && w->compared && w->fact)
        OG_TRY(take_value(w, &w->now));
    if (w->now.kind == TOKEN_NAME && w->fact && w->literal.kind == TOKEN_LITERAL)
        OG_TRY(take_value(w, &w->literal));
    if (w->now.kind == TOKEN_LITERAL)
        w->literal = is_sign(&w->next, "=") || is_sign(&w->next, "!=") ? w->now : (token){0};
    else if (!equals && !goes_on_path(w))
        w->literal = (token){0};
    if (!equals && w->now.kind != TOKEN_NAME)
        w->fact = NULL;
    w->compared = equals;
    return OG_OK;
}

og_status og_xpath_check(og_arena *arena, og_str expression, og_str element, const og_fact_names *names,
                         og_xpath_uses *uses, og_xpath_problem *out)
{
    walk w = {.arena = arena,
              .text = expression,
              .context = {element},
              .step = element,
              .names = names,
              .uses = uses,
              .problem = out};
    *out = (og_xpath_problem){0};
    for (w.now = token_at(expression, 0); w.now.kind != TOKEN_END; w.now = w.next) {
        w.next = token_at(expression, w.now.end);
        if (w.now.kind == TOKEN_NAME)
            take_name(&w);
        else if (w.now.kind == TOKEN_SIGN)
            take_sign(&w);
        OG_TRY(take_comparison(&w));
        w.after_operand = ends_operand(&w);
    }
    return OG_OK;
}
