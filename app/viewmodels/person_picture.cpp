// SPDX-License-Identifier: MIT
#include "viewmodels/person_picture.h"

#include <QBuffer>
#include <QPainter>
#include <QPainterPath>

#include "viewmodels/picture_file.h"

namespace tacit::app {

namespace {

constexpr int kSide = 128;
constexpr qsizetype kMostPng = 64 << 10;

/// The largest square in the middle, on white, small.
QImage squared(const QImage& image) {
  const int side = qMin(image.width(), image.height());
  const QRect middle((image.width() - side) / 2, (image.height() - side) / 2, side, side);
  const QImage small =
      image.copy(middle).scaled(kSide, kSide, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
  QImage drawn(kSide, kSide, QImage::Format_RGB32);
  drawn.fill(Qt::white);
  QPainter(&drawn).drawImage(0, 0, small);
  return drawn;
}

}  // namespace

QByteArray makePicture(const QImage& image) {
  if (image.isNull()) {
    return {};
  }
  QByteArray png;
  QBuffer buffer(&png);
  buffer.open(QIODevice::WriteOnly);
  return squared(image).save(&buffer, "PNG") && png.size() <= kMostPng ? png : QByteArray();
}

QImage decodePicture(const QByteArray& png) {
  const bool good =
      png.size() <= kMostPng && pictureFormat(png) == "png" && readPictureSize(png) == QSize(kSide, kSide);
  return good ? readPicture(png).image : QImage();
}

PersonPicture::PersonPicture(QQuickItem* parent) : QQuickPaintedItem(parent) {
  setAntialiasing(true);
}

void PersonPicture::setPicture(const QVariant& picture) {
  const QImage image = picture.value<QImage>();
  if (m_picture.cacheKey() != image.cacheKey()) {
    m_picture = image;
    emit pictureChanged();
    update();
  }
}

void PersonPicture::paint(QPainter* painter) {
  if (m_picture.isNull()) {
    return;
  }
  const QRectF whole(0, 0, width(), height());
  QPainterPath circle;
  circle.addEllipse(whole);
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setRenderHint(QPainter::SmoothPixmapTransform);
  // A brush, not a clip, so that the edge is smooth.
  QBrush brush(m_picture);
  brush.setTransform(QTransform::fromScale(width() / m_picture.width(), height() / m_picture.height()));
  painter->fillPath(circle, brush);
}

}  // namespace tacit::app
