// SPDX-License-Identifier: MIT
#pragma once

#include "base/bytes.h"
#include "base/secret.h"

/// Ed25519 for block certificates (protocol §10). Thread-safe.
namespace tacit {

struct SigningKeyPair {
  Secret<Bytes64> secret;  // libsodium's layout: seed, then public key
  Bytes32 public_key{};
};

SigningKeyPair make_signing_key();
SigningKeyPair signing_key_from_seed(const Bytes32& seed);
Bytes64 sign(const SigningKeyPair& key, ByteView message);

/// The rule is the protocol's, not a library's: S < l, canonical encodings of A and R, neither of small
/// order, and S·B = R + k·A without cofactor. Variable time (public data).
bool verify_signature_vartime(const Bytes32& public_key, ByteView message, const Bytes64& signature);

}  // namespace tacit
