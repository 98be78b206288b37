#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The points at which a test may kill a program (core/base/crash_point.h).

points.py list SOURCE             whether the list is complete: each point stands in the code and in tests/functional/test_crashes.py,
                                  and every source that makes state durable has a point or is exempt here, with a reason
points.py absent COMPILER SOURCE  whether a build without TACIT_FAULTS, which is what people get, has none of it
points.py present PROGRAM…        whether these programs have it, without which `absent` would prove nothing
"""
import pathlib
import re
import subprocess
import sys
import tempfile

VARIABLE = b"TACIT_CRASH_AT"
DURABLE = re.compile(r"::(rename|renameat|fsync|fdatasync|pwrite|ftruncate|truncate)\(|filesystem::(rename|copy|copy_file|resize_file)\(|"
                     r"mdb_txn_commit\(|\"COMMIT\"|std::ofstream|QSaveFile")
# Sources that write and have no point of their own. Settings of the window (QSettings) are lost without harm (docs/architecture.md).
EXEMPT = {
    "app/viewmodels/accounts_model.cpp": "a view key that its owner saves",
    "app/viewmodels/receive_model.cpp": "a picture of a code that its owner saves",
    "core/ledger/decoded_files.cpp": "its writes are made by decoded_coins.cpp, which has the points",
}


def points(source):
    text = (source / "core/base/crash_point.h").read_text(encoding="utf-8")
    return dict((name, enumerator) for enumerator, name in re.findall(r'point\((k\w+), "([a-z-]+)"\)', text))


def sources(source):
    for folder in ("core", "app"):
        for path in sorted((source / folder).rglob("*")):
            if path.suffix in (".cpp", ".h") and path.name not in ("crash_point.h", "crash_point.cpp"):
                yield path.relative_to(source).as_posix(), path.read_text(encoding="utf-8")


def check_list(source):
    known, found, asked, writes = points(source), [], set(), set()
    for name, text in sources(source):
        here = re.findall(r"crash_at\(CrashPoint::(k\w+)\)", text)
        asked.update(here)
        if DURABLE.search(text):
            writes.add(name)
            if not here and name not in EXEMPT:
                found.append(f"{name}: makes state durable and has no point to be killed at")
    for name, enumerator in known.items():
        if enumerator not in asked:
            found.append(f"{name}: stands nowhere in the code")
    found += [f"{name}: is exempt and writes nothing" for name in EXEMPT if name not in writes]
    crashes = (source / "tests/functional/test_crashes.py").read_text(encoding="utf-8")
    found += [f"{name}: no test kills there" for name in known if f'"{name}"' not in crashes]
    print("\n".join(found) or f"{len(known)} points, {len(writes)} sources that write")
    return 1 if found or not known else 0


def check_absent(compiler, source):
    """Compiles the list and two sources with points in them, without the option."""
    bad = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("core/base/crash_point.cpp", "core/wallet/files.cpp", "core/node/files.cpp"):
            made = pathlib.Path(folder) / "made.o"
            subprocess.run([compiler, "-std=c++23", "-O2", "-UTACIT_FAULTS", f"-I{source / 'core'}", "-c", source / name, "-o", made],
                           check=True)
            content = made.read_bytes()
            bad += [f"{name}: has {word.decode()}" for word in (VARIABLE, b"crash_at", b"init-keys") if word in content]
    print("\n".join(bad) or "nothing of it is there")
    return 1 if bad else 0


def check_present(programs):
    bad = [program for program in programs if VARIABLE not in pathlib.Path(program).read_bytes()]
    print("\n".join(f"{program} can not be killed at a point" for program in bad) or "all have it")
    return 1 if bad or not programs else 0


def main():
    command, arguments = sys.argv[1:2], sys.argv[2:]
    if command == ["list"] and len(arguments) == 1:
        return check_list(pathlib.Path(arguments[0]))
    if command == ["absent"] and len(arguments) == 2:
        return check_absent(arguments[0], pathlib.Path(arguments[1]))
    if command == ["present"]:
        return check_present(arguments)
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main())
