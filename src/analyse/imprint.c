// SPDX-License-Identifier: MIT
// What an article says of itself above or below its text: headline, who published it, who wrote it, and when. What a
// page states in its head is taken before what its lines say; the lines are told by the fields of frameworks for news.
#include "analyse/imprint.h"

#include "base/utf8.h"

enum { LONGEST_NAME = 120, LONGEST_TITLE = 300, LONGEST_LINE = 300 };

// The framework by whose fields the lines are read: also where the article is about no inspection.
static const og_framework *framework_of_news(const og_analysis *analysis)
{
    const og_catalogue *catalogue = analysis->catalogue;
    if (analysis->framework)
        return og_str_equal(analysis->framework->kind, OG_STR("news-article")) ? analysis->framework : NULL;
    for (size_t i = 0; i < catalogue->frameworks.count; i++)
        if (og_str_equal(catalogue->frameworks.items[i]->kind, OG_STR("news-article")))
            return catalogue->frameworks.items[i];
    return NULL;
}

static og_str property(const og_analysis *analysis, og_str name)
{
    // what other files call their author and title is as often the program that made them, or an older document
    og_format format = analysis->document->format;
    bool is_meant = format == OG_FORMAT_HTML || format == OG_FORMAT_TEXT;
    return is_meant ? og_document_property(analysis->document, name) : OG_STR("");
}

// The value that a pattern of the field has in a line.
static bool find_in_words(const og_analysis *analysis, const og_matchers *field, og_str line, og_range *value)
{
    og_match match;
    for (size_t i = 0; field && i < field->count; i++) {
        if (field->items[i].kind != OG_MATCH_PATTERN ||
            !og_scanner_find(analysis->scanner, field->items[i].pattern, line, 0, &match))
            continue;
        *value = og_range_took_part(match.value) ? match.value : match.whole;
        return true;
    }
    return false;
}

// Only lines above and below a text are looked at, and only such as are short: a name anywhere else is somebody the
// article is about.
static bool find_in_line(const og_analysis *analysis, const og_matchers *field, og_range line, og_range *value)
{
    if (!find_in_words(analysis, field, og_str_slice(analysis->flat, line.start, line.end), value))
        return false;
    *value = (og_range){line.start + value->start, line.start + value->end};
    return true;
}

static bool find_in_block(const og_analysis *analysis, const og_matchers *field, size_t index, og_range *value)
{
    const og_block *block = &analysis->document->blocks.items[index];
    for (size_t i = 0; block->kind != OG_FURNITURE && i < block->sentence_count; i++) {
        og_range line = analysis->document->sentences.items[block->first_sentence + i].range;
        if (line.end - line.start <= LONGEST_LINE && find_in_line(analysis, field, line, value))
            return true;
    }
    return false;
}

// A name and, on the line below, what its bearer is; or "By" and the name.
static bool find_in_pair(const og_analysis *analysis, const og_matchers *field, size_t index, og_range *value)
{
    enum { LONGEST = 60 };
    og_range first = analysis->document->blocks.items[index].range, second = first;
    if (index + 1 < analysis->document->blocks.count)
        second = analysis->document->blocks.items[index + 1].range;
    return first.end - first.start <= LONGEST && second.end - second.start <= LONGEST &&
           find_in_line(analysis, field, (og_range){first.start, second.end}, value);
}

static og_status find_name(og_analysis *analysis, const og_framework *framework, og_str id, og_str *out)
{
    enum { BELOW = 3 }; // blocks at the end
    const og_matchers *field = og_framework_field(framework, id);
    size_t count = analysis->document->blocks.count, lead = analysis->lead_end;
    bool found = false;
    og_range value = {0, 0};
    for (size_t i = 0; i < count && !found; i = i + 1 == lead && count - lead > BELOW ? count - BELOW : i + 1)
        found = find_in_block(analysis, field, i, &value) && value.end - value.start <= LONGEST_NAME;
    for (size_t i = 0; i < lead && !found; i++)
        found = find_in_pair(analysis, field, i, &value);
    return found ? og_text_of(analysis, value, out) : OG_OK;
}

