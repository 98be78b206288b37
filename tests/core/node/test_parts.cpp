// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <latch>

#include "ledger/verdicts.h"
#include "node/files.h"
#include "node/mempool.h"
#include "node/peer_budget.h"
#include "node/spare_time.h"
#include "node/verification_queue.h"
#include "node/verification_turns.h"

#include "core/ledger/chain_maker.h"

using namespace tacit;
using namespace tacit::test;

namespace {

constexpr std::uint64_t kTime = ChainMaker::kGenesisTime;

class FakeClock final : public Clock {
 public:
  std::uint64_t wall_ms() const override { return now; }
  std::uint64_t steady_ms() const override { return now; }
  std::uint64_t now = 1'000'000;
};

Bytes32 id(std::uint8_t number) {
  return Bytes32{number};
}

/// What is left of a standing in the order of its turns, all of it without an invalid proof.
std::vector<int> order_of(VerificationTurns& turns, Standing standing) {
  std::vector<int> order;
  while (const auto turn = turns.next(standing)) {
    order.push_back(turn->id[0]);
    turns.finished(turn->group, VerificationTurns::Verdict::kOther);
  }
  return order;
}

/// A clock of a machine on which each batch takes 100 ms: the queue asks for the wall's time once in each.
class BusyClock final : public Clock {
 public:
  std::uint64_t wall_ms() const override {
    in_batch();
    steady += 100;
    return 1'000'000;
  }
  std::uint64_t steady_ms() const override { return steady; }
  mutable std::atomic<std::uint64_t> steady = 50'000;
  std::function<void()> in_batch = [] {};
};

constexpr SubmitOutcome refused(TransactionFault fault) {
  return {SubmitStatus::kRefused, fault, 0};
}

}  // namespace

class TestParts : public QObject {
  Q_OBJECT

  const ChainMaker m_chain{24};
  const MemoryLedger m_ledger{m_chain.genesis()};

  VerifiedTransaction payment(std::vector<std::uint64_t> inputs, std::uint64_t expiry = 0) const {
    const Bytes bytes =
        m_chain.pay_bytes(m_ledger, {.inputs = std::move(inputs), .outputs = {5}, .expiry = expiry});
    return check_transaction(m_ledger, kTime, bytes).value();
  }

 private slots:
  void mempoolKeepsTheFirstOfAConflict() {
    Mempool mempool({});
    const auto first = payment({3, 20}), second = payment({20, 4}), other = payment({5});
    QVERIFY(mempool.add(first).has_value());
    QVERIFY(mempool.add(first).has_value());
    QCOMPARE(mempool.size(), std::size_t(1));
    QCOMPARE(mempool.add(second).error(), MempoolFault::kConflict);
    QVERIFY(mempool.add(other).has_value());
    QCOMPARE(mempool.bytes(), first.bytes().size() + other.bytes().size());
    mempool.remove(first.id());
    QVERIFY(mempool.add(second).has_value());
    // A block that spends one of its tags takes it out; the other stays.
    mempool.remove_spent(std::vector{second.transaction().inputs[1].tag});
    QVERIFY(!mempool.contains(second.id()) && mempool.contains(other.id()));
    QCOMPARE(mempool.bytes(), other.bytes().size());
  }

  void mempoolIsBounded() {
    const auto first = payment({3}), second = payment({4}), third = payment({5});
    Mempool few({.transactions = 2});
    QVERIFY(few.add(first) && few.add(second));
    QCOMPARE(few.add(third).error(), MempoolFault::kFull);
    Mempool small({.bytes = first.bytes().size() + 1});
    QVERIFY(small.add(first).has_value());
    QCOMPARE(small.add(second).error(), MempoolFault::kFull);
  }

  void mempoolGivesTheOldestThatFitAndDropsTheExpired() {
    Mempool mempool({});
    const auto first = payment({3}), second = payment({4}, kTime / 1000 + 5), third = payment({5});
    QVERIFY(mempool.add(first) && mempool.add(second) && mempool.add(third));
    const auto two = mempool.oldest(first.bytes().size() + second.bytes().size(), 8);
    QCOMPARE(two.size(), std::size_t(2));
    QCOMPARE(two[0].id(), first.id());
    QCOMPARE(mempool.oldest(1, 8).size(), std::size_t(1));
    mempool.remove_expired(kTime + 5000);
    QCOMPARE(mempool.size(), std::size_t(3));
    mempool.remove_expired(kTime + 5001);
    QCOMPARE(mempool.size(), std::size_t(2));
    QVERIFY(!mempool.contains(second.id()));
  }

  void aBlockNamesNoMoreCoverSetsThanCanBeVerifiedTogether() {
    // Sets of 24 coins, N = 16: [0, 8] to [0, 16], and [8, 16] on.
    Mempool mempool({});
    std::vector<VerifiedTransaction> made;
    const auto add = [&](std::uint64_t coin, CoverRange set) {
      const Bytes bytes = m_chain.pay_bytes(m_ledger, {.inputs = {coin}, .outputs = {5}, .set = set});
      made.push_back(check_transaction(m_ledger, kTime, bytes).value());
      QVERIFY(mempool.add(made.back()).has_value());
    };
    for (std::uint32_t i = 0; i < 6; ++i) {
      add(i, {0, 8 + i});
    }
    add(6, {0, 8});
    add(10, {8, 8});
    const auto ids = [](const std::vector<VerifiedTransaction>& transactions) {
      std::vector<Bytes32> all;
      for (const VerifiedTransaction& one : transactions) {
        all.push_back(one.id());
      }
      return all;
    };
    // Two too many wait; one behind them that names no new set does not.
    const auto first = mempool.oldest(1 << 20, 4);
    QCOMPARE(ids(first), ids({made[0], made[1], made[2], made[3], made[6]}));
    for (const VerifiedTransaction& one : first) {
      mempool.remove(one.id());
    }
    QCOMPARE(ids(mempool.oldest(1 << 20, 4)), ids({made[4], made[5], made[7]}));
  }

