// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace tacit {

/// Time is passed in, so that tests own it. Implementations are thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  /// Milliseconds since 1970, UTC. May jump.
  virtual std::uint64_t wall_ms() const = 0;
  /// Milliseconds since some moment before the program started, those included in which the computer slept.
  /// Never goes back.
  virtual std::uint64_t steady_ms() const = 0;
};

class SystemClock final : public Clock {
 public:
  std::uint64_t wall_ms() const override;
  std::uint64_t steady_ms() const override;
};

}  // namespace tacit
