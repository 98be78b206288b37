// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/secret.h"
#include "base/worker_pool.h"
#include "proof/membership.h"
#include "protocol/keys.h"
#include "wallet/cover_file.h"
#include "wallet/mailbox.h"
#include "wallet/records.h"

namespace tacit {

/// Membership proofs of one's own coins, made on the pool: those that a form or a payment waits for first,
/// those of settled coins behind them, one at a time and not while anything is waited for. Every proof is
/// verified before it is handed out. Single-threaded but for its tasks.
class Prover {
 public:
  Prover(WorkerPool& pool, std::shared_ptr<WalletMailbox> mailbox, std::shared_ptr<CoverLibrary> library)
      : m_pool(pool), m_mailbox(std::move(mailbox)), m_library(std::move(library)) {}
  ~Prover();

  /// What is to be proved: the coin, and the set in which it hides with its coin chain head.
  struct Order {
    MembershipParameters parameters;
    CoverRange range;
    Bytes32 head{};
  };
  enum class Urgency { kWaitedFor, kBackground };
  /// Begins unless the proof is there or being made. `spread`: over the whole pool, for a proof that is
  /// waited for alone.
  void begin(const OwnedCoin& coin, std::shared_ptr<const FullKey> key, const Order& order, Urgency urgency,
             bool spread);

  /// The proof, when it is there.
  const Bytes* find(std::uint64_t row, const CoverRange& range) const;
  bool running(std::uint64_t row, const CoverRange& range) const;
  bool failed(std::uint64_t row, const CoverRange& range) const;
  bool idle() const { return m_running.empty(); }

  /// For proofs that come from storage.
  void keep(std::uint64_t row, const CoverRange& range, Bytes proof);
  /// Forgets, and stops, every proof that `wanted` does not name.
  void retain(const std::function<bool(std::uint64_t, const CoverRange&)>& wanted);

  /// Runs on the wallet's thread after each proof that ended.
  std::function<void(std::uint64_t row, const CoverRange& range, bool made)> on_done;

 private:
  using Key = std::pair<std::uint64_t, CoverRange>;
  void deliver(const Key& key, std::uint64_t serial, std::optional<Bytes> proof);

  struct Running {
    std::uint64_t serial = 0;
    std::stop_source stop;
  };
  WorkerPool& m_pool;
  std::shared_ptr<WalletMailbox> m_mailbox;
  std::shared_ptr<CoverLibrary> m_library;
  std::uint64_t m_serial = 0;
  std::map<Key, Running> m_running;
  std::map<Key, Bytes> m_made;
  std::map<Key, bool> m_failed;
};

}  // namespace tacit