// What those patterns find that read the whole text: how it prints the name of the paper that stands above it, too.
static og_status find_in_text(og_analysis *analysis, const og_matchers *field, og_str *out)
{
    og_hit hit;
    for (size_t i = 0; field && i < field->count; i++)
        if (field->items[i].place == OG_IN_TEXT && og_matcher_find(analysis, &field->items[i], 0, &hit) &&
            hit.value.end - hit.value.start <= LONGEST_NAME)
            return og_text_of(analysis, hit.value, out);
    return OG_OK;
}

// The offset of what divides a title from the name of its site behind it, the last of them; SIZE_MAX: none. *end is the
// offset behind it.
static size_t last_divider(og_str title, size_t *end)
{
    static const og_str dividers[] = {OG_STR(" | "),  OG_STR(" - "),      OG_STR(" \u2013 "), OG_STR(" \u2014 "),
                                      OG_STR(" :: "), OG_STR(" \u00BB "), OG_STR(" \u00B7 "), OG_STR(" (From ")};
    size_t last = SIZE_MAX;
    *end = title.len;
    for (size_t i = 0; i < sizeof dividers / sizeof *dividers; i++)
        for (size_t at = og_str_find(title, dividers[i], 0); at != SIZE_MAX;
             at = og_str_find(title, dividers[i], at + 1))
            if (last == SIZE_MAX || at > last) {
                last = at;
                *end = at + dividers[i].len;
            }
    return last;
}

// What stands behind a divider, less the bracket that closes "(From The Example Herald)".
static og_str name_behind(og_str title, size_t behind)
{
    og_str name = og_str_trim(og_str_slice(title, behind, title.len));
    bool closes = og_str_ends(name, OG_STR(")")) && og_str_find_byte(name, '(', 0) == SIZE_MAX;
    return closes ? og_str_slice(name, 0, name.len - 1) : name;
}

// The title without the names of sections and of the site behind it. Behind a bar stands no part of a headline; behind
// a dash only what is known to be the outlet.
static og_str without_outlet(og_str title, og_str outlet)
{
    size_t behind;
    for (size_t at = last_divider(title, &behind); at != SIZE_MAX && at > 0; at = last_divider(title, &behind)) {
        og_str last = name_behind(title, behind);
        if (title.ptr[at + 1] != '|' && !og_str_equal_fold(last, outlet))
            break;
        title = og_str_trim(og_str_slice(title, 0, at));
    }
    return title;
}

// The name behind the last divider of what the page calls itself, where what stands before it is a heading of the text,
// or the name is as those of outlets are.
static og_status outlet_of_title(og_analysis *analysis, const og_framework *framework, og_str *out)
{
    const og_document *document = analysis->document;
    og_str stated = property(analysis, OG_STR("title"));
    size_t behind, at = last_divider(og_str_slice(stated, 0, LONGEST_TITLE), &behind);
    if (at == SIZE_MAX)
        return OG_OK;
    og_str last = name_behind(stated, behind);
    og_str headline = without_outlet(stated, last);
    og_range name;
    if (stated.ptr[at + 1] == '|' && last.len <= LONGEST_NAME &&
        find_in_words(analysis, og_framework_field(framework, OG_STR("outlet")), last, &name))
        return og_arena_copy(analysis->arena, og_str_slice(last, name.start, name.end), out);
    for (size_t i = 0; i < analysis->lead_end; i++) {
        const og_block *block = &document->blocks.items[i];
        og_str text = og_document_slice(document, block->range);
        if (block->kind != OG_FURNITURE && og_str_equal_fold(og_str_trim(text), headline))
            return og_arena_copy(analysis->arena, last, out);
    }
    return OG_OK;
}

