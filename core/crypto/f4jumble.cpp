// SPDX-License-Identifier: MIT
#include <algorithm>
#include <functional>

#include "base/check.h"
#include "crypto/bech32m.h"
#include "crypto/hash.h"

namespace tacit {

namespace {

constexpr std::size_t kShortest = 48;
constexpr std::size_t kLongest = 4194368;

/// A personalisation of 16 bytes: 13 characters, the round, and the number of the block.
Bytes16 personal(std::string_view name, std::uint8_t round, std::uint16_t block) {
  Bytes16 result{};
  std::ranges::copy(as_bytes(name), result.begin());
  result[13] = round;
  result[14] = static_cast<std::uint8_t>(block & 0xff);
  result[15] = static_cast<std::uint8_t>(block >> 8);
  return result;
}

void add(std::span<std::uint8_t> to, ByteView what) {
  std::ranges::transform(to, what, to.begin(), std::bit_xor<>());
}

/// The four-round Feistel network of ZIP-316 on its two halves, in place.
class Feistel {
 public:
  explicit Feistel(std::span<std::uint8_t> message)
      : m_left(message.first(std::min<std::size_t>(64, message.size() / 2))),
        m_right(message.subspan(m_left.size())) {}

  /// right ⊕= G(round, left)
  void expand(std::uint8_t round) {
    std::size_t block = 0;
    for (std::size_t at = 0; at < m_right.size(); at += 64, ++block) {
      Bytes64 out;
      blake2b_personal(out, m_left, personal("UA_F4Jumble_G", round, static_cast<std::uint16_t>(block)));
      auto part = m_right.subspan(at, std::min<std::size_t>(64, m_right.size() - at));
      add(part, ByteView(out).first(part.size()));
    }
  }

  /// left ⊕= H(round, right)
  void compress(std::uint8_t round) {
    Bytes64 out;
    const auto part = std::span(out).first(m_left.size());
    blake2b_personal(part, m_right, personal("UA_F4Jumble_H", round, 0));
    add(m_left, part);
  }

 private:
  std::span<std::uint8_t> m_left;
  std::span<std::uint8_t> m_right;
};

}  // namespace

Bytes f4jumble(ByteView message) {
  TACIT_CHECK(message.size() >= kShortest && message.size() <= kLongest);
  Bytes result(message.begin(), message.end());
  Feistel network(result);
  network.expand(0);
  network.compress(0);
  network.expand(1);
  network.compress(1);
  return result;
}

std::optional<Bytes> f4jumble_inverse(ByteView jumbled) {
  if (jumbled.size() < kShortest || jumbled.size() > kLongest) {
    return std::nullopt;
  }
  Bytes result(jumbled.begin(), jumbled.end());
  Feistel network(result);
  network.compress(1);
  network.expand(1);
  network.compress(0);
  network.expand(0);
  return result;
}

}  // namespace tacit
