#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Damaged files and failing disks under the programs themselves.

Whatever is wrong with a node's files: it ends with a sentence, never by a signal, and changes nothing; with the good files back
it goes on. A disk that fails at the n-th call (tests/support/io_faults.h) ends node or command the same way, and afterwards
nothing is lost and no balance is wrong. Every TACIT_DISK_STEP-th call is made to fail; the stores have tests of every one."""
import hashlib
import json
import os
import shutil
import signal
import subprocess
import time
from decimal import Decimal

from harness import BIN, DEADLINE, Case, in_memory, main

SHIM = BIN.parent / "tests" / "bin" / "libtacit_io_faults.so"
STEP = int(os.environ.get("TACIT_DISK_STEP", "80"))


def preload(folder, fault, n, **more):
    if not SHIM.exists():
        raise AssertionError(f"{SHIM} is not built")
    # A sanitizer wants to be the first library; this one takes nothing that it would miss.
    options = os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
    return dict(os.environ, LD_PRELOAD=str(SHIM), TACIT_IO_FAULT=f"{folder}:{fault}:{n}", ASAN_OPTIONS=options, **more)


class Disk(Case):
    m = 2
    place = in_memory()

    def contents(self):
        """What is in the node's folder, without the locks and what LMDB notes about readers."""
        return {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted((self.folder / "node").rglob("*"))
                if p.is_file() and "lock" not in p.name and "faucet" not in p.parts}

    def refusal(self, **environment):
        done = subprocess.run([BIN / "tacitd", "practice", "--data", self.folder / "node", "--m", str(self.m)],
                              capture_output=True, text=True, timeout=DEADLINE, env=dict(os.environ, **environment), check=False)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        return done.stderr

    def test_damaged_files_of_a_node_are_said_and_left(self):
        node = self.practice()
        alice = self.wallet("alice", node)
        self.fund(alice)
        node.stop()
        data = self.folder / "node"
        half = lambda b: b[:len(b) // 2 // 4096 * 4096]
        bit = lambda b: bytes([b[0] ^ 4]) + b[1:]
        cases = [("ledger/data.mdb", damage, ("damaged", "Nothing was changed", "copy")) for damage in (half, lambda b: b"", None)]
        cases += [("curve.key", damage, ("damaged", "Nothing was changed", "copy"))
                  for damage in (bit, lambda b: b"", lambda b: bytes(32), lambda b: bytes(48), lambda b: b[:20])]
        cases += [("operator.key", damage, ("damaged", "Nothing was changed", "copy")) for damage in (bit, lambda b: b"")]
        cases += [("signed", damage, ("damaged", "Nothing was changed", "which block was signed last"))
                  for damage in (lambda b: b"", lambda b: bytes(len(b)), lambda b: b + bytes(4 << 20))]
        for name, damage, words in cases:
            path = data / name
            good, mode = path.read_bytes(), path.stat().st_mode
            path.unlink()
            if damage:
                path.write_bytes(damage(good))
                path.chmod(mode)
            before = self.contents()
            with self.subTest(name=name, size=path.stat().st_size if damage else None):
                said = self.refusal()
                for word in words:
                    self.assertIn(word, said)
                self.assertEqual(self.contents(), before)
            path.write_bytes(good)
            path.chmod(mode)
        node.start()
        self.assertEqual(alice.spendable(), Decimal(1000))

    def test_a_ledger_that_is_put_back_is_refused(self):
        data, old = self.folder / "node", self.folder / "old"
        self.practice().stop()
        shutil.copytree(data / "ledger", old)
        for _ in range(2):  # each start makes a block
            self.practice().stop()
        new = self.folder / "new"
        (data / "ledger").rename(new)
        shutil.copytree(old, data / "ledger")
        before = self.contents()
        said = self.refusal()
        for word in ("old one", "Nothing was changed", "no money is lost", "copy of the whole folder"):
            self.assertIn(word, said)
        self.assertEqual(self.contents(), before)
        shutil.rmtree(data / "ledger")
        new.rename(data / "ledger")
        self.check_whole(data)

    def test_a_lost_key_is_not_made_anew_by_itself(self):
        node = self.practice()
        alice = self.wallet("alice", node)
        self.fund(alice)
        node.stop()
        data, link = self.folder / "node", node.link
        for name, words in (("operator.key", ("nobody can go on", "copy")), ("curve.key", ("copy", "new-link-key", "new link"))):
            key = (data / name).read_bytes()
            (data / name).unlink()
            before = self.contents()
            said = self.refusal()
            for word in (name, "Nothing was changed", *words):
                self.assertIn(word, said)
            run = subprocess.run([BIN / "tacitd", "run", "--data", data], capture_output=True, text=True, timeout=DEADLINE, check=False)
            self.assertEqual((run.returncode, run.stderr), (1, said))
            self.assertEqual(self.contents(), before)
            (data / name).write_bytes(key)
            (data / name).chmod(0o600)
        command = [BIN / "tacitd", "new-link-key", "--data", data]
        kept = subprocess.run(command, capture_output=True, text=True, timeout=DEADLINE, check=False)
        self.assertEqual(kept.returncode, 1, kept.stderr)
        self.assertEqual((data / "curve.key").read_bytes(), key)
        (data / "curve.key").unlink()
        made = subprocess.run(command, capture_output=True, text=True, timeout=DEADLINE, check=False)
        self.assertEqual(made.returncode, 0, made.stderr)
        node.start()
        self.assertNotEqual(node.link, link)
        alice("use-node", node.link)
        self.assertEqual(alice.spendable(), Decimal(1000))

    def test_a_ledger_cut_under_a_running_node_is_said(self):
        node = self.practice()
        alice = self.wallet("alice", node)
        database = self.folder / "node" / "ledger" / "data.mdb"
        os.truncate(database, 8192)
        alice.run("faucet", "--no-wait")
        node.process.wait(DEADLINE)
        said = node.process.stderr.read() or b""
        self.assertEqual(node.process.returncode, 1, said)
        self.assertIn(b"cut short", getattr(node.process, "tacit_errors", b"") + said)

    def test_a_node_on_a_failing_disk_goes_on_later(self):
        for fault in ("full", "broken", "once"):
            for n in range(0, 10_000, STEP):
                with self.subTest(fault=fault, n=n):
                    reached = self.fail_node(fault, n)
                    self.check_whole(self.folder / "node")
                self.stop_all()
                self.doCleanups()
                self.setUp()
                if not reached:
                    break

    def fail_node(self, fault, n):
        """Runs a node whose n-th call fails until it ends, or is ready and has made its first block; whether it met the fault."""
        data = self.folder / "node"
        count = self.folder / "count"
        process = subprocess.Popen([BIN / "tacitd", "practice", "--data", data, "--m", str(self.m)], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=preload(data, fault, n, TACIT_IO_COUNT=str(count)))
        ready = process.stdout.readline()
        if ready:
            time.sleep(0.5)
            process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=DEADLINE)
        self.assertIn(process.returncode, (0, 1), said)
        if process.returncode == 1:
            # It could not begin, or it stopped.
            self.assertRegex(said, b"tacitd: |stopped: .* Free some space or look at the disk")
        return not count.exists() or int(count.read_text()) > n

    def test_a_payment_on_a_failing_disk_is_made_once_or_not(self):
        node = self.practice()
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        for _ in range(4):
            self.fund(alice)
        address, count = bob("address")["address"], self.folder / "count"
        paid = Decimal(0)
        for fault in ("full", "broken", "once"):
            for n in range(1, 10_000, max(STEP // 4, 1)):
                with self.subTest(fault=fault, n=n):
                    environment = preload(alice.directory, fault, n, TACIT_IO_COUNT=str(count),
                                          TACIT_PASSWORD=alice.environment()["TACIT_PASSWORD"])
                    done = subprocess.run([BIN / "tacit-cli", "--wallet", alice.directory, "send", address, "--amount", "1",
                                           "--wait", "final"], capture_output=True, text=True, timeout=DEADLINE, env=environment,
                                          check=False)
                    self.assertGreaterEqual(done.returncode, 0, done.stderr)
                    answer = json.loads(done.stdout)
                    self.assertTrue(done.returncode == 0 or answer["message"], answer)
                    sent = [p for p in alice.history("out") if p["state"] not in ("cancelled", "refused")]
                    self.assertTrue(all(p["state"] == "final" for p in sent), sent)
                    self.assertIn(len(sent) - paid, (0, 1))
                    self.assertTrue(done.returncode != 0 or len(sent) == paid + 1)
                    paid = Decimal(len(sent))
                if int(count.read_text()) <= n:
                    break
        self.assertEqual(bob.wait_for("what was paid", paid), paid)
        self.assertEqual(alice.spendable() + paid + sum(Decimal(p["fee"]) for p in alice.history("out")), Decimal(4000))


if __name__ == "__main__":
    main()
