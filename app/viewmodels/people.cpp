// SPDX-License-Identifier: MIT
#include "viewmodels/people.h"

#include <QCollator>
#include <algorithm>

#include "viewmodels/person_picture.h"
#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr qint64 kNewFor = 14 * 86'400'000ll;  // ms

QString folded(const QString& name) {
  return name.normalized(QString::NormalizationForm_KC).simplified().toCaseFolded();
}

}  // namespace

People::People(WalletBackend& backend, QObject* parent) : QObject(parent) {
  connect(&backend, &WalletBackend::contactsLoaded, this, [this](const QList<Contact>& contacts) {
    m_contacts.clear();
    m_byAddress.clear();
    m_byName.clear();
    m_pictures.clear();
    for (const Contact& contact : contacts) {
      put(contact);
    }
    emit changed();
  });
  connect(&backend, &WalletBackend::contactChanged, this, [this](quint64, const Contact& contact) {
    take(contact.id);
    put(contact);
    emit changed();
  });
  connect(&backend, &WalletBackend::contactRemoved, this, [this](const QByteArray& id) {
    take(id);
    emit changed();
  });
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase == WalletPhase::Locked && !m_contacts.isEmpty()) {
      m_contacts.clear();
      m_byAddress.clear();
      m_byName.clear();
      m_pictures.clear();
      emit changed();
    }
  });
}

void People::put(const Contact& contact) {
  m_contacts.insert(contact.id, contact);
  m_byName.insert(folded(contact.name), contact.id);
  for (const QString& address : contact.addresses) {
    m_byAddress.insert(address, contact.id);
  }
  if (const QImage picture = decodePicture(contact.picture); !picture.isNull()) {
    m_pictures.insert(contact.id, picture);
  }
}

void People::take(const QByteArray& id) {
  const Contact contact = m_contacts.take(id);
  m_byName.remove(folded(contact.name), id);
  m_pictures.remove(id);
  for (const QString& address : contact.addresses) {
    m_byAddress.remove(address);
  }
}

const Contact* People::find(const QByteArray& id) const {
  const auto found = m_contacts.constFind(id);
  return found == m_contacts.cend() ? nullptr : &*found;
}

const Contact* People::byAddress(const QString& address) const {
  const auto found = m_byAddress.constFind(address);
  return found == m_byAddress.cend() ? nullptr : find(*found);
}

const Contact* People::byName(const QString& name) const {
  const QList<QByteArray> named = m_byName.values(folded(name));
  return named.size() == 1 ? find(named.front()) : nullptr;
}

bool People::isShared(const QString& name) const {
  return m_byName.count(folded(name)) > 1;
}

const Contact* People::otherNamed(const QString& name, const QByteArray& id) const {
  for (const QByteArray& named : m_byName.values(folded(name))) {
    if (named != id) {
      return find(named);
    }
  }
  return nullptr;
}

QString People::resolved(const QString& typed) const {
  const Contact* contact = byName(typed);
  return contact == nullptr ? typed : contact->addresses.value(0);
}

QList<Contact> People::sorted() const {
  QList<Contact> all = m_contacts.values();
  QCollator order;
  order.setCaseSensitivity(Qt::CaseInsensitive);
  order.setNumericMode(true);
  std::sort(all.begin(), all.end(), [&order](const Contact& a, const Contact& b) {
    const int by = order.compare(a.name, b.name);
    return by != 0 ? by < 0 : a.id < b.id;
  });
  return all;
}

void PersonCard::setPeople(People* people) {
  if (m_people == people) {
    return;
  }
  if (m_people != nullptr) {
    m_people->disconnect(this);
  }
  m_people = people;
  if (m_people != nullptr) {
    connect(m_people, &People::changed, this, &PersonCard::changed);
    connect(m_people, &QObject::destroyed, this, [this] { m_people = nullptr; });
  }
  emit changed();
}

void PersonCard::setContact(const QString& id) {
  if (const QByteArray key = id.toLatin1(); m_contact != key) {
    m_contact = key;
    emit changed();
  }
}

void PersonCard::setAddress(const QString& address) {
  if (m_address != address) {
    m_address = address;
    emit changed();
  }
}

const Contact* PersonCard::person() const {
  return m_people == nullptr    ? nullptr
         : !m_contact.isEmpty() ? m_people->find(m_contact)
                                : m_people->byAddress(m_address);
}

QString PersonCard::contactId() const {
  const Contact* contact = person();
  return contact == nullptr ? QString() : QString::fromLatin1(contact->id);
}

QString PersonCard::name() const {
  const Contact* contact = person();
  return contact == nullptr ? QString() : contact->name;
}

QString PersonCard::initials() const {
  return texts::initials(name());
}

int PersonCard::colour() const {
  const Contact* contact = person();
  return contact == nullptr ? 0 : contact->colour;
}

QVariant PersonCard::picture() const {
  const Contact* contact = person();
  return contact == nullptr ? QImage() : m_people->picture(contact->id);
}

QString PersonCard::news() const {
  const Contact* contact = person();
  if (contact == nullptr || contact->addresses.size() < 2) {
    return {};
  }
  if (!m_address.isEmpty() && m_address != contact->addresses.front()) {
    //: %1 is a person's name
    return tr("This is an earlier address of %1. The newest one is in your contacts.").arg(contact->name);
  }
  if (texts::now() - contact->addressSince < kNewFor) {
    //: %1 is a person's name, %2 a date
    return tr("%1 has a new address since %2. Check that it is theirs.")
        .arg(contact->name, texts::date(contact->addressSince));
  }
  return {};
}

}  // namespace tacit::app
