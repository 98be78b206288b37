// SPDX-License-Identifier: MIT
#include "viewmodels/payment_filter_model.h"

#include <QDateTime>
#include <algorithm>
#include <functional>
#include <numeric>

#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr int kSlice = 4096;      // rows looked at between two events: a few milliseconds
constexpr int kOneByOne = 64;     // rows that come and go singly, more than a screen shows
constexpr int kMostChanged = 64;  // above it a change is of texts alone: the day, the language

const QString kDayFormat = QStringLiteral("yyyy-MM-dd");

qint64 startOf(QDate day) {
  return day.startOfDay().toMSecsSinceEpoch();
}

}  // namespace

PaymentFilterModel::PaymentFilterModel(PaymentListModel& source, int limit, QObject* parent)
    : QAbstractListModel(parent), m_source(source), m_limit(limit) {
  m_scanTimer.setSingleShot(true);
  m_scanTimer.setInterval(0);
  connect(&m_scanTimer, &QTimer::timeout, this, &PaymentFilterModel::scan);
  connect(&source, &QAbstractItemModel::modelAboutToBeReset, this, &PaymentFilterModel::beginResetModel);
  connect(&source, &QAbstractItemModel::modelReset, this, [this] {
    m_total = m_source.count();
    m_rows.clear();
    if (m_limit == 0 && !filtered()) {
      m_rows.resize(m_total);
      std::iota(m_rows.rbegin(), m_rows.rend(), 0);
    }
    endResetModel();
    emit countChanged();
    if (m_limit > 0 || filtered()) {
      restart();
    }
  });
  connect(&source, &QAbstractItemModel::rowsInserted, this,
          [this](const QModelIndex&, int first, int last) { onInserted(first, last); });
  connect(&source, &QAbstractItemModel::rowsRemoved, this,
          [this](const QModelIndex&, int first, int last) { onRemoved(first, last); });
  connect(&source, &QAbstractItemModel::dataChanged, this,
          [this](const QModelIndex& first, const QModelIndex& last) { onChanged(first.row(), last.row()); });
}

// ---- rows

int PaymentFilterModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant PaymentFilterModel::data(const QModelIndex& index, int role) const {
  return checkIndex(index, CheckIndexOption::IndexIsValid)
             ? m_source.data(m_source.index(toSource(index.row())), role)
             : QVariant();
}

QHash<int, QByteArray> PaymentFilterModel::roleNames() const {
  return m_source.roleNames();
}

int PaymentFilterModel::toSource(int row) const {
  return m_total - 1 - m_rows[row];
}

bool PaymentFilterModel::nothingFound() const {
  return m_rows.isEmpty() && m_source.count() > 0;
}

QList<QByteArray> PaymentFilterModel::ids() const {
  QList<QByteArray> ids;
  ids.reserve(m_rows.size());
  for (int row = 0; row < count(); ++row) {
    ids.append(m_source.rows()[toSource(row)].id);
  }
  return ids;
}

/// Where a number stands, or would stand.
int PaymentFilterModel::placeOf(int number) const {
  return static_cast<int>(std::lower_bound(m_rows.cbegin(), m_rows.cend(), number, std::greater<>()) -
                          m_rows.cbegin());
}

void PaymentFilterModel::insertNumber(int number) {
  const int place = placeOf(number);
  beginInsertRows({}, place, place);
  m_rows.insert(place, number);
  endInsertRows();
}

void PaymentFilterModel::removeNumber(int number) {
  const int place = placeOf(number);
  beginRemoveRows({}, place, place);
  m_rows.removeAt(place);
  endRemoveRows();
}

void PaymentFilterModel::onInserted(int first, int last) {
  const int added = last - first + 1;
  const int moved = m_total - first;
  for (int row = 0; row < count() && m_rows[row] >= moved; ++row) {
    m_rows[row] += added;
  }
  m_total += added;
  if (m_limit > 0 || searching()) {
    restart();
    return;
  }
  for (int row = last; row >= first; --row) {
    if (accepts(row)) {
      insertNumber(m_total - 1 - row);
    }
  }
  emit countChanged();
}

