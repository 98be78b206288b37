// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

namespace tacit::app {

class AppController;

/// The texts and actions of the tray icon's menu. Plain texts; what payers wrote is cut to one short line.
class TrayModel : public QObject {
  Q_OBJECT

 public:
  explicit TrayModel(AppController& app, QObject* parent = nullptr);

  /// "1 284.30 TACIT", "Locked", "Amounts are hidden", or that there is no wallet yet.
  QString balance() const;
  /// "+ 12.50 · lunch · 18:02"; empty when there is none, or nothing of it may be shown.
  QString lastPayment() const;
  /// The wallet's name and state, for the tip of the icon; holds nothing that others wrote.
  QString tip() const;
  /// Whether Send, Receive and Lock mean something now.
  bool open() const;
  bool canLock() const;

  QString openText() const;
  QString sendText() const;
  QString receiveText() const;
  QString lockText() const;
  QString quitText() const;

  void showWindow();
  void showLastPayment();
  void send();
  void receive();
  void lock();

 signals:
  /// Any of the texts or states changed; gathered, so that a busy wallet does not redraw the menu all the
  /// time.
  void changed();

 private:
  AppController& m_app;
  QTimer m_gather;
};

}  // namespace tacit::app
