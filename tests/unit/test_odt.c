// SPDX-License-Identifier: MIT
// OpenDocument texts to blocks. All are made up.
#include "blocks.h"
#include "packages.h"

static void check_package(const parcel *package, const char *expected)
{
    og_buf zip = zip_of(package);
    check_blocks(og_buf_str(&zip), expected);
    og_buf_free(&zip);
}

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
    parcel package = odt_package(og_str_from(content));
    check_package(&package, expected);
}

static void paragraphs_and_headings_are_read(void **state)
{
    (void)state;
    check_content(CONTENT("", "<text:h text:outline-level='2'>What we <text:span>found</text:span></text:h>"
                              "<text:p>Leaders<text:s text:c='3'/>act.<text:line-break/>Soon.</text:p>"
                              "<text:h>Teaching</text:h><text:p>Dates<text:tab/>3 May 2023</text:p>"),
                  "H2 What we found\nP Leaders act.\nP Soon.\nH1 Teaching\nR Dates | 3 May 2023\n");
}

static void styles_make_headings_and_hide(void **state)
{
    (void)state;
    parcel package = odt_package(OG_STR(CONTENT(
        STYLE("paragraph", "P1", "Strong", "") STYLE("paragraph", "P2", "Title", "") STYLE("text", "T1", "", BOLD)
            STYLE("text", "T2", "", HIDDEN),
        "<text:p text:style-name='P2'>Pond Lane School</text:p><text:p text:style-name='P1'>About the school</text:p>"
        "<text:p><text:span text:style-name='T1'>Reading</text:span></text:p>"
        "<text:p><text:span text:style-name='T1'>Reading</text:span> well<text:span text:style-name='T2'> "
        "not</text:span>"
        "</text:p><text:section text:display='none'>" P("Hidden.") "</text:section><text:section>" P(
            "Seen.") "</text:section>")));
    add_part(&package, "styles.xml",
             OG_STR("<office:document-styles " ODF_NAMESPACES "><office:styles>" STYLE("paragraph", "Strong", "", BOLD)
                        STYLE("paragraph", "Title", "",
                              "") "</"
                                  "office:styles><office:master-styles><style:"
                                  "master-page><style:header>" P("Pond Lane") "</"
                                                                              "style:header><style:"
                                                                              "footer>" P("Page "
                                                                                          "<text:page-"
                                                                                          "number>1</"
                                                                                          "text:page-"
                                                                                          "number>") "</"
                                                                                                     "style"
                                                                                                     ":foot"
                                                                                                     "er></"
                                                                                                     "style"
                                                                                                     ":mast"
                                                                                                     "er-"
                                                                                                     "page>"
                                                                                                     "</"
                                                                                                     "offic"
                                                                                                     "e:"
                                                                                                     "maste"
                                                                                                     "r-"
                                                                                                     "style"
                                                                                                     "s></"
                                                                                                     "offic"
                                                                                                     "e:"
                                                                                                     "docum"
                                                                                                     "ent-"
                                                                                                     "style"
                                                                                                     "s>"));
    check_package(&package, "F Pond Lane\nF Page 1\nH1 Pond Lane School\nH3 About the school\nH3 Reading\n"
                            "P Reading well\nP Seen.\n");
}

#define LISTS                                                                                                          \
    "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1' "              \
    "style:num-suffix='.'/><text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='(' "    \
    "style:num-suffix=')' text:start-value='2'/></text:list-style><text:list-style style:name='L2'>"                   \
    "<text:list-level-style-bullet text:level='1' text:bullet-char='x'/></text:list-style>"
#define ITEM(body) "<text:list-item>" body "</text:list-item>"
#define LIST(style, body) "<text:list text:style-name='" style "'>" body "</text:list>"

static void lists_are_numbered(void **state)
{
    (void)state;
    check_content(CONTENT(LISTS,
                          LIST("L1", ITEM(P("Plan") P("and more") "<text:list>" ITEM(P("Visit"))
                                              ITEM(P("Ask")) "</text:list>") ITEM(P("Act")))
                              P("Between.") "<text:list text:style-name='L1' text:continue-numbering='true'>" ITEM(
                                  P("Go on")) "</text:list>" LIST("L1", ITEM(P("Anew")))
                                  LIST("L2", ITEM(P("one")) "<text:list-header>" P(
                                                 "no item") "</text:list-header>" ITEM(P("two")))
                                      LIST("L9", "<text:list-item text:start-value='5'>" P("x") "</text:list-item>")),
                  "P[1.] Plan\nP and more\nP[(b)] Visit\nP[(c)] Ask\nP[2.] Act\nP Between.\nP[3.] Go on\nP[1.] Anew\n"
                  "I1[\u2022] one\nP no item\nI1[\u2022] two\nI1[\u2022] x\n");
}

