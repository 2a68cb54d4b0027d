// SPDX-License-Identifier: MIT
// Word documents to blocks. All are made up.
#include "packages.h"

#include "read/office.h"

#include <stdio.h>

// A document with this body; {words} in it is a paragraph. The caller frees it.
static og_buf document_of(const char *body)
{
    og_buf xml = {0};
    og_buf_add(&xml, OG_STR("<?xml version='1.0' encoding='UTF-8'?>\n<w:document " WORD_NAMESPACES "><w:body>"));
    add_expanded(&xml, body, "<w:p><w:r><w:t>", "</w:t></w:r></w:p>");
    og_buf_add(&xml, OG_STR("</w:body></w:document>"));
    assert_int_equal(xml.status, OG_OK);
    return xml;
}

static void check_document(const char *body, const char *expected)
{
    og_buf xml = document_of(body);
    parcel package = word_package(og_buf_str(&xml));
    check_package(&package, expected);
    og_buf_free(&xml);
}

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define BOLD(text) "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" text "</w:t></w:r></w:p>"
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define LISTED(list, level, text)                                                                                      \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list "'/></w:numPr></w:pPr><w:r><w:t>" text     \
    "</w:t></w:r></w:p>"

static void paragraphs_are_joined_of_runs(void **state)
{
    (void)state;
    check_document("<w:p><w:r><w:t>Leaders </w:t></w:r><w:r><w:t xml:space='preserve'>act </w:t></w:r>"
                   "<w:proofErr w:type='gramStart'/><w:r><w:t>quickly &amp; well.</w:t></w:r></w:p>" P("") P("Next."),
                   "P Leaders act quickly & well.\nP Next.\n");
}

static void signs_stand_for_themselves(void **state)
{
    (void)state;
    check_document("<w:p><w:r><w:t>multi</w:t><w:noBreakHyphen/><w:t>agency co</w:t><w:softHyphen/><w:t>operation</w:t>"
                   "</w:r></w:p><w:p><w:r><w:sym w:font='Symbol' w:char='F0B7'/><w:tab/><w:t>Plans</w:t></w:r></w:p>",
                   "P multi-agency cooperation\nI1[\u2022] Plans\n");
}

static void tabs_divide_facts_and_fold_in_prose(void **state)
{
    (void)state;
    check_document("<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs></w:pPr><w:r><w:t>Inspection dates"
                   "</w:t><w:tab/><w:tab/><w:t>3 May 2023</w:t></w:r></w:p>"
                   "<w:p><w:r><w:t>2.1</w:t><w:tab/><w:t>Care is planned.</w:t></w:r></w:p>",
                   "R Inspection dates | 3 May 2023\nP[2.1] Care is planned.\n");
}

static void breaks_divide_where_the_sentence_ends(void **state)
{
    (void)state;
    check_document("<w:p><w:r><w:t>First line</w:t><w:br/><w:t>goes on.</w:t><w:br/><w:t>Second line.</w:t>"
                   "<w:cr/><w:t>Third.</w:t></w:r></w:p>",
                   "P First line goes on.\nP Second line.\nP Third.\n");
}

static const char styles[] =
    "<w:styles " WORD_NAMESPACES ">"
    "<w:style w:type='paragraph' w:default='1' w:styleId='Standard'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/><w:basedOn w:val='Standard'/>"
    "<w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Mine'><w:name w:val='Mine'/><w:basedOn w:val='Between'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Between'><w:name w:val='Between'/><w:basedOn w:val='berschrift1'/>"
    "<w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Round'><w:basedOn w:val='AndRound'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='AndRound'><w:basedOn w:val='Round'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Titre'><w:name w:val='Title'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Verzeichnis1'><w:name w:val='toc 1'/></w:style>"
    "<w:style w:type='character' w:styleId='Strong'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Unseen'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Bullets'><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>"
    "</w:styles>";

static const char numbering[] =
    "<w:numbering " WORD_NAMESPACES "><w:abstractNum w:abstractNumId='7'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>"
    "<w:lvl w:ilvl='2'><w:start w:val='3'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%3)'/></w:lvl>"
    "</w:abstractNum><w:abstractNum w:abstractNumId='8'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/>"
    "<w:lvlText w:val='o'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='4'/>"
    "</w:lvlOverride></w:num></w:numbering>";

// With styles and lists.
static void check_numbered(const char *numbering_part, const char *body, const char *expected)
{
    og_buf xml = document_of(body);
    parcel package = word_package(og_buf_str(&xml));
    packed_part relations =
        RELATIONS("word/_rels/document.xml.rels",
                  RELATION("rId1", "styles", "styles.xml") RELATION("rId2", "numbering", "../word/./numbering.xml"));
    add_part(&package, relations.name, relations.bytes);
    add_part(&package, "word/styles.xml", og_str_from(styles));
    add_part(&package, "word/numbering.xml", og_str_from(numbering_part));
    check_package(&package, expected);
    og_buf_free(&xml);
}

static void check_styled(const char *body, const char *expected)
{
    check_numbered(numbering, body, expected);
}

