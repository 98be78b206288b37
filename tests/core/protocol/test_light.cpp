// SPDX-License-Identifier: MIT
#include <QtTest>

#include "protocol/light.h"

#include "vector_file.h"

using namespace tacit;

namespace {

const vectors::Json& section() {
  return vectors::document()["blocks"];
}

NetworkParameters network() {
  NetworkParameters parameters = vectors::network(section());
  parameters.operator_key = vectors::array<32>(section()["operator"]);
  return parameters;
}

/// A block of the vectors as a wallet gets it.
struct LightBlock {
  Header header;
  Certificate certificate;
  std::vector<LightTransaction> transactions;

  /// Signs the header again after it was changed, as a dishonest operator would.
  void certify() {
    const auto key = signing_key_from_seed(vectors::array<32>(section()["operator_seed"]));
    certificate = sign_certificate(key, network().genesis, header.id(network().genesis));
  }
};

Header genesis_header() {
  return *Header::parse(vectors::hex(section()["genesis_block"]["bytes"]));
}

LightBlock light_block(const vectors::Json& c) {
  LightBlock block{
      *Header::parse(vectors::hex(c["header"])), *Certificate::parse(vectors::hex(c["certificate"])), {}};
  for (const auto& bytes : c["transactions"]) {
    const auto transaction = Transaction::parse(network(), vectors::hex(bytes));
    block.transactions.push_back(light_transaction(*transaction, network().genesis));
  }
  return block;
}

LightBlock first_block() {
  return light_block(section()["chain"][0]);
}

Result<void, LightError> check(const LightBlock& block, const Header& previous = genesis_header()) {
  return check_light_block(network(), previous, block.header, block.certificate, block.transactions);
}

}  // namespace

class TestLight : public QObject {
  Q_OBJECT

 private slots:
  void publishedChainFollows() {
    Header previous = genesis_header();
    for (const auto& c : section()["chain"]) {
      const LightBlock block = light_block(c);
      for (std::size_t i = 0; i < block.transactions.size(); ++i) {
        COMPARE_HEX(block.transactions[i].id, c["ids"][i]);
      }
      QVERIFY(check(block, previous));
      previous = block.header;
    }
  }

  void headsAreMarkedWhereTheyAreWanted() {
    Header previous = genesis_header();
    CoinHeadMarks every{1, {}}, third{3, {}};
    for (const auto& c : section()["chain"]) {
      const LightBlock block = light_block(c);
      for (CoinHeadMarks* marks : {&every, &third}) {
        QVERIFY(check_light_block(network(), previous, block.header, block.certificate, block.transactions,
                                  marks));
      }
      if (block.header.coin_count > previous.coin_count) {
        QCOMPARE(every.heads.back().first, block.header.coin_count);
        QVERIFY(every.heads.back().second == block.header.coin_head);
      }
      previous = block.header;
    }
    QCOMPARE(every.heads.size(), previous.coin_count - genesis_header().coin_count);
    std::vector<std::pair<std::uint64_t, Bytes32>> expected;
    std::ranges::copy_if(every.heads, std::back_inserter(expected),
                         [](const auto& mark) { return mark.first % 3 == 0; });
    QVERIFY(!expected.empty() && third.heads == expected);
  }

  void blockAfterAnotherParentIsRefused() {
    const LightBlock second = light_block(section()["chain"][1]);
    QCOMPARE(check(second).error(), LightError::kHeight);
    Header sibling = first_block().header;
    QVERIFY(check(second, sibling));
    ++sibling.time;
    QCOMPARE(check(second, sibling).error(), LightError::kPrevious);
  }

  void unsignedChangesAreRefusedByTheCertificate() {
    LightBlock block = first_block();
    ++block.header.coin_count;
    QCOMPARE(check(block).error(), LightError::kCertificate);
  }

  void signedContradictionsAreRefused_data() {
    QTest::addColumn<int>("change");
    for (int i = 0; i < int(kChanges.size()); ++i) {
      QTest::newRow(kChanges[std::size_t(i)].name) << i;
    }
  }
  void signedContradictionsAreRefused() {
    QFETCH(int, change);
    LightBlock block = first_block();
    kChanges[std::size_t(change)].apply(block);
    block.certify();
    const auto result = check(block);
    QVERIFY(!result);
    QCOMPARE(result.error(), kChanges[std::size_t(change)].error);
  }

  void heightDoesNotWrap() {
    Header previous = genesis_header();
    previous.height = UINT64_MAX;
    LightBlock block = first_block();
    block.header.height = 0;
    block.header.previous = previous.id(network().genesis);
    block.certify();
    QCOMPARE(check(block, previous).error(), LightError::kHeight);
  }

 private:
  struct Change {
    const char* name;
    LightError error;
    void (*apply)(LightBlock&);
  };
  inline static const std::vector<Change> kChanges = {
      {"height-skips", LightError::kHeight, [](LightBlock& b) { ++b.header.height; }},
      {"another-previous-id", LightError::kPrevious, [](LightBlock& b) { b.header.previous[0] ^= 1; }},
      {"time-goes-back", LightError::kTime, [](LightBlock& b) { b.header.time = genesis_header().time - 1; }},
      {"transaction-left-out", LightError::kTransactionsDigest,
       [](LightBlock& b) { b.transactions.pop_back(); }},
      {"transactions-exchanged", LightError::kTransactionsDigest,
       [](LightBlock& b) { std::swap(b.transactions[0], b.transactions[1]); }},
      {"another-id", LightError::kTransactionsDigest, [](LightBlock& b) { b.transactions[0].id[5] ^= 1; }},
      {"no-tags", LightError::kTransaction, [](LightBlock& b) { b.transactions[0].tags.clear(); }},
      {"no-coins", LightError::kTransaction, [](LightBlock& b) { b.transactions[0].coins.clear(); }},
      {"seventeen-coins", LightError::kTransaction,
       [](LightBlock& b) { b.transactions[0].coins.resize(17); }},
      {"seventeen-tags", LightError::kTransaction, [](LightBlock& b) { b.transactions[0].tags.resize(17); }},
      {"coin-hidden", LightError::kCoinCount, [](LightBlock& b) { b.transactions[1].coins.pop_back(); }},
      {"coin-changed", LightError::kCoinHead, [](LightBlock& b) { b.transactions[1].coins[0].c[0] ^= 1; }},
      {"coins-exchanged", LightError::kCoinHead,
       [](LightBlock& b) { std::swap(b.transactions[1].coins[0], b.transactions[1].coins[1]); }},
      {"tag-invented", LightError::kTagCount,
       [](LightBlock& b) { b.transactions[0].tags.push_back(b.transactions[0].tags[0]); }},
      {"tag-count-wrong", LightError::kTagCount, [](LightBlock& b) { ++b.header.tag_count; }},
      {"tag-head-wrong", LightError::kTagHead, [](LightBlock& b) { b.header.tag_head[0] ^= 1; }},
      // The first tag is in the origin of the coins, and so in their chain as well.
      {"tag-changed", LightError::kCoinHead, [](LightBlock& b) { b.transactions[0].tags[0][0] ^= 1; }},
  };
};

QTEST_APPLESS_MAIN(TestLight)
#include "test_light.moc"
