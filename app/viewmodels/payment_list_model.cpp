// SPDX-License-Identifier: MIT
#include "viewmodels/payment_list_model.h"

#include <algorithm>

#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr int kTimesGrowOlder = 30'000;  // ms

bool newer(const Payment& a, const Payment& b) {
  return a.time != b.time ? a.time > b.time : a.id > b.id;
}

QString spoken(const Payment& payment) {
  const QString amount = texts::money(payment.amount, payment.decimals) + QLatin1Char(' ') + payment.ticker;
  const QString title = texts::title(payment);
  return payment.incoming ? PaymentListModel::tr("Received %1: %2, %3, %4")
                                .arg(amount, title, texts::moment(payment.time), texts::state(payment))
                          : PaymentListModel::tr("Paid %1: %2, %3, %4")
                                .arg(amount, title, texts::moment(payment.time), texts::state(payment));
}

QString searchText(const Payment& payment) {
  return (texts::title(payment) + QLatin1Char('\n') + payment.memo + QLatin1Char('\n') + payment.ownNote +
          QLatin1Char('\n') + payment.address + QLatin1Char('\n') +
          texts::plainMoney(payment.amount, payment.decimals) + QLatin1Char('\n') +
          texts::money(payment.amount, payment.decimals))
      .toCaseFolded();
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

int PaymentListModel::rowOf(const QByteArray& id) const {
  // Those that are asked for are new ones, so they are found within a few steps.
  for (int row = 0; row < count(); ++row) {
    if (m_rows[row].id == id) {
      return row;
    }
  }
  return -1;
}

void PaymentListModel::load(const QList<Payment>& payments) {
  beginResetModel();
  m_rows = payments;
  if (!std::is_sorted(m_rows.cbegin(), m_rows.cend(), newer)) {
    std::sort(m_rows.begin(), m_rows.end(), newer);
  }
  endResetModel();
  emit countChanged();
}

void PaymentListModel::upsert(const QList<Payment>& payments) {
  for (const Payment& payment : payments) {
    const int row = rowOf(payment.id);
    if (row >= 0 && m_rows[row].time == payment.time) {
      m_rows[row] = payment;
      emit dataChanged(index(row), index(row));
      continue;
    }
    if (row >= 0) {
      beginRemoveRows({}, row, row);
      m_rows.removeAt(row);
      endRemoveRows();
    }
    const auto place = std::lower_bound(m_rows.cbegin(), m_rows.cend(), payment, newer) - m_rows.cbegin();
    beginInsertRows({}, static_cast<int>(place), static_cast<int>(place));
    m_rows.insert(place, payment);
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
      return QString(texts::moment(payment.time) + QStringLiteral(" · ") + texts::state(payment));
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
      return texts::initials(texts::title(payment));
    case TickerRole:
      return payment.ticker;
    case SpokenRole:
      return spoken(payment);
    case ContactRole:
      return QString::fromLatin1(payment.contact);
    case SearchRole:
      return searchText(payment);
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

PaymentFilterModel::PaymentFilterModel(PaymentListModel& source, int limit, QObject* parent)
    : QSortFilterProxyModel(parent), m_limit(limit) {
  setSourceModel(&source);
  for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
    connect(this, signal, this, &PaymentFilterModel::countChanged);
  }
  connect(this, &QAbstractItemModel::modelReset, this, &PaymentFilterModel::countChanged);
  connect(this, &QAbstractItemModel::layoutChanged, this, &PaymentFilterModel::countChanged);
  if (m_limit > 0) {
    // A new first row pushes the last one out.
    connect(&source, &PaymentListModel::countChanged, this, [this] { invalidateFilter(); });
  }
}

void PaymentFilterModel::setSearch(const QString& text) {
  if (m_search == text) {
    return;
  }
  m_search = text;
  m_words = text.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
  invalidateFilter();
  emit filterChanged();
  emit countChanged();
}

void PaymentFilterModel::setDirection(Direction direction) {
  if (m_direction == direction) {
    return;
  }
  m_direction = direction;
  invalidateFilter();
  emit filterChanged();
  emit countChanged();
}

bool PaymentFilterModel::nothingFound() const {
  return rowCount() == 0 && sourceModel()->rowCount() > 0;
}

bool PaymentFilterModel::filterAcceptsRow(int row, const QModelIndex& parent) const {
  if (m_limit > 0 && row >= m_limit) {
    return false;
  }
  const QModelIndex index = sourceModel()->index(row, 0, parent);
  if (m_direction != Both &&
      index.data(PaymentListModel::IncomingRole).toBool() != (m_direction == Incoming)) {
    return false;
  }
  if (m_words.isEmpty()) {
    return true;
  }
  const QString text = index.data(PaymentListModel::SearchRole).toString();
  return std::all_of(m_words.cbegin(), m_words.cend(),
                     [&text](const QString& word) { return text.contains(word); });
}

}  // namespace tacit::app
