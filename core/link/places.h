// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>

#include "link/admission.h"

/// Internal to the link: who leaves when a newcomer needs a place and all are taken. Pure functions; time and
/// randomness are passed in.
namespace tacit::detail {

using SteadyTime = std::chrono::steady_clock::time_point;

/// A connection as far as it counts here.
struct Place {
  std::uint64_t id = 0;
  PeerAddress address;
  bool hello = false;  // has said so
  bool kept = false;   // LinkServer::keep
  SteadyTime accepted;
  SteadyTime last_message;
};

/// When all places are taken: somebody who has not said hello yet goes first, so that half-open handshakes
/// keep nobody out who completes theirs faster than others begin; then somebody of an address that has more
/// places than the newcomer's would have, one that is kept last. Nothing: the newcomer has to go.
std::optional<std::uint64_t> place_of_all(std::span<const Place> places, const PeerAddress& newcomer);

/// How long a connection has its place for itself among those of its address, without and with hello.
inline constexpr std::chrono::seconds kTimeForHello{2}, kOwnTime{10};
/// So many of an address that have not said hello leave places to others; they do not take more of these.
inline constexpr std::size_t kMostWithoutHello = 8;

/// When those of the newcomer's address are taken: one by chance of those that have had theirs for such a
/// time and are not kept, first of those that have not said hello. So who holds all places of an address that
/// many share, one exit of Tor or one connection to the internet, holds none of them for long.
std::optional<std::uint64_t> place_of_address(std::span<const Place> places, const PeerAddress& newcomer,
                                              SteadyTime now, std::uint64_t random);

}  // namespace tacit::detail
