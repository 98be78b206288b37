// SPDX-License-Identifier: MIT
#include <QtTest>
#include <atomic>
#include <latch>

#include "base/worker_pool.h"

using namespace tacit;

class TestWorkerPool : public QObject {
  Q_OBJECT

 private slots:
  void parallelForRunsEveryIndexOnce() {
    WorkerPool pool(3);
    std::vector<std::atomic<int>> counts(1000);
    pool.parallel_for(counts.size(), [&](std::size_t i) { ++counts[i]; });
    for (const auto& count : counts) {
      QCOMPARE(count.load(), 1);
    }
    pool.parallel_for(0, [&](std::size_t) { QFAIL("called for an empty range"); });
  }

  void parallelForInsideATaskDoesNotBlock() {
    WorkerPool pool(1);
    std::latch done(1);
    std::atomic<int> sum = 0;
    pool.post([&] {
      pool.parallel_for(10, [&](std::size_t i) { sum += static_cast<int>(i); });
      done.count_down();
    });
    done.wait();
    QCOMPARE(sum.load(), 45);
  }

  void widthCountsTheCallerOnce() {
    WorkerPool pool(3), other(2);
    QCOMPARE(pool.width(), std::size_t(4));
    std::latch done(2);
    std::size_t inside = 0, elsewhere = 0;
    pool.post([&] { inside = pool.width(), done.count_down(); });
    other.post([&] { elsewhere = pool.width(), done.count_down(); });
    done.wait();
    QCOMPARE(inside, std::size_t(3));
    QCOMPARE(elsewhere, std::size_t(4));
  }

  void urgentTasksOvertakeBackgroundOnes() {
    WorkerPool pool(1);
    std::latch blocked(1), release(1), done(2);
    std::vector<int> order;
    pool.post([&] {
      blocked.count_down();
      release.wait();
    });
    blocked.wait();
    pool.post([&] { order.push_back(2), done.count_down(); }, WorkerPool::Priority::kBackground);
    pool.post([&] { order.push_back(1), done.count_down(); }, WorkerPool::Priority::kUrgent);
    release.count_down();
    done.wait();
    QCOMPARE(order, (std::vector<int>{1, 2}));
  }
};

QTEST_APPLESS_MAIN(TestWorkerPool)
#include "test_worker_pool.moc"
