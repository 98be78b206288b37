// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "ledger/block_rules.h"
#include "protocol/genesis.h"

namespace tacit {

/// A ledger in memory, for tests and the vector program. A value: copying one forks the chain. Not
/// thread-safe.
class MemoryLedger final : public Ledger {
 public:
  /// The genesis block of a genesis.
  explicit MemoryLedger(const Genesis& genesis);

  /// A ledger made of parts, as the vectors give them: no coins, no tags, height 0 and `time` (ms). Coins and
  /// tags are added, then `begin` makes the genesis header.
  MemoryLedger(const NetworkParameters& network, std::uint64_t time);
  void add_coin(const Origin& origin, const Coin& coin);
  void add_tag(const Tag& tag);
  void set_supplies(Supplies supplies);
  void begin();

  const NetworkParameters& network() const override { return m_network; }
  Tip tip() const override { return m_tip; }
  Result<Bytes32, StorageFault> coin_head(std::uint64_t count) const override;
  Result<bool, StorageFault> tag_spent(const Tag& tag) const override;
  Result<CoverSet, StorageFault> cover_set(std::uint64_t first, std::uint32_t count) const override;
  Supplies supplies() const override { return m_supplies; }
  Result<void, StorageFault> append(const AcceptedBlock& block) override;
  Result<std::optional<TransactionPlace>, StorageFault> find_transaction(const Bytes32& id) const override;

 private:
  NetworkParameters m_network;
  Tip m_tip;
  std::vector<Coin> m_coins;
  std::vector<Bytes32> m_coin_heads;  // one more than coins
  std::set<Tag> m_tags;
  std::map<Bytes32, TransactionPlace> m_transactions;
  Bytes32 m_tag_head{};
  Supplies m_supplies;
  mutable std::map<std::pair<std::uint64_t, std::uint32_t>, CoverSet> m_cover_sets;
};

}  // namespace tacit
