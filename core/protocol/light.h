// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "protocol/block.h"
#include "protocol/coin.h"
#include "protocol/params.h"
#include "protocol/transaction.h"

/// What a wallet checks of a block without the proofs in it (protocol §5, §10): with the header before, the
/// certificate, and each transaction's id, tags and coins, both chains, both counts and the transactions
/// digest are recomputed. Fees are not in there, so the state digest is the certificate's word.
namespace tacit {

/// A transaction as a wallet downloads it. Points are not looked at: the heads bind them.
struct LightTransaction {
  Bytes32 id{};
  std::vector<Bytes32> tags;
  std::vector<Coin> coins;

  friend bool operator==(const LightTransaction&, const LightTransaction&) = default;
};

/// What a wallet takes from a transaction.
LightTransaction light_transaction(const Transaction& transaction, const Bytes32& genesis);

enum class LightError {
  kHeight,
  kPrevious,
  kTime,
  kCertificate,
  kTransaction,  // without tags or coins, or more than 16 of them
  kTransactionsDigest,
  kCoinCount,
  kCoinHead,
  kTagCount,
  kTagHead,
};

/// Coin chain heads met on the way, for whoever needs some of them later: `heads` gets coins[i] for each
/// multiple i of `every`. What is there after a refused block is of no use.
struct CoinHeadMarks {
  std::uint64_t every = 1;
  std::vector<std::pair<std::uint64_t, Bytes32>> heads;
};

/// Checks that `header` follows `previous` and holds exactly these transactions. The certificate is verified
/// before anything is hashed. Time grows with the number of coins and nothing else.
Result<void, LightError> check_light_block(const NetworkParameters& network, const Header& previous,
                                           const Header& header, const Certificate& certificate,
                                           std::span<const LightTransaction> transactions,
                                           CoinHeadMarks* marks = nullptr);

}  // namespace tacit
