// SPDX-License-Identifier: MIT
// Plain text, printed text and Markdown to blocks. All texts are made up.
#include "base/str.h"
#include "blocks.h"

#include <stdlib.h>
#include <string.h>

static void a_line_is_a_paragraph(void **state)
{
    (void)state;
    check_blocks(OG_STR("CHILDREN in Northam are safer than before, inspectors have found.\n\n"
                        "The council said it was pleased with the result.\n"
                        "\u201CWe will keep going,\u201D said Councillor Ann Field.\n"),
                 "P CHILDREN in Northam are safer than before, inspectors have found.\n"
                 "P The council said it was pleased with the result.\n"
                 "P \u201CWe will keep going,\u201D said Councillor Ann Field.\n");
}

static void short_lines_before_text_are_headings(void **state)
{
    (void)state;
    check_blocks(OG_STR("Northam council praised\n\nBy Jane Smith\n\n3 May 2024\n\nWhat needs to improve?\n\n"
                        "The quality of plans should be better than it is.\n\nLead inspector: John Wood\n\n"
                        "Help and protection: good\n\nLeaders act quickly on what they learn.\n"),
                 "H1 Northam council praised\nP By Jane Smith\nP 3 May 2024\nH2 What needs to improve?\n"
                 "P The quality of plans should be better than it is.\nP Lead inspector: John Wood\n"
                 "H2 Help and protection: good\nP Leaders act quickly on what they learn.\n");
}

static void all_kinds_of_bullets_are_items(void **state)
{
    (void)state;
    check_blocks(OG_STR("The council should improve:\n\u2022 plans\n\u25FC\tvisits\n\uF0B7 records\n- training\n"
                        "* supervision\n\u2013 audits\no meetings\n"),
                 "P The council should improve:\nI1[\u2022] plans\nI1[\u2022] visits\nI1[\u2022] records\n"
                 "I1[\u2022] training\nI1[\u2022] supervision\nI1[\u2022] audits\nI1[\u2022] meetings\n");
}

static void numbers_are_markers(void **state)
{
    (void)state;
    check_blocks(
        OG_STR("1. Children are seen often.\n12) Plans are clear.\n2.1 Adoption is timely.\n(a) Visits are kept.\n"
               "2.5 million pounds were spent.\n2013 was a good year.\n"),
        "P[1.] Children are seen often.\nP[12)] Plans are clear.\nP[2.1] Adoption is timely.\n"
        "P[(a)] Visits are kept.\nP 2.5 million pounds were spent.\nP 2013 was a good year.\n");
}

static void tabs_make_rows(void **state)
{
    (void)state;
    check_blocks(OG_STR("The grades are below.\n\nOverall effectiveness\tGood\nLeaders\t\tRequires improvement\n"
                        "1.\tA numbered paragraph is no row.\n"),
                 "P The grades are below.\nR Overall effectiveness | Good\nR Leaders | Requires improvement\n"
                 "P[1.] A numbered paragraph is no row.\n");
}

static void wrapped_paragraphs_are_joined(void **state)
{
    (void)state;
    check_blocks(OG_STR("Dear colleague,\n\nThe inspectors came to the town in May and saw many of the people\n"
                        "who work with families there. They read files and spoke to well-\n"
                        "informed managers, to parents and to a small number of children aged\n"
                        "12. The next part says what was found.\n"
                        "Leaders know their service well and they act on what they learn from\n"
                        "audits of it. They are open about what does not work.\n\n"
                        "- Visits to children should be kept even when workers are ill and\n"
                        "  nobody knows the family.\n- Plans should be shorter.\n"),
                 "P Dear colleague,\n"
                 "P The inspectors came to the town in May and saw many of the people who work with families there. "
                 "They read files and spoke to well-informed managers, to parents and to a small number of children "
                 "aged 12. The next part says what was found.\n"
                 "P Leaders know their service well and they act on what they learn from audits of it. They are open "
                 "about what does not work.\n"
                 "I1[\u2022] Visits to children should be kept even when workers are ill and nobody knows the family.\n"
                 "I1[\u2022] Plans should be shorter.\n");
}

