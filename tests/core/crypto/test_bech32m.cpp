// SPDX-License-Identifier: MIT
#include <QtTest>
#include <random>

#include "crypto/bech32m.h"
#include "crypto/hash.h"
#include "support/vectors.h"

using namespace tacit;
using namespace tacit::test;

namespace {

std::string text(const QByteArray& bytes) {
  return bytes.toStdString();
}

}  // namespace

class TestBech32m : public QObject {
  Q_OBJECT

 private slots:
  // Strings of BIP-350, but for one whose symbols are not whole bytes: valid there, it is refused here.
  void validStrings_data() {
    QTest::addColumn<QByteArray>("string");
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("upper-case") << QByteArray("A1LQFN3A") << QByteArray("a") << QByteArray();
    QTest::newRow("lower-case") << QByteArray("a1lqfn3a") << QByteArray("a") << QByteArray();
    QTest::newRow("prefix-of-83-characters")
        << QByteArray(
               "an83characterlonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber1"
               "1sg7hg6")
        << QByteArray("an83characterlonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber1")
        << QByteArray();
    QTest::newRow("every-symbol") << QByteArray("abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx")
                                  << QByteArray("abcdef")
                                  << QByteArray("ffbbcdeb38bdab49ca307b9ac5a928398a418820");
    QTest::newRow("48-symbols") << QByteArray("split1checkupstagehandshakeupstreamerranterredcaperredlc445v")
                                << QByteArray("split")
                                << QByteArray("c5f38b70305f519bf66d85fb6cf03058f3dde463ecd7918f2dc743918f2d");
    QTest::newRow("prefix-of-punctuation") << QByteArray("?1v759aa") << QByteArray("?") << QByteArray();
  }
  void validStrings() {
    QFETCH(QByteArray, string);
    QFETCH(QByteArray, prefix);
    const auto decoded = bech32m_decode(text(string));
    QVERIFY(decoded.has_value());
    QCOMPARE(QByteArray::fromStdString(decoded->prefix), prefix);
    QTEST(hex(decoded->data), "data");
    QCOMPARE(QByteArray::fromStdString(bech32m_encode(decoded->prefix, decoded->data)), string.toLower());
  }

