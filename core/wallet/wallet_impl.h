// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "link/client.h"
#include "protocol/genesis.h"
#include "protocol/light.h"
#include "protocol/transaction_builder.h"
#include "wallet/backup_records.h"
#include "wallet/contacts.h"
#include "wallet/cover_file.h"
#include "wallet/mailbox.h"
#include "wallet/planner.h"
#include "wallet/prover.h"
#include "wallet/records.h"
#include "wallet/requests.h"
#include "wallet/scanner.h"
#include "wallet/storage.h"
#include "wallet/vault.h"
#include "wallet/wallet.h"
#include "wallet/wallet_folder.h"

/// The inside of Wallet, in one class because all of it is one thread's state and one storage's transaction;
/// its functions stand in the file of what they know:
///   wallet_make.cpp     making, opening and switching
///   wallet_open.cpp     loading, saving
///   wallet_accounts.cpp accounts, what they share
///   wallet_backup.cpp   the backup file
///   wallet_secrets.cpp  what the password is asked for
///   wallet_poll.cpp    events of the link, timers, status
///   wallet_birthday.cpp where the ledger is entered, coins before that
///   wallet_sync.cpp     genesis, blocks: what is asked and checked
///   wallet_blocks.cpp  what a checked block means for coins, payments and requests
///   wallet_form.cpp    orders, plans, the open form and background proofs
///   wallet_prove.cpp   proving a payment
///   wallet_send.cpp    the state machine of a payment
///   wallet_view.cpp    lists, addresses, requests
///   wallet_receipt.cpp proofs of payment
///   wallet_contacts.cpp people
namespace tacit {

/// The address number that change goes to. It is never shown, so that a restored wallet tells change from
/// what was paid to itself.
inline constexpr std::uint64_t kChangeAddress = ~std::uint64_t{0};

/// As a transaction is built of them.
std::vector<tacit::Payment> to_payments(const std::vector<StoredOutput>& outputs);

class Wallet::Impl {
 public:
  Impl(std::shared_ptr<WalletFolder> folder, std::uint32_t account, Storage storage, CoverFile cover,
       WalletEnvironment environment);
  ~Impl();

  // ---- wallet_make.cpp
  Result<void, WalletError> start_new(const CreateOptions& options, bool used_before);
  static Result<std::unique_ptr<Impl>, WalletError> make(std::shared_ptr<WalletFolder> folder,
                                                         std::uint32_t account, WalletEnvironment environment,
                                                         Storage::Open how = Storage::Open::kExisting);

  // ---- wallet_backup.cpp
  Result<void, BackupError> export_backup(const std::filesystem::path& path,
                                          const SecretBytes& wallet_password, const SecretBytes& password);
  Result<BackupRehearsal, BackupError> rehearse_backup(const std::filesystem::path& path,
                                                       const SecretBytes& password);
  static Result<std::unique_ptr<Impl>, WalletError> from_backup(const CreateOptions& options, FolderLock lock,
                                                                const VaultSecrets& secrets,
                                                                BackupRecords& records,
                                                                WalletEnvironment environment);

  // ---- wallet_accounts.cpp
  std::vector<AccountInfo> accounts() const;
  Result<std::uint32_t, WalletError> add_account(std::string name, bool used_before);
  bool rename_account(std::uint32_t number, std::string name);
  void remember_balance();
  /// Uses the node of another account from now on, when it is of this one's network.
  void follow_node(const std::string& node_link);

  // ---- wallet_secrets.cpp
  Result<VaultSecrets, WalletError> unlock(const SecretBytes& password) const;
  Result<void, WalletError> set_ask_above(std::optional<Amount> amount, const SecretBytes& password);

  // ---- wallet_open.cpp
  Result<void, WalletError> load(const std::optional<std::string>& proxy = std::nullopt);
  /// Stores everything that was marked as changed, in one commit, then tells the observer. False when the
  /// disk refused; the wallet does nothing more then.
  bool save();

