// SPDX-License-Identifier: MIT
#include "viewmodels/payment_list_model.h"

#include <algorithm>

#include "viewmodels/payment_filter.h"
#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr int kTimesGrowOlder = 30'000;  // ms

bool newer(const Payment& a, const Payment& b) {
  return a.time != b.time ? a.time > b.time : a.id > b.id;
}

QString detailOf(const Payment& payment) {
  QStringList parts{texts::moment(payment.time), texts::state(payment), texts::purpose(payment)};
  parts.removeAll(QString());
  return parts.join(QStringLiteral(" · "));
}

QString spoken(const Payment& payment) {
  const QString amount = texts::money(payment.amount, payment.decimals) + QLatin1Char(' ') + payment.ticker;
  const QString title = texts::title(payment);
  return payment.incoming ? PaymentListModel::tr("Received %1: %2, %3, %4")
                                .arg(amount, title, texts::moment(payment.time), texts::state(payment))
                          : PaymentListModel::tr("Paid %1: %2, %3, %4")
                                .arg(amount, title, texts::moment(payment.time), texts::state(payment));
}

}  // namespace

PaymentListModel::PaymentListModel(WalletBackend& backend, QObject* parent) : QAbstractListModel(parent) {
  connect(&backend, &WalletBackend::paymentsLoaded, this, &PaymentListModel::load);
  connect(&backend, &WalletBackend::paymentsChanged, this, &PaymentListModel::upsert);
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase == WalletPhase::Locked) {
      load({});
    }
  });
  connect(&m_dayTimer, &QTimer::timeout, this, [this] {
    if (count() > 0) {
      emit dataChanged(index(0), index(count() - 1), {DetailRole, DayRole, SpokenRole});
    }
  });
  m_dayTimer.start(kTimesGrowOlder);
}

const Payment* PaymentListModel::find(const QByteArray& id) const {
  const int row = rowOf(id);
  return row < 0 ? nullptr : &m_rows[row];
}

/// Where a payment stands, or would stand.
int PaymentListModel::placeOf(const Payment& payment) const {
  return static_cast<int>(std::lower_bound(m_rows.cbegin(), m_rows.cend(), payment, newer) - m_rows.cbegin());
}

int PaymentListModel::rowOf(const QByteArray& id) const {
  const auto time = m_times.constFind(id);
  if (time == m_times.constEnd()) {
    return -1;
  }
  Payment wanted;
  wanted.id = id;
  wanted.time = *time;
  return placeOf(wanted);
}

const QString& PaymentListModel::searchText(int row) const {
  QString& text = m_searchText[row];
  if (text.isNull()) {
    text = searchTextOf(m_rows[row]);
  }
  return text;
}

void PaymentListModel::load(const QList<Payment>& payments) {
  beginResetModel();
  m_rows = payments;
  if (!std::is_sorted(m_rows.cbegin(), m_rows.cend(), newer)) {
    std::sort(m_rows.begin(), m_rows.end(), newer);
  }
  m_searchText.clear();
  m_searchText.resize(m_rows.size());
  m_times.clear();
  m_times.reserve(m_rows.size());
  for (const Payment& payment : m_rows) {
    m_times.insert(payment.id, payment.time);
  }
  endResetModel();
  emit countChanged();
}

void PaymentListModel::upsert(const QList<Payment>& payments) {
  for (const Payment& payment : payments) {
    const int row = rowOf(payment.id);
    if (row >= 0 && m_rows[row].time == payment.time) {
      m_rows[row] = payment;
      m_searchText[row] = {};
      emit dataChanged(index(row), index(row));
      continue;
    }
    if (row >= 0) {
      beginRemoveRows({}, row, row);
      m_rows.removeAt(row);
      m_searchText.removeAt(row);
      endRemoveRows();
    }
    const int place = placeOf(payment);
    beginInsertRows({}, place, place);
    m_rows.insert(place, payment);
    m_searchText.insert(place, QString());
    m_times.insert(payment.id, payment.time);
    endInsertRows();
  }
  emit countChanged();
}

int PaymentListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant PaymentListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const Payment& payment = m_rows[index.row()];
  switch (role) {
    case IdRole:
      return QString::fromLatin1(payment.id);
    case Qt::DisplayRole:
    case TitleRole:
      return texts::title(payment);
    case DetailRole:
      return detailOf(payment);
    case AmountRole:
      return texts::signedMoney(payment.incoming, payment.amount, payment.decimals);
    case IncomingRole:
      return payment.incoming;
    case StateTextRole:
      return texts::state(payment);
    case SettledRole:
      return payment.state == PaymentState::Final;
    case FailedRole:
      return payment.state == PaymentState::Refused;
    case DayRole:
      return texts::day(payment.time);
    case InitialsRole:
      return texts::initials(payment.person.isEmpty() && !payment.label.isEmpty() ? payment.label
                                                                                  : texts::title(payment));
    case TickerRole:
      return payment.ticker;
    case SpokenRole:
      return spoken(payment);
    case ContactRole:
      return QString::fromLatin1(payment.contact);
    default:
      return {};
  }
}

QHash<int, QByteArray> PaymentListModel::roleNames() const {
  return {{IdRole, "paymentId"},      {TitleRole, "title"},       {DetailRole, "detail"},
          {AmountRole, "amount"},     {IncomingRole, "incoming"}, {StateTextRole, "stateText"},
          {SettledRole, "settled"},   {FailedRole, "failed"},     {DayRole, "day"},
          {InitialsRole, "initials"}, {TickerRole, "ticker"},     {SpokenRole, "spoken"},
          {ContactRole, "contactId"}};
}

void PaymentListModel::retranslate() {
  if (count() > 0) {
    emit dataChanged(index(0), index(count() - 1));
  }
}

}  // namespace tacit::app
