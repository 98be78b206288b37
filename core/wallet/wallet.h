// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/worker_pool.h"
#include "crypto/aead.h"
#include "link/client.h"
#include "wallet/contacts.h"
#include "wallet/events.h"
#include "wallet/payment_link.h"
#include "wallet/types.h"

namespace tacit {

/// Makes a link to a node; tests give another one than LinkClient.
using LinkFactory = std::function<std::unique_ptr<Link>(const NodeLink&)>;

/// What a wallet borrows; all of it outlives the wallet.
struct WalletEnvironment {
  const Clock& clock;
  WorkerPool& pool;  // proving and scanning
  WalletObserver* observer = nullptr;
  LinkFactory make_link{};       // empty: LinkClient
  PasswordCost password_cost{};  // of new `keys` files
};

/// A wallet in its folder: `keys`, `wallet.sqlite`, `cover`, `lock` (docs/architecture.md). Single-threaded:
/// whoever calls `poll` makes every other call as well, but for `wake`. Nothing happens outside of calls;
/// what is announced, or returned as done, is durable first. Holds view keys and the sealed spend key in
/// secret memory; the spend key is unsealed for authorisations alone.
class Wallet {
 public:
  struct CreateOptions {
    std::filesystem::path folder;  // made when missing
    /// Without a node: the prefix of the network, so that addresses can be shown; everything is scanned from
    /// the genesis later. With a node the wallet's birthday is the node's newest certified block.
    std::string prefix{};
    std::string node_link{};  // empty: offline
    bool words_confirmed = false;
  };
  /// 24 new words.
  static SecretBytes make_words();
  /// Seals and stores the keys and returns with the wallet open; the network is asked in `poll`.
  static Result<std::unique_ptr<Wallet>, WalletError> create(const CreateOptions& options,
                                                             const SecretBytes& password,
                                                             const SecretBytes& words,
                                                             WalletEnvironment environment);
  /// The same from words as typed; scans from the genesis.
  static Result<std::unique_ptr<Wallet>, WalletError> restore(const CreateOptions& options,
                                                              const SecretBytes& password,
                                                              const SecretBytes& typed_words,
                                                              WalletEnvironment environment);
  static Result<std::unique_ptr<Wallet>, WalletError> open(const std::filesystem::path& folder,
                                                           const SecretBytes& password,
                                                           WalletEnvironment environment);
  /// Whether the folder holds a wallet.
  static bool exists(const std::filesystem::path& folder);

  ~Wallet();
  Wallet(const Wallet&) = delete;
  Wallet& operator=(const Wallet&) = delete;

  // ---- running

  /// Works off what arrived from the link and from the workers; when there is nothing sleeps until there is,
  /// at most `timeout`, and then works that off. Everything that takes time runs here or on the pool.
  void poll(std::chrono::milliseconds timeout);
  /// Thread-safe: ends a running `poll`, or the next one.
  void wake();
  /// Uses another node from now on; its genesis must be the wallet's once that is known.
  Result<void, WalletError> use_node(std::string_view node_link);
  void reconnect();
  void disconnect();

  // ---- looking

  WalletStatus status() const;
  /// TACIT first, also when there is none.
  std::vector<WalletBalance> balances() const;
  /// Newest first.
  std::vector<PaymentRecord> payments() const;
  std::optional<PaymentRecord> payment(PaymentId id) const;
  std::optional<PaymentRecord> payment_of_transaction(const Bytes32& id) const;
  bool set_own_note(PaymentId id, std::string note);
  bool confirm_words();

  // ---- being paid

  /// Nothing while the network is unknown. The one shown last; the first is number 0.
  std::optional<std::string> address() const;
  /// Another address, never given out before.
  std::optional<std::string> new_address();
  struct RequestDraft {
    std::optional<Amount> amount{};
    std::string label{}, message{};
    std::uint64_t expiry = 0;  // s since 1970, 0 for never
  };
  /// With a new address of its own.
  std::optional<PaymentRequest> create_request(const RequestDraft& draft);
  /// Keeps address and id. Nothing for an unknown id.
  std::optional<PaymentRequest> update_request(const Bytes16& id, const RequestDraft& draft);
  /// Newest first.
  std::vector<PaymentRequest> requests() const;
  /// Answered by on_faucet. Two coins come to a new address.
  void ask_faucet();

