#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the fictional office documents: of each text of sources/office a Word document or an OpenDocument in
data/examples, and the same report as plain text in tests/cases/office.

    tests/examples/office.py [--check]

--check changes nothing and tells of what differs from the tree (exit status 1). Needs Python alone; the same version
of zlib gives the same bytes, and any the same parts, which --check compares.

A source has one paragraph a line: its kind, a colon and its words. In them {tab} is a tab, {-…-} was deleted and
{+…+} inserted while changes were tracked, {hidden: …} is hidden text, {note: …} a footnote, and [words](address) a
link. `page:` begins a page, `box:` is a box of text beside the next paragraph.
"""
import argparse
import io
import pathlib
import re
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SOURCES = HERE / "sources" / "office"
EXAMPLES = ROOT / "data" / "examples"
TEXTS = ROOT / "tests" / "cases" / "office"
FORMS = {"pond-lane-school-2022": "docx", "harrow-fell-academy-2017": "odt"}
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MARK = re.compile(r"\{tab\}|\{-(?P<deleted>.*?)-\}|\{\+(?P<inserted>.*?)\+\}|\{hidden: (?P<hidden>.*?)\}"
                  r"|\{note: (?P<note>.*?)\}|\[(?P<words>[^]]*)\]\((?P<address>[^)]*)\)")


def paragraphs(source):
    """(kind, words) of each line."""
    return [tuple(part.strip() for part in line.split(":", 1)) for line in source.splitlines() if line.strip()]


def pieces(words):
    """(kind, value) of what stands in a paragraph, in order; a link's value is its words and its address."""
    at = 0
    for match in MARK.finditer(words):
        if match.start() > at:
            yield "text", words[at:match.start()]
        at = match.end()
        kind = match.lastgroup
        if kind is None:
            yield "tab", ""
        elif kind == "address":
            yield "link", (match["words"], match["address"])
        else:
            yield kind, match[kind]
    if at < len(words):
        yield "text", words[at:]


def raised(number):
    return "".join(RAISED[int(digit)] for digit in str(number))


# ---- plain text ----

def text_of(source):
    """The report as somebody who copies it out of a word processor has it."""
    out, notes, number, last = [], [], 0, ""
    for kind, words in paragraphs(source):
        plain = ""
        for what, value in pieces(words):
            if what in ("text", "inserted"):
                plain += value
            elif what == "tab":
                plain += "    "
            elif what == "link":
                plain += value[0]
            elif what == "note":
                notes.append(value)
                plain += raised(len(notes))
        number = number + 1 if kind == "number" else 0
        if kind in ("header", "footer", "page"):
            continue
        if kind == "row":
            area, grade = plain.split(" | ")
            plain = f"{area:<50}{grade}"
        plain = {"bullet": "• ", "number": f"{number}. "}.get(kind, "") + plain
        together = kind == last and kind in ("bullet", "row", "number")
        out.append(("\n" if together or not out else "\n\n") + plain)
        last = kind
    out += [f"\n\n{raised(at)} {note}" for at, note in enumerate(notes, 1)]
    return "".join(out).lstrip("\n") + "\n"


# ---- packages ----

