// SPDX-License-Identifier: MIT
#include <QtTest>
#include <algorithm>

#include "crypto/hash.h"
#include "support/vectors.h"

using namespace tacit;
using namespace tacit::test;

namespace {

// Message and output of the example values that NIST publishes with FIPS 202 (0 and 1600 bits), and of whole
// blocks, computed with OpenSSL.
void add_known_answers(const char* const (&answers)[3], std::size_t rate) {
  QTest::addColumn<QByteArray>("message");
  QTest::addColumn<QByteArray>("expected");
  QTest::newRow("empty") << QByteArray() << QByteArray(answers[0]);
  QTest::newRow("1600-bits") << QByteArray(200, char(0xa3)) << QByteArray(answers[1]);
  QTest::newRow("exactly-one-block") << QByteArray(qsizetype(rate), char(0xa3)) << QByteArray(answers[2]);
}

ByteView view(const QByteArray& bytes) {
  return as_bytes({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

}  // namespace

class TestHash : public QObject {
  Q_OBJECT

 private slots:
  void sha3_data() {
    add_known_answers({"a69f73cca23a9ac5c8b567dc185a756e97c982164fe25859e0d1dcc1475c80a6"
                       "15b2123af1f5f94c11e3e9402c3ac558f500199d95b6d3e301758586281dcd26",
                       "e76dfad22084a8b1467fcf2ffa58361bec7628edf5f3fdc0e4805dc48caeeca8"
                       "1b7c13c30adf52a3659584739a2df46be589c51ca1a4a8416df6545a1ce8ba00",
                       "d24ce75b87c7be36e3fedbaa285f563d3efcc13663f5eb2fdd0c60033dab04e8"
                       "94d343b3971bc0c9ba30e0dde18106cbaaa955c8c3c0bf1ec3490aafcae15788"},
                      72);
  }
  void sha3() {
    QFETCH(QByteArray, message);
    QTEST(hex(sha3_512(view(message))), "expected");
  }

  void shake_data() {
    add_known_answers({"46b9dd2b0ba88d13233b3feb743eeb243fcd52ea62b81b82b50c27646ed5762f"
                       "d75dc4ddd8c0f200cb05019d67b592f6fc821c49479ab48640292eacb3b7c4be",
                       "cd8a920ed141aa0407a22d59288652e9d9f1a7ee0c1e7c1ca699424da84a904d"
                       "2d700caae7396ece96604440577da4f3aa22aeb8857f961c4cd8e06f0ae6610b",
                       "ed6a19aeeec3d80f588cc95d705e6c3244a0586d2b15fb0f27070f3002e864e0"},
                      136);
  }
  void shake() {
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, expected);
    Shake256 shake;
    shake.absorb(view(message));
    Bytes out(static_cast<std::size_t>(expected.size()) / 2);
    shake.squeeze(out);
    QCOMPARE(hex(out), expected);
  }

  void shakeOutputPassesBlocks() {
    // The last 32 of the 512 bytes of NIST's example for 0 bits: three more permutations than the first 136.
    Shake256 shake;
    Bytes out(512);
    shake.squeeze(out);
    QCOMPARE(hex(ByteView(out).last(32)),
             QByteArray("ab0bae316339894304e35877b0c28a9b1fd166c796b9cc258a064a8f57e27f2a"));
  }

  void shakeDoesNotDependOnHowItIsFed() {
    Bytes message(1000);
    for (std::size_t i = 0; i < message.size(); ++i) {
      message[i] = static_cast<std::uint8_t>(i * 7);
    }
    Shake256 whole;
    whole.absorb(message);
    Bytes expected(1000);
    whole.squeeze(expected);
    for (std::size_t step : {1u, 7u, 135u, 136u, 137u, 300u}) {
      Shake256 parts;
      for (std::size_t at = 0; at < message.size(); at += step) {
        parts.absorb(ByteView(message).subspan(at, std::min(step, message.size() - at)));
      }
      Bytes out(1000);
      for (std::size_t at = 0; at < out.size(); at += step) {
        parts.squeeze(std::span(out).subspan(at, std::min(step, out.size() - at)));
      }
      QCOMPARE(hex(out), hex(expected));
    }
  }

  void blake2bOfAbc() {
    // RFC 7693, appendix A.
    Bytes64 out;
    blake2b(out, as_bytes("abc"));
    QCOMPARE(hex(out), QByteArray("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                                  "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"));
  }

  void personalisationChangesTheHash() {
    // Python's hashlib.blake2b(b"abc", digest_size=20, person=b"UA_F4Jumble_H").
    ByteArray<20> out;
    Bytes16 personal{};
    std::ranges::copy(as_bytes("UA_F4Jumble_H"), personal.begin());
    blake2b_personal(out, as_bytes("abc"), personal);
    QCOMPARE(hex(out), QByteArray("dc90657246ebac92cb17318cce8526825b0277de"));
    ByteArray<20> plain;
    blake2b(plain, as_bytes("abc"));
    QVERIFY(out != plain);
  }

  void labelledHashes_data() {
    QTest::addColumn<std::size_t>("index");
    for (std::size_t i = 0; i < vectors()["hashes"].size(); ++i) {
      QTest::addRow("%s-%zu", vectors()["hashes"][i]["label"].get<std::string>().c_str(), i) << i;
    }
  }
  void labelledHashes() {
    QFETCH(std::size_t, index);
    const auto& row = vectors()["hashes"][index];
    const std::string label = row["label"];
    // Parts are a list that is only known at run time; `hash` takes one written down.
    std::vector<Bytes> parts;
    for (const auto& part : row["parts"]) {
      parts.push_back(unhex(part));
    }
    const Bytes input = unhex(row["input"]);
    Bytes64 plain;
    blake2b(plain, input);
    QCOMPARE(hex(plain), QByteArray::fromStdString(row["hash"]));
    auto check = [&](std::initializer_list<HashPart> list) {
      QCOMPARE(hex(hash(label, list)), QByteArray::fromStdString(row["hash"]));
      QCOMPARE(hex(digest(label, list)), QByteArray::fromStdString(row["digest"]));
      QCOMPARE(hex(digest16(label, list)), QByteArray::fromStdString(row["digest16"]));
    };
    switch (parts.size()) {
      case 0:
        return check({});
      case 1:
        return check({parts[0]});
      case 2:
        return check({parts[0], parts[1]});
      case 3:
        return check({parts[0], parts[1], parts[2]});
      case 4:
        return check({parts[0], parts[1], parts[2], parts[3]});
      default:
        QFAIL("more parts than this test knows");
    }
  }

  void partsOfEveryKindAreWhatTheirBytesAre() {
    const Bytes32 array{1, 2, 3};
    const Bytes bytes(array.begin(), array.end());
    const Bytes64 expected = hash("tacit/1/test", {ByteView(bytes), ByteView(as_bytes("F")),
                                                   ByteView(u64_bytes(258)), ByteView(u32_bytes(7))});
    QCOMPARE(hex(hash("tacit/1/test", {array, "F", 258u, u32_bytes(7)})), hex(expected));
    QCOMPARE(hex(hash("tacit/1/test", {bytes, std::string_view("F"), std::uint16_t(258), u32_bytes(7)})),
             hex(expected));
  }

  void digestOfManyIsTheDigestOfTheList() {
    const std::vector<Bytes32> few{Bytes32{1}, Bytes32{2}, Bytes32{3}};
    QCOMPARE(hex(digest("tacit/1/test", std::span(few))),
             hex(digest("tacit/1/test", {few[0], few[1], few[2]})));
    const std::vector<Bytes64> wide{Bytes64{1}, Bytes64{2}};
    QCOMPARE(hex(digest("tacit/1/test", std::span(wide))), hex(digest("tacit/1/test", {wide[0], wide[1]})));
    QCOMPARE(hex(digest("tacit/1/test", std::span<const Bytes32>())), hex(digest("tacit/1/test", {})));
  }

  void boundariesBetweenPartsCount() {
    QVERIFY(digest("tacit/1/test", {"ab", "c"}) != digest("tacit/1/test", {"a", "bc"}));
    QVERIFY(digest("tacit/1/test", {"ab", ""}) != digest("tacit/1/test", {"ab"}));
    QVERIFY(digest("tacit/1/test", {"x"}) != digest("tacit/1/tes", {"tx"}));
  }
};

QTEST_APPLESS_MAIN(TestHash)
#include "test_hash.moc"
