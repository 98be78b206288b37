// SPDX-License-Identifier: MIT
#include <QTest>

#include "support/fake_node.h"
#include "wallet/memo.h"
#include "wallet/payment_link.h"

using namespace tacit;

namespace {

std::string address(std::uint8_t number = 1) {
  return format_address(test::foreign_key(number).full().incoming().address(0), "tacittest");
}

QString link(const std::string& query) {
  return QString::fromStdString("tacit:" + address() + query);
}

}  // namespace

class TestPaymentLink : public QObject {
  Q_OBJECT
 private slots:
  void readsEveryParameter();
  void refuses_data();
  void refuses();
  void accepts_data();
  void accepts();
  void plusIsNoSpace();
  void readsFourteenRecipients();
  void stripsTextForShowing();
  void readsSeveralRecipients();
  void writesOneForm();
  void memosRoundTrip();
  void memosThatLookLikeRequestsAreRefused();
  void foreignMemosAreTakenAsTheyAre();
};

void TestPaymentLink::readsEveryParameter() {
  const std::string text = "tacit:" + address() + "?amount=1.5&asset=" + std::string(64, '0') +
                           "&label=Shop&message=Two%20coffees&memo=aGk&id=" + std::string(32, 'a') +
                           "&exp=1800000000";
  const auto read = parse_payment_link(text, "tacittest");
  QVERIFY(read.has_value());
  QCOMPARE(read->parts.size(), 1u);
  QCOMPARE(read->parts[0].address, address());
  QCOMPARE(read->parts[0].amount->units(), 150'000'000u);
  QCOMPARE(read->label, std::string("Shop"));
  QCOMPARE(read->message, std::string("Two coffees"));
  QCOMPARE(read->memo, (Bytes{'h', 'i'}));
  QCOMPARE(to_hex(*read->id), std::string(32, 'a'));
  QCOMPARE(read->expiry, 1'800'000'000u);
}

void TestPaymentLink::refuses_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<int>("error");
  const auto row = [](const char* name, const QString& text, LinkTextError error) {
    QTest::newRow(name) << text << static_cast<int>(error);
  };
  row("another-scheme", "bitcoin:x", LinkTextError::kNotALink);
  row("nothing-after-the-scheme", "tacit:", LinkTextError::kNotALink);
  row("slashes", "tacit://" + link("").mid(6), LinkTextError::kSlashes);
  row("no-address", "tacit:abc", LinkTextError::kAddress);
  row("mistyped-address", link("").chopped(1) + "q?amount=1", LinkTextError::kAddress);
  row("address-of-another-network",
      "tacit:" +
          QString::fromStdString(format_address(test::foreign_key(1).full().incoming().address(0), "tacit")),
      LinkTextError::kOtherNetwork);
  row("leading-space", " " + link(""), LinkTextError::kNotALink);
  row("trailing-space", link("") + " ", LinkTextError::kAddress);
  row("empty-query", link("?"), LinkTextError::kSyntax);
  row("trailing-ampersand", link("?amount=1&"), LinkTextError::kSyntax);
  row("parameter-without-sign", link("?amount"), LinkTextError::kSyntax);
  row("empty-key", link("?=1"), LinkTextError::kSyntax);
  row("bad-escape", link("?message=%zz"), LinkTextError::kSyntax);
  row("cut-escape", link("?message=%2"), LinkTextError::kSyntax);
  row("space-in-a-value", link("?message=a b"), LinkTextError::kSyntax);
  row("key-twice", link("?amount=1&amount=1"), LinkTextError::kRepeatedKey);
  row("key-twice-in-two-cases", link("?amount=1&AMOUNT=1"), LinkTextError::kRepeatedKey);
  row("unknown-key-twice", link("?x=1&x=1"), LinkTextError::kRepeatedKey);
  row("unknown-required-key", link("?req-new=1"), LinkTextError::kUnknownRequired);
  row("unknown-required-key-in-upper-case", link("?REQ-NEW=1"), LinkTextError::kUnknownRequired);
  row("invalid-utf-8", link("?message=%ff"), LinkTextError::kNotUtf8);
  row("surrogate", link("?message=%ed%a0%80"), LinkTextError::kNotUtf8);
  row("overlong-utf-8", link("?message=%c0%af"), LinkTextError::kNotUtf8);
  row("amount-with-sign", link("?amount=-1"), LinkTextError::kAmount);
  row("amount-with-exponent", link("?amount=1e3"), LinkTextError::kAmount);
  row("amount-with-plus", link("?amount=+1"), LinkTextError::kAmount);
  row("amount-with-group-marks", link("?amount=1,000"), LinkTextError::kAmount);
  row("amount-in-full-width-digits", link("?amount=%EF%BC%91"), LinkTextError::kAmount);
  row("amount-with-no-break-space", link("?amount=1%C2%A00"), LinkTextError::kAmount);
  row("amount-with-escaped-digit", link("?amount=%31"), LinkTextError::kAmount);
  row("id-with-escaped-digit", link("?id=%61" + std::string(31, 'a')), LinkTextError::kId);
  row("expiry-with-escaped-digit", link("?exp=%31"), LinkTextError::kExpiry);
  row("raw-nul", link("?message=a") + QChar(0) + "b", LinkTextError::kSyntax);
  row("raw-letters-of-other-scripts", link("?message=\xC3\xA9"), LinkTextError::kSyntax);
  row("fragment", link("?amount=1#top"), LinkTextError::kSyntax);
  row("fragment-without-query", link("#top"), LinkTextError::kAddress);
  row("trailing-slash", link("/"), LinkTextError::kAddress);
  row("trailing-slash-of-a-query", link("?amount=1/"), LinkTextError::kSyntax);
  row("trailing-newline", link("?amount=1\n"), LinkTextError::kSyntax);
  row("amount-with-comma", link("?amount=1,5"), LinkTextError::kAmount);
  row("amount-with-space", link("?amount=1%20"), LinkTextError::kAmount);
  row("amount-without-digit-before-the-point", link("?amount=.5"), LinkTextError::kAmount);
  row("amount-without-digit-after-the-point", link("?amount=5."), LinkTextError::kAmount);
  row("empty-amount", link("?amount="), LinkTextError::kAmount);
  row("nine-decimals", link("?amount=1.000000001"), LinkTextError::kAmountDecimals);
  row("zero-amount", link("?amount=0.00"), LinkTextError::kAmountZero);
  row("amount-above-the-cap", link("?amount=99999999999"), LinkTextError::kAmountTooLarge);
  row("short-asset", link("?asset=00"), LinkTextError::kAsset);
  row("another-asset", link("?asset=" + std::string(64, '1')), LinkTextError::kAsset);
  row("memo-not-base64url", link("?memo=a+b"), LinkTextError::kMemo);
  row("memo-with-padding", link("?memo=aGk%3D"), LinkTextError::kMemo);
  row("memo-with-loose-bits", link("?memo=aGl"), LinkTextError::kMemo);
  row("memo-of-129-bytes", link("?memo=" + std::string(172, 'A')), LinkTextError::kMemo);
  row("memo-in-an-upper-case-link", link("?memo=AGK").toUpper(), LinkTextError::kMemoCapitals);
  row("short-id", link("?id=ab"), LinkTextError::kId);
  row("id-in-upper-case", link("?id=" + std::string(32, 'A')), LinkTextError::kId);
  row("expiry-no-number", link("?exp=soon"), LinkTextError::kExpiry);
  row("negative-expiry", link("?exp=-1"), LinkTextError::kExpiry);
  row("numbered-address-without-amount", link("?amount=1&address.1=") + QString::fromStdString(address(2)),
      LinkTextError::kPartAmount);
  row("first-of-several-without-amount", link("?amount.1=1&address.1=") + QString::fromStdString(address(2)),
      LinkTextError::kPartAmount);
  row("numbered-amount-without-address", link("?amount=1&amount.1=1"), LinkTextError::kPartAddress);
  row("amount-without-any-address", "tacit:?amount=1", LinkTextError::kPartAddress);
  row("mistyped-second-address", link("?amount=1&amount.1=1&address.1=tacittest1abc"),
      LinkTextError::kAddress);
  row("second-address-of-another-network",
      link("?amount=1&amount.1=1&address.1=") +
          QString::fromStdString(format_address(test::foreign_key(1).full().incoming().address(0), "tacit")),
      LinkTextError::kOtherNetwork);
  row("zero-for-the-second", link("?amount=1&amount.1=0&address.1=") + QString::fromStdString(address(2)),
      LinkTextError::kAmountZero);
  row("memo-for-one-of-several", link("?amount=1&memo.1=aGk"), LinkTextError::kRecipients);
  row("recipient-15", link("?amount=1&amount.15=1"), LinkTextError::kRecipients);
  row("recipient-0", link("?amount=1&amount.0=1"), LinkTextError::kRecipients);
  row("recipient-01", link("?amount=1&amount.01=1"), LinkTextError::kRecipients);
  row("too-long", link("?x=" + std::string(kMostLinkLength, 'a')), LinkTextError::kTooLong);
}

