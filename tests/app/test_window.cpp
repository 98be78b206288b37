// SPDX-License-Identifier: MIT
#include <QClipboard>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "person.h"

using namespace tacit::app;

namespace {

constexpr quint64 kCoin = 100'000'000;
constexpr quint64 kFetched = 1000 * kCoin;

}  // namespace

/// The first private payment, from window to window, against a real node.
class TestWindow : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
  void cleanupTestCase();

  void bothTryItHere();
  void payerFetchesTestMoney();
  void paysByLink();
  void paysByPicture();
  void provesAndVerifies();
  void nothingIsLost();
  void aDamagedWalletIsRestored();

 private:
  bool startNode();
  /// From the filled form to the outcome.
  void sendNow(double* seconds);

  QTemporaryDir m_folder;
  QProcess m_node;
  std::unique_ptr<Person> m_payer;
  std::unique_ptr<Person> m_shop;
  quint64 m_payerHas = 0;
};

bool TestWindow::startNode() {
  m_node.setProgram(QStringLiteral(TACIT_BIN_DIR "/tacitd"));
  m_node.setArguments({"practice", "--data", m_folder.filePath("practice"), "--m", "2", "--coins", "16",
                       "--stop-when-idle", "0"});
  m_node.setStandardErrorFile(m_folder.filePath("tacitd.log"));
  m_node.start();
  return m_node.waitForReadyRead(kWait) &&
         QJsonDocument::fromJson(m_node.readLine()).object().contains(QLatin1String("node_link"));
}

void TestWindow::initTestCase() {
  prepareApplication();
  QVERIFY(startNode());
  m_payer = std::make_unique<Person>(m_folder.filePath("payer"), m_folder.filePath("practice"));
  m_shop = std::make_unique<Person>(m_folder.filePath("shop"), m_folder.filePath("practice"));
}

void TestWindow::cleanupTestCase() {
  m_payer.reset();
  m_shop.reset();
  m_node.terminate();
  QVERIFY(m_node.waitForFinished(kWait));
  QCOMPARE(m_node.exitCode(), 0);
}

void TestWindow::bothTryItHere() {
  for (Person* person : {m_payer.get(), m_shop.get()}) {
    QVERIFY(person->press("welcomeTry"));
    QVERIFY(person->sees("homeBalance"));
    QTRY_VERIFY_WITH_TIMEOUT(person->app().node()->level() == NodeModel::Good, kWait);
    QVERIFY(person->app().node()->practice());
  }
}

void TestWindow::payerFetchesTestMoney() {
  QVERIFY(m_payer->press("homeFetch"));
  QVERIFY(m_payer->hasSpendable(kFetched));
  m_payerHas = kFetched;
  QVERIFY(m_payer->app().notices()->count() > 0);
}

void TestWindow::sendNow(double* seconds) {
  QVERIFY(m_payer->press("sendReview"));
  QVERIFY(m_payer->sees("sendConfirm"));
  QTRY_VERIFY_WITH_TIMEOUT(m_payer->app().send()->armed(), kWait);
  QElapsedTimer timer;
  timer.start();
  QVERIFY(m_payer->press("sendConfirm"));
  QTRY_COMPARE_WITH_TIMEOUT(m_payer->app().send()->stage(), SendModel::Final, kWait);
  *seconds = static_cast<double>(timer.elapsed()) / 1000.0;
  QVERIFY(m_payer->sees("sendOutcome"));
}

void TestWindow::paysByLink() {
  QVERIFY(m_shop->press("navReceive"));
  QVERIFY(m_shop->type("receiveAmount", "12.5"));
  QVERIFY(m_shop->type("receiveMessage", "lunch"));
  QTRY_VERIFY_WITH_TIMEOUT(m_shop->app().receive()->link().contains("message=lunch"), kWait);
  QVERIFY(m_shop->press("receiveLink"));
  QTRY_COMPARE(QGuiApplication::clipboard()->text(), m_shop->app().receive()->link());

  QVERIFY(m_payer->press("navSend"));
  QVERIFY(m_payer->press("sendPaste"));
  QTRY_COMPARE_WITH_TIMEOUT(m_payer->app().send()->amountText(), QStringLiteral("12.50"), kWait);
  double seconds = 0;
  sendNow(&seconds);
  qInfo("from press to final, shown: %.3f s", seconds);
  QTRY_COMPARE_WITH_TIMEOUT(m_shop->app().receive()->state(), ReceiveModel::Paid, kWait);
  QVERIFY(m_shop->hasSpendable(12 * kCoin + kCoin / 2));
  m_payerHas = m_payer->app().balance()->value().total;
  QVERIFY(m_payerHas < kFetched - 12 * kCoin - kCoin / 2);
  QVERIFY(m_payer->press("sendAgain"));
}

