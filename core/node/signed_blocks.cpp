// SPDX-License-Identifier: MIT
#include "node/signed_blocks.h"

#include <algorithm>
#include <utility>

#include "base/serialize.h"
#include "crypto/hash.h"

namespace tacit {
namespace {

constexpr std::string_view kMagic = "tacit signed 1\n\n";
constexpr std::size_t kHeaderSize = kMagic.size() + 32 + 8 + 32 + 32 + 4;
/// Slots share no page, so that a torn write of one leaves the other.
constexpr std::size_t kPage = 4096;

Bytes32 checksum(const Bytes32& genesis, std::uint64_t height, const Bytes32& id, ByteView block) {
  return digest("tacit/1/node/signed", {genesis, height, id, block});
}

}  // namespace

SignedBlocks::SignedBlocks(std::string path, const Bytes32& genesis, std::size_t most)
    : m_path(std::move(path)),
      m_genesis(genesis),
      m_most(most),
      m_slot_size((kHeaderSize + most + kPage - 1) / kPage * kPage) {}

Result<SignedBlocks, FileError> SignedBlocks::open(const std::string& path, const Bytes32& genesis,
                                                   std::size_t most) {
  SignedBlocks blocks(path, genesis, most);
  auto file = read_file(path, 2 * blocks.m_slot_size);
  if (!file) {
    return std::unexpected(file.error() == FileError::kTooLarge ? FileError::kDamaged : file.error());
  }
  bool found = false;
  for (std::size_t slot = 0; slot < 2; ++slot) {
    TACIT_TRY(auto read, blocks.read_slot(*file, slot));
    if (read && (!found || read->height > blocks.m_newest.height)) {
      blocks.m_newest = *std::move(read);
      blocks.m_slot = slot;
      found = true;
    }
  }
  return found ? Result<SignedBlocks, FileError>(std::move(blocks)) : std::unexpected(FileError::kDamaged);
}

Result<SignedBlocks, FileError> SignedBlocks::make(const std::string& path, const Bytes32& genesis,
                                                   std::size_t most, Newest first) {
  SignedBlocks blocks(path, genesis, most);
  TACIT_TRY_VOID(write_file(path, blocks.encode(first.height, first.id, first.block), 0600));
  blocks.m_newest = std::move(first);
  return blocks;
}

Result<void, FileError> SignedBlocks::write(std::uint64_t height, const Bytes32& id, ByteView block) {
  const std::size_t slot = 1 - m_slot;
  TACIT_TRY_VOID(write_in_place(m_path, slot * m_slot_size, encode(height, id, block)));
  m_slot = slot;
  m_newest = {height, id, {}};
  return {};
}

Bytes SignedBlocks::encode(std::uint64_t height, const Bytes32& id, ByteView block) const {
  Writer writer;
  writer.reserve(kHeaderSize + block.size());
  writer.bytes(as_bytes(kMagic)).bytes(m_genesis).u64(height).bytes(id);
  writer.bytes(checksum(m_genesis, height, id, block)).enc(block);
  return writer.take();
}

/// Nothing when the slot was never written, or not wholly, or has changed since.
Result<std::optional<SignedBlocks::Newest>, FileError> SignedBlocks::read_slot(ByteView file,
                                                                               std::size_t slot) const {
  Reader reader(file.subspan(std::min(file.size(), slot * m_slot_size)));
  const ByteView magic = reader.bytes(kMagic.size());
  const Bytes32 genesis = reader.array<32>();
  Newest found;
  found.height = reader.u64();
  found.id = reader.array<32>();
  const Bytes32 sum = reader.array<32>();
  const ByteView block = reader.enc(m_most);
  if (reader.failed() || !equal_vartime(magic, as_bytes(kMagic)) ||
      sum != checksum(genesis, found.height, found.id, block)) {
    return std::optional<Newest>();
  }
  if (genesis != m_genesis) {
    return std::unexpected(FileError::kExists);
  }
  found.block.assign(block.begin(), block.end());
  return found;
}

}  // namespace tacit
