// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QHash>
#include <QObject>
#include <QVariantMap>

namespace tacit::app {

/// Desktop notifications by D-Bus: org.freedesktop.Notifications, or the portal for a program in a sandbox.
/// Everything is asked without waiting; without a bus or a server nothing happens. Texts are plain: where the
/// server reads markup they are escaped, so that what a payer wrote stays what it is.
class Notifier : public QObject {
  Q_OBJECT

 public:
  enum class Way { Freedesktop, Portal };

  Notifier(const QDBusConnection& bus, Way way, QObject* parent = nullptr);
  /// The portal inside of a Flatpak.
  static Way wayHere();

  /// `tag` comes back when the person presses the notification; it may be empty.
  void show(const QString& title, const QString& text, const QByteArray& tag);
  /// Takes back what is still shown: the wallet was locked.
  void withdraw();

 signals:
  void activated(const QByteArray& tag);

 private slots:
  void onAction(uint id, const QString& action);
  void onClosed(uint id, uint reason);
  void onToken(uint id, const QString& token);
  void onPortalAction(const QString& id, const QString& action, const QVariantList& parameters);

 private:
  void notify(const QString& title, const QString& body, const QByteArray& tag);
  void notifyPortal(const QString& title, const QString& text, const QByteArray& tag);

  QDBusConnection m_bus;
  Way m_way;
  QHash<uint, QByteArray> m_shown;  // by the server's number
  QHash<QString, QByteArray> m_portalShown;
  quint64 m_next = 1;
  quint64 m_era = 0;  // counts withdrawals: an answer that comes after one is withdrawn at once
};

}  // namespace tacit::app
