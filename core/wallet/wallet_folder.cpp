// SPDX-License-Identifier: MIT
#include "wallet/wallet_folder.h"

#include <algorithm>
#include <string>

#include <sys/stat.h>

#include "base/check.h"
#include "base/crash_point.h"
#include "base/serialize.h"
#include "crypto/aead.h"
#include "crypto/hash.h"
#include "crypto/random.h"

namespace tacit {

namespace {

constexpr std::string_view kBookMagic = "TACITACC";
constexpr std::uint8_t kBookVersion = 1;
constexpr std::size_t kMostBookBytes = 64 * 1024;

Bytes book_head() {
  Writer writer;
  writer.bytes(as_bytes(kBookMagic)).u8(kBookVersion);
  return writer.take();
}

void remove_records(const std::filesystem::path& folder) {
  std::error_code ignored;
  for (const char* name : {"wallet.sqlite", "wallet.sqlite-wal", "cover"}) {
    std::filesystem::remove(folder / name, ignored);
  }
}

/// A link is removed itself, whatever it leads to.
void clear_account(const std::filesystem::path& folder) {
  std::error_code ignored;
  if (std::filesystem::is_symlink(folder, ignored)) {
    std::filesystem::remove(folder, ignored);
  } else {
    remove_records(folder);
  }
}

/// Every file that a wallet has, keys last and of these the first one last.
std::vector<std::string> names_of_wallet() {
  std::vector<std::string> names{"wallet.sqlite", "wallet.sqlite-wal", "cover", "accounts", "accounts.new"};
  for (std::uint32_t number = 1; number < kMostAccounts; ++number) {
    names.push_back("account-" + std::to_string(number));
  }
  for (const char* name : {"keys.3", "keys.2", "keys.1", "keys"}) {
    names.push_back(name + std::string(".new"));
    names.emplace_back(name);
  }
  return names;
}

/// What is moved of a folder without keys: an interrupted creation left it, or keys were lost that may be
/// found again. Other files in folders named like accounts are nobody's business.
std::vector<std::string> names_of_records(const std::filesystem::path& folder) {
  std::vector<std::string> names{"wallet.sqlite", "wallet.sqlite-wal", "accounts"};
  std::error_code ignored;
  for (std::uint32_t number = 1; number < kMostAccounts; ++number) {
    const std::string account = "account-" + std::to_string(number);
    if (!std::filesystem::is_symlink(folder / account, ignored)) {
      names.push_back(account + "/wallet.sqlite");
      names.push_back(account + "/wallet.sqlite-wal");
    }
  }
  return names;
}

bool set_aside(const std::filesystem::path& folder, const std::vector<std::string>& names) {
  std::error_code problem;
  std::filesystem::path aside;
  for (int number = 1; aside.empty() || std::filesystem::exists(aside, problem); ++number) {
    aside = folder / ("set-aside-" + std::to_string(number));
  }
  if (!make_private_folder(aside)) {
    return false;
  }
  for (const std::string& name : names) {
    if (name.starts_with("keys") && !(sync_folder(aside) && sync_folder(folder))) {
      return false;  // keys last, on the disk too
    }
    if (std::filesystem::exists(std::filesystem::symlink_status(folder / name, problem))) {
      if (!make_private_folder((aside / name).parent_path())) {
        return false;
      }
      std::filesystem::rename(folder / name, aside / name, problem);
      if (problem) {
        return false;
      }
      crash_at(CrashPoint::kSetAside);
    }
  }
  return sync_folder(aside) && sync_folder(folder);
}

Bytes book_associated(const Bytes16& wallet_id) {
  Bytes associated = book_head();
  append(associated, wallet_id);
  return associated;
}

}  // namespace

Bytes encode_book(const AccountBook& book) {
  Writer writer;
  writer.u32(static_cast<std::uint32_t>(book.accounts.size()));
  for (const AccountInfo& account : book.accounts) {
    writer.u32(account.number).enc(as_bytes(account.name));
    writer.u64(account.last_balance.units()).u64(account.last_seen);
  }
  writer.u8(book.ask_above ? 1 : 0).u64(book.ask_above.value_or(Amount()).units());
  writer.u8(book.words_confirmed ? 1 : 0);
  return writer.take();
}

std::optional<AccountBook> decode_book(ByteView bytes) {
  Reader reader(bytes);
  AccountBook book;
  book.accounts.clear();
  const auto amount = [&reader] {
    const auto value = Amount::parse(reader.u64());
    if (!value) {
      reader.fail();
    }
    return value.value_or(Amount());
  };
  const auto flag = [&reader] {
    const std::uint8_t value = reader.u8();
    if (value > 1) {
      reader.fail();
    }
    return value == 1;
  };
  const std::uint32_t count = reader.u32();
  for (std::uint32_t i = 0; i < count && count <= kMostAccounts; ++i) {
    AccountInfo account;
    account.number = reader.u32();
    const ByteView name = reader.enc(kMostAccountName);
    account.name.assign(name.begin(), name.end());
    account.last_balance = amount();
    account.last_seen = reader.u64();
    book.accounts.push_back(std::move(account));
  }
  const bool limited = flag();
  const Amount limit = amount();
  if (limited) {
    book.ask_above = limit;
  } else if (!limit.is_zero()) {
    reader.fail();
  }
  book.words_confirmed = flag();
  const auto before = [](const AccountInfo& a, const AccountInfo& b) { return a.number >= b.number; };
  const bool ordered = std::ranges::adjacent_find(book.accounts, before) == book.accounts.end();
  return reader.finish() && ordered && !book.accounts.empty() && book.accounts.front().number == 0 &&
                 book.accounts.back().number < kMostAccounts
             ? std::optional(std::move(book))
             : std::nullopt;
}

bool make_private_folder(const std::filesystem::path& folder) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) {
    return false;
  }
  ::chmod(folder.c_str(), 0700);
  return true;
}

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

