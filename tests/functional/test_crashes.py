#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""SIGKILL of the wallet and of the node at each stored edge of a payment, before it is final. Afterwards the payment is in
the ledger exactly once, nobody has more or less than before but for the amount, and what is gone is the fee."""
import signal
import time
from decimal import Decimal

from harness import DEADLINE, Case, main

AMOUNT = Decimal(600)  # needs both of the payer's coins, so a second payment could only spend their tags again
WALLET_EDGES = ("planned", "proved", "before-handing-over", "handing-over", "handed-over", "block-seen", "block-stored")
NODE_EDGES = ("accept", "before-block", "before-commit", "in-commit", "after-commit", "announced")


class Crashes(Case):
    m = 2

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

    def parties(self):
        node = self.practice()
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        self.fund(alice)
        return node, alice, bob, bob("address")["address"]

    def test_wallet_is_killed_at_each_edge(self):
        for edge in WALLET_EDGES:
            with self.subTest(edge=edge):
                node, alice, bob, address = self.parties()
                done = alice.run("send", address, "--amount", AMOUNT, "--wait", "final", crash_at=edge)
                self.assertEqual(done.returncode, -signal.SIGKILL, done.stdout + done.stderr)
                self.check_paid_once(alice, bob)
            self.stop_all()
            self.doCleanups()
            self.setUp()

    def test_node_is_killed_at_each_edge(self):
        for edge in NODE_EDGES:
            with self.subTest(edge=edge):
                node, alice, bob, address = self.parties()
                node.stop()
                # Every start makes a block, so the second pass of an edge belongs to the payment.
                node.start(crash_at=edge, crash_after=0 if edge == "accept" else 1)
                alice.run("send", address, "--amount", AMOUNT)
                self.assertTrue(node.wait_for_crash(), edge)
                node.start()
                self.check_paid_once(alice, bob)
            self.stop_all()
            self.doCleanups()
            self.setUp()


if __name__ == "__main__":
    main()
