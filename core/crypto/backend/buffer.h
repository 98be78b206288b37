// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdlib>

#include "base/check.h"
#include "base/secret.h"

namespace tacit {
namespace {

/// Aligned memory without constructors; wiped before it is given back when asked to.
template <class T>
class Buffer {
 public:
  explicit Buffer(std::size_t count, bool wiped = false)
      : m_bytes(count > 0 ? (count * sizeof(T) + 63) / 64 * 64 : 64),
        m_wiped(wiped),
        m_items(static_cast<T*>(std::aligned_alloc(64, m_bytes))) {
    TACIT_CHECK(m_items != nullptr);
  }
  ~Buffer() {
    if (m_wiped) {
      wipe(m_items, m_bytes);
    }
    std::free(m_items);
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  T& operator[](std::size_t i) { return m_items[i]; }
  const T& operator[](std::size_t i) const { return m_items[i]; }
  T* data() { return m_items; }

 private:
  const std::size_t m_bytes;
  const bool m_wiped;
  T* const m_items;
};

}  // namespace
}  // namespace tacit
