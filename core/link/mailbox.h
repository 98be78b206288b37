// SPDX-License-Identifier: MIT
#pragma once

#include <mutex>
#include <utility>
#include <vector>

#include "link/descriptor.h"

/// Internal to the link: what other threads want of an I/O thread, which waits on `fd`. Thread-safe.
namespace tacit::detail {

template <class T>
class Mailbox {
 public:
  void post(T what) {
    {
      std::lock_guard lock(m_mutex);
      if (m_closed) {
        return;
      }
      m_items.push_back(std::move(what));
    }
    m_signal.signal();
  }

  /// Everything that was posted, oldest first.
  std::vector<T> take() {
    m_signal.clear();
    std::lock_guard lock(m_mutex);
    return std::exchange(m_items, {});
  }

  /// Drops everything from now on, and wakes the thread.
  void close() {
    std::vector<T> dropped;  // outlives the lock, under which no item's destructor may run
    {
      std::lock_guard lock(m_mutex);
      m_closed = true;
      dropped.swap(m_items);
    }
    m_signal.signal();
  }

  bool closed() const {
    std::lock_guard lock(m_mutex);
    return m_closed;
  }
  int fd() const { return m_signal.fd(); }

 private:
  mutable std::mutex m_mutex;
  bool m_closed = false;
  std::vector<T> m_items;
  Signal m_signal;
};

}  // namespace tacit::detail
