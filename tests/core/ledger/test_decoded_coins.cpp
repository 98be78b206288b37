// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

#include "crypto/hash.h"
#include "crypto/multiexp.h"
#include "crypto/point.h"
#include "ledger/decoded_coins.h"

using namespace tacit;

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kSetSize = 64;  // segments of 8
constexpr std::uint64_t kSegment = 8;
constexpr std::uint64_t kMostCoins = 200;
constexpr const char* kLists[] = {"decoded-S", "decoded-V", "decoded-A"};
constexpr const char* kFiles[] = {"decoded-S", "decoded-V", "decoded-A", "decoded-sums"};

/// A list of coins that counts what is asked of it. Two with different seeds have no point in common.
struct Coins {
  explicit Coins(std::uint64_t seed = 0) {
    genesis[0] = static_cast<std::uint8_t>(seed + 1);
    heads.push_back(digest("tacit/1/test/head", {genesis}));
    for (std::uint64_t i = 0; i < kMostCoins; ++i) {
      const auto point = [&](const char* list) {
        return hash_to_point("tacit/1/test/cover", {list, i, seed}).encode();
      };
      coins.push_back({point("S"), point("V"), point("A")});
      heads.push_back(digest("tacit/1/test/head", {heads.back(), coins.back().S}));
    }
  }

  DecodedCoins::Source source() {
    return {
        [this](std::uint64_t first, std::uint64_t count) -> Result<std::vector<CoinPoints>, StorageFault> {
          if (broken) {
            return std::unexpected(StorageFault::kIo);
          }
          loaded += count;
          const auto from = coins.begin() + std::ptrdiff_t(first);
          return std::vector<CoinPoints>(from, from + std::ptrdiff_t(count));
        },
        [this](std::uint64_t count) -> Result<Bytes32, StorageFault> { return heads.at(count); }};
  }

  std::unique_ptr<DecodedCoins> open(const fs::path& folder, std::uint64_t final,
                                     std::uint64_t capacity = 1024) {
    auto opened = DecodedCoins::open(folder.string(), genesis, kSetSize, final, source(), capacity);
    if (!opened) {
      throw std::runtime_error("open");
    }
    return *std::move(opened);
  }

  bool are(const CoverMembers& members, std::uint64_t first, std::uint64_t count) const {
    const auto column = [&](std::span<const MultiexpBase> list, Bytes32 CoinPoints::* which) {
      if (list.size() != count) {
        return false;
      }
      for (std::uint64_t i = 0; i < count; ++i) {
        const Bytes32& encoding = coins[first + i].*which;
        const MultiexpBase usual = prepare(*Point::decode(encoding));
        const Scalar one(1);
        // Another decoder may write the same point with other limbs.
        if (std::memcmp(&list[i], &usual, sizeof usual) != 0 &&
            multiexp_vartime(std::span(&one, 1), std::span(&list[i], 1)).encode() != encoding) {
          return false;
        }
      }
      return true;
    };
    return column(members.S, &CoinPoints::S) && column(members.V, &CoinPoints::V) &&
           column(members.A, &CoinPoints::A);
  }

  Bytes32 genesis{};
  std::vector<CoinPoints> coins;
  std::vector<Bytes32> heads;
  std::atomic<std::uint64_t> loaded = 0;
  std::atomic<bool> broken = false;
};

void fill(DecodedCoins& decoded, std::uint64_t final) {
  while (decoded.prepare_next(final)) {
  }
}

void flip(const fs::path& file, std::uint64_t bit) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(std::streamoff(bit / 8));
  const int byte = stream.get();
  stream.seekp(std::streamoff(bit / 8));
  stream.put(char(byte ^ (1 << (bit % 8))));
}

/// What a hole in the file shows.
void zero_record(const fs::path& file, std::uint64_t coin) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(std::streamoff(128 + 120 * coin));
  stream << std::string(120, '\0');
}

}  // namespace

class TestDecodedCoins : public QObject {
  Q_OBJECT

  fs::path folder(const QString& name) {
    const fs::path path = (m_dir.path() + "/" + name).toStdString();
    fs::create_directories(path);
    return path;
  }

  QTemporaryDir m_dir;
  Coins m_coins;

 private slots:
  void init() {
    m_coins.loaded = 0;
    m_coins.broken = false;
  }

  void membersAreTheCoinsInOrder_data() {
    QTest::addColumn<quint64>("first");
    QTest::addColumn<quint32>("count");
    QTest::newRow("a-full-set") << quint64(0) << quint32(64);
    QTest::newRow("a-set-that-ends-inside-a-segment") << quint64(32) << quint32(43);
    QTest::newRow("one-coin") << quint64(0) << quint32(1);
    QTest::newRow("one-segment") << quint64(64) << quint32(8);
    QTest::newRow("the-last-coins") << quint64(96) << quint32(4);
  }
  void membersAreTheCoinsInOrder() {
    QFETCH(quint64, first);
    QFETCH(quint32, count);
    auto decoded = m_coins.open(folder(QTest::currentDataTag()), 100);
    QVERIFY(m_coins.are(*decoded->members(first, count, 100).value(), first, count));
  }

