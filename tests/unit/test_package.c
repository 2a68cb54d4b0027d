// SPDX-License-Identifier: MIT
// The packages that office documents are: whole, damaged, protected, and made to do harm.
#include "packages.h"

#include "read/zip_directory.h"

#include <time.h>

// The marks of what stands before a part, of its entry in the directory, and of the end of that.
static const og_str head_mark = {"PK\x03\x04", 4}, entry_mark = {"PK\x01\x02", 4}, end_mark = {"PK\x05\x06", 4};
enum { HOST = 5 }; // bytes from the mark of an entry to the system it was made under

#define TEXT "<w:p><w:r><w:t>Leaders act.</w:t></w:r></w:p>"

static void check_read(const parcel *package, og_status expected)
{
    og_buf zip = zip_of(package);
    check_status(og_buf_str(&zip), expected);
    og_buf_free(&zip);
}

static parcel document(void)
{
    return word_package(OG_STR(WORD_XML(TEXT)));
}

// SIZE_MAX: there are not as many.
static size_t find_mark(const og_buf *zip, og_str mark, size_t n)
{
    size_t at = og_str_find(og_buf_str(zip), mark, 0);
    for (; n > 0 && at != SIZE_MAX; n--)
        at = og_str_find(og_buf_str(zip), mark, at + 1);
    return at;
}

static size_t count_marks(const og_buf *zip, og_str mark)
{
    size_t count = 0;
    while (find_mark(zip, mark, count) != SIZE_MAX)
        count++;
    return count;
}

static size_t nth_mark(const og_buf *zip, og_str mark, size_t n)
{
    size_t at = find_mark(zip, mark, n);
    assert_true(at != SIZE_MAX);
    return at;
}

// What the directory says of a part, and what stands before it: `after` bytes behind the mark of the last of them.
static char *last_mark(const og_buf *zip, og_str mark, size_t after)
{
    return zip->ptr + nth_mark(zip, mark, count_marks(zip, mark) - 1) + after;
}

static void all_forms_of_zip_are_read(void **state)
{
    static const char *const options[] = {"zip:compression=store", "zip:compression=deflate", "zip:zip64",
                                          "zip:compression=store,zip:zip64"};
    (void)state;
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        parcel package = document();
        package.option = options[i];
        check_read(&package, OG_OK); // sizes stand behind the parts, since libarchive cannot go back in memory
    }
}

static void what_is_cut_off_is_damaged(void **state)
{
    (void)state;
    parcel package = document();
    og_buf zip = zip_of(&package);
    for (size_t left = zip.len - 22; left > 60; left -= 41)
        check_status(og_str_slice(og_buf_str(&zip), 0, left), OG_DAMAGED_OFFICE);
    og_buf_free(&zip);
}

static void sizes_and_sums_are_not_believed(void **state)
{
    enum { SUM = 16, SIZE = 24, METHOD = 8 }; // in an entry of the directory; before a part
    og_document *read = NULL;
    og_diagnostics *diagnostics = og_diagnostics_new();
    (void)state;
    parcel package = document();
    og_buf zip = zip_of(&package);
    size_t entry = nth_mark(&zip, entry_mark, 0); // of the content types
    zip.ptr[entry + SIZE] = (char)0xFF;
    zip.ptr[entry + SIZE + 1] = (char)0xFF;
    zip.ptr[entry + SIZE + 2] = (char)0xFF;
    zip.ptr[entry + SUM] = (char)~zip.ptr[entry + SUM];
    assert_int_equal(og_document_read(og_buf_str(&zip), NULL, diagnostics, &read), OG_OK);
    assert_int_equal(og_diagnostics_count(diagnostics), 1);
    assert_true(og_str_equal(og_diagnostics_get(diagnostics, 0).code, OG_STR("damaged-parts")));
    og_document_free(read);
    zip.ptr[METHOD] = 14; // LZMA
    check_status(og_buf_str(&zip), OG_DAMAGED_OFFICE);
    og_diagnostics_free(diagnostics);
    og_buf_free(&zip);
}

