// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

/// Which ranges of coins an input may hide in, and which one a wallet takes (protocol §5). `N` is the
/// network's set size n^m, at least 16; `total` and `final` count coins in finalised blocks. Pure functions
/// on public data.
namespace tacit {

/// Coins first … first+count−1.
struct CoverRange {
  std::uint64_t first = 0;
  std::uint32_t count = 0;
  friend auto operator<=>(const CoverRange&, const CoverRange&) = default;
};

/// The ledger's rule when `final` coins were final before the block. first + count is not computed in a way
/// that wraps.
bool cover_set_allowed(std::uint64_t N, CoverRange set, std::uint64_t final);

/// The parts into which every wallet divides `total` coins, in order; none for none.
std::vector<CoverRange> partition_coins(std::uint64_t N, std::uint64_t total);

/// The part that the coin `index` < `total` (checked) is in, without listing the others.
CoverRange choose_cover_set(std::uint64_t N, std::uint64_t index, std::uint64_t total);

/// Whether the part of the coin `index` will never change again: `total` has passed its block by N/2.
bool is_settled(std::uint64_t N, std::uint64_t index, std::uint64_t total);

}  // namespace tacit
