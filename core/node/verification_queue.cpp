// SPDX-License-Identifier: MIT
#include "node/verification_queue.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/check.h"
#include "protocol/transaction.h"

namespace tacit {
namespace {

// A transaction costs about 1 ms beside its cover sets, and each of those 40 (docs/benchmarks.md, worst).
constexpr std::uint64_t kWorkOfTransaction = 1;
constexpr std::uint64_t kWorkOfSet = 40;
// The suspected rest so many times as long as they were busy.
constexpr std::uint64_t kPause = 3;

using CheckResult = VerificationQueue::Verdict;

/// What has to be summed up for it; nothing for what has no form and is refused for that.
std::vector<CoverRange> cover_sets_of(const NetworkParameters& network, const Bytes& transaction) {
  auto form = Transaction::split(network, transaction);
  auto sets = form ? form->cover_sets() : std::vector<CoverRange>();
  return sets.size() <= kMostCoverSets ? sets : std::vector<CoverRange>();
}

/// Verdicts on a batch, each alone on the ledger as it is now.
std::vector<CheckResult> check_batch(const Ledger& ledger, std::uint64_t now,
                                     std::vector<ReceivedTransaction> transactions, WorkerPool& pool) {
  std::vector<CheckResult> results(transactions.size(), TransactionFault::kLedgerUnreadable);
  std::vector<ReceivedTransaction> unknown;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < transactions.size(); ++i) {
    auto found = ledger.find_transaction(transactions[i].id());
    if (found && *found) {
      results[i] = **found;
    } else if (found) {
      unknown.push_back(std::move(transactions[i]));
      places.push_back(i);
    }
  }
  const std::uint64_t time = std::max(now, ledger.tip().header.time);
  auto verdicts = check_received(ledger, time, std::move(unknown), &pool, Naming::kCheapest);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (verdicts[i]) {
      results[places[i]] = *verdicts[i];
    } else {
      results[places[i]] = verdicts[i].error();
    }
  }
  return results;
}

bool has_invalid_proof(const CheckResult& result) {
  const auto* fault = std::get_if<TransactionFault>(&result);
  return fault && is_costly(*fault);
}

VerificationTurns::Verdict verdict_of(const CheckResult& result) {
  if (has_invalid_proof(result)) {
    return VerificationTurns::Verdict::kInvalidProof;
  }
  return std::holds_alternative<VerifiedTransaction>(result) ? VerificationTurns::Verdict::kValid
                                                             : VerificationTurns::Verdict::kOther;
}

void answer_all(const std::vector<Engine::Answer>& answers, SubmitStatus status) {
  for (const Engine::Answer& answer : answers) {
    answer({status, {}, 0});
  }
}

}  // namespace

std::size_t BatchSize::get() const {
  return std::clamp<std::size_t>(m_good / 2, 1, m_limit);
}

void BatchSize::finished(std::size_t transactions, bool with_invalid_proof) {
  m_good = with_invalid_proof ? 0 : std::min(2 * m_limit, m_good + transactions);
}

VerificationQueue::VerificationQueue(const Ledger& ledger, const Clock& clock, WorkerPool& pool,
                                     const Limits& limits, std::function<void()> news)
    : m_ledger(ledger),
      m_clock(clock),
      m_pool(pool),
      m_limits(limits),
      m_news(std::move(news)),
      m_turns(limits.batch) {
  m_batch.fill(BatchSize(limits.batch));
}

VerificationQueue::~VerificationQueue() {
  Answers unanswered;
  {
    std::unique_lock lock(m_mutex);
    m_stopping = true;
    m_idle.wait(lock, [&] { return m_running == 0; });
    for (auto& [id, entry] : m_entries) {
      for (Asked& asked : entry.asked) {
        unanswered.push_back(std::move(asked.answer));
      }
    }
    for (Checked& checked : m_checked) {
      std::ranges::move(checked.answers, std::back_inserter(unanswered));
    }
  }
  answer_all(unanswered, SubmitStatus::kStopping);
}

