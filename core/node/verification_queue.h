// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/worker_pool.h"
#include "ledger/block_rules.h"
#include "node/engine.h"
#include "node/verification_turns.h"

namespace tacit {

/// How many transactions to verify together. Not thread-safe.
class BatchSize {
 public:
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
/// So after a batch with an invalid proof the next one is a quarter as large, down to one by one, which soon
/// tells who sends them; after one without it doubles again.
///
/// Who is next goes by turns (verification_turns.h). The number of transactions and their bytes are bounded;
/// when no more fit, one of whoever has most waiting is answered kBusy to make room for another address, so
/// that nobody can fill the queue for all. The same bytes arriving twice are verified once. Thread-safe; the
/// ledger must be, too.
class VerificationQueue {
 public:
  struct Limits {
    std::size_t transactions = 1024;
    std::size_t bytes = 32u << 20;
    std::size_t batch = 256;  // transactions verified together, at most
    std::size_t batches = 2;  // at once
  };

  using Verdict = std::variant<VerifiedTransaction, TransactionFault, TransactionPlace>;

  /// One transaction with its verdict and everybody who asked for it.
  struct Checked {
    Verdict result;  // place: final already
    std::vector<Engine::Answer> answers;
  };

  /// `finished` is called on a verifier's thread whenever `take` has something new.
  VerificationQueue(const Ledger& ledger, const Clock& clock, WorkerPool& pool, const Limits& limits,
                    std::function<void()> finished);
  /// Waits for the batches that have begun; everything unanswered is answered kStopping.
  ~VerificationQueue();
  VerificationQueue(const VerificationQueue&) = delete;
  VerificationQueue& operator=(const VerificationQueue&) = delete;

  /// False when too much waits; then nothing was taken. Answers of others may be called.
  bool add(Bytes transaction, Engine::Answer& answer, const Submitter& from = {});

  /// Drops what the connection has waiting, unless somebody else sent the same, and answers it kBusy.
  void withdraw(std::uint64_t connection);

  /// What has a verdict since the last call, in order.
  std::vector<Checked> take();

 private:
  struct Asked {
    std::uint64_t connection = 0;
    Engine::Answer answer;
  };
  /// A transaction without a verdict.
  struct Entry {
    std::optional<ReceivedTransaction> waiting;  // nothing while it is being verified
    std::size_t weight = 0;
    std::vector<Asked> asked;
    VerificationTurns::Group group{};  // whose turn it was
  };
  using Entries = std::unordered_map<Bytes32, Entry, DigestHash>;
  using Answers = std::vector<Engine::Answer>;

  bool add_locked(ReceivedTransaction received, Engine::Answer& answer, const Submitter& from,
                  Answers& dropped);
  bool make_room_locked(std::size_t weight, const Submitter& from, Answers& dropped);
  void unask_locked(Entries::iterator entry, std::uint64_t connection, Answers& dropped);
  void begin_batch_locked();
  std::vector<ReceivedTransaction> take_batch();
  void finish_locked(const Bytes32& id, Verdict result);
  void run_batch();

  const Ledger& m_ledger;
  const Clock& m_clock;
  WorkerPool& m_pool;
  const Limits m_limits;
  const std::function<void()> m_finished;

  std::mutex m_mutex;
  std::condition_variable m_idle;
  bool m_stopping = false;
  // Every so many batches the suspected go first.
  static constexpr std::size_t kSuspectedEvery = 8;
  std::size_t m_taken = 0;
  std::size_t m_running = 0;
  std::size_t m_weight = 0;  // of all entries
  BatchSize m_batch;
  VerificationTurns m_turns;
  Entries m_entries;
  std::vector<Checked> m_checked;
};

}  // namespace tacit
