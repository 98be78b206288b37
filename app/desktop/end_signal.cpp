// SPDX-License-Identifier: MIT
#include "desktop/end_signal.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>

#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/check.h"

namespace tacit::app {

namespace {

constexpr std::array kSignals = {SIGTERM, SIGINT, SIGHUP};
std::atomic<int> eventOfSignals = -1;  // lock-free: read inside the handler

extern "C" void onEndSignal(int) {
  const int before = errno;
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(eventOfSignals, &one, sizeof one);
  errno = before;
}

int newEvent() {
  TACIT_CHECK(eventOfSignals < 0);
  eventOfSignals = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  TACIT_CHECK(eventOfSignals >= 0);
  return eventOfSignals;
}

}  // namespace

EndSignal::EndSignal(QObject* parent) : QObject(parent), m_notifier(newEvent(), QSocketNotifier::Read) {
  connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
    m_notifier.setEnabled(false);
    emit raised();
  });
  struct sigaction action = {};
  action.sa_handler = onEndSignal;
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  for (const int signal : kSignals) {
    ::sigaction(signal, &action, nullptr);
  }
}

EndSignal::~EndSignal() {
  for (const int signal : kSignals) {
    ::signal(signal, SIG_DFL);
  }
  m_notifier.setEnabled(false);
  ::close(eventOfSignals.exchange(-1));
}

}  // namespace tacit::app
