// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>

#include "base/clock.h"

namespace tacit {

/// A wall clock that is not believed at once when it leaps ahead. A block's time is never less than the one
/// before (protocol §10), so one block that is signed while a computer's clock is years ahead stops its
/// network for those years, and ends every payment that waits. What the wall clock said before goes on with
/// the steady one until the new time was there for a while, whenever it is looked at; a clock that is put
/// right in between has done no harm. Set back, the wall clock is believed at once: nothing here is ahead of
/// it. Each leap is logged. Thread-safe.
class BelievedClock final : public Clock {
 public:
  struct Limits {
    std::uint64_t leap_ms = 10'000;                 // no leap: what adjusting a clock may do at a time
    std::uint64_t short_leap_ms = 3'600'000;        // a leap up to it is believed after `hold_ms`,
    std::uint64_t hold_ms = 60'000;                 // a longer one
    std::uint64_t long_hold_ms = 600'000;           // after `long_hold_ms`
    std::uint64_t absence_ms = 90 * 86'400'000ull;  // at the start: a node may have been off for so long
  };

  /// `newest_ms` is the time of the newest block, or of the genesis: at the start all there is to compare
  /// with.
  BelievedClock(const Clock& clock, std::uint64_t newest_ms) : BelievedClock(clock, newest_ms, Limits{}) {}
  BelievedClock(const Clock& clock, std::uint64_t newest_ms, const Limits& limits);

  /// Never ahead of the wall clock. To be asked at least once in `hold_ms`.
  std::uint64_t wall_ms() const override;
  std::uint64_t steady_ms() const override { return m_clock.steady_ms(); }

 private:
  struct Leap {
    std::int64_t offset_ms;  // wall clock less steady clock, after it
    std::uint64_t seen_ms;   // steady clock
  };

  const Clock& m_clock;
  const Limits m_limits;
  mutable std::mutex m_mutex;
  mutable std::int64_t m_offset_ms;  // what is believed less the steady clock
  mutable std::optional<Leap> m_leap;
};

}  // namespace tacit
