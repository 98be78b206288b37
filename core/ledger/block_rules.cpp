// SPDX-License-Identifier: MIT
#include "ledger/block_rules.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/check.h"
#include "base/rule.h"
#include "protocol/chain_heads.h"

namespace tacit {
namespace {

std::unexpected<BlockError> broken(BlockFault fault) {
  return std::unexpected(BlockError{fault, 0, {}});
}

std::unexpected<BlockError> broken(std::size_t transaction, TransactionFault fault) {
  if (fault == TransactionFault::kLedgerUnreadable) {
    return broken(BlockFault::kLedgerUnreadable);
  }
  return std::unexpected(
      BlockError{BlockFault::kTransaction, static_cast<std::uint32_t>(transaction), fault});
}

/// What transactions one after another do to a ledger, worked out beside it. The same for a block that is
/// made and one that is checked.
class Effects {
 public:
  explicit Effects(const LedgerView& view) : m_view(view), m_tip(view.tip()), m_supplies(view.supplies()) {
    m_coin_head = m_tip.header.coin_head;
    m_tag_head = m_tip.header.tag_head;
  }

  /// The rules that are no proofs, with the tags of the transactions before it spent.
  Result<void, TransactionFault> check(std::uint64_t time, const Transaction& transaction) const {
    TACIT_TRY_VOID(check_conditions(m_view, time, transaction));
    for (const TransactionInput& input : transaction.inputs) {
      if (breaks(Rule::kTagUnspentInBlock, m_spent.contains(input.tag))) {
        return std::unexpected(TransactionFault::kTagSpent);
      }
    }
    return {};
  }

  void add(const Transaction& transaction, const Bytes32& id) {
    for (const TransactionInput& input : transaction.inputs) {
      m_spent.insert(input.tag);
      tags.push_back(input.tag);
      m_tag_head = next_tag_head(m_tag_head, input.tag.encoding());
    }
    for (std::uint32_t i = 0; i < transaction.outputs.size(); ++i) {
      const Origin origin = transaction.origin(i);
      m_coin_head = next_coin_head(m_coin_head, origin, transaction.outputs[i]);
      coins.push_back({origin, transaction.outputs[i], m_coin_head});
    }
    ids.push_back(id);
    // A fee is below 2^62 and a block holds fewer than 2^32 transactions, so this sum can not wrap.
    m_burned += transaction.fee.units();
  }

  /// Supplies after all of it. Only TACIT exists (protocol §11), and every fee is burned. An asset of which
  /// more was burned than issued breaks the ledger, whatever its proofs say.
  Result<Supplies, BlockError> supplies() const {
    Supplies after = m_supplies;
    if (m_burned != 0) {
      Supply& tacit = after[kTacit];
      auto burned = checked_add(tacit.burned, m_burned);
      if (breaks(Rule::kSupplySum, !burned)) {
        return broken(BlockFault::kSupply);
      }
      tacit.burned = burned.value_or(0);
    }
    for (const auto& [asset, supply] : after) {
      if (breaks(Rule::kSupplyNotNegative, supply.burned > supply.issued)) {
        return broken(BlockFault::kSupply);
      }
    }
    return after;
  }

  Header header(std::uint64_t time, const Supplies& after) const {
    Header header;
    header.height = m_tip.header.height + 1;
    header.time = time;
    header.previous = m_tip.id;
    header.transactions = transactions_digest(ids);
    header.coin_count = m_tip.header.coin_count + coins.size();
    header.coin_head = m_coin_head;
    header.tag_count = m_tip.header.tag_count + tags.size();
    header.tag_head = m_tag_head;
    header.state = state_digest(after);
    return header;
  }

  std::vector<NewCoin> coins;
  std::vector<Tag> tags;
  std::vector<Bytes32> ids;

