// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "base/serialize.h"
#include "protocol/tag.h"

namespace tacit {

inline constexpr std::size_t kMemoSize = 256;
using Memo = ByteArray<kMemoSize>;

/// UTF-8 or any bytes, zero padded; nothing above 256 bytes.
std::optional<Memo> make_memo(ByteView text);

/// What is inside a coin's ciphertext: d ‖ u64(v) ‖ asset id ‖ k ‖ memo.
inline constexpr std::size_t kNoteSize = 16 + 8 + 32 + 32 + kMemoSize;
inline constexpr std::size_t kCiphertextSize = kNoteSize + 16;

/// A coin as the ledger holds it (protocol §4): K ‖ S ‖ V ‖ A ‖ view tag ‖ o ‖ c, 521 bytes. Points are kept
/// encoded. Public data, variable time.
struct Coin {
  static constexpr std::size_t kSize = 4 * 32 + 1 + 32 + kCiphertextSize;

  Bytes32 K{}, S{}, V{}, A{};
  std::uint8_t view_tag = 0;
  Bytes32 o{};
  ByteArray<kCiphertextSize> c{};

  /// Accepts exactly 521 bytes whose four points are canonical and not the identity.
  static std::optional<Coin> parse(ByteView bytes);
  /// Splits without looking at the points: for bytes of which a certified chain head is checked (protocol
  /// §5), and for storage that checks itself. Everything that takes a Coin refuses a bad point when it gets
  /// that far.
  static Coin split(const ByteArray<kSize>& bytes);
  /// The next 521 bytes of the reader, unlooked at; zeros when it failed.
  static Coin read_split(Reader& reader);
  /// Whether the four points are canonical and not the identity.
  bool points_are_valid() const;

  void write(Writer& writer) const;
  ByteArray<kSize> encode() const;
  /// K ‖ S ‖ V ‖ A, what the ciphertext authenticates.
  ByteArray<128> points() const;
  /// digest("tacit/1/coin/rest", view tag ‖ o ‖ c), which stands for them in the coin chain.
  Bytes32 rest_digest() const;

  friend bool operator==(const Coin&, const Coin&) = default;
};

static_assert(Coin::kSize == 521);

}  // namespace tacit
