// SPDX-License-Identifier: MIT
#include "node/signed_blocks.h"

#include "fuzz/scratch_folder.h"

using namespace tacit;
using namespace tacit::test;

namespace {

constexpr std::size_t kMost = 64;  // bytes of a block
constexpr Bytes32 kGenesis{1};

struct Signed {
  std::uint64_t height = 0;
  Bytes block;
};

bool is(const SignedBlocks::Newest& newest, const Signed& block) {
  return newest.height == block.height && newest.id == Bytes32{static_cast<std::uint8_t>(block.height)} &&
         newest.block == block.block;
}

}  // namespace

/// The record of signed blocks. The first byte is even before a whole file; else it says how long a second
/// block is that was signed after a first, and the rest changes the file of both: what is read afterwards is
/// one of the two, and the second when nothing has changed. Either way a block written to a file that could
/// be read is the newest.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  static const ScratchFolder folder;
  const std::string path = folder.path() / "signed";
  const ByteView input(data + 1, size - 1);
  const Signed first{7, Bytes(3, 7)}, second{8, Bytes(data[0] / 2 % (kMost + 1), 8)};
  const bool ours = data[0] % 2 == 1;
  bool changed = false;
  if (ours) {
    auto made = SignedBlocks::make(path, kGenesis, kMost, {first.height, Bytes32{7}, first.block});
    TACIT_CHECK(made && made->write(second.height, Bytes32{8}, second.block));
    Bytes file = *read_file(path, 1 << 20);
    changed = patch(file, input);
    write_file(path, file);
  } else {
    write_file(path, input);
  }
  auto read = SignedBlocks::open(path, kGenesis, kMost);
  if (!read) {
    TACIT_CHECK(changed || !ours);
    TACIT_CHECK(read.error() == FileError::kDamaged || read.error() == FileError::kExists);
    return 0;
  }
  const SignedBlocks::Newest newest = read->newest();
  TACIT_CHECK(!ours || is(newest, second) || (changed && is(newest, first)));
  const Signed next{newest.height + 1, Bytes(kMost, 9)};
  if (next.height != 0) {
    TACIT_CHECK(read->write(next.height, Bytes32{static_cast<std::uint8_t>(next.height)}, next.block));
    const auto again = SignedBlocks::open(path, kGenesis, kMost);
    TACIT_CHECK(again && is(again->newest(), next));
  }
  return 0;
}