static void a_letter_that_counts_is_no_bullet(void **state)
{
    (void)state;
    check_blocks(
        OG_STR("n = 24 pupils responded to the survey.\n\nn  Pupils read well.\n\nn plans that are late.\n"),
        "P n = 24 pupils responded to the survey.\nI1[\u2022] Pupils read well.\nI1[\u2022] plans that are late.\n");
}

static void a_sentence_cut_by_a_blank_line_is_joined(void **state)
{
    (void)state;
    check_blocks(OG_STR("Some parents told the inspectors that the new centre had made things\n\nbetter for them.\n\n"
                        "Others did not agree with that.\n"),
                 "P Some parents told the inspectors that the new centre had made things better for them.\n"
                 "P Others did not agree with that.\n");
}

static void footers_without_form_feeds_are_furniture(void **state)
{
    (void)state;
    check_blocks(OG_STR("The inspectors came to the town in May and saw many of the people\n"
                        "who work with families there. They read files and they spoke to the\n"
                        "parents of children who had been helped by the service in the past\n"
                        "year. They found that most of the work was of a high standard and\n"
                        "Inspection of Northam\n1\n"
                        "that families were grateful for it. Workers spoke with pride of what\n"
                        "they had done together with the schools and the health visitors who\n"
                        "know the families best. Managers keep a close eye on the quality of\n"
                        "the work and act when something goes wrong with it, as it did in one\n"
                        "case in the spring of the year.\n"
                        "Inspection of Northam\n2\n"),
                 "P The inspectors came to the town in May and saw many of the people who work with families there. "
                 "They read files and they spoke to the parents of children who had been helped by the service in the "
                 "past year. They found that most of the work was of a high standard and that families were grateful "
                 "for it. Workers spoke with pride of what they had done together with the schools and the health "
                 "visitors who know the families best. Managers keep a close eye on the quality of the work and act "
                 "when something goes wrong with it, as it did in one case in the spring of the year.\n"
                 "F Inspection of Northam\nF 1\nF Inspection of Northam\nF 2\n");
}

// Of a text of several pages, each of which begins with it.
#define FORM "Overall: good\nLeaders: good\nTeaching: good\nCare: good\nOutcomes: good\n"
#define FORM_READ "P Overall: good Leaders: good Teaching: good Care: good Outcomes: good "

static void what_two_short_pages_both_state_is_text(void **state)
{
    (void)state;
    check_blocks(OG_STR(FORM "Staff are kind.\n\f" FORM "Books are new.\nRooms are warm.\n"),
                 FORM_READ "Staff are kind.\n" FORM_READ "Books are new. Rooms are warm.\n");
}

// What one page says below it, so long that the form is far from the foot.
#define BODY(name)                                                                                                     \
    "\n" name " is kind.\n\n" name " is well.\n\n" name " is safe.\n\n" name " is glad.\n\n" name " is keen.\n"
#define BODY_READ(name)                                                                                                \
    "P " name " is kind.\nP " name " is well.\nP " name " is safe.\nP " name " is glad.\nP " name " is keen.\n"

static void what_two_pages_state_below_their_numbers_is_text(void **state)
{
    (void)state;
    check_blocks(OG_STR("1\n" FORM "Ann is two.\n" BODY("Ann") "\f2\n" FORM "Bob is one.\n" BODY("Bob")),
                 FORM_READ "Ann is two.\n" BODY_READ("Ann") "F 1\n" FORM_READ "Bob is one.\n" BODY_READ("Bob") "F 2\n");
}

static void no_more_lines_than_a_header_has_are_furniture(void **state)
{
    static const char *const header = "F Overall: good\nF Leaders: good\nF Teaching: good\nF Care: good\n";
    og_buf expected = {0};
    (void)state;
    og_buf_printf(&expected, "H1 Outcomes: good\n%s%s", BODY_READ("Ann"), header);
    og_buf_printf(&expected, "H2 Outcomes: good\n%s%s", BODY_READ("Bob"), header);
    og_buf_printf(&expected, "H2 Outcomes: good\n%s%s", BODY_READ("Eve"), header);
    og_buf_add_byte(&expected, 0);
    assert_int_equal(expected.status, OG_OK);
    check_blocks(OG_STR(FORM BODY("Ann") "\f" FORM BODY("Bob") "\f" FORM BODY("Eve")), expected.ptr);
    og_buf_free(&expected);
}

