// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "crypto/point.h"
#include "crypto/scalar.h"

namespace tacit {

/// STROBE-128 restricted to what Merlin uses: meta-AD, AD, PRF, KEY.
class Strobe128 {
 public:
  explicit Strobe128(std::string_view protocol_label);
  void meta_ad(ByteView data, bool more);
  void ad(ByteView data, bool more);
  void prf(std::span<std::uint8_t> out, bool more);
  void key(ByteView data, bool more);

 private:
  void begin_op(std::uint8_t flags, bool more);
  void absorb(ByteView data);
  void overwrite(ByteView data);
  void squeeze(std::span<std::uint8_t> out);
  void run_f();

  ByteArray<200> m_state{};
  std::uint8_t m_position = 0;
  std::uint8_t m_position_begin = 0;
  std::uint8_t m_flags = 0;
};

/// A Merlin 1.0 transcript (protocol §1): the only place where a proof's challenges are made. Copyable, so
/// that a prover can fork it. Not thread-safe.
class Transcript {
 public:
  explicit Transcript(std::string_view label);

  void append(std::string_view label, ByteView message);
  void append_u64(std::string_view label, std::uint64_t value);
  /// Appends an encoded point. Callers made it, and it is not the identity; or they refuse the proof unless
  /// `decode_nonidentity` accepts it, before or after.
  void append_point(std::string_view label, const Bytes32& encoding);
  void append_scalar(std::string_view label, const Scalar& value);

  void challenge_bytes(std::string_view label, std::span<std::uint8_t> out);
  /// 64 transcript bytes mod l. Nothing for zero, which refuses the proof.
  std::optional<Scalar> challenge(std::string_view label);

 private:
  Strobe128 m_strobe;
};

}  // namespace tacit
