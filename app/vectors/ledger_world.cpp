// SPDX-License-Identifier: MIT
#include "vectors/ledger_world.h"

#include <algorithm>

#include "crypto/random.h"
#include "protocol/chain_heads.h"

#include "vectors/json_values.h"

namespace tacit::vectors {

namespace {

constexpr std::uint32_t kMostBlockBytes = 4'194'304;

}  // namespace

NetworkParameters networkOf(const Bytes32& genesis, const Input& input) {
  NetworkParameters network;
  const std::uint32_t n = input.number32("n");
  const std::uint32_t m = input.number32("m");
  refuseUnless(n == 4 && m >= 2 && m <= 8);
  network.genesis = genesis;
  network.n = static_cast<std::uint8_t>(n);
  network.m = static_cast<std::uint8_t>(m);
  network.fee_unit = input.has("fee_unit") ? input.number("fee_unit") : 1;
  network.max_block_bytes = kMostBlockBytes;
  refuseUnless(network.fee_unit <= kMostFeeUnit);
  return network;
}

LedgerWorld::LedgerWorld(const Input& ledger)
    : m_ledger(networkOf(ledger.array<32>("genesis"), ledger), 0),
      m_tagHead(first_tag_head(network().genesis)),
      m_coinHeads(Json::array({to_hex(first_coin_head(network().genesis))})),
      m_tagHeads(Json::array({to_hex(m_tagHead)})) {
  addCoins(ledger.list("coins"));
  addTags(ledger.list("tags"));
  m_ledger.begin();
}

void LedgerWorld::addCoins(const Json& coins) {
  Bytes32 head = first_coin_head(network().genesis);
  for (const Json& json : coins) {
    const Input input(json);
    m_coins.emplace_back(originOf(input, "origin"), coinOf(input, "coin"));
    const auto& [origin, coin] = m_coins.back();
    m_ledger.add_coin(origin, coin);
    head = next_coin_head(head, origin, coin);
    m_coinHeads.push_back(to_hex(head));
  }
}

void LedgerWorld::addTags(const Json& tags) {
  std::vector<Tag> seen;
  for (const Json& json : tags) {
    const Tag tag = orRefuse(Tag::parse(hexOf(json)));
    refuseUnless(std::ranges::find(seen, tag) == seen.end());
    seen.push_back(tag);
    m_ledger.add_tag(tag);
    m_tagHead = next_tag_head(m_tagHead, tag.encoding());
    m_tagHeads.push_back(to_hex(m_tagHead));
  }
}

std::vector<LedgerWorld::Owned> LedgerWorld::ownedBy(const FullKey& key) const {
  std::vector<Owned> owned;
  for (std::size_t i = 0; i < m_coins.size(); ++i) {
    const auto& [origin, coin] = m_coins[i];
    const auto note = identify(key.incoming(), coin, origin);
    if (!note) {
      continue;
    }
    auto recovered = recover(key, coin, *note, origin);
    refuseUnless(recovered.has_value());
    owned.push_back({i, coin, *note, std::move(recovered->s), recovered->tag});
  }
  return owned;
}

std::pair<Bytes32, Bytes32> LedgerWorld::headsAfter(const Transaction& transaction) const {
  const Header tip = m_ledger.tip().header;
  Bytes32 coinHead = tip.coin_head;
  Bytes32 tagHead = tip.tag_head;
  for (const TransactionInput& input : transaction.inputs) {
    tagHead = next_tag_head(tagHead, input.tag.encoding());
  }
  for (std::uint32_t j = 0; j < transaction.outputs.size(); ++j) {
    coinHead = next_coin_head(coinHead, transaction.origin(j), transaction.outputs[j]);
  }
  return {coinHead, tagHead};
}

namespace {

std::vector<Payment> paymentsOf(const Json& list) {
  std::vector<Payment> payments;
  for (const Json& json : list) {
    const Input input(json);
    payments.push_back({addressOf(input, "address"), input.amount("v"), AssetId(input.array<32>("asset")),
                        memoOf(input, "memo")});
  }
  return payments;
}

/// The sets that the case names, or those that a wallet takes.
std::vector<CoverRange> setsOf(const LedgerWorld& world, const Input& input,
                               const std::vector<std::uint64_t>& indices) {
  std::vector<CoverRange> sets;
  if (input.has("sets")) {
    for (const Json& json : input.list("sets")) {
      refuseUnless(json.is_array() && json.size() == 2);
      const std::uint64_t count = numberOf(json[1]);
      refuseUnless(count <= UINT32_MAX);
      sets.push_back({numberOf(json[0]), static_cast<std::uint32_t>(count)});
    }
  } else {
    const std::uint64_t total = world.ledger().tip().header.coin_count;
    for (const std::uint64_t index : indices) {
      sets.push_back(choose_cover_set(world.network().set_size(), index, total));
    }
  }
  refuseUnless(sets.size() == indices.size());
  return sets;
}

std::vector<Spend> spendsOf(const LedgerWorld& world, const SpendKey& key, const Input& input,
                            std::vector<std::uint64_t>& indices) {
  const auto owned = world.ownedBy(key.full());
  for (const Json& json : input.list("inputs")) {
    indices.push_back(numberOf(json));
  }
  std::vector<Spend> spends;
  for (const std::uint64_t index : indices) {
    const auto found = std::ranges::find(owned, index, &LedgerWorld::Owned::index);
    refuseUnless(found != owned.end());
    spends.push_back({found->coin, found->note, found->s.clone(), found->tag, {}});
  }
  const auto sets = setsOf(world, input, indices);
  for (std::size_t i = 0; i < spends.size(); ++i) {
    spends[i].set = sets[i];
  }
  return spends;
}

Bytes proveMembership(const LedgerWorld& world, const TransactionBuilder& builder, std::size_t i,
                      std::uint64_t index, ProverRandom& random) {
  const TransactionInput& input = builder.input(i);
  const auto set = world.ledger().cover_set(input.set.first, input.set.count);
  refuseUnless(set.has_value() && index >= input.set.first && index - input.set.first < input.set.count);
  const SpendBlindings& blindings = builder.blindings(i);
  const auto proof =
      membership_prove({world.network().membership(), *set, input.offset},
                       {index - input.set.first, blindings.y, blindings.g, blindings.alpha}, random);
  refuseUnless(proof.has_value());
  return *proof;
}

}  // namespace

Transaction buildAgain(const LedgerWorld& world, const SpendKey& key, const Input& input) {
  VectorRandom random(input.hex("random"));
  const auto salt = random.bytes<32>();
  std::vector<std::uint64_t> indices;
  std::vector<Spend> spends = spendsOf(world, key, input, indices);
  const std::vector<Payment> payments = paymentsOf(input.list("payments"));
  auto builder = TransactionBuilder::make(world.network(), key.full(), std::move(spends), payments,
                                          input.amount("fee"), input.number("expiry"), salt);
  refuseUnless(builder.has_value());
  std::vector<Bytes> memberships;
  for (std::size_t i = 0; i < indices.size(); ++i) {
    memberships.push_back(proveMembership(world, *builder, i, indices[i], random));
  }
  refuseUnless(builder->set_memberships(std::move(memberships)).has_value() &&
               builder->prove_balance(&random).has_value() && builder->authorise(key, &random).has_value());
  return builder->transaction();
}

}  // namespace tacit::vectors
