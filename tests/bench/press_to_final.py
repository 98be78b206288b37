#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures press-to-final over payments between two wallets in open shells, on a practice network of this computer.

usage: TACIT_BIN_DIR=build/release/bin press_to_final.py [PAYMENTS] [COINS OF THE GENESIS]
"""
import pathlib
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "functional"))
from harness import Node, Shell, Wallet  # noqa: E402

payments = int(sys.argv[1]) if len(sys.argv) > 1 else 100
coins = int(sys.argv[2]) if len(sys.argv) > 2 else 64
with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    node = Node("practice", "--data", folder / "node", "--coins", coins)
    alice, bob = Wallet(folder / "alice"), Wallet(folder / "bob")
    for wallet in (alice, bob):
        wallet("create", "--node", node.link)
    alice("faucet")
    alice.wait_for("faucet", 1000)
    address = bob("address")["address"]
    shell, seconds = Shell(alice), []
    for _ in range(payments):
        shell("prepare", to=address, amount="1")
        time.sleep(1)  # the form is open for a second
        answer = shell("send", to=address, amount="1", wait="final")
        if answer.get("state") != "final":
            sys.exit(f"not final: {answer}")
        seconds.append(answer["seconds"])
    shell.close()
    node.stop()
    print(f"{payments} payments, genesis of {coins} coins: median {statistics.median(seconds):.3f} s, "
          f"worst {max(seconds):.3f} s")
