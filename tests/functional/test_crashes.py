#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""SIGKILL of the wallet and of the node at every point of core/base/crash_point.h.

At each stored edge of a payment, before it is final: afterwards the payment is in the ledger exactly once, nobody has more or
less than before but for the amount, and what is gone is the fee. At each write of a start, a request for test money, a restore,
a new account: afterwards everything goes on, and the money is there. TACIT_CRASH_PASSES=all kills at each pass of the latter
points and not at a few."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
from decimal import Decimal

from harness import BIN, DEADLINE, Case, Node, Wallet, in_memory, main

AMOUNT = Decimal(600)  # needs both of the payer's coins, so a second payment could only spend their tags again
WALLET_EDGES = ("planned", "proved", "before-handing-over", "handing-over", "handed-over", "block-seen", "block-stored")
NODE_EDGES = ("accept", "before-block", "block-signed", "in-place", "before-commit", "in-commit", "after-commit", "announced")
# Points that are passed more than once, and a few of their passes.
NODE_STARTS = {"init-keys": (0,), "ledger-made": (0,), "file-written": (0, 4), "file-renamed": (1, 3), "decoded-written": (0, 2),
               "decoded-summed": (0,)}
WALLET_WRITES = {"copy-written": (0, 3), "copy-renamed": (0,), "records-written": (1,), "records-committed": (0,),
                 "cover-written": (0,)}
FAUCET_EDGES = ("faucet-asked", "faucet-planned")
ALL_PASSES = os.environ.get("TACIT_CRASH_PASSES") == "all"


class Crashes(Case):
    m = 2
    place = in_memory()

    @classmethod
    def setUpClass(cls):
        """A network with a payer who has money, made once and copied for each point."""
        cls.made = pathlib.Path(tempfile.mkdtemp(prefix="tacit-crashes-", dir=cls.place))
        cls.addClassCleanup(shutil.rmtree, cls.made, ignore_errors=True)
        node = Node("practice", "--data", cls.made / "node", "--m", cls.m)
        alice, bob = Wallet(cls.made / "alice"), Wallet(cls.made / "bob")
        cls.words = alice("create", "--node", node.link)["words"]
        bob("create", "--node", node.link)
        cls.address = bob("address")["address"]
        alice("faucet")
        alice.wait_for("faucet", Decimal(1000))
        cls.link = node.link
        node.stop()

    def parties(self, **options):
        shutil.copytree(self.made, self.folder, dirs_exist_ok=True)
        node = self.practice(**options)
        alice, bob = Wallet(self.folder / "alice"), Wallet(self.folder / "bob")
        if node.link != self.link:  # somebody else had the port by then
            alice("use-node", node.link)
            bob("use-node", node.link)
        return node, alice, bob

    def passes(self, few):
        """Numbers of passes, until the caller finds that nothing was killed any more."""
        return range(1000) if ALL_PASSES else few

    def wait_until_decided(self, wallet):
        """The payments that the wallet sent, when none is under way."""
        end = time.monotonic() + DEADLINE
        while True:
            sent = wallet.history("out")
            if sent and all(p["state"] in ("final", "refused", "cancelled") for p in sent):
                return sent
            self.assertLess(time.monotonic(), end, f"not decided: {sent}")
            time.sleep(0.2)

    def check_paid_once(self, alice, bob):
        sent = self.wait_until_decided(alice)
        self.assertEqual([p["state"] for p in sent], ["final"])
        self.assertEqual(bob.wait_for("the payment", AMOUNT), AMOUNT)
        received = bob.history("in")
        self.assertEqual([(p["id"], Decimal(p["amount"])) for p in received], [(sent[0]["id"], AMOUNT)])
        fee = Decimal("0.0008")  # two in, two out, one cover set
        self.assertEqual(alice.spendable() + bob.spendable() + fee, Decimal(1000))


