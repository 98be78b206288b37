// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include "bridge/wallet_values.h"

namespace tacit::app {

/// What the one field of Send was understood as: an address, a payment link, or neither with the reason.
struct PaymentTarget {
  enum class Kind { Empty, Address, Link, Bad };
  Kind kind = Kind::Empty;
  QString problem;           // for people; of Bad
  QList<int> suspects;       // positions in the trimmed text of an address that were mistyped, where known
  QString address;           // lower case; of the first recipient
  bool hasAmount = false;    // of the first recipient
  QList<PaymentPart> parts;  // recipients; the amount of a single one may be zero, which is none
  QString label;             // who asks, by their own word; at most 64 characters
  QString message;           // what for
  QByteArray memo;           // to be sent
  QByteArray requestId;      // hex
  qint64 expiresAt = 0;      // milliseconds since 1970

  bool good() const { return kind == Kind::Address || kind == Kind::Link; }
  bool several() const { return parts.size() > 1; }
};

/// Pure. `prefix` is the network's; an empty one (not known yet) takes no address.
PaymentTarget readTarget(const QString& text, const QString& prefix, qint64 now);

}  // namespace tacit::app
