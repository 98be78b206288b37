// SPDX-License-Identifier: MIT
#include "viewmodels/qr_screen.h"

#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPixmap>
#include <QScreen>
#include <QTimer>
#include <QUrl>

namespace tacit::app {

namespace {

constexpr int kStepAside = 400;  // ms until a window manager has drawn what was behind a window
const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");

/// An X server shows its screen to every program; under Wayland the same call gives black.
bool screenIsOpen() {
  return QGuiApplication::platformName() == QLatin1String("xcb") &&
         !qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

}  // namespace

QrScreen::QrScreen(QObject* parent) : QObject(parent) {}

void QrScreen::take() {
  if (m_asking || !m_aside.isEmpty()) {
    return;
  }
  if (!screenIsOpen()) {
    askPortal(QDBusConnection::sessionBus());
    return;
  }
  for (QWindow* window : QGuiApplication::topLevelWindows()) {
    if (window->isVisible()) {
      m_aside.append(window);
      window->hide();
    }
  }
  QTimer::singleShot(kStepAside, this, &QrScreen::takeScreens);
}

void QrScreen::takeScreens() {
  QList<QImage> screens;
  for (QScreen* screen : QGuiApplication::screens()) {
    const QImage picture = screen->grabWindow(0).toImage();
    if (!picture.isNull()) {
      screens.append(picture);
    }
  }
  for (const QPointer<QWindow>& window : std::exchange(m_aside, {})) {
    if (window) {
      window->show();
      window->requestActivate();
    }
  }
  screens.isEmpty() ? fail() : emit taken(screens);
}

void QrScreen::fail() {
  m_asking = false;
  emit failed(
      tr("This desktop does not let programs read the screen. Take a picture of the screen yourself and "
         "paste it here."));
}

void QrScreen::askPortal(QDBusConnection bus) {
  if (!bus.isConnected()) {
    fail();
    return;
  }
  m_asking = true;
  // The answer comes at a path that is known before, so that it can not be missed.
  const QString token = QStringLiteral("tacit%1").arg(++m_number);
  const QString sender = bus.baseService().mid(1).replace(QLatin1Char('.'), QLatin1Char('_'));
  bus.connect(kService, kPath + QStringLiteral("/request/%1/%2").arg(sender, token),
              QStringLiteral("org.freedesktop.portal.Request"), QStringLiteral("Response"), this,
              SLOT(onResponse(uint, QVariantMap)));
  QDBusMessage call = QDBusMessage::createMethodCall(
      kService, kPath, QStringLiteral("org.freedesktop.portal.Screenshot"), QStringLiteral("Screenshot"));
  call << QString()
       << QVariantMap{{QStringLiteral("handle_token"), token}, {QStringLiteral("interactive"), true}};
  auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
    if (QDBusPendingReply<QDBusObjectPath>(*watcher).isError()) {
      fail();
    }
    watcher->deleteLater();
  });
}

void QrScreen::onResponse(uint code, const QVariantMap& results) {
  if (!m_asking) {
    return;
  }
  const QUrl file(results.value(QStringLiteral("uri")).toString());
  if (code == 1) {
    m_asking = false;
    emit failed(tr("The picture of the screen was not allowed. Nothing was read."));
  } else if (code != 0 || !file.isLocalFile()) {
    fail();
  } else {
    m_asking = false;
    emit written(file.toLocalFile());
  }
}

}  // namespace tacit::app
