// SPDX-License-Identifier: MIT
#include <QtTest>

#include "protocol/genesis.h"
#include "protocol/note.h"
#include "support/vectors.h"

#include "vector_file.h"

using namespace tacit;

namespace {

const vectors::Json& published() {
  static const vectors::Json file = tacit::test::read_vectors("genesis.json");
  return file;
}

Bytes published_bytes() {
  return vectors::hex(published()["bytes"]);
}

Genesis published_genesis() {
  return Genesis::parse(published_bytes()).value();
}

/// Refused, whether it comes as bytes or was put together.
bool is_refused(const Genesis& genesis, GenesisError error) {
  const auto validated = genesis.validate();
  const auto parsed = Genesis::parse(genesis.encode());
  return !validated && validated.error() == error && !parsed && parsed.error() == error;
}

}  // namespace

class TestGenesis : public QObject {
  Q_OBJECT

 private slots:
  void publishedGenesisIsReadAndWrittenAlike() {
    const auto genesis = Genesis::parse(published_bytes());
    QVERIFY(genesis.has_value());
    QVERIFY(genesis->validate());
    QCOMPARE(genesis->name, published()["name"].get<std::string>());
    QCOMPARE(genesis->prefix, published()["prefix"].get<std::string>());
    QCOMPARE(genesis->time, vectors::number(published()["time"]));
    QCOMPARE(int(genesis->m), published()["m"].get<int>());
    QCOMPARE(genesis->fee_unit, vectors::number(published()["fee_unit"]));
    QCOMPARE(genesis->max_block_bytes, published()["max_block_bytes"].get<std::uint32_t>());
    COMPARE_HEX(genesis->operator_key, published()["operator"]);
    COMPARE_HEX(genesis->encode(), published()["bytes"]);
    COMPARE_HEX(genesis->id(), published()["id"]);
  }

  void blockZeroIsThePublishedOne() {
    const Genesis genesis = published_genesis();
    COMPARE_HEX(genesis.header().encode(), published()["header"]);
    COMPARE_HEX(genesis.header().id(genesis.id()), published()["block_id"]);
  }

  void suppliesAreTheSumOfTheCoins() {
    Uint128 sum = 0;
    for (const auto& amount : published()["amounts"]) {
      sum += vectors::number(amount);
    }
    const Supplies supplies = published_genesis().supplies();
    QCOMPARE(supplies.size(), std::size_t{1});
    QVERIFY(supplies.at(kTacit).issued == sum && supplies.at(kTacit).burned == 0);
  }

  void ownerFindsTheCoins() {
    const Genesis genesis = published_genesis();
    const SpendKey key = vectors::spend_key(published());
    for (std::uint32_t i = 0; i < genesis.coins.size(); ++i) {
      const Origin origin = Origin::of_public_coin(i);
      const auto note = identify(key.full().incoming(), genesis.coins[i].coin, origin);
      QVERIFY(note && note->v == genesis.coins[i].opening.v);
      QVERIFY(recover(key.full(), genesis.coins[i].coin, *note, origin));
    }
  }

  void parametersAreTheGenesiss() {
    const Genesis genesis = published_genesis();
    const NetworkParameters network = genesis.network();
    COMPARE_HEX(network.genesis, published()["id"]);
    QCOMPARE(network.set_size(), std::uint64_t{64});
    QCOMPARE(network.prefix, genesis.prefix);
    QVERIFY(network.operator_key == genesis.operator_key);
    QCOMPARE(network.least_fee(2, 2, 2).units(), std::uint64_t{12 * 25});
  }

  void rulesAreKept_data() {
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("change");
    for (int i = 0; i < int(kChanges.size()); ++i) {
      QTest::newRow(kChanges[std::size_t(i)].name) << int(kChanges[std::size_t(i)].error) << i;
    }
  }
  void rulesAreKept() {
    QFETCH(int, error);
    QFETCH(int, change);
    Genesis genesis = published_genesis();
    kChanges[std::size_t(change)].apply(genesis);
    QVERIFY(is_refused(genesis, GenesisError(error)));
  }

  void limitsThemselvesAreAllowed() {
    Genesis genesis = published_genesis();
    genesis.name = std::string(64, '~');
    genesis.prefix = "abcdefghijklmnop";
    genesis.m = 8;
    genesis.fee_unit = kMostFeeUnit;
    genesis.max_block_bytes = 4'194'304;
    QVERIFY(genesis.validate() && Genesis::parse(genesis.encode()));
    genesis.name = " ";
    genesis.prefix = "z";
    genesis.m = 2;
    genesis.fee_unit = 0;
    genesis.max_block_bytes = 32'768;
    QVERIFY(genesis.validate() && Genesis::parse(genesis.encode()));
  }

  void openingOfAnotherAssetIsRefusedThoughItOpens() {
    Genesis genesis = published_genesis();
    const SpendKey key = vectors::spend_key(published());
    Bytes32 gold{};
    gold[0] = 1;
    const auto coin = make_public_coin(key.full().incoming().address(0), Amount::from_units(5), AssetId(gold),
                                       Memo{}, 0, Bytes32{}, Bytes32{});
    QVERIFY(coin && opens(coin->opening, coin->coin));
    genesis.coins[0] = *coin;
    QVERIFY(is_refused(genesis, GenesisError::kOpening));
  }