  // ---- wallet_poll.cpp
  void poll(std::chrono::milliseconds timeout);
  Result<void, WalletError> use_node(std::string_view text);
  Result<void, WalletError> use_proxy(std::string_view text);
  Result<void, WalletError> store_proxy(std::string_view text);
  /// From now on this account goes by the folder's proxy alone; when that is lost, by none.
  Result<void, WalletError> leave_proxy_apart();
  void connect();
  void reconnect();
  void disconnect();
  WalletStatus status() const;

  // ---- wallet_view.cpp
  std::vector<WalletBalance> balances() const;
  std::vector<PaymentRecord> payments() const;
  const StoredPayment* find_payment(PaymentId id) const;
  std::optional<std::string> address_text(std::uint64_t number) const;
  std::optional<std::string> new_address();
  std::optional<PaymentRequest> create_request(const RequestDraft& draft);
  std::optional<PaymentRequest> update_request(const Bytes16& id, const RequestDraft& draft);
  std::vector<PaymentRequest> requests() const;
  PaymentRequest seen_now(PaymentRequest request) const;
  void ask_faucet();
  bool set_own_note(PaymentId id, std::string note);
  bool confirm_words();

  // ---- wallet_form.cpp
  Result<PaymentOrder, LinkTextFault> read_link(std::string_view text) const;
  Result<PaymentPlan, PlanFault> plan(const PaymentOrder& order) const;
  Result<PaymentPlan, PlanFault> prepare(const PaymentOrder& order);
  bool prepared() const;
  void drop_form();

  // ---- wallet_send.cpp
  Result<PaymentId, PlanFault> send(const PaymentOrder& order, std::uint64_t pressed_ms,
                                    const std::vector<std::uint64_t>& required);
  bool cancel(PaymentId id);
  Result<PaymentId, PlanFault> retry(PaymentId id);
  std::vector<PaymentId> under_way() const;

  // ---- wallet_receipt.cpp
  std::optional<ReceiptFile> make_receipt(PaymentId id, std::uint8_t output, std::string_view verifier) const;
  std::uint64_t verify_receipt(const ReceiptFile& file);

  // ---- wallet_contacts.cpp
  Result<Contact, ContactFault> store_contact(ContactId id, const ContactDraft& draft);
  bool remove_contact(ContactId id);
  Result<Contact, ContactFault> put_back_contact(ContactId id);
  bool assign_payment(PaymentId payment, ContactId contact);
  ContactId contact_of(PaymentId payment) const;
  ContactBook m_contacts;
  std::map<PaymentId, ContactId> m_assigned;

  WalletEnvironment m_environment;
  std::shared_ptr<WalletMailbox> m_mailbox;
  WalletSettings m_settings;
  std::shared_ptr<WalletFolder> m_folder;
  const std::uint32_t m_account;

 private:
  /// The coin count of a moment, and the coin chain's head there: what cover sets are chosen by.
  struct Basis {
    std::uint64_t total = 0;
    Bytes32 head{};
    std::uint64_t time = 0;  // steady ms at which it was the newest
  };

  // ---- wallet_open.cpp
  WalletObserver& observer() const;
  bool load_state();
  bool load_coins();
  bool load_payments();
  bool load_genesis(ByteView bytes);
  void open_cover();
  void index_coin(const OwnedCoin& coin);
  void collect(StorageBatch& batch);
  void announce();
  std::uint64_t now() const { return m_environment.clock.wall_ms(); }
  std::uint64_t steady() const { return m_environment.clock.steady_ms(); }

  // ---- wallet_contacts.cpp
  bool load_contacts();
  void collect_contacts(StorageBatch& batch) const;
  void announce_contacts();

  // ---- wallet_poll.cpp
  bool deliver();
  /// To `m_node`, through the proxy. Only when that is known.
  std::unique_ptr<Link> make_link() const;
  void handle(const LinkEvent& event);
  void on_link_state(const LinkStateEvent& event);
  void on_reply(const LinkReplyEvent& event);
  void run_timers();
  std::chrono::milliseconds until_next_timer(std::chrono::milliseconds most) const;
  void tell_status();

