// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/check.h"
#include "wallet/memo.h"
#include "wallet/payment_link.h"

using namespace tacit;

/// Any 256 bytes are a memo, and what a wallet makes of them it packs into the same 256 bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Memo memo{};
  std::copy_n(data, std::min(size, memo.size()), memo.begin());
  const UnpackedMemo unpacked = unpack_memo(memo);
  TACIT_CHECK(unpacked.text.empty() || unpacked.bytes.empty());
  TACIT_CHECK(is_utf8(unpacked.text));
  const ByteView note = unpacked.bytes.empty() ? as_bytes(unpacked.text) : ByteView(unpacked.bytes);
  const auto packed = pack_memo(note, unpacked.request_id);
  TACIT_CHECK(packed == memo);
  return 0;
}
