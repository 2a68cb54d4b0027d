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
    for (size_t i = 0; i < og_fact_count; i++)
        if (uses->facts >> i & 1 && og_str_equal(og_fact_table[i].element, og_str_from(element)) &&
            og_str_equal(og_fact_table[i].attribute, og_str_from(attribute)))
            return true;
    return false;
}

enum { DEEPEST = 16 };

static const og_str ANY = {"*", 1};

typedef enum token_kind { TOKEN_END, TOKEN_NAME, TOKEN_LITERAL, TOKEN_NUMBER, TOKEN_SIGN } token_kind;

typedef struct token {
    token_kind kind;
    size_t at;
    og_str text; // of a literal what stands between the quotes
} token;

typedef struct walk {
    og_arena *arena;
    og_str text;
    size_t at;
    token now, before;
    og_str context[DEEPEST]; // the element that predicates are asked of, innermost last; ANY: not known
    size_t depth;
    og_str step;         // the element that the path has reached
    const og_fact *fact; // the attribute that stood last, NULL none
    const og_fact_names *names;
    og_xpath_uses *uses;
    og_xpath_problem *problem;
} walk;

static bool is_name_byte(char c)
{
    return og_is_word(c) || c == '-' || c == '_' || c == '.';
}

static bool is_sign(const token *t, const char *sign)
{
    return t->kind == TOKEN_SIGN && og_str_equal(t->text, og_str_from(sign));
}

// The next token after `at`; axes, functions and variables are seen as names with a sign after them.
static token token_at(og_str text, size_t at)
{
    while (at < text.len && og_is_space(text.ptr[at]))
        at++;
    size_t end = at + 1;
    if (at >= text.len)
        return (token){.at = text.len};
    char c = text.ptr[at];
    if (c == '"' || c == '\'') {
        while (end < text.len && text.ptr[end] != c)
            end++;
        return (token){TOKEN_LITERAL, at, og_str_slice(text, at + 1, end)};
    }
    bool number = og_is_digit(c), name = !number && (og_is_word(c) || c == '_');
    while ((number || name) && end < text.len && is_name_byte(text.ptr[end]))
        end++;
    og_str two = og_str_slice(text, at, at + 2 < text.len ? at + 2 : text.len);
    static const char *const pairs[] = {"//", "..", "::", "!=", "<=", ">="};
    for (size_t i = 0; !number && !name && i < sizeof pairs / sizeof *pairs; i++)
        if (og_str_equal(two, og_str_from(pairs[i])))
            end = at + 2;
    return (token){number ? TOKEN_NUMBER : name ? TOKEN_NAME : TOKEN_SIGN, at, og_str_slice(text, at, end)};
}

static size_t end_of(const token *t)
{
    return t->at + t->text.len + (t->kind == TOKEN_LITERAL ? 2 : 0);
}

static void report(walk *w, const token *t, const char *what, og_str near)
{
    if (!w->problem->what)
        *w->problem = (og_xpath_problem){.at = t->at, .what = what, .name = t->text, .near = near};
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
        report(w, &w->now, "attribute", near);
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
    report(w, &w->now, "element", near);
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
        report(w, literal, "value", near);
    return OG_OK;
}

// In XPath a name is an operator where an operand stands before it.
static bool follows_operand(const walk *w)
{
    const token *b = &w->before;
    return b->kind == TOKEN_NAME || b->kind == TOKEN_LITERAL || b->kind == TOKEN_NUMBER ||
           (b->kind == TOKEN_SIGN && (is_sign(b, "]") || is_sign(b, ")") || is_sign(b, ".") || is_sign(b, "..")));
}

static bool is_operator(const walk *w)
{
    static const char *const words[] = {"and", "or", "div", "mod"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (og_str_equal(w->now.text, og_str_from(words[i])))
            return follows_operand(w);
    return false;
}

static void take_name(walk *w)
{
    token next = token_at(w->text, end_of(&w->now));
    w->fact = NULL;
    if (is_sign(&w->before, "@"))
        take_attribute(w);
    else if (!is_operator(w) && !is_sign(&next, "(") && !is_sign(&next, "::") && !is_sign(&w->before, "$"))
        take_element(w);
    else
        w->step = w->context[w->depth];
}

static void take_sign(walk *w)
{
    const token *t = &w->now;
    if (is_sign(t, "[") && w->depth + 1 < DEEPEST)
        w->context[++w->depth] = w->step;
    else if (is_sign(t, "]") && w->depth)
        w->step = w->context[w->depth--];
    else if (is_sign(t, "..") || is_sign(t, "*") || is_sign(t, "//"))
        w->step = ANY, w->uses->themes = true;
    else if (!is_sign(t, "/") && !is_sign(t, "@") && !is_sign(t, "::") && !is_sign(t, "."))
        w->step = w->context[w->depth];
}

// `@id = 'x'` and `'x' = @id`.
static og_status take_comparison(walk *w, token literal_before, bool compared)
{
    if (w->now.kind == TOKEN_LITERAL && compared && w->fact)
        return take_value(w, &w->now);
    if (w->now.kind == TOKEN_NAME && w->fact && literal_before.kind == TOKEN_LITERAL)
        return take_value(w, &literal_before);
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
    token literal = {0}; // before a sign of comparison
    bool compared = false;
    *out = (og_xpath_problem){0};
    for (w.now = token_at(expression, 0); w.now.kind != TOKEN_END; w.now = token_at(expression, end_of(&w.now))) {
        bool equals = is_sign(&w.now, "=") || is_sign(&w.now, "!=");
        if (w.now.kind == TOKEN_NAME)
            take_name(&w);
        else if (w.now.kind == TOKEN_SIGN)
            take_sign(&w);
        OG_TRY(take_comparison(&w, literal, compared));
        if (equals)
            literal = w.before.kind == TOKEN_LITERAL ? w.before : (token){0};
        else if (!is_sign(&w.now, "@"))
            literal = (token){0};
        if (!equals && w.now.kind != TOKEN_NAME)
            w.fact = NULL;
        compared = equals;
        w.before = w.now;
    }
    return OG_OK;
}