static void markdown_means_what_it_says(void **state)
{
    (void)state;
    check_blocks(OG_STR("# Northam\n\nWhat we *found*\n---------------\n\n"
                        "The service is **good** and `safe` &amp; well_known_here \\*really\\*, see\n"
                        "[the report](https://example.org/a_(b) \"title\") or <https://example.org>.\n\n"
                        "![logo](logo.png)\n\n> Quoted words.\n\n- one\n  - two **bold\n    words**\n\n***\n\n"
                        "| Area | Grade |\n|:-----|------:|\n| Leaders | **Good** |\n\n**Next steps**\n\n"
                        "Do more <b>now</b>&#8212;soon.<!-- hidden -->\n"),
                 "H1 Northam\nH2 What we found\n"
                 "P The service is good and safe & well_known_here *really*, see the report or https://example.org.\n"
                 "P Quoted words.\nI1[\u2022] one\nI2[\u2022] two bold words\n"
                 "R Area | Grade\nR Leaders | Good\nH3 Next steps\nP Do more now\u2014soon.\n");
}

static void raw_html_in_markdown_is_what_it_means(void **state)
{
    (void)state;
    check_blocks(OG_STR("# Northam\n\n<div align=\"center\">\n<h2>What we\nfound</h2>\n</div>\n"
                        "<ul><li>one</li><li><p>two</p></li></ul><ol><li>three</li></ol>\n"
                        "<script>var a = '<p>';</script><script><style>p { }</style>\n\n"
                        "Fewer than <10 pupils, `<b>` and \\<b> stay.<br>So does this.\n\n"
                        "<table><caption>Grades</caption><tr><td>A | B</td><td><b>Good</b><br>now</td></tr>\n"
                        "<tr><td>Two\nlines<td><table><tr><td>in one</td></tr></table></tr></table>\n\n"
                        "```\n<i>code</i>\n```\n"),
                 "H1 Northam\nH2 What we found\nI1[\u2022] one\nI1[\u2022] two\nP[1.] three\n"
                 "P Fewer than <10 pupils, <b> and <b> stay.\nP So does this.\nP Grades\n"
                 "R A | B | Good now\nR Two lines | in one\nP code\n");
}

static void a_raw_heading_ends_with_its_paragraph(void **state)
{
    (void)state;
    check_blocks(OG_STR("# Northam\n\nLeaders **act**.\n\n<h2>\n\nWhat we\nfound\n\nThey learn.\n\n- "
                        "One\n\n<h3>Two</h3>\n\nIt is so.\n"),
                 "H1 Northam\nP Leaders act.\nH2 What we found\nP They learn.\nI1[\u2022] One\nH3 Two\nP It is so.\n");
}

static void words_beside_the_cells_of_a_table_stay_words(void **state)
{
    (void)state;
    check_blocks(
        OG_STR(
            "# Northam\n\nLeaders **act**.\n\n<table><caption>What they\nfound</caption><tr><td>A</td> and\n so <td>B"
            "</td></tr>\n\nNot in a cell.\n\nNor is this.<td>C</table>\n\n"
            "<table><tr><td>One</td><td>Two</td></tr><table>\n\nIt is closed badly.\n\n## Next *steps*\n\n"
            "<table><tr><td>Three</td></tr></table>\n\nThese are the last words.\n"),
        "H1 Northam\nP Leaders act.\nP What they found\nR A | and so B\nP Not in a cell.\nP Nor is this.\n"
        "R C\nR One | Two\nP It is closed badly.\nH2 Next steps\nR Three\nP These are the last words.\n");
}

static void no_cell_of_a_wide_table_is_lost(void **state)
{
    (void)state;
    check_blocks(
        OG_STR("# Northam\n\nLeaders **act**.\n\n+---+---+\n|A|B|C|D|E|F|G|H|I|J|K|L|M|N|O|P|Q|R|\n+---+---+\n"),
        "H1 Northam\nP Leaders act.\n"
        "R A | B | C | D | E | F | G | H | I | J | K | L | M | N | O | P Q R\n");
}

