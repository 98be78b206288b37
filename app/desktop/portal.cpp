// SPDX-License-Identifier: MIT
#include "desktop/portal.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPalette>

#include "viewmodels/settings_model.h"

namespace tacit::app {

namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kAppearance = QStringLiteral("org.freedesktop.appearance");
const QString kColours = QStringLiteral("color-scheme");
const QString kGnome = QStringLiteral("org.gnome.desktop.interface");
const QString kAnimations = QStringLiteral("enable-animations");
constexpr uint kPreferDark = 1;

/// Values of `Read` are wrapped in a variant twice.
QVariant unwrap(QVariant value) {
  while (value.canConvert<QDBusVariant>()) {
    value = value.value<QDBusVariant>().variant();
  }
  return value;
}

}  // namespace

Portal::Portal(SettingsModel& settings, QObject* parent) : QObject(parent), m_settings(settings) {
  settings.setSystemDark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128);
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) {
    return;
  }
  bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
              SLOT(onSettingChanged(QString, QString, QDBusVariant)));
  ask(kAppearance, kColours);
  ask(kGnome, kAnimations);
}

void Portal::ask(const QString& group, const QString& key) {
  QDBusMessage message = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
  message << group << key;
  auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
    const QDBusPendingReply<QDBusVariant> reply = *watcher;
    if (!reply.isError()) {
      apply(group, key, reply.value().variant());
    }
    watcher->deleteLater();
  });
}

void Portal::onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value) {
  apply(group, key, value.variant());
}

void Portal::apply(const QString& group, const QString& key, const QVariant& value) {
  if (group == kAppearance && key == kColours) {
    m_settings.setSystemDark(unwrap(value).toUInt() == kPreferDark);
  } else if (group == kGnome && key == kAnimations) {
    m_settings.setSystemReducedMotion(!unwrap(value).toBool());
  }
}

}  // namespace tacit::app
