#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Nothing secret is written where it does not belong, whatever goes wrong: not to logs, not into the text of errors, not into
files in the clear. Node and wallets are driven through many errors with secrets that the test knows; everything that they wrote is
searched afterwards."""
import os
import pathlib
import random
import re
import socket
import subprocess
import threading

import harness
from harness import PASSWORD, Case, Refused, Shell, Wallet

MEMO, OWN_MESSAGE, LABEL = "for the-quiet-memo-71", "the-quiet-message-72", "the-quiet-label-73"
BACKUP_PASSWORD = "the-quiet-backup-74"
AMOUNT = "123.45678901"  # eight decimals that nothing else has
NOWHERE = "tacit-node:127.0.0.1:1?key=" + "0" * 64 + "&genesis=" + "0" * 64
ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def payload(text):
    """The bytes that an address or a view key stands for."""
    bits = "".join(f"{ALPHABET.index(c):05b}" for c in text.rsplit("1", 1)[1][:-6])
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits) // 8 * 8, 8))


class Secrets:
    """Byte strings nobody may find, each as it is, in hex and in UTF-16."""

    def __init__(self):
        self.known = {}

    def text(self, name, text):
        data = text.encode()
        self.known.update({name: data, name + " in UTF-16": text.encode("utf-16-le"), name + " in hex": data.hex().encode()})

    def key(self, name, data):
        self.known.update({name: data, name + " in hex": data.hex().encode()})

    def words(self, name, words):
        words = words.split()
        for i in range(0, 24, 4):
            self.text(f"{name} from {i}", " ".join(words[i:i + 4]))

    def found_in(self, data):
        return [name for name, secret in self.known.items() if secret in data or secret.upper() in data and name.endswith("hex")]


class Silence(Case):
    def setUp(self):
        super().setUp()
        self.secrets, self.written = Secrets(), {}

    def note(self, what, *outputs):
        self.written.setdefault(what, b"")
        self.written[what] += b"".join(o.encode() if isinstance(o, str) else o for o in outputs)

    def fails(self, wallet, *arguments, **changes):
        """A command that has to fail; all that it writes is kept."""
        done = subprocess.run([harness.BIN / "tacit-cli", "--wallet", wallet.directory, *map(str, arguments)],
                              capture_output=True, timeout=harness.DEADLINE, check=False,
                              env={**wallet.environment(), **changes})
        self.assertNotEqual(done.returncode, 0, f"{arguments}: {done.stdout!r}")
        self.assertTrue(done.stdout or done.stderr, arguments)
        self.note(" ".join(map(str, arguments[:2])), done.stdout, done.stderr)

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def learn(self, wallet, name):
        self.secrets.words(f"{name}'s words", wallet.words)
        for kind, text in wallet("view-keys").items():
            self.secrets.text(f"{name}'s {kind} key", text)
            data = payload(text)
            for at in range(1, len(data), 32):
                self.secrets.key(f"{name}'s {kind} key, bytes from {at}", data[at:at + 32])
        address = wallet("address")["address"]
        self.secrets.text(f"{name}'s address", address)
        self.secrets.key(f"{name}'s address' bytes", payload(address)[1:33])
        return address

    def check(self, *folders):
        for folder in folders:
            for path in pathlib.Path(folder).rglob("*"):
                if path.is_file():
                    self.note(str(path.relative_to(self.folder)), path.read_bytes())
        leaks = {what: found for what, data in self.written.items() if (found := self.secrets.found_in(data))}
        self.assertEqual(leaks, {})

    def test_the_search_finds_what_is_written(self):
        self.secrets.words("words", " ".join(["zoo", "abandon", "ability"] * 8))
        self.secrets.key("key", bytes(range(32)))
        self.secrets.text("text", "a quiet text")
        for data in (b"...zoo abandon ability zoo abandon", b"key " + bytes(range(32)).hex().upper().encode(),
                     "x a quiet text".encode("utf-16-le")):
            self.assertNotEqual(self.secrets.found_in(data), [], data)
        self.assertEqual(self.secrets.found_in(b"zoo abandon"), [])

    def test_wallets_and_node_keep_quiet(self):
        node = self.practice()
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        self.fund(alice)
        for name, text in (("password", PASSWORD), ("memo", MEMO), ("message", OWN_MESSAGE), ("label", LABEL),
                           ("backup password", BACKUP_PASSWORD), ("amount", AMOUNT)):
            self.secrets.text(name, text)
        address = self.learn(bob, "bob")
        self.learn(alice, "alice")
        for key in ("operator.key", "curve.key"):
            data = next((self.folder / "node").rglob(key)).read_bytes()
            self.secrets.key(key, data[-32:])
        request = bob("request", "--amount", AMOUNT, "--message", OWN_MESSAGE, "--label", LABEL)["link"]
        sent = alice("send", request, "--memo", MEMO, "--wait", "final")
        bob.wait_for("the payment", 123)
        backup, password = self.folder / "alice.backup", self.file("backup.password", BACKUP_PASSWORD)
        alice("backup", "export", backup, "--backup-password-file", password)

        self.refused_payments(alice, bob, address, request, sent)
        self.wrong_secrets(alice, backup, password)
        self.hostile_nodes(alice, node, address)
        self.full_outputs(alice, address)
        self.strangers_at_the_node(node)
        os.unlink(password)
        self.damaged_files(bob)
        self.crash_while_paying(alice, address)

        node.process.terminate()
        node.process.wait(harness.DEADLINE)
        self.note("the node's log", harness.errors_of(node.process))
        # Its keys lie in their own files, for the node alone to read; its ledger holds what is public.
        for key in ("operator.key", "curve.key"):
            path = next((self.folder / "node").rglob(key))
            self.assertEqual(path.stat().st_mode & 0o777, 0o600)
            path.unlink()
        self.check(self.folder)

    def refused_payments(self, alice, bob, address, request, sent):
        self.fails(alice, "send", address, "--amount", "999999", "--memo", MEMO)
        self.fails(alice, "send", address[:-1] + "q", "--amount", AMOUNT, "--memo", MEMO)
        self.fails(alice, "send", request, "--memo", MEMO)  # paid already
        self.fails(alice, "send", address, "--amount", "1", "--memo", MEMO * 20)
        self.fails(alice, "send", request + "&exp=1700000000")
        self.fails(alice, "send", "tacit:" + address + f"?amount={AMOUNT}&amount={AMOUNT}&label={LABEL}")
        self.fails(alice, "send", address, "--amount", AMOUNT + "2")
        self.fails(alice, "send", address, "--amount", AMOUNT, "--memos", MEMO)
        self.fails(alice, "retry", sent["id"])
        self.fails(alice, "receipt", sent["id"], "--output", "9")
        receipt = self.file("no.receipt", f'{{"receipt": "{MEMO}", "memo": "{MEMO}"}}')
        self.fails(bob, "verify-receipt", receipt)
        receipt.unlink()
        shell = Shell(alice)
        for line in ({"command": "send", "to": address, "amount": AMOUNT, "memos": MEMO}, {"command": MEMO[:4]},
                     {"command": "send", "to": address, "amount": 5, "memo": MEMO * 20}):
            answer = shell(**line)
            self.assertIn("error", answer)
            self.note("shell", str(answer))
        shell.close()
        self.note("shell", harness_errors(shell))

    def wrong_secrets(self, alice, backup, password):
        wrong = {"TACIT_PASSWORD": PASSWORD + "!"}
        self.secrets.text("a wrong password", PASSWORD + "!")
        for command in (("balance",), ("view-keys",), ("shell",), ("backup", "check", backup, "--backup-password-file", password)):
            self.fails(alice, *command, **wrong)
        other = Wallet(self.folder / "other")
        words = alice.words.split()
        swapped = " ".join([words[1], words[0], *words[2:]])
        misspelt = " ".join([*words[:-1], "abandn"])
        for text in (swapped, misspelt, " ".join(words[:-1])):
            typed = self.file("words", text)
            self.fails(other, "restore", "--node", NOWHERE, "--words-file", typed)
            typed.unlink()
        self.fails(other, "backup", "restore", backup, "--backup-password-file", self.file("wrong", "not it"))
        key = self.file("key", alice("view-keys")["full"][:-1] + "q")
        self.fails(other, "watch", "--node", NOWHERE, "--key-file", key)
        key.unlink()
        self.fails(alice, "change-password", "--new-password-file", self.folder / "missing")

    def hostile_nodes(self, alice, node, address):
        """Nobody there, another key, and a server that answers with a web page."""
        page = socket.create_server(("127.0.0.1", 0))
        stop = threading.Event()
        threading.Thread(target=answer_with_html, args=(page, stop), daemon=True).start()
        port, true = page.getsockname()[1], re.search(r":(\d+)\?key=([0-9a-f]+)", node.link)
        bad = {"closed port": node.link.replace(":" + true[1] + "?", ":1?"),
               "another key": node.link.replace(true[2], "1" * 64),
               "a web page": node.link.replace(":" + true[1] + "?", f":{port}?")}
        for link in bad.values():
            self.fails(alice, "use-node", link)
        self.fails(alice, "send", address, "--amount", AMOUNT, "--memo", MEMO)
        stop.set()
        page.close()
        alice("use-node", node.link)

    def full_outputs(self, alice, address):
        """The disk with the log is full: the command still ends, and nothing goes elsewhere."""
        for arguments in (("balance",), ("send", address, "--amount", "999999", "--memo", MEMO)):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([harness.BIN / "tacit-cli", "--wallet", alice.directory, *arguments], stdout=full,
                                      stderr=subprocess.PIPE, timeout=harness.DEADLINE, env=alice.environment(), check=False)
            self.note("full output", done.stderr)

    def strangers_at_the_node(self, node):
        port = int(re.search(r":(\d+)\?", node.link)[1])
        noise = random.Random(5)
        for data in (b"GET / HTTP/1.1\r\n\r\n", b"\xff" * 9 + b"\x7f" + b"A" * 500, noise.randbytes(4000), MEMO.encode() * 50):
            with socket.create_connection(("127.0.0.1", port), timeout=10) as stranger:
                self.note("strangers' port", b"")
                self.secrets.text(f"a stranger's port {stranger.getsockname()[1]}", f"127.0.0.1:{stranger.getsockname()[1]}")
                stranger.sendall(data)

    def damaged_files(self, bob):
        folder = pathlib.Path(bob.directory)
        whole = {path: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != "lock"}

        def put_back():
            for path, data in whole.items():
                path.write_bytes(data)
            (folder / "wallet.sqlite-wal").unlink(missing_ok=True) if folder / "wallet.sqlite-wal" not in whole else None

        for path in sorted(whole):
            for data in (whole[path][:len(whole[path]) // 2], b"", flipped(whole[path])):
                if path.name.startswith("keys"):
                    for copy in ("keys", "keys.1", "keys.2", "keys.3"):
                        (folder / copy).write_bytes(data)
                path.write_bytes(data)
                done = bob.run("status", "--offline")
                self.note(f"damaged {path.name}", done.stdout if done.returncode else "", done.stderr)
                put_back()
        self.assertIn("address", bob("address"))

    def crash_while_paying(self, alice, address):
        for point in ("planned", "proved", "handing-over"):
            done = alice.run("send", address, "--amount", AMOUNT, "--memo", MEMO, crash_at=point)
            self.note("crash", done.stdout, done.stderr)
            alice("balance")


def flipped(data):
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1:] if data else b"x"


def harness_errors(shell):
    return shell.process.tacit_errors if hasattr(shell.process, "tacit_errors") else b""


def answer_with_html(server, stop):
    while not stop.is_set():
        try:
            peer, _ = server.accept()
        except OSError:
            return
        with peer:
            peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>Please type your 24 words</html>" * 20)


if __name__ == "__main__":
    harness.main()
