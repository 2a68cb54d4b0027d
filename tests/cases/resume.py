#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Kills `ofgrade batch -o OUT` at random moments, goes on with --resume, and compares with a run that nobody disturbed.

resume.py --bin PROGRAM [--kills N] [--seed N]

Each round kills with SIGKILL, again and again, until a run comes to its end. At the end nothing may be lost, nothing be
there twice, no worker be left and nothing unfinished lie about.
"""
import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

FILES = 40
# Endings of the outputs, the last a folder of pages, and the share of the kills that each gets.
OUTPUTS = {".jsonl": 0.4, ".csv": 0.2, ".xlsx": 0.15, ".html": 0.1, "": 0.15}


def make_folder(folder):
    os.mkdir(folder)
    for number in range(FILES):
        text = f"Report {number}\n\nChildren wait too long for help.\n" * (1 + number % 40) if number % 9 else ""
        with open(os.path.join(folder, f"{number:03}.txt"), "w", encoding="utf-8") as file:
            file.write(text)


def command(program, out, *options):
    return [program, "batch", "reports", "-o", out, "-j", "2", *options]


def contents(path):
    """Bytes of a file, or of all files below a folder by their names there; None where there is nothing."""
    if not os.path.isdir(path):
        return open(path, "rb").read() if os.path.exists(path) else None
    names = [os.path.join(folder, name) for folder, _, files in os.walk(path) for name in files]
    return {os.path.relpath(name, path): open(name, "rb").read() for name in sorted(names)}


def remove(path):
    if os.path.isdir(path):
        shutil.rmtree(path)
    else:
        os.unlink(path)


def run(arguments, folder, seconds=None):
    """Exit status; None where it was killed after so many seconds."""
    process = subprocess.Popen(arguments, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return None


def workers_below(folder):
    """Processes whose command line names this folder: the program and its workers, since nobody else knows of it."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/cmdline", "rb") as file:
                if os.fsencode(folder) in file.read():
                    found.append(name)
        except OSError:
            pass
    return found


def check_output(program, folder, name, kills, chance):
    """Kills runs that make the output, and goes on with them. Gives the fault; None where there is none."""
    whole, out = (os.path.join(folder, before + name) for before in ("whole", "out"))
    options = ["-f", "html"] if not name else []
    began = time.monotonic()
    run(command(program, whole, *options), folder)
    usual = time.monotonic() - began
    wanted = contents(whole)
    killed = rounds = 0
    while killed < kills:
        rounds += 1
        again = command(program, out, "--resume", *options)
        while (status := run(again, folder, chance.uniform(0, usual * 0.7))) is None:
            killed += 1
            if contents(out) == wanted:
                break  # it came to its end, but not to that of its process: records may still stand beside it
        if status is None:
            status = run(again, folder)
        if contents(out) != wanted:
            return f"out{name}, round {rounds}: the output differs from that of one run (exit status {status})"
        remove(out)
        left = set(os.listdir(folder)) - {"reports", "whole" + name}
        if left:
            return f"out{name}, round {rounds}: left behind: {sorted(left)}"
    remove(whole)
    print(f"out{name}: {killed} kills in {rounds} rounds, every output whole")
    return None


def check(program, kills, seed):
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as scratch:
        os.environ["TMPDIR"] = scratch  # a killed run leaves an empty file there
        make_folder(os.path.join(folder, "reports"))
        for name, share in OUTPUTS.items():
            fault = check_output(program, folder, name, max(1, round(kills * share)), chance)
            if fault:
                return fault
        for _ in range(100):
            if not workers_below(folder):
                break
            time.sleep(0.05)
        else:
            return "workers outlive the program"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--bin", required=True)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    fault = check(os.path.abspath(arguments.bin), arguments.kills, arguments.seed)
    if fault:
        print(fault)
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())
