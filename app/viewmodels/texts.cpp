// SPDX-License-Identifier: MIT
#include "viewmodels/texts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "protocol/amount.h"
#include "wallet/amount_text.h"

namespace tacit::app::texts {

namespace {

class Texts {
  Q_DECLARE_TR_FUNCTIONS(Texts)
};

constexpr QChar kNarrowSpace(0x202F);
constexpr QChar kMinus(0x2212);
const QString kHidden = QStringLiteral("••••");
constexpr qint64 kSecond = 1000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

// Like the language, one for the whole program.
bool s_amountsHidden = false;

/// The digits before the point in threes.
QString groupedAt(QString text) {
  const qsizetype point = text.indexOf(QLatin1Char('.'));
  for (qsizetype at = (point < 0 ? text.size() : point) - 3; at > 0; at -= 3) {
    text.insert(at, kNarrowSpace);
  }
  return text;
}

QDateTime local(qint64 time) {
  return QDateTime::fromMSecsSinceEpoch(time);
}

QString clockTime(qint64 time) {
  return local(time).toString(QStringLiteral("HH:mm"));
}

}  // namespace

qint64 now() {
  return QDateTime::currentMSecsSinceEpoch();
}

QString plainMoney(quint64 units, int decimals) {
  const auto amount = Amount::parse(units);
  return amount ? QString::fromStdString(format_amount(*amount, static_cast<unsigned>(decimals))) : QString();
}

void setAmountsHidden(bool hidden) {
  s_amountsHidden = hidden;
}

bool amountsHidden() {
  return s_amountsHidden;
}

QString money(quint64 units, int decimals) {
  return s_amountsHidden ? kHidden : openMoney(units, decimals);
}

QString openMoney(quint64 units, int decimals) {
  return groupedAt(plainMoney(units, decimals));
}

QString grouped(quint64 number) {
  return groupedAt(QString::number(number));
}

QString signedMoney(bool incoming, quint64 units, int decimals) {
  return s_amountsHidden
             ? kHidden
             : (incoming ? QStringLiteral("+") : QString(kMinus)) + kNarrowSpace + openMoney(units, decimals);
}

QString duration(qint64 milliseconds) {
  const qint64 rounded = qMax<qint64>(0, milliseconds);
  if (rounded < kMinute) {
    return Texts::tr("%n second(s)", "", static_cast<int>(rounded / kSecond));
  }
  if (rounded < 2 * kHour) {
    return Texts::tr("%n minute(s)", "", static_cast<int>(rounded / kMinute));
  }
  if (rounded < 2 * kDay) {
    return Texts::tr("%n hour(s)", "", static_cast<int>(rounded / kHour));
  }
  return Texts::tr("%n day(s)", "", static_cast<int>(rounded / kDay));
}

QString ago(qint64 time) {
  const qint64 age = now() - time;
  if (age < 45 * kSecond) {
    return Texts::tr("just now");
  }
  if (age < kDay) {
    //: %1 is a length of time: "3 minutes"
    return Texts::tr("%1 ago").arg(duration(qMax(age, kMinute)));
  }
  return date(time);
}

QString seconds(double value) {
  //: a number of seconds with its unit
  return Texts::tr("%1 s").arg(QLocale().toString(value, 'f', value < 10 ? 1 : 0));
}

QString date(qint64 time) {
  const QDate date = local(time).date();
  //: Qt date format of a day in this year, then of a day in another year
  const QString format =
      date.year() == QDate::currentDate().year() ? Texts::tr("d MMMM") : Texts::tr("d MMMM yyyy");
  return QLocale().toString(date, format);
}

QString moment(qint64 time) {
  const qint64 age = now() - time;
  if (age >= 0 && age < 45 * kSecond) {
    return Texts::tr("just now");
  }
  const qint64 days = local(time).date().daysTo(QDate::currentDate());
  if (days == 0) {
    return clockTime(time);
  }
  if (days == 1) {
    //: %1 is the time of day
    return Texts::tr("yesterday %1").arg(clockTime(time));
  }
  //: a date and the time of that day
  return Texts::tr("%1, %2").arg(date(time), clockTime(time));
}

QString exactTime(qint64 time) {
  //: a date in any year, and the time of that day with seconds
  return Texts::tr("%1, %2", "exact")
      .arg(QLocale().toString(local(time).date(), Texts::tr("d MMMM yyyy")),
           local(time).toString(QStringLiteral("HH:mm:ss")));
}

QString day(qint64 time) {
  const qint64 days = local(time).date().daysTo(QDate::currentDate());
  if (days == 0) {
    return Texts::tr("Today");
  }
  if (days == 1) {
    return Texts::tr("Yesterday");
  }
  return date(time);
}

QStringList addressGroups(const QString& address) {
  const qsizetype head = address.lastIndexOf(QLatin1Char('1'), 20) + 1;
  QStringList groups;
  if (head > 0) {
    groups.append(address.left(head));
  }
  for (qsizetype at = head; at < address.size(); at += 4) {
    groups.append(address.mid(at, 4));
  }
  return groups;
}

QString shortAddress(const QString& address) {
  const QStringList groups = addressGroups(address);
  return groups.size() <= 6 ? groups.join(QLatin1Char(' '))
                            : groups.mid(0, 6).join(QLatin1Char(' ')) + QStringLiteral(" …");
}

QString initials(const QString& title) {
  QString letters;
  for (const QString& word : title.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    if (word.front().isLetterOrNumber() && letters.size() < 2) {
      letters += word.front().toUpper();
    }
    if (!letters.isEmpty() && letters.front().script() == QChar::Script_Han) {
      break;
    }
  }
  return letters;
}

QString title(const Payment& payment) {
  if (!payment.person.isEmpty()) {
    return payment.person;
  }
  if (!payment.label.isEmpty()) {
    return payment.incoming
               ? payment.label
               //: Title of a payment that a link asked for. %1 is a name that anybody could have written.
               : Texts::tr("Asked by “%1”").arg(payment.label);
  }
  if (!payment.ownNote.isEmpty()) {
    return payment.ownNote;
  }
  if (!payment.memo.isEmpty()) {
    return payment.memo.section(QLatin1Char('\n'), 0, 0);
  }
  return payment.incoming ? Texts::tr("Received") : Texts::tr("Sent");
}

QString purpose(const Payment& payment) {
  const QString note =
      payment.ownNote.isEmpty() ? payment.memo.section(QLatin1Char('\n'), 0, 0) : payment.ownNote;
  return note == title(payment) ? QString() : note;
}

QString networkName(const NodeState& state) {
  return state.practice || state.network == QLatin1String("Practice") ? Texts::tr("Practice network")
                                                                      : state.network;
}

}  // namespace tacit::app::texts