AccountInfo* AccountBook::find(std::uint32_t number) {
  const auto found = std::ranges::find(accounts, number, &AccountInfo::number);
  return found == accounts.end() ? nullptr : &*found;
}

std::optional<AccountKeys> watched_keys(WatchKind kind, const SecretBytes& text) {
  const ByteView bytes = text.expose();
  const std::string_view view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  AccountKeys keys;
  if (kind == WatchKind::kFull) {
    if (auto full = parse_full_key(view)) {
      keys.incoming = std::make_shared<const IncomingKey>(full->incoming().clone());
      keys.full = std::make_shared<const FullKey>(std::move(*full));
      return keys;
    }
  } else if (kind == WatchKind::kIncoming) {
    if (auto incoming = parse_incoming_key(view)) {
      keys.incoming = std::make_shared<const IncomingKey>(std::move(*incoming));
      return keys;
    }
  }
  return std::nullopt;
}

WalletFolder::WalletFolder(std::filesystem::path path, FolderLock lock, const VaultSecrets& secrets)
    : m_path(std::move(path)),
      m_lock(std::move(lock)),
      m_wallet_id(secrets.wallet_id),
      m_record_key(secrets.record_key.clone()),
      m_watch(secrets.watch) {}

Result<std::shared_ptr<WalletFolder>, WalletError> WalletFolder::open(std::filesystem::path path,
                                                                      FolderLock lock,
                                                                      const VaultSecrets& secrets) {
  std::shared_ptr<WalletFolder> folder(new WalletFolder(std::move(path), std::move(lock), secrets));
  if (secrets.watch == WatchKind::kNone) {
    folder->m_seed.emplace(secrets.words);
  } else {
    folder->m_watched = watched_keys(secrets.watch, secrets.words);
    if (!folder->m_watched) {
      return std::unexpected(WalletError::kDamaged);
    }
  }
  folder->load_book();
  folder->find_accounts();
  return folder;
}

/// A book that is lost, or a copy from before an account was added, must not let another begin over it.
void WalletFolder::find_accounts() {
  for (std::uint32_t number = 1; number < kMostAccounts; ++number) {
    if (!m_book.find(number) && holds_account(number)) {
      AccountInfo found;
      found.number = number;
      const auto after = std::ranges::upper_bound(m_book.accounts, number, {}, &AccountInfo::number);
      m_book.accounts.insert(after, std::move(found));
    }
  }
}

/// Whether there are records, readable or not. Without any, an account was being added and never was.
bool WalletFolder::holds_account(std::uint32_t account) const {
  std::error_code problem;
  if (m_watch != WatchKind::kNone ||
      !std::filesystem::exists(account_path(account) / "wallet.sqlite", problem)) {
    return false;
  }
  const auto storage = open_storage(account, Storage::Open::kMake);
  const auto rows = storage ? storage->load(Table::kState) : std::unexpected(StorageError::kDamaged);
  return !rows || !rows->empty();
}

