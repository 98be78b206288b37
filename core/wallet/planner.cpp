// SPDX-License-Identifier: MIT
#include "wallet/planner.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "protocol/transaction.h"

namespace tacit {

namespace {

using Coins = std::vector<const Candidate*>;

/// Value, and by row among equals, so that the order never depends on how coins were stored.
bool less(const Candidate* a, const Candidate* b) {
  return a->value != b->value ? a->value < b->value : a->row < b->row;
}

Coins sorted(std::span<const Candidate> coins) {
  Coins result;
  for (const Candidate& coin : coins) {
    result.push_back(&coin);
  }
  std::ranges::sort(result, less);
  return result;
}

/// What these coins pay; nothing when they do not reach amount and fee.
std::optional<CoinChoice> evaluate(const NetworkParameters& network, const Coins& chosen, Amount amount,
                                   std::size_t recipients) {
  CoinChoice choice;
  std::set<CoverRange> sets;
  std::uint64_t sum = 0;  // at most 16 amounts below 2^62: looked at after each addition
  for (const Candidate* coin : chosen) {
    choice.rows.push_back(coin->row);
    sets.insert(coin->set);
    sum += coin->value.units();
    if (sum >= kAmountLimit) {
      return std::nullopt;
    }
  }
  choice.sum = Amount::from_units(sum);
  choice.sets = sets.size();
  choice.fee = network.least_fee(chosen.size(), recipients + 1, choice.sets);
  const auto needed = checked_add(amount, choice.fee);
  const auto change = needed ? checked_subtract(choice.sum, *needed) : std::nullopt;
  if (!change) {
    return std::nullopt;
  }
  choice.change = *change;
  return choice;
}

/// The pair with the smallest sum that pays; `coins` are in order of value. Two fingers: while the pair is
/// too small the lower one goes up, else the upper one goes down.
std::optional<CoinChoice> best_pair(const NetworkParameters& network, const Coins& coins, Amount amount,
                                    std::size_t recipients) {
  std::optional<CoinChoice> best;
  std::size_t low = 0;
  std::size_t high = coins.empty() ? 0 : coins.size() - 1;
  while (low < high) {
    auto choice = evaluate(network, {coins[low], coins[high]}, amount, recipients);
    if (!choice) {
      ++low;
      continue;
    }
    if (!best || choice->sum < best->sum) {
      best = std::move(choice);
    }
    --high;
  }
  return best;
}

std::optional<CoinChoice> best_pair_of_one_set(const NetworkParameters& network, const Coins& coins,
                                               Amount amount, std::size_t recipients) {
  std::map<CoverRange, Coins> groups;
  for (const Candidate* coin : coins) {
    groups[coin->set].push_back(coin);
  }
  std::optional<CoinChoice> best;
  for (const auto& [set, group] : groups) {
    auto choice = best_pair(network, group, amount, recipients);
    if (choice && (!best || choice->sum < best->sum)) {
      best = std::move(choice);
    }
  }
  return best;
}

/// The largest coins, at most `most`, from the four sets whose largest coins have the greatest sum.
Coins largest(std::span<const Candidate> coins, std::size_t most) {
  std::map<CoverRange, Coins> groups;
  for (const Candidate* coin : sorted(coins)) {
    Coins& group = groups[coin->set];
    group.insert(group.begin(), coin);
  }
  std::vector<std::pair<std::uint64_t, Coins>> ranked;
  for (auto& [set, group] : groups) {
    group.resize(std::min(group.size(), most));
    std::uint64_t sum = 0;
    for (const Candidate* coin : group) {
      sum = std::min(kAmountLimit, sum + coin->value.units());
    }
    ranked.emplace_back(sum, group);
  }
  std::ranges::stable_sort(ranked, [](const auto& a, const auto& b) { return a.first > b.first; });
  ranked.resize(std::min(ranked.size(), kMostCoverSets));
  Coins result;
  for (const auto& [sum, group] : ranked) {
    result.insert(result.end(), group.begin(), group.end());
  }
  std::ranges::sort(result, [](const Candidate* a, const Candidate* b) { return less(b, a); });
  result.resize(std::min(result.size(), most));
  return result;
}

}  // namespace

Amount most_payable(const NetworkParameters& network, std::span<const Candidate> coins,
                    std::size_t recipients) {
  Amount most;
  const Coins all = largest(coins, kMostInputs);
  for (std::size_t count = std::min<std::size_t>(2, all.size()); count >= 1 && count <= all.size(); ++count) {
    const Coins some(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
    if (const auto choice = evaluate(network, some, Amount(), recipients)) {
      most = std::max(most, choice->change);
    }
  }
  return most;
}

std::optional<CoinChoice> choose_coins(const NetworkParameters& network, std::span<const Candidate> coins,
                                       Amount amount, std::size_t recipients) {
  const Coins all = sorted(coins);
  if (all.size() == 1) {
    return evaluate(network, all, amount, recipients);
  }
  if (auto choice = best_pair_of_one_set(network, all, amount, recipients)) {
    return choice;
  }
  if (auto choice = best_pair(network, all, amount, recipients)) {
    return choice;
  }
  const Coins top = largest(coins, kMostInputs);
  for (std::size_t count = 2; count <= top.size(); ++count) {
    const Coins some(top.begin(), top.begin() + static_cast<std::ptrdiff_t>(count));
    if (auto choice = evaluate(network, some, amount, recipients)) {
      return choice;
    }
  }
  return std::nullopt;
}

}  // namespace tacit
