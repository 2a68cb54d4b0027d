// SPDX-License-Identifier: MIT
// OpenDocument texts to blocks. All are made up.
#include "packages.h"

#define CONTENT(styles, body)                                                                                          \
    "<?xml version='1.0' encoding='UTF-8'?><office:document-content " ODF_NAMESPACES                                   \
    "><office:automatic-styles>" styles "</office:automatic-styles><office:body><office:text>" body                    \
    "</office:text></office:body></office:document-content>"
#define STYLE(family, name, parent, properties)                                                                        \
    "<style:style style:name='" name "' style:family='" family "' style:parent-style-name='" parent "'>" properties    \
    "</style:style>"
#define BOLD "<style:text-properties fo:font-weight='bold'/>"
#define HIDDEN "<style:text-properties text:display='none'/>"
#define P(text) "<text:p>" text "</text:p>"

static void check_content(const char *content, const char *expected)
{
    og_buf xml = {0};
    add_expanded(&xml, content, "<text:p>", "</text:p>");
    assert_int_equal(xml.status, OG_OK);
    parcel package = odt_package(og_buf_str(&xml));
    check_package(&package, expected);
    og_buf_free(&xml);
}

static void paragraphs_and_headings_are_read(void **state)
{
    (void)state;
    check_content(CONTENT("", "<text:h text:outline-level='2'>What we <text:span>found</text:span></text:h>"
                              "<text:p>Leaders<text:s text:c='3'/>act.<text:line-break/>Soon.</text:p>"
                              "<text:h>Teaching</text:h><text:p>Dates<text:tab/>3 May 2023</text:p>"),
                  "H2 What we found\nP Leaders act.\nP Soon.\nH1 Teaching\nR Dates | 3 May 2023\n");
}

static const char automatic[] = CONTENT(
    STYLE("paragraph", "P1", "Strong", "") STYLE("paragraph", "P2", "Title", "") STYLE("text", "T1", "", BOLD)
        STYLE("text", "T2", "", HIDDEN),
    "<text:p text:style-name='P2'>Pond Lane School</text:p><text:p text:style-name='P1'>About the school</text:p>"
    "<text:p><text:span text:style-name='T1'>Reading</text:span></text:p>"
    "<text:p><text:span text:style-name='T1'>Reading</text:span> well"
    "<text:span text:style-name='T2'> not</text:span></text:p>"
    "<text:section text:display='none'><text:p>Hidden.</text:p></text:section>"
    "<text:section><text:p>Seen.</text:p></text:section>");

static const char common[] =
    "<office:document-styles " ODF_NAMESPACES "><office:styles>" STYLE("paragraph", "Strong", "", BOLD)
        STYLE("paragraph", "Title", "", "") STYLE("paragraph", "P1", "", "") // another of the name, for headers alone
    "</office:styles><office:master-styles><style:master-page><style:header><text:p>Pond Lane</text:p></style:header>"
    "<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>"
    "</office:master-styles></office:document-styles>";

static void styles_make_headings_and_hide(void **state)
{
    (void)state;
    parcel package = odt_package(og_str_from(automatic));
    add_part(&package, "styles.xml", og_str_from(common));
    check_package(&package, "F Pond Lane\nF Page 1\nH1 Pond Lane School\nH3 About the school\nH3 Reading\n"
                            "P Reading well\nP Seen.\n");
}

#define LISTS                                                                                                          \
    "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1' "              \
    "style:num-suffix='.'/><text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='(' "    \
    "style:num-suffix=')' text:start-value='2'/></text:list-style><text:list-style style:name='L2'>"                   \
    "<text:list-level-style-bullet text:level='1' text:bullet-char='x'/></text:list-style>"

