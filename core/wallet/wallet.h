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
#include "wallet/backup.h"
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

/// A wallet in its folder (docs/architecture.md), with one of its accounts open. Single-threaded: whoever
/// calls `poll` makes every other call as well, but for `wake`. Nothing happens outside of calls; what is
/// announced, or returned as done, is durable first. Holds view keys and the sealed spend key in secret
/// memory; the spend key is unsealed for authorisations alone. A watching wallet holds a view key and can not
/// spend.
class Wallet {
 public:
  struct CreateOptions {
    std::filesystem::path folder;  // made when missing
    /// Without a node: the prefix of the network, so that addresses can be shown; everything is scanned from
    /// the genesis later. With a node the wallet's birthday is the node's newest certified block.
    std::string prefix{};
    std::string node_link{};  // empty: offline
    /// `HOST:PORT` of a SOCKS5 proxy for every connection, the first one included; empty: none. Nothing: that
    /// of the wallet that was in the folder, or when it had none the one that a backup brings; when it can
    /// not be told (`proxy_before`) nothing is dialled until `use_proxy` says so.
    std::optional<std::string> proxy{};
    bool words_confirmed = false;
    /// Restore and watch: when the keys were used first, in ms since 1970; what came earlier than two days
    /// before is not looked for. 0: from the genesis. More than a day to come is kBadDate.
    std::uint64_t started_ms = 0;
    /// For a wallet that is damaged, or of which the password is lost, and whose owner has words, a view key
    /// or a backup: the files that are there move into `set-aside-N` within the folder, none is deleted, and
    /// the new ones take their place. Without it a folder that holds a wallet is kExists.
    bool over = false;
  };
  /// 24 new words.
  static SecretBytes make_words();
  /// Seals and stores the keys and returns with the wallet open; the network is asked in `poll`.
  static Result<std::unique_ptr<Wallet>, WalletError> create(const CreateOptions& options,
                                                             const SecretBytes& password,
                                                             const SecretBytes& words,
                                                             WalletEnvironment environment);
  /// The same from words as typed.
  static Result<std::unique_ptr<Wallet>, WalletError> restore(const CreateOptions& options,
                                                              const SecretBytes& password,
                                                              const SecretBytes& typed_words,
                                                              WalletEnvironment environment);
  /// The same from the text of a view key, incoming or full, for a wallet that sees and can not spend.
  static Result<std::unique_ptr<Wallet>, WalletError> watch(const CreateOptions& options,
                                                            const SecretBytes& password,
                                                            const SecretBytes& view_key_text,
                                                            WalletEnvironment environment);
  /// For a wallet whose records are damaged while its keys are whole: makes it anew over what is there, as
  /// `over` does, from its own keys and with its own password. Its accounts, the limit above which the
  /// password is asked, and whether the words were asked back stay as `accounts` tells them; the rest of
  /// `options` is as for restore. kMissing, kWrongPassword and kDamaged (the keys) change nothing.
  static Result<std::unique_ptr<Wallet>, WalletError> rebuild(const CreateOptions& options,
                                                              const SecretBytes& password,
                                                              WalletEnvironment environment);
  /// Whether the keys in the folder can be read and are of this password, whatever its records are like.
  static Result<void, WalletError> check_keys(const std::filesystem::path& folder,
                                              const SecretBytes& password);
  /// With `proxy`: as use_proxy, before anything is dialled.
  static Result<std::unique_ptr<Wallet>, WalletError> open(
      const std::filesystem::path& folder, const SecretBytes& password, WalletEnvironment environment,
      std::uint32_t account = 0, const std::optional<std::string>& proxy = std::nullopt);
  /// Whether the folder holds a wallet.
  static bool exists(const std::filesystem::path& folder);
  /// The proxy of the wallet that is, or was, in a folder, as far as it can be told without the password:
  /// empty for none, nothing when it is not known.
  static std::optional<std::string> proxy_before(const std::filesystem::path& folder);

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
  /// `HOST:PORT` of a SOCKS5 proxy, or empty for none, from now on and in every account; connects anew.
  /// Nothing is ever dialled around a proxy that is set, nor while its record is missing or damaged
  /// (LinkHealth::kProxyUnknown).
  Result<void, WalletError> use_proxy(std::string_view proxy);
  void reconnect();
  void disconnect();

  // ---- accounts

