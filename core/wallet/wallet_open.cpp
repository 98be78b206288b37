// SPDX-License-Identifier: MIT
#include <sys/stat.h>

#include "base/check.h"
#include "crypto/mnemonic.h"
#include "crypto/random.h"
#include "wallet/wallet_impl.h"

namespace tacit {

namespace {

// A whole genesis is what earlier programs stored; its parameters take its place.
enum StateRow : std::uint64_t { kChainRow = 1, kSettingsRow = 2, kGenesisRow = 3, kNetworkRow = 4 };

// Address numbers beyond the newest that was given out, by which a restored wallet recognises its own.
constexpr std::uint64_t kLookAhead = 64;

WalletError wallet_error(VaultError error) {
  switch (error) {
    case VaultError::kMissing:
      return WalletError::kMissing;
    case VaultError::kDamaged:
      return WalletError::kDamaged;
    case VaultError::kWrongPassword:
      return WalletError::kWrongPassword;
    case VaultError::kNewerVersion:
      return WalletError::kNewerVersion;
    case VaultError::kNoMemory:
      return WalletError::kNoMemory;
    case VaultError::kStorage:
      break;
  }
  return WalletError::kStorage;
}

WalletError wallet_error(StorageError error) {
  return error == StorageError::kDamaged        ? WalletError::kDamaged
         : error == StorageError::kNewerVersion ? WalletError::kNewerVersion
                                                : WalletError::kStorage;
}

bool make_folder(const std::filesystem::path& folder) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) {
    return false;
  }
  ::chmod(folder.c_str(), 0700);
  return true;
}

template <class T, class F>
bool load_table(const Storage& storage, Table table, F take) {
  auto rows = storage.load(table);
  if (!rows) {
    return false;
  }
  for (auto& [row, bytes] : *rows) {
    T value;
    if (!decode_record(bytes, value)) {
      return false;
    }
    take(row, std::move(value));
  }
  return true;
}

/// By the rules that a genesis keeps: sizes and sums are computed from these fields without further checks.
bool load_network(ByteView bytes, NetworkParameters& network) {
  if (!decode_record(bytes, network)) {
    return false;
  }
  Genesis rules;
  rules.name = network.name;
  rules.prefix = network.prefix;
  rules.n = network.n;
  rules.m = network.m;
  rules.fee_unit = network.fee_unit;
  rules.max_block_bytes = network.max_block_bytes;
  // Nothing but the coins is missing: every field is looked at before them.
  return rules.validate().error() == GenesisError::kNoCoins;
}

}  // namespace

Wallet::Impl::Impl(std::filesystem::path folder, FolderLock lock, VaultSecrets secrets, Storage storage,
                   CoverFile cover, WalletEnvironment environment)
    : m_folder(std::move(folder)),
      m_environment(std::move(environment)),
      m_mailbox(std::make_shared<WalletMailbox>()),
      m_lock(std::move(lock)),
      m_wallet_id(secrets.wallet_id),
      m_storage(std::move(storage)),
      m_cover(std::move(cover)),
      m_seed(secrets.words, secrets.account) {
  m_key = std::make_shared<const FullKey>(m_seed.unseal().full().clone());
  m_change_d = m_key->incoming().diversifier(kChangeAddress);
  auto reading = CoverFile::open(m_folder / "cover");
  m_library =
      std::make_shared<CoverLibrary>(reading ? std::move(*reading) : CoverFile::none(), m_environment.pool);
  m_prover = std::make_unique<Prover>(m_environment.pool, m_mailbox, m_library);
  m_prover->on_done = [this](std::uint64_t row, const CoverRange& range, bool made) {
    on_proof(row, range, made);
  };
}

Wallet::Impl::~Impl() {
  m_mailbox->close();
  for (auto& [id, active] : m_active) {
    active.stop.request_stop();
  }
}

WalletObserver& Wallet::Impl::observer() const {
  static WalletObserver nobody;
  return m_environment.observer ? *m_environment.observer : nobody;
}

bool Wallet::Impl::load_genesis(ByteView bytes) {
  auto genesis = Genesis::parse(bytes);
  if (!genesis) {
    return false;
  }
  m_genesis = std::move(*genesis);
  m_network = m_genesis->network();
  m_network_known = m_dirty_network = true;
  return true;
}

