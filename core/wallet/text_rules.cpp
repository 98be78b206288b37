// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstdint>

#include "wallet/payment_link.h"

/// UTF-8, what of it may be shown, and base64url.
namespace tacit {

namespace {

/// Controls, marks that turn the direction of text, everything that Unicode calls default ignorable (drawn as
/// nothing), line separators, and those that it reserves for no exchange.
bool is_hidden(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  constexpr std::array<Range, 19> kHidden{{{0x00, 0x1F},
                                           {0x7F, 0x9F},
                                           {0xAD, 0xAD},
                                           {0x34F, 0x34F},
                                           {0x61C, 0x61C},
                                           {0x115F, 0x1160},
                                           {0x17B4, 0x17B5},
                                           {0x180B, 0x180F},
                                           {0x200B, 0x200F},
                                           {0x2028, 0x202E},
                                           {0x2060, 0x206F},
                                           {0x3164, 0x3164},
                                           {0xFE00, 0xFE0F},
                                           {0xFEFF, 0xFEFF},
                                           {0xFFA0, 0xFFA0},
                                           {0xFFF0, 0xFFFB},
                                           {0x1BCA0, 0x1BCA3},
                                           {0x1D173, 0x1D17A},
                                           {0xE0000, 0xE0FFF}}};
  return std::ranges::any_of(kHidden, [c](const Range& r) { return c >= r.first && c <= r.last; }) ||
         (c & 0xFFFE) == 0xFFFE;
}

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

}  // namespace

std::optional<char32_t> take_code_point(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (size == 0 || lead > 0xF4 || text.size() < size) {
    return std::nullopt;
  }
  char32_t value = size == 1 ? lead : lead & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) {
      return std::nullopt;
    }
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  constexpr std::array<char32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
  if (value < kLeast[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
    return std::nullopt;
  }
  text.remove_prefix(size);
  return value;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    if (!take_code_point(text)) {
      return false;
    }
  }
  return true;
}

std::string display_text(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::string_view before = text;
    const std::optional<char32_t> c = take_code_point(text);
    if (!c) {
      text.remove_prefix(1);
    } else if (!is_hidden(*c)) {
      shown.append(before.substr(0, before.size() - text.size()));
    }
  }
  return shown;
}

std::string base64url(ByteView bytes) {
  std::string text;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (std::uint8_t b : bytes) {
    bits = (bits << 8) | b;
    held += 8;
    while (held >= 6) {
      held -= 6;
      text += kBase64[(bits >> held) & 63];
    }
  }
  if (held > 0) {
    text += kBase64[(bits << (6 - held)) & 63];
  }
  return text;
}

std::optional<Bytes> parse_base64url(std::string_view text) {
  Bytes bytes;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (char c : text) {
    const std::size_t digit = kBase64.find(c);
    if (digit == kBase64.npos) {
      return std::nullopt;
    }
    bits = ((bits << 6) | static_cast<std::uint32_t>(digit)) & 0xFFFF;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes.push_back(static_cast<std::uint8_t>(bits >> held));
    }
  }
  const bool whole = text.size() % 4 != 1;
  const bool clean = (bits & ((1u << held) - 1)) == 0;
  return whole && clean ? std::optional(bytes) : std::nullopt;
}

}  // namespace tacit
