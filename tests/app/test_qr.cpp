// SPDX-License-Identifier: MIT
#include <QBuffer>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "desktop/fixture/fixture_backend.h"
#include "viewmodels/qr_image.h"

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
      QTest::addRow("%s", how) << QTransform() << inverted;
      QTest::addRow("%s-turned-90", how) << QTransform().rotate(90) << inverted;
      QTest::addRow("%s-turned-180", how) << QTransform().rotate(180) << inverted;
      QTest::addRow("%s-turned-37", how) << QTransform().rotate(37) << inverted;
      QTest::addRow("%s-half-size", how) << QTransform().scale(0.5, 0.5) << inverted;
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
    QCOMPARE(reading.text, expected());
  }

  void readsTransparentPictures() {
    QImage image = qrPicture(link(), 6).convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
      auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
      for (int x = 0; x < image.width(); ++x) {
        line[x] = qGray(line[x]) > 128 ? qRgba(0, 0, 0, 0) : line[x];
      }
    }
    QCOMPARE(readQr(image).text, expected());
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
    QCOMPARE(readQr(both).fault, QrReading::Fault::Several);
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

  void saysWhatAnUnrelatedCodeIs() {
    const QString web = describeCode("https://example.org");
    const QString bitcoin = describeCode("bitcoin:bc1q");
    QVERIFY(!web.isEmpty() && !bitcoin.isEmpty() && web != bitcoin);
  }

  void readsOnAThreadOfItsOwn() {
    QrReader reader;
    QSignalSpy done(&reader, &QrReader::done);
    reader.read(qrPicture(link(), 6));
    QVERIFY(done.wait(20'000));
    QCOMPARE(done.front().front().value<QrReading>().text, expected());
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
