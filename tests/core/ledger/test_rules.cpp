// SPDX-License-Identifier: MIT
#include <QtTest>
#include <map>

#include "ledger/memory_ledger.h"
#include "ledger/rules.h"
#include "support/vectors.h"

#include "core/ledger/chain_maker.h"

using namespace tacit;
using namespace tacit::test;

namespace {

/// The ledger of the vectors' `transactions`.
MemoryLedger vector_ledger() {
  const auto& from = vectors().at("transactions").at("ledger");
  NetworkParameters network;
  network.genesis = unhex_array<32>(from.at("genesis"));
  network.n = from.at("n").get<std::uint8_t>();
  network.m = from.at("m").get<std::uint8_t>();
  network.fee_unit = from.at("fee_unit").get<std::uint64_t>();
  MemoryLedger ledger(network, 0);
  for (const auto& coin : from.at("coins")) {
    ledger.add_coin(Origin(unhex_array<36>(coin.at("origin"))), *Coin::parse(unhex(coin.at("coin"))));
  }
  for (const auto& tag : from.at("tags")) {
    ledger.add_tag(*Tag::parse(unhex(tag.get<std::string>())));
  }
  ledger.begin();
  return ledger;
}

/// The fault that a reason in the vectors stands for; every other reason is one of form.
TransactionFault fault_of_reason(const std::string& reason, const std::string& name) {
  static const std::map<std::string, TransactionFault> kFaults = {
      {"fee", TransactionFault::kFeeTooLow},
      {"expired", TransactionFault::kExpired},
      {"cover set", TransactionFault::kCoverSetIllegal},
      {"number of cover sets", TransactionFault::kTooManyCoverSets},
      {"version", TransactionFault::kVersion},
      {"membership proof", TransactionFault::kMembershipProof},
      {"balance proof", TransactionFault::kBalanceProof},
      {"authorisation", TransactionFault::kAuthorisation},
  };
  if (reason == "tag spent") {
    return name == "spends one coin twice" ? TransactionFault::kTagRepeated : TransactionFault::kTagSpent;
  }
  // A proof's inside is looked at by the verifier of that proof.
  const auto has = [&](const char* part) { return name.find(part) != std::string::npos; };
  if (has("of an authorisation")) {
    return TransactionFault::kAuthorisation;
  }
  if (has("of a membership proof") || has("X_1")) {
    return TransactionFault::kMembershipProof;
  }
  if (has("of the balance proof")) {
    return TransactionFault::kBalanceProof;
  }
  auto found = kFaults.find(reason);
  return found == kFaults.end() ? TransactionFault::kMalformed : found->second;
}

}  // namespace

namespace {

/// Another ledger in all but what a test changes.
class ChangedView : public LedgerView {
 public:
  explicit ChangedView(const LedgerView& ledger) : m_ledger(ledger) {}

  const NetworkParameters& network() const override { return m_ledger.network(); }
  Tip tip() const override { return m_ledger.tip(); }
  Result<Bytes32, StorageFault> coin_head(std::uint64_t count) const override {
    return m_ledger.coin_head(count);
  }
  Result<bool, StorageFault> tag_spent(const Tag& tag) const override { return m_ledger.tag_spent(tag); }
  Result<CoverSet, StorageFault> cover_set(std::uint64_t first, std::uint32_t count) const override {
    return m_ledger.cover_set(first, count);
  }
  Supplies supplies() const override { return m_ledger.supplies(); }

 private:
  const LedgerView& m_ledger;
};

/// Its storage fails when a cover set is read.
class UnreadableCover final : public ChangedView {
 public:
  using ChangedView::ChangedView;
  Result<CoverSet, StorageFault> cover_set(std::uint64_t, std::uint32_t) const override {
    return std::unexpected(StorageFault::kUnreadable);
  }
};

/// It has the same coins and chain heads under another genesis id, as no honest ledger can.
class AnotherGenesis final : public ChangedView {
 public:
  explicit AnotherGenesis(const LedgerView& ledger) : ChangedView(ledger), m_network(ledger.network()) {
    m_network.genesis[0] ^= 1;
  }
  const NetworkParameters& network() const override { return m_network; }

 private:
  NetworkParameters m_network;
};

}  // namespace

class TestRules : public QObject {
  Q_OBJECT

