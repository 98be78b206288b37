// SPDX-License-Identifier: MIT
#include <QTest>
#include <algorithm>
#include <map>
#include <random>

#include "protocol/note.h"
#include "protocol/transaction.h"
#include "support/wallet_fixture.h"

using namespace tacit;
using namespace tacit::test;

namespace {

constexpr std::uint64_t kN = 16;
constexpr std::size_t kCells = 4;

/// Where the spent coins were in their sets, in quarters, against what it would be if each member was as
/// likely as any other.
struct Positions {
  std::array<double, kCells> seen{}, expected{};
  std::size_t count = 0;

  void add(const CoverRange& set, std::uint64_t index) {
    const auto cell = [&](std::uint64_t position) { return kCells * position / set.count; };
    seen[cell(index - set.first)] += 1;
    for (std::uint64_t position = 0; position < set.count; ++position) {
      expected[cell(position)] += 1.0 / set.count;
    }
    ++count;
  }
  double chi_square() const {
    double sum = 0;
    for (std::size_t i = 0; i < kCells; ++i) {
      sum += (seen[i] - expected[i]) * (seen[i] - expected[i]) / expected[i];
    }
    return sum;
  }
};

/// Three degrees of freedom: an honest wallet passes this once in 10^9 runs.
constexpr double kMostChiSquare = 45;

/// A wallet that owns every coin of a ledger, of different values: 10 to 11 TACIT, so that two of them pay 20
/// and change never does.
struct Funded {
  Funded(std::size_t coins, std::uint64_t seed) : node(clock, values(coins, seed)), payer(clock, &node) {
    ready = payer.create(true, 1) && payer.catch_up();
    const FullKey& full = key.full();
    const auto& genesis = node.genesis().coins;
    for (std::uint32_t i = 0; i < genesis.size(); ++i) {
      const Origin origin = Origin::of_public_coin(i);
      const Note note = identify(full.incoming(), genesis[i].coin, origin).value();
      index_of[recover(full, genesis[i].coin, note, origin).value().tag] = i;
    }
  }

  static std::vector<std::pair<Address, Amount>> values(std::size_t coins, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<std::pair<Address, Amount>> made;
    for (std::size_t i = 0; i < coins; ++i) {
      made.emplace_back(address_of(1), Amount::from_units(1'000'000'000 + random() % 100'000'000));
    }
    return made;
  }

  /// What the node got.
  std::optional<Transaction> pay() {
    const auto id = payer.wallet->send(payer.order(address_of(9), tacit_amount(20)));
    if (!id || !payer.until([&] { return payer.state(*id) == PaymentState::kFinal; })) {
      return std::nullopt;
    }
    return *Transaction::parse(node.genesis().network(), node.submitted.back());
  }

  bool is_own(const Transaction& transaction, std::uint32_t output) const {
    return identify(key.full().incoming(), transaction.outputs[output], transaction.origin(output))
        .has_value();
  }

  const SpendKey key = SpendKey::from_seed(mnemonic_seed(test_words(1), {}), 0);
  FakeClock clock;
  FakeNode node;
  TestWallet payer;
  std::map<Tag, std::uint64_t> index_of;
  bool ready = false;
};

}  // namespace

class TestWalletCoverSets : public QObject {
  Q_OBJECT
 private slots:
  void whatIsSentTellsThePartOfACoinAndNothingElse();
};

void TestWalletCoverSets::whatIsSentTellsThePartOfACoinAndNothingElse() {
  Positions settled, unsettled;
  std::size_t payments = 0, change_first = 0, older_first = 0;
  for (std::size_t run = 0; run < 14; ++run) {
    Funded funded(kN + 9 + run, 100 + run);
    QVERIFY(funded.ready);
    for (int payment = 0; payment < 7; ++payment) {
      const std::uint64_t total = funded.node.coin_count();
      const auto sent = funded.pay();
      QVERIFY(sent.has_value());
      QCOMPARE(sent->inputs.size(), std::size_t(2));
      QCOMPARE(sent->outputs.size(), std::size_t(2));
      const auto parts = partition_coins(kN, total);
      for (const TransactionInput& input : sent->inputs) {
        const std::uint64_t index = funded.index_of.at(input.tag);
        // One of the parts that every wallet makes, and the one that any other member of it would have.
        QVERIFY(std::ranges::find(parts, input.set) != parts.end());
        QVERIFY(index >= input.set.first && index < input.set.first + input.set.count);
        for (std::uint64_t member = input.set.first; member < input.set.first + input.set.count; ++member) {
          QVERIFY(choose_cover_set(kN, member, total) == input.set);
        }
        (is_settled(kN, index, total) ? settled : unsettled).add(input.set, index);
      }
      QVERIFY(sent->inputs[0].tag < sent->inputs[1].tag);
      older_first += funded.index_of.at(sent->inputs[0].tag) < funded.index_of.at(sent->inputs[1].tag);
      QVERIFY(funded.is_own(*sent, 0) != funded.is_own(*sent, 1));
      change_first += funded.is_own(*sent, 0);
      ++payments;
    }
  }
  QVERIFY(settled.count > kMostChiSquare && unsettled.count > kMostChiSquare);
  const auto told = [](const char* what, const Positions& positions) {
    return QByteArray(what) + ": chi-square " + QByteArray::number(positions.chi_square());
  };
  QVERIFY2(settled.chi_square() < kMostChiSquare, told("settled", settled).constData());
  QVERIFY2(unsettled.chi_square() < kMostChiSquare, told("unsettled", unsettled).constData());
  // Six standard deviations on either side of a half.
  const double half = double(payments) / 2, far = 3 * std::sqrt(double(payments));
  QVERIFY(std::abs(double(change_first) - half) < far);
  QVERIFY(std::abs(double(older_first) - half) < far);
  // The test can tell: positions that lean to the newer half of their sets would be found.
  Positions leaning;
  for (std::size_t i = 0; i < settled.count; ++i) {
    leaning.add({0, kN}, kN / 2 + i % (kN / 2));
  }
  QVERIFY(leaning.chi_square() > kMostChiSquare);
}

QTEST_GUILESS_MAIN(TestWalletCoverSets)
#include "test_wallet_cover_sets.moc"
