// SPDX-License-Identifier: MIT
#include "wallet/wallet_impl.h"

namespace tacit {

bool Wallet::Impl::load_contacts() {
  const auto contacts = m_storage.load(Table::kContacts);
  const auto assigned = m_storage.load(Table::kAssigned);
  if (!contacts || !assigned) {
    return false;
  }
  for (const auto& [row, bytes] : *contacts) {
    Contact contact;
    if (!decode_record(bytes, contact)) {
      return false;
    }
    contact.id = row;
    m_contacts.put(std::move(contact));
  }
  for (const auto& [row, bytes] : *assigned) {
    StoredAssignment assignment;
    if (!decode_record(bytes, assignment)) {
      return false;
    }
    if (m_contacts.find(assignment.contact)) {
      m_assigned[row] = assignment.contact;
    } else {
      m_dirty_assigned.insert(row);  // of a contact that was removed: taken out with the next save
    }
  }
  return true;
}

void Wallet::Impl::collect_contacts(StorageBatch& batch) const {
  for (ContactId id : m_dirty_contacts) {
    if (const Contact* contact = m_contacts.find(id)) {
      batch.put(Table::kContacts, id, encode_record(*contact));
    } else {
      batch.erase(Table::kContacts, id);
    }
  }
  for (PaymentId id : m_dirty_assigned) {
    if (const auto found = m_assigned.find(id); found != m_assigned.end()) {
      batch.put(Table::kAssigned, id, encode_record(StoredAssignment{found->second}));
    } else {
      batch.erase(Table::kAssigned, id);
    }
  }
}

void Wallet::Impl::announce_contacts() {
  for (ContactId id : std::exchange(m_dirty_contacts, {})) {
    if (const Contact* contact = m_contacts.find(id)) {
      observer().on_contact(*contact);
    } else {
      observer().on_contact_removed(id);
    }
  }
  for (PaymentId id : std::exchange(m_dirty_assigned, {})) {
    const auto found = m_assigned.find(id);
    observer().on_assigned(id, found == m_assigned.end() ? 0 : found->second);
  }
}

Result<Contact, ContactFault> Wallet::Impl::store_contact(ContactId id, const ContactDraft& draft) {
  std::optional<std::string> forgotten;
  const std::string& prefix = m_network_known ? m_network.prefix : m_settings.prefix;
  TACIT_TRY(Contact contact, m_contacts.made(id, draft, prefix, now(), &forgotten));
  if (forgotten) {
    // What was paid to it stays this person's.
    for (const auto& [payment_id, payment] : m_payments) {
      const PaymentRecord& record = payment.record;
      if (!record.incoming && !record.parts.empty() && record.parts.front().address == *forgotten &&
          !m_assigned.contains(payment_id)) {
        m_assigned[payment_id] = contact.id;
        m_dirty_assigned.insert(payment_id);
      }
    }
  }
  m_contacts.put(contact);
  m_dirty_contacts.insert(contact.id);
  return save() ? Result<Contact, ContactFault>(contact)
                : std::unexpected(ContactFault{ContactError::kStorage});
}

bool Wallet::Impl::remove_contact(ContactId id) {
  const Contact* contact = m_contacts.find(id);
  if (!contact) {
    return false;
  }
  m_removed_contact = *contact;
  m_contacts.erase(id);
  m_dirty_contacts.insert(id);
  return save();
}

Result<Contact, ContactFault> Wallet::Impl::put_back_contact(ContactId id) {
  if (!m_removed_contact || m_removed_contact->id != id) {
    return std::unexpected(ContactFault{ContactError::kUnknown});
  }
  const Contact contact = *std::exchange(m_removed_contact, std::nullopt);
  // Name or address may be somebody else's by now.
  for (const std::string& address : contact.addresses) {
    if (const ContactId owner = m_contacts.owner_of(address)) {
      return std::unexpected(ContactFault{ContactError::kAddressTaken, owner});
    }
  }
  if (const ContactId other = m_contacts.other_named(contact.name, id)) {
    return std::unexpected(ContactFault{ContactError::kNameTaken, other});
  }
  m_contacts.put(contact);
  m_dirty_contacts.insert(id);
  return save() ? Result<Contact, ContactFault>(contact)
                : std::unexpected(ContactFault{ContactError::kStorage});
}

bool Wallet::Impl::assign_payment(PaymentId payment, ContactId contact) {
  if (!m_payments.contains(payment) || (contact != 0 && !m_contacts.find(contact))) {
    return false;
  }
  if (contact == 0) {
    m_assigned.erase(payment);
  } else {
    m_assigned[payment] = contact;
  }
  m_dirty_assigned.insert(payment);
  return save();
}

ContactId Wallet::Impl::contact_of(PaymentId id) const {
  if (const auto assigned = m_assigned.find(id);
      assigned != m_assigned.end() && m_contacts.find(assigned->second)) {
    return assigned->second;
  }
  const StoredPayment* payment = find_payment(id);
  if (!payment || payment->record.incoming || payment->record.parts.empty()) {
    return 0;
  }
  return m_contacts.owner_of(payment->record.parts.front().address);
}

std::vector<Contact> Wallet::contacts() const {
  std::vector<Contact> result;
  for (const auto& [id, contact] : m_impl->m_contacts.all()) {
    result.push_back(contact);
  }
  return result;
}
Result<Contact, ContactFault> Wallet::add_contact(const ContactDraft& draft) {
  return m_impl->store_contact(0, draft);
}
Result<Contact, ContactFault> Wallet::update_contact(ContactId id, const ContactDraft& draft) {
  return id == 0 ? std::unexpected(ContactFault{ContactError::kUnknown}) : m_impl->store_contact(id, draft);
}
bool Wallet::remove_contact(ContactId id) {
  return m_impl->remove_contact(id);
}
Result<Contact, ContactFault> Wallet::put_back_contact(ContactId id) {
  return m_impl->put_back_contact(id);
}
bool Wallet::assign_payment(PaymentId payment, ContactId contact) {
  return m_impl->assign_payment(payment, contact);
}
std::map<PaymentId, ContactId> Wallet::assigned_payments() const {
  return m_impl->m_assigned;
}
ContactId Wallet::contact_of(PaymentId payment) const {
  return m_impl->contact_of(payment);
}
std::string Wallet::contact_name(ContactId contact) const {
  const Contact* known = m_impl->m_contacts.find(contact);
  return known ? known->name : std::string();
}

}  // namespace tacit
