// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "node/engine.h"

namespace tacit {

/// Whose transaction is verified next. Addresses take turns, one transaction each, and within an address its
/// connections do. So whoever sends one waits for one of every other address at most, however much those have
/// waiting.
///
/// An address may have one transaction in verification at a time, and one more for each that was found valid,
/// up to a limit; an invalid proof sets that back to one. And whoever sent one lately is suspected: what it
/// sends has its turn when nobody else's waits, apart from theirs, because one invalid proof makes everything
/// that is verified together with it take longer. Not thread-safe; time does not come into it.
class VerificationTurns {
 public:
  /// An address; or, on this machine, a connection.
  using Group = std::pair<Bytes, std::uint64_t>;

  /// `most_together` is how many transactions of one group may be in verification at once, at least 1.
  explicit VerificationTurns(std::size_t most_together) : m_most_together(most_together) {}

  /// At the end of the connection's own. `weight` is what it is worth in `outweighed`. Each id at most once
  /// for a connection.
  void add(const Submitter& from, const Bytes32& id, std::size_t weight);
  /// Takes it out again; nothing happens when it is not there.
  void remove(std::uint64_t connection, const Bytes32& id);
  /// Forgets a connection with all that it has waiting.
  void forget(std::uint64_t connection);

  struct Turn {
    Bytes32 id{};
    Group group;
    std::uint64_t connection = 0;
  };
  /// The next transaction, which is in verification from now on, until `finished`; nothing when no group that
  /// may have one waits. Of suspected groups alone, or of the others.
  std::optional<Turn> next(bool suspected);
  bool ready() const;

  enum class Verdict : std::uint8_t { kValid, kInvalidProof, kOther };
  void finished(const Group& group, Verdict verdict);

  /// The newest transaction of the heaviest connection of the heaviest group, when that group would outweigh
  /// the newcomer's even with `weight` more in the latter. For making room.
  std::optional<Turn> outweighed(const Submitter& newcomer, std::size_t weight) const;

  /// Groups that have a connection here or something in verification.
  std::size_t groups() const { return m_groups.size(); }

 private:
  struct Waiting {
    Bytes32 id{};
    std::size_t weight = 0;
  };
  struct Connection {
    std::deque<Waiting> waiting;
    std::size_t weight = 0;
  };
  struct GroupState {
    std::map<std::uint64_t, Connection> connections;
    std::list<std::uint64_t> turns;  // connections with something waiting, the next first
    std::size_t weight = 0;
    std::size_t running = 0;
    std::size_t allowed = 1;
    bool suspected = false;
  };

  static Group group_of(const Submitter& from);
  void erase_if_idle(const Group& group);
  Connection* find(std::uint64_t connection, GroupState*& state);

  const std::size_t m_most_together;
  std::map<Group, GroupState> m_groups;
  std::map<std::uint64_t, Group> m_group_of;  // connection to group
  std::list<Group> m_turns;                   // groups with something waiting, the next first
};

}  // namespace tacit
