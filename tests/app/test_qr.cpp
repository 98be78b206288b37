// SPDX-License-Identifier: MIT
#include <QBuffer>
#include <QPainter>
#include <QRandomGenerator>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <cerrno>
#include <future>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "desktop/fixture/fixture_backend.h"
#include "viewmodels/picture_file.h"
#include "viewmodels/qr_image.h"
#include "viewmodels/qr_reader.h"
#include "viewmodels/side_thread.h"

using namespace tacit::app;

namespace {

/// As it is after a camera: on a grey ground, with a margin.
QImage photographed(const QImage& code, const QTransform& transform, QColor ground = QColor(230, 228, 220)) {
  const QImage turned =
      code.convertToFormat(QImage::Format_ARGB32).transformed(transform, Qt::SmoothTransformation);
  QImage photo(turned.width() + 120, turned.height() + 120, QImage::Format_RGB32);
  photo.fill(ground);
  QPainter painter(&photo);
  painter.drawImage(60, 60, turned);
  return photo;
}

QString link() {
  return QStringLiteral("tacit:") + FixtureBackend::address(3) +
         QStringLiteral("?amount=12.50&message=lunch%20%C3%A9t%C3%A9&id=00112233445566778899aabbccddeeff");
}

/// What is read is the link but for the case of the address, which is written in upper case.
QString expected() {
  const qsizetype query = link().indexOf(QLatin1Char('?'));
  return link().left(query).toUpper() + link().mid(query);
}

QByteArray encoded(const QImage& picture, const char* format) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  picture.save(&buffer, format);
  return bytes;
}

quint32 crc32(const QByteArray& bytes) {
  quint32 crc = ~0u;
  for (const char byte : bytes) {
    crc ^= static_cast<uchar>(byte);
    for (int bit = 0; bit < 8; ++bit) {
      crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320u : 0u);
    }
  }
  return ~crc;
}

QByteArray bigEndian(quint32 number) {
  number = qToBigEndian(number);
  return QByteArray(reinterpret_cast<const char*>(&number), sizeof number);
}

/// A picture with `count` texts of a megabyte each, which take a kilobyte.
QByteArray withLongTexts(QByteArray png, int count) {
  const QByteArray text = qCompress(QByteArray(1 << 20, 'A')).mid(4);  // without Qt's own length
  for (int i = 0; i < count; ++i) {
    const QByteArray chunk = "zTXtk" + QByteArray::number(i) + QByteArray(2, '\0') + text;
    png.insert(33, bigEndian(static_cast<quint32>(chunk.size() - 4)) + chunk + bigEndian(crc32(chunk)));
  }
  return png;
}

/// Its last pass `count` times.
QByteArray withPasses(const QByteArray& jpeg, int count) {
  const qsizetype last = jpeg.lastIndexOf("\xff\xda");
  const QByteArray pass = jpeg.mid(last, jpeg.size() - 2 - last);
  return jpeg.left(last) + pass.repeated(count) + jpeg.right(2);
}

/// Whether somebody opens the pipe at `path` while `work` goes on; they find it empty.
bool opensPipe(const QString& path, const std::function<void()>& work) {
  bool opened = false;
  auto done = std::async(std::launch::async, work);
  do {
    const int pipe = ::open(path.toLocal8Bit().constData(), O_WRONLY | O_NONBLOCK);
    opened = opened || pipe >= 0;
    if (pipe >= 0) {
      ::close(pipe);
    }
  } while (done.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready);
  return opened;
}

}  // namespace

/// Codes are written and read back as people meet them.
class TestQr : public QObject {
  Q_OBJECT

 private slots:
  void isBlackOnWhiteWithAQuietZone() {
    const QImage image = qrImage(link());
    QVERIFY(!image.isNull());
    for (int i = 0; i < image.width(); ++i) {
      for (int edge = 0; edge < 4; ++edge) {
        QCOMPARE(image.constScanLine(edge)[i], uchar{255});
        QCOMPARE(image.constScanLine(i)[edge], uchar{255});
        QCOMPARE(image.constScanLine(image.height() - 1 - edge)[i], uchar{255});
      }
    }
    QCOMPARE(image.constScanLine(4)[4], uchar{0});  // a finder begins in the corner
  }

  /// 182 characters and more fit a smaller code in capitals: 5.5 bits a character against 8.
  void upperCaseAddressMakesASmallerCode() {
    const QString address = FixtureBackend::address(3);
    const QString asBytes = QStringLiteral("x") + address;
    QVERIFY(qrImage(QStringLiteral("tacit:") + address).width() < qrImage(asBytes).width());
  }

