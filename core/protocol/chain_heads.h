// SPDX-License-Identifier: MIT
#pragma once

#include "base/bytes.h"
#include "protocol/coin.h"
#include "protocol/tag.h"

/// The coin chain and the tag chain (protocol §5): one 32-byte value commits to all coins, or tags, before
/// it.
namespace tacit {

/// coins[0] and tags[0] of the ledger with this genesis id.
Bytes32 first_coin_head(const Bytes32& genesis);
Bytes32 first_tag_head(const Bytes32& genesis);

/// coins[i+1] from coins[i].
Bytes32 next_coin_head(const Bytes32& head, const Origin& origin, const Coin& coin);
/// The same for whoever has only the points and `Coin::rest_digest` of the coin.
Bytes32 next_coin_head(const Bytes32& head, const Origin& origin, const Bytes32& K, const Bytes32& S,
                       const Bytes32& V, const Bytes32& A, const Bytes32& rest_digest);

/// tags[i+1] from tags[i]; `tag` is the encoding of T.
Bytes32 next_tag_head(const Bytes32& head, const Bytes32& tag);

}  // namespace tacit
