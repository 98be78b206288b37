// SPDX-License-Identifier: MIT
#pragma once

#include <array>
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

/// How many transactions to verify together. One false among many is found by halving, which costs more than
/// all of them one by one when it is not rare: so half as many as were without an invalid proof since the
/// last that was not. Not thread-safe.
class BatchSize {
 public:
  /// Begins with the limit, which is at least 1.
  explicit BatchSize(std::size_t limit = 1) : m_limit(limit), m_good(2 * limit) {}
  std::size_t get() const;
  /// A batch of so many has got its verdicts.
  void finished(std::size_t transactions, bool with_invalid_proof);

 private:
  std::size_t m_limit;
  std::size_t m_good;
};

/// Transactions between their arrival and their verdict. A batch begins as soon as a verifier is free, with
/// whatever waits at that moment, so that one that comes alone is not held up and many share their
/// multiplication. Bytes are taken over and never copied.
///
/// Verdicts come when the whole batch is done, and one invalid proof makes a batch cost many times as much.
/// So after one the next batches of the same standing (engine.h) are of one transaction, and grow slowly.
///
/// Who is next goes by turns of work (verification_turns.h): that of a transaction grows with the square of
/// the number of its cover sets, of which each costs as much as all else of some forty transactions, and
/// nobody has paid yet for what is being checked. One batch at a time is of others than the
/// proven, so that these wait for nobody else's, and after one of the suspected there is a pause three times
/// as long as it took: whatever they send, and however many they are, it takes a quarter of the time at most.
///
/// The number of transactions and their bytes are bounded;
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

  /// `news` is called, on a verifier's thread or within `add`, whenever `take` or `resume` has something new.
  VerificationQueue(const Ledger& ledger, const Clock& clock, WorkerPool& pool, const Limits& limits,
                    std::function<void()> news);
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

  /// Begins what is due; in how many ms something will be that now has to wait for a pause to end.
  std::optional<std::uint64_t> resume();

 private:
  struct Asked {
    std::uint64_t connection = 0;
    Engine::Answer answer;
  };
  /// A transaction without a verdict.
  struct Entry {
    std::optional<ReceivedTransaction> waiting;  // nothing while it is being verified
    VerificationTurns::Load load;
    std::vector<CoverRange> sets;
    std::vector<Asked> asked;
    VerificationTurns::Group group{};  // whose turn it was
  };
  struct Batch {
    Standing standing{};
    std::uint64_t begun = 0;  // steady clock, ms
    std::vector<ReceivedTransaction> transactions;
  };
  using Entries = std::unordered_map<Bytes32, Entry, DigestHash>;
  using Answers = std::vector<Engine::Answer>;

  bool add_locked(ReceivedTransaction received, Engine::Answer& answer, const Submitter& from,
                  Answers& dropped);
  bool make_room_locked(std::size_t weight, const Submitter& from, Answers& dropped);
  void unask_locked(Entries::iterator entry, std::uint64_t connection, Answers& dropped);
  void begin_batch_locked();
  VerificationTurns::Choice may_begin_locked() const;
  bool pauses_locked() const;
  Batch take_batch();
  ReceivedTransaction take_turn_locked(const VerificationTurns::Turn& turn);
  void finish_locked(const Bytes32& id, Verdict result);
  void finish_batch_locked(const Batch& batch, std::size_t transactions, bool with_invalid_proof);
  void run_batch();

  const Ledger& m_ledger;
  const Clock& m_clock;
  WorkerPool& m_pool;
  const Limits m_limits;
  const std::function<void()> m_news;

  std::mutex m_mutex;
  std::condition_variable m_idle;
  bool m_stopping = false;
  std::size_t m_running = 0;
  bool m_unproven_running = false;     // a batch of others than the proven
  std::uint64_t m_suspected_from = 0;  // steady clock, ms: the end of the pause
  std::size_t m_weight = 0;            // of all entries
  std::array<BatchSize, kStandings> m_batch;
  VerificationTurns m_turns;
  Entries m_entries;
  std::vector<Checked> m_checked;
};

}  // namespace tacit