static void dashes_above_a_sentence_do_not_cut_it(void **state)
{
    (void)state;
    check_blocks(OG_STR("# Northam\n\nLeaders **act** on what they learn.\n-- --------\nSomething goes on here.\n\n"
                        "-- --------\nA  Good\nThe families of the town tell them so.\n\n"
                        "---------------------\n**Area**   **Grade**\n---------- ----------\nHelp       Good\n\n"
                        "Families of the town tell them.\n---------------------\n"),
                 "H1 Northam\nP Leaders act on what they learn.\nP Something goes on here.\nR A | Good\n"
                 "P The families of the town tell them so.\n"
                 "R Area | Grade\nR Help | Good\nH2 Families of the town tell them.\n");
}

static void divisions_of_colons_leave_their_words(void **state)
{
    (void)state;
    check_blocks(
        OG_STR("# Northam\n\n::: {.a title=\"b c\"}\nLeaders **act**.\n:::\n\n:::: note ::::\nThey learn.\n::::\n\n"
               "::: tip School *requires* improvement\n\n::: {.tip} Staff stay. :::\n\n::: {.open\n"),
        "H1 Northam\nP Leaders act.\nP They learn.\nP School requires improvement\nP Staff stay.\n");
}

static void a_list_goes_on_behind_one_within_it(void **state)
{
    (void)state;
    check_blocks(
        OG_STR(
            "# Northam\n\nLeaders **act**.\n\n<ol><li>One<ul><li>so</li></ul></li><li>Two</li></ol><ul><li>Three</ul>"),
        "H1 Northam\nP Leaders act.\nP[1.] One\nI1[\u2022] so\nP[2.] Two\nI1[\u2022] Three\n");
}

static void broken_bold_words_are_bold_line_by_line(void **state)
{
    (void)state;
    check_blocks(OG_STR("** **\n\n**What we found about the help that is given   \nand the next steps **\n\n"
                        "**Lead inspector: **Jane Smith**\n\n"
                        "Leaders act quickly on **what they learn from the\nfamilies of** the town.\n\n[a](b)\n"),
                 "H3 What we found about the help that is given and the next steps\nP Lead inspector: Jane Smith\n"
                 "P Leaders act quickly on what they learn from the families of the town.\nP a\n");
}

static void facts_before_markdown_are_properties(void **state)
{
    (void)state;
    og_document *document = NULL;
    og_str text = OG_STR(
        "---\ntitle: \"Northam visited\"\ndate: 2024-05-03\ntags:\n  - council\n---\n\nLeaders *act* quickly.\n");
    assert_int_equal(og_document_read(text, NULL, NULL, &document), OG_OK);
    assert_true(og_str_equal(og_document_property(document, OG_STR("title")), OG_STR("Northam visited")));
    assert_true(og_str_equal(og_document_property(document, OG_STR("published")), OG_STR("2024-05-03")));
    assert_true(og_str_equal(og_document_text(document), OG_STR("Leaders act quickly.")) ||
                og_str_equal(og_document_text(document), OG_STR("Leaders act quickly.\n")));
    og_document_free(document);
    check_blocks(OG_STR("---\nNo facts here.\n---\nWords of *the* text.\n"),
                 "H2 No facts here.\nP Words of *the* text.\n");
}

