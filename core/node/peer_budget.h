// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>

#include "base/clock.h"
#include "link/server.h"
#include "node/engine.h"

namespace tacit {

/// How much verification a connection may cause. Transactions being checked are limited in number; refusals
/// that an honest wallet can meet (a spent tag, an expiry) come out of a budget that refills; those that it
/// can not meet (an invalid proof, a form that is none) are counted. Thread-safe.
class PeerBudget {
 public:
  struct Limits {
    std::size_t unverified = 16;            // transactions of one connection at once
    double refusals = 32;                   // honest refusals in a row
    double refusals_per_second = 1;         // by which that refills
    std::size_t invalid = 3;                // the third invalid transaction ends the connection
    std::uint64_t refuse_for_ms = 120'000;  // afterwards its address is refused for so long
  };

  PeerBudget(const Clock& clock, const Limits& limits) : m_clock(clock), m_limits(limits) {}

  /// Asks to check a transaction; when true, `end` follows exactly once.
  bool begin(ConnectionId connection);
  /// True when the connection has to be cut.
  bool end(ConnectionId connection, const SubmitOutcome& outcome);
  void forget(ConnectionId connection);

  const Limits& limits() const { return m_limits; }

 private:
  struct Peer {
    std::size_t unverified = 0;
    std::size_t invalid = 0;
    double refusals = 0;  // spent of the budget
    std::uint64_t since = 0;
  };

  const Clock& m_clock;
  const Limits m_limits;
  std::mutex m_mutex;
  std::map<ConnectionId, Peer> m_peers;
};

/// Whether no honest wallet sends what has this fault.
bool is_dishonest(TransactionFault fault);

}  // namespace tacit