static og_status find_outlet(og_analysis *analysis, const og_framework *framework, og_str *out)
{
    og_str site = property(analysis, OG_STR("site"));
    if (site.len && site.len <= LONGEST_NAME)
        return og_arena_copy(analysis->arena, site, out);
    OG_TRY(outlet_of_title(analysis, framework, out));
    if (!out->len)
        OG_TRY(find_in_text(analysis, og_framework_field(framework, OG_STR("outlet")), out));
    return out->len ? OG_OK : find_name(analysis, framework, OG_STR("outlet"), out);
}

// A stated author is often the whole line: "By Jo Example, Education Reporter".
static og_str plain_author(const og_analysis *analysis, const og_framework *framework, og_str author)
{
    og_range name;
    if (author.len > LONGEST_NAME)
        return (og_str){0};
    if (find_in_words(analysis, og_framework_field(framework, OG_STR("byline")), author, &name))
        return og_str_slice(author, name.start, name.end);
    return og_str_starts_fold(author, OG_STR("by ")) ? og_str_trim(og_str_slice(author, 3, author.len)) : author;
}

// What systems that manage pages call those who may write.
static bool is_account(og_str author)
{
    static const og_str accounts[] = {OG_STR("admin"),  OG_STR("administrator"), OG_STR("webmaster"),
                                      OG_STR("editor"), OG_STR("webadmin"),      OG_STR("web team"),
                                      OG_STR("guest")};
    return OG_STR_IS_IN_FOLD(author, accounts) || og_str_find_byte(author, '@', 0) != SIZE_MAX;
}

static og_status find_byline(og_analysis *analysis, const og_framework *framework, og_str outlet, og_str *out)
{
    og_str author = plain_author(analysis, framework, property(analysis, OG_STR("author")));
    if (author.len && !is_account(author) && !og_str_equal_fold(author, outlet))
        return og_arena_copy(analysis->arena, author, out);
    OG_TRY(find_name(analysis, framework, OG_STR("byline"), out));
    if (out->len && og_str_equal_fold(*out, outlet))
        *out = (og_str){0};
    return OG_OK;
}

og_status og_imprint_find(og_analysis *analysis)
{
    const og_framework *framework = framework_of_news(analysis);
    og_record_document *about = analysis->record->document;
    if (!framework)
        return OG_OK;
    OG_TRY(find_outlet(analysis, framework, &about->outlet));
    return find_byline(analysis, framework, about->outlet, &about->byline);
}

// How many words it has, and how many of them begin with a capital.
static size_t count_capitals(og_str text, size_t *words)
{
    size_t capitals = 0;
    *words = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!og_is_word(text.ptr[i]) || (i && text.ptr[i - 1] != ' '))
            continue;
        (*words)++;
        capitals += og_is_upper(text.ptr[i]);
    }
    return capitals;
}

// A few words that all begin with capitals, as names do and headlines of newspapers seldom do; or between bars a few
// words each, as mastheads have them: "Wexcombe Trust | News | May 2024".
static bool is_bare_name(og_str text)
{
    enum { MOST_WORDS = 4 };
    size_t words, parts = 1, most = 0, since = 0;
    for (size_t i = 0; i <= text.len; i++) {
        size_t length = 1;
        uint32_t code = i < text.len ? og_utf8_decode(text, i, &length) : '|';
        if (code != '|' && !og_code_is_bullet(code))
            continue;
        count_capitals(og_str_slice(text, since, i), &words);
        most = words > most ? words : most;
        parts += i < text.len;
        since = i + length;
    }
    if (parts > 1)
        return most && most <= MOST_WORDS;
    return count_capitals(text, &words) == words && words && words <= MOST_WORDS;
}

// Whether a headline stands before the name of an outlet; a date does not count.
static bool says_more(const og_document *document, og_range before)
{
    enum { SHORTEST = 12 };
    og_date date;
    og_str words = og_document_slice(document, before);
    return words.len >= SHORTEST && !og_date_find(words, &date, NULL, NULL);
}

