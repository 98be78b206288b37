// SPDX-License-Identifier: MIT
#include "node/stop_signal.h"

#include <algorithm>
#include <climits>

#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/check.h"

namespace tacit::daemon {

StopSignal::StopSignal() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  TACIT_CHECK(::pthread_sigmask(SIG_BLOCK, &signals, nullptr) == 0);
  ::signal(SIGPIPE, SIG_IGN);
  m_signals = ::signalfd(-1, &signals, SFD_CLOEXEC);
  m_event = ::eventfd(0, EFD_CLOEXEC);
  TACIT_CHECK(m_signals >= 0 && m_event >= 0);
}

StopSignal::~StopSignal() {
  ::close(m_signals);
  ::close(m_event);
}

void StopSignal::fail() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(m_event, &one, sizeof one);
}

bool StopSignal::failed() const {
  pollfd event{m_event, POLLIN, 0};
  return ::poll(&event, 1, 0) > 0;
}

bool StopSignal::wait(std::int64_t ms) const {
  pollfd both[2] = {{m_signals, POLLIN, 0}, {m_event, POLLIN, 0}};
  return ::poll(both, 2, static_cast<int>(std::min<std::int64_t>(ms, INT_MAX))) > 0;
}

}  // namespace tacit::daemon
