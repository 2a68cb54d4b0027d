// SPDX-License-Identifier: MIT
// Doubts about the whole: marks of a second framework, and a text that breaks off.
#include "analyse/doubts.h"

#include "base/str.h"
#include "base/utf8.h"
#include "document/page_mark.h"

// ---- two frameworks ----

// Marks of less weight stand in documents of many kinds.
static const double DECISIVE = 1;

typedef struct sign_found {
    og_range words;
    og_range block; // in which they stand
    double weight;
} sign_found;

typedef OG_VEC(sign_found) marks;

// Whether the framework prints these words beside its grades.
static bool is_label_of(const og_framework *framework, const og_matcher *matcher)
{
    for (size_t i = 0; matcher->kind == OG_MATCH_LABEL && i < framework->areas.count; i++) {
        const og_labels *labels = &framework->areas.items[i].labels;
        for (size_t k = 0; k < labels->count; k++)
            if (og_str_equal_fold(labels->items[k], matcher->text))
                return true;
    }
    return false;
}

// Of a rival, less the labels that the document's framework has too.
static og_status find_marks(const og_analysis *analysis, const og_framework *framework, marks *out)
{
    og_hit hit;
    for (size_t i = 0; i < framework->signs.count; i++) {
        const og_sign *sign = &framework->signs.items[i];
        bool shared = framework != analysis->framework && is_label_of(analysis->framework, &sign->matcher);
        if (sign->weight <= 0 || shared || !og_matcher_find(analysis, &sign->matcher, 0, &hit))
            continue;
        og_range block = {og_block_range_at(analysis, hit.whole.start).start,
                          og_block_range_at(analysis, hit.whole.end - 1).end};
        OG_TRY(og_vec_push(analysis->document->arena, out, ((sign_found){hit.whole, block, sign->weight})));
    }
    return OG_OK;
}

// Two documents that stand in one have no block in common.
static bool shares_block(const marks *others, og_range block)
{
    for (size_t i = 0; i < others->count; i++)
        if (block.start < others->items[i].block.end && others->items[i].block.start < block.end)
            return true;
    return false;
}

// Whether decisive marks that are none of the other framework's are what a framework needs, and the first of them.
static bool has_enough_of_own(const og_framework *framework, const marks *own, const marks *others, og_range *first)
{
    double weight = 0;
    for (size_t i = 0; i < own->count; i++) {
        if (own->items[i].weight < DECISIVE || shares_block(others, own->items[i].block))
            continue;
        *first = weight > 0 ? *first : own->items[i].words;
        weight += own->items[i].weight;
    }
    return og_weighs_enough(weight, framework);
}

// Of the frameworks that may be meant too, one with enough marks of its own; *words and *its_words are the first of
// either. *rival is NULL where there is none.
static og_status find_rival(const og_analysis *analysis, const og_rivals *rivals, const marks *own, og_range *words,
                            og_range *its_words, const og_framework **rival)
{
    *rival = NULL;
    for (size_t i = 0; i < rivals->count && !*rival; i++) {
        const og_framework *other = rivals->items[i];
        marks others = {0};
        OG_TRY(find_marks(analysis, other, &others));
        if (has_enough_of_own(analysis->framework, own, &others, words) &&
            has_enough_of_own(other, &others, own, its_words))
            *rival = other;
    }
    return OG_OK;
}

static og_status warn_of_rival(og_analysis *analysis)
{
    og_rivals rivals = {0};
    marks own = {0};
    og_range mark = {0, 0}, its_mark = {0, 0};
    og_str words, its_words;
    const og_framework *rival;
    OG_TRY(og_recognise_rivals(analysis, &rivals));
    if (!rivals.count)
        return OG_OK;
    OG_TRY(find_marks(analysis, analysis->framework, &own));
    OG_TRY(find_rival(analysis, &rivals, &own, &mark, &its_mark, &rival));
    if (!rival)
        return OG_OK;
    OG_TRY(og_text_of(analysis, mark, &words));
    OG_TRY(og_text_of(analysis, its_mark, &its_words));
    return og_warn(
        analysis, OG_STR("two-frameworks"), &its_mark,
        "the document has the marks of '%.*s' ('%.*s') and of '%.*s' ('%.*s'); it was read as the first: look "
        "the grades up in the original, and if it holds two documents give each in a file by itself",
        OG_STR_ARG(analysis->framework->name), OG_STR_ARG(words), OG_STR_ARG(rival->name), OG_STR_ARG(its_words));
}

