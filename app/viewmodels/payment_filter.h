// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include "bridge/wallet_values.h"

namespace tacit::app {

/// What of the history is wanted; everything that is empty or 0 wants all.
struct PaymentFilter {
  enum class Direction { Both, Incoming, Outgoing };
  enum class State { Any, Final, UnderWay, Failed };

  QString search;
  Direction direction = Direction::Both;
  State state = State::Any;
  QString person;   // a contact's name; what a link says is none
  QString address;  // whole
  QString ticker;
  qint64 from = 0;
  qint64 before = 0;

  bool operator==(const PaymentFilter&) const = default;
};

/// Made alike for comparing: without case, accents and full-width forms.
QString foldedText(const QString& text);

/// The folded texts of a payment that a search looks in: person, label, note and own note.
QString searchTextOf(const Payment& payment);

/// A filter made ready to be asked often. A payment is found when every word of the search stands in its
/// texts or is its amount ("12.50", "12,5", "12" for anything from 12 up to 13), or when the whole search,
/// spaces aside, is an amount, or begins its address (with or without the network's prefix) or its
/// transaction's id with four characters and more.
class PaymentMatcher {
 public:
  explicit PaymentMatcher(const PaymentFilter& filter);

  bool matches(const Payment& payment, const QString& searchText) const;

 private:
  /// Digits before and after a point as one number, and how many stood behind.
  struct AmountWord {
    quint64 digits = 0;
    int decimals = 0;
    bool is(const Payment& payment) const;
  };
  struct Word {
    QString text;
    std::optional<AmountWord> amount;
  };
  static std::optional<AmountWord> amountOf(QString text);
  bool matchesSearch(const Payment& payment, const QString& searchText) const;
  bool beginsAName(const Payment& payment) const;

  PaymentFilter m_filter;
  QList<Word> m_words;
  Word m_whole;  // without spaces
};

}  // namespace tacit::app