bool VerificationQueue::add(Bytes transaction, Engine::Answer& answer, const Submitter& from) {
  ReceivedTransaction received(m_ledger.network().genesis, std::move(transaction));
  Answers dropped;
  bool added = false, pauses = false;
  {
    std::lock_guard lock(m_mutex);
    added = !m_stopping && add_locked(std::move(received), answer, from, dropped);
    pauses = added && pauses_locked();
  }
  answer_all(dropped, SubmitStatus::kBusy);
  if (pauses) {
    m_news();
  }
  return added;
}

bool VerificationQueue::add_locked(ReceivedTransaction received, Engine::Answer& answer,
                                   const Submitter& from, Answers& dropped) {
  const Bytes32 id = received.id();
  const auto known = m_entries.find(id);
  if (known != m_entries.end()) {
    Entry& entry = known->second;
    if (entry.asked.size() >= m_limits.transactions) {
      return false;
    }
    const bool again = std::ranges::any_of(
        entry.asked, [&](const Asked& asked) { return asked.connection == from.connection; });
    entry.asked.push_back({from.connection, std::move(answer)});
    if (entry.waiting && !again) {
      m_turns.add(from, id, entry.load);
    }
  } else {
    if (m_limits.transactions == 0) {
      return false;
    }
    const std::size_t weight = std::max(received.bytes().size(), m_limits.bytes / m_limits.transactions);
    if (!make_room_locked(weight, from, dropped)) {
      return false;
    }
    m_weight += weight;
    Entry& entry = m_entries[id];
    entry.sets = cover_sets_of(m_ledger.network(), received.bytes());
    const std::uint64_t sets = entry.sets.size();
    entry.load = {weight, kWorkOfTransaction + kWorkOfSet * sets * sets};
    entry.waiting = std::move(received);
    entry.asked.push_back({from.connection, std::move(answer)});
    m_turns.add(from, id, entry.load);
  }
  begin_batch_locked();
  return true;
}

bool VerificationQueue::make_room_locked(std::size_t weight, const Submitter& from, Answers& dropped) {
  while (m_weight + weight > m_limits.bytes) {
    const auto least = m_turns.outweighed(from, weight);
    if (!least) {
      return false;
    }
    unask_locked(m_entries.find(least->id), least->connection, dropped);
  }
  return true;
}

/// Takes out what this connection asked, and the transaction when nobody else did.
void VerificationQueue::unask_locked(Entries::iterator entry, std::uint64_t connection, Answers& dropped) {
  auto& asked = entry->second.asked;
  const auto gone =
      std::ranges::stable_partition(asked, [&](const Asked& one) { return one.connection != connection; });
  for (Asked& one : gone) {
    dropped.push_back(std::move(one.answer));
  }
  asked.erase(gone.begin(), gone.end());
  m_turns.remove(connection, entry->first);
  if (asked.empty()) {
    m_weight -= entry->second.load.weight;
    m_entries.erase(entry);
  }
}

void VerificationQueue::withdraw(std::uint64_t connection) {
  Answers dropped;
  {
    std::lock_guard lock(m_mutex);
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
      const auto next = std::next(entry);
      // What is being verified gets its verdict, which counts for whoever sent it.
      if (entry->second.waiting) {
        unask_locked(entry, connection, dropped);
      }
      entry = next;
    }
    m_turns.forget(connection);
  }
  answer_all(dropped, SubmitStatus::kBusy);
}

VerificationTurns::Choice VerificationQueue::may_begin_locked() const {
  const bool rested = m_clock.steady_ms() >= m_suspected_from;
  return {true, !m_unproven_running, !m_unproven_running && rested};
}

bool VerificationQueue::pauses_locked() const {
  return m_turns.ready(Standing::kSuspected) && m_clock.steady_ms() < m_suspected_from;
}

