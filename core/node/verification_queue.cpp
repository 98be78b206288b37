// SPDX-License-Identifier: MIT
#include "node/verification_queue.h"

#include <algorithm>

namespace tacit {
namespace {

using CheckResult = decltype(VerificationQueue::Checked::result);

/// Verdicts on a batch, each alone on the ledger as it is now.
std::vector<CheckResult> check_batch(const Ledger& ledger, std::uint64_t now, const std::vector<Bytes32>& ids,
                                     const std::vector<Bytes>& transactions, WorkerPool& pool) {
  std::vector<CheckResult> results(ids.size(), TransactionFault::kLedgerUnreadable);
  std::vector<ByteView> views;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    auto found = ledger.find_transaction(ids[i]);
    if (found && *found) {
      results[i] = **found;
    } else if (found) {
      views.push_back(transactions[i]);
      places.push_back(i);
    }
  }
  const std::uint64_t time = std::max(now, ledger.tip().header.time);
  auto verdicts = check_transactions(ledger, time, views, &pool);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (verdicts[i]) {
      results[places[i]] = *verdicts[i];
    } else {
      results[places[i]] = verdicts[i].error();
    }
  }
  return results;
}

}  // namespace

VerificationQueue::VerificationQueue(const Ledger& ledger, const Clock& clock, WorkerPool& pool,
                                     const Limits& limits, std::function<void()> finished)
    : m_ledger(ledger), m_clock(clock), m_pool(pool), m_limits(limits), m_finished(std::move(finished)) {}

VerificationQueue::~VerificationQueue() {
  std::vector<Engine::Answer> unanswered;
  {
    std::unique_lock lock(m_mutex);
    m_stopping = true;
    m_idle.wait(lock, [&] { return m_running == 0; });
    for (auto& [id, waiting] : m_waiting) {
      std::move(waiting.answers.begin(), waiting.answers.end(), std::back_inserter(unanswered));
    }
    for (Checked& checked : m_checked) {
      std::move(checked.answers.begin(), checked.answers.end(), std::back_inserter(unanswered));
    }
  }
  for (const Engine::Answer& answer : unanswered) {
    answer({SubmitStatus::kStopping, {}, 0});
  }
}

bool VerificationQueue::add(Bytes transaction, Engine::Answer& answer) {
  const Bytes32 id = transaction_id(m_ledger.network().genesis, transaction);
  std::lock_guard lock(m_mutex);
  if (m_stopping) {
    return false;
  }
  if (auto found = m_waiting.find(id); found != m_waiting.end()) {
    if (found->second.answers.size() >= m_limits.transactions) {
      return false;
    }
    found->second.answers.push_back(std::move(answer));
    return true;
  }
  if (m_waiting.size() >= m_limits.transactions || transaction.size() > m_limits.bytes - m_bytes) {
    return false;
  }
  m_bytes += transaction.size();
  Waiting& waiting = m_waiting[id];
  waiting.bytes = std::move(transaction);
  waiting.answers.push_back(std::move(answer));
  m_order.push_back(id);
  begin_batch_locked();
  return true;
}

void VerificationQueue::begin_batch_locked() {
  if (m_stopping || m_order.empty() || m_running >= m_limits.batches) {
    return;
  }
  std::vector<Bytes32> ids;
  std::vector<Bytes> transactions;
  while (!m_order.empty() && ids.size() < m_limits.batch) {
    ids.push_back(m_order.front());
    transactions.push_back(m_waiting.at(m_order.front()).bytes);
    m_order.pop_front();
  }
  ++m_running;
  m_pool.post(
      [this, ids = std::move(ids), transactions = std::move(transactions)] { run_batch(ids, transactions); },
      WorkerPool::Priority::kUrgent);
}

void VerificationQueue::run_batch(const std::vector<Bytes32>& ids, const std::vector<Bytes>& transactions) {
  std::vector<CheckResult> results = check_batch(m_ledger, m_clock.wall_ms(), ids, transactions, m_pool);
  {
    std::lock_guard lock(m_mutex);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      auto node = m_waiting.extract(ids[i]);
      m_bytes -= node.mapped().bytes.size();
      m_checked.push_back({std::move(results[i]), std::move(node.mapped().answers)});
    }
  }
  m_finished();
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