static void a_publication_is_a_paper_or_a_day(void **state)
{
    static const char *const cases[][3] = {{"newspaper: Dale Post", "site", "Dale Post"},
                                           {"publication: Dale Post", "site", "Dale Post"},
                                           {"publication: 2024-05-03", "published", "2024-05-03"},
                                           {"publication: 3 May 2024", "published", "3 May 2024"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        og_document *document = NULL;
        og_buf text = {0};
        og_buf_printf(&text, "---\ntitle: Nursery praised\n%s\n---\n\nLeaders *act* quickly.\n", cases[i][0]);
        assert_int_equal(og_document_read(og_buf_str(&text), NULL, NULL, &document), OG_OK);
        assert_true(og_str_equal(og_document_property(document, og_str_from(cases[i][1])), og_str_from(cases[i][2])));
        og_document_free(document);
        og_buf_free(&text);
    }
}

static void plain_text_keeps_its_signs(void **state)
{
    (void)state;
    check_blocks(OG_STR("Grades marked * are new. The # sign and the _line_ stay, and so does 2 * 3 = 6 &amp; more.\n\n"
                        "#1 for children\\'s services, they said.\n"),
                 "P Grades marked * are new. The # sign and the _line_ stay, and so does 2 * 3 = 6 &amp; more.\n"
                 "P #1 for children\\'s services, they said.\n");
}

static void addresses_are_links(void **state)
{
    (void)state;
    og_document *document = NULL;
    og_str text =
        OG_STR("See http://example.org/report_(2). Or (https://example.org/b), not xhttp://a or http:// alone.\n");
    assert_int_equal(og_document_read(text, NULL, NULL, &document), OG_OK);
    assert_int_equal(document->links.count, 2);
    assert_true(og_str_equal(document->links.items[0].target, OG_STR("http://example.org/report_(2)")));
    assert_true(
        og_str_equal(og_document_slice(document, document->links.items[1].range), OG_STR("https://example.org/b")));
    og_document_free(document);
}

static void printed_pages_have_tables_and_numbers(void **state)
{
    (void)state;
    og_document *document = NULL;
    og_str text = OG_STR("Judgement                                   Grade\n\n"
                         "The impact of leaders on social work        Good\npractice with families\n\n"
                         "Overall effectiveness                       Requires improvement\n\n"
                         "1.      Leaders know what goes well in their service and what does not and\n"
                         "        they act on it without delay. They speak often with families and\n"
                         "\f        with those who work for them.\n\f");
    assert_int_equal(og_document_read(text, NULL, NULL, &document), OG_OK);
    assert_int_equal(og_document_page_count(document), 2);
    size_t rows = 0;
    for (size_t i = 0; i < og_document_block_count(document); i++)
        rows += og_document_block(document, i)->kind == OG_ROW;
    assert_int_equal(rows, 3);
    const og_block *last = og_document_block(document, og_document_block_count(document) - 1);
    assert_true(og_str_equal(og_document_slice(document, last->marker), OG_STR("1.")));
    assert_true(
        og_str_ends(og_document_slice(document, last->range), OG_STR("families and with those who work for them.")));
    og_document_free(document);
}

// Wrapped so that what stands above it is read as printed.
#define WRAPPED                                                                                                        \
    "\nStaff know the children well and plan activities which build on what each child can do already, so that\n"      \
    "children make good progress from their starting points and enjoy their time at the nursery every day.\n"          \
    "Leaders check the work of staff often and give them useful advice, which has improved the teaching in the\n"      \
    "room for the youngest children since the manager came to the setting in the spring of last year.\n"

// Reads the lines above wrapped text and by themselves: both readers of text divide them alike.
static void check_rows(const char *lines, const char *expected)
{
    og_buf printed = {0};
    og_buf_printf(&printed, "%s%s", lines, WRAPPED);
    assert_int_equal(printed.status, OG_OK);
    og_buf found = blocks_of(og_buf_str(&printed));
    assert_int_equal(strncmp(found.ptr, expected, strlen(expected)), 0);
    check_blocks(og_str_from(lines), expected);
    og_buf_free(&found);
    og_buf_free(&printed);
}

static void a_row_by_itself_is_divided_at_all_its_gaps(void **state)
{
    (void)state;
    check_rows("Overall effectiveness        Good  2\nLeadership and management  Good  2\n",
               "R Overall effectiveness | Good | 2\nR Leadership and management | Good | 2\n");
}

static void a_narrow_gap_divides_below_a_wide_one_that_ends_elsewhere(void **state)
{
    (void)state;
    check_rows("Overall effectiveness       Good       2\nLeadership                  Good  2\n",
               "R Overall effectiveness | Good | 2\nR Leadership | Good | 2\n");
}

static void markers_alone_go_to_the_next_line(void **state)
{
    (void)state;
    check_blocks(OG_STR("What is below was found.\n\n1.\n\nChildren are seen often.\n\n\u25FC\nPlans are clear.\n"),
                 "P What is below was found.\nP[1.] Children are seen often.\nI1[\u2022] Plans are clear.\n");
}

static void a_nul_behind_a_marker_alone_loses_nothing(void **state)
{
    (void)state;
    check_blocks(OG_STR("What is below was found.\n\n1.\n\nChildren are \0seen often by their workers.\n"),
                 "P What is below was found.\nP[1.] Children are seen often by their workers.\n");
}

// The text begins with `before`, then comes `unit` many times; true when a limit of the reader was reported.
static bool reaches_reader_limit(const char *before, const char *unit, size_t count, const char *after)
{
    og_buf text = {0};
    og_document *document = NULL;
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_buf_add(&text, og_str_from(before));
    for (size_t i = 0; i < count; i++)
        og_buf_add(&text, og_str_from(unit));
    og_buf_add(&text, og_str_from(after));
    assert_int_equal(og_document_read(og_buf_str(&text), NULL, diagnostics, &document), OG_OK);
    assert_true(og_diagnostics_count(diagnostics) <= 1);
    bool reached = og_diagnostics_count(diagnostics) &&
                   og_str_equal(og_diagnostics_get(diagnostics, 0).code, OG_STR("reader-limit"));
    og_document_free(document);
    og_diagnostics_free(diagnostics);
    og_buf_free(&text);
    return reached;
}

static void what_is_left_unread_is_reported(void **state)
{
    (void)state;
    const char *title = "# Northam\n\n## Found\n\n";
    assert_false(reaches_reader_limit(title, "[a](b) ", 1000, "\n"));
    assert_true(reaches_reader_limit(title, "[a](b) ", 40000, "\n"));
    assert_true(reaches_reader_limit(title, "*a* ", 40000, "\n"));
    assert_true(reaches_reader_limit(title, "`a` ", 40000, "\n"));
    assert_true(reaches_reader_limit(title, "&amp;", 70000, "\n"));
    assert_false(reaches_reader_limit("---\n", "tag: a\n", 50, "---\n\nWords of *the* text.\n"));
    assert_true(reaches_reader_limit("---\n", "tag: a\n", 70, "---\n\nWords of *the* text.\n"));
}

// `unit` repeated to `size` bytes, read; the status. Time is bounded by the time limit of the test.
static og_status read_repeated(const char *unit, size_t size)
{
    size_t length = strlen(unit);
    char *text = malloc(size);
    assert_non_null(text);
    for (size_t i = 0; i < size; i++)
        text[i] = unit[i % length];
    og_document *document = NULL;
    og_status status = og_document_read((og_str){text, size}, NULL, NULL, &document);
    og_document_free(document);
    free(text);
    return status;
}

static void hostile_repetition_ends_soon(void **state)
{
    (void)state;
    static const char *const units[] = {"a",
                                        "a ",
                                        "a  b   ",
                                        "[",
                                        "](",
                                        "[](",
                                        "**a",
                                        "`a``b ",
                                        "<!--",
                                        "<a",
                                        "&a",
                                        "http://",
                                        "a\n",
                                        "\n",
                                        "1.\n",
                                        "- a\n",
                                        "a\tb\n",
                                        "|-|\n",
                                        "# a\n",
                                        "\f",
                                        "a\nb ",
                                        "1.1.",
                                        "xhttp://",
                                        "((((",
                                        "\xE2\x80\xA2",
                                        "x](",
                                        "![a](b ",
                                        "[a]: ",
                                        "http",
                                        "\\*",
                                        "a. B ",
                                        "o ",
                                        "[a](b)",
                                        "# a\n[a](b)\n**a\n",
                                        "<table><td>",
                                        "</table><table>",
                                        "<script>",
                                        "# a\n<a \"\n",
                                        "+-+\n|a|\n",
                                        "-- --\na  b\n",
                                        "a **b** ](c\n-- --\n",
                                        "**a** [a](b)  \nb\n",
                                        "**a** [a](b) <td>`<a\n",
                                        "[a](b)]{.a",
                                        "**a** -- ---\n"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        og_status status = read_repeated(units[i], (size_t)1 << 20);
        assert_true(status != OG_INTERNAL && status != OG_NO_MEMORY);
    }
    assert_int_equal(read_repeated("words ", (size_t)100 << 20), OG_TEXT_TOO_LONG);
    assert_int_equal(read_repeated("a\n", (size_t)4 << 20), OG_TOO_COMPLEX);
    assert_int_equal(read_repeated("a\n\f", (size_t)1 << 16), OG_TOO_MANY_PAGES);
}

// Markdown asks what stands at the end of each line, also of those that form feeds end.
static void many_pages_above_a_long_line_end_soon(void **state)
{
    (void)state;
    og_buf text = {0};
    og_document *document = NULL;
    og_buf_add(&text, OG_STR("# Northam\n\n**Leaders** [act](a)  \n"));
    for (size_t i = 0; i < 1900; i++)
        og_buf_add(&text, OG_STR("x\f"));
    for (size_t i = 0; i < (size_t)2 << 20; i++)
        og_buf_add(&text, OG_STR("a b "));
    assert_int_equal(og_document_read(og_buf_str(&text), NULL, NULL, &document), OG_OK);
    og_document_free(document);
    og_buf_free(&text);
}

static void failures_are_named(void **state)
{
    (void)state;
    check_status(OG_STR(""), OG_EMPTY);
    check_status(OG_STR("PK\x03\x04"), OG_UNKNOWN_FORMAT);
    og_limits limits = og_limits_default();
    og_document *document = NULL;
    limits.input_bytes = 3;
    assert_int_equal(og_document_read(OG_STR("four"), &limits, NULL, &document), OG_TOO_LARGE);
    assert_null(document);
}

static void broken_bytes_are_reported(void **state)
{
    (void)state;
    og_document *document = NULL;
    og_diagnostics *diagnostics = og_diagnostics_new();
    og_str text = OG_STR("It\u2019s \u2018one\u2019 word and \xFF here.\n");
    assert_int_equal(og_document_read(text, NULL, diagnostics, &document), OG_OK);
    assert_int_equal(og_diagnostics_count(diagnostics), 1);
    assert_true(og_str_equal(og_diagnostics_get(diagnostics, 0).code, OG_STR("invalid-utf-8")));
    og_document_free(document);
    og_diagnostics_free(diagnostics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_a_paragraph),
        cmocka_unit_test(short_lines_before_text_are_headings),
        cmocka_unit_test(all_kinds_of_bullets_are_items),
        cmocka_unit_test(numbers_are_markers),
        cmocka_unit_test(tabs_make_rows),
        cmocka_unit_test(wrapped_paragraphs_are_joined),
        cmocka_unit_test(a_letter_that_counts_is_no_bullet),
        cmocka_unit_test(a_sentence_cut_by_a_blank_line_is_joined),
        cmocka_unit_test(footers_without_form_feeds_are_furniture),
        cmocka_unit_test(what_two_short_pages_both_state_is_text),
        cmocka_unit_test(what_two_pages_state_below_their_numbers_is_text),
        cmocka_unit_test(no_more_lines_than_a_header_has_are_furniture),
        cmocka_unit_test(markdown_means_what_it_says),
        cmocka_unit_test(raw_html_in_markdown_is_what_it_means),
        cmocka_unit_test(a_raw_heading_ends_with_its_paragraph),
        cmocka_unit_test(words_beside_the_cells_of_a_table_stay_words),
        cmocka_unit_test(no_cell_of_a_wide_table_is_lost),
        cmocka_unit_test(dashes_above_a_sentence_do_not_cut_it),
        cmocka_unit_test(divisions_of_colons_leave_their_words),
        cmocka_unit_test(a_list_goes_on_behind_one_within_it),
        cmocka_unit_test(broken_bold_words_are_bold_line_by_line),
        cmocka_unit_test(facts_before_markdown_are_properties),
        cmocka_unit_test(a_publication_is_a_paper_or_a_day),
        cmocka_unit_test(plain_text_keeps_its_signs),
        cmocka_unit_test(addresses_are_links),
        cmocka_unit_test(printed_pages_have_tables_and_numbers),
        cmocka_unit_test(a_row_by_itself_is_divided_at_all_its_gaps),
        cmocka_unit_test(a_narrow_gap_divides_below_a_wide_one_that_ends_elsewhere),
        cmocka_unit_test(markers_alone_go_to_the_next_line),
        cmocka_unit_test(a_nul_behind_a_marker_alone_loses_nothing),
        cmocka_unit_test(what_is_left_unread_is_reported),
        cmocka_unit_test(hostile_repetition_ends_soon),
        cmocka_unit_test(many_pages_above_a_long_line_end_soon),
        cmocka_unit_test(failures_are_named),
        cmocka_unit_test(broken_bytes_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