class OfNodes(Crashes):
    def test_node_is_killed_at_each_edge(self):
        for edge in NODE_EDGES:
            with self.subTest(edge=edge):
                # Every start makes a block, so the second pass of an edge belongs to the payment.
                node, alice, bob = self.parties(crash_at=edge, crash_after=0 if edge == "accept" else 1)
                alice.run("send", self.address, "--amount", AMOUNT)
                self.assertTrue(node.wait_for_crash(), edge)
                node.start()
                self.check_paid_once(alice, bob)
            self.stop_all()
            self.doCleanups()
            self.setUp()

    def test_node_is_killed_while_it_is_made(self):
        for point, few in NODE_STARTS.items():
            for after in self.passes(few):
                with self.subTest(point=point, after=after):
                    if not self.is_killed_at_start(point, after):
                        self.assertTrue(ALL_PASSES and after > 0, "the point was not reached")
                        break
                    self.check_whole(self.folder / "node")
                self.stop_all()
                self.doCleanups()
                self.setUp()

    def is_killed_at_start(self, point, after):
        environment = dict(os.environ, TACIT_CRASH_AT=point, TACIT_CRASH_AFTER=str(after))
        node = subprocess.Popen([BIN / "tacitd", "practice", "--data", self.folder / "node", "--m", str(self.m)],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        try:
            # Decoding goes on after the node is ready.
            return node.wait(5 if ALL_PASSES else DEADLINE) == -signal.SIGKILL
        except subprocess.TimeoutExpired:
            return False
        finally:
            node.kill()
            node.wait()

    def test_faucet_is_killed_and_pays(self):
        for edge in FAUCET_EDGES:
            with self.subTest(edge=edge):
                node = self.practice(crash_at=edge)
                alice = self.wallet("alice", node)
                alice.run("faucet", "--no-wait")
                self.assertTrue(node.wait_for_crash(), edge)
                node.start()
                have = alice.wait_for("what was asked for", Decimal(1000))
                # Planned and still stored as a request is paid twice: it is test money.
                self.assertIn(have, (Decimal(1000), Decimal(2000)) if edge == "faucet-planned" else (Decimal(1000),))
            self.stop_all()
            self.doCleanups()
            self.setUp()


class OfWallets(Crashes):
    def test_wallet_is_killed_at_each_edge(self):
        for edge in WALLET_EDGES:
            with self.subTest(edge=edge):
                _, alice, bob = self.parties()
                alice.spendable()  # it has seen the block of the node's start, so the next one is the payment's
                done = alice.run("send", self.address, "--amount", AMOUNT, "--wait", "final", crash_at=edge)
                self.assertEqual(done.returncode, -signal.SIGKILL, done.stdout + done.stderr)
                self.check_paid_once(alice, bob)
            self.stop_all()
            self.doCleanups()
            self.setUp()

    def rich_wallet(self):
        node, _, _ = self.parties()
        words = self.folder / "words"
        words.write_text(self.words, encoding="utf-8")
        return ("restore", "--node", node.link, "--words-file", words)

    def kill_and_do_again(self, command, point, after):
        """Kills a command that makes a wallet, then makes it unless it is there. The wallet, or nothing when nothing was killed."""
        wallet = Wallet(self.folder / f"{point}-{after}")
        done = wallet.run(*command, crash_at=point, crash_after=after)
        if done.returncode != -signal.SIGKILL:
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertTrue(ALL_PASSES and after > 0, f"{point} was not reached")
            return None
        again = wallet.run(*command)
        self.assertTrue(again.returncode == 0 or json.loads(again.stdout)["error"] == "exists", again.stdout)
        return wallet

    def test_wallet_is_killed_while_it_is_restored(self):
        command = self.rich_wallet()
        for point, few in WALLET_WRITES.items():
            for after in self.passes(few):
                with self.subTest(point=point, after=after):
                    wallet = self.kill_and_do_again(command, point, after)
                    if wallet is None:
                        break
                    self.assertEqual(wallet.spendable(), Decimal(1000))

    def test_wallet_is_killed_while_it_is_restored_over(self):
        command = self.rich_wallet()
        for after in self.passes((0, 3)):
            with self.subTest(after=after):
                wallet = Wallet(self.folder / f"set-aside-{after}")
                wallet(*command)
                (wallet.directory / "wallet.sqlite").write_bytes(b"damage")
                done = wallet.run(*command, "--over", crash_at="set-aside", crash_after=after)
                if ALL_PASSES and done.returncode == 0:
                    break
                self.assertEqual(done.returncode, -signal.SIGKILL, done.stdout + done.stderr)
                # Whatever was moved already: there is a wallet that says it is damaged, or none.
                self.assertNotEqual(wallet.run("balance").returncode, 0)
                wallet(*command, "--over")
                self.assertEqual(wallet.spendable(), Decimal(1000))
                self.assertIn(b"damage", [p.read_bytes() for p in wallet.directory.glob("set-aside-*/wallet.sqlite")])

    def test_wallet_is_killed_while_an_account_is_added(self):
        _, wallet, _ = self.parties()
        done = wallet.run("account", "add", "--name", "Savings", crash_at="account-made")
        self.assertEqual(done.returncode, -signal.SIGKILL)
        self.assertEqual(wallet("account", "add", "--name", "Savings")["number"], 1)
        self.assertEqual([a["number"] for a in wallet("accounts")["accounts"]], [0, 1])


if __name__ == "__main__":
    main()
