// SPDX-License-Identifier: MIT
#include <QLocale>
#include <QTest>
#include <clocale>
#include <locale>

#include "desktop/fixture/fixture_backend.h"
#include "viewmodels/amount_input.h"
#include "viewmodels/balance_model.h"
#include "viewmodels/payment_list_model.h"
#include "viewmodels/receive_model.h"
#include "viewmodels/send_model.h"
#include "viewmodels/texts.h"

using namespace tacit::app;

namespace {

constexpr const char* kLocales[] = {"C", "en_US", "de_DE", "de_CH", "fr_FR", "ar_EG", "zh_CN"};

/// Numbers as in much of Europe, for the standard library, whether or not the system has such a locale.
struct Comma final : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

/// Everything that could make a number mean something else: Qt's, C's and the standard library's.
void setLocale(const QByteArray& name) {
  const bool plain = name == "C";
  qputenv("LANG", plain ? name : name + ".UTF-8");
  QLocale::setDefault(plain ? QLocale::c() : QLocale(QString(name)));
  std::locale::global(plain ? std::locale::classic() : std::locale(std::locale::classic(), new Comma));
  std::setlocale(LC_ALL, plain ? "C" : (name + ".UTF-8").constData());  // does nothing when there is none
}

struct Typed {
  const char* name;
  const char* text;
  quint64 units;  // 0: refused
  const char* words;
};

constexpr quint64 kCoin = 100'000'000;
constexpr const char* kComma = "No commas";
constexpr const char* kDigits = "Only the digits 0 to 9";
constexpr const char* kSpaces = "Leave out the spaces";
constexpr const char* kPoint = "between digits";

constexpr Typed kTyped[] = {
    {"takes-whole", "12", 12 * kCoin, ""},
    {"takes-decimals", "0.5", kCoin / 2, ""},
    {"takes-leading-zeros", "007.50", 7 * kCoin + kCoin / 2, ""},
    {"takes-the-smallest-unit", "0.00000001", 1, ""},
    {"takes-the-largest-amount", "46116860184.27387903", (quint64{1} << 62) - 1, ""},
    {"takes-its-unit", "12.50 TACIT", 12 * kCoin + kCoin / 2, ""},
    {"takes-its-unit-without-space", "12.50tacit", 12 * kCoin + kCoin / 2, ""},
    {"takes-space-around", "  12.50\t", 12 * kCoin + kCoin / 2, ""},
    {"takes-a-newline-behind", "12.50\n", 12 * kCoin + kCoin / 2, ""},
    {"takes-a-no-break-space-around", "\u00a012.50\u202f", 12 * kCoin + kCoin / 2, ""},
    {"takes-what-this-program-shows", "1\u202f284.30 TACIT", 1284 * kCoin + 3 * kCoin / 10, ""},
    {"takes-no-break-groups", "1\u00a0000\u00a0000", 1'000'000 * kCoin, ""},
    {"rejects-2^62", "46116860184.27387904", 0, "not that much money"},
    {"rejects-2^64-and-one", "18446744073709551617", 0, "not that much money"},
    {"rejects-a-very-long-number", "99999999999999999999999999999999999999999999999", 0,
     "not that much money"},
    {"rejects-nine-decimals", "0.000000001", 0, "At most 8"},
    {"rejects-decimal-comma", "12,50", 0, kComma},
    {"rejects-comma-of-thousands", "1,000", 0, kComma},
    {"rejects-english-thousands", "1,234.56", 0, kComma},
    {"rejects-german-thousands", "1.234,56", 0, kComma},
    {"rejects-two-points", "1.234.567", 0, kPoint},
    {"rejects-indian-groups", "1,00,000", 0, kComma},
    {"rejects-space-of-thousands", "1 000", 0, kSpaces},
    {"rejects-a-newline-between", "12\n500", 0, kSpaces},
    {"rejects-thin-space-of-thousands", "1\u2009000", 0, kSpaces},
    {"rejects-no-break-space-out-of-place", "12\u202f50", 0, kSpaces},
    {"rejects-a-long-first-group", "1234\u202f500", 0, kSpaces},
    {"rejects-two-kinds-of-groups", "1\u202f000\u00a0000", 0, kSpaces},
    {"rejects-no-break-space-after-the-point", "1.000\u202f000", 0, kSpaces},
    {"rejects-apostrophe", "1'000", 0, kDigits},
    {"rejects-typographic-apostrophe", "1\u2019000.50", 0, kDigits},
    {"rejects-underscore", "1_000", 0, kDigits},
    {"rejects-plus", "+1", 0, kDigits},
    {"rejects-minus", "-1", 0, kDigits},
    {"rejects-typographic-minus", "\u22121", 0, kDigits},
    {"rejects-exponent", "1e3", 0, kDigits},
    {"rejects-large-exponent", "1E+3", 0, kDigits},
    {"rejects-hexadecimal", "0x10", 0, kDigits},
    {"rejects-infinity", "inf", 0, kDigits},
    {"rejects-not-a-number", "nan", 0, kDigits},
    {"rejects-percent", "10%", 0, kDigits},
    {"rejects-another-unit", "12.50 EUR", 0, kSpaces},
    {"rejects-its-unit-alone", "TACIT", 0, kDigits},
    {"rejects-its-unit-twice", "1 TACIT TACIT", 0, kSpaces},
    {"rejects-leading-point", ".5", 0, kPoint},
    {"rejects-trailing-point", "5.", 0, kPoint},
    {"rejects-a-point-alone", ".", 0, kPoint},
    {"rejects-zero", "0.00", 0, "zero"},
    {"rejects-full-width-digits", "\uff11\uff12", 0, kDigits},
    {"rejects-full-width-point", "1\uff0e5", 0, kDigits},
    {"rejects-arabic-digits", "\u0661\u0662", 0, kDigits},
    {"rejects-arabic-decimal-mark", "12\u066b50", 0, kDigits},
    {"rejects-arabic-thousands-mark", "1\u066c000", 0, kDigits},
    {"rejects-devanagari-digits", "\u0967\u0968", 0, kDigits},
    {"rejects-chinese-digits", "\u4e00\u767e", 0, kDigits},
    {"rejects-ideographic-comma", "1\u3001000", 0, kDigits},
    {"rejects-a-hidden-character", "1\u200b000", 0, kDigits},
    {"rejects-turned-direction", "\u202e0001", 0, kDigits},
    {"rejects-a-superscript", "10\u00b2", 0, kDigits},
    {"rejects-a-fraction", "\u00bd", 0, kDigits},
};

void addLocales() {
  QTest::addColumn<QByteArray>("locale");
  for (const char* locale : kLocales) {
    QTest::addRow("%s", locale) << QByteArray(locale);
  }
}

}  // namespace

