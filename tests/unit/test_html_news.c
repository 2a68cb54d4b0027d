// SPDX-License-Identifier: MIT
// Pages of news: what they state about an article in JSON-LD, good and broken, and which of their words are the
// article. All pages are made up; they have the shapes of pages of broadcasters, local papers, schools and councils.
#include "base/str.h"
#include "blocks.h"
#include "read/asides.h"

#include <stdlib.h>
#include <string.h>

#define DATA "<script type='application/ld+json'>"

static og_document *read(og_str page)
{
    og_document *document = NULL;
    assert_int_equal(og_document_read(page, NULL, NULL, &document), OG_OK);
    return document;
}

// One property of a page with this JSON-LD in its head.
static void check_data(const char *data, og_str name, const char *expected)
{
    og_buf page = {0};
    og_buf_printf(&page, "<!DOCTYPE html><html><head>%s%s</script></head><body><p>Words of it.</p></body></html>", DATA,
                  data);
    og_document *document = read(og_buf_str(&page));
    og_str found = og_document_property(document, name);
    if (!og_str_equal(found, og_str_from(expected)))
        fail_msg("%s: %.*s is \"%.*s\", not \"%s\"", data, OG_STR_ARG(name), OG_STR_ARG(found), expected);
    og_document_free(document);
    og_buf_free(&page);
}

static void an_article_is_found_wherever_it_is_nested(void **state)
{
    (void)state;
    const og_str title = OG_STR("title"), author = OG_STR("author"), site = OG_STR("site");
    check_data("{\"@type\":\"ReportageNewsArticle\",\"headline\":\"One\"}", title, "One");
    check_data("{\"@type\":\"https://schema.org/NewsArticle\",\"headline\":\"One\"}", title, "One");
    check_data("[[{\"@type\":\"WebSite\",\"name\":\"Site\"}],{\"@type\":\"Article\",\"headline\":\"One\"}]", title,
               "One");
    check_data("{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"NewsArticle\",\"headline\":\"One\"}}", title, "One");
    check_data("{\"@graph\":[{\"@type\":\"Article\",\"name\":\"Zero\"},{\"@type\":\"Article\",\"headline\":\"One\"},"
               "{\"@type\":\"Article\",\"headline\":\"Two\"}]}",
               title, "One");
    check_data("{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"One\",\"author\":{\"@id\":\"#p\"},\"publisher\":"
               "{\"@id\":\"#o\"}},{\"@id\":\"#p\",\"@type\":\"Person\",\"name\":\"Jo Hill\"}]}",
               author, "Jo Hill");
    check_data("{\"@graph\":[{\"@id\":\"#o\",\"name\":\"Northam Echo\"},{\"@type\":\"Article\",\"headline\":\"One\","
               "\"publisher\":{\"@id\":\"#o\"}}]}",
               site, "Northam Echo");
    check_data("{\"@type\":\"Article\",\"headline\":\"One\",\"author\":{\"@id\":\"#nobody\"}}", author, "");
}

static void broken_data_are_mended(void **state)
{
    (void)state;
    const og_str title = OG_STR("title"), author = OG_STR("author");
    check_data("{\"@type\":\"Article\",\"headline\":\"One &amp; two&#8217;s &quot;best&quot; &bogus; &#xZ;\"}", title,
               "One & two\u2019s \"best\" &bogus; &#xZ;");
    check_data("{\"@type\":\"Article\",\"description\":\"a\nb\tc\",\"headline\":\"One\"}", title, "One");
    check_data("{\"@type\":\"Article\",\"headline\":\"Jo\\'s one\",}", title, "Jo's one");
    check_data("//<![CDATA[\n{\"@type\":\"Article\",\"author\":[\"Jo Hill\",],\"headline\":\"One\"};\n//]]>", author,
               "Jo Hill");
    check_data("<!-- {\"@type\":\"Article\",\"headline\":\"One\"} -->", title, "One");
    check_data("{\"@type\":\"Article\",\"headline\":\"One\",\"articleBody\":\"It was cut o", title, "One");
    check_data("{\"@type\":\"Article\",\"headline\":\"One\"},{\"@type\":\"Article\",\"headline\":\"Two\"}", title,
               "One");
    check_data("{\"@type\":\"Article\",\"headline\":\"One \"quoted\" words\"}", title, "");
    check_data("}{", title, "");
    check_data("\\", title, "");
}

static void add_times(og_buf *to, const char *text, size_t times)
{
    for (size_t i = 0; i < times; i++)
        og_buf_add(to, og_str_from(text));
}

