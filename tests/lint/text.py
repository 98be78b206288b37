#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails on a source file without its licence line, with a tab or trailing space, or a header without #pragma once.

usage: text.py ROOT
"""
import pathlib
import subprocess
import sys

SOURCES = {".h", ".cpp", ".qml"}


def faults(name, text):
    head = "\n".join(text.splitlines()[:3])
    suffix = pathlib.Path(name).suffix
    if suffix in SOURCES and "SPDX-License-Identifier: MIT" not in head:
        yield "no licence line"
    if suffix == ".h" and "#pragma once" not in text:
        yield "no #pragma once"
    for number, line in enumerate(text.splitlines(), 1):
        if line.rstrip() != line or "\t" in line:
            yield f"line {number}: a tab or a space at its end"


def main():
    root = sys.argv[1]
    listed = subprocess.run(["git", "-C", root, "ls-files", "core", "app", "ui", "tests/*.cpp", "tests/*.h"],
                            capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        names = listed.stdout.split()
    else:
        names = [p.relative_to(root).as_posix() for top in ("core", "app", "ui", "tests")
                 for p in pathlib.Path(root, top).glob("**/*")]
    found, count = [], 0
    for name in names:
        path = pathlib.Path(root, name)
        if path.suffix in SOURCES and path.exists():
            count += 1
            found += [f"{name}: {fault}" for fault in faults(name, path.read_text(encoding="utf-8"))]
    print("\n".join(found) or f"{count} files are in order")
    return 1 if found or count == 0 else 0


sys.exit(main())