static void two_parts_of_one_name_are_refused(void **state)
{
    (void)state;
    parcel package = document();
    add_part(&package, "Word/Document.xml", OG_STR(WORD_XML("<w:p><w:r><w:t>Leaders fail.</w:t></w:r></w:p>")));
    check_read(&package, OG_DAMAGED_OFFICE);
    package = document();
    add_part(&package, "word/media/a.png", OG_STR("a"));
    add_part(&package, "word/media/a.png", OG_STR("b")); // nobody reads these
    add_part(&package, "../../etc/passwd", OG_STR("c")); // nor is anything written
    check_read(&package, OG_OK);
}

// What nobody asks for may be odd: programs of old wrote folders with another method in the two places, and paths that
// differ.
static void names_that_disagree_are_refused_where_asked_for(void **state)
{
    enum { NAME_BEFORE = 30, NAME_IN_DIRECTORY = 46, METHOD_BEFORE = 8 };
    static const struct {
        const og_str *mark;
        size_t at;
    } places[] = {{&head_mark, NAME_BEFORE}, {&entry_mark, NAME_IN_DIRECTORY}, {&head_mark, METHOD_BEFORE}};
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        parcel package = document();
        og_buf zip = zip_of(&package);
        *last_mark(&zip, *places[i].mark, places[i].at) ^= 'a' - 'A';
        check_status(og_buf_str(&zip), OG_DAMAGED_OFFICE);
        og_buf_free(&zip);
        add_part(&package, "word/media/a.png", OG_STR("a"));
        zip = zip_of(&package);
        *last_mark(&zip, *places[i].mark, places[i].at) ^= 'a' - 'A';
        check_status(og_buf_str(&zip), OG_OK);
        og_buf_free(&zip);
    }
}

// libarchive unpacks where a link leads to, by any method, when it comes by: it comes only by what is asked for.
static void links_in_packages_are_refused_where_asked_for(void **state)
{
    enum { ATTRIBUTES = 41 };
    (void)state;
    parcel package = document();
    og_buf zip = zip_of(&package);
    *last_mark(&zip, entry_mark, ATTRIBUTES) = (char)0xA1;
    check_status(og_buf_str(&zip), OG_DAMAGED_OFFICE);
    *last_mark(&zip, entry_mark, HOST) = 0; // which has no links
    check_status(og_buf_str(&zip), OG_OK);
    og_buf_free(&zip);
    package.option = "zip:experimental"; // says it before the part
    check_read(&package, OG_DAMAGED_OFFICE);
    package = document();
    add_part(&package, "link", OG_STR("a"));
    zip = zip_of(&package);
    *last_mark(&zip, entry_mark, ATTRIBUTES) = (char)0xA1;
    check_status(og_buf_str(&zip), OG_OK);
    og_buf_free(&zip);
}

// Says of all parts that they were made under DOS, where paths may be written with backslashes.
static void check_of_dos(const parcel *package, og_status expected)
{
    og_buf zip = zip_of(package);
    for (size_t i = 0, count = count_marks(&zip, entry_mark); i < count; i++)
        zip.ptr[nth_mark(&zip, entry_mark, i) + HOST] = 0;
    check_status(og_buf_str(&zip), expected);
    og_buf_free(&zip);
}

static void names_of_dos_may_have_backslashes(void **state)
{
    (void)state;
    parcel package = document();
    package.parts[1].name = "_rels\\.rels";
    package.parts[2].name = "word\\document.xml";
    check_of_dos(&package, OG_OK);
    check_read(&package, OG_DAMAGED_OFFICE); // of Unix, where they are letters
    add_part(&package, "word/document.xml", OG_STR(WORD_XML("<w:p><w:r><w:t>Leaders fail.</w:t></w:r></w:p>")));
    check_of_dos(&package, OG_DAMAGED_OFFICE);
}

