// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "ledger/block_rules.h"
#include "ledger/memory_ledger.h"
#include "ledger/verdicts.h"

#include "core/ledger/chain_maker.h"

/// The transactions of which fuzz_ledger makes its blocks: honest ones, some of which spend the same coins or
/// coins of one another, and wrong ones of every kind. Made once a process.
namespace tacit::test {

/// A coin by where it comes from: number `second` of the genesis (`first` is −1), or output `second` of the
/// stock's transaction `first`.
using StockCoin = std::pair<int, std::uint32_t>;

struct StockItem {
  Bytes bytes;
  Bytes32 id{};
  /// What is wrong with it whatever the ledger: with its bytes, or with its proofs.
  std::optional<TransactionFault> form{}, proof{};
  // What the model knows of it, taken from the transaction.
  std::vector<Bytes32> tags;
  std::vector<CoverRange> sets;  // one an input
  std::vector<Coin> outputs;
  std::uint64_t fee = 0, expiry = 0;
  /// The ledger's coins when it was made. Its proofs hold where the coins up to the end of each set are
  /// these.
  std::vector<StockCoin> made_on;
};

class LedgerStock {
 public:
  static constexpr std::uint32_t kGenesisCoins = 24;  // of N = 16

  LedgerStock();

  const ChainMaker& chain() const { return m_chain; }
  const std::vector<StockItem>& items() const { return m_items; }
  /// Of every honest transaction, whichever fork it was made on.
  const VerdictCache& verdicts() const { return m_verdicts; }

 private:
  /// A chain maker that knows the coins of a fork, and the ledger there.
  struct Fork {
    ChainMaker chain;
    MemoryLedger ledger;
    std::vector<StockCoin> coins;
  };
  Fork after(std::span<const int> items) const;
  int add(StockItem item);
  int pay(const Fork& fork, const ChainMaker::Order& order);
  void alter(int from, std::optional<TransactionFault> form, std::optional<TransactionFault> proof,
             const std::function<void(Transaction&)>& change);
  void rewrite(int from, TransactionFault form, const std::function<void(Bytes&)>& change);
  void add_honest(const Fork& genesis);
  void add_children();
  void add_wrong(const Fork& genesis);

  ChainMaker m_chain{kGenesisCoins};
  std::vector<StockItem> m_items;
  VerdictCache m_verdicts{256};
};

}  // namespace tacit::test
