// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/secret.h"
#include "crypto/point.h"
#include "crypto/scalar.h"
#include "proof/membership.h"
#include "protocol/address.h"
#include "protocol/amount.h"
#include "protocol/asset.h"
#include "protocol/coin.h"
#include "protocol/keys.h"
#include "protocol/tag.h"

/// Making coins, and opening those that are one's own (protocol §4). Every function is pure and thread-safe.
/// Secrets meet constant-time code; that a coin is not one's own is found at the view tag in 255 of 256
/// cases, so the time of an identification depends on the coin and the key: it is answered to nobody.
namespace tacit {

/// What a coin's ciphertext holds, once it was checked against the coin's points. Private data: `k` opens the
/// coin for whoever has it.
struct Note {
  Diversifier d{};
  Amount v;
  AssetId asset;
  Bytes32 k{};
  Memo memo{};

  ByteArray<kNoteSize> encode() const;
  friend bool operator==(const Note&, const Note&) = default;
};

/// The scalars drawn from a coin's k (and, for the serial, its origin).
struct CoinScalars {
  Scalar h, serial, value_blinding, asset_blinding;
};
CoinScalars coin_scalars(const Bytes32& k, const Origin& origin);

/// h = scalar("tacit/1/coin/recovery", k) alone.
Scalar recovery_scalar(const Bytes32& k);

// ---- sending

/// k = digest("tacit/1/coin/nonce", ovk, salt, u32(number)).
Bytes32 coin_nonce(const Bytes32& ovk, const Bytes32& salt, std::uint32_t number);
/// o = Q1 xor digest("tacit/1/coin/outgoing", ovk, salt, u32(number)).
Bytes32 outgoing_field(const Address& address, const Bytes32& ovk, const Bytes32& salt, std::uint32_t number);

/// The coin that pays note.v of note.asset to `address`, whose diversifier is note.d (checked). Nothing when
/// one of its points would be the identity, which no honest k gives.
std::optional<Coin> make_coin(const Address& address, const Note& note, const Bytes32& o,
                              const Origin& origin);

// ---- receiving

/// The shared point X = s1·K, encoded; nothing when K is not a point that may be in a coin.
std::optional<Bytes32> shared_point(const IncomingKey& key, const Bytes32& K);

/// The same for the K of many coins, several times as fast together. The caller wipes the result.
std::vector<std::optional<Bytes32>> shared_points(const IncomingKey& key, std::span<const Bytes32> K);

/// Whether a coin with this shared point has the view tag that it must have: true for one's own, and for one
/// in 256 of others.
bool view_tag_matches(const Coin& coin, const Bytes32& X);

/// The note of a coin paid to this key, all of whose commitments it opens; nothing for every other coin,
/// whatever is wrong with it. Nothing but K is decoded before the view tag matches.
std::optional<Note> identify(const IncomingKey& key, const Coin& coin, const Origin& origin);

/// The same when X is known already, as from a batch of multiplications.
std::optional<Note> identify_shared(const IncomingKey& key, const Bytes32& X, const Coin& coin,
                                    const Origin& origin);

/// The note inside when X is the coin's shared point and Q2 the spend point of its address: tag, ciphertext,
/// amount below 2^62, and K, S, V, A recomputed.
std::optional<Note> open_coin(const Coin& coin, const Bytes32& X, const Point& Q2, const Origin& origin);

/// What the full view key finds of an identified coin: its serial scalar s and its tag.
struct RecoveredCoin {
  Secret<Scalar> s;
  Tag tag;
};
/// Nothing when s is zero or S is not s·F + D, which for a coin that `identify` accepted is impossible in
/// practice.
std::optional<RecoveredCoin> recover(const FullKey& key, const Coin& coin, const Note& note,
                                     const Origin& origin);

/// T = s⁻¹·(U − D); s is not zero (checked). Nothing for the identity.
std::optional<Tag> coin_tag(const Scalar& s, const Point& D);

/// y, g, α of protocol §6, by which an input's S', V', A' differ from the coin's.
struct SpendBlindings {
  Scalar y, g, alpha;
};
Secret<SpendBlindings> spend_blindings(const Scalar& s, const FullKey& key);

/// S' = S − y·H, V' = V − g·H, A' = A − α·H, encoded. Nothing when the coin's points do not decode or one of
/// the results is the identity.
std::optional<Offset> disguise(const Coin& coin, const SpendBlindings& blindings);

// ---- what one has sent

struct SentCoin {
  Address address;
  Note note;
};
/// Output `number` of one's own transaction with this salt and first tag, reopened; nothing when it is not
/// one's own.
std::optional<SentCoin> recover_outgoing(const Bytes32& ovk, const Bytes32& salt, const Tag& first_tag,
                                         std::uint32_t number, const Coin& coin);

}  // namespace tacit
