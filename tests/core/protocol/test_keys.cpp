// SPDX-License-Identifier: MIT
#include <QtTest>
#include <type_traits>

#include "crypto/bech32m.h"
#include "protocol/keys.h"

#include "vector_file.h"

using namespace tacit;

static_assert(!std::is_copy_constructible_v<IncomingKey> && !std::is_copy_assignable_v<IncomingKey>);
static_assert(!std::is_copy_constructible_v<FullKey> && !std::is_copy_assignable_v<FullKey>);
static_assert(!std::is_copy_constructible_v<SpendKey> && !std::is_copy_assignable_v<SpendKey>);

namespace {

SpendKey some_key() {
  Bytes64 seed{};
  seed[3] = 7;
  return SpendKey::from_seed(Secret<Bytes64>(seed), 1);
}

std::string text_of(const SecretBytes& secret) {
  const ByteView bytes = secret.expose();
  return {bytes.begin(), bytes.end()};
}

}  // namespace

class TestKeys : public QObject {
  Q_OBJECT

 private slots:
  void seedGivesThePublishedKeysAndAddresses_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(vectors::document()["keys"].size()); ++i) {
      QTest::addRow("account-%d", i) << i;
    }
  }
  void seedGivesThePublishedKeysAndAddresses() {
    QFETCH(int, index);
    const auto& c = vectors::document()["keys"][std::size_t(index)];
    const Secret<Bytes64> seed(vectors::array<64>(c["seed"]));
    const SpendKey key = SpendKey::from_seed(seed, c["account"].get<std::uint32_t>());
    COMPARE_HEX(key.full().s1().encode(), c["s1"]);
    COMPARE_HEX(key.full().s2().encode(), c["s2"]);
    COMPARE_HEX(key.r().encode(), c["r"]);
    COMPARE_HEX(key.full().D_encoding(), c["D"]);
    COMPARE_HEX(key.full().outgoing_key(), c["ovk"]);
    const IncomingKey& incoming = key.full().incoming();
    COMPARE_HEX(incoming.P2().encode(), c["P2"]);
    COMPARE_HEX(incoming.diversifier_key(), c["dk"]);
    for (const auto& a : c["addresses"]) {
      const Address address = incoming.address(vectors::number(a["number"]));
      COMPARE_HEX(address.d(), a["d"]);
      COMPARE_HEX(address_base(address.d()).encode(), a["Bd"]);
      COMPARE_HEX(address.Q1(), a["Q1"]);
      COMPARE_HEX(address.Q2(), a["Q2"]);
      QCOMPARE(format_address(address, "tacit"), a["text"].get<std::string>());
      QCOMPARE(format_address(address, "tacittest"), a["test_text"].get<std::string>());
    }
  }

  void accountsAndSeedsDiffer() {
    Bytes64 seed{};
    const SpendKey first = SpendKey::from_seed(Secret<Bytes64>(seed), 0);
    const SpendKey second = SpendKey::from_seed(Secret<Bytes64>(seed), 1);
    seed[63] = 1;
    const SpendKey other = SpendKey::from_seed(Secret<Bytes64>(seed), 0);
    QVERIFY(first.full().incoming().address(0) != second.full().incoming().address(0));
    QVERIFY(first.full().incoming().address(0) != other.full().incoming().address(0));
  }

  void zeroAndTheIdentityAreNoKeys() {
    const Scalar one = Scalar::one();
    QVERIFY(!SpendKey::make(Scalar(), one, one));
    QVERIFY(!SpendKey::make(one, Scalar(), one));
    QVERIFY(!SpendKey::make(one, one, Scalar()));
    QVERIFY(!FullKey::make(one, one, Point()));
    QVERIFY(!IncomingKey::make(one, Point()));
    QVERIFY(SpendKey::make(one, one, one));
  }

  void viewKeysDeriveWhatTheSpendKeyDerives() {
    const SpendKey key = some_key();
    const FullKey& full = key.full();
    const auto again = FullKey::make(full.s1(), full.s2(), full.D());
    QVERIFY(again && again->outgoing_key() == full.outgoing_key());
    const auto incoming = IncomingKey::make(full.s1(), full.incoming().P2());
    QVERIFY(incoming && incoming->address(5) == full.incoming().address(5));
    QVERIFY(again->incoming().address(5) == full.incoming().address(5));
  }

  void clonesAreTheSameKey() {
    const SpendKey key = some_key();
    const SpendKey clone = key.clone();
    QVERIFY(clone.r() == key.r());
    QVERIFY(clone.full().incoming().address(9) == key.full().incoming().address(9));
  }

  void viewKeyTextsAreReadBack() {
    const SpendKey key = some_key();
    const std::string full = text_of(format_view_key(key.full()));
    const std::string incoming = text_of(format_view_key(key.full().incoming()));
    QVERIFY(full.starts_with("tacitviewfull1"));
    QVERIFY(incoming.starts_with("tacitviewin1"));
    const auto full_again = parse_full_key(full);
    const auto incoming_again = parse_incoming_key(incoming);
    QVERIFY(full_again && text_of(format_view_key(*full_again)) == full);
    QVERIFY(incoming_again && text_of(format_view_key(*incoming_again)) == incoming);
    QVERIFY(incoming_again->address(3) == key.full().incoming().address(3));
  }

  void viewKeyTextIsBech32mOfVersionAndKey() {
    const auto& c = vectors::document()["keys"][0];
    const SpendKey key = SpendKey::from_seed(Secret<Bytes64>(vectors::array<64>(c["seed"])), 0);
    const auto payload = [&](std::initializer_list<const char*> parts) {
      Bytes bytes = {1};
      for (const char* part : parts) {
        append(bytes, vectors::hex(c[part]));
      }
      return bytes;
    };
    QCOMPARE(text_of(format_view_key(key.full())),
             bech32m_encode("tacitviewfull", payload({"s1", "s2", "D"})));
    QCOMPARE(text_of(format_view_key(key.full().incoming())),
             bech32m_encode("tacitviewin", payload({"s1", "P2"})));
  }

  void viewKeyTextOfOneKindIsNotTheOther() {
    const SpendKey key = some_key();
    QVERIFY(!parse_incoming_key(text_of(format_view_key(key.full()))));
    QVERIFY(!parse_full_key(text_of(format_view_key(key.full().incoming()))));
    QVERIFY(!parse_full_key(format_address(key.full().incoming().address(0), "tacit")));
    QVERIFY(!parse_full_key(""));
  }

  void viewKeyTextWithAnyCharacterChangedIsRefused() {
    const std::string text = text_of(format_view_key(some_key().full()));
    for (std::size_t i = 0; i < text.size(); ++i) {
      std::string changed = text;
      changed[i] = changed[i] == 'q' ? 'p' : 'q';
      QVERIFY2(!parse_full_key(changed), changed.c_str());
    }
  }

  void viewKeyOfAnotherVersionOrLengthIsRefused() {
    const std::string text = text_of(format_view_key(some_key().full().incoming()));
    Bytes payload = bech32m_decode(text)->data;
    payload.push_back(0);
    QVERIFY(!parse_incoming_key(bech32m_encode("tacitviewin", payload)));
    payload.resize(payload.size() - 2);
    QVERIFY(!parse_incoming_key(bech32m_encode("tacitviewin", payload)));
    payload = bech32m_decode(text)->data;
    QVERIFY(parse_incoming_key(bech32m_encode("tacitviewin", payload)));
    payload[0] = 2;
    QVERIFY(!parse_incoming_key(bech32m_encode("tacitviewin", payload)));
    payload[0] = 1;
    std::fill(payload.begin() + 33, payload.end(), std::uint8_t(0));  // P2 is the identity
    QVERIFY(!parse_incoming_key(bech32m_encode("tacitviewin", payload)));
  }
};

QTEST_APPLESS_MAIN(TestKeys)
#include "test_keys.moc"
