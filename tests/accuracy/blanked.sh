#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/accuracy/blanked.sh TEST: runs unit/test_blanked.c over the real reports, which are not part of the project: what
# is inferred of each owes nothing to the grades that it states. Where they are not at hand it says so and exits with 77.
set -eu
unset CDPATH
here=$(cd -- "$(dirname -- "$0")" && pwd -P)
corpus=${OFGRADE_SHARED:-$here/../../../shared}/corpus
if [ ! -f "$corpus/labels.jsonl" ]; then
    echo "SKIPPED: no labelled reports in $corpus (OFGRADE_SHARED names another folder)"
    exit 77
fi
find "$corpus" -name '*.pdf' -type f -exec "$1" {} +