  void verdictsForgetTheOldest() {
    VerdictCache cache(2);
    const auto first = payment({3}), second = payment({4}), third = payment({5});
    cache.remember(first);
    cache.remember(second);
    cache.remember(first);
    cache.remember(third);
    QVERIFY(!cache.find(first.id()).has_value());
    QVERIFY(cache.find(second.id()).has_value() && cache.find(third.id()).has_value());
    cache.forget(second.id());
    cache.forget(second.id());
    QVERIFY(!cache.find(second.id()).has_value());
    QCOMPARE(cache.size(), std::size_t(1));
  }

  void aBatchIsWhatWaitsWhenAVerifierIsFree_data() {
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("batches");
    QTest::newRow("all-that-wait") << 256 << 1;
    QTest::newRow("no-more-than-the-limit") << 2 << 3;
  }
  void aBatchIsWhatWaitsWhenAVerifierIsFree() {
    QFETCH(int, most);
    QFETCH(int, batches);
    WorkerPool pool(1);
    std::latch release(1), done(batches);
    pool.post([&] { release.wait(); }, WorkerPool::Priority::kUrgent);
    const FakeClock clock;
    VerificationQueue queue(m_ledger, clock, pool, {.batch = std::size_t(most)}, [&] { done.count_down(); });
    std::vector<Bytes32> ids;
    for (std::uint64_t coin = 3; coin < 8; ++coin) {
      const Bytes bytes = payment({coin}).bytes();
      ids.push_back(transaction_id(m_chain.network().genesis, bytes));
      for (std::uint64_t times = 0; times < 1 + coin % 2; ++times) {
        Engine::Answer answer = [](SubmitOutcome) {};
        QVERIFY(queue.add(bytes, answer, {.connection = coin + 100 * times}));
      }
    }
    release.count_down();
    done.wait();
    const auto checked = queue.take();
    QCOMPARE(checked.size(), ids.size());
    for (std::size_t i = 0; i < checked.size(); ++i) {
      QVERIFY(std::get<VerifiedTransaction>(checked[i].result).id() == ids[i]);
      QCOMPARE(checked[i].answers.size(), std::size_t(1 + (3 + i) % 2));
    }
  }

  void afterAnInvalidProofTransactionsAreVerifiedOneByOne() {
    // 41 invalid proofs and 95 that have expired, by batches.
    const std::vector<std::size_t> expected{32, 1, 1, 1, 1, 1, 1, 1,  1,  1,  1, 1,
                                            1,  1, 2, 3, 4, 6, 9, 14, 21, 31, 1};
    std::vector<std::size_t> expected_invalid(expected.size(), 0);
    expected_invalid[0] = 32;
    std::fill_n(expected_invalid.begin() + 1, 9, 1);
    std::vector<std::size_t> sizes, invalid;
    WorkerPool pool(1);
    std::latch release(1), done(std::ptrdiff_t(expected.size()));
    pool.post([&] { release.wait(); }, WorkerPool::Priority::kUrgent);
    const FakeClock clock;
    VerificationQueue* queue = nullptr;
    VerificationQueue owner(m_ledger, clock, pool, {.batch = 32, .batches = 1}, [&] {
      const auto checked = queue->take();
      sizes.push_back(checked.size());
      invalid.push_back(std::size_t(std::ranges::count_if(checked, [](const auto& one) {
        return std::get<TransactionFault>(one.result) != TransactionFault::kExpired;
      })));
      done.count_down();
    });
    queue = &owner;
    const Bytes good = payment({3}).bytes();
    const Bytes late =
        m_chain.pay_bytes(m_ledger, {.inputs = {3}, .outputs = {5}, .expiry = kTime / 1000 - 1});
    for (std::uint8_t i = 0; i < 41 + 95; ++i) {
      Bytes bytes = i < 41 ? good : late;
      bytes[bytes.size() - 20] ^= std::uint8_t(i + 1);
      Engine::Answer answer = [](SubmitOutcome) {};
      QVERIFY(owner.add(bytes, answer, {.connection = i}));
    }
    release.count_down();
    done.wait();
    QCOMPARE(sizes, expected);
    QCOMPARE(invalid, expected_invalid);
  }

  void addressesTakeTurnsAndTheirConnectionsWithinThem() {
    VerificationTurns turns(4);
    const Bytes crowd{1}, single{2};
    for (std::uint8_t i = 0; i < 6; ++i) {
      turns.add({.connection = 10u + i % 2, .address = crowd}, id(i), {});
    }
    turns.add({.connection = 20, .address = single}, id(20), {});
    turns.add({.connection = 30}, id(30), {});  // of this machine: connections count alone
    turns.add({.connection = 31}, id(31), {});
    QCOMPARE(order_of(turns, Standing::kStranger), (std::vector<int>{0, 20, 30, 31, 1, 2, 3, 4, 5}));
    QVERIFY(!turns.ready(Standing::kStranger));
  }

