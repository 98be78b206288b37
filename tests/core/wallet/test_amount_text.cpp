// SPDX-License-Identifier: MIT
#include <QTest>

#include "wallet/amount_text.h"

using namespace tacit;

class TestAmountText : public QObject {
  Q_OBJECT
 private slots:
  void parses_data();
  void parses();
  void refuses_data();
  void refuses();
  void formats_data();
  void formats();
  void everyFormattedAmountParsesToItself();
};

void TestAmountText::parses_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<uint>("decimals");
  QTest::addColumn<qulonglong>("units");
  QTest::newRow("whole-number") << "5" << 8u << 500'000'000ull;
  QTest::newRow("zero") << "0" << 8u << 0ull;
  QTest::newRow("smallest-unit") << "0.00000001" << 8u << 1ull;
  QTest::newRow("leading-zeros") << "007.50" << 2u << 750ull;
  QTest::newRow("trailing-zeros-count-as-decimals") << "1.10000000" << 8u << 110'000'000ull;
  QTest::newRow("no-decimals") << "42" << 0u << 42ull;
  QTest::newRow("largest") << "46116860184.27387903" << 8u << 4'611'686'018'427'387'903ull;
  QTest::newRow("largest-without-decimals") << "4611686018427387903" << 0u << 4'611'686'018'427'387'903ull;
}

void TestAmountText::parses() {
  QFETCH(QString, text);
  QFETCH(uint, decimals);
  QFETCH(qulonglong, units);
  const auto amount = parse_amount(text.toStdString(), decimals);
  QVERIFY(amount.has_value());
  QCOMPARE(amount->units(), units);
}

void TestAmountText::refuses_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<uint>("decimals");
  QTest::addColumn<int>("error");
  const auto row = [](const char* name, const char* text, unsigned decimals, AmountError error) {
    QTest::newRow(name) << text << decimals << static_cast<int>(error);
  };
  row("empty", "", 8, AmountError::kEmpty);
  row("only-a-point", ".", 8, AmountError::kPoint);
  row("no-digit-before-the-point", ".5", 8, AmountError::kPoint);
  row("no-digit-after-the-point", "5.", 8, AmountError::kPoint);
  row("two-points", "1.2.3", 8, AmountError::kPoint);
  row("minus", "-1", 8, AmountError::kNotANumber);
  row("plus", "+1", 8, AmountError::kNotANumber);
  row("exponent", "1e3", 8, AmountError::kNotANumber);
  row("comma", "1,5", 8, AmountError::kNotANumber);
  row("group-mark", "1'000", 8, AmountError::kNotANumber);
  row("space", " 1", 8, AmountError::kNotANumber);
  row("arabic-digits", "\xD9\xA1", 8, AmountError::kNotANumber);
  row("too-many-decimals", "1.123456789", 8, AmountError::kTooManyDecimals);
  row("too-many-zero-decimals", "1.000000000", 8, AmountError::kTooManyDecimals);
  row("decimals-of-an-asset-without-any", "1.0", 0, AmountError::kTooManyDecimals);
  row("two-to-the-62", "46116860184.27387904", 8, AmountError::kTooLarge);
  row("two-to-the-64-does-not-wrap", "18446744073709551616", 0, AmountError::kTooLarge);
  row("a-very-long-number", "99999999999999999999999999999999999999", 8, AmountError::kTooLarge);
}

void TestAmountText::refuses() {
  QFETCH(QString, text);
  QFETCH(uint, decimals);
  QFETCH(int, error);
  const auto amount = parse_amount(text.toStdString(), decimals);
  QVERIFY(!amount.has_value());
  QCOMPARE(static_cast<int>(amount.error()), error);
}

void TestAmountText::formats_data() {
  QTest::addColumn<qulonglong>("units");
  QTest::addColumn<uint>("decimals");
  QTest::addColumn<QString>("text");
  QTest::newRow("whole") << 100'000'000ull << 8u << "1.00";
  QTest::newRow("zero") << 0ull << 8u << "0.00";
  QTest::newRow("smallest") << 1ull << 8u << "0.00000001";
  QTest::newRow("drops-zeros-after-two-digits") << 1'250'000'000ull << 8u << "12.50";
  QTest::newRow("keeps-what-is-not-zero") << 10'000ull << 8u << "0.0001";
  QTest::newRow("one-decimal") << 15ull << 1u << "1.5";
  QTest::newRow("no-decimals") << 15ull << 0u << "15";
  QTest::newRow("largest") << 4'611'686'018'427'387'903ull << 8u << "46116860184.27387903";
}

void TestAmountText::formats() {
  QFETCH(qulonglong, units);
  QFETCH(uint, decimals);
  QFETCH(QString, text);
  QCOMPARE(QString::fromStdString(format_amount(Amount::from_units(units), decimals)), text);
}

void TestAmountText::everyFormattedAmountParsesToItself() {
  std::uint64_t units = 1;
  for (int i = 0; i < 1000; ++i) {
    units = (units * 6364136223846793005ull + 1442695040888963407ull) % kAmountLimit;
    for (unsigned decimals = 0; decimals <= kMostDecimals; ++decimals) {
      const auto back = parse_amount(format_amount(Amount::from_units(units), decimals), decimals);
      QVERIFY(back.has_value());
      QCOMPARE(back->units(), units);
    }
  }
}

QTEST_APPLESS_MAIN(TestAmountText)
#include "test_amount_text.moc"
