// SPDX-License-Identifier: MIT
#include "base/clock.h"

#include <chrono>

namespace tacit {

namespace {

template <class AnyClock>
std::uint64_t milliseconds() {
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(AnyClock::now().time_since_epoch()).count());
}

}  // namespace

std::uint64_t SystemClock::wall_ms() const {
  return milliseconds<std::chrono::system_clock>();
}

std::uint64_t SystemClock::steady_ms() const {
  return milliseconds<std::chrono::steady_clock>();
}

}  // namespace tacit
