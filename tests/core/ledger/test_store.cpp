// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <random>
#include <thread>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ledger/memory_ledger.h"
#include "ledger/store.h"
#include "ledger/store_verify.h"
#include "ledger/verdicts.h"
#include "support/ledger_maker.h"

#include "core/ledger/chain_maker.h"

using namespace tacit;
using namespace tacit::test;

namespace {

constexpr std::uint64_t kTime = ChainMaker::kGenesisTime + 1000;

std::unique_ptr<Store> create(const ChainMaker& chain, const std::string& folder) {
  auto store = Store::create(folder, chain.genesis().encode());
  if (!store) {
    throw std::runtime_error("create");
  }
  return *std::move(store);
}

std::unique_ptr<Store> open(const std::string& folder) {
  auto store = Store::open(folder, StoreCheck::everything());
  if (!store) {
    throw std::runtime_error("open: " + store.error().place);
  }
  return *std::move(store);
}

void append(Ledger& ledger, ByteView bytes) {
  const auto block = check_block(ledger, bytes);
  if (!block || !ledger.append(*block)) {
    throw std::runtime_error("append");
  }
}

bool same_lists(const LedgerView& a, const LedgerView& b) {
  if (a.tip().header != b.tip().header || a.tip().id != b.tip().id || a.supplies() != b.supplies()) {
    return false;
  }
  for (std::uint64_t i = 0; i <= a.tip().header.coin_count; ++i) {
    if (a.coin_head(i).value() != b.coin_head(i).value()) {
      return false;
    }
  }
  return true;
}

bool same_points(const CoverSet& a, const CoverSet& b) {
  const auto same = [](std::span<const MultiexpBase> x, std::span<const MultiexpBase> y) {
    const std::vector<Scalar> ones(x.size(), Scalar(7));
    return x.size() == y.size() && multiexp_vartime(ones, x) == multiexp_vartime(ones, y);
  };
  return a.first == b.first && a.count == b.count && a.head == b.head && same(a.members->S, b.members->S) &&
         same(a.members->V, b.members->V) && same(a.members->A, b.members->A);
}

/// Runs `body` in a child that is expected to be killed by itself at `point`; returns whether it was.
template <class Body>
bool killed_at(const char* point, const Body& body) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::setenv("TACIT_CRASH_AT", point, 1);
    try {
      body();
    } catch (...) {
      ::_exit(2);
    }
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

/// Replaces `from` by `to` in the database file, wherever it is; returns how often.
int patch_file(const std::string& path, ByteView from, ByteView to) {
  std::ifstream in(path, std::ios::binary);
  std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const std::string pattern(from.begin(), from.end());
  int found = 0;
  for (auto at = content.find(pattern); at != std::string::npos; at = content.find(pattern, at + 1)) {
    content.replace(at, pattern.size(), std::string(to.begin(), to.end()));
    ++found;
  }
  std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
  return found;
}

}  // namespace

class TestStore : public QObject {
  Q_OBJECT

  std::string folder(const char* name) { return (m_dir.path() + "/" + name).toStdString(); }

  QTemporaryDir m_dir;

 private slots:
  void storedLedgerIsThatOfTheGenesis() {
    const ChainMaker chain(20);
    const auto store = create(chain, folder("genesis"));
    QVERIFY(same_lists(*store, MemoryLedger(chain.genesis())));
    QCOMPARE(store->genesis(), chain.genesis().encode());
  }

  void onlyAGenesisMakesAStore() {
    Bytes genesis = ChainMaker(3).genesis().encode();
    genesis.push_back(0);
    QCOMPARE(Store::create(folder("none"), genesis).error().error, StoreError::kGenesis);
    QCOMPARE(Store::open(folder("none")).error().error, StoreError::kAbsent);
  }

