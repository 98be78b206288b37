// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ledger/rules.h"
#include "ledger/verdicts.h"

/// The rules for blocks (protocol §10). Everything a block changes is worked out beside the ledger and handed
/// over whole, so that a block that breaks a rule leaves nothing behind. Pure functions.
namespace tacit {

/// One coin as a block adds it.
struct NewCoin {
  Origin origin;
  Coin coin;
  Bytes32 head{};  // coins[i+1] after it
};

/// A block that follows a certain tip and breaks no rule, with everything that it changes. Only `check_block`
/// makes one; a ledger takes nothing else.
class AcceptedBlock {
 public:
  const Bytes& bytes() const { return m_bytes; }
  const Header& header() const { return m_header; }
  const Bytes32& id() const { return m_id; }
  std::span<const VerifiedTransaction> transactions() const { return m_transactions; }
  std::span<const NewCoin> coins() const { return m_coins; }
  std::span<const Tag> tags() const { return m_tags; }
  const Supplies& supplies() const { return m_supplies; }

 private:
  friend class BlockChecker;
  AcceptedBlock() = default;

  Bytes m_bytes;
  Header m_header;
  Bytes32 m_id{};
  std::vector<VerifiedTransaction> m_transactions;
  std::vector<NewCoin> m_coins;
  std::vector<Tag> m_tags;
  Supplies m_supplies;
};

/// Checks the encoded block against the tip of `view`. Proofs of transactions without a remembered verdict
/// that holds for exactly their bytes on this ledger are verified here, together; with `verdicts` null, all.
/// Everything else, the certificate included, is checked before any proof.
Result<AcceptedBlock, BlockError> check_block(const LedgerView& view, ByteView block,
                                              const VerdictCache* verdicts = nullptr,
                                              WorkerPool* pool = nullptr);

/// What the next block would be: a header that lacks only its certificate, and its transactions.
struct BlockDraft {
  Header header;
  Bytes32 id{};
  std::vector<VerifiedTransaction> transactions;

  struct Left {
    std::size_t candidate;
    TransactionFault fault;
  };
  /// Candidates that can not be in this block, each with the rule. Those that merely did not fit are in
  /// neither list.
  std::vector<Left> refused;
};

/// Takes candidates in their order as long as they are valid after one another at `time` (ms, not before the
/// tip's) and fit the size limit.
Result<BlockDraft, BlockError> draft_block(const LedgerView& view, std::uint64_t time,
                                           std::span<const VerifiedTransaction> candidates);

/// The encoded block of protocol §10.
Bytes seal_block(const BlockDraft& draft, const Certificate& certificate);

/// Where a final transaction is.
struct TransactionPlace {
  std::uint64_t height = 0;
  std::uint32_t index = 0;  // in its block
  friend bool operator==(const TransactionPlace&, const TransactionPlace&) = default;
};

/// A ledger that takes blocks.
class Ledger : public LedgerView {
 public:
  /// Nothing when the ledger has no transaction with this id.
  virtual Result<std::optional<TransactionPlace>, StorageFault> find_transaction(const Bytes32& id) const = 0;

  /// `block` was checked against the present tip (checked by its previous id). Durable when this returns
  /// success; on failure nothing has changed.
  virtual Result<void, StorageFault> append(const AcceptedBlock& block) = 0;
};

}  // namespace tacit
