// SPDX-License-Identifier: MIT
#include "protocol/tag.h"

#include <algorithm>

#include "base/declassify.h"
#include "base/serialize.h"

namespace tacit {

std::optional<Tag> Tag::parse(ByteView bytes) {
  if (!Point::decode_nonidentity(bytes)) {
    return std::nullopt;
  }
  return Tag(to_array<32>(bytes));
}

std::optional<Tag> Tag::from_point(const Point& point) {
  if (declassified(point.is_identity())) {
    return std::nullopt;
  }
  return Tag(point.encode());
}

Origin Origin::of_output(const Bytes32& first_tag, std::uint32_t number) {
  ByteArray<kSize> bytes;
  auto end = std::ranges::copy(first_tag, bytes.begin()).out;
  std::ranges::copy(u32_bytes(number), end);
  return Origin(bytes);
}

}  // namespace tacit