  void invalidStrings_data() {
    QTest::addColumn<QByteArray>("string");
    const auto row = [](const char* name, const char* string) { QTest::newRow(name) << QByteArray(string); };
    // BIP-350.
    row("space-in-the-prefix",
        "\x20"
        "1xj0phk");
    row("delete-in-the-prefix",
        "\x7f"
        "1g6xzxy");
    row("0x80-in-the-prefix",
        "\x80"
        "1vctc34");
    row("prefix-of-84-characters",
        "an84characterslonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber11d6pts4");
    row("no-separator", "qyrz8wqd2c9m");
    row("empty-prefix", "1qyrz8wqd2c9m");
    row("character-outside-the-alphabet-b", "y1b0jsk6g");
    row("character-outside-the-alphabet-i", "lt1igcx5c0");
    row("checksum-too-short", "in1muywd");
    row("character-outside-the-alphabet-in-the-checksum-i", "mm1crxm3i");
    row("character-outside-the-alphabet-in-the-checksum-o", "au1s5cgom");
    row("checksum-of-the-upper-case-prefix", "M1VUXWEZ");
    row("empty-prefix-checksum-alone", "16plkw9");
    row("empty-prefix-with-data", "1p2gdwpf");
    row("valid-bech32-of-bip-173", "a12uel5l");
    row("valid-bech32-of-bip-173-every-symbol", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw");
    row("mixed-case-in-the-prefix", "Abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx");
    row("mixed-case-in-the-data", "abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryX");
    row("mixed-case-prefix-against-data", "ABCDEF1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx");
    row("padding-not-zero-bip-350",
        "11llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllludsr8");
    row("empty", "");
    row("separator-alone", "1");
    row("space-after", "a1lqfn3a ");
    row("line-end-after", "a1lqfn3a\n");
  }
  void invalidStrings() {
    QFETCH(QByteArray, string);
    QVERIFY(!bech32m_decode(text(string)));
  }

  void aZeroByteIsNoCharacter() {
    QVERIFY(!bech32m_decode(std::string_view("a1lqfn3a\0", 9)));
    QVERIFY(!bech32m_decode(std::string_view("\0a1lqfn3a", 9)));
  }

  void everyLengthComesBack() {
    for (std::size_t size = 0; size <= 200; ++size) {
      Bytes data(size);
      for (std::size_t i = 0; i < size; ++i) {
        data[i] = static_cast<std::uint8_t>(255 - i * 3);
      }
      const std::string encoded = bech32m_encode("tacittest", data);
      QCOMPARE(encoded.size(), 9 + 1 + (size * 8 + 4) / 5 + 6);
      const auto decoded = bech32m_decode(encoded);
      QVERIFY(decoded.has_value());
      QCOMPARE(hex(decoded->data), hex(data));
    }
  }

  void longestTextIsOf1024Characters() {
    const auto encoded = [](std::size_t size) { return bech32m_encode("ab", Bytes(size)); };
    QCOMPARE(encoded(634).size(), std::size_t(1024));
    QVERIFY(bech32m_decode(encoded(634)));
    QCOMPARE(encoded(635).size(), std::size_t(1025));
    QVERIFY(!bech32m_decode(encoded(635)));
    QVERIFY(!bech32m_decode(std::string(1 << 20, 'q')));
  }

  void everyChangedCharacterIsRefused() {
    const std::string good = bech32m_encode("tacit", Bytes(97, 0x5a));
    QVERIFY(bech32m_decode(good));
    for (std::size_t i = 0; i < good.size(); ++i) {
      for (int c = 0; c < 256; ++c) {
        std::string bad = good;
        bad[i] = static_cast<char>(c);
        if (bad != good) {
          QVERIFY2(!bech32m_decode(bad), qPrintable(QString("%1 at %2").arg(c).arg(i)));
        }
      }
      QVERIFY(!bech32m_decode(good.substr(0, i) + good.substr(i + 1)));
    }
  }

  void paddingIsZeroAndShort_data() {
    QTest::addColumn<QByteArray>("string");
    // One byte is two symbols with two bits to spare. The checksums are right, so that only the padding is
    // wrong.
    QTest::newRow("last-bit-set") << QByteArray("tacit1p9nyfpff");
    QTest::newRow("first-spare-bit-set") << QByteArray("tacit1pxahuh8k");
    QTest::newRow("a-whole-symbol-of-padding") << QByteArray("tacit1pyq7h3lcj");
    QTest::newRow("one-symbol-and-no-byte") << QByteArray("tacit1qrw88ul");
  }
  void paddingIsZeroAndShort() {
    QFETCH(QByteArray, string);
    QVERIFY(!bech32m_decode(text(string)));
    QVERIFY(bech32m_decode("tacit1pywja55m"));
  }

  void randomTextIsRefused() {
    std::mt19937 random(1);  // repeatable input, not a secret
    static constexpr char kCharacters[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l1";
    for (int i = 0; i < 20000; ++i) {
      std::string candidate = i % 2 == 0 ? "tacit1" : "";
      for (std::size_t n = random() % 60; n > 0; --n) {
        candidate.push_back(i % 3 == 0 ? static_cast<char>(random()) : kCharacters[random() % 33]);
      }
      QVERIFY(!bech32m_decode(candidate));
    }
  }

  void addressesOfTheProtocol() {
    for (const auto& row : vectors()["address_texts"]["valid"]) {
      const auto decoded = bech32m_decode(row["text"].get<std::string>());
      QVERIFY(decoded.has_value());
      QCOMPARE(decoded->prefix, vectors()["address_texts"]["prefix"].get<std::string>());
      const auto plain = f4jumble_inverse(decoded->data);
      QVERIFY(plain.has_value());
      QCOMPARE(hex(ByteView(*plain).subspan(1, 80)), QByteArray::fromStdString(row["address"]));
      QCOMPARE(QByteArray::fromStdString(bech32m_encode(decoded->prefix, f4jumble(*plain))),
               QByteArray::fromStdString(row["text"]).toLower());
    }
  }

  // zcash-test-vectors, f4jumble.py (the source of ZIP-316's own).
  void publishedF4Jumble_data() { addPairs(read_vectors("f4jumble.json")["pairs"]); }
  void publishedF4Jumble() { checkPair(); }

  void f4JumbleOfTheProtocol_data() { addPairs(vectors()["address_texts"]["f4jumble"]); }
  void f4JumbleOfTheProtocol() { checkPair(); }

  void longF4Jumble_data() {
    QTest::addColumn<std::size_t>("length");
    QTest::addColumn<QByteArray>("expected");
    const auto file = read_vectors("f4jumble.json");
    for (const auto& row : file["long"]) {
      const std::size_t length = row["length"];
      QTest::addRow("%zu-bytes", length) << length << QByteArray::fromStdString(row["hash"]);
    }
  }
  void longF4Jumble() {
    QFETCH(std::size_t, length);
    Bytes message(length);
    for (std::size_t i = 0; i < length; ++i) {
      message[i] = static_cast<std::uint8_t>(i);
    }
    const Bytes jumbled = f4jumble(message);
    Bytes64 hash;
    blake2b(hash, jumbled);
    QTEST(hex(hash), "expected");
    QVERIFY(f4jumble_inverse(jumbled) == message);
  }

  void f4JumbleRefusesOtherLengths() {
    QVERIFY(!f4jumble_inverse({}));
    QVERIFY(!f4jumble_inverse(Bytes(47)));
    QVERIFY(f4jumble_inverse(Bytes(48)));
    QVERIFY(f4jumble_inverse(Bytes(4194368)));
    QVERIFY(!f4jumble_inverse(Bytes(4194369)));
  }

  void f4JumbleComesBackAtEveryLength() {
    for (std::size_t size = 48; size < 330; ++size) {
      Bytes message(size, static_cast<std::uint8_t>(size));
      QVERIFY(f4jumble_inverse(f4jumble(message)) == message);
    }
  }

 private:
  static void addPairs(const nlohmann::json& pairs) {
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("jumbled");
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      QTest::addRow("%zu-%zu-bytes", i, pairs[i]["plain"].get<std::string>().size() / 2)
          << QByteArray::fromStdString(pairs[i]["plain"]) << QByteArray::fromStdString(pairs[i]["jumbled"]);
    }
  }
  static void checkPair() {
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, jumbled);
    QCOMPARE(hex(f4jumble(unhex(text(plain)))), jumbled);
    const auto back = f4jumble_inverse(unhex(text(jumbled)));
    QVERIFY(back.has_value());
    QCOMPARE(hex(*back), plain);
  }
};

QTEST_APPLESS_MAIN(TestBech32m)
#include "test_bech32m.moc"
