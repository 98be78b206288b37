// SPDX-License-Identifier: MIT
#include "crypto/aead.h"

#include <sodium.h>

#include "base/check.h"

namespace tacit {

namespace {

static_assert(kAeadOverhead == crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(sizeof(AeadNonce) == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(sizeof(Bytes16) == crypto_pwhash_SALTBYTES);

constexpr PasswordCost kLeastCost{1, 8u << 10};
constexpr PasswordCost kMostCost{16, 1u << 30};

// libsodium leaves the last hash of Argon2id, which is the key, in frames of a few blocks of 1 KiB.
constexpr std::size_t kPasswordStack = 32u << 10;

}  // namespace

Bytes aead_seal(const Bytes32& key, const AeadNonce& nonce, ByteView ad, ByteView plaintext) {
  ensure_sodium();
  Bytes sealed(plaintext.size() + kAeadOverhead);
  const int result =
      crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plaintext.data(), plaintext.size(),
                                                 ad.data(), ad.size(), nullptr, nonce.data(), key.data());
  TACIT_CHECK(result == 0);
  return sealed;
}

std::optional<Bytes> aead_open(const Bytes32& key, const AeadNonce& nonce, ByteView ad, ByteView sealed) {
  if (sealed.size() < kAeadOverhead) {
    return std::nullopt;
  }
  Bytes plaintext(sealed.size() - kAeadOverhead);
  if (!aead_open_to(plaintext, key, nonce, ad, sealed)) {
    return std::nullopt;
  }
  return plaintext;
}

bool aead_open_to(std::span<std::uint8_t> out, const Bytes32& key, const AeadNonce& nonce, ByteView ad,
                  ByteView sealed) {
  ensure_sodium();
  TACIT_CHECK(sealed.size() == out.size() + kAeadOverhead);
  const ByteView ciphertext = sealed.first(out.size());
  const ByteView tag = sealed.subspan(out.size());
  // libsodium takes a null output as "verify only", which is all there is to do for an empty plaintext.
  const int result = crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
      out.data(), nullptr, ciphertext.data(), ciphertext.size(), tag.data(), ad.data(), ad.size(),
      nonce.data(), key.data());
  if (result != 0) {
    wipe(out.data(), out.size());
    return false;
  }
  return true;
}

std::optional<Secret<Bytes32>> derive_password_key(ByteView password, const Bytes16& salt,
                                                   const PasswordCost& cost) {
  ensure_sodium();
  if (cost.operations < kLeastCost.operations || cost.operations > kMostCost.operations ||
      cost.memory < kLeastCost.memory || cost.memory > kMostCost.memory) {
    return std::nullopt;
  }
  // An empty view may hold a null pointer, which libsodium's declaration excludes.
  const char* text = password.empty() ? "" : reinterpret_cast<const char*>(password.data());
  Secret<Bytes32> key;
  const int result = crypto_pwhash(key.expose().data(), key.expose().size(), text, password.size(),
                                   salt.data(), cost.operations, cost.memory, crypto_pwhash_ALG_ARGON2ID13);
  wipe_stack(kPasswordStack);
  if (result != 0) {
    return std::nullopt;
  }
  return key;
}

}  // namespace tacit
