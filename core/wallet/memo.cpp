// SPDX-License-Identifier: MIT
#include "wallet/memo.h"

#include "wallet/payment_link.h"

namespace tacit {

namespace {

constexpr std::uint8_t kMark[2] = {0x54, 0x01};
constexpr std::size_t kTextOffset = 2 + 16;

bool begins_with_mark(ByteView note) {
  return note.size() >= 2 && note[0] == kMark[0] && note[1] == kMark[1];
}

ByteView without_padding(ByteView bytes) {
  while (!bytes.empty() && bytes.back() == 0) {
    bytes = bytes.first(bytes.size() - 1);
  }
  return bytes;
}

}  // namespace

std::optional<Memo> pack_memo(ByteView note, const std::optional<Bytes16>& request_id) {
  if (!request_id) {
    return begins_with_mark(note) ? std::nullopt : make_memo(note);
  }
  if (note.size() > kMostRequestNoteBytes) {
    return std::nullopt;
  }
  Bytes packed(kMark, kMark + 2);
  append(packed, *request_id);
  append(packed, note);
  return make_memo(packed);
}

UnpackedMemo unpack_memo(const Memo& memo) {
  UnpackedMemo result;
  ByteView rest = memo;
  if (begins_with_mark(rest)) {
    result.request_id = to_array<16>(rest.subspan(2));
    rest = rest.subspan(kTextOffset);
  }
  rest = without_padding(rest);
  const std::string_view text(reinterpret_cast<const char*>(rest.data()), rest.size());
  if (is_utf8(text)) {
    result.text = text;
  } else {
    result.bytes.assign(rest.begin(), rest.end());
  }
  return result;
}

}  // namespace tacit
