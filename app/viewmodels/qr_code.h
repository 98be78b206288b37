// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QQuickPaintedItem>
#include <QString>

#include <QtQml/qqmlregistration.h>

namespace tacit::app {

/// A QR code, black on white in every theme, four modules of quiet zone, each module the same whole number of
/// device pixels. `text` is a payment or node link, or an address: the part before `?` is written in upper
/// case as an alphanumeric segment, the rest as bytes. Error correction M.
///
/// QML: `QrCode { text: App.receive.link; width: 264; height: 264; Accessible.name: … }`
class QrCode : public QQuickPaintedItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
  /// False while `text` is empty or too long for a code that a camera reads well (version 25).
  Q_PROPERTY(bool valid READ valid NOTIFY textChanged)
  /// Modules on a side with the quiet zone; 0 while not valid.
  Q_PROPERTY(int modules READ modules NOTIFY textChanged)

 public:
  explicit QrCode(QQuickItem* parent = nullptr);

  QString text() const { return m_text; }
  void setText(const QString& text);
  bool valid() const { return !m_image.isNull(); }
  int modules() const { return m_image.width(); }
  void paint(QPainter* painter) override;

 signals:
  void textChanged();

 private:
  QString m_text;
  QImage m_image;  // one pixel a module, quiet zone included
};

}  // namespace tacit::app
