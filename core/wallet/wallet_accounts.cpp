// SPDX-License-Identifier: MIT
#include "base/crash_point.h"
#include "wallet/wallet_impl.h"

/// Accounts of the folder beside the one that is open.
namespace tacit {

namespace {

std::optional<std::string> account_name(const std::string& text) {
  if (!is_utf8(text)) {
    return std::nullopt;
  }
  std::string name = display_text(text);
  return name.size() <= kMostAccountName ? std::optional(std::move(name)) : std::nullopt;
}

}  // namespace

std::vector<AccountInfo> Wallet::Impl::accounts() const {
  std::vector<AccountInfo> result = m_folder->book().accounts;
  for (AccountInfo& account : result) {
    if (account.number == m_account) {
      account.last_balance = balances().front().total();
      account.last_seen = now();
    }
  }
  return result;
}

void Wallet::Impl::remember_balance() {
  AccountBook& book = m_folder->book();
  AccountInfo* account = book.find(m_account);
  if (!m_loaded || m_failed || !account) {
    return;
  }
  account->last_balance = balances().front().total();
  account->last_seen = now();
  if (book.accounts.size() > 1) {
    static_cast<void>(m_folder->save_book());  // what it tells is old then, and says so
  }
}

Result<ChainState, WalletError> Wallet::Impl::start_of_account(bool used_before) const {
  ChainState start;
  start.restored = m_chain.restored;
  if (!used_before && !m_chain.restored && m_chain.started) {
    start.from_genesis = false;
    return start;
  }
  ChainState first = m_chain;
  if (m_account != 0) {
    TACIT_TRY(const Storage storage, m_folder->open_storage(0));
    const auto rows = storage.load(Table::kState);
    if (!rows) {
      return std::unexpected(wallet_error(rows.error()));
    }
    for (const auto& [row, bytes] : *rows) {
      if (row == kChainRow && !decode_record(bytes, first)) {
        return std::unexpected(WalletError::kDamaged);
      }
    }
  }
  if (first.started) {
    start.from_genesis = first.birthday == 0;
    start.since_height = first.birthday;
  } else {
    start.from_genesis = first.from_genesis;
    start.since = first.since;
    start.since_height = first.since_height;
  }
  return start;
}

Result<std::uint32_t, WalletError> Wallet::Impl::add_account(std::string name, bool used_before) {
  AccountBook& book = m_folder->book();
  const auto good_name = account_name(name);
  if (m_folder->watch() != WatchKind::kNone) {
    return std::unexpected(WalletError::kWatchOnly);
  }
  if (book.accounts.back().number + 1 >= kMostAccounts) {
    return std::unexpected(WalletError::kTooManyAccounts);
  }
  if (!good_name) {
    return std::unexpected(WalletError::kBadName);
  }
  AccountInfo added;
  added.number = book.accounts.back().number + 1;
  added.name = *good_name;
  WalletSettings settings;
  settings.node_link = m_settings.node_link;
  settings.prefix = m_settings.prefix;
  settings.proxy_apart = true;
  settings.words_confirmed = book.words_confirmed;
  TACIT_TRY(const ChainState start, start_of_account(used_before));
  if (!m_folder->make_account_folder(added.number)) {
    return std::unexpected(WalletError::kStorage);
  }
  crash_at(CrashPoint::kAccountMade);
  TACIT_TRY(Storage storage, m_folder->open_storage(added.number, Storage::Open::kMake));
  StorageBatch batch;
  batch.put(Table::kState, kChainRow, encode_record(start));
  batch.put(Table::kState, kSettingsRow, encode_record(settings));
  if (m_network_known) {
    batch.put(Table::kState, kNetworkRow, encode_record(m_network));
  }
  if (!storage.commit(batch)) {
    return std::unexpected(WalletError::kStorage);
  }
  book.accounts.push_back(added);
  if (!m_folder->save_book()) {
    book.accounts.pop_back();
    return std::unexpected(WalletError::kStorage);
  }
  return added.number;
}

bool Wallet::Impl::rename_account(std::uint32_t number, std::string name) {
  AccountInfo* account = m_folder->book().find(number);
  const auto good_name = account_name(name);
  if (!account || !good_name) {
    return false;
  }
  const std::string before = std::exchange(account->name, *good_name);
  if (!m_folder->save_book()) {
    account->name = before;
    return false;
  }
  return true;
}

void Wallet::Impl::follow_node(const std::string& node_link) {
  if (!node_link.empty() && node_link != m_settings.node_link) {
    static_cast<void>(use_node(node_link));
  }
}

std::vector<AccountInfo> Wallet::accounts() const {
  return m_impl->accounts();
}
std::uint32_t Wallet::account() const {
  return m_impl->m_account;
}
Result<std::uint32_t, WalletError> Wallet::add_account(std::string name, bool used_before) {
  return m_impl->add_account(std::move(name), used_before);
}
bool Wallet::rename_account(std::uint32_t number, std::string name) {
  return m_impl->rename_account(number, std::move(name));
}

}  // namespace tacit
