// SPDX-License-Identifier: MIT
// Web pages to blocks. All pages are made up; they have the shape of published reports and of newspapers.
#include "base/str.h"
#include "blocks.h"

#include <stdlib.h>
#include <string.h>

static void headings_paragraphs_and_lists(void **state)
{
    (void)state;
    check_blocks(
        OG_STR("<!DOCTYPE html><h1>Report <em>on</em>\n Northam</h1><p>Leaders act <b>quickly</b>.</p>Loose words"
               "<ul><li>one<ul><li>two</li></ul></li><li><p>three</p><p>and more</p></li></ul>"
               "<ol start=3><li>Visit</li><li>Plan</li></ol><h3>2.1 Care</h3><blockquote>Quoted</blockquote>"
               "<p>\u2022 printed bullet</p><p><strong>Next steps</strong></p><p>They plan well.</p>"),
        "H1 Report on Northam\nP Leaders act quickly.\nP Loose words\nI1[\u2022] one\nI2[\u2022] two\n"
        "I1[\u2022] three\nP and more\nP[3.] Visit\nP[4.] Plan\nH3[2.1] Care\nP Quoted\n"
        "I1[\u2022] printed bullet\nH3 Next steps\nP They plan well.\n");
}

static void tables_of_data_are_rows(void **state)
{
    (void)state;
    check_blocks(
        OG_STR("<!DOCTYPE html><table><caption>Grades</caption><tr><th>Judgement</th><th>Grade</th></tr>"
               "<tr><td colspan=2>Areas</td></tr><tr><td rowspan=2><p>Leaders</p></td><td><p>Good</p></td></tr>"
               "<tr><td>Better<br>than before</td></tr></table>"),
        "P Grades\nR Judgement | Grade\nR Areas | \nR Leaders | Good\nR  | Better than before\n");
}

static void tables_for_layout_are_blocks(void **state)
{
    (void)state;
    check_blocks(OG_STR("<!DOCTYPE html><table><tr><td><h1>Title</h1><p>Words of it.</p></td><td>Side</td></tr></table>"
                        "<table><tr><td>Alone</td></tr></table>"
                        "<table role=presentation><tr><td>a</td><td>b</td></tr></table>"),
                 "H1 Title\nP Words of it.\nP Side\nP Alone\nP a\nP b\n");
}

static void definitions_of_facts_are_rows(void **state)
{
    (void)state;
    check_blocks(OG_STR("<!DOCTYPE html><dl><dt>From:</dt><dd>The inspectorate</dd><dt>Date:</dt><dd>3 May</dd></dl>"
                        "<dl><dt>Plan</dt><dd><p>What is done for a child.</p></dd></dl>"),
                 "R From: | The inspectorate\nR Date: | 3 May\nP Plan\nP What is done for a child.\n");
}

static void breaks_divide_where_the_sentence_ends(void **state)
{
    (void)state;
    check_blocks(OG_STR("<!DOCTYPE html><p>First line<br>goes on here.<br>Second line.<br><br>Third.</p>"
                        "<h2>Royal Borough of<br>Northam</h2><pre>One\nline.\n\nAnother.</pre>"),
                 "P First line goes on here.\nP Second line.\nP Third.\nH2 Royal Borough of Northam\n"
                 "P One line.\nP Another.\n");
}

static void text_in_a_page_keeps_its_lines(void **state)
{
    (void)state;
    check_blocks(OG_STR("<!DOCTYPE html><title>a</title><body><pre>\r\nNortham\r\n\r\nArea      Grade\r\n"
                        "Help      <b>Good</b>\r\nCare      Good\r\nTrust     Good\r\n\fThe <a href='/x'>next</a> page."
                        "\r\n</pre></body>"),
                 "P Northam\nR Area | Grade\nR Help | Good\nR Care | Good\nR Trust | Good\nP The next page.\n");
    check_blocks(OG_STR("<!DOCTYPE html><h1>Title</h1><pre>Words of it.\n\nMore words that stand in lines.\n</pre>"),
                 "H1 Title\nP Words of it.\nP More words that stand in lines.\n");
}

#define PAGE(number, words)                                                                                            \
    "<div id='page" number "-div' style='position:relative;width:892px;height:1262px'>" words "</div>"
