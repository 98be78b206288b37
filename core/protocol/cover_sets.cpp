// SPDX-License-Identifier: MIT
#include "protocol/cover_sets.h"

#include <algorithm>

#include "base/check.h"
#include "base/rule.h"

namespace tacit {

bool cover_set_allowed(std::uint64_t N, CoverRange set, std::uint64_t final) {
  if (breaks(Rule::kCoverSetExists, set.first > final || set.count > final - set.first)) {
    return false;
  }
  const std::uint64_t half = N / 2;
  const bool regular = set.first % half == 0 && set.count >= half && set.count <= N;
  const bool young = set.first == 0 && set.count >= 1 && set.count < half && final < N;
  return keeps(Rule::kCoverSetShape, regular || young);
}

std::vector<CoverRange> partition_coins(std::uint64_t N, std::uint64_t total) {
  const std::uint64_t half = N / 2;
  const std::uint64_t B = total / N * N;
  const std::uint64_t r = total - B;
  std::vector<CoverRange> parts;
  const auto add = [&](std::uint64_t first, std::uint64_t count) {
    if (count > 0) {
      parts.push_back({first, static_cast<std::uint32_t>(count)});
    }
  };
  const bool rest_stands_alone = B == 0 || r >= half;
  const std::uint64_t full = rest_stands_alone ? B : B - N;
  for (std::uint64_t first = 0; first < full; first += N) {
    add(first, N);
  }
  if (rest_stands_alone) {
    add(B, r);
  } else {
    add(B - N, half);
    add(B - half, r + half);
  }
  return parts;
}

CoverRange choose_cover_set(std::uint64_t N, std::uint64_t index, std::uint64_t total) {
  TACIT_CHECK(index < total);
  // All but the last two full blocks stay whole whatever the rest is.
  const std::uint64_t blocks = total / N;
  const std::uint64_t skip = blocks > 2 ? (blocks - 2) * N : 0;
  if (index < skip) {
    return {index / N * N, static_cast<std::uint32_t>(N)};
  }
  const auto parts = partition_coins(N, total - skip);
  const auto part = std::ranges::find_if(parts, [&](CoverRange range) {
    return index - skip >= range.first && index - skip - range.first < range.count;
  });
  TACIT_CHECK(part != parts.end());
  return {part->first + skip, part->count};
}

bool is_settled(std::uint64_t N, std::uint64_t index, std::uint64_t total) {
  const std::uint64_t after = N + N / 2;  // from the block's first coin to where it settles
  return total >= after && index / N * N <= total - after;
}

}  // namespace tacit
