// SPDX-License-Identifier: MIT
#include "viewmodels/payment_filter.h"

#include <algorithm>

namespace tacit::app {

namespace {

constexpr int kLeastOfAName = 4;  // fewer characters begin too many addresses
constexpr int kMostDigits = 18;   // fit 64 bits

bool isPlain(const QString& text) {
  return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
}

bool pays(const Payment& payment, const QString& address) {
  return payment.address == address ||
         std::any_of(payment.parts.cbegin(), payment.parts.cend(),
                     [&address](const PaymentPart& part) { return part.address == address; });
}

bool hasState(const Payment& payment, PaymentFilter::State wanted) {
  const bool failed = payment.state == PaymentState::Refused || payment.state == PaymentState::Cancelled;
  switch (wanted) {
    case PaymentFilter::State::Any:
      return true;
    case PaymentFilter::State::Final:
      return payment.state == PaymentState::Final;
    case PaymentFilter::State::Failed:
      return failed;
    case PaymentFilter::State::UnderWay:
      break;
  }
  return !failed && payment.state != PaymentState::Final;
}

}  // namespace

QString foldedText(const QString& text) {
  if (isPlain(text)) {
    return text.toLower();
  }
  QString result;
  for (QChar c : text.normalized(QString::NormalizationForm_KD)) {
    if (c.category() != QChar::Mark_NonSpacing) {
      result += c;
    }
  }
  return result.toCaseFolded();
}

QString searchTextOf(const Payment& payment) {
  return foldedText(payment.person + QLatin1Char('\n') + payment.label + QLatin1Char('\n') + payment.memo +
                    QLatin1Char('\n') + payment.ownNote);
}

PaymentMatcher::PaymentMatcher(const PaymentFilter& filter) : m_filter(filter) {
  const QStringList words = foldedText(filter.search).split(QChar(u' '), Qt::SkipEmptyParts);
  for (const QString& word : words) {
    m_words.append({word, amountOf(word)});
  }
  // A long amount is shown, and so copied, with spaces between its thousands, an address between its groups.
  m_whole = {words.join(QString()), amountOf(words.join(QString()))};
}

std::optional<PaymentMatcher::AmountWord> PaymentMatcher::amountOf(QString text) {
  if (text.startsWith(QLatin1Char('+')) || text.startsWith(QLatin1Char('-')) ||
      text.startsWith(QChar(0x2212))) {
    text.remove(0, 1);
  }
  text.replace(QLatin1Char(','), QLatin1Char('.'));
  const qsizetype point = text.indexOf(QLatin1Char('.'));
  const QString digits = QString(text).remove(QLatin1Char('.'));
  if (digits.isEmpty() || point == 0 || text.count(QLatin1Char('.')) > 1 || digits.size() > kMostDigits ||
      !std::all_of(digits.cbegin(), digits.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; })) {
    return std::nullopt;
  }
  return AmountWord{digits.toULongLong(), point < 0 ? 0 : static_cast<int>(digits.size() - point)};
}

bool PaymentMatcher::AmountWord::is(const Payment& payment) const {
  if (decimals > payment.decimals) {
    return false;
  }
  quint64 units = payment.amount;
  for (int i = decimals; i < payment.decimals; ++i) {
    units /= 10;
  }
  return units == digits;
}

bool PaymentMatcher::beginsAName(const Payment& payment) const {
  const QString& text = m_whole.text;
  if (text.size() < kLeastOfAName) {
    return false;
  }
  const qsizetype prefix = payment.address.lastIndexOf(QLatin1Char('1')) + 1;
  return payment.address.startsWith(text) ||
         (prefix > 0 && QStringView(payment.address).mid(prefix).startsWith(text)) ||
         QLatin1String(payment.transactionId).startsWith(text);
}

bool PaymentMatcher::matchesSearch(const Payment& payment, const QString& searchText) const {
  if (m_words.isEmpty() || beginsAName(payment) || (m_whole.amount && m_whole.amount->is(payment))) {
    return true;
  }
  return std::all_of(m_words.cbegin(), m_words.cend(), [&](const Word& word) {
    return searchText.contains(word.text) || (word.amount && word.amount->is(payment));
  });
}

bool PaymentMatcher::matches(const Payment& payment, const QString& searchText) const {
  if (m_filter.direction != PaymentFilter::Direction::Both &&
      payment.incoming != (m_filter.direction == PaymentFilter::Direction::Incoming)) {
    return false;
  }
  const bool inTime =
      payment.time >= m_filter.from && (m_filter.before == 0 || payment.time < m_filter.before);
  return inTime && hasState(payment, m_filter.state) &&
         (m_filter.person.isEmpty() || payment.person == m_filter.person) &&
         (m_filter.address.isEmpty() || pays(payment, m_filter.address)) &&
         (m_filter.ticker.isEmpty() || payment.ticker == m_filter.ticker) &&
         matchesSearch(payment, searchText);
}

}  // namespace tacit::app
