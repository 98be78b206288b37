#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Two wallets and a node, each a process of its own: what people do with them. TACIT_TEST_M chooses the set size."""
import json
import os
import subprocess
import time
from decimal import Decimal

from harness import BIN, DEADLINE, Case, Refused, Shell, Wallet, main


class Payments(Case):
    def test_request_is_paid_and_both_histories_show_it(self):
        node = self.practice()
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        self.fund(alice)

        link = bob("request", "--amount", "12.5", "--message", "lunch")["link"]
        sent = alice("send", link, "--memo", "thank you", "--wait", "final")
        self.assertEqual(sent["state"], "final")
        fee = Decimal(sent["fee"])
        self.assertGreater(fee, 0)

        bob.wait_for("the request's money", Decimal("12.5"))
        [received] = bob.history("in")
        self.assertEqual((Decimal(received["amount"]), received["memo"], received["state"]),
                         (Decimal("12.5"), "thank you", "final"))
        paid = next(p for p in alice.history("out") if p["id"] == sent["id"])
        self.assertEqual((Decimal(paid["amount"]), paid["memo"], paid["state"]),
                         (Decimal("12.5"), "thank you", "final"))
        self.assertLess(abs(paid["time"] / 1000 - time.time()), 600)

        # The change is there at once, and pays again.
        self.assertEqual(alice.spendable(), Decimal(1000) - Decimal("12.5") - fee)
        again = alice("send", bob("address")["address"], "--amount", "1", "--wait", "final")
        self.assertEqual(again["state"], "final")

    def test_two_inputs_pay_what_one_coin_cannot(self):
        node = self.practice()
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        self.fund(alice)  # two coins, neither of which is enough
        sent = alice("send", bob("address")["address"], "--amount", "900", "--wait", "final")
        self.assertEqual(sent["state"], "final")
        self.assertEqual(bob.wait_for("900", Decimal(900)), Decimal(900))

    def test_more_than_there_is_and_expired_requests_are_refused_with_money_untouched(self):
        node = self.practice()
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        self.fund(alice)
        address = bob("address")["address"]
        with self.assertRaises(Refused) as refused:
            alice("send", address, "--amount", "1000", "--wait", "final")  # nothing left for the fee
        self.assertEqual(refused.exception.code, 3)
        link = bob("request", "--amount", "1")["link"]
        with self.assertRaises(Refused) as refused:
            alice("send", link + "&exp=1700000000", "--wait", "final")
        self.assertEqual(refused.exception.code, 3)
        for bad in ("tacit://" + address, address[:-1], "tacit:" + address + "?amount=1&amount=2", ""):
            with self.assertRaises(Refused) as refused:
                alice("send", bad, "--amount", "1", "--wait", "final")
            self.assertEqual(refused.exception.code, 2, bad)
        self.assertEqual(alice.spendable(), Decimal(1000))
        self.assertEqual(alice.history("out"), [])

    def test_restored_payer_sees_what_it_sent(self):
        node = self.practice()
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        self.fund(alice)
        sent = alice("send", bob("address")["address"], "--amount", "31.9", "--memo", "two novels", "--wait", "final")
        words = self.folder / "words"
        words.write_text(alice.words if isinstance(alice.words, str) else " ".join(alice.words))
        restored = Wallet(self.folder / "restored")
        restored("restore", "--node", node.link, "--words-file", words)
        self.assertEqual(restored.wait_for("the change", alice.spendable()), alice.spendable())
        [paid] = restored.history("out")
        self.assertEqual((paid["id"], Decimal(paid["amount"]), paid["memo"], paid["state"]),
                         (sent["id"], Decimal("31.9"), "two novels", "final"))
        # It can go on paying, with the other copy none the wiser until it looks.
        self.assertEqual(restored("send", bob("address")["address"], "--amount", "1", "--wait", "final")["state"], "final")
        bob.wait_for("both", Decimal("32.9"))

    def test_receipt_proves_one_payment_and_nothing_else(self):
        node = self.practice()
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        self.fund(alice)
        sent = alice("send", bob("address")["address"], "--amount", "7", "--memo", "rent", "--wait", "final")
        receipts = []
        for output in (0, 1):
            done = alice.run("receipt", sent["id"], "--output", output, "--payer-message", "landlord")
            if done.returncode == 0:
                receipts.append(done.stdout)
        self.assertEqual(len(receipts), 1)  # of the payment, not of the change
        file = self.folder / "receipt"
        file.write_text(receipts[0])
        shown = bob("verify-receipt", file)
        self.assertEqual((Decimal(shown["amount"]), shown["memo"]), (Decimal(7), "rent"))

        # One changed digit anywhere in it, and it proves nothing.
        receipt = json.loads(receipts[0])
        key = max((k for k, v in receipt.items() if isinstance(v, str)), key=lambda k: len(receipt[k]))
        value = receipt[key]
        middle = len(value) // 2
        receipt[key] = value[:middle] + ("0" if value[middle] != "0" else "1") + value[middle + 1:]
        file.write_text(json.dumps(receipt))
        with self.assertRaises(Refused):
            bob("verify-receipt", file)
        # A file without an end is read no further than a receipt could be.
        with self.assertRaises(Refused):
            bob("verify-receipt", "/dev/zero")

    def test_an_answer_that_can_not_be_written_is_an_error(self):
        node = self.practice()
        alice = self.wallet("alice", node)
        told = b"could not be written"

        def run(output, *arguments):
            # Its input stays open: it ends because of its output.
            process = subprocess.Popen([BIN / "tacit-cli", "--wallet", alice.directory, *arguments], stdin=subprocess.PIPE,
                                       stdout=output, stderr=subprocess.PIPE, env=alice.environment())
            try:
                if arguments == ("shell",):
                    process.stdin.write(b'{"command": "address"}\n' * 3)
                    process.stdin.flush()
                code = process.wait(DEADLINE)
            finally:
                process.kill()
                _, errors = process.communicate()
            return code, told in errors

        for command in ("shell", "history", "address", "status", "accounts"):
            with open("/dev/full", "wb") as full:
                self.assertEqual(run(full, command), (1, True), command)
            reading, writing = os.pipe()
            os.close(reading)
            self.assertEqual(run(writing, command), (1, True), command)
            os.close(writing)
        # And a file that is there is not written over.
        there = self.folder / "there"
        there.write_text("mine")
        with self.assertRaises(Refused) as refused:
            alice("history", "--csv", there)
        self.assertEqual((refused.exception.answer["error"], there.read_text()), ("file-exists", "mine"))

    def test_everything_is_there_after_all_programs_were_killed(self):
        node = self.practice()
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        self.fund(alice)
        alice("send", bob("address")["address"], "--amount", "5", "--wait", "final")
        bob.wait_for("5", Decimal(5))
        before = alice.history(), bob.history(), alice.spendable(), bob.spendable()
        link = node.link
        node.kill()
        node.start()
        self.assertEqual(node.link, link)  # port and keys are used again
        self.assertEqual((alice.history(), bob.history(), alice.spendable(), bob.spendable()), before)
        self.assertEqual(bob("send", alice("address")["address"], "--amount", "2", "--wait", "final")["state"], "final")

    def test_faucet_and_receive_tell_each_payment_once(self):
        node = self.practice()
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        self.fund(alice)
        shell = Shell(bob)
        self.addCleanup(shell.close)
        sent = alice("send", shell("address")["address"], "--amount", "5", "--wait", "final")
        end = time.monotonic() + 60
        while not shell("history")["payments"] and time.monotonic() < end:
            time.sleep(0.1)
        money = shell("faucet")  # the payment before it has arrived and is not told yet
        self.assertEqual((money["state"], Decimal(money["amount"])), ("final", Decimal(1000)))
        told = shell("receive", timeout="10")
        self.assertEqual((told.get("id"), Decimal(told["amount"])), (sent["id"], Decimal(5)))
        self.assertEqual(shell("receive", timeout="1")["error"], "unknown")
        again = alice("send", shell("address")["address"], "--amount", "6", "--wait", "final")
        self.assertEqual(shell("receive", timeout="60")["id"], again["id"])

    def test_receive_alone_tells_the_first_payment_of_its_catching_up(self):
        node = self.practice()
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        self.fund(alice)
        address = bob("address")["address"]
        sent = [alice("send", address, "--amount", amount, "--wait", "final")["id"] for amount in ("2", "3")]
        self.assertEqual(bob("receive", "--timeout", "60")["id"], sent[0])
        self.assertEqual({p["id"] for p in bob.history("in")}, set(sent))
        done = bob.run("receive", "--timeout", "1")
        self.assertEqual((done.returncode, json.loads(done.stdout)["error"]), (4, "unknown"))

    def test_wrong_password_wrong_node_and_usage_have_their_codes(self):
        node = self.practice()
        alice = self.wallet("alice", node)
        wrong = self.folder / "wrong"
        wrong.write_text("not it\n")
        done = alice.run("balance", "--password-file", wrong)
        self.assertEqual(done.returncode, 6, done.stdout)
        self.assertEqual(alice.run("no-such-command").returncode, 2)
        node.stop()
        done = alice.run("send", alice("address")["address"], "--amount", "1", "--wait", "final")
        self.assertIn(done.returncode, (3, 5), done.stdout)


if __name__ == "__main__":
    main()
