// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>

#include "base/check.h"
#include "protocol/address.h"
#include "protocol/keys.h"

using namespace tacit;

namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

bool is_text(const SecretBytes& secret, std::string_view text) {
  return equal_vartime(secret.expose(), as_bytes(lower(text)));
}

}  // namespace

/// The text of an address or a view key that is accepted is, but for its case, the one that is written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto address = parse_address(text, "tacit")) {
    TACIT_CHECK(format_address(*address, "tacit") == lower(text));
    TACIT_CHECK(Address::parse(address->encode()) == *address);
    TACIT_CHECK(!parse_address(text, "tacittest"));
  }
  if (const auto key = parse_incoming_key(text)) {
    TACIT_CHECK(is_text(format_view_key(*key), text));
  }
  if (const auto key = parse_full_key(text)) {
    TACIT_CHECK(is_text(format_view_key(*key), text));
  }
  return 0;
}
