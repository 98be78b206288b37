// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

#include "base/bytes.h"
#include "crypto/scalar.h"

namespace tacit {

/// The system's random generator (libsodium). Thread-safe.
void random_bytes(std::span<std::uint8_t> out);
template <std::size_t N>
ByteArray<N> random_array() {
  ByteArray<N> out;
  random_bytes(out);
  return out;
}

/// Where a prover takes its nonces. Draw number i is 64 bytes; a scalar is a draw mod l, b ≤ 64 random bytes
/// are the first b of a draw. Not thread-safe: every prover has its own.
class ProverRandom {
 public:
  virtual ~ProverRandom() = default;
  Scalar scalar();
  template <std::size_t N>
    requires(N <= 64)
  ByteArray<N> bytes() {
    Bytes64 block = draw();
    return to_array<N>(block);
  }

 protected:
  virtual Bytes64 draw() = 0;
};

/// What released programs use (protocol, security note 7): draw i is hash("tacit/1/nonce/draw", seed, i) with
/// seed = hash("tacit/1/nonce", fresh, secret, statement) and 32 bytes of `fresh` from the system. A
/// generator that repeats or fails does not repeat a nonce for another statement, and reveals no key. Neither
/// `secret` nor `statement` is kept; the seed is wiped.
class HedgedRandom final : public ProverRandom {
 public:
  HedgedRandom(ByteView secret, ByteView statement);
  ~HedgedRandom() override;
  HedgedRandom(const HedgedRandom&) = delete;
  HedgedRandom& operator=(const HedgedRandom&) = delete;

  /// For the test that a stuck generator repeats no nonce: the same with the fresh bytes given.
  HedgedRandom(const Bytes32& fresh, ByteView secret, ByteView statement);

 protected:
  Bytes64 draw() override;

 private:
  Bytes64 m_seed;
  std::uint64_t m_count = 0;
};

/// The stream of the test vectors: draw i is SHAKE256(seed ‖ u64(i)). For tests and the vector program alone.
class VectorRandom final : public ProverRandom {
 public:
  explicit VectorRandom(ByteView seed) : m_seed(seed.begin(), seed.end()) {}

 protected:
  Bytes64 draw() override;

 private:
  Bytes m_seed;
  std::uint64_t m_count = 0;
};

}  // namespace tacit