  // ---- wallet_accounts.cpp
  Result<ChainState, WalletError> start_of_account(bool used_before) const;

  // ---- wallet_backup.cpp
  Result<Bytes, BackupError> settings_with_proxy(ByteView record) const;
  Result<void, BackupError> add_account_rows(BackupWriter& writer, std::uint32_t account) const;
  Result<Bytes, BackupError> backup_records();

  // ---- wallet_birthday.cpp
  struct CertifiedHeader {
    Header header;
    Certificate certificate;
  };
  std::optional<CertifiedHeader> certified_header(const BlocksReply& reply, std::uint64_t height) const;
  void on_node_status(const StatusReply& reply);
  void on_birthday(const BlocksReply& reply);
  void on_search(const BlocksReply& reply);
  void start_from_genesis();
  void begin_coins(const Header& target, const Certificate& certificate);
  void ask_coins(std::uint64_t first);
  void on_coins(const CoinsReply& reply);
  void finish_coins();
  /// Whether the birthday is a block that nobody has seen yet when the wallet is made.
  bool begins_at_tip() const {
    return !m_chain.from_genesis && m_chain.since == 0 && m_chain.since_height == 0;
  }

  // ---- wallet_sync.cpp
  enum class Stage { kIdle, kGenesis, kStatus, kSearch, kBirthday, kCoins, kBlocks };
  void ask(Stage stage, LinkRequest request);
  void begin_sync();
  void continue_sync();
  void on_sync_reply(const LinkReplyEvent& event);
  void on_genesis(const GenesisReply& reply);
  void on_blocks(const BlocksReply& reply);
  LedgerHealth adopt_genesis(const Bytes& bytes);
  void fail_sync(LedgerHealth health);
  /// Of a block that was refused: bad, or of a version that is not known here.
  LedgerHealth health_by(const BlockRecord& refused) const;
  void ask_genesis();
  void ask_blocks(std::uint64_t from);
  /// Whether the block is another one at the tip's height; then nothing goes on.
  bool contradicts(const BlockRecord& block);
  void on_tip(const TipNotice& tip);
  void on_caught_up();

  // ---- wallet_blocks.cpp
  struct CheckedBlock {
    Header header;
    Certificate certificate;
    Bytes32 id{};
    std::vector<LightTransaction> transactions;
    std::vector<Bytes32> salts;
    CoinHeadMarks marks;
  };
  Result<std::vector<CheckedBlock>, LedgerHealth> check_blocks(const BlocksReply& reply);
  std::vector<std::optional<FoundCoin>> scan(std::span<const ScannedCoin> coins) const;
  /// Applies blocks that follow the tip and stores the result.
  bool apply_blocks(const std::vector<CheckedBlock>& blocks);
  void apply_transaction(const CheckedBlock& block, std::size_t number, std::uint64_t first_index,
                         std::span<const std::optional<FoundCoin>> found);
  void spend_coins(const CheckedBlock& block, const LightTransaction& transaction,
                   const std::vector<std::uint64_t>& rows, const Bytes32& salt);
  void settle_payment(StoredPayment& payment, const CheckedBlock& block, const Bytes32& id,
                      const Bytes32& salt);
  void refuse(StoredPayment& payment, RefusalReason reason);
  void release_coins(const StoredPayment& payment);
  void restore_payment(const CheckedBlock& block, const LightTransaction& transaction,
                       const std::vector<std::uint64_t>& rows, const Bytes32& salt);
  void add_coin(const FoundCoin& found, const Coin& coin, const Origin& origin, std::uint64_t index,
                const Bytes32& transaction, std::uint64_t height, std::uint64_t time, bool own);
  void credit(const OwnedCoin& coin);
  void expire_payments(std::uint64_t block_time);
  bool append_cover(ByteView records, std::uint64_t first, Bytes32& digest);
  void note_address(const Diversifier& d);