static void lines_of_pages_are_put_together(void **state)
{
    (void)state;
    check_document(
        BOLD("Main findings") P("Leaders in Northmarsh know their services and the children well, and they have")
            P("taken action where it is needed. Most social workers now see children often, and they write")
                P("plans that families understand. Managers read them and they tell staff what they think of")
                    P("each plan.") P(" ")
                        P("Children in care live in homes that suit them, and nearly all of them stay in")
                            P("the same home for years.") P("\u25FC")
                                P("The visits to children who live far from their homes, and the help that")
                                    P("is given to carers.") BOLD("Next steps")
                                        P("Ofsted will take these findings into account."),
        "H3 Main findings\nP Leaders in Northmarsh know their services and the children well, and they have taken "
        "action "
        "where it is needed. Most social workers now see children often, and they write plans that families "
        "understand. "
        "Managers read them and they tell staff what they think of each plan.\nP Children in care live in homes that "
        "suit "
        "them, and nearly all of them stay in the same home for years.\nI1[\u2022] The visits to children who live far "
        "from "
        "their homes, and the help that is given to carers.\nH3 Next steps\nP Ofsted will take these findings into "
        "account.\n");
}

static void headings_are_told_by_styles_of_any_language(void **state)
{
    (void)state;
    check_styled(STYLED("Titre", "Pond Lane School") STYLED("berschrift1", "What we found") STYLED("Mine", "Teaching")
                     STYLED("Round", "Pupils read well.") STYLED("Nowhere", "They write well."),
                 "H1 Pond Lane School\nH1 What we found\nH2 Teaching\nP Pupils read well.\nP They write well.\n");
}

static void a_paragraph_may_set_its_own_level(void **state)
{
    (void)state;
    check_styled("<w:p><w:pPr><w:pStyle w:val='berschrift1'/><w:outlineLvl w:val='9'/></w:pPr><w:r><w:t>"
                 "Pupils read well.</w:t></w:r></w:p><w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr><w:r>"
                 "<w:t>Reading</w:t></w:r></w:p>",
                 "P Pupils read well.\nH3 Reading\n");
}

static void headings_without_a_list_of_styles_are_told_by_their_names(void **state)
{
    (void)state;
    check_document(STYLED("Heading2", "What we found") P("Pupils read well."),
                   "H2 What we found\nP Pupils read well.\n");
}

static void bold_lines_are_headings_and_bold_words_are_not(void **state)
{
    (void)state;
    check_document(BOLD("Information about the school"), "H3 Information about the school\n");
    check_document(BOLD("Pupils do well in every subject."), "P Pupils do well in every subject.\n");
    check_document(BOLD("Lead inspector: Jo Example"), "P Lead inspector: Jo Example\n");
    check_styled("<w:p><w:r><w:rPr><w:rStyle w:val='Strong'/></w:rPr><w:t>Teaching</w:t></w:r></w:p>"
                 "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Reading</w:t></w:r><w:r><w:t> is taught</w:t></w:r></w:p>"
                 "<w:p><w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>Not bold</w:t></w:r></w:p>",
                 "H3 Teaching\nP Reading is taught\nP Not bold\n");
}

static void lists_are_numbered_as_word_does(void **state)
{
    (void)state;
    check_styled(LISTED("1", "0", "Plan") LISTED("1", "1", "Visit") LISTED("1", "1", "Write"),
                 "P[1.] Plan\nP[1.1] Visit\nP[1.2] Write\n");
    check_styled(LISTED("1", "0", "Plan") LISTED("1", "2", "Soon") LISTED("1", "0", "Act") LISTED("1", "1", "Ask"),
                 "P[1.] Plan\nP[(c)] Soon\nP[2.] Act\nP[2.1] Ask\n");
    check_styled(STYLED("Bullets", "one") LISTED("2", "0", "two"), "I1[\u2022] one\nI1[\u2022] two\n");
    check_styled(LISTED("1", "0", "One") LISTED("3", "0", "Again") LISTED("3", "0", "More"),
                 "P[1.] One\nP[4.] Again\nP[5.] More\n");
    check_styled(LISTED("0", "0", "None") LISTED("99", "1", "Unknown"), "P None\nI2[\u2022] Unknown\n");
}

#define LEVEL(level, more, format, text)                                                                               \
    "<w:lvl w:ilvl='" level "'>" more "<w:numFmt w:val='" format "'/><w:lvlText w:val='" text "'/></w:lvl>"
#define START(number) "<w:start w:val='" number "'/>"

static const char linked_numbering[] =
    "<w:numbering " WORD_NAMESPACES ">"
    "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='Ours'/></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='2'><w:styleLink w:val='Ours'/>" LEVEL("0", START("1"), "upperRoman", "%1.")
        LEVEL("1", START("1") "<w:lvlRestart w:val='0'/>", "decimal", "%2)")
            LEVEL("2", START("1") "<w:lvlRestart w:val='1'/>", "upperLetter",
                  "%3)") "</w:abstractNum>"
                         "<w:abstractNum w:abstractNumId='3'>" LEVEL(
                             "0", "", "decimal",
                             "%1") "</w:abstractNum>"
                                   "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
                                   "<w:num w:numId='2'><w:abstractNumId w:val='2'/><w:lvlOverride w:ilvl='0'>" LEVEL(
                                       "0", START("26"), "lowerLetter",
                                       "(%1)") "</w:lvlOverride></w:num><w:num w:numId='3'><w:abstractNumId "
                                               "w:val='3'/></w:num></w:numbering>";

