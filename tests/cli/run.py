#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the program from outside, as the case files tell. run.py PROGRAM [CASE...]; exit 0 when all cases hold.

A case file (cases/*.case, described in README.md) holds cases; each begins with a line `== what it shows`, and then
sections that open with a word in square brackets. Every run has an empty folder of its own as the working directory.
"""
import json
import os
import pty
import re
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.environ.get("OG_SOURCE_DIR") or os.path.dirname(os.path.dirname(HERE))
SECTIONS = {"run", "file", "stdin", "exit", "stdout", "stderr", "output", "needs", "terminal"}
TIME_LIMIT = 60


class Fault(Exception):
    """A case that does not hold, or a case file that is not well formed."""


def parse(path):
    """The cases of a file as (title, line, [(section, argument, lines)])."""
    cases = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file.read().split("\n"), 1):
            opening = re.fullmatch(r"\[(\w+)(?: (.+))?\]", line)
            if line.startswith("== "):
                cases.append((line[3:], number, []))
            elif opening and cases:
                if opening.group(1) not in SECTIONS:
                    raise Fault(f"{path}:{number}: unknown section [{opening.group(1)}]")
                cases[-1][2].append((opening.group(1), opening.group(2) or "", []))
            elif cases and cases[-1][2]:
                cases[-1][2][-1][2].append(line)
            elif line.strip() and not line.startswith("#"):
                raise Fault(f"{path}:{number}: text outside a case")
    return cases


def unescape(text):
    """\\xNN, \\t, \\n and \\\\ as bytes, so that case files stay readable."""
    return re.sub(rb"\\(x[0-9a-f]{2}|t|n|\\)", lambda m: {b"t": b"\t", b"n": b"\n", b"\\": b"\\"}.get(m.group(1))
                  or bytes([int(m.group(1)[1:], 16)]), text.encode())


def body(lines):
    """The text of a section: without the empty lines that divide it from the next."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return "\n".join(lines) + "\n" if lines else ""


def check_json(text, expression, where):
    """`json: EXPRESSION` is Python over `it`, the whole as JSON, or `each` line of it."""
    try:
        names = {"it": json.loads(text)}
    except ValueError:
        try:
            names = {"it": None, "each": [json.loads(line) for line in text.split("\n") if line]}
        except ValueError as error:
            raise Fault(f"{where} is not JSON: {error}\n{text}") from error
    if "each" not in names:
        names["each"] = [names["it"]]
    try:
        holds = eval(expression, {"len": len, "all": all, "any": any, "sorted": sorted, "isinstance": isinstance,
                                  "list": list, "dict": dict, "set": set, "__builtins__": {}, **names})
    except Exception as error:
        raise Fault(f"{where}: {expression}: {error!r}\n{text}") from error
    if not holds:
        raise Fault(f"{where}: does not hold: {expression}\n{text}")


def check(text, lines, where):
    """Every line is one demand; all must hold."""
    for line in lines:
        word, _, rest = line.partition(": ")
        rest = rest.replace("{root}", ROOT)
        if not line.strip() or line.startswith("#"):
            continue
        if word == "json":
            check_json(text, rest, where)
            continue
        holds = {"empty": lambda: text == "",
                 "has": lambda: rest in text,
                 "lacks": lambda: rest not in text,
                 "matches": lambda: re.search(rest, text, re.M),
                 "lines": lambda: text.count("\n") == int(rest),
                 "is": lambda: text == unescape(rest).decode() + "\n",
                 "same": lambda: text == open(rest, encoding="utf-8").read(),
                 "widest": lambda: max(map(len, text.split("\n"))) <= int(rest),
                 "harmless": lambda: not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)}.get(word)
        if not holds:
            raise Fault(f"{where}: unknown demand '{word}'")
        if not holds():
            raise Fault(f"{where}: does not hold: {line}\n--- it is:\n{text}---")


def drain(descriptor, into):
    while True:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # the other end of a terminal is closed
            return
        if not piece:
            return
        into.append(piece)


def execute(command, stdin, folder, environment, terminals):
    """Runs a shell command; the streams named in `terminals` are terminals. Gives status, stdout, stderr."""
    readers, writers, pieces, threads = {}, {}, {}, []
    for stream in ("stdout", "stderr"):
        readers[stream], writers[stream] = pty.openpty() if stream in terminals else os.pipe()
        pieces[stream] = []
    process = subprocess.Popen(["sh", "-c", command], stdin=subprocess.PIPE, stdout=writers["stdout"],
                               stderr=writers["stderr"], cwd=folder, env=environment)
    for stream in ("stdout", "stderr"):
        os.close(writers[stream])
        threads.append(threading.Thread(target=drain, args=(readers[stream], pieces[stream])))
        threads[-1].start()
    try:
        process.communicate(stdin, timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired as late:
        process.kill()
        raise Fault(f"took over {TIME_LIMIT} s") from late
    finally:
        for thread in threads:
            thread.join(TIME_LIMIT)
        for reader in readers.values():
            os.close(reader)
    text = {stream: b"".join(found).decode("utf-8", "surrogateescape") for stream, found in pieces.items()}
    for stream in terminals:
        text[stream] = text[stream].replace("\r\n", "\n")  # what a terminal makes of a line end
    return process.returncode, text["stdout"], text["stderr"]


def run_case(program, case, folder):
    """Carries out one case; says False when it needs what this build lacks."""
    title, _, sections = case
    stdin, terminals, result = b"", set(), None
    environment = {"PATH": os.path.dirname(program) + os.pathsep + os.defpath, "OFGRADE": program, "ROOT": ROOT,
                   "EXAMPLES": os.path.join(ROOT, "data", "examples"), "TERM": "xterm", "LC_ALL": "C",
                   "PYTHON3": sys.executable}
    for kept in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
        if kept in os.environ:
            environment[kept] = os.environ[kept]
    for name, argument, lines in sections:
        if name == "needs":
            if argument != "pdf":
                raise Fault(f"unknown need '{argument}'")
            if os.environ.get("OFGRADE_PDF", "1") in ("0", "OFF"):
                return False
        elif name == "file":
            path = os.path.join(os.fsencode(folder), unescape(argument))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(unescape(body(lines)))
        elif name == "stdin":
            stdin = unescape(body(lines))
        elif name == "terminal":
            terminals = set(argument.split())
        elif name == "run":
            result = execute(body(lines), stdin, folder, environment, terminals)
        elif result is None:
            raise Fault(f"[{name}] before [run]")
        elif name == "exit" and result[0] != int(argument):
            raise Fault(f"exit status {result[0]}, not {argument}\n--- stdout:\n{result[1]}--- stderr:\n{result[2]}---")
        elif name in ("stdout", "stderr"):
            check(result[1] if name == "stdout" else result[2], lines, name)
        elif name == "output":
            path = os.path.join(folder, argument)
            if not os.path.isfile(path):
                raise Fault(f"no file {argument}; there are {sorted(os.listdir(folder))}")
            with open(path, encoding="utf-8") as file:
                check(file.read(), lines, argument)
    if result is None or not any(name == "exit" for name, _, _ in sections):
        raise Fault("a case needs [run] and [exit N]")
    return True


def main(arguments):
    program = os.path.abspath(arguments[0] if arguments else os.environ.get("OFGRADE", ""))
    if not os.access(program, os.X_OK) or os.path.basename(program) != "ofgrade":
        print("usage: run.py PROGRAM [CASE...]; the program is a file named ofgrade", file=sys.stderr)
        return 2
    cases = os.path.join(HERE, "cases")
    paths = arguments[1:] or sorted(os.path.join(cases, name) for name in os.listdir(cases) if name.endswith(".case"))
    held = failed = left_out = 0
    for path in paths:
        for case in parse(path):
            with tempfile.TemporaryDirectory() as folder:
                try:
                    ran = run_case(program, case, folder)
                    held, left_out = held + ran, left_out + (not ran)
                except Fault as fault:
                    failed += 1
                    print(f"FAILED {os.path.basename(path)}:{case[1]}: {case[0]}\n  {fault}")
    print(f"{held} cases hold, {failed} failed" + (f", {left_out} left out (no PDF in this build)" if left_out else ""))
    return 1 if failed or not held else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
