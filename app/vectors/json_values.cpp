// SPDX-License-Identifier: MIT
#include "vectors/json_values.h"

namespace tacit::vectors {

SpendKey spendKeyOf(const Input& input) {
  return orRefuse(SpendKey::make(input.scalar("s1"), input.scalar("s2"), input.scalar("r")));
}

IncomingKey incomingKeyOf(const Input& input) {
  return orRefuse(IncomingKey::make(input.scalar("s1"), input.point("P2")));
}

Origin originOf(const Input& input, const char* key) {
  return Origin(input.array<Origin::kSize>(key));
}

Coin coinOf(const Input& input, const char* key) {
  return orRefuse(Coin::parse(input.hex(key)));
}

Memo memoOf(const Input& input, const char* key) {
  return orRefuse(make_memo(input.hex(key)));
}

Address addressOf(const Input& input, const char* key) {
  return orRefuse(Address::parse(input.hex(key)));
}

Json jsonOf(const Note& note) {
  return {{"d", to_hex(note.d)},
          {"v", std::to_string(note.v.units())},
          {"asset", to_hex(note.asset.bytes())},
          {"k", to_hex(note.k)},
          {"memo", to_hex(note.memo)}};
}

}  // namespace tacit::vectors
