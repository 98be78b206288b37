// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "protocol/address.h"
#include "wallet/payment_link.h"

using namespace tacit;

/// A link that is accepted says one thing: written anew, it is read as the same, and nothing in it is more
/// than a wallet takes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto bytes = parse_base64url(text)) {
    TACIT_CHECK(base64url(*bytes) == text);
  }
  const auto link = parse_payment_link(text, "tacittest");
  if (!link) {
    return 0;
  }
  TACIT_CHECK(size <= kMostLinkLength && looks_like_payment_link(text));
  TACIT_CHECK(!link->parts.empty() && link->parts.size() <= kMostLinkParts);
  for (const PaymentLink::Part& part : link->parts) {
    TACIT_CHECK(parse_address(part.address, "tacittest"));
    TACIT_CHECK(part.amount ? !part.amount->is_zero() : link->parts.size() == 1);
  }
  TACIT_CHECK(link->memo.size() <= kMostLinkMemo && link->asset.is_native());
  TACIT_CHECK(display_text(link->label) == link->label && display_text(link->message) == link->message);
  // A letter that stands for itself in what was read may take three in what is written.
  const std::string written = format_payment_link(*link);
  if (written.size() <= kMostLinkLength) {
    TACIT_CHECK(parse_payment_link(written, "tacittest") == *link);
  }
  return 0;
}
