// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

/// Bech32m (BIP-350) over whole bytes without the limit of 90 characters, and F4Jumble (ZIP-316). Protocol
/// §2. Variable time: addresses are shown to people. Thread-safe.
namespace tacit {

/// `prefix` is 1–83 characters of lower-case printable ASCII.
std::string bech32m_encode(std::string_view prefix, ByteView data);

struct Bech32mText {
  std::string prefix;  // lower case
  Bytes data;
};
/// Refuses mixed case, unknown characters, a wrong checksum, more than 4 bits of padding or padding that is
/// not zero, and more than 1024 characters.
std::optional<Bech32mText> bech32m_decode(std::string_view text);

/// Texts with a good checksum that differ from `text` in one or two characters behind the last `1`, in lower
/// case; at most 16, none when the text has a good checksum itself or characters that no such text has. The
/// code keeps words at most 1023 long at least four characters apart, so that one mistyped character is found
/// for certain and of two the pairs that could be meant. A few milliseconds.
std::vector<std::string> bech32m_near(std::string_view text);

/// ZIP-316's F4Jumble; 48–4194368 bytes (checked in the first, nothing in the second).
Bytes f4jumble(ByteView message);
std::optional<Bytes> f4jumble_inverse(ByteView jumbled);

}  // namespace tacit
