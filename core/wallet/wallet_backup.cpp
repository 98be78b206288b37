// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "base/serialize.h"
#include "crypto/mnemonic.h"
#include "wallet/backup_file.h"
#include "wallet/backup_records.h"
#include "wallet/wallet_impl.h"

/// A backup in one file: made of all accounts, looked through without a wallet, held against the open one,
/// and made a wallet again.
namespace tacit {

namespace {

struct Backup {
  BackupKeys keys;
  BackupRecords records;
};

/// What holds a view key alone has no payment that could be proved or sent again.
bool pays_nothing(const BackupRecords& records) {
  const auto is_payer = [](const auto& entry) {
    const PaymentRecord& record = entry.second.record;
    return !record.incoming && !is_decided(record.state);
  };
  return std::ranges::none_of(records.accounts, [&](const auto& entry) {
    return std::ranges::any_of(entry.second.payments, is_payer);
  });
}

Result<Backup, BackupError> read_backup(const std::filesystem::path& path, const SecretBytes& password) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(path, problem);
  if (!problem && size > kMostBackupBytes) {
    return std::unexpected(BackupError::kTooLarge);
  }
  const auto file = read_file(path, kMostBackupBytes);
  if (!file) {
    return std::unexpected(BackupError::kMissing);
  }
  TACIT_TRY(OpenedBackup opened, open_backup(*file, password));
  auto records = read_backup_records(opened.records);
  const bool keys_hold = opened.keys.watch == WatchKind::kNone
                             ? parse_mnemonic(opened.keys.words.expose()).has_value()
                             : watched_keys(opened.keys.watch, opened.keys.words).has_value();
  if (!records || !keys_hold || (opened.keys.watch != WatchKind::kNone && !pays_nothing(*records))) {
    return std::unexpected(BackupError::kDamaged);
  }
  return Backup{std::move(opened.keys), std::move(*records)};
}

/// What only moved coins between this wallet's own hands is nobody's payment.
bool is_shown(const StoredPayment& payment) {
  return payment.record.incoming || !payment.record.parts.empty();
}

/// By which something is known again in another folder of the same wallet.
struct Identities {
  std::set<Bytes> payments, requests, contacts;
};

Bytes identity(const StoredPayment& payment) {
  Writer writer;
  if (payment.record.transaction) {
    writer.u8(payment.record.incoming ? 1 : 0).bytes(*payment.record.transaction);
    writer.enc(as_bytes(payment.record.incoming ? payment.record.parts.front().address : std::string()));
  } else {
    writer.u64(payment.record.created).u64(payment.record.amount.units());
  }
  return writer.take();
}

template <class Payments, class Requests, class Contacts>
Identities identities(const Payments& payments, const Requests& requests, const Contacts& contacts) {
  Identities found;
  for (const auto& [row, payment] : payments) {
    if (is_shown(payment)) {
      found.payments.insert(identity(payment));
    }
  }
  for (const auto& [row, request] : requests) {
    found.requests.insert(Bytes(request.id.begin(), request.id.end()));
  }
  for (const auto& [row, contact] : contacts) {
    found.contacts.insert(encode_record(contact));
  }
  return found;
}

std::size_t missing(const std::set<Bytes>& have, const std::set<Bytes>& saved) {
  return static_cast<std::size_t>(
      std::ranges::count_if(have, [&](const Bytes& one) { return !saved.contains(one); }));
}

BackupSummary summary_of(const Backup& backup) {
  BackupSummary summary;
  summary.made = backup.keys.made;
  summary.watch = backup.keys.watch;
  summary.accounts = backup.records.accounts.size();
  for (const auto& [number, account] : backup.records.accounts) {
    if (account.network) {
      summary.network_name = account.network->name;
    }
    summary.payments += static_cast<std::size_t>(
        std::ranges::count_if(account.payments, [](const auto& entry) { return is_shown(entry.second); }));
    summary.requests += account.requests.size();
    summary.contacts += account.contacts.size();
  }
  return summary;
}

bool same_keys(const BackupKeys& saved, const AccountKeys& mine, WatchKind watch) {
  if (saved.watch != watch) {
    return false;
  }
  if (watch == WatchKind::kIncoming) {
    const SecretBytes text = format_view_key(*mine.incoming);
    return equal_vartime(saved.words.expose(), text.expose());
  }
  if (watch == WatchKind::kFull) {
    const SecretBytes text = format_view_key(*mine.full);
    return equal_vartime(saved.words.expose(), text.expose());
  }
  const SpendKey key = SealedSeed(saved.words).unseal(0);
  return equal_vartime(key.full().D_encoding(), mine.full->D_encoding()) &&
         equal_vartime(key.full().outgoing_key(), mine.full->outgoing_key());
}

std::optional<BackupError> check_target(const Wallet::CreateOptions& options, const BackupRecords& records) {
  if (vault_exists(options.folder) && !options.over) {
    return BackupError::kExists;
  }
  if (options.proxy && !options.proxy->empty() && !parse_proxy(*options.proxy)) {
    return BackupError::kBadProxy;
  }
  if (options.node_link.empty()) {
    return std::nullopt;
  }
  const auto node = parse_node_link(options.node_link);
  const auto foreign = [&](const auto& entry) {
    return entry.second.network && entry.second.network->genesis != node->genesis;
  };
  return !node || std::ranges::any_of(records.accounts, foreign) ? std::optional(BackupError::kBadNode)
                                                                 : std::nullopt;
}

/// A wallet that had a proxy gets none by being restored: what is said counts, then that of the wallet in the
/// folder, then that of the backup. Nothing when neither is known to have one, and one is not known at all.
KnownProxy proxy_after_restore(const Wallet::CreateOptions& options, const BackupRecords& records) {
  if (options.proxy) {
    return options.proxy;
  }
  std::vector<WalletSettings> accounts;
  for (const auto& [number, account] : records.accounts) {
    accounts.push_back(account.settings);
  }
  const KnownProxy before = WalletFolder::proxy_before(options.folder);
  const KnownProxy brought = proxy_of_accounts(accounts);
  const bool decided = before && !before->empty();
  return decided ? before : !brought || !brought->empty() ? brought : before;
}

BackupError backup_error(WalletError error) {
  return error == WalletError::kDamaged    ? BackupError::kDamaged
         : error == WalletError::kNoMemory ? BackupError::kNoMemory
         : error == WalletError::kExists   ? BackupError::kExists
         : error == WalletError::kInUse    ? BackupError::kInUse
                                           : BackupError::kStorage;
}

}  // namespace

