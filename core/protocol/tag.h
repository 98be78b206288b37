// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "crypto/point.h"

namespace tacit {

/// The tag T of a spent coin (protocol §4, §8), kept as its encoding: canonical and not the identity. Ordered
/// by its bytes, as wallets order their inputs.
class Tag {
 public:
  /// Accepts the canonical encoding of a point that is not the identity.
  static std::optional<Tag> parse(ByteView bytes);
  /// Nothing for the identity.
  static std::optional<Tag> from_point(const Point& point);
  /// For an encoding that was parsed before and comes back from storage that checks itself: nothing is
  /// looked at.
  static Tag from_trusted(const Bytes32& encoding) { return Tag(encoding); }

  const Bytes32& encoding() const { return m_encoding; }

  friend auto operator<=>(const Tag&, const Tag&) = default;

 private:
  explicit Tag(const Bytes32& encoding) : m_encoding(encoding) {}

  Bytes32 m_encoding;
};

/// Where a coin comes from (protocol §4), 36 bytes: the first tag of its transaction and its number there, or
/// 32 zero bytes and the index of a public coin. Part of every serial, so that no two coins have the same.
class Origin {
 public:
  static constexpr std::size_t kSize = 36;

  static Origin of_output(const Bytes32& first_tag, std::uint32_t number);
  static Origin of_output(const Tag& first_tag, std::uint32_t number) {
    return of_output(first_tag.encoding(), number);
  }
  static Origin of_public_coin(std::uint32_t index) { return of_output(Bytes32{}, index); }
  explicit Origin(const ByteArray<kSize>& bytes) : m_bytes(bytes) {}

  const ByteArray<kSize>& bytes() const { return m_bytes; }

  friend auto operator<=>(const Origin&, const Origin&) = default;

 private:
  ByteArray<kSize> m_bytes;
};

}  // namespace tacit