  void aStoreIsMadeOnceAndOpenedOnce() {
    const ChainMaker chain(3);
    auto store = create(chain, folder("once"));
    QCOMPARE(Store::open(folder("once")).error().error, StoreError::kLocked);
    store.reset();
    QCOMPARE(Store::create(folder("once"), chain.genesis().encode()).error().error, StoreError::kExists);
    QVERIFY(Store::open(folder("once")).has_value());
  }

  /// The plain start believes proofs and finds lists that do not add up; `verify_store` finds every block
  /// that breaks a rule. Whoever writes them here has the operator's key.
  void aFalseProofInTheOwnFolderIsFoundByVerifying() {
    ChainMaker chain(20);
    const std::string where = folder("verify");
    WorkerPool pool(1);
    {
      auto store = create(chain, where);
      for (std::uint64_t i = 0; i < 5; ++i) {
        Bytes payment = chain.pay_bytes(*store, {.inputs = {i, i + 10}, .outputs = {5}});
        const std::uint64_t time = kTime + i;
        if (i != 3) {
          append(*store, chain.block(*store, time, std::span(&payment, 1)));
          continue;
        }
        std::vector<std::uint64_t> heights;
        QVERIFY(!verify_store(*store, &pool, [&](std::uint64_t height) { heights.push_back(height); }));
        QCOMPARE(heights, std::vector<std::uint64_t>{3});
        payment.back() ^= 1;
        const auto unproved =
            UnprovedTransactions::accept(*store, decode_transaction(chain.network(), payment).value())
                .value();
        VerdictCache verdicts(1);
        verdicts.remember(unproved);
        const Bytes block = chain.sign(draft_block(*store, time, std::span(&unproved, 1)).value());
        QVERIFY(!check_block(*store, block).has_value());
        QVERIFY(store->append(check_block(*store, block, &verdicts).value()).has_value());
      }
    }
    const auto store = open(where);
    QCOMPARE(store->tip().header.height, std::uint64_t(5));
    const BadBlock expected{4, {BlockFault::kTransaction, 0, TransactionFault::kAuthorisation}};
    QVERIFY(verify_store(*store, &pool) == expected);
    QVERIFY(verify_store(*store, nullptr) == expected);
  }

  void aSupplyThatBlocksDoNotGiveIsFoundAtTheStart_data() {
    QTest::addColumn<bool>("issued");
    QTest::newRow("more-issued-than-the-genesis") << true;
    QTest::newRow("less-burned-than-the-fees") << false;
  }
  void aSupplyThatBlocksDoNotGiveIsFoundAtTheStart() {
    QFETCH(bool, issued);
    /// The ledger, but for what it says of TACIT.
    class Inflated final : public LedgerView {
     public:
      Inflated(const LedgerView& ledger, bool issued) : m_ledger(ledger), m_issued(issued) {}
      const NetworkParameters& network() const override { return m_ledger.network(); }
      Tip tip() const override { return m_ledger.tip(); }
      Result<Bytes32, StorageFault> coin_head(std::uint64_t n) const override {
        return m_ledger.coin_head(n);
      }
      Result<bool, StorageFault> tag_spent(const Tag& tag) const override { return m_ledger.tag_spent(tag); }
      Result<CoverSet, StorageFault> cover_set(std::uint64_t f, std::uint32_t n) const override {
        return m_ledger.cover_set(f, n);
      }
      Supplies supplies() const override {
        Supplies said = m_ledger.supplies();
        m_issued ? said[kTacit].issued += 1'000'000 : said[kTacit].burned -= 1;
        return said;
      }

     private:
      const LedgerView& m_ledger;
      bool m_issued;
    };
    ChainMaker chain(20);
    const std::string where = folder(issued ? "inflated" : "unburned");
    {
      auto store = create(chain, where);
      const auto pay = [&](std::uint64_t coin) {
        return chain.pay_bytes(*store, {.inputs = {coin}, .outputs = {5}});
      };
      const Bytes first = pay(3), second = pay(4);
      append(*store, chain.block(*store, kTime, std::span(&first, 1)));
      const Inflated view(*store, issued);
      const Bytes block = chain.block(view, kTime, std::span(&second, 1));
      QVERIFY(!check_block(*store, block).has_value());
      QVERIFY(store->append(check_block(view, block).value()).has_value());
      QVERIFY(verify_store(*store, nullptr) == (BadBlock{2, {BlockFault::kStateDigest, 0, {}}}));
    }
    for (const StoreCheck& check : {StoreCheck{}, StoreCheck::everything(), StoreCheck{1, 1}}) {
      const auto opened = Store::open(where, check);
      QVERIFY(!opened && opened.error().error == StoreError::kDamaged);
      QVERIFY2(opened.error().place.starts_with("supplies of block"), opened.error().place.c_str());
    }
  }

