// SPDX-License-Identifier: MIT
#include "wallet/payment_link.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "protocol/address.h"
#include "wallet/amount_text.h"

namespace tacit {

namespace {

using Fault = std::unexpected<LinkTextFault>;

Fault fault(LinkTextError error, std::string_view key = {}) {
  return Fault(LinkTextFault{error, std::string(key)});
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

bool all_upper(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// ZIP-321's qchar: what may stand in a value without an escape.
bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~!$'()*+,;:@").find(c) != std::string_view::npos;
}

int hex_digit(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

std::optional<std::string> unescape(std::string_view value) {
  std::string result;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '%') {
      if (!is_plain(value[i])) {
        return std::nullopt;
      }
      result += value[i];
      continue;
    }
    if (i + 2 >= value.size() || hex_digit(value[i + 1]) < 0 || hex_digit(value[i + 2]) < 0) {
      return std::nullopt;
    }
    result += static_cast<char>(hex_digit(value[i + 1]) * 16 + hex_digit(value[i + 2]));
    i += 2;
  }
  return result;
}

std::string escape(std::string_view value) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string result;
  for (char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain(c) && c != '+') {
      result += c;
    } else {
      result += '%';
      result += kHex[byte >> 4];
      result += kHex[byte & 15];
    }
  }
  return result;
}

Result<std::string, LinkTextFault> read_address(std::string_view text, std::string_view prefix,
                                                std::string_view key) {
  auto address = parse_address(text, prefix);
  if (!address) {
    return fault(address.error() == AddressError::kOtherNetwork ? LinkTextError::kOtherNetwork
                                                                : LinkTextError::kAddress,
                 key);
  }
  return format_address(*address, prefix);
}

/// Reads the parameters one by one into a link; knows which were seen.
class LinkReader {
 public:
  LinkReader(std::string_view prefix, bool upper) : m_prefix(prefix), m_upper(upper) {}

  Result<void, LinkTextFault> first_address(std::string_view text) {
    if (text.empty()) {
      return {};
    }
    TACIT_TRY(m_addresses[0], read_address(text, m_prefix, ""));
    return {};
  }

  Result<void, LinkTextFault> parameter(std::string_view text);
  Result<PaymentLink, LinkTextFault> finish();

 private:
  Result<void, LinkTextFault> known(const std::string& key, unsigned number, const std::string& full,
                                    const std::string& value);
  Result<void, LinkTextFault> amount(unsigned number, const std::string& key, const std::string& value);
  Result<void, LinkTextFault> asset(const std::string& value);
  Result<void, LinkTextFault> memo(const std::string& value);
  Result<void, LinkTextFault> id(const std::string& value);
  Result<void, LinkTextFault> expiry(const std::string& value);

  std::string_view m_prefix;
  bool m_upper;
  std::set<std::string> m_seen;
  std::map<unsigned, std::string> m_addresses;
  std::map<unsigned, Amount> m_amounts;
  PaymentLink m_link;
};

/// "amount.3" as "amount" and 3; a key without a number has number 0.
std::optional<std::pair<std::string, unsigned>> split_key(const std::string& key) {
  const std::size_t point = key.find('.');
  if (point == key.npos) {
    return std::pair(key, 0u);
  }
  const std::string_view digits = std::string_view(key).substr(point + 1);
  unsigned number = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || digits[0] == '0' || problem != std::errc() || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return std::pair(key.substr(0, point), number);
}

