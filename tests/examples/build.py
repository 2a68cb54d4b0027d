#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Builds the fictional PDFs: data/examples/*.pdf from sources/*.html, hard/*.pdf from hard/sources/*.html, and the
text files of hard/ that hold bytes no editor would keep.

    tests/examples/build.py [--check] [NAME…]       NAME: a file to build, as northmarsh-ilacs-2021.pdf; default: all

--check builds into a folder of its own, compares with the tree and changes nothing (exit status 1: they differ).

Needs the Debian packages weasyprint, fonts-liberation, mupdf-tools and qpdf. The files in the tree were built with
weasyprint 57.2; the same versions give the same bytes. Other versions give other bytes and the same pages.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import zlib

os.environ["SOURCE_DATE_EPOCH"] = "1704067200"

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "data" / "examples"
HARD = HERE / "hard"


def square(left, bottom, side):
    pen = TTGlyphPen(None)
    pen.moveTo((left, bottom))
    for point in ((left, bottom + side), (left + side, bottom + side), (left + side, bottom)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def make_sign_font(path):
    """A font of two bullets: U+25FC, and U+F0B7 of the private use area, as word processors' symbol fonts have it."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "black-square", "symbol-bullet"])
    builder.setupCharacterMap({0x25FC: "black-square", 0xF0B7: "symbol-bullet"})
    builder.setupGlyf({".notdef": square(100, 0, 700), "black-square": square(100, 50, 600),
                       "symbol-bullet": square(150, 250, 220)})
    builder.setupHorizontalMetrics({name: (800, 100) for name in (".notdef", "black-square", "symbol-bullet")})
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": "Ofgrade Signs", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-200, usWinAscent=900, usWinDescent=200)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 3786912000  # seconds since 1904: the first of January 2024
    builder.font.recalcTimestamp = False
    builder.save(path)


def print_page(source, target, font):
    fonts = FontConfiguration()
    sheet = CSS(string=f'@font-face {{ font-family: "Ofgrade Signs"; src: url("{font.as_uri()}") }}', font_config=fonts)
    HTML(filename=source).write_pdf(target, stylesheets=[sheet], font_config=fonts, presentational_hints=True,
                                     optimize_size=("fonts",))


def encrypt(source, target):
    # Keys of 128 bits, because those of 256 come with random salt and give other bytes each time.
    subprocess.run(["qpdf", "--allow-weak-crypto", "--encrypt", "open-sesame", "keeper", "128", "--use-aes=y", "--",
                    "--static-id", "--static-aes-iv", source, target], check=True)


def photograph(source, target):
    """A PDF of one page that holds a picture of the first page of `source` and no text."""
    with tempfile.TemporaryDirectory() as folder:
        bitmap = pathlib.Path(folder) / "page.pbm"
        subprocess.run(["mutool", "draw", "-q", "-r", "72", "-F", "pbm", "-o", bitmap, source, "1"], check=True,
                       stderr=subprocess.DEVNULL)
        kind, size, pixels = bitmap.read_bytes().split(b"\n", 2)
    assert kind == b"P4"
    width, height = (int(number) for number in size.split())
    picture = zlib.compress(pixels, 9)
    drawing = b"q %d 0 0 %d 0 0 cm /Page Do Q" % (width, height)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R "
        b"/Resources << /XObject << /Page 5 0 R >> >> >>" % (width, height),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1 "
        b"/Decode [1 0] /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
        % (width, height, len(picture), picture),
    ]
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    target.write_bytes(bytes(out))


ENCODED = """Focused visit to Café Regis children’s services

14 May 2021

Dear Ms Göring-Smythe

This letter summarises the findings of the focused visit to Café Regis children’s services on 20 and 21 April 2021.
Her Majesty’s Inspectors for this visit were Zoë Brontë-Hart and Seán Ó Dálaigh.

Headline findings

Children’s plans are clear – and short. “I know what will happen,” one child said. The service costs £4m.

What needs to improve in this area of social work practice

• The timeliness of children’s reviews.

Yours sincerely

Zoë Brontë-Hart
Her Majesty’s Inspector
"""


def recipes(examples, hard, font):
    """Target -> what makes it; in an order in which what a later one needs is there."""
    out = {}
    for folder, sources in ((examples, HERE / "sources"), (hard, HARD / "sources")):
        for source in sorted(sources.glob("*.html")):
            target = folder / (source.stem + ".pdf")
            out[target] = lambda source=source, target=target: print_page(source, target, font)
    plain = hard / "grade-before-label.pdf"
    out[hard / "encrypted.pdf"] = lambda: encrypt(plain, hard / "encrypted.pdf")
    out[hard / "image-only.pdf"] = lambda: photograph(plain, hard / "image-only.pdf")
    out[hard / "windows-1252.txt"] = lambda: (hard / "windows-1252.txt").write_bytes(
        ENCODED.replace("\n", "\r\n").encode("windows-1252"))
    out[hard / "utf-16.txt"] = lambda: (hard / "utf-16.txt").write_bytes(
        b"\xff\xfe" + ENCODED.replace("\n", "\r\n").encode("utf-16-le"))
    return out


def main():
    parser = argparse.ArgumentParser(description="Builds the fictional PDFs.")
    parser.add_argument("--check", action="store_true", help="compare with the tree, change nothing")
    parser.add_argument("names", nargs="*", metavar="NAME", help="files to build; default: all")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        font = scratch / "signs.ttf"
        make_sign_font(font)
        examples, hard = (scratch / "examples", scratch / "hard") if options.check else (EXAMPLES, HARD)
        examples.mkdir(exist_ok=True)
        hard.mkdir(exist_ok=True)
        differ = 0
        made = recipes(examples, hard, font)
        unknown = set(options.names) - {target.name for target in made}
        if unknown:
            parser.error("no such file: " + ", ".join(sorted(unknown)))
        for target, make in made.items():
            if options.names and target.name not in options.names:
                continue
            make()
            if options.check:
                kept = (EXAMPLES if target.parent == examples else HARD) / target.name
                same = kept.is_file() and kept.read_bytes() == target.read_bytes()
                differ += not same
                print(f"{'same' if same else 'DIFFERS'}  {kept.relative_to(HERE.parent.parent)}")
            else:
                print(f"{target.stat().st_size:>8}  {target.relative_to(HERE.parent.parent)}")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
