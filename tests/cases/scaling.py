#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Four times the input must take about four times the time, whatever is in it. scaling.py --bin PROGRAM [NAME...]
measures each case at a size n and at 4n, as processor time of the program less what it takes for next to nothing; a
case fails when the ratio of the least times is not below the limit (a quadratic step gives 16). The limit lies far from
both, since a busy machine may disturb a time by half. `scaling.py --self-test` shows that the measure tells the two
apart."""
import argparse
import copy
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import zipfile
import zlib

GROWTH = 4
LIMIT = 8  # time(GROWTH * n) / time(n)
ROUNDS = 5
LEAST = 0.04  # seconds: a longer run below this is too short to measure, and certainly not quadratic at this size
MOST = 60  # seconds for one run

REPORT = """# Inspection of Elm Harbour Primary School

Inspection dates: 3 and 4 March 2025

Overall effectiveness: Good

"""
ILACS = """# Inspection of Northmarsh local authority children’s services

Inspection dates: 2 to 13 December 2024

"""
NEWS = """Children’s services at Northmarsh Council have been rated inadequate by Ofsted.

Inspectors said that children were not safe. Council leader Jo Example said: “We accept it.”

"""
SURNAMES = [f"S{chr(97 + i // 10)}{chr(97 + i % 10)}on" for i in range(80)]  # more than are remembered
CARDS = ("Thornwick Primary School", "Unique reference number (URN): 999901", "Inspection report: 20 January 2026",
         "Report card", "Curriculum and teaching", "Strong standard", "Leadership and governance", "Expected standard",
         "Attendance and behaviour", "Needs attention", "Inclusion")
HTML = "<!doctype html><html><body><h1>Inspection of Elm Harbour Primary School</h1>"


def pdf(content):
    """A PDF file with one page."""
    packed = zlib.compress(content.encode("ascii"))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
               b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)]
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        table, len(out))


def words_at(x, y, words):
    return f"BT /F1 8 Tf 1 0 0 1 {x:.2f} {y:.2f} Tm ({words}) Tj ET\n"


def letters(count):
    """One-letter pieces that do not touch, in a grid over the page."""
    rows = int(count ** 0.5)
    return pdf("".join(words_at(20 + 550 * (i % rows) / rows, 820 - 800 * (i // rows) / rows, chr(97 + i % 26))
                       for i in range(count)))


def letters_on_one_line(count):
    return pdf("".join(words_at(20 + 550 * i / count, 400, chr(97 + i % 26)) for i in range(count)))


def rules(count):
    """Drawn lines, with some text between them."""
    lines = "".join(f"20 {820 - 800 * i / count:.3f} 550 0.2 re f\n" for i in range(count))
    return pdf(lines + "".join(words_at(30 + 200 * (i % 2), 810 - 8 * (i // 2), f"words {i}") for i in range(180)))


def rules_and_rows(count):
    """A row of text between each two of the drawn lines."""
    step = 800 / count
    return pdf("".join(f"20 {820 - step * i:.4f} 550 0.1 re f\n" + words_at(30, 820 - step * (i + 0.5), f"left {i}") +
                       words_at(300, 820 - step * (i + 0.5), f"right {i}") for i in range(count)))


def attributes(count):
    """As many as one element may have, over and over."""
    one = " ".join(f"a{i:x}='{i}'" for i in range(800))
    return HTML + f"<p {one}>Some words here." * (count // 800)


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def docx(body, styles="", numbering="", notes="", more=0):
    """A Word document with these parts, and with `more` that nothing reads."""
    out = io.BytesIO()
    kinds = ("styles", "numbering", "footnotes")
    parts = {"[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
             '<Override PartName="/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
             'wordprocessingml.document.main+xml"/></Types>',
             "_rels/.rels": RELATIONS + '<Relationship Id="a" Type="/officeDocument" Target="document.xml"/>'
             "</Relationships>",
             "_rels/document.xml.rels": RELATIONS + "".join(
                 f'<Relationship Id="{kind}" Type="/{kind}" Target="{kind}.xml"/>' for kind in kinds)
             + "</Relationships>",
             "document.xml": f"<w:document {WORD}>{word('Inspection of Elm Harbour')}{body}</w:document>",
             **{f"{kind}.xml": f"<w:{kind} {WORD}>{part}</w:{kind}>"
                for kind, part in zip(kinds, (styles, numbering, notes))},
             **{f"media/{i}.png": "" for i in range(more)}}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def word(text, properties=""):
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def styled(count):
    """Each style takes what it is from the one before, and each is used."""
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{i - 1}"/></w:style>'
                     for i in range(count))
    return docx("".join(word("Ab.", f'<w:pPr><w:pStyle w:val="s{i}"/></w:pPr>') for i in range(count)), styles)


def listed(count):
    numbering = "".join(f'<w:abstractNum w:abstractNumId="{i}"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'
                        f'</w:abstractNum><w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>'
                        for i in range(1, count))
    return docx("".join(word("Ab.", f'<w:pPr><w:numPr><w:numId w:val="{i}"/></w:numPr></w:pPr>')
                        for i in range(1, count)), numbering=numbering)


def noted(count):
    return docx("<w:p>" + "".join(f'<w:r><w:t>Ab</w:t><w:footnoteReference w:id="{i}"/></w:r>' for i in range(count)) +
                "</w:p>", notes="".join(f'<w:footnote w:id="{i}">{word("Cd.")}</w:footnote>' for i in range(count)))


def linked_lines(count):
    field = '<w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "http://%s"</w:instrText>' % ("b" * 400)
    return docx(f'<w:p><w:r>{field}<w:fldChar w:fldCharType="separate"/>' + "<w:t>Ab.</w:t><w:br/>" * count +
                "</w:r></w:p>")


def contents_inside_card(count):
    """A card, furniture as long as the report inside it, and its text."""
    style = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    return docx("".join(map(word, CARDS)) + word("x", '<w:pPr><w:pStyle w:val="TOC1"/></w:pPr>') * count +
                word("Pupils do it.") * count, style)


# What is in a file of size n, its ending, and an n that takes a tenth of a second or so; measured at half and twice it.
CASES = {
    "short-lines": (lambda n: REPORT + "Ab cd.\n\n" * n, "txt", 40000),
    "marks-alone": (lambda n: REPORT + "?!\n\n" * n, "txt", 40000),
    "furniture-inside-card": (lambda n: "\n\n".join([*CARDS, *["Share"] * n, *["Pupils do it."] * n]), "txt", 20000),
    "headings": (lambda n: REPORT + "".join(f"## H {i}\n\nText goes here.\n\n" for i in range(n)), "md", 20000),
    "equal-headings": (lambda n: REPORT + "## H\n\n" * n, "md", 30000),
    "lead-inspectors": (lambda n: REPORT + "Lead inspector:\n\n" * n, "txt", 40000),
    "negations": (lambda n: ILACS + "It is " + "not " * 3000 + "good.\n\n" + "Help is not good. " * n, "txt", 2500),
    "sentences": (lambda n: ILACS + "".join(f"Help {i} is not always good for children. " for i in range(n)), "txt",
                  10000),
    "sentences-of-not": (lambda n: ILACS + ("Not" + " not" * 2000 + ".\n\n") * n, "txt", 20),
    "sentence-too-long": (lambda n: ILACS + "not " * n + ".\n", "txt", 400000),
    "lists-of-actions": (lambda n: ILACS + "## Recommendations\n\nThe local authority should:\n\n" +
                         "- review all plans within three months\n" * n, "md", 10000),
    "labels": (lambda n: REPORT + "Local authority\n\nAge range of pupils\n\nMixed\n\nNumber on roll\n\n" * n, "txt", 8000),
    "concern": (lambda n: REPORT + "The visit since the school and it has serious needs that " * n + ".\n\n" +
                "Progress at the inspection since the school was special. " * n + "It requires no special measures.\n",
                "txt", 4000),
    "numbers-in-a-name": (lambda n: REPORT + "School name: A" + " 1" * n + "\n", "txt", 40000),
    "schemes": (lambda n: REPORT + "xhttp://" * n + "\n", "txt", 150000),
    "quotation-marks": (lambda n: NEWS + '"' * n + "\n", "txt", 300000),
    "single-marks": (lambda n: NEWS + " 'a" * n + "\n", "txt", 100000),
    "quoted-in-one-sentence": (lambda n: NEWS + "Inspectors said " + "“a” b " * n + "\n", "txt", 30000),
    "quoted-by-inspectors": (lambda n: NEWS + ("Inspectors said " + '"ab" ' * 380 + ".\n\n") * n, "txt", 30),
    "quoted-by-nobody": (lambda n: NEWS + "b “a” " * n + "\n", "txt", 30000),
    "quoted-after-colons": (lambda n: NEWS + "It went on " + ': "xx yy" ' * n + ".\n", "txt", 20000),
    "speakers": (lambda n: NEWS + "".join(f"Mr Jo Name{i} said: “It is bad.”\n\n" for i in range(n)), "txt", 4000),
    "long-name": (lambda n: NEWS + "Jo X" + "a" * 10 * n + " said so.\n\n" + "Jo said so. " * n + "\n", "txt", 20000),
    "long-first-names": (lambda n: NEWS + "".join(f"Z{'a' * n} {name} lives here.\n\n" for name in SURNAMES) +
                         "".join(f"Mr {SURNAMES[i % 80]} said so. " for i in range(n)) + "\n", "txt", 8000),
    "clauses": (lambda n: NEWS + "The council, " + "which said the head said " * n + '"one" ' * n + ".\n", "txt",
                10000),
    "surnames": (lambda n: NEWS + "".join(f"Mr Name said so to Mr Name{i}. “It is bad.”\n\n" for i in range(n)), "txt",
                 4000),
    "html-attributes": (attributes, "html", 100000),
    "html-style": (lambda n: f"{HTML}<p style='{'display ' * n}{' ' * 8 * n}'>Some words here.", "html", 100000),
    "html-deep-lists": (lambda n: HTML + "<ul><li>x" * 100 + ("<ul><li>deep</ul>" * n), "html", 30000),
    "html-links": (lambda n: HTML + "<p>" + "<a href='/reports/x'>words</a> " * n, "html", 25000),
    "html-link-over-paragraphs": (lambda n: f"{HTML}<a href='http://{'b' * 400}'>" + "<p>xy" * n, "html", 20000),
    "docx-runs": (lambda n: docx("<w:p>" + "<w:r><w:rPr><w:b/></w:rPr><w:t>a b </w:t></w:r>" * n + "</w:p>"), "docx",
                  20000),
    "docx-contents-inside-card": (contents_inside_card, "docx", 30000),
    "docx-empty": (lambda n: docx("<w:p/>" * n), "docx", 100000),
    "docx-breaks": (lambda n: docx("<w:p><w:r><w:t>" + " " * n + "ab," + "</w:t><w:br/><w:t>cd" * n +
                                   "</w:t></w:r></w:p>"), "docx", 20000),
    "docx-boxes": (lambda n: docx(("<w:p><w:r><w:txbxContent>" * 50 + word("Ab.") +
                                   "</w:txbxContent></w:r></w:p>" * 50) * n), "docx", 500),
    "docx-cells": (lambda n: docx("<w:tbl><w:tr>" + f"<w:tc>{word('ab')}</w:tc>" * n + "</w:tr></w:tbl>"), "docx",
                   10000),
    "docx-fields": (lambda n: docx("<w:p><w:r>" + '<w:fldChar w:fldCharType="begin"/>' * n + "</w:r></w:p>" +
                                   word("Ab.") * n), "docx", 10000),
    "docx-link-over-lines": (linked_lines, "docx", 10000),
    "docx-lists": (listed, "docx", 8000),
    "docx-notes": (noted, "docx", 10000),
    "docx-parts": (lambda n: docx(word("Ab."), more=n), "docx", 4000),
    "docx-styles": (styled, "docx", 10000),
    "pdf-letters": (letters, "pdf", 30000),
    "pdf-letters-on-one-line": (letters_on_one_line, "pdf", 30000),
    "pdf-rules": (rules, "pdf", 50000),
    "pdf-rules-and-rows": (rules_and_rows, "pdf", 8000),
}


def record(base, number, day, **members):
    """A record like `base`, of an inspection on the number-th day."""
    made = copy.deepcopy(base)
    on = f"{1900 + day // 336:04}-{1 + day // 28 % 12:02}-{1 + day % 28:02}"
    made["source"].update(path=f"file {number}", sha256=f"{number:064x}")
    made["inspection"].update(start=on, end=on)
    made.update(findings=[], **members)
    return made


def judgements(first, count):
    evidence = {"page": None, "line": 1, "start": 0, "end": 2}
    return [{"area": f"area-{i}", "grade": "good", "level": 2, "words": "Good", "evidence": evidence}
            for i in range(first, first + count)]


def weak_visit(base, number):
    """A visit that finds two weaknesses of a theme of its own."""
    made = record(base, number, number)
    made["inspection"]["type"] = "focused-visit"
    made["findings"] = [{**base["findings"][0], "id": f"f{i}", "polarity": "weakness", "themes": [f"theme-{number}"]}
                        for i in (1, 2)]
    return made


# The records of a history of size n, made from one of a report with a finding, the format it is shown in, and n.
HISTORIES = {
    "history-visits": (lambda base, n: [weak_visit(base, i) for i in range(n)], "json", 1000),
    "history-one-day": (lambda base, n: [record(base, i, 1, judgements=judgements(i * n, n)) for i in (1, 2)], "text",
                        10000),
    "history-page": (lambda base, n: [record(base, i, i, judgements=judgements(0, n)) for i in (1, 2)], "html", 1500),
}


def spent(command, wanted=b""):
    """The processor time of a command, in seconds; ends the run when it fails, since a failure takes no time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    outcome = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=MOST, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if outcome.returncode != 0 or wanted not in outcome.stdout:
        sys.exit(f"{command[-1]}: status {outcome.returncode}: {outcome.stderr.decode(errors='replace')}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def best(command):
    return min(spent(command) for _ in range(ROUNDS))


def is_within(short, long):
    return long < LEAST or long < LIMIT * short


def reading(program, path):
    return spent([program, "report", "-f", "json", path], b'"analysed"')


def least_times(take_short, take_long, start):
    """The least times of a short and a long run, less the start; measured again only while they look wrong."""
    short, long = take_short(), take_long()
    for _ in range(ROUNDS - 1):
        if is_within(short - start, long - start):
            break
        short, long = min(short, take_short()), min(long, take_long())
    return max(short - start, 0.001), max(long - start, 0.001)


def showing(program, path, form):
    return spent([program, "history", "-f", form, path], b"Northmarsh")


def measure_history(program, folder, name):
    make, form, count = HISTORIES[name]
    report = os.path.join(folder, "base.txt")
    with open(report, "w", encoding="utf-8") as file:
        file.write(ILACS + "Social workers do not visit children often enough.\n")
    base = json.loads(subprocess.run([program, "report", "-f", "json", report], capture_output=True, check=True).stdout)
    paths = []
    for size in (1, count // 2, count // 2 * GROWTH):
        paths.append(os.path.join(folder, f"{name}-{size}.jsonl"))
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.writelines(json.dumps(one) + "\n" for one in make(base, size))
    return least_times(lambda: showing(program, paths[1], form), lambda: showing(program, paths[2], form),
                       showing(program, paths[0], form))


def measure(program, folder, name, start):
    if name in HISTORIES:
        return measure_history(program, folder, name)
    make, ending, count = CASES[name]
    paths = []
    for size in (count // 2, count // 2 * GROWTH):
        path = os.path.join(folder, f"{name}-{size}.{ending}")
        content = make(size)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8"))
        paths.append(path)
    return least_times(lambda: reading(program, paths[0]), lambda: reading(program, paths[1]), start)


def run(program, names):
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        nothing = os.path.join(folder, "start.txt")
        with open(nothing, "w", encoding="utf-8") as file:
            file.write(REPORT)
        start = min(reading(program, nothing) for _ in range(ROUNDS))
        for name in names:
            short, long = measure(program, folder, name, start)
            well = is_within(short, long)
            failed += not well
            print(f"{'ok  ' if well else 'FAIL'} {name:26} {short:7.3f} s {long:7.3f} s  x {long / short:.2f}",
                  flush=True)
    return failed


def self_test():
    """A program of each kind: one takes time in proportion, the other with the square."""
    code = "import sys; n = int(sys.argv[1])\nfor i in range(n): sum(range({}))"
    start = best([sys.executable, "-c", "pass"])
    for cost, size, wanted in (("200", 15000, True), ("n", 1600, False)):
        short, long = (best([sys.executable, "-c", code.format(cost), str(n)]) - start for n in (size, size * GROWTH))
        if is_within(short, long) != wanted:
            sys.exit(f"self-test: {cost}: {short:.3f} s, {long:.3f} s")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--no-pdf", action="store_true", help="for a program that reads no PDF")
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args()
    if options.self_test:
        return self_test()
    if not options.bin:
        parser.error("--bin is missing")
    names = options.names or [name for name in [*CASES, *HISTORIES] if not (
        options.no_pdf and name in CASES and CASES[name][1] == "pdf")]
    return 1 if run(options.bin, names) else 0


if __name__ == "__main__":
    sys.exit(main())
