// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

/// Pictures of others: chosen, dropped, pasted, of a camera, out of a backup. The first bytes say which of
/// five formats it is, and Qt is told so: it sniffs nothing, and no name counts. Without that, a vector
/// picture under any name would be parsed before it could be refused, and would open the files that it names.
///
/// Sizes are looked at before anything is decoded, what makes little into much is left out or refused, and
/// nothing but the file itself is opened. Any thread.
namespace tacit::app {

inline constexpr int kMostMegapixels = 40;
inline constexpr qint64 kMostPictureBytes = 32 * 1024 * 1024;

enum class PictureFault {
  None,
  NotAPicture,   // the bytes can not be read as one
  OtherFormat,   // a picture, but none of the formats that are taken
  TooManyBytes,  // the file is too large to be looked at
  TooLarge,      // more pixels than are read
};

struct PictureRead {
  PictureFault fault = PictureFault::NotAPicture;
  QImage image;  // of None: not null, turned as the file says
  QSize size;    // where it is known
};

/// "png", "jpeg", "webp", "bmp" or "gif" by the first bytes; otherwise empty.
QByteArray pictureFormat(const QByteArray& bytes);

bool isTooLarge(QSize size);

/// The size that the header gives; invalid for what is none of the five formats.
QSize readPictureSize(const QByteArray& bytes);

/// PNG, JPEG, WebP, BMP and GIF (first frame). Profiles and texts of a PNG are left out, since a few
/// kilobytes of them can stand for gigabytes; a JPEG of more than 100 passes is refused, since each costs as
/// much as the whole picture.
PictureRead readPicture(const QByteArray& bytes);

/// Regular files alone: a pipe or a device can be endless, and opening one can wait for ever.
PictureRead readPictureFile(const QString& path);

}  // namespace tacit::app
