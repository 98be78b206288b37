// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>

#include "base/bytes.h"
#include "base/clock.h"
#include "link/server.h"
#include "node/engine.h"

namespace tacit {

/// How much verification a connection may cause. Transactions being checked are limited in number; refusals
/// that an honest wallet can meet (a spent tag, an expiry) come out of a budget that refills; those that it
/// can not meet are counted, and the third ends the connection, and no other: many may share an address.
///
/// What is costly to refuse, an invalid proof, also makes its address suspected for a while, so that hanging
/// up changes nothing: what comes from there is verified behind what comes from others. One person may have
/// 65 536 IPv6 addresses, each a /64: when several of a /48 are suspected, all of it is, and counts as one.
/// But a connection that has brought payments is known by these, whatever its neighbours send. Thread-safe.
class PeerBudget {
 public:
  struct Limits {
    std::size_t unverified = 16;             // transactions of one connection at once
    double refusals = 32;                    // honest refusals in a row
    double refusals_per_second = 1;          // by which that refills
    std::size_t invalid = 3;                 // so many that no honest wallet sends end a connection
    std::uint64_t suspect_for_ms = 120'000;  // an address, after its last invalid proof
    std::size_t suspect_network = 4;         // so many suspected /64 make their /48 suspected
  };

  PeerBudget(const Clock& clock, const Limits& limits) : m_clock(clock), m_limits(limits) {}

  /// `origin` is the connection's address (LinkHandler); empty where an address stands for nobody.
  void connected(ConnectionId connection, ByteView origin);
  /// The connection as verification sees it.
  Submitter submitter(ConnectionId connection);
  /// Asks to check a transaction; when true, `end` follows exactly once.
  bool begin(ConnectionId connection);
  /// True when the connection has to be cut.
  bool end(ConnectionId connection, const SubmitOutcome& outcome);
  /// The connection has ended. What it sent still counts for its address when the verdict comes.
  void forget(ConnectionId connection);

  const Limits& limits() const { return m_limits; }

 private:
  // So many addresses are remembered at a time; a flood of them pushes out whose last proof is oldest.
  static constexpr std::size_t kMostSuspected = 4096;

  struct Peer {
    Bytes origin;
    bool gone = false;
    bool proven = false;
    bool costly = false;  // has sent an invalid proof
    std::size_t unverified = 0;
    std::size_t invalid = 0;
    double refusals = 0;  // spent of the budget
    std::uint64_t since = 0;
  };

  void suspect(const Bytes& origin);
  bool is_recent(std::uint64_t last) const { return m_clock.steady_ms() - last < m_limits.suspect_for_ms; }
  Bytes suspected_as(const Bytes& origin) const;

  const Clock& m_clock;
  const Limits m_limits;
  std::mutex m_mutex;
  std::map<ConnectionId, Peer> m_peers;
  std::map<Bytes, std::uint64_t> m_suspected;  // when its last invalid proof was refused
};

/// Whether no honest wallet sends what has this fault.
bool is_dishonest(TransactionFault fault);

}  // namespace tacit