  /// Random payments, one block each or several, against the ledger in memory: every answer is the same,
  /// after a reopening too.
  void agreesWithTheLedgerInMemory() {
    ChainMaker chain(20);
    MemoryLedger memory(chain.genesis());
    auto store = create(chain, folder("model"));
    std::mt19937 random(7);
    std::vector<std::uint64_t> unspent(20);
    std::iota(unspent.begin(), unspent.end(), 0);
    std::vector<Bytes32> ids;
    for (int height = 1; height <= 12; ++height) {
      std::vector<Bytes> transactions;
      for (auto count = random() % 3; count > 0; --count) {
        std::shuffle(unspent.begin(), unspent.end(), random);
        const std::size_t inputs = 1 + random() % 2;
        const std::vector<std::uint64_t> spent(unspent.end() - std::ptrdiff_t(inputs), unspent.end());
        unspent.resize(unspent.size() - inputs);
        transactions.push_back(chain.pay_bytes(memory, {.inputs = spent, .halves = true}));
      }
      const std::uint64_t before = memory.tip().header.coin_count;
      const Bytes bytes = chain.block(memory, kTime + std::uint64_t(height), transactions);
      const auto block = check_block(*store, bytes);
      QVERIFY(block.has_value());
      QVERIFY(store->append(*block).has_value() && memory.append(*block).has_value());
      chain.learn(*block);
      for (std::uint64_t i = before; i < memory.tip().header.coin_count; ++i) {
        unspent.push_back(i);
      }
      for (const Tag& tag : block->tags()) {
        QVERIFY(store->tag_spent(tag).value());
      }
      for (const VerifiedTransaction& transaction : block->transactions()) {
        ids.push_back(transaction.id());
      }
      if (height % 4 == 0) {
        store.reset();
        store = open(folder("model"));
      }
      QVERIFY(same_lists(*store, memory));
      QCOMPARE(store->block(std::uint64_t(height)).value(), bytes);
      for (const CoverRange& part : partition_coins(16, memory.tip().header.coin_count)) {
        QVERIFY(same_points(store->cover_set(part.first, part.count).value(),
                            memory.cover_set(part.first, part.count).value()));
      }
    }
    QVERIFY(memory.tip().header.coin_count > 32);
    for (const Bytes32& id : ids) {
      QCOMPARE(store->find_transaction(id).value(), memory.find_transaction(id).value());
      QVERIFY(store->find_transaction(id).value().has_value());
    }
    QVERIFY(!store->find_transaction(Bytes32{1}).value().has_value());
    QVERIFY(!store->block(13).has_value());
    QVERIFY(!store->coin_head(memory.tip().header.coin_count + 1).has_value());
    const auto coins = store->coins(3, 1000).value();
    QCOMPARE(coins.size() + 3, std::size_t(memory.tip().header.coin_count));
    QVERIFY(coins[2].coin == chain.coins()[5].coin && coins[2].origin == chain.coins()[5].origin);
    QVERIFY(store->coins(memory.tip().header.coin_count, 5).value().empty());
  }

