// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>
#include <QWindow>
#include <functional>
#include <memory>

#include "desktop/notifier.h"
#include "viewmodels/app_controller.h"
#include "viewmodels/tray_model.h"

namespace tacit::app {

class Tray;

/// What of the program is there outside of its window: notifications and a sound when payments arrive, the
/// tray icon, and what closing the window means.
class Presence : public QObject {
  Q_OBJECT

 public:
  /// `chime` plays the sound. All outlive this.
  Presence(AppController& app, QWindow& window, Notifier& notifier, std::function<void()> chime,
           QObject* parent = nullptr);
  ~Presence() override;

  /// Puts the icon into the tray, now or when the desktop has one within the first minute.
  void showTray();
  /// Ends the program whatever closing the window means.
  void quit();

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void onArrived(const ArrivalNews& news);
  void onActivated(const QByteArray& paymentId);
  void lookForTray();
  void onWindowCloses();

  AppController& m_app;
  QWindow& m_window;
  Notifier& m_notifier;
  std::function<void()> m_chime;
  TrayModel m_trayModel;
  std::unique_ptr<Tray> m_tray;
  QTimer m_trayTimer;
  int m_trayLooks = 0;
  bool m_quitting = false;
};

}  // namespace tacit::app