Result<void, LinkTextFault> LinkReader::parameter(std::string_view text) {
  const std::size_t sign = text.find('=');
  if (sign == text.npos || sign == 0) {
    return fault(LinkTextError::kSyntax, text.substr(0, std::min<std::size_t>(text.size(), 32)));
  }
  const std::string key = lower(text.substr(0, sign));
  const bool key_is_clean = std::ranges::all_of(key, [](char c) { return is_plain(c) && c != '\''; });
  if (!key_is_clean) {
    return fault(LinkTextError::kSyntax);
  }
  if (!m_seen.insert(key).second) {
    return fault(LinkTextError::kRepeatedKey, key);
  }
  const std::optional<std::string> value = unescape(text.substr(sign + 1));
  if (!value) {
    return fault(LinkTextError::kSyntax, key);
  }
  if (!is_utf8(*value)) {
    return fault(LinkTextError::kNotUtf8, key);
  }
  const auto parts = split_key(key);
  constexpr std::array<std::string_view, 8> kKnown{"address", "amount", "asset", "label",
                                                   "message", "memo",   "id",    "exp"};
  const std::string name = parts ? parts->first : key.substr(0, key.find('.'));
  if (std::ranges::find(kKnown, name) == kKnown.end()) {
    return key.starts_with("req-") ? fault(LinkTextError::kUnknownRequired, key)
                                   : Result<void, LinkTextFault>();
  }
  if (!parts || parts->second > kMostLinkParts) {
    return fault(LinkTextError::kRecipients, key);
  }
  // Escapes stand for the letters of a text; a number or an address has no use for them but to look like
  // another (ZIP-321).
  const bool text_value = name == "label" || name == "message";
  return known(name, parts->second, key, text_value ? *value : std::string(text.substr(sign + 1)));
}

Result<void, LinkTextFault> LinkReader::known(const std::string& key, unsigned number,
                                              const std::string& full, const std::string& value) {
  if (key == "amount") {
    return amount(number, full, value);
  }
  if (key == "address") {
    if (number == 0) {
      return fault(LinkTextError::kRecipients, full);
    }
    TACIT_TRY(m_addresses[number], read_address(value, m_prefix, full));
    return {};
  }
  if (number != 0) {
    // One payment has one note and one request; numbered ones would have to be dropped without a word.
    return fault(LinkTextError::kRecipients, full);
  }
  if (key == "label") {
    m_link.label = display_text(value);
    return {};
  }
  if (key == "message") {
    m_link.message = display_text(value);
    return {};
  }
  return key == "asset"  ? asset(value)
         : key == "memo" ? memo(value)
         : key == "id"   ? id(value)
                         : expiry(value);
}

Result<void, LinkTextFault> LinkReader::amount(unsigned number, const std::string& key,
                                               const std::string& value) {
  auto parsed = parse_amount(value, kTacitDecimals);
  if (!parsed) {
    return fault(parsed.error() == AmountError::kTooManyDecimals ? LinkTextError::kAmountDecimals
                 : parsed.error() == AmountError::kTooLarge      ? LinkTextError::kAmountTooLarge
                                                                 : LinkTextError::kAmount,
                 key);
  }
  if (parsed->is_zero()) {
    return fault(LinkTextError::kAmountZero, key);
  }
  m_amounts[number] = *parsed;
  return {};
}

Result<void, LinkTextFault> LinkReader::asset(const std::string& value) {
  const auto bytes = parse_hex_array<32>(m_upper ? lower(value) : value);
  if (!bytes || !AssetId(*bytes).is_native()) {
    return fault(LinkTextError::kAsset, "asset");
  }
  m_link.asset = AssetId(*bytes);
  return {};
}

Result<void, LinkTextFault> LinkReader::memo(const std::string& value) {
  // base64url tells upper from lower case, which a link all in upper case has lost.
  if (m_upper) {
    return fault(LinkTextError::kMemoCapitals, "memo");
  }
  const auto bytes = parse_base64url(value);
  if (!bytes || bytes->size() > kMostLinkMemo) {
    return fault(LinkTextError::kMemo, "memo");
  }
  m_link.memo = *bytes;
  return {};
}

Result<void, LinkTextFault> LinkReader::id(const std::string& value) {
  m_link.id = parse_hex_array<16>(m_upper ? lower(value) : value);
  return m_link.id ? Result<void, LinkTextFault>() : fault(LinkTextError::kId, "id");
}