void TestPaymentLink::refuses() {
  QFETCH(QString, text);
  QFETCH(int, error);
  const auto read = parse_payment_link(text.toStdString(), "tacittest");
  QVERIFY(!read.has_value());
  QCOMPARE(static_cast<int>(read.error().error), error);
}

void TestPaymentLink::accepts_data() {
  QTest::addColumn<QString>("text");
  QTest::newRow("bare") << link("");
  QTest::newRow("scheme-in-upper-case") << "TACIT:" + link("").mid(6);
  QTest::newRow("all-in-upper-case") << link("?amount=1&id=" + std::string(32, 'a')).toUpper();
  QTest::newRow("keys-in-upper-case") << link("?AMOUNT=1");
  QTest::newRow("unknown-key") << link("?amount=1&colour=red");
  QTest::newRow("longest-memo") << link("?memo=" + std::string(170, 'A') + "A");
  QTest::newRow("message-of-800-bytes") << link("?message=" + std::string(800, 'm'));
  QTest::newRow("several-in-upper-case")
      << (link("?amount=1&amount.1=2&address.1=") + QString::fromStdString(address(2))).toUpper();
  QTest::newRow("eight-decimals") << link("?amount=0.00000001");
}

void TestPaymentLink::accepts() {
  QFETCH(QString, text);
  const auto read = parse_payment_link(text.toStdString(), "tacittest");
  QVERIFY(read.has_value());
  QCOMPARE(read->parts[0].address, address());
}