  void eachOfThousandsOfOpeningsCounts() {
    // More coins than are checked together; one coin many times is legal, if of no use.
    Genesis genesis = published_genesis();
    genesis.coins.assign(4100, genesis.coins[1]);
    QVERIFY(genesis.validate());
    for (const std::size_t at : {std::size_t{0}, std::size_t{4095}, std::size_t{4099}}) {
      Genesis wrong = genesis;
      wrong.coins[at].opening.v = Amount::from_units(wrong.coins[at].opening.v.units() + 1);
      const auto validated = wrong.validate();
      QVERIFY(!validated && validated.error() == GenesisError::kOpening);
    }
  }

  void everyPrefixAndEveryLongerFileIsRefused() {
    Bytes bytes = published_bytes();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      QVERIFY(!Genesis::parse(ByteView(bytes).first(size)));
    }
    bytes.push_back(0);
    QCOMPARE(Genesis::parse(bytes).error(), GenesisError::kTrailingBytes);
  }

  void otherVersionOrFinalityIsRefused() {
    const Genesis genesis = published_genesis();
    Bytes bytes = published_bytes();
    bytes[0] = 2;
    QCOMPARE(Genesis::parse(bytes).error(), GenesisError::kVersion);
    bytes[0] = 1;
    const std::size_t finality = 1 + 4 + genesis.name.size() + 4 + genesis.prefix.size() + 8 + 1 + 1 + 8 + 4;
    QCOMPARE(int(bytes[finality]), 1);
    bytes[finality] = 2;
    QCOMPARE(Genesis::parse(bytes).error(), GenesisError::kFinality);
  }

  void whateverDecodesEncodesToTheSameBytes() {
    const Bytes bytes = published_bytes();
    const std::size_t fields = bytes.size() - 4 * (Coin::kSize + PublicOpening::kSize);
    // Everything before the coins, and one coin; a check of all openings is slow.
    for (std::size_t i = 0; i < fields + Coin::kSize + PublicOpening::kSize; ++i) {
      Bytes changed = bytes;
      changed[i] ^= 1;
      const auto genesis = Genesis::parse(changed);
      QVERIFY(!genesis || (genesis->encode() == changed && genesis->id() != genesis_id(bytes)));
    }
  }

 private:
  struct Change {
    const char* name;
    GenesisError error;
    void (*apply)(Genesis&);
  };
  inline static const std::vector<Change> kChanges = {
      {"no-name", GenesisError::kName, [](Genesis& g) { g.name = ""; }},
      {"name-of-65", GenesisError::kName, [](Genesis& g) { g.name = std::string(65, 'a'); }},
      {"name-with-a-line-end", GenesisError::kName, [](Genesis& g) { g.name = "a\nb"; }},
      {"name-beyond-ascii", GenesisError::kName, [](Genesis& g) { g.name = "\xc3\xa9"; }},
      {"no-prefix", GenesisError::kPrefix, [](Genesis& g) { g.prefix = ""; }},
      {"prefix-of-17", GenesisError::kPrefix, [](Genesis& g) { g.prefix = std::string(17, 'a'); }},
      {"prefix-in-upper-case", GenesisError::kPrefix, [](Genesis& g) { g.prefix = "Tacit"; }},
      {"n-is-2", GenesisError::kSetSize, [](Genesis& g) { g.n = 2; }},
      {"m-is-1", GenesisError::kSetSize, [](Genesis& g) { g.m = 1; }},
      {"m-is-9", GenesisError::kSetSize, [](Genesis& g) { g.m = 9; }},
      {"fee-unit-too-large", GenesisError::kFeeUnit, [](Genesis& g) { g.fee_unit = kMostFeeUnit + 1; }},
      {"fee-unit-largest-u64", GenesisError::kFeeUnit, [](Genesis& g) { g.fee_unit = UINT64_MAX; }},
      {"block-too-small", GenesisError::kBlockBytes, [](Genesis& g) { g.max_block_bytes = 32'767; }},
      {"block-too-large", GenesisError::kBlockBytes, [](Genesis& g) { g.max_block_bytes = 4'194'305; }},
      {"no-coins", GenesisError::kNoCoins, [](Genesis& g) { g.coins.clear(); }},
      {"K-is-the-identity", GenesisError::kCoin, [](Genesis& g) { g.coins[1].coin.K.fill(0); }},
      {"S-is-the-identity", GenesisError::kCoin, [](Genesis& g) { g.coins[1].coin.S.fill(0); }},
      {"V-is-not-canonical", GenesisError::kCoin, [](Genesis& g) { g.coins[1].coin.V.fill(0xff); }},
      {"opening-of-another-coin", GenesisError::kOpening,
       [](Genesis& g) { std::swap(g.coins[0].opening, g.coins[1].opening); }},
      {"opening-of-one-more", GenesisError::kOpening,
       [](Genesis& g) { g.coins[1].opening.v = Amount::from_units(2); }},
      {"opening-of-another-asset", GenesisError::kOpening,
       [](Genesis& g) { g.coins[1].opening.asset = AssetId(Bytes32{1}); }},
  };
};

QTEST_APPLESS_MAIN(TestGenesis)
#include "test_genesis.moc"
