// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

#include "ledger/store.h"
#include "link/messages.h"

namespace tacit {

/// Blocks in the form in which wallets download them. The newest are kept, since every wallet asks for each
/// new block at once: some six thousand blocks of one payment, or a minute and more of full ones.
/// Thread-safe.
class BlockRecords {
 public:
  /// Of records that encode to `most_bytes` together, which take about half as much again in memory.
  explicit BlockRecords(const Store& store, std::size_t most_bytes = 8u << 20)
      : m_store(store), m_most_bytes(most_bytes) {}

  /// Of a height from 1 to the tip's; null when the store can not be read.
  std::shared_ptr<const BlockRecord> at(std::uint64_t height);

 private:
  const Store& m_store;
  const std::size_t m_most_bytes;
  std::mutex m_mutex;
  std::map<std::uint64_t, std::shared_ptr<const BlockRecord>> m_recent;
  std::size_t m_bytes = 0;
};

/// The record of an encoded block that the ledger holds, whose points were looked at when it was taken in;
/// nothing when it is none.
std::optional<BlockRecord> make_block_record(const NetworkParameters& network, ByteView block);

}  // namespace tacit
