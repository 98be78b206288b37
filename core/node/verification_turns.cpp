// SPDX-License-Identifier: MIT
#include "node/verification_turns.h"

#include <algorithm>

#include "base/check.h"

namespace tacit {

namespace {

// What a unit of work counts: 16, 8 and 1 parts for the proven, strangers and the suspected.
constexpr std::array<std::uint64_t, kStandings> kPrice{1, 2, 16};
// The clocks' unit is a part of that of work, since work is shared among many.
constexpr std::uint64_t kParts = 1024;

}  // namespace

VerificationTurns::Group VerificationTurns::group_of(const Submitter& from) {
  const bool by_itself = from.address.empty() || from.standing == Standing::kProven;
  return {from.address, by_itself ? from.connection : 0};
}

VerificationTurns::Connection* VerificationTurns::find(std::uint64_t connection, GroupState*& state) {
  const auto group = m_group_of.find(connection);
  if (group == m_group_of.end()) {
    return nullptr;
  }
  state = &m_groups.at(group->second);
  return &state->connections.at(connection);
}

void VerificationTurns::add(const Submitter& from, const Bytes32& id, const Load& load) {
  const Group group = group_of(from);
  if (const auto known = m_group_of.find(from.connection);
      known != m_group_of.end() && known->second != group) {
    move(from.connection, group);
  }
  m_group_of[from.connection] = group;
  GroupState& state = m_groups[group];
  // Who is suspected no longer begins anew; while something of it is in verification, that may not be known.
  if (state.standing != Standing::kSuspected || state.running == 0) {
    set_standing(state, from.standing);
  }
  append(group, from.connection, {id, load});
}

void VerificationTurns::append(const Group& group, std::uint64_t id, const Waiting& waiting) {
  GroupState& state = m_groups.at(group);
  if (state.turns.empty()) {
    m_turns.push_back(group);
    // Work that was not asked for in time is not made up for.
    state.begins = std::max(state.begins, clock(state.standing));
  }
  Connection& connection = state.connections[id];
  if (connection.waiting.empty()) {
    state.turns.push_back(id);
  }
  connection.waiting.push_back(waiting);
  connection.weight += waiting.load.weight;
  state.weight += waiting.load.weight;
}

/// Standings have clocks of their own.
void VerificationTurns::set_standing(GroupState& state, Standing standing) {
  if (state.standing != standing) {
    state.standing = standing;
    state.begins = clock(standing);
  }
}

void VerificationTurns::move(std::uint64_t connection, const Group& to) {
  GroupState* state = nullptr;
  Connection* queue = find(connection, state);
  const std::deque<Waiting> waiting = std::move(queue->waiting);
  queue->waiting.clear();
  forget(connection);
  m_group_of[connection] = to;
  GroupState& target = m_groups[to];
  target.connections[connection];
  for (const Waiting& one : waiting) {
    append(to, connection, one);
  }
}

void VerificationTurns::remove(std::uint64_t connection, const Bytes32& id) {
  GroupState* state = nullptr;
  Connection* queue = find(connection, state);
  if (!queue) {
    return;
  }
  const auto found =
      std::ranges::find_if(queue->waiting, [&](const Waiting& waiting) { return waiting.id == id; });
  if (found == queue->waiting.end()) {
    return;
  }
  queue->weight -= found->load.weight;
  state->weight -= found->load.weight;
  queue->waiting.erase(found);
  if (queue->waiting.empty()) {
    state->turns.remove(connection);
    if (state->turns.empty()) {
      m_turns.remove(m_group_of.at(connection));
    }
  }
}

void VerificationTurns::forget(std::uint64_t connection) {
  GroupState* state = nullptr;
  const Connection* queue = find(connection, state);
  if (!queue) {
    return;
  }
  const Group group = m_group_of.extract(connection).mapped();
  state->weight -= queue->weight;
  state->turns.remove(connection);
  state->connections.erase(connection);
  if (state->turns.empty()) {
    m_turns.remove(group);
  }
  erase_if_idle(group);
}

std::optional<Standing> VerificationTurns::whose(const Choice& among) const {
  std::optional<std::size_t> least;
  for (std::size_t i = 0; i < kStandings; ++i) {
    if (among[i] && ready(static_cast<Standing>(i)) && (!least || m_charged[i] < m_charged[*least])) {
      least = i;
    }
  }
  return least ? std::optional(static_cast<Standing>(*least)) : std::nullopt;
}

bool VerificationTurns::ready(Standing standing) const {
  return std::ranges::any_of(m_turns,
                             [&](const Group& group) { return may_begin(m_groups.at(group), standing); });
}

/// The group that would be done first.
std::list<VerificationTurns::Group>::iterator VerificationTurns::soonest(Standing standing) {
  auto best = m_turns.end();
  std::uint64_t best_end = 0;
  for (auto group = m_turns.begin(); group != m_turns.end(); ++group) {
    const GroupState& state = m_groups.at(*group);
    const std::uint64_t end = state.begins + kParts * state.next().load.work;
    if (may_begin(state, standing) && (best == m_turns.end() || end < best_end)) {
      best = group;
      best_end = end;
    }
  }
  return best;
}

std::optional<VerificationTurns::Turn> VerificationTurns::next(Standing standing) {
  const auto found = soonest(standing);
  if (found == m_turns.end()) {
    return std::nullopt;
  }
  const Group group = *found;
  GroupState& state = m_groups.at(group);
  const std::uint64_t connection = state.turns.front();
  Turn turn{state.next().id, group, connection};
  const std::uint64_t work = state.next().load.work;
  advance_clock(standing, work);
  state.begins += kParts * work;
  // Whoever had a turn goes to the end, connection and group.
  state.turns.splice(state.turns.end(), state.turns, state.turns.begin());
  m_turns.splice(m_turns.end(), m_turns, found);
  ++state.running;
  remove(connection, turn.id);
  std::erase_if(m_groups, [this](const auto& entry) { return idle(entry.second); });
  return turn;
}

/// Work that is done is due to all that wait, in equal parts; and the clock does not stand before the first
/// of them.
void VerificationTurns::advance_clock(Standing standing, std::uint64_t work) {
  std::uint64_t waiting = 0, first = UINT64_MAX;
  for (const Group& group : m_turns) {
    const GroupState& state = m_groups.at(group);
    if (state.standing == standing) {
      ++waiting;
      first = std::min(first, state.begins);
    }
  }
  clock(standing) = std::max(clock(standing), first) + kParts * work / waiting;
}

void VerificationTurns::charge(Standing standing, std::uint64_t work) {
  const auto own = static_cast<std::size_t>(standing);
  for (std::size_t i = 0; i < kStandings; ++i) {
    const bool waits = std::ranges::any_of(
        m_turns, [&](const Group& group) { return m_groups.at(group).standing == static_cast<Standing>(i); });
    if (!waits) {
      m_charged[i] = std::max(m_charged[i], m_charged[own]);  // nobody saves up what is not asked for
    }
  }
  m_charged[own] += work * kPrice[own];
}

void VerificationTurns::finished(const Group& group, Verdict verdict) {
  GroupState& state = m_groups.at(group);
  TACIT_CHECK(state.running > 0);
  --state.running;
  if (verdict == Verdict::kValid) {
    state.allowed = std::min(state.allowed + 1, m_most_together);
  } else if (verdict == Verdict::kInvalidProof) {
    state.allowed = 1;
    set_standing(state, Standing::kSuspected);
  }
  erase_if_idle(group);
}

/// What an address has had too much is remembered for as long as that matters, so that coming again is no
/// new beginning.
bool VerificationTurns::idle(const GroupState& state) const {
  return state.connections.empty() && state.running == 0 && state.begins <= clock(state.standing);
}

void VerificationTurns::erase_if_idle(const Group& group) {
  const auto found = m_groups.find(group);
  if (found != m_groups.end() && idle(found->second)) {
    m_groups.erase(found);
  }
}

std::optional<VerificationTurns::Turn> VerificationTurns::outweighed(const Submitter& newcomer,
                                                                     std::size_t weight) const {
  const auto weight_of = [&](const Group& group) { return m_groups.at(group).weight; };
  const auto heaviest = std::ranges::max_element(m_turns, {}, weight_of);
  const auto own = m_groups.find(group_of(newcomer));
  const std::size_t own_weight = own == m_groups.end() ? 0 : own->second.weight;
  if (heaviest == m_turns.end() || weight_of(*heaviest) <= own_weight + weight) {
    return std::nullopt;
  }
  const GroupState& state = m_groups.at(*heaviest);
  const std::uint64_t connection = *std::ranges::max_element(
      state.turns, {}, [&](std::uint64_t id) { return state.connections.at(id).weight; });
  return Turn{state.connections.at(connection).waiting.back().id, *heaviest, connection};
}

}  // namespace tacit
