#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks pages of HTML by what of WCAG 2.2 a program can see, and that they need nothing but themselves.

    page.py FILE...        pages ("-": standard input)
    page.py --contrast     the colours of the stylesheets in data/views in both schemes
    page.py --self-test    proves that faults are found

Exit status: 0 all well, 1 a fault."""
import base64
import hashlib
import html.parser
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VOID = {"meta", "br", "hr", "img", "link", "input"}
ALLOWED = set("html head meta title style body header main footer nav section article h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd "
              "div span strong em cite q blockquote table caption thead tbody tr th td figure figcaption a "
              "mark svg desc g rect text line circle polyline path details summary abbr time script".split())
# Where a link may lead beside the page itself: to pages beside it.
BESIDE = re.compile(r"[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*\.html(#[A-Za-z0-9-]+)?")
END = "\f"  # between stylesheets
# Pairs of custom properties, text or mark on its ground, and the least contrast (WCAG 1.4.3, 1.4.11).
PAIRS = [("text", "ground", 4.5), ("quiet", "ground", 4.5), ("link", "ground", 4.5), ("text", "panel", 4.5),
         ("quiet", "panel", 4.5), ("strong", "ground", 3), ("strong", "panel", 3)]
PAIRS += [(f"level-{n}-text", f"level-{n}-ground", 4.5) for n in range(1, 5)]
PAIRS += [("text", f"level-{n}-ground", 4.5) for n in range(1, 5)]
PAIRS += [(f"level-{n}-text", ground, 3) for n in range(1, 5) for ground in ("ground", "panel")]
PAIRS += [("link", "panel", 4.5)]
PAIRS += [(f"series-{n}", ground, 4.5) for n in range(1, 9) for ground in ("ground", "panel")]
PAIRS += [(f"bar-{n}", "ground", 3) for n in range(5)]
PAIRS += [("text", f"{side}-{n}", 4.5) for n in range(1, 5) for side in ("strengths", "weaknesses", "actions")]


class Page(html.parser.HTMLParser):
    """Gathers the faults of one page."""

    def __init__(self):
        super().__init__()
        self.faults, self.open, self.ids, self.wanted, self.level, self.seen = [], [], set(), [], 0, {}

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.seen[tag] = self.seen.get(tag, 0) + 1
        if tag not in ALLOWED:
            self.faults.append(f"<{tag}> is not expected")
        for name, value in attrs:
            if name.startswith("on") or name in ("src", "srcset", "action", "style", "background"):
                self.faults.append(f"attribute {name} of <{tag}>")
            if name.endswith("href") and not value.startswith("#") and not BESIDE.fullmatch(value):
                self.faults.append(f"a link that leads out of the page: {value}")
        if "id" in named:
            if named["id"] in self.ids:
                self.faults.append(f"id {named['id']} stands twice")
            self.ids.add(named["id"])
        self.wanted += named.get("aria-labelledby", "").split()
        self.wanted += [named["href"][1:]] if named.get("href", "").startswith("#") else []
        if tag == "th" and named.get("scope") not in ("row", "col"):
            self.faults.append("<th> without scope")
        if tag == "html" and named.get("lang") != "en-GB":
            self.faults.append("no language")
        if tag == "svg" and named.get("aria-hidden") != "true" and (named.get("role") != "img" or "aria-labelledby" not in named):
            self.faults.append("<svg> without role and name")
        if "tabindex" in named and not named.get("aria-label"):
            self.faults.append("what takes the focus has no name")
        if re.fullmatch("h[1-6]", tag):
            level = int(tag[1])
            if level > self.level + 1:
                self.faults.append(f"<{tag}> after a heading of level {self.level}")
            self.level = level
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open")

    def check(self, text):
        self.feed(text)
        self.close()
        for tag in ("h1", "main", "title"):
            if self.seen.get(tag, 0) < 1 or (tag != "title" and self.seen[tag] > 1):
                self.faults.append(f"one <{tag}> is wanted")
        if self.seen.get("table", 0) != self.seen.get("caption", 0):
            self.faults.append("a table without caption")
        self.faults += [f"no element has the id {wanted}" for wanted in self.wanted if wanted not in self.ids]
        if self.open:
            self.faults.append(f"not closed: {self.open}")
        style = text[text.find("<style>"):text.find("</style>")]
        if "url(" in style or "@import" in style:
            self.faults.append("the style asks for a file")
        if "default-src 'none'" not in text:
            self.faults.append("no content security policy")
        self.faults += script_faults(text)
        return self.faults


def script_faults(text):
    """A script runs only if the policy names its very bytes; without one the policy allows none."""
    scripts = re.findall(r"<script>(.*?)</script>", text, re.S)
    allowed = re.findall(r"script-src '([^']*)'", text[:text.find("<body>")])
    hashes = ["sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    if len(scripts) > 1 or "<script " in text or allowed != hashes:
        yield "a script that the policy does not name"


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrast_faults(css):
    schemes = [re.findall(r":root \{(.*?)\n\s*\}", sheet, re.S)[:2] for sheet in css.split(END)]
    light, dark = (dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", "".join(blocks))) for blocks in zip(*schemes))
    for scheme, colours in (("light", light), ("dark", dark)):
        for text, ground, least in PAIRS:
            found = contrast(colours[text], colours[ground])
            if found < least:
                yield f"{scheme}: {text} on {ground} has {found:.2f}, less than {least}"


def stylesheet():
    views = os.path.join(ROOT, "data", "views")
    sheets = []
    for name in ("page.css", "dashboard.css"):
        with open(os.path.join(views, name), encoding="utf-8") as file:
            sheets.append(file.read())
    return END.join(sheets)


def self_test():
    good = ("<html lang=\"en-GB\"><head><meta content=\"default-src 'none'\"><title>A</title></head>"
            "<body><main><h1>A</h1></main></body></html>")
    scripted = good.replace("</body>", "<script>1</script></body>")
    named = scripted.replace("'none'", "'none'; script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='")
    broken = [good.replace("en-GB", ""), scripted, named.replace("<script>1", "<script>2"),
              good.replace("</main>", "<a href=\"//x/y.html\">x</a></main>"),
              good.replace("</main>", "<h3>x</h3></main>"), good.replace("</main>", "<a href=\"https://x\">x</a></main>"),
              good.replace("</main>", "<table><tr><th>x</th></tr></table></main>"), good.replace("</h1>", ""),
              good.replace("<h1>", "<h1 onclick=\"x\">"), good.replace("<h1>", "<h1 aria-labelledby=\"x\">"),
              good.replace("default-src", ""), good.replace("</main>", "<svg></svg></main>")]
    faults = Page().check(good) + Page().check(named) + Page().check(
        good.replace("</main>", "<a href=\"reports/a.html#finding-f1\">x</a></main>"))
    faults += [f"not found: {text}" for text in broken if not Page().check(text)]
    if not list(contrast_faults(stylesheet().replace("--text: #1b1f24", "--text: #cccccc"))):
        faults.append("low contrast is not found")
    return faults


def main():
    faults = []
    if sys.argv[1:] == ["--self-test"]:
        faults = self_test()
    elif sys.argv[1:] == ["--contrast"]:
        faults = list(contrast_faults(stylesheet()))
    elif not sys.argv[1:]:
        sys.exit(__doc__)
    else:
        for name in sys.argv[1:]:
            text = sys.stdin.read() if name == "-" else open(name, encoding="utf-8").read()
            faults += [f"{name}: {fault}" for fault in Page().check(text)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
