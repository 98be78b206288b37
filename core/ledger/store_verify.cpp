// SPDX-License-Identifier: MIT
#include "ledger/store_verify.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "ledger/verdicts.h"

namespace tacit {
namespace {

// How much is verified together, at least; a block more than that at most.
constexpr std::size_t kTransactionsTogether = 256;
constexpr std::size_t kBytesTogether = 8u << 20;

/// A store as it was after an earlier block.
class EarlierLedger final : public LedgerView {
 public:
  EarlierLedger(const Store& store, const Genesis& genesis)
      : m_store(store), m_tip{genesis.header(), {}}, m_supplies(genesis.supplies()) {
    m_tip.id = m_tip.header.id(network().genesis);
  }

  const NetworkParameters& network() const override { return m_store.network(); }
  Tip tip() const override { return m_tip; }
  Result<Bytes32, StorageFault> coin_head(std::uint64_t count) const override {
    return m_store.coin_head(count);
  }
  Result<bool, StorageFault> tag_spent(const Tag& tag) const override {
    TACIT_TRY(const std::optional<std::uint64_t> number, m_store.tag_number(tag));
    return number && *number < m_tip.header.tag_count;
  }
  Result<CoverSet, StorageFault> cover_set(std::uint64_t first, std::uint32_t count) const override {
    return m_store.cover_set(first, count);
  }
  Supplies supplies() const override { return m_supplies; }

  void advance(const AcceptedBlock& block) {
    m_tip = {block.header(), block.id()};
    m_supplies = block.supplies();
  }

 private:
  const Store& m_store;
  Tip m_tip;
  Supplies m_supplies;
};

using StoredBlocks = std::vector<Bytes>;

/// The blocks from this height on that are verified together; empty when one can not be read.
StoredBlocks read_blocks(const Store& store, std::uint64_t from) {
  StoredBlocks blocks;
  std::size_t transactions = 0, bytes = 0;
  for (std::uint64_t height = from; height <= store.tip().header.height; ++height) {
    auto block = store.block(height);
    if (!block) {
      return {};
    }
    // A block that is none has no transactions here; what is wrong with it is found when it is checked.
    const auto parsed = Block::parse(*block, store.network().max_block_bytes);
    transactions += parsed ? parsed->transactions.size() : 0;
    bytes += block->size();
    blocks.push_back(*std::move(block));
    if (transactions >= kTransactionsTogether || bytes >= kBytesTogether) {
      break;
    }
  }
  return blocks;
}

/// The verdicts on all transactions of these blocks whose proofs hold. One whose form or cover sets are wrong
/// has none, and its block is checked without.
void verify_together(const Store& store, const StoredBlocks& blocks, WorkerPool* pool,
                     VerdictCache& verdicts) {
  const std::uint64_t final = store.tip().header.coin_count;
  std::vector<DecodedTransaction> decoded;
  for (const Bytes& bytes : blocks) {
    const auto block = Block::parse(bytes, store.network().max_block_bytes);
    for (std::size_t i = 0; block && i < block->transactions.size(); ++i) {
      auto transaction = decode_transaction(store.network(), block->transactions[i]);
      const auto sets = transaction ? transaction->transaction.cover_sets() : std::vector<CoverRange>{};
      const bool legal = std::ranges::all_of(
          sets, [&](const CoverRange& set) { return set.first <= final && set.count <= final - set.first; });
      if (transaction && legal && sets.size() <= kMostCoverSets) {
        decoded.push_back(*std::move(transaction));
      }
    }
  }
  // Those over the same cover sets next to each other, where they share one sum.
  std::ranges::sort(decoded, {}, [](const DecodedTransaction& one) { return one.transaction.cover_sets(); });
  for (const auto& verdict :
       TransactionVerifier::verify(store, std::move(decoded), pool, Naming::kCheapest)) {
    if (verdict) {
      verdicts.remember(*verdict);
    }
  }
}

}  // namespace

std::optional<BadBlock> verify_store(const Store& store, WorkerPool* pool,
                                     const std::function<void(std::uint64_t)>& told) {
  const auto unreadable = [](std::uint64_t height) {
    return BadBlock{height, {BlockFault::kLedgerUnreadable, 0, {}}};
  };
  const auto genesis = Genesis::parse(store.genesis());
  if (!genesis) {
    return unreadable(0);
  }
  EarlierLedger ledger(store, *genesis);
  const Tip tip = store.tip();
  while (ledger.tip().header.height < tip.header.height) {
    const std::uint64_t from = ledger.tip().header.height + 1;
    const StoredBlocks blocks = read_blocks(store, from);
    if (blocks.empty()) {
      return unreadable(from);
    }
    VerdictCache verdicts(SIZE_MAX);  // of these blocks, so as many as were read
    verify_together(store, blocks, pool, verdicts);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const auto block = check_block(ledger, blocks[i], &verdicts, pool);
      if (!block) {
        return BadBlock{from + i, block.error()};
      }
      ledger.advance(*block);
    }
    if (told) {
      told(ledger.tip().header.height);
    }
  }
  if (ledger.tip().id != tip.id || ledger.supplies() != store.supplies()) {
    return BadBlock{tip.header.height, {BlockFault::kStateDigest, 0, {}}};
  }
  return std::nullopt;
}

}  // namespace tacit
