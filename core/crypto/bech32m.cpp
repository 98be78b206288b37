// SPDX-License-Identifier: MIT
#include "crypto/bech32m.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/check.h"
#include "base/wipe_elements.h"

namespace tacit {

namespace {

constexpr std::string_view kAlphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::uint32_t kChecksumConstant = 0x2bc830a3;  // BIP-350; BIP-173 has 1 here
constexpr std::size_t kChecksumSize = 6;
constexpr std::size_t kLongestPrefix = 83;
constexpr std::size_t kLongestText = 1024;
constexpr std::uint8_t kNoDigit = 0xff;

constexpr auto kDigits = [] {
  std::array<std::uint8_t, 256> digits;
  digits.fill(kNoDigit);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    digits[static_cast<std::uint8_t>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return digits;
}();

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_prefix(std::string_view prefix) {
  return !prefix.empty() && prefix.size() <= kLongestPrefix &&
         std::ranges::all_of(prefix, [](char c) { return c >= 33 && c <= 126 && !is_upper(c); });
}

/// The BCH code over GF(32) of BIP-173.
class Checksum {
 public:
  explicit Checksum(std::string_view prefix) {
    for (char c : prefix) {
      add(static_cast<std::uint8_t>(c) >> 5);
    }
    add(0);
    for (char c : prefix) {
      add(static_cast<std::uint8_t>(c) & 31);
    }
  }

  void add(std::uint32_t digit) {
    static constexpr std::uint32_t kGenerator[5] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                                    0x2a1462b3};
    const std::uint32_t top = m_value >> 25;
    m_value = (m_value & 0x1ffffff) << 5 ^ digit;
    for (unsigned i = 0; i < 5; ++i) {
      m_value ^= (top >> i & 1) != 0 ? kGenerator[i] : 0;
    }
  }

  /// From zero: what is added to it alone.
  Checksum() : m_value(0) {}

  std::uint32_t value() const { return m_value; }

 private:
  std::uint32_t m_value = 1;
};

/// What a digit that is off by `difference` adds to the checksum, `behind` digits before the end.
std::uint32_t syndrome(std::uint32_t difference, std::size_t behind) {
  Checksum checksum;
  checksum.add(difference);
  for (std::size_t i = 0; i < behind; ++i) {
    checksum.add(0);
  }
  return checksum.value();
}

/// Whole bytes from digits of 5 bits; nothing for left-over bits that are a whole digit or not zero.
std::optional<Bytes> bytes_of_digits(std::span<const std::uint8_t> digits) {
  Bytes bytes;
  bytes.reserve(digits.size() * 5 / 8);
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (std::uint8_t digit : digits) {
    bits = bits << 5 | digit;
    count += 5;
    if (count >= 8) {
      count -= 8;
      bytes.push_back(static_cast<std::uint8_t>(bits >> count));
      bits &= (1u << count) - 1;
    }
  }
  if (count > 4 || bits != 0) {
    return std::nullopt;
  }
  return bytes;
}

Bytes digits_of_bytes(ByteView bytes) {
  Bytes digits;
  digits.reserve((bytes.size() * 8 + 4) / 5);
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (std::uint8_t byte : bytes) {
    bits = (bits & 0xf) << 8 | byte;  // at most 4 bits are left from the byte before
    count += 8;
    while (count >= 5) {
      count -= 5;
      digits.push_back(static_cast<std::uint8_t>(bits >> count & 31));
    }
  }
  if (count > 0) {
    digits.push_back(static_cast<std::uint8_t>(bits << (5 - count) & 31));
  }
  return digits;
}

/// The text in lower case; nothing when it has letters of both cases.
std::optional<std::string> one_case(std::string_view text) {
  if (std::ranges::any_of(text, is_upper) && std::ranges::any_of(text, is_lower)) {
    return std::nullopt;
  }
  std::string lower(text);
  for (char& c : lower) {
    c = is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return lower;
}

}  // namespace

std::string bech32m_encode(std::string_view prefix, ByteView data) {
  TACIT_CHECK(is_prefix(prefix));
  Bytes digits = digits_of_bytes(data);
  const WipeElements digits_guard(digits);
  std::string text;
  text.reserve(prefix.size() + 1 + digits.size() + kChecksumSize);  // a view key leaves no copy by growing
  text.append(prefix).push_back('1');
  Checksum checksum(prefix);
  for (std::uint8_t digit : digits) {
    checksum.add(digit);
    text.push_back(kAlphabet[digit]);
  }
  for (std::size_t i = 0; i < kChecksumSize; ++i) {
    checksum.add(0);
  }
  const std::uint32_t value = checksum.value() ^ kChecksumConstant;
  for (std::size_t i = 0; i < kChecksumSize; ++i) {
    text.push_back(kAlphabet[value >> 5 * (kChecksumSize - 1 - i) & 31]);
  }
  return text;
}

std::optional<Bech32mText> bech32m_decode(std::string_view text) {
  if (text.size() > kLongestText) {
    return std::nullopt;
  }
  std::optional<std::string> lower = one_case(text);
  if (!lower) {
    return std::nullopt;
  }
  const WipeElements lower_guard(*lower);
  const std::size_t separator = lower->rfind('1');
  if (separator == std::string::npos || lower->size() - separator - 1 < kChecksumSize) {
    return std::nullopt;
  }
  std::string prefix = lower->substr(0, separator);
  if (!is_prefix(prefix)) {
    return std::nullopt;
  }
  Checksum checksum(prefix);
  Bytes digits;
  digits.reserve(lower->size() - separator - 1);
  const WipeElements digits_guard(digits);
  for (std::size_t i = separator + 1; i < lower->size(); ++i) {
    const std::uint8_t digit = kDigits[static_cast<std::uint8_t>((*lower)[i])];
    if (digit == kNoDigit) {
      return std::nullopt;
    }
    checksum.add(digit);
    digits.push_back(digit);
  }
  if (checksum.value() != kChecksumConstant) {
    return std::nullopt;
  }
  std::optional<Bytes> data = bytes_of_digits(std::span(digits).first(digits.size() - kChecksumSize));
  if (!data) {
    return std::nullopt;
  }
  return Bech32mText{std::move(prefix), *std::move(data)};
}

std::vector<std::string> bech32m_near(std::string_view text) {
  constexpr std::size_t kMost = 16;
  const std::optional<std::string> lower = text.size() > kLongestText ? std::nullopt : one_case(text);
  const std::size_t separator = lower ? lower->rfind('1') : std::string::npos;
  if (separator == std::string::npos || !is_prefix(lower->substr(0, separator)) ||
      lower->size() - separator - 1 < kChecksumSize) {
    return {};
  }
  Checksum checksum(lower->substr(0, separator));
  for (std::size_t i = separator + 1; i < lower->size(); ++i) {
    const std::uint8_t digit = kDigits[static_cast<std::uint8_t>((*lower)[i])];
    if (digit == kNoDigit) {
      return {};
    }
    checksum.add(digit);
  }
  const std::uint32_t wanted = checksum.value() ^ kChecksumConstant;
  if (wanted == 0) {
    return {};
  }
  struct Change {
    std::size_t place;
    std::uint32_t difference;
  };
  std::vector<std::string> found;
  const auto keep = [&](std::initializer_list<Change> changes) {
    std::string near = *lower;
    for (const Change& change : changes) {
      char& c = near[change.place];
      c = kAlphabet[kDigits[static_cast<std::uint8_t>(c)] ^ change.difference];
    }
    found.push_back(std::move(near));
  };
  // The checksum is linear: two changes together add the sum of what each adds.
  std::unordered_map<std::uint32_t, Change> changes;
  for (std::size_t place = separator + 1; place < lower->size() && found.size() < kMost; ++place) {
    std::array<std::uint32_t, 32> added{};
    for (std::uint32_t difference = 1; difference < 32; ++difference) {
      added[difference] = syndrome(difference, lower->size() - 1 - place);
      const auto other = changes.find(added[difference] ^ wanted);
      if (added[difference] == wanted) {
        keep({{place, difference}});
      } else if (other != changes.end() && found.size() < kMost) {
        keep({other->second, {place, difference}});
      }
    }
    for (std::uint32_t difference = 1; difference < 32; ++difference) {
      changes.emplace(added[difference], Change{place, difference});
    }
  }
  return found;
}

}  // namespace tacit
