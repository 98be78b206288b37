// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "protocol/genesis.h"

using namespace tacit;

/// A genesis that decodes keeps every rule and has one byte form.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bytes(data, size);
  const auto genesis = Genesis::parse(bytes);
  if (!genesis) {
    return 0;
  }
  TACIT_CHECK(equal_vartime(genesis->encode(), bytes));
  TACIT_CHECK(genesis->validate());
  TACIT_CHECK(genesis->network().genesis == genesis_id(bytes));
  TACIT_CHECK(genesis->header().coin_count == genesis->coins.size());
  TACIT_CHECK(genesis->network().least_fee(16, 16, 4) < Amount::from_units(kAmountLimit - 1));
  return 0;
}