#define CELL(body) "<table:table-cell>" body "</table:table-cell>"
#define ROW(body) "<table:table-row>" body "</table:table-row>"

static void tables_are_rows(void **state)
{
    (void)state;
    check_content(
        CONTENT("", "<table:table><table:table-header-rows>" ROW(CELL(P("Area")) CELL(
                        P("Grade"))) "</table:table-header-rows>" ROW(CELL(P("Areas")) "<table:covered-table-cell/>")
                        ROW(CELL(P("Care") P("and help")) CELL(P("Good"))) "</table:table>" P("End.")),
        "R Area | Grade\nR Areas | \nR Care and help | Good\nP End.\n");
}

static void changes_comments_and_pictures_leave_no_words(void **state)
{
    (void)state;
    check_content(CONTENT("", "<text:tracked-changes><text:changed-region><text:deletion>" P(
                                  "Deleted.") "</text:deletion></text:changed-region></text:tracked-changes>"
                                              "<text:p>Care<office:annotation><dc:creator>Jo</dc:creator>" P(
                                                  "A comment.") "</office:annotation> is <text:change-start "
                                                                "text:change-id='a'/>good<text:change-end "
                                                                "text:change-id='a'/>.<draw:frame><draw:image/"
                                                                "><svg:title>A logo</svg:title><svg:desc>of "
                                                                "ours</svg:desc></draw:frame></text:p>"),
                  "P Care is good.\n");
}

static void boxes_and_notes_are_read(void **state)
{
    (void)state;
    check_content(
        CONTENT(
            "",
            "<text:p>Leaders<text:note><text:note-citation>1</text:note-citation><text:note-body>" P(
                "Of the school.") "</text:note-body></text:note> act.<draw:frame><draw:text-box>" P("In the box.") "</"
                                                                                                                   "dra"
                                                                                                                   "w:"
                                                                                                                   "tex"
                                                                                                                   "t-"
                                                                                                                   "box"
                                                                                                                   "></"
                                                                                                                   "dra"
                                                                                                                   "w:"
                                                                                                                   "fra"
                                                                                                                   "me>"
                                                                                                                   "</"
                                                                                                                   "tex"
                                                                                                                   "t:"
                                                                                                                   "p"
                                                                                                                   ">" P(
                                                                                                                       "Last.")),
        "P In the box.\nP Leaders\u00B9 act.\nP Last.\nP \u00B9 Of the school.\n");
}

static void contents_are_beside_the_text(void **state)
{
    (void)state;
    check_content(CONTENT("", "<text:table-of-content><text:index-body>" P(
                                  "Teaching<text:tab/>3") "</text:index-body></text:table-of-content>" P("Text.")),
                  "F Teaching 3\nP Text.\n");
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
                                       "Two</text:a> and <text:a xlink:href='#x'>three</text:a></text:p>")));
    og_buf zip = zip_of(&package);
    assert_int_equal(og_document_read(og_buf_str(&zip), NULL, NULL, &document), OG_OK);
    assert_int_equal(document->links.count, 2);
    assert_true(og_str_equal(og_document_slice(document, document->links.items[1].range), OG_STR("Two")));
    og_document_free(document);
    og_buf_free(&zip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_and_headings_are_read),
        cmocka_unit_test(styles_make_headings_and_hide),
        cmocka_unit_test(lists_are_numbered),
        cmocka_unit_test(tables_are_rows),
        cmocka_unit_test(changes_comments_and_pictures_leave_no_words),
        cmocka_unit_test(boxes_and_notes_are_read),
        cmocka_unit_test(contents_are_beside_the_text),
        cmocka_unit_test(pages_count_where_the_file_agrees_with_itself),
        cmocka_unit_test(links_lead_where_they_are_said_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
