// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Byte strings of public data. Secrets live in base/secret.h. Everything here is a value or a view; a view
/// never outlives what it was made from.
namespace tacit {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
template <std::size_t N>
using ByteArray = std::array<std::uint8_t, N>;
using Bytes16 = ByteArray<16>;
using Bytes32 = ByteArray<32>;
using Bytes64 = ByteArray<64>;

/// The bytes of ASCII or UTF-8 text, without a terminator.
inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

inline void append(Bytes& to, ByteView what) {
  to.insert(to.end(), what.begin(), what.end());
}

/// The first N bytes of `from`, which must have at least as many.
template <std::size_t N>
ByteArray<N> to_array(ByteView from);

/// Lower-case hex.
std::string to_hex(ByteView bytes);

/// Accepts an even number of lower-case hex digits and nothing else.
std::optional<Bytes> parse_hex(std::string_view text);

/// Accepts exactly 2·N lower-case hex digits.
template <std::size_t N>
std::optional<ByteArray<N>> parse_hex_array(std::string_view text);

/// Compares public data of one length; false for different lengths.
bool equal_vartime(ByteView a, ByteView b);

/// For unordered containers whose keys are outputs of a hash or encodings of points: takes eight bytes of the
/// key. Keys that a stranger may choose freely do not belong in such a container.
struct DigestHash {
  std::size_t operator()(const Bytes32& key) const noexcept;
};

// ---- implementation of the templates

template <std::size_t N>
ByteArray<N> to_array(ByteView from) {
  ByteArray<N> result;
  for (std::size_t i = 0; i < N; ++i) {
    result[i] = from[i];
  }
  return result;
}

template <std::size_t N>
std::optional<ByteArray<N>> parse_hex_array(std::string_view text) {
  auto bytes = parse_hex(text);
  if (!bytes || bytes->size() != N) {
    return std::nullopt;
  }
  return to_array<N>(*bytes);
}

}  // namespace tacit