 private:
  const LedgerView& m_view;
  Tip m_tip;
  Supplies m_supplies;
  Bytes32 m_coin_head{}, m_tag_head{};
  std::set<Tag> m_spent;
  Uint128 m_burned = 0;
};

Result<Block, BlockError> parse_block(const NetworkParameters& network, ByteView bytes) {
  auto block = Block::parse(bytes, network.max_block_bytes);
  if (block) {
    return *std::move(block);
  }
  switch (block.error()) {
    case BlockFormError::kTooLong:
      return broken(BlockFault::kTooLarge);
    case BlockFormError::kCertificate:
      return broken(BlockFault::kCertificate);
    default:
      return broken(BlockFault::kMalformed);
  }
}

/// The first field of `header` that is not what applying the block gives.
Result<void, BlockError> compare(const Header& header, const Header& expected) {
  if (breaks(Rule::kTransactionsDigest, header.transactions != expected.transactions)) {
    return broken(BlockFault::kTransactionsDigest);
  }
  if (breaks(Rule::kCoinCount, header.coin_count != expected.coin_count)) {
    return broken(BlockFault::kCoinCount);
  }
  if (breaks(Rule::kCoinHead, header.coin_head != expected.coin_head)) {
    return broken(BlockFault::kCoinHead);
  }
  if (breaks(Rule::kTagCount, header.tag_count != expected.tag_count)) {
    return broken(BlockFault::kTagCount);
  }
  if (breaks(Rule::kTagHead, header.tag_head != expected.tag_head)) {
    return broken(BlockFault::kTagHead);
  }
  if (breaks(Rule::kStateDigest, header.state != expected.state)) {
    return broken(BlockFault::kStateDigest);
  }
  // A field that is added to headers and forgotten above must not pass.
  if (breaks(Rule::kHeaderWhole, header != expected)) {
    return broken(BlockFault::kMalformed);
  }
  return {};
}

Result<void, BlockError> check_place(const NetworkParameters& network, const Tip& tip, const Block& block,
                                     const Bytes32& id) {
  if (breaks(Rule::kHeight,
             tip.header.height == UINT64_MAX || block.header.height != tip.header.height + 1)) {
    return broken(BlockFault::kHeight);
  }
  if (breaks(Rule::kPrevious, block.header.previous != tip.id)) {
    return broken(BlockFault::kPrevious);
  }
  if (breaks(Rule::kTime, block.header.time < tip.header.time)) {
    return broken(BlockFault::kTime);
  }
  if (breaks(Rule::kCertificate, !verify_certificate(network, id, block.certificate))) {
    return broken(BlockFault::kCertificate);
  }
  return {};
}

}  // namespace

std::string_view fault_name(BlockFault fault) {
  switch (fault) {
    case BlockFault::kTooLarge:
      return "too-large";
    case BlockFault::kMalformed:
      return "malformed";
    case BlockFault::kHeight:
      return "height";
    case BlockFault::kPrevious:
      return "previous";
    case BlockFault::kTime:
      return "time";
    case BlockFault::kCertificate:
      return "certificate";
    case BlockFault::kTransaction:
      return "transaction";
    case BlockFault::kTransactionsDigest:
      return "transactions-digest";
    case BlockFault::kCoinCount:
      return "coin-count";
    case BlockFault::kCoinHead:
      return "coin-head";
    case BlockFault::kTagCount:
      return "tag-count";
    case BlockFault::kTagHead:
      return "tag-head";
    case BlockFault::kSupply:
      return "supply";
    case BlockFault::kStateDigest:
      return "state-digest";
    case BlockFault::kLedgerUnreadable:
      return "ledger-unreadable";
  }
  return "unknown";
}

/// Checks one block; the only maker of an AcceptedBlock.
class BlockChecker {
 public:
  BlockChecker(const LedgerView& view, const VerdictCache* verdicts, WorkerPool* pool)
      : m_view(view), m_verdicts(verdicts), m_pool(pool), m_effects(view) {}

  Result<AcceptedBlock, BlockError> check(ByteView bytes) {
    TACIT_TRY(Block block, parse_block(m_view.network(), bytes));
    const Bytes32 id = block.header.id(m_view.network().genesis);
    TACIT_TRY_VOID(check_place(m_view.network(), m_view.tip(), block, id));
    for (Bytes& transaction : block.transactions) {
      TACIT_TRY_VOID(take(block.header.time, std::move(transaction)));
    }
    TACIT_TRY(Supplies supplies, m_effects.supplies());
    TACIT_TRY_VOID(compare(block.header, m_effects.header(block.header.time, supplies)));
    TACIT_TRY_VOID(verify_new());

    AcceptedBlock accepted;
    accepted.m_bytes.assign(bytes.begin(), bytes.end());
    accepted.m_header = block.header;
    accepted.m_id = id;
    for (auto& transaction : m_transactions) {
      TACIT_CHECK(transaction.has_value());
      accepted.m_transactions.push_back(*std::move(transaction));
    }
    accepted.m_coins = std::move(m_effects.coins);
    accepted.m_tags = std::move(m_effects.tags);
    accepted.m_supplies = std::move(supplies);
    return accepted;
  }

