#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The heads at every height, and each refusal, are those of heads.txt: in memory and in a store, with one worker and with many, with every
backend of the arithmetic; a chain made by this build likewise gives one answer.

usage: test_heads.py PROGRAM            PROGRAM is tacit-heads
       test_heads.py PROGRAM --rewrite  makes chain.bin and heads.txt anew
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).parent
PROGRAM = sys.argv[1]
BACKENDS = os.environ.get("TACIT_TEST_BACKENDS", "portable").split(":")
CHAIN, HEADS = HERE / "chain.bin", HERE / "heads.txt"


def run(*arguments, backend=None):
    environment = dict(os.environ)
    if backend:
        environment["TACIT_BACKEND"] = backend
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300, env=environment, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{arguments}: {done.stderr}")
    return done.stdout


class Heads(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="tacit-heads-")
        self.addCleanup(self.folder.cleanup)
        self.stores = 0

    def store(self):
        self.stores += 1
        return pathlib.Path(self.folder.name) / f"store-{self.stores}"

    def check(self, chain, expected):
        for workers in (1, 2, 8):
            with self.subTest(workers=workers):
                self.assertEqual(run("apply", chain, "--workers", workers), expected)
        for backend in BACKENDS:
            with self.subTest(backend=backend):
                self.assertEqual(run("apply", chain, "--store", self.store(), "--workers", 2, backend=backend), expected)

    def test_the_chain_of_the_tree(self):
        expected = HEADS.read_text(encoding="ascii")
        self.assertGreaterEqual(len(expected.splitlines()), 100)
        self.check(CHAIN, expected)

    def test_a_chain_made_now(self):
        chain = pathlib.Path(self.folder.name) / "chain.bin"
        run("make", chain, "--blocks", 8, "--seed", 2)
        heads = run("apply", chain)
        self.assertNotIn("accepted", heads)
        self.check(chain, heads)

    def test_a_changed_block_gives_other_output(self):
        blocks = bytearray(CHAIN.read_bytes())
        blocks[-1] ^= 1
        changed = pathlib.Path(self.folder.name) / "changed.bin"
        changed.write_bytes(blocks)
        self.assertRaises(AssertionError, run, "apply", changed)


if __name__ == "__main__":
    if sys.argv[2:] == ["--rewrite"]:
        run("make", CHAIN)
        HEADS.write_text(run("apply", CHAIN), encoding="ascii")
    else:
        unittest.main(argv=[sys.argv[0], "-v"])
