// SPDX-License-Identifier: MIT
#include "node/verification_turns.h"

#include <algorithm>

#include "base/check.h"

namespace tacit {

VerificationTurns::Group VerificationTurns::group_of(const Submitter& from) {
  return {from.address, from.address.empty() ? from.connection : 0};
}

VerificationTurns::Connection* VerificationTurns::find(std::uint64_t connection, GroupState*& state) {
  const auto group = m_group_of.find(connection);
  if (group == m_group_of.end()) {
    return nullptr;
  }
  state = &m_groups.at(group->second);
  return &state->connections.at(connection);
}

void VerificationTurns::add(const Submitter& from, const Bytes32& id, std::size_t weight) {
  const Group& group = m_group_of.try_emplace(from.connection, group_of(from)).first->second;
  GroupState& state = m_groups[group];
  // Who is suspected no longer begins anew; while something of it is in verification, that may not be known.
  state.suspected = from.suspected || (state.suspected && state.running > 0);
  if (state.turns.empty()) {
    m_turns.push_back(group);
  }
  Connection& connection = state.connections[from.connection];
  if (connection.waiting.empty()) {
    state.turns.push_back(from.connection);
  }
  connection.waiting.push_back({id, weight});
  connection.weight += weight;
  state.weight += weight;
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
  queue->weight -= found->weight;
  state->weight -= found->weight;
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

std::optional<VerificationTurns::Turn> VerificationTurns::next(bool suspected) {
  const auto may = [&](const Group& group) {
    const GroupState& state = m_groups.at(group);
    return state.suspected == suspected && state.running < state.allowed;
  };
  const auto found = std::ranges::find_if(m_turns, may);
  if (found == m_turns.end()) {
    return std::nullopt;
  }
  const Group group = *found;
  GroupState& state = m_groups.at(group);
  const std::uint64_t connection = state.turns.front();
  Turn turn{state.connections.at(connection).waiting.front().id, group, connection};
  // Whoever had a turn goes to the end, connection and group.
  state.turns.splice(state.turns.end(), state.turns, state.turns.begin());
  m_turns.splice(m_turns.end(), m_turns, found);
  ++state.running;
  remove(connection, turn.id);
  return turn;
}

bool VerificationTurns::ready() const {
  return std::ranges::any_of(m_turns, [&](const Group& group) {
    const GroupState& state = m_groups.at(group);
    return state.running < state.allowed;
  });
}

void VerificationTurns::finished(const Group& group, Verdict verdict) {
  GroupState& state = m_groups.at(group);
  TACIT_CHECK(state.running > 0);
  --state.running;
  if (verdict == Verdict::kValid) {
    state.allowed = std::min(state.allowed + 1, m_most_together);
  } else if (verdict == Verdict::kInvalidProof) {
    state.allowed = 1;
    state.suspected = true;
  }
  erase_if_idle(group);
}

void VerificationTurns::erase_if_idle(const Group& group) {
  const auto found = m_groups.find(group);
  if (found != m_groups.end() && found->second.connections.empty() && found->second.running == 0) {
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
