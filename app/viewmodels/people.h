// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QImage>
#include <QObject>
#include <QString>
#include <QVariant>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"

namespace tacit::app {

/// Everybody the open wallet knows, by id, address and name. What payments have to do with them stands in the
/// payments themselves (Payment::contact). GUI thread.
class People : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.people")
  Q_PROPERTY(int count READ count NOTIFY changed)

 public:
  People(WalletBackend& backend, QObject* parent);

  int count() const { return static_cast<int>(m_contacts.size()); }
  const Contact* find(const QByteArray& id) const;
  /// Whose address it is or was.
  const Contact* byAddress(const QString& address) const;
  /// The only one with this name, without regard to case and white space around it.
  const Contact* byName(const QString& name) const;
  /// Several have this name, case aside; byName then names none of them.
  bool isShared(const QString& name) const;
  /// The first other than `id` whose name this is; null when it is nobody's.
  const Contact* otherNamed(const QString& name, const QByteArray& id) const;
  /// The address to pay when `typed` is one person's name, else `typed` itself.
  QString resolved(const QString& typed) const;
  /// Null when there is none.
  QImage picture(const QByteArray& id) const { return m_pictures.value(id); }
  /// By their names, in the language's order.
  QList<Contact> sorted() const;

 signals:
  void changed();

 private:
  void put(const Contact& contact);
  void take(const QByteArray& id);

  QHash<QByteArray, Contact> m_contacts;
  QHash<QString, QByteArray> m_byAddress;
  QMultiHash<QString, QByteArray> m_byName;  // folded
  QHash<QByteArray, QImage> m_pictures;
};

/// One person as a row, a field or a review shows them: by `contact` or, when that is empty, by `address`.
///
/// QML: `PersonCard { people: App.people; address: App.send.address }`
class PersonCard : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(tacit::app::People* people READ people WRITE setPeople NOTIFY changed)
  Q_PROPERTY(QString contact READ contact WRITE setContact NOTIFY changed)
  Q_PROPERTY(QString address READ address WRITE setAddress NOTIFY changed)
  Q_PROPERTY(bool known READ known NOTIFY changed)
  Q_PROPERTY(QString contactId READ contactId NOTIFY changed)
  Q_PROPERTY(QString name READ name NOTIFY changed)
  Q_PROPERTY(QString initials READ initials NOTIFY changed)
  Q_PROPERTY(int colour READ colour NOTIFY changed)
  /// A QImage, for PersonPicture.
  Q_PROPERTY(QVariant picture READ picture NOTIFY changed)
  Q_PROPERTY(bool hasPicture READ hasPicture NOTIFY changed)
  /// Something to know before paying: the address is an earlier one of theirs, or new since some days. Empty
  /// when there is nothing.
  Q_PROPERTY(QString news READ news NOTIFY changed)

 public:
  using QObject::QObject;
  People* people() const { return m_people; }
  void setPeople(People* people);
  QString contact() const { return QString::fromLatin1(m_contact); }
  void setContact(const QString& id);
  QString address() const { return m_address; }
  void setAddress(const QString& address);
  bool known() const { return person() != nullptr; }
  QString contactId() const;
  QString name() const;
  QString initials() const;
  int colour() const;
  QVariant picture() const;
  bool hasPicture() const { return !picture().value<QImage>().isNull(); }
  QString news() const;

 signals:
  void changed();

 private:
  const Contact* person() const;

  People* m_people = nullptr;
  QByteArray m_contact;
  QString m_address;
};

}  // namespace tacit::app
