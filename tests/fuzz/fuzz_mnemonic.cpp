// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <vector>

#include "base/check.h"
#include "crypto/mnemonic.h"

using namespace tacit;

namespace {

std::vector<std::string> words_of(ByteView normal) {
  std::vector<std::string> words(1);
  for (const std::uint8_t c : normal) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += static_cast<char>(c);
    }
  }
  return words;
}

/// The entropy in the words, by their numbers in the list.
Bytes entropy_of(const std::vector<std::string>& words) {
  const auto list = mnemonic_words();
  std::vector<bool> bits;
  for (const std::string& word : words) {
    const auto found = std::ranges::find(list, word);
    TACIT_CHECK(found != list.end());
    for (int bit = 10; bit >= 0; --bit) {
      bits.push_back(((found - list.begin()) >> bit & 1) != 0);
    }
  }
  Bytes entropy(words.size() * 4 / 3);
  for (std::size_t i = 0; i < entropy.size() * 8; ++i) {
    entropy[i / 8] = static_cast<std::uint8_t>(entropy[i / 8] << 1 | (bits[i] ? 1 : 0));
  }
  return entropy;
}

}  // namespace

/// Words that are accepted are, in their normal form, those of the entropy that they stand for; so that no
/// second spelling opens the same wallet, and no word is taken for another.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto words = parse_mnemonic(ByteView(data, size));
  if (!words) {
    return 0;
  }
  const ByteView normal = words->expose();
  const auto again = parse_mnemonic(normal);
  TACIT_CHECK(again && equal_vartime(again->expose(), normal));
  const std::vector<std::string> list = words_of(normal);
  TACIT_CHECK(list.size() % 3 == 0 && list.size() >= 12 && list.size() <= 24);
  TACIT_CHECK(equal_vartime(mnemonic_from_entropy(entropy_of(list)).expose(), normal));
  return 0;
}
