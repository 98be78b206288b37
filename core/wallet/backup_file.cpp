// SPDX-License-Identifier: MIT
#include "wallet/backup_file.h"

#include <algorithm>

#include "base/check.h"
#include "base/serialize.h"
#include "crypto/hash.h"
#include "crypto/random.h"

namespace tacit {

namespace {

constexpr std::string_view kMagic = "TACITBAK";
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kHeadSize = 8 + 1 + 8 + 8 + 16 + 16;
constexpr std::size_t kDigestSize = 32;
constexpr std::size_t kChunkSize = 65'536;
// Words of at most 24·8 + 23 bytes or a view key's text, padded so that the size tells nothing about them.
constexpr std::size_t kWordsRoom = 300;
constexpr std::size_t kKeysSize = 4 + 8 + 8 + 4 + kWordsRoom;

SecretBytes encode_keys(const BackupKeys& keys) {
  TACIT_CHECK(keys.words.size() <= kWordsRoom);
  SecretBytes plain(kKeysSize);
  const std::span<std::uint8_t> out = plain.expose();
  std::size_t at = 0;
  const auto put = [&](ByteView bytes) {
    std::copy(bytes.begin(), bytes.end(), out.begin() + static_cast<std::ptrdiff_t>(at));
    at += bytes.size();
  };
  put(u32_bytes(static_cast<std::uint32_t>(keys.watch)));
  put(u64_bytes(keys.created));
  put(u64_bytes(keys.made));
  put(u32_bytes(static_cast<std::uint32_t>(keys.words.size())));
  put(keys.words.expose());
  return plain;
}

std::optional<BackupKeys> decode_keys(const SecretBytes& plain) {
  Reader reader(plain.expose());
  BackupKeys keys;
  const std::uint32_t watch = reader.u32();
  keys.created = reader.u64();
  keys.made = reader.u64();
  const std::uint32_t size = reader.u32();
  if (watch > 2 || size > kWordsRoom) {
    return std::nullopt;
  }
  keys.watch = static_cast<WatchKind>(watch);
  keys.words = SecretBytes(reader.bytes(size));
  return reader.failed() ? std::nullopt : std::optional(std::move(keys));
}

AeadNonce chunk_nonce(const Bytes16& nonce, std::size_t number) {
  Writer writer;
  writer.bytes(nonce).u64(number);
  return to_array<24>(writer.view());
}

Bytes chunk_associated(ByteView head, bool last) {
  Bytes associated(head.begin(), head.end());
  associated.push_back(last ? 1 : 0);
  return associated;
}

Bytes32 file_digest(ByteView before) {
  return digest("tacit/1/wallet/backup-file", {before});
}

}  // namespace

bool looks_like_backup(ByteView file) {
  return file.size() >= kMagic.size() && equal_vartime(file.first(kMagic.size()), as_bytes(kMagic));
}

Result<Bytes, BackupError> seal_backup(const BackupKeys& keys, ByteView records, const SecretBytes& password,
                                       const PasswordCost& cost) {
  const std::size_t chunks = 1 + std::max<std::size_t>(1, (records.size() + kChunkSize - 1) / kChunkSize);
  const std::size_t size =
      kHeadSize + kKeysSize + records.size() + chunks * (1 + 4 + kAeadOverhead) + kDigestSize;
  if (size > kMostBackupBytes) {
    return std::unexpected(BackupError::kTooLarge);
  }
  const Bytes16 salt = random_array<16>(), nonce = random_array<16>();
  const auto key = derive_password_key(password.expose(), salt, cost);
  if (!key) {
    return std::unexpected(BackupError::kNoMemory);
  }
  Writer writer;
  writer.reserve(size);
  writer.bytes(as_bytes(kMagic)).u8(kVersion).u64(cost.operations).u64(cost.memory).bytes(salt).bytes(nonce);
  const Bytes head(writer.view().begin(), writer.view().end());
  const auto put = [&](std::size_t number, bool last, ByteView plain) {
    writer.u8(last ? 1 : 0);
    writer.enc(aead_seal(key->expose(), chunk_nonce(nonce, number), chunk_associated(head, last), plain));
  };
  put(0, false, encode_keys(keys).expose());
  for (std::size_t number = 1; number < chunks; ++number) {
    const std::size_t at = (number - 1) * kChunkSize;
    put(number, number + 1 == chunks, records.subspan(at, std::min(kChunkSize, records.size() - at)));
  }
  const Bytes32 checksum = file_digest(writer.view());
  writer.bytes(checksum);
  return writer.take();
}

std::optional<BackupParts> split_backup(ByteView before_digest) {
  Reader reader(before_digest);
  BackupParts parts;
  parts.head = reader.bytes(kHeadSize);
  Reader head(parts.head);
  const ByteView magic = head.bytes(kMagic.size());
  const std::uint8_t version = head.u8();
  parts.cost.operations = head.u64();
  parts.cost.memory = head.u64();
  parts.salt = head.array<16>();
  parts.nonce = head.array<16>();
  if (!head.finish() || !equal_vartime(magic, as_bytes(kMagic)) || version != kVersion) {
    return std::nullopt;
  }
  do {
    const std::uint8_t last = reader.u8();
    const ByteView sealed = reader.enc(kChunkSize + kAeadOverhead);
    // All between the keys and the last are full, so that their number is bounded by the file's size.
    const bool between = !parts.chunks.empty() && last == 0;
    if (reader.failed() || last > 1 || sealed.size() < kAeadOverhead ||
        (between && sealed.size() != kChunkSize + kAeadOverhead)) {
      return std::nullopt;
    }
    parts.chunks.push_back({last == 1, sealed});
  } while (!parts.chunks.back().last);
  return reader.finish() ? std::optional(std::move(parts)) : std::nullopt;
}

Result<OpenedBackup, BackupError> open_backup(ByteView file, const SecretBytes& password) {
  if (!looks_like_backup(file)) {
    return std::unexpected(BackupError::kNotBackup);
  }
  if (file.size() > kMostBackupBytes) {
    return std::unexpected(BackupError::kTooLarge);
  }
  if (file.size() < kHeadSize + kDigestSize) {
    return std::unexpected(BackupError::kDamaged);
  }
  const ByteView before = file.first(file.size() - kDigestSize);
  if (!equal_vartime(file.last(kDigestSize), file_digest(before))) {
    return std::unexpected(BackupError::kDamaged);
  }
  if (before[kMagic.size()] > kVersion) {
    return std::unexpected(BackupError::kNewerVersion);
  }
  const auto parts = split_backup(before);
  if (!parts || parts->chunks.size() < 2 ||
      parts->chunks.front().sealed.size() != kKeysSize + kAeadOverhead) {
    return std::unexpected(BackupError::kDamaged);
  }
  const auto key = derive_password_key(password.expose(), parts->salt, parts->cost);
  if (!key) {
    return std::unexpected(BackupError::kNoMemory);
  }
  SecretBytes plain(kKeysSize);
  if (!aead_open_to(plain.expose(), key->expose(), chunk_nonce(parts->nonce, 0),
                    chunk_associated(parts->head, false), parts->chunks.front().sealed)) {
    return std::unexpected(BackupError::kWrongPassword);
  }
  auto keys = decode_keys(plain);
  if (!keys) {
    return std::unexpected(BackupError::kDamaged);
  }
  OpenedBackup opened{std::move(*keys), {}};
  opened.records.reserve(file.size());
  for (std::size_t i = 1; i < parts->chunks.size(); ++i) {
    const BackupParts::Chunk& chunk = parts->chunks[i];
    const auto piece = aead_open(key->expose(), chunk_nonce(parts->nonce, i),
                                 chunk_associated(parts->head, chunk.last), chunk.sealed);
    if (!piece) {
      return std::unexpected(BackupError::kDamaged);
    }
    append(opened.records, *piece);
  }
  return opened;
}

}  // namespace tacit
