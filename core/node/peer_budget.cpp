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
    return false;  // it has gone
  }
  Peer& peer = found->second;
  --peer.unverified;
  if (outcome.status == SubmitStatus::kConflict) {
    peer.refusals += 1;
  }
  if (outcome.status != SubmitStatus::kRefused) {
    return false;
  }
  peer.refusals += 1;
  return is_dishonest(outcome.fault) && ++peer.invalid >= m_limits.invalid;
}

void PeerBudget::forget(ConnectionId connection) {
  std::lock_guard lock(m_mutex);
  m_peers.erase(connection);
}

}  // namespace tacit