#define AT(place, type, words) "<p style='position:absolute;" place ";white-space:nowrap' class=" type ">" words "</p>"

static void lines_at_places_are_read_as_printed(void **state)
{
    (void)state;
    check_blocks(
        OG_STR(
            "<!DOCTYPE html><style>.ft10{font-size:18px}.ft11{font-size:39px}.ft12{font-size:18px;line-height:21px}"
            "</style>" PAGE(
                "1",
                AT("top:80px;left:106px", "ft11", "Northmarsh&nbsp;Council&nbsp;") AT("top:200px;left:106px", "ft10",
                                                                                      "<b>Judgement&nbsp;</b>")
                    AT("top:200px;left:563px", "ft10", "<b>Grade&nbsp;</b>") AT(
                        "top:240px;left:106px", "ft10", "The impact of leaders on social work practice with child ")
                        AT("top:262px;left:106px", "ft10", "and families ") AT("top:240px;left:563px", "ft10", "Good ")
                            AT("top:330px;left:106px", "ft12",
                               "Leaders know their services well and take action where it is needed and they "
                               "<br/>see children often. ")
                                AT("top:400px;left:106px", "ft10",
                                   "Most social workers write plans that families understand and their managers read "))
                PAGE("2", AT("top:80px;left:106px", "ft20", "them and tell staff what they think of each. ")
                              AT("top:130px;left:106px", "ft20", "\u25FC&nbsp;Visits to children. "))),
        "H1 Northmarsh Council\nR Judgement | Grade\nR The impact of leaders on social work practice with child and "
        "families | Good\nP Leaders know their services well and take action where it is needed and they see children "
        "often.\n"
        "P Most social workers write plans that families understand and their managers read them and tell staff what "
        "they think of each.\nI1[\u2022] Visits to children.\n");
}

static void words_around_a_place_within_another_go_on(void **state)
{
    (void)state;
    check_blocks(OG_STR("<!DOCTYPE html><div style='width:595pt;height:842pt'><div style='top:80pt;left:70pt'>"
                        "The outer words begin <b style='top:200pt;left:70pt'>The inner words.</b> and go on<br>"
                        "to the last.</div></div>"),
                 "P The outer words begin and go on to the last.\nP The inner words.\n");
}

static void a_page_at_one_place_is_read_by_its_elements(void **state)
{
    (void)state;
    check_blocks(OG_STR("<!DOCTYPE html><div style='position:absolute;top:0;left:0'><h1>Northmarsh Nursery</h1>"
                        "<p>Children are happy.</p><table><tr><td>Overall<td>Good<tr><td>Care<td>Good</table>"
                        "<p>Staff stay.</p></div>"),
                 "H1 Northmarsh Nursery\nP Children are happy.\nR Overall | Good\nR Care | Good\nP Staff stay.\n");
}

static void elements_that_are_only_moved_are_at_no_place(void **state)
{
    (void)state;
    check_blocks(OG_STR("<!DOCTYPE html><h1 style='position:relative;top:0;left:0'>Northmarsh Nursery</h1>"
                        "<p style='top:2px;left:0;position: relative'>Children are happy.</p>"),
                 "H1 Northmarsh Nursery\nP Children are happy.\n");
}

static void blocks_at_one_place_are_lines(void **state)
{
    (void)state;
    check_blocks(OG_STR("<!DOCTYPE html>" PAGE(
                     "1", AT("top:80px;left:106px", "ft10",
                             "Leaders know their services well and take action where it "
                             "is needed, and they see children often.") "<div "
                                                                        "style='top:200px;left:106px'>\n<p>Staff</"
                                                                        "p><p>stay.</p></div>")),
                 "P Leaders know their services well and take action where it is needed, and they see children often.\n"
                 "P Staff stay.\n");
}

static void words_at_no_place_are_furniture(void **state)
{
    (void)state;
    check_blocks(OG_STR("<!DOCTYPE html><title>a</title><h1>Its\n parts</h1>" PAGE(
                     "1", AT("top:80px;left:106px", "ft10",
                             "Leaders know their services well and take action where it "
                             "is needed, and they see children often."))),
                 "P Leaders know their services well and take action where it is needed, and they see children often.\n"
                 "F Its parts\n");
}