  void readsBack_data() {
    QTest::addColumn<QTransform>("transform");
    QTest::addColumn<bool>("inverted");
    for (bool inverted : {false, true}) {
      const char* how = inverted ? "inverted" : "straight";
      for (int degrees = 0; degrees < 360; degrees += 15) {
        QTest::addRow("%s-turned-%d", how, degrees) << QTransform().rotate(degrees) << inverted;
      }
      QTest::addRow("%s-half-size", how) << QTransform().scale(0.5, 0.5) << inverted;
      QTest::addRow("%s-two-pixels-a-module", how) << QTransform().scale(0.25, 0.25) << inverted;
      QTest::addRow("%s-mirrored", how) << QTransform().scale(-1, 1) << inverted;
      QTest::addRow("%s-aslant", how) << QTransform().shear(0.15, 0.05) << inverted;
    }
  }
  void readsBack() {
    QFETCH(QTransform, transform);
    QFETCH(bool, inverted);
    QImage photo = photographed(qrPicture(link(), 8), transform, Qt::white);
    if (inverted) {
      photo.invertPixels();
    }
    const QrReading reading = readQr(photo);
    QCOMPARE(reading.fault, QrReading::Fault::None);
    QCOMPARE(reading.texts, QStringList{expected()});
  }

  void readsTransparentPictures() {
    QImage image = qrPicture(link(), 6).convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
      auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
      for (int x = 0; x < image.width(); ++x) {
        line[x] = qGray(line[x]) > 128 ? qRgba(0, 0, 0, 0) : line[x];
      }
    }
    QCOMPARE(readQr(image).texts, QStringList{expected()});
  }

  void readsThroughNoiseAndBlur() {
    QImage photo = photographed(qrPicture(link(), 6), QTransform().rotate(5));
    QRandomGenerator random(7);
    for (int y = 0; y < photo.height(); ++y) {
      auto* pixels = reinterpret_cast<QRgb*>(photo.scanLine(y));
      for (int x = 0; x < photo.width(); ++x) {
        const int grey = qBound(0, qGray(pixels[x]) + static_cast<int>(random.bounded(90)) - 45, 255);
        pixels[x] = qRgb(grey, grey, grey);
      }
    }
    QCOMPARE(readQr(photo).texts, QStringList{expected()});
    const QImage sharp = photographed(qrPicture(link(), 8), QTransform());
    const QImage blurred = sharp.scaled(sharp.size() / 3, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                               .scaled(sharp.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QCOMPARE(readQr(blurred).texts, QStringList{expected()});
  }

  void readsOverAPatchOfDirt() {
    QImage photo = photographed(qrPicture(link(), 8), QTransform());
    QPainter painter(&photo);
    painter.fillRect(photo.width() / 2, photo.height() / 2, 60, 40, QColor(120, 90, 60));
    painter.end();
    QCOMPARE(readQr(photo).texts, QStringList{expected()});
  }

  void readsEveryFormatThatIsTaken_data() {
    QTest::addColumn<QByteArray>("format");
    for (const char* format : {"png", "jpeg", "bmp", "webp"}) {
      QTest::addRow("%s", format) << QByteArray(format);
    }
  }
  void readsEveryFormatThatIsTaken() {
    QFETCH(QByteArray, format);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(qrPicture(link(), 6).save(&buffer, format.constData()));
    QCOMPARE(readQrBytes(bytes).texts, QStringList{expected()});
  }

  /// Whatever is wrong with a file is said, and none of it takes the program along.
  void damagedPicturesAreNamed_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("fault");
    const auto row = [](const char* name, const QByteArray& bytes, QrReading::Fault fault) {
      QTest::addRow("%s", name) << bytes << static_cast<int>(fault);
    };
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    qrPicture(link(), 6).save(&buffer, "png");
    QByteArray wide = png;
    wide.replace(16, 8, QByteArray::fromHex("0001000000010000"));  // 65536 × 65536 in the header
    QByteArray nothing = png;
    nothing.replace(16, 8, QByteArray(8, '\0'));
    row("empty", {}, QrReading::Fault::NotAPicture);
    row("text", "not a picture", QrReading::Fault::NotAPicture);
    row("cut-in-the-header", png.left(20), QrReading::Fault::NotAPicture);
    row("cut-in-the-middle", png.left(png.size() / 3), QrReading::Fault::NotAPicture);
    row("four-gigapixels-in-a-forged-header", wide, QrReading::Fault::NotAPicture);
    row("no-pixels", nothing, QrReading::Fault::NotAPicture);
    row("vector-picture", qrSvg(link()), QrReading::Fault::OtherFormat);
    row("pixmap-in-text", "P2 2 2 9 0 9 9 0", QrReading::Fault::OtherFormat);
    row("gif-without-frames", QByteArray("GIF89a\x40\0\x40\0\0\0\0;", 14), QrReading::Fault::NotAPicture);
    row("too-many-bytes", png + QByteArray(kMostPictureBytes, '\0'), QrReading::Fault::TooManyBytes);
  }
  void damagedPicturesAreNamed() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, fault);
    const QrReading reading = readQrBytes(bytes);
    QCOMPARE(static_cast<int>(reading.fault), fault);
    QVERIFY(!qrProblem(reading).isEmpty());
  }

  /// A vector picture names files, and a reader that looked into it would open them, a device among them.
  void opensNothingThatAPictureNames() {
    QTemporaryDir folder;
    const QString pipe = folder.filePath("pipe");
    QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    const QByteArray svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
        "width=\"64\" height=\"64\"><image width=\"64\" height=\"64\" xlink:href=\"" +
        pipe.toUtf8() + "\"/></svg>";
    for (const char* name : {"x.png", "x.svg", "x.svgz", "x"}) {
      QFile file(folder.filePath(name));
      QVERIFY(file.open(QIODevice::WriteOnly) && file.write(svg) == svg.size());
      file.close();
      QVERIFY2(!opensPipe(pipe, [&file] { readQrFile(file.fileName()); }), name);
      QCOMPARE(readPictureFile(file.fileName()).fault, PictureFault::OtherFormat);
    }
    QVERIFY(!opensPipe(pipe, [&svg] { readQrBytes(svg); }));
    QVERIFY(!opensPipe(pipe, [&pipe] { readQrFile(pipe); }));
  }

  /// A name counts for nothing.
  void aFormatIsKnownByItsFirstBytes() {
    QTemporaryDir folder;
    QFile file(folder.filePath("code.svg"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(encoded(qrPicture(link(), 6), "bmp"));
    file.close();
    QCOMPARE(readQrFile(file.fileName()).texts, QStringList{expected()});
  }

  void littleIsNotMadeIntoMuch() {
    const QByteArray png = withLongTexts(encoded(qrPicture(link(), 6), "png"), 20);
    QVERIFY(png.size() < 40'000);
    const PictureRead read = readPicture(png);
    QCOMPARE(read.fault, PictureFault::None);
    QVERIFY(read.image.textKeys().isEmpty());
    QCOMPARE(readQrBytes(png).texts, QStringList{expected()});
  }

  void aPictureOfManyPassesIsRefused() {
    const QByteArray jpeg = encoded(qrPicture(link(), 6), "jpeg");
    QCOMPARE(readPicture(withPasses(jpeg, 1)).fault, PictureFault::None);
    QCOMPARE(readPicture(withPasses(jpeg, 101)).fault, PictureFault::NotAPicture);
  }

  /// As on a disk that hangs.
  void whatNeverEndsIsLeftToItself() {
    auto never = std::make_shared<QSemaphore>();
    QStringList said;
    const auto stuck = [never]() -> SideThread::Answer {
      never->acquire();
      return [] { QFAIL("answered after it was given up"); };
    };
    {
      SideThread thread;
      thread.setTimes(200, 50);
      thread.start(stuck, [&said] { said.append("late"); });
      thread.start([]() -> SideThread::Answer { return [] {}; }, [&said] { said.append("late as well"); });
      QTRY_COMPARE(said, QStringList({"late", "late as well"}));
      QVERIFY(SideThread::anyLeft());
      thread.setTimes(60'000, 50);
      thread.start([&said]() -> SideThread::Answer { return [&said] { said.append("next"); }; }, [] {});
      QTRY_COMPARE(said.value(2), QStringLiteral("next"));
      thread.start(stuck, [] { QFAIL("the time is not over"); });
    }
    never->release(2);
    QTest::qWait(50);
    QCOMPARE(said.size(), 3);
  }

  void aLongMessageIsDroppedBeforeTheAmount() {
    QCOMPARE(fitQr(link()).text, link());
    QVERIFY(!fitQr(link()).cut);
    QString longer = link();
    longer.replace(QStringLiteral("message=lunch"),
                   QStringLiteral("message=") + QString(700, QLatin1Char('m')));
    const FittedLink fitted = fitQr(longer);
    QVERIFY(fitted.cut);
    QVERIFY(!fitted.text.contains(QStringLiteral("message")));
    QVERIFY(fitted.text.contains(QStringLiteral("?amount=12.50&id=")));
    QVERIFY(qrImage(fitted.text).width() <= 17 + 4 * 20 + 8);
    QVERIFY(fitQr(QString()).text.isEmpty());
  }

  void saysWhenThereIsNoCode() {
    QImage empty(400, 300, QImage::Format_RGB32);
    empty.fill(Qt::lightGray);
    QCOMPARE(readQr(empty).fault, QrReading::Fault::NoCode);
    QCOMPARE(readQr(QImage()).fault, QrReading::Fault::NotAPicture);
  }

  void saysWhenThereAreSeveral() {
    const QImage first = qrPicture(QStringLiteral("https://one.example"), 6);
    const QImage second = qrPicture(QStringLiteral("https://two.example"), 6);
    QImage both(first.width() + second.width() + 100, qMax(first.height(), second.height()),
                QImage::Format_RGB32);
    both.fill(Qt::white);
    QPainter painter(&both);
    painter.drawImage(0, 0, first);
    painter.drawImage(first.width() + 100, 0, second);
    painter.end();
    QCOMPARE(readQr(both).texts.size(), 2);
  }

  void refusesHugePicturesBeforeDecoding() {
    QImage huge(10'000, 5'000, QImage::Format_Mono);
    huge.fill(1);
    QTemporaryDir folder;
    const QString path = folder.filePath("huge.png");
    QVERIFY(huge.save(path));
    QCOMPARE(readQrFile(path).fault, QrReading::Fault::TooLarge);
  }

  void refusesWhatIsNoPicture() {
    QTemporaryDir folder;
    QFile file(folder.filePath("text.png"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not a picture");
    file.close();
    QCOMPARE(readQrFile(file.fileName()).fault, QrReading::Fault::NotAPicture);
    QCOMPARE(readQrFile(folder.path()).fault, QrReading::Fault::NotAPicture);
    QCOMPARE(readQrFile("/nowhere/code.png").fault, QrReading::Fault::NotAPicture);
  }

  void saysWhatAnUnrelatedCodeIs_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::addRow("web") << QStringLiteral("HTTPS://EXAMPLE.ORG") << "web address";
    QTest::addRow("bitcoin-request") << QStringLiteral("bitcoin:bc1q?amount=1") << "Bitcoin payment";
    QTest::addRow("bitcoin-address") << QStringLiteral("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
                                     << "Bitcoin address";
    QTest::addRow("lightning") << QStringLiteral("LNBC2500U1PVJLUEZ") << "Lightning";
    QTest::addRow("monero") << QString("4" + QString(94, 'A')) << "Monero address";
    QTest::addRow("ethereum") << QString("0x" + QString(40, 'a')) << "Ethereum address";
    QTest::addRow("node-link") << FixtureBackend::nodeLink() << "node link";
    QTest::addRow("view-key") << QStringLiteral("tacitviewfull1qqqq") << "view key";
    QTest::addRow("wireless-network") << QStringLiteral("WIFI:S:home;T:WPA;P:x;;") << "wireless";
    QTest::addRow("visiting-card") << QStringLiteral("BEGIN:VCARD\nVERSION:3.0") << "visiting card";
    QTest::addRow("telephone") << QStringLiteral("tel:+1") << "telephone";
    QTest::addRow("secret-words") << QStringLiteral(
                                         "abandon ability able about above absent absorb abstract "
                                         "absurd abuse access accident")
                                  << "secret words";
    QTest::addRow("number") << QStringLiteral("4006381333931") << "number";
    QTest::addRow("text") << QStringLiteral("hello") << "text";
    QTest::addRow("nothing") << QString() << "nothing";
    QTest::addRow("long-text") << QString(100'000, 'a') << "text";
  }
  void saysWhatAnUnrelatedCodeIs() {
    QFETCH(QString, text);
    QFETCH(QString, word);
    QVERIFY2(describeCode(text).contains(word), qPrintable(describeCode(text)));
  }

  void readsOnAThreadOfItsOwn() {
    QrReader reader;
    QSignalSpy done(&reader, &QrReader::done);
    reader.read(qrPicture(link(), 6));
    QVERIFY(done.wait(20'000));
    QCOMPARE(done.front().front().value<QrReading>().texts, QStringList{expected()});
  }

  void tooLongTextsMakeNoCode() {
    QVERIFY(qrImage(QString(4'000, QLatin1Char('x'))).isNull());
    QVERIFY(qrImage({}).isNull());
  }

  void vectorPictureHasTheSameModules() {
    const QImage image = qrImage(link());
    int dark = 0;
    for (int y = 0; y < image.height(); ++y) {
      dark += static_cast<int>(
          std::count(image.constScanLine(y), image.constScanLine(y) + image.width(), uchar{0}));
    }
    QCOMPARE(qrSvg(link()).count("h1v1h-1z"), dark);
  }
};

QTEST_GUILESS_MAIN(TestQr)
#include "test_qr.moc"
