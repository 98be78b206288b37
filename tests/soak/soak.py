#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Payments without end between wallets on a practice network whose disk is slow, with restarts and kills of the wallets and of the node.

usage: soak.py [--minutes 30] [--wallets 4] [--restart 45] [--node-restart 420] [--pause 0.2] [--seed 1] [--slow-disk LIBRARY] [--out FOLDER]

TACIT_BIN_DIR names the programs. Wallet 0 is never restarted, so that its memory can be looked at over the whole run. At the end everything that
was sent is decided, the balances and fees add up to what was issued, no two final payments lie further apart than the node was away plus
STALL seconds, and memory grew by no more than what a payment is allowed. FOLDER gets soak.csv and soak.svg.
"""
import argparse
import csv
import os
import pathlib
import random
import shutil
import sys
import tempfile
import threading
import time
from decimal import Decimal

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "functional"))
from chart import svg  # noqa: E402
from harness import Node, Shell, Wallet  # noqa: E402

STALL = 30              # seconds without a final payment that are too many, on top of a node's absence
SAMPLE = 2              # seconds between two looks at the processes
WARM = 0.3              # part of the run after which memory should be flat
ALLOWED_PER_PAYMENT = 4096  # bytes that a payment may stay in memory, in the node or in a wallet
ALLOWED_NOISE = 8 << 20     # bytes by which the allocator may differ


def memory(process):
    """Bytes of a process that are not of files, and its open files; (None, None) when it is gone."""
    try:
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        files = len(os.listdir(f"/proc/{process.pid}/fd"))
    except OSError:
        return None, None
    for row in status.splitlines():
        if row.startswith("RssAnon:"):
            return int(row.split()[1]) * 1024, files
    return None, None


class Payer(threading.Thread):
    """One wallet in a shell, which pays others at random until it is told to stop."""

    def __init__(self, soak, number, wallet):
        super().__init__(daemon=True)
        self.soak, self.number, self.wallet = soak, number, wallet
        self.random = random.Random(soak.options.seed * 1000 + number)
        self.address = wallet("address")["address"]
        self.shell, self.restart, self.restarts, self.fault = Shell(wallet), None, 0, None

    def run(self):
        try:
            while not self.soak.over.is_set():
                self.reopen()
                self.pay()
                self.soak.over.wait(self.soak.options.pause)
        except Exception as fault:  # a thread's exception is told at the end
            self.fault = fault
            self.soak.over.set()

    def reopen(self):
        how, self.restart = self.restart, None
        if how is None:
            return
        if how == "kill":
            self.shell.process.kill()
            self.shell.process.wait()
        self.shell.close()
        self.shell = Shell(self.wallet)
        self.restarts += 1

    def pay(self):
        to = self.random.choice([p for p in self.soak.payers if p is not self])
        amount = Decimal(self.random.randrange(1, 200_000_000)) / 100_000_000
        before = time.monotonic()
        answer = self.shell("send", to=to.address, amount=str(amount), wait="final")
        if answer.get("state") == "final":
            self.soak.paid(time.monotonic() - before)
        elif answer.get("state") == "refused" or answer.get("error") not in (None, "too-little", "unknown", "network"):
            raise AssertionError(f"wallet {self.number}: {answer}")


class Soak:
    def __init__(self, options):
        self.options, self.begin = options, time.monotonic()
        self.over, self.lock = threading.Event(), threading.Lock()
        self.finals, self.latencies = [], []  # (seconds of the run, seconds that it took)
        self.samples, self.marks, self.away, self.kills = [], [], 0.0, 0
        self.payers, self.random = [], random.Random(options.seed)

    def now(self):
        return time.monotonic() - self.begin

    def paid(self, seconds):
        with self.lock:
            self.finals.append((self.now(), seconds))

    def run(self, folder):
        if self.options.slow_disk:
            os.environ["LD_PRELOAD"] = self.options.slow_disk
        self.node = Node("practice", "--data", folder / "node", "--m", 2)
        for number in range(self.options.wallets):
            wallet = Wallet(folder / f"wallet-{number}")
            wallet("create", "--node", self.node.link)
            wallet("faucet")
            wallet.wait_for("faucet", Decimal(1000))
            self.payers.append(Payer(self, number, wallet))
        self.begin = time.monotonic()
        for payer in self.payers:
            payer.start()
        self.watch()
        self.over.set()
        for payer in self.payers:
            payer.join(180)
            if payer.fault:
                raise payer.fault
            if payer.is_alive():
                raise AssertionError(f"wallet {payer.number} does not answer")
            payer.shell.close()

    def watch(self):
        end = 60 * self.options.minutes
        wallet_due, node_due = self.options.restart, self.options.node_restart
        while self.now() < end and not self.over.wait(SAMPLE):
            self.sample()
            if self.now() > wallet_due:
                wallet_due += self.options.restart
                payer = self.random.choice(self.payers[1:])
                payer.restart = self.random.choice(("close", "kill"))
                self.kills += payer.restart == "kill"
            if self.now() > node_due:
                node_due += self.options.node_restart
                self.restart_node()

    def restart_node(self):
        began = self.now()
        self.marks.append(began)
        if self.random.random() < 0.5:
            self.node.stop()
        else:
            self.node.kill()
            self.kills += 1
        self.node.start()
        self.away = max(self.away, self.now() - began)

    def sample(self):
        rows = [memory(self.node.process)] + [memory(p.shell.process) for p in self.payers]
        with self.lock:
            self.samples.append((self.now(), len(self.finals), rows))

    def check_money(self):
        """Everything that was sent is decided; what is there and what the fees took is what was issued."""
        total = Decimal(0)
        for payer in self.payers:
            end = time.monotonic() + 120
            while True:
                sent = payer.wallet.history("out")
                open_ = [p for p in sent if p["state"] not in ("final", "cancelled")]
                if not open_:
                    break
                assert time.monotonic() < end, f"wallet {payer.number}: not decided: {open_}"
                time.sleep(1)
            total += payer.wallet.spendable() + sum((Decimal(p["fee"]) for p in sent if p["state"] == "final"), Decimal(0))
        assert total == 1000 * len(self.payers), f"issued {1000 * len(self.payers)}, found {total}"

    def check_stalls(self):
        times = [at for at, _ in self.finals]
        assert times, "no payment became final"
        gaps = [b - a for a, b in zip([0.0, *times], [*times, self.now_at_end])]
        assert max(gaps) <= STALL + self.away, f"{max(gaps):.1f} s without a final payment"
        return max(gaps)

    def growth(self, which):
        """(bytes, payments) between the first and the last quarter of a process's longest life after the warm-up; None when it is short."""
        lives, life = [], []
        for at, paid, rows in self.samples:
            restarted = which == 0 and any(self.samples[0][0] <= m <= at for m in self.marks) and life and any(life[-1][0] < m <= at for m in self.marks)
            if rows[which][0] is None or restarted:
                lives.append(life)
                life = []
            if rows[which][0] is not None:
                life.append((at, paid, rows[which][0]))
        life = max([*lives, life], key=len)
        life = life[int(len(life) * WARM):]
        quarter = len(life) // 4
        if quarter < 3:
            return None
        def mean(part, column):
            return sum(row[column] for row in part) / len(part)
        return tuple(mean(life[-quarter:], c) - mean(life[:quarter], c) for c in (2, 1))

    def check_memory(self):
        for which, name in ((0, "node"), (1, "wallet 0")):
            grown = self.growth(which)
            if grown is None:
                print(f"{name}: too short a run to say anything about its memory")
                continue
            size, payments = grown
            print(f"{name}: {size / 1e6:+.2f} MB over {payments:.0f} payments of all wallets, after the warm-up")
            assert size <= ALLOWED_NOISE + ALLOWED_PER_PAYMENT * payments, f"{name} grows: {size} bytes"
            files = [rows[which][1] for _, _, rows in self.samples if rows[which][1] is not None]
            assert max(files[len(files) // 2:]) <= max(files[:len(files) // 2]) + 4, f"{name}: open files grow"

    def report(self, out):
        times = sorted(seconds for _, seconds in self.finals)
        print(f"{len(times)} payments final in {self.now_at_end / 60:.1f} min; from sent to final: median {times[len(times) // 2]:.2f} s, "
              f"99 % {times[int(len(times) * 0.99)]:.2f} s, worst {times[-1]:.2f} s")
        print(f"restarts of the node: {len(self.marks)}, of wallets: {sum(p.restarts for p in self.payers)}, by kill {self.kills}")
        if not out:
            return
        out.mkdir(parents=True, exist_ok=True)
        names = ["node", *(f"wallet {p.number}" for p in self.payers)]
        with open(out / "soak.csv", "w", newline="", encoding="ascii") as file:
            writer = csv.writer(file)
            writer.writerow(["seconds", "payments", *(f"{n} bytes" for n in names), *(f"{n} files" for n in names)])
            for at, paid, rows in self.samples:
                writer.writerow([f"{at:.1f}", paid, *(r[0] for r in rows), *(r[1] for r in rows)])
        # Of the others a line would show little but the 256 MiB that a password costs at each restart.
        megabytes = [(n, [(at, rows[i][0] / 1e6 if rows[i][0] else None) for at, _, rows in self.samples]) for i, n in enumerate(names[:2])]
        paid = [("all wallets", [(at, n) for at, n, _ in self.samples])]
        panels = [("Memory that is not of files", "MB", megabytes), ("From sent to final", "s", [("a payment", self.finals)]),
                  ("Payments that are final", "", paid)]
        (out / "soak.svg").write_text(svg(panels, self.now_at_end, self.marks), encoding="ascii")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--wallets", type=int, default=4)
    parser.add_argument("--restart", type=float, default=45)
    parser.add_argument("--node-restart", type=float, default=420)
    parser.add_argument("--pause", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slow-disk")
    parser.add_argument("--out", type=pathlib.Path)
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tacit-soak-"))
    soak = Soak(options)
    try:
        soak.run(folder)
        soak.now_at_end = soak.now()
        soak.report(options.out)
        soak.check_money()
        print(f"longest time without a final payment: {soak.check_stalls():.1f} s")
        soak.check_memory()
        assert soak.node.stop() == 0, "the node did not end well"
        print("soak: everything was decided and adds up")
    finally:
        for payer in soak.payers:
            payer.shell.close()
        if hasattr(soak, "node"):
            soak.node.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
