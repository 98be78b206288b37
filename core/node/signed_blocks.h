// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "node/files.h"

namespace tacit {

/// The newest block that an operator's key has signed, whole, in a file of two slots that are written in
/// turn. A slot carries a checksum; the one whose height is greater counts, so that a write that a power cut
/// tears leaves the block before. In place rather than by a new file and a rename: a block costs one
/// synchronised write that touches neither the folder nor, as a rule, the file's length. Public data; one
/// thread.
class SignedBlocks {
 public:
  struct Newest {
    std::uint64_t height = 0;
    Bytes32 id{};
    Bytes block;  // encoded; empty when the ledger had it before the file was made
  };

  /// Reads the file of this network, whose blocks have at most `most` bytes. kAbsent when there is none,
  /// kDamaged when neither slot holds anything, kExists when it belongs to another network.
  static Result<SignedBlocks, FileError> open(const std::string& path, const Bytes32& genesis,
                                              std::size_t most);
  /// Makes the file, whole or not at all.
  static Result<SignedBlocks, FileError> make(const std::string& path, const Bytes32& genesis,
                                              std::size_t most, Newest first);

  const Newest& newest() const { return m_newest; }

  /// Durable when this returns success, over the older slot. `newest` is then this block, without its bytes.
  Result<void, FileError> write(std::uint64_t height, const Bytes32& id, ByteView block);

 private:
  SignedBlocks(std::string path, const Bytes32& genesis, std::size_t most);
  Bytes encode(std::uint64_t height, const Bytes32& id, ByteView block) const;
  Result<std::optional<Newest>, FileError> read_slot(ByteView file, std::size_t slot) const;

  std::string m_path;
  Bytes32 m_genesis{};
  std::size_t m_most = 0;
  std::size_t m_slot_size = 0;
  std::size_t m_slot = 0;  // of the newest
  Newest m_newest;
};

}  // namespace tacit
