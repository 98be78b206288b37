// SPDX-License-Identifier: MIT
#include <QCloseEvent>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QDir>
#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

#include <signal.h>

#include "desktop/chime.h"
#include "desktop/end_signal.h"
#include "desktop/fixture/fixture_backend.h"
#include "desktop/notifier.h"
#include "desktop/presence.h"
#include "viewmodels/app_controller.h"
#include "viewmodels/texts.h"

using namespace tacit::app;

namespace {

constexpr int kWait = 20'000;
constexpr quint64 kCoin = 100'000'000;
const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kPortalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPortalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kPortalInterface = QStringLiteral("org.freedesktop.portal.Notification");

/// A notification server that keeps what it was told, or the portal's part of one.
class FakeServer : public QDBusVirtualObject {
 public:
  explicit FakeServer(QStringList capabilities) : m_capabilities(std::move(capabilities)) {}

  struct Told {
    QString title;
    QString body;
    QVariantMap hints;
    uint id = 0;
  };
  QList<Told> told;
  QList<uint> closed;
  QStringList removed;

  QString introspect(const QString&) const override { return {}; }
  bool handleMessage(const QDBusMessage& message, const QDBusConnection& bus) override {
    const QVariantList arguments = message.arguments();
    if (message.member() == QLatin1String("GetCapabilities")) {
      return bus.send(message.createReply(m_capabilities));
    }
    if (message.member() == QLatin1String("Notify") && arguments.size() == 8) {
      const uint id = ++m_last;
      told.append(
          {arguments[3].toString(), arguments[4].toString(), qdbus_cast<QVariantMap>(arguments[6]), id});
      return bus.send(message.createReply(id));
    }
    if (message.member() == QLatin1String("CloseNotification")) {
      closed.append(arguments.value(0).toUInt());
      return bus.send(message.createReply());
    }
    if (message.member() == QLatin1String("AddNotification")) {
      const auto fields = qdbus_cast<QVariantMap>(arguments.value(1));
      told.append({fields.value("title").toString(), fields.value("body").toString(), fields, 0});
      ids.append(arguments.value(0).toString());
      return bus.send(message.createReply());
    }
    if (message.member() == QLatin1String("RemoveNotification")) {
      removed.append(arguments.value(0).toString());
      return bus.send(message.createReply());
    }
    return false;
  }
  QStringList ids;

 private:
  QStringList m_capabilities;
  uint m_last = 40;
};

}  // namespace

/// Notifications as a server on the bus gets them, the sound, and what closing the window means.
class TestPresence : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void init();
  void cleanup();
  void cleanupTestCase();

  void tellsWhatArrived();
  void burstsAreOneMessage();
  void saysNoAmountOnceLocked();
  void saysNoAmountWhileAmountsAreHidden();
  void aRequestPaidSaysSo();
  void tellsAnAbsenceAsOne();
  void markupIsEscapedWhereItIsRead();
  void markupStaysTextWhereItIsNotRead();
  void aPressOpensThePayment();
  void lockingTakesBackWhatWasTold();
  void isSilentWhenTheyAreOff();
  void isSilentWithoutAServer();
  void isSilentWithoutABus();
  void thePortalIsTold();
  void aSoundIsHeardOnceForABurst();
  void aSoundDoesNotHoldAnythingUp();
  void theEndOfTheSessionEndsTheProgram();
  void closingEndsTheProgramByDefault();
  void closingKeepsItInTheTrayWhenChosen();

 private:
  void serve(const QStringList& capabilities);
  void start(Notifier::Way way = Notifier::Way::Freedesktop);
  FakeServer::Told only();

  QProcess m_daemon;
  QString m_address;
  QDBusConnection m_serverBus{QString()};
  QDBusConnection m_clientBus{QString()};
  int m_round = 0;
  int m_chimes = 0;
  std::unique_ptr<FakeServer> m_server;
  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<FixtureBackend> m_backend;
  std::unique_ptr<AppController> m_app;
  std::unique_ptr<QWindow> m_window;
  std::unique_ptr<Notifier> m_notifier;
  std::unique_ptr<Presence> m_presence;
};