// Else libarchive would read on in the directory, where it could be told of a link.
static void what_is_added_before_a_part_ends_before_it(void **state)
{
    enum { EXTRA_LENGTH = 28 };
    (void)state;
    parcel package = document();
    og_buf zip = zip_of(&package);
    *last_mark(&zip, head_mark, EXTRA_LENGTH + 1) = 1;
    check_status(og_buf_str(&zip), OG_DAMAGED_OFFICE);
    og_buf_free(&zip);
}

static void the_directory_is_where_it_is_said_to_be(void **state)
{
    enum { COUNT = 10, SIZE = 12, START = 16, OFFSET = 42 };
    static const size_t fields[] = {COUNT, SIZE, START};
    (void)state;
    parcel package = document();
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        og_buf zip = zip_of(&package);
        ++*last_mark(&zip, end_mark, fields[i]);
        check_status(og_buf_str(&zip), OG_DAMAGED_OFFICE);
        og_buf_free(&zip);
    }
    og_buf zip = zip_of(&package);
    ++*last_mark(&zip, entry_mark, OFFSET);
    check_status(og_buf_str(&zip), OG_DAMAGED_OFFICE);
    og_buf_free(&zip);
}

// ---- another directory than that of the file ----

// The lowest byte first.
static void put_number(char *at, uint64_t number, size_t width)
{
    for (size_t i = 0; i < width; i++, number >>= 8)
        at[i] = (char)(number & 0xFF);
}

static size_t length_at(const char *at)
{
    return (size_t)((unsigned char)at[0] | (unsigned char)at[1] << 8);
}

static void insert(og_buf *zip, size_t at, og_str bytes)
{
    assert_non_null(og_buf_reserve(zip, bytes.len));
    memmove(zip->ptr + at + bytes.len, zip->ptr + at, zip->len - at);
    memcpy(zip->ptr + at, bytes.ptr, bytes.len);
    zip->len += bytes.len;
}

// A file of one part that stands at `base` of another, with an end of 64 bits and what leads to that.
static og_buf hidden_zip(og_str xml, size_t base)
{
    enum { OFFSET = 42, WIDE_END = 56, PLACE = 20 };
    char wide[WIDE_END + PLACE] = "PK\x06\x06";
    parcel package = {.parts = {{"x", xml}}, .count = 1, .option = "zip:compression=store"};
    og_buf zip = zip_of(&package);
    size_t directory = (size_t)(last_mark(&zip, entry_mark, 0) - zip.ptr);
    zip.len = (size_t)(last_mark(&zip, end_mark, 0) - zip.ptr);
    put_number(zip.ptr + directory + OFFSET, base, 4);
    put_number(wide + 4, WIDE_END - 12, 8);
    put_number(wide + 24, 1, 8); // entries
    put_number(wide + 32, 1, 8);
    put_number(wide + 40, zip.len - directory, 8);
    put_number(wide + 48, base + directory, 8);
    put_number(wide + WIDE_END, 0x07064B50, 4); // PK\6\7
    put_number(wide + WIDE_END + 8, base + zip.len, 8);
    put_number(wide + WIDE_END + 16, 1, 4); // disks
    og_buf_add(&zip, (og_str){wide, sizeof wide});
    assert_int_equal(zip.status, OG_OK);
    return zip;
}

