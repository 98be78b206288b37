// SPDX-License-Identifier: MIT
#pragma once

#include <array>
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

/// Whose transaction is verified next. Turns go by work, not by number: a transaction's work is known from
/// its form before anything is verified, and each transaction is due when its group would be done with it if
/// all that wait shared the processor (weighted fair queueing). So who asks for little is served before who
/// asks for much and has not waited long; nobody waits for more than as much work of each other group,
/// however much those have waiting.
///
/// A group is an address, within which connections take turns; or a single connection that is proven or of
/// this machine. A group may have one transaction in verification at a time, and one more for each that was
/// found valid, up to a limit; an invalid proof sets that back to one.
///
/// The proven, strangers and the suspected (engine.h) are apart, because one invalid proof makes everything
/// that is verified together with it take longer. Each of the three has its share of the work while others
/// wait: 16, 8 and 1 parts. Not thread-safe; time does not come into it.
class VerificationTurns {
 public:
  /// An address and 0, or what a connection has for itself.
  using Group = std::pair<Bytes, std::uint64_t>;

  /// `most_together` is how many transactions of one group may be in verification at once, at least 1.
  explicit VerificationTurns(std::size_t most_together) : m_most_together(most_together) {}

  /// What a transaction takes: `weight` is what it is worth in `outweighed`, `work` at least 1.
  struct Load {
    std::size_t weight = 1;
    std::uint64_t work = 1;
  };
  /// At the end of the connection's own, which go with it when it changes to another group. Each id at most
  /// once for a connection.
  void add(const Submitter& from, const Bytes32& id, const Load& load);
  /// Takes it out again; nothing happens when it is not there.
  void remove(std::uint64_t connection, const Bytes32& id);
  /// Forgets a connection with all that it has waiting.
  void forget(std::uint64_t connection);

  struct Turn {
    Bytes32 id{};
    Group group;
    std::uint64_t connection = 0;
  };
  using Choice = std::array<bool, kStandings>;
  /// Those whose turn it is among the chosen, when a group of theirs may have a transaction verified.
  std::optional<Standing> whose(const Choice& among) const;
  /// Their next transaction, which is in verification from now on, until `finished`; nothing when no group of
  /// theirs that may have one waits.
  std::optional<Turn> next(Standing standing);
  /// What is verified for them at once takes so much work of their share.
  void charge(Standing standing, std::uint64_t work);
  /// Whether a group of theirs could have a transaction verified.
  bool ready(Standing standing) const;

  enum class Verdict : std::uint8_t { kValid, kInvalidProof, kOther };
  void finished(const Group& group, Verdict verdict);

  /// The newest transaction of the heaviest connection of the heaviest group, when that group would outweigh
  /// the newcomer's even with `weight` more in the latter. For making room.
  std::optional<Turn> outweighed(const Submitter& newcomer, std::size_t weight) const;

  /// Groups that have a connection here, something in verification, or had more work than is due to them.
  std::size_t groups() const { return m_groups.size(); }

 private:
  struct Waiting {
    Bytes32 id{};
    Load load;
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
    Standing standing = Standing::kStranger;
    std::uint64_t begins = 0;  // its next transaction would, on the clock of its standing

    const Waiting& next() const { return connections.at(turns.front()).waiting.front(); }
  };

  static Group group_of(const Submitter& from);
  void move(std::uint64_t connection, const Group& to);
  void set_standing(GroupState& state, Standing standing);
  void append(const Group& group, std::uint64_t connection, const Waiting& waiting);
  bool idle(const GroupState& state) const;
  void erase_if_idle(const Group& group);
  std::list<Group>::iterator soonest(Standing standing);
  void advance_clock(Standing standing, std::uint64_t work);
  bool may_begin(const GroupState& state, Standing standing) const {
    return state.standing == standing && state.running < state.allowed;
  }
  Connection* find(std::uint64_t connection, GroupState*& state);
  std::uint64_t& clock(Standing standing) { return m_clocks[static_cast<std::size_t>(standing)]; }
  std::uint64_t clock(Standing standing) const { return m_clocks[static_cast<std::size_t>(standing)]; }

  const std::size_t m_most_together;
  std::map<Group, GroupState> m_groups;
  std::map<std::uint64_t, Group> m_group_of;  // connection to group
  std::list<Group> m_turns;                   // groups with something waiting, longest served first
  // Of each standing: the work that is due to a group that has something waiting all the time.
  std::array<std::uint64_t, kStandings> m_clocks{};
  std::array<std::uint64_t, kStandings> m_charged{};  // work by share
};

}  // namespace tacit