void VerificationQueue::begin_batch_locked() {
  if (m_stopping || m_running >= m_limits.batches || !m_turns.whose(may_begin_locked())) {
    return;
  }
  ++m_running;
  m_pool.post([this] { run_batch(); }, WorkerPool::Priority::kUrgent);
}

std::optional<std::uint64_t> VerificationQueue::resume() {
  std::lock_guard lock(m_mutex);
  begin_batch_locked();
  return pauses_locked() ? std::optional(m_suspected_from - m_clock.steady_ms()) : std::nullopt;
}

/// Nothing, when another batch has taken what this one was begun for.
VerificationQueue::Batch VerificationQueue::take_batch() {
  std::lock_guard lock(m_mutex);
  Batch batch;
  const auto whose = m_stopping ? std::nullopt : m_turns.whose(may_begin_locked());
  if (!whose) {
    return batch;
  }
  batch.standing = *whose;
  batch.begun = m_clock.steady_ms();
  m_unproven_running |= *whose != Standing::kProven;
  std::set<CoverRange> sets;
  while (batch.transactions.size() < m_batch[static_cast<std::size_t>(*whose)].get()) {
    const auto turn = m_turns.next(*whose);
    if (!turn) {
      break;
    }
    const std::vector<CoverRange>& more = m_entries.at(turn->id).sets;
    sets.insert(more.begin(), more.end());
    batch.transactions.push_back(take_turn_locked(*turn));
  }
  m_turns.charge(*whose, kWorkOfTransaction * batch.transactions.size() + kWorkOfSet * sets.size());
  return batch;
}

ReceivedTransaction VerificationQueue::take_turn_locked(const VerificationTurns::Turn& turn) {
  Entry& entry = m_entries.at(turn.id);
  for (const Asked& asked : entry.asked) {
    m_turns.remove(asked.connection, turn.id);  // where others sent it, too
  }
  entry.group = turn.group;
  ReceivedTransaction received = *std::move(entry.waiting);
  entry.waiting.reset();
  return received;
}

void VerificationQueue::finish_locked(const Bytes32& id, Verdict result) {
  Entry entry = std::move(m_entries.extract(id).mapped());
  m_weight -= entry.load.weight;
  m_turns.finished(entry.group, verdict_of(result));
  Checked& checked = m_checked.emplace_back(Checked{std::move(result), {}});
  for (Asked& asked : entry.asked) {
    checked.answers.push_back(std::move(asked.answer));
  }
}

void VerificationQueue::finish_batch_locked(const Batch& batch, std::size_t transactions,
                                            bool with_invalid_proof) {
  m_batch[static_cast<std::size_t>(batch.standing)].finished(transactions, with_invalid_proof);
  m_unproven_running &= batch.standing == Standing::kProven;
  if (batch.standing == Standing::kSuspected) {
    const std::uint64_t now = m_clock.steady_ms();
    m_suspected_from = now + kPause * (now - batch.begun);
  }
}

void VerificationQueue::run_batch() {
  Batch batch = take_batch();
  if (!batch.transactions.empty()) {
    std::vector<Bytes32> ids;
    for (const ReceivedTransaction& transaction : batch.transactions) {
      ids.push_back(transaction.id());
    }
    std::vector<CheckResult> results =
        check_batch(m_ledger, m_clock.wall_ms(), std::move(batch.transactions), m_pool);
    {
      std::lock_guard lock(m_mutex);
      finish_batch_locked(batch, ids.size(), std::ranges::any_of(results, has_invalid_proof));
      for (std::size_t i = 0; i < ids.size(); ++i) {
        finish_locked(ids[i], std::move(results[i]));
      }
    }
    m_news();
  }
  std::lock_guard lock(m_mutex);
  --m_running;
  begin_batch_locked();
  m_idle.notify_all();  // under the lock: the destructor must not end between this and its release
}

std::vector<VerificationQueue::Checked> VerificationQueue::take() {
  std::lock_guard lock(m_mutex);
  return std::exchange(m_checked, {});
}

}  // namespace tacit
