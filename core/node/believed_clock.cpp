// SPDX-License-Identifier: MIT
#include "node/believed_clock.h"

#include <string>

#include "base/log.h"

namespace tacit {
namespace {

std::int64_t difference(std::uint64_t a, std::uint64_t b) {
  return static_cast<std::int64_t>(a - b);
}

}  // namespace

BelievedClock::BelievedClock(const Clock& clock, std::uint64_t newest_ms, const Limits& limits)
    : m_clock(clock), m_limits(limits) {
  const std::uint64_t wall = clock.wall_ms();
  const bool sane = wall <= newest_ms || wall - newest_ms <= limits.absence_ms;
  m_offset_ms = difference(sane ? wall : newest_ms, clock.steady_ms());
}

std::uint64_t BelievedClock::wall_ms() const {
  std::lock_guard lock(m_mutex);
  const std::uint64_t wall = m_clock.wall_ms(), steady = m_clock.steady_ms();
  const std::uint64_t expected = steady + static_cast<std::uint64_t>(m_offset_ms);
  const std::int64_t offset = difference(wall, steady);
  if (wall <= expected || wall - expected <= m_limits.leap_ms) {
    m_offset_ms = offset;
    m_leap.reset();
    return wall;
  }
  const auto moved = [&] {
    const std::int64_t by = offset - m_leap->offset_ms;
    return static_cast<std::uint64_t>(by < 0 ? -by : by) > m_limits.leap_ms;
  };
  if (!m_leap || moved()) {
    m_leap = Leap{offset, steady};
    log(LogLevel::kError, "engine",
        "this computer's clock is " + std::to_string((wall - expected) / 1000) +
            " s ahead of what it was, or of the newest block. Until it stays so for a while, blocks take the "
            "time that it would be. Look at the clock: a block that is signed with a time to come stops the "
            "network until then");
  }
  const std::uint64_t hold =
      wall - expected <= m_limits.short_leap_ms ? m_limits.hold_ms : m_limits.long_hold_ms;
  if (steady - m_leap->seen_ms < hold) {
    return expected;
  }
  log(LogLevel::kInfo, "engine", "the clock has stayed ahead and is believed from now on");
  m_offset_ms = offset;
  m_leap.reset();
  return wall;
}

}  // namespace tacit
