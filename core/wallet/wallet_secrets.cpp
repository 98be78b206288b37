// SPDX-License-Identifier: MIT
#include "wallet/wallet_impl.h"

/// What the password is asked for while a wallet is open.
namespace tacit {

Result<VaultSecrets, WalletError> Wallet::Impl::unlock(const SecretBytes& password) const {
  auto secrets = read_vault(m_folder->path(), password);
  if (!secrets) {
    return std::unexpected(wallet_error(secrets.error()));
  }
  return std::move(*secrets);
}

Result<void, WalletError> Wallet::Impl::set_ask_above(std::optional<Amount> amount,
                                                      const SecretBytes& password) {
  TACIT_TRY_VOID(unlock(password));
  AccountBook& book = m_folder->book();
  const auto before = std::exchange(book.ask_above, amount);
  if (!m_folder->save_book()) {
    book.ask_above = before;
    return std::unexpected(WalletError::kStorage);
  }
  return {};
}

Result<SecretBytes, WalletError> Wallet::words(const SecretBytes& password) const {
  TACIT_TRY(VaultSecrets secrets, m_impl->unlock(password));
  if (secrets.watch != WatchKind::kNone) {
    return std::unexpected(WalletError::kWatchOnly);
  }
  return std::move(secrets.words);
}

Result<void, WalletError> Wallet::check_password(const SecretBytes& password) const {
  TACIT_TRY_VOID(m_impl->unlock(password));
  return {};
}

Result<Wallet::ViewKeyTexts, WalletError> Wallet::view_keys(const SecretBytes& password) const {
  TACIT_TRY_VOID(m_impl->unlock(password));
  const AccountKeys keys = m_impl->m_folder->keys(m_impl->m_account);
  return ViewKeyTexts{format_view_key(*keys.incoming),
                      keys.full ? format_view_key(*keys.full) : SecretBytes()};
}

Result<void, WalletError> Wallet::change_password(const SecretBytes& old_password,
                                                  const SecretBytes& new_password) {
  TACIT_TRY(const VaultSecrets secrets, m_impl->unlock(old_password));
  auto written =
      write_vault(m_impl->m_folder->path(), secrets, new_password, m_impl->m_environment.password_cost);
  return written ? Result<void, WalletError>() : std::unexpected(wallet_error(written.error()));
}

std::optional<Amount> Wallet::ask_above() const {
  return m_impl->m_folder->book().ask_above;
}
Result<void, WalletError> Wallet::set_ask_above(std::optional<Amount> amount, const SecretBytes& password) {
  return m_impl->set_ask_above(amount, password);
}

}  // namespace tacit