/// In a backup there is no other place for it. One that is not known stays so.
Result<Bytes, BackupError> Wallet::Impl::settings_with_proxy(ByteView record) const {
  WalletSettings settings;
  if (!decode_record(record, settings)) {
    return std::unexpected(BackupError::kDamaged);
  }
  settings.proxy_apart = !m_folder->proxy();
  settings.proxy = m_folder->proxy().value_or("");
  return encode_record(settings);
}

Result<void, BackupError> Wallet::Impl::add_account_rows(BackupWriter& writer, std::uint32_t account) const {
  std::optional<Storage> other;
  if (account != m_account) {
    auto opened = m_folder->open_storage(account);
    if (!opened) {
      return std::unexpected(backup_error(opened.error()));
    }
    other.emplace(std::move(*opened));
  }
  const Storage& storage = other ? *other : m_storage;
  for (std::uint8_t number = 1; number <= kLastTable; ++number) {
    const auto table = static_cast<Table>(number);
    if (!is_backed_up(table)) {
      continue;
    }
    const auto rows = storage.load(table);
    if (!rows) {
      return std::unexpected(backup_error(wallet_error(rows.error())));
    }
    for (const auto& [row, bytes] : *rows) {
      if (table != Table::kState || row != kSettingsRow) {
        writer.add(account, table, row, bytes);
        continue;
      }
      TACIT_TRY(const Bytes record, settings_with_proxy(bytes));
      writer.add(account, table, row, record);
    }
  }
  return {};
}

Result<Bytes, BackupError> Wallet::Impl::backup_records() {
  if (!save()) {
    return std::unexpected(BackupError::kStorage);
  }
  AccountBook book = m_folder->book();
  book.accounts = accounts();
  BackupWriter writer(book);
  for (const AccountInfo& account : book.accounts) {
    TACIT_TRY_VOID(add_account_rows(writer, account.number));
  }
  const ByteView records = writer.view();
  // What a restore would refuse is no backup.
  if (!read_backup_records(records)) {
    return std::unexpected(BackupError::kDamaged);
  }
  return Bytes(records.begin(), records.end());
}

Result<void, BackupError> Wallet::Impl::export_backup(const std::filesystem::path& path,
                                                      const SecretBytes& wallet_password,
                                                      const SecretBytes& password) {
  auto secrets = unlock(wallet_password);
  if (!secrets) {
    return std::unexpected(secrets.error() == WalletError::kWrongPassword ? BackupError::kWrongPassword
                                                                          : backup_error(secrets.error()));
  }
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) {
    const auto there = read_file(path, kMostBackupBytes);
    if (!there || !looks_like_backup(*there)) {
      return std::unexpected(BackupError::kNotBackup);
    }
  }
  TACIT_TRY(const Bytes records, backup_records());
  const BackupKeys keys{std::move(secrets->words), secrets->watch, secrets->created, now()};
  TACIT_TRY(const Bytes file, seal_backup(keys, records, password, m_environment.password_cost));
  return replace_outside_file(path, file) ? Result<void, BackupError>()
                                          : std::unexpected(BackupError::kStorage);
}

