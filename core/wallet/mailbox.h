// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "link/client.h"

namespace tacit {

/// How results of pool tasks reach the wallet's thread: closures are posted from anywhere and run by the
/// wallet's `poll`. Shared with the tasks, so that one that ends after the wallet has gone posts into the
/// void. Thread-safe.
class WalletMailbox {
 public:
  void post(std::function<void()> deliver) {
    const std::lock_guard lock(m_mutex);
    if (!m_closed) {
      m_waiting.push_back(std::move(deliver));
      wake_locked();
    }
  }
  void wake() {
    const std::lock_guard lock(m_mutex);
    wake_locked();
  }
  /// Where a sleeping wallet is to be woken; null while there is no link, then `sleep` is.
  void set_link(Link* link) {
    const std::lock_guard lock(m_mutex);
    m_link = link;
  }
  void close() {
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_link = nullptr;
    m_waiting.clear();
  }
  std::vector<std::function<void()>> take() {
    const std::lock_guard lock(m_mutex);
    m_woken = false;
    return std::exchange(m_waiting, {});
  }
  void sleep(std::chrono::milliseconds timeout) {
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, timeout, [this] { return m_woken; });
    m_woken = false;
  }

 private:
  void wake_locked() {
    m_woken = true;
    if (m_link) {
      m_link->wake();
    }
    m_wake.notify_all();
  }

  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::vector<std::function<void()>> m_waiting;
  Link* m_link = nullptr;
  bool m_woken = false;
  bool m_closed = false;
};

}  // namespace tacit
