// SPDX-License-Identifier: MIT
#include <QtTest>

#include "crypto/aead.h"
#include "support/vectors.h"

using namespace tacit;
using namespace tacit::test;

namespace {

struct Message {
  Bytes32 key;
  AeadNonce nonce;
  Bytes ad, plaintext, sealed;
};

// draft-irtf-cfrg-xchacha-03, A.3.1.
Message published() {
  return {unhex_array<32>("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"),
          unhex_array<24>("404142434445464748494a4b4c4d4e4f5051525354555657"),
          unhex("50515253c0c1c2c3c4c5c6c7"),
          unhex("4c616469657320616e642047656e746c656d656e206f662074686520636c6173"
                "73206f66202739393a204966204920636f756c64206f6666657220796f75206f"
                "6e6c79206f6e652074697020666f7220746865206675747572652c2073756e73"
                "637265656e20776f756c642062652069742e"),
          unhex("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
                "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
                "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
                "21f9664c97637da9768812f615c68b13b52e"
                "c0875924c1c7987947deafd8780acf49")};
}

bool opens(const Message& m) {
  return aead_open(m.key, m.nonce, m.ad, m.sealed).has_value();
}

}  // namespace

class TestAead : public QObject {
  Q_OBJECT

 private slots:
  void publishedMessage() {
    const Message m = published();
    QCOMPARE(hex(aead_seal(m.key, m.nonce, m.ad, m.plaintext)), hex(m.sealed));
    const auto opened = aead_open(m.key, m.nonce, m.ad, m.sealed);
    QVERIFY(opened.has_value());
    QCOMPARE(hex(*opened), hex(m.plaintext));
  }

  void vectorsOfTheProtocol_data() {
    QTest::addColumn<std::size_t>("index");
    for (std::size_t i = 0; i < vectors()["sealed"].size(); ++i) {
      QTest::addRow("%zu-%s", i, vectors()["sealed"][i]["name"].get<std::string>().c_str()) << i;
    }
  }
  void vectorsOfTheProtocol() {
    QFETCH(std::size_t, index);
    const auto& row = vectors()["sealed"][index];
    const Message m{unhex_array<32>(row["key"]),
                    unhex_array<24>(row["nonce"]),
                    unhex(row["ad"]),
                    {},
                    unhex(row["sealed"])};
    const auto opened = aead_open(m.key, m.nonce, m.ad, m.sealed);
    QCOMPARE(opened.has_value(), row["valid"].get<bool>());
    if (opened) {
      QCOMPARE(hex(*opened), QByteArray::fromStdString(row["plaintext"]));
      QCOMPARE(hex(aead_seal(m.key, m.nonce, m.ad, *opened)), hex(m.sealed));
    }
  }

  void everyByteIsCovered() {
    Message m = published();
    QVERIFY(opens(m));
    const auto flips = [&](std::span<std::uint8_t> field) {
      for (std::uint8_t& byte : field) {
        for (std::uint8_t bit : {0x01, 0x80}) {
          byte ^= bit;
          QVERIFY(!opens(m));
          byte ^= bit;
        }
      }
    };
    flips(m.sealed);
    flips(m.ad);
    flips(m.nonce);
    flips(m.key);
    QVERIFY(opens(m));
  }

  void everyLengthIsCovered() {
    const Message m = published();
    for (std::size_t size = 0; size < m.sealed.size(); ++size) {
      QVERIFY(!aead_open(m.key, m.nonce, m.ad, ByteView(m.sealed).first(size)));
    }
    Bytes longer = m.sealed;
    longer.push_back(0);
    QVERIFY(!aead_open(m.key, m.nonce, m.ad, longer));
    QVERIFY(!aead_open(m.key, m.nonce, ByteView(m.ad).first(m.ad.size() - 1), m.sealed));
  }

  void failureLeavesZeros() {
    Message m = published();
    Bytes out(m.plaintext.size(), 0xaa);
    m.sealed.back() ^= 1;
    QVERIFY(!aead_open_to(out, m.key, m.nonce, m.ad, m.sealed));
    QCOMPARE(hex(out), hex(Bytes(out.size())));
    m.sealed.back() ^= 1;
    QVERIFY(aead_open_to(out, m.key, m.nonce, m.ad, m.sealed));
    QCOMPARE(hex(out), hex(m.plaintext));
  }

  void emptyPlaintextIsATag() {
    Message m = published();
    m.sealed = aead_seal(m.key, m.nonce, m.ad, {});
    QCOMPARE(m.sealed.size(), kAeadOverhead);
    QVERIFY(opens(m));
    m.ad[0] ^= 1;
    QVERIFY(!opens(m));
  }

  void argon2id_data() {
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("salt");
    QTest::addColumn<quint64>("operations");
    QTest::addColumn<quint64>("memory");
    QTest::addColumn<QByteArray>("expected");
    // test/default/pwhash_argon2id.c of libsodium, a string that it verifies.
    QTest::newRow("no-password-published-by-libsodium")
        << QByteArray() << QByteArray("6c0f356abb225f2b1ddd66d34739843b") << quint64(2)
        << quint64(4882 * 1024)
        << QByteArray("366f1004cfbb447d435e8f6bbe9e5cc0a10e38e7c3da0e89bb19578a1a0d7291");
    // Computed with the reference implementation of the Password Hashing Competition, by argon2-cffi 25.
    QTest::newRow("utf8-password-by-the-reference-implementation")
        << QByteArray("pässword") << QByteArray("000102030405060708090a0b0c0d0e0f") << quint64(3)
        << quint64(8 << 20) << QByteArray("e8d00718f64c3914ba03292d9aaa1aa2421477d932d1cbf000c7b91b62e02439");
  }
  void argon2id() {
    QFETCH(QByteArray, password);
    QFETCH(QByteArray, salt);
    QFETCH(quint64, operations);
    QFETCH(quint64, memory);
    const auto key = derive_password_key(as_bytes(password.toStdString()),
                                         unhex_array<16>(salt.toStdString()), {operations, memory});
    QVERIFY(key.has_value());
    QTEST(hex(key->expose()), "expected");
  }

  void passwordCostOutOfRangeIsRefused() {
    constexpr std::uint64_t kLeast = 8 << 10;
    QVERIFY(derive_password_key({}, {}, {1, kLeast}));
    QVERIFY(!derive_password_key({}, {}, {0, kLeast}));
    QVERIFY(!derive_password_key({}, {}, {17, kLeast}));
    QVERIFY(!derive_password_key({}, {}, {1, kLeast - 1}));
    QVERIFY(!derive_password_key({}, {}, {1, (1u << 30) + 1}));
    QVERIFY(!derive_password_key({}, {}, {~0ull, ~0ull}));
  }
};

QTEST_APPLESS_MAIN(TestAead)
#include "test_aead.moc"
