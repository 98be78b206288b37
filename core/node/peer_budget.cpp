// SPDX-License-Identifier: MIT
#include "node/peer_budget.h"

#include <algorithm>

namespace tacit {

bool is_dishonest(TransactionFault fault) {
  switch (fault) {
    case TransactionFault::kMalformed:
    case TransactionFault::kTagRepeated:
    case TransactionFault::kMembershipProof:
    case TransactionFault::kBalanceProof:
    case TransactionFault::kAuthorisation:
      return true;
    case TransactionFault::kTooLarge:
    case TransactionFault::kVersion:
    case TransactionFault::kTooManyCoverSets:
    case TransactionFault::kFeeTooLow:
    case TransactionFault::kExpired:
    case TransactionFault::kTagSpent:
    case TransactionFault::kCoverSetIllegal:
    case TransactionFault::kLedgerUnreadable:
      break;
  }
  return false;
}

bool PeerBudget::begin(ConnectionId connection) {
  std::lock_guard lock(m_mutex);
  Peer& peer = m_peers[connection];
  const std::uint64_t now = m_clock.steady_ms();
  const double refill = static_cast<double>(now - peer.since) / 1000 * m_limits.refusals_per_second;
  peer.refusals = std::max(0.0, peer.refusals - refill);
  peer.since = now;
  if (peer.unverified >= m_limits.unverified || peer.refusals >= m_limits.refusals) {
    return false;
  }
  ++peer.unverified;
  return true;
}

bool PeerBudget::end(ConnectionId connection, const SubmitOutcome& outcome) {
  std::lock_guard lock(m_mutex);
  auto found = m_peers.find(connection);
  if (found == m_peers.end()) {
    return false;
  }
  Peer& peer = found->second;
  --peer.unverified;
  bool cut = false;
  if (outcome.status == SubmitStatus::kConflict || outcome.status == SubmitStatus::kRefused) {
    peer.refusals += 1;
  }
  if (outcome.status == SubmitStatus::kRefused && is_dishonest(outcome.fault)) {
    const bool charged = charge(peer.origin);
    cut = ++peer.invalid >= m_limits.invalid || charged;
  }
  if (peer.gone) {
    if (peer.unverified == 0) {
      m_peers.erase(found);
    }
    return false;
  }
  if (cut) {
    m_origins.erase(peer.origin);  // it is refused now
  }
  return cut;
}

void PeerBudget::connected(ConnectionId connection, ByteView origin) {
  std::lock_guard lock(m_mutex);
  m_peers[connection].origin.assign(origin.begin(), origin.end());
}

Submitter PeerBudget::submitter(ConnectionId connection) {
  std::lock_guard lock(m_mutex);
  const auto peer = m_peers.find(connection);
  if (peer == m_peers.end()) {
    return {connection, {}, false};
  }
  const auto origin = m_origins.find(peer->second.origin);
  const bool lately =
      origin != m_origins.end() && m_clock.steady_ms() - origin->second.last < m_limits.refuse_for_ms;
  // A connection's own count stands where it has no address: others of an address must not wait for ever.
  const bool own = peer->second.origin.empty() && peer->second.invalid > 0;
  return {connection, peer->second.origin, lately || own};
}

std::vector<ConnectionId> PeerBudget::same_address(ConnectionId connection) {
  std::lock_guard lock(m_mutex);
  std::vector<ConnectionId> found{connection};
  const auto peer = m_peers.find(connection);
  for (const auto& [id, other] : m_peers) {
    if (peer != m_peers.end() && !other.origin.empty() && other.origin == peer->second.origin &&
        !other.gone && id != connection) {
      found.push_back(id);
    }
  }
  return found;
}

bool PeerBudget::must_cut(ConnectionId connection) {
  std::lock_guard lock(m_mutex);
  const auto peer = m_peers.find(connection);
  const auto origin = peer == m_peers.end() ? m_origins.end() : m_origins.find(peer->second.origin);
  if (origin == m_origins.end()) {
    return false;
  }
  const bool over = m_clock.steady_ms() - origin->second.last >= m_limits.refuse_for_ms;
  const bool cut = !over && origin->second.invalid >= m_limits.invalid;
  if (over || cut) {
    m_origins.erase(origin);
  }
  return cut;
}

void PeerBudget::forget(ConnectionId connection) {
  std::lock_guard lock(m_mutex);
  auto found = m_peers.find(connection);
  if (found == m_peers.end()) {
    return;
  }
  found->second.gone = true;
  if (found->second.unverified == 0) {
    m_peers.erase(found);
  }
}

/// Counts an invalid transaction; true when it is one too many.
bool PeerBudget::charge(const Bytes& origin) {
  if (origin.empty()) {
    return false;
  }
  if (m_origins.size() >= kMostOrigins && !m_origins.contains(origin)) {
    make_room();
  }
  const std::uint64_t now = m_clock.steady_ms();
  Origin& record = m_origins[origin];
  if (now - record.last >= m_limits.refuse_for_ms) {
    record.invalid = 0;
  }
  record.last = now;
  return ++record.invalid >= m_limits.invalid;
}

void PeerBudget::make_room() {
  m_origins.erase(
      std::ranges::min_element(m_origins, {}, [](const auto& entry) { return entry.second.last; }));
}

}  // namespace tacit
