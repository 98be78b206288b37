// SPDX-License-Identifier: MIT
#include "protocol/genesis.h"

#include <algorithm>
#include <span>

#include "base/rule.h"
#include "base/serialize.h"
#include "crypto/hash.h"
#include "crypto/multiexp.h"
#include "crypto/point.h"
#include "crypto/random.h"
#include "proof/generators.h"
#include "protocol/address.h"
#include "protocol/chain_heads.h"

namespace tacit {

namespace {

constexpr std::uint8_t kGenesisVersion = 1;
constexpr std::uint8_t kOperatorFinality = 1;
constexpr std::size_t kMostNameCharacters = 64;
constexpr std::uint32_t kLeastBlockBytes = 32'768;
constexpr std::uint32_t kMostBlockBytes = 4'194'304;

bool is_network_name(std::string_view name) {
  return !name.empty() && name.size() <= kMostNameCharacters &&
         std::ranges::all_of(name, [](char c) { return c >= 0x20 && c <= 0x7e; });
}

std::string text(ByteView bytes) {
  return {bytes.begin(), bytes.end()};
}

Result<PublicCoin, GenesisError> read_coin(Reader& reader) {
  const Coin coin = Coin::read_split(reader);
  const ByteView opening_bytes = reader.bytes(PublicOpening::kSize);
  if (reader.failed()) {
    return std::unexpected(GenesisError::kTooShort);
  }
  const auto opening = PublicOpening::parse(opening_bytes);
  if (!opening) {
    return std::unexpected(GenesisError::kOpening);
  }
  return PublicCoin{coin, *opening};
}

/// The fields before the coins, not yet held against the rules.
Result<void, GenesisError> read_fields(Reader& reader, Genesis& genesis) {
  if (breaks(Rule::kGenesisVersion, reader.u8() != kGenesisVersion)) {
    return std::unexpected(reader.failed() ? GenesisError::kTooShort : GenesisError::kVersion);
  }
  genesis.name = text(reader.enc(kMostNameCharacters));
  if (reader.failed()) {
    return std::unexpected(GenesisError::kName);
  }
  genesis.prefix = text(reader.enc(kMostPrefixLetters));
  if (reader.failed()) {
    return std::unexpected(GenesisError::kPrefix);
  }
  genesis.time = reader.u64();
  genesis.n = reader.u8();
  genesis.m = reader.u8();
  genesis.fee_unit = reader.u64();
  genesis.max_block_bytes = reader.u32();
  const std::uint8_t finality = reader.u8();
  genesis.operator_key = reader.array<32>();
  if (reader.failed()) {
    return std::unexpected(GenesisError::kTooShort);
  }
  if (breaks(Rule::kGenesisFinality, finality != kOperatorFinality)) {
    return std::unexpected(GenesisError::kFinality);
  }
  return {};
}

Result<void, GenesisError> check_coin(const PublicCoin& coin) {
  if (breaks(Rule::kGenesisPoints, !coin.coin.points_are_valid())) {
    return std::unexpected(GenesisError::kCoin);
  }
  if (breaks(Rule::kGenesisNative, !coin.opening.asset.is_native()) ||
      breaks(Rule::kGenesisOpening, !opens(coin.opening, coin.coin))) {
    return std::unexpected(GenesisError::kOpening);
  }
  return {};
}

/// Weights of this many coins' equations are drawn and summed at a time, so that memory stays small.
constexpr std::size_t kCoinsAtOnce = 4096;

/// Whether every point is canonical and not the identity and every opening is the coin's. The equations
/// V = v·G + ρ_V·H and A = a·G + ρ_A·H are summed with independent random 128-bit weights, as those of proofs
/// are (protocol §9): a false one passes with a chance of 2^-128.
bool all_are_good(std::span<const PublicCoin> coins) {
  std::vector<Bytes32> encodings;
  encodings.reserve(4 * coins.size());
  for (const PublicCoin& coin : coins) {
    encodings.insert(encodings.end(), {coin.coin.V, coin.coin.A, coin.coin.K, coin.coin.S});
  }
  const auto decoded = decode_points_vartime(encodings);
  if (!std::ranges::all_of(decoded, [](const auto& point) { return point.has_value(); })) {
    return rule_removed(Rule::kGenesisPointsTogether);
  }
  Bytes random(32 * coins.size());
  random_bytes(random);
  Reader reader(random);
  const auto draw = [&reader] {
    const std::uint64_t low = reader.u64();
    return Scalar::from_u128(low, reader.u64());
  };
  const Scalar native = asset_scalar(kTacit);
  std::vector<Scalar> scalars{Scalar(), Scalar()};
  std::vector<Point> points{generators().G, generators().H};
  for (std::size_t i = 0; i < coins.size(); ++i) {
    const PublicOpening& opening = coins[i].opening;
    const Scalar value_weight = draw(), asset_weight = draw();
    scalars[0] -= value_weight * Scalar(opening.v.units()) + asset_weight * native;
    scalars[1] -= value_weight * opening.value_blinding + asset_weight * opening.asset_blinding;
    scalars.insert(scalars.end(), {value_weight, asset_weight});
    points.insert(points.end(), {*decoded[4 * i], *decoded[4 * i + 1]});
  }
  return keeps(Rule::kGenesisNativeTogether,
               std::ranges::all_of(coins, [](const PublicCoin& c) { return c.opening.asset.is_native(); })) &&
         keeps(Rule::kGenesisOpeningTogether, multiexp_vartime(scalars, points).is_identity());
}

}  // namespace

std::string_view error_name(GenesisError error) {
  static constexpr std::string_view kNames[] = {"too-short", "version",  "name",     "prefix",
                                                "set-size",  "fee-unit", "max-size", "finality",
                                                "no-coins",  "coin",     "opening",  "trailing-bytes"};
  const auto index = static_cast<std::size_t>(error);
  return index < std::size(kNames) ? kNames[index] : "unknown";
}

Result<Genesis, GenesisError> Genesis::parse(ByteView bytes) {
  Reader reader(bytes);
  Genesis genesis;
  TACIT_TRY_VOID(read_fields(reader, genesis));
  TACIT_TRY_VOID(genesis.validate_fields());
  const std::uint32_t count = reader.u32();
  for (std::uint32_t i = 0; i < count; ++i) {
    TACIT_TRY(PublicCoin coin, read_coin(reader));
    genesis.coins.push_back(coin);
  }
  if (breaks(Rule::kGenesisEnd, !reader.finish())) {
    return std::unexpected(reader.failed() ? GenesisError::kTooShort : GenesisError::kTrailingBytes);
  }
  TACIT_TRY_VOID(genesis.validate_coins());
  return genesis;
}

Result<void, GenesisError> Genesis::validate() const {
  TACIT_TRY_VOID(validate_fields());
  return validate_coins();
}

Result<void, GenesisError> Genesis::validate_fields() const {
  if (breaks(Rule::kGenesisName, !is_network_name(name))) {
    return std::unexpected(GenesisError::kName);
  }
  if (breaks(Rule::kGenesisPrefix, !is_address_prefix(prefix))) {
    return std::unexpected(GenesisError::kPrefix);
  }
  if (breaks(Rule::kGenesisSetSize, n != 4 || m < 2 || m > 8)) {
    return std::unexpected(GenesisError::kSetSize);
  }
  if (breaks(Rule::kGenesisFeeUnit, fee_unit > kMostFeeUnit)) {
    return std::unexpected(GenesisError::kFeeUnit);
  }
  if (breaks(Rule::kGenesisBlockBytes,
             max_block_bytes < kLeastBlockBytes || max_block_bytes > kMostBlockBytes)) {
    return std::unexpected(GenesisError::kBlockBytes);
  }
  return {};
}

Result<void, GenesisError> Genesis::validate_coins() const {
  if (breaks(Rule::kGenesisCoins, coins.empty())) {
    return std::unexpected(GenesisError::kNoCoins);
  }
  for (std::size_t first = 0; first < coins.size(); first += kCoinsAtOnce) {
    const auto some = std::span(coins).subspan(first, std::min(kCoinsAtOnce, coins.size() - first));
    if (all_are_good(some)) {
      continue;
    }
    for (const PublicCoin& coin : some) {
      TACIT_TRY_VOID(check_coin(coin));
    }
  }
  return {};
}

Bytes Genesis::encode() const {
  Writer writer;
  writer.reserve(256 + coins.size() * (Coin::kSize + PublicOpening::kSize));
  writer.u8(kGenesisVersion).enc(as_bytes(name)).enc(as_bytes(prefix)).u64(time);
  writer.u8(n).u8(m).u64(fee_unit).u32(max_block_bytes).u8(kOperatorFinality).bytes(operator_key);
  writer.u32(static_cast<std::uint32_t>(coins.size()));
  for (const PublicCoin& coin : coins) {
    coin.coin.write(writer);
    writer.bytes(coin.opening.encode());
  }
  return writer.take();
}

Bytes32 Genesis::id() const {
  return genesis_id(encode());
}

NetworkParameters Genesis::network() const {
  return {.genesis = id(),
          .name = name,
          .prefix = prefix,
          .n = n,
          .m = m,
          .fee_unit = fee_unit,
          .max_block_bytes = max_block_bytes,
          .operator_key = operator_key};
}

Supplies Genesis::supplies() const {
  Supply supply;
  for (const PublicCoin& coin : coins) {
    supply.issued += coin.opening.v.units();  // fewer than 2^32 amounts below 2^62 fit 128 bits
  }
  return {{kTacit, supply}};
}

Header Genesis::header() const {
  const Bytes32 genesis = id();
  Header header;
  header.time = time;
  header.transactions = transactions_digest({});
  header.coin_count = coins.size();
  header.coin_head = first_coin_head(genesis);
  for (std::uint32_t i = 0; i < coins.size(); ++i) {
    header.coin_head = next_coin_head(header.coin_head, Origin::of_public_coin(i), coins[i].coin);
  }
  header.tag_head = first_tag_head(genesis);
  header.state = state_digest(supplies());
  return header;
}

Bytes32 genesis_id(ByteView genesis) {
  return digest("tacit/1/genesis", {genesis});
}

}  // namespace tacit
