// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "protocol/public_coin.h"
#include "protocol/receipt.h"

using namespace tacit;

/// A receipt, a public opening or a tag that decodes has one byte form.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bytes(data, size);
  if (const auto receipt = Receipt::parse(bytes)) {
    TACIT_CHECK(equal_vartime(receipt->encode(), bytes));
  }
  if (const auto opening = PublicOpening::parse(bytes)) {
    TACIT_CHECK(equal_vartime(opening->encode(), bytes));
  }
  if (const auto tag = Tag::parse(bytes)) {
    TACIT_CHECK(equal_vartime(tag->encoding(), bytes));
  }
  return 0;
}
