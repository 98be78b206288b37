// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QObject>
#include <QPointF>
#include <QStringList>

#include <QtQml/qqmlregistration.h>

#include "viewmodels/payment_digest.h"
#include "viewmodels/people.h"

namespace tacit::app {

/// What came in and went out: by month, oldest first, or by person, the most first.
///
/// Roles: `label` ("Nov", "Lin"), `contactId` (of a person, else empty), `inText`, `outText` ("12.50"),
/// `inPart`, `outPart` (0 to 1 of the largest), `spoken`, `empty` (bool: nothing moved).
class FlowModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.insights")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role {
    LabelRole = Qt::UserRole + 1,
    ContactRole,
    InTextRole,
    OutTextRole,
    InPartRole,
    OutPartRole,
    SpokenRole,
    EmptyRole
  };
  struct Row {
    QString label, longLabel;
    QByteArray contact;
    Flow flow;
  };

  using QAbstractListModel::QAbstractListModel;
  void setRows(const QList<Row>& rows);
  int count() const { return static_cast<int>(m_rows.size()); }
  quint64 most() const { return m_most; }
  const QList<Row>& rows() const { return m_rows; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void countChanged();

 private:
  QList<Row> m_rows;
  quint64 m_most = 1;
};

/// The charts of Home. All numbers and dates are finished texts; places are between 0 and 1, upwards.
class InsightsModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.insights")
  Q_PROPERTY(View view READ view WRITE setView NOTIFY viewChanged)
  Q_PROPERTY(QStringList views READ views NOTIFY languageChanged)
  /// False for a wallet without payments, where there is nothing to look at.
  Q_PROPERTY(bool any READ any NOTIFY changed)

  // ---- balance over time
  /// 0: 7 days, 1: 30 days, 2: a year, 3: all.
  Q_PROPERTY(int range READ range WRITE setRange NOTIFY changed)
  Q_PROPERTY(QStringList ranges READ ranges NOTIFY languageChanged)
  Q_PROPERTY(QList<QPointF> line READ line NOTIFY changed)
  /// "+ 212.50"
  Q_PROPERTY(QString change READ change NOTIFY changed)
  /// Axis: the highest level, half of it, the first and the last moment.
  Q_PROPERTY(QString topText READ topText NOTIFY changed)
  Q_PROPERTY(QString middleText READ middleText NOTIFY changed)
  Q_PROPERTY(QString beginText READ beginText NOTIFY changed)
  Q_PROPERTY(QString endText READ endText NOTIFY changed)
  /// The whole chart in words.
  Q_PROPERTY(QString description READ description NOTIFY changed)
  /// The point that is looked at, -1 for none.
  Q_PROPERTY(int reading READ reading NOTIFY readingChanged)
  Q_PROPERTY(QPointF readingPoint READ readingPoint NOTIFY readingChanged)
  /// "1 284.30 TACIT on 20 November"
  Q_PROPERTY(QString readingText READ readingText NOTIFY readingChanged)

  // ---- in and out
  Q_PROPERTY(tacit::app::FlowModel* months READ months CONSTANT)
  Q_PROPERTY(tacit::app::FlowModel* people READ people CONSTANT)
  /// The largest bar of the months.
  Q_PROPERTY(QString monthsTop READ monthsTop NOTIFY changed)
  Q_PROPERTY(QString monthsDescription READ monthsDescription NOTIFY changed)

 public:
  enum View { BalanceView, MonthView, PeopleView };
  Q_ENUM(View)

  InsightsModel(const PaymentDigest& digest, const People& people, QObject* parent);

  View view() const { return m_view; }
  void setView(View view);
  QStringList views() const;
  bool any() const { return m_digest.value().payments > 0; }
  int range() const { return m_range; }
  void setRange(int range);
  QStringList ranges() const;
  QList<QPointF> line() const;
  QString change() const;
  QString topText() const;
  QString middleText() const;
  QString beginText() const;
  QString endText() const;
  QString description() const;
  int reading() const { return m_reading; }
  QPointF readingPoint() const;
  QString readingText() const;
  FlowModel* months() { return &m_months; }
  FlowModel* people() { return &m_people; }
  QString monthsTop() const;
  QString monthsDescription() const;

  /// Looks at the reading that is nearest to `x`.
  Q_INVOKABLE void readAt(double x);
  /// Looks at the reading `by` further; from none at the newest.
  Q_INVOKABLE void readNext(int by);
  Q_INVOKABLE void stopReading();
  /// History with the payments of a month, or of a person, alone.
  Q_INVOKABLE void showMonth(int row);
  Q_INVOKABLE void showPerson(int row);

  void retranslate();

 signals:
  void viewChanged();
  void changed();
  void readingChanged();
  void languageChanged();
  /// For a screen reader: the point that the keys went to.
  void announced(const QString& text);
  void monthWanted(QDate first);
  void personWanted(const QString& contactId);

 private:
  const BalanceSeries& series() const { return m_digest.value().series[static_cast<std::size_t>(m_range)]; }
  quint64 top() const;
  QPointF place(const BalanceSeries::Point& point) const;
  void rebuild();

  const PaymentDigest& m_digest;
  const People& m_book;
  View m_view = BalanceView;
  int m_range = 1;
  int m_reading = -1;
  FlowModel m_months;
  FlowModel m_people;
};

}  // namespace tacit::app
