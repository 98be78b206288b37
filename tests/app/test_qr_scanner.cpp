// SPDX-License-Identifier: MIT
#include <QCameraDevice>
#include <QClipboard>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QGuiApplication>
#include <QMimeData>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVideoFrame>
#include <QVideoFrameFormat>

#include "desktop/fixture/fixture_backend.h"
#include "viewmodels/qr_image.h"
#include "viewmodels/qr_scanner.h"

using namespace tacit::app;

namespace {

constexpr int kWait = 20'000;

QString link(int number = 1) {
  return QStringLiteral("TACIT:") + FixtureBackend::address(number).toUpper() + QStringLiteral("?amount=1.5");
}

QrReading seen(const QStringList& texts) {
  QrReading reading;
  reading.fault = QrReading::Fault::None;
  reading.texts = texts;
  return reading;
}

/// A frame as a camera's driver gives it.
QVideoFrame frameOf(const QImage& picture, QVideoFrameFormat::PixelFormat format, int step, int first) {
  const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
  QVideoFrame frame(QVideoFrameFormat(grey.size(), format));
  if (!frame.map(QVideoFrame::WriteOnly)) {
    return {};
  }
  for (int y = 0; y < grey.height(); ++y) {
    uchar* line = frame.bits(0) + static_cast<qsizetype>(frame.bytesPerLine(0)) * y;
    for (int x = 0; x < grey.width(); ++x) {
      line[x * step + first] = grey.constScanLine(y)[x];
    }
  }
  frame.unmap();
  return frame;
}

/// The portal as a desktop offers it; what it answers is set by the test.
class FakePortal : public QObject, protected QDBusContext {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Screenshot")

 public:
  uint code = 0;
  QString uri;

 public slots:
  QDBusObjectPath Screenshot(const QString&, const QVariantMap& options) {
    const QString sender = message().service().mid(1).replace(QLatin1Char('.'), QLatin1Char('_'));
    const QString path = QStringLiteral("/org/freedesktop/portal/desktop/request/%1/%2")
                             .arg(sender, options.value(QStringLiteral("handle_token")).toString());
    QDBusMessage answer = QDBusMessage::createSignal(path, QStringLiteral("org.freedesktop.portal.Request"),
                                                     QStringLiteral("Response"));
    answer << code << QVariantMap{{QStringLiteral("uri"), uri}};
    connection().send(answer);
    return QDBusObjectPath(path);
  }
};

}  // namespace

/// Every way that a code comes in, up to what is taken from it.
class TestQrScanner : public QObject {
  Q_OBJECT

 private slots:
  void takesTheOneThatIsWanted() {
    QrScanner scanner;
    QSignalSpy found(&scanner, &QrScanner::found);
    scanner.take(seen({QStringLiteral("https://example.org"), link()}));
    QCOMPARE(found.count(), 1);
    QCOMPARE(found.front().front().toString(), link());
    QVERIFY(scanner.problem().isEmpty());
  }

  void asksWhichOfSeveral() {
    QrScanner scanner;
    QSignalSpy found(&scanner, &QrScanner::found);
    scanner.take(seen({link(1), link(2), QStringLiteral("tel:1")}));
    QCOMPARE(found.count(), 0);
    QCOMPARE(scanner.choices().size(), 2);
    QVERIFY(scanner.choices().front().startsWith(QStringLiteral("1.50 · tacittest1 ")));
    scanner.choose(7);
    QCOMPARE(found.count(), 0);
    scanner.choose(1);
    QCOMPARE(found.front().front().toString(), link(2));
    QVERIFY(scanner.choices().isEmpty());
  }

  void saysWhatWasSeenInstead() {
    QrScanner scanner;
    QSignalSpy found(&scanner, &QrScanner::found);
    scanner.take(seen({QStringLiteral("https://example.org"), QStringLiteral("tel:1")}));
    QVERIFY(scanner.problem().contains(QStringLiteral("web address; a telephone number")));
    scanner.take(seen({FixtureBackend::nodeLink()}));
    QVERIFY(scanner.problem().contains(QStringLiteral("node link")));
    scanner.setWant(QrScanner::NodeLink);
    scanner.take(seen({link()}));
    QVERIFY(scanner.problem().contains(QStringLiteral("no node link")));
    QCOMPARE(found.count(), 0);
    scanner.take(seen({FixtureBackend::nodeLink()}));
    QCOMPARE(found.count(), 1);
    scanner.setWant(QrScanner::ViewKey);
    scanner.take(seen({QStringLiteral("tacitviewin1qqqq")}));
    QCOMPARE(found.count(), 2);
  }