  void whoAsksForLessWorkIsServedFirst() {
    VerificationTurns turns(4);
    for (std::uint8_t i = 0; i < 8; ++i) {
      turns.add({.connection = 10u + i, .address = Bytes{i}}, id(i), {.work = 161});
    }
    turns.add({.connection = 30, .address = Bytes{30}}, id(30), {.work = 41});
    QCOMPARE(turns.next(Standing::kStranger)->id, id(30));
    QCOMPARE(turns.next(Standing::kStranger)->id, id(0));
  }

  void muchWorkWaitsForAsMuchOfOthersAndNoLonger() {
    VerificationTurns turns(4);
    turns.add({.connection = 2, .address = Bytes{2}}, id(200), {.work = 161});
    std::vector<int> order;
    for (std::uint8_t i = 0; i < 8; ++i) {  // ever new addresses
      turns.add({.connection = 10u + i, .address = Bytes{10, i}}, id(i), {.work = 41});
      order.push_back(turns.next(Standing::kStranger)->id[0]);
    }
    // Half of the work was due to it, and six of theirs are one and a half of its own.
    QCOMPARE(order, (std::vector<int>{0, 1, 2, 3, 4, 5, 200, 6}));
  }

  void whoHadMuchWorkWaitsForThatMuchOfOthers() {
    VerificationTurns turns(4);
    for (std::uint8_t i = 0; i < 8; ++i) {
      turns.add({.connection = 2, .address = Bytes{2}}, id(i), {.work = 160});
      turns.add({.connection = 3, .address = Bytes{3}}, id(100 + i), {.work = 40});
    }
    // Four of a quarter of the work go with each.
    QCOMPARE(order_of(turns, Standing::kStranger),
             (std::vector<int>{100, 101, 102, 0, 103, 104, 105, 106, 1, 107, 2, 3, 4, 5, 6, 7}));
  }

  void comingAgainIsNoNewBeginning() {
    VerificationTurns turns(4);
    for (std::uint8_t i = 1; i < 4; ++i) {
      turns.add({.connection = i, .address = Bytes{i}}, id(i), {.work = 161});
    }
    QCOMPARE(turns.next(Standing::kStranger)->id, id(1));
    turns.finished({Bytes{1}, 0}, VerificationTurns::Verdict::kOther);
    turns.forget(1);
    turns.add({.connection = 9, .address = Bytes{1}}, id(9), {.work = 41});
    turns.add({.connection = 10, .address = Bytes{10}}, id(10), {.work = 41});
    QCOMPARE(order_of(turns, Standing::kStranger), (std::vector<int>{10, 2, 3, 9}));
  }

  void anAddressIsVerifiedTogetherAsFarAsItWasFoundValid() {
    VerificationTurns turns(4);
    const Submitter from{.connection = 10, .address = Bytes{1}};
    for (std::uint8_t i = 0; i < 40; ++i) {
      turns.add({.connection = 10u + i % 5, .address = from.address}, id(i), {});
    }
    const auto take_all = [&](Standing standing) {
      std::size_t taken = 0;
      while (turns.next(standing)) {
        ++taken;
      }
      return taken;
    };
    const VerificationTurns::Group group{from.address, 0};
    const auto finish = [&](std::size_t count, VerificationTurns::Verdict verdict) {
      for (std::size_t i = 0; i < count; ++i) {
        turns.finished(group, verdict);
      }
    };
    using enum VerificationTurns::Verdict;
    for (const std::size_t expected : {1, 2, 4, 4}) {
      QCOMPARE(take_all(Standing::kStranger), expected);
      QVERIFY(!turns.ready(Standing::kStranger));
      finish(expected, kValid);
    }
    QCOMPARE(take_all(Standing::kStranger), std::size_t(4));
    finish(3, kOther);  // a spent tag says nothing about the proofs
    finish(1, kInvalidProof);
    QCOMPARE(take_all(Standing::kStranger), std::size_t(0));
    QVERIFY(turns.ready(Standing::kSuspected));
    QCOMPARE(take_all(Standing::kSuspected), std::size_t(1));  // by itself, and one at a time
    finish(1, kOther);
    QCOMPARE(take_all(Standing::kSuspected), std::size_t(1));
  }

