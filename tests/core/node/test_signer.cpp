// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include <sys/wait.h>
#include <unistd.h>

#include "ledger/memory_ledger.h"
#include "ledger/store.h"
#include "node/block_signer.h"
#include "support/disk_rows.h"
#include "support/full_ledger.h"

#include "core/ledger/chain_maker.h"

using namespace tacit;
using namespace tacit::test;

namespace {

using Kind = SignerFailure::Kind;
constexpr std::uint64_t kTime = ChainMaker::kGenesisTime + 1000;

std::string read_whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_whole(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

const ChainMaker& chain() {
  static const ChainMaker made(20);
  return made;
}

Result<BlockSigner, SignerFailure> open_signer(const std::string& path, Ledger& ledger) {
  return BlockSigner::open(path, chain().operator_key_copy(), ledger, nullptr);
}

BlockDraft draft_of(const LedgerView& ledger, std::uint64_t time) {
  return must(draft_block(ledger, time, {}), "draft");
}

AcceptedBlock sign_one(BlockSigner& signer, const LedgerView& ledger, std::uint64_t time) {
  return must(signer.sign(ledger, draft_of(ledger, time), nullptr, nullptr), "signature");
}

/// A folder with the record of signed blocks, and ledgers of any age in memory.
struct Desk {
  QTemporaryDir dir;
  std::string record = dir.path().toStdString() + "/signed";
  MemoryLedger ledger{chain().genesis()};

  /// Signs and stores so many blocks.
  void go_on(int blocks) {
    auto signer = must(open_signer(record, ledger), "signer");
    for (int i = 0; i < blocks; ++i) {
      must(ledger.append(sign_one(signer, ledger, std::max(kTime, ledger.tip().header.time))), "append");
    }
  }
  /// Signs one that is never stored.
  Bytes32 sign_and_crash() {
    auto signer = must(open_signer(record, ledger), "signer");
    return sign_one(signer, ledger, kTime + 77).id();
  }
};

using Told = std::map<std::uint64_t, Bytes32>;

/// A node's life on a disk that may fail: opens ledger and record, makes blocks that differ from every other
/// time's, and tells of each that is stored. False when it ended with an error.
bool live(const std::string& folder, std::uint64_t time, const std::function<void(const Tip&)>& told) {
  const auto begin = [&](int blocks) {
    auto store = Store::open(folder + "/ledger");
    if (!store && store.error().error == StoreError::kAbsent) {
      store = Store::create(folder + "/ledger", chain().genesis().encode());
    }
    auto signer = store ? open_signer(folder + "/signed", **store)
                        : std::unexpected(SignerFailure{.kind = Kind::kLedger});
    if (!signer) {
      return false;
    }
    told((*store)->tip());
    for (int i = 0; i < blocks; ++i) {
      auto block = signer->sign(**store, draft_of(**store, time++), nullptr, nullptr);
      if (!block || !(*store)->append(*block)) {
        return false;
      }
      told((*store)->tip());
    }
    return true;
  };
  return begin(2) && begin(2);
}

struct Outcome {
  Told told;
  int status = 0;
  long calls = 0;
};

/// The same in a child, whose disk fails.
Outcome live_with(const std::string& folder, std::uint64_t time, IoFault fault, long n) {
  int pipes[2];
  must(::pipe(pipes) == 0 ? std::optional(0) : std::nullopt, "pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    const auto tell = [&](const auto& value) {
      if (::write(pipes[1], &value, sizeof value) != sizeof value) {
        ::_exit(4);
      }
    };
    arm_io(folder, fault, n);
    int status = 3;
    try {
      status = live(folder, time,
                    [&](const Tip& tip) {
                      tell(tip.header.height);
                      tell(tip.id);
                    })
                   ? 0
                   : 1;
    } catch (...) {
    }
    tell(std::uint64_t(-1));
    tell(disarm_io());
    ::_exit(status);
  }
  ::close(pipes[1]);
  Outcome outcome;
  std::uint64_t height = 0;
  const auto hear = [&](auto& value) { return ::read(pipes[0], &value, sizeof value) == sizeof value; };
  while (hear(height) && height != std::uint64_t(-1) && hear(outcome.told[height])) {
  }
  hear(outcome.calls);
  ::close(pipes[0]);
  ::waitpid(child, &outcome.status, 0);
  return outcome;
}

/// How a node's start ends in a child, with ledger and record as they are.
enum Start : int { kWhole, kMended, kStoreRefuses, kSignerRefuses, kWrong };

int start_in_child(const std::string& folder, const Bytes32& tip) {
  const pid_t child = ::fork();
  if (child == 0) {
    auto store = Store::open(folder + "/ledger");
    if (!store) {
      ::_exit(kStoreRefuses);
    }
    const bool whole = (*store)->tip().id == tip;
    if (!open_signer(folder + "/signed", **store)) {
      ::_exit(kSignerRefuses);
    }
    ::_exit((*store)->tip().id != tip ? kWrong : whole ? kWhole : kMended);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

}  // namespace

class TestSigner : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    keep_folders_in_memory();
    chain();
  }

