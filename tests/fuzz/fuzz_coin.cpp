// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "protocol/note.h"

using namespace tacit;

namespace {

const SpendKey& key() {
  static const SpendKey made = *SpendKey::make(Scalar(3), Scalar(5), Scalar(7));
  return made;
}

}  // namespace

/// Whatever the bytes of a coin are, it decodes to itself or is refused, and looking for a note in it ends
/// well. The first byte is the number of the output, the rest the coin.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size != 1 + Coin::kSize) {
    return 0;
  }
  const ByteView bytes(data + 1, Coin::kSize);
  const Coin coin = Coin::split(to_array<Coin::kSize>(bytes));
  TACIT_CHECK(equal_vartime(coin.encode(), bytes));
  TACIT_CHECK(Coin::parse(bytes).has_value() == coin.points_are_valid());

  const Origin origin = Origin::of_public_coin(data[0]);
  const FullKey& full = key().full();
  const auto X = shared_point(full.incoming(), coin.K);
  const auto note = identify(full.incoming(), coin, origin);
  TACIT_CHECK(!note || (X && view_tag_matches(coin, *X)));
  if (note) {
    TACIT_CHECK(coin.points_are_valid() && recover(full, coin, *note, origin));
  }
  const Tag tag = *Tag::from_point(base_point());
  (void)recover_outgoing(full.outgoing_key(), coin.o, tag, data[0], coin);
  return 0;
}