  /// One seed, several accounts: each with its own addresses, coins and history, in one folder under one
  /// password. One is open at a time; payments under way in another go on when that is opened again. They are
  /// not found by restoring from words: each is added again.
  std::vector<AccountInfo> accounts() const;
  std::uint32_t account() const;
  /// Begins at the newest block, or, when it was used before or the wallet was restored, where account 0
  /// began. Opens nothing. kWatchOnly: a view key is of one account. kBadName: not UTF-8, or too long.
  Result<std::uint32_t, WalletError> add_account(std::string name, bool used_before);
  /// False for an unknown number, a bad name, or when the disk refused.
  bool rename_account(std::uint32_t number, std::string name);
  /// Closes the open account and opens another without asking for the password; nobody else gets the folder
  /// meanwhile. When it fails `from` stays open.
  static Result<std::unique_ptr<Wallet>, WalletError> switch_account(std::unique_ptr<Wallet>&& from,
                                                                     std::uint32_t number,
                                                                     WalletEnvironment environment);

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
  /// decided; one that had not left is cancelled instead when it would have expired by then. `pressed_ms`
  /// (steady clock) is when the person confirmed, for the figures; 0: now.
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
  /// Empty for an unknown contact.
  std::string contact_name(ContactId contact) const;

  // ---- proofs of payment

  /// For an output of a final payment that this wallet sent; with a payer's proof when `verifier` is not
  /// empty (at most 64 bytes, to which a fresh number is added).
  std::optional<ReceiptFile> make_receipt(PaymentId id, std::uint8_t output, std::string_view verifier) const;
  /// Asks the node for the transaction, which tells the node which one is meant, on a connection of its own
  /// that ends with the answer: what else the wallet asks and sends is not on it. Answered by
  /// on_receipt_checked with the ticket that is returned.
  std::uint64_t verify_receipt(const ReceiptFile& file);

  // ---- backup in one file, under a password of its own (wallet_backup.cpp)

  /// Keys, accounts and every record of all of them; what the ledger and its proofs give anew is left out.
  /// Written whole or not at all, mode 0600; a backup that is there is replaced, anything else is left alone
  /// (kNotBackup). kWrongPassword: the wallet's own, which is asked because the file holds the keys.
  Result<void, BackupError> export_backup(const std::filesystem::path& path,
                                          const SecretBytes& wallet_password, const SecretBytes& password);
  /// Opens a backup in memory and looks at every record, without a wallet.
  static Result<BackupSummary, BackupError> check_backup(const std::filesystem::path& path,
                                                         const SecretBytes& password);
  /// The same, and held against this wallet.
  Result<BackupRehearsal, BackupError> rehearse_backup(const std::filesystem::path& path,
                                                       const SecretBytes& password);
  /// A wallet of a backup, with account 0 open. Of `options`, `folder` counts, and `node_link` unless it is
  /// empty. What was planned there and had not left the wallet is cancelled; what was handed over is sent
  /// again until it is decided; addresses that may have been given out since are skipped.
  static Result<std::unique_ptr<Wallet>, BackupError> restore_backup(const CreateOptions& options,
                                                                     const std::filesystem::path& path,
                                                                     const SecretBytes& backup_password,
                                                                     const SecretBytes& new_password,
                                                                     WalletEnvironment environment);

  // ---- secrets

  /// The words, with single spaces; kWatchOnly when there are none.
  Result<SecretBytes, WalletError> words(const SecretBytes& password) const;
  struct ViewKeyTexts {
    SecretBytes incoming, full;  // full is empty in a wallet of an incoming view key
  };
  /// Of the open account.
  Result<ViewKeyTexts, WalletError> view_keys(const SecretBytes& password) const;
  Result<void, WalletError> check_password(const SecretBytes& password) const;
  Result<void, WalletError> change_password(const SecretBytes& old_password, const SecretBytes& new_password);
  /// The amount above which a window asks for the password before it pays, of all accounts; nothing: never.
  std::optional<Amount> ask_above() const;
  Result<void, WalletError> set_ask_above(std::optional<Amount> amount, const SecretBytes& password);

 private:
  class Impl;
  explicit Wallet(std::unique_ptr<Impl> impl);
  struct NewKeys {
    const SecretBytes& words;  // or the view key's text
    WatchKind watch = WatchKind::kNone;
    bool used_before = false;
  };
  static Result<std::unique_ptr<Wallet>, WalletError> create_from(const CreateOptions& options,
                                                                  const SecretBytes& password,
                                                                  const NewKeys& keys,
                                                                  WalletEnvironment environment);

  std::unique_ptr<Impl> m_impl;
};

}  // namespace tacit