  void nothingIsSignedTwiceAtOneHeight() {
    Desk desk;
    auto signer = must(open_signer(desk.record, desk.ledger), "signer");
    sign_one(signer, desk.ledger, kTime);
    // Of the same ledger, which did not store it: another block, and the very same.
    for (const std::uint64_t time : {kTime + 1, kTime}) {
      const auto again = signer.sign(desk.ledger, draft_of(desk.ledger, time), nullptr, nullptr);
      QVERIFY(!again && std::holds_alternative<BlockSigner::SignedBefore>(again.error()));
    }
  }

  void aBlockThatBreaksARuleIsInNoRecord() {
    Desk desk;
    auto signer = must(open_signer(desk.record, desk.ledger), "signer");
    const std::string before = read_whole(desk.record);
    BlockDraft bad = draft_of(desk.ledger, kTime);
    bad.header.coin_count += 1;
    bad.id = bad.header.id(chain().network().genesis);
    const auto refused = signer.sign(desk.ledger, bad, nullptr, nullptr);
    QVERIFY(!refused && std::get<BlockError>(refused.error()).fault == BlockFault::kCoinCount);
    QVERIFY(read_whole(desk.record) == before);
  }

  void aBlockThatWasSignedAndNotStoredIsStoredAtTheNextStart() {
    Desk desk;
    desk.go_on(3);
    const Bytes32 id = desk.sign_and_crash();
    QVERIFY(desk.ledger.tip().id != id);
    desk.go_on(0);
    QVERIFY(desk.ledger.tip().id == id);
    QCOMPARE(desk.ledger.tip().header.height, std::uint64_t(4));
    desk.go_on(2);
    QCOMPARE(desk.ledger.tip().header.height, std::uint64_t(6));
  }

  void aLedgerThatCanNotStoreItIsNoSigners() {
    Desk desk;
    desk.go_on(1);
    desk.sign_and_crash();
    FullLedger full(desk.ledger);
    const auto refused = open_signer(desk.record, full);
    QVERIFY(!refused && refused.error().kind == Kind::kLedger);
    QCOMPARE(refused.error().ledger, StorageFault::kFull);
    desk.go_on(0);
    QCOMPARE(desk.ledger.tip().header.height, std::uint64_t(2));
  }

  void aLedgerThatWasPutBackIsRefused() {
    Desk desk;
    const MemoryLedger genesis = desk.ledger;
    desk.go_on(2);
    MemoryLedger old = desk.ledger;
    desk.go_on(1);
    MemoryLedger older = genesis;
    auto refused = open_signer(desk.record, older);
    QVERIFY(!refused && refused.error().kind == Kind::kBehind);
    QCOMPARE(refused.error().signed_height, std::uint64_t(3));
    QCOMPARE(refused.error().ledger_height, std::uint64_t(0));
    // One back, it is brought up to exactly what was signed.
    QVERIFY(open_signer(desk.record, old).has_value());
    QVERIFY(old.tip().id == desk.ledger.tip().id);
  }

