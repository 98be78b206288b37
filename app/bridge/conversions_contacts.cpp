// SPDX-License-Identifier: MIT
#include "bridge/conversions.h"

namespace tacit::app {

Contact toContact(const tacit::Contact& contact) {
  Contact result;
  result.id = contactKey(contact.id);
  result.name = strippedText(contact.name);
  for (const std::string& address : contact.addresses) {
    result.addresses.append(QString::fromStdString(address));
  }
  result.colour = contact.colour;
  result.picture = QByteArray(reinterpret_cast<const char*>(contact.picture.data()),
                              static_cast<qsizetype>(contact.picture.size()));
  result.note = fromUtf8(contact.note);
  result.createdAt = static_cast<qint64>(contact.created);
  result.addressSince = static_cast<qint64>(contact.address_since);
  return result;
}

tacit::ContactDraft toCoreDraft(const ContactDraft& draft) {
  tacit::ContactDraft result;
  result.name = draft.name.toStdString();
  result.address = draft.address.trimmed().toStdString();
  result.colour = static_cast<std::uint8_t>(qBound(0, draft.colour, kContactColours - 1));
  result.picture.assign(draft.picture.begin(), draft.picture.end());
  result.note = draft.note.toStdString();
  return result;
}

ContactFault toFault(ContactError error) {
  switch (error) {
    case ContactError::kUnknown:
      return ContactFault::Unknown;
    case ContactError::kNoNetwork:
      return ContactFault::NoNetwork;
    case ContactError::kName:
      return ContactFault::Name;
    case ContactError::kNameTooLong:
      return ContactFault::NameTooLong;
    case ContactError::kNameTaken:
      return ContactFault::NameTaken;
    case ContactError::kAddress:
      return ContactFault::Address;
    case ContactError::kOtherNetwork:
      return ContactFault::OtherNetwork;
    case ContactError::kAddressTaken:
      return ContactFault::AddressTaken;
    case ContactError::kPicture:
      return ContactFault::Picture;
    case ContactError::kNoteTooLong:
      return ContactFault::NoteTooLong;
    case ContactError::kTooMany:
      return ContactFault::TooMany;
    case ContactError::kStorage:
      break;
  }
  return ContactFault::Storage;
}

QByteArray contactKey(ContactId id) {
  return id == 0 ? QByteArray() : QByteArray::number(static_cast<qulonglong>(id));
}

ContactId contactIdOf(const QByteArray& key) {
  return key.toULongLong();
}

}  // namespace tacit::app
