#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails when a header declares a decoder that tests/fuzz/README.md does not name, or when a target there, a corpus and a
source are not the same list.

usage: fuzz_targets.py ROOT
"""
import pathlib
import re
import sys

DECODER = re.compile(
    r"\b((?:parse|decode|read|split|unpack)(?:_\w+|[A-Z]\w*)?)\s*\(\s*(?:const NetworkParameters& \w+,\s*)?(?:const )?"
    r"(?:ByteView|std::string_view|std::string&|QByteArray&|QString&|QImage&|Memo&|Reader&|ByteArray<\w+>&) ?\w*[,)]")
OWNER = re.compile(r"^(?:class|struct) (\w+)[^;{]*\{", re.M)


def decoders(text):
    for match in DECODER.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1:match.start()]
        owners = OWNER.findall(text[:match.start()])
        if not line.strip().startswith("//"):
            yield f"{owners[-1]}::{match[1]}" if line.startswith(" ") and owners else match[1]


def main():
    root = pathlib.Path(sys.argv[1])
    readme = (root / "tests/fuzz/README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w:]+)`", readme))
    found, count = [], 0
    for top in ("core", "app"):
        for path in sorted((root / top).glob("**/*.h")):
            for name in decoders(path.read_text(encoding="utf-8")):
                count += 1
                if name not in named:
                    found.append(f"{path.relative_to(root)}: {name} is not in tests/fuzz/README.md")
    listed = set(re.findall(r"^\| `(\w+)` \|", readme, re.M))
    corpora = {p.name for p in (root / "tests/fuzz/corpus").iterdir()}
    sources = {p.stem.removeprefix("fuzz_") for p in (root / "tests/fuzz").glob("fuzz_*.cpp")}
    for kind, names in (("corpus", corpora), ("source", sources)):
        found += [f"target {name}: in one of README and {kind} only" for name in sorted(names ^ listed)]
    print("\n".join(found) or f"{count} decoders, {len(listed)} targets")
    return 1 if found or count == 0 else 0


sys.exit(main())
