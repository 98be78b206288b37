// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

#include "base/bytes.h"

/// Memory for keys, seeds and passwords: locked, guarded and wiped by libsodium. Move-only, without
/// comparison and without streaming, so that a secret is copied or printed nowhere by accident; `expose()`
/// makes every use findable. Each object costs a few pages: a short-lived value on a stack takes a
/// `WipeGuard`.
namespace tacit {

namespace detail {
/// Locked, guarded, zero-filled; ends the process when there is no memory.
void* secret_allocate(std::size_t size);
void secret_free(void* memory) noexcept;
}  // namespace detail

/// Overwrites memory in a way that the compiler keeps.
void wipe(void* memory, std::size_t size) noexcept;

/// Overwrites `size` bytes of the stack below the caller, where functions that have returned left values, and
/// the vector registers (x86-64).
void wipe_stack(std::size_t size) noexcept;

/// Initialises libsodium; called by everything here and in core/crypto that needs it. Thread-safe; ends the
/// process when libsodium can not start (no random generator).
void ensure_sodium();

/// One trivially copyable value in secret memory.
template <class T>
class Secret {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Secret() : m_value(new(detail::secret_allocate(sizeof(T))) T()) {}
  explicit Secret(const T& value) : Secret() { *m_value = value; }
  Secret(Secret&& other) noexcept : m_value(std::exchange(other.m_value, nullptr)) {}
  Secret& operator=(Secret&& other) noexcept {
    std::swap(m_value, other.m_value);
    return *this;
  }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { detail::secret_free(m_value); }

  const T& expose() const { return *m_value; }
  T& expose() { return *m_value; }
  /// A second copy, made on purpose.
  Secret clone() const { return Secret(*m_value); }

 private:
  T* m_value;
};

/// A secret byte string of fixed size chosen at run time, zero-filled at first.
class SecretBytes {
 public:
  SecretBytes() = default;
  explicit SecretBytes(std::size_t size);
  /// Copies; the caller wipes its own copy.
  explicit SecretBytes(ByteView value);
  SecretBytes(SecretBytes&& other) noexcept
      : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}
  SecretBytes& operator=(SecretBytes&& other) noexcept {
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
  }
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  ~SecretBytes() { detail::secret_free(m_data); }

  ByteView expose() const { return {m_data, m_size}; }
  std::span<std::uint8_t> expose() { return {m_data, m_size}; }
  std::size_t size() const { return m_size; }
  SecretBytes clone() const { return SecretBytes(expose()); }

 private:
  std::uint8_t* m_data = nullptr;
  std::size_t m_size = 0;
};

/// Wipes a trivially copyable local variable when its scope ends:
/// `Bytes32 key; WipeGuard guard(key);`
class WipeGuard {
 public:
  template <class T>
    requires std::is_trivially_copyable_v<T>
  explicit WipeGuard(T& value) : m_memory(&value), m_size(sizeof value) {}
  WipeGuard(const WipeGuard&) = delete;
  WipeGuard& operator=(const WipeGuard&) = delete;
  ~WipeGuard() { wipe(m_memory, m_size); }

 private:
  void* m_memory;
  std::size_t m_size;
};

}  // namespace tacit
