// SPDX-License-Identifier: MIT
#include <QtTest>
#include <algorithm>

#include "crypto/bech32m.h"
#include "protocol/address.h"

#include "vector_file.h"

using namespace tacit;

namespace {

constexpr std::string_view kCharset = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

const vectors::Json& section() {
  return vectors::document()["address_texts"];
}

std::string good_text() {
  return section()["valid"][0]["text"].get<std::string>();
}

}  // namespace

class TestAddress : public QObject {
  Q_OBJECT

 private slots:
  void publishedTextsAreRead() {
    for (const auto& good : section()["valid"]) {
      const auto address = parse_address(good["text"].get<std::string>(), "tacit");
      QVERIFY(address.has_value());
      COMPARE_HEX(address->encode(), good["address"]);
    }
  }

  void publishedWrongTextsAreRefused_data() {
    QTest::addColumn<QString>("text");
    for (const auto& bad : section()["invalid"]) {
      QTest::newRow(bad["reason"].get<std::string>().c_str())
          << QString::fromStdString(bad["text"].get<std::string>());
    }
  }
  void publishedWrongTextsAreRefused() {
    QFETCH(QString, text);
    QVERIFY(!parse_address(text.toStdString(), "tacit"));
  }

  void refusalSaysWhatPeopleNeedToKnow() {
    const Address address = *parse_address(good_text(), "tacit");
    QCOMPARE(parse_address(format_address(address, "tacittest"), "tacit").error(),
             AddressError::kOtherNetwork);
    QCOMPARE(parse_address("tacit1", "tacit").error(), AddressError::kNotAnAddress);
    auto payload = address_payload(address, "tacit");
    payload[0] = 2;
    QCOMPARE(parse_address(bech32m_encode("tacit", f4jumble(payload)), "tacit").error(),
             AddressError::kChanged);
    payload = address_payload(address, "tacit");
    std::fill_n(payload.begin() + 17, 32, std::uint8_t(0));  // Q1 is the identity
    QCOMPARE(parse_address(bech32m_encode("tacit", f4jumble(payload)), "tacit").error(),
             AddressError::kBadPoint);
  }

  void everyOtherCharacterAtEveryPlaceIsRefused() {
    const std::string text = good_text();
    for (std::size_t i = 0; i < text.size(); ++i) {
      for (const char c : kCharset) {
        std::string changed = text;
        changed[i] = c;
        QVERIFY2(changed == text || !parse_address(changed, "tacit"), changed.c_str());
      }
    }
  }

  void missingAddedAndSwappedCharactersAreRefused() {
    const std::string text = good_text();
    for (std::size_t i = 0; i < text.size(); ++i) {
      std::string shorter = text;
      shorter.erase(i, 1);
      QVERIFY(!parse_address(shorter, "tacit"));
      std::string longer = text;
      longer.insert(i, 1, 'q');
      QVERIFY(!parse_address(longer, "tacit"));
      std::string swapped = text;
      std::swap(swapped[i], swapped[(i + 1) % text.size()]);
      QVERIFY(swapped == text || !parse_address(swapped, "tacit"));
    }
  }

  void upperCaseIsTheSameAddressAndMixedCaseNone() {
    const std::string text = good_text();
    std::string upper = text;
    std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; });
    QVERIFY(parse_address(upper, "tacit") == parse_address(text, "tacit"));
    upper.back() = text.back();
    upper[upper.size() - 2] = text[text.size() - 2];
    upper[upper.size() - 3] = text[text.size() - 3];
    QVERIFY(!parse_address(upper, "tacit"));
  }

  void prefixesAreOneToSixteenLetters() {
    QVERIFY(is_address_prefix("a"));
    QVERIFY(is_address_prefix("abcdefghijklmnop"));
    QVERIFY(!is_address_prefix(""));
    QVERIFY(!is_address_prefix("abcdefghijklmnopq"));
    QVERIFY(!is_address_prefix("Tacit"));
    QVERIFY(!is_address_prefix("tacit1"));
  }

  void bytesAreReadBackAndHaveOneLength() {
    const Address address = *parse_address(good_text(), "tacit");
    const auto bytes = address.encode();
    QVERIFY(Address::parse(bytes) == address);
    QVERIFY(!Address::parse(ByteView(bytes).first(79)));
    Bytes longer(bytes.begin(), bytes.end());
    longer.push_back(0);
    QVERIFY(!Address::parse(longer));
  }

  /// One wrong character anywhere, and two of them, are pointed at and at nothing else.
  void mistypedCharactersAreLocated() {
    const std::string good = good_text();
    const auto wrong = [&good](std::initializer_list<std::size_t> places) {
      std::string text = good;
      for (const std::size_t place : places) {
        text[place] = text[place] == 'q' ? 'p' : 'q';
      }
      return text;
    };
    QVERIFY(mistyped_characters(good, "tacit").empty());
    QCOMPARE(good.size(), address_length("tacit"));
    for (std::size_t place = 6; place < good.size(); place += 13) {
      QCOMPARE(mistyped_characters(wrong({place}), "tacit"), std::vector<std::size_t>{place});
    }
    QCOMPARE(mistyped_characters(wrong({20, 150}), "tacit"), (std::vector<std::size_t>{20, 150}));
    QVERIFY(mistyped_characters(wrong({20, 90, 150}), "tacit").empty());
    QVERIFY(mistyped_characters(good.substr(0, good.size() - 1), "tacit").empty());
    std::string strange = good;
    strange[30] = 'b';
    strange[50] = '!';
    QCOMPARE(mistyped_characters(strange, "tacit"), (std::vector<std::size_t>{30, 50}));
    std::string capitals = wrong({33});
    std::ranges::transform(capitals, capitals.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; });
    QCOMPARE(mistyped_characters(capitals, "tacit"), std::vector<std::size_t>{33});
    QVERIFY(mistyped_characters("", "tacit").empty());
    QVERIFY(mistyped_characters(std::string(5'000, 'q'), "tacit").empty());
  }

  void addressHasNoIdentity() {
    const Address address = *parse_address(good_text(), "tacit");
    const Point Q1 = *Point::decode(address.Q1());
    QVERIFY(Address::make(address.d(), Q1, Q1));
    QVERIFY(!Address::make(address.d(), Point(), Q1));
    QVERIFY(!Address::make(address.d(), Q1, Point()));
  }
};

QTEST_APPLESS_MAIN(TestAddress)
#include "test_address.moc"
