// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

#include "base/bytes.h"

/// The one binary reader and writer (protocol §1, Notation): little-endian integers of fixed width, `enc(x)`
/// = u32 length and bytes. Everything that crosses the network or is stored goes through these two.
namespace tacit {

/// Takes values off the front of a byte string. The first read past the end, and any call of `fail`, makes
/// the reader failed for good: every later read returns zeros or an empty view, so a decoder may read all its
/// fields and ask once. Nothing is allocated on the word of the data. Not thread-safe; the data must outlive
/// the reader and its views.
class Reader {
 public:
  explicit Reader(ByteView data) : m_rest(data) {}

  std::uint8_t u8() { return static_cast<std::uint8_t>(integer(1)); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(integer(2)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(integer(4)); }
  std::uint64_t u64() { return integer(8); }

  /// A view of the next `size` bytes.
  ByteView bytes(std::size_t size);

  /// u32 length, then that many bytes; fails when the length is above `most`.
  ByteView enc(std::size_t most);

  template <std::size_t N>
  ByteArray<N> array() {
    ByteView view = bytes(N);
    return view.size() == N ? to_array<N>(view) : ByteArray<N>{};
  }

  /// For a decoder that found a value out of its range.
  void fail() {
    m_failed = true;
    m_rest = {};
  }

  bool failed() const { return m_failed; }
  std::size_t remaining() const { return m_rest.size(); }

  /// True when nothing failed and nothing is left. Ask exactly once, at the end.
  [[nodiscard]] bool finish() const { return !m_failed && m_rest.empty(); }

 private:
  std::uint64_t integer(std::size_t size);

  ByteView m_rest;
  bool m_failed = false;
};

/// Appends values to a byte string. Not thread-safe.
class Writer {
 public:
  Writer& u8(std::uint8_t value) { return integer(value, 1); }
  Writer& u16(std::uint16_t value) { return integer(value, 2); }
  Writer& u32(std::uint32_t value) { return integer(value, 4); }
  Writer& u64(std::uint64_t value) { return integer(value, 8); }
  Writer& bytes(ByteView value);
  Writer& enc(ByteView value);

  void reserve(std::size_t size) { m_bytes.reserve(size); }
  std::size_t size() const { return m_bytes.size(); }
  ByteView view() const { return m_bytes; }
  Bytes take() { return std::move(m_bytes); }

 private:
  Writer& integer(std::uint64_t value, std::size_t size);

  Bytes m_bytes;
};

/// Little-endian encodings as values, for hash arguments.
ByteArray<4> u32_bytes(std::uint32_t value);
ByteArray<8> u64_bytes(std::uint64_t value);

}  // namespace tacit