  void eachStandingHasItsShareOfTheWork_data() {
    QTest::addColumn<std::vector<int>>("waiting");  // of the proven, strangers, the suspected
    QTest::addColumn<std::vector<int>>("served");   // of 1000 units of work
    QTest::newRow("all-wait") << std::vector{1, 1, 1} << std::vector{640, 320, 40};
    QTest::newRow("strangers-and-the-suspected") << std::vector{0, 1, 1} << std::vector{0, 888, 112};
    QTest::newRow("the-suspected-alone") << std::vector{0, 0, 1} << std::vector{0, 0, 1000};
  }
  void eachStandingHasItsShareOfTheWork() {
    QFETCH(std::vector<int>, waiting);
    QFETCH(std::vector<int>, served);
    // The suspected ask for the most, four at once in turn.
    const std::uint64_t work[kStandings] = {5, 5, 20};
    VerificationTurns turns(1);
    std::uint64_t units[kStandings] = {}, all = 0;
    for (std::uint8_t i = 0; all < 4000; ++i) {
      for (std::size_t s = 0; s < kStandings; ++s) {
        if (waiting[s] != 0 && !turns.ready(Standing(s))) {
          turns.add({.connection = 2 + s, .address = Bytes{std::uint8_t(s)}, .standing = Standing(s)}, id(i),
                    {.work = work[s]});
        }
      }
      const Standing whose = turns.whose({true, true, true}).value();
      const auto turn = turns.next(whose);
      turns.charge(whose, work[std::size_t(whose)]);
      turns.finished(turn->group, VerificationTurns::Verdict::kOther);
      units[std::size_t(whose)] += work[std::size_t(whose)];
      all += work[std::size_t(whose)];
    }
    for (std::size_t s = 0; s < kStandings; ++s) {
      QVERIFY2(std::abs(int(units[s] / 4) - served[s]) <= 10, qPrintable(QString::number(units[s] / 4)));
    }
  }

  void whoComesAfterALongTimeHasNotSavedItUp() {
    VerificationTurns turns(1);
    const auto serve = [&](Standing standing, std::uint8_t number) {
      turns.add({.connection = 2u + number, .standing = standing}, id(number), {});
      const auto whose = turns.whose({true, true, true});
      turns.charge(*whose, 1);
      turns.finished(turns.next(*whose)->group, VerificationTurns::Verdict::kOther);
      turns.forget(2u + number);
      return *whose;
    };
    for (std::uint8_t i = 0; i < 100; ++i) {
      QVERIFY(serve(Standing::kStranger, i) == Standing::kStranger);
    }
    int suspected = 0;
    turns.add({.connection = 200, .standing = Standing::kSuspected}, id(200), {});
    for (std::uint8_t i = 100; i < 116; ++i) {
      turns.add({.connection = 201, .standing = Standing::kSuspected}, id(i), {});
      suspected += serve(Standing::kStranger, std::uint8_t(i + 100)) == Standing::kSuspected;
    }
    QVERIFY(suspected <= 3);
  }

  void onlyTheChosenHaveATurn() {
    VerificationTurns turns(4);
    turns.add({.connection = 1, .address = Bytes{1}, .standing = Standing::kSuspected}, id(1), {});
    QVERIFY(!turns.whose({true, true, false}).has_value());
    QVERIFY(turns.whose({false, false, true}) == Standing::kSuspected);
  }

  void aConnectionThatHasPaidHasTurnsOfItsOwn() {
    VerificationTurns turns(4);
    const Bytes shared{1};
    for (std::uint8_t i = 0; i < 6; ++i) {
      turns.add({.connection = 10u + i, .address = shared, .standing = Standing::kSuspected}, id(i), {});
    }
    // What it sent before goes with it.
    turns.add({.connection = 30, .address = shared, .standing = Standing::kSuspected}, id(30), {});
    turns.add({.connection = 30, .address = shared, .standing = Standing::kProven}, id(31), {});
    QVERIFY(turns.whose({true, true, true}) == Standing::kProven);
    QCOMPARE(turns.next(Standing::kProven)->id, id(30));
    QVERIFY(!turns.ready(Standing::kProven));  // one at a time until one was valid
    QCOMPARE(turns.next(Standing::kSuspected)->id, id(0));
    turns.finished({shared, 30}, VerificationTurns::Verdict::kInvalidProof);
    QVERIFY(!turns.ready(Standing::kProven) && turns.ready(Standing::kSuspected));
    // From now on it shares the turns of its address, which has one in verification.
    turns.add({.connection = 30, .address = shared, .standing = Standing::kSuspected}, id(32), {});
    QVERIFY(!turns.ready(Standing::kSuspected));
    turns.finished({shared, 0}, VerificationTurns::Verdict::kInvalidProof);
    QCOMPARE(order_of(turns, Standing::kSuspected), (std::vector<int>{1, 2, 3, 4, 5, 31, 32}));
  }

  void aConnectionThatHasGoneLeavesNothing() {
    VerificationTurns turns(4);
    const Submitter first{.connection = 1, .address = Bytes{1}}, second{.connection = 2, .address = Bytes{1}};
    for (std::uint8_t i = 0; i < 3; ++i) {
      turns.add(first, id(i), {});
    }
    turns.add(second, id(9), {});
    const auto running = turns.next(Standing::kStranger);
    turns.forget(1);
    turns.forget(1);
    turns.finished(running->group, VerificationTurns::Verdict::kValid);
    QCOMPARE(turns.next(Standing::kStranger)->id, id(9));
    turns.forget(2);
    QCOMPARE(turns.groups(), std::size_t(1));  // one is in verification
    turns.finished(running->group, VerificationTurns::Verdict::kOther);
    QCOMPARE(turns.groups(), std::size_t(0));
    // Nor where it came to be known.
    turns.add(first, id(1), {});
    turns.add({.connection = 1, .address = Bytes{1}, .standing = Standing::kProven}, id(2), {});
    QCOMPARE(turns.groups(), std::size_t(1));
    turns.forget(1);
    QCOMPARE(turns.groups(), std::size_t(0));
  }

