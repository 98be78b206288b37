// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>

#include "base/check.h"
#include "base/crash_point.h"
#include "wallet/wallet_folder.h"

/// A folder before it is a wallet's: what is there is moved aside, never deleted.
namespace tacit {

namespace {

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

/// Whether anything has one of these names, a link to nowhere too.
bool has_any(const std::filesystem::path& folder, const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [&](const std::string& name) {
    std::error_code problem;
    return std::filesystem::exists(std::filesystem::symlink_status(folder / name, problem));
  });
}

/// A folder of an earlier program gets an empty file, which says that nothing is known.
bool copy_proxy(const std::filesystem::path& folder, const std::filesystem::path& aside) {
  const auto bytes = read_file(folder / kProxyFile, kMostProxyFile);
  return bytes ? replace_file(aside / kProxyFile, *bytes) : replace_file(folder / kProxyFile, {});
}

bool set_aside(const std::filesystem::path& folder, const std::vector<std::string>& names) {
  std::error_code problem;
  std::filesystem::path aside;
  for (int number = 1; aside.empty() || std::filesystem::exists(aside, problem); ++number) {
    aside = folder / ("set-aside-" + std::to_string(number));
  }
  if (!make_private_folder(aside) || !copy_proxy(folder, aside)) {
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

}  // namespace

KnownProxy WalletFolder::proxy_before(const std::filesystem::path& folder) {
  if (has_any(folder, {kProxyFile})) {
    const auto bytes = read_file(folder / kProxyFile, kMostProxyFile);
    return bytes ? read_proxy_file(*bytes) : std::nullopt;
  }
  return vault_exists(folder) || has_any(folder, names_of_records(folder)) ? std::nullopt : KnownProxy("");
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
  } else if (const auto names = names_of_records(folder); has_any(folder, names)) {
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

bool WalletFolder::make_account_folder(std::uint32_t account) const {
  TACIT_CHECK(account != 0);
  const std::filesystem::path path = account_path(account);
  clear_account(path);
  return make_private_folder(path);
}

}  // namespace tacit
