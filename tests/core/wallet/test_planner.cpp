// SPDX-License-Identifier: MIT
#include <QTest>

#include "wallet/planner.h"
#include "wallet/requests.h"

using namespace tacit;

namespace {

NetworkParameters network() {
  NetworkParameters parameters;
  parameters.fee_unit = 10;
  return parameters;
}

Candidate coin(std::uint64_t row, std::uint64_t value, std::uint64_t set = 0) {
  return {row, Amount::from_units(value), CoverRange{set * 8, 16}};
}

Amount units(std::uint64_t value) {
  return Amount::from_units(value);
}

}  // namespace

class TestPlanner : public QObject {
  Q_OBJECT
 private slots:
  void takesTwoCoinsWhereOneWouldDo();
  void takesAZeroCoinAsFiller();
  void takesOneWhenThereIsOne();
  void prefersOneCoverSet();
  void takesMoreOnlyWhenTwoDoNotReach();
  void staysWithinInputsAndSets();
  void whatIsPayableIsPaid();
  void requestStates();
  void requestsMatchByAddressFirst();
};

void TestPlanner::takesTwoCoinsWhereOneWouldDo() {
  const std::vector<Candidate> coins{coin(1, 1000), coin(2, 5000), coin(3, 700)};
  const auto choice = choose_coins(network(), coins, units(500), 1);
  QVERIFY(choice.has_value());
  QCOMPARE(choice->rows, (std::vector<std::uint64_t>{3, 1}));
  QCOMPARE(choice->fee, units(10 * (2 + 2 + 4)));
  QCOMPARE(choice->change, units(1700 - 500 - 80));
}

void TestPlanner::takesAZeroCoinAsFiller() {
  const std::vector<Candidate> coins{coin(1, 1000), coin(2, 900), coin(3, 0)};
  QCOMPARE(choose_coins(network(), coins, units(920), 1)->rows, (std::vector<std::uint64_t>{3, 1}));
}

void TestPlanner::takesOneWhenThereIsOne() {
  const std::vector<Candidate> coins{coin(1, 1000)};
  const auto choice = choose_coins(network(), coins, units(930), 1);
  QVERIFY(choice.has_value());
  QCOMPARE(choice->fee, units(10 * (1 + 2 + 4)));
  QCOMPARE(choice->change, units(0));
  QVERIFY(!choose_coins(network(), coins, units(931), 1).has_value());
}

void TestPlanner::prefersOneCoverSet() {
  const std::vector<Candidate> coins{coin(1, 500, 0), coin(2, 500, 1), coin(3, 5000, 1)};
  const auto choice = choose_coins(network(), coins, units(600), 1);
  QCOMPARE(choice->rows, (std::vector<std::uint64_t>{2, 3}));
  QCOMPARE(choice->sets, 1u);
}

void TestPlanner::takesMoreOnlyWhenTwoDoNotReach() {
  std::vector<Candidate> coins;
  for (std::uint64_t i = 0; i < 10; ++i) {
    coins.push_back(coin(i + 1, 1000));
  }
  QCOMPARE(choose_coins(network(), coins, units(1900), 1)->rows.size(), 2u);
  QCOMPARE(choose_coins(network(), coins, units(2500), 1)->rows.size(), 3u);
}

void TestPlanner::staysWithinInputsAndSets() {
  std::vector<Candidate> coins;
  for (std::uint64_t i = 0; i < 40; ++i) {
    coins.push_back(coin(i + 1, 1000, i % 8));
  }
  const Amount most = most_payable(network(), coins, 1);
  const auto choice = choose_coins(network(), coins, most, 1);
  QVERIFY(choice.has_value());
  QVERIFY(choice->rows.size() <= 16);
  QVERIFY(choice->sets <= 4);
  QVERIFY(!choose_coins(network(), coins, units(most.units() + 1), 1).has_value());
}

void TestPlanner::whatIsPayableIsPaid() {
  std::uint64_t random = 7;
  for (int round = 0; round < 200; ++round) {
    std::vector<Candidate> coins;
    const std::uint64_t count = 1 + random % 30;
    for (std::uint64_t i = 0; i < count; ++i) {
      random = random * 6364136223846793005ull + 1442695040888963407ull;
      coins.push_back(coin(i + 1, (random >> 33) % 5000, (random >> 20) % 6));
    }
    const Amount most = most_payable(network(), coins, 2);
    for (std::uint64_t amount = 1; amount <= most.units(); amount += 1 + most.units() / 7) {
      const auto choice = choose_coins(network(), coins, units(amount), 2);
      QVERIFY(choice.has_value());
      QCOMPARE(choice->sum.units(), amount + choice->fee.units() + choice->change.units());
      QVERIFY(count < 2 || choice->rows.size() >= 2);
    }
  }
}

void TestPlanner::requestStates() {
  PaymentRequest request;
  request.amount = units(100);
  request.expiry = 1000;
  QCOMPARE(request_state(request, 1000), RequestState::kWaiting);
  QCOMPARE(request_state(request, 1001), RequestState::kExpired);
  QVERIFY(RequestBook::credit(request, kTacit, units(80), 5));
  QCOMPARE(request_state(request, 1000), RequestState::kPartly);
  QCOMPARE(request.paid, 0u);
  QVERIFY(RequestBook::credit(request, kTacit, units(20), 6));
  QCOMPARE(request_state(request, 2000), RequestState::kPaid);
  QCOMPARE(request.paid, 6u);
  QVERIFY(RequestBook::credit(request, kTacit, units(1), 7));
  QCOMPARE(request_state(request, 2000), RequestState::kOverpaid);
  QVERIFY(!RequestBook::credit(request, AssetId(Bytes32{1}), units(1), 7));
}

void TestPlanner::requestsMatchByAddressFirst() {
  RequestBook book;
  PaymentRequest first, second;
  first.id = Bytes16{1};
  second.id = Bytes16{2};
  book.put(first, Diversifier{10});
  book.put(second, Diversifier{20});
  QCOMPARE(book.match(Diversifier{10}, Bytes16{2})->id, Bytes16{1});
  QCOMPARE(book.match(Diversifier{30}, Bytes16{2})->id, Bytes16{2});
  QVERIFY(book.match(Diversifier{30}, Bytes16{9}) == nullptr);
  QVERIFY(book.match(Diversifier{30}, std::nullopt) == nullptr);
  PaymentRequest third;
  third.id = Bytes16{3};
  book.put(third, Diversifier{10});
  QCOMPARE(book.match(Diversifier{10}, Bytes16{3})->id, Bytes16{3});
  QCOMPARE(book.match(Diversifier{10}, std::nullopt)->id, Bytes16{1});
}

QTEST_APPLESS_MAIN(TestPlanner)
#include "test_planner.moc"
