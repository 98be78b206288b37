// SPDX-License-Identifier: MIT
#include "viewmodels/amount_input.h"

#include <QCoreApplication>

#include "wallet/amount_text.h"

namespace tacit::app {

namespace {

class Amounts {
  Q_DECLARE_TR_FUNCTIONS(Amounts)
};

QString problemOf(AmountError error, const QString& text, int decimals) {
  switch (error) {
    case AmountError::kEmpty:
      return {};
    case AmountError::kNotANumber:
      return text.contains(QLatin1Char(',')) ? Amounts::tr("Write decimals with a point: 12.50")
                                             : Amounts::tr("Only digits and a point, please: 12.50");
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

AmountInput readAmount(const QString& text, int decimals) {
  AmountInput input;
  if (text.isEmpty()) {
    return input;
  }
  const auto amount = parse_amount(text.toStdString(), static_cast<unsigned>(decimals));
  if (!amount) {
    input.problem = problemOf(amount.error(), text, decimals);
  } else if (amount->is_zero()) {
    input.problem = Amounts::tr("The amount is zero.");
  } else {
    input.set = true;
    input.units = amount->units();
  }
  return input;
}

}  // namespace tacit::app
