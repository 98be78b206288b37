// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/keys.h"
#include "protocol/note.h"

#include "vectors/input.h"

/// Protocol values as the vector files write them.
namespace tacit::vectors {

/// From "s1", "s2", "r".
SpendKey spendKeyOf(const Input& input);
/// From "s1", "P2".
IncomingKey incomingKeyOf(const Input& input);
Origin originOf(const Input& input, const char* key);
Coin coinOf(const Input& input, const char* key);
Memo memoOf(const Input& input, const char* key);
Address addressOf(const Input& input, const char* key);

/// {d, v, asset, k, memo}
Json jsonOf(const Note& note);

}  // namespace tacit::vectors