void TestPaymentLink::plusIsNoSpace() {
  const auto read = parse_payment_link(link("?message=1+1&label=a%20b").toStdString(), "tacittest");
  QVERIFY(read.has_value());
  QCOMPARE(read->message, std::string("1+1"));
  QCOMPARE(read->label, std::string("a b"));
}

void TestPaymentLink::readsFourteenRecipients() {
  std::string text = "tacit:?";
  for (int number = 1; number <= 15; ++number) {
    const std::string n = std::to_string(number);
    text += (number == 1 ? "" : "&") + ("address." + n + "=" + address(static_cast<std::uint8_t>(number))) +
            "&amount." + n + "=1";
    const auto read = parse_payment_link(text, "tacittest");
    QCOMPARE(read.has_value(), number <= 14);
    QVERIFY(!read || read->parts.size() == static_cast<std::size_t>(number));
  }
}

void TestPaymentLink::stripsTextForShowing() {
  const auto read =
      parse_payment_link(link("?label=a%E2%80%AEb%E2%80%8B%0A%00%EF%BB%BFc").toStdString(), "tacittest");
  QVERIFY(read.has_value());
  QCOMPARE(read->label, std::string("abc"));
  QCOMPARE(display_text("Gr\xC3\xBC\xC3\x9F\x65 \xF0\x9F\x98\x80"),
           std::string("Gr\xC3\xBC\xC3\x9F\x65 \xF0\x9F\x98\x80"));
}

void TestPaymentLink::readsSeveralRecipients() {
  const auto read = parse_payment_link(
      link("?amount=1&address.2=" + address(2) + "&amount.2=0.5").toStdString(), "tacittest");
  QVERIFY(read.has_value());
  QCOMPARE(read->parts.size(), 2u);
  QCOMPARE(read->parts[1].address, address(2));
  QCOMPARE(read->parts[1].amount->units(), 50'000'000u);
}

void TestPaymentLink::writesOneForm() {
  PaymentLink made;
  made.parts.push_back({address(), Amount::from_units(150'000'000)});
  made.label = "A&B=C+";
  made.message = "\xE2\x82\xAC 5";
  made.memo = {1, 2, 3, 4};
  made.id = Bytes16{7};
  made.expiry = 1'800'000'000;
  const std::string text = format_payment_link(made);
  const auto back = parse_payment_link(text, "tacittest");
  QVERIFY(back.has_value());
  QVERIFY(*back == made);
  QCOMPARE(format_payment_link(*back), text);
}

void TestPaymentLink::memosRoundTrip() {
  const Bytes16 id{1, 2, 3};
  const auto memo = pack_memo(as_bytes("hello"), id);
  QVERIFY(memo.has_value());
  QCOMPARE((*memo)[0], 0x54);
  QCOMPARE((*memo)[1], 0x01);
  const UnpackedMemo back = unpack_memo(*memo);
  QVERIFY(back.request_id == id);
  QCOMPARE(back.text, std::string("hello"));
  QVERIFY(pack_memo(Bytes(256, 'x'), std::nullopt).has_value());
  QVERIFY(!pack_memo(Bytes(257, 'x'), std::nullopt).has_value());
  QVERIFY(pack_memo(Bytes(238, 'x'), id).has_value());
  QVERIFY(!pack_memo(Bytes(239, 'x'), id).has_value());
}

void TestPaymentLink::memosThatLookLikeRequestsAreRefused() {
  QVERIFY(!pack_memo(as_bytes("T\x01 me"), std::nullopt).has_value());
  QVERIFY(pack_memo(as_bytes("Tea"), std::nullopt).has_value());
}

void TestPaymentLink::foreignMemosAreTakenAsTheyAre() {
  Memo memo{};
  memo[0] = 0xFF;
  const UnpackedMemo back = unpack_memo(memo);
  QVERIFY(back.text.empty());
  QCOMPARE(back.bytes, (Bytes{0xFF}));
}

QTEST_APPLESS_MAIN(TestPaymentLink)
#include "test_payment_link.moc"
