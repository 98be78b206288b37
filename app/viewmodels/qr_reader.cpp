// SPDX-License-Identifier: MIT
#include <QCoreApplication>
#include <QFileInfo>
#include <QImageReader>

// ZXing 1.4 gives texts as UTF-8 only to those who ask.
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include "viewmodels/qr_image.h"

namespace tacit::app {

namespace {

class Codes {
  Q_DECLARE_TR_FUNCTIONS(Codes)
};

constexpr int kReaderMegabytes = 256;  // a picture's decoded size

std::vector<ZXing::Result> decode(const QImage& grey, ZXing::BarcodeFormats formats) {
  const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum,
                              static_cast<int>(grey.bytesPerLine()));
  ZXing::DecodeHints hints;
  hints.setFormats(formats).setTryHarder(true).setTryRotate(true).setMaxNumberOfSymbols(8);
  return ZXing::ReadBarcodes(view, hints);
}

bool isOurs(const QString& text) {
  return text.startsWith(QLatin1String("tacit"), Qt::CaseInsensitive);
}

/// The one text that is meant: the only one, or the only one of ours.
QrReading choose(const std::vector<ZXing::Result>& results) {
  QStringList texts;
  QStringList ours;
  for (const ZXing::Result& result : results) {
    const QString text = QString::fromStdString(result.text());
    if (!result.isValid() || texts.contains(text)) {
      continue;
    }
    texts.append(text);
    if (isOurs(text)) {
      ours.append(text);
    }
  }
  if (ours.size() == 1) {
    return {QrReading::Fault::None, ours.front()};
  }
  if (texts.isEmpty()) {
    return {QrReading::Fault::NoCode, {}};
  }
  return texts.size() == 1 ? QrReading{QrReading::Fault::None, texts.front()}
                           : QrReading{QrReading::Fault::Several, {}};
}

bool tooLarge(QSize size) {
  return static_cast<qint64>(size.width()) * size.height() > kMostMegapixels * qint64{1'000'000};
}

}  // namespace

QrReading readQr(const QImage& picture) {
  if (picture.isNull()) {
    return {QrReading::Fault::NotAPicture, {}};
  }
  if (tooLarge(picture.size())) {
    return {QrReading::Fault::TooLarge, {}};
  }
  // Transparent pixels count as paper.
  QImage grey(picture.size(), QImage::Format_RGB32);
  grey.fill(Qt::white);
  {
    QImage opaque = picture.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < opaque.height(); ++y) {
      const auto* from = reinterpret_cast<const QRgb*>(opaque.constScanLine(y));
      auto* to = reinterpret_cast<QRgb*>(grey.scanLine(y));
      for (int x = 0; x < opaque.width(); ++x) {
        to[x] = qAlpha(from[x]) < 128 ? qRgb(255, 255, 255) : from[x];
      }
    }
  }
  grey = grey.convertToFormat(QImage::Format_Grayscale8);
  QImage inverted = grey;
  inverted.invertPixels();
  for (const QImage& image : {grey, inverted}) {
    const QrReading reading = choose(decode(image, ZXing::BarcodeFormat::QRCode));
    if (reading.fault != QrReading::Fault::NoCode) {
      return reading;
    }
  }
  return decode(grey, ZXing::BarcodeFormat::Any).empty() ? QrReading{QrReading::Fault::NoCode, {}}
                                                         : QrReading{QrReading::Fault::OtherCode, {}};
}

QrReading readQrFile(const QString& path) {
  QImageReader reader(path);
  reader.setAutoTransform(true);
  reader.setAllocationLimit(kReaderMegabytes);
  reader.setDecideFormatFromContent(true);
  if (!QFileInfo(path).isFile() || !reader.canRead()) {
    return {QrReading::Fault::NotAPicture, {}};
  }
  if (tooLarge(reader.size())) {
    return {QrReading::Fault::TooLarge, {}};
  }
  return readQr(reader.read());
}

QString describeCode(const QString& text) {
  struct Kind {
    const char* start;
    QString words;
  };
  const Kind kinds[] = {
      {"http://", Codes::tr("a web address")},
      {"https://", Codes::tr("a web address")},
      {"tacit-node:", Codes::tr("a node link: it belongs in Settings, Network")},
      {"bitcoin:", Codes::tr("a Bitcoin payment")},
      {"lightning:", Codes::tr("a Lightning payment")},
      {"lnbc", Codes::tr("a Lightning payment")},
      {"zcash:", Codes::tr("a Zcash payment")},
      {"monero:", Codes::tr("a Monero payment")},
      {"ethereum:", Codes::tr("an Ethereum payment")},
      {"WIFI:", Codes::tr("the access to a wireless network")},
      {"BEGIN:VCARD", Codes::tr("a visiting card")},
      {"MECARD:", Codes::tr("a visiting card")},
      {"mailto:", Codes::tr("an e-mail address")},
      {"tel:", Codes::tr("a telephone number")},
      {"otpauth:", Codes::tr("a key for one-time passwords: keep it secret")},
  };
  for (const Kind& kind : kinds) {
    if (text.startsWith(QLatin1String(kind.start), Qt::CaseInsensitive)) {
      return kind.words;
    }
  }
  return Codes::tr("a text that is no payment");
}

QrReader::QrReader(QObject* parent) : QObject(parent) {
  qRegisterMetaType<QrReading>();
  m_pool.setMaxThreadCount(1);
}

QrReader::~QrReader() {
  m_pool.waitForDone();
}

void QrReader::read(QImage picture) {
  // The pool is waited for before this object goes, so the pointer is good; an event that comes later is
  // dropped.
  m_pool.start([this, picture = std::move(picture)] {
    QMetaObject::invokeMethod(
        this, [this, reading = readQr(picture)] { emit done(reading); }, Qt::QueuedConnection);
  });
}

void QrReader::readFile(QString path) {
  m_pool.start([this, path = std::move(path)] {
    QMetaObject::invokeMethod(
        this, [this, reading = readQrFile(path)] { emit done(reading); }, Qt::QueuedConnection);
  });
}

}  // namespace tacit::app
