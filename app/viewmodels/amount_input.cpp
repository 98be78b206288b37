// SPDX-License-Identifier: MIT
#include "viewmodels/amount_input.h"

#include <QCoreApplication>
#include <algorithm>

#include "viewmodels/texts.h"
#include "wallet/amount_text.h"

namespace tacit::app {

namespace {

class Amounts {
  Q_DECLARE_TR_FUNCTIONS(Amounts)
};

/// Spaces that only a program puts into a number, and only between thousands.
bool isGroupSpace(QChar c) {
  return c == QChar(0x202F) || c == QChar(0x00A0);
}

bool isDigit(QChar c) {
  return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

bool allDigits(QStringView text) {
  return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// The text without what can not change its meaning: space around it, the asset's name after it, and group
/// spaces exactly where they belong. Everything else stays for the parser to refuse.
QString plain(const QString& typed, const QString& ticker) {
  QString text = typed.trimmed();
  if (text.endsWith(ticker, Qt::CaseInsensitive)) {
    text = text.chopped(ticker.size()).trimmed();
  }
  const qsizetype point = text.indexOf(QLatin1Char('.'));
  QString whole = text.left(point);
  const auto space = std::find_if(whole.cbegin(), whole.cend(), isGroupSpace);
  if (space == whole.cend()) {
    return text;
  }
  const QStringList groups = whole.split(*space);
  for (const QString& group : groups) {
    const bool first = &group == &groups.front();
    if (!allDigits(group) || group.size() > 3 || (!first && group.size() != 3)) {
      return text;
    }
  }
  return groups.join(QString()) + (point < 0 ? QString() : text.mid(point));
}

QString problemOf(AmountError error, const QString& text, int decimals) {
  const auto has = [&text](auto condition) { return std::any_of(text.cbegin(), text.cend(), condition); };
  switch (error) {
    case AmountError::kEmpty:
      return Amounts::tr("Only the digits 0 to 9 and a point, please: 12.50");
    case AmountError::kNotANumber:
      if (has([](QChar c) { return c == QLatin1Char(','); })) {
        return Amounts::tr(
            "No commas, please: they mean different things to different people. Write decimals "
            "with a point: 12.50");
      }
      return has([](QChar c) { return c.isSpace(); })
                 ? Amounts::tr("Leave out the spaces between the digits: 1000")
                 : Amounts::tr("Only the digits 0 to 9 and a point, please: 12.50");
    case AmountError::kPoint:
      return Amounts::tr("A point stands between digits: 0.50");
    case AmountError::kTooManyDecimals:
      return Amounts::tr("At most %n digit(s) after the point.", "", decimals);
    case AmountError::kTooLarge:
      return Amounts::tr("There is not that much money.");
  }
  return {};
}

}  // namespace

AmountInput readAmount(const QString& typed, int decimals, const QString& ticker) {
  AmountInput input;
  if (typed.trimmed().isEmpty()) {
    return input;
  }
  const QString text = plain(typed, ticker);
  // What is no ASCII becomes a byte that the parser refuses, never a digit.
  const auto amount = parse_amount(text.toStdString(), static_cast<unsigned>(decimals));
  if (!amount) {
    input.problem = problemOf(amount.error(), text, decimals);
  } else if (amount->is_zero()) {
    input.problem = Amounts::tr("The amount is zero.");
  } else {
    input.set = true;
    input.units = amount->units();
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    if (text != typed || (point < 0 ? text.size() : point) > 3) {
      input.echo = texts::openMoney(input.units, decimals) + QLatin1Char(' ') + ticker;
    }
  }
  return input;
}

}  // namespace tacit::app
