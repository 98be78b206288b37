// SPDX-License-Identifier: MIT
#include <algorithm>
#include <vector>

#include "base/check.h"
#include "base/serialize.h"
#include "ledger/memory_ledger.h"
#include "proof/payment_proof.h"

#include "core/ledger/chain_maker.h"

using namespace tacit;
using namespace tacit::test;

namespace {

struct World {
  ChainMaker chain{20};
  MemoryLedger ledger{chain.genesis()};
  std::vector<Bytes> transactions;
  PayerStatement payer_statement;
  Bytes payer;

  World() {
    transactions.push_back(chain.pay_bytes(ledger, {.inputs = {0}, .outputs = {5}}));
    transactions.push_back(chain.pay_bytes(ledger, {.inputs = {1, 17}, .outputs = {5}}));
    const Scalar s(11), r(13);
    payer_statement = {Bytes32{1}, Bytes32{2}, *payer_message("shop", Bytes32{3}), {}};
    payer_statement.T =
        (s.invert() * (hash_to_point("tacit/1/generator", {"U"}) - multiply_base(r))).encode();
    payer = must(payer_prove(payer_statement, {s, r}), "payer's proof");
  }
};

const World& world() {
  static const World made;
  return made;
}

/// What a forger may try that flips of bits do not reach: whole words of meaning.
Bytes32 word(std::uint8_t which, ByteView proof) {
  constexpr Bytes32 kOrder{0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7,
                           0xa2, 0xde, 0xf9, 0xde, 0x14, 0,    0,    0,    0,    0,    0,
                           0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};
  switch (which % 5) {
    case 0:
      return {};
    case 1:
      return kOrder;
    case 2:
      return Scalar::one().encode();
    case 3:
      return base_point().encode();
    default:
      return to_array<32>(proof.subspan(which * 13 % (proof.size() - 32)));
  }
}

/// Script: u16 place ‖ u8 kind ‖ value. Returns whether anything is different afterwards.
bool change(Bytes& bytes, Reader& script) {
  const Bytes before = bytes;
  while (script.remaining() > 0) {
    const std::size_t place = script.u16();
    const std::uint8_t kind = script.u8(), value = script.u8();
    if (kind % 2 == 0) {
      bytes[place % bytes.size()] ^= value;
    } else {
      const Bytes32 put = word(value, before);
      std::copy(put.begin(), put.end(),
                bytes.begin() + static_cast<std::ptrdiff_t>(place % (bytes.size() - 31)));
    }
  }
  return bytes != before;
}

}  // namespace

/// A transaction is valid as it was made and with no other byte in it, alone and among others, none of which
/// Before the first input, whose time libFuzzer takes.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  world();
  return 0;
}

/// it harms. The first byte says which transaction, or the payer's proof.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Reader script(ByteView(data, size));
  const std::uint8_t which = script.u8() % 3;
  if (which == 2) {
    Bytes proof = world().payer;
    const bool changed = change(proof, script);
    ProofItem item;
    item.payments.push_back({world().payer_statement, proof});
    TACIT_CHECK(verify_proof(item).has_value() == !changed);
    return 0;
  }
  Bytes bytes = world().transactions[which];
  const bool changed = change(bytes, script);
  constexpr std::uint64_t kTime = ChainMaker::kGenesisTime;
  const auto alone = check_transaction(world().ledger, kTime, bytes);
  TACIT_CHECK(alone.has_value() == !changed);
  const Bytes& other = world().transactions[1 - which];
  const std::vector<ByteView> views{bytes, other, bytes};
  const auto together = check_transactions(world().ledger, kTime, views);
  TACIT_CHECK(together[1].has_value());
  for (const std::size_t i : {0u, 2u}) {
    TACIT_CHECK(together[i].has_value() == alone.has_value());
    TACIT_CHECK(alone || together[i].error() == alone.error());
  }
  return 0;
}