// Shown alone, the entry of the document would stand before the end, and what that ends in be taken for what leads to a
// wider end: libarchive looks 20 bytes before.
static void check_hiding(bool in_extra)
{
    enum { NAME_LENGTH = 28, EXTRA_LENGTH = 30, COMMENT_LENGTH = 32, ENTRY = 46, SIZE_IN_END = 12, HEAD = 4 };
    parcel package = document();
    add_part(&package, "word/media/a.png", OG_STR("a")); // of the last entry the file itself would be damaged
    og_buf zip = zip_of(&package), added = {0};
    size_t at = nth_mark(&zip, entry_mark, 2), part = nth_mark(&zip, head_mark, 3) - nth_mark(&zip, head_mark, 2);
    size_t length = ENTRY + length_at(zip.ptr + at + NAME_LENGTH) + length_at(zip.ptr + at + EXTRA_LENGTH);
    og_buf hidden = hidden_zip(OG_STR(WORD_XML("<w:p><w:r><w:t>Leaders fail.</w:t></w:r></w:p>")),
                               part + length + (in_extra ? HEAD : 0));
    if (in_extra) {
        char head[HEAD] = {'?', '?'};
        put_number(head + 2, hidden.len, 2);
        og_buf_add(&added, (og_str){head, HEAD});
    }
    og_buf_add(&added, og_buf_str(&hidden));
    char *field = zip.ptr + at + (in_extra ? EXTRA_LENGTH : COMMENT_LENGTH);
    put_number(field, length_at(field) + added.len, 2);
    insert(&zip, at + length, og_buf_str(&added));
    size_t directory = nth_mark(&zip, entry_mark, 0), end = (size_t)(last_mark(&zip, end_mark, 0) - zip.ptr);
    put_number(zip.ptr + end + SIZE_IN_END, end - directory, 4);
    check_blocks(og_buf_str(&zip), "P Leaders act.\n");
    og_buf_free(&hidden);
    og_buf_free(&added);
    og_buf_free(&zip);
}

static void no_other_directory_hides_in_an_entry(void **state)
{
    (void)state;
    check_hiding(false);
    check_hiding(true);
}

static void what_stands_behind_a_part_is_not_copied(void **state)
{
    enum { MUCH = 1 << 20, ENTRY_AND_END = 1 << 10 };
    og_arena *arena = og_arena_new();
    og_zip_directory directory;
    og_buf alone = {0};
    (void)state;
    parcel package = document();
    og_buf zip = zip_of(&package);
    assert_non_null(arena);
    assert_int_equal(og_zip_directory_read(og_buf_str(&zip), arena, &directory), OG_OK);
    og_zip_entry entry = directory.entries.items[2];
    size_t length = entry.part.len;
    char *bytes = calloc(1, MUCH);
    assert_non_null(bytes);
    memcpy(bytes, entry.part.ptr, length);
    entry.part = (og_str){bytes, MUCH};
    assert_int_equal(og_zip_alone(&entry, &alone), OG_OK);
    assert_true(alone.len >= length && alone.len < length + ENTRY_AND_END);
    free(bytes);
    og_buf_free(&alone);
    og_buf_free(&zip);
    og_arena_free(arena);
}

static void parts_that_are_missing_make_it_damaged(void **state)
{
    (void)state;
    parcel package = document();
    package.count = 2;
    check_read(&package, OG_DAMAGED_OFFICE);
    package = document();
    package.parts[2].bytes = OG_STR("<w:document " WORD_NAMESPACES "><w:body>" TEXT);
    check_read(&package, OG_DAMAGED_OFFICE);
    package = document();
    package.parts[2].bytes = OG_STR("");
    check_read(&package, OG_DAMAGED_OFFICE);
    package = odt_package(OG_STR("<a/>"));
    package.count = 1;
    check_read(&package, OG_DAMAGED_OFFICE);
}

static void documents_without_words_say_so(void **state)
{
    (void)state;
    parcel package = word_package(OG_STR(WORD_XML("<w:p/>")));
    check_read(&package, OG_NO_TEXT);
}

static void other_packages_are_told_apart(void **state)
{
    static const struct {
        const char *type;
        og_status status;
    } types[] = {
        {"application/vnd.oasis.opendocument.spreadsheet", OG_SPREADSHEET},
        {"application/vnd.oasis.opendocument.presentation", OG_UNKNOWN_FORMAT},
        {"application/epub+zip", OG_UNKNOWN_FORMAT},
        {"application/vnd.oasis.opendocument.text-template", OG_DAMAGED_OFFICE}, // a text, without any
    };
    (void)state;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        parcel package = {.parts = {{"mimetype", og_str_from(types[i].type)}}, .count = 1};
        check_read(&package, types[i].status);
    }
    parcel sheet = {.parts = {CONTENT_TYPES("<Override PartName='/a.xml' ContentType='application/vnd.openxmlformats-"
                                            "officedocument.spreadsheetml.sheet.main+xml'/>"),
                              {"a.xml", OG_STR("<a/>")}},
                    .count = 2};
    check_read(&sheet, OG_SPREADSHEET);
    parcel archive = {.parts = {{"inner.zip", OG_STR("PK\x03\x04 and so on")}, {"report.txt", OG_STR("Words.")}},
                      .count = 2};
    check_read(&archive, OG_UNKNOWN_FORMAT);
}

