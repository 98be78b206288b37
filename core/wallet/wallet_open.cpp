// SPDX-License-Identifier: MIT
#include "wallet/wallet_impl.h"

namespace tacit {

namespace {

// Address numbers beyond the newest that was given out, by which a restored wallet recognises its own.
constexpr std::uint64_t kLookAhead = 256;

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

}  // namespace

Wallet::Impl::Impl(std::shared_ptr<WalletFolder> folder, std::uint32_t account, Storage storage,
                   CoverFile cover, WalletEnvironment environment)
    : m_environment(std::move(environment)),
      m_mailbox(std::make_shared<WalletMailbox>()),
      m_folder(std::move(folder)),
      m_account(account),
      m_storage(std::move(storage)),
      m_cover(std::move(cover)) {
  AccountKeys keys = m_folder->keys(account);
  m_key = std::move(keys.full);
  m_incoming = std::move(keys.incoming);
  m_change_d = m_incoming->diversifier(kChangeAddress);
  auto reading = m_folder->open_cover(account);
  m_library =
      std::make_shared<CoverLibrary>(reading ? std::move(*reading) : CoverFile::none(), m_environment.pool);
  m_prover = std::make_unique<Prover>(m_environment.pool, m_mailbox, m_library);
  m_prover->on_done = [this](std::uint64_t row, const CoverRange& range, bool made) {
    on_proof(row, range, made);
  };
}

Wallet::Impl::~Impl() {
  remember_balance();
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
  bool has_chain = false, has_settings = false;
  for (const auto& [row, bytes] : *rows) {
    has_chain |= row == kChainRow;
    has_settings |= row == kSettingsRow;
    const bool good = row == kChainRow      ? decode_record(bytes, m_chain)
                      : row == kSettingsRow ? decode_record(bytes, m_settings)
                      : row == kGenesisRow  ? load_genesis(bytes)
                      : row == kNetworkRow  ? decode_record(bytes, m_network)
                                            : false;
    if (!good) {
      return false;
    }
    m_network_known |= row == kNetworkRow;
  }
  if (!has_chain || !has_settings) {
    return false;  // both are in the first commit of a wallet: it has lost its records, and its money is
                   // unknown
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
  if (!m_key) {
    return;  // an incoming view key knows no tags
  }
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
                           m_requests.put(request, m_incoming->diversifier(request.address_number));
                         });
}

void Wallet::Impl::open_cover() {
  m_cover_good = !m_chain.started || m_cover.check(m_chain.tip.coin_count, m_chain.cover_digest);
}

Result<void, WalletError> Wallet::Impl::load(const std::optional<std::string>& proxy) {
  if (!load_state() || !load_coins() || !load_payments() || !load_contacts()) {
    return std::unexpected(m_storage.refused() ? WalletError::kStorage : WalletError::kDamaged);
  }
  if (m_chain.started) {
    m_genesis.reset();
  }
  open_cover();
  m_folder->book().words_confirmed |= m_settings.words_confirmed;
  for (std::uint64_t i = 0; i < m_settings.next_address + kLookAhead; ++i) {
    m_addresses.emplace(m_incoming->diversifier(i), i);
  }
  if (proxy) {
    TACIT_TRY_VOID(store_proxy(*proxy));
  }
  TACIT_TRY_VOID(leave_proxy_apart());
  if (!m_settings.node_link.empty()) {
    if (auto node = parse_node_link(m_settings.node_link)) {
      m_node = *node;
      connect();
    }
  }
  m_loaded = true;
  return {};
}

void Wallet::Impl::note_address(const Diversifier& d) {
  const auto known = m_addresses.find(d);
  if (known == m_addresses.end() || known->second < m_settings.next_address) {
    return;
  }
  // Given out before the restore: it must never be given out as a new one.
  const std::uint64_t next = known->second + 1;
  for (std::uint64_t i = m_settings.next_address + kLookAhead; i < next + kLookAhead; ++i) {
    m_addresses.emplace(m_incoming->diversifier(i), i);
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

}  // namespace tacit