static void lists_are_numbered(void **state)
{
    (void)state;
    check_content(CONTENT(LISTS, "<text:list text:style-name='L1'><text:list-item>{Plan}{and more}<text:list>"
                                 "<text:list-item>{Visit}</text:list-item><text:list-item>{Ask}</text:list-item>"
                                 "</text:list></text:list-item><text:list-item>{Act}</text:list-item></text:list>"
                                 "{Between.}<text:list text:style-name='L1' text:continue-numbering='true'>"
                                 "<text:list-item>{Go on}</text:list-item></text:list>"
                                 "<text:list text:style-name='L1'><text:list-item>{Anew}</text:list-item>"
                                 "<text:list-item text:start-value='5'>{Later}</text:list-item></text:list>"),
                  "P[1.] Plan\nP and more\nP[(b)] Visit\nP[(c)] Ask\nP[2.] Act\nP Between.\nP[3.] Go on\n"
                  "P[1.] Anew\nP[5.] Later\n");
    check_content(CONTENT(LISTS, "<text:list text:style-name='L2'><text:list-item>{one}</text:list-item>"
                                 "<text:list-header>{no item}</text:list-header><text:list-item>{two}</text:list-item>"
                                 "</text:list><text:list text:style-name='L9'><text:list-item>{x}</text:list-item>"
                                 "</text:list>"),
                  "I1[\u2022] one\nP no item\nI1[\u2022] two\nI1[\u2022] x\n");
}

static void lists_go_on_behind_others(void **state)
{
    (void)state;
#define ONE(style, more, text)                                                                                         \
    "<text:list text:style-name='" style "'" more "><text:list-item>" text "</text:list-item></text:list>"
    check_content(CONTENT(LISTS, ONE("L1", " xml:id='a'", "{Plan}")
                                     ONE("L2", "", "{one}</text:list-item><text:list-item>{two}")
                                         ONE("L1", " text:continue-list='a'", "{Act}") ONE("L1", "", "{Anew}")),
                  "P[1.] Plan\nI1[\u2022] one\nI1[\u2022] two\nP[2.] Act\nP[1.] Anew\n");
    check_content(CONTENT(LISTS "<text:list-style style:name='L3'><text:list-level-style-number text:level='2' "
                                "style:num-format='1' text:display-levels='2'/></text:list-style>",
                          ONE("L1", "", "{Plan}")
                              ONE("L1", " text:continue-numbering='true'", "{Act}" ONE("L3", "", "{Visit}"))),
                  "P[1.] Plan\nP[2.] Act\nP[2.1] Visit\n");
}

static void the_tenth_level_is_numbered_as_the_others(void **state)
{
    (void)state;
#define OPEN "<text:list text:style-name='L1'><text:list-item>"
#define OPEN_4 OPEN OPEN OPEN OPEN
#define CLOSE "</text:list-item></text:list>"
#define CLOSE_4 CLOSE CLOSE CLOSE CLOSE
    check_content(CONTENT("<text:list-style style:name='L1'><text:list-level-style-number text:level='9' "
                          "style:num-format='1'/><text:list-level-style-number text:level='10' style:num-format='a' "
                          "text:display-levels='2'/></text:list-style>",
                          OPEN_4 OPEN_4 OPEN "{Plan}" OPEN "{Act}" OPEN "{Deeper}" CLOSE CLOSE CLOSE CLOSE_4 CLOSE_4),
                  "P[1] Plan\nP[1.a] Act\nP[1.a] Deeper\n");
}

static void numbers_have_many_forms(void **state)
{
    static const struct {
        const char *format, *start, *printed;
    } forms[] = {{"1", "7", "7"},    {"a", "26", "z"},    {"a", "27", "aa"},          {"A", "53", "AAA"},
                 {"i", "4", "iv"},   {"I", "49", "XLIX"}, {"i", "3999", "mmmcmxcix"}, {"I", "4000", "4000"},
                 {"a", "261", "261"}};
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        og_buf content = {0}, expected = {0};
        og_buf_printf(&content,
                      CONTENT("<text:list-style style:name='L1'><text:list-level-style-number text:level='1' "
                              "style:num-format='%s' text:start-value='%s' style:num-suffix='.'/></text:list-style>",
                              "<text:list text:style-name='L1'><text:list-item>{Plan}</text:list-item></text:list>"),
                      forms[i].format, forms[i].start);
        og_buf_printf(&expected, "P[%s.] Plan\n", forms[i].printed);
        og_buf_add_byte(&content, 0);
        og_buf_add_byte(&expected, 0);
        assert_true(content.status == OG_OK && expected.status == OG_OK);
        check_content(content.ptr, expected.ptr);
        og_buf_free(&content);
        og_buf_free(&expected);
    }
}

