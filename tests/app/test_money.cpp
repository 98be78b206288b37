// SPDX-License-Identifier: MIT
#include <QTest>

#include "viewmodels/amount_input.h"
#include "viewmodels/texts.h"

using namespace tacit::app;

/// Money between a person's keyboard and the smallest unit.
class TestMoney : public QObject {
  Q_OBJECT

 private slots:
  void typedAmounts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::addColumn<quint64>("units");
    QTest::addRow("takes-whole") << "12" << true << quint64{1'200'000'000};
    QTest::addRow("takes-decimals") << "0.5" << true << quint64{50'000'000};
    QTest::addRow("takes-the-smallest-unit") << "0.00000001" << true << quint64{1};
    QTest::addRow("takes-the-largest-amount") << "46116860184.27387903" << true << (quint64{1} << 62) - 1;
    QTest::addRow("rejects-2^62") << "46116860184.27387904" << false << quint64{0};
    QTest::addRow("rejects-nine-decimals") << "0.000000001" << false << quint64{0};
    QTest::addRow("rejects-comma") << "12,50" << false << quint64{0};
    QTest::addRow("rejects-grouping") << "1 000" << false << quint64{0};
    QTest::addRow("rejects-sign") << "-1" << false << quint64{0};
    QTest::addRow("rejects-exponent") << "1e3" << false << quint64{0};
    QTest::addRow("rejects-leading-point") << ".5" << false << quint64{0};
    QTest::addRow("rejects-trailing-point") << "5." << false << quint64{0};
    QTest::addRow("rejects-zero") << "0.00" << false << quint64{0};
    QTest::addRow("rejects-full-width-digits") << QString::fromUtf8("１２") << false << quint64{0};
    QTest::addRow("rejects-arabic-digits") << QString::fromUtf8("١٢") << false << quint64{0};
  }
  void typedAmounts() {
    QFETCH(QString, text);
    QFETCH(bool, good);
    QFETCH(quint64, units);
    const AmountInput input = readAmount(text);
    QCOMPARE(input.set, good);
    QCOMPARE(input.units, units);
    QCOMPARE(input.problem.isEmpty(), good);
  }

  void emptyFieldIsNoProblem() {
    const AmountInput input = readAmount({});
    QVERIFY(!input.set);
    QVERIFY(input.problem.isEmpty());
  }

  void shownAmounts_data() {
    QTest::addColumn<quint64>("units");
    QTest::addColumn<QString>("text");
    QTest::addRow("two-decimals-at-least") << quint64{1'250'000'000} << "12.50";
    QTest::addRow("no-more-than-needed") << quint64{80'000} << "0.0008";
    QTest::addRow("zero") << quint64{0} << "0.00";
    QTest::addRow("groups-thousands") << quint64{128'430'000'000} << QString::fromUtf8("1\u202f284.30");
    QTest::addRow("groups-millions") << quint64{123'456'789'000'000}
                                     << QString::fromUtf8("1\u202f234\u202f567.89");
    QTest::addRow("three-digits-stay-whole") << quint64{99'900'000'000} << "999.00";
  }
  void shownAmounts() {
    QFETCH(quint64, units);
    QFETCH(QString, text);
    QCOMPARE(texts::money(units), text);
  }

  /// What is shown for typing is taken back exactly, in every locale.
  void plainTextRoundTrips_data() {
    QTest::addColumn<QString>("locale");
    for (const char* locale : {"C", "en_US", "de_DE", "fr_FR", "ar_EG", "zh_CN"}) {
      QTest::addRow("%s", locale) << locale;
    }
  }
  void plainTextRoundTrips() {
    QFETCH(QString, locale);
    QLocale::setDefault(QLocale(locale));
    for (quint64 units : {quint64{1}, quint64{10}, quint64{99'999'999}, quint64{100'000'000},
                          quint64{123'456'789}, (quint64{1} << 62) - 1}) {
      QCOMPARE(readAmount(texts::plainMoney(units)).units, units);
    }
    QLocale::setDefault(QLocale::c());
  }

  void signsAreWordsOfMoney() {
    QVERIFY(texts::signedMoney(true, 100'000'000).startsWith(QLatin1Char('+')));
    QVERIFY(texts::signedMoney(false, 100'000'000).startsWith(QChar(0x2212)));
  }

  void addressGroups() {
    const QStringList groups = texts::addressGroups(QStringLiteral("tacittest1abcdefghij"));
    QCOMPARE(groups, QStringList({"tacittest1", "abcd", "efgh", "ij"}));
    QCOMPARE(groups.join(QString()), QStringLiteral("tacittest1abcdefghij"));
  }
};

QTEST_GUILESS_MAIN(TestMoney)
#include "test_money.moc"
