// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/secret.h"
#include "crypto/aead.h"
#include "crypto/hash.h"
#include "crypto/mnemonic.h"
#include "crypto/random.h"
#include "protocol/keys.h"
#include "support/memory_scan.h"
#include "wallet/files.h"
#include "wallet/vault.h"

namespace tacit::test {

/// What nobody may find of a wallet that is not being used. `sealed`: absent while it is open, too.
/// `open`: what an open wallet needs and holds in locked memory.
struct WalletNeedles {
  Needles sealed, open;
};

/// 24 random letters: a password whose pieces are nowhere by chance.
inline SecretBytes random_password() {
  SecretBytes random(24), password(24);
  random_bytes(random.expose());
  for (std::size_t i = 0; i < 24; ++i) {
    password.expose()[i] = static_cast<std::uint8_t>('a' + random.expose()[i] % 26);
  }
  return password;
}

inline void add_scalar(Needles& needles, const std::string& name, const Scalar& scalar) {
  Bytes32 encoding = scalar.encode();
  const WipeGuard guard(encoding);
  needles.add_key(name, encoding);
}

/// Without its public beginning: prefix, separator and version.
inline void add_view_key(Needles& needles, const std::string& name, const SecretBytes& text) {
  needles.add_text(name, text.expose().subspan(16));
}

/// What the seed is for one account.
inline void learn_account(WalletNeedles& needles, const Secret<Bytes64>& seed, std::uint32_t account) {
  const std::string of = " of account " + std::to_string(account);
  const SpendKey key = SpendKey::from_seed(seed, account);
  add_scalar(needles.sealed, "r" + of, key.r());
  add_scalar(needles.open, "s1" + of, key.full().s1());
  add_scalar(needles.open, "s2" + of, key.full().s2());
  needles.open.add_key("D" + of, key.full().D_encoding());
  needles.open.add_key("ovk" + of, key.full().outgoing_key());
  needles.open.add_key("dk" + of, key.full().incoming().diversifier_key());
  add_view_key(needles.sealed, "the full view key's text" + of, format_view_key(key.full()));
  add_view_key(needles.sealed, "the incoming view key's text" + of, format_view_key(key.full().incoming()));
}

/// What the password of the wallet in `folder` opens; nothing when it does not.
inline std::optional<VaultSecrets> learn_vault(WalletNeedles& needles, const std::filesystem::path& folder,
                                               const SecretBytes& password) {
  const auto file = read_file(folder / "keys", 4096);
  auto secrets = read_vault(folder, password);
  if (!file || !secrets) {
    return std::nullopt;
  }
  Reader reader(ByteView(*file).subspan(9));
  PasswordCost cost;
  cost.operations = reader.u64();
  cost.memory = reader.u64();
  const auto key = derive_password_key(password.expose(), reader.array<16>(), cost);
  needles.sealed.add_text("the password", password.expose());
  needles.sealed.add_key("the password's key", key->expose());
  needles.open.add_key("the record key", secrets->record_key.expose());
  for (const char* label : {"tacit/1/wallet/account-key", "tacit/1/wallet/accounts-key"}) {
    Bytes32 derived = std::string_view(label).ends_with("account-key")
                          ? digest(label, {secrets->record_key.expose(), u32_bytes(1)})
                          : digest(label, {secrets->record_key.expose()});
    const WipeGuard guard(derived);
    needles.open.add_key(label, derived);
  }
  return std::move(*secrets);
}

/// What comes of the words, for accounts 0 and 1.
inline void learn_words(WalletNeedles& needles, const SecretBytes& words) {
  needles.sealed.add_text("the words", words.expose());
  const Secret<Bytes64> seed = mnemonic_seed(words, {});
  needles.sealed.add_key("the seed", seed.expose());
  for (const std::uint32_t account : {0u, 1u}) {
    learn_account(needles, seed, account);
  }
}

}  // namespace tacit::test
