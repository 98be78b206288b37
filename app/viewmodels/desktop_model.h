// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSettings>

#include <QtQml/qqmlregistration.h>

namespace tacit::app {

/// How the program lives on the desktop: what a person chose about notifications, sound and the tray.
class DesktopModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.desktop")
  Q_PROPERTY(bool notifications READ notifications WRITE setNotifications NOTIFY changed)
  Q_PROPERTY(bool sound READ sound WRITE setSound NOTIFY changed)
  /// Whether this desktop shows a tray; told by the program.
  Q_PROPERTY(bool trayThere READ trayThere NOTIFY changed)
  /// Closing the window leaves the program in the tray; means nothing while there is none.
  Q_PROPERTY(bool keepRunning READ keepRunning WRITE setKeepRunning NOTIFY changed)

 public:
  DesktopModel(QSettings& store, QObject* parent);

  bool notifications() const { return m_notifications; }
  void setNotifications(bool on);
  bool sound() const { return m_sound; }
  /// Switched on, it is heard once.
  void setSound(bool on);
  bool trayThere() const { return m_trayThere; }
  void setTrayThere(bool there);
  bool keepRunning() const { return m_keepRunning; }
  void setKeepRunning(bool keep);
  /// Closing the window does not end the program.
  bool staysInTray() const { return m_trayThere && m_keepRunning; }
  /// True the first time it is asked, ever: where the window went is explained once.
  bool takeExplanation();

 signals:
  void changed();
  void soundTried();

 private:
  QSettings& m_store;
  bool m_notifications;
  bool m_sound;
  bool m_keepRunning;
  bool m_trayThere = false;
};

}  // namespace tacit::app
