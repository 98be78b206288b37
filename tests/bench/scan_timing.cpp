// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

#include "crypto/random.h"
#include "support/hostile_coin.h"
#include "wallet/scanner.h"

/// How long a wallet works on a block, by what is in it: the measurement of dudect (Reparaz, Balasch,
/// Verbauwhede 2017) for coins of others, of one's own and malformed ones. Samples of all classes are drawn
/// at random; the slowest tenth of each is left out; Welch's t compares each class with coins of others. |t|
/// above 4.5 is a difference. The figures are reported and limit nothing: nobody is told when a wallet has
/// done (docs/security.md, row 22).
///
///   tacit-bench-scan-timing [--samples N]
namespace {

using namespace tacit;

constexpr std::size_t kCoins = 8;  // of a block with four small payments
constexpr const char* kClasses[] = {"others",         "others again", "own", "own key, bad plaintext",
                                    "bad ciphertext", "bad point"};
constexpr std::size_t kClassCount = std::size(kClasses);

SpendKey key_of(std::uint8_t number) {
  Secret<Bytes64> seed;
  seed.expose().fill(number);
  return SpendKey::from_seed(seed, 0);
}

struct Made {
  Coin coin;
  Origin origin;
};

Made coin_for(const SpendKey& recipient, std::uint32_t number) {
  const Address address = recipient.full().incoming().address(0);
  const Origin origin = Origin::of_public_coin(number);
  const Note note{address.d(), Amount::from_units(1'000 + number), kTacit, random_array<32>(), Memo{}};
  return {*make_coin(address, note, Bytes32{}, origin), origin};
}

/// A block of coins of others but for its first, which is of the class.
std::vector<Made> block_of(std::size_t kind, const SpendKey& own, const SpendKey& other) {
  std::vector<Made> made;
  for (std::uint32_t i = 0; i < kCoins; ++i) {
    made.push_back(coin_for(other, i));
  }
  Made& first = made.front();
  if (kind >= 2) {
    first = coin_for(own, 0);
  }
  if (kind == 3) {
    ByteArray<kNoteSize> noise;
    random_bytes(noise);
    first.coin = test::sealed_with(first.coin, own.full().incoming(), noise);
  } else if (kind == 4) {
    first.coin.c[0] ^= 1;
  } else if (kind == 5) {
    first.coin.K.fill(0xff);
  }
  return made;
}

double thread_seconds() {
  std::timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

struct Figures {
  double mean = 0, variance = 0;
  std::size_t count = 0;
};

Figures figures(std::vector<double> samples) {
  std::ranges::sort(samples);
  samples.resize(std::max<std::size_t>(2, samples.size() * 9 / 10));
  Figures made;
  made.count = samples.size();
  for (const double sample : samples) {
    made.mean += sample / static_cast<double>(made.count);
  }
  for (const double sample : samples) {
    made.variance += (sample - made.mean) * (sample - made.mean) / static_cast<double>(made.count - 1);
  }
  return made;
}

double welch(const Figures& a, const Figures& b) {
  const double spread = a.variance / static_cast<double>(a.count) + b.variance / static_cast<double>(b.count);
  return spread > 0 ? (a.mean - b.mean) / std::sqrt(spread) : 0;
}

}  // namespace

int main(int count, char** words) {
  std::size_t samples = 60'000;
  if (count == 3 && std::strcmp(words[1], "--samples") == 0) {
    samples = std::strtoull(words[2], nullptr, 10);
  } else if (count != 1) {
    std::fprintf(stderr, "usage: tacit-bench-scan-timing [--samples N]\n");
    return 2;
  }
  const SpendKey own = key_of(1), other = key_of(2);
  std::vector<std::vector<Made>> blocks;
  for (std::size_t kind = 0; kind < kClassCount; ++kind) {
    blocks.push_back(block_of(kind, own, other));
  }
  WorkerPool pool(1);  // so few coins are scanned by the caller alone
  std::vector<std::vector<double>> times(kClassCount);
  std::size_t found = 0;
  for (std::size_t i = 0; i < samples; ++i) {
    const std::size_t kind = random_array<1>()[0] % kClassCount;
    std::vector<ScannedCoin> coins;
    for (const Made& made : blocks[kind]) {
      coins.push_back({&made.coin, made.origin});
    }
    const double begin = thread_seconds();
    const auto answers = scan_coins(pool, own.full(), coins);
    times[kind].push_back(thread_seconds() - begin);
    found += answers.front().has_value() == (kind == 2) ? 1 : 0;
  }
  const Figures base = figures(times.front());
  std::printf("%zu coins a block, %zu samples\n", kCoins, samples);
  for (std::size_t kind = 0; kind < kClassCount; ++kind) {
    const Figures these = figures(times[kind]);
    std::printf("%-24s %8.2f us  %+7.2f us  t = %+.1f\n", kClasses[kind], 1e6 * these.mean,
                1e6 * (these.mean - base.mean), kind == 0 ? 0.0 : welch(these, base));
  }
  return found == samples ? 0 : 1;
}