 private:
  /// Form and conditions of the next transaction. One with a verdict that holds for exactly these bytes was
  /// decoded when it was verified.
  Result<void, BlockError> take(std::uint64_t time, Bytes bytes) {
    ReceivedTransaction received(m_view.network().genesis, std::move(bytes));
    TACIT_TRY(std::optional<VerifiedTransaction> verdict, remembered(received));
    if (verdict) {
      TACIT_TRY_VOID(add(time, verdict->transaction(), received.id()));
      m_transactions.push_back(std::move(verdict));
      return {};
    }
    const std::size_t index = m_transactions.size();
    auto decoded = decode_transaction(m_view.network(), std::move(received));
    if (!decoded) {
      return broken(index, decoded.error());
    }
    TACIT_TRY_VOID(add(time, decoded->transaction, decoded->id));
    m_new.push_back(*std::move(decoded));
    m_new_places.push_back(index);
    m_transactions.push_back(std::nullopt);
    return {};
  }

  Result<std::optional<VerifiedTransaction>, BlockError> remembered(const ReceivedTransaction& received) {
    auto verdict = m_verdicts ? m_verdicts->find(received.id()) : std::nullopt;
    if (verdict) {
      auto holds = verdict->holds_for(m_view, received.bytes());
      if (!holds) {
        return broken(BlockFault::kLedgerUnreadable);
      }
      if (breaks(Rule::kVerdictHolds, !*holds)) {
        verdict.reset();
      }
    }
    return verdict;
  }

  Result<void, BlockError> add(std::uint64_t time, const Transaction& transaction, const Bytes32& id) {
    if (auto conditions = m_effects.check(time, transaction); !conditions) {
      return broken(m_transactions.size(), conditions.error());
    }
    m_effects.add(transaction, id);
    return {};
  }

  /// Proofs of the transactions without a verdict.
  Result<void, BlockError> verify_new() {
    auto results = TransactionVerifier::verify(m_view, std::move(m_new), m_pool);
    TACIT_CHECK(results.size() == m_new_places.size());
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (!results[i]) {
        return broken(m_new_places[i], results[i].error());
      }
      m_transactions[m_new_places[i]] = *std::move(results[i]);
    }
    return {};
  }

  const LedgerView& m_view;
  const VerdictCache* m_verdicts;
  WorkerPool* m_pool;
  Effects m_effects;
  std::vector<std::optional<VerifiedTransaction>> m_transactions;
  std::vector<DecodedTransaction> m_new;
  std::vector<std::size_t> m_new_places;
};

Result<AcceptedBlock, BlockError> check_block(const LedgerView& view, ByteView block,
                                              const VerdictCache* verdicts, WorkerPool* pool) {
  return BlockChecker(view, verdicts, pool).check(block);
}

Result<BlockDraft, BlockError> draft_block(const LedgerView& view, std::uint64_t time,
                                           std::span<const VerifiedTransaction> candidates) {
  BlockDraft draft;
  Effects effects(view);
  std::size_t size = kEmptyBlockSize;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const VerifiedTransaction& candidate = candidates[i];
    const std::size_t added = 4 + candidate.bytes().size();
    if (breaks(Rule::kDraftSize, size + added > view.network().max_block_bytes)) {
      continue;
    }
    auto holds = candidate.holds_for(view, candidate.bytes());
    if (!holds) {
      return broken(BlockFault::kLedgerUnreadable);
    }
    auto conditions = effects.check(time, candidate.transaction());
    if (!conditions && conditions.error() == TransactionFault::kLedgerUnreadable) {
      return broken(BlockFault::kLedgerUnreadable);
    }
    if (breaks(Rule::kDraftVerdictHolds, !*holds) || !conditions) {
      draft.refused.push_back({i, conditions ? TransactionFault::kCoverSetIllegal : conditions.error()});
      continue;
    }
    effects.add(candidate.transaction(), candidate.id());
    draft.transactions.push_back(candidate);
    size += added;
  }
  TACIT_TRY(const Supplies supplies, effects.supplies());
  draft.header = effects.header(time, supplies);
  draft.id = draft.header.id(view.network().genesis);
  return draft;
}

Bytes seal_block(const BlockDraft& draft, const Certificate& certificate) {
  Block block;
  block.header = draft.header;
  block.certificate = certificate;
  for (const VerifiedTransaction& transaction : draft.transactions) {
    block.transactions.push_back(transaction.bytes());
  }
  return block.encode();
}

}  // namespace tacit
