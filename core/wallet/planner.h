// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "protocol/amount.h"
#include "protocol/cover_sets.h"
#include "protocol/params.h"

/// Which coins pay (protocol §9): two inputs whenever there are two coins, exactly the least fee, at most 16
/// inputs and 4 cover sets. Pure and deterministic, so that what an open form has prepared is what is sent.
namespace tacit {

/// A coin that may be spent now.
struct Candidate {
  std::uint64_t row = 0;
  Amount value;
  CoverRange set;
};

struct CoinChoice {
  std::vector<std::uint64_t> rows;
  Amount sum, fee, change;
  std::size_t sets = 0;
};

/// The most that one payment to `recipients` addresses can carry, its fee taken off; zero when not even a fee
/// can be paid.
Amount most_payable(const NetworkParameters& network, std::span<const Candidate> coins,
                    std::size_t recipients);

/// Coins for `amount` to `recipients` addresses, and a change output. Two coins of one cover set before two
/// of different ones, the smallest sum that suffices (so a zero coin is the natural filler), and only then
/// more than two. Nothing when it is more than `most_payable`.
std::optional<CoinChoice> choose_coins(const NetworkParameters& network, std::span<const Candidate> coins,
                                       Amount amount, std::size_t recipients);

}  // namespace tacit
