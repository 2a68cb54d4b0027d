#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/fuzz/run.sh BUILD [SECONDS [SEED]]: runs every libFuzzer program of a build made with OFGRADE_FUZZ, starting from
# the seeds. What it finds is kept in BUILD/fuzz; the exit status is 1 when there is something. A short run goes the same
# way each time, so that it can be repeated; for a search give more seconds and another SEED (0: any).
set -u
unset CDPATH
[ $# -ge 1 ] || { echo "usage: tests/fuzz/run.sh BUILD [SECONDS [SEED]]" >&2; exit 2; }
build=$(cd -- "$1" && pwd -P) || exit 2
seconds=${2:-20}
seed=${3:-1}
root=$(cd -- "$(dirname -- "$0")/../.." && pwd -P)
# shellcheck source=src/packages.sh
. "$root/src/packages.sh"
failed=0

# seeds NAME: the folder of starting inputs of a fuzzer, gathered anew.
seeds() {
    target="$build/fuzz/$1-seeds"
    rm -rf -- "$target"
    mkdir -p -- "$target"
    examples="$root/data/examples"
    hard="$root/tests/examples/hard"
    case $1 in
    text) set -- "$1" "$examples"/*.txt "$examples"/*.md "$hard"/*.txt "$hard"/*.md ;;
    html) set -- "$1" "$examples"/*.html "$hard"/*.html ;;
    pdf) set -- "$1" "$examples"/*.pdf "$hard"/*.pdf ;;
    docx | odt) set -- "$1" "$examples"/*."$1" ;;
    catalogue) set -- "$1" "$root"/data/frameworks/*.xml ;;
    esac
    set -- "$@" "$root/tests/fuzz/seeds/$1"/*
    shift
    for file in "$@"; do
        [ -f "$file" ] && cp -- "$file" "$target/"
    done
    echo "$target"
}

# fuzz NAME: one program; what it says is told at its end, so that those that run at the same time do not mix.
fuzz() {
    log="$build/fuzz/$1.log"
    mkdir -p -- "$build/fuzz/$1"
    if "$build/tests/fuzz/fuzz_$1" -seed="$seed" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1500 \
        -detect_leaks=1 -max_len=65536 -print_final_stats=1 -artifact_prefix="$build/fuzz/$1-" \
        "$build/fuzz/$1" "$(seeds "$1")" >"$log" 2>&1 </dev/null; then
        echo "== $1: $(grep -E 'number_of_executed_units|new_units_added' "$log" | sed 's/.*stat:://' | tr -s ' \n' ' ')"
    else
        tail -n 60 "$log"
        echo "== $1: found something"
        return 1
    fi
}

# As many at a time as there are processors.
running=''
collect() {
    for process in $running; do
        wait "$process" || failed=1
    done
    running=''
}

for fuzzer in "$build"/tests/fuzz/fuzz_*; do
    [ -x "$fuzzer" ] || continue
    name=${fuzzer##*/fuzz_}
    fuzz "$name" &
    running="$running $!"
    started=$((${started-0} + 1))
    [ $((started % $(processors))) -ne 0 ] || collect
done
collect
[ -n "${name-}" ] || { echo "no fuzzers in $build: configure with -DOFGRADE_FUZZ=ON" >&2; exit 2; }
exit "$failed"