// A page whose JSON-LD is `before`, some times `text`, and `after`.
static void read_data(const char *before, const char *text, size_t times, const char *after)
{
    og_buf page = {0};
    og_buf_add(&page, OG_STR("<!DOCTYPE html>" DATA));
    og_buf_add(&page, og_str_from(before));
    add_times(&page, text, times);
    og_buf_add(&page, og_str_from(after));
    og_buf_add(&page, OG_STR("</script><p>Words of it."));
    og_document_free(read(og_buf_str(&page)));
    og_buf_free(&page);
}

static void hostile_data_end_soon(void **state)
{
    (void)state;
    read_data("", "[", 1000000, "");
    read_data("", "{\"@graph\":[", 500000, "");
    read_data("[", "{\"@type\":\"Article\",\"headline\":\"One\"},", 100000, "]");
    read_data("[", "{\"@type\":\"Article\",\"author\":{\"@id\":\"x\"}},", 100000, "]");
    read_data("{\"@type\":\"Article\",\"headline\":\"", "\\q&amp;", 500000, "");
    read_data("", "/*", 1000000, "");
    read_data("\"", "\n", 3000000, "");
    read_data("[", ", ", 1000000, "");
}

static const char broadcaster[] =
    "<!DOCTYPE html><html><head><title>Nursery rated inadequate - Northam News</title>"
    "<link rel=canonical href='https://n.example/1'><meta property='og:site_name' content='Northam News'>" DATA
    "{\"@type\":\"NewsArticle\",\"headline\":\"Nursery rated inadequate\",\"datePublished\":\"2024-05-03\"}</script>"
    "<body><nav><ul><li><a href='/s'>Sport</a></ul></nav><main><article><header><h1>Nursery rated inadequate</h1>"
    "<time datetime=2024-05-03>3 May 2024</time></header><div><span>Jo Hill</span><span>Education reporter</span></div>"
    "<figure><div><span>Press Agency</span></div><figcaption><span>Image caption, </span>The garden</figcaption>"
    "</figure><p>A nursery has been rated inadequate by Ofsted after a child was left alone.</p>"
    "<ul><li><a href='/a'>Nursery celebrates</a></li><li><a href='https://www.n.example/b'>School fails</a></li></ul>"
    "<p>Inspectors said that staff <a href='/c'>did not know</a> what to do.</p><h2>'Heartbroken'</h2>"
    "<p><a href='https://reports.example/9'>Read the report</a></p><p><i>Follow us on </i><a href='https://x.example'>"
    "<i>Facebook</i></a><i>.</i></p></article><section><h2>More on this story</h2><ul><li><a href='/d'>Council sorry"
    "</a> 1 May</li></ul></section></main></body></html>";

static void a_broadcasters_page(void **state)
{
    (void)state;
    check_blocks((og_str){broadcaster, sizeof broadcaster - 1},
                 "H1 Nursery rated inadequate\nP 3 May 2024\nP Jo Hill Education reporter\n"
                 "P A nursery has been rated inadequate by Ofsted after a child was left alone.\n"
                 "P Inspectors said that staff did not know what to do.\nH2 'Heartbroken'\nP Read the report\n");
}

static const char local_paper[] =
    "<!DOCTYPE html><html><head><meta property='article:published_time' content='2023-02-14T05:00:00Z'></head><body>"
    "<div class='article-wrapper'><article><section><h1>School praised</h1><a href='#comments'>3 Comments</a></section>"
    "<div class='article-body' itemprop='articleBody'><p><strong>A SCHOOL has been praised by Ofsted for its teaching."
    "</strong></p><div id='mpu1'><p>Advertisement</p></div><p>READ MORE:</p><ul><li><a href='/1'>Primary falls</a></li>"
    "<li><a href='/2'>Boss quits</a></li></ul><blockquote><p>Pupils are happy.</p><p>They behave well.</p></blockquote>"
    "<ul><li>Leaders know what works</li></ul><p><strong><a href='/4'>&gt;&gt; Nursery closes</a></strong></p>"
    "<p>Get more news in your inbox with our <a href='/n'>newsletter</a>.</p><p>The school was rated good.</p></div>"
    "</article><section class='mar-comments'><p>We want our comments to be a lively part of our community, where "
    "readers can debate the most important local issues of the day in a civil tone with each other.</p></section>"
    "<div><h3>Recommended for you</h3><p>School rated inadequate after inspectors find pupils unsafe in corridors "
    "every day of the week, and more than that.</p></div></div></body></html>";