  void aCoinIsDecodedOnce() {
    const auto path = folder("once");
    auto decoded = m_coins.open(path, 0);
    for (std::uint32_t count = 1; count <= 40; ++count) {
      QVERIFY(m_coins.are(*decoded->members(0, count, count).value(), 0, count));
      // The first seven of a segment once more when it becomes full.
      QCOMPARE(m_coins.loaded.load(), std::uint64_t(count + count / kSegment * (kSegment - 1)));
    }
    m_coins.loaded = 0;
    QVERIFY(m_coins.are(*decoded->members(32, 8, 40).value(), 32, 8));  // sets share their segments
    QCOMPARE(m_coins.loaded.load(), std::uint64_t(0));
    decoded.reset();
    decoded = m_coins.open(path, 40);
    QVERIFY(m_coins.are(*decoded->members(0, 40, 40).value(), 0, 40));
    QCOMPARE(m_coins.loaded.load(), std::uint64_t(0));  // nor again in the next run
  }

  void theSegmentThatGrowsIsDecodedAgainInEveryRun() {
    const auto path = folder("growing");
    fill(*m_coins.open(path, 21), 21);
    m_coins.loaded = 0;
    auto decoded = m_coins.open(path, 21);
    QVERIFY(m_coins.are(*decoded->members(0, 21, 21).value(), 0, 21));
    QCOMPARE(m_coins.loaded.load(), std::uint64_t(5));
  }

  void spareTimeDecodesEverything() {
    auto decoded = m_coins.open(folder("spare"), 0);
    QVERIFY(!decoded->prepare_next(0));
    int steps = 1;
    while (decoded->prepare_next(60)) {
      ++steps;
    }
    QCOMPARE(steps, 8);
    QCOMPARE(m_coins.loaded.load(), std::uint64_t(60));
    QVERIFY(!decoded->prepare_next(60));
    fill(*decoded, 70);
    QCOMPARE(m_coins.loaded.load(), std::uint64_t(74));  // four again with the segment that they begin
    QVERIFY(m_coins.are(*decoded->members(0, 64, 70).value(), 0, 64));
    QCOMPARE(m_coins.loaded.load(), std::uint64_t(74));
  }

