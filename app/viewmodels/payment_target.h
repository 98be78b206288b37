// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace tacit::app {

/// What the one field of Send was understood as: an address, a payment link, or neither with the reason.
struct PaymentTarget {
  enum class Kind { Empty, Address, Link, Bad };
  Kind kind = Kind::Empty;
  QString problem;  // for people; of Bad
  QString address;  // lower case
  bool hasAmount = false;
  quint64 amount = 0;
  QString label;         // who asks
  QString message;       // what for
  QByteArray memo;       // to be sent
  QByteArray requestId;  // hex
  qint64 expiresAt = 0;  // milliseconds since 1970
};

/// Pure. `prefix` is the network's; an empty one (not known yet) takes no address.
PaymentTarget readTarget(const QString& text, const QString& prefix, qint64 now);

}  // namespace tacit::app