Result<void, LinkTextFault> LinkReader::expiry(const std::string& value) {
  const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), m_link.expiry);
  const bool good = problem == std::errc() && end == value.data() + value.size() && m_link.expiry > 0 &&
                    m_link.expiry < (std::uint64_t{1} << 53);
  return good ? Result<void, LinkTextFault>() : fault(LinkTextError::kExpiry, "exp");
}

Result<PaymentLink, LinkTextFault> LinkReader::finish() {
  if (m_addresses.empty()) {
    return fault(m_seen.empty() ? LinkTextError::kNotALink : LinkTextError::kPartAddress);
  }
  const bool several = m_addresses.size() > 1 || !m_addresses.contains(0);
  if (m_addresses.size() > kMostLinkParts) {
    return fault(LinkTextError::kRecipients);
  }
  for (const auto& [number, address] : m_addresses) {
    const auto amount = m_amounts.find(number);
    if (several && amount == m_amounts.end()) {
      return fault(LinkTextError::kPartAmount, number == 0 ? "amount" : "amount." + std::to_string(number));
    }
    m_link.parts.push_back(
        {address, amount == m_amounts.end() ? std::nullopt : std::optional(amount->second)});
  }
  for (const auto& [number, amount] : m_amounts) {
    if (!m_addresses.contains(number)) {
      return fault(LinkTextError::kPartAddress, number == 0 ? "" : "address." + std::to_string(number));
    }
  }
  return m_link;
}

}  // namespace

bool looks_like_payment_link(std::string_view text) {
  return text.size() >= 6 && lower(text.substr(0, 6)) == "tacit:";
}

Result<PaymentLink, LinkTextFault> parse_payment_link(std::string_view text, std::string_view prefix) {
  if (text.size() > kMostLinkLength) {
    return fault(LinkTextError::kTooLong);
  }
  if (!looks_like_payment_link(text)) {
    return fault(LinkTextError::kNotALink);
  }
  if (text.substr(6).starts_with("//")) {
    return fault(LinkTextError::kSlashes);
  }
  LinkReader reader(prefix, all_upper(text));
  std::string_view rest = text.substr(6);
  const std::size_t question = rest.find('?');
  TACIT_TRY_VOID(reader.first_address(rest.substr(0, question)));
  rest = question == rest.npos ? std::string_view() : rest.substr(question + 1);
  if (question != std::string_view::npos && rest.empty()) {
    return fault(LinkTextError::kSyntax);
  }
  while (!rest.empty()) {
    const std::size_t end = rest.find('&');
    TACIT_TRY_VOID(reader.parameter(rest.substr(0, end)));
    if (end == rest.npos) {
      break;
    }
    rest.remove_prefix(end + 1);
    if (rest.empty()) {
      return fault(LinkTextError::kSyntax);
    }
  }
  return reader.finish();
}

std::string format_payment_link(const PaymentLink& link) {
  std::string text = "tacit:";
  char sign = '?';
  const auto add = [&](const std::string& key, const std::string& value) {
    text += sign + key + '=' + value;
    sign = '&';
  };
  const auto add_amount = [&](const std::string& key, const PaymentLink::Part& part) {
    if (part.amount) {
      add(key, format_amount(*part.amount, kTacitDecimals));
    }
  };
  text += link.parts.empty() ? "" : link.parts.front().address;
  for (std::size_t i = 0; i < link.parts.size(); ++i) {
    const std::string number = i == 0 ? "" : '.' + std::to_string(i);
    if (i > 0) {
      add("address" + number, link.parts[i].address);
    }
    add_amount("amount" + number, link.parts[i]);
  }
  if (!link.asset.is_native()) {
    add("asset", to_hex(link.asset.bytes()));
  }
  if (!link.label.empty()) {
    add("label", escape(link.label));
  }
  if (!link.message.empty()) {
    add("message", escape(link.message));
  }
  if (!link.memo.empty()) {
    add("memo", base64url(link.memo));
  }
  if (link.id) {
    add("id", to_hex(*link.id));
  }
  if (link.expiry != 0) {
    add("exp", std::to_string(link.expiry));
  }
  return text;
}

}  // namespace tacit
