// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QDate>
#include <QStringList>
#include <QTimer>

#include <QtQml/qqmlregistration.h>

#include "viewmodels/payment_filter.h"
#include "viewmodels/payment_list_model.h"

namespace tacit::app {

/// What History and Home show of the payments, in the source's order and with its roles. A filter that
/// changes is worked off some thousand rows at a time between other events, while the rows before it stay;
/// then rows come and go, the first ones one by one so that a view keeps what stays on the screen. Payments
/// that come or change are looked at alone.
class PaymentFilterModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.history or App.latest")
  /// Names, notes, labels, amounts, the beginning of an address or of a transaction's id; every word of it.
  Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY filterChanged)
  Q_PROPERTY(Direction direction READ direction WRITE setDirection NOTIFY filterChanged)
  Q_PROPERTY(int dates READ dates WRITE setDates NOTIFY filterChanged)
  Q_PROPERTY(QStringList dateChoices READ dateChoices NOTIFY filterChanged)
  /// Both days belong to it, as "2026-11-25"; used while `dates` is Between. Empty: no bound.
  Q_PROPERTY(QString from READ from WRITE setFrom NOTIFY filterChanged)
  Q_PROPERTY(QString until READ until WRITE setUntil NOTIFY filterChanged)
  Q_PROPERTY(QString fromProblem READ fromProblem NOTIFY filterChanged)
  Q_PROPERTY(QString untilProblem READ untilProblem NOTIFY filterChanged)
  Q_PROPERTY(int state READ state WRITE setState NOTIFY filterChanged)
  Q_PROPERTY(QStringList stateChoices READ stateChoices NOTIFY filterChanged)
  /// The first choice is everybody; the others are who stands in the payments, from when the form opened.
  Q_PROPERTY(QStringList people READ people NOTIFY choicesChanged)
  Q_PROPERTY(int personChoice READ personChoice WRITE setPersonChoice NOTIFY filterChanged)
  /// The same of what was paid in; one choice alone on a network with one asset.
  Q_PROPERTY(QStringList assets READ assets NOTIFY choicesChanged)
  Q_PROPERTY(int assetChoice READ assetChoice WRITE setAssetChoice NOTIFY filterChanged)
  /// What is set besides the search, in words; `clearChip(i)` takes one away.
  Q_PROPERTY(QStringList chips READ chips NOTIFY filterChanged)
  Q_PROPERTY(bool filtered READ filtered NOTIFY filterChanged)
  /// Whether the form that narrows the history is open.
  Q_PROPERTY(bool choosing READ choosing WRITE setChoosing NOTIFY choicesChanged)
  Q_PROPERTY(bool searching READ searching NOTIFY searchingChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  /// True when the filter hides everything there is, as opposed to a wallet without payments.
  Q_PROPERTY(bool nothingFound READ nothingFound NOTIFY countChanged)

 public:
  enum Direction { Both, Incoming, Outgoing };
  Q_ENUM(Direction)
  enum Dates { AnyTime, Today, SevenDays, ThirtyDays, ThisMonth, LastMonth, ThisYear, LastYear, Between };
  Q_ENUM(Dates)

  /// `limit` > 0: only so many of the newest rows (Home).
  PaymentFilterModel(PaymentListModel& source, int limit, QObject* parent);

  QString search() const { return m_filter.search; }
  void setSearch(const QString& text);
  Direction direction() const { return static_cast<Direction>(m_filter.direction); }
  void setDirection(Direction direction);
  int dates() const { return m_dates; }
  void setDates(int dates);
  QStringList dateChoices() const;
  QString from() const { return m_from; }
  void setFrom(const QString& day);
  QString until() const { return m_until; }
  void setUntil(const QString& day);
  QString fromProblem() const;
  QString untilProblem() const;
  int state() const { return static_cast<int>(m_filter.state); }
  void setState(int state);
  QStringList stateChoices() const;
  QStringList people() const;
  int personChoice() const;
  void setPersonChoice(int choice);
  QStringList assets() const;
  int assetChoice() const;
  void setAssetChoice(int choice);
  QStringList chips() const;
  bool filtered() const { return m_filter != PaymentFilter(); }
  bool choosing() const { return m_choosing; }
  /// Looks who and what stands in the payments when the form opens.
  void setChoosing(bool choosing);
  bool searching() const { return m_scanned >= 0; }
  int count() const { return static_cast<int>(m_rows.size()); }
  bool nothingFound() const;
  /// Of the rows that are shown, newest first.
  QList<QByteArray> ids() const;

  Q_INVOKABLE void clearChip(int chip);
  /// Search and everything else.
  Q_INVOKABLE void clear();
  /// Only what was paid to or came in at this address.
  Q_INVOKABLE void showAddress(const QString& address);
  Q_INVOKABLE void showPerson(const QString& person);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;
  void retranslate();

 signals:
  void filterChanged();
  /// Another filter holds; a view goes to its beginning.
  void narrowed();
  void choicesChanged();
  void searchingChanged();
  void countChanged();

 private:
  enum class Chip { Direction, Person, Address, Asset, Dates, State };
  QList<Chip> setChips() const;
  QString chipText(Chip chip) const;
  void setFilter(const PaymentFilter& filter);
  void applyDates(PaymentFilter& filter) const;
  void refreshChoices();
  void restart();
  void scan();
  void showRows(const QList<int>& rows);
  bool accepts(int sourceRow) const;
  int toSource(int row) const;
  int placeOf(int number) const;
  void insertNumber(int number);
  void removeNumber(int number);
  void onInserted(int first, int last);
  void onRemoved(int first, int last);
  void onChanged(int first, int last);

  PaymentListModel& m_source;
  int m_limit;
  PaymentFilter m_filter;
  PaymentMatcher m_matcher{PaymentFilter()};
  bool m_choosing = false;
  int m_dates = AnyTime;
  QString m_from;
  QString m_until;
  QStringList m_people;
  QStringList m_assets;
  /// Numbers of payments from the oldest, 0, on: they stay when newer ones come. Newest first.
  QList<int> m_rows;
  QList<int> m_found;  // of the scan under way
  int m_scanned = -1;  // rows of the source looked at; −1: no scan
  int m_total = 0;     // rows of the source that m_rows numbers
  QTimer m_scanTimer;
  QDate m_today;  // what the presets counted from
};

}  // namespace tacit::app
