// SPDX-License-Identifier: MIT
#include "viewmodels/contacts_model.h"

#include <algorithm>

#include "viewmodels/payment_digest.h"
#include "viewmodels/texts.h"

namespace tacit::app {

ContactsModel::ContactsModel(const People& people, const PaymentDigest& digest, int most, Empty empty,
                             QObject* parent)
    : QAbstractListModel(parent), m_people(people), m_digest(digest), m_most(most), m_empty(empty) {
  connect(&people, &People::changed, this, &ContactsModel::rebuild);
  connect(&digest, &PaymentDigest::changed, this, &ContactsModel::retranslate);
}

void ContactsModel::setSearch(const QString& text) {
  if (m_search != text) {
    m_search = text;
    emit searchChanged();
    rebuild();
  }
}

bool ContactsModel::nothingFound() const {
  return m_rows.isEmpty() && m_people.count() > 0;
}

bool ContactsModel::matches(const Contact& contact, const QStringList& words) const {
  const QString name = contact.name.toCaseFolded();
  const QString note = contact.note.toCaseFolded();
  return std::all_of(words.cbegin(), words.cend(), [&](const QString& word) {
    return name.contains(word) || note.contains(word) ||
           std::any_of(contact.addresses.cbegin(), contact.addresses.cend(), [&word](const QString& address) {
             return word.size() > 5 && address.startsWith(word);
           });
  });
}

void ContactsModel::rebuild() {
  const QStringList words = m_search.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
  QList<Contact> rows;
  const bool none = m_empty == Empty::ShowsNone && (words.isEmpty() || m_people.byName(m_search) != nullptr);
  for (const Contact& contact : none ? QList<Contact>() : m_people.sorted()) {
    if (matches(contact, words) && (m_most == 0 || rows.size() < m_most)) {
      rows.append(contact);
    }
  }
  const bool same = std::ranges::equal(rows, m_rows, {}, &Contact::id, &Contact::id);
  if (same) {
    m_rows = rows;
    retranslate();
  } else {
    beginResetModel();
    m_rows = rows;
    endResetModel();
  }
  emit countChanged();
}

int ContactsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant ContactsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const Contact& contact = m_rows[index.row()];
  const qint64 last = m_digest.value().dealings(contact.id).last;
  // Names that are alike are told apart by their addresses.
  const QString detail = m_people.isShared(contact.name) ? texts::shortAddress(contact.addresses.value(0))
                         //: %1 is a time: "yesterday 18:02"
                         : last != 0 ? tr("Last payment %1").arg(texts::moment(last))
                                     : tr("No payments yet");
  switch (role) {
    case IdRole:
      return QString::fromLatin1(contact.id);
    case Qt::DisplayRole:
    case NameRole:
      return contact.name;
    case DetailRole:
      return detail;
    case SpokenRole:
      return QString(contact.name + QStringLiteral(", ") + detail);
    default:
      return {};
  }
}

QHash<int, QByteArray> ContactsModel::roleNames() const {
  return {{IdRole, "contactId"}, {NameRole, "name"}, {DetailRole, "detail"}, {SpokenRole, "spoken"}};
}

void ContactsModel::retranslate() {
  if (count() > 0) {
    emit dataChanged(index(0), index(count() - 1));
  }
}

}  // namespace tacit::app
