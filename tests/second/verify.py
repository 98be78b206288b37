#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the verdicts of core/ledger against those of verifier.py, on honest, forged and randomly changed transactions and
blocks of a small network. The two agree on each, for transactions on the rule that is broken, too; but which of several
wrong proofs is named first is nobody's rule.

usage: verify.py PRINT_VERDICTS COUNT [SEED]    without a seed, a new one
"""
import collections
import secrets
import subprocess
import sys
import time

import verifier

PROOFS = {"membership-proof", "balance-proof", "authorisation"}


def rule(verdict):
    return "proof" if verdict in PROOFS else verdict


def main():
    program, count = sys.argv[1:3]
    seed = sys.argv[3] if len(sys.argv) > 3 else str(secrets.randbits(63))
    print(f"seed {seed}")
    printed = subprocess.run([program, seed, count], capture_output=True, text=True, check=True).stdout
    ledger, seen, wrong, started = None, collections.Counter(), 0, time.monotonic()
    for number, line in enumerate(printed.splitlines()):
        kind, data, *rest = line.split()
        data = bytes.fromhex(data)
        if kind == "genesis":
            ledger = verifier.Ledger(data)
            continue
        if kind == "transaction":
            ours = ledger.transaction(data, int(rest[0])) or "valid"
            agreed = rule(ours) == rule(rest[-1])
        else:
            ours = ledger.block(data) or "valid"
            agreed = (ours == "valid") == (rest[-1] == "valid")
        seen[f"{kind} {rest[-1]}"] += 1
        if not agreed:
            wrong += 1
            print(f"line {number}: {kind} is {rest[-1]} to core/ledger and {ours} here\n{line}")
    for verdict, times in sorted(seen.items()):
        print(f"{times:6} {verdict}")
    print(f"{sum(seen.values())} verdicts in {time.monotonic() - started:.0f} s, {wrong} differ")
    return 1 if wrong or sum(seen.values()) < int(count) else 0


sys.exit(main())