  void aLedgerOfOtherBlocksIsRefused() {
    Desk desk, other;
    desk.go_on(2);
    const Bytes early = chain().block(other.ledger, kTime - 1);
    must(other.ledger.append(must(check_block(other.ledger, early), "block")), "append");
    // Just below what was signed, which does not follow it, and at its height.
    for (int i = 0; i < 2; ++i) {
      const auto refused = open_signer(desk.record, other.ledger);
      QVERIFY(!refused && refused.error().kind == Kind::kDiverged);
      QCOMPARE(refused.error().signed_height, std::uint64_t(2));
      other.go_on(1);
    }
  }

  void anotherNetworksRecordIsRefused() {
    Desk desk;
    desk.go_on(2);
    const ChainMaker another(20, "another");
    MemoryLedger ledger(another.genesis());
    const auto refused = BlockSigner::open(desk.record, another.operator_key_copy(), ledger, nullptr);
    QVERIFY(!refused && refused.error().kind == Kind::kNetwork);
  }

  /// An earlier program's folder has none; from then on it is known.
  void aFolderWithoutARecordGetsOneFromItsLedger() {
    Desk desk;
    desk.go_on(2);
    const MemoryLedger before = desk.ledger;
    desk.go_on(1);
    std::filesystem::remove(desk.record);
    desk.go_on(0);
    MemoryLedger old = before;
    const auto refused = open_signer(desk.record, old);
    QVERIFY(!refused && refused.error().kind == Kind::kBehind);
    QCOMPARE(refused.error().signed_height, std::uint64_t(3));
    desk.go_on(1);
    QCOMPARE(desk.ledger.tip().header.height, std::uint64_t(4));
  }

  /// It went on without this one: what the record says of its height no longer matters.
  void aLedgerThatIsAheadIsTakenOver() {
    Desk desk;
    desk.go_on(1);
    const std::string record = read_whole(desk.record);
    desk.go_on(3);
    const MemoryLedger ahead = desk.ledger;
    write_whole(desk.record, record);
    desk.go_on(0);
    MemoryLedger old(chain().genesis());
    QCOMPARE(open_signer(desk.record, old).error().signed_height, std::uint64_t(4));
    desk.go_on(1);
    QVERIFY(desk.ledger.tip().header.previous == ahead.tip().id);
  }

  /// Whatever a power cut leaves of the slot that is being written, the block before counts; nobody has seen
  /// this one. A record of which nothing is left is not taken for a new one.
  void aTornRecordLeavesTheBlockBefore() {
    Desk desk;
    desk.go_on(3);
    const std::string before = read_whole(desk.record);
    const Bytes32 id = desk.sign_and_crash();
    const std::string after = read_whole(desk.record);
    int torn = 0;
    for (std::size_t at = 0; at < std::max(before.size(), after.size()); at += at % 4096 < 512 ? 1 : 512) {
      // New bytes up to here, and from here on.
      for (const bool begins : {true, false}) {
        const std::string& head = begins ? after : before;
        const std::string& tail = begins ? before : after;
        const std::string mixed =
            head.substr(0, std::min(at, head.size())) + (at < tail.size() ? tail.substr(at) : "");
        write_whole(desk.record, mixed);
        MemoryLedger ledger = desk.ledger;
        QVERIFY2(open_signer(desk.record, ledger).has_value(), std::to_string(at).c_str());
        torn += ledger.tip().id != id;
        QVERIFY(ledger.tip().id == id || ledger.tip().id == desk.ledger.tip().id);
      }
    }
    QVERIFY(torn > 500);
    std::string noise = after;
    for (std::size_t at = 0; at < noise.size(); at += 4096) {
      noise[at] = char(noise[at] ^ 1);
    }
    for (const std::string& damaged : {std::string(), noise, noise + std::string(1 << 20, 'x')}) {
      write_whole(desk.record, damaged);
      const auto refused = open_signer(desk.record, desk.ledger);
      QVERIFY(!refused && refused.error().kind == Kind::kDamaged);
      QVERIFY(read_whole(desk.record) == damaged);
    }
  }

