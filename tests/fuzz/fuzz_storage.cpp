// SPDX-License-Identifier: MIT
#include <map>

#include "wallet/storage.h"

#include "fuzz/scratch_folder.h"

using namespace tacit;
using namespace tacit::test;

namespace {

using Rows = std::map<std::pair<std::uint8_t, std::uint64_t>, Bytes>;

const Secret<Bytes32>& key() {
  static const Secret<Bytes32> made(Bytes32{7});
  return made;
}

const Rows& rows() {
  static const Rows made = [] {
    Rows all;
    for (std::uint8_t table = 1; table <= kLastTable; ++table) {
      for (std::uint64_t row = 1; row <= 3; ++row) {
        all[{table, row}] = Bytes(20 + 30 * row, static_cast<std::uint8_t>(16 * table + row));
      }
    }
    return all;
  }();
  return made;
}

/// A wallet's database as this program writes it.
const Bytes& honest_file(const std::filesystem::path& folder) {
  static const Bytes made = [&] {
    {
      auto storage = Storage::open(folder / "honest", key(), Bytes16{3});
      StorageBatch batch;
      for (const auto& [place, value] : rows()) {
        batch.put(static_cast<Table>(place.first), place.second, value);
      }
      TACIT_CHECK(storage && storage->commit(batch));
    }
    std::ifstream file(folder / "honest", std::ios::binary);
    return Bytes(std::istreambuf_iterator<char>(file), {});
  }();
  return made;
}

}  // namespace

/// A wallet's database with changes (scratch_folder.h), or any other file in its place, as the first byte
/// says: an error, or records of which each is one that was stored, under its own table and row.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  static const ScratchFolder folder;
  Bytes file = data[0] % 2 == 0 ? honest_file(folder.path()) : Bytes(data + 1, data + size);
  if (data[0] % 2 == 0) {
    patch(file, ByteView(data + 1, size - 1));
  }
  const std::filesystem::path path = folder.path() / "wallet.sqlite";
  for (const char* suffix : {"-wal", "-shm", "-journal"}) {
    std::filesystem::remove(path.string() + suffix);
  }
  write_file(path, file);
  auto storage = Storage::open(path, key(), Bytes16{3});
  if (!storage) {
    return 0;
  }
  for (std::uint8_t table = 1; table <= kLastTable; ++table) {
    const auto loaded = storage->load(static_cast<Table>(table));
    if (!loaded) {
      continue;
    }
    for (const auto& [row, value] : *loaded) {
      const auto stored = rows().find({table, row});
      TACIT_CHECK(stored != rows().end() && stored->second == value);
    }
  }
  StorageBatch batch;
  batch.put(Table::kState, 9, Bytes(10, 1));
  static_cast<void>(storage->commit(batch));
  return 0;
}