static void headings_are_numbered_by_the_outline(void **state)
{
    (void)state;
#define HEADING(level, more, text) "<text:h text:outline-level='" level "'" more ">" text "</text:h>"
    parcel package = odt_package(OG_STR(
        CONTENT("", HEADING("1", "", "Care") HEADING("2", "", "Plans") HEADING("2", "", "Visits")
                        HEADING("1", " text:is-list-header='true'", "Between") HEADING("1", "", "Help")
                            HEADING("2", "", "Homes") HEADING("3", "", "Food") HEADING("4", "", "Undescribed"))));
    add_part(&package, "styles.xml",
             OG_STR("<office:document-styles " ODF_NAMESPACES
                    "><office:styles><text:outline-style style:name='Outline'>"
                    "<text:outline-level-style text:level='1' style:num-format='I' style:num-suffix='.'/>"
                    "<text:outline-level-style text:level='2' style:num-format='A' text:display-levels='2'/>"
                    "<text:outline-level-style text:level='3' style:num-format=''/>"
                    "</text:outline-style></office:styles></office:document-styles>"));
    check_package(&package, "H1[I.] Care\nH2[I.A] Plans\nH2[I.B] Visits\nH1 Between\nH1[II.] Help\nH2[II.A] Homes\n"
                            "H3 Food\nH4 Undescribed\n");
}

static void letters_of_lists_stay_letters(void **state)
{
    (void)state;
    check_content(CONTENT("<text:list-style style:name='L1'><text:list-level-style-number text:level='1' "
                          "style:num-format='a' text:start-value='13'/></text:list-style>",
                          "<text:list text:style-name='L1'><text:list-item>{Plan}</text:list-item><text:list-item>{Do}"
                          "</text:list-item><text:list-item>{See}</text:list-item><text:list-item>{Act}"
                          "</text:list-item></text:list>"),
                  "P[m] Plan\nP[n] Do\nP[o] See\nP[p] Act\n");
}

static void tables_are_rows(void **state)
{
    (void)state;
    check_content(CONTENT("", "<table:table><table:table-header-rows><table:table-row><table:table-cell>{Area}"
                              "</table:table-cell><table:table-cell>{Grade}</table:table-cell></table:table-row>"
                              "</table:table-header-rows><table:table-row><table:table-cell>{Areas}</table:table-cell>"
                              "<table:covered-table-cell/></table:table-row><table:table-row><table:table-cell>{Care}"
                              "{and help}</table:table-cell><table:table-cell>{Good}</table:table-cell>"
                              "</table:table-row></table:table>{End.}"),
                  "R Area | Grade\nR Areas | \nR Care and help | Good\nP End.\n");
}

static void changes_comments_and_pictures_leave_no_words(void **state)
{
    (void)state;
    check_content(CONTENT("", "<text:tracked-changes><text:changed-region><text:deletion>{Deleted.}</text:deletion>"
                              "</text:changed-region></text:tracked-changes>{Care<office:annotation><dc:creator>Jo"
                              "</dc:creator>{A comment.}</office:annotation> is <text:change-start "
                              "text:change-id='a'/>good<text:change-end text:change-id='a'/>.<draw:frame><draw:image/>"
                              "<svg:title>A logo</svg:title><svg:desc>of ours</svg:desc></draw:frame>}"),
                  "P Care is good.\n");
}

static void boxes_and_notes_are_read(void **state)
{
    (void)state;
    check_content(CONTENT("", "{Leaders<text:note><text:note-citation>1</text:note-citation><text:note-body>"
                              "{Of the school.}</text:note-body></text:note> act.<draw:frame><draw:text-box>"
                              "{In the box.}</draw:text-box></draw:frame>}{Last.}"),
                  "P In the box.\nP Leaders\u00B9 act.\nP Last.\nP \u00B9 Of the school.\n");
}

#define NOTE(body)                                                                                                     \
    "<text:note><text:note-citation>1</text:note-citation><text:note-body>" body "</text:note-body></text:note>"

static void hidden_notes_and_empty_ones_leave_no_words(void **state)
{
    (void)state;
    check_content(CONTENT(STYLE("text", "T2", "", HIDDEN),
                          "{Seen<text:span "
                          "text:style-name='T2'>un<text:s/><text:tab/><text:line-break/"
                          ">" NOTE("{Unseen.}") "seen</text:span>.}{<text:span "
                                                "text:style-name='T2'>" NOTE(
                                                    "{Unseen.}") "</text:span>}"
                                                                 "{One" NOTE("{First.}") " two" NOTE("") ".}{Last.}"),
                  "P Seen.\nP One\u00B9 two\u00B2.\nP Last.\nP \u00B9 First.\n");
}

