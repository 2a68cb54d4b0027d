// SPDX-License-Identifier: MIT
// The bytes of a page to a tree, by libxml2, which is kept from what would cost it too much.
#include "base/buf.h"
#include "base/checked.h"
#include "base/str.h"
#include "read/encoding.h"
#include "read/html.h"

#include <libxml/SAX2.h>
#include <limits.h>

enum {
    MOST_ATTRIBUTES = 1000, // of one tag: libxml2 compares each with all before it
    DEEPEST = 256,          // elements in each other
    CHARSET_HEAD = 2048
};

// An encoding that only the page itself can tell and libxml2 knows ("iso-8859-2"), as a name; else the empty string.
static void declared_encoding(og_str bytes, char name[32])
{
    static const og_str ours[] = {OG_STR("utf-8"),  OG_STR("utf8"),         OG_STR("iso-8859-1"), OG_STR("utf-16"),
                                  OG_STR("latin1"), OG_STR("windows-1252"), OG_STR("us-ascii"),   OG_STR("cp1252")};
    // In these the marks of HTML are the bytes of ASCII. In others (UTF-7) tags could hide from check_tags.
    static const og_str plain[] = {OG_STR("iso-8859-"), OG_STR("windows-"), OG_STR("cp125"),
                                   OG_STR("koi8-"),     OG_STR("mac"),      OG_STR("shift"),
                                   OG_STR("euc-"),      OG_STR("gb"),       OG_STR("big5")};
    og_str head = og_str_slice(bytes, 0, CHARSET_HEAD);
    size_t at = og_str_find_fold(head, OG_STR("charset="), 0), length = 0;
    name[0] = 0;
    if (at == SIZE_MAX)
        return;
    at += 8;
    while (at < head.len && (head.ptr[at] == '"' || head.ptr[at] == '\''))
        at++;
    for (; at < head.len && length < 31; at++) {
        char byte = head.ptr[at];
        if (!og_is_alpha(byte) && !og_is_digit(byte) && byte != '-' && byte != '_')
            break;
        name[length++] = og_lower(byte);
    }
    name[length] = 0;
    bool shows_tags = false;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        shows_tags = shows_tags || og_str_starts(og_str_from(name), plain[i]);
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (!shows_tags || og_str_equal(og_str_from(name), ours[i]))
            name[0] = 0;
    xmlCharEncodingHandlerPtr handler = name[0] ? xmlFindCharEncodingHandler(name) : NULL;
    if (!handler)
        name[0] = 0;
    else
        xmlCharEncCloseFunc(handler);
}

static bool replace_byte(og_buf *text, char byte, char with)
{
    size_t at = og_str_find_byte(og_buf_str(text), byte, 0);
    bool found = at != SIZE_MAX;
    for (; at != SIZE_MAX; at = og_str_find_byte(og_buf_str(text), byte, at + 1))
        text->ptr[at] = with;
    return found;
}

// The page as UTF-8 without NULs, at which libxml2 would end, and without form feeds, which it would drop: converters
// end pages of preformatted text by them. False in *clean: some bytes meant nothing.
static og_status decode_page(og_str bytes, const og_limits *limits, og_html *page, og_buf *out, bool *clean)
{
    size_t mark, most;
    og_encoding encoding = og_encoding_guess(bytes, &mark);
    out->limit = og_mul(limits->input_bytes, 3, &most) && most < INT_MAX ? most : INT_MAX;
    og_encoding_convert(og_str_slice(bytes, mark, bytes.len), encoding, out, clean);
    OG_TRY(out->status);
    replace_byte(out, 0, ' ');
    og_encoding_unify_line_ends(out); // as HTML asks; a CR that is left is a form feed
    page->has_feeds = replace_byte(out, '\f', '\r');
    return OG_OK;
}

static bool is_name_byte(char byte)
{
    return og_is_alpha(byte) || og_is_digit(byte) || og_str_find_byte(OG_STR("_:.-"), byte, 0) != SIZE_MAX;
}

static size_t skip_while(og_str s, size_t at, bool (*test)(char))
{
    while (at < s.len && test(s.ptr[at]))
        at++;
    return at;
}

static bool is_word_of_tag(char byte)
{
    return !og_is_space(byte) && byte != '>';
}

// The end of the value behind a name at `at`, or `at` itself where there is none.
static size_t value_end(og_str source, size_t at)
{
    size_t sign = skip_while(source, at, og_is_space);
    if (sign == source.len || source.ptr[sign] != '=')
        return at;
    size_t start = skip_while(source, sign + 1, og_is_space);
    if (start == source.len || (source.ptr[start] != '"' && source.ptr[start] != '\''))
        return skip_while(source, start, is_word_of_tag);
    size_t end = og_str_find_byte(source, source.ptr[start], start + 1);
    return end == SIZE_MAX ? source.len : end + 1;
}

