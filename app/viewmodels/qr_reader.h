// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QSize>
#include <QString>
#include <QStringList>

#include "viewmodels/side_thread.h"

/// Reading codes. One parser takes what a camera, the screen, the clipboard, a drop and a file give; all of
/// it is hostile: picture_file.h decodes it, and that is for a thread of its own.
namespace tacit::app {

/// What a picture held.
struct QrReading {
  enum class Fault {
    None,
    NotAPicture,   // the bytes can not be read as one
    OtherFormat,   // a picture, but none of the formats that are taken
    TooManyBytes,  // the file is too large to be looked at
    TooLarge,      // more pixels than are read
    NoCode,
    Damaged,      // a QR code is there, but too blurred, cut or dirty to be read
    OtherCode,    // a bar code of another kind, named by `format`
    TookTooLong,  // and is left to itself
  };
  Fault fault = Fault::NoCode;
  QStringList texts;  // of None: every code's text once, at most eight
  QSize size;         // of the picture, where it is known
  QString format;     // "EAN13"
};

/// Reads as it is, then inverted, then enlarged or reduced; any rotation. May take a second.
QrReading readQr(const QImage& picture);
/// As readPicture and readPictureFile take it.
QrReading readQrBytes(const QByteArray& bytes);
QrReading readQrFile(const QString& path);

/// What a code that is not wanted is, as words: "a web address". For a person who scanned the wrong one.
QString describeCode(const QString& text);

/// Why a picture gave nothing, in words; empty for a reading without fault.
QString qrProblem(const QrReading& reading);

/// Reads on a thread of its own; `done` comes on the thread of this object, once for each call.
class QrReader : public QObject {
  Q_OBJECT

 public:
  explicit QrReader(QObject* parent = nullptr);
  void read(QImage picture);
  void readBytes(QByteArray bytes);
  void readFile(QString path);

 signals:
  void done(const tacit::app::QrReading& reading);

 private:
  void start(std::function<QrReading()> work);
  SideThread m_thread;
};

}  // namespace tacit::app
