#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The real programs leave no core file, whoever starts them and whatever ends them, and work where memory can not be locked."""
import os
import pathlib
import resource
import shutil
import signal
import stat
import subprocess
import tempfile
import time
import unittest

import harness

NOBODY = 65534
DESKTOP = os.environ["TACIT_DESKTOP"] == "ON"


def ordinary(locked=None):
    """As a shell with `ulimit -c unlimited` starts a program, by a user without rights when the test has them. `locked`: how
    many bytes of memory it may lock."""
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    if locked is not None:
        resource.setrlimit(resource.RLIMIT_MEMLOCK, (locked, locked))
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


class Programs(unittest.TestCase):
    def setUp(self):
        # Not below a folder of the test's own user, so that another one reaches it.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tacit-core-", dir="/tmp"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        os.chmod(self.folder, 0o777)
        if resource.getrlimit(resource.RLIMIT_CORE)[1] != resource.RLIM_INFINITY and os.geteuid() != 0:
            self.fail("the hard limit of core files has to be unlimited for this test: `ulimit -Hc`")

    def launch(self, name, *arguments, locked=None, **environment):
        """The program, copied to where anybody may run it."""
        program = self.folder / name
        shutil.copy(harness.BIN / name, program)
        os.chmod(program, 0o755)
        process = subprocess.Popen([program, *map(str, arguments)], cwd=self.folder, preexec_fn=lambda: ordinary(locked),
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=dict(os.environ, HOME=str(self.folder), **environment))
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def wait_until(self, what, process, is_so):
        end = time.monotonic() + harness.DEADLINE
        while not is_so():
            self.assertIsNone(process.poll(), f"ended before {what}")
            self.assertLess(time.monotonic(), end, what)
            time.sleep(0.02)

    def check(self, process):
        proc = pathlib.Path("/proc") / str(process.pid)
        limits = (proc / "limits").read_text()
        line = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
        self.assertEqual(line.split()[4:6], ["0", "0"], line)
        # The files of a process that is not dumpable belong to root, whoever runs it.
        self.assertEqual(os.stat(proc / "mem").st_uid, 0)
        process.send_signal(signal.SIGABRT)
        process.wait(harness.DEADLINE)
        self.assertEqual(process.returncode, -signal.SIGABRT)
        self.assertEqual(self.cores(), [])

    def cores(self):
        return [path.name for path in self.folder.rglob("*core*") if stat.S_ISREG(path.stat().st_mode)]

    def test_a_program_that_does_nothing_about_it_leaves_one(self):
        """Where the system writes core files into the working folder; elsewhere it writes nothing there at all."""
        process = self.launch_sleeper()
        self.assertEqual(os.stat(f"/proc/{process.pid}/mem").st_uid, NOBODY if os.geteuid() == 0 else os.geteuid())
        process.send_signal(signal.SIGABRT)
        process.wait(harness.DEADLINE)
        pattern = pathlib.Path("/proc/sys/kernel/core_pattern").read_text().strip()
        writes_here = not pattern.startswith(("|", "/")) and "/" not in pattern and "core" in pattern
        print(f"core_pattern is {pattern!r}; left: {self.cores()}")
        self.assertEqual(bool(self.cores()), writes_here)

    def launch_sleeper(self):
        process = subprocess.Popen(["sleep", "60"], cwd=self.folder, preexec_fn=ordinary)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.wait_until("it sleeps", process,
                        lambda: os.readlink(f"/proc/{process.pid}/exe").endswith(("sleep", "coreutils", "busybox")))
        return process

    def test_tacit_cli(self):
        pipe = self.folder / "password"
        os.mkfifo(pipe)
        os.chmod(pipe, 0o666)
        process = self.launch("tacit-cli", "--wallet", self.folder / "w", "--password-file", pipe, "balance")
        # It waits for a password: whoever can open the pipe for writing without waiting has a reader.
        self.wait_until("it asks for the password", process, lambda: has_reader(pipe))
        self.check(process)

    def test_tacitd(self):
        process = self.launch("tacitd", "practice", "--data", self.folder / "node", "--m", "2")
        self.assertIn("node_link", harness.read_line(process, harness.DEADLINE))
        self.check(process)

    @unittest.skipUnless(DESKTOP, "built without the window")
    def test_tacit(self):
        process = self.launch("tacit", "--wallet-dir", self.folder / "w", QT_QPA_PLATFORM="offscreen",
                              QT_QUICK_BACKEND="software", XDG_RUNTIME_DIR=str(self.folder), QT_LOGGING_RULES="tacit.start.debug=true",
                              QT_FORCE_STDERR_LOGGING="1")
        read = b""
        while b"loaded" not in read:
            line = process.stderr.readline()
            self.assertNotEqual(line, b"", read)
            read += line
        self.check(process)


    def test_a_wallet_works_where_no_memory_can_be_locked(self):
        """Containers allow 64 KiB or none; keys are kept in memory that could be swapped then, and nothing else changes."""
        for locked in (0, 4096, 65536):
            with self.subTest(locked=locked):
                wallet = self.folder / f"wallet-{locked}"
                for command in (("create", "--offline", "--prefix", "tacittest"), ("address",), ("view-keys",)):
                    process = self.launch("tacit-cli", "--wallet", wallet, *command, locked=locked,
                                          TACIT_PASSWORD="a password")
                    out, errors = process.communicate(timeout=harness.DEADLINE)
                    self.assertEqual((process.returncode, errors), (0, b""), out)


def has_reader(pipe):
    try:
        os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
        return True
    except OSError:
        return False


if __name__ == "__main__":
    harness.main()
