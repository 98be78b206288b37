// SPDX-License-Identifier: MIT
#include <QtTest>
#include <thread>

#include "wallet/cover_file.h"

using namespace tacit;

namespace {

/// Coin i has the points (3i+1)·G, (3i+2)·G, (3i+3)·G.
Point point_of(std::uint64_t coin, std::uint64_t list) {
  return multiply_base(Scalar(3 * coin + list + 1));
}

Bytes records_of(std::uint64_t coins) {
  Bytes records;
  for (std::uint64_t i = 0; i < coins; ++i) {
    append_cover_record(records, point_of(i, 0).encode(), point_of(i, 1).encode(), point_of(i, 2).encode());
  }
  return records;
}

/// Whether the members are those of coins first, first + 1, …: their sum, which takes every one, is right.
bool are_coins(const CoverMembers& members, CoverRange range) {
  const std::span<const MultiexpBase> lists[] = {members.S, members.V, members.A};
  for (std::uint64_t list = 0; list < 3; ++list) {
    if (lists[list].size() != range.count) {
      return false;
    }
    std::vector<Scalar> weights;
    std::uint64_t expected = 0;
    for (std::uint64_t i = 0; i < range.count; ++i) {
      weights.emplace_back(i + 1);
      expected += (i + 1) * (3 * (range.first + i) + list + 1);
    }
    if (!(multiexp_vartime(weights, lists[list]) == multiply_base(Scalar(expected)))) {
      return false;
    }
  }
  return true;
}

}  // namespace

class TestCoverLibrary : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("cover").toStdString();
    QVERIFY(CoverFile::open(m_path)->write(0, records_of(kCoins)));
  }

  void decodesWhatTheFileHolds() {
    CoverLibrary library = make();
    for (const CoverRange range : {CoverRange{0, 1}, CoverRange{0, 1500}, CoverRange{700, 900}}) {
      const auto members = library.members(range);
      QVERIFY(members && are_coins(*members, range));
    }
  }

  void grownSetLeavesTheSmallerOneWhereItWas() {
    CoverLibrary library = make();
    const auto small = library.members({100, 600});
    const auto grown = library.members({100, 601});
    const auto large = library.members({100, 1400});
    QVERIFY(are_coins(*small, {100, 600}) && are_coins(*grown, {100, 601}) && are_coins(*large, {100, 1400}));
    QVERIFY2(small->S.data() == grown->S.data(), "one more coin moved all others");
    const auto again = library.members({100, 600});
    QVERIFY(are_coins(*again, {100, 600}));
    QVERIFY2(again->S.data() == large->S.data(), "a set that is decoded was decoded again");
  }

  void sameSetIsTheSameObject() {
    CoverLibrary library = make();
    QVERIFY(library.members({0, 512}) == library.members({0, 512}));
  }

  void keepsTheSetsThatWereUsedLast() {
    CoverLibrary library = make();
    const auto first = library.members({0, 10});
    for (std::uint64_t i = 1; i <= 3; ++i) {
      QVERIFY(library.members({i, 10}));
    }
    QVERIFY(library.members({0, 10}) == first);
    QVERIFY(library.members({4, 10}));
    QVERIFY(library.members({0, 10}) == first);
    for (std::uint64_t i = 5; i <= 8; ++i) {
      QVERIFY(library.members({i, 10}));
    }
    QVERIFY2(library.members({0, 10}) != first, "more sets are kept than memory is meant for");
  }

  void manyThreadsGetTheirSetsAtOnce() {
    CoverLibrary library = make();
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (std::uint32_t i = 0; i < 8; ++i) {
      threads.emplace_back([&, i] {
        for (std::uint32_t j = 0; j < 20; ++j) {
          const CoverRange range{0, 1 + (j * 73 + i * 11) % 1600};
          const auto members = library.members(range);
          wrong += members && members->A.size() == range.count ? 0 : 1;
        }
      });
    }
    for (std::thread& thread : threads) {
      thread.join();
    }
    QCOMPARE(wrong.load(), 0);
    QVERIFY(are_coins(*library.members({0, 1600}), {0, 1600}));
  }

  void damageBehindASetDoesNotTakeItFromThoseWhoJoined() {
    Bytes bad(32, 0xff);
    QVERIFY(CoverFile::open(m_path)->write(1550, bad));
    int missing = 0, found = 0;
    for (int round = 0; round < 40; ++round) {
      CoverLibrary library = make();
      std::atomic<int> waiting = 0;
      std::vector<std::thread> threads;
      std::atomic<int> without = 0, with = 0;
      for (const std::uint32_t count : {1600u, 1500u, 1500u, 1600u}) {
        threads.emplace_back([&, count] {
          ++waiting;
          while (waiting < 4) {
            std::this_thread::yield();
          }
          const auto members = library.members({0, count});
          if (count == 1500) {
            without += !members || members->V.size() != count ? 1 : 0;
          } else {
            with += members ? 1 : 0;
          }
        });
      }
      for (std::thread& thread : threads) {
        thread.join();
      }
      missing += without;
      found += with;
    }
    QCOMPARE(missing, 0);
    QCOMPARE(found, 0);
  }

  void damagedPointOrShortFileGivesNothing() {
    Bytes bad(32, 0xff);
    QVERIFY(CoverFile::open(m_path)->write(900, bad));
    CoverLibrary library = make();
    QVERIFY(library.members({0, 900}));
    QVERIFY(!library.members({0, 901}));
    QVERIFY(!library.members({800, 200}));
    QVERIFY(are_coins(*library.members({0, 900}), {0, 900}));
    QVERIFY(!library.members({1000, kCoins}));
    QVERIFY(!library.members({0, 0}));
  }

 private:
  static constexpr std::uint32_t kCoins = 1600;

  CoverLibrary make() { return CoverLibrary(std::move(*CoverFile::open(m_path)), m_pool); }

  std::unique_ptr<QTemporaryDir> m_folder;
  std::string m_path;
  WorkerPool m_pool{2};
};

QTEST_APPLESS_MAIN(TestCoverLibrary)
#include "test_cover_library.moc"
