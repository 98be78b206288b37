// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"
#include "crypto/aead.h"
#include "protocol/keys.h"
#include "wallet/files.h"
#include "wallet/types.h"

/// The `keys` file: what a wallet must not lose, sealed with XChaCha20-Poly1305 under a key that Argon2id
/// makes from the password. Four equal files are kept (`keys`, `keys.1`, `keys.2`, `keys.3`), written in
/// turn, each read back, `keys` last, so that at every instant a whole one is there.
///
///   keys = "TACITKEY" ‖ version u8 ‖ operations u64 ‖ memory u64 ‖ salt(16) ‖ nonce(24)
///          ‖ sealed(368 + 16) ‖ digest("tacit/1/wallet/keys-file", all before)
///
/// The digest is no secret's: it tells a damaged file from a wrong password. Version 1 holds words; version 2
/// a view key, which earlier programs refuse as newer.
namespace tacit {

/// What is sealed. Everything else a wallet needs comes from it.
struct VaultSecrets {
  Bytes16 wallet_id{};         // random; binds records to their wallet
  Secret<Bytes32> record_key;  // of wallet.sqlite
  SecretBytes words;           // in normal form; of a watching wallet the view key's text
  WatchKind watch = WatchKind::kNone;
  std::uint64_t created = 0;  // ms since 1970
};

enum class VaultError : std::uint8_t {
  kMissing,
  kDamaged,
  kWrongPassword,
  kNewerVersion,
  kNoMemory,
  kStorage
};

/// Secrets for a new wallet: fresh id and record key.
VaultSecrets make_vault_secrets(const SecretBytes& words, WatchKind watch, std::uint64_t now_ms);

/// Whether the folder holds `keys` or a copy of it.
bool vault_exists(const std::filesystem::path& folder);

/// Writes all four files. Takes about half a second, Argon2id's.
Result<void, VaultError> write_vault(const std::filesystem::path& folder, const VaultSecrets& secrets,
                                     const SecretBytes& password, const PasswordCost& cost,
                                     const StepHook& hook = {});

/// Reads `keys`, or else the first copy that is whole, and mends those that are not like it.
Result<VaultSecrets, VaultError> read_vault(const std::filesystem::path& folder, const SecretBytes& password);

/// The spend key while a wallet is open: the seed is sealed in memory under a key of this process and
/// unsealed for single uses.
class SealedSeed {
 public:
  explicit SealedSeed(const SecretBytes& words);
  /// The key of an account, derived for one use; wiped with the object that is returned.
  SpendKey unseal(std::uint32_t account) const;

 private:
  Secret<Bytes32> m_key;
  AeadNonce m_nonce{};
  Bytes m_sealed;
};

}  // namespace tacit
