// SPDX-License-Identifier: MIT
#include <sodium.h>

#include "base/check.h"
#include "base/serialize.h"
#include "crypto/sign.h"

using namespace tacit;

/// The protocol's rule for ed25519 is stricter than a library's: what it accepts libsodium accepts, and what
/// libsodium made and nobody changed it accepts. The input is a seed, what is laid over key, signature and
/// message by exclusive or, and the message.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Reader reader(ByteView(data, size));
  const SigningKeyPair key = signing_key_from_seed(reader.array<32>());
  Bytes32 public_key = key.public_key;
  const auto over_key = reader.array<32>();
  const auto over_signature = reader.array<64>();
  const std::uint8_t over_message = reader.u8();
  Bytes message(data + (size - reader.remaining()), data + size);
  Bytes64 signature = sign(key, message);
  bool changed = over_message != 0 && !message.empty();
  for (std::size_t i = 0; i < 64; ++i) {
    signature[i] ^= over_signature[i];
    public_key[i % 32] ^= i < 32 ? over_key[i] : 0;
    changed = changed || over_signature[i] != 0 || (i < 32 && over_key[i] != 0);
  }
  if (!message.empty()) {
    message[0] ^= over_message;
  }
  const bool ours = verify_signature_vartime(public_key, message, signature);
  const bool theirs =
      crypto_sign_verify_detached(signature.data(), message.data(), message.size(), public_key.data()) == 0;
  TACIT_CHECK(!ours || theirs);
  TACIT_CHECK(ours == !changed);
  return 0;
}