bool Wallet::Impl::load_state() {
  const auto rows = m_storage.load(Table::kState);
  if (!rows) {
    return false;
  }
  for (const auto& [row, bytes] : *rows) {
    const bool good = row == kChainRow      ? decode_record(bytes, m_chain)
                      : row == kSettingsRow ? decode_record(bytes, m_settings)
                      : row == kGenesisRow  ? load_genesis(bytes)
                      : row == kNetworkRow  ? load_network(bytes, m_network)
                                            : false;
    if (!good) {
      return false;
    }
    m_network_known |= row == kNetworkRow;
  }
  if (m_chain.started && !m_network_known) {
    return false;  // a chain is of the network that it began with, and takes no other one
  }
  const auto heads = m_storage.load(Table::kHeads);
  if (!heads) {
    return false;
  }
  for (const auto& [row, bytes] : *heads) {
    if (bytes.size() != 32) {
      return false;
    }
    m_heads[row] = to_array<32>(bytes);
  }
  const auto evidence = m_storage.load(Table::kEvidence);
  m_conflict = evidence && !evidence->empty();
  m_next_evidence = m_conflict ? evidence->back().first + 1 : 1;
  return evidence.has_value();
}

void Wallet::Impl::index_coin(const OwnedCoin& coin) {
  m_tags[coin.tag.encoding()] = coin.row;
}

bool Wallet::Impl::load_coins() {
  const bool coins =
      load_table<OwnedCoin>(m_storage, Table::kCoins, [this](std::uint64_t row, OwnedCoin coin) {
        coin.row = row;
        index_coin(coin);
        m_next_coin_row = row + 1;
        m_coins.emplace(row, std::move(coin));
      });
  return coins &&
         load_table<StoredProof>(m_storage, Table::kProofs, [this](std::uint64_t row, StoredProof stored) {
           m_prover->keep(row, stored.range, std::move(stored.proof));
         });
}

bool Wallet::Impl::load_payments() {
  const bool payments = load_table<StoredPayment>(m_storage, Table::kPayments,
                                                  [this](std::uint64_t row, StoredPayment payment) {
                                                    payment.record.id = row;
                                                    m_next_payment = row + 1;
                                                    m_payments.emplace(row, std::move(payment));
                                                  });
  return payments && load_table<PaymentRequest>(
                         m_storage, Table::kRequests, [this](std::uint64_t row, PaymentRequest request) {
                           m_next_request_row = row + 1;
                           m_request_rows[request.id] = row;
                           m_requests.put(request, m_key->incoming().diversifier(request.address_number));
                         });
}

void Wallet::Impl::open_cover() {
  m_cover_good = !m_chain.started || m_cover.check(m_chain.tip.coin_count, m_chain.cover_digest);
}

Result<void, WalletError> Wallet::Impl::load() {
  if (!load_state() || !load_coins() || !load_payments() || !load_contacts()) {
    return std::unexpected(WalletError::kDamaged);
  }
  if (m_chain.started) {
    m_genesis.reset();
  }
  open_cover();
  for (std::uint64_t i = 0; i < m_settings.next_address + kLookAhead; ++i) {
    m_addresses.emplace(m_key->incoming().diversifier(i), i);
  }
  if (!m_settings.node_link.empty()) {
    if (auto node = parse_node_link(m_settings.node_link)) {
      m_node = *node;
      connect();
    }
  }
  return {};
}

Result<void, WalletError> Wallet::Impl::start_new(const CreateOptions& options, bool from_genesis) {
  m_settings.prefix = options.prefix;
  m_settings.node_link = options.node_link;
  m_settings.words_confirmed = options.words_confirmed;
  m_chain.from_genesis = from_genesis;
  m_dirty_settings = m_dirty_chain = true;
  if (!save()) {
    return std::unexpected(WalletError::kStorage);
  }
  return load();
}

void Wallet::Impl::note_address(const Diversifier& d) {
  const auto known = m_addresses.find(d);
  if (known == m_addresses.end() || known->second < m_settings.next_address) {
    return;
  }
  // Given out before the restore: it must never be given out as a new one.
  const std::uint64_t next = known->second + 1;
  for (std::uint64_t i = m_settings.next_address + kLookAhead; i < next + kLookAhead; ++i) {
    m_addresses.emplace(m_key->incoming().diversifier(i), i);
  }
  m_settings.next_address = next;
  m_dirty_settings = true;
}

