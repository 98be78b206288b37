// SPDX-License-Identifier: MIT
#include <QtTest>
#include <algorithm>

#include "protocol/cover_sets.h"

#include "vector_file.h"

using namespace tacit;

namespace {

const vectors::Json& section() {
  return vectors::document()["cover_sets"];
}

/// The rule of protocol §5 as a list of all allowed sets, for a small ledger.
std::vector<CoverRange> allowed_sets(std::uint64_t N, std::uint64_t final) {
  std::vector<CoverRange> sets;
  for (std::uint64_t first = 0; first < final; first += N / 2) {
    for (std::uint64_t count = N / 2; count <= N && first + count <= final; ++count) {
      sets.push_back({first, static_cast<std::uint32_t>(count)});
    }
  }
  for (std::uint64_t count = 1; count < N / 2 && count <= final && final < N; ++count) {
    sets.push_back({0, static_cast<std::uint32_t>(count)});
  }
  return sets;
}

}  // namespace

class TestCoverSets : public QObject {
  Q_OBJECT

 private slots:
  void publishedPartitions() {
    for (const auto& c : section()["parts"]) {
      std::vector<CoverRange> expected;
      for (const auto& part : c["parts"]) {
        expected.push_back({part[0].get<std::uint64_t>(), part[1].get<std::uint32_t>()});
      }
      QVERIFY(partition_coins(c["N"].get<std::uint64_t>(), vectors::number(c["total"])) == expected);
    }
  }

  void publishedChoices() {
    for (const auto& c : section()["choices"]) {
      const auto N = c["N"].get<std::uint64_t>();
      const auto index = c["index"].get<std::uint64_t>();
      const auto total = vectors::number(c["total"]);
      const CoverRange expected{vectors::number(c["first"]), c["count"].get<std::uint32_t>()};
      QVERIFY(choose_cover_set(N, index, total) == expected);
      QCOMPARE(is_settled(N, index, total), c["settled"].get<bool>());
    }
  }

  void publishedRules() {
    for (const auto& c : section()["rules"]) {
      const CoverRange set{vectors::number(c["first"]), c["count"].get<std::uint32_t>()};
      QCOMPARE(cover_set_allowed(c["N"].get<std::uint64_t>(), set, vectors::number(c["total"])),
               c["valid"].get<bool>());
    }
  }

  void ruleIsExactlyTheListOfAllowedSets_data() { addSizes(); }
  void ruleIsExactlyTheListOfAllowedSets() {
    QFETCH(std::uint64_t, N);
    for (std::uint64_t final = 0; final <= 3 * N + 1; ++final) {
      const auto allowed = allowed_sets(N, final);
      for (std::uint64_t first = 0; first <= final + 1; ++first) {
        for (std::uint32_t count = 0; count <= N + 1; ++count) {
          const CoverRange set{first, count};
          const bool listed = std::ranges::find(allowed, set) != allowed.end();
          QCOMPARE(cover_set_allowed(N, set, final), listed);
        }
      }
    }
  }

  void everyCoinIsInOnePartThatTheLedgerAllows_data() { addSizes(); }
  void everyCoinIsInOnePartThatTheLedgerAllows() {
    QFETCH(std::uint64_t, N);
    for (std::uint64_t total = 0; total <= 6 * N; ++total) {
      std::uint64_t next = 0;
      for (const CoverRange& part : partition_coins(N, total)) {
        QCOMPARE(part.first, next);
        QVERIFY(part.count >= std::min(total, N / 2));
        QVERIFY(cover_set_allowed(N, part, total));
        for (std::uint64_t index = part.first; index < part.first + part.count; ++index) {
          QVERIFY(choose_cover_set(N, index, total) == part);
        }
        next += part.count;
      }
      QCOMPARE(next, total);
    }
  }

  void settledPartsNeverChangeAndOthersDo_data() { addSizes(); }
  void settledPartsNeverChangeAndOthersDo() {
    QFETCH(std::uint64_t, N);
    const std::uint64_t last = 5 * N;
    for (std::uint64_t index = 0; index < last; ++index) {
      for (std::uint64_t total = index + 1; total < last; ++total) {
        const CoverRange now = choose_cover_set(N, index, total);
        bool changes = false;
        for (std::uint64_t later = total + 1; later <= total + 2 * N && !changes; ++later) {
          changes = choose_cover_set(N, index, later) != now;
        }
        QCOMPARE(is_settled(N, index, total), !changes);
      }
    }
  }

  void nothingWrapsAtTheEndOfTheRange() {
    constexpr std::uint64_t N = 16384;
    QVERIFY(!cover_set_allowed(N, {UINT64_MAX - 8191, 8192}, 100'000));
    QVERIFY(!cover_set_allowed(N, {UINT64_MAX / N * N, 16384}, UINT64_MAX));
    QVERIFY(!cover_set_allowed(N, {0, UINT32_MAX}, UINT64_MAX));
    QVERIFY(is_settled(N, 0, UINT64_MAX));
    QVERIFY(!is_settled(N, UINT64_MAX - 1, UINT64_MAX));
    QVERIFY(!is_settled(N, 0, 0));
  }

 private:
  static void addSizes() {
    QTest::addColumn<std::uint64_t>("N");
    QTest::newRow("N-16") << std::uint64_t{16};
    QTest::newRow("N-64") << std::uint64_t{64};
  }
};

QTEST_APPLESS_MAIN(TestCoverSets)
#include "test_cover_sets.moc"
