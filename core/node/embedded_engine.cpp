// SPDX-License-Identifier: MIT
#include "node/embedded_engine.h"

#include <algorithm>
#include <chrono>

#include "base/check.h"
#include "base/crash_point.h"
#include "base/log.h"

namespace tacit {
namespace {

std::string_view advice(EngineFailure failure) {
  if (failure == EngineFailure::kStorage) {
    return ". The ledger is whole and nobody was told of a block that is not stored. Free some space or look "
           "at "
           "the disk, then start the node again";
  }
  if (failure == EngineFailure::kSignedBefore) {
    return ". Nothing was signed, and nobody was told of anything. Start the node again: it says what to do";
  }
  return ". The block was not stored and nobody was told of it. Start the node again; if it stops again, "
         "`tacitd "
         "verify` says what is wrong";
}

}  // namespace

EmbeddedEngine::EmbeddedEngine(Ledger& ledger, BlockSigner signer, const Clock& clock, WorkerPool& pool,
                               const EmbeddedOptions& options)
    : m_ledger(ledger),
      m_signer(std::move(signer)),
      m_clock(clock, ledger.tip().header.time),
      m_pool(pool),
      m_options(options),
      m_mempool(options.mempool) {
  m_queue.emplace(ledger, m_clock, pool, options.verification, [this] { wake(); });
}

EmbeddedEngine::~EmbeddedEngine() {
  stop();
}

void EmbeddedEngine::submit(Bytes transaction, Answer answer, const Submitter& from) {
  if (m_failed) {
    answer({SubmitStatus::kStopping, {}, 0});
    return;
  }
  if (!m_queue->add(std::move(transaction), answer, from)) {
    answer({SubmitStatus::kBusy, {}, 0});
  }
}

void EmbeddedEngine::withdraw(std::uint64_t connection) {
  m_queue->withdraw(connection);
}

void EmbeddedEngine::on_block(std::function<void(const FinalBlock&)> listener) {
  m_on_block = std::move(listener);
}

void EmbeddedEngine::on_failure(std::function<void(EngineFailure, std::string_view)> listener) {
  m_on_failure = std::move(listener);
}

void EmbeddedEngine::start() {
  m_thread = std::thread([this] {
    for (;;) {
      const std::uint64_t ms = step();
      wait(ms);
      std::lock_guard lock(m_mutex);
      if (m_stopping) {
        return;
      }
    }
  });
}

void EmbeddedEngine::stop() {
  {
    std::lock_guard lock(m_mutex);
    m_stopping = true;
    m_arrived.notify_all();
  }
  if (m_thread.joinable()) {
    m_thread.join();
  }
}

void EmbeddedEngine::wake() {
  std::lock_guard lock(m_mutex);
  m_woken = true;
  m_arrived.notify_all();
}

bool EmbeddedEngine::wait(std::uint64_t ms) {
  std::unique_lock lock(m_mutex);
  m_arrived.wait_for(lock, std::chrono::milliseconds(ms), [&] { return m_woken || m_stopping; });
  return std::exchange(m_woken, false);
}

std::uint64_t EmbeddedEngine::step() {
  std::uint64_t wait_ms = m_options.empty_block_ms;
  while (!m_failed) {
    take_checked();
    if (m_failed || !block_is_due(wait_ms)) {
      break;
    }
    make_block();
  }
  return std::min(wait_ms, m_queue->resume().value_or(wait_ms));
}

std::uint64_t EmbeddedEngine::block_time() const {
  return std::max(m_clock.wall_ms(), m_ledger.tip().header.time);
}

void EmbeddedEngine::take_checked() {
  const std::uint64_t time = block_time();
  for (VerificationQueue::Checked& checked : m_queue->take()) {
    SubmitOutcome outcome;
    if (const auto* verified = std::get_if<VerifiedTransaction>(&checked.result)) {
      outcome = accept(*verified, time);
    } else if (const auto* place = std::get_if<TransactionPlace>(&checked.result)) {
      outcome = {SubmitStatus::kFinal, {}, place->height};
    } else {
      outcome = {SubmitStatus::kRefused, std::get<TransactionFault>(checked.result), 0};
    }
    if (outcome.status == SubmitStatus::kRefused && outcome.fault == TransactionFault::kLedgerUnreadable) {
      fail(EngineFailure::kStorage, fault_name(outcome.fault));
      outcome = {SubmitStatus::kStopping, {}, 0};
    }
    for (const Answer& answer : checked.answers) {
      answer(outcome);
      outcome.first = false;
    }
  }
  m_waiting_count = m_mempool.size();
}

SubmitOutcome EmbeddedEngine::accept(const VerifiedTransaction& transaction, std::uint64_t time) {
  if (m_mempool.contains(transaction.id())) {
    return {SubmitStatus::kAccepted, {}, 0};
  }
  // Blocks were made while it was being verified: it, or another with one of its tags, may be in one.
  auto place = m_ledger.find_transaction(transaction.id());
  if (place && *place) {
    return {SubmitStatus::kFinal, {}, (*place)->height};
  }
  auto conditions = check_conditions(m_ledger, time, transaction.transaction());
  if (!place || !conditions) {
    return {SubmitStatus::kRefused, place ? conditions.error() : TransactionFault::kLedgerUnreadable, 0};
  }
  if (auto added = m_mempool.add(transaction); !added) {
    return {added.error() == MempoolFault::kConflict ? SubmitStatus::kConflict : SubmitStatus::kBusy, {}, 0};
  }
  crash_at(CrashPoint::kAccept);
  return {SubmitStatus::kAccepted, {}, 0, true};
}

bool EmbeddedEngine::block_is_due(std::uint64_t& wait_ms) const {
  const std::uint64_t now = m_clock.wall_ms();
  const std::uint64_t previous = m_ledger.tip().header.time;
  if (previous > now && previous - now > m_options.most_ahead_ms) {
    // The clock was set back, or the last block was made while it was wrong: wait rather than sign.
    wait_ms = std::min(previous - now - m_options.most_ahead_ms, m_options.empty_block_ms);
    return false;
  }
  if (!m_last_block || !m_mempool.empty()) {
    return true;
  }
  const std::uint64_t since = m_clock.steady_ms() - *m_last_block;
  if (since >= m_options.empty_block_ms) {
    return true;
  }
  wait_ms = m_options.empty_block_ms - since;
  return false;
}

void EmbeddedEngine::make_block() {
  crash_at(CrashPoint::kBeforeBlock);
  const std::uint64_t time = block_time();
  const bool wanted_empty = !m_last_block || m_clock.steady_ms() - *m_last_block >= m_options.empty_block_ms;
  m_mempool.remove_expired(time);
  const auto candidates =
      m_mempool.oldest(m_ledger.network().max_block_bytes, TransactionVerifier::kMostSetsTogether);
  auto draft = draft_block(m_ledger, time, candidates);
  if (!draft) {
    fail(EngineFailure::kStorage, fault_name(draft.error().fault));
    return;
  }
  for (const BlockDraft::Left& left : draft->refused) {
    m_mempool.remove(candidates[left.candidate].id());
  }
  if ((!draft->transactions.empty() || wanted_empty) && commit(*draft)) {
    m_last_block = m_clock.steady_ms();
  }
  m_waiting_count = m_mempool.size();
}

bool EmbeddedEngine::commit(const BlockDraft& draft) {
  VerdictCache verdicts(draft.transactions.size());
  for (const VerifiedTransaction& transaction : draft.transactions) {
    verdicts.remember(transaction);
  }
  auto block = m_signer.sign(m_ledger, draft, &verdicts, &m_pool);
  if (!block) {
    fail(block.error());
    return false;
  }
  crash_at(CrashPoint::kBeforeCommit);
  if (auto stored = m_ledger.append(*block); !stored) {
    fail(EngineFailure::kStorage, fault_name(stored.error()));
    return false;
  }
  crash_at(CrashPoint::kAfterCommit);
  m_mempool.remove_spent(block->tags());
  announce(*block);
  return true;
}

void EmbeddedEngine::announce(const AcceptedBlock& block) {
  if (m_on_block) {
    m_on_block({block.header(), block.id(), std::make_shared<const Bytes>(block.bytes())});
  }
  crash_at(CrashPoint::kAnnounced);
}

void EmbeddedEngine::fail(const BlockSigner::Fault& fault) {
  if (const auto* broken = std::get_if<BlockError>(&fault)) {
    fail(EngineFailure::kOwnBlock, fault_name(broken->fault));
  } else if (const auto* file = std::get_if<FileError>(&fault)) {
    fail(EngineFailure::kStorage, *file == FileError::kFull ? "full" : "the record of signed blocks");
  } else {
    fail(EngineFailure::kSignedBefore, "a block of this height was signed before");
  }
}

void EmbeddedEngine::fail(EngineFailure failure, std::string_view reason) {
  if (m_failed.exchange(true)) {
    return;
  }
  log(LogLevel::kError, "engine", std::string("stopped: ").append(reason).append(advice(failure)));
  if (m_on_failure) {
    m_on_failure(failure, reason);
  }
}

}  // namespace tacit
