// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <vector>

#include "crypto/random.h"
#include "crypto/sign.h"
#include "ledger/block_rules.h"
#include "ledger/memory_ledger.h"
#include "proof/membership.h"
#include "protocol/genesis.h"
#include "protocol/note.h"
#include "protocol/transaction_builder.h"
#include "support/must.h"

/// A small network of one wallet and one operator for tests of ledger and node: N = 16, proofs in
/// milliseconds, everything made from a seed. Whatever can not be made throws and so fails the test.
namespace tacit::test {

class ChainMaker {
 public:
  static constexpr std::uint64_t kGenesisTime = 1'800'000'000'000;
  static constexpr std::uint64_t kCoinValue = 1'000'000;
  static constexpr std::uint64_t kFeeUnit = 10;

  struct LedgerCoin {
    Origin origin;
    Coin coin;
  };

  explicit ChainMaker(std::uint32_t coins = 20, std::string name = "chain", std::uint8_t seed = 1)
      : m_key(SpendKey::from_seed(Secret<Bytes64>(filled(seed)), 0)),
        m_operator(signing_key_from_seed(Bytes32{seed})) {
    m_genesis.name = std::move(name);
    m_genesis.prefix = "tacittest";
    m_genesis.time = kGenesisTime;
    m_genesis.m = 2;
    m_genesis.fee_unit = kFeeUnit;
    m_genesis.max_block_bytes = 32'768;
    m_genesis.operator_key = m_operator.public_key;
    VectorRandom random(Bytes{seed});
    for (std::uint32_t i = 0; i < coins; ++i) {
      // One after another, since compilers differ in the order of a call's arguments.
      const Bytes32 second = random.bytes<32>();
      const Bytes32 first = random.bytes<32>();
      m_genesis.coins.push_back(
          must(make_public_coin(address(i), Amount::from_units(kCoinValue), kTacit, Memo{}, i, first, second),
               "public coin"));
      m_coins.push_back({Origin::of_public_coin(i), m_genesis.coins.back().coin});
    }
    m_network = m_genesis.network();
  }

  const Genesis& genesis() const { return m_genesis; }
  const NetworkParameters& network() const { return m_network; }
  const SpendKey& key() const { return m_key; }
  const SigningKeyPair& operator_key() const { return m_operator; }
  SigningKeyPair operator_key_copy() const { return {m_operator.secret.clone(), m_operator.public_key}; }
  Address address(std::uint64_t number) const { return m_key.full().incoming().address(number); }

  /// Coins of the ledger in order, as far as `learn` was told.
  const std::vector<LedgerCoin>& coins() const { return m_coins; }
  void learn(const AcceptedBlock& block) {
    for (const NewCoin& coin : block.coins()) {
      m_coins.push_back({coin.origin, coin.coin});
    }
  }

  struct Order {
    std::vector<std::uint64_t> inputs;        // coin numbers
    std::vector<std::uint64_t> outputs = {};  // amounts; the rest is one more output
    bool halves = false;                      // instead: two of about the same
    std::uint64_t expiry = 0;
    std::optional<std::uint64_t> fee{};  // else the least
    std::optional<CoverRange> set{};     // else the wallets' choice
    std::uint64_t address = 100;
  };

  /// A transaction that is valid on `view`, unless the order makes it otherwise.
  Transaction pay(const LedgerView& view, const Order& order) const {
    std::vector<Spend> spends;
    std::uint64_t total = 0;
    for (std::uint64_t index : order.inputs) {
      spends.push_back(spend(view, index, order.set));
      total += spends.back().note.v.units();
    }
    const auto outputs = order.halves ? std::vector{total / 2} : order.outputs;
    const std::uint64_t fee = order.fee.value_or(least_fee(spends, outputs.size() + 1));
    std::vector<Payment> payments;
    for (std::uint64_t amount : outputs) {
      payments.push_back({address(order.address), Amount::from_units(amount), kTacit, Memo{}});
      total -= amount;
    }
    payments.push_back({address(order.address + 1), Amount::from_units(total - fee), kTacit, Memo{}});
    const Bytes32 salt = make_salt(m_key.full(), spends.front().tag, payments);
    auto builder = must(TransactionBuilder::make(m_network, m_key.full(), std::move(spends), payments,
                                                 Amount::from_units(fee), order.expiry, salt),
                        "transaction");
    prove(view, order, builder);
    return builder.transaction();
  }

  Bytes pay_bytes(const LedgerView& view, const Order& order) const { return pay(view, order).encode(); }

  /// The block that holds these transactions and follows the view, signed.
  Bytes block(const LedgerView& view, std::uint64_t time, std::span<const Bytes> transactions = {}) const {
    std::vector<VerifiedTransaction> verified;
    for (const Bytes& transaction : transactions) {
      verified.push_back(must(check_transaction(view, time, transaction), "valid transaction"));
    }
    return sign(must(draft_block(view, time, verified), "draft"));
  }

  Bytes sign(const BlockDraft& draft) const {
    return seal_block(draft, sign_certificate(m_operator, m_network.genesis, draft.id));
  }

  /// Signs a header anew, for blocks that are wrong in one place only.
  Bytes resign(Block block) const {
    block.certificate = sign_certificate(m_operator, m_network.genesis, block.header.id(m_network.genesis));
    return block.encode();
  }

 private:
  static Bytes64 filled(std::uint8_t seed) {
    Bytes64 bytes;
    bytes.fill(seed);
    return bytes;
  }

  Spend spend(const LedgerView& view, std::uint64_t index, std::optional<CoverRange> set) const {
    const LedgerCoin& owned = m_coins.at(index);
    const Note note = must(identify(m_key.full().incoming(), owned.coin, owned.origin), "own coin");
    RecoveredCoin recovered = must(recover(m_key.full(), owned.coin, note, owned.origin), "own coin");
    const CoverRange range =
        set.value_or(choose_cover_set(m_network.set_size(), index, view.tip().header.coin_count));
    return {owned.coin, note, std::move(recovered.s), recovered.tag, range};
  }

  std::uint64_t least_fee(const std::vector<Spend>& spends, std::size_t outputs) const {
    std::vector<CoverRange> sets;
    for (const Spend& spend : spends) {
      if (std::find(sets.begin(), sets.end(), spend.set) == sets.end()) {
        sets.push_back(spend.set);
      }
    }
    return m_network.least_fee(spends.size(), outputs, sets.size()).units();
  }

  void prove(const LedgerView& view, const Order& order, TransactionBuilder& builder) const {
    std::vector<Bytes> proofs;
    for (std::size_t i = 0; i < order.inputs.size(); ++i) {
      const TransactionInput& input = builder.input(i);
      const CoverSet set = must(view.cover_set(input.set.first, input.set.count), "cover set");
      const SpendBlindings& blindings = builder.blindings(i);
      proofs.push_back(must(
          membership_prove({m_network.membership(), set, input.offset},
                           {order.inputs[i] - input.set.first, blindings.y, blindings.g, blindings.alpha}),
          "membership proof"));
    }
    if (!builder.set_memberships(std::move(proofs)) || !builder.prove_balance() ||
        !builder.authorise(m_key)) {
      throw std::runtime_error("proofs");
    }
  }

  SpendKey m_key;
  SigningKeyPair m_operator;
  Genesis m_genesis;
  NetworkParameters m_network;
  std::vector<LedgerCoin> m_coins;
};

}  // namespace tacit::test
