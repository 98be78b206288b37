// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace tacit::daemon {

/// SIGTERM and SIGINT, and the program's own wish to end, as something to wait for. Made before any thread,
/// since it blocks the signals for all of them.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  /// From any thread: ends `wait`, and makes `failed` true.
  void fail();
  bool failed() const;

  /// True when the program has to end; false when the time is over. A negative time-out waits for ever.
  bool wait(std::int64_t ms) const;

 private:
  int m_signals;
  int m_event;
};

}  // namespace tacit::daemon