  void readsFilesAndDrops() {
    QTemporaryDir folder;
    const QString path = folder.filePath("code.png");
    QVERIFY(qrPicture(link(), 6).save(path));
    QrScanner scanner;
    QSignalSpy found(&scanner, &QrScanner::found);
    scanner.readDrop({QUrl::fromLocalFile(path)}, {});
    QVERIFY(scanner.busy());
    QVERIFY(found.wait(kWait));
    QVERIFY(!scanner.busy());
    scanner.readDrop({}, QStringLiteral(" %1 ").arg(link(2)));
    QCOMPARE(found.back().front().toString(), link(2));
    scanner.readDrop({QUrl(QStringLiteral("https://example.org/code.png"))}, {});
    QVERIFY(scanner.problem().contains(QStringLiteral("nothing is fetched")));
    QVERIFY(!scanner.busy());
    scanner.readFile(QUrl::fromLocalFile(QStringLiteral("/dev/zero")));
    QTRY_VERIFY_WITH_TIMEOUT(!scanner.problem().isEmpty() && !scanner.busy(), kWait);
  }

  /// A wallet that was locked meanwhile, or a person who typed on, is not surprised by an old picture.
  void whatWasStoppedIsNotFound() {
    QTemporaryDir folder;
    const QString first = folder.filePath("first.png");
    const QString second = folder.filePath("second.png");
    QVERIFY(qrPicture(link(1), 6).save(first));
    QVERIFY(qrPicture(link(2), 6).save(second));
    QrScanner scanner;
    QSignalSpy found(&scanner, &QrScanner::found);
    scanner.readFile(QUrl::fromLocalFile(first));
    scanner.stop();
    QVERIFY(!scanner.busy());
    scanner.readFile(QUrl::fromLocalFile(second));
    QVERIFY(found.wait(kWait));
    QTest::qWait(100);
    QCOMPARE(found.count(), 1);
    QCOMPARE(found.front().front().toString(), link(2));
  }

  void readsTheClipboard() {
    QrScanner scanner;
    QSignalSpy found(&scanner, &QrScanner::found);
    QGuiApplication::clipboard()->setText(QStringLiteral("text"));
    QVERIFY(!scanner.readClipboard());
    QGuiApplication::clipboard()->setImage(qrPicture(link(), 6));
    QVERIFY(scanner.readClipboard());
    QVERIFY(found.wait(kWait));
    // As another program leaves it: bytes of a format, here damaged ones.
    auto* damaged = new QMimeData;
    damaged->setData(QStringLiteral("image/png"), "\x89PNG damaged");
    QGuiApplication::clipboard()->setMimeData(damaged);
    QVERIFY(scanner.readClipboard());
    QTRY_VERIFY_WITH_TIMEOUT(!scanner.busy() && !scanner.problem().isEmpty(), kWait);
  }

  void saysWhenThereIsNoCamera() {
    QrScanner scanner;
    QrCamera& camera = *scanner.camera();
    camera.setLister([] { return QList<QCameraDevice>(); });
    camera.start();
    QCOMPARE(camera.state(), QrCamera::NoCamera);
    QVERIFY(camera.problem().contains(QStringLiteral("Choose a picture")));
    QVERIFY(camera.devices().isEmpty());
    camera.stop();
    QCOMPARE(camera.state(), QrCamera::Off);
    QVERIFY(camera.problem().isEmpty());
  }

