// SPDX-License-Identifier: MIT
#include "viewmodels/insights_model.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr int kMostPeople = 8;
// Of a chart's width, so that a step that was just made is no wall at its end.
constexpr double kShelf = 0.03;
constexpr qint64 kDay = 86'400'000;

double part(quint64 of, quint64 most) {
  return most == 0 ? 0 : static_cast<double>(of) / static_cast<double>(most);
}

/// The next number that is easy to read, so that an axis does not end at 1 283.4177: 1, 2, 2.5 or 5 and
/// zeros.
quint64 roundUp(quint64 value) {
  constexpr quint64 kLeast = 1'000'000;  // 0.01
  quint64 unit = kLeast;
  while (unit < value / 10 && unit < (1ull << 58)) {
    unit *= 10;
  }
  for (quint64 step : {unit, unit * 2, unit * 5 / 2, unit * 5, unit * 10}) {
    if (step >= value) {
      return step;
    }
  }
  return value;
}

}  // namespace

// ---- in and out

void FlowModel::setRows(const QList<Row>& rows) {
  const bool same =
      rows.size() == m_rows.size() && std::ranges::equal(rows, m_rows, {}, &Row::contact, &Row::contact);
  if (!same) {
    beginResetModel();
  }
  m_rows = rows;
  m_most = 1;
  for (const Row& row : m_rows) {
    m_most = std::max({m_most, row.flow.in, row.flow.out});
  }
  if (!same) {
    endResetModel();
    emit countChanged();
  } else if (count() > 0) {
    emit dataChanged(index(0), index(count() - 1));
  }
}

int FlowModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant FlowModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const Row& row = m_rows[index.row()];
  switch (role) {
    case Qt::DisplayRole:
    case LabelRole:
      return row.label;
    case ContactRole:
      return QString::fromLatin1(row.contact);
    case InTextRole:
      return texts::money(row.flow.in);
    case OutTextRole:
      return texts::money(row.flow.out);
    case InPartRole:
      return part(row.flow.in, m_most);
    case OutPartRole:
      return part(row.flow.out, m_most);
    case SpokenRole:
      //: %1 is a month or a person, the others are amounts
      return tr("%1: %2 received, %3 paid")
          .arg(row.longLabel, texts::money(row.flow.in), texts::money(row.flow.out));
    case EmptyRole:
      return row.flow.ins + row.flow.outs == 0;
    default:
      return {};
  }
}

QHash<int, QByteArray> FlowModel::roleNames() const {
  return {{LabelRole, "label"},     {ContactRole, "contactId"}, {InTextRole, "inText"},
          {OutTextRole, "outText"}, {InPartRole, "inPart"},     {OutPartRole, "outPart"},
          {SpokenRole, "spoken"},   {EmptyRole, "empty"}};
}

// ---- the model

InsightsModel::InsightsModel(const PaymentDigest& digest, const People& people, QObject* parent)
    : QObject(parent), m_digest(digest), m_book(people) {
  connect(&digest, &PaymentDigest::changed, this, &InsightsModel::rebuild);
  connect(&people, &People::changed, this, &InsightsModel::rebuild);
}

void InsightsModel::rebuild() {
  QList<FlowModel::Row> months;
  for (const auto& [first, flow] : m_digest.value().months) {
    months.append({QLocale().standaloneMonthName(first.month(), QLocale::ShortFormat),
                   //: Qt date format of a month
                   QLocale().toString(first, tr("MMMM yyyy")),
                   {},
                   flow});
  }
  m_months.setRows(months);
  QList<FlowModel::Row> people;
  Flow others;
  for (auto it = m_digest.value().people.cbegin(); it != m_digest.value().people.cend(); ++it) {
    if (const Contact* contact = m_book.find(it.key())) {
      people.append({contact->name, contact->name, contact->id, it->flow});
    } else {
      others = it->flow;
    }
  }
  std::sort(people.begin(), people.end(), [](const FlowModel::Row& a, const FlowModel::Row& b) {
    const quint64 most = std::max(a.flow.in, a.flow.out), other = std::max(b.flow.in, b.flow.out);
    return most != other ? most > other : a.label < b.label;
  });
  people = people.mid(0, kMostPeople);
  if (!people.isEmpty() && others != Flow()) {
    //: The last row of a chart of people: payments of nobody in the contacts.
    people.append({tr("Everybody else"), tr("Everybody else"), {}, others});
  }
  m_people.setRows(people);
  m_reading = -1;
  emit changed();
  emit readingChanged();
}

void InsightsModel::setView(View view) {
  if (m_view != view) {
    m_view = view;
    emit viewChanged();
  }
}

QStringList InsightsModel::views() const {
  //: Choices of the chart on Home.
  return {tr("Balance"), tr("By month"), tr("By contact")};
}

void InsightsModel::setRange(int range) {
  if (m_range != range && range >= 0 && range < DigestValue::kRanges) {
    m_range = range;
    m_reading = -1;
    emit changed();
    emit readingChanged();
  }
}