  // One address with a thousand transactions waiting, another with one: counted in verdicts, not in seconds.
  void aFloodDelaysAnotherAddressByOneOfItsOwn() {
    WorkerPool pool(1);
    std::latch release(1);
    pool.post([&] { release.wait(); }, WorkerPool::Priority::kUrgent);
    const FakeClock clock;
    std::vector<std::string> verdicts;
    VerificationQueue* queue = nullptr;
    std::mutex mutex;
    std::condition_variable changed;
    VerificationQueue owner(m_ledger, clock, pool, {.transactions = 256, .batches = 1}, [&] {
      for (const auto& checked : queue->take()) {
        for (const auto& answer : checked.answers) {
          answer({std::holds_alternative<VerifiedTransaction>(checked.result) ? SubmitStatus::kAccepted
                                                                              : SubmitStatus::kRefused,
                  {},
                  0});
        }
      }
    });
    queue = &owner;
    const auto submit = [&](const Submitter& from, Bytes bytes) {
      Engine::Answer answer = [&, from](SubmitOutcome outcome) {
        std::lock_guard lock(mutex);
        verdicts.push_back(std::to_string(from.connection) + (outcome.status == SubmitStatus::kAccepted ? "+"
                                                              : outcome.status == SubmitStatus::kBusy   ? "b"
                                                                                                      : "-"));
        changed.notify_all();
      };
      return owner.add(std::move(bytes), answer, from);
    };
    const Bytes good = payment({3}).bytes();
    const auto bad = [&](std::size_t i) {
      Bytes bytes = good;
      bytes[bytes.size() - 20] ^= std::uint8_t(1 + i % 255);
      bytes[bytes.size() - 21] ^= std::uint8_t(i / 255);
      return bytes;
    };
    const Bytes flooder{4, 1, 2, 3, 4}, other{4, 9, 9, 9, 9};
    for (std::size_t i = 0; i < 256; ++i) {
      QVERIFY(submit({.connection = 2 + i % 8, .address = flooder}, bad(i)));
    }
    QVERIFY(!submit({.connection = 2, .address = flooder}, bad(256)));  // full, and its own doing
    QVERIFY(submit({.connection = 50, .address = other}, good));        // full, but not for others
    {
      std::lock_guard lock(mutex);
      QCOMPARE(verdicts, std::vector<std::string>{"2b"});  // one of the flood made room
    }
    release.count_down();
    std::unique_lock lock(mutex);
    const auto honest = [&] { return std::ranges::find(verdicts, "50+"); };
    QVERIFY(changed.wait_for(lock, std::chrono::seconds(60), [&] { return honest() != verdicts.end(); }));
    QVERIFY(std::ranges::count_if(verdicts.begin(), honest(),
                                  [](const std::string& one) { return one.ends_with("-"); }) <= 1);
    lock.unlock();
    // The flooding connections are cut: nothing of theirs that waits is verified any more.
    for (std::uint64_t connection = 2; connection < 10; ++connection) {
      owner.withdraw(connection);
    }
    lock.lock();
    QVERIFY(changed.wait_for(lock, std::chrono::seconds(60), [&] { return verdicts.size() == 257; }));
    QVERIFY(std::ranges::count_if(verdicts, [](const std::string& one) { return one.ends_with("b"); }) > 200);
  }

  void theSuspectedRestThreeTimesAsLongAsTheyWereBusy() {
    WorkerPool pool(1);
    BusyClock clock;
    std::mutex mutex;
    std::condition_variable changed;
    int news = 0, answers = 0;
    VerificationQueue* queue = nullptr;
    VerificationQueue owner(m_ledger, clock, pool, {}, [&] {
      std::lock_guard lock(mutex);
      ++news;
      answers += int(queue->take().size());
      changed.notify_all();
    });
    queue = &owner;
    const auto add = [&](std::uint64_t connection, Standing standing, std::uint8_t change) {
      Bytes bytes = payment({3}).bytes();
      bytes[bytes.size() - 20] ^= change;
      Engine::Answer answer = [](SubmitOutcome) {};
      return owner.add(bytes, answer, {.connection = connection, .standing = standing});
    };
    const auto wait_for = [&](int count) {
      std::unique_lock lock(mutex);
      return changed.wait_for(lock, std::chrono::seconds(60), [&] { return answers == count; });
    };
    QVERIFY(!owner.resume().has_value());
    QVERIFY(add(2, Standing::kSuspected, 1) && wait_for(1));
    {
      std::lock_guard lock(mutex);
      news = 0;
    }
    QVERIFY(add(3, Standing::kSuspected, 2));  // of another address: the pause is for all of them
    QCOMPARE(news, 1);                         // so that somebody asks again
    QCOMPARE(owner.resume(), std::optional<std::uint64_t>(300));
    QVERIFY(add(4, Standing::kStranger, 0) && wait_for(2));  // takes 100 of it
    clock.steady += 199;
    QCOMPARE(owner.resume(), std::optional<std::uint64_t>(1));
    QCOMPARE(answers, 2);
    clock.steady += 1;
    QVERIFY(!owner.resume().has_value());
    QVERIFY(wait_for(3));
  }

