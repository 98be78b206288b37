// SPDX-License-Identifier: MIT
#include "node/block_records.h"

#include "protocol/transaction.h"

namespace tacit {

static_assert(kHeaderBytes == Header::kSize && kCoinBytes == Coin::kSize && kOriginBytes == Origin::kSize);

std::optional<BlockRecord> make_block_record(const NetworkParameters& network, ByteView bytes) {
  auto block = Block::parse(bytes, network.max_block_bytes);
  if (!block) {
    return std::nullopt;
  }
  BlockRecord record;
  record.header = block->header.encode();
  const auto certificate = block->certificate.encode();
  record.certificate.assign(certificate.begin(), certificate.end());
  for (const Bytes& encoded : block->transactions) {
    const auto transaction = Transaction::split(network, encoded);
    if (!transaction) {
      return std::nullopt;
    }
    TransactionRecord& added = record.transactions.emplace_back();
    added.id = transaction_id(network.genesis, encoded);
    added.salt = transaction->salt;
    for (const TransactionInput& input : transaction->inputs) {
      added.tags.push_back(input.tag.encoding());
    }
    for (const Coin& coin : transaction->outputs) {
      added.coins.push_back(coin.encode());
    }
  }
  return record;
}

std::shared_ptr<const BlockRecord> BlockRecords::at(std::uint64_t height) {
  {
    std::lock_guard lock(m_mutex);
    if (auto found = m_recent.find(height); found != m_recent.end()) {
      return found->second;
    }
  }
  auto bytes = m_store.block(height);
  auto made = bytes ? make_block_record(m_store.network(), *bytes) : std::nullopt;
  if (!made) {
    return nullptr;
  }
  auto record = std::make_shared<const BlockRecord>(*std::move(made));
  std::lock_guard lock(m_mutex);
  // Old blocks are asked for once, by a wallet that catches up; keeping them would push out the new ones.
  const bool newer = m_recent.empty() || height > m_recent.begin()->first;
  if ((newer || m_bytes < m_most_bytes) && m_recent.emplace(height, record).second) {
    m_bytes += encoded_size(*record);
  }
  while (m_bytes > m_most_bytes) {
    m_bytes -= encoded_size(*m_recent.begin()->second);
    m_recent.erase(m_recent.begin());
  }
  return record;
}

}  // namespace tacit