QStringList InsightsModel::ranges() const {
  //: How far back the chart of the balance goes. Short.
  return {tr("7 days"), tr("30 days"), tr("1 year"), tr("All")};
}

quint64 InsightsModel::top() const {
  quint64 most = 1;
  for (const BalanceSeries::Point& point : series().line) {
    most = qMax(most, point.level);
  }
  return roundUp(most);
}

QPointF InsightsModel::place(const BalanceSeries::Point& point) const {
  const BalanceSeries& s = series();
  const double along = part(static_cast<quint64>(point.time - s.begin),
                            static_cast<quint64>(qMax<qint64>(1, s.end - s.begin)));
  return {along * (1 - kShelf), part(point.level, top())};
}

QList<QPointF> InsightsModel::line() const {
  QList<QPointF> points;
  if (any()) {
    for (const BalanceSeries::Point& point : series().line) {
      points.append(place(point));
    }
    points.back().setX(1);
  }
  return points;
}

QString InsightsModel::change() const {
  const qint64 change = series().change;
  return any() ? texts::signedMoney(change >= 0, static_cast<quint64>(std::abs(change))) : QString();
}

QString InsightsModel::topText() const {
  return texts::money(top());
}

QString InsightsModel::middleText() const {
  return texts::money(top() / 2);
}

QString InsightsModel::beginText() const {
  return series().end - series().begin < 2 * kDay ? texts::moment(series().begin)
                                                  : texts::date(series().begin);
}

QString InsightsModel::endText() const {
  //: The right end of a chart's time axis.
  return tr("Now");
}

QString InsightsModel::description() const {
  if (!any() || series().readings.isEmpty()) {
    return {};
  }
  quint64 least = series().line.front().level, most = least;
  for (const BalanceSeries::Point& point : series().line) {
    least = qMin(least, point.level);
    most = qMax(most, point.level);
  }
  //: A chart in words. %1 and %2 are dates or "now", the others amounts
  return tr("The balance from %1 until now: it changed by %2, was at least %3, at most %4 and is %5 TACIT.")
      .arg(beginText(), change(), texts::money(least), texts::money(most),
           texts::money(series().readings.back().level));
}

QPointF InsightsModel::readingPoint() const {
  if (m_reading < 0 || m_reading >= series().readings.size()) {
    return {};
  }
  QPointF spot = place(series().readings[m_reading]);
  if (m_reading == series().readings.size() - 1) {
    spot.setX(1);
  }
  return spot;
}

QString InsightsModel::readingText() const {
  if (m_reading < 0 || m_reading >= series().readings.size()) {
    return {};
  }
  const BalanceSeries::Point& point = series().readings[m_reading];
  const bool last = m_reading == series().readings.size() - 1;
  const QString when = last ? tr("Now") : m_range == 0 ? texts::moment(point.time) : texts::date(point.time);
  //: A point of a chart. %1 is an amount with its currency, %2 a date or a time
  return tr("%1 · %2").arg(texts::money(point.level) + QStringLiteral(" TACIT"), when);
}

QString InsightsModel::monthsTop() const {
  return texts::money(m_months.most());
}

QString InsightsModel::monthsDescription() const {
  QStringList words;
  for (int row = 0; row < m_months.count(); ++row) {
    if (!m_months.index(row).data(FlowModel::EmptyRole).toBool()) {
      words.append(m_months.index(row).data(FlowModel::SpokenRole).toString());
    }
  }
  return words.join(QStringLiteral(". "));
}

void InsightsModel::readAt(double x) {
  const qsizetype number = series().readings.size();
  const int nearest = static_cast<int>(std::lround(x * static_cast<double>(number))) - 1;
  const int reading = number == 0 ? -1 : qBound(0, nearest, static_cast<int>(number) - 1);
  if (reading != m_reading) {
    m_reading = reading;
    emit readingChanged();
  }
}

void InsightsModel::readNext(int by) {
  const int last = static_cast<int>(series().readings.size()) - 1;
  if (last >= 0) {
    m_reading = m_reading < 0 ? last : qBound(0, m_reading + by, last);
    emit readingChanged();
    emit announced(readingText());
  }
}

void InsightsModel::stopReading() {
  if (m_reading >= 0) {
    m_reading = -1;
    emit readingChanged();
  }
}

void InsightsModel::showMonth(int row) {
  if (row >= 0 && row < m_digest.value().months.size()) {
    emit monthWanted(m_digest.value().months[row].first);
  }
}

void InsightsModel::showPerson(int row) {
  if (row >= 0 && row < m_people.count() && !m_people.rows()[row].contact.isEmpty()) {
    emit personWanted(QString::fromLatin1(m_people.rows()[row].contact));
  }
}

void InsightsModel::retranslate() {
  emit languageChanged();
  rebuild();
}

}  // namespace tacit::app
