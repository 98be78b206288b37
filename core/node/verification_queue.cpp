// SPDX-License-Identifier: MIT
#include "node/verification_queue.h"

#include <algorithm>
#include <iterator>

namespace tacit {
namespace {

using CheckResult = decltype(VerificationQueue::Checked::result);

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
  auto verdicts = check_received(ledger, time, std::move(unknown), &pool);
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

}  // namespace

void BatchSize::finished(bool with_invalid_proof) {
  if (with_invalid_proof) {
    m_size = std::min(m_limit, std::max(kLeast, m_size / 4));
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
      m_batch(limits.batch) {}

VerificationQueue::~VerificationQueue() {
  std::vector<Engine::Answer> unanswered;
  {
    std::unique_lock lock(m_mutex);
    m_stopping = true;
    m_idle.wait(lock, [&] { return m_running == 0; });
    for (auto& [id, answers] : m_answers) {
      std::move(answers.begin(), answers.end(), std::back_inserter(unanswered));
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
  ReceivedTransaction received(m_ledger.network().genesis, std::move(transaction));
  std::lock_guard lock(m_mutex);
  if (m_stopping) {
    return false;
  }
  if (auto found = m_answers.find(received.id()); found != m_answers.end()) {
    if (found->second.size() >= m_limits.transactions) {
      return false;
    }
    found->second.push_back(std::move(answer));
    return true;
  }
  if (m_answers.size() >= m_limits.transactions || received.bytes().size() > m_limits.bytes - m_bytes) {
    return false;
  }
  m_bytes += received.bytes().size();
  m_answers[received.id()].push_back(std::move(answer));
  m_order.push_back(std::move(received));
  begin_batch_locked();
  return true;
}

void VerificationQueue::begin_batch_locked() {
  if (m_stopping || m_order.empty() || m_running >= m_limits.batches) {
    return;
  }
  ++m_running;
  m_pool.post([this] { run_batch(); }, WorkerPool::Priority::kUrgent);
}

std::vector<ReceivedTransaction> VerificationQueue::take_batch() {
  std::lock_guard lock(m_mutex);
  const auto count =
      m_stopping ? std::ptrdiff_t{0} : static_cast<std::ptrdiff_t>(std::min(m_order.size(), m_batch.get()));
  std::vector<ReceivedTransaction> batch(std::move_iterator(m_order.begin()),
                                         std::move_iterator(m_order.begin() + count));
  m_order.erase(m_order.begin(), m_order.begin() + count);
  return batch;
}

void VerificationQueue::run_batch() {
  std::vector<ReceivedTransaction> batch = take_batch();
  if (!batch.empty()) {
    std::vector<Bytes32> ids;
    std::size_t bytes = 0;
    for (const ReceivedTransaction& transaction : batch) {
      ids.push_back(transaction.id());
      bytes += transaction.bytes().size();
    }
    std::vector<CheckResult> results = check_batch(m_ledger, m_clock.wall_ms(), std::move(batch), m_pool);
    {
      std::lock_guard lock(m_mutex);
      m_bytes -= bytes;
      m_batch.finished(std::ranges::any_of(results, has_invalid_proof));
      for (std::size_t i = 0; i < ids.size(); ++i) {
        m_checked.push_back({std::move(results[i]), std::move(m_answers.extract(ids[i]).mapped())});
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
