// SPDX-License-Identifier: MIT
#include "protocol/asset.h"

namespace tacit {

Scalar asset_scalar(const AssetId& asset) {
  static const Scalar native = hash_to_scalar("tacit/1/asset", {kTacit.bytes()});
  return asset.is_native() ? native : hash_to_scalar("tacit/1/asset", {asset.bytes()});
}

}  // namespace tacit
