// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "proof/membership.h"
#include "protocol/amount.h"
#include "protocol/coin.h"
#include "protocol/cover_sets.h"
#include "protocol/params.h"
#include "protocol/tag.h"

/// Transactions and their digests (protocol §9). Public data, variable time; pure functions, thread-safe.
namespace tacit {

inline constexpr std::size_t kMostInputs = 16;
inline constexpr std::size_t kMostOutputs = 16;
inline constexpr std::size_t kMostCoverSets = 4;

struct TransactionInput {
  CoverRange set;
  Offset offset;  // S', V', A'
  Tag tag;
};

/// The first rule of form that bytes break.
enum class TransactionError {
  kTooShort,
  kVersion,
  kInputCount,
  kOutputCount,
  kFee,       // 2^62 or more
  kIssuance,  // n_issue is not 0
  kPoint,     // of an input or output: not canonical, or the identity
  kTrailingBytes,
};
std::string_view error_name(TransactionError error);

/// A decoded transaction: counts within their limits, every point of inputs and outputs canonical and not the
/// identity, each proof of its exact length. What is inside the proofs, the number of different cover sets,
/// and all that needs a ledger, is checked by core/ledger.
struct Transaction {
  Bytes32 salt{};
  std::uint64_t expiry = 0;  // seconds since 1970, 0 for never
  std::vector<TransactionInput> inputs;
  std::vector<Coin> outputs;
  Amount fee;
  std::vector<Bytes> memberships;  // one an input
  Bytes balance;
  std::vector<Bytes> authorisations;  // one an input

  /// Sizes depend on the network's n and m. Allocates nothing on the word of the bytes.
  static Result<Transaction, TransactionError> parse(const NetworkParameters& network, ByteView bytes);
  /// The same without a look at the points, which are all the arithmetic: for bytes that were parsed before,
  /// such as those of a final block from one's own ledger. Never for bytes of others.
  static Result<Transaction, TransactionError> split(const NetworkParameters& network, ByteView bytes);

  Bytes encode() const;
  Bytes encode_core() const;

  Bytes32 core_digest(const Bytes32& genesis) const;
  /// What the authorisations sign: the core and all other proofs.
  Bytes32 signing_digest(const Bytes32& genesis) const;
  Bytes32 id(const Bytes32& genesis) const;

  Origin origin(std::uint32_t output) const { return Origin::of_output(inputs.front().tag, output); }
  /// The different cover sets, in order of their first appearance.
  std::vector<CoverRange> cover_sets() const;
  /// What the ledger asks for at least.
  Amount least_fee(const NetworkParameters& network) const;
};

/// The id of an encoded transaction; that it decodes is not checked.
Bytes32 transaction_id(const Bytes32& genesis, ByteView transaction);

/// Bytes of a transaction with these counts. Two in, two out at m = 7 are 4 607.
std::size_t transaction_size(const NetworkParameters& network, std::size_t inputs, std::size_t outputs);

/// Whether a block of this time (ms since 1970) may not hold a transaction with this expiry (s): ⌈time/1000⌉
/// > expiry, and expiry is not 0.
bool is_expired(std::uint64_t expiry, std::uint64_t block_time);

/// The expiry that wallets use: the next multiple of 600 that is at least 600 s ahead of the later of the two
/// times (ms).
std::uint64_t usual_expiry(std::uint64_t now, std::uint64_t newest_block_time);

}  // namespace tacit
