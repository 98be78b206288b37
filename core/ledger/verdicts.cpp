// SPDX-License-Identifier: MIT
#include "ledger/verdicts.h"

namespace tacit {

void VerdictCache::remember(const VerifiedTransaction& transaction) {
  std::lock_guard lock(m_mutex);
  if (auto found = m_verdicts.find(transaction.id()); found != m_verdicts.end()) {
    *found->second = transaction;
    return;
  }
  m_verdicts.emplace(transaction.id(), m_order.insert(m_order.end(), transaction));
  while (m_order.size() > m_capacity) {
    m_verdicts.erase(m_order.front().id());
    m_order.pop_front();
  }
}

std::optional<VerifiedTransaction> VerdictCache::find(const Bytes32& id) const {
  std::lock_guard lock(m_mutex);
  auto found = m_verdicts.find(id);
  if (found == m_verdicts.end()) {
    return std::nullopt;
  }
  return *found->second;
}

void VerdictCache::forget(const Bytes32& id) {
  std::lock_guard lock(m_mutex);
  if (auto found = m_verdicts.find(id); found != m_verdicts.end()) {
    m_order.erase(found->second);
    m_verdicts.erase(found);
  }
}

std::size_t VerdictCache::size() const {
  std::lock_guard lock(m_mutex);
  return m_order.size();
}

}  // namespace tacit
