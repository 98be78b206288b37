// SPDX-License-Identifier: MIT
#include "crypto/hash.h"

#include <algorithm>

#include <sodium.h>

#include "base/check.h"
#include "base/secret.h"

namespace tacit {

namespace {

constexpr std::size_t kShakeRate = 136;
constexpr std::size_t kSha3Rate = 72;

/// BLAKE2b over `enc` of each argument (protocol §1), with a state that is wiped.
class LabelledHash {
 public:
  LabelledHash(std::string_view label, std::size_t size) {
    ensure_sodium();
    TACIT_CHECK(crypto_generichash_init(&m_state, nullptr, 0, size) == 0);
    add(as_bytes(label));
  }

  void add(ByteView part) {
    const ByteArray<4> length = u32_bytes(static_cast<std::uint32_t>(part.size()));
    crypto_generichash_update(&m_state, length.data(), length.size());
    crypto_generichash_update(&m_state, part.data(), part.size());
  }

  template <std::size_t N>
  ByteArray<N> finish() {
    ByteArray<N> out;
    TACIT_CHECK(crypto_generichash_final(&m_state, out.data(), N) == 0);
    return out;
  }

 private:
  crypto_generichash_state m_state;
  WipeGuard m_guard{m_state};
};

// Holds every input that is hashed once a coin (the longest, of "coin/rest", has 418 bytes).
constexpr std::size_t kOneCallBytes = 512;

/// The same hash of an input that is short enough to be put together first: one call of libsodium instead of
/// two a part. libsodium wipes its own state.
template <std::size_t N, class Parts>
ByteArray<N> labelled_at_once(std::string_view label, const Parts& parts) {
  ensure_sodium();
  ByteArray<kOneCallBytes> input;
  std::size_t size = 0;
  const auto add = [&](ByteView part) {
    const ByteArray<4> length = u32_bytes(static_cast<std::uint32_t>(part.size()));
    std::copy(length.begin(), length.end(), input.data() + size);
    std::copy(part.begin(), part.end(), input.data() + size + length.size());
    size += length.size() + part.size();
  };
  add(as_bytes(label));
  for (const auto& part : parts) {
    add(HashPart(part).view());
  }
  ByteArray<N> out;
  TACIT_CHECK(crypto_generichash_blake2b(out.data(), N, input.data(), size, nullptr, 0) == 0);
  wipe(input.data(), size);
  return out;
}

template <std::size_t N, class Parts>
ByteArray<N> labelled(std::string_view label, const Parts& parts) {
  std::size_t size = 4 + label.size();
  for (const auto& part : parts) {
    size += 4 + HashPart(part).view().size();
  }
  if (size <= kOneCallBytes) {
    return labelled_at_once<N>(label, parts);
  }
  LabelledHash state(label, N);
  for (const auto& part : parts) {
    state.add(HashPart(part).view());
  }
  return state.finish<N>();
}

}  // namespace

Bytes64 hash(std::string_view label, std::initializer_list<HashPart> parts) {
  return labelled<64>(label, parts);
}

Bytes32 digest(std::string_view label, std::initializer_list<HashPart> parts) {
  return labelled<32>(label, parts);
}

Bytes16 digest16(std::string_view label, std::initializer_list<HashPart> parts) {
  return labelled<16>(label, parts);
}

Bytes32 digest(std::string_view label, std::span<const Bytes32> parts) {
  return labelled<32>(label, parts);
}

Bytes32 digest(std::string_view label, std::span<const Bytes64> parts) {
  return labelled<32>(label, parts);
}

void blake2b(std::span<std::uint8_t> out, ByteView in) {
  ensure_sodium();
  TACIT_CHECK(!out.empty() && out.size() <= crypto_generichash_blake2b_BYTES_MAX);
  crypto_generichash_blake2b(out.data(), out.size(), in.data(), in.size(), nullptr, 0);
}

void blake2b_personal(std::span<std::uint8_t> out, ByteView in, const Bytes16& personal) {
  ensure_sodium();
  TACIT_CHECK(!out.empty() && out.size() <= crypto_generichash_blake2b_BYTES_MAX);
  crypto_generichash_blake2b_salt_personal(out.data(), out.size(), in.data(), in.size(), nullptr, 0, nullptr,
                                           personal.data());
}

Bytes64 sha3_512(ByteView in) {
  ByteArray<200> state{};
  WipeGuard guard(state);
  std::size_t position = 0;
  for (std::uint8_t byte : in) {
    state[position] ^= byte;
    if (++position == kSha3Rate) {
      keccak_f1600(state);
      position = 0;
    }
  }
  state[position] ^= 0x06;
  state[kSha3Rate - 1] ^= 0x80;
  keccak_f1600(state);
  return to_array<64>(state);
}

void Shake256::absorb(ByteView in) {
  TACIT_CHECK(!m_squeezing);
  for (std::uint8_t byte : in) {
    m_state[m_position] ^= byte;
    if (++m_position == kShakeRate) {
      keccak_f1600(m_state);
      m_position = 0;
    }
  }
}

void Shake256::squeeze(std::span<std::uint8_t> out) {
  if (!m_squeezing) {
    m_state[m_position] ^= 0x1f;
    m_state[kShakeRate - 1] ^= 0x80;
    keccak_f1600(m_state);
    m_position = 0;
    m_squeezing = true;
  }
  while (!out.empty()) {
    if (m_position == kShakeRate) {
      keccak_f1600(m_state);
      m_position = 0;
    }
    const std::size_t size = std::min(out.size(), kShakeRate - m_position);
    std::copy_n(m_state.begin() + static_cast<std::ptrdiff_t>(m_position), size, out.begin());
    m_position += size;
    out = out.subspan(size);
  }
}

}  // namespace tacit