static void a_local_papers_page(void **state)
{
    (void)state;
    check_blocks((og_str){local_paper, sizeof local_paper - 1},
                 "H1 School praised\nP A SCHOOL has been praised by Ofsted for its teaching.\nP Pupils are happy.\n"
                 "P They behave well.\nI1[\u2022] Leaders know what works\nP The school was rated good.\n");
}

// A page of news with this body.
static void check_news(const char *body, const char *expected)
{
    og_buf page = {0};
    og_buf_printf(&page,
                  "<!DOCTYPE html><html><head>%s{\"@type\":\"NewsArticle\"}</script></head><body>%s</body></html>",
                  DATA, body);
    check_blocks(og_buf_str(&page), expected);
    og_buf_free(&page);
}

#define PRAISE "<p>Inspectors found that pupils are happy, that they behave well and that leaders know what works.</p>"
#define OTHER "<p>The weather was fine all week, the crops stood high, and nobody in the whole town could complain.</p>"
#define PRAISED "P Inspectors found that pupils are happy, that they behave well and that leaders know what works.\n"

static void the_part_that_is_marked_need_not_hold_most(void **state)
{
    (void)state;
    check_news("<article><h1>School praised</h1>" PRAISE PRAISE "</article><section>" OTHER OTHER OTHER "</section>",
               "H1 School praised\n" PRAISED PRAISED);
    check_news("<article><h1>School praised</h1><div itemprop=articleBody>" PRAISE PRAISE "</div><div>" OTHER
               "</div></article>",
               "H1 School praised\n" PRAISED PRAISED);
}

static void a_further_article_is_not_the_pages(void **state)
{
    (void)state;
    check_news("<article><h1>School praised</h1>" PRAISE PRAISE "</article><article>" OTHER OTHER "</article>",
               "H1 School praised\n" PRAISED PRAISED);
}

static void a_table_set_as_a_figure_is_text(void **state)
{
    (void)state;
    check_news("<article><h1>School praised</h1>" PRAISE
               "<figure><p>A hall</p></figure><figure><table><tr><td>Overall</td>"
               "<td>Good</td></tr></table></figure></article>",
               "H1 School praised\n" PRAISED "R Overall | Good\n");
}

static void a_linked_headline_makes_no_row_of_cards(void **state)
{
    (void)state;
    check_news("<article><h1><a href='/1'>School praised</a></h1>" PRAISE "<div><h2><a href='/2'>The report</a></h2>"
               "<p>It is six pages long.</p></div></article>",
               "H1 School praised\n" PRAISED "P It is six pages long.\n");
}

static void an_article_that_only_scripts_write(void **state)
{
    (void)state;
    check_blocks(
        OG_STR("<!DOCTYPE html><head>" DATA "{\"@type\":\"NewsArticle\",\"headline\":\"College told\","
               "\"articleBody\":\"It requires improvement.\\n\\nInspectors said: &ldquo;Try.&rdquo;\"}</script>"
               "<body><div id=app></div><div class=cookies><p>We use cookies</p></div>"),
        "H1 College told\nP It requires improvement.\nP Inspectors said: \u201CTry.\u201D\n");
    check_blocks(OG_STR("<!DOCTYPE html><head>" DATA "{\"@type\":\"NewsArticle\",\"headline\":\"College told\","
                        "\"articleBody\":\"<p>It requires improvement.</p><ul><li>Attendance</li></ul>\"}</script>"
                        "<body><div id=app></div>"),
                 "H1 College told\nP It requires improvement.\nI1[\u2022] Attendance\n");
    check_blocks(OG_STR("<!DOCTYPE html><head>" DATA "{\"@type\":\"NewsArticle\",\"headline\":\"College told\","
                        "\"articleBody\":\"It requires...\"}</script><body><h1>College told</h1>"
                        "<p>It requires improvement, inspectors have found, and that is all.</p>"),
                 "H1 College told\nP It requires improvement, inspectors have found, and that is all.\n");
}

static void a_page_without_marks_is_read_but_for_its_links(void **state)
{
    (void)state;
    check_blocks(OG_STR("<html><body><div class=menu><a href=/>Home</a> | <a href=/n>News</a></div>"
                        "<div>School praised</div><div><p>A school has been praised for its teaching.</p></div>"
                        "<div>ALSO: <a href=/1>Another school fails its pupils</a> | <a href=/2>Bypass opens</a></div>"
                        "</body></html>"),
                 "P School praised\nP A school has been praised for its teaching.\n");
}