static void lists_are_described_elsewhere_too(void **state)
{
    (void)state;
    check_numbered(linked_numbering, LISTED("1", "0", "Plan") LISTED("1", "0", "Act"), "P[I.] Plan\nP[II.] Act\n");
    check_numbered(linked_numbering, LISTED("2", "0", "Plan") LISTED("2", "0", "Act"), "P[(z)] Plan\nP[(aa)] Act\n");
    check_numbered(linked_numbering,
                   LISTED("1", "0", "A") LISTED("1", "1", "B") LISTED("1", "2", "C") LISTED("1", "1", "D")
                       LISTED("1", "2", "E") LISTED("1", "0", "F") LISTED("1", "1", "G") LISTED("1", "2", "H"),
                   "P[I.] A\nP[1)] B\nP[A)] C\nP[2)] D\nP[B)] E\nP[II.] F\nP[3)] G\nP[A)] H\n");
    check_numbered(linked_numbering, LISTED("3", "0", "Nought") LISTED("3", "0", "One"), "P[0] Nought\nP[1] One\n");
}

static void contents_are_beside_the_text(void **state)
{
    (void)state;
    check_styled("<w:p><w:pPr><w:pStyle w:val='Verzeichnis1'/></w:pPr><w:r><w:t>What we found</w:t>"
                 "<w:tab/><w:t>3</w:t></w:r></w:p>" P("Pupils read."),
                 "F What we found 3\nP Pupils read.\n");
    check_styled("<w:tbl><w:tr><w:tc>" STYLED("Verzeichnis1", "Care") "</w:tc><w:tc>{Good}</w:tc></w:tr></w:tbl>",
                 "R Care | Good\n");
    check_styled("<w:tbl><w:tr><w:tc>" STYLED("Verzeichnis1", "Care") "</w:tc><w:tc>" STYLED(
                     "Verzeichnis1", "3") "</w:tc></w:tr></w:tbl>{Text.}",
                 "F Care\nF 3\nP Text.\n");
}

static void tables_of_data_are_rows(void **state)
{
    (void)state;
    check_document("<w:tbl><w:tblPr/><w:tr><w:tc>{Overall effectiveness}</w:tc><w:tc>{Good}</w:tc></w:tr>"
                   "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{Areas}</w:tc></w:tr>"
                   "<w:tr><w:tc>{Teaching}{and learning}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
                   "R Overall effectiveness | Good\nR Areas | \nR Teaching and learning | \n");
}

static void numbers_of_cells_are_kept(void **state)
{
    (void)state;
    check_styled(
        "<w:tbl><w:tr><w:tc>" LISTED("1", "0", "Care") "</w:tc><w:tc>" LISTED(
            "2", "0", "Good") "</w:tc></w:tr><w:tr><w:tc>" LISTED("1", "0",
                                                                  "Help") "</w:tc><w:tc>{Good}</w:tc></w:tr></w:tbl>",
        "R 1. Care | Good\nR 2. Help | Good\n");
}

static void cells_are_as_wide_as_they_are_now(void **state)
{
    (void)state;
    check_document("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:tcPrChange><w:tcPr><w:gridSpan w:val='3'/>"
                   "</w:tcPr></w:tcPrChange></w:tcPr>{Areas}</w:tc></w:tr><w:tr><w:tc>{Care}</w:tc><w:tc>{Good}</w:tc>"
                   "</w:tr></w:tbl>",
                   "R Areas | \nR Care | Good\n");
}

static void cells_in_styles_of_headings_are_cells(void **state)
{
    (void)state;
    check_document("<w:tbl><w:tr><w:tc>" STYLED(
                       "Heading2", "Overall effectiveness") "</w:tc><w:tc>{Good}</w:tc></w:tr>"
                                                            "<w:tr><w:tc>" STYLED(
                                                                "Heading2",
                                                                "Teaching") "</w:tc><w:tc>{Good}</w:tc></w:tr></w:tbl>",
                   "R Overall effectiveness | Good\nR Teaching | Good\n");
}

static void tables_for_layout_are_blocks(void **state)
{
    (void)state;
    check_document("<w:tbl><w:tr><w:tc>" STYLED("Heading1", "Report") "{Words of it.}</w:tc><w:tc>{Side}</w:tc></w:tr>"
                                                                      "</w:tbl>",
                   "H1 Report\nP Words of it.\nP Side\n");
    check_document("<w:tbl><w:tr><w:tc>{Alone}</w:tc></w:tr></w:tbl>", "P Alone\n");
    check_document(
        "<w:tbl><w:tr><w:tc>{Outside}<w:tbl><w:tr><w:tc>{a}</w:tc><w:tc>{b}</w:tc></w:tr></w:tbl>{after}</w:tc>"
        "<w:tc>{c}</w:tc></w:tr></w:tbl>",
        "P Outside\nR a | b\nP after\nP c\n");
}

