// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "link/node_link.h"

/// Sends payments to a node over the link, from many connections at once, until every one is final.
namespace tacit::bench {

/// One payment's moments: first sent, accepted by the node, and seen in a block that the node handed out.
struct Passage {
  using Time = std::chrono::steady_clock::time_point;
  Time sent{}, accepted{}, final{};
};

struct ReplayResult {
  std::vector<Passage> passages;  // in the order of the payments
  std::uint64_t blocks = 0;       // that hold at least one of them
  std::uint64_t largest = 0;      // payments in one block
};

/// Payment i goes over connection i mod `connections`, each of which has at most `in_flight` unanswered; the
/// node's limit is 16. One that finds the node busy is sent again. Throws when one is refused, or when
/// nothing happens for a minute.
ReplayResult replay(const NodeLink& node, const std::vector<Bytes>& payments, std::size_t connections,
                    std::size_t in_flight);

}  // namespace tacit::bench
