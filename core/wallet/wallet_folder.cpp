// SPDX-License-Identifier: MIT
#include "wallet/wallet_folder.h"

#include <algorithm>
#include <string>

#include <sys/stat.h>

#include "base/check.h"
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
  TACIT_TRY_VOID(folder->load_proxy());
  return folder;
}

KnownProxy proxy_of_accounts(const std::vector<WalletSettings>& accounts) {
  std::string proxy;
  for (const WalletSettings& settings : accounts) {
    if (settings.proxy_apart || (!settings.proxy.empty() && !proxy.empty() && settings.proxy != proxy)) {
      return std::nullopt;
    }
    proxy = settings.proxy.empty() ? proxy : settings.proxy;
  }
  return proxy;
}

Result<void, WalletError> WalletFolder::load_proxy() {
  if (const auto bytes = read_file(m_path / kProxyFile, kMostProxyFile)) {
    m_proxy = read_proxy_file(*bytes, proxy_key());
  }
  std::vector<WalletSettings> accounts;
  for (auto account = m_book.accounts.begin(); !m_proxy && account != m_book.accounts.end(); ++account) {
    const auto storage = open_storage(account->number);
    const auto rows = storage ? storage->load(Table::kState) : std::unexpected(StorageError::kDamaged);
    WalletSettings settings;
    settings.proxy_apart = true;  // what can not be read may name one
    for (const auto& [row, bytes] : rows.value_or(decltype(rows)::value_type())) {
      if (row == kSettingsRow && !decode_record(bytes, settings)) {
        settings.proxy_apart = true;
      }
    }
    accounts.push_back(std::move(settings));
  }
  if (!m_proxy) {
    const KnownProxy carried = proxy_of_accounts(accounts);
    if (carried && !store_proxy(*carried)) {
      return std::unexpected(WalletError::kStorage);
    }
  }
  return {};
}

bool WalletFolder::store_proxy(const std::string& proxy) {
  if (!replace_file(m_path / kProxyFile, encode_proxy_file(proxy, proxy_key()))) {
    return false;
  }
  m_proxy = proxy;
  return true;
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

Secret<Bytes32> WalletFolder::book_key() const {
  Bytes32 key = digest("tacit/1/wallet/accounts-key", {m_record_key.expose()});
  const WipeGuard guard(key);
  return Secret<Bytes32>(key);
}

Secret<Bytes32> WalletFolder::proxy_key() const {
  Bytes32 key = digest("tacit/1/wallet/proxy-key", {m_record_key.expose()});
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
