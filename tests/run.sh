#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/run.sh [--build DIR] [-DNAME=VALUE | CTEST_OPTION]...: builds everything (in build/) and runs every test.
# The last line says how many passed and how many failed; the exit status is 0 when none failed.
set -u
unset CDPATH
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/src/packages.sh"

fail() {
    say "tests/run.sh: $*"
    echo "0 passed, 1 failed"
    exit 1
}

# A function has arguments of its own, so each of these two keeps those that are meant for it.
configure_build() {
    for argument; do
        shift
        case $argument in -D*) set -- "$@" "$argument" ;; esac
    done
    configure "$root" "$build" -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=ON "$@"
}

run_tests() {
    for argument; do
        shift
        case $argument in -D*) ;; *) set -- "$@" "$argument" ;; esac
    done
    ctest --test-dir "$build" --output-on-failure --parallel "$(processors)" --output-junit "$results" "$@" </dev/null
}

# A number of ctest's report, of which the first element <testsuite> holds the totals.
total() {
    value=$(sed -n "/<testsuite/,/>/s/.*[[:space:]]$1=\"\([0-9]*\)\".*/\1/p" "$results" 2>/dev/null | head -n 1)
    echo "${value:-0}"
}

build="$root/build"
if [ "${1-}" = --build ] && [ $# -ge 2 ]; then
    build=$2
    shift 2
fi
install_packages build test || fail "packages are missing"
configure_build "$@" || fail "the configuration failed"
cmake --build "$build" --parallel "$(processors)" || fail "the build failed"

build=$(cd -- "$build" && pwd -P)
results="$build/test-results.xml"
rm -f -- "$results"
status=0
run_tests "$@" || status=$?
tests=$(total tests)
failed=$(total failures)
left_out=$(($(total skipped) + $(total disabled)))
[ "$tests" -gt 0 ] || fail "ctest ran no test"
# What ctest could not even start is no failure in its report, but one in its exit status.
[ "$failed" -gt 0 ] || [ "$status" -eq 0 ] || fail "ctest ended with status $status"
[ "$left_out" -eq 0 ] || echo "$left_out skipped; each says why (ctest --test-dir build -V)"
echo "$((tests - failed - left_out)) passed, $failed failed"
[ "$failed" -eq 0 ]
