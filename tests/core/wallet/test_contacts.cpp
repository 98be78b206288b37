// SPDX-License-Identifier: MIT
#include <QTest>
#include <algorithm>

#include "support/wallet_fixture.h"
#include "wallet/records.h"

using namespace tacit;
using namespace tacit::test;

namespace {

std::string text_of(std::uint8_t number, std::uint64_t index = 0) {
  return format_address(address_of(number, index), "tacittest");
}

ContactDraft draft(const std::string& name, const std::string& address) {
  ContactDraft made;
  made.name = name;
  made.address = address;
  return made;
}

Bytes png(std::size_t size) {
  Bytes bytes{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  bytes.resize(size, 7);
  return bytes;
}

/// A wallet without a node.
struct Alone {
  Alone() : wallet(clock, nullptr) { ready = wallet.create(false, 1); }
  FakeClock clock;
  TestWallet wallet;
  bool ready = false;
  Wallet& operator*() { return *wallet.wallet; }
};

}  // namespace

class TestContacts : public QObject {
  Q_OBJECT

 private slots:
  void names_data() {
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("trims") << QByteArray("  Ann ") << QByteArray("Ann");
    QTest::newRow("joins-spaces") << QByteArray("Ann \xC2\xA0 Lee") << QByteArray("Ann Lee");
    QTest::newRow("strips-turned-text") << QByteArray("A\xE2\x80\xAEnn") << QByteArray("Ann");
    QTest::newRow("strips-zero-width") << QByteArray("A\xE2\x80\x8Bnn") << QByteArray("Ann");
    QTest::newRow("strips-invisible-letter") << QByteArray("Ann\xEF\xBE\xA0") << QByteArray("Ann");
    QTest::newRow("strips-invisible-note") << QByteArray("An\xF0\x9D\x85\xB3n") << QByteArray("Ann");
    QTest::newRow("strips-shorthand-control") << QByteArray("A\xF0\x9B\xB2\xA0nn") << QByteArray("Ann");
    QTest::newRow("joins-every-kind-of-space")
        << QByteArray("Ann\xE2\x80\x83\xE2\x81\x9F\xE2\xA0\x80Lee\xE1\x9A\x80") << QByteArray("Ann Lee");
    QTest::newRow("strips-controls") << QByteArray("A\nn\tn") << QByteArray("Ann");
    QTest::newRow("keeps-scripts") << QByteArray("\xE5\xB0\x8F\xE6\x98\x8E")
                                   << QByteArray("\xE5\xB0\x8F\xE6\x98\x8E");
    QTest::newRow("nothing-left") << QByteArray(" \xE2\x80\x8B ") << QByteArray();
  }
  void names() {
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, kept);
    QCOMPARE(QByteArray::fromStdString(contact_name(typed.toStdString())), kept);
  }

