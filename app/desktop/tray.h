// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

#include "viewmodels/tray_model.h"

namespace tacit::app {

/// The icon in the desktop's tray and its menu, over a TrayModel. Needs a QApplication.
class Tray : public QObject {
  Q_OBJECT

 public:
  explicit Tray(TrayModel& model, QObject* parent = nullptr);

  /// False on platforms without windows, where even asking is not safe.
  static bool possible();
  /// The icon in the colours of the theme, unless the desktop's own has one that it colours itself.
  void setDark(bool dark);

 signals:
  void quitRequested();

 private:
  void refresh();

  TrayModel& m_model;
  QMenu m_menu;
  QSystemTrayIcon m_icon;
  QAction* m_balance;
  QAction* m_last;
  QAction* m_open;
  QAction* m_send;
  QAction* m_receive;
  QAction* m_lock;
  QAction* m_quit;
};

}  // namespace tacit::app
