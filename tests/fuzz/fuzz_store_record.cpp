// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "ledger/store_records.h"

using namespace tacit;

/// A value of the node's database that decodes has one byte form.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bytes(data, size);
  if (const auto coin = parse_coin_record(bytes)) {
    TACIT_CHECK(equal_vartime(encode_coin_record(*coin), bytes));
  }
  if (const auto number = parse_tag_record(bytes)) {
    TACIT_CHECK(equal_vartime(encode_tag_record(*number), bytes));
  }
  if (const auto place = parse_place(bytes)) {
    TACIT_CHECK(equal_vartime(encode_place(*place), bytes));
  }
  if (const auto tip = parse_tip_record(bytes)) {
    TACIT_CHECK(equal_vartime(encode_tip_record(*tip), bytes));
  }
  return 0;
}
