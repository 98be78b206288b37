// SPDX-License-Identifier: MIT
#include <algorithm>

#include "crypto/mnemonic.h"
#include "crypto/random.h"
#include "wallet/wallet_impl.h"

/// Making, opening and switching. The folder's lock is taken first; `keys` are written last, so that what an
/// interrupted creation leaves behind is no wallet.
namespace tacit {

namespace {

constexpr std::uint64_t kDayMs = 86'400'000;
// The deepest calls of a wallet, those that prove, stay within.
constexpr std::size_t kWalletStack = 128u << 10;

std::optional<WalletError> check_options(const Wallet::CreateOptions& options, std::uint64_t now) {
  if (!options.node_link.empty() && !parse_node_link(options.node_link)) {
    return WalletError::kBadNode;
  }
  if (!options.prefix.empty() && !is_address_prefix(options.prefix)) {
    return WalletError::kBadPrefix;
  }
  if (options.proxy && !options.proxy->empty() && !parse_proxy(*options.proxy)) {
    return WalletError::kBadProxy;
  }
  // Somewhere it is tomorrow already.
  if (options.started_ms > now && options.started_ms - now > kDayMs) {
    return WalletError::kBadDate;
  }
  return std::nullopt;
}

/// From what time on a wallet has to be scanned that was begun at `started`: two days earlier, for clocks
/// that were wrong and days that were guessed, and rounded to a day, so that the node that is asked for
/// blocks of that time learns no more. 0 for everything.
std::uint64_t scan_since(std::uint64_t started, std::uint64_t now) {
  const std::uint64_t day = std::min(started, now) / kDayMs;
  return day > 2 ? (day - 2) * kDayMs : 0;
}

}  // namespace

Result<std::unique_ptr<Wallet::Impl>, WalletError> Wallet::Impl::make(std::shared_ptr<WalletFolder> folder,
                                                                      std::uint32_t account,
                                                                      WalletEnvironment environment,
                                                                      Storage::Open how) {
  TACIT_TRY(Storage storage, folder->open_storage(account, how));
  TACIT_TRY(CoverFile cover, folder->open_cover(account));
  return std::make_unique<Impl>(std::move(folder), account, std::move(storage), std::move(cover),
                                std::move(environment));
}

Result<void, WalletError> Wallet::Impl::start_new(const CreateOptions& options, bool used_before) {
  m_settings.prefix = options.prefix;
  m_settings.node_link = options.node_link;
  m_settings.proxy_apart = true;
  m_settings.words_confirmed = options.words_confirmed;
  m_chain.restored = used_before;
  m_chain.since = used_before && options.started_ms != 0 ? scan_since(options.started_ms, now()) : 0;
  m_chain.from_genesis = used_before ? m_chain.since == 0 : !options.prefix.empty();
  m_dirty_settings = m_dirty_chain = true;
  if (!save()) {
    return std::unexpected(WalletError::kStorage);
  }
  return load();
}

Wallet::Wallet(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Wallet::~Wallet() {
  m_impl.reset();
  // What its calls have left of keys and payments below on this thread; the pool's threads do so after each
  // piece of work.
  wipe_stack(kWalletStack);
}

SecretBytes Wallet::make_words() {
  SecretBytes entropy(32);
  random_bytes(entropy.expose());
  return mnemonic_from_entropy(entropy.expose());
}

bool Wallet::exists(const std::filesystem::path& folder) {
  return vault_exists(folder);
}

std::optional<std::string> Wallet::proxy_before(const std::filesystem::path& folder) {
  return WalletFolder::proxy_before(folder);
}

Result<std::unique_ptr<Wallet>, WalletError> Wallet::create_from(const CreateOptions& options,
                                                                 const SecretBytes& password,
                                                                 const NewKeys& keys,
                                                                 WalletEnvironment environment) {
  if (const auto problem = check_options(options, environment.clock.wall_ms())) {
    return std::unexpected(*problem);
  }
  if (vault_exists(options.folder) && !options.over) {
    return std::unexpected(WalletError::kExists);
  }
  const KnownProxy proxy = options.proxy ? options.proxy : WalletFolder::proxy_before(options.folder);
  TACIT_TRY(FolderLock lock, WalletFolder::claim(options.folder, options.over));
  const VaultSecrets secrets = make_vault_secrets(keys.words, keys.watch, environment.clock.wall_ms());
  TACIT_TRY(auto folder, WalletFolder::open(options.folder, std::move(lock), secrets));
  if (proxy && !folder->store_proxy(*proxy)) {
    return std::unexpected(WalletError::kStorage);
  }
  const PasswordCost cost = environment.password_cost;
  TACIT_TRY(auto impl, Impl::make(std::move(folder), 0, std::move(environment), Storage::Open::kMake));
  TACIT_TRY_VOID(impl->start_new(options, keys.used_before));
  if (auto written = write_vault(options.folder, secrets, password, cost); !written) {
    return std::unexpected(wallet_error(written.error()));
  }
  return std::unique_ptr<Wallet>(new Wallet(std::move(impl)));
}

Result<std::unique_ptr<Wallet>, WalletError> Wallet::create(const CreateOptions& options,
                                                            const SecretBytes& password,
                                                            const SecretBytes& words,
                                                            WalletEnvironment environment) {
  return create_from(options, password, NewKeys{words, WatchKind::kNone, false}, std::move(environment));
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
  return create_from(restored, password, NewKeys{*words, WatchKind::kNone, true}, std::move(environment));
}

Result<std::unique_ptr<Wallet>, WalletError> Wallet::watch(const CreateOptions& options,
                                                           const SecretBytes& password,
                                                           const SecretBytes& view_key_text,
                                                           WalletEnvironment environment) {
  for (const WatchKind kind : {WatchKind::kIncoming, WatchKind::kFull}) {
    const auto keys = watched_keys(kind, view_key_text);
    if (!keys) {
      continue;
    }
    // As it is written here, whatever case it was typed in.
    const SecretBytes text = keys->full ? format_view_key(*keys->full) : format_view_key(*keys->incoming);
    return create_from(options, password, NewKeys{text, kind, true}, std::move(environment));
  }
  return std::unexpected(WalletError::kBadViewKey);
}

Result<std::unique_ptr<Wallet>, WalletError> Wallet::rebuild(const CreateOptions& options,
                                                             const SecretBytes& password,
                                                             WalletEnvironment environment) {
  auto lock = FolderLock::take(options.folder);
  if (!lock) {
    return std::unexpected(WalletError::kInUse);
  }
  const auto secrets = read_vault(options.folder, password);
  if (!secrets) {
    return std::unexpected(wallet_error(secrets.error()));
  }
  AccountBook book;
  {
    TACIT_TRY(const auto damaged, WalletFolder::open(options.folder, std::move(*lock), *secrets));
    book = damaged->book();
  }  // and its lock
  CreateOptions over = options;
  over.over = true;
  over.words_confirmed = book.words_confirmed;
  TACIT_TRY(auto wallet, create_from(over, password, NewKeys{secrets->words, secrets->watch, true},
                                     std::move(environment)));
  // The wallet is there and whole; what can not be written now is added again by hand.
  Impl& impl = *wallet->m_impl;
  impl.m_folder->book().ask_above = book.ask_above;
  bool written = !book.ask_above || impl.m_folder->save_book();
  for (std::size_t i = 1; i < book.accounts.size() && written; ++i) {
    written = impl.add_account(book.accounts[i].name, true).has_value();
  }
  return wallet;
}

Result<void, WalletError> Wallet::check_keys(const std::filesystem::path& folder,
                                             const SecretBytes& password) {
  const auto lock = FolderLock::take(folder);
  if (!lock) {
    return std::unexpected(WalletError::kInUse);
  }
  const auto secrets = read_vault(folder, password);
  if (!secrets) {
    return std::unexpected(wallet_error(secrets.error()));
  }
  return {};
}

Result<std::unique_ptr<Wallet>, WalletError> Wallet::open(const std::filesystem::path& folder,
                                                          const SecretBytes& password,
                                                          WalletEnvironment environment,
                                                          std::uint32_t account,
                                                          const std::optional<std::string>& proxy) {
  if (!vault_exists(folder)) {
    return std::unexpected(WalletError::kMissing);
  }
  auto lock = FolderLock::take(folder);
  if (!lock) {
    return std::unexpected(WalletError::kInUse);
  }
  const auto secrets = read_vault(folder, password);
  if (!secrets) {
    return std::unexpected(wallet_error(secrets.error()));
  }
  TACIT_TRY(auto shared, WalletFolder::open(folder, std::move(*lock), *secrets));
  if (!shared->book().find(account)) {
    return std::unexpected(WalletError::kNoAccount);
  }
  TACIT_TRY(auto impl, Impl::make(std::move(shared), account, std::move(environment)));
  TACIT_TRY_VOID(impl->load(proxy));
  return std::unique_ptr<Wallet>(new Wallet(std::move(impl)));
}

Result<std::unique_ptr<Wallet>, WalletError> Wallet::switch_account(std::unique_ptr<Wallet>&& from,
                                                                    std::uint32_t number,
                                                                    WalletEnvironment environment) {
  Impl& old = *from->m_impl;
  if (number == old.m_account) {
    return std::move(from);
  }
  if (!old.m_folder->book().find(number)) {
    return std::unexpected(WalletError::kNoAccount);
  }
  TACIT_TRY(auto impl, Impl::make(old.m_folder, number, std::move(environment)));
  TACIT_TRY_VOID(impl->load());
  impl->follow_node(old.m_settings.node_link);
  from.reset();
  return std::unique_ptr<Wallet>(new Wallet(std::move(impl)));
}

}  // namespace tacit
