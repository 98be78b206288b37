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

  void invalidProofsMakeTheNextBatchSmaller() {
    // 41 invalid proofs and 95 that are refused for their form, by batches: 32 8 1 | 1 1 2 4 8 16 32 31.
    const std::vector<std::size_t> expected{32, 8, 2, 1, 2, 4, 8, 16, 32, 31};
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
        return std::get<TransactionFault>(one.result) != TransactionFault::kMalformed;
      })));
      done.count_down();
    });
    queue = &owner;
    const Bytes good = payment({3}).bytes();
    for (std::uint8_t i = 0; i < 41 + 95; ++i) {
      Bytes bytes = good;
      if (i < 41) {
        bytes[bytes.size() - 20] ^= std::uint8_t(i + 1);
      } else {
        bytes.resize(i);
      }
      Engine::Answer answer = [](SubmitOutcome) {};
      QVERIFY(owner.add(bytes, answer, {.connection = i}));
    }
    release.count_down();
    done.wait();
    QCOMPARE(sizes, expected);
    QCOMPARE(invalid, (std::vector<std::size_t>{32, 8, 1, 0, 0, 0, 0, 0, 0, 0}));
  }

  void addressesTakeTurnsAndTheirConnectionsWithinThem() {
    VerificationTurns turns(4);
    const Bytes crowd{1}, single{2};
    for (std::uint8_t i = 0; i < 6; ++i) {
      turns.add({.connection = 10u + i % 2, .address = crowd}, id(i), 1);
    }
    turns.add({.connection = 20, .address = single}, id(20), 1);
    turns.add({.connection = 30}, id(30), 1);  // of this machine: connections count alone
    turns.add({.connection = 31}, id(31), 1);
    std::vector<std::uint8_t> order;
    while (const auto turn = turns.next(false)) {
      order.push_back(turn->id[0]);
      turns.finished(turn->group, VerificationTurns::Verdict::kValid);
    }
    QCOMPARE(order, (std::vector<std::uint8_t>{0, 20, 30, 31, 1, 2, 3, 4, 5}));
    QVERIFY(!turns.ready());
  }

  void anAddressIsVerifiedTogetherAsFarAsItWasFoundValid() {
    VerificationTurns turns(4);
    const Submitter from{.connection = 10, .address = Bytes{1}};
    for (std::uint8_t i = 0; i < 40; ++i) {
      turns.add({.connection = 10u + i % 5, .address = from.address}, id(i), 1);
    }
    const auto take_all = [&](bool suspected) {
      std::size_t taken = 0;
      while (turns.next(suspected)) {
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
      QCOMPARE(take_all(false), expected);
      QVERIFY(!turns.ready());
      finish(expected, kValid);
    }
    QCOMPARE(take_all(false), std::size_t(4));
    finish(3, kOther);  // a spent tag says nothing about the proofs
    finish(1, kInvalidProof);
    QCOMPARE(take_all(false), std::size_t(0));
    QVERIFY(turns.ready());
    QCOMPARE(take_all(true), std::size_t(1));  // by itself, and one at a time
    finish(1, kOther);
    QCOMPARE(take_all(true), std::size_t(1));
  }

  void theSuspectedWaitUntilNobodyElseDoes() {
    VerificationTurns turns(4);
    turns.add({.connection = 1, .address = Bytes{1}, .suspected = true}, id(1), 1);
    turns.add({.connection = 2, .address = Bytes{2}}, id(2), 1);
    QCOMPARE(turns.next(false)->id, id(2));
    QVERIFY(!turns.next(false).has_value());
    QCOMPARE(turns.next(true)->id, id(1));
  }

  void aConnectionThatHasGoneLeavesNothing() {
    VerificationTurns turns(4);
    const Submitter first{.connection = 1, .address = Bytes{1}}, second{.connection = 2, .address = Bytes{1}};
    for (std::uint8_t i = 0; i < 3; ++i) {
      turns.add(first, id(i), 1);
    }
    turns.add(second, id(9), 1);
    const auto running = turns.next(false);
    turns.forget(1);
    turns.forget(1);
    turns.finished(running->group, VerificationTurns::Verdict::kValid);
    QCOMPARE(turns.next(false)->id, id(9));
    turns.forget(2);
    QCOMPARE(turns.groups(), std::size_t(1));  // one is in verification
    turns.finished(running->group, VerificationTurns::Verdict::kOther);
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
    std::vector<std::size_t> sizes;
    for (const bool with_invalid_proof :
         {true, true, true, true, false, false, false, false, false, false, false}) {
      large.finished(with_invalid_proof);
      sizes.push_back(large.get());
    }
    QCOMPARE(sizes, (std::vector<std::size_t>{75, 18, 4, 1, 2, 4, 8, 16, 32, 64, 128}));
    BatchSize small(3);
    for (const auto& [with_invalid_proof, size] :
         {std::pair{false, 3u}, {true, 1u}, {false, 2u}, {false, 3u}}) {
      small.finished(with_invalid_proof);
      QCOMPARE(small.get(), std::size_t(size));
    }
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

  void hangingUpDoesNotBeginTheCountAgain() {
    FakeClock clock;
    PeerBudget budget(clock, {});
    const Bytes bad{4, 10, 0, 0, 1}, good{4, 10, 0, 0, 2};
    const auto invalid = refused(TransactionFault::kBalanceProof);
    budget.connected(1, bad);
    for (int i = 0; i < 4; ++i) {
      QVERIFY(budget.begin(1));
    }
    budget.forget(1);
    budget.connected(2, bad);
    budget.connected(3, good);
    budget.connected(4, {});
    for (int i = 0; i < 3; ++i) {
      QVERIFY(!budget.must_cut(2));
      QVERIFY(!budget.end(1, invalid));  // there is nobody to cut any more
    }
    QVERIFY(!budget.must_cut(3) && !budget.must_cut(4) && !budget.must_cut(5));
    QVERIFY(budget.must_cut(2));
    QVERIFY(!budget.must_cut(2));  // its address is refused now
    QVERIFY(!budget.end(1, invalid));
    QVERIFY(!budget.end(1, invalid));  // more than it asked for: it has gone for good
    // One invalid transaction of each of three connections.
    for (ConnectionId connection = 10; connection < 13; ++connection) {
      budget.connected(connection, good);
      QVERIFY(!budget.must_cut(connection) && budget.begin(connection));
      QCOMPARE(budget.end(connection, invalid), connection == 12);
      budget.forget(connection);
    }
    // Loopback is everybody.
    for (ConnectionId connection = 20; connection < 24; ++connection) {
      budget.connected(connection, {});
      QVERIFY(budget.begin(connection) && !budget.end(connection, invalid) && !budget.must_cut(connection));
    }
  }

  void whoSentAnInvalidProofIsSuspectedAndCutWithItsAddress() {
    FakeClock clock;
    PeerBudget budget(clock, {});
    const Bytes bad{4, 10, 0, 0, 1}, good{4, 10, 0, 0, 2};
    const auto invalid = refused(TransactionFault::kMembershipProof);
    for (ConnectionId connection = 1; connection < 4; ++connection) {
      budget.connected(connection, bad);
    }
    budget.connected(4, good);
    budget.connected(5, {});
    budget.connected(6, {});
    QVERIFY(!budget.submitter(1).suspected && budget.submitter(1).address == bad);
    QVERIFY(budget.begin(1) && !budget.end(1, invalid));
    QVERIFY(budget.begin(5) && !budget.end(5, invalid));
    QVERIFY(budget.submitter(1).suspected && budget.submitter(2).suspected && budget.submitter(5).suspected);
    QVERIFY(!budget.submitter(4).suspected && !budget.submitter(6).suspected &&
            !budget.submitter(7).suspected);
    clock.now += budget.limits().refuse_for_ms;
    QVERIFY(!budget.submitter(2).suspected);
    budget.forget(3);
    QCOMPARE(budget.same_address(2), (std::vector<ConnectionId>{2, 1}));
    QCOMPARE(budget.same_address(5), std::vector<ConnectionId>{5});  // loopback is everybody
    QCOMPARE(budget.same_address(9), std::vector<ConnectionId>{9});
  }

  void invalidTransactionsOfAnAddressAreForgottenInTime() {
    FakeClock clock;
    PeerBudget budget(clock, {});
    const auto send = [&](ConnectionId connection, const Bytes& origin) {
      budget.connected(connection, origin);
      const bool cut =
          budget.begin(connection) && budget.end(connection, refused(TransactionFault::kBalanceProof));
      budget.forget(connection);
      return cut;
    };
    const Bytes slow{1};
    QVERIFY(!send(1, slow) && !send(2, slow));
    clock.now += budget.limits().refuse_for_ms;
    QVERIFY(!send(3, slow) && !send(4, slow));
    clock.now += 1;
    // Of 4096 other addresses the last one pushes it out.
    for (std::uint64_t i = 0; i < 4096; ++i) {
      QVERIFY(!send(100 + i, Bytes{2, std::uint8_t(i >> 8), std::uint8_t(i)}));
    }
    QVERIFY(!send(5, slow));
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
