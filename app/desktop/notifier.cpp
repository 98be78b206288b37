// SPDX-License-Identifier: MIT
#include "desktop/notifier.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFile>
#include <QGuiApplication>

namespace tacit::app {

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kPortalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPortalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kPortalInterface = QStringLiteral("org.freedesktop.portal.Notification");
const QString kDefaultAction = QStringLiteral("default");
const QString kPortalAction = QStringLiteral("open");
constexpr int kMostTitle = 120;  // characters
constexpr int kMostText = 300;
constexpr int kServerChooses = -1;  // how long it is shown
constexpr qsizetype kMostShown = 32;

QDBusMessage callOf(const QString& method) {
  return QDBusMessage::createMethodCall(kService, kPath, kService, method);
}

QDBusMessage portalCallOf(const QString& method) {
  return QDBusMessage::createMethodCall(kPortalService, kPortalPath, kPortalInterface, method);
}

}  // namespace

Notifier::Notifier(const QDBusConnection& bus, Way way, QObject* parent)
    : QObject(parent), m_bus(bus), m_way(way) {
  if (!m_bus.isConnected()) {
    return;
  }
  if (way == Way::Portal) {
    m_bus.connect(kPortalService, kPortalPath, kPortalInterface, QStringLiteral("ActionInvoked"), this,
                  SLOT(onPortalAction(QString, QString, QVariantList)));
    return;
  }
  m_bus.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this,
                SLOT(onAction(uint, QString)));
  m_bus.connect(kService, kPath, kService, QStringLiteral("NotificationClosed"), this,
                SLOT(onClosed(uint, uint)));
  m_bus.connect(kService, kPath, kService, QStringLiteral("ActivationToken"), this,
                SLOT(onToken(uint, QString)));
}

Notifier::Way Notifier::wayHere() {
  return QFile::exists(QStringLiteral("/.flatpak-info")) ? Way::Portal : Way::Freedesktop;
}

void Notifier::show(const QString& title, const QString& text, const QByteArray& tag) {
  if (!m_bus.isConnected()) {
    return;
  }
  const QString shortTitle = title.left(kMostTitle);
  const QString shortText = text.left(kMostText);
  if (m_way == Way::Portal) {
    notifyPortal(shortTitle, shortText, tag);
    return;
  }
  // Asked each time: another server may have taken over since.
  auto* watcher =
      new QDBusPendingCallWatcher(m_bus.asyncCall(callOf(QStringLiteral("GetCapabilities"))), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this,
          [this, watcher, shortTitle, shortText, tag, era = m_era] {
            const QDBusPendingReply<QStringList> reply = *watcher;
            watcher->deleteLater();
            if (!reply.isError() && era == m_era) {
              const bool markup = reply.value().contains(QStringLiteral("body-markup"));
              notify(shortTitle, markup ? shortText.toHtmlEscaped() : shortText, tag);
            }
          });
}

void Notifier::notify(const QString& title, const QString& body, const QByteArray& tag) {
  const QString application = QGuiApplication::desktopFileName();
  QVariantMap hints;
  hints.insert(QStringLiteral("desktop-entry"), application);
  hints.insert(QStringLiteral("category"), QStringLiteral("transfer.complete"));
  hints.insert(QStringLiteral("suppress-sound"), true);  // the program's own sound tells it
  const QStringList actions{kDefaultAction, tr("Show")};
  QDBusMessage message = callOf(QStringLiteral("Notify"));
  message << QGuiApplication::applicationDisplayName() << 0U << application << title << body << actions
          << hints << kServerChooses;
  auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, tag, era = m_era] {
    const QDBusPendingReply<uint> reply = *watcher;
    watcher->deleteLater();
    if (reply.isError()) {
      return;
    }
    if (era != m_era) {
      m_bus.asyncCall(callOf(QStringLiteral("CloseNotification")) << reply.value());
      return;
    }
    if (m_shown.size() >= kMostShown) {
      m_shown.clear();  // a server that never says what was closed
    }
    m_shown.insert(reply.value(), tag);
  });
}

void Notifier::notifyPortal(const QString& title, const QString& text, const QByteArray& tag) {
  const QString id = QStringLiteral("payment-%1").arg(m_next++);
  QVariantMap notification;
  notification.insert(QStringLiteral("title"), title);
  notification.insert(QStringLiteral("body"), text);
  notification.insert(QStringLiteral("default-action"), kPortalAction);
  QDBusMessage message = portalCallOf(QStringLiteral("AddNotification"));
  message << id << notification;
  m_bus.asyncCall(message);
  if (m_portalShown.size() >= kMostShown) {
    m_portalShown.clear();
  }
  m_portalShown.insert(id, tag);
}

void Notifier::withdraw() {
  ++m_era;
  for (const auto& [id, tag] : m_shown.asKeyValueRange()) {
    m_bus.asyncCall(callOf(QStringLiteral("CloseNotification")) << id);
  }
  for (const auto& [id, tag] : m_portalShown.asKeyValueRange()) {
    m_bus.asyncCall(portalCallOf(QStringLiteral("RemoveNotification")) << id);
  }
  m_shown.clear();
  m_portalShown.clear();
}

void Notifier::onAction(uint id, const QString& action) {
  const auto found = m_shown.constFind(id);
  if (found != m_shown.constEnd() && action == kDefaultAction) {
    emit activated(*found);
  }
}

void Notifier::onClosed(uint id, uint) {
  m_shown.remove(id);
}

/// Under Wayland the right to come to the front is passed on by this; Qt takes it from the environment.
void Notifier::onToken(uint id, const QString& token) {
  if (m_shown.contains(id)) {
    qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
  }
}

void Notifier::onPortalAction(const QString& id, const QString& action, const QVariantList&) {
  const auto found = m_portalShown.constFind(id);
  if (found != m_portalShown.constEnd() && action == kPortalAction) {
    emit activated(*found);
  }
}

}  // namespace tacit::app
