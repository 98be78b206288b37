// SPDX-License-Identifier: MIT
#pragma once

#include <compare>

#include "base/bytes.h"
#include "crypto/scalar.h"

namespace tacit {

/// Which asset (protocol §3): any 32 bytes; 32 zero bytes are TACIT, the native one. Ordered by its bytes.
class AssetId {
 public:
  constexpr AssetId() = default;  // TACIT
  explicit constexpr AssetId(const Bytes32& bytes) : m_bytes(bytes) {}

  constexpr const Bytes32& bytes() const { return m_bytes; }
  constexpr bool is_native() const { return *this == AssetId(); }

  friend constexpr auto operator<=>(const AssetId&, const AssetId&) = default;

 private:
  Bytes32 m_bytes{};
};

inline constexpr AssetId kTacit{};
/// TACIT's smallest unit is 10^−8.
inline constexpr int kTacitDecimals = 8;

/// a = scalar("tacit/1/asset", id). TACIT's is computed once.
Scalar asset_scalar(const AssetId& asset);

}  // namespace tacit