/// A bus of this test's own.
void TestPresence::initTestCase() {
  m_daemon.start(QStringLiteral("dbus-daemon"),
                 {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                  QStringLiteral("--address=unix:tmpdir=") + QDir::tempPath()});
  QVERIFY2(m_daemon.waitForReadyRead(kWait), "dbus-daemon does not start");
  m_address = QString::fromLatin1(m_daemon.readLine()).trimmed();
  QVERIFY(m_address.startsWith(QLatin1String("unix:")));
}

void TestPresence::cleanupTestCase() {
  m_daemon.terminate();
  m_daemon.waitForFinished(kWait);
}

void TestPresence::init() {
  QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
  const QString number = QString::number(++m_round);
  m_serverBus = QDBusConnection::connectToBus(m_address, QStringLiteral("server") + number);
  m_clientBus = QDBusConnection::connectToBus(m_address, QStringLiteral("client") + number);
  QVERIFY(m_serverBus.isConnected() && m_clientBus.isConnected());
  m_chimes = 0;
}

void TestPresence::cleanup() {
  texts::setAmountsHidden(false);
  m_presence.reset();
  m_notifier.reset();
  m_window.reset();
  m_app.reset();
  m_backend.reset();
  m_server.reset();
  m_serverBus = m_clientBus = QDBusConnection(QString());
  QDBusConnection::disconnectFromBus(QStringLiteral("server") + QString::number(m_round));
  QDBusConnection::disconnectFromBus(QStringLiteral("client") + QString::number(m_round));
}

void TestPresence::serve(const QStringList& capabilities) {
  m_server = std::make_unique<FakeServer>(capabilities);
  QVERIFY(m_serverBus.registerVirtualObject(kPath, m_server.get()));
  QVERIFY(m_serverBus.registerService(kService));
}

void TestPresence::start(Notifier::Way way) {
  m_folder = std::make_unique<QTemporaryDir>();
  m_backend = std::make_unique<FixtureBackend>(WalletPhase::Locked);
  auto store = std::make_unique<QSettings>(m_folder->filePath("window.ini"), QSettings::IniFormat);
  store->setValue("display/language", "en");
  m_app = std::make_unique<AppController>(*m_backend, std::move(store));
  m_window = std::make_unique<QWindow>();
  m_notifier = std::make_unique<Notifier>(m_clientBus, way);
  m_presence = std::make_unique<Presence>(*m_app, *m_window, *m_notifier, [this] { ++m_chimes; });
  m_app->start();
  m_backend->open(10);
}

FakeServer::Told TestPresence::only() {
  const bool came = QTest::qWaitFor([this] { return !m_server->told.isEmpty(); }, kWait);
  return came ? m_server->told.takeFirst() : FakeServer::Told();
}

void TestPresence::tellsWhatArrived() {
  serve({QStringLiteral("body")});
  start();
  m_backend->arrive(12 * kCoin + kCoin / 2, QStringLiteral("lunch"));
  const FakeServer::Told told = only();
  QCOMPARE(told.title, QStringLiteral("12.50 TACIT received"));
  QCOMPARE(told.body, QStringLiteral("lunch · final"));
  QVERIFY(told.hints.value(QStringLiteral("suppress-sound")).toBool());
}

void TestPresence::burstsAreOneMessage() {
  serve({});
  start();
  m_backend->arrive(kCoin, {});
  only();
  for (int i = 0; i < 3; ++i) {
    m_backend->arrive(4 * kCoin, {});
  }
  QVERIFY(m_server->told.isEmpty());
  const FakeServer::Told told = only();
  QCOMPARE(told.title, QStringLiteral("3 payments received"));
  QCOMPARE(told.body, QStringLiteral("+ 12.00 TACIT"));
}