  void readsFramesOfEveryKind_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("first");
    QTest::addRow("planar") << static_cast<int>(QVideoFrameFormat::Format_YUV420P) << 1 << 0;
    QTest::addRow("half-planar") << static_cast<int>(QVideoFrameFormat::Format_NV12) << 1 << 0;
    QTest::addRow("packed-yuyv") << static_cast<int>(QVideoFrameFormat::Format_YUYV) << 2 << 0;
    QTest::addRow("packed-uyvy") << static_cast<int>(QVideoFrameFormat::Format_UYVY) << 2 << 1;
    QTest::addRow("grey") << static_cast<int>(QVideoFrameFormat::Format_Y8) << 1 << 0;
    QTest::addRow("colour") << static_cast<int>(QVideoFrameFormat::Format_BGRX8888) << 4 << 1;
  }
  void readsFramesOfEveryKind() {
    QFETCH(int, format);
    QFETCH(int, step);
    QFETCH(int, first);
    const QImage code = qrPicture(link(), 6);
    const QVideoFrame frame = frameOf(code, static_cast<QVideoFrameFormat::PixelFormat>(format), step, first);
    const QImage grey = greyFrame(frame);
    QCOMPARE(grey.size(), code.size());
    QVERIFY(format == QVideoFrameFormat::Format_BGRX8888 || readQr(grey).texts == QStringList{link()});
  }

  void framesThatCanNotBeReadAreNone() { QVERIFY(greyFrame(QVideoFrame()).isNull()); }

  /// However many frames come, one is read at a time and the newest next; none is heard after a stop.
  void onlyTheNewestFrameIsRead() {
    QrCamera camera;
    camera.setLister([] { return QList<QCameraDevice>{QCameraDevice()}; });
    camera.start();
    QVERIFY(camera.state() == QrCamera::Starting || camera.state() == QrCamera::Failed);
    QSignalSpy codes(&camera, &QrCamera::seen);
    QSignalSpy frames(&camera, &QrCamera::frameChanged);
    const QImage code = qrPicture(link(), 6);
    QImage blank = code;
    blank.fill(Qt::white);
    for (int i = 0; i < 50; ++i) {
      camera.take(frameOf(blank, QVideoFrameFormat::Format_Y8, 1, 0));
    }
    // Again and again, because the driver of no device may send frames of its own between them.
    QVERIFY(QTest::qWaitFor(
        [&] {
          camera.take(frameOf(code, QVideoFrameFormat::Format_Y8, 1, 0));
          camera.take(QVideoFrame());
          return !codes.isEmpty();
        },
        kWait));
    QVERIFY(frames.count() < 51);
    QCOMPARE(codes.front().front().value<QrReading>().texts, QStringList{link()});
    QCOMPARE(camera.frame().size(), code.size());
    camera.take(frameOf(code, QVideoFrameFormat::Format_Y8, 1, 0));
    const qsizetype heard = codes.count();
    camera.stop();
    QTest::qWait(200);
    QCOMPARE(codes.count(), heard);
    QVERIFY(camera.frame().isNull());
  }

  void theScreenIsAskedOfThePortal_data() {
    QTest::addColumn<uint>("code");
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("word");
    QTest::addRow("given") << 0u << QStringLiteral("file:///tmp/picture.png") << QString();
    QTest::addRow("refused-by-the-person") << 1u << QString() << QStringLiteral("not allowed");
    QTest::addRow("refused-by-the-desktop") << 2u << QString() << QStringLiteral("does not let");
    QTest::addRow("no-file-in-the-answer")
        << 0u << QStringLiteral("https://example.org/a.png") << QStringLiteral("does not let");
  }
  void theScreenIsAskedOfThePortal() {
    QFETCH(uint, code);
    QFETCH(QString, uri);
    QFETCH(QString, word);
    QProcess daemon;
    daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                                 QStringLiteral("--print-address")});
    if (!daemon.waitForStarted() || !daemon.waitForReadyRead(kWait)) {
      QFAIL("there is no dbus-daemon to try it with");
    }
    const QString address = QString::fromLatin1(daemon.readLine().trimmed());
    {
      QDBusConnection desktop = QDBusConnection::connectToBus(address, QStringLiteral("desktop"));
      FakePortal portal;
      portal.code = code;
      portal.uri = uri;
      QVERIFY(desktop.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &portal,
                                     QDBusConnection::ExportAllSlots));
      QVERIFY(desktop.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
      QrScreen screen;
      QSignalSpy written(&screen, &QrScreen::written);
      QSignalSpy failed(&screen, &QrScreen::failed);
      screen.askPortal(QDBusConnection::connectToBus(address, QStringLiteral("wallet")));
      QTRY_COMPARE_WITH_TIMEOUT(written.count() + failed.count(), 1, kWait);
      QCOMPARE(written.count(), word.isEmpty() ? 1 : 0);
      QVERIFY(word.isEmpty() || failed.front().front().toString().contains(word));
    }
    QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    QDBusConnection::disconnectFromBus(QStringLiteral("wallet"));
    daemon.terminate();
    daemon.waitForFinished();
  }

  void aDesktopWithoutPortalSaysSo() {
    QrScreen screen;
    QSignalSpy failed(&screen, &QrScreen::failed);
    screen.askPortal(QDBusConnection(QStringLiteral("nowhere")));
    QCOMPARE(failed.count(), 1);
  }
};

QTEST_MAIN(TestQrScanner)
#include "test_qr_scanner.moc"
