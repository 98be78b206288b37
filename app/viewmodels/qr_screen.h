// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QImage>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QVariantMap>
#include <QWindow>

namespace tacit::app {

/// A picture of the screen, so that a code on it can be read. Under X11 this program's windows step aside for
/// a moment and every screen is taken; elsewhere the desktop's portal (org.freedesktop.portal.Screenshot)
/// asks the person, who may refuse. Answered by one of the signals. GUI thread.
class QrScreen : public QObject {
  Q_OBJECT

 public:
  explicit QrScreen(QObject* parent = nullptr);

  void take();
  /// Asks the portal of this bus.
  void askPortal(QDBusConnection bus);

 signals:
  void taken(const QList<QImage>& screens);
  /// The portal wrote the picture into this file.
  void written(const QString& file);
  void failed(const QString& why);

 private slots:
  void onResponse(uint code, const QVariantMap& results);

 private:
  void takeScreens();
  void fail();

  QList<QPointer<QWindow>> m_aside;
  bool m_asking = false;
  uint m_number = 0;
};

}  // namespace tacit::app
