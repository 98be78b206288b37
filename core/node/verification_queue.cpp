// SPDX-License-Identifier: MIT
#include "node/verification_queue.h"

#include <algorithm>
#include <iterator>

namespace tacit {
namespace {

using CheckResult = VerificationQueue::Verdict;

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
  return fault && (*fault == TransactionFault::kMembershipProof ||
                   *fault == TransactionFault::kBalanceProof || *fault == TransactionFault::kAuthorisation);
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

void BatchSize::finished(bool with_invalid_proof) {
  if (with_invalid_proof) {
    m_size = std::max<std::size_t>(1, m_size / 4);
  } else {
    m_size = m_size > m_limit / 2 ? m_limit : 2 * m_size;
  }
}

VerificationQueue::VerificationQueue(const Ledger& ledger, const Clock& clock, WorkerPool& pool,
                                     const Limits& limits, std::function<void()> finished)
    : m_ledger(ledger),
      m_clock(clock),
      m_pool(pool),
      m_limits(limits),
      m_finished(std::move(finished)),
      m_batch(limits.batch),
      m_turns(limits.batch) {}

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
  bool added = false;
  {
    std::lock_guard lock(m_mutex);
    added = !m_stopping && add_locked(std::move(received), answer, from, dropped);
  }
  answer_all(dropped, SubmitStatus::kBusy);
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
      m_turns.add(from, id, entry.weight);
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
    entry.weight = weight;
    entry.waiting = std::move(received);
    entry.asked.push_back({from.connection, std::move(answer)});
    m_turns.add(from, id, weight);
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
    m_weight -= entry->second.weight;
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

void VerificationQueue::begin_batch_locked() {
  if (m_stopping || m_running >= m_limits.batches || !m_turns.ready()) {
    return;
  }
  ++m_running;
  m_pool.post([this] { run_batch(); }, WorkerPool::Priority::kUrgent);
}

std::vector<ReceivedTransaction> VerificationQueue::take_batch() {
  std::lock_guard lock(m_mutex);
  std::vector<ReceivedTransaction> batch;
  // The suspected wait until nobody else does, but not for ever.
  const bool first = ++m_taken % kSuspectedEvery == 0;
  for (const bool suspected : {first, !first}) {
    while (!m_stopping && batch.size() < m_batch.get()) {
      const auto turn = m_turns.next(suspected);
      if (!turn) {
        break;
      }
      Entry& entry = m_entries.at(turn->id);
      for (const Asked& asked : entry.asked) {
        m_turns.remove(asked.connection, turn->id);  // where others sent it, too
      }
      entry.group = turn->group;
      batch.push_back(*std::move(entry.waiting));
      entry.waiting.reset();
    }
    if (!batch.empty()) {
      break;
    }
  }
  return batch;
}

void VerificationQueue::finish_locked(const Bytes32& id, Verdict result) {
  Entry entry = std::move(m_entries.extract(id).mapped());
  m_weight -= entry.weight;
  m_turns.finished(entry.group, verdict_of(result));
  Checked& checked = m_checked.emplace_back(Checked{std::move(result), {}});
  for (Asked& asked : entry.asked) {
    checked.answers.push_back(std::move(asked.answer));
  }
}

void VerificationQueue::run_batch() {
  std::vector<ReceivedTransaction> batch = take_batch();
  if (!batch.empty()) {
    std::vector<Bytes32> ids;
    for (const ReceivedTransaction& transaction : batch) {
      ids.push_back(transaction.id());
    }
    std::vector<CheckResult> results = check_batch(m_ledger, m_clock.wall_ms(), std::move(batch), m_pool);
    {
      std::lock_guard lock(m_mutex);
      m_batch.finished(std::ranges::any_of(results, has_invalid_proof));
      for (std::size_t i = 0; i < ids.size(); ++i) {
        finish_locked(ids[i], std::move(results[i]));
      }
    }
    m_finished();
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