// ---- a text that breaks off ----

// The last block that is not furniture, SIZE_MAX: none.
static size_t last_block(const og_document *document)
{
    size_t last = document->blocks.count;
    while (last > 0 && document->blocks.items[last - 1].kind == OG_FURNITURE)
        last--;
    return last - 1;
}

// Where a page says which of how many it is: a running header or footer, in flowing text also the end of a row.
static og_str page_mark(const og_document *document, const og_block *block)
{
    og_range range = block->range;
    if (block->kind == OG_ROW)
        range = document->cells.items[block->first_cell + block->cell_count - 1];
    og_str text = og_str_trim(og_document_slice(document, range));
    bool alone = block->kind == OG_FURNITURE || (text.len && og_is_digit(text.ptr[0]));
    return alone ? text : (og_str){0};
}

typedef struct last_page {
    size_t number, of;
    og_range mark;
    size_t marks; // that count up to it
} last_page;

// Whether no text stands behind the mark, or none but that of its page. Without pages the place of running headers and
// footers is not known.
static bool is_of_the_end(const og_document *document, size_t mark)
{
    const og_block *block = &document->blocks.items[mark];
    if (block->page)
        return block->page == document->blocks.items[document->blocks.count - 1].page;
    return block->kind != OG_FURNITURE && mark == last_block(document);
}

// Whether the text ends as reports and letters do, with a signature or with what is the same in all of them.
static bool has_end_matter(const og_document *document)
{
    enum { LAST_BLOCKS = 30 };
    static const og_str words[] = {OG_STR("Crown copyright"), OG_STR("Yours sincerely"), OG_STR("Piccadilly Gate")};
    for (size_t i = 0; i < LAST_BLOCKS && i < document->blocks.count; i++) {
        const og_block *block = &document->blocks.items[document->blocks.count - 1 - i];
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (og_str_find_fold(og_document_slice(document, block->range), words[k], 0) != SIZE_MAX)
                return true;
    }
    return false;
}

// Marks of two pages are a proof, and one of a running header or footer.
static bool pages_missing(const og_document *document, last_page *last)
{
    size_t page, pages, at = 0;
    og_str before;
    bool furniture = false;
    *last = (last_page){0};
    for (size_t i = 0; i < document->blocks.count; i++) {
        const og_block *block = &document->blocks.items[i];
        if (!og_page_of_pages(page_mark(document, block), &before, &page, &pages) || page < last->number)
            continue;
        last->marks = pages == last->of && page > last->number ? last->marks + 1 : 1;
        last->number = page;
        last->of = pages;
        last->mark = block->range;
        furniture = furniture || block->kind == OG_FURNITURE;
        at = i;
    }
    bool missing = (last->marks > 1 || furniture) && last->of >= last->number + 2; // the last page may have no mark
    return missing && is_of_the_end(document, at) && !has_end_matter(document);
}

