// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/secret.h"
#include "crypto/point.h"
#include "crypto/scalar.h"
#include "protocol/address.h"

/// The keys of an account (protocol §2), each in secret memory, move-only. The incoming view key sees what
/// arrives, the full view key also what leaves, the spend key authorises. Points of a key are secret too: who
/// has P2 can link addresses. Derivation is constant time. A key does not change; reading one from several
/// threads is safe.
namespace tacit {

/// (s1, P2): makes addresses and sees what arrives.
class IncomingKey {
 public:
  /// Nothing when s1 is zero or P2 is the identity.
  static std::optional<IncomingKey> make(const Scalar& s1, const Point& P2);
  /// A second copy, made on purpose.
  IncomingKey clone() const { return IncomingKey(m_parts.clone()); }

  const Scalar& s1() const { return m_parts.expose().s1; }
  const Point& P2() const { return m_parts.expose().P2; }
  /// dk, of which all diversifiers are made.
  const Bytes32& diversifier_key() const { return m_parts.expose().dk; }

  /// Address number `number` of the account.
  Address address(std::uint64_t number) const { return address_of(diversifier(number)); }
  Diversifier diversifier(std::uint64_t number) const;
  Address address_of(const Diversifier& d) const;

  /// scalar("tacit/1/address/spend", s1, d).
  Scalar spend_scalar(const Diversifier& d) const;
  /// Q2 of the address with this diversifier.
  Point spend_point(const Diversifier& d) const;

 private:
  struct Parts {
    Scalar s1;
    Point P2;
    Bytes32 dk{};
  };
  explicit IncomingKey(Secret<Parts> parts) : m_parts(std::move(parts)) {}

  Secret<Parts> m_parts;
};

/// (s1, s2, D): also sees what leaves and to whom, and makes every proof but the authorisation.
class FullKey {
 public:
  /// Nothing when s1 or s2 is zero, or D or P2 is the identity.
  static std::optional<FullKey> make(const Scalar& s1, const Scalar& s2, const Point& D);
  FullKey clone() const { return FullKey(m_parts.clone(), m_incoming.clone()); }

  const IncomingKey& incoming() const { return m_incoming; }
  const Scalar& s1() const { return m_incoming.s1(); }
  const Scalar& s2() const { return m_parts.expose().s2; }
  const Point& D() const { return m_parts.expose().D; }
  const Bytes32& D_encoding() const { return m_parts.expose().D_encoding; }
  /// ovk, which reopens what was sent.
  const Bytes32& outgoing_key() const { return m_parts.expose().ovk; }

 private:
  struct Parts {
    Scalar s2;
    Point D;
    Bytes32 D_encoding{};
    Bytes32 ovk{};
  };
  FullKey(Secret<Parts> parts, IncomingKey incoming)
      : m_parts(std::move(parts)), m_incoming(std::move(incoming)) {}

  Secret<Parts> m_parts;
  IncomingKey m_incoming;
};

/// (s1, s2, r): spends.
class SpendKey {
 public:
  /// Of account `account` of a 64-byte BIP-39 seed.
  static SpendKey from_seed(const Secret<Bytes64>& seed, std::uint32_t account);
  /// For keys that come as scalars. Nothing when one is zero.
  static std::optional<SpendKey> make(const Scalar& s1, const Scalar& s2, const Scalar& r);
  SpendKey clone() const { return SpendKey(m_r.clone(), m_full.clone()); }

  const FullKey& full() const { return m_full; }
  const Scalar& r() const { return m_r.expose(); }

 private:
  SpendKey(Secret<Scalar> r, FullKey full) : m_r(std::move(r)), m_full(std::move(full)) {}

  Secret<Scalar> m_r;
  FullKey m_full;
};

/// View keys as text for export: Bech32m of 0x01 ‖ s1 ‖ P2 under "tacitviewin", and of 0x01 ‖ s1 ‖ s2 ‖ D
/// under "tacitviewfull" (docs/protocol.md, Decisions). The prefix names the kind, so that neither is taken
/// for the other, nor for an address. ASCII in secret memory.
SecretBytes format_view_key(const IncomingKey& key);
SecretBytes format_view_key(const FullKey& key);

/// Accept exactly what `format_view_key` writes, in lower or upper case throughout.
std::optional<IncomingKey> parse_incoming_key(std::string_view text);
std::optional<FullKey> parse_full_key(std::string_view text);

}  // namespace tacit
