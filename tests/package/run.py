#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the Debian packages of a build and looks into them. run.py BUILD SOURCE PDF(0|1); exit 0 when all holds.

The machine stays as it was: packages are taken apart in a folder, and the program's is installed and removed again by
dpkg itself in a root of its own. Exit 77, which ctest takes for skipped, where the tools of Debian are missing.
"""
import glob
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile

TOOLS = ("cpack", "dpkg", "dpkg-deb", "dpkg-shlibdeps", "file", "gzip")
# What only an installation without a package has, and what only packages have.
PLAIN_ONLY = {"share/man/man1/ofgrade.1", "share/doc/ofgrade/LICENSE", "share/zsh/site-functions/_ofgrade"}
PACKAGE_ONLY = {"share/man/man1/ofgrade.1.gz", "share/zsh/vendor-completions/_ofgrade"}
PROGRAM = {"bin/ofgrade", "share/man/man1/ofgrade.1.gz", "share/bash-completion/completions/ofgrade",
           "share/zsh/vendor-completions/_ofgrade", "share/fish/vendor_completions.d/ofgrade.fish",
           "share/doc/ofgrade/README.md", "share/doc/ofgrade/docs/record.schema.json"}
faults = []


def expect(holds, what):
    if not holds:
        faults.append(what)


def run(*command, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stdout.decode(errors='replace')}")
    return done.stdout.decode(errors="replace")


def files_below(root):
    return {os.path.relpath(os.path.join(folder, name), root) for folder, _, names in os.walk(root) for name in names}


def check_fields(field, name, version, program):
    expect(field("Package") == name and field("Version") == version, f"{name}: is called {field('Package')}")
    expect(field("Architecture") == run("dpkg", "--print-architecture").strip(), f"{name}: another architecture")
    expect(re.fullmatch(r"[^<>]+ <\S+@\S+>", field("Maintainer")), f"{name}: maintainer {field('Maintainer')}")
    summary, *rest = field("Description").split("\n")
    expect(0 < len(summary) <= 60 and not summary.endswith("."), f"{name}: summary {summary!r}")
    expect(len(rest) > 1 and max(map(len, rest)) < 81, f"{name}: description {rest}")
    needed = {re.split(r"[\s:(]", part.strip())[0] for part in field("Depends").split(",")} - {""}
    foreign = {package for package in needed if not package.startswith("libofgrade")}
    present = subprocess.run(["dpkg-query", "-W", "-f", "${Package}\n", *sorted(foreign)],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode().split()
    expect(foreign <= set(present), f"{name}: it was built without {sorted(foreign - set(present))}, which it needs")
    if name != "libofgrade-dev":
        expect({"libc6", "libsqlite3-0", "libjansson4"} <= needed, f"{name}: depends on {sorted(needed)} alone")
        loaded = re.search(rb"libxlsxwriter\.so\.(\d+)", program).group(1).decode()
        expect(field("Recommends") == "libxlsxwriter" + loaded, f"{name}: recommends {field('Recommends')}")


def check_texts(name, doc, version, pdf):
    with open(os.path.join(doc, "copyright"), encoding="utf-8") as file:
        text = file.read()
    expect("License: Expat" in text and "Permission is hereby granted" in text, f"{name}: the copyright lacks our own")
    expect(("GNU AFFERO GENERAL PUBLIC LICENSE" in text) == pdf, f"{name}: the copyright of MuPDF")
    with gzip.open(os.path.join(doc, "changelog.gz"), "rt", encoding="utf-8") as file:
        expect(file.readline().startswith(f"ofgrade ({version}) "), f"{name}: the changelog has another version")


def check_listing(name, listing):
    for line in listing.split("\n")[:-1]:
        mode, owner = line.split()[:2]
        expect(owner == "root/root", f"{name}: {line}")
        expect(mode in ("drwxr-xr-x", "lrwxrwxrwx", "-rw-r--r--") or (mode == "-rwxr-xr-x" and "/bin/" in line),
               f"{name}: {line}")


def check_program(root, source, version):
    program = os.path.join(root, "usr/bin/ofgrade")
    expect(run(program, "--version").startswith(f"ofgrade {version}\n"), "the program tells another version")
    report = run(program, os.path.join(source, "data/examples/eastmere-summary-2013.md"))
    expect("Eastmere" in report, f"the program says {report!r}")
    with open(os.path.join(source, "docs/man/ofgrade.1"), "rb") as page, \
            gzip.open(os.path.join(root, "usr/share/man/man1/ofgrade.1.gz")) as packed:
        expect(page.read() == packed.read(), "the manual page is another")


def check_installation(package, work):
    """dpkg itself installs, verifies and removes it, in an empty root."""
    root = os.path.join(work, "root")
    database = os.path.join(root, "var/lib/dpkg")
    for folder in ("info", "updates"):
        os.makedirs(os.path.join(database, folder))
    open(os.path.join(database, "status"), "w").close()
    environment = dict(os.environ, PATH=os.environ["PATH"] + ":/usr/sbin:/sbin")
    dpkg = ["dpkg", "--root=" + root, "--force-depends", "--force-not-root", "--log=/dev/null"]
    if os.getuid() and shutil.which("fakeroot"):
        dpkg.insert(0, "fakeroot")
    elif os.getuid():
        print("not installed for trial: that takes root or fakeroot")
        return
    run(*dpkg, "-i", package, env=environment)
    expect(PROGRAM <= files_below(os.path.join(root, "usr")), "dpkg does not install everything")
    expect(run(*dpkg, "--verify", "ofgrade", env=environment) == "", "what is installed differs from the package")
    run(*dpkg, "--purge", "ofgrade", env=environment)
    left = {name for name in files_below(root) if not name.startswith("var/lib/dpkg/")}
    expect(not left, f"left behind when removed: {left}")


def check_refusals(source, work):
    """Without what belongs to it no package is made, and it says why. Nothing is built, so files are missing too."""
    build = os.path.join(work, "refusing")
    lacks = (["-DGZIP="], "gzip"), (["-UGZIP", "-DOFGRADE_MUPDF_COPYRIGHT=/nowhere"], "-DOFGRADE_MUPDF_COPYRIGHT=FILE")
    for options, words in lacks:
        run("cmake", "-S", source, "-B", build, "-DOFGRADE_PDF=ON", *options)
        for component in ("program", "library", "development"):
            done = subprocess.run(["cmake", "--install", build, "--component", component, "--prefix", work],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
            told = " ".join(done.stdout.decode(errors="replace").split())
            expect(done.returncode and "no package can be made" in told and words in told, f"made without: {told}")


def main():
    build, source, pdf = sys.argv[1], sys.argv[2], sys.argv[3] == "1"
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print("skipped: no Debian packages without " + ", ".join(missing))
        return 77
    with open(os.path.join(source, "CMakeLists.txt"), encoding="utf-8") as file:
        version = re.search(r"project\(ofgrade VERSION ([\d.]+)", file.read()).group(1)
    with tempfile.TemporaryDirectory() as work:
        # Compressed quickly: nobody keeps these.
        run("cpack", "-G", "DEB", "-B", work, "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=gzip", cwd=build)
        made = {os.path.basename(path).split("_")[0]: path for path in glob.glob(work + "/*.deb")}
        names = ["ofgrade", "libofgrade" + version.split(".")[0], "libofgrade-dev"]
        if set(made) != set(names):
            sys.exit(f"the packages are {sorted(made)}")
        packed = set()
        with open(os.path.join(build, "ofgrade"), "rb") as file:
            program = file.read()
        for name in names:
            root = os.path.join(work, "taken-apart", name)
            os.makedirs(root)
            run("dpkg-deb", "-x", made[name], root)
            expect(os.listdir(root) == ["usr"], f"{name}: {os.listdir(root)}")
            check_fields(lambda key: run("dpkg-deb", "-f", made[name], key).strip(), name, version, program)
            check_texts(name, os.path.join(root, "usr/share/doc", name), version, pdf)
            check_listing(name, run("dpkg-deb", "-c", made[name]))
            files = files_below(os.path.join(root, "usr"))
            expect(not packed & files, f"{name}: has files of another package: {packed & files}")
            packed |= files - {f"share/doc/{name}/{text}" for text in ("copyright", "changelog.gz")}
        expect(PROGRAM <= files_below(os.path.join(work, "taken-apart/ofgrade/usr")), "the program's package lacks files")
        run("cmake", "--install", build, "--prefix", os.path.join(work, "plain"))
        plain = files_below(os.path.join(work, "plain"))
        expect(packed - PACKAGE_ONLY == plain - PLAIN_ONLY,
               f"packages and installation differ: {(packed - PACKAGE_ONLY) ^ (plain - PLAIN_ONLY)}")
        check_program(os.path.join(work, "taken-apart/ofgrade"), source, version)
        check_installation(made["ofgrade"], work)
        if pdf:
            check_refusals(source, work)
    print("\n".join(faults) or "the packages are sound")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
