// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "crypto/hash.h"
#include "ledger/decoded_coins.h"

#include "fuzz/scratch_folder.h"

using namespace tacit;
using namespace tacit::test;

namespace {

constexpr std::uint64_t kCoins = 21, kSetSize = 16;
constexpr std::array<const char*, 4> kFiles{"decoded-S", "decoded-V", "decoded-A", "decoded-sums"};

const std::vector<CoinPoints>& coins() {
  static const std::vector<CoinPoints> made = [] {
    std::vector<CoinPoints> all;
    for (std::uint64_t i = 0; i < kCoins; ++i) {
      const auto point = [&](const char* list) {
        return hash_to_point("tacit/1/test/fuzz", {list, i}).encode();
      };
      all.push_back({point("S"), point("V"), point("A")});
    }
    return all;
  }();
  return made;
}

DecodedCoins::Source source() {
  return {[](std::uint64_t first, std::uint64_t count) -> Result<std::vector<CoinPoints>, StorageFault> {
            const auto from = coins().begin() + static_cast<std::ptrdiff_t>(first);
            return std::vector(from, from + static_cast<std::ptrdiff_t>(count));
          },
          [](std::uint64_t count) -> Result<Bytes32, StorageFault> {
            return digest("tacit/1/test/fuzz", {count});
          }};
}

std::unique_ptr<DecodedCoins> open(const std::filesystem::path& folder) {
  auto opened = DecodedCoins::open(folder.string(), Bytes32{5}, kSetSize, kCoins, source(), 64);
  TACIT_CHECK(opened);
  return *std::move(opened);
}

/// The files as this program leaves them.
const std::array<Bytes, 4>& honest_files(const std::filesystem::path& folder) {
  static const std::array<Bytes, 4> made = [&] {
    const auto decoded = open(folder);
    while (decoded->prepare_next(kCoins)) {
    }
    std::array<Bytes, 4> all;
    for (std::size_t i = 0; i < kFiles.size(); ++i) {
      std::ifstream file(folder / kFiles[i], std::ios::binary);
      all[i].assign(std::istreambuf_iterator<char>(file), {});
    }
    return all;
  }();
  return made;
}

bool same(std::span<const MultiexpBase> a, std::span<const MultiexpBase> b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

}  // namespace

/// The files of decoded coins with changes (scratch_folder.h), the first byte says to which: whatever they
/// hold, sets are those that the coins as received give.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) {
    return 0;
  }
  static const ScratchFolder folder;
  static const auto expected = decode_members(coins());
  std::array<Bytes, 4> files = honest_files(folder.path());
  const std::size_t which = data[0] % 4, first = data[1] % kCoins;
  patch(files[which], ByteView(data + 2, size - 2));
  if ((data[0] & 4) != 0) {
    std::swap(files[which], files[(which + 1) % 4]);
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    write_file(folder.path() / kFiles[i], files[i]);
  }
  const auto decoded = open(folder.path());
  const auto count = static_cast<std::uint32_t>(std::min(kSetSize, kCoins - first));
  const auto members = decoded->members(first, count, kCoins);
  TACIT_CHECK(members);
  TACIT_CHECK(same((*members)->S, expected->S.subspan(first, count)));
  TACIT_CHECK(same((*members)->V, expected->V.subspan(first, count)));
  TACIT_CHECK(same((*members)->A, expected->A.subspan(first, count)));
  return 0;
}
