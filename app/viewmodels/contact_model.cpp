// SPDX-License-Identifier: MIT
#include "viewmodels/contact_model.h"

#include <QClipboard>
#include <QGuiApplication>
#include <algorithm>

#include "viewmodels/look_alike.h"
#include "viewmodels/payment_list_model.h"
#include "viewmodels/person_picture.h"
#include "viewmodels/texts.h"
#include "wallet/contacts.h"

namespace tacit::app {

PersonPayments::PersonPayments(PaymentListModel& source, QObject* parent)
    : QSortFilterProxyModel(parent), m_source(source) {
  setSourceModel(&source);
  for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
    connect(this, signal, this, &PersonPayments::countChanged);
  }
  connect(this, &QAbstractItemModel::modelReset, this, &PersonPayments::countChanged);
}

void PersonPayments::setWanted(const QList<QByteArray>& ids) {
  const QSet<QByteArray> wanted(ids.cbegin(), ids.cend());
  if (wanted != m_wanted) {
    m_wanted = wanted;
    invalidateFilter();
    emit countChanged();
  }
}

bool PersonPayments::filterAcceptsRow(int row, const QModelIndex&) const {
  return !m_wanted.isEmpty() && m_wanted.contains(m_source.rows()[row].id);
}

ContactModel::ContactModel(WalletBackend& backend, const People& people, const PaymentDigest& digest,
                           PaymentListModel& payments, QObject* parent)
    : QObject(parent), m_backend(backend), m_people(people), m_digest(digest), m_payments(payments, nullptr) {
  connect(&backend, &WalletBackend::nodeChanged, this, [this](const NodeState& state) {
    if (m_prefix != state.addressPrefix) {
      m_prefix = state.addressPrefix;
      m_target = readTarget(m_typedAddress, m_prefix, texts::now());
      emit edited();
    }
  });
  connect(&backend, &WalletBackend::contactChanged, this, [this](quint64 ticket, const Contact& contact) {
    if (ticket != 0 && ticket == m_ticket && m_saving) {
      m_saving = false;
      take(contact);
      setMode(Shown);
    } else if (m_mode == Shown && contact.id == m_contact.id) {
      take(contact);
    }
    if (contact.id == m_removed.id) {
      forgetRemoved();
    }
  });
  connect(&backend, &WalletBackend::contactRefused, this,
          [this](quint64 ticket, ContactFault fault, const QByteArray& other) {
            if (ticket != 0 && ticket == m_ticket) {
              m_saving = false;
              m_fault = fault;
              m_other = other;
              emit edited();
            }
          });
  connect(&backend, &WalletBackend::contactRemoved, this, [this](const QByteArray& id) {
    if (m_mode != Closed && id == m_contact.id) {
      close();
    }
  });
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase != WalletPhase::Open) {
      close();
      forgetRemoved();
    }
  });
  connect(&digest, &PaymentDigest::changed, this, &ContactModel::follow);
}

void ContactModel::setMode(Mode mode) {
  if (m_mode != mode) {
    m_mode = mode;
    emit modeChanged();
  }
}

void ContactModel::take(const Contact& contact) {
  m_contact = contact;
  follow();
}

/// Payments and sums of the person that is shown.
void ContactModel::follow() {
  m_payments.setWanted(m_contact.id.isEmpty() ? QList<QByteArray>()
                                              : m_digest.value().dealings(m_contact.id).newest);
  emit changed();
}

// ---- shown

QStringList ContactModel::addressGroups() const {
  return texts::addressGroups(address());
}

QString ContactModel::addressNews() const {
  const int earlier = static_cast<int>(m_contact.addresses.size()) - 1;
  return earlier < 1 ? QString()
                     //: %1 is a date
                     : tr("This address is new since %1.").arg(texts::date(m_contact.addressSince)) +
                           QLatin1Char(' ') + tr("%n earlier address(es) remembered.", "", earlier);
}

QString ContactModel::sumIn() const {
  return texts::money(m_digest.value().dealings(m_contact.id).flow.in);
}

QString ContactModel::sumOut() const {
  return texts::money(m_digest.value().dealings(m_contact.id).flow.out);
}

QString ContactModel::dealings() const {
  const Dealings dealings = m_digest.value().dealings(m_contact.id);
  const int number = dealings.flow.ins + dealings.flow.outs;
  return number == 0 ? tr("No payments yet")
                     //: %1 is a time: "yesterday 18:02"
                     : tr("%n payment(s), the last one %1", "", number).arg(texts::moment(dealings.last));
}

bool ContactModel::morePayments() const {
  const Dealings dealings = m_digest.value().dealings(m_contact.id);
  return dealings.flow.ins + dealings.flow.outs > dealings.newest.size();
}

void ContactModel::show(const QString& contactId) {
  if (const Contact* contact = m_people.find(contactId.toLatin1())) {
    take(*contact);
    setMode(Shown);
    emit opened();
  }
}

