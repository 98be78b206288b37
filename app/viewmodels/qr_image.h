// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

namespace tacit::app {

/// The code of a text, black on white, one pixel a module, four modules of quiet zone; a null image for an
/// empty text and for one that needs more than version 25. A payment link or an address up to its `?` is
/// written in upper case as an alphanumeric segment, the rest as bytes (wallet links are the same in either
/// case up to there). Error correction M.
QImage qrImage(const QString& text);

/// The image at a size for files: each module `scale` pixels.
QImage qrPicture(const QString& text, int scale);
QByteArray qrSvg(const QString& text);

/// A link as its code carries it: whole as long as the code needs at most version 20, which a camera reads at
/// a glance; else without its message. Amount and address always stay.
struct FittedLink {
  QString text;
  bool cut = false;  // the message was left out
};
FittedLink fitQr(const QString& link);

}  // namespace tacit::app