static void headings_that_are_most_of_a_page_are_paragraphs(void **state)
{
    (void)state;
    static const char prose[] =
        "<h3>Leaders know their services well and they take action where it is needed. Social workers see children "
        "often, "
        "and they write plans that families understand. Managers read these plans and tell staff what they think.</h3>";
    og_buf page = {0};
    og_buf_add(&page, OG_STR("<!DOCTYPE html><h1>Northmarsh</h1><h3><b>Main </b><b>findings</b></h3>"));
    for (int i = 0; i < 7; i++)
        og_buf_add(&page, og_str_from(prose));
    og_buf_add(&page, OG_STR("<h3>Work is good.<b>Next steps </b>They will visit again.</h3>"));
    og_buf expected = {0};
    og_buf_add(&expected, OG_STR("H1 Northmarsh\nH3 Main findings\n"));
    for (int i = 0; i < 7; i++)
        og_buf_printf(&expected, "P %.*s\n", (int)(sizeof prose - 1 - 9), prose + 4);
    og_buf_add(&expected, OG_STR("P Work is good.\nH3 Next steps\nP They will visit again.\n"));
    og_buf_add_byte(&expected, 0);
    check_blocks(og_buf_str(&page), expected.ptr);
    og_buf_free(&page);
    og_buf_free(&expected);
}

static const char newspaper[] =
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>Council told to improve - Northam Echo</title>"
    "<link rel=canonical href='https://echo.example/news/1'><meta property=og:site_name content='Northam Echo'>"
    "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebSite\"},"
    "{\"@type\":[\"NewsArticle\"],\"headline\":\"Council told to improve\",\"datePublished\":\"2024-05-03T09:00:00Z\","
    "\"author\":[{\"@type\":\"Person\",\"name\":\"Jane Smith\"},{\"name\":\"Tom Hill\"}]}]}</script>"
    "<style>p{}</style></head><body class='has-sidebar ad-free'>"
    "<a class=skip-link href='#main'>Skip to content</a><header><a href='/'>Northam Echo</a><h1>Council told to improve"
    "</h1></header><nav><ul><li><a href='/news'>News</a></ul></nav>"
    "<div class='cookie-banner'><p>We use cookies to make this site better for everybody who reads it.</p></div>"
    "<div class='layout article-with-sidebar'><main><div class='breadcrumb'>Home &gt; News</div><article>"
    "<p>CHILDREN\xE2\x80\x99S services in Northam must improve, inspectors have said.</p><div "
    "class='share-links'>Share this "
    "article</div><figure><img src=x><figcaption>The town hall (picture: Echo)</figcaption></figure>"
    "<div class='advert'>ADVERTISEMENT</div><p>\xE2\x80\x9CWe accept <a href='/report'>the report</a> in "
    "full,\xE2\x80\x9D"
    " said the leader of the council.</p><h2 id='social-care'>Social care</h2><p>Work with families was better than "
    "it had been a year ago.</p><aside><p>Sign up to our newsletter for more of the news that matters.</p></aside>"
    "<form><button>Subscribe</button><select><option>Daily</select></form></article>"
    "<section class='related-articles'><h3>Read more</h3><ul><li><a href='/2'>Another story about the town</a></li>"
    "<li><a href='/3'>Roads will be closed</a></li></ul></section></main></div>"
    "<footer><p>Copyright the Northam Echo, all rights reserved, 2024, printed in Northam.</p></footer>"
    "<script>document.write('<p>late</p>')</script><noscript>Turn on scripts</noscript></body></html>";

static void a_newspaper_page_comes_out_clean(void **state)
{
    (void)state;
    check_blocks((og_str){newspaper, sizeof newspaper - 1},
                 "H1 Council told to improve\n"
                 "P CHILDREN\u2019S services in Northam must improve, inspectors have said.\n"
                 "P \u201CWe accept the report in full,\u201D said the leader of the council.\nH2 Social care\n"
                 "P Work with families was better than it had been a year ago.\n");
}