// Words that no sentence ends with.
static bool leads_on(og_str word)
{
    static const og_str words[] = {
        OG_STR("a"),    OG_STR("all"),   OG_STR("an"),     OG_STR("and"),     OG_STR("any"),  OG_STR("are"),
        OG_STR("as"),   OG_STR("at"),    OG_STR("be"),     OG_STR("because"), OG_STR("been"), OG_STR("but"),
        OG_STR("by"),   OG_STR("can"),   OG_STR("every"),  OG_STR("for"),     OG_STR("from"), OG_STR("has"),
        OG_STR("have"), OG_STR("if"),    OG_STR("in"),     OG_STR("into"),    OG_STR("is"),   OG_STR("it"),
        OG_STR("its"),  OG_STR("more"),  OG_STR("no"),     OG_STR("not"),     OG_STR("of"),   OG_STR("on"),
        OG_STR("or"),   OG_STR("quite"), OG_STR("should"), OG_STR("so"),      OG_STR("than"), OG_STR("that"),
        OG_STR("the"),  OG_STR("their"), OG_STR("these"),  OG_STR("they"),    OG_STR("this"), OG_STR("to"),
        OG_STR("very"), OG_STR("was"),   OG_STR("we"),     OG_STR("were"),    OG_STR("when"), OG_STR("which"),
        OG_STR("who"),  OG_STR("will"),  OG_STR("with")};
    return OG_STR_IS_IN(word, words);
}

static size_t count_between_spaces(og_str text)
{
    size_t words = 0;
    for (size_t i = 0; i < text.len; i++)
        words += !og_is_space(text.ptr[i]) && (i == 0 || og_is_space(text.ptr[i - 1]));
    return words;
}

// Whether a stop divides the text into sentences.
static bool has_stop_inside(og_str text)
{
    for (size_t i = 0; i + 2 < text.len; i++)
        if (og_is_lower(text.ptr[i]) && text.ptr[i + 1] == '.' && og_is_space(text.ptr[i + 2]))
            return true;
    return false;
}

// Whether the last word is one that no sentence ends with.
static bool ends_leading_on(og_str text)
{
    og_str word = og_str_last_word(text);
    return leads_on(word) || og_str_ends(word, OG_STR(","));
}

// A paragraph ends with a stop. Items of lists often have none; they are broken off where their last word leads on, or
// where they have stops elsewhere.
static bool breaks_off(const og_block *block, og_str text)
{
    enum { LEAST_WORDS = 8 };
    og_str word = og_str_last_word(text);
    bool stops = has_stop_inside(text);
    if (!word.len)
        return false;
    if (ends_leading_on(text))
        return true;
    for (size_t i = 0; i < word.len; i++) {
        bool hyphen = word.ptr[i] == '-' && i + 1 == word.len;
        bool capital = i == 0 && stops && og_is_upper(word.ptr[i]); // a name may end a line of an address
        if (!og_is_lower(word.ptr[i]) && !hyphen && !capital)
            return false;
    }
    return (block->kind == OG_PARAGRAPH || stops) && count_between_spaces(text) >= LEAST_WORDS;
}

// Whether the text ends with the words, whatever their case, and in *before what stands before them.
static bool ends_with(og_str text, og_str words, og_str *before)
{
    size_t at = text.len > words.len ? text.len - words.len : 0;
    if (og_phrase_match(text, at, words) + at < text.len || (at && og_is_word(text.ptr[at - 1])))
        return false;
    *before = og_str_trim(og_str_slice(text, 0, at));
    return true;
}

static bool ends_with_label(const og_framework *framework, og_str text)
{
    og_str before;
    for (size_t i = 0; i < framework->areas.count; i++)
        for (size_t k = 0; k < framework->areas.items[i].labels.count; k++)
            if (ends_with(text, framework->areas.items[i].labels.items[k], &before))
                return true;
    return false;
}

// What stands between a label and its grade at the end of a list: "the quality of care is judged to be good".
static bool introduces_grade(const og_framework *framework, og_str text)
{
    static const og_str verbs[] = {OG_STR("judged to be"), OG_STR("judged to"), OG_STR("judged as"), OG_STR("judged"),
                                   OG_STR("graded as"),    OG_STR("graded"),    OG_STR("rated as"),  OG_STR("rated")};
    static const og_str links[] = {OG_STR("is"), OG_STR("are"), OG_STR("was"), OG_STR("were")};
    og_str before;
    if (og_str_ends(text, OG_STR(":")) || og_str_ends(text, OG_STR("-")) || og_str_ends(text, OG_STR("–")))
        return true;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (ends_with(text, verbs[i], &before))
            return true;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (ends_with(text, links[i], &before) && ends_with_label(framework, before))
            return true;
    return ends_with_label(framework, text);
}

