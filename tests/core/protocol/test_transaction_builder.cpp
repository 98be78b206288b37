// SPDX-License-Identifier: MIT
#include <QtTest>

#include "proof/batch_verifier.h"
#include "protocol/chain_heads.h"
#include "protocol/public_coin.h"
#include "protocol/transaction_builder.h"

#include "vector_file.h"

using namespace tacit;

namespace {

Memo no_memo() {
  return {};
}

/// The error, or nothing when there is none: QCOMPARE then shows which.
template <class T>
std::optional<BuildError> error_of(const Result<T, BuildError>& result) {
  return result ? std::nullopt : std::optional(result.error());
}

/// A young ledger of four public coins of one key, all in one cover set.
class World {
 public:
  World() : key(*SpendKey::make(Scalar(11), Scalar(12), Scalar(13))) {
    network.genesis[0] = 9;
    network.m = 2;
    network.fee_unit = 10;
    Bytes32 head = first_coin_head(network.genesis);
    std::vector<MultiexpBase> S, V, A;
    for (std::uint32_t i = 0; i < 4; ++i) {
      Bytes32 k{};
      k[0] = static_cast<std::uint8_t>(i + 1);
      const AssetId asset = i == 3 ? gold : kTacit;
      const auto coin = make_public_coin(key.full().incoming().address(i), Amount::from_units(1000 + i),
                                         asset, no_memo(), i, k, Bytes32{});
      coins.push_back(coin->coin);
      head = next_coin_head(head, Origin::of_public_coin(i), coin->coin);
      S.push_back(prepare(*Point::decode(coin->coin.S)));
      V.push_back(prepare(*Point::decode(coin->coin.V)));
      A.push_back(prepare(*Point::decode(coin->coin.A)));
    }
    set = {0, 4, head, make_cover_members(std::move(S), std::move(V), std::move(A))};
  }

  Spend spend(std::uint32_t i) const {
    const Origin origin = Origin::of_public_coin(i);
    const Note note = identify(key.full().incoming(), coins[i], origin).value();
    auto recovered = recover(key.full(), coins[i], note, origin);
    return {coins[i], note, std::move(recovered->s), recovered->tag, {0, 4}};
  }

  std::vector<Spend> spends(std::initializer_list<std::uint32_t> indices) const {
    std::vector<Spend> all;
    for (const std::uint32_t i : indices) {
      all.push_back(spend(i));
    }
    return all;
  }

  Payment payment(std::uint64_t v, const AssetId& asset = kTacit) const {
    return {key.full().incoming().address(20), Amount::from_units(v), asset, no_memo()};
  }

  /// Coins 0 and 1, 2001 in all, with a fee of 80.
  Result<TransactionBuilder, BuildError> usual() const {
    const Payment payments[] = {payment(1500), payment(421)};
    return TransactionBuilder::make(network, key.full(), spends({0, 1}), payments, Amount::from_units(80),
                                    600, Bytes32{5});
  }

  Result<TransactionBuilder, BuildError> with(std::vector<Spend> spent, std::vector<Payment> payments,
                                              std::uint64_t fee) const {
    return TransactionBuilder::make(network, key.full(), std::move(spent), payments, Amount::from_units(fee),
                                    0, Bytes32{5});
  }

  Bytes membership(const TransactionBuilder& builder, std::size_t i, std::uint64_t position) const {
    const SpendBlindings& b = builder.blindings(i);
    return membership_prove({network.membership(), set, builder.input(i).offset},
                            {position, b.y, b.g, b.alpha})
        .value();
  }

  bool verifies(const Transaction& transaction) const {
    ProofItem item;
    BalanceStatement balance{transaction.core_digest(network.genesis), {}, {}, {}};
    for (std::size_t i = 0; i < transaction.inputs.size(); ++i) {
      const TransactionInput& input = transaction.inputs[i];
      item.memberships.push_back({{network.membership(), set, input.offset}, transaction.memberships[i]});
      item.authorisations.push_back(
          {{transaction.signing_digest(network.genesis), i, input.offset.S, input.tag.encoding()},
           transaction.authorisations[i]});
      balance.inputs.push_back({input.offset.V, input.offset.A});
    }
    for (const Coin& coin : transaction.outputs) {
      balance.outputs.push_back({coin.V, coin.A});
    }
    balance.flows.push_back(PublicFlow::fee(transaction.fee.units(), asset_scalar(kTacit)));
    item.balances.push_back({balance, transaction.balance});
    return verify_proof(item).has_value();
  }

  const AssetId gold{Bytes32{1}};
  NetworkParameters network;
  SpendKey key;
  std::vector<Coin> coins;
  CoverSet set;
};

}  // namespace

class TestTransactionBuilder : public QObject {
  Q_OBJECT

 private slots:
  void builtTransactionVerifiesAndIsReadBack() {
    const World world;
    auto builder = world.usual();
    QVERIFY(builder.has_value());
    QVERIFY(builder->set_memberships({world.membership(*builder, 0, 0), world.membership(*builder, 1, 1)}));
    QVERIFY(builder->prove_balance());
    QVERIFY(builder->authorise(world.key));
    const Transaction& transaction = builder->transaction();
    QVERIFY(world.verifies(transaction));
    const auto again = Transaction::parse(world.network, transaction.encode());
    QVERIFY(again && again->id(world.network.genesis) == transaction.id(world.network.genesis));
  }