// The end of the tag whose name starts at `at`; *attributes is how many libxml2 will find in it.
static size_t tag_end(og_str source, size_t at, size_t *attributes)
{
    enum { LONGEST_NAME = 100 }; // what is longer libxml2 divides
    *attributes = 0;
    at = skip_while(source, at, is_name_byte);
    for (;;) {
        at = skip_while(source, at, og_is_space);
        if (at == source.len || source.ptr[at] == '>')
            return at;
        size_t end = skip_while(source, at, is_name_byte);
        *attributes += 1 + (end - at) / LONGEST_NAME;
        at = end > at ? value_end(source, end) : skip_while(source, at, is_word_of_tag);
    }
}

// Where reading for tags goes on behind the `<` at `at`: past a tag or a comment, past the words of a script.
static size_t skip_markup(og_str source, size_t at, size_t *attributes)
{
    static const og_str raw[] = {OG_STR("script"), OG_STR("style")};
    og_str rest = og_str_slice(source, at + 1, source.len);
    size_t end;
    *attributes = 0;
    if (og_str_starts(rest, OG_STR("!--"))) {
        end = og_str_find(source, OG_STR("-->"), at + 4);
        return end == SIZE_MAX ? source.len : end;
    }
    if (!rest.len || !og_is_alpha(rest.ptr[0]))
        return at + 1;
    end = tag_end(source, at + 1, attributes);
    for (size_t i = 0; i < sizeof raw / sizeof *raw; i++) {
        bool is_raw = og_str_starts_fold(rest, raw[i]) && rest.len > raw[i].len && !is_name_byte(rest.ptr[raw[i].len]);
        size_t close = is_raw ? og_str_find(source, OG_STR("</"), end) : end;
        end = close == SIZE_MAX ? source.len : close;
    }
    return end;
}

// Refuses what libxml2 would take too long for, or too much memory.
static og_status check_tags(og_str source, const og_limits *limits)
{
    size_t tags = 0, attributes;
    for (size_t at = og_str_find_byte(source, '<', 0); at != SIZE_MAX; at = og_str_find_byte(source, '<', at + 1))
        tags++;
    if (tags > limits->blocks)
        return OG_TOO_COMPLEX;
    for (size_t at = og_str_find_byte(source, '<', 0); at != SIZE_MAX; at = og_str_find_byte(source, '<', at)) {
        at = skip_markup(source, at, &attributes);
        if (attributes > MOST_ATTRIBUTES)
            return OG_TOO_COMPLEX;
    }
    return OG_OK;
}

// Bounds depth, as the parser itself no longer does when it is allowed long texts.
static void start_element(void *data, const xmlChar *name, const xmlChar **attributes)
{
    htmlParserCtxtPtr context = data;
    if (context->nodeNr > DEEPEST)
        xmlStopParser(context);
    else
        xmlSAX2StartElement(context, name, attributes);
}

og_status og_html_parse(og_str source, const char *encoding, const og_limits *limits, og_html *page)
{
    static const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                               HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT;
    OG_TRY(check_tags(source, limits));
    if (source.len > INT_MAX)
        return OG_TOO_LARGE;
    htmlParserCtxtPtr context = htmlNewParserCtxt();
    if (!context)
        return OG_NO_MEMORY;
    context->options |= XML_PARSE_HUGE; // the length of texts is bounded by limits of our own
    context->sax->startElement = start_element;
    page->tree = htmlCtxtReadMemory(context, source.ptr, (int)source.len, NULL, encoding, options);
    bool stopped = context->disableSAX; // nested deeper than is allowed: what follows is missing
    bool no_memory = context->lastError.code == XML_ERR_NO_MEMORY;
    htmlFreeParserCtxt(context);
    if (no_memory)
        return OG_NO_MEMORY;
    if (stopped)
        return OG_TOO_COMPLEX;
    if (!page->tree)
        return OG_DAMAGED_HTML;
    page->top = xmlDocGetRootElement(page->tree);
    return OG_OK;
}

og_status og_html_parse_bytes(og_str bytes, const og_limits *limits, og_html *page, bool *clean)
{
    og_buf decoded = {0};
    char encoding[32] = "";
    size_t mark;
    *clean = true;
    if (og_encoding_guess(bytes, &mark) == OG_ENCODING_WINDOWS_1252)
        declared_encoding(bytes, encoding);
    if (encoding[0])
        return og_html_parse(bytes, encoding, limits, page);
    og_status status = decode_page(bytes, limits, page, &decoded, clean);
    if (status == OG_OK)
        status = og_html_parse(og_buf_str(&decoded), "UTF-8", limits, page);
    og_buf_free(&decoded);
    return status;
}