  // The files of decoded coins (test_decoded_coins.cpp) are no part of the ledger.
  void decodedCoinsAreMadeAgainWhenTheirFilesAreGone() {
    const ChainMaker chain;
    const MemoryLedger memory(chain.genesis());
    const std::string path = folder("decoded");
    const auto agrees = [&](const Store& store) {
      return same_points(store.cover_set(0, 16).value(), memory.cover_set(0, 16).value()) &&
             same_points(store.cover_set(8, 12).value(), memory.cover_set(8, 12).value());
    };
    auto store = create(chain, path);
    QVERIFY(store->prepare_cover_sets());
    QVERIFY(agrees(*store));
    store.reset();
    for (const char* file : {"decoded-S", "decoded-sums"}) {
      QVERIFY(std::filesystem::remove(path + "/" + file));
      store = open(path);
      QVERIFY(agrees(*store));
      store.reset();
    }
  }

  void coverSetsPastTheEndAreNotRead() {
    const ChainMaker chain;
    const QTemporaryDir folder;
    const auto store = create(chain, folder.path().toStdString());
    const std::uint64_t final = store->tip().header.coin_count;
    QVERIFY(store->cover_set(8, std::uint32_t(final - 8)).has_value());
    for (const auto& [first, count] : {std::pair<std::uint64_t, std::uint32_t>(8, std::uint32_t(final - 7)),
                                       {final + 1, 1},
                                       {~std::uint64_t(7), 16}}) {
      QCOMPARE(store->cover_set(first, count).error(), StorageFault::kUnreadable);
    }
  }

