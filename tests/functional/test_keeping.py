#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What people do to keep their money: words with a date, view keys, accounts, a backup in one file, a new password."""
import datetime
import pathlib
from decimal import Decimal

from harness import PASSWORD, Case, Refused, Wallet, main


class Keeping(Case):
    def file(self, name, text):
        path = self.folder / name
        path.write_text(text + "\n", encoding="utf-8")
        return path

    def refused(self, wallet, *arguments):
        with self.assertRaises(Refused) as refused:
            wallet(*arguments)
        return refused.exception.code, refused.exception.answer["error"]

    def test_words_and_a_date_give_the_money_back(self):
        node = self.practice()
        alice = self.wallet("alice", node)
        self.fund(alice)
        words = self.file("words", alice.words)
        for name, day in (("today", datetime.date.today()), ("long-ago", datetime.date(2001, 2, 3))):
            again = Wallet(self.folder / name)
            again("restore", "--node", node.link, "--words-file", words, "--since", day.isoformat())
            self.assertEqual(again.spendable(), Decimal(1000))
        for day in ("yesterday", "2026-13-01", "2026-02-30", "26-1-1", "2026-01-01x", "2150-01-01"):
            code, error = self.refused(Wallet(self.folder / "never"), "restore", "--node", node.link, "--words-file",
                                       words, "--since", day)
            self.assertEqual((code, error), (2, "date"), day)
        self.assertFalse((self.folder / "never").exists())

    def test_the_words_bring_money_back_over_damaged_files(self):
        node = self.practice(m=2)
        alice = self.wallet("alice", node)
        self.fund(alice)
        folder, words = pathlib.Path(alice.directory), self.file("words", alice.words)
        restore = ("restore", "--node", node.link, "--words-file", words)
        for damage in (b"", (folder / "wallet.sqlite").read_bytes()[:3000], b"noise" * 3000):
            (folder / "wallet.sqlite").write_bytes(damage)
            with self.assertRaises(Refused) as refused:
                alice("balance")
            self.assertEqual(refused.exception.answer["error"], "damaged")
            for word in ("safe", "words", "restore --over"):
                self.assertIn(word, refused.exception.answer["message"])
            self.assertEqual(self.refused(alice, *restore), (2, "exists"))
            alice(*restore, "--over")
            self.assertEqual(alice.spendable(), Decimal(1000))
            self.assertIn(damage, [p.read_bytes() for p in folder.glob("set-aside-*/wallet.sqlite")])
        self.assertEqual(len(list(folder.glob("set-aside-*/keys"))), 3)

    def test_a_view_key_sees_and_can_not_spend(self):
        node = self.practice()
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        self.fund(alice)
        sent = alice("send", bob("address")["address"], "--amount", "5", "--memo", "rent", "--wait", "final")
        keys = alice("view-keys")
        full, incoming = Wallet(self.folder / "full"), Wallet(self.folder / "incoming")
        full("watch", "--node", node.link, "--key-file", self.file("full.key", keys["full"]))
        incoming("watch", "--node", node.link, "--key-file", self.file("incoming.key", keys["incoming"]))
        self.assertEqual(full.spendable(), alice.spendable())
        self.assertEqual(incoming.spendable(), Decimal(1000))
        self.assertEqual([full("status")["watch"], incoming("status")["watch"]], ["full", "incoming"])
        self.assertEqual([p["id"] for p in full.history("out")], [sent["id"]])
        self.assertEqual(full.history("out")[0]["memo"], "rent")
        self.assertEqual(incoming.history("out"), [])
        for eye in (full, incoming):
            self.assertEqual(self.refused(eye, "send", bob("address")["address"], "--amount", "1"),
                             (2, "watch-only"))
            self.assertEqual(self.refused(eye, "account", "add"), (2, "watch-only"))
        self.assertEqual(self.refused(Wallet(self.folder / "none"), "watch", "--node", node.link, "--key-file",
                                      self.file("no.key", "tacitviewfull1qqqq")), (2, "view-key"))

    def test_accounts_have_money_of_their_own(self):
        node = self.practice()
        alice = self.wallet("alice", node)
        self.fund(alice)
        self.assertEqual(alice("account", "add", "--name", "Savings")["number"], 1)
        savings = Wallet(self.folder / "alice")
        savings.run = lambda *a, **k: Wallet.run(savings, "--account", 1, *a, **k)
        address = savings("address")["address"]
        savings("status")
        alice("send", address, "--amount", "20", "--wait", "final")
        self.assertEqual(savings.wait_for("20", Decimal(20)), Decimal(20))
        alice("account", "rename", 0, "Every day")
        listed = alice("accounts")["accounts"]
        self.assertEqual([(a["number"], a["name"]) for a in listed], [(0, "Every day"), (1, "Savings")])
        self.assertEqual(Decimal(listed[1]["balance"]), Decimal(20))
        self.assertEqual(self.refused(alice, "--account", 9, "status"), (2, "account"))

    def test_a_backup_is_made_rehearsed_and_restored(self):
        node = self.practice()
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        self.fund(alice)
        alice("send", bob("address")["address"], "--amount", "5", "--wait", "final")
        request = alice("request", "--amount", "3", "--message", "bread")
        secret, wrong = self.file("backup.password", "another one"), self.file("wrong.password", "no")
        backup = self.folder / "alice.backup"
        made = alice("backup", "export", backup, "--backup-password-file", secret)
        self.assertTrue(made["complete"])
        self.assertEqual(backup.stat().st_mode & 0o777, 0o600)

        self.assertEqual(self.refused(alice, "backup", "export", backup, "--backup-password-file", secret),
                         (2, "file-exists"))
        alice("backup", "export", backup, "--backup-password-file", secret, "--force")

        alice("request", "--amount", "4")
        checked = alice("backup", "check", backup, "--backup-password-file", secret)
        self.assertEqual((checked["same_wallet"], checked["complete"], checked["missing"]["requests"]),
                         (True, False, 1))
        alone = bob("backup", "check", backup, "--alone", "--backup-password-file", secret)
        self.assertEqual((alone["requests"], alone["accounts"]), (1, 1))
        self.assertFalse(bob("backup", "check", backup, "--backup-password-file", secret)["same_wallet"])

        again = Wallet(self.folder / "again")
        self.assertEqual(self.refused(again, "backup", "restore", backup, "--backup-password-file", wrong),
                         (6, "password"))
        again("backup", "restore", backup, "--backup-password-file", secret)
        self.assertEqual(again.spendable(), alice.spendable())
        self.assertEqual([r["id"] for r in again("requests")["requests"]], [request["id"]])
        self.assertEqual(again("send", bob("address")["address"], "--amount", "1", "--wait", "final")["state"], "final")

        damaged = self.folder / "damaged.backup"
        damaged.write_bytes(backup.read_bytes()[:-100])
        self.assertEqual(self.refused(bob, "backup", "check", damaged, "--alone", "--backup-password-file", secret),
                         (1, "damaged"))
        keys = pathlib.Path(alice.directory) / "keys"
        before = keys.read_bytes()
        self.assertEqual(self.refused(alice, "backup", "export", keys, "--backup-password-file", secret, "--force"),
                         (2, "not-a-backup"))
        self.assertEqual(keys.read_bytes(), before)

    def test_an_export_replaces_no_file_unasked(self):
        node = self.practice()
        alice = self.wallet("alice", node)
        self.fund(alice)
        kept, fresh = self.file("taxes.csv", "last year"), self.folder / "payments.json"
        self.assertEqual(self.refused(alice, "history", "--json", fresh, "--csv", kept), (2, "file-exists"))
        self.assertEqual(kept.read_text(), "last year\n")
        self.assertFalse(fresh.exists())
        self.assertEqual(alice("history", "--json", fresh, "--csv", kept, "--force")["payments"], 1)
        self.assertIn("1000", kept.read_text())

    def test_the_old_password_opens_nothing_any_more(self):
        node = self.practice()
        alice = self.wallet("alice", node)
        alice("change-password", "--new-password-file", self.file("new.password", PASSWORD + "!"))
        self.assertEqual(self.refused(alice, "address"), (6, "password"))
        self.assertIn("address", alice("address", "--password-file", self.folder / "new.password"))


if __name__ == "__main__":
    main()
