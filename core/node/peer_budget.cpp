// SPDX-License-Identifier: MIT
#include "node/peer_budget.h"

#include <algorithm>
#include <span>

namespace tacit {

namespace {

// An origin is the family and an address's first 64 bits (LinkHandler::connected); a /48 is 48 of them.
constexpr std::size_t kIpv6Origin = 9;
constexpr std::size_t kIpv6Network = 7;

}  // namespace

bool is_dishonest(TransactionFault fault) {
  return is_costly(fault) || fault == TransactionFault::kMalformed || fault == TransactionFault::kTagRepeated;
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
  if (outcome.status == SubmitStatus::kConflict || outcome.status == SubmitStatus::kRefused) {
    peer.refusals += 1;
  }
  if (outcome.status == SubmitStatus::kAccepted && outcome.first) {
    peer.proven = true;
  }
  const bool dishonest = outcome.status == SubmitStatus::kRefused && is_dishonest(outcome.fault);
  if (dishonest) {
    ++peer.invalid;
    peer.proven = false;
  }
  if (dishonest && is_costly(outcome.fault)) {
    peer.costly = true;
    suspect(peer.origin);
  }
  if (peer.gone) {
    if (peer.unverified == 0) {
      m_peers.erase(found);
    }
    return false;
  }
  return dishonest && peer.invalid >= m_limits.invalid;
}

void PeerBudget::connected(ConnectionId connection, ByteView origin) {
  std::lock_guard lock(m_mutex);
  m_peers[connection].origin.assign(origin.begin(), origin.end());
}

Submitter PeerBudget::submitter(ConnectionId connection) {
  std::lock_guard lock(m_mutex);
  const auto found = m_peers.find(connection);
  if (found == m_peers.end()) {
    return {connection, {}, Standing::kStranger};
  }
  const Peer& peer = found->second;
  if (peer.proven) {
    return {connection, peer.origin, Standing::kProven};
  }
  // Where there is no address a connection answers for itself alone.
  const Bytes address = suspected_as(peer.origin);
  const bool suspected = peer.origin.empty() ? peer.costly : !address.empty();
  return suspected ? Submitter{connection, address, Standing::kSuspected}
                   : Submitter{connection, peer.origin, Standing::kStranger};
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

void PeerBudget::suspect(const Bytes& origin) {
  if (origin.empty()) {
    return;
  }
  if (m_suspected.size() >= kMostSuspected && !m_suspected.contains(origin)) {
    m_suspected.erase(
        std::ranges::min_element(m_suspected, {}, [](const auto& entry) { return entry.second; }));
  }
  m_suspected[origin] = m_clock.steady_ms();
}

/// The address, or its network when that is suspected as a whole; nothing when neither is.
Bytes PeerBudget::suspected_as(const Bytes& origin) const {
  if (origin.size() == kIpv6Origin && origin.front() == 6) {
    const Bytes network(origin.begin(), origin.begin() + kIpv6Network);
    std::size_t count = 0;
    for (auto near = m_suspected.lower_bound(network); near != m_suspected.end(); ++near) {
      if (!std::ranges::equal(std::span(near->first).first(std::min(kIpv6Network, near->first.size())),
                              network)) {
        break;
      }
      count += is_recent(near->second);
      if (count >= m_limits.suspect_network) {
        return network;
      }
    }
  }
  const auto found = m_suspected.find(origin);
  return found != m_suspected.end() && is_recent(found->second) ? origin : Bytes();
}

}  // namespace tacit
