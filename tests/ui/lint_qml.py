#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs qmllint over every QML file, and checks the habits that qmllint does not know.

usage: lint_qml.py QMLLINT ROOT IMPORTS
"""
import pathlib
import re
import subprocess
import sys

LITERAL = re.compile(r'"#[0-9A-Fa-f]{6,8}"|\b(?:pixelSize|pointSize): \d')


def habits(name, text, listed):
    if name not in listed:
        yield "not listed in ui/CMakeLists.txt"
    if not re.search(r"^    id: root$", text, re.M) and not name.endswith("Colors.qml") and name != "theme/Metrics.qml":
        yield "its root has not the id root"
    if not name.startswith("theme/") and LITERAL.search(text):
        yield f"a colour or a size outside of theme/: {LITERAL.search(text).group()}"
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if "qsTr(" in line and "//:" not in "".join(lines[max(0, number - 4):number]):
            yield f"line {number}: qsTr without a //: comment"
        if "Text.RichText" in line or "Text.StyledText" in line or "Text.MarkdownText" in line:
            yield f"line {number}: text with markup"


def main():
    qmllint, root, imports = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    files = sorted((root / "ui").glob("**/*.qml"))
    listed = (root / "ui" / "CMakeLists.txt").read_text(encoding="utf-8")
    faults = [f"{path.name}: {fault}" for path in files
              for fault in habits(path.relative_to(root / "ui").as_posix(), path.read_text(encoding="utf-8"), listed)]
    result = subprocess.run([qmllint, "-I", imports, *map(str, files)], capture_output=True, text=True, check=False)
    output = result.stdout + result.stderr
    print("\n".join(faults) + output)
    bad = result.returncode != 0 or "Warning:" in output or "Error:" in output
    print(f"{len(files)} files, {len(faults)} faults, qmllint {'complains' if bad else 'is content'}")
    return 1 if faults or bad or not files else 0


sys.exit(main())
