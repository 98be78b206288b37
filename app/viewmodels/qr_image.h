// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QUrl>
#include <optional>

namespace tacit::app {

/// The code of a text, black on white, one pixel a module, four modules of quiet zone; a null image for an
/// empty text and for one that needs more than version 25. A payment link or an address up to its `?` is
/// written in upper case as an alphanumeric segment, the rest as bytes (wallet links are the same in either
/// case up to there). Error correction M.
QImage qrImage(const QString& text);

/// The image at a size for files: each module `scale` pixels.
QImage qrPicture(const QString& text, int scale);
QByteArray qrSvg(const QString& text);

/// What a picture held.
struct QrReading {
  enum class Fault {
    None,
    NotAPicture,  // the file can not be read as one
    TooLarge,     // more pixels than are read
    NoCode,
    Several,    // more than one code, none of which is clearly meant
    OtherCode,  // a bar code of another kind
  };
  Fault fault = Fault::None;
  QString text;
};

/// Pictures above this are not decoded.
inline constexpr int kMostMegapixels = 40;

/// Reads as it is, then inverted; any rotation. May take a second: not for the GUI thread.
QrReading readQr(const QImage& picture);
QrReading readQrFile(const QString& path);

/// What a code that is neither address nor payment link is, as words: "a web address". For a person who
/// scanned the wrong one.
QString describeCode(const QString& text);

/// Reads pictures on a thread of its own; `done` comes on the thread of this object, once for each call.
class QrReader : public QObject {
  Q_OBJECT

 public:
  explicit QrReader(QObject* parent = nullptr);
  /// Waits for what runs.
  ~QrReader() override;
  void read(QImage picture);
  void readFile(QString path);

 signals:
  void done(const tacit::app::QrReading& reading);

 private:
  QThreadPool m_pool;
};

}  // namespace tacit::app
