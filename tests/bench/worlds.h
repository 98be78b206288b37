// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/memory_ledger.h"
#include "protocol/keys.h"
#include "protocol/transaction_builder.h"
#include "support/ledger_maker.h"

/// Ledgers in memory and payments on them. Made when first asked for, from fixed seeds; what can not be made
/// throws.
namespace tacit::bench {

/// A ledger with N coins and more, of which some belong to a key of this program.
class World {
 public:
  struct LedgerCoin {
    Origin origin;
    Coin coin;
  };
  /// `own` coins are spread evenly over `coins`.
  World(unsigned m, std::uint64_t coins, std::uint64_t own);

  const MemoryLedger& ledger() const { return m_ledger; }
  const SpendKey& key() const { return m_key; }
  const LedgerCoin& coin(std::uint64_t number) const { return m_coins.at(number); }
  /// Numbers of the owned coins, in order; the genesis coin is not among them.
  const std::vector<std::uint64_t>& own() const { return m_own; }

 private:
  SpendKey m_key;
  MemoryLedger m_ledger;
  std::vector<LedgerCoin> m_coins;
  std::vector<std::uint64_t> m_own;
};

/// The plan by which a World's ledger is made, so that the same one can be had as a node's folder.
test::LedgerPlan world_plan(unsigned m, std::uint64_t coins, std::uint64_t own);

/// N = 4^m coins.
const World& coins_world(unsigned m);

/// Payments of a shape, made with the wallet's prover, each of coins of its own, all different. Kept in a
/// file of `folder`; what is there is checked by whoever verifies it.
struct PaymentShape {
  std::string name;  // of the file
  std::size_t inputs = 2, outputs = 2;
  std::size_t sets = 0;           // different cover sets of a payment; 0: all payments have one and the same
  std::size_t families = 0;       // how many times so many there are for all payments; 0: each has its own
  bool false_membership = false;  // the last one is; balance and authorisations are honest
  std::size_t skip = 0;           // of the world's own coins, which other payments spend
};
std::vector<Bytes> payments(const World& world, const PaymentShape& shape, std::size_t count,
                            const std::string& folder, WorkerPool* pool = nullptr);
/// At most `most` payments of such a file; none when there is no file.
std::vector<Bytes> read_payments(const std::string& path, std::size_t most);

}  // namespace tacit::bench
