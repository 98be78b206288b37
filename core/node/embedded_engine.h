// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/worker_pool.h"
#include "ledger/block_rules.h"
#include "node/believed_clock.h"
#include "node/block_signer.h"
#include "node/engine.h"
#include "node/mempool.h"
#include "node/verification_queue.h"

namespace tacit {

struct EmbeddedOptions {
  std::uint64_t empty_block_ms = 30'000;  // a block is made after so long without one
  std::uint64_t most_ahead_ms = 10'000;   // no block's time is further ahead of the clock (protocol §10)
  Mempool::Limits mempool{};
  VerificationQueue::Limits verification{};
};

enum class EngineFailure : std::uint8_t {
  kStorage = 1,   // a block could not be stored, or the ledger not be read
  kOwnBlock,      // a block of its own breaks a rule: a fault in this program
  kSignedBefore,  // one of this height was signed before: the ledger is older than what was signed
};

/// One operator orders and signs blocks. A block is closed as soon as something waits and the one before is
/// durable; one is made at every start, and when 30 s have passed without one, since expiry is decided by
/// blocks' time; there are no other empty blocks. A block's time is the later of the one before and of the
/// clock as far as it is believed (BelievedClock). It names at most TransactionVerifier::kMostSetsTogether
/// cover sets, so that it can be verified with one multiplication; transactions of more wait for the next
/// block, which follows at once.
///
/// Its thread is the only writer of the ledger. A block of its own is checked like any other before it is
/// stored, and nothing of it leaves this class before it is durable, first in the signer's record and then in
/// the ledger (block_signer.h). `submit`, `withdraw` and `waiting` are thread-safe; everything else belongs
/// to the owner.
class EmbeddedEngine final : public Engine {
 public:
  /// `signer` was opened on this ledger. All references must outlive the engine; the ledger must be readable
  /// from the pool's threads.
  EmbeddedEngine(Ledger& ledger, BlockSigner signer, const Clock& clock, WorkerPool& pool,
                 const EmbeddedOptions& options = {});
  ~EmbeddedEngine() override;

  void submit(Bytes transaction, Answer answer, const Submitter& from = {}) override;
  void withdraw(std::uint64_t connection) override;
  void on_block(std::function<void(const FinalBlock&)> listener) override;
  Finality finality() const override { return Finality::kOperatorSignature; }
  std::size_t waiting() const override { return m_waiting_count; }

  /// Called once, on the engine's thread, when the engine can not go on; it makes no block afterwards.
  void on_failure(std::function<void(EngineFailure, std::string_view reason)> listener);

  /// Starts the engine's thread, which steps until `stop`.
  void start();
  /// Ends the thread after the block it is at.
  void stop();

  /// For tests that own clock and thread instead of `start`: does everything that is due now, and returns in
  /// how many milliseconds something will be, if nothing arrives before.
  std::uint64_t step();
  /// Waits until something arrives or the time is over; true when something did.
  bool wait(std::uint64_t ms);

 private:
  void take_checked();
  SubmitOutcome accept(const VerifiedTransaction& transaction, std::uint64_t time);
  /// Null when no block is to be made now; then `wait_ms` says when to look again.
  bool block_is_due(std::uint64_t& wait_ms) const;
  void make_block();
  bool commit(const BlockDraft& draft);
  void fail(const BlockSigner::Fault& fault);
  void announce(const AcceptedBlock& block);
  void fail(EngineFailure failure, std::string_view reason);
  void wake();
  std::uint64_t block_time() const;

  Ledger& m_ledger;
  BlockSigner m_signer;  // the engine's thread alone
  const BelievedClock m_clock;
  WorkerPool& m_pool;
  const EmbeddedOptions m_options;
  std::function<void(const FinalBlock&)> m_on_block;
  std::function<void(EngineFailure, std::string_view)> m_on_failure;

  // The engine's thread alone.
  Mempool m_mempool;
  std::optional<std::uint64_t> m_last_block;  // steady clock, ms; none since the start

  std::atomic<bool> m_failed = false;
  std::atomic<std::size_t> m_waiting_count = 0;
  std::mutex m_mutex;
  std::condition_variable m_arrived;
  bool m_woken = false;
  bool m_stopping = false;
  std::thread m_thread;
  std::optional<VerificationQueue> m_queue;  // last: its destructor waits for tasks that use the others
};

}  // namespace tacit
