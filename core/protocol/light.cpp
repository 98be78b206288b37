// SPDX-License-Identifier: MIT
#include "protocol/light.h"

#include "base/rule.h"
#include "protocol/chain_heads.h"

namespace tacit {

LightTransaction light_transaction(const Transaction& transaction, const Bytes32& genesis) {
  LightTransaction light;
  light.id = transaction.id(genesis);
  for (const TransactionInput& input : transaction.inputs) {
    light.tags.push_back(input.tag.encoding());
  }
  light.coins = transaction.outputs;
  return light;
}

namespace {

Result<void, LightError> check_link(const NetworkParameters& network, const Header& previous,
                                    const Header& header, const Certificate& certificate) {
  if (breaks(Rule::kLightHeight, previous.height == UINT64_MAX || header.height != previous.height + 1)) {
    return std::unexpected(LightError::kHeight);
  }
  if (breaks(Rule::kLightPrevious, header.previous != previous.id(network.genesis))) {
    return std::unexpected(LightError::kPrevious);
  }
  if (breaks(Rule::kLightTime, header.time < previous.time)) {
    return std::unexpected(LightError::kTime);
  }
  if (breaks(Rule::kLightCertificate,
             !verify_certificate(network, header.id(network.genesis), certificate))) {
    return std::unexpected(LightError::kCertificate);
  }
  return {};
}

/// Counts and heads as the transactions move them on from a header's.
struct Chains {
  std::uint64_t coin_count, tag_count;
  Bytes32 coin_head, tag_head;

  void add(const LightTransaction& transaction, CoinHeadMarks* marks) {
    for (const Bytes32& tag : transaction.tags) {
      tag_head = next_tag_head(tag_head, tag);
    }
    for (std::uint32_t j = 0; j < transaction.coins.size(); ++j) {
      const Origin origin = Origin::of_output(transaction.tags.front(), j);
      coin_head = next_coin_head(coin_head, origin, transaction.coins[j]);
      ++coin_count;
      if (marks && coin_count % marks->every == 0) {
        marks->heads.emplace_back(coin_count, coin_head);
      }
    }
    tag_count += transaction.tags.size();
  }
};

}  // namespace

Result<void, LightError> check_light_block(const NetworkParameters& network, const Header& previous,
                                           const Header& header, const Certificate& certificate,
                                           std::span<const LightTransaction> transactions,
                                           CoinHeadMarks* marks) {
  TACIT_TRY_VOID(check_link(network, previous, header, certificate));

  Chains chains{previous.coin_count, previous.tag_count, previous.coin_head, previous.tag_head};
  std::vector<Bytes32> ids;
  ids.reserve(transactions.size());
  for (const LightTransaction& transaction : transactions) {
    const std::size_t tags = transaction.tags.size();
    const std::size_t coins = transaction.coins.size();
    if (breaks(Rule::kLightCounts, tags < 1 || tags > kMostInputs || coins < 1 || coins > kMostOutputs)) {
      return std::unexpected(LightError::kTransaction);
    }
    ids.push_back(transaction.id);
    chains.add(transaction, marks);
  }
  if (breaks(Rule::kLightTransactionsDigest, header.transactions != transactions_digest(ids))) {
    return std::unexpected(LightError::kTransactionsDigest);
  }
  if (breaks(Rule::kLightCoinCount, header.coin_count != chains.coin_count)) {
    return std::unexpected(LightError::kCoinCount);
  }
  if (breaks(Rule::kLightCoinHead, header.coin_head != chains.coin_head)) {
    return std::unexpected(LightError::kCoinHead);
  }
  if (breaks(Rule::kLightTagCount, header.tag_count != chains.tag_count)) {
    return std::unexpected(LightError::kTagCount);
  }
  if (breaks(Rule::kLightTagHead, header.tag_head != chains.tag_head)) {
    return std::unexpected(LightError::kTagHead);
  }
  return {};
}

}  // namespace tacit
