// SPDX-License-Identifier: MIT
#include <QtTest>

#include "protocol/amount.h"
#include "protocol/supply.h"

using namespace tacit;

class TestAmount : public QObject {
  Q_OBJECT

 private slots:
  void isBelowTwoToThe62() {
    QCOMPARE(Amount::parse(kAmountLimit - 1)->units(), (std::uint64_t{1} << 62) - 1);
    QVERIFY(!Amount::parse(kAmountLimit));
    QVERIFY(!Amount::parse(UINT64_MAX));
    QVERIFY(Amount().is_zero());
  }

  void sumsAndDifferencesDoNotLeaveTheRange() {
    const Amount largest = Amount::from_units(kAmountLimit - 1);
    const Amount one = Amount::from_units(1);
    QVERIFY(!checked_add(largest, one));
    QVERIFY(!checked_add(largest, largest));
    QCOMPARE(checked_add(Amount::from_units(kAmountLimit - 2), one), std::optional(largest));
    QVERIFY(!checked_subtract(Amount(), one));
    QVERIFY(checked_subtract(one, one)->is_zero());
  }

  void sumOfManyStopsAtTheLimit() {
    const Amount half = Amount::from_units(kAmountLimit / 2);
    const Amount all[] = {half, half, half, half};
    QVERIFY(checked_sum(std::span(all).first(0))->is_zero());
    QCOMPARE(checked_sum(std::span(all).first(1)), std::optional(half));
    QVERIFY(!checked_sum(std::span(all).first(2)));
    QVERIFY(!checked_sum(all));  // 2^63, and no wrap to anything smaller
  }

  void suppliesAddWithoutWrapping() {
    const Uint128 largest = ~Uint128{0};
    QVERIFY(!checked_add(largest, 1));
    QVERIFY(checked_add(largest - 1, 1) == std::optional(largest));
  }
};

QTEST_APPLESS_MAIN(TestAmount)
#include "test_amount.moc"
