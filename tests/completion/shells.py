#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Completion as it is met at a keyboard. shells.py PROGRAM bash|zsh|fish [CASE...]; exit 0 when all holds.

The shell accepts its script, and then runs on a terminal of its own in which each line of LINES is typed and Tab
pressed; what the shell's own editor then holds is compared. So quoting and the division into words are the shell's.
Exit 77, which ctest takes for skipped, where there is no such shell.
"""
import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPTS = os.path.join(os.path.dirname(os.path.dirname(HERE)), "src", "cli", "completions")
SCRIPT = {"bash": "ofgrade.bash", "zsh": "_ofgrade", "fish": "ofgrade.fish"}
CHECK = {"bash": ["bash", "-n"], "zsh": ["zsh", "-n"], "fish": ["fish", "--no-execute"]}
START = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"], "fish": ["fish", "--no-config"]}
PATIENCE = 60
TAB, SHOW, CLEAR = "\t", "\x18\x02", "\x15"  # control-x control-b, control-u

# Typed, then what stands there after Tab; a dictionary where the shells differ.
LINES = [
    # Commands, and files where one may be meant.
    ("ofgrade ba", "ofgrade batch "),
    ("ofgrade --all fram", "ofgrade --all frameworks "),
    ("ofgrade repor", "ofgrade report"),  # the command, and the file report.txt
    ("ofgrade lett", "ofgrade letter.txt "),
    ("ofgrade report.txt ba", "ofgrade report.txt ba"),
    ("ofgrade -- batc", "ofgrade -- batc"),
    ("ofgrade help histo", "ofgrade help history "),
    ("./ofgrade ba", "./ofgrade batch "),
    ("~/ofgrade ba", "~/ofgrade batch "),
    ("echo a | ofgrade ba", "echo a | ofgrade batch "),
    ("NO_COLOR=1 ofgrade ba", "NO_COLOR=1 ofgrade batch "),
    # Options of the command.
    ("ofgrade plan --fo", "ofgrade plan --format "),
    ("ofgrade --fail", "ofgrade --fail-below "),
    ("ofgrade batch --fail", "ofgrade batch --fail"),
    ("ofgrade batch folder --res", "ofgrade batch folder --resume "),
    ("ofgrade batch --resume -- --fo", "ofgrade batch --resume -- --fo"),
    ("ofgrade plan -f", "ofgrade plan -f "),
    # Choices.
    ("ofgrade report --format mark", "ofgrade report --format markdown "),
    ("ofgrade report --format=mark", "ofgrade report --format=markdown "),
    ("ofgrade report -f mark", "ofgrade report -f markdown "),
    ("ofgrade report -fmark", "ofgrade report -fmarkdown "),
    ("ofgrade plan --format=js", "ofgrade plan --format=js"),
    ("ofgrade report.txt --color=ne", "ofgrade report.txt --color=never "),
    # What the catalogue and the limits name.
    ("ofgrade --fail-below req", "ofgrade --fail-below requires-improvement "),
    ("ofgrade --fail-below=out", "ofgrade --fail-below=outstanding "),
    ("ofgrade rules list --theme exploit", "ofgrade rules list --theme exploitation-and-missing "),
    ("ofgrade batch --limit sen", "ofgrade batch --limit sentence_bytes="),
    ("ofgrade batch --limit=sen", "ofgrade batch --limit=sentence_bytes="),
    ("ofgrade rules li", "ofgrade rules list "),
    ("ofgrade rules show area-letters-ev", "ofgrade rules show area-letters-evaluate "),
    # Files and folders.
    ("ofgrade report lett", "ofgrade report letter.txt "),
    ("ofgrade ~/lett", "ofgrade ~/letter.txt "),
    ("ofgrade report -o ~/lett", "ofgrade report -o ~/letter.txt "),
    ("ofgrade report -o lett", "ofgrade report -o letter.txt "),
    ("ofgrade report --output=lett", "ofgrade report --output=letter.txt "),
    ("ofgrade report -olett", "ofgrade report -oletter.txt "),
    ("ofgrade report --rules fol", "ofgrade report --rules folder/"),
    # Where there is no folder zsh offers files, as the user's own settings for folders tell it.
    ("ofgrade report --rules lett", {"bash": "ofgrade report --rules lett", "fish": "ofgrade report --rules lett",
                                     "zsh": "ofgrade report --rules letter.txt "}),
    ("ofgrade rules check lett", "ofgrade rules check letter.txt "),
    ("ofgrade rules list lett", "ofgrade rules list lett"),
    ("ofgrade compare letter.txt report.txt lett", "ofgrade compare letter.txt report.txt lett"),
    ("ofgrade history --db letter.txt lett", "ofgrade history --db letter.txt lett"),
    ("ofgrade batch --jobs lett", "ofgrade batch --jobs lett"),
    # Names with spaces, whole and begun in either way of quoting.
    ("ofgrade report two", "ofgrade report two\\ words.txt "),
    ("ofgrade report two\\ wo", "ofgrade report two\\ words.txt "),
    ("ofgrade report 'two wo", "ofgrade report 'two words.txt' "),
    ("ofgrade report it", "ofgrade report it\\'s.txt "),
    ("ofgrade report -otwo", "ofgrade report -otwo\\ words.txt "),
    ("ofgrade report --output=two", "ofgrade report --output=two\\ words.txt "),
    ("ofgrade report --rules ' spa", {"bash": "ofgrade report --rules ' spaced folder'/",
                                      "zsh": "ofgrade report --rules ' spaced folder/",
                                      "fish": "ofgrade report --rules ' spaced folder/"}),
    ("ofgrade report 'two words.txt' --exp", "ofgrade report 'two words.txt' --explain "),
    ("ofgrade plan two\\ words.txt --fo", "ofgrade plan two\\ words.txt --format "),
]

RC = {
    "bash": "source {script}\n"
            "bind 'set bell-style none'; bind 'set completion-query-items 0'; bind 'set page-completions off'\n"
            "show() {{ printf '%s\\n' \"$READLINE_LINE\" >line.new; mv line.new line; }}\n"
            "bind -x '\"\\C-x\\C-b\": show'; bind '\"\\C-u\": unix-line-discard'; PS1='> '\n",
    "zsh": "fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -d dump; LISTMAX=10000; unsetopt beep\n"
           "show() {{ print -r -- \"$BUFFER\" >line.new; mv line.new line }}\n"
           "zle -N show; bindkey '^X^B' show; bindkey '^U' kill-buffer; bindkey '^I' complete-word; PS1='> '\n",
    "fish": "source {script}\n"
            "function show; commandline >line.new; mv line.new line; end\n"
            "bind \\cx\\cb show; bind \\cu 'commandline \"\"'; bind \\t complete\n",
}


class Shell:
    """A shell on a terminal of its own, which reads what is typed and tells what its line holds."""

    def __init__(self, name, program, folder):
        self.folder = folder
        self.seen = b""
        environment = {"PATH": folder + os.pathsep + os.environ["PATH"], "HOME": folder, "TERM": "xterm",
                       "LANG": "C.UTF-8", "XDG_CONFIG_HOME": folder + "/.config", "XDG_DATA_HOME": folder + "/.data"}
        os.symlink(program, os.path.join(folder, "ofgrade"))
        for file in ("letter.txt", "report.txt", "two words.txt", "it's.txt"):
            open(os.path.join(folder, file), "w").close()
        for inner in ("folder", " spaced folder"):
            os.mkdir(os.path.join(folder, inner))
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(START[name][0], START[name], environment)
        with open(os.path.join(folder, ".rc"), "w", encoding="utf-8") as file:
            file.write(RC[name].format(script=os.path.join(SCRIPTS, SCRIPT[name]), folder=SCRIPTS))
            file.write("echo ready >line\n")
        self.type("source ./.rc\r")
        self.wait()

    def type(self, text):
        os.write(self.terminal, text.encode())

    def wait(self):
        """What the file `line` holds as soon as it is there. The terminal is read all the time, or it would fill."""
        path = os.path.join(self.folder, "line")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.01)[0]:
                try:
                    self.seen += os.read(self.terminal, 65536)
                except OSError:
                    break  # the shell has ended
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                os.remove(path)
                return text.rstrip("\n")
        raise TimeoutError(f"the shell does not answer; it wrote {self.seen[-2000:]!r}")

    def complete(self, line):
        self.type(CLEAR + line + TAB + SHOW)
        return self.wait()

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.process, 0)


def main():
    program, name, wanted = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3:]
    if not shutil.which(name):
        print(f"skipped: there is no {name} (Debian: apt-get install {name})")
        return 77
    accepted = subprocess.run(CHECK[name] + [os.path.join(SCRIPTS, SCRIPT[name])])
    faults = 0 if accepted.returncode == 0 else 1
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(name, program, folder)
        for typed, expected in LINES:
            if wanted and typed not in wanted:
                continue
            expected = expected.get(name) if isinstance(expected, dict) else expected
            got = shell.complete(typed)
            if got != expected:
                print(f"{name}: {typed!r} and Tab give\n    {got!r}, not\n    {expected!r}")
                faults += 1
        shell.close()
    print(f"{name}: {len(LINES)} lines, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
