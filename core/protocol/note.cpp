// SPDX-License-Identifier: MIT
#include "protocol/note.h"

#include <algorithm>

#include "base/check.h"
#include "base/rule.h"
#include "base/serialize.h"
#include "crypto/aead.h"
#include "crypto/hash.h"
#include "proof/generators.h"

namespace tacit {

namespace {

/// w[0..32] and w[32] of protocol §4.
struct CoinKey {
  Bytes32 key;
  std::uint8_t view_tag;
};

CoinKey coin_key(const Bytes32& X, const Bytes32& K, const Bytes32& S) {
  Bytes64 w = hash("tacit/1/coin/key", {X, K, S});
  const WipeGuard guard(w);
  return {to_array<32>(w), w[32]};
}

constexpr AeadNonce kZeroNonce{};  // the key is used once

std::optional<Note> decode_note(const ByteArray<kNoteSize>& plaintext) {
  Reader reader(plaintext);
  Note note;
  note.d = reader.array<16>();
  const auto v = Amount::parse(reader.u64());
  note.asset = AssetId(reader.array<32>());
  note.k = reader.array<32>();
  note.memo = reader.array<kMemoSize>();
  if (!v) {
    return std::nullopt;
  }
  note.v = *v;
  return note;
}

/// What the ciphertext says, not yet compared with the coin's points.
std::optional<Note> decrypt(const Coin& coin, const Bytes32& X) {
  CoinKey key = coin_key(X, coin.K, coin.S);
  const WipeGuard key_guard(key);
  if (key.view_tag != coin.view_tag) {
    return std::nullopt;
  }
  ByteArray<kNoteSize> plaintext;
  const WipeGuard plaintext_guard(plaintext);
  if (!aead_open_to(plaintext, key.key, kZeroNonce, coin.points(), coin.c)) {
    return std::nullopt;
  }
  return decode_note(plaintext);
}

/// K, S, V, A as a coin with this note must have them.
struct CoinPoints {
  Point K, S, V, A;
};

CoinPoints coin_points(const Note& note, const Point& Q2, const Origin& origin) {
  CoinScalars scalars = coin_scalars(note.k, origin);
  const WipeGuard guard(scalars);
  return {.K = scalars.h * address_base(note.d),
          .S = scalars.serial * generators().F + Q2,
          .V = pedersen_commit(Scalar(note.v.units()), scalars.value_blinding),
          .A = pedersen_commit(asset_scalar(note.asset), scalars.asset_blinding)};
}

bool matches(const Coin& coin, const Note& note, const Point& Q2, const Origin& origin) {
  const CoinPoints points = coin_points(note, Q2, origin);
  return keeps(Rule::kNoteK, points.K.encode() == coin.K) &&
         keeps(Rule::kNoteS, points.S.encode() == coin.S) &&
         keeps(Rule::kNoteV, points.V.encode() == coin.V) && keeps(Rule::kNoteA, points.A.encode() == coin.A);
}

Bytes32 outgoing_mask(const Bytes32& ovk, const Bytes32& salt, std::uint32_t number) {
  return digest("tacit/1/coin/outgoing", {ovk, salt, u32_bytes(number)});
}

Bytes32 exclusive_or(const Bytes32& a, const Bytes32& b) {
  Bytes32 result;
  std::ranges::transform(a, b, result.begin(), [](std::uint8_t x, std::uint8_t y) { return x ^ y; });
  return result;
}

}  // namespace

ByteArray<kNoteSize> Note::encode() const {
  ByteArray<kNoteSize> bytes;
  auto end = std::ranges::copy(d, bytes.begin()).out;
  end = std::ranges::copy(u64_bytes(v.units()), end).out;
  end = std::ranges::copy(asset.bytes(), end).out;
  end = std::ranges::copy(k, end).out;
  std::ranges::copy(memo, end);
  return bytes;
}

Scalar recovery_scalar(const Bytes32& k) {
  return hash_to_scalar("tacit/1/coin/recovery", {k});
}

CoinScalars coin_scalars(const Bytes32& k, const Origin& origin) {
  return {.h = recovery_scalar(k),
          .serial = hash_to_scalar("tacit/1/coin/serial", {k, origin.bytes()}),
          .value_blinding = hash_to_scalar("tacit/1/coin/value", {k}),
          .asset_blinding = hash_to_scalar("tacit/1/coin/asset", {k})};
}

// ---- sending

Bytes32 coin_nonce(const Bytes32& ovk, const Bytes32& salt, std::uint32_t number) {
  return digest("tacit/1/coin/nonce", {ovk, salt, u32_bytes(number)});
}

Bytes32 outgoing_field(const Address& address, const Bytes32& ovk, const Bytes32& salt,
                       std::uint32_t number) {
  return exclusive_or(address.Q1(), outgoing_mask(ovk, salt, number));
}

std::optional<Coin> make_coin(const Address& address, const Note& note, const Bytes32& o,
                              const Origin& origin) {
  TACIT_CHECK(note.d == address.d());
  const auto Q1 = Point::decode_nonidentity(address.Q1());
  const auto Q2 = Point::decode_nonidentity(address.Q2());
  TACIT_CHECK(Q1 && Q2);

  const CoinPoints points = coin_points(note, *Q2, origin);
  Scalar h = recovery_scalar(note.k);
  const WipeGuard h_guard(h);
  Bytes32 X = (h * *Q1).encode();
  const WipeGuard X_guard(X);
  if (points.K.is_identity() || points.S.is_identity() || points.V.is_identity() || points.A.is_identity()) {
    return std::nullopt;
  }

  Coin coin;
  coin.K = points.K.encode();
  coin.S = points.S.encode();
  coin.V = points.V.encode();
  coin.A = points.A.encode();
  coin.o = o;
  CoinKey key = coin_key(X, coin.K, coin.S);
  const WipeGuard key_guard(key);
  coin.view_tag = key.view_tag;
  ByteArray<kNoteSize> plaintext = note.encode();
  const WipeGuard plaintext_guard(plaintext);
  coin.c = to_array<kCiphertextSize>(aead_seal(key.key, kZeroNonce, coin.points(), plaintext));
  return coin;
}

// ---- receiving

std::optional<Bytes32> shared_point(const IncomingKey& key, const Bytes32& K) {
  return multiply_encoded(key.s1(), K);
}

std::vector<std::optional<Bytes32>> shared_points(const IncomingKey& key, std::span<const Bytes32> K) {
  return multiply_encoded(key.s1(), K);
}

bool view_tag_matches(const Coin& coin, const Bytes32& X) {
  CoinKey key = coin_key(X, coin.K, coin.S);
  const WipeGuard guard(key);
  return key.view_tag == coin.view_tag;
}

std::optional<Note> identify(const IncomingKey& key, const Coin& coin, const Origin& origin) {
  auto X = shared_point(key, coin.K);
  if (!X) {
    return std::nullopt;
  }
  const WipeGuard guard(*X);
  return identify_shared(key, *X, coin, origin);
}

std::optional<Note> identify_shared(const IncomingKey& key, const Bytes32& X, const Coin& coin,
                                    const Origin& origin) {
  auto note = decrypt(coin, X);
  if (!note || !matches(coin, *note, key.spend_point(note->d), origin)) {
    return std::nullopt;
  }
  return note;
}

std::optional<Note> open_coin(const Coin& coin, const Bytes32& X, const Point& Q2, const Origin& origin) {
  auto note = decrypt(coin, X);
  if (!note || !matches(coin, *note, Q2, origin)) {
    return std::nullopt;
  }
  return note;
}

std::optional<RecoveredCoin> recover(const FullKey& key, const Coin& coin, const Note& note,
                                     const Origin& origin) {
  CoinScalars scalars = coin_scalars(note.k, origin);
  const WipeGuard guard(scalars);
  Secret<Scalar> s(scalars.serial + key.incoming().spend_scalar(note.d) + key.s2());
  if (s.expose().is_zero() || (s.expose() * generators().F + key.D()).encode() != coin.S) {
    return std::nullopt;
  }
  auto tag = coin_tag(s.expose(), key.D());
  if (!tag) {
    return std::nullopt;
  }
  return RecoveredCoin{std::move(s), *tag};
}

std::optional<Tag> coin_tag(const Scalar& s, const Point& D) {
  Scalar inverse = s.invert();
  const WipeGuard guard(inverse);
  return Tag::from_point(inverse * (generators().U - D));
}

Secret<SpendBlindings> spend_blindings(const Scalar& s, const FullKey& key) {
  Bytes32 encoding = s.encode();
  const WipeGuard guard(encoding);
  const Bytes32& D = key.D_encoding();
  Secret<SpendBlindings> blindings;
  blindings.expose().y = hash_to_scalar("tacit/1/spend/serial", {encoding, D});
  blindings.expose().g = hash_to_scalar("tacit/1/spend/value", {encoding, D});
  blindings.expose().alpha = hash_to_scalar("tacit/1/spend/asset", {encoding, D});
  return blindings;
}

std::optional<Offset> disguise(const Coin& coin, const SpendBlindings& blindings) {
  const auto S = Point::decode_nonidentity(coin.S);
  const auto V = Point::decode_nonidentity(coin.V);
  const auto A = Point::decode_nonidentity(coin.A);
  if (!S || !V || !A) {
    return std::nullopt;
  }
  const Point& H = generators().H;
  const Point S_disguised = *S - blindings.y * H;
  const Point V_disguised = *V - blindings.g * H;
  const Point A_disguised = *A - blindings.alpha * H;
  if (S_disguised.is_identity() || V_disguised.is_identity() || A_disguised.is_identity()) {
    return std::nullopt;
  }
  return Offset{S_disguised.encode(), V_disguised.encode(), A_disguised.encode()};
}

// ---- what one has sent

std::optional<SentCoin> recover_outgoing(const Bytes32& ovk, const Bytes32& salt, const Tag& first_tag,
                                         std::uint32_t number, const Coin& coin) {
  Bytes32 k = coin_nonce(ovk, salt, number);
  const WipeGuard k_guard(k);
  const Bytes32 Q1_encoding = exclusive_or(coin.o, outgoing_mask(ovk, salt, number));
  const auto Q1 = Point::decode_nonidentity(Q1_encoding);
  const auto S = Point::decode_nonidentity(coin.S);
  if (!Q1 || !S) {
    return std::nullopt;
  }
  const Origin origin = Origin::of_output(first_tag, number);
  CoinScalars scalars = coin_scalars(k, origin);
  const WipeGuard guard(scalars);
  Bytes32 X = (scalars.h * *Q1).encode();
  const WipeGuard X_guard(X);
  auto note = decrypt(coin, X);
  if (!note || note->k != k) {
    return std::nullopt;
  }
  const Point Q2 = *S - scalars.serial * generators().F;
  const auto address = Address::make(note->d, *Q1, Q2);
  if (!address || !matches(coin, *note, Q2, origin)) {
    return std::nullopt;
  }
  return SentCoin{*address, *note};
}

}  // namespace tacit
