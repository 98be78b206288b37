// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <map>
#include <set>

#include "protocol/chain_heads.h"

#include "fuzz/ledger_stock.h"

namespace tacit::test {

/// What is wrong with a block besides its transactions.
enum class Flaw : std::uint8_t {
  kNone,
  kCut,
  kTrailing,
  kVersion,
  kCertificateType,
  kHeight,
  kPrevious,
  kOtherSigner,
  kSignature,
  kTransactions,
  kCoinCount,
  kCoinHead,
  kTagCount,
  kTagHead,
  kState,
  kCount
};

struct BlockPlan {
  std::vector<std::size_t> items;  // of the stock
  std::uint64_t time = 0;
  Flaw flaw = Flaw::kNone;
};

/// The ledger of protocol §5, §9 and §10 once more, as plainly as can be: lists, sets and sums, with the
/// heads by the digests that the vectors test. It shares no rule with core/ledger. What it knows of a proof
/// is what the stock says.
struct LedgerModel {
  explicit LedgerModel(const LedgerStock& from) : stock(from), tip(from.chain().genesis().header()) {
    id = tip.id(genesis());
    heads = {first_coin_head(genesis())};
    for (std::uint32_t i = 0; i < LedgerStock::kGenesisCoins; ++i) {
      coins.emplace_back(-1, i);
      heads.push_back(
          next_coin_head(heads.back(), Origin::of_public_coin(i), stock.chain().genesis().coins[i].coin));
    }
  }

  const LedgerStock& stock;
  Header tip;
  Bytes32 id{};
  std::vector<StockCoin> coins;
  std::vector<Bytes32> heads;  // one more than coins
  std::set<Bytes32> spent;
  Uint128 burned = 0;
  std::map<Bytes32, TransactionPlace> places;
  static constexpr std::uint64_t kIssued = LedgerStock::kGenesisCoins * ChainMaker::kCoinValue;

  const Bytes32& genesis() const { return stock.chain().network().genesis; }
  const StockItem& item(std::size_t number) const { return stock.items()[number]; }

  /// §5, with N = 16.
  bool set_allowed(const CoverRange& set) const {
    const Uint128 end = Uint128{set.first} + set.count;
    const bool usual = set.first % 8 == 0 && set.count >= 8 && set.count <= 16;
    const bool young = set.first == 0 && set.count >= 1 && set.count < 8 && coins.size() < 16;
    return end <= coins.size() && (usual || young);
  }

  /// §9 but for form and proofs, in the order of TransactionFault; `before` are the tags of the block so far.
  std::optional<TransactionFault> condition(const StockItem& t, std::uint64_t time,
                                            const std::set<Bytes32>& before) const {
    const std::set<CoverRange> sets(t.sets.begin(), t.sets.end());
    const std::size_t factor = t.tags.size() + t.outputs.size() + 4 * sets.size();
    const auto is_spent = [&](const Bytes32& tag) { return spent.contains(tag); };
    if (sets.size() > 4)
      return TransactionFault::kTooManyCoverSets;
    if (t.fee < ChainMaker::kFeeUnit * factor)
      return TransactionFault::kFeeTooLow;
    if (t.expiry != 0 && time > Uint128{1000} * t.expiry)
      return TransactionFault::kExpired;
    if (std::set(t.tags.begin(), t.tags.end()).size() < t.tags.size())
      return TransactionFault::kTagRepeated;
    if (std::ranges::any_of(t.tags, is_spent))
      return TransactionFault::kTagSpent;
    if (!std::ranges::all_of(sets, [&](const auto& set) { return set_allowed(set); })) {
      return TransactionFault::kCoverSetIllegal;
    }
    const bool again = std::ranges::any_of(t.tags, [&](const Bytes32& tag) { return before.contains(tag); });
    return again ? std::optional(TransactionFault::kTagSpent) : std::nullopt;
  }

  /// Whether all members of its sets are those that its proofs were made with.
  bool same_members(const StockItem& t) const {
    return std::ranges::all_of(t.sets, [&](const CoverRange& set) {
      const std::uint64_t end = set.first + set.count;
      return end <= coins.size() && end <= t.made_on.size() &&
             std::equal(coins.begin(), coins.begin() + static_cast<std::ptrdiff_t>(end), t.made_on.begin());
    });
  }

