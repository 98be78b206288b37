// SPDX-License-Identifier: MIT
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "crypto/mnemonic.h"
#include "ledger/memory_ledger.h"
#include "node/node.h"
#include "protocol/keys.h"
#include "protocol/note.h"
#include "support/ledger_maker.h"
#include "wallet/wallet.h"

using namespace tacit;
using namespace tacit::test;

namespace {

SecretBytes owner_words() {
  return mnemonic_from_entropy(Bytes32{7});
}

LedgerPlan small_plan(std::uint64_t coins = 300) {
  LedgerPlan plan;
  plan.coins = coins;
  plan.m = 2;
  plan.transactions_per_block = 5;
  return plan;
}

LedgerPlan owned_plan() {
  LedgerPlan plan = small_plan(1000);
  plan.own = 13;
  plan.owner = SpendKey::from_seed(mnemonic_seed(owner_words(), {}), 0).full().incoming().address(0);
  return plan;
}

/// Keeps the blocks, which a MemoryLedger does not.
class RecordingLedger final : public Ledger {
 public:
  explicit RecordingLedger(const Genesis& genesis) : ledger(genesis) {}
  const NetworkParameters& network() const override { return ledger.network(); }
  Tip tip() const override { return ledger.tip(); }
  Result<Bytes32, StorageFault> coin_head(std::uint64_t count) const override {
    return ledger.coin_head(count);
  }
  Result<bool, StorageFault> tag_spent(const Tag& tag) const override { return ledger.tag_spent(tag); }
  Result<CoverSet, StorageFault> cover_set(std::uint64_t first, std::uint32_t count) const override {
    return ledger.cover_set(first, count);
  }
  Supplies supplies() const override { return ledger.supplies(); }
  Result<std::optional<TransactionPlace>, StorageFault> find_transaction(const Bytes32& id) const override {
    return ledger.find_transaction(id);
  }
  Result<void, StorageFault> append(const AcceptedBlock& block) override {
    blocks.push_back(block.bytes());
    return ledger.append(block);
  }

  MemoryLedger ledger;
  std::vector<Bytes> blocks;
};

}  // namespace

/// What benchmarks and long tests build on (support/ledger_maker.h).
class TestLedgerMaker : public QObject {
  Q_OBJECT

 private slots:
  void makesExactlyTheCoinsAsked_data() {
    QTest::addColumn<int>("coins");
    for (int coins : {1, 2, 17, 18, 300}) {
      QTest::addRow("%d", coins) << coins;
    }
  }
  void makesExactlyTheCoinsAsked() {
    QFETCH(int, coins);
    const LedgerMaker maker(small_plan(static_cast<std::uint64_t>(coins)));
    MemoryLedger ledger(maker.genesis());
    maker.fill(ledger, m_pool);
    QCOMPARE(ledger.tip().header.coin_count, static_cast<std::uint64_t>(coins));
  }

  void paysAsManyCoinsAsAsked_data() {
    QTest::addColumn<int>("own");
    for (int own : {0, 1, 7, 150, 298, 299}) {
      QTest::addRow("%d", own) << own;
    }
  }
  void paysAsManyCoinsAsAsked() {
    QFETCH(int, own);
    LedgerPlan plan = owned_plan();
    plan.coins = 300;
    plan.own = static_cast<std::uint64_t>(own);
    const LedgerMaker maker(plan);
    MemoryLedger ledger(maker.genesis());
    const SpendKey key = SpendKey::from_seed(mnemonic_seed(owner_words(), {}), 0);
    int found = 0;
    maker.fill(ledger, m_pool, [&](const AcceptedBlock& block) {
      for (const NewCoin& coin : block.coins()) {
        found += identify(key.full().incoming(), coin.coin, coin.origin) ? 1 : 0;
      }
    });
    QCOMPARE(found, own);
  }

  void refusesMoreOwnCoinsThanThereAre() {
    LedgerPlan plan = owned_plan();
    plan.own = plan.coins;
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, LedgerMaker{plan});
  }

  void onePlanGivesOneChain() {
    const auto tip_of = [&](const LedgerPlan& plan) {
      const LedgerMaker maker(plan);
      MemoryLedger ledger(maker.genesis());
      maker.fill(ledger, m_pool);
      return ledger.tip().id;
    };
    LedgerPlan other = small_plan();
    other.seed = "another";
    QCOMPARE(tip_of(small_plan()), tip_of(small_plan()));
    QVERIFY(tip_of(small_plan()) != tip_of(other));
  }

  void theRulesRefuseItsProofs() {
    const LedgerMaker maker(small_plan());
    RecordingLedger made(maker.genesis());
    maker.fill(made, m_pool);
    const auto checked = check_block(MemoryLedger(maker.genesis()), made.blocks.front());
    QVERIFY(!checked);
    QCOMPARE(checked.error(), (BlockError{BlockFault::kTransaction, 0, TransactionFault::kMembershipProof}));
  }

  void storePassesItsWholeCheck() {
    QTemporaryDir parent;
    const std::string folder = parent.path().toStdString() + "/data";
    make_ledger_folder(folder, small_plan(), m_pool);
    const auto store = Store::open(ledger_folder(folder), StoreCheck::everything());
    QVERIFY2(store, store ? "" : store.error().place.c_str());
    QCOMPARE((*store)->tip().header.coin_count, std::uint64_t(300));
  }

  void aMadeFolderIsKeptAndOthersAreLeftAlone() {
    QTemporaryDir parent;
    const std::string folder = parent.path().toStdString() + "/data";
    make_ledger_folder(folder, small_plan(), m_pool);
    make_ledger_folder(folder, small_plan(), m_pool, [](const AcceptedBlock&) { QFAIL("made again"); });
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, make_ledger_folder(folder, small_plan(50), m_pool));
    remove_ledger_folder(folder);
    QVERIFY(!QFile::exists(QString::fromStdString(folder)));
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, remove_ledger_folder(parent.path().toStdString()));
  }

  void aNodeServesItAndAWalletFindsItsCoins() {
    QTemporaryDir parent;
    const std::string folder = parent.path().toStdString() + "/data";
    make_ledger_folder(folder, owned_plan(), m_pool);
    const SystemClock clock;
    NodeOptions options;
    options.folder = folder;
    auto keys = load_node_keys(folder);
    QVERIFY(keys);
    auto node = Node::start(options, *std::move(keys), clock, nullptr, [] {});
    QVERIFY(node);

    Wallet::CreateOptions create;
    create.folder = parent.path().toStdString() + "/wallet";
    create.node_link = format_node_link((*node)->link());
    auto wallet = Wallet::restore(create, SecretBytes(as_bytes("pw")), owner_words(),
                                  {clock, m_pool, nullptr, {}, {1, 8192}});
    QVERIFY(wallet);
    QElapsedTimer timer;
    timer.start();
    while (!(*wallet)->status().caught_up && timer.elapsed() < 30'000) {
      (*wallet)->poll(std::chrono::milliseconds(50));
    }
    QVERIFY((*wallet)->status().caught_up);
    QCOMPARE((*wallet)->status().coins, std::uint64_t(1000));
    const std::uint64_t genesis_units = LedgerMaker(owned_plan()).genesis().coins.front().opening.v.units();
    QCOMPARE((*wallet)->balances().front().spendable.units(),
             genesis_units + 13 * LedgerMaker::kOwnCoinUnits);
  }

 private:
  WorkerPool m_pool{2};
};

QTEST_GUILESS_MAIN(TestLedgerMaker)
#include "test_ledger_maker.moc"