void PaymentFilterModel::onRemoved(int first, int last) {
  for (int row = first; row <= last; ++row) {
    const int number = m_total - 1 - row;
    const int place = placeOf(number);
    if (place < count() && m_rows[place] == number) {
      removeNumber(number);
    }
  }
  const int removed = last - first + 1;
  for (int row = 0; row < count() && m_rows[row] > m_total - 1 - last; ++row) {
    m_rows[row] -= removed;
  }
  m_total -= removed;
  if (m_limit > 0 || searching()) {
    restart();
  }
  emit countChanged();
}

void PaymentFilterModel::onChanged(int first, int last) {
  if (last - first >= kMostChanged) {
    if (count() > 0) {
      emit dataChanged(index(0), index(count() - 1));
    }
    if (m_dates != AnyTime && m_dates != Between && QDate::currentDate() != m_today) {
      setDates(m_dates);  // a new day
    }
    return;
  }
  for (int row = first; row <= last; ++row) {
    const int number = m_total - 1 - row;
    const int place = placeOf(number);
    const bool was = place < count() && m_rows[place] == number;
    const bool is = was && m_limit > 0 ? true : accepts(row);
    if (was && is) {
      emit dataChanged(index(place), index(place));
    } else if (was) {
      removeNumber(number);
    } else if (is && m_limit == 0) {
      insertNumber(number);
    }
  }
  if (searching()) {
    restart();
  }
  emit countChanged();
}

// ---- looking through

bool PaymentFilterModel::accepts(int sourceRow) const {
  static const QString kNoText;
  return m_matcher.matches(m_source.rows()[sourceRow],
                           m_filter.search.isEmpty() ? kNoText : m_source.searchText(sourceRow));
}

void PaymentFilterModel::restart() {
  const bool was = searching();
  m_scanned = 0;
  m_found.clear();
  scan();
  if (was != searching()) {
    emit searchingChanged();
  }
}

void PaymentFilterModel::scan() {
  const int end = std::min(m_total, m_scanned + kSlice);
  bool full = false;
  for (; m_scanned < end && !full; ++m_scanned) {
    if (accepts(m_scanned)) {
      m_found.append(m_total - 1 - m_scanned);
      full = m_limit > 0 && m_found.size() == m_limit;
    }
  }
  if (m_scanned < m_total && !full) {
    m_scanTimer.start();
    return;
  }
  const bool sliced = m_total > kSlice && m_limit == 0;
  m_scanTimer.stop();
  m_scanned = -1;
  showRows(std::exchange(m_found, {}));
  if (sliced) {
    emit searchingChanged();
  }
}

/// The tails beyond the first rows go and come as one range each; before them single rows, so that a view
/// keeps those that stay.
void PaymentFilterModel::showRows(const QList<int>& rows) {
  if (std::ranges::equal(rows, m_rows)) {  // their own == compares two empty ones by memcmp on null
    emit countChanged();
    return;
  }
  if (count() > kOneByOne) {
    beginRemoveRows({}, kOneByOne, count() - 1);
    m_rows.resize(kOneByOne);
    endRemoveRows();
  }
  const QList<int> head = rows.mid(0, kOneByOne);
  for (int row = count() - 1; row >= 0; --row) {
    if (!std::binary_search(head.cbegin(), head.cend(), m_rows[row], std::greater<>())) {
      removeNumber(m_rows[row]);
    }
  }
  for (int row = 0; row < static_cast<int>(head.size()); ++row) {
    if (row >= count() || m_rows[row] != head[row]) {
      insertNumber(head[row]);
    }
  }
  if (rows.size() > head.size()) {
    beginInsertRows({}, static_cast<int>(head.size()), static_cast<int>(rows.size()) - 1);
    m_rows = rows;
    endInsertRows();
  }
  emit countChanged();
}

// ---- the filter

void PaymentFilterModel::setFilter(const PaymentFilter& filter) {
  if (filter != m_filter) {
    m_filter = filter;
    m_matcher = PaymentMatcher(filter);
    restart();
    emit narrowed();
  }
  emit filterChanged();
}

void PaymentFilterModel::setSearch(const QString& text) {
  if (text != m_filter.search) {
    PaymentFilter filter = m_filter;
    filter.search = text;
    setFilter(filter);
  }
}

void PaymentFilterModel::setDirection(Direction direction) {
  PaymentFilter filter = m_filter;
  filter.direction = static_cast<PaymentFilter::Direction>(direction);
  setFilter(filter);
}