static void check_property(const og_document *document, og_str name, og_str expected)
{
    og_str found = og_document_property(document, name);
    if (!og_str_equal(found, expected))
        fail_msg("%.*s is \"%.*s\"", OG_STR_ARG(name), OG_STR_ARG(found));
}

static void a_page_states_its_properties_and_links(void **state)
{
    (void)state;
    og_document *document = NULL;
    assert_int_equal(og_document_read((og_str){newspaper, sizeof newspaper - 1}, NULL, NULL, &document), OG_OK);
    check_property(document, OG_STR("title"), OG_STR("Council told to improve"));
    check_property(document, OG_STR("type"), OG_STR("NewsArticle"));
    check_property(document, OG_STR("author"), OG_STR("Jane Smith, Tom Hill"));
    check_property(document, OG_STR("published"), OG_STR("2024-05-03T09:00:00Z"));
    check_property(document, OG_STR("site"), OG_STR("Northam Echo"));
    check_property(document, OG_STR("url"), OG_STR("https://echo.example/news/1"));
    assert_int_equal(document->links.count, 1);
    assert_true(og_str_equal(document->links.items[0].target, OG_STR("https://echo.example/report")));
    assert_true(og_str_equal(og_document_slice(document, document->links.items[0].range), OG_STR("the report")));
    og_document_free(document);
}

static void a_government_page_comes_out_clean(void **state)
{
    (void)state;
    check_blocks(
        OG_STR("<!DOCTYPE html><html><head><title>Northam: inspection - GOV.UK</title></head><body>"
               "<div id=global-cookie-message><p>Tell us whether you accept cookies on this site, please do.</p></div>"
               "<header role=banner><a href='/'>GOV.UK</a></header><div id=wrapper><main role=main id=content>"
               "<h1>Northam: inspection</h1><dl><dt>From:</dt><dd>The inspectorate</dd></dl>"
               "<nav aria-label=Contents><ol><li><a href='#a'>What we found</a></li></ol></nav>"
               "<div class='govspeak'><h2 id=a>What we found</h2><p>Leaders know their service well and act on it.</p>"
               "<h3 id=related>Sharing information</h3><p>Partners share what they know with each other.</p>"
               "<table><thead><tr><th>Area</th><th>Grade</th></tr></thead><tbody><tr><td>Leaders</td><td>Good</td></tr>"
               "</tbody></table></div><div class='gem-c-print-link'><button>Print this page</button></div></main></div>"
               "<div class='gem-c-feedback'><p>Is this page useful? Tell us what you think about it.</p></div>"
               "<footer role=contentinfo><p>All content is available under a licence.</p></footer></body></html>"),
        "H1 Northam: inspection\nH2 What we found\nP Leaders know their service well and act on it.\n"
        "H3 Sharing information\nP Partners share what they know with each other.\nR Area | Grade\nR Leaders | Good\n");
}

static void hidden_words_are_left_out_but_a_hidden_page_is_not(void **state)
{
    (void)state;
    check_blocks(
        OG_STR("<!DOCTYPE html><body><div aria-hidden=true><p>All of the words of this page are in a part that a "
               "dialogue hides.</p></div><p hidden>gone</p><p style='color:red;display : none'>gone</p>"
               "<p>stays</p></body>"),
        "P All of the words of this page are in a part that a dialogue hides.\nP stays\n");
}

static void menus_of_links_are_left_out(void **state)
{
    (void)state;
    check_blocks(
        OG_STR("<!DOCTYPE html><div><ul><li><a href=1>Home</a><li><a href=2>News</a><li><a href=3>Sport</a>"
               "<li><a href=4>Jobs</a></ul></div><p>Northam has a new plan for its children, and it is good.</p>"
               "<ul><li>See <a href=5>plan</a> one of them<li>and two</ul>"),
        "P Northam has a new plan for its children, and it is good.\nI1[\u2022] See plan one of them\n"
        "I1[\u2022] and two\n");
}

