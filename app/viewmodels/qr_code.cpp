// SPDX-License-Identifier: MIT
#include "viewmodels/qr_code.h"

#include <QPainter>

#include "viewmodels/qr_image.h"

namespace tacit::app {

QrCode::QrCode(QQuickItem* parent) : QQuickPaintedItem(parent) {
  setOpaquePainting(true);
  setFillColor(Qt::white);
}

void QrCode::setText(const QString& text) {
  if (m_text == text) {
    return;
  }
  m_text = text;
  m_image = qrImage(text);
  emit textChanged();
  update();
}

void QrCode::paint(QPainter* painter) {
  painter->fillRect(QRectF(0, 0, width(), height()), Qt::white);
  if (m_image.isNull()) {
    return;
  }
  // Each module gets the same whole number of the target's own pixels; what is left widens the quiet zone.
  const QSize pixels(painter->device()->width(), painter->device()->height());
  const int scale = qMax(1, qMin(pixels.width(), pixels.height()) / m_image.width());
  const int side = scale * m_image.width();
  const qreal ratio = painter->device()->devicePixelRatio();
  painter->save();
  painter->resetTransform();
  painter->scale(1 / ratio, 1 / ratio);
  painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
  painter->drawImage(QRect((pixels.width() - side) / 2, (pixels.height() - side) / 2, side, side), m_image);
  painter->restore();
}

}  // namespace tacit::app