/// Money between a person's keyboard and the smallest unit.
class TestMoney : public QObject {
  Q_OBJECT

 private slots:
  void init() { setLocale("C"); }
  void cleanup() { setLocale("C"); }

  /// Everything in every locale: what an amount means does not depend on where one lives.
  void typedAmounts_data() {
    QTest::addColumn<QByteArray>("locale");
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("units");  // 0: refused
    QTest::addColumn<QString>("words");  // of the refusal
    for (const char* locale : kLocales) {
      for (const Typed& typed : kTyped) {
        QTest::addRow("%s-%s", locale, typed.name)
            << QByteArray(locale) << QString::fromUtf8(typed.text) << typed.units << QString(typed.words);
      }
    }
  }
  void typedAmounts() {
    QFETCH(QByteArray, locale);
    QFETCH(QString, text);
    QFETCH(quint64, units);
    QFETCH(QString, words);
    setLocale(locale);
    const AmountInput input = readAmount(text);
    QCOMPARE(input.set, units != 0);
    QCOMPARE(input.units, units);
    QVERIFY2(words.isEmpty() ? input.problem.isEmpty() : input.problem.contains(words),
             qPrintable(input.problem));
    QVERIFY(input.set || input.echo.isEmpty());
  }

  /// What people in those places would write for an amount, by their own rules, is read exactly or refused;
  /// it never becomes more than it is.
  void foreignFormsAreNeverMore_data() { addLocales(); }
  void foreignFormsAreNeverMore() {
    QFETCH(QByteArray, locale);
    setLocale(locale);
    const QLocale theirs{QString(locale)};
    quint64 random = 11;
    int taken = 0;
    for (int i = 0; i < 2'000; ++i) {
      random = random * 6364136223846793005ull + 1442695040888963407ull;
      const quint64 hundredths = (random >> 16) % (i % 2 == 0 ? 100'000 : 1'000'000'000);
      for (int decimals : {0, 1, 2, 3}) {
        for (auto option : {QLocale::DefaultNumberOptions, QLocale::OmitGroupSeparator}) {
          QLocale form(theirs);
          form.setNumberOptions(option);
          const QString text = form.toString(static_cast<double>(hundredths) / 100.0, 'f', decimals);
          const AmountInput input = readAmount(text);
          // 'f' rounds to the decimals, by half of the last one at most.
          QVERIFY2(input.units <= hundredths * 1'000'000 + 50'000'000, qPrintable(text));
          taken += input.set ? 1 : 0;
        }
      }
    }
    QVERIFY(locale == "ar_EG" || taken > 0);
  }