// A list of grades has no stops. It may end with a grade behind its label, or, as on report cards, with the label of
// one that stands above.
static bool ends_list_of_grades(const og_analysis *analysis, const og_block *block, og_str text)
{
    const og_scale *scale = analysis->framework->scale;
    og_str before;
    if (og_is_area_label(analysis, block))
        return true;
    for (size_t i = 0; scale && i < scale->grades.count; i++)
        for (size_t k = 0; k < scale->grades.items[i].words.count; k++)
            if (ends_with(text, scale->grades.items[i].words.items[k], &before) && before.len &&
                introduces_grade(analysis->framework, before))
                return true;
    return false;
}

// Whether the last heading has nothing below it, or the last line says that more follows.
static bool ends_before_text(const og_analysis *analysis, size_t last, og_str text)
{
    bool heads = og_heads_section(analysis, last) && analysis->document->blocks.items[last].kind == OG_HEADING;
    return heads || og_str_ends(text, OG_STR(":"));
}

// Whether the framework says in what sections documents of its form end, and this one ends in none of them.
static bool ends_before_close(const og_analysis *analysis, size_t last)
{
    og_str rest = analysis->framework->ends_with, role, own = og_role_of_block(analysis, last);
    if (!rest.len || !own.len || og_str_equal(rest, OG_STR("any")) ||
        analysis->record->document->words < OG_FEWEST_REPORT_WORDS)
        return false;
    while (og_str_next_split(&rest, ' ', &role))
        if (og_str_equal(role, own))
            return false;
    return !has_end_matter(analysis->document);
}

// Whether no inspector is named, though every whole document of its form names one: the part that does so is missing.
// Of one with the end matter of its form it may be that the name was not read.
static bool ends_before_names(const og_analysis *analysis)
{
    return analysis->framework->is_signed && !analysis->record->inspection->inspectors.count &&
           analysis->record->document->words >= OG_FEWEST_REPORT_WORDS && !has_end_matter(analysis->document);
}

static og_status warn_of_end(og_analysis *analysis)
{
    const og_document *document = analysis->document;
    last_page page;
    if (pages_missing(document, &page))
        return og_warn(
            analysis, OG_STR("cut-short"), &page.mark,
            "the last page says that it is %zu of %zu: pages are missing, and with them what was found there; "
            "read the whole document",
            page.number, page.of);
    size_t last = last_block(document);
    if (last == SIZE_MAX)
        return OG_OK;
    const og_block *block = &document->blocks.items[last];
    og_str text = og_str_trim(og_document_slice(document, block->range));
    bool prose = block->kind == OG_PARAGRAPH || block->kind == OG_ITEM;
    // what closes a document is addresses and the like, which have no stops
    bool broken = og_role_holds_findings(og_role_of_block(analysis, last))
                      ? breaks_off(block, text)
                      : !has_end_matter(document) && ends_leading_on(text);
    bool breaks = prose && broken && !ends_list_of_grades(analysis, block, text);
    if (breaks)
        return og_warn(analysis, OG_STR("cut-short"), &block->range,
                       "the text ends in the middle of a sentence: what follows is missing, and with it what was found "
                       "there; read the whole document");
    if (ends_before_text(analysis, last, text) || ends_before_close(analysis, last))
        return og_warn(analysis, OG_STR("cut-short"), &block->range,
                       "the text ends before what closes every document of this form: what follows may be missing, and "
                       "with it what was found there; read the whole document");
    return !ends_before_names(analysis)
               ? OG_OK
               : og_warn(analysis, OG_STR("cut-short"), &block->range,
                         "no inspector is named, though every whole document of this form names one: a part may be "
                         "missing, and with it what was found there; read the whole document");
}

og_status og_doubts_find(og_analysis *analysis)
{
    if (!analysis->framework || !analysis->framework->is_inspection)
        return OG_OK;
    OG_TRY(warn_of_rival(analysis));
    return analysis->is_first_of_two ? OG_OK : warn_of_end(analysis);
}
