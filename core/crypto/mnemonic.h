// SPDX-License-Identifier: MIT
#pragma once

#include <expected>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/secret.h"

/// BIP-39 with the English list, 24 words. Words are secret: they are kept in `SecretBytes` as ASCII with
/// single spaces. Thread-safe.
namespace tacit {

/// The 2048 words of resources/wordlists/english.txt in order: the list of BIP-39.
std::span<const std::string_view> mnemonic_words();

/// Words for 32 bytes of entropy (24 words); for tests also 16, 20, 24, 28 bytes.
SecretBytes mnemonic_from_entropy(ByteView entropy);

enum class MnemonicError { kCount, kUnknownWord, kChecksum };
struct MnemonicFault {
  MnemonicError error;
  std::size_t position = 0;  // of the unknown word, from 0
};
/// Takes words as people type them: any ASCII white space, any case, 12–24 words by threes. On success the
/// words in normal form. The first unknown word is told before a wrong count, and both before the checksum.
/// Looks words up in constant time; allocates nothing but the result.
std::expected<SecretBytes, MnemonicFault> parse_mnemonic(ByteView typed);

/// The 64-byte seed: PBKDF2-HMAC-SHA512, 2048 rounds, salt "mnemonic" and the passphrase (UTF-8, which the
/// caller has brought to NFKD). `words` are in normal form.
Secret<Bytes64> mnemonic_seed(const SecretBytes& words, ByteView passphrase);

}  // namespace tacit
