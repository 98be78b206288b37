// SPDX-License-Identifier: MIT
#include "crypto/transcript.h"

#include <algorithm>

#include "base/check.h"
#include "base/rule.h"

namespace tacit {

namespace {

/// STROBE-128's rate over Keccak-f[1600]: 200 − 128/4 bytes, less two of its own padding.
constexpr std::uint8_t kRate = 166;

// Flags of an operation (STROBE 1.0.2, section 5): inbound, application, cipher, meta.
constexpr std::uint8_t kI = 1;
constexpr std::uint8_t kA = 2;
constexpr std::uint8_t kC = 4;
constexpr std::uint8_t kM = 16;

}  // namespace

Strobe128::Strobe128(std::string_view protocol_label) {
  constexpr std::uint8_t kHeader[] = {1, kRate + 2, 1, 0, 1, 96};
  std::ranges::copy(kHeader, m_state.begin());
  std::ranges::copy(as_bytes("STROBEv1.0.2"), m_state.begin() + std::size(kHeader));
  keccak_f1600(m_state);
  meta_ad(as_bytes(protocol_label), false);
}

void Strobe128::meta_ad(ByteView data, bool more) {
  begin_op(kM | kA, more);
  absorb(data);
}

void Strobe128::ad(ByteView data, bool more) {
  begin_op(kA, more);
  absorb(data);
}

void Strobe128::prf(std::span<std::uint8_t> out, bool more) {
  begin_op(kI | kA | kC, more);
  squeeze(out);
}

void Strobe128::key(ByteView data, bool more) {
  begin_op(kA | kC, more);
  overwrite(data);
}

void Strobe128::begin_op(std::uint8_t flags, bool more) {
  if (more) {
    TACIT_CHECK(m_flags == flags);
    return;
  }
  const std::uint8_t frame[] = {m_position_begin, flags};
  m_position_begin = static_cast<std::uint8_t>(m_position + 1);
  m_flags = flags;
  absorb(frame);
  if ((flags & kC) != 0 && m_position != 0) {
    run_f();
  }
}

void Strobe128::absorb(ByteView data) {
  for (std::uint8_t byte : data) {
    m_state[m_position] ^= byte;
    if (++m_position == kRate) {
      run_f();
    }
  }
}

void Strobe128::overwrite(ByteView data) {
  for (std::uint8_t byte : data) {
    m_state[m_position] = byte;
    if (++m_position == kRate) {
      run_f();
    }
  }
}

void Strobe128::squeeze(std::span<std::uint8_t> out) {
  for (std::uint8_t& byte : out) {
    byte = m_state[m_position];
    m_state[m_position] = 0;  // so that a later state does not give this output away
    if (++m_position == kRate) {
      run_f();
    }
  }
}

void Strobe128::run_f() {
  m_state[m_position] ^= m_position_begin;
  m_state[m_position + 1u] ^= 0x04;
  m_state[kRate + 1u] ^= 0x80;
  keccak_f1600(m_state);
  m_position = 0;
  m_position_begin = 0;
}

Transcript::Transcript(std::string_view label) : m_strobe("Merlin v1.0") {
  append("dom-sep", as_bytes(label));
}

void Transcript::append(std::string_view label, ByteView message) {
  if (absorption_removed(label)) {
    return;
  }
  m_strobe.meta_ad(as_bytes(label), false);
  m_strobe.meta_ad(u32_bytes(static_cast<std::uint32_t>(message.size())), true);
  m_strobe.ad(message, false);
}

void Transcript::append_u64(std::string_view label, std::uint64_t value) {
  append(label, u64_bytes(value));
}

void Transcript::append_point(std::string_view label, const Bytes32& encoding) {
  append(label, encoding);
}

void Transcript::append_scalar(std::string_view label, const Scalar& value) {
  append(label, value.encode());
}

void Transcript::challenge_bytes(std::string_view label, std::span<std::uint8_t> out) {
  m_strobe.meta_ad(as_bytes(label), false);
  m_strobe.meta_ad(u32_bytes(static_cast<std::uint32_t>(out.size())), true);
  m_strobe.prf(out, false);
}

std::optional<Scalar> Transcript::challenge(std::string_view label) {
  Bytes64 bytes;
  challenge_bytes(label, bytes);
  const Scalar value = Scalar::from_wide(bytes);
  if (value.is_zero()) {
    return std::nullopt;
  }
  return value;
}

}  // namespace tacit