void ContactModel::close() {
  m_saving = false;
  dropPicture();
  m_picture = {};
  setMode(Closed);
  take({});
}

void ContactModel::pay() {
  emit payWanted(contactId());
}

void ContactModel::request() {
  emit requestWanted();
}

void ContactModel::showPayments() {
  emit historyWanted(contactId(), m_contact.name);
}

void ContactModel::copyAddress() {
  QGuiApplication::clipboard()->setText(address());
  emit copied(tr("Address copied"));
}

void ContactModel::assign(const QString& paymentId, const QString& contactId) {
  m_backend.assignPayment(paymentId.toLatin1(), contactId.toLatin1());
}

// ---- editing

void ContactModel::startEditing(const Contact& contact) {
  m_contact = contact;
  m_draft = {contact.name, contact.addresses.value(0), contact.colour, contact.picture, contact.note};
  dropPicture();
  m_picture = decodePicture(contact.picture);
  m_saving = m_tried = false;
  m_pictureFault = PictureFault::None;
  m_fault = ContactFault::None;
  m_typedAddress = m_draft.address;
  m_target = readTarget(m_typedAddress, m_prefix, texts::now());
  setMode(Editing);
  // A new one may take the place of one that is shown or edited.
  emit modeChanged();
  follow();
  emit edited();
}

void ContactModel::add() {
  Contact contact;
  contact.colour = m_people.count() % kContactColours;
  startEditing(contact);
  emit opened();
}

void ContactModel::addWith(const QString& address, const QString& name) {
  if (const Contact* known = m_people.byAddress(address)) {
    show(QString::fromLatin1(known->id));
    return;
  }
  add();
  setEditAddress(address);
  suggestName(name);
}

/// Not a name that would be taken for somebody known: it was written by a stranger.
void ContactModel::suggestName(const QString& name) {
  const QList<Contact> all = m_people.sorted();
  if (std::ranges::none_of(all, [&](const Contact& known) { return looksLike(name, known.name); })) {
    setEditName(name.left(static_cast<int>(kMostContactName)));
  }
}

void ContactModel::edit() {
  if (m_mode == Shown) {
    startEditing(m_contact);
  }
}

void ContactModel::cancel() {
  if (m_mode == Editing) {
    m_saving = false;
    dropPicture();
    isNew() ? close() : setMode(Shown);
  }
}

void ContactModel::setEditName(const QString& name) {
  if (m_draft.name != name) {
    m_draft.name = name;
    m_fault = ContactFault::None;
    emit edited();
  }
}

void ContactModel::setEditAddress(const QString& text) {
  if (m_typedAddress == text) {
    return;
  }
  m_typedAddress = text;
  m_fault = ContactFault::None;
  m_target = readTarget(text, m_prefix, texts::now());
  if (m_draft.name.isEmpty() && !m_target.label.isEmpty()) {
    suggestName(m_target.label);
  }
  emit edited();
}

void ContactModel::setEditNote(const QString& note) {
  if (m_draft.note != note) {
    m_draft.note = note;
    emit edited();
  }
}

void ContactModel::setEditColour(int colour) {
  if (m_draft.colour != colour && colour >= 0 && colour < kContactColours) {
    m_draft.colour = colour;
    emit edited();
  }
}

QString ContactModel::editInitials() const {
  return texts::initials(m_draft.name.trimmed());
}

const Contact* ContactModel::namesake() const {
  return m_people.otherNamed(m_draft.name, m_contact.id);
}

QString ContactModel::nameProblem() const {
  const std::string name = contact_name(m_draft.name.toStdString());
  if (count_characters(name) > kMostContactName) {
    return tr("A name has at most 64 characters.");
  }
  if (name.empty() && (m_tried || !m_draft.name.isEmpty())) {
    return tr("Give this person a name.");
  }
  if (namesake() != nullptr || m_fault == ContactFault::NameTaken) {
    return tr("Somebody in your contacts has this name already. Choose another one.");
  }
  return {};
}

QString ContactModel::addressProblem() const {
  if (m_target.kind == PaymentTarget::Kind::Bad) {
    return m_target.problem;
  }
  if (m_target.kind == PaymentTarget::Kind::Empty) {
    return m_tried ? tr("Paste an address, or a link that starts with tacit:") : QString();
  }
  const Contact* owner = m_people.byAddress(m_target.address);
  if (owner != nullptr && owner->id != m_contact.id) {
    //: %1 is a person's name
    return tr("This is the address of %1.").arg(owner->name);
  }
  switch (m_fault) {
    case ContactFault::OtherNetwork:
      return tr("This address belongs to another network.");
    case ContactFault::Address:
    case ContactFault::AddressTaken:
      return tr("This address can not be kept. Copy it again.");
    case ContactFault::NoNetwork:
      return tr("The network is not known yet. Wait until the wallet is connected.");
    case ContactFault::TooMany:
      return tr("There is no room for more contacts. Remove some, or their pictures.");
    case ContactFault::Unknown:
    case ContactFault::Storage:
      return tr("This was not saved, because the wallet's folder can not be written. Check the disk.");
    default:
      return {};
  }
}

