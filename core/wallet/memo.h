// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"
#include "protocol/note.h"

/// What wallets put into the 256 bytes of a memo: plain UTF-8, or 0x54 0x01 ‖ request id(16) ‖ UTF-8; both
/// zero padded. Thread-safe.
namespace tacit {

inline constexpr std::size_t kMostNoteBytes = 256;
inline constexpr std::size_t kMostRequestNoteBytes = 238;

/// Nothing when it does not fit, or when a note without a request id begins with the two bytes that announce
/// one.
std::optional<Memo> pack_memo(ByteView note, const std::optional<Bytes16>& request_id);

struct UnpackedMemo {
  std::optional<Bytes16> request_id;
  std::string text;  // empty when it is no UTF-8
  Bytes bytes;       // what is no UTF-8, without padding; else empty
};
/// Takes every 256 bytes; what comes from strangers may be anything.
UnpackedMemo unpack_memo(const Memo& memo);

}  // namespace tacit
