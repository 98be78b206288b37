// SPDX-License-Identifier: MIT
#include "protocol/address.h"

#include <algorithm>

#include "base/check.h"
#include "base/serialize.h"
#include "crypto/bech32m.h"

namespace tacit {

namespace {

constexpr std::uint8_t kAddressVersion = 1;

}  // namespace

Point address_base(const Diversifier& d) {
  return hash_to_point("tacit/1/address/base", {d});
}

std::optional<Address> Address::parse(ByteView bytes) {
  if (bytes.size() != kSize) {
    return std::nullopt;
  }
  Reader reader(bytes);
  const auto d = reader.array<16>();
  const auto Q1 = reader.array<32>();
  const auto Q2 = reader.array<32>();
  if (!Point::decode_nonidentity(Q1) || !Point::decode_nonidentity(Q2)) {
    return std::nullopt;
  }
  return Address(d, Q1, Q2);
}

std::optional<Address> Address::make(const Diversifier& d, const Point& Q1, const Point& Q2) {
  if (Q1.is_identity() || Q2.is_identity()) {
    return std::nullopt;
  }
  return Address(d, Q1.encode(), Q2.encode());
}

ByteArray<Address::kSize> Address::encode() const {
  ByteArray<kSize> bytes;
  auto end = std::ranges::copy(m_d, bytes.begin()).out;
  end = std::ranges::copy(m_Q1, end).out;
  std::ranges::copy(m_Q2, end);
  return bytes;
}

bool is_address_prefix(std::string_view prefix) {
  return !prefix.empty() && prefix.size() <= kMostPrefixLetters &&
         std::ranges::all_of(prefix, [](char c) { return c >= 'a' && c <= 'z'; });
}

ByteArray<97> address_payload(const Address& address, std::string_view prefix) {
  TACIT_CHECK(is_address_prefix(prefix));
  ByteArray<97> payload{};
  payload[0] = kAddressVersion;
  auto end = std::ranges::copy(address.encode(), payload.begin() + 1).out;
  std::ranges::copy(as_bytes(prefix), end);
  return payload;
}

std::string format_address(const Address& address, std::string_view prefix) {
  return bech32m_encode(prefix, f4jumble(address_payload(address, prefix)));
}

std::size_t address_length(std::string_view prefix) {
  constexpr std::size_t kDigits = (ByteArray<97>().size() * 8 + 4) / 5;
  return prefix.size() + 1 + kDigits + 6;
}

std::vector<std::size_t> mistyped_characters(std::string_view text, std::string_view prefix) {
  std::vector<std::size_t> places;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  for (std::size_t i = prefix.size() + 1; i < text.size(); ++i) {
    if (std::string_view("qpzry9x8gf2tvdw0s3jn54khce6mua7l").find(lower(text[i])) == std::string_view::npos) {
      places.push_back(i);
    }
  }
  if (!places.empty() || text.size() != address_length(prefix)) {
    return places;
  }
  for (const std::string& near : bech32m_near(text)) {
    if (!parse_address(near, prefix)) {
      continue;
    }
    if (!places.empty()) {
      return {};  // two readings: nobody can tell
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (near[i] != lower(text[i])) {
        places.push_back(i);
      }
    }
  }
  return places;
}

Result<Address, AddressError> parse_address(std::string_view text, std::string_view prefix) {
  TACIT_CHECK(is_address_prefix(prefix));
  const auto decoded = bech32m_decode(text);
  if (!decoded) {
    return std::unexpected(AddressError::kNotAnAddress);
  }
  if (decoded->prefix != prefix) {
    return std::unexpected(AddressError::kOtherNetwork);
  }
  if (decoded->data.size() != ByteArray<97>().size()) {
    return std::unexpected(AddressError::kNotAnAddress);
  }
  const auto payload = f4jumble_inverse(decoded->data);
  TACIT_CHECK(payload && payload->size() == decoded->data.size());

  Reader reader(*payload);
  const std::uint8_t version = reader.u8();
  const ByteView bytes = reader.bytes(Address::kSize);
  ByteArray<kMostPrefixLetters> padded{};
  std::ranges::copy(as_bytes(prefix), padded.begin());
  if (version != kAddressVersion || reader.array<kMostPrefixLetters>() != padded) {
    return std::unexpected(AddressError::kChanged);
  }
  const auto address = Address::parse(bytes);
  if (!address) {
    return std::unexpected(AddressError::kBadPoint);
  }
  return *address;
}

}  // namespace tacit
