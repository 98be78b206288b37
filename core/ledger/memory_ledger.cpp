// SPDX-License-Identifier: MIT
#include "ledger/memory_ledger.h"

#include "base/check.h"
#include "crypto/point.h"
#include "protocol/chain_heads.h"

namespace tacit {
namespace {

bool decode_into(std::vector<MultiexpBase>& to, const Bytes32& encoding) {
  auto point = Point::decode_nonidentity(encoding);
  if (point) {
    to.push_back(prepare(*point));
  }
  return point.has_value();
}

}  // namespace

MemoryLedger::MemoryLedger(const NetworkParameters& network, std::uint64_t time) : m_network(network) {
  m_tip.header.time = time;
  m_coin_heads.push_back(first_coin_head(network.genesis));
  m_tag_head = first_tag_head(network.genesis);
}

MemoryLedger::MemoryLedger(const Genesis& genesis) : MemoryLedger(genesis.network(), genesis.time) {
  for (std::uint32_t i = 0; i < genesis.coins.size(); ++i) {
    add_coin(Origin::of_public_coin(i), genesis.coins[i].coin);
  }
  set_supplies(genesis.supplies());
  begin();
}

void MemoryLedger::add_coin(const Origin& origin, const Coin& coin) {
  m_coin_heads.push_back(next_coin_head(m_coin_heads.back(), origin, coin));
  m_coins.push_back(coin);
}

void MemoryLedger::add_tag(const Tag& tag) {
  TACIT_CHECK(m_tags.insert(tag).second);
  m_tag_head = next_tag_head(m_tag_head, tag.encoding());
}

void MemoryLedger::set_supplies(Supplies supplies) {
  m_supplies = std::move(supplies);
}

void MemoryLedger::begin() {
  m_tip.header.transactions = transactions_digest({});
  m_tip.header.coin_count = m_coins.size();
  m_tip.header.coin_head = m_coin_heads.back();
  m_tip.header.tag_count = m_tags.size();
  m_tip.header.tag_head = m_tag_head;
  m_tip.header.state = state_digest(m_supplies);
  m_tip.id = m_tip.header.id(m_network.genesis);
}

Result<Bytes32, StorageFault> MemoryLedger::coin_head(std::uint64_t count) const {
  if (count >= m_coin_heads.size()) {
    return std::unexpected(StorageFault::kUnreadable);
  }
  return m_coin_heads[count];
}

Result<bool, StorageFault> MemoryLedger::tag_spent(const Tag& tag) const {
  return m_tags.contains(tag);
}

Result<CoverSet, StorageFault> MemoryLedger::cover_set(std::uint64_t first, std::uint32_t count) const {
  if (first > m_coins.size() || count > m_coins.size() - first) {
    return std::unexpected(StorageFault::kUnreadable);
  }
  if (auto found = m_cover_sets.find({first, count}); found != m_cover_sets.end()) {
    return found->second;
  }
  std::vector<MultiexpBase> S, V, A;
  for (std::uint64_t i = first; i < first + count; ++i) {
    const Coin& coin = m_coins[i];
    if (!decode_into(S, coin.S) || !decode_into(V, coin.V) || !decode_into(A, coin.A)) {
      return std::unexpected(StorageFault::kUnreadable);
    }
  }
  CoverSet set{first, count, m_coin_heads[first + count],
               make_cover_members(std::move(S), std::move(V), std::move(A))};
  m_cover_sets.emplace(std::pair(first, count), set);
  return set;
}

Result<std::optional<TransactionPlace>, StorageFault> MemoryLedger::find_transaction(
    const Bytes32& id) const {
  auto found = m_transactions.find(id);
  return found == m_transactions.end() ? std::nullopt : std::optional(found->second);
}

Result<void, StorageFault> MemoryLedger::append(const AcceptedBlock& block) {
  TACIT_CHECK(block.header().previous == m_tip.id);
  for (const NewCoin& coin : block.coins()) {
    m_coins.push_back(coin.coin);
    m_coin_heads.push_back(coin.head);
  }
  for (const Tag& tag : block.tags()) {
    TACIT_CHECK(m_tags.insert(tag).second);
  }
  std::uint32_t index = 0;
  for (const VerifiedTransaction& transaction : block.transactions()) {
    m_transactions[transaction.id()] = {block.header().height, index++};
  }
  m_tag_head = block.header().tag_head;
  m_supplies = block.supplies();
  m_tip = {block.header(), block.id()};
  return {};
}

}  // namespace tacit
