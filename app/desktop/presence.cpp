// SPDX-License-Identifier: MIT
#include "desktop/presence.h"

#include <QGuiApplication>

#include "desktop/tray.h"

namespace tacit::app {

namespace {

constexpr int kLookPeriod = 5'000;  // ms
constexpr int kMostLooks = 12;      // a panel that starts after the program appears within a minute

}  // namespace

Presence::Presence(AppController& app, QWindow& window, Notifier& notifier, std::function<void()> chime,
                   QObject* parent)
    : QObject(parent),
      m_app(app),
      m_window(window),
      m_notifier(notifier),
      m_chime(std::move(chime)),
      m_trayModel(app) {
  connect(app.notices(), &NoticeModel::arrived, this, &Presence::onArrived);
  connect(app.desktop(), &DesktopModel::soundTried, this, [this] { m_chime(); });
  connect(&notifier, &Notifier::activated, this, &Presence::onActivated);
  connect(&app, &AppController::stageChanged, this, [this] {
    if (m_app.stage() == AppController::Unlock) {
      m_notifier.withdraw();
    }
  });
  m_trayTimer.setInterval(kLookPeriod);
  connect(&m_trayTimer, &QTimer::timeout, this, &Presence::lookForTray);
  window.installEventFilter(this);
}

Presence::~Presence() = default;

/// In front of the person's eyes the toast tells it; the desktop would only tell it again.
void Presence::onArrived(const ArrivalNews& news) {
  if (m_app.desktop()->sound()) {
    m_chime();
  }
  if (m_app.desktop()->notifications() && !m_window.isActive()) {
    m_notifier.show(news.title, news.text, news.paymentId);
  }
}

void Presence::onActivated(const QByteArray& paymentId) {
  emit m_app.raiseRequested();
  if (m_app.stage() == AppController::Home && !paymentId.isEmpty()) {
    m_app.showPayment(QString::fromLatin1(paymentId));
  }
}

void Presence::showTray() {
  lookForTray();
  if (!m_tray) {
    m_trayTimer.start();
  }
}

void Presence::lookForTray() {
  if (!Tray::possible()) {
    if (++m_trayLooks >= kMostLooks) {
      m_trayTimer.stop();
    }
    return;
  }
  m_trayTimer.stop();
  m_tray = std::make_unique<Tray>(m_trayModel);
  m_tray->setDark(m_app.settings()->dark());
  connect(m_app.settings(), &SettingsModel::displayChanged, m_tray.get(),
          [this] { m_tray->setDark(m_app.settings()->dark()); });
  connect(m_tray.get(), &Tray::quitRequested, this, &Presence::quit);
  m_app.desktop()->setTrayThere(true);
}

void Presence::quit() {
  m_quitting = true;
  QCoreApplication::quit();
}

bool Presence::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::Close && !m_quitting) {
    onWindowCloses();
  }
  return QObject::eventFilter(object, event);
}

void Presence::onWindowCloses() {
  // The tray may have gone with its panel: without it nothing would bring the window back.
  m_app.desktop()->setTrayThere(m_tray && Tray::possible());
  const bool stays = m_app.desktop()->staysInTray();
  QGuiApplication::setQuitOnLastWindowClosed(!stays);
  if (stays && m_app.desktop()->takeExplanation()) {
    m_notifier.show(tr("Tacit keeps running"),
                    tr("Its icon in the tray opens it again, and Quit there ends it."), {});
  }
}

}  // namespace tacit::app
