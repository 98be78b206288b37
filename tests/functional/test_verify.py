#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A node's own blocks checked anew by `tacitd verify`."""
import json
import subprocess

from harness import BIN, DEADLINE, Case, main

MAKE_LEDGER = BIN.parent / "tests" / "bin" / "make_ledger"


class Verify(Case):
    def verify(self, folder):
        return subprocess.run([BIN / "tacitd", "verify", "--data", folder], capture_output=True, text=True,
                              timeout=DEADLINE, check=False)

    def test_what_a_node_has_made_holds(self):
        node = self.practice(m=2)
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        self.fund(alice)
        alice("send", bob("address")["address"], "--amount", "5", "--wait", "final")
        running = self.verify(self.folder / "node")
        self.assertEqual(running.returncode, 3, running.stderr)
        self.assertEqual(node.stop(), 0)
        done = self.verify(self.folder / "node")
        self.assertEqual(done.returncode, 0, done.stderr)
        answer = json.loads(done.stdout)
        self.assertTrue(answer["verified"])
        self.assertGreaterEqual(answer["height"], 3)
        supply, = answer["supplies"]
        self.assertEqual(supply["asset"], "00" * 32)
        self.assertGreater(int(supply["burned"]), 0)
        # It has changed nothing that the node needs.
        node.start()
        self.assertEqual(node.ready["supplies"], answer["supplies"])
        bob.wait_for("the payment", 5)

    def test_blocks_with_false_proofs_are_named(self):
        folder = self.folder / "made"
        subprocess.run([MAKE_LEDGER, "--folder", folder, "--coins", "200", "--m", "2"], check=True,
                       capture_output=True, timeout=DEADLINE)
        node = self.start("run", "--data", folder, "--listen", "127.0.0.1:0")  # a plain start believes them
        self.assertEqual(node.stop(), 0)
        done = self.verify(folder)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("block 1 breaks a rule: transaction 0, ", done.stderr)


main()
