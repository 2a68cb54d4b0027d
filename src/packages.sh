# SPDX-License-Identifier: MIT
# The Debian packages that building and testing need, in this one place, and installing those that are missing.
# Sourced by src/quickstart.sh, tests/run.sh and .ci/run; uses nothing that POSIX does not have.

# One line a package: what it is for (build, test, ci or bench), its name, and optionally a command whose success says that
# what the package brings is there from elsewhere.
list_packages() {
    cat <<'END'
build gcc command -v cc
build libc6-dev
build make command -v make
build cmake cmake --version
build pkg-config command -v pkg-config
build libxml2-dev
build libxslt1-dev
build libpcre2-dev
build libjansson-dev
build nettle-dev
build libsqlite3-dev
build libseccomp-dev
build libarchive-dev
build libmupdf-dev
build libfreetype-dev
build libharfbuzz-dev
build libjpeg62-turbo-dev
build libopenjp2-7-dev
build libjbig2dec0-dev
build libxlsxwriter-dev
build zlib1g-dev
build libgumbo-dev
build libmujs-dev
test libcmocka-dev
test liblzma-dev
test libxml2-utils command -v xmllint
test jq command -v jq
test python3 command -v python3
test python3-jsonschema python3 -c 'import jsonschema'
test python3-openpyxl python3 -c 'import openpyxl'
test chromium command -v chromium
test nodejs command -v node
test npm command -v npm
test dpkg-dev command -v dpkg-shlibdeps
test file command -v file
test zsh command -v zsh
test fish command -v fish
ci clang-14 command -v clang-14
ci clang-tidy-14 command -v clang-tidy-14
ci clang-format-14 command -v clang-format-14
ci libclang-rt-14-dev
ci llvm-14 command -v llvm-symbolizer-14
bench poppler-utils command -v pdftotext
END
}

say() {
    printf '%s\n' "$*" >&2
}

# missing_packages SET...: the names of the packages of these sets that are not there, each followed by a space.
missing_packages() {
    list_packages | while read -r set package probe; do
        case " $* " in *" $set "*) ;; *) continue ;; esac
        if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null </dev/null)" = installed ]; then
            continue
        fi
        if [ -n "$probe" ] && sh -c "$probe" >/dev/null 2>&1 </dev/null; then
            continue
        fi
        printf '%s ' "$package"
    done
}

# install_packages SET...: installs what is missing of these sets; touches no network when all is there.
install_packages() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        say "This is not a Debian system; install by hand what the next step says is missing."
        return 0
    fi
    missing=$(missing_packages "$@")
    if [ -z "$missing" ]; then
        say "All packages needed are installed."
        return 0
    fi
    if [ "$(id -u)" -eq 0 ]; then
        as_root='env'
    elif command -v sudo >/dev/null 2>&1; then
        as_root='sudo env'
    else
        say "These packages are missing, and installing them needs root: $missing"
        say "Ask for: apt-get install $missing"
        return 1
    fi
    say "Installing: $missing"
    # shellcheck disable=SC2086 # both are lists of words
    $as_root DEBIAN_FRONTEND=noninteractive apt-get update >&2 </dev/null ||
        say "The package lists could not be refreshed; trying with those at hand."
    # shellcheck disable=SC2086
    $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing >&2 </dev/null
}

# configure ROOT BUILD OPTION...: runs cmake; starts afresh where BUILD was made for a checkout at another path.
configure() {
    source_dir=$1
    build_dir=$2
    shift 2
    if [ -f "$build_dir/CMakeCache.txt" ] &&
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$source_dir" "$build_dir/CMakeCache.txt"; then
        set -- --fresh "$@"
    fi
    cmake -S "$source_dir" -B "$build_dir" "$@" >&2
}

processors() {
    getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1
}