static void what_was_deleted_is_left_out_and_what_was_inserted_is_not(void **state)
{
    (void)state;
    check_document("<w:p><w:r><w:t>Teaching is </w:t></w:r><w:del w:id='1'><w:r><w:delText>good</w:delText></w:r>"
                   "</w:del><w:ins w:id='2'><w:r><w:t>inadequate</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
                   "<w:p><w:moveFrom w:id='3'><w:r><w:t>Moved.</w:t></w:r></w:moveFrom></w:p>"
                   "<w:p><w:moveTo w:id='4'><w:r><w:t>Moved here.</w:t></w:r></w:moveTo></w:p>"
                   "<w:p><w:pPr><w:rPr><w:del w:id='5'/></w:rPr></w:pPr><w:r><w:t>One paragraph </w:t></w:r></w:p>"
                   "{of two.}<w:tbl><w:tr><w:tc>{Care}</w:tc><w:tc>{Good}</w:tc></w:tr><w:tr><w:trPr><w:del w:id='6'/>"
                   "</w:trPr><w:tc>{Teaching}</w:tc><w:tc>{Good}</w:tc></w:tr></w:tbl>",
                   "P Teaching is inadequate.\nP Moved here.\nP One paragraph of two.\nR Care | Good\n");
}

static void boxes_in_a_paragraph_without_an_end_are_apart(void **state)
{
    (void)state;
    check_document(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r><w:r><w:txbxContent>{In the box.}"
        "</w:txbxContent></w:r><w:r><w:t>paragraph </w:t></w:r></w:p>{of two.}",
        "P In the box.\nP One paragraph of two.\n");
}

static void a_deleted_end_before_a_table_ends_the_paragraph(void **state)
{
    (void)state;
#define DELETED_END(text) "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
    check_document(DELETED_END("Before") "<w:tbl><w:tr><w:tc>{Care}</w:tc><w:tc>" DELETED_END(
                       "Good") "</w:tc></w:tr></w:tbl>" DELETED_END("End"),
                   "P Before\nR Care | Good\nP End\n");
    check_document(DELETED_END("Before") "<w:sdt><w:sdtContent><w:tbl><w:tr><w:tc>{Care}</w:tc><w:tc>{Good}</w:tc>"
                                         "</w:tr></w:tbl></w:sdtContent></w:sdt>",
                   "P Before\nR Care | Good\n");
}

static void what_is_hidden_and_comments_are_left_out(void **state)
{
    (void)state;
    check_styled("<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>Seen</w:t></w:r><w:commentRangeEnd w:id='0'/><w:r>"
                 "<w:commentReference w:id='0'/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t><w:tab/></w:r>"
                 "<w:r><w:rPr><w:rStyle w:val='Unseen'/></w:rPr><w:t> unseen</w:t></w:r>"
                 "<w:r><w:rPr><w:vanish w:val='false'/></w:rPr><w:t> too</w:t></w:r></w:p>"
                 "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{Click here to enter text.}</w:sdtContent>"
                 "</w:sdt><w:sdt><w:sdtPr><w:alias w:val='a'/></w:sdtPr><w:sdtContent>{Filled in.}</w:sdtContent>"
                 "</w:sdt>",
                 "P Seen too\nP Filled in.\n");
}

static void what_stands_where_it_should_not_leaves_nothing_open(void **state)
{
    (void)state;
    check_document("<w:p><w:r><w:instrText><w:showingPlcHdr/></w:instrText><w:t>One.</w:t></w:r></w:p>{Two.}",
                   "P One.\nP Two.\n");
    check_document("<w:x><w:p><w:r><w:t>One.</w:t></w:r><w:showingPlcHdr/></w:p></w:x>{Two.}", "P One.\nP Two.\n");
    check_document("<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:trPr><w:del/></w:trPr>{One.}", "P One.\n");
    check_document("<w:tbl><w:tr><w:trPr><w:x><w:del/></w:x></w:trPr><w:tc>{Care}</w:tc><w:tc>{Good}</w:tc></w:tr>"
                   "</w:tbl>",
                   "R Care | Good\n");
    check_document("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{Unseen.}</w:sdtContent></w:sdt><w:p>"
                   "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>{paragraph.}",
                   "P One paragraph.\n");
}

static void boxes_are_read_once(void **state)
{
    (void)state;
    check_document("<w:p><w:r><w:t>Around </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
                   "<w:txbxContent>{In the box.}</w:txbxContent></w:drawing></mc:Choice><mc:Choice Requires='x'>"
                   "<w:txbxContent>{In another.}</w:txbxContent></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
                   "{In the box.}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>it."
                   "</w:t></w:r></w:p><w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>Else.</w:t></mc:Fallback>"
                   "</mc:AlternateContent></w:r></w:p>",
                   "P In the box.\nP Around it.\nP Else.\n");
}

static void fields_print_their_results(void **state)
{
    (void)state;
    check_document(
        "<w:p><w:r><w:t>Page </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE "
        "</w:instrText><w:t>unseen</w:t></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>3</w:t>"
        "</w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:fldSimple w:instr='NUMPAGES'><w:r><w:t> of 9</w:t>"
        "</w:r></w:fldSimple></w:p><w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>x"
        "</w:instrText></w:r></w:p>" P("Not lost."),
        "P Page 3 of 9\nP Not lost.\n");
}

