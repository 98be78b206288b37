// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>

#include "base/check.h"
#include "crypto/bech32m.h"

using namespace tacit;

namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

}  // namespace

/// A text that decodes has one spelling but for its case; texts near one that does not are good ones, and
/// differ in one or two characters; jumbling undoes what it did.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto decoded = bech32m_decode(text);
  if (decoded) {
    TACIT_CHECK(size <= 1024 && bech32m_encode(decoded->prefix, decoded->data) == lower(text));
  } else if (size <= 100) {
    for (const std::string& near : bech32m_near(text)) {
      TACIT_CHECK(bech32m_decode(near) && near.size() == size);
      const std::string mine = lower(text);
      const auto differ = std::ranges::count_if(near, [&, i = 0u](char c) mutable { return c != mine[i++]; });
      TACIT_CHECK(differ >= 1 && differ <= 2);
    }
  }
  const ByteView bytes(data, size);
  const auto inverse = f4jumble_inverse(bytes);
  TACIT_CHECK(inverse.has_value() == (size >= 48));
  if (inverse) {
    TACIT_CHECK(equal_vartime(f4jumble(*inverse), bytes));
    TACIT_CHECK(equal_vartime(*f4jumble_inverse(f4jumble(bytes)), bytes));
  }
  return 0;
}