static void encodings_are_told(void **state)
{
    (void)state;
    check_blocks(OG_STR("<!DOCTYPE html><meta charset=iso-8859-1><p>The council\x92s caf\xE9</p>"),
                 "P The council\u2019s caf\u00E9\n");
    check_blocks(OG_STR("<!DOCTYPE html><meta charset=windows-1252><p>The council\u2019s caf\u00E9</p>"),
                 "P The council\u2019s caf\u00E9\n");
    check_blocks(OG_STR("<!DOCTYPE html><meta charset=iso-8859-2><p>\xA3\xF3"
                        "d\xBC</p>"),
                 "P \u0141\u00F3"
                 "d\u017A\n");
    check_blocks(OG_STR("<!DOCTYPE html><meta charset=utf-7><p>+ADw-b+AD4-caf\xE9</p>"), "P +ADw-b+AD4-caf\u00E9\n");
    static const char wide[] = "\xFF\xFE<\0h\0t\0m\0l\0>\0<\0p\0>\0h\0i\0\x19\x20";
    check_blocks((og_str){wide, sizeof wide - 1}, "P hi\u2019\n");
    check_blocks(OG_STR("<!DOCTYPE html><p>one\0two &amp; &lt;three&gt; &nbsp;four&#8217;s</p>"),
                 "P one two & <three> four\u2019s\n");
}

static void errors_pages_are_short_documents(void **state)
{
    (void)state;
    check_blocks(OG_STR("<!DOCTYPE html><html><body><h1>Report not found</h1><p>Sorry.</p></body></html>"),
                 "H1 Report not found\nP Sorry.\n");
    check_status(OG_STR("<!DOCTYPE html><html><body><script>1</script></body></html>"), OG_NO_TEXT);
}

static og_status read_repeated(const char *before, const char *unit, size_t count)
{
    og_buf page = {0};
    og_buf_add(&page, og_str_from(before));
    for (size_t i = 0; i < count; i++)
        og_buf_add(&page, og_str_from(unit));
    og_document *document = NULL;
    og_status status = og_document_read(og_buf_str(&page), NULL, NULL, &document);
    og_document_free(document);
    og_buf_free(&page);
    return status;
}

static void hostile_pages_end_soon(void **state)
{
    (void)state;
    static const char *const units[] = {"<div>",
                                        "<p>",
                                        "<ul><li>",
                                        "<table><tr><td>",
                                        "<a href=x>",
                                        "<b>a",
                                        "<td>",
                                        "</p>",
                                        "<br>",
                                        "<p>a</p> ",
                                        "&amp;",
                                        "<!--",
                                        "<font>",
                                        "<dl><dd>",
                                        "<tr><td rowspan=9 colspan=31>a",
                                        "<h1>a"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        og_status status = read_repeated("<!DOCTYPE html><p>a", units[i], 30000);
        assert_true(status != OG_INTERNAL && status != OG_NO_MEMORY);
    }
    assert_int_equal(read_repeated("<!DOCTYPE html>", "<div>deep", 5000), OG_TOO_COMPLEX);
    assert_int_equal(read_repeated("<!DOCTYPE html>", "<p>a", 1100000), OG_TOO_COMPLEX);
    assert_int_equal(read_repeated("<!DOCTYPE html><script type=application/ld+json>", "[", 100000), OG_NO_TEXT);
}

static void add_times(og_buf *page, const char *unit, size_t count)
{
    for (size_t i = 0; i < count; i++)
        og_buf_add(page, og_str_from(unit));
}

static void a_long_style_is_searched_once(void **state)
{
    (void)state;
    og_buf page = {0};
    og_document *document = NULL;
    og_buf_add(&page, OG_STR("<!DOCTYPE html><p>Words that are seen by everybody.</p><p style='"));
    add_times(&page, "display ", 250000);
    add_times(&page, "        ", 250000);
    og_buf_add(&page, OG_STR("'>a</p><p style='display :  none'>b</p>"));
    assert_int_equal(og_document_read(og_buf_str(&page), NULL, NULL, &document), OG_OK);
    assert_int_equal(og_document_block_count(document), 2);
    og_document_free(document);
    og_buf_free(&page);
}