void PaymentFilterModel::setState(int state) {
  PaymentFilter filter = m_filter;
  filter.state = static_cast<PaymentFilter::State>(std::clamp(state, 0, 3));
  setFilter(filter);
}

void PaymentFilterModel::setDates(int dates) {
  m_dates = std::clamp(dates, static_cast<int>(AnyTime), static_cast<int>(Between));
  PaymentFilter filter = m_filter;
  applyDates(filter);
  m_today = QDate::currentDate();
  setFilter(filter);
}

void PaymentFilterModel::setFrom(const QString& day) {
  m_from = day.trimmed();
  setDates(Between);
}

void PaymentFilterModel::setUntil(const QString& day) {
  m_until = day.trimmed();
  setDates(Between);
}

void PaymentFilterModel::applyDates(PaymentFilter& filter) const {
  const QDate today = QDate::currentDate();
  const QDate month(today.year(), today.month(), 1);
  filter.from = 0;
  filter.before = 0;
  switch (static_cast<Dates>(m_dates)) {
    case AnyTime:
      break;
    case Today:
      filter.from = startOf(today);
      break;
    case SevenDays:
      filter.from = startOf(today.addDays(-6));
      break;
    case ThirtyDays:
      filter.from = startOf(today.addDays(-29));
      break;
    case ThisMonth:
      filter.from = startOf(month);
      break;
    case LastMonth:
      filter.from = startOf(month.addMonths(-1));
      filter.before = startOf(month);
      break;
    case ThisYear:
      filter.from = startOf(QDate(today.year(), 1, 1));
      break;
    case LastYear:
      filter.from = startOf(QDate(today.year() - 1, 1, 1));
      filter.before = startOf(QDate(today.year(), 1, 1));
      break;
    case Between: {
      const QDate from = QDate::fromString(m_from, kDayFormat);
      const QDate until = QDate::fromString(m_until, kDayFormat);
      filter.from = from.isValid() ? startOf(from) : 0;
      filter.before = until.isValid() ? startOf(until.addDays(1)) : 0;
      break;
    }
  }
}

QString PaymentFilterModel::fromProblem() const {
  return m_from.isEmpty() || QDate::fromString(m_from, kDayFormat).isValid()
             ? QString()
             //: Under a field for a day.
             : tr("A day is written as 2026-11-25.");
}

QString PaymentFilterModel::untilProblem() const {
  const QDate from = QDate::fromString(m_from, kDayFormat);
  const QDate until = QDate::fromString(m_until, kDayFormat);
  if (!m_until.isEmpty() && !until.isValid()) {
    return tr("A day is written as 2026-11-25.");
  }
  return from.isValid() && until.isValid() && until < from
             //: Under a field for the last day of a range.
             ? tr("This day is before the first one.")
             : QString();
}

void PaymentFilterModel::setPersonChoice(int choice) {
  PaymentFilter filter = m_filter;
  filter.person = m_people.value(choice - 1);
  setFilter(filter);
}

int PaymentFilterModel::personChoice() const {
  return m_filter.person.isEmpty() ? 0 : static_cast<int>(m_people.indexOf(m_filter.person)) + 1;
}

void PaymentFilterModel::setAssetChoice(int choice) {
  PaymentFilter filter = m_filter;
  filter.ticker = m_assets.value(choice - 1);
  setFilter(filter);
}

int PaymentFilterModel::assetChoice() const {
  return m_filter.ticker.isEmpty() ? 0 : static_cast<int>(m_assets.indexOf(m_filter.ticker)) + 1;
}

void PaymentFilterModel::setChoosing(bool choosing) {
  if (choosing != m_choosing) {
    m_choosing = choosing;
    refreshChoices();
  }
}

void PaymentFilterModel::refreshChoices() {
  QHash<QString, int> people;
  QHash<QString, int> assets;
  for (const Payment& payment : m_source.rows()) {
    ++assets[payment.ticker];
    // What a link calls itself is nobody's name.
    if (!payment.person.isEmpty()) {
      ++people[payment.person];
    }
  }
  m_people = people.keys();
  m_assets = assets.keys();
  m_people.sort(Qt::CaseInsensitive);
  m_assets.sort();
  emit choicesChanged();
  emit filterChanged();
}

