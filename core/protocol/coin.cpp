// SPDX-License-Identifier: MIT
#include "protocol/coin.h"

#include <algorithm>

#include "base/check.h"
#include "crypto/hash.h"
#include "crypto/point.h"

namespace tacit {

std::optional<Memo> make_memo(ByteView text) {
  if (text.size() > kMemoSize) {
    return std::nullopt;
  }
  Memo memo{};
  std::ranges::copy(text, memo.begin());
  return memo;
}

std::optional<Coin> Coin::parse(ByteView bytes) {
  if (bytes.size() != kSize) {
    return std::nullopt;
  }
  const Coin coin = split(to_array<kSize>(bytes));
  if (!coin.points_are_valid()) {
    return std::nullopt;
  }
  return coin;
}

Coin Coin::split(const ByteArray<kSize>& bytes) {
  Reader reader(bytes);
  return read_split(reader);
}

Coin Coin::read_split(Reader& reader) {
  Coin coin;
  coin.K = reader.array<32>();
  coin.S = reader.array<32>();
  coin.V = reader.array<32>();
  coin.A = reader.array<32>();
  coin.view_tag = reader.u8();
  coin.o = reader.array<32>();
  coin.c = reader.array<kCiphertextSize>();
  return reader.failed() ? Coin() : coin;
}

bool Coin::points_are_valid() const {
  const Bytes32 encodings[] = {K, S, V, A};
  return std::ranges::all_of(decode_points_vartime(encodings),
                             [](const auto& point) { return point.has_value(); });
}

void Coin::write(Writer& writer) const {
  writer.bytes(K).bytes(S).bytes(V).bytes(A).u8(view_tag).bytes(o).bytes(c);
}

ByteArray<Coin::kSize> Coin::encode() const {
  ByteArray<kSize> bytes;
  auto end = std::ranges::copy(points(), bytes.begin()).out;
  *end++ = view_tag;
  end = std::ranges::copy(o, end).out;
  std::ranges::copy(c, end);
  return bytes;
}

ByteArray<128> Coin::points() const {
  ByteArray<128> bytes;
  auto end = bytes.begin();
  for (const Bytes32* point : {&K, &S, &V, &A}) {
    end = std::ranges::copy(*point, end).out;
  }
  return bytes;
}

Bytes32 Coin::rest_digest() const {
  ByteArray<1 + 32 + kCiphertextSize> rest;
  rest[0] = view_tag;
  auto end = std::ranges::copy(o, rest.begin() + 1).out;
  std::ranges::copy(c, end);
  return digest("tacit/1/coin/rest", {rest});
}

}  // namespace tacit
