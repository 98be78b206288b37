// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <unordered_map>
#include <vector>

#include "ledger/rules.h"

namespace tacit {

enum class MempoolFault : std::uint8_t { kConflict = 1, kFull };

/// Verified transactions that wait for a block, in order of arrival. Of two that share a tag the first stays.
/// Bounded in number and bytes. Nothing here is stored: a wallet sends its transaction again until it is in a
/// block. Not thread-safe; owned by the engine's thread.
class Mempool {
 public:
  struct Limits {
    std::size_t transactions = 4096;
    std::size_t bytes = 64u << 20;
  };
  explicit Mempool(const Limits& limits) : m_limits(limits) {}

  /// Adding one that is there already succeeds and changes nothing.
  Result<void, MempoolFault> add(const VerifiedTransaction& transaction);
  bool contains(const Bytes32& id) const { return m_by_id.contains(id); }
  /// True when a waiting transaction spends one of these tags.
  bool conflicts(const Transaction& transaction) const;

  void remove(const Bytes32& id);
  /// After a block: drops what is in it and what shares a tag with it.
  void remove_spent(std::span<const Tag> tags);
  /// Drops what no block of `time` (ms) or later may hold.
  void remove_expired(std::uint64_t time);

  /// For a block: the oldest, in order, as many as fit `bytes`, at least one when any waits. Together they
  /// name at most `sets` different cover sets, so that whoever has no verdict on the block's transactions can
  /// verify it in bounded time; one that would be a set too many is passed over and is older at the next
  /// block. `sets` is at least kMostCoverSets.
  std::vector<VerifiedTransaction> oldest(std::size_t bytes, std::size_t sets) const;

  bool empty() const { return m_order.empty(); }
  std::size_t size() const { return m_order.size(); }
  std::size_t bytes() const { return m_bytes; }

 private:
  using Position = std::list<VerifiedTransaction>::iterator;
  void erase(Position position);

  const Limits m_limits;
  std::size_t m_bytes = 0;
  std::list<VerifiedTransaction> m_order;
  std::unordered_map<Bytes32, Position, DigestHash> m_by_id;
  std::map<Tag, Position> m_by_tag;
};

}  // namespace tacit
