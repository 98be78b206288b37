// SPDX-License-Identifier: MIT
#include "protocol/chain_heads.h"

#include "crypto/hash.h"

namespace tacit {

Bytes32 first_coin_head(const Bytes32& genesis) {
  return digest("tacit/1/coins", {genesis});
}

Bytes32 first_tag_head(const Bytes32& genesis) {
  return digest("tacit/1/tags", {genesis});
}

Bytes32 next_coin_head(const Bytes32& head, const Origin& origin, const Coin& coin) {
  return next_coin_head(head, origin, coin.K, coin.S, coin.V, coin.A, coin.rest_digest());
}

Bytes32 next_coin_head(const Bytes32& head, const Origin& origin, const Bytes32& K, const Bytes32& S,
                       const Bytes32& V, const Bytes32& A, const Bytes32& rest_digest) {
  return digest("tacit/1/coins/next", {head, origin.bytes(), K, S, V, A, rest_digest});
}

Bytes32 next_tag_head(const Bytes32& head, const Bytes32& tag) {
  return digest("tacit/1/tags/next", {head, tag});
}

}  // namespace tacit
