// SPDX-License-Identifier: MIT
#include "crypto/random.h"

#include <sodium.h>

#include "base/secret.h"
#include "base/serialize.h"
#include "crypto/hash.h"

namespace tacit {

void random_bytes(std::span<std::uint8_t> out) {
  ensure_sodium();
  randombytes_buf(out.data(), out.size());
}

Scalar ProverRandom::scalar() {
  Bytes64 block = draw();
  WipeGuard guard(block);
  return Scalar::from_wide(block);
}

HedgedRandom::HedgedRandom(ByteView secret, ByteView statement)
    : HedgedRandom(random_array<32>(), secret, statement) {}

HedgedRandom::HedgedRandom(const Bytes32& fresh, ByteView secret, ByteView statement)
    : m_seed(hash("tacit/1/nonce", {fresh, secret, statement})) {}

HedgedRandom::~HedgedRandom() {
  wipe(m_seed.data(), m_seed.size());
}

Bytes64 HedgedRandom::draw() {
  return hash("tacit/1/nonce/draw", {m_seed, m_count++});
}

Bytes64 VectorRandom::draw() {
  Bytes64 out;
  Shake256 shake;
  shake.absorb(m_seed);
  shake.absorb(u64_bytes(m_count++));
  shake.squeeze(out);
  return out;
}

}  // namespace tacit
