// SPDX-License-Identifier: MIT
#include <QBuffer>
#include <QImageReader>

#include "base/check.h"
#include "viewmodels/person_picture.h"
#include "viewmodels/qr_reader.h"

using namespace tacit;

namespace {

/// A small file may hold a large picture, which takes as long as it should (kMostMegapixels).
bool is_small(const QByteArray& bytes) {
  constexpr qint64 kMost = 200'000;
  QBuffer buffer;
  buffer.setData(bytes);
  buffer.open(QIODevice::ReadOnly);
  const QSize size = QImageReader(&buffer).size();
  return !size.isValid() || qint64{size.width()} * size.height() <= kMost;
}

}  // namespace

/// A picture of a contact out of a backup, and one that may hold a code: none, or one of the right size;
/// texts or a fault.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
  const QImage picture = app::decodePicture(bytes);
  TACIT_CHECK(picture.isNull() || picture.size() == QSize(128, 128));
  if (is_small(bytes)) {
    const app::QrReading reading = app::readQrBytes(bytes);
    TACIT_CHECK((reading.fault == app::QrReading::Fault::None) == !reading.texts.isEmpty());
    TACIT_CHECK(reading.texts.size() <= 8);
  }
  return 0;
}
