// SPDX-License-Identifier: MIT
#include "viewmodels/arrivals.h"

#include <QCoreApplication>
#include <algorithm>

#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

class Texts {
  Q_DECLARE_TR_FUNCTIONS(Arrivals)
};

constexpr qsizetype kMostSums = 3;  // assets named when several payments are told together

bool isPaid(const PaymentRequest& request) {
  return request.state == RequestState::Paid || request.state == RequestState::Overpaid;
}

QString withTicker(quint64 units, int decimals, const QString& ticker) {
  return texts::money(units, decimals) + QLatin1Char(' ') + ticker;
}

}  // namespace

void Arrivals::add(const Payment& payment, const PaymentRequest* request, qint64 now) {
  if (m_count == 0) {
    m_first = payment;
    m_request = request != nullptr ? std::optional(*request) : std::nullopt;
  }
  ++m_count;
  m_requestsPaid += request != nullptr && isPaid(*request) ? 1 : 0;
  m_away = m_away || (!m_upToDate && now - payment.time > kAway);
  auto sum = std::find_if(m_sums.begin(), m_sums.end(),
                          [&](const Sum& known) { return known.ticker == payment.ticker; });
  if (sum == m_sums.end()) {
    sum = m_sums.insert(sum, {payment.ticker, payment.decimals, 0});
  }
  sum->units += payment.amount;  // a ledger's supply is below 2^62, so the sum of distinct coins is too
}

std::optional<qint64> Arrivals::dueIn(qint64 now) const {
  if (m_count == 0 || !m_upToDate) {
    return std::nullopt;
  }
  // A clock that was set back makes nobody wait longer than the pause.
  return m_toldAt ? std::clamp<qint64>(*m_toldAt + kPause - now, 0, kPause) : 0;
}

std::optional<ArrivalNews> Arrivals::take(qint64 now, bool amounts) {
  if (m_count == 0) {
    return std::nullopt;
  }
  ArrivalNews news = m_count == 1 ? one(amounts) : many(amounts);
  if (m_away) {
    //: %1 says what arrived: "3 payments received"
    news.title = Texts::tr("While you were away: %1").arg(news.title);
  }
  const bool upToDate = m_upToDate;
  *this = {};
  m_upToDate = upToDate;
  m_toldAt = now;
  return news;
}

QString Arrivals::sums() const {
  QStringList parts;
  for (const Sum& sum : m_sums.first(std::min(m_sums.size(), kMostSums))) {
    parts.append(QStringLiteral("+ ") + withTicker(sum.units, sum.decimals, sum.ticker));
  }
  if (m_sums.size() > kMostSums) {
    parts.append(QStringLiteral("…"));
  }
  return parts.join(QStringLiteral(" · "));
}

ArrivalNews Arrivals::one(bool amounts) const {
  const bool paid = m_requestsPaid > 0;
  if (!amounts) {
    return {paid ? Texts::tr("A request was paid") : Texts::tr("A payment was received"), {}, m_first.id};
  }
  const QString amount = withTicker(m_first.amount, m_first.decimals, m_first.ticker);
  QString what = m_request ? m_request->message : QString();
  if (what.isEmpty() && !(m_first.memo.isEmpty() && m_first.label.isEmpty())) {
    what = texts::title(m_first);
  }
  QStringList text;
  if (!what.isEmpty()) {
    text.append(what);
  }
  if (m_request && !paid && m_request->hasAmount) {
    //: Of a request: %1 is what was received so far, %2 what was asked.
    text.append(Texts::tr("%1 of %2 asked")
                    .arg(texts::money(m_request->received, m_first.decimals),
                         texts::money(m_request->amount, m_first.decimals)));
  } else {
    text.append(Texts::tr("final"));
  }
  //: %1 is an amount with its asset: "12.50 TACIT"
  return {paid ? Texts::tr("Request paid: %1").arg(amount) : Texts::tr("%1 received").arg(amount),
          text.join(QStringLiteral(" · ")), m_first.id};
}

ArrivalNews Arrivals::many(bool amounts) const {
  QStringList text;
  if (amounts) {
    text.append(sums());
  }
  if (m_requestsPaid > 0) {
    text.append(Texts::tr("%n request(s) paid", "", m_requestsPaid));
  }
  return {Texts::tr("%n payment(s) received", "", m_count), text.join(QStringLiteral(" · ")), {}};
}

}  // namespace tacit::app