void TestWindow::paysByPicture() {
  QVERIFY(m_shop->press("receiveNew"));
  QVERIFY(m_shop->type("receiveAmount", "3"));
  QTRY_VERIFY_WITH_TIMEOUT(m_shop->app().receive()->link().contains("amount=3"), kWait);
  const QUrl picture = QUrl::fromLocalFile(m_folder.filePath("request.png"));
  m_shop->app().receive()->saveQr(picture);

  QVERIFY(m_payer->press("navSend"));
  m_payer->app().send()->scanner()->readFile(picture);
  QTRY_COMPARE_WITH_TIMEOUT(m_payer->app().send()->amountText(), QStringLiteral("3.00"), kWait);
  double seconds = 0;
  sendNow(&seconds);
  QTRY_COMPARE_WITH_TIMEOUT(m_shop->app().receive()->state(), ReceiveModel::Paid, kWait);
  QVERIFY(m_shop->hasSpendable(15 * kCoin + kCoin / 2));
  m_payerHas = m_payer->app().balance()->value().total;
}

/// What the payer's window writes, the shop's window and tacit-cli find true, and in the same words.
void TestWindow::provesAndVerifies() {
  m_payer->app().history()->setDirection(PaymentFilterModel::Outgoing);
  m_payer->app().showPayment(QString::fromLatin1(m_payer->app().history()->ids().front()));
  QTRY_VERIFY_WITH_TIMEOUT(m_payer->app().detail()->canProve(), kWait);
  m_payer->app().detail()->makeReceipt(QStringLiteral("Corner café"));
  QTRY_VERIFY_WITH_TIMEOUT(!m_payer->app().detail()->receipt().isEmpty(), kWait);
  const QString receipt = m_payer->app().detail()->receipt();
  m_payer->app().history()->clear();

  VerifyProofModel& verify = *m_shop->app().verify();
  const auto check = [&verify](const QString& text) {
    verify.setText(text);
    verify.check();
    return QTest::qWaitFor([&verify] { return verify.answered(); }, kWait);
  };
  QVERIFY(check(receipt));
  QVERIFY2(verify.good(), qPrintable(verify.resultTitle()));
  QCOMPARE(verify.amount(), QStringLiteral("3.00"));
  QCOMPARE(verify.address(), m_payer->app().detail()->address());
  QCOMPARE(verify.transactionId(), m_payer->app().detail()->transactionId());
  QVERIFY(verify.payer().contains(QStringLiteral("Corner café")));
  const QString address = verify.address();

  // One digit of the nonce, of the payer's proof and of the transaction's id turned.
  const auto turned = [&receipt](const QString& key, int digit) {
    QString text = receipt;
    const qsizetype at = text.indexOf(QLatin1Char('"'), text.indexOf(key) + key.size() + 1) + 1 + digit;
    text[at] = text[at] == u'0' ? u'1' : u'0';
    return text;
  };
  QVERIFY(check(turned(QStringLiteral("\"receipt\""), 288)));
  QCOMPARE(verify.resultTitle(), QStringLiteral("This proof does not hold"));
  QVERIFY(check(turned(QStringLiteral("\"payer_proof\""), 188)));
  QCOMPARE(verify.resultTitle(), QStringLiteral("The payer's part does not hold"));
  QVERIFY(check(turned(QStringLiteral("\"receipt\""), 0)));
  QCOMPARE(verify.resultTitle(), QStringLiteral("No such payment was found"));
  QVERIFY(check(QStringLiteral("{\"receipt\": \"00\"}")));
  QCOMPARE(verify.resultTitle(), QStringLiteral("This is no proof of this network"));
  verify.clear();

  const auto told = [this](const QStringList& arguments) {
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("TACIT_PASSWORD", "for this test alone");
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(TACIT_BIN_DIR "/tacit-cli"),
                  QStringList{"--wallet", m_folder.filePath("other")} + arguments);
    return program.waitForFinished(kWait) ? QJsonDocument::fromJson(program.readAllStandardOutput()).object()
                                          : QJsonObject();
  };
  const QString file = m_folder.filePath("receipt.json");
  QFile out(file);
  QVERIFY(out.open(QIODevice::WriteOnly) && out.write(receipt.toUtf8()) > 0);
  out.close();
  QVERIFY(told({"create", "--node", m_shop->app().node()->nodeLink()}).contains("address"));
  const QJsonObject answer = told({"verify-receipt", file});
  QVERIFY(answer["valid"].toBool());
  QCOMPARE(answer["amount"].toString(), QStringLiteral("3.00"));
  QCOMPARE(answer["address"].toString(), address);
  QCOMPARE(answer["payer_message"].toString(), QStringLiteral("Corner café"));
  QVERIFY(m_payer->press("navHome"));
}

