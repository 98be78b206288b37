#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs tacit-bench on small sizes and reads the tables that tables.py makes of it.

usage: test_tables.py TACIT_BENCH FIXTURES
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

FAMILIES = ["msm", "decode", "membership_prove", "membership_verify", "tx_verify", "worst", "balance_prove", "authorise", "scan",
            "ledger_open", "restore"]
TABLES = pathlib.Path(__file__).with_name("tables.py")


def run(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def main():
    bench, fixtures = sys.argv[1], sys.argv[2]
    names = run(bench, "--benchmark_list_tests").split()
    assert names[0] == "libsodium/scalarmult_ristretto255", names[0]
    assert {name.split("/")[0] for name in names[1:]} == set(FAMILIES), names
    for name in names[1:]:
        assert re.fullmatch(r"[a-z_]+/(ifma|avx2|portable)/\w+(/[a-z_]+(:\d)?)?", name), name

    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "out.json"
        run(bench, "--smoke", f"--fixtures={fixtures}", "--benchmark_min_time=0", "--benchmark_repetitions=3",
            "--benchmark_filter=^(libsodium|msm|authorise|tx_verify|ledger_open)/", f"--benchmark_out={path}",
            "--benchmark_out_format=json")
        for entry in json.loads(path.read_text(encoding="utf-8"))["benchmarks"]:
            if entry.get("aggregate_name") not in ("stddev", "cv"):
                assert entry["items_per_second"] > 0 and entry["libsodium_ratio"] > 0, entry
        text = run(sys.executable, TABLES, path)
    for family in ("msm", "authorise", "tx_verify", "ledger_open"):
        assert f"(`{family}`)" in text, text
    for row in ("256, all scalars equal", "4, two threads, wall clock", "sixteen inputs and outputs"):
        assert row in text, text
    print("tables are whole")


main()