def package(parts, stored=()):
    """A ZIP file of (name, text) that is the same whenever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in parts:
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            file.writestr(entry, text.encode())
    return out.getvalue()


# ---- Word ----

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (f'xmlns:w="{WORD}" xmlns:r="{OFFICE}/relationships" '
          'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
          'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
          'xmlns:v="urn:schemas-microsoft-com:vml"')
WORD_STYLES = {"title": "Title", "h1": "Heading1", "h2": "Heading2", "bullet": "ListBullet", "number": "ListNumber"}


def run(text, look="", element="t"):
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:{element} xml:space="preserve">{escape(text)}</w:{element}></w:r>'


class Word:
    def __init__(self, source):
        self.source = source
        self.notes = []
        self.links = []
        self.pages = 1
        self.new_page = False
        self.box = ""

    def words(self, words):
        out = ""
        if self.new_page:
            out += "<w:r><w:lastRenderedPageBreak/></w:r>"
            self.new_page = False
        for kind, value in pieces(words):
            if kind == "text":
                out += run(value)
            elif kind == "tab":
                out += "<w:r><w:tab/></w:r>"
            elif kind == "deleted":
                out += f'<w:del w:id="1" w:author="Editor">{run(value, element="delText")}</w:del>'
            elif kind == "inserted":
                out += f'<w:ins w:id="2" w:author="Editor">{run(value)}</w:ins>'
            elif kind == "hidden":
                out += run(" " + value, "<w:vanish/>")
            elif kind == "note":
                self.notes.append(value)
                out += f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
            elif kind == "link":
                self.links.append(value[1])
                out += f'<w:hyperlink r:id="rIdLink{len(self.links)}">{run(value[0])}</w:hyperlink>'
        return out

    def paragraph(self, kind, words):
        style = WORD_STYLES.get(kind)
        look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        box, self.box = self.box, ""
        return f"<w:p>{look}{box}{self.words(words)}</w:p>"

    def text_box(self, words):
        content = f"<w:txbxContent>{self.paragraph('p', words)}</w:txbxContent>"
        return (f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx>'
                f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
                "</mc:AlternateContent></w:r>")

    def table(self, rows):
        cells = ["".join(f"<w:tc><w:tcPr/>{self.paragraph('p', cell)}</w:tc>" for cell in row.split(" | "))
                 for row in rows]
        return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    def body(self):
        out, rows = "", []
        for kind, words in paragraphs(self.source):
            if kind == "row":
                rows.append(words)
                continue
            if rows:
                out += self.table(rows)
                rows = []
            if kind == "page":
                out += '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
                self.new_page = True
                self.pages += 1
            elif kind == "box":
                self.box = self.text_box(words)
            elif kind not in ("header", "footer"):
                out += self.paragraph(kind, words)
        return out

    def beside(self, kind):
        return "".join(f"<w:p>{run(words)}</w:p>" for found, words in paragraphs(self.source) if found == kind)

    def file(self):
        title = next(words for kind, words in paragraphs(self.source) if kind == "title")
        body = self.body()
        notes = "".join(f'<w:footnote w:id="{at}"><w:p><w:r><w:footnoteRef/></w:r>{run(" " + note)}</w:p></w:footnote>'
                        for at, note in enumerate(self.notes, 1))
        return package([
            ("[Content_Types].xml", WORD_TYPES),
            ("_rels/.rels", relations([("officeDocument", "word/document.xml"),
                                       ("extended-properties", "docProps/app.xml")],
                                      f'<Relationship Id="rIdCore" Type="{PACKAGE}/relationships/metadata/'
                                      'core-properties" Target="docProps/core.xml"/>')),
            ("word/document.xml", f"{XML}<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"),
            ("word/_rels/document.xml.rels",
             relations([("styles", "styles.xml"), ("numbering", "numbering.xml"), ("header", "header1.xml"),
                        ("footer", "footer1.xml"), ("footnotes", "footnotes.xml")],
                       "".join(f'<Relationship Id="rIdLink{at}" Type="{OFFICE}/relationships/hyperlink" '
                               f'Target={quoteattr(link)} TargetMode="External"/>'
                               for at, link in enumerate(self.links, 1)))),
            ("word/styles.xml", WORD_STYLE_SHEET),
            ("word/numbering.xml", WORD_NUMBERING),
            ("word/header1.xml", f"{XML}<w:hdr {SPACES}>{self.beside('header')}</w:hdr>"),
            ("word/footer1.xml", f"{XML}<w:ftr {SPACES}>{self.beside('footer')}</w:ftr>"),
            ("word/footnotes.xml", f'{XML}<w:footnotes {SPACES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r>'
                                   f"<w:separator/></w:r></w:p></w:footnote>{notes}</w:footnotes>"),
            ("docProps/core.xml", f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
                                  f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
                                  "</cp:coreProperties>"),
            ("docProps/app.xml", f'{XML}<Properties xmlns="{OFFICE}/extended-properties"><Pages>{self.pages}</Pages>'
                                 "</Properties>"),
        ])


def relations(parts, more):
    listed = "".join(f'<Relationship Id="rId{at}" Type="{OFFICE}/relationships/{kind}" Target="{target}"/>'
                     for at, (kind, target) in enumerate(parts, 1))
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{listed}{more}</Relationships>'


def word_type(part, kind):
    return (f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.'
            f'wordprocessingml.{kind}+xml"/>')


WORD_TYPES = (f'{XML}<Types xmlns="{PACKAGE}/content-types">'
              '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
              '<Default Extension="xml" ContentType="application/xml"/>'
              + word_type("word/document.xml", "document.main") + word_type("word/styles.xml", "styles")
              + word_type("word/numbering.xml", "numbering") + word_type("word/header1.xml", "header")
              + word_type("word/footer1.xml", "footer") + word_type("word/footnotes.xml", "footnotes") + "</Types>")


def word_style(key, name, properties=""):
    return (f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
            f"<w:pPr>{properties}</w:pPr></w:style>")


WORD_STYLE_SHEET = (f'{XML}<w:styles {SPACES}><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
                    '<w:name w:val="Normal"/></w:style>' + word_style("Title", "Title")
                    + word_style("Heading1", "heading 1", '<w:outlineLvl w:val="0"/>')
                    + word_style("Heading2", "heading 2", '<w:outlineLvl w:val="1"/>')
                    + word_style("ListBullet", "List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr>')
                    + word_style("ListNumber", "List Number", '<w:numPr><w:numId w:val="2"/></w:numPr>') + "</w:styles>")
WORD_NUMBERING = (f'{XML}<w:numbering {SPACES}>'
                  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
                  '<w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
                  '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
                  '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
                  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
                  '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>')

# ---- OpenDocument ----

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODT_SPACES = (f'xmlns:office="{ODF}office:1.0" xmlns:text="{ODF}text:1.0" xmlns:table="{ODF}table:1.0" '
              f'xmlns:style="{ODF}style:1.0" xmlns:fo="{ODF}xsl-fo-compatible:1.0" xmlns:meta="{ODF}meta:1.0" '
              f'xmlns:draw="{ODF}drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
              'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"')
ODT_TYPE = "application/vnd.oasis.opendocument.text"
ODT_STYLES = ('<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard">'
              '<style:paragraph-properties fo:break-before="page"/></style:style>'
              '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
              '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
              '</text:list-style><text:list-style style:name="L2"><text:list-level-style-number text:level="1" '
              'style:num-format="1" style:num-suffix="."/></text:list-style>')


class OpenDocument:
    def __init__(self, source):
        self.source = source
        self.notes = 0
        self.pages = 1
        self.deleted = []

    def words(self, words):
        out = ""
        for kind, value in pieces(words):
            if kind == "text":
                out += escape(value)
            elif kind == "tab":
                out += "<text:tab/>"
            elif kind == "deleted":
                self.deleted.append(value)
                out += f'<text:change text:change-id="c{len(self.deleted)}"/>'
            elif kind == "inserted":
                out += f'<text:change-start text:change-id="i"/>{escape(value)}<text:change-end text:change-id="i"/>'
            elif kind == "hidden":
                out += f'<text:span text:style-name="T1"> {escape(value)}</text:span>'
            elif kind == "note":
                self.notes += 1
                out += (f'<text:note text:note-class="footnote"><text:note-citation>{self.notes}</text:note-citation>'
                        f"<text:note-body><text:p>{escape(value)}</text:p></text:note-body></text:note>")
            elif kind == "link":
                out += f"<text:a xlink:href={quoteattr(value[1])}>{escape(value[0])}</text:a>"
        return out

    def paragraph(self, kind, words, new_page):
        words = self.words(words)
        if new_page:
            words = "<text:soft-page-break/>" + words
        if kind in ("h1", "h2"):
            return f'<text:h text:outline-level="{kind[1]}">{words}</text:h>'
        style = ' text:style-name="Title"' if kind == "title" else ""
        return f"<text:p{style}>{words}</text:p>"

    def group(self, kind, found):
        """Rows or items that stand together."""
        if kind == "row":
            rows = ["".join(f"<table:table-cell><text:p>{self.words(cell)}</text:p></table:table-cell>"
                            for cell in row.split(" | ")) for row in found]
            return ("<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
                    + "</table:table>")
        items = "".join(f"<text:list-item><text:p>{self.words(item)}</text:p></text:list-item>" for item in found)
        return f'<text:list text:style-name="{"L1" if kind == "bullet" else "L2"}">{items}</text:list>'

    def body(self):
        out, group, last, new_page = "", [], "", False
        for kind, words in paragraphs(self.source) + [("", "")]:
            if group and kind != last:
                out += self.group(last, group)
                group = []
            last = kind
            if kind in ("row", "bullet", "number"):
                group.append(words)
            elif kind == "page":
                new_page = True
                self.pages += 1
            elif kind and kind not in ("header", "footer"):
                out += self.paragraph(kind, words, new_page)
                new_page = False
        deleted = "".join(f'<text:changed-region text:id="c{at}"><text:deletion><text:p>{escape(value)}</text:p>'
                          "</text:deletion></text:changed-region>" for at, value in enumerate(self.deleted, 1))
        return f"<text:tracked-changes>{deleted}</text:tracked-changes>{out}"

    def beside(self, kind):
        lines = "".join(f"<text:p>{escape(words)}</text:p>" for found, words in paragraphs(self.source) if found == kind)
        return f"<style:{kind}>{lines}</style:{kind}>"

    def file(self):
        title = next(words for kind, words in paragraphs(self.source) if kind == "title")
        body = self.body()
        return package([
            ("mimetype", ODT_TYPE),
            ("content.xml", f"{XML}<office:document-content {ODT_SPACES}><office:automatic-styles>{ODT_STYLES}"
                            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
                            "</office:document-content>"),
            ("styles.xml", f"{XML}<office:document-styles {ODT_SPACES}><office:styles>"
                           '<style:style style:name="Standard" style:family="paragraph"/>'
                           '<style:style style:name="Title" style:family="paragraph"/></office:styles>'
                           '<office:master-styles><style:master-page style:name="Standard">'
                           f'{self.beside("header")}{self.beside("footer")}</style:master-page></office:master-styles>'
                           "</office:document-styles>"),
            ("meta.xml", f"{XML}<office:document-meta {ODT_SPACES}><office:meta><dc:title>{escape(title)}</dc:title>"
                         f'<meta:document-statistic meta:page-count="{self.pages}"/></office:meta>'
                         "</office:document-meta>"),
            ("META-INF/manifest.xml", f'{XML}<manifest:manifest xmlns:manifest="{ODF}manifest:1.0">'
                                      f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT_TYPE}"/>'
                                      '<manifest:file-entry manifest:full-path="content.xml" '
                                      'manifest:media-type="text/xml"/></manifest:manifest>'),
        ], stored=("mimetype",))


def parts_of(made):
    """What is in a package, as [(name, bytes)]; of another file its bytes."""
    if not zipfile.is_zipfile(io.BytesIO(made)):
        return made
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        return [(name, file.read(name)) for name in file.namelist()]


def targets():
    """Path -> bytes of all that is made."""
    out = {}
    for name, form in FORMS.items():
        source = (SOURCES / f"{name}.txt").read_text(encoding="utf-8")
        maker = Word if form == "docx" else OpenDocument
        out[EXAMPLES / f"{name}.{form}"] = maker(source).file()
        out[TEXTS / f"{name}.txt"] = text_of(source).encode()
    return out


def main():
    parser = argparse.ArgumentParser(description="Makes the fictional office documents.")
    parser.add_argument("--check", action="store_true", help="compare with the tree, change nothing")
    options = parser.parse_args()
    differ = 0
    for path, made in targets().items():
        if options.check:
            same = path.is_file() and parts_of(path.read_bytes()) == parts_of(made)
            differ += not same
            print(f"{'same' if same else 'DIFFERS'}  {path.relative_to(ROOT)}")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(made)
            print(f"{len(made):>8}  {path.relative_to(ROOT)}")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
