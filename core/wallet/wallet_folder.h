// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"
#include "protocol/keys.h"
#include "wallet/cover_file.h"
#include "wallet/files.h"
#include "wallet/proxy_file.h"
#include "wallet/records.h"
#include "wallet/storage.h"
#include "wallet/types.h"
#include "wallet/vault.h"

/// What the accounts of one wallet folder share: the lock, the keys, the files `accounts` and `proxy`.
/// Account 0 keeps its records in the folder itself, account N in `account-N`, under a key and an id that are
/// derived from those in `keys`, so that one password opens all. Single-threaded.
namespace tacit {

/// What `accounts` holds, sealed under a key derived from the record key. Nothing in it is needed to reach
/// money: when it is missing, damaged or older than an account, that is found by its folder and has no name.
struct AccountBook {
  std::vector<AccountInfo> accounts{AccountInfo{}};  // in order of their numbers, 0 always among them
  std::optional<Amount> ask_above;
  bool words_confirmed = false;

  AccountInfo* find(std::uint32_t number);
};

Bytes encode_book(const AccountBook& book);
/// Nothing for bytes that no `encode_book` writes.
std::optional<AccountBook> decode_book(ByteView bytes);

/// What accounts of earlier programs, or of a backup, dial through: the proxy that any of them names, though
/// a change may have been cut before it reached the others. Nothing when they name two, or say that it is
/// apart.
KnownProxy proxy_of_accounts(const std::vector<WalletSettings>& accounts);

/// View keys of an account.
struct AccountKeys {
  std::shared_ptr<const FullKey> full;  // null with an incoming view key
  std::shared_ptr<const IncomingKey> incoming;
};
/// Nothing when the text of a watching wallet's key is none.
std::optional<AccountKeys> watched_keys(WatchKind kind, const SecretBytes& text);

class WalletFolder {
 public:
  /// kDamaged when a watching wallet's key can not be read. Reads `accounts` and `proxy`; a folder of an
  /// earlier program gets its `proxy` from the accounts' records (kStorage).
  static Result<std::shared_ptr<WalletFolder>, WalletError> open(std::filesystem::path path, FolderLock lock,
                                                                 const VaultSecrets& secrets);

  /// For a new wallet: makes the folder when it is missing, takes its lock and removes what an interrupted
  /// creation left behind, which belongs to no keys. When it holds a wallet: kExists, or with `over` that is
  /// moved into a new folder `set-aside-N`, its keys last, so that until all is moved the folder holds a
  /// wallet. `proxy` stays, with a copy there, until another one takes its place: wherever this is cut, what
  /// is made here next does not go around it. kInUse, kStorage.
  static Result<FolderLock, WalletError> claim(const std::filesystem::path& folder, bool over = false);

  /// The proxy of the wallet that is, or was, in a folder, as far as it can be told without the password:
  /// empty for a folder without one, nothing when an earlier program kept it in sealed records or the file is
  /// damaged.
  static KnownProxy proxy_before(const std::filesystem::path& folder);

  const std::filesystem::path& path() const { return m_path; }
  std::filesystem::path account_path(std::uint32_t account) const;
  WatchKind watch() const { return m_watch; }

  AccountKeys keys(std::uint32_t account) const;
  /// Only when `watch()` is kNone (checked).
  SpendKey spend_key(std::uint32_t account) const;

  /// The records of an account.
  Result<Storage, WalletError> open_storage(std::uint32_t account,
                                            Storage::Open how = Storage::Open::kExisting) const;
  Result<CoverFile, WalletError> open_cover(std::uint32_t account) const;
  /// An empty folder for a new account, over whatever an interrupted attempt left there.
  [[nodiscard]] bool make_account_folder(std::uint32_t account) const;

  AccountBook& book() { return m_book; }
  const AccountBook& book() const { return m_book; }
  [[nodiscard]] bool save_book() const;

  const KnownProxy& proxy() const { return m_proxy; }
  /// Durable before it is told; false when the disk refused, and then as it was.
  [[nodiscard]] bool store_proxy(const std::string& proxy);

 private:
  WalletFolder(std::filesystem::path path, FolderLock lock, const VaultSecrets& secrets);
  bool load_book();
  void find_accounts();
  Result<void, WalletError> load_proxy();
  bool holds_account(std::uint32_t account) const;
  Secret<Bytes32> book_key() const;
  Secret<Bytes32> proxy_key() const;

  std::filesystem::path m_path;
  FolderLock m_lock;
  Bytes16 m_wallet_id;
  Secret<Bytes32> m_record_key;
  WatchKind m_watch;
  std::optional<SealedSeed> m_seed;      // nothing in a watching wallet
  std::optional<AccountKeys> m_watched;  // of a watching one
  AccountBook m_book;
  KnownProxy m_proxy;
};

/// Made with mode 0700 when missing.
[[nodiscard]] bool make_private_folder(const std::filesystem::path& folder);

WalletError wallet_error(VaultError error);
WalletError wallet_error(StorageError error);

}  // namespace tacit
