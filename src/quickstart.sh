#!/bin/sh
# SPDX-License-Identifier: MIT
# From a fresh clone to a first report: installs what is missing, builds the program in build/, and runs it on the files
# given, or on an example. What it does is told on standard error; standard output holds the reports alone.
set -eu
unset CDPATH
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/src/packages.sh"

case ${1-} in
-h | --help)
    say "usage: src/quickstart.sh [FILE...]"
    say "Installs what is missing, builds ofgrade in build/, and reports on the files (default: an example)."
    exit 0
    ;;
esac

say "1. Packages"
install_packages build
say "2. Build"
configure "$root" "$root/build" -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF
cmake --build "$root/build" --parallel "$(processors)" >&2

if [ $# -eq 0 ]; then
    for file in "$root"/data/examples/*.pdf "$root"/data/examples/*.html "$root"/data/examples/*; do
        if [ -f "$file" ]; then
            set -- "$file"
            break
        fi
    done
fi
say "3. Run: build/ofgrade $*"
say ""
exec "$root/build/ofgrade" -- "$@"
