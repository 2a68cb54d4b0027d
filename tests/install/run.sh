#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/install/run.sh BUILD CC: installs BUILD into a folder of its own (with a space in its name) and builds and runs
# the consumer against it in the four ways: pkg-config and find_package, each shared and static.
set -eu
unset CDPATH
build=$1
cc=$2
here=$(cd -- "$(dirname -- "$0")" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
prefix="$work/some prefix"

fail() {
    echo "install: $*"
    exit 1
}

cmake --install "$build" --prefix "$prefix" >"$work/log" || { cat "$work/log"; fail "cmake --install failed"; }
lib=$(dirname -- "$(find "$prefix" -name libofgrade.a)")
for file in bin/ofgrade include/ofgrade/ofgrade.h include/ofgrade/status.def share/man/man1/ofgrade.1 \
    share/doc/ofgrade/LICENSE share/bash-completion/completions/ofgrade share/zsh/site-functions/_ofgrade \
    share/fish/vendor_completions.d/ofgrade.fish; do
    [ -f "$prefix/$file" ] || fail "$file is not installed"
done
"$prefix/bin/ofgrade" --version >/dev/null || fail "the installed program does not run"

# A pkg-config file must follow its prefix; --define-prefix says so for a folder that was not the one configured.
PKG_CONFIG_PATH="$lib/pkgconfig"
export PKG_CONFIG_PATH
flags() {
    pkg-config --define-prefix "$@" libofgrade
}
check() {
    LD_LIBRARY_PATH=$2 "$1" >"$work/out" || fail "$1 does not run"
    grep -q '"schema"' "$work/out" || fail "$1 prints no record"
    grep -qx "version $(pkg-config --modversion libofgrade)" "$work/out" || fail "$1 has another version"
}

eval "set -- $(flags --cflags --libs)"
$cc -std=c17 "$here/consumer/main.c" -o "$work/by_pkg_config" "$@"
check "$work/by_pkg_config" "$lib"

# Static: the archive in the place of -lofgrade, and what it needs after it.
eval "set -- $(flags --static --cflags --libs | sed 's/-lofgrade/-l:libofgrade.a/')"
$cc -std=c17 "$here/consumer/main.c" -o "$work/by_pkg_config_static" "$@"
check "$work/by_pkg_config_static" ""

find_package() {
    cmake -S "$here/consumer" -B "$work/consumer" -DCMAKE_C_COMPILER="$cc" -DCMAKE_PREFIX_PATH="$prefix" &&
        cmake --build "$work/consumer"
}
find_package >"$work/log" 2>&1 || { cat "$work/log"; fail "find_package does not work"; }
check "$work/consumer/consumer_shared" ""
check "$work/consumer/consumer_static" ""
echo "installed and used in four ways"