static void contents_are_beside_the_text(void **state)
{
    (void)state;
    check_content(CONTENT("", "<text:table-of-content><text:index-body>{Teaching<text:tab/>3}</text:index-body>"
                              "</text:table-of-content>{Text.}"),
                  "F Teaching 3\nP Text.\n");
}

static void no_page_begins_in_a_header(void **state)
{
    og_document *document = NULL;
    (void)state;
    parcel package = odt_package(OG_STR(CONTENT("", P("One.") "<text:soft-page-break/>" P("Two."))));
    add_part(&package, "styles.xml",
             OG_STR("<office:document-styles " ODF_NAMESPACES "><office:master-styles><style:master-page><style:header>"
                    "<text:p>Pond <text:soft-page-break/>Lane</text:p></style:header></style:master-page>"
                    "</office:master-styles></office:document-styles>"));
    add_part(&package, "meta.xml",
             OG_STR("<office:document-meta " ODF_NAMESPACES "><office:meta><meta:document-statistic "
                    "meta:page-count='2'/></office:meta></office:document-meta>"));
    og_buf zip = zip_of(&package);
    assert_int_equal(og_document_read(og_buf_str(&zip), NULL, NULL, &document), OG_OK);
    assert_int_equal(og_document_page_count(document), 2);
    og_document_free(document);
    og_buf_free(&zip);
}

static void check_pages(const char *count, size_t pages)
{
    og_document *document = NULL;
    og_buf meta = {0};
    parcel package = odt_package(OG_STR(
        CONTENT(STYLE("paragraph", "P1", "",
                      "<style:paragraph-properties fo:break-before='page'/>") "<style:style style:name='P0' "
                                                                              "style:family='paragraph' "
                                                                              "style:master-page-name='Standard'/>",
                "<text:p text:style-name='P0'>One.</text:p><text:p>Two <text:soft-page-break/>goes on.</text:p>"
                "<text:soft-page-break/>" P("Three.") "<text:p text:style-name='P1'>Four.</text:p>")));
    og_buf_printf(&meta,
                  "<office:document-meta " ODF_NAMESPACES "><office:meta><dc:title> A title </dc:title>"
                  "<meta:document-statistic meta:page-count='%s'/></office:meta></office:document-meta>",
                  count);
    add_part(&package, "meta.xml", og_buf_str(&meta));
    og_buf zip = zip_of(&package);
    assert_int_equal(og_document_read(og_buf_str(&zip), NULL, NULL, &document), OG_OK);
    assert_int_equal(og_document_page_count(document), pages);
    assert_int_equal(og_document_block(document, 3)->page, pages);
    assert_true(og_str_equal(og_document_property(document, OG_STR("title")), OG_STR("A title")));
    og_document_free(document);
    og_buf_free(&meta);
    og_buf_free(&zip);
}

// How many links a document has whose text holds one to an address of `length` bytes `times` times; 0 in *notices where
// nothing is told.
static size_t count_links(size_t length, size_t times, size_t text_bytes, size_t *notices)
{
    og_limits limits = og_limits_default();
    og_document *document = NULL;
    og_buf content = {0};
    limits.text_bytes = text_bytes;
    og_buf_add(&content, OG_STR("<office:document-content " ODF_NAMESPACES "><office:body><office:text><text:p>"));
    for (size_t i = 0; i < times; i++) {
        og_buf_add(&content, OG_STR("<text:a xlink:href='https://"));
        for (size_t at = OG_STR("https://").len; at < length; at++)
            og_buf_add_byte(&content, 'a');
        og_buf_add(&content, OG_STR("'>b</text:a> "));
    }
    og_buf_add(&content, OG_STR("</text:p></office:text></office:body></office:document-content>"));
    assert_int_equal(content.status, OG_OK);
    parcel package = odt_package(og_buf_str(&content));
    og_buf zip = zip_of(&package);
    assert_int_equal(og_document_read(og_buf_str(&zip), &limits, NULL, &document), OG_OK);
    size_t count = document->links.count;
    *notices = document->notices.count;
    og_document_free(document);
    og_buf_free(&content);
    og_buf_free(&zip);
    return count;
}

