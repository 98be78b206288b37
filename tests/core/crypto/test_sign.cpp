// SPDX-License-Identifier: MIT
#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include <sodium.h>

#include "crypto/sign.h"

using namespace tacit;

namespace {

struct Published {
  const char *name, *seed, *public_key, *message, *signature;
};

// RFC 8032, 7.1.
constexpr Published kPublished[] = {
    {"TEST 1", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
     "d25bf5f0595bbe24655141438e7a100b"},
    {"TEST 2", "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
     "387b2eaeb4302aeeb00d291612bb0c00"},
    {"TEST 3", "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
     "4a7c15e9716ed28dc027beceea1ec40a"},
};

}  // namespace

class TestSign : public QObject {
  Q_OBJECT

 private slots:
  void publishedSignatures_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < 3; ++i) {
      QTest::addRow("RFC 8032 %s", kPublished[i].name) << i;
    }
  }

  void publishedSignatures() {
    QFETCH(int, index);
    const Published& item = kPublished[index];
    const SigningKeyPair key = signing_key_from_seed(*parse_hex_array<32>(item.seed));
    QCOMPARE(to_hex(key.public_key), std::string(item.public_key));
    const Bytes message = *parse_hex(item.message);
    const Bytes64 signature = sign(key, message);
    QCOMPARE(to_hex(signature), std::string(item.signature));
    QVERIFY(verify_signature_vartime(key.public_key, message, signature));
  }

  void agreesWithTheVectors_data() {
    QTest::addColumn<QByteArray>("item");
    const auto file = nlohmann::json::parse(std::ifstream(TACIT_VECTORS "/vectors.json"));
    int number = 0;
    for (const auto& item : file["blocks"]["ed25519"]) {
      QTest::addRow("%d %s", number++, item["name"].get<std::string>().c_str())
          << QByteArray::fromStdString(item.dump());
    }
    QVERIFY(number > 0);
  }

  void agreesWithTheVectors() {
    QFETCH(QByteArray, item);
    const auto parsed = nlohmann::json::parse(item.toStdString());
    const auto signature = parse_hex_array<64>(parsed["signature"].get<std::string>());
    const bool valid =
        signature && verify_signature_vartime(*parse_hex_array<32>(parsed["public"].get<std::string>()),
                                              *parse_hex(parsed["message"].get<std::string>()), *signature);
    QCOMPARE(valid, parsed["valid"].get<bool>());
  }

  void everyFlippedBitIsRefused() {
    const SigningKeyPair key = make_signing_key();
    Bytes message = {1, 2, 3, 4};
    const Bytes64 signature = sign(key, message);
    QVERIFY(verify_signature_vartime(key.public_key, message, signature));
    for (std::size_t bit = 0; bit < 512; ++bit) {
      Bytes64 changed = signature;
      changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ 1u << (bit % 8));
      QVERIFY(!verify_signature_vartime(key.public_key, message, changed));
    }
    for (std::size_t bit = 0; bit < 256; ++bit) {
      Bytes32 changed = key.public_key;
      changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ 1u << (bit % 8));
      QVERIFY(!verify_signature_vartime(changed, message, signature));
    }
    message[0] ^= 1;
    QVERIFY(!verify_signature_vartime(key.public_key, message, signature));
  }

  // For the identity as a key, whoever knows S signs anything with R = S·B. Its order is what refuses it, and
  // these encodings of it are refused for their form as well.
  void otherEncodingsOfTheIdentityAreNoKey_data() {
    QTest::addColumn<QByteArray>("encoding");
    const QByteArray zeros(30, '\0'), ones(30, '\xff');
    QTest::newRow("canonical") << "\x01" + zeros + QByteArray(1, '\0');
    QTest::newRow("y-is-p-plus-1") << "\xee" + ones + "\x7f";
    QTest::newRow("x-is-zero-and-negative") << "\x01" + zeros + "\x80";
    QTest::newRow("both") << "\xee" + ones + "\xff";
  }
  void otherEncodingsOfTheIdentityAreNoKey() {
    QFETCH(QByteArray, encoding);
    QCOMPARE(encoding.size(), 32);
    Bytes32 key;
    std::copy(encoding.begin(), encoding.end(), key.begin());
    Bytes64 signature{};
    signature[32] = 9;
    QCOMPARE(crypto_scalarmult_ed25519_base_noclamp(signature.data(), signature.data() + 32), 0);
    QVERIFY(!verify_signature_vartime(key, Bytes{1, 2, 3}, signature));
  }

  void freshKeysDiffer() { QVERIFY(make_signing_key().public_key != make_signing_key().public_key); }
};

QTEST_APPLESS_MAIN(TestSign)
#include "test_sign.moc"
