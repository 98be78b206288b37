// SPDX-License-Identifier: MIT
#include "viewmodels/qr_image.h"

#include <QPainter>
#include <memory>

#include <qrencode.h>

namespace tacit::app {

namespace {

constexpr int kQuietZone = 4;
constexpr int kLargestVersion = 25;

struct InputDelete {
  void operator()(QRinput* input) const { QRinput_free(input); }
};
struct CodeDelete {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

bool append(QRinput* input, QRencodeMode mode, const QByteArray& bytes) {
  return bytes.isEmpty() || QRinput_append(input, mode, static_cast<int>(bytes.size()),
                                           reinterpret_cast<const unsigned char*>(bytes.constData())) == 0;
}

bool isAlphanumeric(const QByteArray& bytes) {
  constexpr std::string_view kSigns = "$%*+-./:";
  return std::all_of(bytes.begin(), bytes.end(), [kSigns](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || kSigns.find(c) != std::string_view::npos;
  });
}

/// Head and query of a payment link or a bare address; an empty head for anything else.
std::pair<QByteArray, QByteArray> segments(const QString& text) {
  const qsizetype query = text.indexOf(QLatin1Char('?'));
  const QString head = query < 0 ? text : text.left(query);
  const bool address = head.startsWith(QLatin1String("tacit:"), Qt::CaseInsensitive) ||
                       head.startsWith(QLatin1String("tacit1"), Qt::CaseInsensitive) ||
                       head.startsWith(QLatin1String("tacittest1"), Qt::CaseInsensitive);
  const QByteArray upper = head.toUpper().toUtf8();
  if (!address || !isAlphanumeric(upper)) {
    return {{}, text.toUtf8()};
  }
  return {upper, text.mid(head.size()).toUtf8()};
}

}  // namespace

QImage qrImage(const QString& text) {
  if (text.isEmpty()) {
    return {};
  }
  const std::unique_ptr<QRinput, InputDelete> input(QRinput_new2(0, QR_ECLEVEL_M));
  const auto [head, rest] = segments(text);
  if (!input || !append(input.get(), QR_MODE_AN, head) || !append(input.get(), QR_MODE_8, rest)) {
    return {};
  }
  const std::unique_ptr<QRcode, CodeDelete> code(QRcode_encodeInput(input.get()));
  if (!code || code->version > kLargestVersion) {
    return {};
  }
  const int side = code->width + 2 * kQuietZone;
  QImage image(side, side, QImage::Format_Grayscale8);
  image.fill(Qt::white);
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      if ((code->data[y * code->width + x] & 1) != 0) {
        image.scanLine(y + kQuietZone)[x + kQuietZone] = 0;
      }
    }
  }
  return image;
}

QImage qrPicture(const QString& text, int scale) {
  const QImage image = qrImage(text);
  return image.isNull() ? image
                        : image.scaled(image.width() * scale, image.height() * scale, Qt::IgnoreAspectRatio,
                                       Qt::FastTransformation);
}

FittedLink fitQr(const QString& link) {
  constexpr int kReadableModules = 17 + 4 * 20 + 2 * kQuietZone;
  const QImage whole = qrImage(link);
  const qsizetype query = link.indexOf(QLatin1Char('?'));
  if (link.isEmpty() || query < 0 || (!whole.isNull() && whole.width() <= kReadableModules)) {
    return {link, false};
  }
  QStringList kept;
  bool cut = false;
  for (const QString& part : link.mid(query + 1).split(QLatin1Char('&'))) {
    const bool message = part.startsWith(QLatin1String("message="), Qt::CaseInsensitive);
    cut = cut || message;
    if (!message) {
      kept.append(part);
    }
  }
  return {kept.isEmpty() ? link.left(query) : link.left(query + 1) + kept.join(QLatin1Char('&')), cut};
}

QByteArray qrSvg(const QString& text) {
  const QImage image = qrImage(text);
  if (image.isNull()) {
    return {};
  }
  QByteArray path;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (image.constScanLine(y)[x] == 0) {
        path += 'M' + QByteArray::number(x) + ' ' + QByteArray::number(y) + "h1v1h-1z";
      }
    }
  }
  const QByteArray side = QByteArray::number(image.width());
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + ' ' + side +
         "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + 'v' + side +
         "H0z\"/><path d=\"" + path + "\"/></svg>\n";
}

}  // namespace tacit::app
