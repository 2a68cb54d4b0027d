#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/accuracy/run.sh PROGRAM: scores the program's records of real, labelled reports, which are not part of the
# project, against the least figures of floors.json. Where those reports are not at hand it says so and exits with 77.
set -eu
unset CDPATH
program=$1
here=$(cd -- "$(dirname -- "$0")" && pwd -P)
shared=${OFGRADE_SHARED:-$here/../../../shared}
if [ ! -x "$shared/tools/score" ] || [ ! -f "$shared/corpus/labels.jsonl" ]; then
    echo "SKIPPED: no labelled reports in $shared (OFGRADE_SHARED names another folder)"
    exit 77
fi
exec "$shared/tools/score" --bin "$program" --corpus "$shared/corpus" --floor "$here/floors.json"
