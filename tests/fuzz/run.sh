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
    catalogue) set -- "$1" "$root"/data/frameworks/*.xml ;;
    esac
    set -- "$@" "$root/tests/fuzz/seeds/$1"/*
    shift
    for file in "$@"; do
        [ -f "$file" ] && cp -- "$file" "$target/"
    done
    echo "$target"
}

for fuzzer in "$build"/tests/fuzz/fuzz_*; do
    [ -x "$fuzzer" ] || continue
    name=${fuzzer##*/fuzz_}
    mkdir -p -- "$build/fuzz/$name"
    echo "== $name for $seconds s"
    if ! "$fuzzer" -seed="$seed" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1500 -detect_leaks=1 -max_len=65536 \
        -print_final_stats=1 -artifact_prefix="$build/fuzz/$name-" "$build/fuzz/$name" "$(seeds "$name")" \
        >"$build/fuzz/$name.log" 2>&1 </dev/null; then
        failed=1
        tail -n 60 "$build/fuzz/$name.log"
        echo "== $name: found something"
    else
        grep -E "number_of_executed_units|new_units_added" "$build/fuzz/$name.log"
    fi
done
[ -n "${name-}" ] || { echo "no fuzzers in $build: configure with -DOFGRADE_FUZZ=ON" >&2; exit 2; }
exit "$failed"
