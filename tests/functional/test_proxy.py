#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A wallet with a proxy sends no packet but to that proxy, name look-ups included. It runs in a network namespace of its own
(`unshare -rnm`; where that is not permitted the test fails), where every packet is looked at."""
import json
import pathlib
import subprocess
import sys

from harness import Case, DEADLINE, Wallet, main
from socks5_proxy import Proxy

NAME = "node.of.the.test"
ONION = "tacittacittacittacittacittacittacittacittacittacittacita.onion"
PORT = 9050
PROXY = f"localhost:{PORT}"
NAMESERVER = "198.51.100.53"  # of a range that is nobody's


class ThroughAProxy(Case):
    def setUp(self):
        super().setUp()
        self.node = self.practice()
        self.place = self.node.link.split("?")[0].removeprefix("tacit-node:")
        address, port = self.place.rsplit(":", 1)
        self.node_port = int(port)
        self.proxy = Proxy(self.folder / "proxy", {NAME: (address, self.node_port), ONION: (address, self.node_port)})
        self.addCleanup(self.proxy.close)
        (self.folder / "resolv.conf").write_text(f"nameserver {NAMESERVER}\noptions timeout:1 attempts:1\n")

    def link(self, host):
        return self.node.link.replace(self.place, f"{host}:{self.node_port}")

    def confined(self, *commands, proxy=True):
        """(status, answer) of each command, and the packets that are not between the wallet and the proxy's port."""
        done = subprocess.run(
            ["unshare", "-rnm", sys.executable, pathlib.Path(__file__).with_name("confined.py"), self.folder / "resolv.conf",
             self.folder / "proxy" if proxy else "", str(PORT), self.folder / "wallet"],
            input=json.dumps(commands), capture_output=True, text=True, timeout=3 * DEADLINE, check=False)
        self.assertEqual(done.returncode, 0, done.stderr[-2000:])
        told = json.loads(done.stdout)
        proxied = [p for p in told["packets"] if p[0] == "tcp" and p[1] == p[3] == "127.0.0.1" and PORT in (p[2], p[4])]
        return told["results"], [p for p in told["packets"] if p not in proxied], proxied

    def test_every_packet_goes_to_the_proxy(self):
        results, others, proxied = self.confined(["--proxy", PROXY, "create", "--node", self.link(ONION)], ["faucet"])
        self.assertEqual([r[0] for r in results], [0, 0], results)
        self.assertEqual(others, [])
        self.assertTrue(proxied)
        other = self.wallet("other", self.node)
        to = other("address")["address"]
        # The setting is the wallet's: from here on nothing names the proxy, and the node has another name.
        results, others, _ = self.confined(["use-node", self.link(NAME)], ["send", to, "--amount", "1", "--wait", "final"])
        self.assertEqual([r[0] for r in results], [0, 0], results)
        self.assertEqual(results[1][1]["state"], "final")
        self.assertEqual(results[0][1]["proxy"], PROXY)
        self.assertEqual(others, [])
        requests = self.proxy.requests
        self.assertEqual({(r.kind, r.host, r.port) for r in requests}, {(3, ONION, self.node_port), (3, NAME, self.node_port)})
        # Each connection has a login of its own, by which Tor keeps circuits apart.
        self.assertEqual(len({r.login for r in requests}), len(requests))
        self.assertTrue(all(len(part) == 32 for r in requests for part in r.login))
        # A receipt is asked for on a connection, and so a circuit, of its own; the other one brings the wallet up to date.
        before = len(self.proxy.requests)
        results, others, _ = self.confined(["receipt", results[1][1]["id"]])
        (self.folder / "receipt").write_text(json.dumps(results[0][1]))
        self.assertEqual(len(self.proxy.requests), before + 1)
        results, others, _ = self.confined(["verify-receipt", str(self.folder / "receipt")])
        self.assertEqual((results[0][0], results[0][1].get("valid"), others), (0, True, []), results)
        requests = self.proxy.requests
        self.assertEqual(len(requests), before + 3)
        self.assertEqual(len({r.login for r in requests}), len(requests))
        # Taken away again, it is gone.
        wallet = Wallet(self.folder / "wallet")
        self.assertEqual(wallet("--proxy", "none", "use-node", self.node.link)["proxy"], "")
        self.assertEqual(len(self.proxy.requests), len(requests))

    def test_a_restored_wallet_goes_through_the_proxy_from_the_first_packet_on(self):
        (self.folder / "words").write_text(self.wallet("other", self.node).words)
        results, others, _ = self.confined(
            ["--proxy", PROXY, "restore", "--node", self.link(NAME), "--words-file", str(self.folder / "words")],
            # What goes wrong is told, and nothing goes around.
            ["use-node", self.link("unknown.of.the.test")], ["--proxy", "127.0.0.1:9", "balance"],
            ["--proxy", "proxy.example:9050", "balance"])
        self.assertEqual([r[0] for r in results], [0, 5, 5, 2], results)
        self.assertEqual([r[1]["error"] for r in results[1:]], ["proxy"] * 3)
        self.assertIn("host unreachable", results[1][1]["message"])
        self.assertEqual(results[2][1]["message"], "The proxy does not answer. Nothing was sent.")
        self.assertEqual([p for p in others if not (p[0] == "tcp" and p[1] == p[3] == "127.0.0.1" and 9 in (p[2], p[4]))], [])

    def test_nothing_is_dialled_around_a_proxy_that_is_lost(self):
        created, others, _ = self.confined(["--proxy", PROXY, "create", "--node", self.link(NAME)])
        (self.folder / "words").write_text(created[0][1]["words"])
        restore = ["restore", "--node", self.link(NAME), "--words-file", str(self.folder / "words"), "--over"]
        # The wallet that is there tells its proxy without its password.
        results, more, proxied = self.confined(restore, ["status"])
        self.assertEqual([r[0] for r in results], [0, 0], results)
        self.assertEqual(results[1][1]["proxy"], PROXY)
        self.assertTrue(proxied)
        self.assertEqual(others + more, [])
        # When it does not, nobody is dialled until it is said.
        count = len(self.proxy.requests)
        (self.folder / "wallet" / "proxy").unlink()
        names = sorted(p.name for p in (self.folder / "wallet").iterdir())
        results, others, proxied = self.confined(["balance"], restore, ["send", "x", "--amount", "1"])
        self.assertEqual([(r[0], r[1]["error"]) for r in results],
                         [(5, "proxy-unknown"), (2, "proxy-needed"), (5, "proxy-unknown")], results)
        self.assertIn("safe", results[0][1]["message"])
        self.assertIn("Nothing was changed", results[1][1]["message"])
        self.assertEqual(sorted(p.name for p in (self.folder / "wallet").iterdir()), names)
        self.assertEqual((others, proxied, len(self.proxy.requests)), ([], [], count))
        results, others, proxied = self.confined(["--proxy", PROXY, *restore], ["status"])
        self.assertEqual(([r[0] for r in results], others), ([0, 0], []), results)
        self.assertEqual(results[1][1]["proxy"], PROXY)

    def test_without_a_proxy_the_same_capture_sees_the_look_up_and_the_node(self):
        results, others, proxied = self.confined(["create", "--node", self.link(NAME)],
                                                 ["use-node", self.link("203.0.113.7")], proxy=False)
        self.assertEqual([r[0] for r in results], [5, 5], results)
        self.assertEqual(proxied, [])
        self.assertTrue([p for p in others if p[0] == "udp" and p[3] == NAMESERVER and p[4] == 53], others)
        self.assertTrue([p for p in others if p[0] == "tcp" and p[3] == "203.0.113.7" and p[4] == self.node_port], others)


if __name__ == "__main__":
    main()
