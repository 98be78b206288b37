// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <initializer_list>
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "base/serialize.h"

/// The hashes of protocol §1 over libsodium's BLAKE2b, and SHAKE256 and SHA3-512 (FIPS 202) on this project's
/// Keccak. Constant time in the data; every function is thread-safe. Inputs may be secret, the caller wipes
/// what he keeps.
namespace tacit {

/// One argument of `hash(label, …)`: bytes as they are, text as ASCII, an integer as u64 (pass `u32_bytes(n)`
/// for a u32). Points and scalars are passed as their encodings.
class HashPart {
 public:
  HashPart(ByteView bytes) : m_bytes(bytes) {}
  template <std::size_t N>
  HashPart(const ByteArray<N>& bytes) : m_bytes(bytes) {}
  HashPart(const Bytes& bytes) : m_bytes(bytes) {}
  HashPart(std::string_view text) : m_bytes(as_bytes(text)) {}
  HashPart(const char* text) : m_bytes(as_bytes(text)) {}
  template <std::unsigned_integral T>
  HashPart(T value) : m_integer(u64_bytes(value)), m_is_integer(true) {}

  ByteView view() const { return m_is_integer ? ByteView(m_integer) : m_bytes; }

 private:
  ByteView m_bytes;
  ByteArray<8> m_integer{};
  bool m_is_integer = false;
};

/// hash(label, p1, …), digest(…) and digest16(…) of protocol §1. `label` starts with "tacit/1/".
Bytes64 hash(std::string_view label, std::initializer_list<HashPart> parts);
Bytes32 digest(std::string_view label, std::initializer_list<HashPart> parts);
Bytes16 digest16(std::string_view label, std::initializer_list<HashPart> parts);

/// The same digest for any number of parts.
Bytes32 digest(std::string_view label, std::span<const Bytes32> parts);
Bytes32 digest(std::string_view label, std::span<const Bytes64> parts);

/// Plain BLAKE2b of `size` bytes (1–64), optionally with a 16-byte personalisation.
void blake2b(std::span<std::uint8_t> out, ByteView in);
void blake2b_personal(std::span<std::uint8_t> out, ByteView in, const Bytes16& personal);

Bytes64 sha3_512(ByteView in);

/// SHAKE256 as a stream: absorb any number of times, then squeeze any number of times.
class Shake256 {
 public:
  void absorb(ByteView in);
  void squeeze(std::span<std::uint8_t> out);

 private:
  ByteArray<200> m_state{};
  std::size_t m_position = 0;
  bool m_squeezing = false;
};

/// Keccak-f[1600] on the 200-byte state (FIPS 202), shared with STROBE.
void keccak_f1600(ByteArray<200>& state);

}  // namespace tacit