  void theProvenWaitForNobodyElse() {
    WorkerPool pool(2);
    BusyClock clock;
    std::latch entered(1), release(1);
    std::atomic<int> batches = 0;
    clock.in_batch = [&] {
      if (++batches == 1) {
        entered.count_down();
        release.wait();
      }
    };
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<Bytes32> done;
    VerificationQueue* queue = nullptr;
    VerificationQueue owner(m_ledger, clock, pool, {}, [&] {
      std::lock_guard lock(mutex);
      for (const auto& checked : queue->take()) {
        done.push_back(std::get<VerifiedTransaction>(checked.result).id());
      }
      changed.notify_all();
    });
    queue = &owner;
    const auto add = [&](std::uint64_t coin, Standing standing) {
      Engine::Answer answer = [](SubmitOutcome) {};
      const auto verified = payment({coin});
      if (!owner.add(verified.bytes(), answer, {.connection = coin, .standing = standing})) {
        throw std::runtime_error("full");
      }
      return verified.id();
    };
    const auto wait_for = [&](std::size_t count) {
      std::unique_lock lock(mutex);
      return changed.wait_for(lock, std::chrono::seconds(60), [&] { return done.size() == count; });
    };
    const Bytes32 first = add(3, Standing::kStranger);
    entered.wait();
    const Bytes32 second = add(4, Standing::kStranger);
    const Bytes32 proven = add(5, Standing::kProven);
    const bool came = wait_for(1);
    const int begun = batches;
    release.count_down();
    QVERIFY(came && wait_for(3));
    QCOMPARE(begun, 2);  // the second stranger's was not among them
    QCOMPARE(done, (std::vector<Bytes32>{proven, first, second}));
  }

  void aTransactionThatTwoSentStaysWhenOneGoes() {
    WorkerPool pool(1);
    std::latch release(1), done(1);
    pool.post([&] { release.wait(); }, WorkerPool::Priority::kUrgent);
    const FakeClock clock;
    VerificationQueue queue(m_ledger, clock, pool, {}, [&] { done.count_down(); });
    const Bytes bytes = payment({3}).bytes();
    std::vector<int> answers;
    for (int connection : {7, 8, 8}) {
      Engine::Answer answer = [&answers, connection](SubmitOutcome) { answers.push_back(connection); };
      QVERIFY(queue.add(bytes, answer, {.connection = std::uint64_t(connection)}));
    }
    queue.withdraw(7);
    QCOMPARE(answers, std::vector<int>{7});
    release.count_down();
    done.wait();
    const auto checked = queue.take();
    QCOMPARE(checked.size(), std::size_t(1));
    QVERIFY(std::holds_alternative<VerifiedTransaction>(checked[0].result));
    QCOMPARE(checked[0].answers.size(), std::size_t(2));
  }

  void batchesKeepWithinTheirLimits() {
    BatchSize large(300);
    QCOMPARE(large.get(), std::size_t(300));
    large.finished(300, false);
    large.finished(100, true);
    std::vector<std::size_t> sizes;
    for (const std::size_t good : {1, 2, 5, 30, 300, 300, 1}) {
      large.finished(good, false);
      sizes.push_back(large.get());
    }
    QCOMPARE(sizes, (std::vector<std::size_t>{1, 1, 4, 19, 169, 300, 300}));
    large.finished(1, true);
    QCOMPARE(large.get(), std::size_t(1));
  }

  void spareTimeWorkIsDoneOneStepAtATime() {
    std::atomic<int> running = 0, most = 0, steps = 0;
    std::latch entered(1), release(1), again(2);
    std::unique_ptr<SpareTimeWork> work;
    WorkerPool pool(3);
    work = std::make_unique<SpareTimeWork>(pool, [&] {
      most = std::max(most.load(), ++running);
      if (++steps == 1) {
        entered.count_down();
        release.wait();
      }
      --running;
      again.count_down();
      return false;
    });
    work->ask();
    entered.wait();
    for (int i = 0; i < 50; ++i) {
      work->ask();
    }
    // Two threads are left, for whatever else there is: a step that was posted would have begun before this.
    std::latch others(2);
    for (int i = 0; i < 2; ++i) {
      pool.post([&] { others.arrive_and_wait(); }, WorkerPool::Priority::kBackground);
    }
    others.wait();
    QCOMPARE(steps.load(), 1);
    release.count_down();
    again.wait();
    QCOMPARE(most.load(), 1);
    QCOMPARE(steps.load(), 2);  // one more, which sees what all of them meant
  }

  void spareTimeWorkGoesOnWhileThereIsMore() {
    int left = 5;
    std::latch done(6);
    std::unique_ptr<SpareTimeWork> work;
    WorkerPool pool(2);
    work = std::make_unique<SpareTimeWork>(pool, [&] {
      const bool more = left-- > 0;
      done.count_down();
      return more;
    });
    work->ask();
    done.wait();
  }

  void threeInvalidTransactionsEndAConnection() {
    FakeClock clock;
    PeerBudget budget(clock, {});
    for (int i = 0; i < 2; ++i) {
      QVERIFY(budget.begin(1));
      QVERIFY(!budget.end(1, refused(TransactionFault::kBalanceProof)));
    }
    QVERIFY(budget.begin(1) && budget.begin(2));
    QVERIFY(!budget.end(2, refused(TransactionFault::kBalanceProof)));
    QVERIFY(budget.end(1, refused(TransactionFault::kMalformed)));
  }

