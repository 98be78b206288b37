// SPDX-License-Identifier: MIT
#include "wallet/prover.h"

#include "proof/batch_verifier.h"
#include "protocol/note.h"

namespace tacit {

namespace {

struct Job {
  Coin coin;
  Note note;
  Origin origin = Origin::of_public_coin(0);
  std::uint64_t index = 0;
  std::shared_ptr<const FullKey> key;
  Prover::Order order;
  WorkerPool* spread = nullptr;
};

std::optional<Bytes> prove(const Job& job, CoverLibrary& library, const std::stop_token& stop) {
  const auto recovered = recover(*job.key, job.coin, job.note, job.origin);
  auto members = library.members(job.order.range);
  if (!recovered || !members || stop.stop_requested()) {
    return std::nullopt;
  }
  const Secret<SpendBlindings> blindings = spend_blindings(recovered->s.expose(), *job.key);
  const std::optional<Offset> offset = disguise(job.coin, blindings.expose());
  if (!offset) {
    return std::nullopt;
  }
  MembershipStatement statement{
      job.order.parameters,
      CoverSet{job.order.range.first, job.order.range.count, job.order.head, std::move(members)}, *offset};
  MembershipWitness witness{job.index - job.order.range.first, blindings.expose().y, blindings.expose().g,
                            blindings.expose().alpha};
  const WipeGuard guard(witness);
  auto proof = membership_prove(statement, witness, {job.spread, stop});
  if (!proof || stop.stop_requested()) {
    return std::nullopt;
  }
  // A proof that does not verify would tell of a fault in this computer, and perhaps more than that.
  ProofItem item;
  item.memberships.push_back({std::move(statement), *proof});
  return verify_proof(item, job.spread) ? std::optional(std::move(*proof)) : std::nullopt;
}

}  // namespace

Prover::~Prover() {
  for (auto& [key, running] : m_running) {
    running.stop.request_stop();
  }
}

void Prover::begin(const OwnedCoin& coin, std::shared_ptr<const FullKey> key, const Order& order,
                   Urgency urgency, bool spread) {
  const Key name{coin.row, order.range};
  if (m_made.contains(name) || m_running.contains(name)) {
    return;
  }
  m_failed.erase(name);
  Running& running = m_running[name];
  running.serial = ++m_serial;
  auto job = std::make_shared<Job>();
  *job =
      Job{coin.coin, coin.note, coin.origin, coin.index, std::move(key), order, spread ? &m_pool : nullptr};
  m_pool.post(
      [this, job, name, serial = running.serial, stop = running.stop.get_token(), mailbox = m_mailbox,
       library = m_library] {
        auto proof = stop.stop_requested() ? std::nullopt : prove(*job, *library, stop);
        // `this` is touched in the wallet's poll alone, which does not run once the wallet is gone.
        mailbox->post([this, name, serial, proof = std::move(proof)]() mutable {
          deliver(name, serial, std::move(proof));
        });
      },
      urgency == Urgency::kWaitedFor ? WorkerPool::Priority::kUrgent : WorkerPool::Priority::kBackground);
}

void Prover::deliver(const Key& key, std::uint64_t serial, std::optional<Bytes> proof) {
  const auto running = m_running.find(key);
  if (running == m_running.end() || running->second.serial != serial) {
    return;  // it was stopped, and perhaps begun anew
  }
  m_running.erase(running);
  const bool made = proof.has_value();
  if (made) {
    m_made[key] = std::move(*proof);
  } else {
    m_failed[key] = true;
  }
  if (on_done) {
    on_done(key.first, key.second, made);
  }
}

const Bytes* Prover::find(std::uint64_t row, const CoverRange& range) const {
  const auto it = m_made.find({row, range});
  return it == m_made.end() ? nullptr : &it->second;
}

bool Prover::running(std::uint64_t row, const CoverRange& range) const {
  return m_running.contains({row, range});
}

bool Prover::failed(std::uint64_t row, const CoverRange& range) const {
  return m_failed.contains({row, range});
}

void Prover::keep(std::uint64_t row, const CoverRange& range, Bytes proof) {
  m_made[{row, range}] = std::move(proof);
}

void Prover::retain(const std::function<bool(std::uint64_t, const CoverRange&)>& wanted) {
  std::erase_if(m_made, [&](const auto& entry) { return !wanted(entry.first.first, entry.first.second); });
  std::erase_if(m_failed, [&](const auto& entry) { return !wanted(entry.first.first, entry.first.second); });
  std::erase_if(m_running, [&](auto& entry) {
    if (wanted(entry.first.first, entry.first.second)) {
      return false;
    }
    entry.second.stop.request_stop();
    return true;
  });
}

}  // namespace tacit
