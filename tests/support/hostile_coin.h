// SPDX-License-Identifier: MIT
#pragma once

#include "base/check.h"
#include "crypto/aead.h"
#include "crypto/hash.h"
#include "protocol/note.h"

namespace tacit::test {

/// The coin with its ciphertext made anew around any plaintext, so that the recipient's key decrypts it: what
/// a sender who knows an address can put there. `key` is the recipient's.
inline Coin sealed_with(Coin coin, const IncomingKey& key, const ByteArray<kNoteSize>& plaintext) {
  const auto X = shared_point(key, coin.K);
  TACIT_CHECK(X);
  const Bytes64 w = hash("tacit/1/coin/key", {*X, coin.K, coin.S});
  coin.view_tag = w[32];
  coin.c = to_array<kCiphertextSize>(aead_seal(to_array<32>(w), AeadNonce{}, coin.points(), plaintext));
  return coin;
}

}  // namespace tacit::test