void Wallet::Impl::collect(StorageBatch& batch) {
  if (m_dirty_chain) {
    batch.put(Table::kState, kChainRow, encode_record(m_chain));
  }
  if (m_dirty_settings) {
    batch.put(Table::kState, kSettingsRow, encode_record(m_settings));
  }
  if (m_dirty_network) {
    batch.put(Table::kState, kNetworkRow, encode_record(m_network));
    batch.erase(Table::kState, kGenesisRow);
  }
  for (std::uint64_t row : m_dirty_coins) {
    batch.put(Table::kCoins, row, encode_record(m_coins.at(row)));
  }
  for (PaymentId id : m_dirty_payments) {
    batch.put(Table::kPayments, id, encode_record(m_payments.at(id)));
  }
  for (const Bytes16& id : m_dirty_requests) {
    batch.put(Table::kRequests, m_request_rows.at(id), encode_record(*m_requests.find(id)));
  }
  for (std::uint64_t at : m_dirty_heads) {
    const Bytes32& head = m_heads.at(at);
    batch.put(Table::kHeads, at, Bytes(head.begin(), head.end()));
  }
  for (const auto& [row, proof] : m_new_proofs) {
    batch.put(Table::kProofs, row, encode_record(proof));
  }
  for (std::uint64_t row : m_dead_proofs) {
    batch.erase(Table::kProofs, row);
  }
  for (const Evidence& evidence : m_new_evidence) {
    batch.put(Table::kEvidence, m_next_evidence++, encode_record(evidence));
  }
  collect_contacts(batch);
}

bool Wallet::Impl::save() {
  if (m_failed) {
    return false;
  }
  StorageBatch batch;
  collect(batch);
  if (!m_storage.commit(batch)) {
    m_failed = true;
    observer().on_storage_failed();
    return false;
  }
  announce();
  return true;
}

void Wallet::Impl::announce() {
  m_dirty_chain = m_dirty_settings = m_dirty_network = false;
  m_dirty_coins.clear();
  m_dirty_heads.clear();
  m_new_proofs.clear();
  m_dead_proofs.clear();
  m_new_evidence.clear();
  for (PaymentId id : std::exchange(m_dirty_payments, {})) {
    observer().on_payment(m_payments.at(id).record);
  }
  for (const Bytes16& id : std::exchange(m_dirty_requests, {})) {
    observer().on_request(seen_now(*m_requests.find(id)));
  }
  std::vector<PaymentRecord> arrived;
  for (PaymentId id : std::exchange(m_arrived, {})) {
    arrived.push_back(m_payments.at(id).record);
  }
  if (!arrived.empty()) {
    observer().on_arrived(arrived);
  }
  announce_contacts();
  std::vector<WalletBalance> balances_now = balances();
  if (balances_now != m_told_balances) {
    m_told_balances = std::move(balances_now);
    observer().on_balance(m_told_balances);
  }
}

Result<VaultSecrets, WalletError> Wallet::Impl::unlock(const SecretBytes& password) const {
  auto secrets = read_vault(m_folder, password);
  if (!secrets) {
    return std::unexpected(wallet_error(secrets.error()));
  }
  return std::move(*secrets);
}

// ---- the face