QString ContactModel::noteProblem() const {
  return m_draft.note.toUtf8().size() > static_cast<qsizetype>(kMostContactNote)
             ? tr("This note is too long.")
             : QString();
}

QString ContactModel::pictureProblem() const {
  if (m_pictureFault == PictureFault::TooManyBytes || m_pictureFault == PictureFault::TooLarge) {
    return tr("This picture is too large: at most %1 megapixels and %2 megabytes are read. Choose another "
              "one.")
        .arg(kMostMegapixels)
        .arg(kMostPictureBytes / 1024 / 1024);
  }
  return m_pictureFault != PictureFault::None || m_fault == ContactFault::Picture
             ? tr("This file is no picture that can be read. Choose another one.")
             : QString();
}

QStringList ContactModel::colourNames() const {
  return {tr("Sea"), tr("Peach"), tr("Lavender"), tr("Honey"), tr("Sky"), tr("Rose"), tr("Leaf"), tr("Sand")};
}

bool ContactModel::canSave() const {
  return m_mode == Editing && !m_saving && !m_readingPicture && nameProblem().isEmpty() &&
         addressProblem().isEmpty() && noteProblem().isEmpty();
}

QString ContactModel::joinText() const {
  const Contact* other = m_people.byName(m_draft.name);  // one of several would be a guess
  const bool good =
      m_target.kind == PaymentTarget::Kind::Address || m_target.kind == PaymentTarget::Kind::Link;
  return m_mode == Editing && isNew() && other != nullptr && good && addressProblem().isEmpty()
             //: Button. %1 is a person's name
             ? tr("Make it the new address of %1").arg(other->name)
             : QString();
}

void ContactModel::send(const QByteArray& id, const ContactDraft& draft) {
  m_saving = true;
  m_fault = ContactFault::None;
  emit edited();
  m_backend.saveContact(++m_ticket, id, draft);
}

void ContactModel::save() {
  m_tried = true;
  const bool whole =
      !contact_name(m_draft.name.toStdString()).empty() && m_target.kind != PaymentTarget::Kind::Empty;
  if (!canSave() || !whole) {
    emit edited();
    return;
  }
  m_draft.address = m_target.address;
  send(m_contact.id, m_draft);
}

void ContactModel::join() {
  if (joinText().isEmpty() || m_saving) {
    return;
  }
  const Contact other = *m_people.byName(m_draft.name);
  send(other.id, {other.name, m_target.address, other.colour, other.picture, other.note});
}

/// What is still being read is no longer wanted.
void ContactModel::dropPicture() {
  ++m_pictureTicket;
  m_readingPicture = false;
}

void ContactModel::choosePicture(const QUrl& file) {
  dropPicture();
  m_readingPicture = true;
  m_pictureFault = PictureFault::None;
  emit edited();
  m_thread.start(
      [this, ticket = m_pictureTicket, path = file.toLocalFile()]() -> SideThread::Answer {
        const PictureRead read = readPictureFile(path);
        return [this, ticket, fault = read.fault, png = makePicture(read.image)] {
          takePicture(ticket, fault, png);
        };
      },
      [this, ticket = m_pictureTicket] { takePicture(ticket, PictureFault::NotAPicture, {}); });
}

void ContactModel::takePicture(quint64 ticket, PictureFault fault, const QByteArray& png) {
  if (ticket != m_pictureTicket) {
    return;
  }
  m_readingPicture = false;
  m_pictureFault = fault;
  if (!png.isEmpty()) {
    m_draft.picture = png;
    m_picture = decodePicture(png);
  }
  emit edited();
}

void ContactModel::removePicture() {
  dropPicture();
  m_draft.picture.clear();
  m_picture = {};
  m_pictureFault = PictureFault::None;
  emit edited();
}

// ---- removing

void ContactModel::remove() {
  if (m_mode == Closed || isNew()) {
    return;
  }
  m_removed = m_contact;
  emit removedChanged();
  m_backend.removeContact(m_contact.id);
}

void ContactModel::undoRemove() {
  if (!m_removed.id.isEmpty()) {
    m_backend.putBackContact(m_removed.id);
  }
}

void ContactModel::forgetRemoved() {
  if (!m_removed.id.isEmpty()) {
    m_removed = {};
    emit removedChanged();
  }
}

QString ContactModel::removedText() const {
  return m_removed.id.isEmpty()
             ? QString()
             //: %1 is a person's name
             : tr("%1 was removed. Their payments stay in the history.").arg(m_removed.name);
}

void ContactModel::retranslate() {
  emit languageChanged();
  emit changed();
  emit edited();
  emit removedChanged();
}

}  // namespace tacit::app