static void protected_documents_say_so(void **state)
{
    static const char manifest[] =
        "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
        "<manifest:file-entry manifest:full-path='/' manifest:media-type='application/vnd.oasis.opendocument.text'/>"
        "<manifest:file-entry manifest:full-path='content.xml'><manifest:encryption-data/></manifest:file-entry>"
        "</manifest:manifest>";
    (void)state;
    parcel package = odt_package(OG_STR("\x8F\x01rubbish"));
    add_part(&package, "META-INF/manifest.xml", og_str_from(manifest));
    check_read(&package, OG_ENCRYPTED_OFFICE);
    package.parts[0].name = "other"; // told by the manifest alone
    check_read(&package, OG_ENCRYPTED_OFFICE);
}

static void parts_under_a_password_say_so(void **state)
{
    enum { FLAGS_BEFORE = 6, FLAGS_IN_DIRECTORY = 8 };
    (void)state;
    parcel package = document();
    og_buf zip = zip_of(&package);
    *last_mark(&zip, head_mark, FLAGS_BEFORE) |= 1;
    *last_mark(&zip, entry_mark, FLAGS_IN_DIRECTORY) |= 1;
    check_status(og_buf_str(&zip), OG_ENCRYPTED_OFFICE);
    og_buf_free(&zip);
}

static void what_is_damaged_shows_what_it_was(void **state)
{
    (void)state;
    check_status(OG_STR("PK\x03\x04 ... mimetypeapplication/vnd.oasis.opendocument.text"), OG_DAMAGED_OFFICE);
    check_status(OG_STR("PK\x03\x04 ... word/document.xml"), OG_DAMAGED_OFFICE);
    check_status(OG_STR("PK\x03\x04 ... [Content_Types].xml ... xl/workbook.xml"), OG_SPREADSHEET);
    check_status(OG_STR("PK\x03\x04 ... holiday.jpg"), OG_UNKNOWN_FORMAT);
}