Wallet::Wallet(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Wallet::~Wallet() = default;

SecretBytes Wallet::make_words() {
  SecretBytes entropy(32);
  random_bytes(entropy.expose());
  return mnemonic_from_entropy(entropy.expose());
}

bool Wallet::exists(const std::filesystem::path& folder) {
  return vault_exists(folder);
}

namespace {

/// Lock, keys, storage and cover file of a folder; what open, create and restore have in common.
struct OpenedFolder {
  FolderLock lock;
  Storage storage;
  CoverFile cover;
};

Result<OpenedFolder, WalletError> open_folder(const std::filesystem::path& folder, FolderLock lock,
                                              const VaultSecrets& secrets) {
  auto storage = Storage::open(folder / "wallet.sqlite", secrets.record_key, secrets.wallet_id);
  if (!storage) {
    return std::unexpected(wallet_error(storage.error()));
  }
  auto cover = CoverFile::open(folder / "cover");
  if (!cover) {
    return std::unexpected(WalletError::kStorage);
  }
  return OpenedFolder{std::move(lock), std::move(*storage), std::move(*cover)};
}

std::optional<WalletError> check_options(const Wallet::CreateOptions& options) {
  if (!options.node_link.empty() && !parse_node_link(options.node_link)) {
    return WalletError::kBadNode;
  }
  if (!options.prefix.empty() && !is_address_prefix(options.prefix)) {
    return WalletError::kBadPrefix;
  }
  return std::nullopt;
}

}  // namespace

Result<std::unique_ptr<Wallet>, WalletError> Wallet::create_from(const CreateOptions& options,
                                                                 const SecretBytes& password,
                                                                 const SecretBytes& words, bool from_genesis,
                                                                 WalletEnvironment environment) {
  if (const auto problem = check_options(options)) {
    return std::unexpected(*problem);
  }
  if (vault_exists(options.folder)) {
    return std::unexpected(WalletError::kExists);
  }
  if (!make_folder(options.folder)) {
    return std::unexpected(WalletError::kStorage);
  }
  auto lock = FolderLock::take(options.folder);
  if (!lock) {
    return std::unexpected(WalletError::kInUse);
  }
  // What an interrupted creation left behind belongs to no keys.
  for (const char* name : {"wallet.sqlite", "wallet.sqlite-wal", "cover"}) {
    std::error_code ignored;
    std::filesystem::remove(options.folder / name, ignored);
  }
  VaultSecrets secrets = make_vault_secrets(words, environment.clock.wall_ms());
  TACIT_TRY(OpenedFolder opened, open_folder(options.folder, std::move(*lock), secrets));
  const PasswordCost cost = environment.password_cost;
  const VaultSecrets& kept = secrets;
  if (auto written = write_vault(options.folder, kept, password, cost); !written) {
    return std::unexpected(wallet_error(written.error()));
  }
  auto impl =
      std::make_unique<Impl>(options.folder, std::move(opened.lock), std::move(secrets),
                             std::move(opened.storage), std::move(opened.cover), std::move(environment));
  TACIT_TRY_VOID(impl->start_new(options, from_genesis));
  return std::unique_ptr<Wallet>(new Wallet(std::move(impl)));
}

Result<std::unique_ptr<Wallet>, WalletError> Wallet::create(const CreateOptions& options,
                                                            const SecretBytes& password,
                                                            const SecretBytes& words,
                                                            WalletEnvironment environment) {
  return create_from(options, password, words, !options.prefix.empty(), std::move(environment));
}

Result<std::unique_ptr<Wallet>, WalletError> Wallet::restore(const CreateOptions& options,
                                                             const SecretBytes& password,
                                                             const SecretBytes& typed_words,
                                                             WalletEnvironment environment) {
  auto words = parse_mnemonic(typed_words.expose());
  if (!words) {
    return std::unexpected(WalletError::kBadWords);
  }
  CreateOptions restored = options;
  restored.words_confirmed = true;
  return create_from(restored, password, *words, true, std::move(environment));
}

Result<std::unique_ptr<Wallet>, WalletError> Wallet::open(const std::filesystem::path& folder,
                                                          const SecretBytes& password,
                                                          WalletEnvironment environment) {
  if (!vault_exists(folder)) {
    return std::unexpected(WalletError::kMissing);
  }
  auto lock = FolderLock::take(folder);
  if (!lock) {
    return std::unexpected(WalletError::kInUse);
  }
  auto secrets = read_vault(folder, password);
  if (!secrets) {
    return std::unexpected(wallet_error(secrets.error()));
  }
  TACIT_TRY(OpenedFolder opened, open_folder(folder, std::move(*lock), *secrets));
  auto impl =
      std::make_unique<Impl>(folder, std::move(opened.lock), std::move(*secrets), std::move(opened.storage),
                             std::move(opened.cover), std::move(environment));
  TACIT_TRY_VOID(impl->load());
  return std::unique_ptr<Wallet>(new Wallet(std::move(impl)));
}

Result<SecretBytes, WalletError> Wallet::words(const SecretBytes& password) const {
  TACIT_TRY(VaultSecrets secrets, m_impl->unlock(password));
  return std::move(secrets.words);
}

Result<void, WalletError> Wallet::check_password(const SecretBytes& password) const {
  TACIT_TRY_VOID(m_impl->unlock(password));
  return {};
}

Result<Wallet::ViewKeyTexts, WalletError> Wallet::view_keys(const SecretBytes& password) const {
  TACIT_TRY(VaultSecrets secrets, m_impl->unlock(password));
  const SpendKey key = SealedSeed(secrets.words, secrets.account).unseal();
  return ViewKeyTexts{format_view_key(key.full().incoming()), format_view_key(key.full())};
}

Result<void, WalletError> Wallet::change_password(const SecretBytes& old_password,
                                                  const SecretBytes& new_password) {
  TACIT_TRY(VaultSecrets secrets, m_impl->unlock(old_password));
  auto written = write_vault(m_impl->m_folder, secrets, new_password, m_impl->m_environment.password_cost);
  return written ? Result<void, WalletError>() : std::unexpected(wallet_error(written.error()));
}

}  // namespace tacit
