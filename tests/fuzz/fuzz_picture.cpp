// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "viewmodels/person_picture.h"
#include "viewmodels/picture_file.h"
#include "viewmodels/qr_reader.h"

using namespace tacit;

namespace {

/// A small file may hold a large picture, which takes as long as it should (kMostMegapixels).
bool is_small(QSize size) {
  constexpr qint64 kMost = 200'000;
  return qint64{size.width()} * size.height() <= kMost;
}

}  // namespace

/// A picture of a contact out of a backup, and one that may hold a code: none, or one of the right size;
/// texts or a fault.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
  const QImage picture = app::decodePicture(bytes);
  TACIT_CHECK(picture.isNull() || picture.size() == QSize(128, 128));
  const QSize told = app::readPictureSize(bytes);
  TACIT_CHECK(!told.isValid() || !app::pictureFormat(bytes).isEmpty());
  if (!is_small(told)) {
    return 0;
  }
  const app::PictureRead read = app::readPicture(bytes);
  TACIT_CHECK((read.fault == app::PictureFault::None) == !read.image.isNull());
  // A turned picture lies on its side.
  TACIT_CHECK(read.image.isNull() || read.image.size() == told || read.image.size() == told.transposed());
  TACIT_CHECK(read.image.textKeys().isEmpty() || app::pictureFormat(bytes) != "png");
  const QByteArray drawn = app::makePicture(read.image);
  TACIT_CHECK(drawn.isEmpty() || !app::decodePicture(drawn).isNull());
  const app::QrReading reading = app::readQrBytes(bytes);
  TACIT_CHECK((reading.fault == app::QrReading::Fault::None) == !reading.texts.isEmpty());
  TACIT_CHECK(reading.texts.size() <= 8);
  return 0;
}
