// SPDX-License-Identifier: MIT
#include "protocol/public_coin.h"

#include "base/rule.h"
#include "base/serialize.h"
#include "proof/generators.h"
#include "protocol/note.h"

namespace tacit {

std::optional<PublicOpening> PublicOpening::parse(ByteView bytes) {
  Reader reader(bytes);
  const auto v = Amount::parse(reader.u64());
  const AssetId asset(reader.array<32>());
  const auto value_blinding = Scalar::decode(reader.array<32>());
  const auto asset_blinding = Scalar::decode(reader.array<32>());
  if (breaks(Rule::kOpeningForm, !reader.finish() || !v || !value_blinding || !asset_blinding)) {
    return std::nullopt;
  }
  return PublicOpening{v.value_or(Amount()), asset, value_blinding.value_or(Scalar()),
                       asset_blinding.value_or(Scalar())};
}

ByteArray<PublicOpening::kSize> PublicOpening::encode() const {
  Writer writer;
  writer.u64(v.units()).bytes(asset.bytes()).bytes(value_blinding.encode()).bytes(asset_blinding.encode());
  return to_array<kSize>(writer.view());
}

bool opens(const PublicOpening& opening, const Coin& coin) {
  return pedersen_commit(Scalar(opening.v.units()), opening.value_blinding).encode() == coin.V &&
         pedersen_commit(asset_scalar(opening.asset), opening.asset_blinding).encode() == coin.A;
}

std::optional<PublicCoin> make_public_coin(const Address& address, Amount v, const AssetId& asset,
                                           const Memo& memo, std::uint32_t index, const Bytes32& k,
                                           const Bytes32& o) {
  const Origin origin = Origin::of_public_coin(index);
  const auto coin = make_coin(address, {address.d(), v, asset, k, memo}, o, origin);
  if (!coin) {
    return std::nullopt;
  }
  const CoinScalars scalars = coin_scalars(k, origin);
  return PublicCoin{*coin, {v, asset, scalars.value_blinding, scalars.asset_blinding}};
}

}  // namespace tacit
