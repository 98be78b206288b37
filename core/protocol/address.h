// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/point.h"

namespace tacit {

/// The public part of an address that makes one of an account's addresses differ from another.
using Diversifier = Bytes16;

/// Bd = point("tacit/1/address/base", d), the base point of all addresses with this diversifier.
Point address_base(const Diversifier& d);

/// Whom a coin is paid to (protocol §2): d ‖ Q1 ‖ Q2, both points canonical and not the identity. Nobody can
/// tell that two addresses belong together. A value; thread-safe.
class Address {
 public:
  static constexpr std::size_t kSize = 80;

  /// Accepts exactly 80 bytes.
  static std::optional<Address> parse(ByteView bytes);
  /// Nothing when a point is the identity.
  static std::optional<Address> make(const Diversifier& d, const Point& Q1, const Point& Q2);

  ByteArray<kSize> encode() const;
  const Diversifier& d() const { return m_d; }
  const Bytes32& Q1() const { return m_Q1; }
  const Bytes32& Q2() const { return m_Q2; }

  friend auto operator<=>(const Address&, const Address&) = default;

 private:
  Address(const Diversifier& d, const Bytes32& Q1, const Bytes32& Q2) : m_d(d), m_Q1(Q1), m_Q2(Q2) {}

  Diversifier m_d;
  Bytes32 m_Q1, m_Q2;
};

inline constexpr std::size_t kMostPrefixLetters = 16;
/// 1–16 letters a–z, as a genesis names them (protocol §10).
bool is_address_prefix(std::string_view prefix);

/// The text of an address on the network with this prefix (checked to be one).
std::string format_address(const Address& address, std::string_view prefix);

enum class AddressError {
  kNotAnAddress,  // not Bech32m, a mistyped character, or not 97 bytes
  kOtherNetwork,  // good Bech32m with another prefix
  kChanged,       // unjumbled, it is not version 1 with this prefix's padding
  kBadPoint,      // not canonical, or the identity
};
/// Accepts lower case or upper case throughout. `prefix` is the network's (checked to be one).
Result<Address, AddressError> parse_address(std::string_view text, std::string_view prefix);

/// Where a text that is no address on this network was mistyped, as positions in it, ascending: characters
/// that no address has, or one or two exchanged ones, of which the checksum and the jumbled padding leave a
/// single reading. Empty when it can not be told, for instance because a character is missing. To be pointed
/// at, never to be put right by the program: a person compares with the source (BIP-173).
std::vector<std::size_t> mistyped_characters(std::string_view text, std::string_view prefix);
/// Characters of an address on this network.
std::size_t address_length(std::string_view prefix);

/// The 97 bytes that are jumbled into the text: 0x01 ‖ d ‖ Q1 ‖ Q2 ‖ prefix padded with zeros to 16.
ByteArray<97> address_payload(const Address& address, std::string_view prefix);

}  // namespace tacit
