// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "base/bytes.h"
#include "base/result.h"
#include "wallet/contacts.h"
#include "wallet/types.h"

namespace tacit {

/// How far a payment under way is.
struct SendProgress {
  PaymentId id = 0;
  PaymentState state = PaymentState::kPlanned;
  RefusalReason refusal = RefusalReason::kNone;
  std::uint32_t proofs_made = 0, proofs_needed = 0;  // memberships, balance, authorisations
  bool acknowledged = false;                         // the node says that it took it, which proves nothing
  /// ms of the steady clock since `send` was called; of the moment of the newest step.
  std::uint64_t elapsed_ms = 0;
};

enum class FaucetAnswer : std::uint8_t { kOnItsWay, kTooOften, kNotPractice, kUnreachable };

/// Hears what a wallet has to say, on the wallet's thread, from inside `poll` or the call that caused it.
/// Must not call the wallet back for anything but reading. Payments, requests, arrivals and balances are told
/// when they are stored. `on_progress` runs ahead of the disk, but for kPlanned, the first kHandedOver and
/// kCancelled: should the program end before the next commit, what was told to be proved is proved anew, and
/// later states are found out again.
class WalletObserver {
 public:
  virtual ~WalletObserver() = default;
  virtual void on_status(const WalletStatus&) {}
  virtual void on_balance(std::span<const WalletBalance>) {}
  /// New or changed.
  virtual void on_payment(const PaymentRecord&) {}
  /// New incoming payments that a person should hear of, once each; none of them while restoring.
  virtual void on_arrived(std::span<const PaymentRecord>) {}
  virtual void on_request(const PaymentRequest&) {}
  /// New or changed.
  virtual void on_contact(const Contact&) {}
  virtual void on_contact_removed(ContactId) {}
  /// Whose a payment is said to be; 0 when nothing is said any more.
  virtual void on_assigned(PaymentId, ContactId) {}
  virtual void on_progress(const SendProgress&) {}
  virtual void on_faucet(FaucetAnswer, std::uint32_t /*retry_after_s*/) {}
  /// Answers Wallet::verify_receipt.
  virtual void on_receipt_checked(std::uint64_t /*ticket*/, const Result<ReceiptCheck, ReceiptCheckError>&) {}
  /// The folder can not be written any more; the wallet does nothing until it is opened again.
  virtual void on_storage_failed() {}
};

}  // namespace tacit
