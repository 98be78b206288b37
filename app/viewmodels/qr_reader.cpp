// SPDX-License-Identifier: MIT
#include "viewmodels/qr_reader.h"

#include <algorithm>

#include "viewmodels/picture_file.h"

// ZXing 1.4 gives texts as UTF-8 only to those who ask.
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

namespace tacit::app {

namespace {

constexpr int kSmall = 900;    // pixels on the longer side: worth enlarging
constexpr int kLarge = 1'600;  // worth reducing, which also mends noise and blur
constexpr int kMostCodes = 8;

std::vector<ZXing::Result> decode(const QImage& grey, ZXing::BarcodeFormats formats, bool errors) {
  const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum,
                              static_cast<int>(grey.bytesPerLine()));
  ZXing::DecodeHints hints;
  hints.setFormats(formats).setTryHarder(true).setTryRotate(true).setMaxNumberOfSymbols(kMostCodes);
  hints.setReturnErrors(errors);
  return ZXing::ReadBarcodes(view, hints);
}

/// Transparent pixels count as paper.
QImage greyOf(const QImage& picture) {
  if (!picture.hasAlphaChannel()) {
    return picture.convertToFormat(QImage::Format_Grayscale8);
  }
  QImage flat = picture.convertToFormat(QImage::Format_ARGB32);
  for (int y = 0; y < flat.height(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(flat.scanLine(y));
    std::transform(line, line + flat.width(), line,
                   [](QRgb pixel) { return qAlpha(pixel) < 128 ? qRgb(255, 255, 255) : pixel | 0xFF000000; });
  }
  return flat.convertToFormat(QImage::Format_Grayscale8);
}

/// The readable QR codes of one picture and of its negative. `damaged` is set when one is there that is not
/// readable.
QStringList textsOf(const QImage& grey, bool& damaged) {
  QImage negative = grey;
  negative.invertPixels();
  QStringList texts;
  for (const QImage& image : {grey, negative}) {
    for (const ZXing::Result& result : decode(image, ZXing::BarcodeFormat::QRCode, true)) {
      const QString text = QString::fromStdString(result.text());
      damaged = damaged || !result.isValid();
      if (result.isValid() && !texts.contains(text)) {
        texts.append(text);
      }
    }
    if (!texts.isEmpty()) {
      break;
    }
  }
  return texts;
}

QrReading::Fault faultOf(PictureFault fault) {
  switch (fault) {
    case PictureFault::OtherFormat:
      return QrReading::Fault::OtherFormat;
    case PictureFault::TooManyBytes:
      return QrReading::Fault::TooManyBytes;
    case PictureFault::TooLarge:
      return QrReading::Fault::TooLarge;
    default:
      return QrReading::Fault::NotAPicture;
  }
}

QrReading readingOf(const PictureRead& read) {
  if (read.fault == PictureFault::None) {
    return readQr(read.image);
  }
  QrReading reading;
  reading.fault = faultOf(read.fault);
  reading.size = read.size;
  return reading;
}

}  // namespace

QrReading readQr(const QImage& picture) {
  QrReading reading;
  reading.size = picture.size();
  if (picture.isNull() || isTooLarge(picture.size())) {
    reading.fault = picture.isNull() ? QrReading::Fault::NotAPicture : QrReading::Fault::TooLarge;
    return reading;
  }
  const QImage grey = greyOf(picture);
  bool damaged = false;
  reading.texts = textsOf(grey, damaged);
  const int side = qMax(grey.width(), grey.height());
  if (reading.texts.isEmpty() && side < kSmall) {
    reading.texts =
        textsOf(grey.scaled(grey.size() * 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), damaged);
  } else if (reading.texts.isEmpty() && side > kLarge) {
    reading.texts =
        textsOf(grey.scaled(grey.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), damaged);
  }
  if (!reading.texts.isEmpty()) {
    reading.fault = QrReading::Fault::None;
    return reading;
  }
  const auto others = decode(grey, ZXing::BarcodeFormat::Any, false);
  if (!others.empty()) {
    reading.fault = QrReading::Fault::OtherCode;
    reading.format = QString::fromStdString(ZXing::ToString(others.front().format()));
  } else {
    reading.fault = damaged ? QrReading::Fault::Damaged : QrReading::Fault::NoCode;
  }
  return reading;
}

QrReading readQrBytes(const QByteArray& bytes) {
  return readingOf(readPicture(bytes));
}

QrReading readQrFile(const QString& path) {
  return readingOf(readPictureFile(path));
}

QrReader::QrReader(QObject* parent) : QObject(parent) {
  qRegisterMetaType<QrReading>();
}

void QrReader::start(std::function<QrReading()> work) {
  m_thread.start(
      [this, work = std::move(work)]() -> SideThread::Answer {
        return [this, reading = work()] { emit done(reading); };
      },
      [this] {
        QrReading reading;
        reading.fault = QrReading::Fault::TookTooLong;
        emit done(reading);
      });
}

void QrReader::read(QImage picture) {
  start([picture = std::move(picture)] { return readQr(picture); });
}

void QrReader::readBytes(QByteArray bytes) {
  start([bytes = std::move(bytes)] { return readQrBytes(bytes); });
}

void QrReader::readFile(QString path) {
  start([path = std::move(path)] { return readQrFile(path); });
}

}  // namespace tacit::app
