// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>

#include <QtQml/qqmlregistration.h>

#include "viewmodels/people.h"

namespace tacit::app {

class PaymentDigest;

/// People by name, those that match what was typed.
///
/// Roles: `contactId`, `name`, `detail` ("Last payment yesterday 18:02", or where their money goes when there
/// is none), `spoken`.
class ContactsModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.contacts or App.suggestions")
  /// Every word of it stands in the name, at the beginning of an address, or in the own note.
  Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  Q_PROPERTY(bool nothingFound READ nothingFound NOTIFY countChanged)

 public:
  enum Role { IdRole = Qt::UserRole + 1, NameRole, DetailRole, SpokenRole };
  enum class Empty { ShowsAll, ShowsNone };

  /// `most` > 0: no more rows than that. `empty` is what an empty search shows; with ShowsNone a search that
  /// is somebody's whole name shows nobody either.
  ContactsModel(const People& people, const PaymentDigest& digest, int most, Empty empty, QObject* parent);

  QString search() const { return m_search; }
  void setSearch(const QString& text);
  int count() const { return static_cast<int>(m_rows.size()); }
  bool nothingFound() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;
  void retranslate();

 signals:
  void searchChanged();
  void countChanged();

 private:
  void rebuild();
  bool matches(const Contact& contact, const QStringList& words) const;

  const People& m_people;
  const PaymentDigest& m_digest;
  int m_most;
  Empty m_empty;
  QString m_search;
  QList<Contact> m_rows;
};

}  // namespace tacit::app