  std::optional<TransactionFault> proof(const StockItem& t) const {
    return same_members(t) ? t.proof : TransactionFault::kMembershipProof;
  }

  std::optional<TransactionFault> alone(const StockItem& t, std::uint64_t time) const {
    const auto early = t.form ? t.form : condition(t, time, {});
    return early ? early : proof(t);
  }

  /// §10: the fault that a checker names first, for a block of `size` bytes.
  std::optional<BlockError> refusal(const BlockPlan& plan, std::size_t size) const {
    const auto fault = [](BlockFault f) { return std::optional(BlockError{f, 0, {}}); };
    const auto in = [&](Flaw flaw) { return plan.flaw == flaw; };
    if (size > stock.chain().network().max_block_bytes)
      return fault(BlockFault::kTooLarge);
    if (in(Flaw::kCut) || in(Flaw::kTrailing) || in(Flaw::kVersion))
      return fault(BlockFault::kMalformed);
    if (in(Flaw::kCertificateType))
      return fault(BlockFault::kCertificate);
    if (in(Flaw::kHeight))
      return fault(BlockFault::kHeight);
    if (in(Flaw::kPrevious))
      return fault(BlockFault::kPrevious);
    if (plan.time < tip.time)
      return fault(BlockFault::kTime);
    if (in(Flaw::kOtherSigner) || in(Flaw::kSignature))
      return fault(BlockFault::kCertificate);
    std::set<Bytes32> before;
    Uint128 fees = 0;
    for (std::uint32_t i = 0; i < plan.items.size(); ++i) {
      const StockItem& t = item(plan.items[i]);
      if (const auto early = t.form ? t.form : condition(t, plan.time, before)) {
        return BlockError{BlockFault::kTransaction, i, *early};
      }
      before.insert(t.tags.begin(), t.tags.end());
      fees += t.fee;
    }
    if (burned + fees > kIssued)
      return fault(BlockFault::kSupply);
    if (in(Flaw::kTransactions))
      return fault(BlockFault::kTransactionsDigest);
    if (in(Flaw::kCoinCount))
      return fault(BlockFault::kCoinCount);
    if (in(Flaw::kCoinHead))
      return fault(BlockFault::kCoinHead);
    if (in(Flaw::kTagCount))
      return fault(BlockFault::kTagCount);
    if (in(Flaw::kTagHead))
      return fault(BlockFault::kTagHead);
    if (in(Flaw::kState))
      return fault(BlockFault::kStateDigest);
    for (std::uint32_t i = 0; i < plan.items.size(); ++i) {
      if (const auto late = proof(item(plan.items[i])))
        return BlockError{BlockFault::kTransaction, i, *late};
    }
    return std::nullopt;
  }

  /// Takes the transactions, whatever they are, and gives the header of the block that holds them.
  Header apply(const BlockPlan& plan) {
    std::vector<Bytes32> ids;
    for (const std::size_t number : plan.items) {
      const StockItem& t = item(number);
      for (const Bytes32& tag : t.tags) {
        spent.insert(tag);
        tip.tag_head = next_tag_head(tip.tag_head, tag);
        ++tip.tag_count;
      }
      for (std::uint32_t j = 0; j < t.outputs.size(); ++j) {
        coins.emplace_back(static_cast<int>(number), j);
        heads.push_back(next_coin_head(heads.back(), Origin::of_output(t.tags[0], j), t.outputs[j]));
      }
      places[t.id] = {tip.height + 1, static_cast<std::uint32_t>(ids.size())};
      ids.push_back(t.id);
      burned += t.fee;
    }
    tip.previous = id;
    tip.height += 1;
    tip.time = plan.time;
    tip.transactions = transactions_digest(ids);
    tip.coin_count = coins.size();
    tip.coin_head = heads.back();
    tip.state = state_digest({{kTacit, Supply{kIssued, burned}}});
    id = tip.id(genesis());
    return tip;
  }
};

}  // namespace tacit::test