 private slots:
  void ledgerOfTheVectorsHasTheirHeads() {
    const MemoryLedger ledger = vector_ledger();
    const auto& from = vectors().at("transactions").at("ledger");
    for (std::size_t i = 0; i < from.at("coin_heads").size(); ++i) {
      QCOMPARE(hex(*ledger.coin_head(i)), QByteArray::fromStdString(from.at("coin_heads")[i]));
    }
    QCOMPARE(hex(ledger.tip().header.tag_head), QByteArray::fromStdString(from.at("tag_heads").back()));
  }

  void transactionsOfTheVectors_data() {
    QTest::addColumn<int>("index");
    const auto& cases = vectors().at("transactions").at("cases");
    for (std::size_t i = 0; i < cases.size(); ++i) {
      QTest::newRow(cases[i].at("name").get<std::string>().c_str()) << int(i);
    }
  }
  void transactionsOfTheVectors() {
    QFETCH(int, index);
    static const MemoryLedger ledger = vector_ledger();
    const auto& which = vectors().at("transactions").at("cases").at(std::size_t(index));
    const Bytes bytes = unhex(which.at("bytes"));
    auto result = check_transaction(ledger, which.at("time").get<std::uint64_t>(), bytes);
    QCOMPARE(result.has_value(), which.at("valid").get<bool>());
    if (result) {
      QCOMPARE(result->bytes(), bytes);
      QVERIFY(result->holds_for(ledger, bytes).value());
      if (which.contains("id")) {
        QCOMPARE(hex(result->id()), QByteArray::fromStdString(which.at("id")));
      }
    } else {
      QCOMPARE(fault_name(result.error()), fault_name(fault_of_reason(which.at("reason"), which.at("name"))));
    }
  }

  void verdictsInABatchAreThoseAlone() {
    const MemoryLedger ledger = vector_ledger();
    const auto& cases = vectors().at("transactions").at("cases");
    const std::uint64_t time = 1'800'000'000'000;
    std::vector<Bytes> bytes;
    for (const auto& which : cases) {
      bytes.push_back(unhex(which.at("bytes")));
    }
    const std::vector<ByteView> views(bytes.begin(), bytes.end());
    WorkerPool pool(2);
    const auto together = check_transactions(ledger, time, views, &pool);
    QCOMPARE(together.size(), bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const auto alone = check_transaction(ledger, time, bytes[i]);
      QCOMPARE(together[i].has_value(), alone.has_value());
      if (!alone) {
        QCOMPARE(fault_name(together[i].error()), fault_name(alone.error()));
      }
    }
  }

  void anEmptyBatchAcceptsNothing() {
    const MemoryLedger ledger = vector_ledger();
    QVERIFY(check_transactions(ledger, 0, {}).empty());
  }

  void transactionOfAnotherGenesisIsRefused() {
    const ChainMaker here(20, "here", 1), there(20, "there", 1);
    // The same coins, so that only the genesis id differs.
    const MemoryLedger ledger(here.genesis()), other(there.genesis());
    QCOMPARE(here.coins()[3].coin.encode(), there.coins()[3].coin.encode());
    const Bytes bytes = there.pay_bytes(other, {.inputs = {3, 17}, .outputs = {5}});
    QVERIFY(check_transaction(other, ChainMaker::kGenesisTime, bytes).has_value());
    auto replayed = check_transaction(ledger, ChainMaker::kGenesisTime, bytes);
    QVERIFY(!replayed.has_value());
    QCOMPARE(replayed.error(), TransactionFault::kMembershipProof);
  }

  void verdictHoldsForItsOwnBytesLedgerAndSetsAlone() {
    const ChainMaker here(20, "here", 1), there(20, "there", 1);
    const MemoryLedger ledger(here.genesis()), other(there.genesis());
    const Bytes bytes = here.pay_bytes(ledger, {.inputs = {3, 17}, .outputs = {5}});
    const auto verdict = check_transaction(ledger, ChainMaker::kGenesisTime, bytes).value();
    QVERIFY(verdict.holds_for(ledger, bytes).value());
    Bytes changed = bytes;
    changed.back() ^= 1;
    QVERIFY(!verdict.holds_for(ledger, changed).value());
    QVERIFY(!verdict.holds_for(other, bytes).value());
    QVERIFY(!verdict.holds_for(AnotherGenesis(ledger), bytes).value());
    // The same genesis id with another coin in the set, as no honest ledger can have it.
    MemoryLedger forged(here.network(), ChainMaker::kGenesisTime);
    for (std::size_t i = 0; i < here.coins().size(); ++i) {
      forged.add_coin(here.coins()[i].origin, here.coins()[i == 5 ? 6 : i].coin);
    }
    forged.begin();
    QVERIFY(!verdict.holds_for(forged, bytes).value());
    // A ledger that has not got the coins yet.
    MemoryLedger shorter(here.network(), ChainMaker::kGenesisTime);
    shorter.begin();
    QVERIFY(!verdict.holds_for(shorter, bytes).value());
  }

