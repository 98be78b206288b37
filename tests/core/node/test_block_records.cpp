// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <memory>
#include <vector>

#include "base/worker_pool.h"
#include "ledger/store.h"
#include "node/block_records.h"
#include "support/ledger_maker.h"

using namespace tacit;
using namespace tacit::test;

namespace {

constexpr std::size_t kMost = 60'000;  // bytes: a few of the blocks

}  // namespace

/// The blocks that a node keeps decoded for its wallets.
class TestBlockRecords : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    LedgerPlan plan;
    plan.coins = 600;
    plan.m = 2;
    plan.transactions_per_block = 1;
    const LedgerMaker maker(plan);
    auto store = Store::create(m_directory.filePath("ledger").toStdString(), maker.genesis().encode());
    QVERIFY(store.has_value());
    m_store = *std::move(store);
    WorkerPool pool(1);
    maker.fill(*m_store, pool);
    QVERIFY(m_store->tip().header.height > 30);
  }

  void theNewestAreKeptWithinTheirBytesAndNoOthers() {
    BlockRecords records(*m_store, kMost);
    std::vector<std::weak_ptr<const BlockRecord>> seen;
    for (std::uint64_t height = 1; height <= m_store->tip().header.height; ++height) {
      seen.push_back(records.at(height));
    }
    const auto first =
        std::find_if(seen.begin(), seen.end(), [](const auto& record) { return !record.expired(); });
    QVERIFY(first != seen.begin() && seen.end() - first > 2);
    std::size_t bytes = 0;
    for (auto kept = first; kept != seen.end(); ++kept) {
      QVERIFY(!kept->expired());
      bytes += encoded_size(*kept->lock());
    }
    QVERIFY2(bytes <= kMost, qPrintable(QString::number(bytes)));
  }

  void whoCatchesUpPushesNoNewBlockOut() {
    const std::uint64_t tip = m_store->tip().header.height;
    BlockRecords records(*m_store, kMost);
    const std::weak_ptr<const BlockRecord> newest = records.at(tip);
    for (std::uint64_t height = 1; height < tip; ++height) {
      const auto record = records.at(height);
      QVERIFY(record);
      QCOMPARE(Header::parse(record->header)->height, height);
    }
    QVERIFY(!newest.expired());
  }

  void aHeightBeyondTheTipHasNone() {
    BlockRecords records(*m_store);
    QVERIFY(!records.at(m_store->tip().header.height + 1));
  }

 private:
  QTemporaryDir m_directory;
  std::unique_ptr<Store> m_store;
};

QTEST_GUILESS_MAIN(TestBlockRecords)
#include "test_block_records.moc"
