#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Rules of the house that no compiler checks. lint.py RULE [ROOT]; `lint.py self-test` proves that each one bites."""
import os
import re
import subprocess
import sys
import tempfile

# The floors from the ground up: one may use what stands before it.
FLOORS = ["base", "document", "read", "rules", "analyse", "record", "relate", "render", "store", "batch", "cli"]
# The floor that each public header describes. ofgrade.h includes them all, so only what may see all may include it.
PUBLIC = {"base.h": "base", "status.def": "base", "limits.def": "base", "document.h": "document",
          "formats.def": "document", "block_kinds.def": "document", "catalogue.h": "rules", "rules.h": "rules",
          "record.h": "record", "plan.h": "relate", "providers.h": "relate",
          "compare.h": "relate",
          "history.h": "relate", "store.h": "store", "tables.h": "render", "page.h": "render", "dashboard.h": "render",
          "batch.h": "batch",
          "pool.h": "batch", "ofgrade.h": "batch"}
# The analysis makes records, and so sees what a record is; it sees nothing else of that floor. version.c defines what
# ofgrade.h declares.
AGREED = {("analyse", "record/record.h"), ("analyse", "ofgrade/record.h"), ("src/base/version.c", "ofgrade/ofgrade.h")}

FORBIDDEN = ("strlen strcpy strncpy strcat strncat sprintf vsprintf atoi atol strdup strndup strtok gets abort exit "
             "assert signal setlocale").split()
FORBIDDEN_FREE = {"src/base/str.c": set(FORBIDDEN)}
# Arguments end with a NUL; a program may end itself and choose what a signal does to it.
FORBIDDEN_CLI = {"strlen", "strndup", "exit", "signal"}

TOP_LEVEL = {"CMakeLists.txt", "src", "include", "tests", "data", "docs", "README.md", "LICENSE"}
TEXT = (".c", ".h", ".def", ".cmake", ".in", ".txt", ".sh", ".py", ".md", ".xml", ".rng", ".json", ".case", ".spec", ".mjs", ".js", ".bash",
        ".fish")


