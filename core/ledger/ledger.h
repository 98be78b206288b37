// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "proof/cover_set.h"
#include "protocol/block.h"
#include "protocol/params.h"
#include "protocol/supply.h"
#include "protocol/transaction.h"

/// What a ledger is to the rules (protocol §5, §9, §10): an interface to its lists, and the names of the
/// rules. The rules themselves are in ledger/rules.h (transactions) and ledger/block_rules.h (blocks);
/// MemoryLedger and Store keep the lists. A ledger's state is a pure function of its genesis and its blocks:
/// nothing in core/ledger has a clock, randomness that shows in a result, or threads. All of it is public
/// data and variable time.
namespace tacit {

/// The rule of protocol §9 that a transaction breaks, in the order in which the rules are checked.
enum class TransactionFault : std::uint8_t {
  kTooLarge = 1,      // no block of this network could hold it
  kVersion,           // not 1
  kMalformed,         // not the one canonical form, or an identity or non-canonical point in it
  kTooManyCoverSets,  // more than 4 different ones
  kFeeTooLow,         // below fee_unit · (n_in + n_out + 4 · number of different cover sets)
  kExpired,           // the block's time is past its expiry
  kTagRepeated,       // two of its inputs have one tag
  kTagSpent,          // a tag is on the ledger, or earlier in the block
  kCoverSetIllegal,   // protocol §5
  kMembershipProof,
  kBalanceProof,
  kAuthorisation,
  kLedgerUnreadable,  // storage failed: nothing is known about the transaction
};

/// A name for logs and tests, such as "tag-spent".
std::string_view fault_name(TransactionFault fault);

/// The rule of protocol §10 that a block breaks.
enum class BlockFault : std::uint8_t {
  kTooLarge = 1,
  kMalformed,
  kHeight,
  kPrevious,
  kTime,  // before the previous block's
  kCertificate,
  kTransaction,  // BlockError names the transaction and its fault
  kTransactionsDigest,
  kCoinCount,
  kCoinHead,
  kTagCount,
  kTagHead,
  kSupply,  // a sum does not fit, or more was burned than issued
  kStateDigest,
  kLedgerUnreadable,
};
std::string_view fault_name(BlockFault fault);

struct BlockError {
  BlockFault fault{};
  /// For BlockFault::kTransaction: which one, and why.
  std::uint32_t transaction = 0;
  TransactionFault transaction_fault{};

  friend bool operator==(const BlockError&, const BlockError&) = default;
};

/// The lists could not be read or written. Whoever meets one of these stops.
enum class StorageFault : std::uint8_t {
  kUnreadable = 1,  // a stored value is missing or fails its checksum
  kFull,            // no space for a block
  kIo,
};
std::string_view fault_name(StorageFault fault);

struct Tip {
  Header header;
  Bytes32 id{};  // block id of `header`; of the genesis block at height 0
};

/// A ledger after some block, for reading. All coins in it are final. Implementations say how they behave
/// under several threads. The rules call from one, but when they are given a worker pool: then they ask for
/// the network, the tip and tags on its threads as well.
class LedgerView {
 public:
  virtual ~LedgerView() = default;

  virtual const NetworkParameters& network() const = 0;

  /// The newest block; its header carries the counts and heads of both chains.
  virtual Tip tip() const = 0;

  /// coins[count] of protocol §5, for count up to the tip's coin count.
  virtual Result<Bytes32, StorageFault> coin_head(std::uint64_t count) const = 0;

  virtual Result<bool, StorageFault> tag_spent(const Tag& tag) const = 0;

  /// Coins first … first+count−1 decoded, with coins[first+count]; all of them exist (the rules have
  /// checked). Shared, and kept for a while by implementations: the same set is asked for again and again.
  virtual Result<CoverSet, StorageFault> cover_set(std::uint64_t first, std::uint32_t count) const = 0;

  /// Issued and burned of every asset ever issued, in order of asset id.
  virtual Supplies supplies() const = 0;
};

}  // namespace tacit