  void namesFold_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("folded");
    QTest::newRow("latin") << QByteArray("Ann Lee-2") << QByteArray("ann lee-2");
    QTest::newRow("accents") << QByteArray("\xC3\x84\xC3\x96\xC5\xBD")
                             << QByteArray("\xC3\xA4\xC3\xB6\xC5\xBE");
    QTest::newRow("greek-with-both-sigmas")
        << QByteArray("\xCE\xA3\xCF\x82\xCF\x83") << QByteArray("\xCF\x83\xCF\x83\xCF\x83");
    QTest::newRow("cyrillic") << QByteArray("\xD0\x90\xD0\x81") << QByteArray("\xD0\xB0\xD1\x91");
    QTest::newRow("every-second-one-is-small")
        << QByteArray("\xC4\x80\xC4\x81") << QByteArray("\xC4\x81\xC4\x81");
    QTest::newRow("full-width") << QByteArray("\xEF\xBC\xA1") << QByteArray("\xEF\xBD\x81");
    QTest::newRow("deseret") << QByteArray("\xF0\x90\x90\x80") << QByteArray("\xF0\x90\x90\xA8");
    QTest::newRow("kelvin-sign") << QByteArray("\xE2\x84\xAA") << QByteArray("k");
    QTest::newRow("no-case") << QByteArray("\xE5\xB0\x8F\xE6\x98\x8E")
                             << QByteArray("\xE5\xB0\x8F\xE6\x98\x8E");
    QTest::newRow("no-text") << QByteArray("\xFFZ") << QByteArray("\xFFz");
  }
  void namesFold() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, folded);
    QCOMPARE(QByteArray::fromStdString(folded_name(name.toStdString())), folded);
    QCOMPARE(QByteArray::fromStdString(folded_name(folded.toStdString())), folded);
  }

  /// A book of an older version can have two whose names differ in case alone; each keeps its own place in
  /// it.
  void namesThatAreAlikeStayTwo() {
    ContactBook book;
    Contact ann = *book.made(0, draft("Ann", text_of(2)), "tacittest", 1);
    book.put(ann);
    Contact other = ann;
    other.id = 7;
    other.name = "ANN";
    other.addresses = {text_of(3)};
    book.put(other);
    QCOMPARE(book.other_named("ann", ann.id), ContactId{7});
    QCOMPARE(book.other_named("ann", 7), ann.id);
    book.erase(ann.id);
    QCOMPARE(book.other_named("Ann", 0), ContactId{7});
    QCOMPARE(book.made(0, draft("aNN", text_of(4)), "tacittest", 1).error().error, ContactError::kNameTaken);
    book.erase(7);
    QCOMPARE(book.other_named("Ann", 0), ContactId{0});
  }

  void refusesByName_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<int>("picture");
    QTest::addColumn<int>("error");
    const auto row = [](const char* claim, const QByteArray& name, const std::string& address, int picture,
                        ContactError error) {
      QTest::newRow(claim) << name << QByteArray::fromStdString(address) << picture
                           << static_cast<int>(error);
    };
    row("no-name", "  ", text_of(2), 0, ContactError::kName);
    row("name-of-65", QByteArray(65, 'a'), text_of(2), 0, ContactError::kNameTooLong);
    row("name-of-another", "Ann", text_of(2), 0, ContactError::kNameTaken);
    row("name-of-another-in-small-letters", "ann", text_of(2), 0, ContactError::kNameTaken);
    row("mistyped-address", "Bob", text_of(2).substr(0, 40), 0, ContactError::kAddress);
    row("other-network", "Bob", format_address(address_of(2), "tacit"), 0, ContactError::kOtherNetwork);
    row("address-of-another", "Bob", text_of(9), 0, ContactError::kAddressTaken);
    row("picture-too-large", "Bob", text_of(2), (64 << 10) + 1, ContactError::kPicture);
    row("picture-is-none", "Bob", text_of(2), -1, ContactError::kPicture);
  }
  void refusesByName() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, address);
    QFETCH(int, picture);
    QFETCH(int, error);
    Alone alone;
    QVERIFY(alone.ready);
    QVERIFY((*alone).add_contact(draft("Ann", text_of(9))).has_value());
    ContactDraft typed = draft(name.toStdString(), address.toStdString());
    typed.picture = picture > 0 ? png(static_cast<std::size_t>(picture)) : Bytes(picture < 0 ? 20 : 0, 1);
    const auto added = (*alone).add_contact(typed);
    QVERIFY(!added.has_value());
    QCOMPARE(static_cast<int>(added.error().error), error);
    QCOMPARE((*alone).contacts().size(), 1u);
  }

  void survivesARestart() {
    Alone alone;
    ContactDraft typed = draft(" Ann ", text_of(2));
    typed.colour = 3;
    typed.picture = png(2000);
    typed.note = "met at the market";
    const auto ann = (*alone).add_contact(typed);
    QVERIFY(ann.has_value());
    QCOMPARE(ann->name, std::string("Ann"));
    QVERIFY((*alone).add_contact(draft("Bob", text_of(3))).has_value());
    QVERIFY(alone.wallet.reopen());
    const std::vector<Contact> contacts = (*alone).contacts();
    QCOMPARE(contacts.size(), 2u);
    QVERIFY(contacts.front() == *ann);
  }

  void aNewAddressKeepsTheOld() {
    Alone alone;
    const auto ann = (*alone).add_contact(draft("Ann", text_of(2)));
    alone.clock.advance(5'000);
    const auto moved = (*alone).update_contact(ann->id, draft("Ann", text_of(2, 7)));
    QVERIFY(moved.has_value());
    QCOMPARE(moved->addresses, (std::vector<std::string>{text_of(2, 7), text_of(2)}));
    QVERIFY(moved->address_since > ann->address_since);
    // The old one is still hers.
    QCOMPARE((*alone).add_contact(draft("Bob", text_of(2))).error().error, ContactError::kAddressTaken);
    const auto back = (*alone).update_contact(ann->id, draft("Ann", text_of(2)));
    QCOMPARE(back->addresses, (std::vector<std::string>{text_of(2), text_of(2, 7)}));
  }

  void removesAndPutsBack() {
    Alone alone;
    const auto ann = (*alone).add_contact(draft("Ann", text_of(2)));
    QVERIFY(!(*alone).remove_contact(ann->id + 1));
    QVERIFY((*alone).remove_contact(ann->id));
    QVERIFY((*alone).contacts().empty());
    const auto back = (*alone).put_back_contact(ann->id);
    QVERIFY(back.has_value());
    QVERIFY(*back == *ann);
    QVERIFY((*alone).remove_contact(ann->id));
    const auto bob = (*alone).add_contact(draft("aNN", text_of(3)));  // a name is one, case aside
    QVERIFY(bob.has_value());
    QVERIFY(bob->id != ann->id);
    QCOMPARE((*alone).put_back_contact(ann->id).error().error, ContactError::kNameTaken);
  }

  void paymentsBelongToPeople() {
    FakeClock clock;
    FakeNode node(clock, {{address_of(1), tacit_amount(10)}, {address_of(1), tacit_amount(10)}}, 6);
    TestWallet wallet(clock, &node);
    QVERIFY(wallet.create(true, 1) && wallet.catch_up());
    const auto ann = wallet.wallet->add_contact(draft("Ann", text_of(9)));
    const auto bob = wallet.wallet->add_contact(draft("Bob", text_of(8)));
    QVERIFY(ann && bob);
    const auto paid = wallet.wallet->send(wallet.order(address_of(9), tacit_amount(1)));
    QVERIFY(paid.has_value());
    QCOMPARE(wallet.wallet->contact_of(*paid), ann->id);
    PaymentId received = 0;
    for (const PaymentRecord& record : wallet.wallet->payments()) {
      received = record.incoming ? record.id : received;
    }
    QVERIFY(received != 0);
    QCOMPARE(wallet.wallet->contact_of(received), ContactId{0});
    QVERIFY(wallet.wallet->assign_payment(received, bob->id));
    QVERIFY(!wallet.wallet->assign_payment(received, 77));
    QVERIFY(!wallet.wallet->assign_payment(777, bob->id));
    QVERIFY(wallet.reopen());
    QCOMPARE(wallet.wallet->contact_of(received), bob->id);
    QCOMPARE(wallet.wallet->contact_of(*paid), ann->id);
    QVERIFY(wallet.wallet->remove_contact(bob->id));
    QCOMPARE(wallet.wallet->contact_of(received), ContactId{0});
    QVERIFY(wallet.wallet->put_back_contact(bob->id).has_value());
    QCOMPARE(wallet.wallet->contact_of(received), bob->id);
    QVERIFY(wallet.wallet->assign_payment(received, 0));
    QCOMPARE(wallet.wallet->contact_of(received), ContactId{0});
    // What was assigned to somebody who is gone is nobody's after the next start.
    QVERIFY(wallet.wallet->assign_payment(received, bob->id));
    QVERIFY(wallet.wallet->remove_contact(bob->id));
    QVERIFY(wallet.reopen());
    QVERIFY(wallet.wallet->assigned_payments().empty());
  }

  void theOldestAddressGivesWay() {
    ContactBook book;
    auto contact = book.made(0, draft("Ann", text_of(2, 0)), "tacittest", 1);
    QVERIFY(contact.has_value());
    book.put(*contact);
    std::optional<std::string> forgotten;
    for (std::uint64_t i = 1; i <= kMostContactAddresses; ++i) {
      contact = book.made(contact->id, draft("Ann", text_of(2, i)), "tacittest", 1 + i, &forgotten);
      QVERIFY(contact.has_value());
      QCOMPARE(forgotten.has_value(), i == kMostContactAddresses);
      book.put(*contact);
    }
    QCOMPARE(*forgotten, text_of(2, 0));
    QCOMPARE(contact->addresses.size(), kMostContactAddresses);
    QCOMPARE(book.owner_of(text_of(2, 0)), ContactId{0});
    QCOMPARE(book.owner_of(text_of(2, 1)), contact->id);
  }

  void recordsAreStrict() {
    ContactBook book;
    const auto ann = book.made(0, draft("Ann", text_of(2)), "tacittest", 1);
    const Bytes good = encode_record(*ann);
    Contact read;
    QVERIFY(decode_record(good, read));
    QVERIFY(read == *ann);
    Bytes longer = good;
    longer.push_back(0);
    QVERIFY(!decode_record(longer, read));
    QVERIFY(!decode_record(ByteView(good).first(good.size() - 1), read));
    Bytes later = good;
    ++later[0];
    QVERIFY(!decode_record(later, read));
    Contact nameless = *ann;
    nameless.name = "\xE2\x80\x8B";
    QVERIFY(!decode_record(encode_record(nameless), read));
    Contact homeless = *ann;
    homeless.addresses.clear();
    QVERIFY(!decode_record(encode_record(homeless), read));
  }
};

QTEST_GUILESS_MAIN(TestContacts)
#include "test_contacts.moc"