static void styles_around_places_are_read_once(void **state)
{
    (void)state;
    static const char *const opened[] = {"", "top:1px;left:1px;"};
    static const char *const units[] = {"<p style='top:9px;left:9px'>word</p>", "<i>a</i><b>b</b><br>"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        og_buf page = {0};
        og_document *document = NULL;
        og_buf_printf(&page, "<!DOCTYPE html><div style='%s", opened[i]);
        add_times(&page, "a:b;", 250000);
        og_buf_add(&page, OG_STR("'>"));
        add_times(&page, units[i], 20000);
        assert_int_equal(og_document_read(og_buf_str(&page), NULL, NULL, &document), OG_OK);
        og_document_free(document);
        og_buf_free(&page);
    }
}

static void tags_of_countless_attributes_are_refused(void **state)
{
    (void)state;
    static const char *const plain[] = {"a ", "a=1 ", "a='x > y'", "a = \"b\"", "/a ", "a\n"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        assert_int_equal(read_repeated("<!DOCTYPE html><p>Words.</p><p ", plain[i], 2000), OG_TOO_COMPLEX);
        assert_int_not_equal(read_repeated("<!DOCTYPE html><p>Words.</p><p ", plain[i], 400), OG_TOO_COMPLEX);
    }
    assert_int_equal(read_repeated("<!DOCTYPE html><p>Words.</p><p ", "abcdefghij", 20000), OG_TOO_COMPLEX);
    assert_int_equal(read_repeated("<!DOCTYPE html><p>Words.</p><script>a<b; ", "c ", 2000), OG_OK);
    assert_int_equal(read_repeated("<!DOCTYPE html><p>Words.</p><!-- <b ", "c ", 2000), OG_OK);
    assert_int_equal(read_repeated("<!DOCTYPE html><p>Words.</p> 3 < 4 ", "c ", 2000), OG_OK);
    assert_int_equal(read_repeated("<!DOCTYPE html><p>Words.</p>", "<p a='b c' d>x", 2000), OG_OK);
}

// Reads a page of which `limit` bytes of text are allowed; true when a limit of the reader was reported.
static bool reaches_reader_limit(og_str page, size_t limit, size_t links)
{
    og_limits limits = og_limits_default();
    og_document *document = NULL;
    og_diagnostics *diagnostics = og_diagnostics_new();
    limits.text_bytes = limit;
    assert_int_equal(og_document_read(page, &limits, diagnostics, &document), OG_OK);
    assert_int_equal(document->links.count, links);
    for (size_t i = 0; i < links; i++)
        assert_true(og_str_starts(document->links.items[i].target, OG_STR("https://echo.example/")));
    bool reached = og_diagnostics_count(diagnostics) &&
                   og_str_equal(og_diagnostics_get(diagnostics, 0).code, OG_STR("reader-limit"));
    og_document_free(document);
    og_diagnostics_free(diagnostics);
    return reached;
}

static void addresses_are_bounded_and_that_is_reported(void **state)
{
    (void)state;
    og_buf page = {0};
    og_buf_add(&page, OG_STR("<!DOCTYPE html><p>Words.</p><base href='https://echo.example/'><a href='"));
    add_times(&page, "address/", 100);
    og_buf_add(&page, OG_STR("'>"));
    add_times(&page, "<p>many words", 100);
    og_buf_add(&page, OG_STR("</a><p><a href=b>b</a> <a href=c>c</a>"));
    assert_false(reaches_reader_limit(og_buf_str(&page), (size_t)1 << 20, 102));
    assert_true(reaches_reader_limit(og_buf_str(&page), 8300, 12)); // ten of the long link, and the two short ones
    page.len = 0;
    og_buf_add(&page, OG_STR("<!DOCTYPE html><p>Words <a href='https://echo.example/"));
    add_times(&page, "address/", 600);
    og_buf_add(&page, OG_STR("'>and words</a>"));
    assert_true(reaches_reader_limit(og_buf_str(&page), (size_t)1 << 20, 0));
    page.len = 0;
    og_buf_add(&page, OG_STR("<!DOCTYPE html><base href='https://echo.example/"));
    add_times(&page, "b/../", 100); // the work of resolving counts: 100 parents for each of the bytes
    og_buf_add(&page, OG_STR("'><p>Words <a href=c>c</a> <a href=d>d</a> <a href=d>e</a>"));
    assert_false(reaches_reader_limit(og_buf_str(&page), (size_t)1 << 20, 3));
    assert_true(reaches_reader_limit(og_buf_str(&page), 60000, 1));
    og_buf_free(&page);
}

