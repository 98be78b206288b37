// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace tacit::app {

class SettingsModel;

/// Follows what the desktop prefers, through its portal (org.freedesktop.portal.Settings): a dark theme and
/// reduced motion. Without a portal the palette tells dark from light, and motion is full.
class Portal : public QObject {
  Q_OBJECT

 public:
  explicit Portal(SettingsModel& settings, QObject* parent = nullptr);

 private slots:
  void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

 private:
  void ask(const QString& group, const QString& key);
  void apply(const QString& group, const QString& key, const QVariant& value);

  SettingsModel& m_settings;
};

}  // namespace tacit::app
