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

/// How many characters of two texts of one length differ.
std::ptrdiff_t exchanged(std::string_view a, std::string_view b) {
  return std::ranges::count_if(a, [&, i = std::size_t{0}](char c) mutable { return c != b[i++]; });
}

/// Of a text with one wrong character the right one is among those that are near.
void check_mistyped(ByteView bytes) {
  if (bytes.empty()) {
    return;
  }
  constexpr std::string_view kCharacters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  const std::string right = bech32m_encode("a", bytes);
  std::string wrong = right;
  char& at = wrong[2 + bytes[0] % (wrong.size() - 2)];
  at = kCharacters[(kCharacters.find(at) + 1 + bytes.back() % 31) % 32];
  const auto near = bech32m_near(wrong);
  TACIT_CHECK(std::ranges::find(near, right) != near.end());
}

}  // namespace

/// A text that decodes has one spelling but for its case; texts near one that does not differ in
/// one or two characters, and the one that was meant is among them; jumbling undoes what it did.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto decoded = bech32m_decode(text);
  if (decoded) {
    TACIT_CHECK(size <= 1024 && bech32m_encode(decoded->prefix, decoded->data) == lower(text));
  } else if (size <= 100) {
    for (const std::string& near : bech32m_near(text)) {
      TACIT_CHECK(near.size() == size && exchanged(near, lower(text)) >= 1 &&
                  exchanged(near, lower(text)) <= 2);
    }
  }
  check_mistyped(ByteView(data, std::min<std::size_t>(size, 48)));
  const ByteView bytes(data, size);
  const auto inverse = f4jumble_inverse(bytes);
  TACIT_CHECK(inverse.has_value() == (size >= 48));
  if (inverse) {
    TACIT_CHECK(equal_vartime(f4jumble(*inverse), bytes));
    TACIT_CHECK(equal_vartime(*f4jumble_inverse(f4jumble(bytes)), bytes));
  }
  return 0;
}
