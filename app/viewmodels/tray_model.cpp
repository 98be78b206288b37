// SPDX-License-Identifier: MIT
#include "viewmodels/tray_model.h"

#include "viewmodels/app_controller.h"
#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr int kGather = 100;    // ms
constexpr int kMostTitle = 40;  // characters of what a payer wrote

QString shortened(const QString& text) {
  const QString line = text.simplified();
  return line.size() <= kMostTitle ? line : line.left(kMostTitle) + QStringLiteral("…");
}

}  // namespace

TrayModel::TrayModel(AppController& app, QObject* parent) : QObject(parent), m_app(app) {
  m_gather.setSingleShot(true);
  m_gather.setInterval(kGather);
  connect(&m_gather, &QTimer::timeout, this, &TrayModel::changed);
  const auto later = [this] {
    if (!m_gather.isActive()) {
      m_gather.start();
    }
  };
  connect(&app, &AppController::stageChanged, this, later);
  connect(app.balance(), &BalanceModel::changed, this, later);
  connect(app.payments(), &QAbstractItemModel::rowsInserted, this, later);
  connect(app.payments(), &QAbstractItemModel::dataChanged, this, later);
  connect(app.payments(), &QAbstractItemModel::modelReset, this, later);
  connect(app.settings(), &SettingsModel::languageChanged, this, later);
  connect(app.settings(), &SettingsModel::displayChanged, this, later);
  connect(app.settings(), &SettingsModel::securityChanged, this, later);
}

bool TrayModel::open() const {
  return m_app.stage() == AppController::Home;
}

bool TrayModel::canLock() const {
  return open() && m_app.settings()->hasPassword();
}

QString TrayModel::balance() const {
  switch (m_app.stage()) {
    case AppController::Starting:
    case AppController::Welcome:
      return tr("No wallet yet");
    case AppController::Unlock:
      return tr("Locked");
    case AppController::Opening:
      return tr("Opening");
    case AppController::Home:
      break;
  }
  const BalanceModel& balance = *m_app.balance();
  return balance.known() ? balance.total() + QLatin1Char(' ') + balance.ticker() : tr("Opening");
}

QString TrayModel::lastPayment() const {
  const QList<Payment>& payments = m_app.payments()->rows();
  if (!open() || payments.isEmpty()) {
    return {};
  }
  const Payment& last = payments.front();
  return texts::signedMoney(last.incoming, last.amount, last.decimals) + QStringLiteral(" · ") +
         shortened(texts::title(last)) + QStringLiteral(" · ") + texts::moment(last.time);
}

QString TrayModel::tip() const {
  const QString name = m_app.walletName();
  return (name.isEmpty() ? QStringLiteral("Tacit") : name + QStringLiteral(" · Tacit")) + QLatin1Char('\n') +
         balance();
}

QString TrayModel::openText() const {
  //: In the tray icon's menu: brings the window to the front.
  return tr("Open Tacit");
}

QString TrayModel::sendText() const {
  //: In the tray icon's menu.
  return tr("Send");
}

QString TrayModel::receiveText() const {
  //: In the tray icon's menu.
  return tr("Receive");
}

QString TrayModel::lockText() const {
  //: In the tray icon's menu: locks the wallet.
  return tr("Lock");
}

QString TrayModel::quitText() const {
  //: In the tray icon's menu: ends the program.
  return tr("Quit");
}

void TrayModel::showWindow() {
  emit m_app.raiseRequested();
}

void TrayModel::showLastPayment() {
  showWindow();
  if (!lastPayment().isEmpty()) {
    m_app.showPayment(QString::fromLatin1(m_app.payments()->rows().front().id));
  }
}

void TrayModel::send() {
  showWindow();
  if (open()) {
    m_app.setPage(AppController::SendPage);
  }
}

void TrayModel::receive() {
  showWindow();
  if (open()) {
    m_app.setPage(AppController::ReceivePage);
  }
}

void TrayModel::lock() {
  m_app.lock();
}

}  // namespace tacit::app
