// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "ledger/rules.h"

namespace tacit {

/// Remembered verdicts of valid transactions, so that a transaction that was verified when it arrived is not
/// verified again in its block. Looked up by transaction id, a digest of all bytes; whoever uses one asks
/// `holds_for` as well. Refusals are not remembered. Holds at most `capacity` and forgets the oldest first.
/// Thread-safe.
class VerdictCache {
 public:
  explicit VerdictCache(std::size_t capacity) : m_capacity(capacity) {}

  void remember(const VerifiedTransaction& transaction);
  std::optional<VerifiedTransaction> find(const Bytes32& id) const;
  void forget(const Bytes32& id);
  std::size_t size() const;

 private:
  const std::size_t m_capacity;
  mutable std::mutex m_mutex;
  std::list<VerifiedTransaction> m_order;  // oldest first
  std::unordered_map<Bytes32, std::list<VerifiedTransaction>::iterator, DigestHash> m_verdicts;
};

}  // namespace tacit
