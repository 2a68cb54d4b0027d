#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A run that is killed at any moment loses nothing and doubles nothing. killed.py --bin PROGRAM [--kills N]

Runs over a folder are killed (SIGKILL) after random times, one after the other on the same database. After each kill
every document that is stored must be whole and none that was stored may be missing; when a run got to its end, the
database must be what a run in peace makes, and it begins anew."""
import argparse
import os
import random
import subprocess
import sys
import tempfile
import time

from documents import holds, write_documents

DOCUMENTS = 20


def remove(path):
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(path + ending):
            os.remove(path + ending)


def run(program, folder, path, seconds=None):
    """The exit status of a run, None when it was killed."""
    process = subprocess.Popen([program, "batch", folder, "--db", path], stdout=subprocess.DEVNULL)
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    print("seed", arguments.seed)
    with tempfile.TemporaryDirectory() as place:
        folder, path = os.path.join(place, "d"), os.path.join(place, "records.db")
        write_documents(folder, DOCUMENTS)
        started = time.monotonic()
        assert run(arguments.bin, folder, path) == 0
        whole = time.monotonic() - started
        peace = holds(path)
        assert len(peace) == DOCUMENTS
        remove(path)
        kills = rounds = most = 0
        before = set()
        while kills < arguments.kills:
            status = run(arguments.bin, folder, path, random.uniform(0, whole))
            after = holds(path) if os.path.exists(path) and os.path.getsize(path) else {}
            assert before <= set(after), f"lost {sorted(before - set(after))}"
            assert all(peace[name] == line for name, line in after.items())
            assert status in (None, 0), status
            kills += status is None
            most = max(most, len(after)) if status is None else most
            before = set(after)
            if status == 0:
                assert after == peace
                remove(path)
                before, rounds = set(), rounds + 1
        if before or not rounds:
            assert run(arguments.bin, folder, path) == 0
            assert holds(path) == peace
    print(f"{kills} kills, {rounds} runs to the end, at most {most} of {DOCUMENTS} documents when killed")
    return 0 if rounds and most else 1


if __name__ == "__main__":
    sys.exit(main())