  // ---- wallet_form.cpp
  Result<Memo, PlanError> order_memo(const PaymentOrder& order) const;
  struct Draft {
    PaymentPlan plan;
    CoinChoice choice;
    std::vector<Address> addresses;
    std::vector<Amount> amounts;
    Memo memo{};
    Basis basis;
  };
  Result<Draft, PlanFault> draft(const PaymentOrder& order, const Basis& basis,
                                 const std::vector<std::uint64_t>& required) const;
  /// With the usable basis, or the newest when that one does not reach.
  Result<Draft, PlanFault> draft_now(const PaymentOrder& order,
                                     const std::vector<std::uint64_t>& required) const;
  std::optional<PlanFault> check_order(const PaymentOrder& order) const;
  Result<std::vector<Address>, PlanFault> order_addresses(const PaymentOrder& order) const;
  PlanFault shortage(Amount amount, Amount available, std::size_t recipients) const;
  /// What was paid to the order's addresses before.
  void look_back(const PaymentOrder& order, PaymentPlan& plan) const;
  std::vector<Candidate> candidates(const Basis& basis) const;
  Basis newest_basis() const;
  /// That of the open form while it is fresh enough for every coin, else the newest.
  Basis usable_basis() const;
  CoverRange set_for(const OwnedCoin& coin, std::uint64_t total) const;
  std::optional<Bytes32> head_of(const OwnedCoin& coin, const CoverRange& range, const Basis& basis) const;
  bool begin_proof(const OwnedCoin& coin, const Basis& basis, Prover::Urgency urgency, bool spread);
  /// Those of a payment, waited for.
  [[nodiscard]] bool begin_proofs(std::span<OwnedCoin* const> coins, const Basis& basis);
  void refresh_form();
  void background_proofs();
  void prune_proofs();
  void on_proof(std::uint64_t row, const CoverRange& range, bool made);
  void warm_sets();

  // ---- wallet_send.cpp
  struct ActiveSend {
    std::uint64_t pressed = 0;
    Basis basis;
    std::vector<CoverRange> sets;  // one an input
    std::shared_ptr<TransactionBuilder> builder;
    bool balancing = false;
    std::stop_source stop;
    std::uint64_t serial = 0;
  };
  void resume_payments();
  void hand_over(StoredPayment& payment);
  void submit(StoredPayment& payment);
  void submit_all();
  void on_submit_reply(PaymentId id, const Result<LinkReply, RequestFailure>& reply);
  void mark_unknown(StoredPayment& payment, RefusalReason reason);
  void abandon(StoredPayment& payment, RefusalReason reason);
  void progress(const StoredPayment& payment);
  std::vector<OwnedCoin*> coins_of(const StoredPayment& payment);

  // ---- wallet_prove.cpp
  void begin_proving(StoredPayment& payment, const Basis& basis, std::uint64_t pressed);
  bool fit_amounts(StoredPayment& payment, const ActiveSend& active);
  void begin_balance(StoredPayment& payment, ActiveSend& active);
  void on_balance(PaymentId id, std::uint64_t serial, std::shared_ptr<TransactionBuilder> builder);
  void advance(PaymentId id);
  bool finish_proving(StoredPayment& payment, ActiveSend& active);

  // ---- wallet_receipt.cpp
  using ReceiptVerdict = Result<ReceiptCheck, ReceiptCheckError>;
  struct ReceiptQuery {
    std::uint64_t ticket = 0;
    ReceiptFile file;
    std::unique_ptr<Link> link;  // of its own
    std::optional<TransactionReply> reply;
  };
  void poll_receipts();
  /// Those that are asked for are answered by kNetwork.
  void drop_receipts();
  /// Nothing until the last answer.
  std::optional<ReceiptVerdict> on_receipt_event(ReceiptQuery& query, const LinkEvent& event) const;
  ReceiptVerdict check_receipt(const ReceiptQuery& query, const BlocksReply& blocks) const;

