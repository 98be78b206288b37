// SPDX-License-Identifier: MIT
#include "wallet/vault.h"

#include <array>
#include <optional>
#include <string>

#include "base/check.h"
#include "base/serialize.h"
#include "crypto/hash.h"
#include "crypto/mnemonic.h"
#include "crypto/random.h"

namespace tacit {

namespace {

constexpr std::string_view kMagic = "TACITKEY";
constexpr std::uint8_t kVersionOfWords = 1, kVersionOfViewKey = 2;
constexpr std::size_t kHeadSize = 8 + 1 + 8 + 8 + 16 + 24;
// Words of at most 24·8 + 23 bytes or a view key's text, padded so that the file's length tells nothing.
constexpr std::size_t kWordsRoom = 300;
constexpr std::size_t kPlainSize = 16 + 32 + 4 + 8 + 4 + kWordsRoom + 4;
static_assert(kPlainSize == 368);
constexpr std::size_t kFileSize = kHeadSize + kPlainSize + kAeadOverhead + 32;
constexpr std::array<const char*, 4> kNames{"keys.1", "keys.2", "keys.3", "keys"};

SecretBytes encode_secrets(const VaultSecrets& secrets) {
  SecretBytes plain(kPlainSize);
  const std::span<std::uint8_t> out = plain.expose();
  std::size_t at = 0;
  const auto put = [&](ByteView bytes) {
    std::copy(bytes.begin(), bytes.end(), out.begin() + static_cast<std::ptrdiff_t>(at));
    at += bytes.size();
  };
  put(secrets.wallet_id);
  put(secrets.record_key.expose());
  put(u32_bytes(0));  // once the account's number; accounts are derived now
  put(u64_bytes(secrets.created));
  put(u32_bytes(static_cast<std::uint32_t>(secrets.words.size())));
  TACIT_CHECK(secrets.words.size() <= kWordsRoom);
  put(secrets.words.expose());
  // Of version 1 these are zeros.
  at = kPlainSize - 4;
  put(u32_bytes(static_cast<std::uint32_t>(secrets.watch)));
  return plain;
}

std::uint32_t u32_at(const SecretBytes& plain, std::size_t at) {
  return Reader(plain.expose().subspan(at)).u32();
}

std::optional<VaultSecrets> decode_secrets(const SecretBytes& plain, std::uint8_t version) {
  Reader reader(plain.expose());
  VaultSecrets secrets;
  secrets.wallet_id = reader.array<16>();
  const ByteView key = reader.bytes(32);
  const std::uint32_t account = reader.u32();
  secrets.created = reader.u64();
  const std::uint32_t size = reader.u32();
  const std::uint32_t watch = u32_at(plain, kPlainSize - 4);
  const bool fits = version == kVersionOfWords ? watch == 0 : watch == 1 || watch == 2;
  if (reader.failed() || size > kWordsRoom || account != 0 || !fits) {
    return std::nullopt;
  }
  secrets.watch = static_cast<WatchKind>(watch);
  std::copy(key.begin(), key.end(), secrets.record_key.expose().begin());
  secrets.words = SecretBytes(reader.bytes(size));
  return secrets;
}

Bytes32 file_digest(ByteView before) {
  return digest("tacit/1/wallet/keys-file", {before});
}

/// The file's parts, once its digest is right.
struct VaultFile {
  std::uint8_t version = 0;
  PasswordCost cost;
  Bytes16 salt{};
  AeadNonce nonce{};
  ByteView head, sealed;
};

std::optional<VaultFile> split(ByteView bytes) {
  if (bytes.size() < kHeadSize + 32 || !equal_vartime(bytes.first(8), as_bytes(kMagic)) ||
      !equal_vartime(bytes.last(32), file_digest(bytes.first(bytes.size() - 32)))) {
    return std::nullopt;
  }
  VaultFile file;
  file.head = bytes.first(kHeadSize);
  file.sealed = bytes.subspan(kHeadSize, bytes.size() - kHeadSize - 32);
  Reader reader(file.head.subspan(8));
  file.version = reader.u8();
  file.cost.operations = reader.u64();
  file.cost.memory = reader.u64();
  file.salt = reader.array<16>();
  file.nonce = reader.array<24>();
  return file;
}

Result<VaultSecrets, VaultError> open_file(const VaultFile& file, const SecretBytes& password) {
  if (file.version != kVersionOfWords && file.version != kVersionOfViewKey) {
    return std::unexpected(VaultError::kNewerVersion);
  }
  if (file.sealed.size() != kPlainSize + kAeadOverhead) {
    return std::unexpected(VaultError::kDamaged);
  }
  const auto key = derive_password_key(password.expose(), file.salt, file.cost);
  if (!key) {
    return std::unexpected(VaultError::kNoMemory);
  }
  SecretBytes plain(kPlainSize);
  if (!aead_open_to(plain.expose(), key->expose(), file.nonce, file.head, file.sealed)) {
    return std::unexpected(VaultError::kWrongPassword);
  }
  std::optional<VaultSecrets> secrets = decode_secrets(plain, file.version);
  if (!secrets) {
    return std::unexpected(VaultError::kDamaged);
  }
  return std::move(*secrets);
}

}  // namespace

VaultSecrets make_vault_secrets(const SecretBytes& words, WatchKind watch, std::uint64_t now_ms) {
  VaultSecrets secrets;
  secrets.wallet_id = random_array<16>();
  random_bytes(secrets.record_key.expose());
  secrets.words = words.clone();
  secrets.watch = watch;
  secrets.created = now_ms;
  return secrets;
}

bool vault_exists(const std::filesystem::path& folder) {
  std::error_code ignored;
  for (const char* name : kNames) {
    if (std::filesystem::exists(folder / name, ignored)) {
      return true;
    }
  }
  return false;
}

Result<void, VaultError> write_vault(const std::filesystem::path& folder, const VaultSecrets& secrets,
                                     const SecretBytes& password, const PasswordCost& cost,
                                     const StepHook& hook) {
  const Bytes16 salt = random_array<16>();
  const AeadNonce nonce = random_array<24>();
  const auto key = derive_password_key(password.expose(), salt, cost);
  if (!key) {
    return std::unexpected(VaultError::kNoMemory);
  }
  const std::uint8_t version = secrets.watch == WatchKind::kNone ? kVersionOfWords : kVersionOfViewKey;
  Writer writer;
  writer.bytes(as_bytes(kMagic)).u8(version).u64(cost.operations).u64(cost.memory).bytes(salt).bytes(nonce);
  const SecretBytes plain = encode_secrets(secrets);
  const Bytes head(writer.view().begin(), writer.view().end());
  writer.bytes(aead_seal(key->expose(), nonce, head, plain.expose()));
  const Bytes32 checksum = file_digest(writer.view());
  writer.bytes(checksum);
  for (const char* name : kNames) {
    if (!replace_file(folder / name, writer.view(), hook)) {
      return std::unexpected(VaultError::kStorage);
    }
  }
  return {};
}

Result<VaultSecrets, VaultError> read_vault(const std::filesystem::path& folder,
                                            const SecretBytes& password) {
  constexpr std::array<const char*, 4> kOrder{"keys", "keys.1", "keys.2", "keys.3"};
  bool found = false;
  for (const char* name : kOrder) {
    const std::optional<Bytes> bytes = read_file(folder / name, 64 * kFileSize);
    std::error_code ignored;
    found = found || std::filesystem::exists(folder / name, ignored);
    const std::optional<VaultFile> file = bytes ? split(*bytes) : std::nullopt;
    if (!file) {
      continue;
    }
    auto secrets = open_file(*file, password);
    if (!secrets && secrets.error() == VaultError::kDamaged) {
      continue;
    }
    if (secrets) {
      for (const char* other : kOrder) {
        const std::optional<Bytes> copy = read_file(folder / other, 64 * kFileSize);
        if (!copy || !equal_vartime(*copy, *bytes)) {
          static_cast<void>(replace_file(folder / other, *bytes));
        }
      }
    }
    return secrets;
  }
  return std::unexpected(found ? VaultError::kDamaged : VaultError::kMissing);
}

// Hashes and multiplications by what the seed gives use less.
constexpr std::size_t kKeyStack = 32u << 10;

SealedSeed::SealedSeed(const SecretBytes& words) {
  random_bytes(m_key.expose());
  random_bytes(m_nonce);
  const Secret<Bytes64> seed = mnemonic_seed(words, {});
  m_sealed = aead_seal(m_key.expose(), m_nonce, {}, seed.expose());
  wipe_stack(kKeyStack);
}

SpendKey SealedSeed::unseal(std::uint32_t account) const {
  Secret<Bytes64> seed;
  TACIT_CHECK(aead_open_to(seed.expose(), m_key.expose(), m_nonce, {}, m_sealed));
  SpendKey key = SpendKey::from_seed(seed, account);
  wipe_stack(kKeyStack);
  return key;
}

}  // namespace tacit
