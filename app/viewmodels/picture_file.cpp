// SPDX-License-Identifier: MIT
#include "viewmodels/picture_file.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QtEndian>
#include <algorithm>
#include <array>

namespace tacit::app {

namespace {

constexpr int kReaderMegabytes = 256;  // a picture's decoded size
constexpr int kMostPasses = 100;       // encoders write about ten, and a small picture inside has its own
constexpr qsizetype kHead = 64;
constexpr qsizetype kPngStart = 8;
constexpr qsizetype kPngChunk = 12;  // length, kind and checksum

struct Magic {
  int at;
  QByteArrayView bytes;
  const char* format;
};

const std::array kTaken = {
    Magic{0, "\x89PNG\r\n\x1a\n", "png"},
    Magic{0, "\xff\xd8\xff", "jpeg"},
    Magic{8, "WEBP", "webp"},
    Magic{0, "GIF87a", "gif"},
    Magic{0, "GIF89a", "gif"},
    Magic{0, "BM", "bmp"},
};

/// Of those that people have, to be told apart from what is no picture at all.
const std::array kOthers = {
    Magic{0, "<svg", ""},      Magic{0, "<?xml", ""}, Magic{0, "<!DOCTYPE svg", ""},
    Magic{0, "\x1f\x8b", ""},  Magic{4, "ftyp", ""},  Magic{0, "\xff\x0a", ""},
    Magic{4, "JXL ", ""},      Magic{0, "II*", ""},   Magic{0, {"MM\0*", 4}, ""},
    Magic{0, "%PDF-", ""},     Magic{0, "%!PS-", ""}, Magic{0, "8BPS", ""},
    Magic{0, "P1", ""},        Magic{0, "P2", ""},    Magic{0, "P3", ""},
    Magic{0, "P4", ""},        Magic{0, "P5", ""},    Magic{0, "P6", ""},
    Magic{0, "/* XPM */", ""},
};

template <std::size_t N>
const Magic* find(const std::array<Magic, N>& kinds, const QByteArray& bytes) {
  const auto found = std::ranges::find_if(kinds, [&bytes](const Magic& kind) {
    return QByteArrayView(bytes).sliced(qMin<qsizetype>(kind.at, bytes.size())).startsWith(kind.bytes);
  });
  return found == kinds.end() ? nullptr : &*found;
}

/// What makes up the picture itself.
QByteArray plainPng(const QByteArray& bytes) {
  QByteArray plain = bytes.left(kPngStart);
  for (qsizetype at = kPngStart; at + kPngChunk <= bytes.size();) {
    const qsizetype length = qFromBigEndian<quint32>(bytes.constData() + at);
    const QByteArrayView kind = QByteArrayView(bytes).sliced(at + 4, 4);
    const qsizetype whole = qMin(kPngChunk + length, bytes.size() - at);
    if (kind == "IHDR" || kind == "PLTE" || kind == "tRNS" || kind == "IDAT" || kind == "IEND") {
      plain.append(QByteArrayView(bytes).sliced(at, whole));
    }
    at += whole;
  }
  return plain;
}

void prepare(QImageReader& reader) {
  reader.setAutoDetectImageFormat(false);
  reader.setDecideFormatFromContent(false);
  reader.setAutoTransform(true);
  QImageReader::setAllocationLimit(kReaderMegabytes);
}

}  // namespace

QByteArray pictureFormat(const QByteArray& bytes) {
  const Magic* kind = find(kTaken, bytes);
  return kind == nullptr ? QByteArray() : QByteArray(kind->format);
}

bool isTooLarge(QSize size) {
  return static_cast<qint64>(size.width()) * size.height() > kMostMegapixels * qint64{1'000'000};
}

QSize readPictureSize(const QByteArray& bytes) {
  const QByteArray format = pictureFormat(bytes);
  if (format.isEmpty()) {
    return {};
  }
  QByteArray plain = format == "png" ? plainPng(bytes) : bytes;
  QBuffer buffer(&plain);
  buffer.open(QIODevice::ReadOnly);
  QImageReader reader(&buffer, format);
  prepare(reader);
  return reader.size();
}

PictureRead readPicture(const QByteArray& bytes) {
  PictureRead read;
  if (bytes.size() > kMostPictureBytes) {
    read.fault = PictureFault::TooManyBytes;
    return read;
  }
  const QByteArray format = pictureFormat(bytes);
  if (format.isEmpty()) {
    read.fault =
        find(kOthers, bytes.left(kHead).trimmed()) ? PictureFault::OtherFormat : PictureFault::NotAPicture;
    return read;
  }
  // Within a pass the byte after FF is 0 or a restart, so this counts the passes, and chance adds few.
  if (format == "jpeg" && bytes.count("\xff\xda") > kMostPasses) {
    return read;
  }
  QByteArray plain = format == "png" ? plainPng(bytes) : bytes;
  QBuffer buffer(&plain);
  buffer.open(QIODevice::ReadOnly);
  QImageReader reader(&buffer, format);
  prepare(reader);
  read.size = reader.size();
  if (isTooLarge(read.size)) {
    read.fault = PictureFault::TooLarge;
  } else if (read.size.isValid()) {
    read.image = reader.read();
    read.fault = read.image.isNull() ? PictureFault::NotAPicture : PictureFault::None;
  }
  return read;
}

PictureRead readPictureFile(const QString& path) {
  QFile file(path);
  if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
    return {};
  }
  return readPicture(file.read(kMostPictureBytes + 1));
}

}  // namespace tacit::app
