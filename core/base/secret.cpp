// SPDX-License-Identifier: MIT
#include "base/secret.h"

#include <algorithm>

#include <sodium.h>

#include "base/check.h"

namespace tacit {

void ensure_sodium() {
  static const bool ready = sodium_init() >= 0;
  TACIT_CHECK(ready);
}

void wipe_stack(std::size_t size) noexcept {
  sodium_stackzero(size);
}

void wipe(void* memory, std::size_t size) noexcept {
  sodium_memzero(memory, size);
}

namespace detail {

void* secret_allocate(std::size_t size) {
  ensure_sodium();
  // sodium_malloc aligns the end of the block to the guard page, so the size is rounded up to keep 16-byte
  // alignment.
  const std::size_t rounded = (std::max<std::size_t>(size, 1) + 15) / 16 * 16;
  void* memory = sodium_malloc(rounded);
  TACIT_CHECK(memory != nullptr);
  sodium_memzero(memory, rounded);
  return memory;
}

void secret_free(void* memory) noexcept {
  sodium_free(memory);
}

}  // namespace detail

SecretBytes::SecretBytes(std::size_t size)
    : m_data(static_cast<std::uint8_t*>(detail::secret_allocate(size))), m_size(size) {}

SecretBytes::SecretBytes(ByteView value) : SecretBytes(value.size()) {
  std::ranges::copy(value, m_data);
}

}  // namespace tacit