  Storage m_storage;
  CoverFile m_cover;
  std::shared_ptr<const FullKey> m_key;  // null in a wallet of an incoming view key
  std::shared_ptr<const IncomingKey> m_incoming;
  bool m_loaded = false;
  Diversifier m_change_d{};
  bool m_failed = false;  // the disk refused

  std::optional<Genesis> m_genesis;  // until the chain has started; its coins are many
  bool m_network_known = false;
  NetworkParameters m_network;
  ChainState m_chain;
  std::map<std::uint64_t, Bytes32> m_heads;  // every N/2 coins
  bool m_cover_good = true;

  std::map<std::uint64_t, OwnedCoin> m_coins;  // by row
  std::unordered_map<Bytes32, std::uint64_t, DigestHash> m_tags;
  std::map<PaymentId, StoredPayment> m_payments;
  RequestBook m_requests;
  std::map<Bytes16, std::uint64_t> m_request_rows;
  std::map<Diversifier, std::uint64_t> m_addresses;
  std::uint64_t m_next_coin_row = 1, m_next_payment = 1, m_next_request_row = 1, m_next_evidence = 1;

  // What the next save writes.
  std::set<std::uint64_t> m_dirty_coins, m_dirty_payments, m_dirty_heads;
  std::set<Bytes16> m_dirty_requests;
  std::set<ContactId> m_dirty_contacts;
  std::set<PaymentId> m_dirty_assigned;
  std::optional<Contact> m_removed_contact;
  bool m_dirty_chain = false, m_dirty_settings = false, m_dirty_network = false;
  std::vector<std::pair<std::uint64_t, StoredProof>> m_new_proofs;
  std::vector<Evidence> m_new_evidence;
  std::vector<std::uint64_t> m_dead_proofs;
  std::vector<PaymentId> m_arrived;

  std::unique_ptr<Link> m_link;
  std::optional<NodeLink> m_node;
  DialFault m_link_fault = DialFault::kNone;
  LinkHealth m_link_health = LinkHealth::kOffline;
  LedgerHealth m_ledger_health = LedgerHealth::kUnknown;
  std::uint32_t m_latency_ms = 0;
  std::uint64_t m_node_height = 0;
  bool m_practice = false;
  bool m_caught_up = false;
  bool m_conflict = false;
  Stage m_stage = Stage::kIdle;
  Ticket m_sync_ticket = 0, m_status_ticket = 0, m_faucet_ticket = 0;
  bool m_faucet_wanted = false;
  std::uint64_t m_sync_retry = 0;  // steady ms, 0 for none
  std::uint64_t m_asked_from = 0;
  bool m_tip_demanded = false;  // once in a synchronisation, of a node whose blocks do not follow our tip
  std::optional<TipNotice> m_tip_seen;
  Bytes m_genesis_pieces;
  struct CoinsDownload {
    Header target;
    Certificate certificate;
    std::uint64_t done = 0;
    Bytes32 head{}, digest{};
    std::map<std::uint64_t, Bytes32> heads;
  } m_download;
  struct BirthdaySearch {
    std::uint64_t early = 0, late = 0, asked = 0;            // heights
    std::optional<CertifiedHeader> early_block, late_block;  // nothing for the genesis and beyond the tip
  } m_search;
  WalletStatus m_told_status;
  std::vector<WalletBalance> m_told_balances;

  std::shared_ptr<CoverLibrary> m_library;
  std::unique_ptr<Prover> m_prover;
  struct OpenForm {
    PaymentOrder order;
    std::vector<std::uint64_t> rows;
    Basis basis;
  };
  std::optional<OpenForm> m_form;
  std::map<PaymentId, ActiveSend> m_active;
  std::uint64_t m_serial = 0;
  bool m_warming = false;
  std::uint64_t m_warmed_total = 0;

  std::map<Ticket, PaymentId> m_submits;
  std::set<PaymentId> m_acknowledged;
  std::uint64_t m_submit_again = 0;  // steady ms
  std::vector<ReceiptQuery> m_receipts;
  std::uint64_t m_next_receipt = 1;
};

}  // namespace tacit
