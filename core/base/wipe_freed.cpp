// SPDX-License-Identifier: MIT
/// Replaces `free` and `realloc` in a program that is linked with this file, so that no block of the heap is
/// given back with what it held. Keys are in secret memory anyway; this is for the copies that other
/// libraries make: Qt's text, JSON, stream buffers, SQLite's pages. Costs one pass over each freed block
/// (about 10 GB/s).
///
/// glibc alone, whose manual provides for replaced allocators; its own functions call `free` through the
/// program as well. Not for builds with sanitizers, which replace them themselves.
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <malloc.h>

extern "C" {

void __libc_free(void* memory);
void* __libc_realloc(void* memory, std::size_t size);

void free(void* memory) {
  if (memory == nullptr) {
    return;
  }
  const int before = errno;  // a caller may look at it after it has cleaned up
  ::explicit_bzero(memory, ::malloc_usable_size(memory));
  __libc_free(memory);
  errno = before;
}

void* realloc(void* memory, std::size_t size) {
  if (memory == nullptr) {
    return std::malloc(size);
  }
  if (size == 0) {
    free(memory);
    return nullptr;
  }
  const std::size_t held = ::malloc_usable_size(memory);
  if (size <= held) {
    // The rest may be cut off and given back where it lies.
    ::explicit_bzero(static_cast<char*>(memory) + size, held - size);
    return __libc_realloc(memory, size);
  }
  void* larger = std::malloc(size);
  if (larger != nullptr) {
    std::memcpy(larger, memory, held);
    free(memory);
  }
  return larger;
}

}  // extern "C"
