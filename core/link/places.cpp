// SPDX-License-Identifier: MIT
#include "link/places.h"

#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace tacit::detail {

namespace {

using Counts = std::map<PeerAddress, std::size_t>;

/// The oldest of the address with most connections that have not said hello.
std::optional<std::uint64_t> stranger(std::span<const Place> places) {
  Counts strangers;
  for (const Place& place : places) {
    strangers[place.address] += !place.hello;
  }
  const Place* worst = nullptr;
  for (const Place& place : places) {
    if (place.hello) {
      continue;
    }
    const std::size_t many = strangers.at(place.address);
    const std::size_t worst_many = worst != nullptr ? strangers.at(worst->address) : 0;
    if (many > worst_many ||
        (many == worst_many && std::pair(place.accepted, place.id) < std::pair(worst->accepted, worst->id))) {
      worst = &place;
    }
  }
  return worst != nullptr ? std::optional(worst->id) : std::nullopt;
}

/// Whoever has been silent longest, of the address with most connections.
std::optional<std::uint64_t> neighbour(std::span<const Place> places, const PeerAddress& newcomer) {
  Counts counts;
  for (const Place& place : places) {
    ++counts[place.address];
  }
  // The greater, the sooner.
  const auto goes = [&](const Place& place) { return std::tuple(counts.at(place.address), !place.kept); };
  const Place* worst = nullptr;
  for (const Place& place : places) {
    if (worst == nullptr || goes(place) > goes(*worst) ||
        (goes(place) == goes(*worst) && place.last_message < worst->last_message)) {
      worst = &place;
    }
  }
  const bool fair = worst != nullptr && counts.at(worst->address) > counts[newcomer] + 1;
  return fair ? std::optional(worst->id) : std::nullopt;
}

}  // namespace

std::optional<std::uint64_t> place_of_all(std::span<const Place> places, const PeerAddress& newcomer) {
  const auto leaving = stranger(places);
  return leaving ? leaving : neighbour(places, newcomer);
}

std::optional<std::uint64_t> place_of_address(std::span<const Place> places, const PeerAddress& newcomer,
                                              SteadyTime now, std::uint64_t random) {
  std::size_t without_hello = 0;
  std::vector<std::uint64_t> silent, others;
  for (const Place& place : places) {
    if (place.address != newcomer) {
      continue;
    }
    without_hello += !place.hello;
    if (!place.hello && now - place.accepted >= kTimeForHello) {
      silent.push_back(place.id);
    } else if (place.hello && !place.kept && now - place.accepted >= kOwnTime) {
      others.push_back(place.id);
    }
  }
  const std::vector<std::uint64_t>& from =
      !silent.empty() || without_hello >= kMostWithoutHello ? silent : others;
  return from.empty() ? std::nullopt : std::optional(from[random % from.size()]);
}

}  // namespace tacit::detail
