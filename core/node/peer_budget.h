// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "link/server.h"
#include "node/engine.h"

namespace tacit {

/// How much verification a connection may cause. Transactions being checked are limited in number; refusals
/// that an honest wallet can meet (a spent tag, an expiry) come out of a budget that refills; those that it
/// can not meet (an invalid proof, a form that is none) are counted, for the connection and for its address,
/// so that hanging up does not begin the count again. Thread-safe.
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

  /// `origin` is the connection's address; empty where an address stands for nobody.
  void connected(ConnectionId connection, ByteView origin);
  /// True when the connection has to be cut for what its address has sent through others.
  bool must_cut(ConnectionId connection);
  /// The connection as verification sees it.
  Submitter submitter(ConnectionId connection);
  /// Whom to cut together with a connection that has to be: all of its address, itself included.
  std::vector<ConnectionId> same_address(ConnectionId connection);
  /// Asks to check a transaction; when true, `end` follows exactly once.
  bool begin(ConnectionId connection);
  /// True when the connection has to be cut.
  bool end(ConnectionId connection, const SubmitOutcome& outcome);
  /// The connection has ended. What it sent still counts for its address when the verdict comes.
  void forget(ConnectionId connection);

  const Limits& limits() const { return m_limits; }

 private:
  // So many addresses are counted at a time; a flood of them pushes out whose last one is oldest.
  static constexpr std::size_t kMostOrigins = 4096;

  struct Peer {
    Bytes origin;
    bool gone = false;
    std::size_t unverified = 0;
    std::size_t invalid = 0;
    double refusals = 0;  // spent of the budget
    std::uint64_t since = 0;
  };

  struct Origin {
    std::size_t invalid = 0;
    std::uint64_t last = 0;
  };
  bool charge(const Bytes& origin);
  void make_room();

  const Clock& m_clock;
  const Limits m_limits;
  std::mutex m_mutex;
  std::map<ConnectionId, Peer> m_peers;
  std::map<Bytes, Origin> m_origins;  // for as long as an address would be refused after its last
};

/// Whether no honest wallet sends what has this fault.
bool is_dishonest(TransactionFault fault);

}  // namespace tacit