Result<BackupRehearsal, BackupError> Wallet::Impl::rehearse_backup(const std::filesystem::path& path,
                                                                   const SecretBytes& password) {
  TACIT_TRY(const Backup backup, read_backup(path, password));
  BackupRehearsal rehearsal;
  rehearsal.summary = summary_of(backup);
  rehearsal.same_wallet = same_keys(backup.keys, m_folder->keys(0), m_folder->watch());
  TACIT_TRY(const Bytes records, backup_records());
  const auto mine = read_backup_records(records);
  for (const auto& [number, account] : mine->accounts) {
    const auto saved = backup.records.accounts.find(number);
    const bool there = rehearsal.same_wallet && saved != backup.records.accounts.end();
    const BackupAccount& other = there ? saved->second : BackupAccount();
    const Identities have = identities(account.payments, account.requests, account.contacts);
    const Identities kept = identities(other.payments, other.requests, other.contacts);
    rehearsal.missing_accounts += there ? 0 : 1;
    rehearsal.missing_payments += missing(have.payments, kept.payments);
    rehearsal.missing_requests += missing(have.requests, kept.requests);
    rehearsal.missing_contacts += missing(have.contacts, kept.contacts);
  }
  return rehearsal;
}

Result<BackupSummary, BackupError> Wallet::check_backup(const std::filesystem::path& path,
                                                        const SecretBytes& password) {
  TACIT_TRY(const Backup backup, read_backup(path, password));
  return summary_of(backup);
}

Result<std::unique_ptr<Wallet>, BackupError> Wallet::restore_backup(const CreateOptions& options,
                                                                    const std::filesystem::path& path,
                                                                    const SecretBytes& backup_password,
                                                                    const SecretBytes& new_password,
                                                                    WalletEnvironment environment) {
  TACIT_TRY(Backup backup, read_backup(path, backup_password));
  if (const auto problem = check_target(options, backup.records)) {
    return std::unexpected(*problem);
  }
  const KnownProxy proxy = proxy_after_restore(options, backup.records);
  auto lock = WalletFolder::claim(options.folder, options.over);
  if (!lock) {
    return std::unexpected(backup_error(lock.error()));
  }
  VaultSecrets secrets = make_vault_secrets(backup.keys.words, backup.keys.watch, backup.keys.created);
  const PasswordCost cost = environment.password_cost;
  CreateOptions known = options;
  known.proxy = proxy;
  auto impl = Impl::from_backup(known, std::move(*lock), secrets, backup.records, std::move(environment));
  if (!impl) {
    return std::unexpected(backup_error(impl.error()));
  }
  if (auto written = write_vault(options.folder, secrets, new_password, cost); !written) {
    return std::unexpected(backup_error(wallet_error(written.error())));
  }
  return std::unique_ptr<Wallet>(new Wallet(std::move(*impl)));
}

Result<std::unique_ptr<Wallet::Impl>, WalletError> Wallet::Impl::from_backup(const CreateOptions& options,
                                                                             FolderLock lock,
                                                                             const VaultSecrets& secrets,
                                                                             BackupRecords& records,
                                                                             WalletEnvironment environment) {
  TACIT_TRY(auto folder, WalletFolder::open(options.folder, std::move(lock), secrets));
  if (options.proxy && !folder->store_proxy(*options.proxy)) {
    return std::unexpected(WalletError::kStorage);
  }
  prepare_for_restore(records);
  for (auto& [number, account] : records.accounts) {
    if (!options.node_link.empty()) {
      account.settings.node_link = options.node_link;
    }
    account.settings.proxy_apart = true;
    account.settings.proxy.clear();
    if (number != 0 && !folder->make_account_folder(number)) {
      return std::unexpected(WalletError::kStorage);
    }
    TACIT_TRY(Storage storage, folder->open_storage(number, Storage::Open::kMake));
    if (!storage.commit(rows_of(account))) {
      return std::unexpected(WalletError::kStorage);
    }
  }
  folder->book() = records.book;
  if (!folder->save_book()) {
    return std::unexpected(WalletError::kStorage);
  }
  TACIT_TRY(auto impl, make(std::move(folder), 0, std::move(environment)));
  TACIT_TRY_VOID(impl->load());
  return impl;
}

Result<void, BackupError> Wallet::export_backup(const std::filesystem::path& path,
                                                const SecretBytes& wallet_password,
                                                const SecretBytes& password) {
  return m_impl->export_backup(path, wallet_password, password);
}
Result<BackupRehearsal, BackupError> Wallet::rehearse_backup(const std::filesystem::path& path,
                                                             const SecretBytes& password) {
  return m_impl->rehearse_backup(path, password);
}

}  // namespace tacit
