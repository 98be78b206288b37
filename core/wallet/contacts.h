// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

/// The people of a wallet. Whom a payment goes to is told by its recipient's address; whom it came from
/// nobody can tell, so the wallet's owner may say it. A person may give another address for every request: a
/// contact has one address to pay and remembers those before it. Pure data; storage is the wallet's. Private
/// to the wallet's owner, no key among it. Not thread-safe.
namespace tacit {

/// Names a contact inside its wallet: 1, 2, 3 …; 0 is nobody.
using ContactId = std::uint64_t;

inline constexpr std::size_t kMostContacts = 10'000;
inline constexpr std::size_t kMostContactName = 64;            // characters
inline constexpr std::size_t kMostContactAddresses = 256;      // the oldest is forgotten then
inline constexpr std::size_t kMostContactNote = 4096;          // bytes
inline constexpr std::size_t kMostContactPicture = 64 << 10;   // bytes
inline constexpr std::size_t kMostContactPictures = 64 << 20;  // bytes, of all contacts
inline constexpr std::uint8_t kContactColours = 8;

struct Contact {
  ContactId id = 0;
  std::string name;                    // stripped by `display_text`, without white space around it
  std::vector<std::string> addresses;  // texts; the first is the one to pay, then newest first
  std::uint8_t colour = 0;             // below kContactColours
  Bytes picture;                       // PNG, or empty; made anew by whoever stores it
  std::string note;                    // kept here alone
  std::uint64_t created = 0;           // ms
  std::uint64_t address_since = 0;     // ms: when the address to pay became it

  friend bool operator==(const Contact&, const Contact&) = default;
};

/// What a person types.
struct ContactDraft {
  std::string name;
  std::string address;
  std::uint8_t colour = 0;
  Bytes picture;
  std::string note;
};

enum class ContactError : std::uint8_t {
  kUnknown,       // no contact of this id
  kNoNetwork,     // the network's prefix is not known yet, so no address can be checked
  kName,          // nothing of it can be shown
  kNameTooLong,   //
  kNameTaken,     // case aside
  kAddress,       // not an address, or mistyped
  kOtherNetwork,  // an address of another network
  kAddressTaken,  // of another contact
  kPicture,       // no PNG, or too large
  kNoteTooLong,   //
  kTooMany,       // contacts, or bytes of pictures
  kStorage,       // the disk refused
};
struct ContactFault {
  ContactError error{};
  ContactId other = 0;  // with kNameTaken and kAddressTaken: whose it is
};

/// The name as it is kept.
std::string contact_name(std::string_view typed);
std::size_t count_characters(std::string_view utf8);
/// Equal for names that differ in case alone, by Unicode's simple case folding.
std::string folded_name(std::string_view name);

class ContactBook {
 public:
  /// The draft as a contact: a new one for `id` 0, else the contact of that id changed. An address that
  /// differs from the one to pay takes its place. `forgotten` is the address that had to give way, if any.
  Result<Contact, ContactFault> made(ContactId id, const ContactDraft& draft, std::string_view prefix,
                                     std::uint64_t now,
                                     std::optional<std::string>* forgotten = nullptr) const;

  /// Takes the place of the contact with its id.
  void put(Contact contact);
  void erase(ContactId id);
  const Contact* find(ContactId id) const;
  /// Another than `id` who has this name, case aside; 0 for nobody.
  ContactId other_named(std::string_view name, ContactId id) const;
  /// Whose address it is or was; 0 for nobody's.
  ContactId owner_of(std::string_view address) const;
  const std::map<ContactId, Contact>& all() const { return m_contacts; }
  /// An id that no contact of this book ever had.
  ContactId next_id() const { return m_next; }

 private:
  std::optional<ContactFault> check(ContactId id, const Contact& contact, std::size_t picture_before) const;

  std::map<ContactId, Contact> m_contacts;
  std::unordered_map<std::string, ContactId> m_by_address;
  std::unordered_multimap<std::string, ContactId> m_by_name;  // folded; older books have names that are alike
  std::size_t m_picture_bytes = 0;
  ContactId m_next = 1;
};

}  // namespace tacit
