// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "protocol/block.h"
#include "protocol/params.h"
#include "protocol/public_coin.h"
#include "protocol/supply.h"

namespace tacit {

/// Which rule of protocol §10 makes bytes no genesis.
enum class GenesisError {
  kTooShort,
  kVersion,
  kName,     // not 1–64 printable ASCII characters
  kPrefix,   // not 1–16 letters a–z
  kSetSize,  // n is not 4, or m not 2–8
  kFeeUnit,  // fee_unit · 100 is not an amount
  kBlockBytes,
  kFinality,  // not 1
  kNoCoins,
  kCoin,     // a point that is not canonical, or is the identity
  kOpening,  // not canonical, of 2^62 or more, of another asset, or not the coin's
  kTrailingBytes,
};
std::string_view error_name(GenesisError error);

/// The file that begins a ledger (protocol §10). Public data. Its id binds every proof to the network.
struct Genesis {
  std::string name;
  std::string prefix = "tacit";
  std::uint64_t time = 0;  // ms since 1970
  std::uint8_t n = 4;
  std::uint8_t m = 7;
  std::uint64_t fee_unit = 10'000;
  std::uint32_t max_block_bytes = 1u << 20;
  Bytes32 operator_key{};  // ed25519
  std::vector<PublicCoin> coins;

  /// Checks every rule, every opening included (some 20 µs a coin, together).
  static Result<Genesis, GenesisError> parse(ByteView bytes);
  /// The same rules for one that was put together.
  Result<void, GenesisError> validate() const;

  Bytes encode() const;
  Bytes32 id() const;
  NetworkParameters network() const;
  /// TACIT: the sum of the coins issued, nothing burned.
  Supplies supplies() const;
  /// The header of block 0.
  Header header() const;

 private:
  Result<void, GenesisError> validate_fields() const;
  Result<void, GenesisError> validate_coins() const;
};

/// digest("tacit/1/genesis", bytes).
Bytes32 genesis_id(ByteView genesis);

}  // namespace tacit