Result<FolderLock, WalletError> WalletFolder::claim(const std::filesystem::path& folder, bool over) {
  if (!make_private_folder(folder)) {
    return std::unexpected(WalletError::kStorage);
  }
  auto lock = FolderLock::take(folder);
  if (!lock) {
    return std::unexpected(WalletError::kInUse);
  }
  // Looked for only now: before the lock, another program may have been making one.
  if (vault_exists(folder)) {
    if (!over) {
      return std::unexpected(WalletError::kExists);
    }
    if (!set_aside(folder, names_of_wallet())) {
      return std::unexpected(WalletError::kStorage);
    }
  } else if (const auto names = names_of_records(folder);
             std::ranges::any_of(names, [&](const std::string& name) {
               std::error_code problem;
               return std::filesystem::exists(std::filesystem::symlink_status(folder / name, problem));
             })) {
    if (!set_aside(folder, names)) {
      return std::unexpected(WalletError::kStorage);
    }
  }
  std::error_code ignored;
  remove_records(folder);
  std::filesystem::remove(folder / "accounts", ignored);
  for (std::uint32_t number = 1; number < kMostAccounts; ++number) {
    const std::filesystem::path account = folder / ("account-" + std::to_string(number));
    clear_account(account);
    if (std::filesystem::is_directory(account, ignored)) {
      std::filesystem::remove(account, ignored);  // stays when there is anything else in it
    }
  }
  return std::move(*lock);
}

std::filesystem::path WalletFolder::account_path(std::uint32_t account) const {
  return account == 0 ? m_path : m_path / ("account-" + std::to_string(account));
}

AccountKeys WalletFolder::keys(std::uint32_t account) const {
  if (m_watched) {
    return *m_watched;
  }
  const SpendKey key = spend_key(account);
  return {std::make_shared<const FullKey>(key.full().clone()),
          std::make_shared<const IncomingKey>(key.full().incoming().clone())};
}

SpendKey WalletFolder::spend_key(std::uint32_t account) const {
  TACIT_CHECK(m_seed.has_value());
  return m_seed->unseal(account);
}

Result<Storage, WalletError> WalletFolder::open_storage(std::uint32_t account, Storage::Open how) const {
  Secret<Bytes32> key = m_record_key.clone();
  Bytes16 id = m_wallet_id;
  if (account != 0) {
    // The record key is uniformly random, so its digest under a domain of its own is a key like it.
    Bytes32 derived = digest("tacit/1/wallet/account-key", {m_record_key.expose(), u32_bytes(account)});
    const WipeGuard guard(derived);
    key.expose() = derived;
    id = digest16("tacit/1/wallet/account-id", {m_wallet_id, u32_bytes(account)});
  }
  auto storage = Storage::open(account_path(account) / "wallet.sqlite", key, id, how);
  if (!storage) {
    return std::unexpected(wallet_error(storage.error()));
  }
  return std::move(*storage);
}

Result<CoverFile, WalletError> WalletFolder::open_cover(std::uint32_t account) const {
  auto cover = CoverFile::open(account_path(account) / "cover");
  if (!cover) {
    return std::unexpected(WalletError::kStorage);
  }
  return std::move(*cover);
}

bool WalletFolder::make_account_folder(std::uint32_t account) const {
  TACIT_CHECK(account != 0);
  const std::filesystem::path path = account_path(account);
  clear_account(path);
  return make_private_folder(path);
}

Secret<Bytes32> WalletFolder::book_key() const {
  Bytes32 key = digest("tacit/1/wallet/accounts-key", {m_record_key.expose()});
  const WipeGuard guard(key);
  return Secret<Bytes32>(key);
}

bool WalletFolder::load_book() {
  const auto bytes = read_file(m_path / "accounts", kMostBookBytes);
  const Bytes head = book_head();
  if (!bytes || bytes->size() < head.size() + 24 ||
      !equal_vartime(ByteView(*bytes).first(head.size()), head)) {
    return false;
  }
  const ByteView rest = ByteView(*bytes).subspan(head.size());
  const auto plain =
      aead_open(book_key().expose(), to_array<24>(rest), book_associated(m_wallet_id), rest.subspan(24));
  auto book = plain ? decode_book(*plain) : std::nullopt;
  if (!book) {
    return false;
  }
  m_book = std::move(*book);
  return true;
}

bool WalletFolder::save_book() const {
  Bytes bytes = book_head();
  const AeadNonce nonce = random_array<24>();
  append(bytes, nonce);
  append(bytes, aead_seal(book_key().expose(), nonce, book_associated(m_wallet_id), encode_book(m_book)));
  return replace_file(m_path / "accounts", bytes);
}

}  // namespace tacit
