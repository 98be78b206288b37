// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"
#include "crypto/aead.h"
#include "wallet/backup.h"
#include "wallet/types.h"

/// The bytes of a backup: keys and records in one file, sealed under a password of its own.
///
///   backup = "TACITBAK" ‖ version u8 = 1 ‖ operations u64 ‖ memory u64 ‖ salt(16) ‖ nonce(16) ‖ chunk …
///            ‖ digest("tacit/1/wallet/backup-file", all before)
///   chunk  = last u8 ‖ size u32 ‖ sealed, of at most 65 536 + 16 bytes, and of no less between first and
///   last
///
/// Chunk number i is sealed with XChaCha20-Poly1305 under Argon2id's key of the password, with nonce ‖ u64(i)
/// and all before the first chunk ‖ last as associated data, so that chunks can be neither left out, swapped,
/// nor taken from another file. The first holds the keys, the others the records one after the other. The
/// digest is no secret's: it tells a damaged file from a wrong password. Pure functions.
namespace tacit {

inline constexpr std::size_t kMostBackupBytes = std::size_t{512} << 20;

struct BackupKeys {
  SecretBytes words;  // in normal form; of a watching wallet the view key's text
  WatchKind watch = WatchKind::kNone;
  std::uint64_t created = 0;  // ms; of the wallet
  std::uint64_t made = 0;     // ms; of the backup
};

struct OpenedBackup {
  BackupKeys keys;
  Bytes records;
};

/// kNoMemory, or kTooLarge.
Result<Bytes, BackupError> seal_backup(const BackupKeys& keys, ByteView records, const SecretBytes& password,
                                       const PasswordCost& cost);
Result<OpenedBackup, BackupError> open_backup(ByteView file, const SecretBytes& password);

/// What can be read without the password.
struct BackupParts {
  struct Chunk {
    bool last = false;
    ByteView sealed;
  };
  PasswordCost cost;
  Bytes16 salt{}, nonce{};
  ByteView head;
  std::vector<Chunk> chunks;  // at least one; only the final one is the last
};
/// Everything but the digest; nothing when the bytes are not in this form.
std::optional<BackupParts> split_backup(ByteView before_digest);

/// Whether the bytes begin as those of a backup of whatever version do.
bool looks_like_backup(ByteView file);

}  // namespace tacit
