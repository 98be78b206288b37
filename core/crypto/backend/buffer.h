// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdlib>

#include "base/check.h"

namespace tacit {
namespace {

/// Aligned memory without constructors.
template <class T>
class Buffer {
 public:
  explicit Buffer(std::size_t count) : m_items(nullptr) {
    const std::size_t bytes = (count * sizeof(T) + 63) / 64 * 64;
    m_items = static_cast<T*>(std::aligned_alloc(64, bytes > 0 ? bytes : 64));
    TACIT_CHECK(m_items != nullptr);
  }
  ~Buffer() { std::free(m_items); }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  T& operator[](std::size_t i) { return m_items[i]; }
  const T& operator[](std::size_t i) const { return m_items[i]; }
  T* data() { return m_items; }

 private:
  T* m_items;
};

}  // namespace
}  // namespace tacit
