#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails when a source compiled for one instruction set defines a symbol that the linker may take for others.

A function or variable of an inline function or template has one definition in the program, any of those compiled. One
compiled for AVX-512 would end the program on a processor without it. Allowed are the tables that the backends are
reached by (crypto/backend/*_backend.h).

usage: backend_symbols.py OBJECT...
"""
import re
import subprocess
import sys

VECTOR = re.compile(r"/(avx2|ifma)\w*\.cpp\.o$")
TABLE = re.compile(r"^tacit::k(Avx2|Ifma)\w*Backend$")
# Data, identical whoever compiled it.
CONSTANT = re.compile(r"^(DW\.ref\.__gxx_personality_v0|tacit::(fe|edwards)::k\w+)$")


def wrong_symbols(path):
    listed = subprocess.run(["nm", "--demangle", "--defined-only", "--extern-only", path], check=True,
                            capture_output=True, text=True).stdout
    for line in listed.splitlines():
        _, kind, name = line.split(maxsplit=2)
        if not TABLE.match(name) and not (kind in "uVR" and CONSTANT.match(name)):
            yield f"{path}: {kind} {name}"


objects = [path for argument in sys.argv[1:] for path in argument.split(";") if VECTOR.search(path)]
if len(objects) < 2:
    sys.exit("no objects of vector backends were named")
wrong = [text for path in objects for text in wrong_symbols(path)]
print("\n".join(wrong) if wrong else f"{len(objects)} objects keep to themselves")
sys.exit(1 if wrong else 0)
