// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/bytes.h"
#include "proof/cover_set.h"
#include "protocol/amount.h"

namespace tacit {

/// A genesis has no larger fee_unit, so that fee_unit · 100 is an amount.
inline constexpr std::uint64_t kMostFeeUnit = (kAmountLimit - 1) / 100;

/// What every rule needs to know of a network; all of it is in its genesis (protocol §10).
struct NetworkParameters {
  Bytes32 genesis{};  // genesis id
  std::string name;
  std::string prefix = "tacit";  // of addresses
  std::uint8_t n = 4;
  std::uint8_t m = 7;
  std::uint64_t fee_unit = 10'000;
  std::uint32_t max_block_bytes = 1u << 20;
  Bytes32 operator_key{};  // ed25519

  /// N = n^m.
  std::uint64_t set_size() const;
  MembershipParameters membership() const;

  /// fee_unit · (inputs + outputs + 4 · sets). Always an amount: fee_unit is at most kMostFeeUnit, and each
  /// of the three is at most 16 (checked), so the factor is at most 96.
  Amount least_fee(std::size_t inputs, std::size_t outputs, std::size_t different_sets) const;
};

}  // namespace tacit