  void everyCallMayFail_data() { add_rows_of_faults(); }
  /// After a fault in whichever call the next start goes on by itself, and no height that was told has
  /// another block.
  void everyCallMayFail() {
    QFETCH(int, fault);
    const QTemporaryDir counted;
    const long calls = live_with(counted.path().toStdString(), kTime, IoFault::kNone, 0).calls;
    int stopped = 0;
    for (long n = 0; n < calls; ++n) {
      const QTemporaryDir dir;
      const std::string folder = dir.path().toStdString();
      const Outcome first = live_with(folder, kTime, IoFault(fault), n);
      QVERIFY2(WIFEXITED(first.status) && WEXITSTATUS(first.status) < 2, std::to_string(n).c_str());
      stopped += WEXITSTATUS(first.status) == 1;
      const Outcome second = live_with(folder, kTime + 1000, IoFault::kNone, 0);
      QCOMPARE(second.status, 0);
      const auto store = Store::open(folder + "/ledger", StoreCheck::everything());
      QVERIFY(store.has_value());
      for (const Outcome* life : {&first, &second}) {
        for (const auto& [height, id] : life->told) {
          const Bytes32 found = height == 0 ? chain().network().genesis
                                            : Block::parse(must((*store)->block(height), "block"), 1u << 20)
                                                  ->header.id(chain().network().genesis);
          QVERIFY2(height == 0 || found == id, std::to_string(n).c_str());
        }
      }
    }
    QVERIFY2(calls > 50 && stopped > 10, std::to_string(calls).c_str());
  }

  /// LMDB believes its first two pages. Each bit of what it writes there: the node ends with a sentence, or
  /// goes on with the newest block, never by a signal, and never one block back to sign another. What follows
  /// in these pages is read by nobody.
  void noBitOfTheFirstTwoPagesMakesANodeSignTwice() {
    const QTemporaryDir dir;
    const std::string folder = dir.path().toStdString();
    Told told;
    QVERIFY(live(folder, kTime, [&](const Tip& tip) { told[tip.header.height] = tip.id; }));
    const Bytes32 tip = told.rbegin()->second;
    const std::string database = folder + "/ledger/data.mdb";
    const std::string whole = read_whole(database), record = read_whole(folder + "/signed");
    std::map<int, int> ends;
    const auto start = [&](const std::string& changed) {
      write_whole(database, changed);
      write_whole(folder + "/signed", record);
      const int status = start_in_child(folder, tip);
      ++ends[WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status)];
      return WIFEXITED(status) && WEXITSTATUS(status) != kWrong;
    };
    constexpr std::size_t kPage = 4096, kUsed = 152;
    for (std::size_t bit = 0; bit < 2 * kUsed * 8; ++bit) {
      const std::size_t at = bit / 8 / kUsed * kPage + bit / 8 % kUsed;
      std::string changed = whole;
      changed[at] = char(changed[at] ^ (1 << bit % 8));
      QVERIFY2(start(changed), std::to_string(at).c_str());
    }
    for (const auto& [end, count] : ends) {
      qInfo("end %d: %d", end, count);
    }
    QVERIFY(ends[kStoreRefuses] > 1000);
    ends.clear();
    std::string noise = whole;
    std::mt19937_64 random(7);
    for (std::size_t at = 0; at < 2 * kPage; ++at) {
      noise[at] = at % kPage < kUsed ? noise[at] : char(random());
    }
    QVERIFY(start(noise) && ends[kWhole] == 1);
  }
};

QTEST_GUILESS_MAIN(TestSigner)
#include "test_signer.moc"
