// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QtTest>

#include "ledger/store.h"
#include "node/embedded_engine.h"
#include "support/full_ledger.h"

#include "core/ledger/chain_maker.h"

using namespace tacit;
using namespace tacit::test;

namespace {

class FakeClock final : public Clock {
 public:
  std::uint64_t wall_ms() const override { return m_wall; }
  std::uint64_t steady_ms() const override { return m_steady; }
  void advance(std::uint64_t ms) {
    m_wall += ms;
    m_steady += ms;
  }
  void set_wall(std::uint64_t ms) { m_wall = ms; }

 private:
  std::atomic<std::uint64_t> m_wall = ChainMaker::kGenesisTime + 5000;
  std::atomic<std::uint64_t> m_steady = 1'000'000;
};

/// With its record beside the ledger's folder.
BlockSigner signer_of(const std::string& folder, const ChainMaker& chain, Ledger& ledger) {
  return must(BlockSigner::open(folder + ".signed", chain.operator_key_copy(), ledger, nullptr), "signer");
}

/// One engine on a fresh ledger, stepped by the test.
struct Network {
  explicit Network(const std::string& folder, const EmbeddedOptions& options = {})
      : store(must(Store::create(folder, chain.genesis().encode()), "store")),
        engine(*store, signer_of(folder, chain, *store), clock, pool, options) {
    engine.on_block([this](const FinalBlock& block) {
      // Whoever hears of a block finds it stored.
      stored_when_told = stored_when_told && store->tip().id == block.id &&
                         store->block(block.header.height).value() == *block.bytes;
      blocks.push_back(block);
    });
    engine.on_failure([this](EngineFailure failure, std::string_view) { failures.push_back(failure); });
  }

  /// Submits and steps until it is answered.
  SubmitOutcome submit(const Bytes& transaction) {
    std::optional<SubmitOutcome> outcome;
    engine.submit(transaction, [&](SubmitOutcome answer) { outcome = answer; });
    settle([&] { return outcome.has_value(); });
    return outcome.value();
  }

  void settle(const std::function<bool()>& done) {
    for (int i = 0; i < 200 && !done(); ++i) {
      engine.step();
      if (!done()) {
        engine.wait(100);
      }
    }
    if (!done()) {
      throw std::runtime_error("nothing happened");
    }
  }

  std::size_t transactions_in(std::size_t block) const {
    return Block::parse(*blocks.at(block).bytes, 1 << 20)->transactions.size();
  }

  ChainMaker chain{24};
  FakeClock clock;
  WorkerPool pool{2};
  std::unique_ptr<Store> store;
  std::vector<FinalBlock> blocks;
  std::vector<EngineFailure> failures;
  bool stored_when_told = true;
  EmbeddedEngine engine;
};

}  // namespace