static void files_of_old_programs_are_told_apart(void **state)
{
#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ... "
    (void)state;
    check_status(OG_STR(OLE "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), OG_OLD_WORD);
    check_status(OG_STR(OLE "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), OG_ENCRYPTED_OFFICE);
    check_status(OG_STR(OLE "W\0o\0r\0k\0b\0o\0o\0k\0"), OG_UNKNOWN_FORMAT);
}

// ---- what is made to do harm ----

static og_status read_within(const parcel *package, const og_limits *limits)
{
    og_document *read = NULL;
    og_buf zip = zip_of(package);
    og_status status = og_document_read(og_buf_str(&zip), limits, NULL, &read);
    og_document_free(read);
    og_buf_free(&zip);
    return status;
}

static og_status read_limited(const parcel *package, size_t unpacked)
{
    og_limits limits = og_limits_default();
    limits.unpacked_bytes = unpacked;
    return read_within(package, &limits);
}

static void what_unpacks_into_too_much_is_given_up(void **state)
{
    enum { SIZE = 4 << 20 };
    char *spaces = malloc(SIZE);
    (void)state;
    assert_non_null(spaces);
    memset(spaces, ' ', SIZE);
    parcel package = document();
    package.parts[2].bytes = (og_str){spaces, SIZE};
    assert_int_equal(read_limited(&package, SIZE / 2), OG_UNPACKED_TOO_LARGE);
    package = document();
    add_part(&package, "word/media/picture.png", (og_str){spaces, SIZE}); // is not unpacked
    assert_int_equal(read_limited(&package, SIZE / 2), OG_OK);
    free(spaces);
}

static void what_is_unpacked_counts_once(void **state)
{
    size_t all = 0;
    (void)state;
    parcel package = document();
    packed_part relations = RELATIONS("word/_rels/document.xml.rels", RELATION("a", "image", "a.png"));
    add_part(&package, relations.name, relations.bytes);
    for (size_t i = 0; i < package.count; i++)
        all += package.parts[i].bytes.len;
    assert_int_equal(read_limited(&package, all), OG_OK);
    assert_int_equal(read_limited(&package, all - 1), OG_UNPACKED_TOO_LARGE);
}

static void add_times(og_buf *out, const char *piece, size_t count)
{
    for (size_t i = 0; i < count; i++)
        og_buf_add(out, og_str_from(piece));
}

static void paragraphs_of_notes_are_counted(void **state)
{
    enum { MOST = 100 };
    og_limits limits = og_limits_default();
    og_buf content = {0};
    (void)state;
    limits.blocks = MOST;
    og_buf_add(&content,
               OG_STR("<office:document-content " ODF_NAMESPACES "><office:body><office:text><text:p>Leaders act."
                      "<text:note><text:note-body>"));
    add_times(&content, "<text:p> </text:p>", (size_t)2 * MOST);
    og_buf_add(&content, OG_STR("</text:note-body></text:note></text:p></office:text></office:body>"
                                "</office:document-content>"));
    assert_int_equal(content.status, OG_OK);
    parcel package = odt_package(og_buf_str(&content));
    assert_int_equal(read_within(&package, &limits), OG_TOO_COMPLEX);
    og_buf_free(&content);
}

// A part of the kind "word/KIND.xml" with `count` times `piece`, which is given its number.
static void check_many(const char *kind, const char *root, const char *piece, size_t count, og_status expected)
{
    og_buf xml = {0}, relations = {0}, name = {0};
    og_buf_printf(&xml, "<w:%s " WORD_NAMESPACES ">", root);
    for (size_t i = 0; i < count; i++)
        og_buf_printf(&xml, piece, i);
    og_buf_printf(&xml, "</w:%s>", root);
    og_buf_printf(&relations, RELATIONS_BEGIN "<Relationship Id='a' Type='x/%s' Target='%s.xml'/></Relationships>",
                  kind, kind);
    og_buf_printf(&name, "word/%s.xml", kind);
    og_buf_add_byte(&name, 0);
    assert_true(xml.status == OG_OK && relations.status == OG_OK && name.status == OG_OK);
    parcel package = document();
    add_part(&package, "word/_rels/document.xml.rels", og_buf_str(&relations));
    add_part(&package, name.ptr, og_buf_str(&xml));
    check_read(&package, expected);
    og_buf_free(&xml);
    og_buf_free(&relations);
    og_buf_free(&name);
}

static void lists_and_numberings_are_bounded(void **state)
{
    enum { MOST = 20000 };
    static const char list[] = "<w:abstractNum w:abstractNumId='%zu'/>", number[] = "<w:num w:numId='%zu'/>";
    (void)state;
    check_many("numbering", "numbering", list, MOST, OG_OK);
    check_many("numbering", "numbering", list, MOST + 1, OG_TOO_COMPLEX);
    check_many("numbering", "numbering", number, MOST, OG_OK);
    check_many("numbering", "numbering", number, MOST + 1, OG_TOO_COMPLEX);
}

static void styles_and_notes_are_bounded(void **state)
{
    enum { MOST = 100 };
    static const char style[] = "<w:style w:styleId='a'/>", note[] = "<w:footnoteReference w:id='a'/>";
    static const char *const names[] = {"word/styles.xml", "word/document.xml"};
    og_limits limits = og_limits_default();
    (void)state;
    limits.blocks = MOST;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        for (size_t count = MOST; count <= MOST + 1; count++) {
            og_buf xml = {0};
            og_buf_add(&xml, OG_STR("<w:document " WORD_NAMESPACES "><w:body><w:p><w:r><w:t>Leaders act.</w:t>"));
            add_times(&xml, i ? note : style, count);
            og_buf_add(&xml, OG_STR("</w:r></w:p></w:body></w:document>"));
            assert_int_equal(xml.status, OG_OK);
            parcel package = document();
            packed_part relations = RELATIONS("word/_rels/document.xml.rels", RELATION("a", "styles", "styles.xml"));
            add_part(&package, relations.name, relations.bytes);
            add_part(&package, "word/styles.xml", OG_STR("<w:styles " WORD_NAMESPACES "/>"));
            package.parts[i ? 2 : 4].bytes = og_buf_str(&xml);
            assert_string_equal(package.parts[i ? 2 : 4].name, names[i]);
            assert_int_equal(read_within(&package, &limits), count > MOST ? OG_TOO_COMPLEX : OG_OK);
            og_buf_free(&xml);
        }
    }
}

static void entities_are_not_known(void **state)
{
    (void)state;
    parcel package = word_package(OG_STR(
        "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>" WORD_XML("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")));
    check_read(&package, OG_DAMAGED_OFFICE);
    package.parts[2].bytes = OG_STR("<!DOCTYPE d SYSTEM 'file:///etc/passwd'>" WORD_XML(TEXT));
    check_read(&package, OG_DAMAGED_OFFICE);
    package.parts[2].bytes = OG_STR(WORD_XML("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"));
    check_read(&package, OG_DAMAGED_OFFICE);
}

// Text with `count` times `piece` between `before` and `after`.
static void check_repeated(const char *before, const char *piece, size_t count, const char *after, og_status expected)
{
    og_buf xml = {0};
    og_buf_add(&xml, og_str_from(before));
    for (size_t i = 0; i < count; i++)
        og_buf_printf(&xml, piece, i);
    og_buf_add(&xml, og_str_from(after));
    assert_int_equal(xml.status, OG_OK);
    parcel package = word_package(og_buf_str(&xml));
    check_read(&package, expected);
    og_buf_free(&xml);
}

static void what_libxml2_takes_long_for_is_refused(void **state)
{
    static const char open[] = "<w:document " WORD_NAMESPACES ">";
    (void)state;
    check_repeated(open, "<w:tbl>", 300, "", OG_TOO_COMPLEX);
    check_repeated("<w:document ", "a%zu=''", 300, "/>", OG_TOO_COMPLEX);
    check_repeated(open, "<a%1$zu xmlns:a%1$zu='a' xmlns:b%1$zu='a' xmlns:c%1$zu='a'>", 190, "", OG_TOO_COMPLEX);
    check_repeated(open, "<w:p w:a='%zu'/>", 300, TEXT "</w:document>", OG_OK);
}

// Its time must not grow with the square of its size: that would be minutes.
static void check_quick(const parcel *package, og_status expected)
{
    enum { SECONDS = 5 };
    clock_t began = clock();
    check_read(package, expected);
    assert_true(clock() - began < SECONDS * CLOCKS_PER_SEC);
}

static void long_names_cost_no_more_than_others(void **state)
{
    enum { LONG = 1 << 18, MANY = 1 << 15 };
    og_buf relations = {0}, types = {0};
    (void)state;
    parcel package = document();
    og_buf_add(&relations, OG_STR(RELATIONS_BEGIN "<Relationship Id='a' Type='x/theme' Target='"));
    add_times(&relations, "a", LONG);
    add_times(&relations, "/", LONG);
    og_buf_add(&relations, OG_STR("'/>" RELATION("b", "officeDocument", "word/document.xml") "</Relationships>"));
    assert_int_equal(relations.status, OG_OK);
    package.parts[1].bytes = og_buf_str(&relations);
    check_quick(&package, OG_OK);
    package = document();
    og_buf_add(&types, OG_STR("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                              "<Override ContentType='a.main+xml' PartName='"));
    add_times(&types, "a", LONG);
    og_buf_add(&types, OG_STR("'/>"));
    add_times(&types, "<Default Extension='b' ContentType='c'/>", MANY);
    og_buf_add(&types, OG_STR(WORD_TYPE("word/document.xml") "</Types>"));
    assert_int_equal(types.status, OG_OK);
    package.parts[0].bytes = og_buf_str(&types);
    package.parts[1].name = "other.rels"; // nothing else says which part is the document
    check_quick(&package, OG_UNKNOWN_FORMAT);
    og_buf_free(&relations);
    og_buf_free(&types);
}

static void what_is_said_to_be_the_document_must_be_there(void **state)
{
    (void)state;
    parcel package = document();
    packed_part several = RELATIONS(
        "_rels/.rels",
        RELATION("a", "officeDocument",
                 "word/other.xml") "<Relationship Id='b' Type='x/officeDocument' Target='word/document.xml' "
                                   "TargetMode='External'/>" RELATION("c", "officeDocument", "word/document.xml"));
    package.parts[1] = several;
    check_read(&package, OG_OK);
}

static void relations_are_bounded(void **state)
{
    enum { MOST = 20000 };
    og_buf relations = {0};
    (void)state;
    og_buf_add(&relations, OG_STR(RELATIONS_BEGIN));
    add_times(&relations, RELATION("a", "image", "a.png"), MOST - 1);
    size_t most = relations.len;
    parcel package = document();
    for (size_t more = 1; more <= 2; more++) {
        relations.len = most;
        add_times(&relations, RELATION("b", "officeDocument", "word/document.xml"), more);
        og_buf_add(&relations, OG_STR("</Relationships>"));
        assert_int_equal(relations.status, OG_OK);
        package.parts[1].bytes = og_buf_str(&relations);
        check_read(&package, more == 1 ? OG_OK : OG_TOO_COMPLEX);
    }
    og_buf_free(&relations);
}

static void many_entries_are_refused(void **state)
{
    enum { MOST = 10000 };
    static packed_part parts[MOST + 1];
    (void)state;
    const parcel package = document();
    for (size_t i = 0; i <= MOST; i++)
        parts[i] = i < package.count ? package.parts[i] : (packed_part){"word/media/a.png", OG_STR("a")};
    for (size_t count = MOST; count <= MOST + 1; count++) {
        og_buf zip = zip_of_parts(parts, count, NULL);
        check_status(og_buf_str(&zip), count > MOST ? OG_TOO_COMPLEX : OG_OK);
        og_buf_free(&zip);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_forms_of_zip_are_read),
        cmocka_unit_test(what_is_cut_off_is_damaged),
        cmocka_unit_test(sizes_and_sums_are_not_believed),
        cmocka_unit_test(two_parts_of_one_name_are_refused),
        cmocka_unit_test(names_that_disagree_are_refused_where_asked_for),
        cmocka_unit_test(links_in_packages_are_refused_where_asked_for),
        cmocka_unit_test(names_of_dos_may_have_backslashes),
        cmocka_unit_test(what_is_added_before_a_part_ends_before_it),
        cmocka_unit_test(the_directory_is_where_it_is_said_to_be),
        cmocka_unit_test(no_other_directory_hides_in_an_entry),
        cmocka_unit_test(what_stands_behind_a_part_is_not_copied),
        cmocka_unit_test(parts_that_are_missing_make_it_damaged),
        cmocka_unit_test(documents_without_words_say_so),
        cmocka_unit_test(other_packages_are_told_apart),
        cmocka_unit_test(protected_documents_say_so),
        cmocka_unit_test(parts_under_a_password_say_so),
        cmocka_unit_test(what_is_damaged_shows_what_it_was),
        cmocka_unit_test(files_of_old_programs_are_told_apart),
        cmocka_unit_test(what_unpacks_into_too_much_is_given_up),
        cmocka_unit_test(what_is_unpacked_counts_once),
        cmocka_unit_test(paragraphs_of_notes_are_counted),
        cmocka_unit_test(lists_and_numberings_are_bounded),
        cmocka_unit_test(styles_and_notes_are_bounded),
        cmocka_unit_test(entities_are_not_known),
        cmocka_unit_test(what_libxml2_takes_long_for_is_refused),
        cmocka_unit_test(long_names_cost_no_more_than_others),
        cmocka_unit_test(what_is_said_to_be_the_document_must_be_there),
        cmocka_unit_test(relations_are_bounded),
        cmocka_unit_test(many_entries_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
