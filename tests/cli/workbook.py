#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Opens a workbook again: workbook.py FILE prints what a reader of it meets, one thing a line.

First how the first sheet is set up, then each of its cells that holds something as `A1 (form) text`. Every part must be XML.
"""
import sys
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def main(path):
    with zipfile.ZipFile(path) as file:
        if file.testzip() is not None:
            sys.exit("a part is damaged")
        parts = {name: ET.fromstring(file.read(name)) for name in file.namelist()}
    sheet, book, styles = (parts[f"xl/{name}.xml"] for name in ("worksheets/sheet1", "workbook", "styles"))
    texts = ["".join(t.text or "" for t in item.iter(MAIN + "t"))
             for item in parts.get("xl/sharedStrings.xml", ET.Element("none")).iter(MAIN + "si")]
    formats = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(MAIN + "numFmt")}
    bold = [font.find(MAIN + "b") is not None for font in styles.find(MAIN + "fonts")]
    looks = list(styles.find(MAIN + "cellXfs"))
    for element in parts["docProps/core.xml"]:
        print("property", element.tag.split("}")[1] + ":", element.text)
    for name in book.iter(MAIN + "definedName"):
        print("name", name.get("name"), name.text)
    for kind in ("pane", "autoFilter", "dataValidation", "pageSetup", "pageSetUpPr"):
        for element in sheet.iter(MAIN + kind):
            print(kind, *(f"{key}={value}" for key, value in sorted(element.items())),
                  *(formula.text for formula in element))
    for cell in sheet.iter(MAIN + "c"):
        value, look = cell.find(MAIN + "v"), looks[int(cell.get("s", "0"))]
        if cell.find(MAIN + "f") is not None:
            sys.exit(f"{cell.get('r')} is a formula")
        inline = "".join(t.text or "" for t in cell.iter(MAIN + "t"))
        if value is None and not inline:
            continue
        notes = [note for note in ("bold" if bold[int(look.get("fontId"))] else "",
                                   "wrapped" if look.find(f"{MAIN}alignment[@wrapText='1']") is not None else "",
                                   formats.get(look.get("numFmtId"), "")) if note]
        shown = inline or (texts[int(value.text)] if cell.get("t") == "s" else value.text)
        print(cell.get("r"), f"({', '.join(notes)})", shown)


main(sys.argv[1])
