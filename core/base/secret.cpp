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

namespace {

/// Copying and arithmetic leave their last values in vector registers, and the dynamic loader stores all of
/// these on the stack whenever it looks a function up. No value of a caller is kept in them (System V ABI).
[[gnu::noinline]] void wipe_vector_registers() noexcept {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    asm volatile(
        ".irp r,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n\t"
        "vpxorq %%zmm\\r, %%zmm\\r, %%zmm\\r\n\t"
        ".endr" ::
            : "memory");
  }
  if (__builtin_cpu_supports("avx")) {
    asm volatile("vzeroall" ::: "memory");
  } else {
    asm volatile(
        ".irp r,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\n\t"
        "pxor %%xmm\\r, %%xmm\\r\n\t"
        ".endr" ::
            : "memory");
  }
#endif
}

}  // namespace

void wipe_stack(std::size_t size) noexcept {
  sodium_stackzero(size);
  wipe_vector_registers();
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
