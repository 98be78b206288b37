// SPDX-License-Identifier: MIT
#include "wallet/contacts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "protocol/address.h"
#include "wallet/payment_link.h"

namespace tacit {

namespace {

constexpr std::array<std::uint8_t, 8> kPng{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

bool is_png(const Bytes& bytes) {
  return bytes.size() > kPng.size() && std::equal(kPng.begin(), kPng.end(), bytes.begin());
}

ContactFault fault_of(AddressError error) {
  return {error == AddressError::kOtherNetwork ? ContactError::kOtherNetwork : ContactError::kAddress};
}

/// How many bytes at the front are white space. The long ones would make two names look alike.
std::size_t leading_space(std::string_view text) {
  for (std::string_view space :
       {" ", "\xC2\xA0", "\xE1\x9A\x80", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE2\xA0\x80", "\xE3\x80\x80"}) {
    if (text.starts_with(space)) {
      return space.size();
    }
  }
  // U+2000 to U+200A
  const bool wide =
      text.size() > 2 && text.starts_with("\xE2\x80") && static_cast<unsigned char>(text[2]) <= 0x8A;
  return wide ? 3 : 0;
}

/// Puts `address` first; returns the one that found no place any more.
std::optional<std::string> pay_to(Contact& contact, const std::string& address, std::uint64_t now) {
  if (!contact.addresses.empty() && contact.addresses.front() == address) {
    return std::nullopt;
  }
  std::erase(contact.addresses, address);
  contact.addresses.insert(contact.addresses.begin(), address);
  contact.address_since = now;
  if (contact.addresses.size() <= kMostContactAddresses) {
    return std::nullopt;
  }
  std::string last = std::move(contact.addresses.back());
  contact.addresses.pop_back();
  return last;
}

}  // namespace

std::string contact_name(std::string_view typed) {
  const std::string shown = display_text(typed);
  std::string name;
  bool gap = false;
  for (std::string_view rest = shown; !rest.empty();) {
    if (const std::size_t space = leading_space(rest); space > 0) {
      gap = true;
      rest.remove_prefix(space);
      continue;
    }
    if (std::exchange(gap, false) && !name.empty()) {
      name.push_back(' ');
    }
    name.push_back(rest.front());
    rest.remove_prefix(1);
  }
  return name;
}

std::size_t count_characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

Result<Contact, ContactFault> ContactBook::made(ContactId id, const ContactDraft& draft,
                                                std::string_view prefix, std::uint64_t now,
                                                std::optional<std::string>* forgotten) const {
  const Contact* before = find(id);
  if (id != 0 && before == nullptr) {
    return std::unexpected(ContactFault{ContactError::kUnknown});
  }
  if (!is_address_prefix(prefix)) {
    return std::unexpected(ContactFault{ContactError::kNoNetwork});
  }
  Contact contact = before ? *before : Contact();
  contact.id = id != 0 ? id : m_next;
  contact.name = contact_name(draft.name);
  contact.colour = static_cast<std::uint8_t>(draft.colour % kContactColours);
  contact.picture = draft.picture;
  contact.note = draft.note;
  contact.created = before ? before->created : now;
  const auto address = parse_address(draft.address, prefix);
  if (!address) {
    return std::unexpected(fault_of(address.error()));
  }
  const auto last = pay_to(contact, format_address(*address, prefix), now);
  if (forgotten) {
    *forgotten = last;
  }
  if (const auto fault = check(contact.id, contact, before ? before->picture.size() : 0)) {
    return std::unexpected(*fault);
  }
  return contact;
}

std::optional<ContactFault> ContactBook::check(ContactId id, const Contact& contact,
                                               std::size_t picture_before) const {
  if (contact.name.empty()) {
    return ContactFault{ContactError::kName};
  }
  if (count_characters(contact.name) > kMostContactName) {
    return ContactFault{ContactError::kNameTooLong};
  }
  if (const ContactId named = other_named(contact.name, id)) {
    return ContactFault{ContactError::kNameTaken, named};
  }
  if (const ContactId owner = owner_of(contact.addresses.front()); owner != 0 && owner != id) {
    return ContactFault{ContactError::kAddressTaken, owner};
  }
  if (!contact.picture.empty() &&
      (contact.picture.size() > kMostContactPicture || !is_png(contact.picture))) {
    return ContactFault{ContactError::kPicture};
  }
  if (contact.note.size() > kMostContactNote) {
    return ContactFault{ContactError::kNoteTooLong};
  }
  const bool full = m_contacts.size() >= kMostContacts && !m_contacts.contains(id);
  if (full || m_picture_bytes - picture_before + contact.picture.size() > kMostContactPictures) {
    return ContactFault{ContactError::kTooMany};
  }
  return std::nullopt;
}

void ContactBook::put(Contact contact) {
  erase(contact.id);
  m_next = std::max(m_next, contact.id + 1);
  m_by_name.emplace(folded_name(contact.name), contact.id);
  m_picture_bytes += contact.picture.size();
  for (const std::string& address : contact.addresses) {
    m_by_address[address] = contact.id;
  }
  m_contacts.insert_or_assign(contact.id, std::move(contact));
}

void ContactBook::erase(ContactId id) {
  const auto found = m_contacts.find(id);
  if (found == m_contacts.end()) {
    return;
  }
  const auto [first, last] = m_by_name.equal_range(folded_name(found->second.name));
  const auto named = std::find_if(first, last, [id](const auto& entry) { return entry.second == id; });
  if (named != last) {
    m_by_name.erase(named);
  }
  m_picture_bytes -= found->second.picture.size();
  for (const std::string& address : found->second.addresses) {
    m_by_address.erase(address);
  }
  m_contacts.erase(found);
}

const Contact* ContactBook::find(ContactId id) const {
  const auto found = m_contacts.find(id);
  return found == m_contacts.end() ? nullptr : &found->second;
}

ContactId ContactBook::other_named(std::string_view name, ContactId id) const {
  const auto [first, last] = m_by_name.equal_range(folded_name(name));
  const auto other = std::find_if(first, last, [id](const auto& entry) { return entry.second != id; });
  return other == last ? 0 : other->second;
}

ContactId ContactBook::owner_of(std::string_view address) const {
  const auto found = m_by_address.find(std::string(address));
  return found == m_by_address.end() ? 0 : found->second;
}

}  // namespace tacit
