// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "base/worker_pool.h"
#include "ledger/ledger.h"
#include "proof/batch_verifier.h"

/// The rules for transactions (protocol §9). Form, fee, expiry, tags and cover sets are checked before any
/// group operation; proofs last, many transactions at once. Pure functions, thread-safe when the view is.
namespace tacit {

/// Bytes as they arrived, with their transaction id: a digest of the genesis id and all of them.
class ReceivedTransaction {
 public:
  ReceivedTransaction(const Bytes32& genesis, Bytes bytes)
      : m_bytes(std::move(bytes)), m_id(transaction_id(genesis, m_bytes)) {}

  const Bytes& bytes() const { return m_bytes; }
  const Bytes32& id() const { return m_id; }

 private:
  friend struct DecodedTransaction;
  Bytes m_bytes;
  Bytes32 m_id;
};

/// Decoded and in its canonical form; nothing else is known about it.
struct DecodedTransaction {
  DecodedTransaction() = default;
  DecodedTransaction(Transaction decoded, ReceivedTransaction received)
      : transaction(std::move(decoded)), bytes(std::move(received.m_bytes)), id(received.m_id) {}

  Transaction transaction;
  Bytes bytes;  // exactly what was received
  Bytes32 id{};
};

/// A transaction whose proofs were found valid, all of them, over these bytes and these cover sets. Only the
/// verifier makes one; there is no other way around the proofs. Expiry, tags and cover sets still depend on
/// the block it goes into and are checked there again (`check_conditions`). A shared handle: copying is
/// cheap.
class VerifiedTransaction {
 public:
  const Transaction& transaction() const { return m_verdict->decoded.transaction; }
  const Bytes& bytes() const { return m_verdict->decoded.bytes; }
  const Bytes32& id() const { return m_verdict->decoded.id; }

  /// True when the verdict is about exactly these bytes, this genesis, and cover sets that `view` has with
  /// the same content (their chain heads are compared).
  Result<bool, StorageFault> holds_for(const LedgerView& view, ByteView bytes) const;

 private:
  friend class TransactionVerifier;
  // Nothing of this name is in core or app, which tests/lint/layering.py checks: tests make ledgers of a
  // million coins whose proofs nobody has made.
  friend class UnprovedTransactions;
  struct Verdict {
    DecodedTransaction decoded;
    Bytes32 genesis{};
    std::vector<Bytes32> cover_heads;  // of each input's cover set
  };
  explicit VerifiedTransaction(std::shared_ptr<const Verdict> verdict) : m_verdict(std::move(verdict)) {}

  std::shared_ptr<const Verdict> m_verdict;
};

/// The one way to a VerifiedTransaction.
class TransactionVerifier {
 public:
  static constexpr std::size_t kMostSetsTogether = 8;

  /// Verifies all proofs of each, with one multi-scalar multiplication in which a cover set appears once, for
  /// as many transactions in a row as name at most kMostSetsTogether different sets: a set of 16 384 decoded
  /// coins takes 6 MB, and nobody has paid yet for what is being checked. One verdict each, in order, the
  /// same as each alone would get. The caller has checked that the cover sets are legal on `view`
  /// (`check_conditions`). With a pool, on its threads too.
  static std::vector<Result<VerifiedTransaction, TransactionFault>> verify(
      const LedgerView& view, std::vector<DecodedTransaction> transactions, WorkerPool* pool = nullptr,
      Naming naming = Naming::kFirst);

 private:
  using Verdict = VerifiedTransaction::Verdict;
  static void verify_group(const LedgerView& view, std::span<DecodedTransaction> transactions,
                           WorkerPool* pool, Naming naming,
                           std::vector<Result<VerifiedTransaction, TransactionFault>>& results);
  static ProofItem proof_item(const NetworkParameters& network, Verdict& verdict,
                              const std::map<CoverRange, CoverSet>& sets);
};

/// Size and form alone. Takes the bytes over.
Result<DecodedTransaction, TransactionFault> decode_transaction(const NetworkParameters& network,
                                                                ReceivedTransaction received);
Result<DecodedTransaction, TransactionFault> decode_transaction(const NetworkParameters& network,
                                                                ByteView bytes);

/// Everything that is not a proof: number of cover sets, fee, expiry against `block_time` (ms), tags distinct
/// and unspent, cover sets legal with the view's coins as the final ones. Cheapest first.
Result<void, TransactionFault> check_conditions(const LedgerView& view, std::uint64_t block_time,
                                                const Transaction& transaction);

/// The rules in order for one transaction in a block of time `block_time` after the view.
Result<VerifiedTransaction, TransactionFault> check_transaction(const LedgerView& view,
                                                                std::uint64_t block_time, ByteView bytes);

/// The same for each of many, alone on the view (two that spend one coin are both valid here), their proofs
/// together. Results are those of `check_transaction`, in the same order.
std::vector<Result<VerifiedTransaction, TransactionFault>> check_transactions(
    const LedgerView& view, std::uint64_t block_time, std::span<const ByteView> transactions,
    WorkerPool* pool = nullptr);
/// The same, of bytes that are taken over without a copy and whose ids are known. With `naming` other than
/// kFirst, the verdicts are the same but for the name of the proof that a refused transaction is refused for.
std::vector<Result<VerifiedTransaction, TransactionFault>> check_received(
    const LedgerView& view, std::uint64_t block_time, std::vector<ReceivedTransaction> transactions,
    WorkerPool* pool = nullptr, Naming naming = Naming::kFirst);

}  // namespace tacit
