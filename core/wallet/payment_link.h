// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "protocol/amount.h"
#include "protocol/asset.h"

/// `tacit:ADDRESS[?amount=…&asset=…&label=…&message=…&memo=…&id=…&exp=…]`, as strict as ZIP-321, also with
/// several recipients (`address.1=…&amount.1=…` up to .14). Only label and message may be %-escaped. Time and
/// payments that were made are no part of it: Wallet::check_link looks at those. Thread-safe.
namespace tacit {

inline constexpr std::size_t kMostLinkParts = 14;
inline constexpr std::size_t kMostLinkLength = 8192;
inline constexpr std::size_t kMostLinkMemo = 128;

struct PaymentLink {
  struct Part {
    std::string address;  // text in lower case; parses on the network that was named
    std::optional<Amount> amount;
    friend bool operator==(const Part&, const Part&) = default;
  };
  std::vector<Part> parts;  // at least one
  AssetId asset;
  std::string label, message;  // stripped, for showing alone
  Bytes memo;                  // to be sent
  std::optional<Bytes16> id;   // of the request
  std::uint64_t expiry = 0;    // s since 1970, 0 for never

  friend bool operator==(const PaymentLink&, const PaymentLink&) = default;
};

enum class LinkTextError {
  kNotALink,      // another scheme, or nothing after it
  kSlashes,       // tacit://
  kTooLong,       //
  kAddress,       // not an address, or mistyped
  kOtherNetwork,  // an address of another network
  kSyntax,        // a parameter without `=`, an empty key, a bad %-escape, a character that must be escaped
  kRepeatedKey,   //
  kUnknownRequired,  // an unknown key that begins with req-
  kNotUtf8,          //
  kAmount,           // not a decimal number as the link wants it
  kAmountDecimals,   // more decimals than the asset has
  kAmountZero,       //
  kAmountTooLarge,   //
  kAsset,            // not 64 hex digits, or not an asset of this ledger
  kMemo,             // not base64url, or more than 128 bytes
  kMemoCapitals,     // one in a link all in upper case, which has lost what it said
  kId,               // not 32 hex digits
  kExpiry,           // not a number of seconds
  kRecipients,       // a numbered parameter is out of range, or one that only the whole payment has
  kPartAddress,      // an amount has no address of its number
  kPartAmount,       // one of several addresses has no amount
};
struct LinkTextFault {
  LinkTextError error{};
  std::string key{};  // which parameter; empty for the address
};

/// `prefix` is the network's address prefix. White space around the text is not trimmed.
Result<PaymentLink, LinkTextFault> parse_payment_link(std::string_view text, std::string_view prefix);

/// Whether the text means to be a link (begins with `tacit:` in any case) rather than a bare address.
bool looks_like_payment_link(std::string_view text);

/// The link's text in its one form: parameters in the order amount, asset, label, message, memo, id, exp.
std::string format_payment_link(const PaymentLink& link);

/// Takes one code point off the front; nothing, and the text as it was, for anything but the shortest form of
/// a scalar value. The text is not empty.
std::optional<char32_t> take_code_point(std::string_view& text);

/// Text of others made fit to be shown as plain text: invalid UTF-8, control, bidirectional and invisible
/// characters are taken out.
std::string display_text(std::string_view text);
bool is_utf8(std::string_view text);

std::string base64url(ByteView bytes);
/// Without padding; refuses bits that are not zero behind the last byte.
std::optional<Bytes> parse_base64url(std::string_view text);

}  // namespace tacit
