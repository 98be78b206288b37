// SPDX-License-Identifier: MIT
#include <QtTest>

#include "protocol/note.h"
#include "protocol/public_coin.h"

#include "vector_file.h"

using namespace tacit;

namespace {

const vectors::Json& section() {
  return vectors::document()["public_coins"];
}

}  // namespace

class TestPublicCoin : public QObject {
  Q_OBJECT

 private slots:
  void openingsAreJudgedAsPublished_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(section().size()); ++i) {
      QTest::newRow(section()[std::size_t(i)]["name"].get<std::string>().c_str()) << i;
    }
  }
  void openingsAreJudgedAsPublished() {
    QFETCH(int, index);
    const auto& c = section()[std::size_t(index)];
    const Coin coin = vectors::coin(c["coin"]);
    const auto opening = PublicOpening::parse(vectors::hex(c["opening"]));
    QCOMPARE(opening && opens(*opening, coin), c["valid"].get<bool>());
    if (c["valid"].get<bool>()) {
      COMPARE_HEX(opening->encode(), c["opening"]);
    }
  }

  void ownerFindsAndAnyoneMakesAgainAPublicCoin() {
    for (const auto& c : section()) {
      if (!c["valid"].get<bool>()) {
        continue;
      }
      const auto index = c["index"].get<std::uint32_t>();
      const Coin coin = vectors::coin(c["coin"]);
      const Origin origin = Origin::of_public_coin(index);
      COMPARE_HEX(origin.bytes(), c["origin"]);
      const auto note = identify(vectors::incoming_key(c), coin, origin);
      QVERIFY(note.has_value());
      QCOMPARE(note->v.units(), vectors::number(c["v"]));
      const Address address = *Address::parse(vectors::hex(c["address"]));
      const auto again = make_public_coin(address, note->v, note->asset, note->memo, index, note->k, coin.o);
      QVERIFY(again && again->coin == coin);
      COMPARE_HEX(again->opening.encode(), c["opening"]);
      QVERIFY(!identify(vectors::incoming_key(c), coin, Origin::of_public_coin(index + 1)));
    }
  }

  void openingWithAnyByteChangedDoesNotOpen() {
    const auto& c = section()[0];
    const Coin coin = vectors::coin(c["coin"]);
    const Bytes bytes = vectors::hex(c["opening"]);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      Bytes changed = bytes;
      changed[i] ^= 1;
      const auto opening = PublicOpening::parse(changed);
      QVERIFY(!opening || !opens(*opening, coin));
    }
  }
};

QTEST_APPLESS_MAIN(TestPublicCoin)
#include "test_public_coin.moc"
