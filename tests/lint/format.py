#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails when clang-format-19 would change a C++ file.

usage: format.py ROOT CLANG_FORMAT
"""
import pathlib
import subprocess
import sys

root, clang_format = pathlib.Path(sys.argv[1]), sys.argv[2]
files = sorted(str(p) for top in ("core", "app", "ui", "tests") for p in (root / top).glob("**/*")
               if p.suffix in (".h", ".cpp"))
if not files:
    sys.exit("no files")
sys.exit(subprocess.run([clang_format, "--dry-run", "-Werror", *files], check=False).returncode)
