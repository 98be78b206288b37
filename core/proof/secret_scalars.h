// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/bytes.h"
#include "base/secret.h"
#include "crypto/scalar.h"

namespace tacit {

/// Wipes memory before it is given back. Thread-safe.
template <class T>
struct WipingAllocator {
  using value_type = T;

  WipingAllocator() = default;
  template <class U>
  WipingAllocator(const WipingAllocator<U>&) {}

  T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
  void deallocate(T* memory, std::size_t count) {
    wipe(memory, count * sizeof(T));
    std::allocator<T>().deallocate(memory, count);
  }
  friend bool operator==(const WipingAllocator&, const WipingAllocator&) { return true; }
};

/// A prover's intermediate values: too many and too short-lived for locked pages, wiped all the same, also
/// when the vector grows.
using SecretScalars = std::vector<Scalar, WipingAllocator<Scalar>>;

/// The same for other values that tell something about a secret.
template <class T>
using SecretVector = std::vector<T, WipingAllocator<T>>;
using SecretBuffer = SecretVector<std::uint8_t>;

inline void append_scalar(SecretBuffer& to, const Scalar& value) {
  Bytes32 encoding = value.encode();
  WipeGuard guard(encoding);
  to.insert(to.end(), encoding.begin(), encoding.end());
}

}  // namespace tacit
