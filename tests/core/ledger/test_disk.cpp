// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <random>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ledger/memory_ledger.h"
#include "ledger/store.h"
#include "support/disk_rows.h"

#include "core/ledger/chain_maker.h"

using namespace tacit;
using namespace tacit::test;

namespace {

constexpr std::uint64_t kTime = ChainMaker::kGenesisTime + 1000;
constexpr std::uint64_t kBlocks = 4;

/// A chain of a few blocks with payments, and the ledger after each.
struct Chain {
  Chain() {
    heights.emplace_back(maker.genesis());
    for (std::uint64_t h = 1; h <= kBlocks; ++h) {
      MemoryLedger ledger = heights.back();
      const std::vector<Bytes> payments{
          maker.pay_bytes(ledger, {.inputs = {2 * h, 2 * h + 1}, .outputs = {5}})};
      blocks.push_back(maker.block(ledger, kTime + h, payments));
      const auto block = must(check_block(ledger, blocks.back()), "block");
      must(ledger.append(block), "append");
      heights.push_back(std::move(ledger));
    }
  }
  ChainMaker maker{20};
  std::vector<Bytes> blocks;
  std::vector<MemoryLedger> heights;
};

const Chain& chain() {
  static const Chain made;
  return made;
}

bool is_ledger(const Store& store, const MemoryLedger& ledger) {
  if (store.tip().header != ledger.tip().header || store.supplies() != ledger.supplies()) {
    return false;
  }
  for (std::uint64_t i = 0; i <= ledger.tip().header.coin_count; ++i) {
    if (store.coin_head(i).value() != ledger.coin_head(i).value()) {
      return false;
    }
  }
  const auto count = static_cast<std::uint32_t>(ledger.tip().header.coin_count);
  for (const CoverRange& part : partition_coins(16, count)) {
    const auto mine = store.cover_set(part.first, part.count),
               good = ledger.cover_set(part.first, part.count);
    const std::vector<Scalar> ones(part.count, Scalar(7));
    if (!mine || multiexp_vartime(ones, mine->members->S) != multiexp_vartime(ones, good->members->S)) {
      return false;
    }
  }
  return true;
}

enum class End { kDone, kStorage };

/// What a node does with its store: makes it, appends, is started again, appends. −1 until there is a ledger,
/// then the height that the node may have told others; `told` is called before each.
End live(const std::string& folder, const std::function<void(std::int64_t)>& told) {
  auto opened = Store::open(folder);
  if (!opened && opened.error().error == StoreError::kAbsent) {
    opened = Store::create(folder, chain().maker.genesis().encode());
  }
  if (!opened) {
    return End::kStorage;
  }
  auto store = *std::move(opened);
  for (std::uint64_t h = store->tip().header.height; h < kBlocks; ++h) {
    told(static_cast<std::int64_t>(h));
    if (h == 2) {
      store.reset();
      opened = Store::open(folder);
      if (!opened) {
        return End::kStorage;
      }
      store = *std::move(opened);
    }
    while (store->prepare_cover_sets()) {
    }
    const auto block = check_block(*store, chain().blocks[h]);
    if (!block) {
      throw std::runtime_error("a good block is refused");
    }
    if (!store->append(*block)) {
      return End::kStorage;
    }
  }
  told(static_cast<std::int64_t>(kBlocks));
  return End::kDone;
}

struct Outcome {
  std::int64_t told = -1;
  int status = 0;
  long calls = 0;
};

/// Lives in a child, on a disk that fails: what a process is left with must not matter to the next one.
Outcome live_with(const std::string& folder, IoFault fault, long n) {
  int pipes[2];
  if (::pipe(pipes) != 0) {
    throw std::runtime_error("pipe");
  }
  const pid_t child = ::fork();
  if (child == 0) {
    const auto tell = [&](long value) {
      if (::write(pipes[1], &value, sizeof value) != sizeof value) {
        ::_exit(4);
      }
    };
    arm_io(folder.substr(0, folder.rfind('/')), fault, n);
    int status = 3;
    try {
      status = live(folder, [&](std::int64_t height) { tell(height); }) == End::kDone ? 0 : 1;
    } catch (...) {
    }
    tell(-2);
    tell(disarm_io());
    ::_exit(status);
  }
  ::close(pipes[1]);
  Outcome outcome;
  long value = 0;
  while (::read(pipes[0], &value, sizeof value) == sizeof value && value != -2) {
    outcome.told = value;
  }
  if (::read(pipes[0], &outcome.calls, sizeof outcome.calls) != sizeof outcome.calls) {
    outcome.calls = 0;
  }
  ::close(pipes[0]);
  ::waitpid(child, &outcome.status, 0);
  return outcome;
}

std::string read_whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_whole(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

/// How a child ends that opens the folder: 0 with the whole ledger, 1 refusing it.
int open_in_child(const std::string& folder) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto store = Store::open(folder, StoreCheck::everything());
    ::_exit(!store ? 1 : is_ledger(**store, chain().heights[kBlocks]) ? 0 : 2);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

/// −1 when there is no ledger, or none that a child can open.
int height_in_child(const std::string& folder) {
  constexpr int kNone = 255;
  const pid_t child = ::fork();
  if (child == 0) {
    const auto store = Store::open(folder, StoreCheck::everything());
    ::_exit(store ? int((*store)->tip().header.height) : kNone);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) != kNone ? WEXITSTATUS(status) : -1;
}

}  // namespace

class TestDisk : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    keep_folders_in_memory();
    chain();
  }

  void everyCallMayFail_data() { add_rows_of_faults(); }
  /// After a fault in whichever call, the ledger is that of the last block which was told, or of the one that
  /// was being stored, and goes on from there.
  void everyCallMayFail() {
    QFETCH(int, fault);
    const QTemporaryDir counted;
    const long calls = live_with(counted.path().toStdString() + "/ledger", IoFault::kNone, 0).calls;
    std::size_t stopped = 0;
    for (long n = 0; n < calls; ++n) {
      const QTemporaryDir dir;
      const std::string folder = dir.path().toStdString() + "/ledger";
      const Outcome outcome = live_with(folder, IoFault(fault), n);
      QVERIFY2(WIFEXITED(outcome.status) && WEXITSTATUS(outcome.status) < 2, std::to_string(n).c_str());
      stopped += WEXITSTATUS(outcome.status) == 1;
      auto store = Store::open(folder, StoreCheck::everything());
      if (!store) {
        QCOMPARE(store.error().error, StoreError::kAbsent);
        QCOMPARE(outcome.told, -1);
      } else {
        const auto height = static_cast<std::int64_t>((*store)->tip().header.height);
        QVERIFY2(height == outcome.told || height == outcome.told + 1, std::to_string(n).c_str());
        QVERIFY(is_ledger(**store, chain().heights[std::size_t(height)]));
        store->reset();
      }
      QVERIFY(live(folder, [](std::int64_t) {}) == End::kDone);
      QVERIFY(is_ledger(**Store::open(folder, StoreCheck::everything()), chain().heights[kBlocks]));
    }
    QVERIFY2(calls > 30 && stopped > 10, std::to_string(calls).c_str());
  }

  /// What the row of the disk that forgets is worth: where no sync makes anything durable, it finds losses.
  void aDiskOnWhichSyncsMeanNothingLosesBlocks() {
    const QTemporaryDir counted;
    const long calls = live_with(counted.path().toStdString() + "/ledger", IoFault::kNone, 0).calls;
    int lost = 0, kept = 0;
    for (long n = 0; n < calls; ++n) {
      const QTemporaryDir dir;
      const std::string folder = dir.path().toStdString() + "/ledger";
      const Outcome outcome = live_with(folder, IoFault::kLying, n);
      const int height = height_in_child(folder);
      (height < outcome.told ? lost : kept) += 1;
    }
    qInfo("%d lost, %d kept", lost, kept);
    QVERIFY(lost > 10 && kept > 0);
  }

  void aFolderThatLostItsDatabaseIsNoNewOne() {
    const QTemporaryDir dir;
    const std::string folder = dir.path().toStdString() + "/ledger";
    QVERIFY(live(folder, [](std::int64_t) {}) == End::kDone);
    const std::string whole = read_whole(folder + "/data.mdb");
    write_whole(folder + "/data.mdb", "");
    QCOMPARE(Store::open(folder).error().error, StoreError::kDamaged);
    QVERIFY(std::filesystem::remove(folder + "/data.mdb"));
    QCOMPARE(Store::open(folder).error().error, StoreError::kDamaged);
    QCOMPARE(Store::create(folder, chain().maker.genesis().encode()).error().error, StoreError::kExists);
    write_whole(folder + "/data.mdb", whole);
    QVERIFY(Store::open(folder).has_value());
  }

  /// Touching a page that LMDB believes in and that is gone would be a signal.
  void aDatabaseCutAnywhereIsRefused() {
    const QTemporaryDir dir;
    const std::string folder = dir.path().toStdString() + "/ledger";
    QVERIFY(live(folder, [](std::int64_t) {}) == End::kDone);
    const std::string whole = read_whole(folder + "/data.mdb");
    int refused = 0;
    for (std::size_t size = 0; size < whole.size(); size += size < 16'384 ? 512 : 4'096 + 1'024) {
      write_whole(folder + "/data.mdb", whole.substr(0, size));
      const int status = open_in_child(folder);
      QVERIFY2(WIFEXITED(status) && WEXITSTATUS(status) == 1, std::to_string(size).c_str());
      ++refused;
    }
    QVERIFY(refused > 20);
    write_whole(folder + "/data.mdb", whole);
    QCOMPARE(open_in_child(folder), 0);
  }

  /// A bit that has changed in the database, wherever, is found, or is in a page that nothing uses.
  void noChangedBitMakesAnotherLedger() {
    const QTemporaryDir dir;
    const std::string folder = dir.path().toStdString() + "/ledger";
    QVERIFY(live(folder, [](std::int64_t) {}) == End::kDone);
    const std::string whole = read_whole(folder + "/data.mdb");
    std::mt19937_64 random(5);
    int refused = 0, ended = 0;
    for (int i = 0; i < 240; ++i) {
      std::string changed = whole;
      // Every other one in the first bytes of a page, where LMDB keeps its own numbers.
      const std::size_t at =
          i % 2 ? random() % whole.size() : random() % (whole.size() / 4096) * 4096 + random() % 160;
      changed[at] = char(changed[at] ^ (1 << random() % 8));
      write_whole(folder + "/data.mdb", changed);
      const int status = open_in_child(folder);
      ended += !WIFEXITED(status);
      QVERIFY2(!WIFEXITED(status) || WEXITSTATUS(status) < 2, std::to_string(at).c_str());
      refused += WIFEXITED(status) && WEXITSTATUS(status) == 1;
    }
    qInfo("%d refused, %d ended", refused, ended);
    QVERIFY(refused > 50);
    QCOMPARE(ended, 0);
  }

  /// A changed bit in the key of an old tag, which the check of the newest blocks does not ask for: that tag
  /// would no longer be spent.
  void aChangedBitOfAnOldTagIsFoundAtTheStart() {
    const QTemporaryDir dir;
    const std::string folder = dir.path().toStdString() + "/ledger";
    QVERIFY(live(folder, [](std::int64_t) {}) == End::kDone);
    const auto block = must(Block::parse(chain().blocks[0], 1u << 20), "block");
    auto transaction = Transaction::parse(chain().maker.genesis().network(), block.transactions[0]);
    QVERIFY(transaction.has_value());
    const Tag tag = transaction->inputs.front().tag;
    std::string whole = read_whole(folder + "/data.mdb");
    const Bytes32 encoding = tag.encoding();
    const std::string key(encoding.begin(), encoding.end());
    int changed = 0;
    for (std::size_t at = whole.find(key); at != std::string::npos; at = whole.find(key, at + 1)) {
      whole[at + 31] = char(whole[at + 31] ^ 1);  // the last byte: order is kept
      ++changed;
    }
    write_whole(folder + "/data.mdb", whole);
    const auto store = Store::open(folder, StoreCheck{1, 0});  // as a node does 256 blocks later
    qInfo("%d places, opened %d, spent %d", changed, store.has_value(),
          store ? int((*store)->tag_spent(tag).value_or(true)) : -1);
    QVERIFY(!store.has_value());
  }

  void filesOfDecodedCoinsAreMadeAgain() {
    const QTemporaryDir dir;
    const std::string folder = dir.path().toStdString() + "/ledger";
    QVERIFY(live(folder, [](std::int64_t) {}) == End::kDone);
    std::mt19937_64 random(6);
    for (const char* name : {"/decoded-S", "/decoded-V", "/decoded-A", "/decoded-sums"}) {
      const std::string whole = read_whole(folder + name);
      for (const std::string& bad :
           {std::string(), whole.substr(0, whole.size() / 2), std::string(whole.size(), 'x')}) {
        write_whole(folder + name, bad);
        QCOMPARE(open_in_child(folder), 0);
      }
      for (int i = 0; i < 6; ++i) {
        std::string changed = whole;
        const std::size_t at = random() % whole.size();
        changed[at] = char(changed[at] ^ (1 << random() % 8));
        write_whole(folder + name, changed);
        QCOMPARE(open_in_child(folder), 0);
      }
    }
  }

  /// Whoever laid files into the folder did not know the key of the node that it belongs to now.
  void decodedCoinsUnderAnotherKeyAreMadeAgain() {
    const QTemporaryDir dir;
    const std::string folder = dir.path().toStdString() + "/ledger";
    QVERIFY(live(folder, [](std::int64_t) {}) == End::kDone);
    const auto prepared = [&](const Bytes32& key) {
      auto store = *Store::open(folder, {}, key);
      while (store->prepare_cover_sets()) {
      }
      return is_ledger(*store, chain().heights[kBlocks]);
    };
    QVERIFY(prepared(Bytes32{1}));
    const std::string sums = read_whole(folder + "/decoded-sums");
    QVERIFY(prepared(Bytes32{1}));
    QVERIFY(read_whole(folder + "/decoded-sums") == sums);
    QVERIFY(prepared(Bytes32{2}));
    QVERIFY(read_whole(folder + "/decoded-sums") != sums);
  }

  void aFolderThatCanNotBeWrittenIsSaidSo() {
    const QTemporaryDir dir;
    const std::string folder = dir.path().toStdString() + "/ledger";
    QVERIFY(live(folder, [](std::int64_t) {}) == End::kDone);
    ::chmod((folder + "/data.mdb").c_str(), 0444);
    ::chmod(folder.c_str(), 0555);
    ::chmod(dir.path().toUtf8().constData(), 0555);
    const pid_t child = ::fork();
    if (child == 0) {
      // Permissions mean nothing to root.
      if (::geteuid() == 0 && ::setuid(65'534) != 0) {
        ::_exit(9);
      }
      const auto opened = Store::open(folder);
      const auto made = Store::create(dir.path().toStdString() + "/new", chain().maker.genesis().encode());
      ::_exit(opened || opened.error().error != StoreError::kIo ? 1
              : made || made.error().error != StoreError::kIo   ? 2
                                                                : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    QCOMPARE(status, 0);
    ::chmod(folder.c_str(), 0700);
    ::chmod(dir.path().toUtf8().constData(), 0700);
  }
};

QTEST_GUILESS_MAIN(TestDisk)
#include "test_disk.moc"