static void a_page_of_other_pages_has_no_text(void **state)
{
    (void)state;
    check_blocks(
        OG_STR("<!DOCTYPE html><html><body><nav>Home</nav><main><h1>Education</h1><article><h2><a href=/1>School rated "
               "inadequate"
               "</a></h2><p>Inspectors found that pupils do not feel safe.</p></article><article><h2><a href=/2>"
               "Nursery praised</a></h2><p>It was rated outstanding.</p></article></main></body></html>"),
        "H1 Education\n");
    check_blocks(OG_STR("<!DOCTYPE html><html><head><title>News</title></head><body><script>x()</script></body>"),
                 "H1 News\n");
    check_blocks(OG_STR("<!DOCTYPE html><html><body><script>x()</script></body>"), "no-text");
}

static void converted_reports_lose_nothing(void **state)
{
    (void)state;
    check_blocks(OG_STR("<!DOCTYPE html><html><body><h2>Comments</h2><p>Share</p><p>Recommended:</p>"
                        "<p><a href='/a'>Annex A</a></p><p>Related: none.</p></body></html>"),
                 "H2 Comments\nP Share\nP Recommended:\nP Annex A\nP Related: none.\n");
}

static void asides_are_told_by_their_words(void **state)
{
    (void)state;
    static const char *const asides[] = {"Advertisement",    "READ MORE: Another school fails",
                                         "Read more | News", "Image caption, A hall",
                                         "12 Comments",      "Share this page",
                                         "2 min read",       "Sign up to our newsletter here",
                                         "Picture: Jo Hill"};
    static const char *const text[] = {
        "Read more books, inspectors said", "Picture-perfect school praised", "Follow-up visits found progress",
        "Share of good schools rises",      "Image problems at academy",      "Subscribers to the trust",
        "Comments were made by inspectors", "Related services are good",      "Listen to children, Ofsted says"};
    for (size_t i = 0; i < sizeof asides / sizeof *asides; i++)
        if (!og_aside_is(og_str_from(asides[i]), true))
            fail_msg("read as text: %s", asides[i]);
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        if (og_aside_is(og_str_from(text[i]), true))
            fail_msg("left out: %s", text[i]);
    assert_false(og_aside_is(OG_STR("Comments"), false));
    assert_true(og_aside_is_linked(OG_STR("Click here for more news")));
    assert_true(og_aside_takes_next(OG_STR("Image caption,")));
    assert_false(og_aside_takes_next(OG_STR("Image caption, A hall")));
}

static void a_copied_article_has_its_asides_as_furniture(void **state)
{
    (void)state;
    check_blocks(OG_STR("Share\n\nComments\n\nNursery celebrates\n\nBy Jo Hill\n\nImage caption,\nThe garden\n\n"
                        "STAFF at a nursery are celebrating after inspectors said that children there flourish.\n\n"
                        "Read more: School fails\n\nComments\n\nThe manager said that she was pleased with them.\n"),
                 "F Share\nF Comments\nP Nursery celebrates\nP By Jo Hill\nF Image caption, The garden\n"
                 "P STAFF at a nursery are celebrating after inspectors said that children there flourish.\n"
                 "F Read more: School fails\nH2 Comments\nP The manager said that she was pleased with them.\n");
}

static void a_byline_does_not_carry_on_the_headline(void **state)
{
    (void)state;
    check_blocks(OG_STR("School head 'confident' despite the verdict of inspectors\n\nby Jo Hill\n\n"
                        "A SCHOOL has been told that it has serious weaknesses by those who inspected it.\n"),
                 "H1 School head 'confident' despite the verdict of inspectors\nP by Jo Hill\n"
                 "P A SCHOOL has been told that it has serious weaknesses by those who inspected it.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_is_found_wherever_it_is_nested),
        cmocka_unit_test(broken_data_are_mended),
        cmocka_unit_test(hostile_data_end_soon),
        cmocka_unit_test(a_broadcasters_page),
        cmocka_unit_test(a_local_papers_page),
        cmocka_unit_test(the_part_that_is_marked_need_not_hold_most),
        cmocka_unit_test(a_further_article_is_not_the_pages),
        cmocka_unit_test(a_table_set_as_a_figure_is_text),
        cmocka_unit_test(a_linked_headline_makes_no_row_of_cards),
        cmocka_unit_test(an_article_that_only_scripts_write),
        cmocka_unit_test(a_page_without_marks_is_read_but_for_its_links),
        cmocka_unit_test(a_page_of_other_pages_has_no_text),
        cmocka_unit_test(converted_reports_lose_nothing),
        cmocka_unit_test(asides_are_told_by_their_words),
        cmocka_unit_test(a_copied_article_has_its_asides_as_furniture),
        cmocka_unit_test(a_byline_does_not_carry_on_the_headline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
