// SPDX-License-Identifier: MIT
#include "bridge/conversions.h"
#include "bridge/wallet_service.h"

/// The people of WalletService.
namespace tacit::app {

void WalletService::tellContacts(const Wallet& wallet) {
  QList<Contact> contacts;
  for (const tacit::Contact& contact : wallet.contacts()) {
    contacts.append(toContact(contact));
  }
  QHash<QByteArray, QByteArray> assigned;
  for (const auto& [payment, contact] : wallet.assigned_payments()) {
    assigned.insert(paymentKey(payment), contactKey(contact));
  }
  tell([this, contacts = std::move(contacts), assigned = std::move(assigned)] {
    emit contactsLoaded(contacts, assigned);
  });
}

Payment WalletService::toStamped(const PaymentRecord& record) {
  Payment payment = toPayment(record);
  const Wallet& wallet = *m_worker.wallet();
  const ContactId contact = wallet.contact_of(record.id);
  if (contact == 0) {
    m_stamps.remove(record.id);
    return payment;
  }
  m_stamps.insert(record.id, contact);
  payment.contact = contactKey(contact);
  payment.person = strippedText(wallet.contact_name(contact));
  return payment;
}

void WalletService::restamp(ContactId changed) {
  QList<Payment> payments;
  const Wallet& wallet = *m_worker.wallet();
  for (const PaymentRecord& record : wallet.payments()) {
    const ContactId contact = wallet.contact_of(record.id);
    if (contact != m_stamps.value(record.id) || (contact != 0 && contact == changed)) {
      payments.append(toStamped(record));
    }
  }
  if (!payments.isEmpty()) {
    tell([this, payments = std::move(payments)] { emit paymentsChanged(payments); });
  }
}

void WalletService::saveContact(quint64 ticket, QByteArray id, ContactDraft draft) {
  withWallet([this, ticket, id = contactIdOf(id), draft = toCoreDraft(draft)](Wallet& wallet) {
    m_contactTicket = ticket;
    const auto saved = id == 0 ? wallet.add_contact(draft) : wallet.update_contact(id, draft);
    m_contactTicket = 0;
    if (!saved) {
      tell([this, ticket, fault = toFault(saved.error().error), other = contactKey(saved.error().other)] {
        emit contactRefused(ticket, fault, other);
      });
    }
  });
}

void WalletService::removeContact(QByteArray id) {
  withWallet([id = contactIdOf(id)](Wallet& wallet) { wallet.remove_contact(id); });
}

void WalletService::putBackContact(QByteArray id) {
  withWallet([this, id = contactIdOf(id)](Wallet& wallet) {
    if (const auto back = wallet.put_back_contact(id); !back) {
      tell([this, fault = toFault(back.error().error), other = contactKey(back.error().other)] {
        emit contactRefused(0, fault, other);
      });
    }
  });
}

void WalletService::assignPayment(QByteArray paymentId, QByteArray contactId) {
  withWallet([payment = paymentIdOf(paymentId), contact = contactIdOf(contactId)](Wallet& wallet) {
    wallet.assign_payment(payment, contact);
  });
}

void WalletService::on_contact(const tacit::Contact& contact) {
  if (m_telling) {
    tell([this, ticket = m_contactTicket, answer = toContact(contact)] {
      emit contactChanged(ticket, answer);
    });
    restamp(contact.id);
  }
}

void WalletService::on_contact_removed(ContactId id) {
  if (m_telling) {
    tell([this, key = contactKey(id)] { emit contactRemoved(key); });
    restamp(0);
  }
}

void WalletService::on_assigned(PaymentId payment, ContactId contact) {
  if (m_telling) {
    tell([this, key = paymentKey(payment), person = contactKey(contact)] {
      emit paymentAssigned(key, person);
    });
    if (const auto record = m_worker.wallet()->payment(payment)) {
      tell([this, changed = toStamped(*record)] { emit paymentsChanged({changed}); });
    }
  }
}

}  // namespace tacit::app