static bool is_running_text(og_str text)
{
    enum { SHORTEST = 80 };
    bool ends = text.len && og_str_find_byte(OG_STR(".!?"), text.ptr[text.len - 1], 0) != SIZE_MAX;
    return text.len >= SHORTEST && (ends || text.len > LONGEST_TITLE);
}

// The line that is the headline: the first that is none of the others above a text, on a web page the first such
// heading of the first level where one stands there. A bare name, as of who sends a press release, gives way to a line
// that says something.
static const og_block *headline_among_lines(const og_analysis *analysis, const og_framework *framework)
{
    const og_document *document = analysis->document;
    const og_block *name = NULL, *first = NULL;
    bool page = document->format == OG_FORMAT_HTML;
    og_range value;
    for (size_t i = 0; i < analysis->lead_end; i++) {
        const og_block *block = &document->blocks.items[i];
        og_str text = og_document_slice(document, block->range);
        if (is_running_text(text))
            break;
        bool is_line = (block->kind == OG_HEADING || block->kind == OG_PARAGRAPH) && og_imprint_is_title(text);
        if (!is_line || og_str_equal_fold(text, analysis->record->document->outlet) ||
            find_in_line(analysis, og_framework_field(framework, OG_STR("not-title")), block->range, &value) ||
            find_in_line(analysis, og_framework_field(framework, OG_STR("byline")), block->range, &value) ||
            (find_in_line(analysis, og_framework_field(framework, OG_STR("outlet")), block->range, &value) &&
             !says_more(document, (og_range){block->range.start, value.start})))
            continue;
        if (is_bare_name(text)) {
            name = name ? name : block;
            continue;
        }
        if (!page || (block->kind == OG_HEADING && block->level == 1))
            return block;
        first = first ? first : block;
    }
    return first ? first : name;
}

bool og_imprint_is_title(og_str text)
{
    enum { SHORTEST = 8 };
    size_t letters = 0;
    og_date date;
    for (size_t i = 0; i < text.len; i++)
        letters += og_is_word(text.ptr[i]) && !og_is_digit(text.ptr[i]);
    if (text.len < SHORTEST || text.len > LONGEST_TITLE || letters * 2 < text.len)
        return false;
    return !og_date_is_all(text, &date);
}

// "Headline: ..." without the label.
static og_str without_label(const og_analysis *analysis, const og_framework *framework, og_str title)
{
    og_range value;
    return find_in_words(analysis, og_framework_field(framework, OG_STR("headline")), title, &value)
               ? og_str_slice(title, value.start, value.end)
               : title;
}

og_status og_imprint_title(og_analysis *analysis, og_str *out)
{
    const og_framework *framework = framework_of_news(analysis);
    const og_document *document = analysis->document;
    og_str stated = property(analysis, OG_STR("title")), outlet = analysis->record->document->outlet;
    if (!framework)
        return OG_OK;
    const og_block *line = headline_among_lines(analysis, framework);
    analysis->headline = line ? (size_t)(line - document->blocks.items) : 0;
    // a title for search engines and tabs says more than the headline that it holds
    og_str printed = line ? og_document_slice(document, line->range) : (og_str){0};
    bool marked = printed.len && og_str_find_fold(stated, printed, 0) != SIZE_MAX;
    marked = marked || (line && line->kind == OG_HEADING && line->level == 1 && document->format == OG_FORMAT_HTML);
    stated = without_outlet(og_str_slice(stated, 0, LONGEST_TITLE), outlet);
    if (og_imprint_is_title(stated) && !marked)
        return og_arena_copy(analysis->arena, stated, out);
    if (!line)
        return OG_OK;
    OG_TRY(og_text_of(analysis, line->range, out));
    *out = without_label(analysis, framework, without_outlet(*out, outlet));
    return OG_OK;
}
