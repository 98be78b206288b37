# SPDX-License-Identifier: MIT
"""Real processes for the functional tests: a node and wallets that speak TCP and CURVE on the loopback interface.

Every wait has a deadline; every process is ended when its test ends. Nothing here knows what is inside the programs.
"""
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from decimal import Decimal

BIN = pathlib.Path(os.environ["TACIT_BIN_DIR"])
PASSWORD = "a password of the tests"
DEADLINE = 120  # seconds for anything one process is asked to do


def in_memory():
    """Where folders of tests that kill lie, if there is room: a process's end loses nothing that the system was given, so that
    waiting for a disk shows nothing."""
    memory = pathlib.Path("/dev/shm")
    return memory if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 1 << 29 else None


class Refused(Exception):
    """A command that ended with an error object."""

    def __init__(self, code, answer):
        super().__init__(f"exit {code}: {answer}")
        self.code, self.answer = code, answer


class Node:
    """A tacitd process. `arguments` are those after `tacitd`; the same data folder may be started again."""

    def __init__(self, *arguments, crash_at=None, crash_after=0):
        self.arguments, self.process = [str(a) for a in arguments], None
        self.start(crash_at, crash_after)

    def start(self, crash_at=None, crash_after=0):
        environment = dict(os.environ)
        environment.pop("TACIT_CRASH_AT", None)
        if crash_at:
            environment.update(TACIT_CRASH_AT=crash_at, TACIT_CRASH_AFTER=str(crash_after))
        self.process = subprocess.Popen([BIN / "tacitd", *self.arguments], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env=environment)
        self.ready = json.loads(read_line(self.process, DEADLINE))
        self.link = self.ready["node_link"]

    def kill(self):
        self.process.kill()
        self.process.wait(DEADLINE)
        self.close_pipes()

    def wait_for_crash(self):
        self.process.wait(DEADLINE)
        self.close_pipes()
        return -self.process.returncode == signal.SIGKILL

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            code = self.process.wait(DEADLINE)
        else:
            code = self.process.returncode
        self.close_pipes()
        return code

    def close_pipes(self):
        self.process.stdout.close()
        self.process.stderr.close()


def read_line(process, seconds):
    """One line of a process's standard output, without blocking past the deadline."""
    os.set_blocking(process.stdout.fileno(), False)
    end, data = time.monotonic() + seconds, b""
    while not data.endswith(b"\n"):
        left = end - time.monotonic()
        if left <= 0 or process.poll() is not None and not select.select([process.stdout], [], [], 0)[0]:
            raise AssertionError(f"no line from the process; it wrote {data!r} and {errors_of(process)!r}")
        if select.select([process.stdout, process.stderr], [], [], left)[0]:
            chunk = process.stdout.read(65536)
            if chunk == b"" and process.poll() is None:
                process.wait(max(left, 0.1))
            data += chunk or b""
            drain(process)
    return data.decode()


def drain(process):
    os.set_blocking(process.stderr.fileno(), False)
    text = process.stderr.read()
    process.tacit_errors = getattr(process, "tacit_errors", b"") + (text or b"")


def errors_of(process):
    drain(process)
    return process.tacit_errors[-2000:]


class Wallet:
    """One wallet folder, used through tacit-cli."""

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)

    def environment(self, crash_at=None, crash_after=0):
        environment = dict(os.environ, TACIT_PASSWORD=PASSWORD)
        environment.pop("TACIT_CRASH_AT", None)
        if crash_at:
            environment.update(TACIT_CRASH_AT=crash_at, TACIT_CRASH_AFTER=str(crash_after))
        return environment

    def run(self, *arguments, crash_at=None, crash_after=0):
        """The finished process, whatever its exit code."""
        return subprocess.run([BIN / "tacit-cli", "--wallet", self.directory, *map(str, arguments)],
                              capture_output=True, text=True, timeout=DEADLINE,
                              env=self.environment(crash_at, crash_after), check=False)

    def __call__(self, *arguments):
        done = self.run(*arguments)
        try:
            answer = json.loads(done.stdout)
        except json.JSONDecodeError:
            raise AssertionError(f"{arguments}: no JSON: {done.stdout!r} {done.stderr[-2000:]!r}") from None
        if done.returncode != 0:
            if "error" not in answer or "message" not in answer:
                raise AssertionError(f"{arguments}: an error without its object: {answer}")
            raise Refused(done.returncode, answer)
        return answer

    def spendable(self):
        return sum(Decimal(a["spendable"]) for a in self("balance")["assets"])

    def history(self, direction=None):
        return [p for p in self("history")["payments"] if direction in (None, p["direction"])]

    def wait_for(self, what, amount, seconds=DEADLINE):
        """Waits until spendable() has reached an amount."""
        end = time.monotonic() + seconds
        while (have := self.spendable()) < amount:
            if time.monotonic() > end:
                raise AssertionError(f"{what}: {have} is below {amount} after {seconds} s")
            time.sleep(0.1)
        return have


class Shell:
    """`tacit-cli shell`: an unlocked wallet that takes one JSON command a line."""

    def __init__(self, wallet, crash_at=None):
        self.process = subprocess.Popen([BIN / "tacit-cli", "--wallet", wallet.directory, "shell"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env=wallet.environment(crash_at))

    def __call__(self, command, **arguments):
        line = json.dumps({"command": command, **arguments}) + "\n"
        self.process.stdin.write(line.encode())
        self.process.stdin.flush()
        return json.loads(read_line(self.process, DEADLINE))

    def close(self):
        if self.process.poll() is None:
            self.process.stdin.close()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(DEADLINE)
        elif not self.process.stdin.closed:
            try:
                self.process.stdin.close()
            except BrokenPipeError:
                pass
        self.process.stdout.close()
        self.process.stderr.close()


class Case(unittest.TestCase):
    """Gives each test a folder, and ends what it started."""

    m = int(os.environ.get("TACIT_TEST_M", "7"))
    place = None  # for folders

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tacit-functional-", dir=self.place))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.nodes = []
        self.addCleanup(self.stop_all)

    def stop_all(self):
        for node in self.nodes:
            node.stop()

    def start(self, *arguments, **options):
        node = Node(*arguments, **options)
        self.nodes.append(node)
        return node

    def practice(self, m=None, **options):
        return self.start("practice", "--data", self.folder / "node", "--m", m or self.m, **options)

    def check_whole(self, data):
        """A practice node starts on a folder, and every block and proof in it holds."""
        self.assertEqual(self.practice().stop(), 0)
        done = subprocess.run([BIN / "tacitd", "verify", "--data", data], capture_output=True, text=True, timeout=DEADLINE, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    def wallet(self, name, node=None, create=True):
        wallet = Wallet(self.folder / name)
        if create:
            wallet.words = wallet("create", "--node", node.link)["words"]
        return wallet

    def fund(self, *wallets):
        for wallet in wallets:
            wallet("faucet")
        for wallet in wallets:
            wallet.wait_for("faucet", Decimal(1000))


def main():
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[1:]])
