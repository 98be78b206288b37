// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>

#include "base/bytes.h"
#include "base/secret.h"

/// XChaCha20-Poly1305-IETF and Argon2id over libsodium. Thread-safe.
namespace tacit {

inline constexpr std::size_t kAeadOverhead = 16;
using AeadNonce = ByteArray<24>;

/// `plaintext` and its 16-byte tag.
Bytes aead_seal(const Bytes32& key, const AeadNonce& nonce, ByteView ad, ByteView plaintext);

/// Nothing when the tag is wrong or there are fewer than 16 bytes.
std::optional<Bytes> aead_open(const Bytes32& key, const AeadNonce& nonce, ByteView ad, ByteView sealed);
/// The same into `out`, of exactly sealed.size() − 16 bytes (checked), which is zeroed on failure. Allocates
/// nothing.
[[nodiscard]] bool aead_open_to(std::span<std::uint8_t> out, const Bytes32& key, const AeadNonce& nonce,
                                ByteView ad, ByteView sealed);

/// Cost of a password: libsodium's opslimit and memlimit (bytes).
struct PasswordCost {
  std::uint64_t operations = 3;
  std::uint64_t memory = 256u << 20;
};

/// Argon2id13 of the password with a 16-byte salt; takes about half a second with the default cost. Nothing
/// when the memory is not to be had, or the cost is outside operations 1–16, memory 8 KiB–1 GiB (a stored
/// cost is input).
std::optional<Secret<Bytes32>> derive_password_key(ByteView password, const Bytes16& salt,
                                                   const PasswordCost& cost);

}  // namespace tacit
