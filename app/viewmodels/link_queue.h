// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"

namespace tacit::app {

class SendModel;

/// Payment links that came from outside: from the command line or from a program that handed one over. Each
/// waits its turn, oldest first, until the wallet is open, has caught up, and no other payment is on the
/// page; then it fills Send and goes to Review. None is ever sent by itself. A page that holds something is
/// overwritten only when the person says so. At most eight wait; the same one twice waits once, and one that
/// is on the page already, as a double click makes it, does not wait at all.
class LinkQueue : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.links")
  Q_PROPERTY(int count READ count NOTIFY changed)
  /// "A payment link waits", "3 payment links wait"; empty when none does.
  Q_PROPERTY(QString title READ title NOTIFY changed)
  /// What they wait for.
  Q_PROPERTY(QString text READ text NOTIFY changed)
  /// `show` would do something now.
  Q_PROPERTY(bool showable READ showable NOTIFY changed)
  /// The page holds something: replace it, or keep it and let the link wait?
  Q_PROPERTY(bool asking READ asking NOTIFY changed)

 public:
  LinkQueue(WalletBackend& backend, SendModel& send, QObject* parent);

  /// Takes a link; false when it is none, too long, has characters that no link has, or too many wait.
  bool add(const QString& text);

  int count() const { return static_cast<int>(m_links.size()); }
  QString title() const;
  QString text() const;
  bool showable() const;
  bool asking() const { return m_asking; }

  /// Opens the next one now, even while the wallet catches up; asks first when the page holds something.
  Q_INVOKABLE void show();
  /// Forgets the next one.
  Q_INVOKABLE void drop();
  /// Answers to `asking`.
  Q_INVOKABLE void replace();
  Q_INVOKABLE void keep();

  void retranslate() { emit changed(); }

 signals:
  void changed();
  /// The next one fills the page of Send; show it.
  void opened();
  /// The last one is of the payment that the page shows being made, or made.
  void repeated();

 private:
  void look();
  void open();

  SendModel& m_send;
  QStringList m_links;
  bool m_open = false;
  bool m_caughtUp = false;
  bool m_asking = false;
  bool m_kept = false;  // the person answered that the page shall stay as it is
};

/// Whether a text from outside may be looked at as a payment link at all: begins with `tacit:`, is no longer
/// than a link can be and has neither blanks nor control characters inside.
bool isOutsideLink(const QString& text);

}  // namespace tacit::app
