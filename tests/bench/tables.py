#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Turns the JSON of tacit-bench into the tables of docs/benchmarks.md.

usage: tables.py FILE.json…    (several runs of different families are put together)
"""
import json
import pathlib
import statistics
import subprocess
import sys

BACKENDS = ("ifma", "avx2", "portable")
# Family: heading, what an item is, whether the time of one item is of interest beside that of the whole.
FAMILIES = {
    "msm": ("Multi-scalar multiplication by number of decoded points", "point", True),
    "decode": ("Decoding by number of points", "point", True),
    "membership_prove": ("Membership proof by set size", "proof", False),
    "membership_verify": ("One membership proof verified alone by set size", "proof", False),
    "tx_verify": ("Transactions of two inputs and two outputs verified from bytes by batch size", "transaction", True),
    "worst": ("The costliest transactions and the costliest block, verified from bytes", "transaction", True),
    "balance_prove": ("Balance proof by inputs × outputs", "proof", False),
    "authorise": ("Authorisation", "proof", False),
    "scan": ("Foreign coins scanned, one thread, by number of coins", "coin", True),
    "ledger_open": ("A node's ledger opened by number of coins", "coin", False),
    "restore": ("Wallet restored from words over the link by number of coins", "coin", False),
}
WORST = {
    "equal": "all scalars equal",
    "tiny": "scalars below 16",
    "sixteen": "sixteen inputs and outputs",
    "own_sets": "a cover set of its own for every input",
    "threads:2": "two threads, wall clock",
    "large": "sixteen inputs and outputs, four cover sets",
    "dense": "four inputs, one output, four cover sets",
    "refused": "as large, the last membership false",
    "refused_early": "as large, the last authorisation false",
    "block": "a block of 1 MiB, as dense, eight cover sets",
    "one_by_one": "one input, one output, one cover set",
}


class Case:
    """All runs of one name: medians of seconds an iteration, of items a second and of the ratio."""

    def __init__(self, name):
        parts = name.split("/")
        self.family, self.backend, self.size = parts[:3]
        self.variant = "/".join(parts[3:])
        self.runs, self.medians = [], []

    def add(self, run):
        unit = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}[run["time_unit"]]
        values = (run.get("seconds", run["cpu_time"] * unit), run["items_per_second"], run["libsodium_ratio"])
        (self.medians if run["run_type"] == "aggregate" else self.runs).append(values)

    def median(self):
        return self.medians[0] if self.medians else tuple(statistics.median(v) for v in zip(*self.runs))


def read(paths):
    """The cases by name, the yardstick's seconds, and the context of the first file."""
    cases, yardstick, context = {}, [], None
    for path in paths:
        data = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        context = context or data["context"]
        for run in data["benchmarks"]:
            name = run.get("run_name", run["name"])
            if run.get("error_occurred"):
                sys.exit(f"{name}: {run['error_message']}")
            if run["run_type"] == "aggregate" and run["aggregate_name"] != "median":
                continue
            if name.startswith("libsodium/"):
                yardstick.append(1 / run["items_per_second"])
                continue
            cases.setdefault(name, Case(name)).add(run)
    return list(cases.values()), statistics.median(yardstick) if yardstick else None, context


def figure(value):
    """Three significant figures without an exponent."""
    text = f"{value:.3g}"
    return f"{float(text):,.0f}".replace(",", " ") if "e" in text or value >= 1000 else text


def duration(seconds):
    for unit, scale in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= scale:
            return f"{figure(seconds / scale)} {unit}"
    return f"{figure(seconds * 1e9)} ns"


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def spaced(size):
    return f"{int(size):,}".replace(",", " ") if size.isdigit() else size.replace("x", " × ")


def family_table(family, cases):
    """One row a size; the last columns are of the best backend."""
    _, item, each = FAMILIES[family]
    backends = [b for b in BACKENDS if any(c.backend == b for c in cases)]
    header = [""] + backends
    header += [f"{backends[0]}: a {item}", f"{item}s a second"] if each else []
    header += [f"{backends[0]}: in libsodium multiplications" + (f" a {item}" if each or item == "coin" else "")]
    rows = []
    for size in dict.fromkeys((c.size, c.variant) for c in cases):
        by = {c.backend: c.median() for c in cases if (c.size, c.variant) == size}
        row = [spaced(size[0]) + (", " + WORST.get(size[1], size[1]) if size[1] else "")]
        row += [duration(by[b][0]) if b in by else "" for b in backends]
        _, rate, ratio = by.get(backends[0], next(iter(by.values())))
        row += [duration(1 / rate), figure(rate)] if each else []
        rows.append(row + [figure(ratio)])
    return table(header, rows)


def commit():
    root = pathlib.Path(__file__).resolve().parent
    def git(*words):
        return subprocess.run(["git", "-C", root, *words], capture_output=True, text=True, check=False).stdout.strip()
    return (git("rev-parse", "--short", "HEAD") or "unknown") + (" with changes" if git("status", "--porcelain") else "")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    cases, yardstick, context = read(sys.argv[1:])
    print(f"{context['processor']}, {context['num_cpus']} processors; {context['compiler']}, flags `{context['flags'].strip()}`; "
          f"commit {commit()}; {context['date'][:10]}; sizes: {context['sizes']}. CPU time, medians.")
    if yardstick:
        print(f"`crypto_scalarmult_ristretto255` of libsodium in the same run: {duration(yardstick)}.")
    for family, (heading, _, _) in FAMILIES.items():
        own = [c for c in cases if c.family == family]
        if own:
            print(f"\n### {heading} (`{family}`)\n\n{family_table(family, own)}")


main()