  void aLedgerThatCanNotBeReadGivesNoVerdict() {
    const ChainMaker chain(20);
    const MemoryLedger ledger(chain.genesis());
    const Bytes bytes = chain.pay_bytes(ledger, {.inputs = {3}, .outputs = {5}});
    const UnreadableCover unreadable(ledger);
    QCOMPARE(check_transaction(unreadable, ChainMaker::kGenesisTime, bytes).error(),
             TransactionFault::kLedgerUnreadable);
  }

  void coverSetsAtTheirEdges_data() {
    QTest::addColumn<quint64>("first");
    QTest::addColumn<quint32>("count");
    QTest::addColumn<bool>("legal");
    // 20 coins, N = 16.
    QTest::newRow("accepts-a-full-block") << quint64(0) << quint32(16) << true;
    QTest::newRow("accepts-half-a-block") << quint64(0) << quint32(8) << true;
    QTest::newRow("accepts-the-last-coins") << quint64(8) << quint32(12) << true;
    QTest::newRow("refuses-less-than-half") << quint64(0) << quint32(7) << false;
    QTest::newRow("refuses-one-past-the-end") << quint64(8) << quint32(13) << false;
    QTest::newRow("refuses-more-than-n") << quint64(0) << quint32(17) << false;
    QTest::newRow("refuses-a-first-inside-a-half") << quint64(4) << quint32(16) << false;
    QTest::newRow("refuses-none") << quint64(0) << quint32(0) << false;
    QTest::newRow("refuses-first-past-2-32") << (quint64(1) << 32) << quint32(16) << false;
    QTest::newRow("refuses-a-sum-that-wraps") << ~quint64(7) << quint32(16) << false;
  }
  void coverSetsAtTheirEdges() {
    QFETCH(quint64, first);
    QFETCH(quint32, count);
    QFETCH(bool, legal);
    const ChainMaker chain(20);
    const MemoryLedger ledger(chain.genesis());
    Transaction transaction = chain.pay(ledger, {.inputs = {10}, .outputs = {5}});
    transaction.inputs[0].set = {first, count};
    auto result = check_conditions(ledger, ChainMaker::kGenesisTime, transaction);
    QCOMPARE(result.has_value(), legal);
    if (!legal) {
      QCOMPARE(result.error(), TransactionFault::kCoverSetIllegal);
    }
  }

  void feeIsCountedByInputsOutputsAndDifferentSets() {
    const ChainMaker chain(24);
    const MemoryLedger ledger(chain.genesis());
    // Two inputs, two outputs, two sets: 12 units.
    const auto at = [&](std::uint64_t fee) {
      Transaction transaction = chain.pay(ledger, {.inputs = {3, 20}, .outputs = {5}});
      transaction.fee = Amount::from_units(fee);
      return check_conditions(ledger, ChainMaker::kGenesisTime, transaction);
    };
    QVERIFY(at(12 * ChainMaker::kFeeUnit).has_value());
    QCOMPARE(at(12 * ChainMaker::kFeeUnit - 1).error(), TransactionFault::kFeeTooLow);
  }

  void tooLargeForAnyBlock() {
    const ChainMaker chain;
    const MemoryLedger ledger(chain.genesis());
    const Bytes bytes(chain.network().max_block_bytes, 1);
    QCOMPARE(check_transaction(ledger, 0, bytes).error(), TransactionFault::kTooLarge);
  }

  void sixteenDifferentSetsAreAnErrorAndNoCrash() {
    const ChainMaker chain(20);
    const MemoryLedger ledger(chain.genesis());
    Transaction transaction = chain.pay(ledger, {.inputs = {10}, .outputs = {5}});
    const TransactionInput input = transaction.inputs[0];
    transaction.inputs.assign(16, input);
    for (std::uint32_t i = 0; i < 16; ++i) {
      transaction.inputs[i].set.count = 8 + i;
    }
    QCOMPARE(check_conditions(ledger, ChainMaker::kGenesisTime, transaction).error(),
             TransactionFault::kTooManyCoverSets);
  }
};

QTEST_GUILESS_MAIN(TestRules)
#include "test_rules.moc"
