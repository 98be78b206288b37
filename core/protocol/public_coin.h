// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "crypto/scalar.h"
#include "protocol/address.h"
#include "protocol/amount.h"
#include "protocol/asset.h"
#include "protocol/coin.h"

/// Coins of no sender, in the genesis alone (protocol §4). Their opening is published and checked, since
/// inputs carry no range proof.
namespace tacit {

/// u64(v) ‖ asset id ‖ ρ_V ‖ ρ_A, 104 bytes.
struct PublicOpening {
  static constexpr std::size_t kSize = 104;

  Amount v;
  AssetId asset;
  Scalar value_blinding, asset_blinding;

  /// Accepts exactly 104 bytes with v < 2^62 and canonical scalars.
  static std::optional<PublicOpening> parse(ByteView bytes);
  ByteArray<kSize> encode() const;

  friend bool operator==(const PublicOpening&, const PublicOpening&) = default;
};

struct PublicCoin {
  Coin coin;
  PublicOpening opening;
};

/// V = v·G + ρ_V·H and A = a·G + ρ_A·H.
bool opens(const PublicOpening& opening, const Coin& coin);

/// The public coin with this index in the genesis; k and o are fresh random bytes.
std::optional<PublicCoin> make_public_coin(const Address& address, Amount v, const AssetId& asset,
                                           const Memo& memo, std::uint32_t index, const Bytes32& k,
                                           const Bytes32& o);

}  // namespace tacit
