// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QImage>
#include <QQuickPaintedItem>
#include <QVariant>

#include <QtQml/qqmlregistration.h>

namespace tacit::app {

/// The picture of a contact, from any picture: its middle as 128 × 128 pixels, drawn anew and encoded as PNG,
/// so that nothing of the file is kept. Empty for none. Takes a while.
QByteArray makePicture(const QImage& image);
/// Null for anything but what `makePicture` makes.
QImage decodePicture(const QByteArray& png);

/// A picture in a circle.
class PersonPicture : public QQuickPaintedItem {
  Q_OBJECT
  QML_ELEMENT
  /// A QImage.
  Q_PROPERTY(QVariant picture READ picture WRITE setPicture NOTIFY pictureChanged)

 public:
  explicit PersonPicture(QQuickItem* parent = nullptr);

  QVariant picture() const { return m_picture; }
  void setPicture(const QVariant& picture);
  void paint(QPainter* painter) override;

 signals:
  void pictureChanged();

 private:
  QImage m_picture;
};

}  // namespace tacit::app