  void whatIsCheapToRefuseCutsItsOwnConnectionAndNoOther() {
    FakeClock clock;
    PeerBudget budget(clock, {});
    const Bytes shared{4, 10, 0, 0, 1};
    budget.connected(1, shared);
    budget.connected(2, shared);
    for (const auto fault : {TransactionFault::kMalformed, TransactionFault::kTagRepeated}) {
      QVERIFY(budget.begin(1) && !budget.end(1, refused(fault)));
    }
    QVERIFY(budget.begin(1) && budget.end(1, refused(TransactionFault::kMalformed)));
    budget.forget(1);
    budget.connected(3, shared);
    for (const ConnectionId neighbour : {2, 3}) {
      QVERIFY(budget.submitter(neighbour).standing == Standing::kStranger);
      QVERIFY(budget.begin(neighbour) && !budget.end(neighbour, {SubmitStatus::kAccepted, {}, 0}));
    }
  }

  void anInvalidProofMakesItsAddressSuspectedForTwoMinutes_data() {
    QTest::addColumn<int>("after_ms");
    QTest::addColumn<bool>("suspected");
    QTest::newRow("at-once") << 0 << true;
    QTest::newRow("a-moment-before-they-are-over") << 119'999 << true;
    QTest::newRow("when-they-are-over") << 120'000 << false;
  }
  void anInvalidProofMakesItsAddressSuspectedForTwoMinutes() {
    QFETCH(int, after_ms);
    QFETCH(bool, suspected);
    FakeClock clock;
    PeerBudget budget(clock, {});
    const Bytes bad{4, 10, 0, 0, 1}, good{4, 10, 0, 0, 2};
    budget.connected(1, bad);
    budget.connected(2, bad);
    budget.connected(3, good);
    QVERIFY(budget.begin(1) && budget.begin(1));
    QVERIFY(!budget.end(1, refused(TransactionFault::kMembershipProof)));
    clock.now += 60'000;
    budget.forget(1);  // hanging up changes nothing
    QVERIFY(!budget.end(1, refused(TransactionFault::kAuthorisation)));
    clock.now += std::uint64_t(after_ms);
    budget.connected(4, bad);
    for (const ConnectionId connection : {2, 4}) {
      QCOMPARE(budget.submitter(connection).standing == Standing::kSuspected, suspected);
      QVERIFY(budget.submitter(connection).address == bad);
    }
    QVERIFY(budget.submitter(3).standing == Standing::kStranger);
    QVERIFY(budget.submitter(99).standing == Standing::kStranger);
  }

  void onLoopbackAConnectionIsSuspectedForItself() {
    FakeClock clock;
    PeerBudget budget(clock, {});
    budget.connected(1, {});
    budget.connected(2, {});
    QVERIFY(budget.begin(1) && !budget.end(1, refused(TransactionFault::kMalformed)));
    QVERIFY(budget.submitter(1).standing == Standing::kStranger);
    QVERIFY(budget.begin(1) && !budget.end(1, refused(TransactionFault::kBalanceProof)));
    QVERIFY(budget.submitter(1).standing == Standing::kSuspected);
    QVERIFY(budget.submitter(2).standing == Standing::kStranger);
  }

  void whoHasPaidIsKnownByThatWhateverItsNeighboursSend() {
    FakeClock clock;
    PeerBudget budget(clock, {});
    const Bytes shared{4, 10, 0, 0, 1};
    for (ConnectionId connection = 1; connection < 4; ++connection) {
      budget.connected(connection, shared);
    }
    const SubmitOutcome paid{SubmitStatus::kAccepted, {}, 0, true};
    const SubmitOutcome known{SubmitStatus::kAccepted, {}, 0, false}, final{SubmitStatus::kFinal, {}, 7};
    QVERIFY(budget.begin(1) && !budget.end(1, paid));
    QVERIFY(budget.begin(2) && !budget.end(2, known));  // anybody can send what others made
    QVERIFY(budget.begin(2) && !budget.end(2, final));
    QVERIFY(budget.begin(3) && !budget.end(3, refused(TransactionFault::kMembershipProof)));
    QVERIFY(budget.submitter(1).standing == Standing::kProven);
    QVERIFY(budget.submitter(2).standing == Standing::kSuspected);
    QVERIFY(budget.begin(1) && !budget.end(1, refused(TransactionFault::kTagSpent)));
    QVERIFY(budget.submitter(1).standing == Standing::kProven);
    QVERIFY(budget.begin(1) && !budget.end(1, refused(TransactionFault::kMalformed)));
    QVERIFY(budget.submitter(1).standing == Standing::kSuspected);
  }