static void addresses_are_bounded(void **state)
{
    enum { LONGEST = 4096, ROOM = 1000, LONG = 400 };
    size_t notices;
    (void)state;
    assert_int_equal(count_links(LONGEST, 1, (size_t)2 * LONGEST, &notices), 1);
    assert_int_equal(notices, 0);
    assert_int_equal(count_links(LONGEST + 1, 1, (size_t)2 * LONGEST, &notices), 0);
    assert_int_equal(notices, 1);
    assert_int_equal(count_links(LONG, 3, ROOM, &notices), 2);
    assert_int_equal(notices, 1);
}

static void a_title_is_taken_whole_or_not_at_all(void **state)
{
    enum { LONG = 1200 };
    og_document *document = NULL;
    og_buf meta = {0};
    (void)state;
    og_buf_add(&meta, OG_STR("<office:document-meta " ODF_NAMESPACES "><office:meta><dc:title>A &amp; "));
    for (size_t i = 0; i < LONG; i++)
        og_buf_add_byte(&meta, 'b');
    og_buf_add(&meta, OG_STR("</dc:title></office:meta></office:document-meta>"));
    assert_int_equal(meta.status, OG_OK);
    parcel package = odt_package(OG_STR(CONTENT("", P("One."))));
    add_part(&package, "meta.xml", og_buf_str(&meta));
    og_buf zip = zip_of(&package);
    assert_int_equal(og_document_read(og_buf_str(&zip), NULL, NULL, &document), OG_OK);
    assert_int_equal(og_document_property(document, OG_STR("title")).len, 0);
    assert_int_equal(document->notices.count, 1);
    assert_true(og_str_equal(document->notices.items[0].code, OG_STR("reader-limit")));
    og_document_free(document);
    og_buf_free(&meta);
    og_buf_free(&zip);
}

static void pages_count_where_the_file_agrees_with_itself(void **state)
{
    (void)state;
    check_pages("4", 4);
    check_pages("5", 0);
    check_pages("", 0);
}

static void links_lead_where_they_are_said_to(void **state)
{
    og_document *document = NULL;
    (void)state;
    parcel package =
        odt_package(OG_STR(CONTENT("", "<text:p><text:a xlink:href='https://a.example/'>One<text:line-break/>"
                                       "Two</text:a> and <text:a xlink:href='#x'>three</text:a><text:a "
                                       "xlink:href='javascript:open(\"https://a.example/\")'>four</text:a><text:a "
                                       "xlink:href='MAILTO:jo@a.example'>five</text:a></text:p>")));
    og_buf zip = zip_of(&package);
    assert_int_equal(og_document_read(og_buf_str(&zip), NULL, NULL, &document), OG_OK);
    assert_int_equal(document->links.count, 3);
    assert_true(og_str_equal(og_document_slice(document, document->links.items[1].range), OG_STR("Two")));
    assert_true(og_str_equal(document->links.items[2].target, OG_STR("MAILTO:jo@a.example")));
    og_document_free(document);
    og_buf_free(&zip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_and_headings_are_read),
        cmocka_unit_test(styles_make_headings_and_hide),
        cmocka_unit_test(lists_are_numbered),
        cmocka_unit_test(lists_go_on_behind_others),
        cmocka_unit_test(the_tenth_level_is_numbered_as_the_others),
        cmocka_unit_test(numbers_have_many_forms),
        cmocka_unit_test(headings_are_numbered_by_the_outline),
        cmocka_unit_test(letters_of_lists_stay_letters),
        cmocka_unit_test(tables_are_rows),
        cmocka_unit_test(changes_comments_and_pictures_leave_no_words),
        cmocka_unit_test(boxes_and_notes_are_read),
        cmocka_unit_test(hidden_notes_and_empty_ones_leave_no_words),
        cmocka_unit_test(contents_are_beside_the_text),
        cmocka_unit_test(pages_count_where_the_file_agrees_with_itself),
        cmocka_unit_test(no_page_begins_in_a_header),
        cmocka_unit_test(addresses_are_bounded),
        cmocka_unit_test(a_title_is_taken_whole_or_not_at_all),
        cmocka_unit_test(links_lead_where_they_are_said_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
