// SPDX-License-Identifier: MIT
#include <QCoreApplication>
#include <QRegularExpression>

#include "viewmodels/picture_file.h"
#include "viewmodels/qr_reader.h"

/// Words for codes and for pictures without one.
namespace tacit::app {

namespace {

class Codes {
  Q_DECLARE_TR_FUNCTIONS(Codes)
};

struct Start {
  const char* start;
  const char* words;
};

/// Schemes and first letters, most telling first; compared without regard to case.
constexpr Start kStarts[] = {
    {"tacit-node:", QT_TRANSLATE_NOOP("Codes", "a node link: it belongs in Settings, Network")},
    {"tacitview", QT_TRANSLATE_NOOP("Codes", "a view key: it shows payments and pays nothing")},
    {"tacit:", QT_TRANSLATE_NOOP("Codes", "a payment link")},
    {"tacit1", QT_TRANSLATE_NOOP("Codes", "an address")},
    {"tacittest1", QT_TRANSLATE_NOOP("Codes", "an address")},
    {"bitcoin:", QT_TRANSLATE_NOOP("Codes", "a Bitcoin payment")},
    {"lightning:", QT_TRANSLATE_NOOP("Codes", "a Lightning payment")},
    {"lnbc", QT_TRANSLATE_NOOP("Codes", "a Lightning payment")},
    {"lntb", QT_TRANSLATE_NOOP("Codes", "a Lightning payment")},
    {"lnurl", QT_TRANSLATE_NOOP("Codes", "a Lightning payment")},
    {"lno1", QT_TRANSLATE_NOOP("Codes", "a Lightning payment")},
    {"monero:", QT_TRANSLATE_NOOP("Codes", "a Monero payment")},
    {"zcash:", QT_TRANSLATE_NOOP("Codes", "a Zcash payment")},
    {"ethereum:", QT_TRANSLATE_NOOP("Codes", "an Ethereum payment")},
    {"litecoin:", QT_TRANSLATE_NOOP("Codes", "a Litecoin payment")},
    {"upi:", QT_TRANSLATE_NOOP("Codes", "a bank payment")},
    {"BCD\n", QT_TRANSLATE_NOOP("Codes", "a bank transfer")},
    {"SPC\n", QT_TRANSLATE_NOOP("Codes", "a bank transfer")},
    {"http://", QT_TRANSLATE_NOOP("Codes", "a web address")},
    {"https://", QT_TRANSLATE_NOOP("Codes", "a web address")},
    {"www.", QT_TRANSLATE_NOOP("Codes", "a web address")},
    {"WIFI:", QT_TRANSLATE_NOOP("Codes", "the access to a wireless network")},
    {"BEGIN:VCARD", QT_TRANSLATE_NOOP("Codes", "a visiting card")},
    {"MECARD:", QT_TRANSLATE_NOOP("Codes", "a visiting card")},
    {"BEGIN:VEVENT", QT_TRANSLATE_NOOP("Codes", "an appointment")},
    {"BEGIN:VCALENDAR", QT_TRANSLATE_NOOP("Codes", "an appointment")},
    {"geo:", QT_TRANSLATE_NOOP("Codes", "a place on the map")},
    {"mailto:", QT_TRANSLATE_NOOP("Codes", "an e-mail address")},
    {"tel:", QT_TRANSLATE_NOOP("Codes", "a telephone number")},
    {"sms", QT_TRANSLATE_NOOP("Codes", "a text message")},
    {"otpauth", QT_TRANSLATE_NOOP("Codes", "a key for one-time passwords: keep it secret")},
};

struct Form {
  const char* pattern;
  const char* words;
};

constexpr Form kForms[] = {
    {"^([a-z]{3,8} ){11,23}[a-z]{3,8}$",
     QT_TRANSLATE_NOOP("Codes", "the secret words of a wallet: show them to nobody")},
    {"^(bc1|tb1|BC1|TB1)[0-9a-zA-Z]{20,90}$", QT_TRANSLATE_NOOP("Codes", "a Bitcoin address")},
    {"^[13][1-9A-HJ-NP-Za-km-z]{25,34}$", QT_TRANSLATE_NOOP("Codes", "a Bitcoin address")},
    {"^[48][1-9A-HJ-NP-Za-km-z]{94,105}$", QT_TRANSLATE_NOOP("Codes", "a Monero address")},
    {"^(u1|zs1)[0-9a-z]{60,}$", QT_TRANSLATE_NOOP("Codes", "a Zcash address")},
    {"^t1[1-9A-HJ-NP-Za-km-z]{33}$", QT_TRANSLATE_NOOP("Codes", "a Zcash address")},
    {"^0x[0-9a-fA-F]{40}$", QT_TRANSLATE_NOOP("Codes", "an Ethereum address")},
    {"^[0-9]+$", QT_TRANSLATE_NOOP("Codes", "a number")},
};

}  // namespace

QString describeCode(const QString& text) {
  for (const Start& kind : kStarts) {
    if (text.startsWith(QLatin1String(kind.start), Qt::CaseInsensitive)) {
      return Codes::tr(kind.words);
    }
  }
  // No form is longer than the words of a wallet; a long text would only cost time.
  constexpr int kLongest = 256;
  for (const Form& kind : kForms) {
    if (text.size() <= kLongest && QRegularExpression(QLatin1String(kind.pattern)).match(text).hasMatch()) {
      return Codes::tr(kind.words);
    }
  }
  return text.isEmpty() ? Codes::tr("nothing") : Codes::tr("a text that is no payment");
}

QString qrProblem(const QrReading& reading) {
  const QString size = QStringLiteral("%1 × %2").arg(reading.size.width()).arg(reading.size.height());
  switch (reading.fault) {
    case QrReading::Fault::None:
      return {};
    case QrReading::Fault::NotAPicture:
      return Codes::tr("This is no picture that can be read, or it is damaged.");
    case QrReading::Fault::OtherFormat:
      return Codes::tr("Pictures are taken as PNG, JPEG, WebP, BMP or GIF; this one is another kind.");
    case QrReading::Fault::TooManyBytes:
      return Codes::tr("This file is larger than %1 megabytes. Cut out the code and try again.")
          .arg(kMostPictureBytes / 1024 / 1024);
    case QrReading::Fault::TooLarge:
      //: %1 is the size in pixels: "10000 × 5000"
      return Codes::tr("This picture has %1 pixels, more than are read. Cut out the code and try again.")
          .arg(size);
    case QrReading::Fault::NoCode:
      //: %1 is the size in pixels: "640 × 480"
      return Codes::tr("No QR code was seen in this picture of %1 pixels.").arg(size);
    case QrReading::Fault::Damaged:
      return Codes::tr(
          "A QR code was seen, but it is too blurred, small or damaged to be read. Take a sharper "
          "or larger picture.");
    case QrReading::Fault::OtherCode:
      //: %1 is the name of a kind of bar code: "EAN13"
      return Codes::tr("A bar code of the kind %1 was seen; a QR code is needed.").arg(reading.format);
    case QrReading::Fault::TookTooLong:
      return Codes::tr("Reading this picture took too long. Cut out the code and try again.");
  }
  return {};
}

}  // namespace tacit::app