// A field with an instruction and a result.
#define FIELD(instruction, result)                                                                                     \
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>" instruction                                      \
    "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>" result                            \
    "</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"

static void fields_in_instructions_print_nothing(void **state)
{
    (void)state;
    check_document("<w:p><w:r><w:t>Page </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF "
                   "</w:instrText></w:r>" FIELD(
                       "PAGE", "1") "<w:r><w:instrText> = 1 \"one\"</w:instrText></w:r><w:r>"
                                    "<w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>one</w:t></w:r>" FIELD(
                                        "PAGE", " of 2") "<w:r>"
                                                         "<w:fldChar w:fldCharType='end'/></w:r></w:p>",
                   "P Page one of 2\n");
}

static void links_lead_where_they_are_said_to(void **state)
{
    og_document *document = NULL;
    (void)state;
    parcel package = word_package(OG_STR(WORD_XML(
        "<w:p><w:hyperlink r:id='rId5'><w:r><w:t>the report</w:t></w:r></w:hyperlink><w:r><w:t> and </w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK \"https://b.example/\" \\o \"x\""
        "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>that</w:t></w:r><w:r>"
        "<w:fldChar w:fldCharType='end'/></w:r><w:r><w:t> or https://c.example/ and </w:t></w:r><w:hyperlink "
        "w:anchor='a'>"
        "<w:r><w:t>here</w:t></w:r></w:hyperlink><w:hyperlink "
        "r:id='rId6'><w:r><w:t>there</w:t></w:r></w:hyperlink></w:p>")));
    packed_part relations =
        RELATIONS("word/_rels/document.xml.rels",
                  "<Relationship Id='rId6' Type='x/hyperlink' Target='file:///C:/a' TargetMode='External'/>"
                  "<Relationship Id='rId5' Type='x/hyperlink' Target='https://a.example/' "
                  "TargetMode='External'/>");
    static const char *const targets[] = {"https://a.example/", "https://b.example/", "https://c.example/"};
    add_part(&package, relations.name, relations.bytes);
    og_buf zip = zip_of(&package);
    assert_int_equal(og_document_read(og_buf_str(&zip), NULL, NULL, &document), OG_OK);
    assert_int_equal(document->links.count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_true(og_str_equal(document->links.items[i].target, og_str_from(targets[i])));
    assert_true(og_str_equal(og_document_slice(document, document->links.items[1].range), OG_STR("that")));
    og_document_free(document);
    og_buf_free(&zip);
}

// A field whose instruction goes on for many bytes.
static void add_long_field(og_buf *body, const char *instruction, const char *result)
{
    enum { LONG = 5000 };
    og_buf_printf(body, "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>%s", instruction);
    for (size_t i = 0; i < LONG; i++)
        og_buf_add_byte(body, 'a');
    og_buf_printf(body,
                  "&amp;b\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>%s</w:t></w:r>"
                  "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
                  result);
}

// A document of one paragraph, which the caller frees.
static og_document *document_of_paragraph(const og_buf *runs)
{
    og_document *document = NULL;
    og_buf paragraph = {0};
    og_buf_printf(&paragraph, "<w:p>%.*s</w:p>", OG_STR_ARG(og_buf_str(runs)));
    og_buf_add_byte(&paragraph, 0);
    assert_int_equal(paragraph.status, OG_OK);
    og_buf xml = document_of(paragraph.ptr);
    parcel package = word_package(og_buf_str(&xml));
    og_buf zip = zip_of(&package);
    assert_int_equal(og_document_read(og_buf_str(&zip), NULL, NULL, &document), OG_OK);
    og_buf_free(&zip);
    og_buf_free(&xml);
    og_buf_free(&paragraph);
    return document;
}

static void addresses_are_taken_whole_or_not_at_all(void **state)
{
    og_buf runs = {0};
    (void)state;
    add_long_field(&runs, " HYPERLINK \"https://long.example/", "long");
    og_buf_add(&runs, OG_STR(FIELD("HYPERLINK \"https://open.example/", " open")
                                 FIELD("HYPERLINK \"https://a.example/?b&amp;c\"", " whole")));
    og_document *document = document_of_paragraph(&runs);
    assert_int_equal(document->links.count, 1);
    assert_true(og_str_equal(document->links.items[0].target, OG_STR("https://a.example/?b&c")));
    assert_int_equal(document->notices.count, 1);
    assert_true(og_str_equal(
        document->notices.items[0].message,
        OG_STR("some links lead to addresses that are too long or too many to keep; their words were read")));
    og_document_free(document);
    og_buf_free(&runs);
}

static void what_follows_an_address_may_be_of_any_length(void **state)
{
    og_buf runs = {0};
    (void)state;
    add_long_field(&runs, " HYPERLINK \"https://a.example/\" \\o \"", "whole");
    og_document *document = document_of_paragraph(&runs);
    assert_int_equal(document->links.count, 1);
    assert_true(og_str_equal(document->links.items[0].target, OG_STR("https://a.example/")));
    assert_int_equal(document->notices.count, 0);
    og_document_free(document);
    og_buf_free(&runs);
}

static void long_instructions_that_lead_nowhere_lose_nothing(void **state)
{
    og_buf runs = {0};
    (void)state;
    add_long_field(&runs, "ADDIN \"", "Words.");
    og_document *document = document_of_paragraph(&runs);
    assert_int_equal(document->notices.count, 0);
    og_document_free(document);
    og_buf_free(&runs);
}

static void endnotes_stand_behind_footnotes(void **state)
{
    (void)state;
    parcel package = word_package(OG_STR(WORD_XML("<w:p><w:r><w:t>Leaders</w:t><w:endnoteReference w:id='2'/><w:t> act."
                                                  "</w:t><w:footnoteReference w:id='2'/></w:r></w:p>")));
    packed_part relations = RELATIONS("word/_rels/document.xml.rels", RELATION("a", "endnotes", "endnotes.xml")
                                                                          RELATION("b", "footnotes", "footnotes.xml"));
    add_part(&package, relations.name, relations.bytes);
    add_part(&package, "word/endnotes.xml",
             OG_STR("<w:endnotes " WORD_NAMESPACES "><w:endnote w:id='0'>" P(
                 "---") "</w:endnote><w:endnote w:id='2'>" P("At the end.") "</w:endnote></w:endnotes>"));
    add_part(
        &package, "word/footnotes.xml",
        OG_STR("<w:footnotes " WORD_NAMESPACES "><w:footnote w:id='2'>" P("Below.") "</w:footnote></w:footnotes>"));
    check_package(&package, "P Leaders\u00B9 act.\u00B2\nP \u00B2 Below.\nP \u00B9 At the end.\n");
}

#define REFERENCE(id) "<w:r><w:footnoteReference w:id='" id "'/></w:r>"
#define NOTE(id, text) "<w:footnote w:id='" id "'>" P(text) "</w:footnote>"

static void headers_and_notes_stand_around_the_text(void **state)
{
    (void)state;
    parcel package = word_package(OG_STR(WORD_XML("<w:p><w:r><w:t>Leaders act.</w:t></w:r>" REFERENCE("12") REFERENCE(
        "3") "</w:p><w:p><w:del><w:r><w:footnoteReference w:id='4'/></w:r></w:del></w:p>" P("Last."))));
    packed_part relations =
        RELATIONS("word/_rels/document.xml.rels",
                  RELATION("rId1", "header", "/word/header1.xml") RELATION("rId2", "header", "header2.xml")
                      RELATION("rId3", "footer", "footer1.xml") RELATION("rId4", "footnotes", "footnotes.xml")
                          RELATION("rId5", "header", "missing.xml"));
    add_part(&package, relations.name, relations.bytes);
    add_part(&package, "word/header1.xml", OG_STR("<w:hdr " WORD_NAMESPACES ">" P("Pond Lane School") "</w:hdr>"));
    add_part(&package, "word/header2.xml",
             OG_STR("<w:hdr " WORD_NAMESPACES ">" P("Pond Lane School") P("3 May 2023") "</w:hdr>"));
    add_part(&package, "word/footer1.xml", OG_STR("<w:ftr " WORD_NAMESPACES ">" P("Page 1") "</w:ftr>"));
    add_part(&package, "word/footnotes.xml",
             OG_STR("<w:footnotes " WORD_NAMESPACES ">" NOTE("-1", "---") NOTE("3", "Second note.")
                        NOTE("4", "Deleted.") NOTE("12", "First note.") "</w:footnotes>"));
    check_package(&package, "F Pond Lane School\nF 3 May 2023\nP Leaders act.\u00B9\u00B2\nP Last.\nF Page 1\n"
                            "P \u00B2 Second note.\nP \u00B9 First note.\n");
}

// The notices of a document, by their messages.
static void check_notices(const parcel *package, const char *expected)
{
    og_document *document = NULL;
    og_buf zip = zip_of(package), found = {0};
    assert_int_equal(og_document_read(og_buf_str(&zip), NULL, NULL, &document), OG_OK);
    for (size_t i = 0; i < document->notices.count; i++)
        og_buf_printf(&found, "%.*s\n", OG_STR_ARG(document->notices.items[i].message));
    og_buf_add_byte(&found, 0);
    assert_string_equal(found.ptr, expected);
    og_document_free(document);
    og_buf_free(&found);
    og_buf_free(&zip);
}

static void other_files_are_told_of(void **state)
{
    (void)state;
    parcel package =
        word_package(OG_STR(WORD_XML(P("One.") "<w:altChunk r:id='rId1'/><w:p><w:subDoc r:id='rId2'/></w:p>")));
    check_notices(&package, "the document takes in other files, which are not read\n");
}

// A document that says of itself, by a relation of this kind, what stands between `begin` and `end`, which is long.
static void check_long_property(const char *kind, const char *begin, const char *end, const char *body,
                                const char *notices)
{
    enum { LONG = 2000 };
    og_buf relations = {0}, properties = {0};
    og_buf_add(&relations, OG_STR(RELATIONS_BEGIN RELATION("a", "officeDocument", "word/document.xml")));
    og_buf_printf(&relations, RELATION("b", "%s", "docProps/it.xml") "</Relationships>", kind);
    og_buf_add(&properties, og_str_from(begin));
    for (size_t i = 0; i < LONG; i++)
        og_buf_add_byte(&properties, '1');
    og_buf_add(&properties, og_str_from(end));
    assert_true(relations.status == OG_OK && properties.status == OG_OK);
    parcel package = word_package(og_str_from(body));
    package.parts[1].bytes = og_buf_str(&relations);
    add_part(&package, "docProps/it.xml", og_buf_str(&properties));
    check_notices(&package, notices);
    og_buf_free(&relations);
    og_buf_free(&properties);
}

#define TITLE_BEGIN "<p xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>"
#define PAGES_BEGIN                                                                                                    \
    "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'><Pages>"

static void all_that_is_lost_is_told_of_once(void **state)
{
    (void)state;
    check_long_property("core-properties", TITLE_BEGIN, "</dc:title></p>",
                        WORD_XML(P("One.") "<w:altChunk r:id='rId1'/><w:altChunk r:id='rId2'/>"),
                        "the title that the file gives is too long and was left out; the document takes in other "
                        "files, which are not read\n");
}

// Its pages are then not known, as in any document that does not say how many it has.
static void a_long_count_of_pages_loses_nothing(void **state)
{
    (void)state;
    check_long_property("extended-properties", PAGES_BEGIN, "</Pages></Properties>", WORD_XML(P("One.")), "");
}

static void long_numbers_are_told_of(void **state)
{
    static const char part[] = "<w:numbering " WORD_NAMESPACES "><w:abstractNum w:abstractNumId='1'>" LEVEL(
        "0", START("1"), "decimal",
        "Recommendation of the inspectors to the council number %1 (of all those in this "
        "report) caf\u00E9") "</w:abstractNum><w:num w:numId='1'><w:abstractNumId "
                             "w:val='1'/></w:num></w:numbering>";
    (void)state;
    check_numbered(part, LISTED("1", "0", "Plan"), "P[1] Plan\n");
    parcel package = word_package(OG_STR(WORD_XML(LISTED("1", "0", "Plan"))));
    packed_part relations = RELATIONS("word/_rels/document.xml.rels", RELATION("rId2", "numbering", "numbering.xml"));
    add_part(&package, relations.name, relations.bytes);
    add_part(&package, "word/numbering.xml", og_str_from(part));
    check_notices(&package, "the words beside the numbers of a list are too long and were left out\n");
}

static void many_headers_are_told_of(void **state)
{
    enum { MOST = 64, LONGEST = 32 };
    static char names[MOST + 1][LONGEST];
    (void)state;
    for (size_t count = MOST; count <= MOST + 1; count++) {
        og_buf relations = {0};
        parcel package = word_package(OG_STR(WORD_XML(P("One."))));
        og_buf_add(&relations, OG_STR(RELATIONS_BEGIN RELATION("a", "header", "header0.xml")
                                          RELATION("b", "header", "header0.xml")));
        for (size_t i = 0; i < count; i++) {
            snprintf(names[i], LONGEST, "word/header%zu.xml", i);
            add_part(&package, names[i], OG_STR("<w:hdr " WORD_NAMESPACES ">" P("Pond Lane") "</w:hdr>"));
            og_buf_printf(&relations, RELATION("c", "header", "header%zu.xml"), i);
        }
        og_buf_add(&relations, OG_STR("</Relationships>"));
        assert_int_equal(relations.status, OG_OK);
        add_part(&package, "word/_rels/document.xml.rels", og_buf_str(&relations));
        check_notices(&package, count > MOST ? "the document has more headers or footers than are read\n" : "");
        og_buf_free(&relations);
    }
}

static void check_pages_of(og_str body, const char *properties, size_t pages, uint32_t page_of_last)
{
    og_document *document = NULL;
    parcel package = word_package(body);
    packed_part relations = RELATIONS("_rels/.rels", RELATION("rId1", "officeDocument", "word/document.xml")
                                                         RELATION("rId2", "extended-properties", "docProps/app.xml"));
    package.parts[1] = relations;
    add_part(&package, "docProps/app.xml", og_str_from(properties));
    og_buf zip = zip_of(&package);
    assert_int_equal(og_document_read(og_buf_str(&zip), NULL, NULL, &document), OG_OK);
    assert_int_equal(og_document_page_count(document), pages);
    assert_int_equal(og_document_block(document, og_document_block_count(document) - 1)->page, page_of_last);
    og_document_free(document);
    og_buf_free(&zip);
}

static void check_pages(const char *properties, size_t pages, uint32_t page_of_last)
{
    og_str body = OG_STR(WORD_XML(
        P("One.") "<w:p><w:r><w:t>Two </w:t><w:lastRenderedPageBreak/><w:t>goes on.</w:t></w:r></w:p><w:p><w:r><w:br "
                  "w:type='page'/></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>Three.</w:t></w:r></w:p>"));
    check_pages_of(body, properties, pages, page_of_last);
}

#define APP(pages) PAGES_BEGIN pages "</Pages></Properties>"

static void pages_count_where_the_file_agrees_with_itself(void **state)
{
    (void)state;
    check_pages(APP("3"), 3, 3);
    check_pages(APP("4"), 0, 0);
    check_pages(APP("many"), 0, 0);
    check_pages("<Properties/>", 0, 0);
    check_pages("damaged", 0, 0);
}

static void pages_that_begin_behind_a_number_count(void **state)
{
    (void)state;
    og_str behind = OG_STR(WORD_XML(
        P("One.") "<w:p><w:r><w:t>1.</w:t><w:lastRenderedPageBreak/><w:t> Plan.</w:t></w:r></w:p>" P("Last.")));
    check_pages_of(behind, APP("2"), 2, 2);
}

static void the_strict_form_and_other_names_are_read(void **state)
{
    (void)state;
    parcel package = {
        .parts = {CONTENT_TYPES("<Default Extension='xml' ContentType='application/vnd.openxmlformats-officedocument."
                                "wordprocessingml.document.main+xml'/>"),
                  RELATIONS("_rels/.rels", "<Relationship Id='a' Type='http://purl.oclc.org/ooxml/officeDocument/"
                                           "relationships/officeDocument' Target='/Office/Main.XML'/>"),
                  {"office/main.xml", OG_STR("<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'>"
                                             "<x:p><x:r><x:t>Strict.</x:t></x:r></x:p></x:document>")}},
        .count = 3};
    check_package(&package, "P Strict.\n");
}

static void utf16_is_read(void **state)
{
    static const char document[] = WORD_XML(P("Caf\xC3\xA9."));
    og_buf wide = {0};
    (void)state;
    og_buf_add(&wide, OG_STR("\xFF\xFE"));
    for (size_t i = 0; i < sizeof document - 1; i++) {
        bool two = (unsigned char)document[i] == 0xC3;
        og_buf_add_byte(&wide, two ? (char)0xE9 : document[i]);
        og_buf_add_byte(&wide, 0);
        i += two;
    }
    parcel package = word_package(og_buf_str(&wide));
    check_package(&package, "P Caf\u00E9.\n");
    size_t letter = og_str_find(og_buf_str(&wide), OG_STR("C\0a\0f\0\xE9"), 0);
    assert_true(letter != SIZE_MAX);
    wide.ptr[letter + 7] = (char)0xD8; // half of a character
    package = word_package(og_buf_str(&wide));
    check_package(&package, "damaged-document");
    og_buf_free(&wide);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_are_joined_of_runs),
        cmocka_unit_test(signs_stand_for_themselves),
        cmocka_unit_test(tabs_divide_facts_and_fold_in_prose),
        cmocka_unit_test(breaks_divide_where_the_sentence_ends),
        cmocka_unit_test(lines_of_pages_are_put_together),
        cmocka_unit_test(headings_are_told_by_styles_of_any_language),
        cmocka_unit_test(a_paragraph_may_set_its_own_level),
        cmocka_unit_test(headings_without_a_list_of_styles_are_told_by_their_names),
        cmocka_unit_test(bold_lines_are_headings_and_bold_words_are_not),
        cmocka_unit_test(lists_are_numbered_as_word_does),
        cmocka_unit_test(lists_are_described_elsewhere_too),
        cmocka_unit_test(contents_are_beside_the_text),
        cmocka_unit_test(tables_of_data_are_rows),
        cmocka_unit_test(numbers_of_cells_are_kept),
        cmocka_unit_test(cells_are_as_wide_as_they_are_now),
        cmocka_unit_test(cells_in_styles_of_headings_are_cells),
        cmocka_unit_test(tables_for_layout_are_blocks),
        cmocka_unit_test(what_was_deleted_is_left_out_and_what_was_inserted_is_not),
        cmocka_unit_test(boxes_in_a_paragraph_without_an_end_are_apart),
        cmocka_unit_test(a_deleted_end_before_a_table_ends_the_paragraph),
        cmocka_unit_test(what_is_hidden_and_comments_are_left_out),
        cmocka_unit_test(what_stands_where_it_should_not_leaves_nothing_open),
        cmocka_unit_test(boxes_are_read_once),
        cmocka_unit_test(fields_print_their_results),
        cmocka_unit_test(fields_in_instructions_print_nothing),
        cmocka_unit_test(links_lead_where_they_are_said_to),
        cmocka_unit_test(addresses_are_taken_whole_or_not_at_all),
        cmocka_unit_test(what_follows_an_address_may_be_of_any_length),
        cmocka_unit_test(long_instructions_that_lead_nowhere_lose_nothing),
        cmocka_unit_test(endnotes_stand_behind_footnotes),
        cmocka_unit_test(headers_and_notes_stand_around_the_text),
        cmocka_unit_test(other_files_are_told_of),
        cmocka_unit_test(all_that_is_lost_is_told_of_once),
        cmocka_unit_test(a_long_count_of_pages_loses_nothing),
        cmocka_unit_test(long_numbers_are_told_of),
        cmocka_unit_test(many_headers_are_told_of),
        cmocka_unit_test(pages_count_where_the_file_agrees_with_itself),
        cmocka_unit_test(pages_that_begin_behind_a_number_count),
        cmocka_unit_test(the_strict_form_and_other_names_are_read),
        cmocka_unit_test(utf16_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
