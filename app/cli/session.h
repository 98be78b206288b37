// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/worker_pool.h"
#include "cli/command.h"
#include "wallet/wallet.h"

namespace tacit::cli {

using Json = nlohmann::ordered_json;
using Answer = Result<Json, Failure>;

/// An open wallet and what it said last. Single-threaded; waits by polling the wallet, which sleeps until
/// something happens.
class Session final : public WalletObserver {
 public:
  explicit Session(std::size_t worker_threads);
  ~Session() override;

  Result<void, Failure> open(const std::string& folder, const SecretBytes& password, std::uint32_t account,
                             const std::optional<std::string>& proxy);
  enum class Make { kCreate, kRestore, kWatch };
  /// `secret`: the words, or the view key's text.
  Result<void, Failure> make(Make how, const Wallet::CreateOptions& options, const SecretBytes& password,
                             const SecretBytes& secret);
  Result<void, Failure> restore_backup(const Wallet::CreateOptions& options, const std::string& file,
                                       const SecretBytes& backup_password, const SecretBytes& password);

  Wallet& wallet() { return *m_wallet; }
  std::uint64_t steady_ms() const { return m_clock.steady_ms(); }
  std::uint64_t wall_ms() const { return m_clock.wall_ms(); }

  /// Polls until `done`, at most so many ms. Whether it was done.
  bool wait(const std::function<bool()>& done, std::uint64_t at_most_ms);
  /// Until the wallet has verified the node's newest block; a failure says why that cannot be.
  Result<void, Failure> catch_up();
  /// Gives payments under way some time to be decided.
  void settle();

  /// The newest progress of a payment; states are kept from its start.
  const SendProgress* progress(PaymentId id) const;
  std::optional<std::pair<FaucetAnswer, std::uint32_t>> faucet;
  std::vector<PaymentRecord> arrived;
  std::optional<Result<ReceiptCheck, ReceiptCheckError>> receipt;

  void on_arrived(std::span<const PaymentRecord> payments) override;
  void on_progress(const SendProgress& progress) override;
  void on_faucet(FaucetAnswer answer, std::uint32_t retry_after_s) override;
  void on_receipt_checked(std::uint64_t ticket,
                          const Result<ReceiptCheck, ReceiptCheckError>& check) override;
  void on_storage_failed() override { m_storage_failed = true; }

 private:
  WalletEnvironment environment();

  SystemClock m_clock;
  WorkerPool m_pool;
  std::unique_ptr<Wallet> m_wallet;
  std::map<PaymentId, SendProgress> m_progress;
  bool m_storage_failed = false;
};

/// A failure when there is anything at `path` and the command does not say --force.
Result<void, Failure> may_write(const Command& command, const std::string& path);

Failure failure(WalletError error);
Failure failure(BackupError error);
Failure failure(const PlanFault& fault);
Failure failure(const LinkTextFault& fault);

}  // namespace tacit::cli