static void many_authors_are_reported(void **state)
{
    (void)state;
    og_buf page = {0};
    og_buf_add(&page, OG_STR("<!DOCTYPE html><p>Words.</p><script type=application/ld+json>"
                             "{\"@type\":\"NewsArticle\",\"author\":[\"Jane Smith\""));
    add_times(&page, ",\"Tom Hill\"", 15);
    size_t sixteen = page.len;
    og_buf_add(&page, OG_STR("]}</script>"));
    assert_false(reaches_reader_limit(og_buf_str(&page), (size_t)1 << 20, 0));
    page.len = sixteen;
    og_buf_add(&page, OG_STR(",\"Ann Field\"]}</script>"));
    assert_true(reaches_reader_limit(og_buf_str(&page), (size_t)1 << 20, 0));
    og_buf_free(&page);
}

static void long_spans_cover_their_rows(void **state)
{
    (void)state;
    og_buf page = {0}, wanted = {0};
    og_buf_add(&page, OG_STR("<!DOCTYPE html><table><tr><td rowspan=40>Leaders<td>Good"));
    og_buf_add(&wanted, OG_STR("R Leaders | Good\n"));
    add_times(&page, "<tr><td>Better", 40);
    add_times(&wanted, "R  | Better\n", 39);
    og_buf_add(&page, OG_STR("</table>"));
    og_buf_add(&wanted, OG_STR("R Better\n"));
    og_buf_add_byte(&wanted, 0);
    check_blocks(og_buf_str(&page), wanted.ptr);
    og_buf_free(&page);
    og_buf_free(&wanted);
}

static void long_texts_meet_our_limit_alone(void **state)
{
    (void)state;
    assert_int_equal(read_repeated("<!DOCTYPE html><p>", "many words ", 1200000), OG_OK);
    assert_int_equal(read_repeated("<!DOCTYPE html><p>", "many words ", 3200000), OG_TEXT_TOO_LONG);
}

static void no_file_is_ever_opened(void **state)
{
    (void)state;
    check_blocks(OG_STR("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>a &x; b</p>"),
                 "P ]>\nP a &x; b\n"); // "]>" as in browsers
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_paragraphs_and_lists),
        cmocka_unit_test(tables_of_data_are_rows),
        cmocka_unit_test(tables_for_layout_are_blocks),
        cmocka_unit_test(definitions_of_facts_are_rows),
        cmocka_unit_test(breaks_divide_where_the_sentence_ends),
        cmocka_unit_test(text_in_a_page_keeps_its_lines),
        cmocka_unit_test(lines_at_places_are_read_as_printed),
        cmocka_unit_test(words_around_a_place_within_another_go_on),
        cmocka_unit_test(a_page_at_one_place_is_read_by_its_elements),
        cmocka_unit_test(elements_that_are_only_moved_are_at_no_place),
        cmocka_unit_test(blocks_at_one_place_are_lines),
        cmocka_unit_test(words_at_no_place_are_furniture),
        cmocka_unit_test(headings_that_are_most_of_a_page_are_paragraphs),
        cmocka_unit_test(a_newspaper_page_comes_out_clean),
        cmocka_unit_test(a_page_states_its_properties_and_links),
        cmocka_unit_test(a_government_page_comes_out_clean),
        cmocka_unit_test(hidden_words_are_left_out_but_a_hidden_page_is_not),
        cmocka_unit_test(menus_of_links_are_left_out),
        cmocka_unit_test(encodings_are_told),
        cmocka_unit_test(errors_pages_are_short_documents),
        cmocka_unit_test(hostile_pages_end_soon),
        cmocka_unit_test(a_long_style_is_searched_once),
        cmocka_unit_test(styles_around_places_are_read_once),
        cmocka_unit_test(tags_of_countless_attributes_are_refused),
        cmocka_unit_test(addresses_are_bounded_and_that_is_reported),
        cmocka_unit_test(many_authors_are_reported),
        cmocka_unit_test(long_spans_cover_their_rows),
        cmocka_unit_test(long_texts_meet_our_limit_alone),
        cmocka_unit_test(no_file_is_ever_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
