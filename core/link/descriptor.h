// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/check.h"

/// Internal to the link: ownership of file descriptors.
namespace tacit::detail {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : m_fd(fd) {}
  Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(m_fd, other.m_fd);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (m_fd >= 0) {
      close(m_fd);
    }
  }

  int get() const { return m_fd; }
  explicit operator bool() const { return m_fd >= 0; }

 private:
  int m_fd = -1;
};

/// Readable from `signal` until `clear`. Both are thread-safe and do not wait.
class Signal {
 public:
  Signal() : m_fd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) { TACIT_CHECK(m_fd); }

  void signal() const {
    const std::uint64_t one = 1;
    // Fails only when the counter is full, and then it is readable.
    [[maybe_unused]] auto written = write(m_fd.get(), &one, sizeof one);
  }
  void clear() const {
    std::uint64_t count;
    [[maybe_unused]] auto taken = read(m_fd.get(), &count, sizeof count);
  }
  int fd() const { return m_fd.get(); }

 private:
  Descriptor m_fd;
};

}  // namespace tacit::detail