  void echoesWhatMaySurprise_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("echo");
    QTest::addRow("no-echo-of-a-plain-number") << "12.50" << "";
    QTest::addRow("no-echo-of-three-digits") << "999" << "";
    QTest::addRow("thousands") << "1000" << QString::fromUtf8("1\u202f000.00 TACIT");
    QTest::addRow("with-its-unit") << "12.5 TACIT" << "12.50 TACIT";
    QTest::addRow("no-echo-of-a-mistake") << "1,000" << "";
  }
  void echoesWhatMaySurprise() {
    QFETCH(QString, text);
    QTEST(readAmount(text).echo, "echo");
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

  /// What is shown is taken back exactly, as it is typed and as it is read, in every locale.
  void shownTextRoundTrips_data() { addLocales(); }
  void shownTextRoundTrips() {
    QFETCH(QByteArray, locale);
    setLocale(locale);
    quint64 random = 5;
    for (int i = 0; i < 1'000; ++i) {
      random = random * 6364136223846793005ull + 1442695040888963407ull;
      const quint64 units = (random >> (2 + i % 60)) | 1;
      QCOMPARE(readAmount(texts::plainMoney(units)).units, units);
      QCOMPARE(readAmount(texts::money(units)).units, units);
      QCOMPARE(readAmount(texts::money(units) + QStringLiteral(" TACIT\n")).units, units);
    }
    QCOMPARE(readAmount(texts::money((quint64{1} << 62) - 1)).units, (quint64{1} << 62) - 1);
  }

  /// From the field to the wallet and into a link, in every locale.
  void formsUseTheOneParser_data() { addLocales(); }
  void formsUseTheOneParser() {
    QFETCH(QByteArray, locale);
    setLocale(locale);
    FixtureBackend backend(WalletPhase::Locked);
    PaymentListModel payments(backend, nullptr);
    BalanceModel balance(backend, payments, nullptr);
    SendModel send(backend, balance, nullptr);
    ReceiveModel receive(backend, nullptr);
    backend.open(20);
    send.setTarget(FixtureBackend::address(1));
    send.setAmountText(QStringLiteral("1,5"));
    QVERIFY(send.amountProblem().contains(QStringLiteral("comma")));
    QVERIFY(!send.canReview());
    send.setAmountText(QStringLiteral("1.5"));
    QTRY_VERIFY_WITH_TIMEOUT(send.canReview(), 10'000);
    QCOMPARE(backend.lastDraft().parts.front().amount, quint64{150'000'000});
    QCOMPARE(send.amount(), QStringLiteral("1.50"));
    receive.prepare();
    receive.setAmountText(QStringLiteral("1234.5"));
    QTRY_VERIFY_WITH_TIMEOUT(receive.link().contains(QStringLiteral("amount=1234.50")), 10'000);
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

QTEST_MAIN(TestMoney)
#include "test_money.moc"
