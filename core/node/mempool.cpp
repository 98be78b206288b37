// SPDX-License-Identifier: MIT
#include "node/mempool.h"

#include <algorithm>

namespace tacit {

Result<void, MempoolFault> Mempool::add(const VerifiedTransaction& transaction) {
  if (contains(transaction.id())) {
    return {};
  }
  if (conflicts(transaction.transaction())) {
    return std::unexpected(MempoolFault::kConflict);
  }
  const std::size_t size = transaction.bytes().size();
  if (m_order.size() >= m_limits.transactions || size > m_limits.bytes - m_bytes) {
    return std::unexpected(MempoolFault::kFull);
  }
  const Position position = m_order.insert(m_order.end(), transaction);
  m_by_id.emplace(transaction.id(), position);
  for (const TransactionInput& input : transaction.transaction().inputs) {
    m_by_tag.emplace(input.tag, position);
  }
  m_bytes += size;
  return {};
}

bool Mempool::conflicts(const Transaction& transaction) const {
  return std::any_of(transaction.inputs.begin(), transaction.inputs.end(),
                     [&](const TransactionInput& input) { return m_by_tag.contains(input.tag); });
}

void Mempool::erase(Position position) {
  m_bytes -= position->bytes().size();
  for (const TransactionInput& input : position->transaction().inputs) {
    m_by_tag.erase(input.tag);
  }
  m_by_id.erase(position->id());
  m_order.erase(position);
}

void Mempool::remove(const Bytes32& id) {
  if (auto found = m_by_id.find(id); found != m_by_id.end()) {
    erase(found->second);
  }
}

void Mempool::remove_spent(std::span<const Tag> tags) {
  for (const Tag& tag : tags) {
    if (auto found = m_by_tag.find(tag); found != m_by_tag.end()) {
      erase(found->second);
    }
  }
}

void Mempool::remove_expired(std::uint64_t time) {
  for (auto position = m_order.begin(); position != m_order.end();) {
    const auto next = std::next(position);
    if (is_expired(position->transaction().expiry, time)) {
      erase(position);
    }
    position = next;
  }
}

std::vector<VerifiedTransaction> Mempool::oldest(std::size_t bytes, std::size_t sets) const {
  std::vector<VerifiedTransaction> taken;
  std::vector<CoverRange> named;
  std::size_t size = 0;
  for (const VerifiedTransaction& transaction : m_order) {
    std::vector<CoverRange> more = transaction.transaction().cover_sets();
    std::erase_if(more, [&](const CoverRange& set) { return std::ranges::find(named, set) != named.end(); });
    if (named.size() + more.size() > sets) {
      continue;
    }
    size += transaction.bytes().size();
    if (size > bytes && !taken.empty()) {
      break;
    }
    named.insert(named.end(), more.begin(), more.end());
    taken.push_back(transaction);
  }
  return taken;
}

}  // namespace tacit
