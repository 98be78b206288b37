// SPDX-License-Identifier: MIT
#include "viewmodels/payment_target.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "protocol/address.h"
#include "viewmodels/qr_reader.h"
#include "wallet/contacts.h"
#include "wallet/payment_link.h"

namespace tacit::app {

namespace {

class Targets {
  Q_DECLARE_TR_FUNCTIONS(Targets)
};

constexpr qint64 kSecond = 1000;

/// Whether it is written like an address of some network of this kind.
bool isAddressLike(const QString& text) {
  constexpr int kShortest = 150;  // no address of another money is as long as one of ours
  static const QRegularExpression form(QStringLiteral("^[a-z]{1,16}1[a-z0-9]+$"),
                                       QRegularExpression::CaseInsensitiveOption);
  return (text.size() >= kShortest || text.startsWith(QLatin1String("tacit1"), Qt::CaseInsensitive) ||
          text.startsWith(QLatin1String("tacittest1"), Qt::CaseInsensitive)) &&
         form.match(text).hasMatch() && !text.startsWith(QLatin1String("tacitview"), Qt::CaseInsensitive);
}

PaymentTarget bad(const QString& problem) {
  PaymentTarget target;
  target.kind = PaymentTarget::Kind::Bad;
  target.problem = problem;
  return target;
}

QString otherNetwork() {
  return Targets::tr(
      "This address belongs to another network. Money can not be sent there from this wallet.");
}

/// What is wrong with a text that begins like an address of this network, as far as it can be told.
PaymentTarget mistyped(const QString& text, const QString& prefix) {
  const std::string latin = text.toStdString();
  const auto most = static_cast<int>(address_length(prefix.toStdString()));
  const int missing = most - static_cast<int>(text.size());
  PaymentTarget target = bad({});
  if (missing == 0 && text != text.toLower() && text != text.toUpper()) {
    target.problem = Targets::tr(
        "This address has small and capital letters. It has to be all of one kind; copy it again.");
    return target;
  }
  // Positions are of characters, which are bytes only in a text without letters of other scripts.
  if (latin.size() == static_cast<std::size_t>(text.size())) {
    for (const std::size_t place : mistyped_characters(latin, prefix.toStdString())) {
      target.suspects.append(static_cast<int>(place));
    }
  }
  if (missing != 0) {
    target.problem =
        missing > 0 ? Targets::tr("%n character(s) of this address are missing. Copy it again.", "", missing)
                    : Targets::tr("This address has %n character(s) too many. Copy it again.", "", -missing);
  } else if (!target.suspects.isEmpty()) {
    target.problem =
        Targets::tr("%n character(s) of this address are wrong. Compare with where it comes from.", "",
                    static_cast<int>(target.suspects.size()));
  } else {
    target.problem = Targets::tr("Something in this address is wrong. Copy it again.");
  }
  return target;
}

/// The parameter at fault, fit to be shown.
QString keyOf(const LinkTextFault& fault) {
  return fault.key.empty() ? Targets::tr("a parameter") : QString::fromStdString(display_text(fault.key));
}

/// Of the faults that are about one amount.
QString amountFault(LinkTextError error) {
  switch (error) {
    case LinkTextError::kAmountDecimals:
      return Targets::tr("The amount in this link has more than 8 digits after the point.");
    case LinkTextError::kAmountZero:
      return Targets::tr("The amount in this link is zero.");
    case LinkTextError::kAmountTooLarge:
      return Targets::tr("This link asks for more money than there is.");
    default:
      return Targets::tr("The amount in this link is no number like 12.50.");
  }
}

/// Of the faults in a parameter's value.
QString valueFault(const LinkTextFault& fault) {
  switch (fault.error) {
    case LinkTextError::kAsset:
      return Targets::tr("This link asks for an asset that does not exist here.");
    case LinkTextError::kMemo:
      return Targets::tr("The note that this link wants to send (memo) is damaged or longer than 128 bytes.");
    case LinkTextError::kMemoCapitals:
      return Targets::tr(
          "This link is written in capitals throughout, which destroys the note that it wants to send "
          "(memo).");
    case LinkTextError::kId:
      return Targets::tr("The number of the request in this link (id) is damaged.");
    case LinkTextError::kExpiry:
      return Targets::tr("The time until which this link can be paid (exp) is no time.");
    case LinkTextError::kPartAddress:
      return fault.key.empty()
                 ? Targets::tr("This link names no address.")
                 : Targets::tr("This link pays several people, but %1 is missing.").arg(keyOf(fault));
    case LinkTextError::kPartAmount:
      return Targets::tr("This link pays several people, but %1 is missing.").arg(keyOf(fault));
    case LinkTextError::kRecipients:
      return Targets::tr("This link has %1, which no payment has: at most 14 people can be paid at once.")
          .arg(keyOf(fault));
    default:
      return amountFault(fault.error);
  }
}

QString linkFault(const LinkTextFault& fault) {
  switch (fault.error) {
    case LinkTextError::kNotALink:
      return Targets::tr("There is nothing after tacit: in this link.");
    case LinkTextError::kSlashes:
      return Targets::tr("A payment link has no slashes after tacit: .");
    case LinkTextError::kTooLong:
      return Targets::tr("This link is longer than any payment link.");
    case LinkTextError::kAddress:
      return fault.key.empty() ? Targets::tr("The address in this link has a mistake.")
                               : Targets::tr("The address %1 in this link has a mistake.").arg(keyOf(fault));
    case LinkTextError::kSyntax:
      return Targets::tr("This link is damaged at %1.").arg(keyOf(fault));
    case LinkTextError::kRepeatedKey:
      return Targets::tr("This link says %1 twice, so that nobody can know what is meant.").arg(keyOf(fault));
    case LinkTextError::kNotUtf8:
      return Targets::tr("The text of %1 in this link is damaged.").arg(keyOf(fault));
    default:
      return valueFault(fault);
  }
}

QString linkProblem(const LinkTextFault& fault) {
  switch (fault.error) {
    case LinkTextError::kOtherNetwork:
      return otherNetwork();
    case LinkTextError::kUnknownRequired:
      return Targets::tr(
                 "This link asks for something that this program does not know (%1). Update it, or ask for "
                 "another link.")
          .arg(keyOf(fault));
    default:
      //: %1 says what is wrong with a payment link
      return Targets::tr("%1 Nothing was paid; ask for another link.").arg(linkFault(fault));
  }
}

/// A name is no longer than a contact's.
QString shortened(const QString& name) {
  const QList<uint> characters = name.toUcs4();
  constexpr auto kMost = static_cast<qsizetype>(kMostContactName);
  return characters.size() <= kMost
             ? name
             : QString::fromUcs4(reinterpret_cast<const char32_t*>(characters.constData()), kMost - 1) +
                   QChar(0x2026);
}

PaymentTarget fromLink(const PaymentLink& link, qint64 now) {
  if (link.expiry != 0 && static_cast<quint64>(now / kSecond) > link.expiry) {
    return bad(Targets::tr("This request has expired. Ask for a new one."));
  }
  PaymentTarget target;
  target.kind = PaymentTarget::Kind::Link;
  for (const PaymentLink::Part& part : link.parts) {
    target.parts.append({QString::fromStdString(part.address), part.amount.value_or(Amount()).units()});
  }
  target.address = target.parts.front().address;
  target.hasAmount = link.parts.front().amount.has_value();
  target.label = shortened(QString::fromStdString(link.label));
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
  const auto address = parse_address(utf8, prefix.toStdString());
  if (address) {
    PaymentTarget target;
    target.kind = PaymentTarget::Kind::Address;
    target.address = trimmed.toLower();
    target.parts.append({target.address, 0});
    return target;
  }
  if (address.error() == AddressError::kOtherNetwork && isAddressLike(trimmed)) {
    return bad(otherNetwork());
  }
  if (trimmed.startsWith(prefix + QLatin1Char('1'), Qt::CaseInsensitive)) {
    return mistyped(trimmed, prefix);
  }
  if (isAddressLike(trimmed)) {
    return bad(otherNetwork());
  }
  //: %1 says what it is instead: "a web address"
  return bad(
      Targets::tr("This is neither an address nor a payment link, but %1.").arg(describeCode(trimmed)));
}

}  // namespace tacit::app
