// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "link/node_link.h"

/// What hostile peers do to a node, each on one thread, until it is told to stop.
namespace tacit::bench {

/// What the attacks are made of.
struct FloodMaterial {
  NodeLink node;
  std::vector<Bytes> refused_early;  // transactions whose last authorisation is false
  std::vector<Bytes> refused_late;   // valid but for a membership, over four cover sets
  std::vector<Bytes> refused_light;  // the same of one input and one cover set
};

struct Flood {
  std::string name, unit;  // of what it counts
  std::size_t threads = 1;
  std::function<void(const FloodMaterial&, std::size_t thread, const std::atomic<bool>& stop,
                     std::atomic<std::uint64_t>& count)>
      run;
};

inline constexpr std::size_t kFloods = 9;
std::array<Flood, kFloods> floods();

}  // namespace tacit::bench