/// Both programs end, the node is killed, everything is started again.
void TestWindow::nothingIsLost() {
  QTRY_COMPARE_WITH_TIMEOUT(m_payer->app().balance()->value().spendable, m_payerHas, kWait);
  m_payer.reset();
  m_shop.reset();
  m_node.kill();
  QVERIFY(m_node.waitForFinished(kWait));
  QVERIFY(startNode());
  m_payer = std::make_unique<Person>(m_folder.filePath("payer"), m_folder.filePath("practice"));
  m_shop = std::make_unique<Person>(m_folder.filePath("shop"), m_folder.filePath("practice"));
  QVERIFY(m_payer->sees("homeBalance"));
  QVERIFY(m_shop->sees("homeBalance"));
  QVERIFY(m_payer->hasSpendable(m_payerHas));
  QVERIFY(m_shop->hasSpendable(15 * kCoin + kCoin / 2));
  QVERIFY(m_payer->press("navHistory"));
  QVERIFY(m_shop->press("navHistory"));
  const auto rows = [](Person& person, PaymentFilterModel::Direction direction) {
    person.app().history()->setDirection(direction);
    return person.app().history()->count();
  };
  QCOMPARE(rows(*m_payer, PaymentFilterModel::Outgoing), 2);
  QVERIFY(rows(*m_payer, PaymentFilterModel::Incoming) >= 1);
  QCOMPARE(rows(*m_shop, PaymentFilterModel::Incoming), 2);
  QVERIFY(m_shop->sees("payment0"));
}

/// The payer's payments can not be read any more: its own keys bring the money back, and the old file stays.
void TestWindow::aDamagedWalletIsRestored() {
  m_payer.reset();
  const QString folder = m_folder.filePath("payer");
  QFile records(folder + "/wallet.sqlite");
  QVERIFY(records.resize(5'000));
  QFile::remove(folder + "/wallet.sqlite-wal");
  m_payer = std::make_unique<Person>(folder, m_folder.filePath("practice"));
  QVERIFY(m_payer->sees("unlockDamage"));
  QVERIFY(m_payer->press("unlockRestore"));
  QVERIFY(m_payer->press("restoreWords"));
  QVERIFY(m_payer->press("onboardingBack"));
  QVERIFY(m_payer->press("onboardingBack"));
  QVERIFY(m_payer->press("unlockRestore"));
  QVERIFY(m_payer->press("restoreKeys"));
  QVERIFY(m_payer->press("onboardingUnknown"));
  QVERIFY(m_payer->press("onboardingNext"));
  QVERIFY(m_payer->sees("homeBalance"));
  QVERIFY(m_payer->hasSpendable(m_payerHas));
  QVERIFY(!m_payer->app().settings()->hasPassword());
  QCOMPARE(m_payer->app().notices()->count(), 1);
  QCOMPARE(QFileInfo(folder + "/set-aside-1/wallet.sqlite").size(), 5'000);
  QVERIFY(m_payer->press("navHistory"));
  m_payer->app().history()->setDirection(PaymentFilterModel::Outgoing);
  QCOMPARE(m_payer->app().history()->count(), 2);
}

QTEST_MAIN(TestWindow)
#include "test_window.moc"
