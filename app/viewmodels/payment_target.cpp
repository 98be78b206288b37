// SPDX-License-Identifier: MIT
#include "viewmodels/payment_target.h"

#include <QCoreApplication>

#include "protocol/address.h"
#include "viewmodels/qr_image.h"
#include "wallet/payment_link.h"

namespace tacit::app {

namespace {

class Targets {
  Q_DECLARE_TR_FUNCTIONS(Targets)
};

constexpr qint64 kSecond = 1000;

PaymentTarget bad(const QString& problem) {
  PaymentTarget target;
  target.kind = PaymentTarget::Kind::Bad;
  target.problem = problem;
  return target;
}

QString addressProblem(AddressError error) {
  switch (error) {
    case AddressError::kOtherNetwork:
      return Targets::tr(
          "This address belongs to another network. Money can not be sent there from this wallet.");
    case AddressError::kNotAnAddress:
    case AddressError::kChanged:
    case AddressError::kBadPoint:
      break;
  }
  return Targets::tr(
      "There is a mistake in this address: a character is wrong, missing or too many. Copy it again.");
}

QString linkProblem(const LinkTextFault& fault) {
  switch (fault.error) {
    case LinkTextError::kNotALink:
      return Targets::tr("This is no payment link.");
    case LinkTextError::kSlashes:
      return Targets::tr("A payment link has no slashes after tacit: . Copy it again.");
    case LinkTextError::kTooLong:
      return Targets::tr("This link is too long.");
    case LinkTextError::kAddress:
      return addressProblem(AddressError::kNotAnAddress);
    case LinkTextError::kOtherNetwork:
      return addressProblem(AddressError::kOtherNetwork);
    case LinkTextError::kUnknownRequired:
      return Targets::tr(
                 "This link asks for something that this program does not know (%1). Update it, or ask for "
                 "another link.")
          .arg(QString::fromStdString(display_text(fault.key)));
    case LinkTextError::kAmount:
    case LinkTextError::kAmountDecimals:
    case LinkTextError::kAmountZero:
    case LinkTextError::kAmountTooLarge:
      return Targets::tr("The amount in this link is wrong. Ask for another link.");
    case LinkTextError::kAsset:
      return Targets::tr("This link asks for an asset that does not exist here.");
    default:
      return Targets::tr("This link is damaged (%1). Ask for another one.")
          .arg(fault.key.empty() ? QStringLiteral("?") : QString::fromStdString(display_text(fault.key)));
  }
}

PaymentTarget fromLink(const PaymentLink& link, qint64 now) {
  if (link.parts.size() > 1) {
    return bad(Targets::tr("This link pays several people at once. This program pays one at a time."));
  }
  if (link.expiry != 0 && static_cast<quint64>(now / kSecond) > link.expiry) {
    return bad(Targets::tr("This request has expired. Ask for a new one."));
  }
  PaymentTarget target;
  target.kind = PaymentTarget::Kind::Link;
  target.address = QString::fromStdString(link.parts.front().address);
  if (const auto& amount = link.parts.front().amount) {
    target.hasAmount = true;
    target.amount = amount->units();
  }
  target.label = QString::fromStdString(link.label);
  target.message = QString::fromStdString(link.message);
  target.memo =
      QByteArray(reinterpret_cast<const char*>(link.memo.data()), static_cast<qsizetype>(link.memo.size()));
  if (link.id) {
    target.requestId = QByteArray::fromStdString(to_hex(*link.id));
  }
  target.expiresAt = static_cast<qint64>(link.expiry) * kSecond;
  return target;
}

}  // namespace

PaymentTarget readTarget(const QString& text, const QString& prefix, qint64 now) {
  const QString trimmed = text.trimmed();
  if (trimmed.isEmpty()) {
    return {};
  }
  const std::string utf8 = trimmed.toStdString();
  if (prefix.isEmpty()) {
    return bad(Targets::tr("The network is not known yet. Wait until the wallet is connected."));
  }
  if (looks_like_payment_link(utf8)) {
    const auto link = parse_payment_link(utf8, prefix.toStdString());
    return link ? fromLink(*link, now) : bad(linkProblem(link.error()));
  }
  if (!trimmed.startsWith(QLatin1String("tacit"), Qt::CaseInsensitive) ||
      trimmed.startsWith(QLatin1String("tacit-node:"), Qt::CaseInsensitive)) {
    //: %1 says what it is instead: "a web address"
    return bad(
        Targets::tr("This is neither an address nor a payment link, but %1.").arg(describeCode(trimmed)));
  }
  const auto address = parse_address(utf8, prefix.toStdString());
  if (!address) {
    return bad(addressProblem(address.error()));
  }
  PaymentTarget target;
  target.kind = PaymentTarget::Kind::Address;
  target.address = trimmed.toLower();
  return target;
}

}  // namespace tacit::app
