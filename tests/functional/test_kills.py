#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""SIGKILL of a node and its wallets at random moments, while the wallets pay each other without a pause.

Whatever is killed is started again at once and goes on. At the end every payment is decided, each one that became final
has arrived exactly once, the balances are what was issued less what was burned, to the last unit, a wallet that was never
killed has followed every block, and the ledger is the one that a node makes of the same blocks that never died: heads,
coins, tags, supplies and state digests at every height (tests/support/replay_ledger.cpp).

    test_kills.py [--kills 15] [--seed 1] [--wallets 3]

prints its figures as one line of JSON. ctest does a few kills; docs/benchmarks.md has a run of 500.
"""
import argparse
import collections
import json
import pathlib
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from decimal import Decimal

from harness import BIN, DEADLINE, Refused, Wallet, in_memory

COINS = 8  # of each wallet in the genesis
AMOUNT = 1000  # TACIT in each
UNITS = 10**8
REPLAY = BIN.parent / "tests" / "bin" / "replay_ledger"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Node:
    def __init__(self, folder, port):
        self.folder, self.port, self.log = folder, port, open(folder.parent / "node.log", "ab")
        self.process = None

    def start(self, die_after=None):
        """Waits until it is ready, or, when it is told to die after so many seconds, kills it while it starts."""
        self.process = subprocess.Popen([BIN / "tacitd", "run", "--data", self.folder, "--listen", f"127.0.0.1:{self.port}"],
                                        stdout=subprocess.PIPE, stderr=self.log)
        if die_after is not None:
            time.sleep(die_after)
            self.kill()
            return None
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(f"the node does not start again: status {self.process.wait()}, see {self.log.name}")
        return json.loads(line)

    def kill(self):
        self.process.kill()
        self.process.wait(DEADLINE)
        self.process.stdout.close()

    def stop(self):
        self.process.terminate()
        return self.process.wait(DEADLINE)


class Payer(threading.Thread):
    """A wallet that pays the others, one payment after the other, in a `tacit-cli shell` that may be killed."""

    def __init__(self, wallet, seed):
        super().__init__(daemon=True)
        self.wallet, self.random, self.others = wallet, random.Random(seed), []
        self.process, self.busy, self.ending, self.log = None, False, False, open(f"{wallet.directory}.log", "ab")
        self.problem, self.answers, self.answered, self.took = None, {}, 0, 1.0

    def run(self):
        try:
            while not self.ending:
                self.pay_until_killed()
        except Exception as problem:  # looked at by the main thread
            self.problem = problem

    def pay_until_killed(self):
        process = subprocess.Popen(
            [BIN / "tacit-cli", "--wallet", self.wallet.directory, "--worker-threads", "1", "shell"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=self.log, env=self.wallet.environment())
        self.process = process
        while not self.ending:
            order = {"command": "send", "to": self.random.choice(self.others), "amount": f"0.{self.random.randrange(1, 10**8):08}"}
            if self.random.random() < 0.7:
                order["wait"] = "final"
            self.busy, begun = True, time.monotonic()
            answer = self.ask(order)
            self.busy = False
            if answer is None:
                break
            state = answer.get("state") or answer["error"]
            self.answers[state] = self.answers.get(state, 0) + 1
            if state in ("final", "accepted"):
                self.answered, self.took = self.answered + 1, time.monotonic() - begun
            if "error" in answer and answer["error"] not in ("wait", "network", "unknown", "too-little", "refused"):
                raise AssertionError(f"{self.wallet.directory}: {answer}")
            if state in ("wait", "network"):
                time.sleep(0.1)
        self.end(process)

    def ask(self, order):
        """The answer, or nothing when the process is no more."""
        try:
            self.process.stdin.write(json.dumps(order).encode() + b"\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except (BrokenPipeError, ValueError):
            return None
        return json.loads(line) if line.endswith(b"\n") else None

    @staticmethod
    def end(process):
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass
        try:
            process.wait(DEADLINE)
        finally:
            process.kill()
            process.stdout.close()

    def kill(self):
        self.process.kill()


class Run:
    def __init__(self, folder, options):
        self.folder, self.options, self.random = folder, options, random.Random(options.seed)
        self.count = {"node": 0, "node while it starts": 0, "wallet": 0}
        self.in_flight = 0

    def make(self):
        wallets = [Wallet(self.folder / f"wallet-{i}") for i in range(self.options.wallets)]
        self.observer = Wallet(self.folder / "observer")
        addresses = [w("create", "--offline", "--prefix", "tacittest")["address"] for w in wallets]
        self.observer("create", "--offline", "--prefix", "tacittest")
        coins = [a for address in addresses for a in ("--coin", f"{address}={AMOUNT}") * COINS]
        data = self.folder / "node"
        subprocess.run([BIN / "tacitd", "init", "--network", "Kills", "--data", data, "--m", "2", *coins], check=True,
                       capture_output=True, timeout=DEADLINE)
        self.node = Node(data, free_port())
        link = self.node.start()["node_link"]
        for wallet in (*wallets, self.observer):
            wallet("use-node", link)
        self.payers = [Payer(w, self.options.seed * 1000 + i) for i, w in enumerate(wallets)]
        for payer in self.payers:
            payer.others = [a for p, a in zip(self.payers, addresses) if p is not payer]
        self.follower = Payer(self.observer, 0)
        self.follower.process = subprocess.Popen([BIN / "tacit-cli", "--wallet", self.observer.directory, "shell"],
                                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.follower.log,
                                                 env=self.observer.environment())

    def answered(self):
        return sum(p.answered for p in self.payers)

    def kill_one(self):
        """At a random moment of a payment's time, as long as one takes here; after half of the kills when one was made since."""
        victim = self.random.choice([self.node, *self.payers])
        concerned = self.payers if victim is self.node else [victim]
        answered, end = self.answered(), time.monotonic() + 15
        patient = self.random.random() < 0.5
        while patient and self.answered() == answered and time.monotonic() < end:
            time.sleep(0.02)
        while not any(p.busy for p in concerned) and time.monotonic() < end:
            time.sleep(0.005)
        time.sleep(self.random.uniform(0, min(5.0, max(p.took for p in concerned))))
        self.in_flight += any(p.busy for p in concerned)
        victim.kill()
        if victim is not self.node:
            self.count["wallet"] += 1
            return 1
        self.count["node"] += 1
        again = self.random.random() < 0.2
        if again:
            self.node.start(self.random.uniform(0, 0.15))
            self.count["node while it starts"] += 1
        self.node.start()
        return 2 if again else 1

    def kill_many(self):
        for payer in self.payers:
            payer.start()
        killed = 0
        while killed < self.options.kills:
            killed += self.kill_one()
            for payer in self.payers:
                if payer.problem:
                    raise payer.problem
        return killed

    def decided(self, wallet):
        end = time.monotonic() + DEADLINE
        while True:
            try:
                payments = wallet("history")["payments"]
            except Refused as refused:
                payments = [{"state": str(refused)}]
            if all(p["state"] in ("final", "refused", "cancelled") for p in payments):
                return payments
            if time.monotonic() > end:
                raise AssertionError(f"{wallet.directory}: not decided: {[p for p in payments if p['state'] != 'final']}")
            time.sleep(0.2)

    def settle(self):
        """All payments once everything is decided, by wallet."""
        for payer in self.payers:
            payer.ending = True
        for payer in self.payers:
            payer.join(DEADLINE)
            if payer.problem or payer.is_alive():
                raise payer.problem or AssertionError("a wallet does not end")
        for payer in self.payers:
            self.decided(payer.wallet)
        # A payment may have been decided by a block that a wallet asked before has not seen.
        return [self.decided(p.wallet) for p in self.payers]

    def check(self, payments):
        sent = [p for of_one in payments for p in of_one if p["direction"] == "out"]
        received = [p["id"] for of_one in payments for p in of_one if p["direction"] == "in" and p["height"] > 0]
        final = [p["id"] for p in sent if p["state"] == "final"]
        assert sorted(final) == sorted(received), f"sent {len(final)}, received {len(received)}: {set(final) ^ set(received)}"
        have = sum(Decimal(a["spendable"]) + Decimal(a["pending"]) for p in self.payers for a in p.wallet("balance")["assets"])
        status = self.follower.ask({"command": "status"})
        assert status and status["ledger"] == "good", status
        assert self.node.stop() == 0
        self.follower.end(self.follower.process)
        done = subprocess.run([REPLAY, self.node.folder], capture_output=True, text=True, timeout=3600, check=False)
        assert done.returncode == 0, done.stderr
        ledger = json.loads(done.stdout)
        assert status["height"] == ledger["height"], (status["height"], ledger)
        assert ledger["issued"] == len(self.payers) * COINS * AMOUNT * UNITS, ledger
        assert have * UNITS == ledger["issued"] - ledger["burned"], (have, ledger)
        assert ledger["transactions"] >= len(final) > 0, ledger
        return ledger, len(final), len(sent) - len(final)

    def run(self):
        begun = time.monotonic()
        self.make()
        killed = self.kill_many()
        ledger, final, others = self.check(self.settle())
        share = self.in_flight / (self.count["node"] + self.count["wallet"])
        figures = {"kills": killed, **self.count, "with a payment in flight": f"{share:.0%}", "payments final": final,
                   "refused or cancelled": others, "answers": dict(sum((collections.Counter(p.answers) for p in self.payers),
                   collections.Counter())), **ledger, "seconds": round(time.monotonic() - begun)}
        print(json.dumps(figures))
        assert share > 0.5, "most kills hit nothing"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=15)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wallets", type=int, default=3)
    parser.add_argument("--keep", action="store_true", help="leave the folder, with the logs, when it fails")
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tacit-kills-", dir=in_memory()))
    run = Run(folder, options)
    try:
        run.run()
    except BaseException:
        if options.keep:
            print(f"see {folder}", file=sys.stderr)
            folder = None
        raise
    finally:
        for process in [getattr(run, "node", None), *getattr(run, "payers", [])]:
            if process and process.process and process.process.poll() is None:
                process.process.kill()
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