  void severalSuspectedAddressesMakeTheirNetworkSuspected() {
    FakeClock clock;
    PeerBudget budget(clock, {});
    // A /64 of 2001:db8:1::/48, of 2001:db8:2::/48, and an IPv4 address.
    const auto near = [](std::uint8_t last) { return Bytes{6, 0x20, 1, 0xd, 0xb8, 0, 1, 0, last}; };
    const Bytes far{6, 0x20, 1, 0xd, 0xb8, 0, 2, 0, 1}, v4{4, 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0};
    const auto standing = [&](const Bytes& origin) {
      budget.connected(1, origin);
      return budget.submitter(1);
    };
    for (std::uint8_t i = 0; i < 4; ++i) {
      QVERIFY(standing(near(99)).standing == Standing::kStranger);
      QVERIFY(standing(near(i)).standing == Standing::kStranger);
      QVERIFY(budget.begin(1) && !budget.end(1, refused(TransactionFault::kMembershipProof)));
      budget.forget(1);
      clock.now += 1'000;
    }
    const Bytes network{6, 0x20, 1, 0xd, 0xb8, 0, 1};
    for (const std::uint8_t i : {0, 3, 99}) {
      QVERIFY(standing(near(i)).standing == Standing::kSuspected);
      QVERIFY(standing(near(i)).address == network);
    }
    QVERIFY(standing(far).standing == Standing::kStranger);
    QVERIFY(standing(v4).standing == Standing::kStranger);
    // Who has paid is known by that here, too.
    budget.connected(2, near(99));
    QVERIFY(budget.begin(2) && !budget.end(2, {SubmitStatus::kAccepted, {}, 0, true}));
    QVERIFY(budget.submitter(2).standing == Standing::kProven && budget.submitter(2).address == near(99));
    clock.now += 117'000;  // the first of the four was suspected for two minutes
    QVERIFY(standing(near(99)).standing == Standing::kStranger);
    QVERIFY(standing(near(3)).standing == Standing::kSuspected && standing(near(3)).address == near(3));
  }

  void suspectedAddressesAreLimitedInNumber() {
    FakeClock clock;
    PeerBudget budget(clock, {});
    const auto send = [&](ConnectionId connection, const Bytes& origin) {
      budget.connected(connection, origin);
      const bool kept =
          budget.begin(connection) && !budget.end(connection, refused(TransactionFault::kBalanceProof));
      budget.forget(connection);
      return kept;
    };
    const auto is_suspected = [&](const Bytes& origin) {
      budget.connected(9, origin);
      const bool suspected = budget.submitter(9).standing == Standing::kSuspected;
      budget.forget(9);
      return suspected;
    };
    QVERIFY(send(1, Bytes{1}));
    clock.now += 1;
    for (std::uint64_t i = 0; i < 4096; ++i) {
      QVERIFY(send(100 + i, Bytes{2, std::uint8_t(i >> 8), std::uint8_t(i)}));
    }
    QVERIFY(!is_suspected(Bytes{1}));
    QVERIFY(is_suspected(Bytes{2, 0, 0}) && is_suspected(Bytes{2, 15, 255}));
  }

  void honestRefusalsCostABudgetThatRefills() {
    FakeClock clock;
    PeerBudget budget(clock, {});
    const auto ask = [&] {
      const bool begun = budget.begin(1);
      if (begun && budget.end(1, refused(TransactionFault::kTagSpent))) {
        throw std::runtime_error("cut for an honest refusal");
      }
      return begun;
    };
    int taken = 0;
    while (ask()) {
      ++taken;
    }
    QCOMPARE(taken, 32);
    clock.now += 2'000;
    QVERIFY(ask() && ask() && !ask());
  }

  void unverifiedTransactionsOfAConnectionAreLimited() {
    FakeClock clock;
    PeerBudget budget(clock, {});
    for (int i = 0; i < 16; ++i) {
      QVERIFY(budget.begin(1));
    }
    QVERIFY(!budget.begin(1));
    QVERIFY(budget.begin(2));
    QVERIFY(!budget.end(1, {SubmitStatus::kAccepted, {}, 0}));
    QVERIFY(budget.begin(1));
    budget.forget(1);
    QVERIFY(!budget.end(1, refused(TransactionFault::kMalformed)));
  }

  void everyFaultOfFormOrProofIsDishonestAndNoOther() {
    std::size_t dishonest = 0;
    for (int i = 1; i <= int(TransactionFault::kLedgerUnreadable); ++i) {
      QVERIFY(fault_name(TransactionFault(i)) != "unknown");
      dishonest += is_dishonest(TransactionFault(i));
    }
    QCOMPARE(dishonest, std::size_t(5));
  }

  void filesAreReplacedWholeAndLocksExclude() {
    QTemporaryDir dir;
    const std::string path = dir.path().toStdString() + "/file";
    QCOMPARE(read_file(path, 10).error(), FileError::kAbsent);
    QVERIFY(write_file(path, tacit::as_bytes("one"), 0644).has_value());
    QVERIFY(write_file(path, tacit::as_bytes("two"), 0644).has_value());
    QCOMPARE(read_file(path, 3).value(), (Bytes{'t', 'w', 'o'}));
    QCOMPARE(read_file(path, 2).error(), FileError::kTooLarge);
    QCOMPARE(read_secret_file(path, 3).error(), FileError::kPermission);
    QCOMPARE(write_new_secret_file(path, {}).error(), FileError::kExists);
    QVERIFY(!QFile::exists(QString::fromStdString(path + ".new")));
    {
      const auto lock = DataFolderLock::take(path + ".lock");
      QVERIFY(lock.has_value());
      QCOMPARE(DataFolderLock::take(path + ".lock").error(), FileError::kLocked);
    }
    QVERIFY(DataFolderLock::take(path + ".lock").has_value());
  }
};

QTEST_GUILESS_MAIN(TestParts)
#include "test_parts.moc"
