// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/worker_pool.h"
#include "ledger/block_rules.h"
#include "node/engine.h"

namespace tacit {

/// How many transactions to verify together. Not thread-safe.
class BatchSize {
 public:
  static constexpr std::size_t kLeast = 8;

  /// Begins with the limit, which is at least 1.
  explicit BatchSize(std::size_t limit) : m_limit(limit), m_size(limit) {}
  std::size_t get() const { return m_size; }
  /// A batch has got its verdicts.
  void finished(bool with_invalid_proof);

 private:
  std::size_t m_limit;
  std::size_t m_size;
};

/// Transactions between their arrival and their verdict. A batch begins as soon as a verifier is free, with
/// whatever waits at that moment, so that one that comes alone is not held up and many share their
/// multiplication. Bytes are taken over and never copied.
///
/// Verdicts come when the whole batch is done, and one invalid proof makes a batch cost many times as much.
/// So after a batch with an invalid proof the next one is a quarter as large, which soon tells who sends
/// them; after one without it doubles again.
///
/// The same bytes arriving twice are verified once. Bounded in number and bytes. Thread-safe; the ledger must
/// be, too.
class VerificationQueue {
 public:
  struct Limits {
    std::size_t transactions = 1024;
    std::size_t bytes = 32u << 20;
    std::size_t batch = 256;  // transactions verified together, at most
    std::size_t batches = 2;  // at once
  };

  /// One transaction with its verdict and everybody who asked for it.
  struct Checked {
    std::variant<VerifiedTransaction, TransactionFault, TransactionPlace> result;  // place: final already
    std::vector<Engine::Answer> answers;
  };

  /// `finished` is called on a verifier's thread whenever `take` has something new.
  VerificationQueue(const Ledger& ledger, const Clock& clock, WorkerPool& pool, const Limits& limits,
                    std::function<void()> finished);
  /// Waits for the batches that have begun; everything unanswered is answered kStopping.
  ~VerificationQueue();
  VerificationQueue(const VerificationQueue&) = delete;
  VerificationQueue& operator=(const VerificationQueue&) = delete;

  /// False when too much waits; then nothing was taken.
  bool add(Bytes transaction, Engine::Answer& answer);

  /// What has a verdict since the last call, in order.
  std::vector<Checked> take();

 private:
  void begin_batch_locked();
  std::vector<ReceivedTransaction> take_batch();
  void run_batch();

  const Ledger& m_ledger;
  const Clock& m_clock;
  WorkerPool& m_pool;
  const Limits m_limits;
  const std::function<void()> m_finished;

  std::mutex m_mutex;
  std::condition_variable m_idle;
  bool m_stopping = false;
  std::size_t m_running = 0;
  std::size_t m_bytes = 0;
  BatchSize m_batch;
  std::deque<ReceivedTransaction> m_order;                                         // not yet in a batch
  std::unordered_map<Bytes32, std::vector<Engine::Answer>, DigestHash> m_answers;  // of all without a verdict
  std::vector<Checked> m_checked;
};

}  // namespace tacit