  void outputsAreIdentifiedAndReopenedByTheSender() {
    const World world;
    const auto builder = world.usual();
    const Transaction& transaction = builder->transaction();
    for (std::uint32_t j = 0; j < 2; ++j) {
      const Coin& coin = transaction.outputs[j];
      const auto note = identify(world.key.full().incoming(), coin, transaction.origin(j));
      QVERIFY(note && note->v.units() == (j == 0 ? 1500u : 421u));
      const auto sent = recover_outgoing(world.key.full().outgoing_key(), transaction.salt,
                                         transaction.inputs[0].tag, j, coin);
      QVERIFY(sent && sent->note == *note);
      QVERIFY(sent->address == world.key.full().incoming().address(20));
    }
  }

  void severalAssetsBalanceEach() {
    const World world;
    const auto both = [&](std::uint64_t tacit, std::uint64_t gold) {
      return world.with(world.spends({0, 3}), {world.payment(tacit), world.payment(gold, world.gold)}, 80);
    };
    QVERIFY(both(920, 1003));
    QVERIFY(error_of(both(921, 1002)) == BuildError::kUnbalanced);
    QVERIFY(error_of(both(920, 1004)) == BuildError::kUnbalanced);
  }

  void whatCannotBeValidIsNotBegun() {
    const World world;
    const Payment fits = world.payment(940);
    QVERIFY(world.with(world.spends({0}), {fits}, 60));
    QVERIFY(error_of(world.with(world.spends({0}), {world.payment(941)}, 60)) == BuildError::kUnbalanced);
    QVERIFY(error_of(world.with(world.spends({0}), {world.payment(941)}, 59)) == BuildError::kFeeTooLow);
    QVERIFY(error_of(world.with({}, {fits}, 60)) == BuildError::kCounts);
    QVERIFY(error_of(world.with(world.spends({0}), {}, 60)) == BuildError::kCounts);
    QVERIFY(error_of(world.with(world.spends({0}), std::vector<Payment>(17, fits), 60)) ==
            BuildError::kCounts);
    QVERIFY(error_of(world.with(world.spends({0, 0}), {world.payment(1930)}, 70)) == BuildError::kSameCoin);
    auto five = world.spends({0, 1, 2, 3, 0});
    for (std::uint32_t i = 0; i < five.size(); ++i) {
      five[i].set.count = i + 1;
      five[i].tag = *Tag::from_point(multiply_base(Scalar(i + 1)));
    }
    QVERIFY(error_of(world.with(std::move(five), {fits}, 5000)) == BuildError::kCounts);
    auto bad = world.spends({0});
    bad[0].coin.A.fill(0);
    QVERIFY(error_of(world.with(std::move(bad), {fits}, 60)) == BuildError::kBadCoin);
  }

  void stepsOutOfOrderAreRefused() {
    const World world;
    auto builder = world.usual();
    QVERIFY(error_of(builder->authorise(world.key)) == BuildError::kProof);
    QVERIFY(builder->prove_balance());
    QVERIFY(error_of(builder->authorise(world.key)) == BuildError::kProof);
    QVERIFY(error_of(builder->set_memberships({Bytes(1)})) == BuildError::kProof);
    const std::size_t size = membership_size(world.network.membership());
    QVERIFY(error_of(builder->set_memberships({Bytes(size), Bytes(size - 1)})) == BuildError::kProof);
  }

  void anotherSpendKeyDoesNotAuthorise() {
    const World world;
    auto builder = world.usual();
    QVERIFY(builder->set_memberships({world.membership(*builder, 0, 0), world.membership(*builder, 1, 1)}));
    QVERIFY(builder->prove_balance());
    const SpendKey thief = *SpendKey::make(Scalar(11), Scalar(12), Scalar(14));
    QVERIFY(builder->authorise(thief));
    QVERIFY(!world.verifies(builder->transaction()));
  }

  void saltDependsOnEverythingThatIsPaid() {
    const World world;
    const Tag tag = world.spend(0).tag;
    const Bytes32 fresh{1};
    const std::vector<Payment> payments = {world.payment(1), world.payment(2)};
    const Bytes32 salt = make_salt(world.key.full(), fresh, tag, payments);
    QVERIFY(make_salt(world.key.full(), fresh, tag, payments) == salt);
    const auto differs = [&](auto change) {
      auto other = payments;
      change(other);
      return make_salt(world.key.full(), fresh, tag, other) != salt;
    };
    QVERIFY(differs([](auto& p) { p[1].v = Amount::from_units(3); }));
    QVERIFY(differs([](auto& p) { p[1].asset = AssetId(Bytes32{1}); }));
    QVERIFY(differs([](auto& p) { p[0].memo[255] = 1; }));
    QVERIFY(differs([&](auto& p) { p[0].address = world.key.full().incoming().address(21); }));
    QVERIFY(differs([](auto& p) { p.pop_back(); }));
    QVERIFY(differs([](auto& p) { std::swap(p[0], p[1]); }));
    QVERIFY(make_salt(world.key.full(), Bytes32{2}, tag, payments) != salt);
    QVERIFY(make_salt(world.key.full(), fresh, world.spend(1).tag, payments) != salt);
    const SpendKey other = *SpendKey::make(Scalar(11), Scalar(15), Scalar(13));
    QVERIFY(make_salt(other.full(), fresh, tag, payments) != salt);
    QVERIFY(make_salt(world.key.full(), tag, payments) != make_salt(world.key.full(), tag, payments));
  }
};

QTEST_APPLESS_MAIN(TestTransactionBuilder)
#include "test_transaction_builder.moc"
