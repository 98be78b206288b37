// SPDX-License-Identifier: MIT
#include <QtTest>

#include "protocol/chain_heads.h"
#include "protocol/supply.h"

#include "vector_file.h"

using namespace tacit;

namespace {

const vectors::Json& ledger() {
  return vectors::document()["transactions"]["ledger"];
}

}  // namespace

class TestChainHeads : public QObject {
  Q_OBJECT

 private slots:
  void coinHeadsAreThePublishedOnes() {
    Bytes32 head = first_coin_head(vectors::array<32>(ledger()["genesis"]));
    COMPARE_HEX(head, ledger()["coin_heads"][0]);
    std::size_t i = 0;
    for (const auto& c : ledger()["coins"]) {
      const Coin coin = vectors::coin(c["coin"]);
      const Origin origin = vectors::origin(c["origin"]);
      const Bytes32 short_way =
          next_coin_head(head, origin, coin.K, coin.S, coin.V, coin.A, coin.rest_digest());
      head = next_coin_head(head, origin, coin);
      QVERIFY(head == short_way);
      COMPARE_HEX(head, ledger()["coin_heads"][++i]);
    }
  }

  void tagHeadsAreThePublishedOnes() {
    Bytes32 head = first_tag_head(vectors::array<32>(ledger()["genesis"]));
    COMPARE_HEX(head, ledger()["tag_heads"][0]);
    std::size_t i = 0;
    for (const auto& tag : ledger()["tags"]) {
      head = next_tag_head(head, vectors::tag(tag).encoding());
      COMPARE_HEX(head, ledger()["tag_heads"][++i]);
    }
  }

  void everyByteOfACoinAndItsOriginIsInTheHead() {
    const auto& c = ledger()["coins"][0];
    const auto bytes = vectors::coin(c["coin"]).encode();
    const Origin origin = vectors::origin(c["origin"]);
    const Bytes32 before{};
    const Bytes32 head = next_coin_head(before, origin, Coin::split(bytes));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      auto changed = bytes;
      changed[i] ^= 1;
      QVERIFY(next_coin_head(before, origin, Coin::split(changed)) != head);
    }
    for (std::size_t i = 0; i < Origin::kSize; ++i) {
      auto changed = origin.bytes();
      changed[i] ^= 1;
      QVERIFY(next_coin_head(before, Origin(changed), Coin::split(bytes)) != head);
    }
  }

  void stateDigestsAreThePublishedOnes() {
    for (const auto& c : vectors::document()["blocks"]["state_digests"]) {
      Supplies supplies;
      bool fits = true;
      for (const auto& s : c["supply"]) {
        const auto issued = s["issued"].get<std::string>();
        const auto burned = s["burned"].get<std::string>();
        fits = fits && issued.size() < 20 && burned.size() < 20;
        if (fits) {
          supplies[AssetId(vectors::array<32>(s["asset"]))] = {std::stoull(issued), std::stoull(burned)};
        }
      }
      if (fits) {  // larger ones are left to the vector program
        COMPARE_HEX(state_digest(supplies), c["digest"]);
      }
    }
  }

  void upperHalfOfASupplyIsInTheStateDigest() {
    const Supplies small = {{kTacit, {1, 0}}};
    const Supplies large = {{kTacit, {(Uint128{1} << 64) + 1, 0}}};
    QVERIFY(state_digest(small) != state_digest(large));
    QVERIFY(state_digest({}) != state_digest({{kTacit, {}}}));
  }
};

QTEST_APPLESS_MAIN(TestChainHeads)
#include "test_chain_heads.moc"