void TestPresence::saysNoAmountOnceLocked() {
  serve({});
  start();
  m_backend->arrive(kCoin, {});
  only();
  m_backend->arrive(4'567 * kCoin, QStringLiteral("rent 4567"));  // within the pause
  m_app->lock();
  const FakeServer::Told told = only();
  QCOMPARE(told.title, QStringLiteral("A payment was received"));
  QCOMPARE(told.body, QString());
}

void TestPresence::saysNoAmountWhileAmountsAreHidden() {
  serve({});
  start();
  m_app->security()->setAmountsHidden(true);
  m_backend->arrive(4'567 * kCoin, QStringLiteral("rent 4567"));
  const FakeServer::Told told = only();
  QCOMPARE(told.title, QStringLiteral("A payment was received"));
  QCOMPARE(told.body, QString());
}

void TestPresence::aRequestPaidSaysSo() {
  serve({});
  start();
  m_backend->createRequest(1, {true, kCoin, QStringLiteral("lunch"), 0});
  PaymentRequest asked;
  connect(m_backend.get(), &WalletBackend::requestChanged, this,
          [&asked](quint64, const PaymentRequest& request) { asked = request; });
  m_backend->payRequest(kCoin);
  Payment payment;
  payment.id = "77";
  payment.incoming = true;
  payment.amount = kCoin;
  payment.requestId = asked.id;
  emit m_backend->paymentsArrived({payment});
  const FakeServer::Told told = only();
  QCOMPARE(told.title, QStringLiteral("Request paid: 1.00 TACIT"));
  QCOMPARE(told.body, QStringLiteral("lunch · final"));
}

void TestPresence::tellsAnAbsenceAsOne() {
  serve({});
  start();
  m_backend->setNode(FixtureBackend::catchingUpNode(false));
  Payment old;
  old.id = "9";
  old.incoming = true;
  old.amount = 6 * kCoin;
  old.time = 1'000;
  for (int i = 0; i < 3; ++i) {
    emit m_backend->paymentsArrived({old, old});
  }
  QTest::qWait(50);
  QVERIFY(m_server->told.isEmpty());
  m_backend->setNode(FixtureBackend::goodNode());
  const FakeServer::Told told = only();
  QCOMPARE(told.title, QStringLiteral("While you were away: 6 payments received"));
  QCOMPARE(told.body, QStringLiteral("+ 36.00 TACIT"));
}

void TestPresence::markupIsEscapedWhereItIsRead() {
  serve({QStringLiteral("body"), QStringLiteral("body-markup")});
  start();
  m_backend->arrive(kCoin, QStringLiteral("<img src='http://x'/><b>&</b>"));
  const QString body = only().body;
  QVERIFY2(!body.contains(QLatin1Char('<')) && !body.contains(QLatin1Char('>')), qPrintable(body));
  QVERIFY(body.startsWith(QLatin1String("&lt;img")));
}

void TestPresence::markupStaysTextWhereItIsNotRead() {
  serve({QStringLiteral("body")});
  start();
  m_backend->arrive(kCoin, QStringLiteral("Tom & <Jerry>"));
  QCOMPARE(only().body, QStringLiteral("Tom & <Jerry> · final"));
}

void TestPresence::aPressOpensThePayment() {
  serve({});
  start();
  m_backend->arrive(kCoin, QStringLiteral("lunch"));
  const uint id = only().id;
  QSignalSpy raised(m_app.get(), &AppController::raiseRequested);
  QDBusMessage press = QDBusMessage::createSignal(kPath, kService, QStringLiteral("ActionInvoked"));
  // Its number comes back to the program after the message was shown; a stranger's number does nothing.
  QTRY_VERIFY_WITH_TIMEOUT(
      [&] {
        m_serverBus.send(press << id + 5 << QStringLiteral("default"));
        press.setArguments({id, QStringLiteral("default")});
        m_serverBus.send(press);
        press.setArguments({});
        QTest::qWait(20);
        return raised.count() > 0;
      }(),
      kWait);
  QCOMPARE(m_app->page(), AppController::HistoryPage);
  QVERIFY(m_app->detail()->isOpen());
}

void TestPresence::lockingTakesBackWhatWasTold() {
  serve({});
  start();
  m_backend->arrive(kCoin, QStringLiteral("lunch"));
  const uint id = only().id;
  m_app->lock();
  QTRY_VERIFY_WITH_TIMEOUT(m_server->closed.contains(id), kWait);
}

void TestPresence::isSilentWhenTheyAreOff() {
  serve({});
  start();
  m_app->desktop()->setNotifications(false);
  m_app->desktop()->setSound(false);
  m_backend->arrive(kCoin, {});
  QTest::qWait(100);
  QVERIFY(m_server->told.isEmpty());
  QCOMPARE(m_chimes, 0);
  QCOMPARE(m_app->notices()->count(), 1);
}

void TestPresence::isSilentWithoutAServer() {
  start();
  m_backend->arrive(kCoin, {});
  QTest::qWait(100);
  m_app->lock();
  QTest::qWait(20);
}

void TestPresence::isSilentWithoutABus() {
  m_clientBus = QDBusConnection(QStringLiteral("no such bus"));
  start();
  m_backend->arrive(kCoin, {});
  m_app->lock();
  QTest::qWait(20);
}

void TestPresence::thePortalIsTold() {
  m_server = std::make_unique<FakeServer>(QStringList());
  QVERIFY(m_serverBus.registerVirtualObject(kPortalPath, m_server.get()));
  QVERIFY(m_serverBus.registerService(kPortalService));
  start(Notifier::Way::Portal);
  m_backend->arrive(kCoin, QStringLiteral("<b>lunch</b>"));
  const FakeServer::Told told = only();
  QCOMPARE(told.title, QStringLiteral("1.00 TACIT received"));
  QCOMPARE(told.body, QStringLiteral("<b>lunch</b> · final"));  // the portal reads no markup there
  QSignalSpy raised(m_app.get(), &AppController::raiseRequested);
  QDBusMessage press =
      QDBusMessage::createSignal(kPortalPath, kPortalInterface, QStringLiteral("ActionInvoked"));
  press << m_server->ids.front() << told.hints.value(QStringLiteral("default-action")).toString()
        << QVariantList();
  m_serverBus.send(press);
  QVERIFY(raised.wait(kWait));
  QVERIFY(m_app->detail()->isOpen());
  m_app->lock();
  QTRY_COMPARE_WITH_TIMEOUT(m_server->removed, m_server->ids, kWait);
}

void TestPresence::aSoundIsHeardOnceForABurst() {
  start();
  for (int i = 0; i < 20; ++i) {
    m_backend->arrive(kCoin, {});
  }
  QCOMPARE(m_chimes, 1);
  m_app->desktop()->setSound(false);
  m_app->desktop()->setSound(true);  // which is heard, so that the person knows it
  QCOMPARE(m_chimes, 2);
}

/// With a sound server that is away, and with one that takes everything and plays nothing.
void TestPresence::aSoundDoesNotHoldAnythingUp() {
  qputenv("PULSE_SERVER", "unix:/nonexistent");
  for (const char* driver : {"pulse", "null"}) {
    qputenv("CANBERRA_DRIVER", driver);
    Chime chime;
    chime.play();
    chime.play();
    QTRY_VERIFY_WITH_TIMEOUT(!chime.playing(), kWait);
  }
}

void TestPresence::closingEndsTheProgramByDefault() {
  start();
  QCloseEvent close;
  QCoreApplication::sendEvent(m_window.get(), &close);
  QVERIFY(QGuiApplication::quitOnLastWindowClosed());
  QVERIFY(!m_app->desktop()->keepRunning());
  // Chosen, but on a desktop without a tray nothing would bring the window back.
  m_app->desktop()->setKeepRunning(true);
  QCoreApplication::sendEvent(m_window.get(), &close);
  QVERIFY(QGuiApplication::quitOnLastWindowClosed());
}

void TestPresence::closingKeepsItInTheTrayWhenChosen() {
  start();
  DesktopModel& desktop = *m_app->desktop();
  desktop.setTrayThere(true);
  QVERIFY(!desktop.staysInTray());
  desktop.setKeepRunning(true);
  QVERIFY(desktop.staysInTray());
  QVERIFY(desktop.takeExplanation());
  QVERIFY(!desktop.takeExplanation());
}

/// What a session sends as it ends lets the program close its wallet and remove what it printed.
void TestPresence::theEndOfTheSessionEndsTheProgram() {
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
    const EndSignal ending;
    QSignalSpy raised(&ending, &EndSignal::raised);
    QCOMPARE(::raise(signal), 0);
    QCOMPARE(raised.count(), 0);  // not inside the handler
    QTRY_COMPARE_WITH_TIMEOUT(raised.count(), 1, kWait);
    struct sigaction now = {};
    QCOMPARE(::sigaction(signal, nullptr, &now), 0);
    QVERIFY2(now.sa_handler == SIG_DFL, "a second one ends it at once");
  }
}

QTEST_MAIN(TestPresence)
#include "test_presence.moc"
