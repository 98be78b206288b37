#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A network of 16-coin cover sets that grows past several sets: coins are spent from settled blocks, from both kinds of
last part (protocol section 5), and as change."""
from decimal import Decimal

from harness import Case, main

N = 16


class SmallSets(Case):
    m = 2

    def total(self, wallet):
        return int(wallet("status")["coins"])

    def pay(self, payer, payee, amount):
        sent = payer("send", payee("address")["address"], "--amount", amount, "--wait", "final")
        self.assertEqual(sent["state"], "final")
        return sent

    def test_payments_go_on_while_the_ledger_passes_several_sets(self):
        node = self.start("practice", "--data", self.folder / "node", "--m", 2, "--coins", 4)
        alice, bob = self.wallet("alice", node), self.wallet("bob", node)
        self.fund(alice, bob)
        first_coins = self.total(alice)
        self.assertLess(first_coins, N)  # a young ledger: the set is all coins there are
        fees, kinds = Decimal(0), set()
        while self.total(alice) <= 48:
            total = self.total(alice)
            rest = total % N
            kinds.add("young" if total < N else "rest of half a set or more" if rest >= N // 2 else "shorter rest")
            fees += Decimal(self.pay(alice, bob, 1)["fee"])  # spends change of the payment before
        self.assertEqual(kinds, {"young", "rest of half a set or more", "shorter rest"})
        # Bob's faucet coins lie in a settled block by now.
        fees += Decimal(self.pay(bob, alice, 900)["fee"])
        self.assertEqual(alice.spendable() + bob.spendable() + fees, Decimal(2000))


if __name__ == "__main__":
    main()