  void invalidThenValidBlockGivesTheHeadsOfTheValidAlone() {
    ChainMaker chain(20);
    auto store = create(chain, folder("invalid"));
    MemoryLedger memory(chain.genesis());
    const Bytes good = chain.block(
        memory, kTime, std::vector<Bytes>{chain.pay_bytes(memory, {.inputs = {3, 17}, .outputs = {5}})});
    Block bad = Block::parse(good, 65'536).value();
    bad.header.coin_head[0] ^= 1;
    QVERIFY(!check_block(*store, chain.resign(bad)).has_value());
    bad = Block::parse(good, 65'536).value();
    bad.transactions[0].back() ^= 1;
    bad.header.transactions =
        transactions_digest(std::vector{transaction_id(chain.network().genesis, bad.transactions[0])});
    QCOMPARE(check_block(*store, chain.resign(bad)).error().transaction_fault,
             TransactionFault::kAuthorisation);
    append(*store, good);
    append(memory, good);
    QVERIFY(same_lists(*store, memory));
  }

  void killedInACommitLeavesTheLedgerBefore() {
    ChainMaker chain(20);
    create(chain, folder("killed")).reset();
    MemoryLedger memory(chain.genesis());
    const Bytes block = chain.block(
        memory, kTime, std::vector<Bytes>{chain.pay_bytes(memory, {.inputs = {3, 17}, .outputs = {5}})});
    for (int i = 0; i < 3; ++i) {
      QVERIFY(killed_at("in-commit", [&] { append(*open(folder("killed")), block); }));
      const auto store = open(folder("killed"));
      QVERIFY(same_lists(*store, MemoryLedger(chain.genesis())));
    }
    auto store = open(folder("killed"));
    append(*store, block);
    append(memory, block);
    store.reset();
    QVERIFY(same_lists(*open(folder("killed")), memory));
  }

  void damageIsFoundAtTheStart_data() {
    QTest::addColumn<QByteArray>("what");
    for (const char* what : {"coin", "tag", "block", "transaction", "supplies", "genesis"}) {
      QTest::newRow(what) << QByteArray(what);
    }
  }
  void damageIsFoundAtTheStart() {
    QFETCH(QByteArray, what);
    ChainMaker chain(20);
    const std::string where = folder(("damage-" + what).constData());
    auto store = create(chain, where);
    const Transaction payment = chain.pay(*store, {.inputs = {3, 17}, .outputs = {5}});
    append(*store, chain.block(*store, kTime, std::vector<Bytes>{payment.encode()}));
    Bytes from;
    if (what == "coin") {
      // Found in the coin table and in the block.
      from.assign(payment.outputs[0].c.begin(), payment.outputs[0].c.begin() + 40);
    } else if (what == "tag") {
      from.assign(payment.inputs[1].tag.encoding().begin(), payment.inputs[1].tag.encoding().end());
    } else if (what == "block") {
      from.assign(payment.balance.begin(), payment.balance.begin() + 40);
    } else if (what == "transaction") {
      const Bytes32 id = payment.id(chain.network().genesis);
      from.assign(id.begin(), id.end());
    } else if (what == "supplies") {
      const Bytes32 state = store->tip().header.state;
      from.assign(state.begin(), state.end());
    } else {
      const auto opening = chain.genesis().coins[4].opening.encode();
      from.assign(opening.begin(), opening.end());
    }
    store.reset();
    QVERIFY(Store::open(where).has_value());
    Bytes to = from;
    to[5] ^= 4;
    QVERIFY(patch_file(where + "/data.mdb", from, to) > 0);
    const auto opened = Store::open(where);
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().error, StoreError::kDamaged);
    QVERIFY(!opened.error().place.empty());
  }

  /// An unreadable block must not end the check as the limit of coins does.
  void damageInAnyBlockOfTheCheckIsFound() {
    ChainMaker chain(20);
    const std::string where = folder("any-block");
    auto store = create(chain, where);
    std::vector<Bytes> blocks;
    for (std::uint64_t i = 0; i < 5; ++i) {
      blocks.push_back(chain.block(*store, kTime + i));
      append(*store, blocks.back());
    }
    store.reset();
    for (const Bytes& block : blocks) {
      Bytes damaged = block;
      damaged[100] ^= 1;
      QVERIFY(patch_file(where + "/data.mdb", block, damaged) > 0);
      QVERIFY(!Store::open(where).has_value());
      QVERIFY(patch_file(where + "/data.mdb", damaged, block) > 0);
    }
    QVERIFY(Store::open(where).has_value());
  }

  void aDatabaseCutShortIsRefused() {
    ChainMaker chain(20);
    const std::string where = folder("short");
    auto store = create(chain, where);
    append(*store, chain.block(*store, kTime));
    store.reset();
    std::filesystem::resize_file(where + "/data.mdb", 12'288);
    // LMDB maps what is not there; whatever it says, it must not be a ledger. A fault in the child counts.
    const pid_t child = ::fork();
    if (child == 0) {
      ::signal(SIGBUS, SIG_DFL);
      ::_exit(Store::open(where).has_value() ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    QVERIFY(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
  }

  void readersSeeWholeBlocksWhileOneIsWritten() {
    ChainMaker chain(20);
    auto store = create(chain, folder("readers"));
    std::atomic<bool> stop = false;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) {
      readers.emplace_back([&] {
        while (!stop) {
          const Tip tip = store->tip();
          const auto head = store->coin_head(tip.header.coin_count);
          const auto set = store->cover_set(16, std::uint32_t(tip.header.coin_count - 16));
          if (!head || *head != tip.header.coin_head || !set || set->head != tip.header.coin_head) {
            ++wrong;
          }
        }
      });
    }
    std::uint64_t next = 0;
    for (int i = 0; i < 6; ++i) {
      const Bytes payment = chain.pay_bytes(*store, {.inputs = {next++}, .outputs = {5}});
      append(*store, chain.block(*store, kTime, std::vector<Bytes>{payment}));
    }
    stop = true;
    for (std::thread& reader : readers) {
      reader.join();
    }
    QCOMPARE(wrong.load(), 0);
  }
};

QTEST_GUILESS_MAIN(TestStore)
#include "test_store.moc"