  void damageOfASegmentThatGrowsIsRepairedWhenItIsFull_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("zeroed");
    for (const char* file : kLists) {
      QTest::addRow("%s-flipped", file) << file << false;
      QTest::addRow("%s-zeroed", file) << file << true;
    }
  }
  void damageOfASegmentThatGrowsIsRepairedWhenItIsFull() {
    QFETCH(QString, file);
    QFETCH(bool, zeroed);
    const auto path = folder(QString("grown-") + QTest::currentDataTag());
    auto decoded = m_coins.open(path, 5);
    const auto early = decoded->members(0, 5, 5).value();
    if (zeroed) {
      zero_record(path / file.toStdString(), 2);
    } else {
      flip(path / file.toStdString(), 8 * (128 + 120 * 2 + 3) + 2);
    }
    QVERIFY(!m_coins.are(*early, 0, 5));
    QVERIFY(m_coins.are(*decoded->members(0, 16, 16).value(), 0, 16));
    QVERIFY(m_coins.are(*early, 0, 5));
    decoded.reset();
    m_coins.loaded = 0;
    QVERIFY(m_coins.are(*m_coins.open(path, 16)->members(0, 16, 16).value(), 0, 16));
    QCOMPARE(m_coins.loaded.load(), std::uint64_t(0));  // the checksum is that of the right points
  }

  // A zeroed record is a point of no curve that could make any sum come out as the identity.
  void aZeroedRecordIsFoundWhenTheSegmentIsChecked_data() {
    QTest::addColumn<QString>("file");
    for (const char* file : kLists) {
      QTest::newRow(file) << file;
    }
  }
  void aZeroedRecordIsFoundWhenTheSegmentIsChecked() {
    QFETCH(QString, file);
    const auto path = folder("zeroed-" + file);
    fill(*m_coins.open(path, 32), 32);
    zero_record(path / file.toStdString(), 11);
    m_coins.loaded = 0;
    QVERIFY(m_coins.are(*m_coins.open(path, 32)->members(0, 32, 32).value(), 0, 32));
    QCOMPARE(m_coins.loaded.load(), kSegment);
    m_coins.loaded = 0;
    QVERIFY(m_coins.are(*m_coins.open(path, 32)->members(0, 32, 32).value(), 0, 32));
    QCOMPARE(m_coins.loaded.load(), std::uint64_t(0));
  }

  void everyFlippedBitIsFoundAndRepaired_data() {
    QTest::addColumn<QString>("file");
    for (const char* file : kFiles) {
      QTest::newRow(file) << file;
    }
  }
  void everyFlippedBitIsFoundAndRepaired() {
    QFETCH(QString, file);
    const auto path = folder("flip-" + file);
    fill(*m_coins.open(path, 32), 32);
    const auto size = fs::file_size(path / file.toStdString());
    // Every byte of the sums, and of the lists enough to meet every place of header and record.
    const std::uint64_t step = size < 1024 ? 1 : 7;
    for (std::uint64_t byte = 0; byte < size; byte += step) {
      flip(path / file.toStdString(), 8 * byte + byte % 8);
      m_coins.loaded = 0;
      QVERIFY(m_coins.are(*m_coins.open(path, 32)->members(0, 32, 32).value(), 0, 32));
      QVERIFY2(m_coins.loaded >= kSegment, qPrintable(QString("byte %1").arg(byte)));
      m_coins.loaded = 0;
      QVERIFY(m_coins.are(*m_coins.open(path, 32)->members(0, 32, 32).value(), 0, 32));
      QCOMPARE(m_coins.loaded.load(), std::uint64_t(0));  // repaired
    }
  }

  void damageOfEveryKindIsRepaired_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("file");
    for (const char* file : kFiles) {
      for (const char* kind : {"missing", "empty", "cut-in-the-header", "cut-in-a-record", "cut-at-a-segment",
                               "longer", "zeros", "noise", "a-folder", "a-link", "a-fifo"}) {
        QTest::addRow("%s-%s", file, kind) << kind << file;
      }
    }
  }
  void damageOfEveryKindIsRepaired() {
    QFETCH(QString, kind);
    QFETCH(QString, file);
    const auto path = folder("kind-" + kind + file);
    fill(*m_coins.open(path, 37), 37);
    const fs::path target = path / file.toStdString();
    const auto size = fs::file_size(target);
    if (kind == "empty") {
      fs::resize_file(target, 0);
    } else if (kind == "cut-in-the-header") {
      fs::resize_file(target, 50);
    } else if (kind == "cut-in-a-record") {
      fs::resize_file(target, size - 17);
    } else if (kind == "cut-at-a-segment") {
      fs::resize_file(target, size - (file == "decoded-sums" ? 32 : 120 * (kSegment + 5)));
    } else if (kind == "longer") {
      fs::resize_file(target, size + 100'000);
    } else if (kind == "zeros" || kind == "noise") {
      std::mt19937 random(3);
      std::ofstream out(target, std::ios::binary | std::ios::trunc);
      for (std::uintmax_t i = 0; i < size; ++i) {
        out.put(kind == "zeros" ? '\0' : char(random()));
      }
    } else {
      fs::remove(target);
      const fs::path other = path / "elsewhere";
      std::ofstream(other) << "not to be written";
      if (kind == "a-folder") {
        fs::create_directory(target);
      } else if (kind == "a-link") {
        fs::create_symlink(other, target);
      } else if (kind == "a-fifo") {
        QCOMPARE(::mkfifo(target.c_str(), 0600), 0);
      }
    }
    QVERIFY(m_coins.are(*m_coins.open(path, 37)->members(0, 37, 37).value(), 0, 37));
    m_coins.loaded = 0;
    QVERIFY(m_coins.are(*m_coins.open(path, 37)->members(0, 37, 37).value(), 0, 37));
    QCOMPARE(m_coins.loaded.load(), std::uint64_t(5));
    if (kind == "a-link") {
      QCOMPARE(fs::file_size(path / "elsewhere"), std::uintmax_t(17));
    }
  }

  void filesOfAnotherNetworkAreNotBelieved_data() {
    QTest::addColumn<bool>("patched");
    QTest::newRow("as-they-are") << false;
    QTest::newRow("with-this-network's-headers") << true;
  }
  void filesOfAnotherNetworkAreNotBelieved() {
    QFETCH(bool, patched);
    Coins other(1);
    const auto own = folder(patched ? "own-patched" : "own"),
               foreign = folder(patched ? "foreign-2" : "foreign");
    fill(*m_coins.open(own, 48), 48);
    fill(*other.open(foreign, 48), 48);
    for (const char* file : kFiles) {
      std::ifstream in(own / file, std::ios::binary);
      std::string header(128, '\0');
      in.read(header.data(), 128);
      fs::copy_file(foreign / file, own / file, fs::copy_options::overwrite_existing);
      if (patched) {
        std::fstream(own / file, std::ios::in | std::ios::out | std::ios::binary) << header;
      }
    }
    QVERIFY(m_coins.are(*m_coins.open(own, 48)->members(0, 48, 48).value(), 0, 48));
    QVERIFY(other.are(*other.open(foreign, 48)->members(0, 48, 48).value(), 0, 48));
  }

  // A folder put back from a copy may grow otherwise than it did before.
  void coinsOfAnotherPastAreNotBelieved() {
    const auto path = folder("past");
    Coins other(2);
    other.genesis = m_coins.genesis;
    std::copy_n(m_coins.coins.begin(), 20, other.coins.begin());
    std::copy_n(m_coins.heads.begin(), 21, other.heads.begin());
    for (std::uint64_t i = 20; i < kMostCoins; ++i) {
      other.heads[i + 1] = digest("tacit/1/test/head", {other.heads[i], other.coins[i].S});
    }
    fill(*m_coins.open(path, 64), 64);
    QVERIFY(other.are(*other.open(path, 64)->members(0, 64, 64).value(), 0, 64));
    QCOMPARE(other.loaded.load(), std::uint64_t(48));  // all but the two segments that they share
  }

  void listsAndSegmentsThatChangePlacesAreFound() {
    const auto path = folder("places");
    fill(*m_coins.open(path, 16), 16);
    const auto contents = [&](const char* file) {
      std::ifstream in(path / file, std::ios::binary);
      return std::string(std::istreambuf_iterator<char>(in), {});
    };
    const std::string S = contents("decoded-S"), V = contents("decoded-V");
    std::ofstream(path / "decoded-S", std::ios::binary) << S.substr(0, 128) + V.substr(128);
    std::ofstream(path / "decoded-V", std::ios::binary) << V.substr(0, 128) + S.substr(128);
    QVERIFY(m_coins.are(*m_coins.open(path, 16)->members(0, 16, 16).value(), 0, 16));
    for (const char* file : kFiles) {
      const std::string all = contents(file);
      const std::size_t half = (all.size() - 128) / 2;
      std::ofstream(path / file, std::ios::binary)
          << all.substr(0, 128) + all.substr(128 + half) + all.substr(128, half);
    }
    QVERIFY(m_coins.are(*m_coins.open(path, 16)->members(0, 16, 16).value(), 0, 16));
  }

  void setsStayValidWhileTheListGrows() {
    auto decoded = m_coins.open(folder("grow"), 8, 8);
    std::vector<std::shared_ptr<const CoverMembers>> sets;
    for (std::uint32_t count = 8; count <= kMostCoins; count += 4) {
      const std::uint32_t size = std::min<std::uint32_t>(count, 64);
      const std::uint64_t first = (count - size) / 8 * 8;
      sets.push_back(decoded->members(first, size, count).value());
    }
    decoded.reset();
    for (std::uint32_t i = 0; i < sets.size(); ++i) {
      const std::uint32_t count = 8 + 4 * i, size = std::min<std::uint32_t>(count, 64);
      QVERIFY(m_coins.are(*sets[i], (count - size) / 8 * 8, size));
    }
  }

  void manyThreadsGetTheSameAndDecodeOnce() {
    auto decoded = m_coins.open(folder("threads"), 0, 8);
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&, t] {
        for (std::uint32_t final = 16; final <= kMostCoins; final += 8) {
          const std::uint64_t first = std::uint64_t((final - 16) / 8 * 8 * std::uint32_t(t) / 8 / 8 * 8);
          const auto set = decoded->members(first, 16, final);
          right += set && m_coins.are(**set, first, 16);
          decoded->prepare_next(final);
        }
      });
    }
    for (std::thread& thread : threads) {
      thread.join();
    }
    QCOMPARE(right.load(), 8 * 24);
    QCOMPARE(m_coins.loaded.load(), kMostCoins);
  }

  void whatCanNotBeReadOrDecodedIsAnErrorAndCanBeAskedAgain() {
    auto decoded = m_coins.open(folder("error"), 9);
    m_coins.broken = true;
    QCOMPARE(decoded->members(0, 9, 9).error(), StorageFault::kIo);
    QVERIFY(!decoded->prepare_next(9));
    m_coins.broken = false;
    const Bytes32 good = std::exchange(m_coins.coins[3].V, Bytes32{1});
    QCOMPARE(decoded->members(0, 9, 9).error(), StorageFault::kUnreadable);
    m_coins.coins[3].V = good;
    QVERIFY(m_coins.are(*decoded->members(0, 9, 9).value(), 0, 9));
  }

  void aFolderThatCanNotBeWrittenIsAnError() {
    QVERIFY(
        !DecodedCoins::open((m_dir.path() + "/nowhere").toStdString(), {}, kSetSize, 0, m_coins.source()));
  }
};

QTEST_GUILESS_MAIN(TestDecodedCoins)
#include "test_decoded_coins.moc"
