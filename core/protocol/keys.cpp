// SPDX-License-Identifier: MIT
#include "protocol/keys.h"

#include <algorithm>
#include <string>

#include "base/check.h"
#include "base/declassify.h"
#include "base/serialize.h"
#include "base/wipe_elements.h"
#include "crypto/bech32m.h"
#include "crypto/hash.h"
#include "proof/generators.h"

namespace tacit {

// ---- incoming view key

std::optional<IncomingKey> IncomingKey::make(const Scalar& s1, const Point& P2) {
  if (declassified(s1.is_zero()) || declassified(P2.is_identity())) {
    return std::nullopt;
  }
  Bytes32 s1_encoding = s1.encode();
  const WipeGuard guard(s1_encoding);
  Secret<Parts> parts;
  parts.expose().s1 = s1;
  parts.expose().P2 = P2;
  Bytes32 dk = digest("tacit/1/key/diversifier", {s1_encoding});
  const WipeGuard dk_guard(dk);
  parts.expose().dk = dk;
  return IncomingKey(std::move(parts));
}

Diversifier IncomingKey::diversifier(std::uint64_t number) const {
  return digest16("tacit/1/diversifier", {diversifier_key(), number});
}

Scalar IncomingKey::spend_scalar(const Diversifier& d) const {
  Bytes32 s1_encoding = s1().encode();
  const WipeGuard guard(s1_encoding);
  return hash_to_scalar("tacit/1/address/spend", {s1_encoding, d});
}

Point IncomingKey::spend_point(const Diversifier& d) const {
  Scalar scalar = spend_scalar(d);
  const WipeGuard guard(scalar);
  return scalar * generators().F + P2();
}

Address IncomingKey::address_of(const Diversifier& d) const {
  const auto address = Address::make(d, s1() * address_base(d), spend_point(d));
  // s1 is not zero, and the base and the spend point are hashes into the group: the identity would be a
  // discrete logarithm found by chance.
  TACIT_CHECK(address);
  return *address;
}

// ---- full view key

std::optional<FullKey> FullKey::make(const Scalar& s1, const Scalar& s2, const Point& D) {
  if (declassified(s2.is_zero()) || declassified(D.is_identity())) {
    return std::nullopt;
  }
  Point P2 = s2 * generators().F + D;
  const WipeGuard point_guard(P2);
  auto incoming = IncomingKey::make(s1, P2);
  if (!incoming) {
    return std::nullopt;
  }
  Bytes32 s2_encoding = s2.encode();
  const WipeGuard scalar_guard(s2_encoding);
  Secret<Parts> parts;
  parts.expose().s2 = s2;
  parts.expose().D = D;
  Bytes32 D_encoding = D.encode();
  const WipeGuard encoding_guard(D_encoding);
  parts.expose().D_encoding = D_encoding;
  Bytes32 ovk = digest("tacit/1/key/outgoing", {s2_encoding});
  const WipeGuard ovk_guard(ovk);
  parts.expose().ovk = ovk;
  return FullKey(std::move(parts), *std::move(incoming));
}

// ---- spend key

std::optional<SpendKey> SpendKey::make(const Scalar& s1, const Scalar& s2, const Scalar& r) {
  if (declassified(r.is_zero())) {
    return std::nullopt;
  }
  Point D = multiply_base(r);
  const WipeGuard guard(D);
  auto full = FullKey::make(s1, s2, D);
  if (!full) {
    return std::nullopt;
  }
  return SpendKey(Secret<Scalar>(r), *std::move(full));
}

SpendKey SpendKey::from_seed(const Secret<Bytes64>& seed, std::uint32_t account) {
  const auto number = u32_bytes(account);
  Scalar s1 = hash_to_scalar("tacit/1/key/s1", {seed.expose(), number});
  const WipeGuard s1_guard(s1);
  Scalar s2 = hash_to_scalar("tacit/1/key/s2", {seed.expose(), number});
  const WipeGuard s2_guard(s2);
  Scalar r = hash_to_scalar("tacit/1/key/r", {seed.expose(), number});
  const WipeGuard r_guard(r);
  auto key = make(s1, s2, r);
  TACIT_CHECK(key);  // fails for one seed in 2^250
  return *std::move(key);
}

// ---- view keys as text

namespace {

constexpr std::uint8_t kViewKeyVersion = 1;
constexpr std::string_view kIncomingPrefix = "tacitviewin";
constexpr std::string_view kFullPrefix = "tacitviewfull";

SecretBytes secret_text(std::string_view prefix, ByteView payload) {
  std::string text = bech32m_encode(prefix, payload);
  const WipeElements guard(text);
  return SecretBytes(as_bytes(text));
}

void put(std::span<std::uint8_t> out, Bytes32 encoding) {
  const WipeGuard guard(encoding);
  std::ranges::copy(encoding, out.begin());
}

/// What follows the version byte, when the text is of this kind and its payload of this size.
template <std::size_t Size>
std::optional<ByteArray<Size>> view_key_payload(std::string_view text, std::string_view prefix) {
  auto decoded = bech32m_decode(text);
  if (!decoded) {
    return std::nullopt;
  }
  const WipeElements guard(decoded->data);
  std::optional<ByteArray<Size>> payload;
  if (decoded->prefix == prefix && decoded->data.size() == Size + 1 && decoded->data[0] == kViewKeyVersion) {
    std::ranges::copy(ByteView(decoded->data).subspan(1), payload.emplace().begin());
  }
  return payload;
}

}  // namespace

SecretBytes format_view_key(const IncomingKey& key) {
  ByteArray<65> payload{kViewKeyVersion};
  const WipeGuard guard(payload);
  put(std::span(payload).subspan(1), key.s1().encode());
  put(std::span(payload).subspan(33), key.P2().encode());
  return secret_text(kIncomingPrefix, payload);
}

SecretBytes format_view_key(const FullKey& key) {
  ByteArray<97> payload{kViewKeyVersion};
  const WipeGuard guard(payload);
  put(std::span(payload).subspan(1), key.s1().encode());
  put(std::span(payload).subspan(33), key.s2().encode());
  std::ranges::copy(key.D_encoding(), payload.begin() + 65);
  return secret_text(kFullPrefix, payload);
}

std::optional<IncomingKey> parse_incoming_key(std::string_view text) {
  auto payload = view_key_payload<64>(text, kIncomingPrefix);
  if (!payload) {
    return std::nullopt;
  }
  const WipeGuard guard(*payload);
  const ByteView bytes = *payload;
  auto s1 = Scalar::decode(bytes.first(32));
  const WipeGuard s1_guard(s1);
  auto P2 = Point::decode_nonidentity(bytes.last(32));
  const WipeGuard P2_guard(P2);
  return s1 && P2 ? IncomingKey::make(*s1, *P2) : std::nullopt;
}

std::optional<FullKey> parse_full_key(std::string_view text) {
  auto payload = view_key_payload<96>(text, kFullPrefix);
  if (!payload) {
    return std::nullopt;
  }
  const WipeGuard guard(*payload);
  const ByteView bytes = *payload;
  auto s1 = Scalar::decode(bytes.first(32));
  const WipeGuard s1_guard(s1);
  auto s2 = Scalar::decode(bytes.subspan(32, 32));
  const WipeGuard s2_guard(s2);
  auto D = Point::decode_nonidentity(bytes.last(32));
  const WipeGuard D_guard(D);
  return s1 && s2 && D ? FullKey::make(*s1, *s2, *D) : std::nullopt;
}

}  // namespace tacit
