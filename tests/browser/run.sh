#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh prepare BUILD: puts the packages of package-lock.json into BUILD/browser, so that none lies in the tree.
# run.sh BUILD OFGRADE ARGUMENT...: runs main.mjs with them and with the pages that OFGRADE makes.
# Exit status: 77 where there is no Node.js, no Chromium or no way to the packages; a failure instead when
# OFGRADE_BROWSER=required is in the environment.
set -u
unset CDPATH
here=$(cd -- "$(dirname -- "$0")" && pwd -P)

skip() {
    echo "skipped: $*"
    [ "${OFGRADE_BROWSER-}" != required ] || exit 1
    exit 77
}

# Nothing is fetched again while the packages are those of the lock.
prepare() {
    modules=$1/browser
    mkdir -p "$modules" || exit 1
    if cmp -s "$here/package-lock.json" "$modules/installed.json"; then return; fi
    command -v npm >/dev/null 2>&1 || skip "npm is missing (Debian: apt-get install npm)"
    cp "$here/package.json" "$here/package-lock.json" "$modules" || exit 1
    npm ci --prefix "$modules" --ignore-scripts --no-audit --no-fund --fetch-retries 1 >"$modules/npm.log" 2>&1 || {
        cat "$modules/npm.log"
        skip "npm could not fetch axe-core and playwright-core"
    }
    cp "$modules/package-lock.json" "$modules/installed.json"
}

if [ "${1-}" = prepare ]; then
    prepare "$2"
    exit
fi
build=$1
export OFGRADE="$2"
shift 2
command -v node >/dev/null 2>&1 || skip "node is missing (Debian: apt-get install nodejs)"
CHROMIUM=${CHROMIUM-$(command -v chromium)}
[ -n "$CHROMIUM" ] || skip "chromium is missing (Debian: apt-get install chromium)"
cmp -s "$here/package-lock.json" "$build/browser/installed.json" || skip "tests/browser/run.sh prepare $build has not run"
export CHROMIUM BROWSER_BUILD="$build/browser"
exec node --test-reporter=spec "$here/main.mjs" "$@"
