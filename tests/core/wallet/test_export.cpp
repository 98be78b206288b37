// SPDX-License-Identifier: MIT
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <iterator>

#include <sys/stat.h>

#include "wallet/export.h"

using namespace tacit;

namespace {

ExportRow incoming() {
  ExportRow row;
  row.payment.id = 7;
  row.payment.incoming = true;
  row.payment.amount = Amount::parse(1'250'000'000).value();
  row.payment.parts = {{"tacittest1qq", row.payment.amount, std::nullopt}};
  row.payment.memo = "lunch";
  row.payment.transaction = Bytes32{0xAB};
  row.payment.height = 42;
  row.payment.time = 1'764'108'127'500;
  row.payment.request_id = Bytes16{0x01};
  return row;
}

ExportRow outgoing() {
  ExportRow row;
  row.payment.id = 8;
  row.payment.state = PaymentState::kUnknown;
  row.payment.amount = Amount::parse(1).value();
  row.payment.fee = Amount::parse(80'000).value();
  row.payment.parts = {{"tacittest1aa", Amount::parse(1).value(), std::uint8_t{1}},
                       {"tacittest1bb", Amount(), std::nullopt}};
  row.payment.memo_bytes = {0xFF, 0x00};
  row.payment.own_note = "say \"hi\", then go";
  row.payment.created = 1'000;
  row.person = "林";
  return row;
}

constexpr const char* kHeader =
    "\xEF\xBB\xBFtime,direction,state,amount,fee,ticker,person,label,note,own_note,addresses,transaction,"
    "block,"
    "request,number\r\n";

QByteArray bytes_of(const std::string& text) {
  return QByteArray::fromStdString(text);
}

}  // namespace

/// What other programs are given of the history.
class TestExport : public QObject {
  Q_OBJECT
 private slots:
  void cells_data();
  void cells();
  void csvIsExact();
  void jsonIsExact();
  void jsonKeepsEveryText_data();
  void jsonKeepsEveryText();
  void times();
  void writesWholeAndPrivate();
};

void TestExport::cells_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("cell");
  QTest::newRow("empty-is-empty") << "" << "";
  QTest::newRow("plain") << "lunch" << "\"lunch\"";
  QTest::newRow("comma-stays") << "a,b" << "\"a,b\"";
  QTest::newRow("quotes-are-doubled") << "a\"b" << "\"a\"\"b\"";
  QTest::newRow("line-breaks-become-spaces") << "a\r\nb\nc" << "\"a  b c\"";
  QTest::newRow("equals") << "=1+1" << "\"'=1+1\"";
  QTest::newRow("plus") << "+1" << "\"'+1\"";
  QTest::newRow("minus") << "-1" << "\"'-1\"";
  QTest::newRow("at") << "@SUM(A1)" << "\"'@SUM(A1)\"";
  QTest::newRow("tab-then-equals") << "\t=1" << "\"' =1\"";
  QTest::newRow("return-then-equals") << "\r=1" << "\"' =1\"";
  QTest::newRow("line-break-then-equals") << "x\n=1" << "\"x =1\"";
  QTest::newRow("spaces-then-equals") << "   =1" << "\"'   =1\"";
  QTest::newRow("no-break-space-then-equals")
      << QStringLiteral("\u00A0=1") << QStringLiteral("\"'\u00A0=1\"");
  QTest::newRow("zero-width-then-equals") << QStringLiteral("\u200B=1") << "\"'=1\"";
  QTest::newRow("byte-order-mark-then-equals") << QStringLiteral("\uFEFF=1") << "\"'=1\"";
  QTest::newRow("full-width-equals") << QStringLiteral("＝1") << QStringLiteral("\"'＝1\"");
  QTest::newRow("full-width-at") << QStringLiteral("＠A1") << QStringLiteral("\"'＠A1\"");
  QTest::newRow("command-of-another-program") << "=cmd|' /C calc'!A0" << "\"'=cmd|' /C calc'!A0\"";
  QTest::newRow("quote-first-then-equals") << "\"=1" << "\"\"\"=1\"";
  QTest::newRow("semicolon-then-equals") << "a;=1" << "\"a;'=1\"";
  QTest::newRow("semicolon-spaces-then-minus") << "a;  -1;b" << "\"a;'  -1;b\"";
  QTest::newRow("equals-inside-stays") << "a=b" << "\"a=b\"";
  QTest::newRow("apostrophe-stays") << "'tis" << "\"'tis\"";
  QTest::newRow("direction-marks-go") << QStringLiteral("a\u202Eb") << "\"ab\"";
  QTest::newRow("nul-goes") << QString::fromUtf8("a\0b", 3) << "\"ab\"";
  QTest::newRow("chinese") << QStringLiteral("午餐，两份") << QStringLiteral("\"午餐，两份\"");
}

void TestExport::cells() {
  QFETCH(QString, text);
  QFETCH(QString, cell);
  QCOMPARE(QString::fromStdString(csv_text(text.toStdString())), cell);
}

void TestExport::csvIsExact() {
  QCOMPARE(bytes_of(export_csv({})), QByteArray(kHeader));
  const std::vector<ExportRow> rows{incoming(), outgoing()};
  const QByteArray wanted =
      QByteArray(kHeader) + "2025-11-25T22:02:07Z,in,final,12.50,,TACIT,,,\"lunch\",,\"tacittest1qq\",ab" +
      QByteArray(62, '0') + ",42,01" + QByteArray(30, '0') +
      ",7\r\n"
      ",out,unknown,0.00000001,0.0008,TACIT,\"林\",,\"hex:ff00\",\"say \"\"hi\"\", then go\",\"tacittest1aa "
      "tacittest1bb\",,,,8\r\n";
  QCOMPARE(bytes_of(export_csv(rows)), wanted);
}

void TestExport::jsonIsExact() {
  const std::vector<ExportRow> rows{incoming(), outgoing()};
  const QByteArray text = bytes_of(export_json(rows, "Practice", 1'764'108'127'500));
  const QByteArray zeros(64, '0');
  const QByteArray wanted =
      "{\"format\": \"tacit-history\", \"version\": 1, \"network\": \"Practice\", \"exported\": "
      "\"2025-11-25T22:02:07Z\", \"payments\": [\n"
      "    {\"number\": 7, \"direction\": \"in\", \"state\": \"final\", \"time\": \"2025-11-25T22:02:07Z\", "
      "\"amount\": \"12.50\", \"fee\": null, \"ticker\": \"TACIT\", \"asset\": \"" +
      zeros +
      "\", \"person\": null, \"label\": null, \"note\": \"lunch\", \"note_hex\": null, \"own_note\": null, "
      "\"address\": \"tacittest1qq\", \"transaction\": \"ab" +
      zeros.left(62) + "\", \"block\": 42, \"request\": \"01" + zeros.left(30) +
      "\", \"created\": null},\n"
      "    {\"number\": 8, \"direction\": \"out\", \"state\": \"unknown\", \"time\": null, \"amount\": "
      "\"0.00000001\", \"fee\": \"0.0008\", \"ticker\": \"TACIT\", \"asset\": \"" +
      zeros +
      "\", \"person\": \"林\", \"label\": null, \"note\": null, \"note_hex\": \"ff00\", \"own_note\": \"say "
      "\\\"hi\\\", then go\", \"recipients\": [{\"address\": \"tacittest1aa\", \"amount\": \"0.00000001\", "
      "\"output\": 1}, {\"address\": \"tacittest1bb\", \"amount\": \"0.00\", \"output\": null}], "
      "\"transaction\": null, \"block\": null, \"request\": null, \"created\": "
      "\"1970-01-01T00:00:01Z\"}\n]}\n";
  QCOMPARE(text, wanted);
  QVERIFY(QJsonDocument::fromJson(text).isObject());
  QVERIFY(QJsonDocument::fromJson(bytes_of(export_json({}, "", 0))).isObject());
}

void TestExport::jsonKeepsEveryText_data() {
  QTest::addColumn<QString>("text");
  QTest::newRow("quotes-and-slashes") << "a\"b\\c/d";
  QTest::newRow("line-breaks") << "a\r\nb\tc";
  QTest::newRow("nul-and-controls") << QString::fromUtf8("a\0\x01\x1F\x7F", 5);
  QTest::newRow("direction-marks") << QStringLiteral("a\u202Eb\u2066c");
  QTest::newRow("beyond-the-first-plane") << QString::fromUtf8("😀 \xF3\xA0\x81\x81");
  QTest::newRow("end-of-script") << "</script>";
  QTest::newRow("formula") << "=1+1";
}

void TestExport::jsonKeepsEveryText() {
  QFETCH(QString, text);
  ExportRow row = incoming();
  row.payment.memo = text.toStdString();
  const std::string json = export_json({{row}}, "", 0);
  const auto document = QJsonDocument::fromJson(bytes_of(json));
  QCOMPARE(document.object()["payments"].toArray().at(0).toObject()["note"].toString(), text);
  for (char c : json) {
    QVERIFY(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  }
  QVERIFY(!QString::fromStdString(json).contains(QChar(0x202E)));
}

void TestExport::times() {
  QCOMPARE(iso_time(0), std::string());
  QCOMPARE(iso_time(1), std::string("1970-01-01T00:00:00Z"));
  QCOMPARE(iso_time(951'782'400'000), std::string("2000-02-29T00:00:00Z"));
  QCOMPARE(iso_time(253'402'300'799'999), std::string("9999-12-31T23:59:59Z"));
  QCOMPARE(iso_time(253'402'300'800'000), std::string());
  QCOMPARE(iso_time(~0ull), std::string());
}

void TestExport::writesWholeAndPrivate() {
  const QTemporaryDir folder;
  const std::filesystem::path file = folder.filePath("history.csv").toStdString();
  QVERIFY(write_export(file, "first"));
  QVERIFY(write_export(file, "second"));
  std::ifstream in(file);
  QCOMPARE(std::string(std::istreambuf_iterator<char>(in), {}), std::string("second"));
  struct stat facts{};
  QCOMPARE(::stat(file.c_str(), &facts), 0);
  QCOMPARE(static_cast<int>(facts.st_mode & 0777), 0600);
  QVERIFY(!write_export(folder.filePath("missing/history.csv").toStdString(), "text"));
  QVERIFY(!write_export(folder.path().toStdString() + "/", "text"));
}

QTEST_GUILESS_MAIN(TestExport)
#include "test_export.moc"
