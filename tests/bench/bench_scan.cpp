// SPDX-License-Identifier: MIT
// What a wallet does with each coin of others: identification that ends at the view tag, but for one coin in
// 256.
#include <benchmark/benchmark.h>
#include <sodium.h>

#include "base/check.h"
#include "crypto/random.h"
#include "protocol/keys.h"
#include "protocol/note.h"

namespace {

using namespace tacit;

IncomingKey make_key(std::uint64_t s1) {
  return IncomingKey::make(Scalar(s1), base_point()).value();
}

void identify_foreign_coins(benchmark::State& state) {
  const IncomingKey mine = make_key(7);
  const IncomingKey other = make_key(11);
  const Origin origin = Origin::of_public_coin(0);
  std::vector<Coin> coins;
  for (std::uint64_t i = 0; i < 256; ++i) {
    Note note{};
    note.d = other.diversifier(i);
    note.k = random_array<32>();
    coins.push_back(make_coin(other.address(i), note, Bytes32{}, origin).value());
  }
  std::size_t next = 0;
  for (auto _ : state) {
    const auto note = identify(mine, coins[next++ % coins.size()], origin);
    TACIT_CHECK(!note);
  }
}
BENCHMARK(identify_foreign_coins)->Unit(benchmark::kMicrosecond);

void libsodium_scalarmult(benchmark::State& state) {
  const Bytes32 point = (Scalar(5) * base_point()).encode();
  const Bytes32 scalar = Scalar::from_wide(random_array<64>()).encode();
  Bytes32 out;
  for (auto _ : state) {
    benchmark::DoNotOptimize(crypto_scalarmult_ristretto255(out.data(), scalar.data(), point.data()));
  }
}
BENCHMARK(libsodium_scalarmult)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