  // ---- paying

  /// A link or a bare address as an order, ready to be planned but for an amount that is not in it.
  Result<PaymentOrder, LinkTextFault> read_link(std::string_view text) const;
  /// Works out a payment and stores nothing.
  Result<PaymentPlan, PlanFault> plan(const PaymentOrder& order) const;
  /// The same for a form that is open: begins the membership proofs that the payment needs and keeps them
  /// fresh. There is one form at a time; another order replaces the one before.
  Result<PaymentPlan, PlanFault> prepare(const PaymentOrder& order);
  /// Whether every membership proof of the open form is there.
  bool prepared() const;
  /// The form was closed.
  void drop_form();
  /// Stores the plan and starts; on_progress tells the rest. The payment goes on after a restart until it is
  /// decided. `pressed_ms` (steady clock) is when the person confirmed, for the figures; 0: now.
  Result<PaymentId, PlanFault> send(const PaymentOrder& order, std::uint64_t pressed_ms = 0);
  /// True when nothing had left the wallet; afterwards nothing will.
  bool cancel(PaymentId id);
  /// Pays a refused payment again, with the same first input while that is unspent.
  Result<PaymentId, PlanFault> retry(PaymentId id);
  /// Payments that are not decided yet.
  std::vector<PaymentId> under_way() const;

  // ---- people (wallet_contacts.cpp)

  /// In order of their ids.
  std::vector<Contact> contacts() const;
  Result<Contact, ContactFault> add_contact(const ContactDraft& draft);
  Result<Contact, ContactFault> update_contact(ContactId id, const ContactDraft& draft);
  /// Payments stay as they are, and what was assigned is assigned again when the contact is put back.
  bool remove_contact(ContactId id);
  /// The one removed last, while the wallet is open.
  Result<Contact, ContactFault> put_back_contact(ContactId id);
  /// Says whose a payment is, against what its address tells; 0 takes that back.
  bool assign_payment(PaymentId payment, ContactId contact);
  std::map<PaymentId, ContactId> assigned_payments() const;
  /// Whose a payment is: as assigned, else by the address that was paid; 0 for nobody known.
  ContactId contact_of(PaymentId payment) const;

  // ---- proofs of payment

  /// For an output of a final payment that this wallet sent; with a payer's proof when `verifier` is not
  /// empty (at most 64 bytes, to which a fresh number is added).
  std::optional<ReceiptFile> make_receipt(PaymentId id, std::uint8_t output, std::string_view verifier) const;
  /// Asks the node for the transaction, which tells the node which one is meant; answered by
  /// on_receipt_checked with the ticket that is returned.
  std::uint64_t verify_receipt(const ReceiptFile& file);

  // ---- secrets

  /// The words, with single spaces.
  Result<SecretBytes, WalletError> words(const SecretBytes& password) const;
  struct ViewKeyTexts {
    SecretBytes incoming, full;
  };
  Result<ViewKeyTexts, WalletError> view_keys(const SecretBytes& password) const;
  Result<void, WalletError> check_password(const SecretBytes& password) const;
  Result<void, WalletError> change_password(const SecretBytes& old_password, const SecretBytes& new_password);

 private:
  class Impl;
  explicit Wallet(std::unique_ptr<Impl> impl);
  static Result<std::unique_ptr<Wallet>, WalletError> create_from(const CreateOptions& options,
                                                                  const SecretBytes& password,
                                                                  const SecretBytes& words, bool from_genesis,
                                                                  WalletEnvironment environment);

  std::unique_ptr<Impl> m_impl;
};

}  // namespace tacit
