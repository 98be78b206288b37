// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "protocol/block.h"

using namespace tacit;

/// A block, a header or a certificate that decodes has one byte form.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 32'768;
  const ByteView bytes(data, size);
  if (const auto block = Block::parse(bytes, kMost)) {
    TACIT_CHECK(size <= kMost && equal_vartime(block->encode(), bytes));
  }
  if (const auto header = Header::parse(bytes)) {
    TACIT_CHECK(equal_vartime(header->encode(), bytes));
  }
  if (const auto certificate = Certificate::parse(bytes)) {
    TACIT_CHECK(equal_vartime(certificate->encode(), bytes));
    TACIT_CHECK(!verify_certificate({}, Bytes32{}, *certificate));
  }
  return 0;
}