void PaymentFilterModel::showAddress(const QString& address) {
  m_dates = AnyTime;
  PaymentFilter filter;
  filter.address = address;
  setFilter(filter);
}

void PaymentFilterModel::showPerson(const QString& person) {
  m_dates = AnyTime;
  PaymentFilter filter;
  filter.person = person;
  setFilter(filter);
}

void PaymentFilterModel::clear() {
  m_dates = AnyTime;
  m_from.clear();
  m_until.clear();
  setFilter({});
}

// ---- words

QStringList PaymentFilterModel::dateChoices() const {
  //: Choices of a time in the history.
  return {tr("Any time"),   tr("Today"),     tr("Last 7 days"), tr("Last 30 days"),     tr("This month"),
          tr("Last month"), tr("This year"), tr("Last year"),   tr("Between two days…")};
}

QStringList PaymentFilterModel::stateChoices() const {
  //: Choices of a payment's state in the history.
  return {tr("Any state"), tr("Final"), tr("Under way"), tr("Refused or cancelled")};
}

QStringList PaymentFilterModel::people() const {
  //: The first choice of a person in the history.
  return QStringList(tr("Everybody")) + m_people;
}

QStringList PaymentFilterModel::assets() const {
  //: The first choice of an asset in the history.
  return QStringList(tr("Every asset")) + m_assets;
}

QList<PaymentFilterModel::Chip> PaymentFilterModel::setChips() const {
  QList<Chip> chips;
  const auto add = [&chips](bool set, Chip chip) {
    if (set) {
      chips.append(chip);
    }
  };
  add(m_filter.direction != PaymentFilter::Direction::Both, Chip::Direction);
  add(!m_filter.person.isEmpty(), Chip::Person);
  add(!m_filter.address.isEmpty(), Chip::Address);
  add(!m_filter.ticker.isEmpty(), Chip::Asset);
  add(m_filter.from != 0 || m_filter.before != 0, Chip::Dates);
  add(m_filter.state != PaymentFilter::State::Any, Chip::State);
  return chips;
}

QString PaymentFilterModel::chipText(Chip chip) const {
  switch (chip) {
    case Chip::Direction:
      return m_filter.direction == PaymentFilter::Direction::Incoming ? tr("Received") : tr("Sent");
    case Chip::Person:
      return m_filter.person;
    case Chip::Address:
      return texts::shortAddress(m_filter.address);
    case Chip::Asset:
      return m_filter.ticker;
    case Chip::State:
      return stateChoices().value(state());
    case Chip::Dates:
      break;
  }
  if (m_dates != Between) {
    return dateChoices().value(m_dates);
  }
  const qint64 last = m_filter.before - 1;
  if (m_filter.from != 0 && m_filter.before != 0) {
    //: A range of days: %1 is the first, %2 the last.
    return tr("%1 to %2").arg(texts::date(m_filter.from), texts::date(last));
  }
  //: %1 is a day
  return m_filter.from != 0 ? tr("From %1").arg(texts::date(m_filter.from))
                            //: %1 is a day
                            : tr("Until %1").arg(texts::date(last));
}

QStringList PaymentFilterModel::chips() const {
  QStringList words;
  for (Chip chip : setChips()) {
    words.append(chipText(chip));
  }
  return words;
}

void PaymentFilterModel::clearChip(int chip) {
  const QList<Chip> chips = setChips();
  if (chip < 0 || chip >= chips.size()) {
    return;
  }
  PaymentFilter filter = m_filter;
  switch (chips[chip]) {
    case Chip::Direction:
      filter.direction = PaymentFilter::Direction::Both;
      break;
    case Chip::Person:
      filter.person.clear();
      break;
    case Chip::Address:
      filter.address.clear();
      break;
    case Chip::Asset:
      filter.ticker.clear();
      break;
    case Chip::State:
      filter.state = PaymentFilter::State::Any;
      break;
    case Chip::Dates:
      m_dates = AnyTime;
      filter.from = filter.before = 0;
      break;
  }
  setFilter(filter);
}

void PaymentFilterModel::retranslate() {
  emit choicesChanged();
  emit filterChanged();
}

}  // namespace tacit::app
