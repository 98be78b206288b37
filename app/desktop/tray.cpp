// SPDX-License-Identifier: MIT
#include "desktop/tray.h"

#include <QApplication>

namespace tacit::app {

namespace {

/// In a menu a single & marks a key.
QString menuText(QString text) {
  return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

}  // namespace

bool Tray::possible() {
  const QString platform = QGuiApplication::platformName();
  return platform != QLatin1String("offscreen") && platform != QLatin1String("minimal") &&
         QSystemTrayIcon::isSystemTrayAvailable();
}

Tray::Tray(TrayModel& model, QObject* parent) : QObject(parent), m_model(model) {
  m_balance = m_menu.addAction(QString(), &m_model, &TrayModel::showWindow);
  m_last = m_menu.addAction(QString(), &m_model, &TrayModel::showLastPayment);
  m_menu.addSeparator();
  m_open = m_menu.addAction(QString(), &m_model, &TrayModel::showWindow);
  m_send = m_menu.addAction(QString(), &m_model, &TrayModel::send);
  m_receive = m_menu.addAction(QString(), &m_model, &TrayModel::receive);
  m_lock = m_menu.addAction(QString(), &m_model, &TrayModel::lock);
  m_menu.addSeparator();
  m_quit = m_menu.addAction(QString(), this, &Tray::quitRequested);
  connect(&m_model, &TrayModel::changed, this, &Tray::refresh);
  connect(&m_menu, &QMenu::aboutToShow, this, &Tray::refresh);  // times grow older
  connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
    if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick) {
      m_model.showWindow();
    }
  });
  refresh();
  m_icon.setContextMenu(&m_menu);
}

void Tray::setDark(bool dark) {
  const QIcon own(dark ? QStringLiteral(":/icons/tray-dark.svg") : QStringLiteral(":/icons/tray-light.svg"));
  m_icon.setIcon(QIcon::fromTheme(QGuiApplication::desktopFileName() + QStringLiteral("-symbolic"), own));
  m_icon.show();
}

void Tray::refresh() {
  m_icon.setToolTip(m_model.tip());
  m_balance->setText(menuText(m_model.balance()));
  m_last->setText(menuText(m_model.lastPayment()));
  m_last->setVisible(!m_model.lastPayment().isEmpty());
  m_open->setText(m_model.openText());
  m_send->setText(m_model.sendText());
  m_receive->setText(m_model.receiveText());
  m_send->setEnabled(m_model.open());
  m_receive->setEnabled(m_model.open());
  m_lock->setText(m_model.lockText());
  m_lock->setVisible(m_model.canLock());
  m_quit->setText(m_model.quitText());
}

}  // namespace tacit::app