class TestEngine : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;
  int m_folders = 0;
  std::string folder() { return (m_dir.path() + "/" + QString::number(m_folders++)).toStdString(); }

 private slots:
  void aBlockAtTheStartAndAfterThirtySecondsAndNoOtherEmptyOne() {
    Network network(folder());
    network.engine.step();
    QCOMPARE(network.blocks.size(), std::size_t(1));
    QCOMPARE(network.blocks[0].header.time, network.clock.wall_ms());
    for (int second = 1; second < 30; ++second) {
      network.clock.advance(1000);
      QCOMPARE(network.engine.step(), std::uint64_t(30'000 - 1000 * second));
      QCOMPARE(network.blocks.size(), std::size_t(1));
    }
    network.clock.advance(999);
    QCOMPARE(network.engine.step(), std::uint64_t(1));
    network.clock.advance(1);
    network.engine.step();
    QCOMPARE(network.blocks.size(), std::size_t(2));
    QVERIFY(network.stored_when_told);
  }

  void aBlockAsSoonAsSomethingWaits() {
    Network network(folder());
    network.engine.step();
    const Bytes payment = network.chain.pay_bytes(*network.store, {.inputs = {3, 20}, .outputs = {5}});
    QCOMPARE(network.submit(payment).status, SubmitStatus::kAccepted);
    QCOMPARE(network.blocks.size(), std::size_t(2));
    QCOMPARE(network.transactions_in(1), std::size_t(1));
    QCOMPARE(network.engine.waiting(), std::size_t(0));
    // That block counts: the next empty one comes 30 s after it.
    network.clock.advance(29'999);
    network.engine.step();
    QCOMPARE(network.blocks.size(), std::size_t(2));
    network.clock.advance(1);
    network.engine.step();
    QCOMPARE(network.blocks.size(), std::size_t(3));
    QVERIFY(network.stored_when_told);
  }

  void whatIsFinalOrWaitsIsAnsweredAgain() {
    Network network(folder());
    network.engine.step();
    const Bytes payment = network.chain.pay_bytes(*network.store, {.inputs = {3, 20}, .outputs = {5}});
    QCOMPARE(network.submit(payment).status, SubmitStatus::kAccepted);
    const SubmitOutcome again = network.submit(payment);
    QCOMPARE(again.status, SubmitStatus::kFinal);
    QCOMPARE(again.height, std::uint64_t(2));
    const Bytes other = network.chain.pay_bytes(*network.store, {.inputs = {3}, .outputs = {5}});
    const SubmitOutcome refused = network.submit(other);
    QCOMPARE(refused.status, SubmitStatus::kRefused);
    QCOMPARE(refused.fault, TransactionFault::kTagSpent);
  }

  void manyAtOnceShareABlockAndConflictsKeepTheFirst() {
    Network network(folder());
    network.engine.step();
    std::vector<Bytes> payments;
    for (std::uint64_t i = 0; i < 6; ++i) {
      payments.push_back(network.chain.pay_bytes(*network.store, {.inputs = {i}, .outputs = {5}}));
    }
    payments.push_back(network.chain.pay_bytes(*network.store, {.inputs = {5}, .outputs = {6}}));
    std::vector<SubmitOutcome> outcomes(payments.size() + 1);
    std::size_t answered = 0;
    const auto submit = [&](std::size_t i, const Bytes& bytes) {
      network.engine.submit(bytes, [&, i](SubmitOutcome outcome) {
        outcomes[i] = outcome;
        ++answered;
      });
    };
    for (std::size_t i = 0; i < payments.size(); ++i) {
      submit(i, payments[i]);
    }
    submit(payments.size(), payments[0]);  // the same bytes twice are one
    network.settle([&] { return answered == outcomes.size(); });
    for (std::size_t i = 0; i < 6; ++i) {
      QVERIFY(outcomes[i].status == SubmitStatus::kAccepted);
    }
    // Depending on which batch it was in, the first is waiting or already in a block.
    QVERIFY(
        outcomes[6].status == SubmitStatus::kConflict ||
        (outcomes[6].status == SubmitStatus::kRefused && outcomes[6].fault == TransactionFault::kTagSpent));
    QVERIFY(outcomes[7].status == SubmitStatus::kAccepted || outcomes[7].status == SubmitStatus::kFinal);
    QCOMPARE(network.store->tip().header.tag_count, std::uint64_t(6));
  }

  void aBadProofIsRefusedAndNeverStored() {
    Network network(folder());
    network.engine.step();
    Bytes bad = network.chain.pay_bytes(*network.store, {.inputs = {3, 20}, .outputs = {5}});
    const Bytes good = bad;
    bad.back() ^= 1;
    for (int i = 0; i < 2; ++i) {
      const SubmitOutcome outcome = network.submit(bad);
      QCOMPARE(outcome.status, SubmitStatus::kRefused);
      QCOMPARE(outcome.fault, TransactionFault::kAuthorisation);
    }
    QCOMPARE(network.submit(good).status, SubmitStatus::kAccepted);
    // After the good one is known, the bad one is still nothing but bad.
    QCOMPARE(network.submit(bad).status, SubmitStatus::kRefused);
    QCOMPARE(network.store->tip().header.tag_count, std::uint64_t(2));
  }

  void timeNeverGoesBackAndExpiryIsDecidedByIt() {
    Network network(folder());
    network.engine.step();
    const std::uint64_t first = network.blocks[0].header.time;
    network.clock.set_wall(first - 8000);
    const Bytes in_time =
        network.chain.pay_bytes(*network.store, {.inputs = {3}, .outputs = {5}, .expiry = first / 1000});
    QCOMPARE(network.submit(in_time).status, SubmitStatus::kAccepted);
    QCOMPARE(network.blocks[1].header.time, first);
    const Bytes late =
        network.chain.pay_bytes(*network.store, {.inputs = {4}, .outputs = {5}, .expiry = first / 1000 - 1});
    const SubmitOutcome outcome = network.submit(late);
    QCOMPARE(outcome.status, SubmitStatus::kRefused);
    QCOMPARE(outcome.fault, TransactionFault::kExpired);
  }

  void noBlockMoreThanTenSecondsAheadOfTheClock() {
    Network network(folder());
    network.engine.step();
    const std::uint64_t first = network.blocks[0].header.time;
    network.clock.set_wall(first - 10'001);
    const Bytes payment = network.chain.pay_bytes(*network.store, {.inputs = {3}, .outputs = {5}});
    QCOMPARE(network.submit(payment).status, SubmitStatus::kAccepted);
    QCOMPARE(network.blocks.size(), std::size_t(1));
    QCOMPARE(network.engine.waiting(), std::size_t(1));
    QCOMPARE(network.engine.step(), std::uint64_t(1));
    network.clock.set_wall(first - 10'000);
    network.engine.step();
    QCOMPARE(network.blocks.size(), std::size_t(2));
    QCOMPARE(network.blocks[1].header.time, first);
  }

  void aMomentOfAWrongClockStopsNothing() {
    Network network(folder());
    network.engine.step();
    const std::uint64_t first = network.blocks[0].header.time;
    network.clock.advance(1000);
    const Bytes before = network.chain.pay_bytes(
        *network.store, {.inputs = {3}, .outputs = {5}, .expiry = first / 1000 + 600});
    const Bytes after = network.chain.pay_bytes(
        *network.store, {.inputs = {4}, .outputs = {5}, .expiry = first / 1000 + 600});
    network.clock.set_wall(first + 315'000'000'000);  // ten years
    QCOMPARE(network.submit(before).status, SubmitStatus::kAccepted);
    network.settle([&] { return network.blocks.size() == 2; });
    QCOMPARE(network.blocks[1].header.time, first + 1000);
    network.clock.advance(30'000);
    network.engine.step();
    QCOMPARE(network.blocks.size(), std::size_t(3));
    QCOMPARE(network.blocks[2].header.time, first + 31'000);
    network.clock.set_wall(first + 32'000);
    QCOMPARE(network.submit(after).status, SubmitStatus::kAccepted);
    network.settle([&] { return network.blocks.size() == 4; });
    QCOMPARE(network.blocks[3].header.time, first + 32'000);
  }

  void whatExpiresWhileWaitingIsDropped() {
    Network network(folder());
    network.engine.step();
    const std::uint64_t first = network.blocks[0].header.time;
    network.clock.set_wall(first - 20'000);
    const Bytes payment =
        network.chain.pay_bytes(*network.store, {.inputs = {3}, .outputs = {5}, .expiry = first / 1000 + 1});
    QCOMPARE(network.submit(payment).status, SubmitStatus::kAccepted);
    network.clock.advance(21'001);
    network.engine.step();
    QCOMPARE(network.engine.waiting(), std::size_t(0));
    QCOMPARE(network.blocks.size(), std::size_t(1));
  }

  void moreThanABlockHoldsGoesIntoTheNext() {
    Network network(folder());
    network.engine.step();
    const std::uint64_t first = network.blocks[0].header.time;
    network.clock.set_wall(first - 20'000);  // so that they gather
    for (std::uint64_t i = 0; i < 14; ++i) {
      QCOMPARE(
          network.submit(network.chain.pay_bytes(*network.store, {.inputs = {i}, .outputs = {5}})).status,
          SubmitStatus::kAccepted);
    }
    network.clock.advance(20'000);
    network.engine.step();
    QCOMPARE(network.blocks.size(), std::size_t(3));
    QCOMPARE(network.transactions_in(1) + network.transactions_in(2), std::size_t(14));
    QVERIFY(network.blocks[1].bytes->size() <= network.chain.network().max_block_bytes);
  }

  void tooMuchIsBusy() {
    EmbeddedOptions options;
    options.mempool.transactions = 2;
    Network network(folder(), options);
    network.engine.step();
    network.clock.set_wall(network.blocks[0].header.time - 20'000);
    std::vector<SubmitStatus> statuses;
    for (std::uint64_t i = 0; i < 3; ++i) {
      statuses.push_back(
          network.submit(network.chain.pay_bytes(*network.store, {.inputs = {i}, .outputs = {5}})).status);
    }
    QCOMPARE(statuses, (std::vector{SubmitStatus::kAccepted, SubmitStatus::kAccepted, SubmitStatus::kBusy}));
    EmbeddedOptions closed;
    closed.verification.transactions = 0;
    Network other(folder(), closed);
    QCOMPARE(other.submit(Bytes{1}).status, SubmitStatus::kBusy);
  }

  void anEngineThatCanNotStoreStops() {
    const ChainMaker chain(24);
    const std::string where = folder();
    const auto store = must(Store::create(where, chain.genesis().encode()), "store");
    FullLedger full(*store);
    FakeClock clock;
    WorkerPool pool(1);
    EmbeddedEngine engine(full, signer_of(where, chain, full), clock, pool);
    int told = 0, failed = 0;
    engine.on_block([&](const FinalBlock&) { ++told; });
    engine.on_failure([&](EngineFailure failure, std::string_view reason) {
      QCOMPARE(failure, EngineFailure::kStorage);
      QCOMPARE(reason, std::string_view("full"));
      ++failed;
    });
    engine.step();
    clock.advance(60'000);
    engine.step();
    QCOMPARE(told, 0);
    QCOMPARE(failed, 1);
    SubmitStatus status{};
    engine.submit(Bytes{1}, [&](SubmitOutcome outcome) { status = outcome.status; });
    QCOMPARE(status, SubmitStatus::kStopping);
  }

  void aRestartContinuesAndForgetsWhatWaited() {
    const std::string where = folder();
    const ChainMaker chain(24);
    FakeClock clock;
    WorkerPool pool(1);
    Bytes payment;
    {
      const auto store = must(Store::create(where, chain.genesis().encode()), "store");
      EmbeddedEngine engine(*store, signer_of(where, chain, *store), clock, pool);
      engine.step();
      clock.set_wall(clock.wall_ms() - 20'000);
      payment = chain.pay_bytes(*store, {.inputs = {3}, .outputs = {5}});
      std::optional<SubmitStatus> status;
      engine.submit(payment, [&](SubmitOutcome outcome) { status = outcome.status; });
      while (!status && engine.wait(20'000)) {
        engine.step();
      }
      QVERIFY(status == SubmitStatus::kAccepted);
    }
    const auto store = must(Store::open(where), "store");
    QCOMPARE(store->tip().header.height, std::uint64_t(1));
    clock.advance(30'000);
    EmbeddedEngine engine(*store, signer_of(where, chain, *store), clock, pool);
    engine.step();
    QCOMPARE(store->tip().header.height, std::uint64_t(2));
    QCOMPARE(store->tip().header.tag_count, std::uint64_t(0));
    std::optional<SubmitStatus> status;
    engine.submit(payment, [&](SubmitOutcome outcome) { status = outcome.status; });
    while (!status && engine.wait(20'000)) {
      engine.step();
    }
    QVERIFY(status == SubmitStatus::kAccepted);
    QCOMPARE(store->tip().header.tag_count, std::uint64_t(1));
  }

  void itsOwnThreadDoesTheSame() {
    const ChainMaker chain(24);
    const std::string where = folder();
    const auto store = must(Store::create(where, chain.genesis().encode()), "store");
    // The genesis is of 2027; a clock before it would have to wait.
    class Later final : public Clock {
     public:
      std::uint64_t wall_ms() const override { return ChainMaker::kGenesisTime + 1; }
      std::uint64_t steady_ms() const override { return SystemClock().steady_ms(); }
    } later;
    WorkerPool pool(2);
    EmbeddedEngine engine(*store, signer_of(where, chain, *store), later, pool);
    std::mutex mutex;
    std::condition_variable changed;
    std::uint64_t height = 0;
    engine.on_block([&](const FinalBlock& block) {
      std::lock_guard lock(mutex);
      height = block.header.height;
      changed.notify_all();
    });
    const Bytes payment = chain.pay_bytes(*store, {.inputs = {3, 20}, .outputs = {5}});
    engine.start();
    const auto reached = [&](std::uint64_t wanted) {
      std::unique_lock lock(mutex);
      return changed.wait_for(lock, std::chrono::seconds(20), [&] { return height >= wanted; });
    };
    QVERIFY(reached(1));
    engine.submit(payment, [](SubmitOutcome) {});
    QVERIFY(reached(2));
    engine.stop();
    QCOMPARE(store->tip().header.tag_count, std::uint64_t(2));
  }

  void everySubmissionIsAnsweredWhenTheEngineEnds() {
    std::atomic<int> answered = 0;
    {
      Network network(folder());
      for (std::uint64_t i = 0; i < 5; ++i) {
        network.engine.submit(network.chain.pay_bytes(*network.store, {.inputs = {i}, .outputs = {5}}),
                              [&](SubmitOutcome) { ++answered; });
      }
    }
    QCOMPARE(answered.load(), 5);
  }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "test_engine.moc"