def listing(root):
    """The project's files, as paths with slashes: git's where there is git, else all but dot-files and builds."""
    git = subprocess.run(["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if git.returncode == 0:
        names = {os.fsdecode(name) for name in git.stdout.split(b"\0") if name}
        return sorted(name for name in names if os.path.lexists(os.path.join(root, name)))
    found = []
    for folder, folders, names in os.walk(root):
        if folder == root:
            folders[:] = [f for f in folders if not f.startswith(".") and not re.match(r"build($|-)", f)]
        found += [os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/") for name in names]
    return sorted(found)


def read(root, name):
    with open(os.path.join(root, name), encoding="utf-8", errors="surrogateescape", newline="") as file:
        return file.read()


def code_of(text):
    """The text with comments and literals blanked out; line ends stay."""
    token = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(token, lambda m: " " + "\n" * m.group().count("\n"), text, flags=re.S)


def is_c(name):
    return name.startswith(("src/", "include/")) and name.endswith((".c", ".h", ".def"))


def includes(root):
    """A floor uses only floors below it, and the program the public headers alone."""
    for name in filter(is_c, listing(root)):
        parts = name.split("/")
        if parts[0] != "src" or parts[1] not in FLOORS:
            continue
        for number, line in enumerate(read(root, name).split("\n"), 1):
            match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not match:
                continue
            target, floor = match.group(1), parts[1]
            room, _, rest = target.partition("/")
            used = PUBLIC.get(rest) if room == "ofgrade" else room
            if used not in FLOORS:
                yield f"{name}:{number}: {target} is on no floor"
            elif floor == "cli" and room not in ("ofgrade", "cli"):
                yield f"{name}:{number}: the program sees include/ofgrade alone, not {target}"
            elif FLOORS.index(used) > FLOORS.index(floor) and not AGREED & {(floor, target), (name, target)}:
                yield f"{name}:{number}: {floor} stands below {used} and must not include {target}"


def forbidden(root):
    """Functions that trust a NUL, a size or the process stay out."""
    pattern = re.compile(r"(?<![\w.>])(" + "|".join(FORBIDDEN) + r")\s*\(")
    for name in filter(is_c, listing(root)):
        free = FORBIDDEN_FREE.get(name, FORBIDDEN_CLI if name.startswith("src/cli/") else set())
        for number, line in enumerate(code_of(read(root, name)).split("\n"), 1):
            for match in pattern.finditer(line):
                if match.group(1) not in free:
                    yield f"{name}:{number}: {match.group(1)} is not used here"


def lengths(root):
    """A string whose length stands beside it as a figure, as {"of", 2}, has that length."""
    escape = re.compile(r"\\(?:x[0-9a-fA-F]+|[0-7]{1,3}|.)")
    for name in filter(is_c, listing(root)):
        text = read(root, name)
        for match in re.finditer(r'\{\s*"((?:\\.|[^"\\\n])*)"\s*,\s*(\d+)\s*\}', text):
            length = len(escape.sub(".", match.group(1)).encode("utf-8"))
            if length != int(match.group(2)):
                line = text.count("\n", 0, match.start()) + 1
                yield f"{name}:{line}: the string has {length} bytes, not {match.group(2)}"


def licence(root):
    """The first line names the licence; the second where the first is a `#!` or an XML declaration."""
    for name in listing(root):
        lines = read(root, name).split("\n") if name.endswith(TEXT) or name == ".ci/run" else []
        head = lines[1:3] if lines and lines[0].startswith(("#!", "<?xml")) else lines[:1]
        wanted = name.endswith((".c", ".h", ".def", ".cmake", ".sh", ".py", ".mjs", ".js", ".bash", ".fish")) \
            or name == ".ci/run" or os.path.basename(name) == "CMakeLists.txt"
        if wanted and not any("SPDX-License-Identifier: MIT" in line for line in head):
            yield f"{name}:1: no SPDX-License-Identifier: MIT"


def statuses(root):
    """Every status is raised by the source and named by a test."""
    rows = re.findall(r'^OG_STATUS\(\s*(\w+)\s*,\s*"([^"]+)"', read(root, "include/ofgrade/status.def"), flags=re.M)
    names = listing(root)
    source = "\n".join(code_of(read(root, n)) for n in names if is_c(n) and not n.endswith(".def")
                       and n != "src/base/status.c")
    proof = "\n".join(read(root, n) for n in names if n.startswith("tests/") and not n.startswith("tests/lint/")
                      and n.endswith((".c", ".h", ".py", ".sh", ".case", ".spec", "CMakeLists.txt")))
    if not rows:
        yield "include/ofgrade/status.def: no statuses"
    for identifier, code in rows:
        if not re.search(rf"\b{identifier}\b", source):
            yield f"include/ofgrade/status.def: nothing raises {identifier}"
        if not re.search(rf"\b{identifier}\b|(?<![\w-]){re.escape(code)}(?![\w-])", proof):
            yield f"include/ofgrade/status.def: no test names {identifier} or {code}"


def top_level(root):
    """The top level holds what it shall hold and nothing else."""
    for entry in sorted({name.split("/")[0] for name in listing(root)}):
        if entry not in TOP_LEVEL and not entry.startswith("."):
            yield f"{entry}: does not belong on the top level"


def blanks(root):
    """No blanks at the ends of lines, no tabs, no carriage returns, one line end at the end of a file."""
    for name in listing(root):
        if not name.endswith(TEXT) or name.startswith(("data/examples/", "tests/cases/", "tests/examples/")):
            continue
        text = read(root, name)
        for number, line in enumerate(text.split("\n"), 1):
            if line != line.rstrip():
                yield f"{name}:{number}: a blank at the end of the line"
            elif "\t" in line:
                yield f"{name}:{number}: a tab"
        if text and (not text.endswith("\n") or text.endswith("\n\n")):
            yield f"{name}: ends with {'an empty line' if text.endswith(chr(10)) else 'no line end'}"


def sorted_names(root):
    """og_xml_find halves its lists, and loses a name that does not stand in its place."""
    for name in filter(is_c, listing(root)):
        text = read(root, name)
        for match in re.finditer(r"og_xml_name \w+\[\] = \{\n(.*?)\n\};", text, re.S):
            names = re.findall(r'\{"([\w-]+)",', match.group(1))
            for before, after in zip(names, names[1:]):
                if before >= after:
                    yield f"{name}: {after} stands behind {before}"


RULES = {"includes": includes, "forbidden": forbidden, "lengths": lengths, "licence": licence, "statuses": statuses,
         "top-level": top_level, "blanks": blanks,
         "sorted": sorted_names}

# A tree with one fault a row: rule, file, what it holds, what the rule says.
SPDX = "// SPDX-License-Identifier: MIT\n"
FAULTS = [
    ("includes", "src/base/low.c", SPDX + '#include "rules/framework.h"\n', "base stands below rules"),
    ("includes", "src/read/low.c", SPDX + '#include "ofgrade/record.h"\n', "read stands below record"),
    ("includes", "src/analyse/low.c", SPDX + '#include "record/fields.h"\n', "analyse stands below record"),
    ("includes", "src/cli/main.c", SPDX + '#include "base/str.h"\n', "include/ofgrade alone"),
    ("includes", "src/batch/odd.c", SPDX + '#include "nowhere.h"\n', "on no floor"),
    ("forbidden", "src/read/length.c", SPDX + "size_t f(char *s) { return strlen (s); }\n", "strlen"),
    ("forbidden", "src/batch/end.c", SPDX + "void f(void) { abort(); }\n", "abort"),
    ("forbidden", "src/cli/locale.c", SPDX + 'void f(void) { setlocale(0, ""); }\n', "setlocale"),
    ("lengths", "src/base/of.c", SPDX + 'og_str a = {"a\\x20\\\\\\n", 5};\n', "4 bytes, not 5"),
    ("sorted", "src/read/names.c", SPDX + 'og_xml_name names[] = {\n    {"b", 1, 1},\n    {"a", 1, 2},\n};\n',
     "a stands behind b"),
    ("licence", "src/base/bare.h", "// A header.\n", "SPDX"),
    ("licence", "tests/bare.sh", "#!/bin/sh\n", "SPDX"),
    ("statuses", "include/ofgrade/status.def", SPDX + 'OG_STATUS(OG_LOST, "lost", "", "")\n', "nothing raises OG_LOST"),
    ("statuses", "include/ofgrade/status.def", SPDX + 'OG_STATUS(OG_LOST, "lost", "", "")\n', "no test names OG_LOST"),
    ("top-level", "notes.txt", "notes\n", "notes.txt"),
    ("blanks", "docs/a.md", "words \n", "docs/a.md:1"),
    ("blanks", "src/base/tab.c", SPDX + "\tint x;\n", "a tab"),
    ("blanks", "docs/b.md", "words", "no line end"),
]
SOUND = {
    "CMakeLists.txt": "# SPDX-License-Identifier: MIT\n",
    "include/ofgrade/status.def": SPDX + 'OG_STATUS(OG_OK, "ok", "", "")\n',
    "src/base/str.c": SPDX + "size_t f(char *s) { return strlen(s); }\n",
    "src/analyse/all.c": SPDX + '#include "record/record.h"\n#include "base/str.h"\n// strlen( in a comment\n'
                         'int f(void) { return OG_OK; }\nvoid g(void) { _exit(1); }\nog_str h = {"\\xE2", 1};\n',
    "src/cli/main.c": SPDX + '#include "ofgrade/ofgrade.h"\nint main(void) { exit(0); }\n',
    "tests/unit/test_all.c": SPDX + "int ok(void) { return OG_OK; }\n",
}


def self_test():
    failures = 0
    for rule, name, text, wanted in [(None, None, None, None)] + FAULTS:
        with tempfile.TemporaryDirectory() as root:
            for path, content in {**SOUND, **({name: text} if name else {})}.items():
                os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                    file.write(content)
            found = {key: list(check(root)) for key, check in RULES.items()}
        if rule is None and any(found.values()):
            failures += 1
            print(f"a sound tree is faulted: {found}")
        elif rule and not any(wanted in line for line in found[rule]):
            failures += 1
            print(f"{rule} misses '{wanted}' in {name}: {found[rule]}")
    return failures


def main(arguments):
    if arguments[:1] == ["self-test"]:
        return 1 if self_test() else 0
    if not arguments or arguments[0] not in RULES:
        print(f"usage: lint.py {'|'.join(RULES)}|self-test [ROOT]", file=sys.stderr)
        return 2
    root = arguments[1] if len(arguments) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    faults = list(RULES[arguments[0]](root))
    print("\n".join(faults) if faults else f"{arguments[0]}: sound")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
