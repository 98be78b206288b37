// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <filesystem>
#include <fstream>

#include <sys/resource.h>
#include <unistd.h>

#include "ledger/memory_ledger.h"
#include "ledger/store.h"

#include "core/ledger/chain_maker.h"

using namespace tacit;
using namespace tacit::test;

namespace {

std::unique_ptr<Store> must(Result<std::unique_ptr<Store>, StoreFailure> store) {
  if (!store) {
    throw std::runtime_error("store: " + store.error().place);
  }
  return *std::move(store);
}

bool same_points(const CoverSet& a, const CoverSet& b) {
  const auto same = [](std::span<const MultiexpBase> x, std::span<const MultiexpBase> y) {
    const std::vector<Scalar> ones(x.size(), Scalar(7));
    return x.size() == y.size() && multiexp_vartime(ones, x) == multiexp_vartime(ones, y);
  };
  return a.first == b.first && a.count == b.count && a.head == b.head && same(a.members->S, b.members->S) &&
         same(a.members->V, b.members->V) && same(a.members->A, b.members->A);
}

/// A limit of this process, lowered for as long as this lives.
class LoweredLimit {
 public:
  LoweredLimit(__rlimit_resource which, rlim_t value) : m_which(which) {
    ::getrlimit(which, &m_before);
    rlimit lower = m_before;
    lower.rlim_cur = value;
    m_handler = std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(which, &lower);
  }
  ~LoweredLimit() {
    ::setrlimit(m_which, &m_before);
    std::signal(SIGXFSZ, m_handler);
  }
  LoweredLimit(const LoweredLimit&) = delete;
  LoweredLimit& operator=(const LoweredLimit&) = delete;

 private:
  const __rlimit_resource m_which;
  rlimit m_before{};
  void (*m_handler)(int);
};

std::size_t address_space_used() {
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * std::size_t(::sysconf(_SC_PAGESIZE));
}

/// Counts what is written to standard error for as long as it lives: a few lines.
class StandardErrorLines {
 public:
  explicit StandardErrorLines(std::size_t& lines) : m_lines(lines), m_before(::dup(STDERR_FILENO)) {
    int ends[2];
    if (m_before < 0 || ::pipe(ends) != 0) {
      throw std::runtime_error("pipe");
    }
    m_from = ends[0];
    ::dup2(ends[1], STDERR_FILENO);
    ::close(ends[1]);
  }
  ~StandardErrorLines() {
    ::dup2(m_before, STDERR_FILENO);  // the last end to write to, so that reading ends
    ::close(m_before);
    for (char byte; ::read(m_from, &byte, 1) == 1;) {
      m_lines += byte == '\n';
    }
    ::close(m_from);
  }
  StandardErrorLines(const StandardErrorLines&) = delete;
  StandardErrorLines& operator=(const StandardErrorLines&) = delete;

 private:
  std::size_t& m_lines;
  int m_before;
  int m_from = -1;
};

}  // namespace

/// The ledger goes on when the files of decoded coins (decoded_files.h) fail.
class TestStoreWithoutDecoded : public QObject {
  Q_OBJECT

 private slots:
  void coverSetsAreDecodedInMemoryWhenTheirFilesFail_data() {
    QTest::addColumn<QString>("failure");
    for (const char* failure : {"not-to-be-opened", "not-to-be-written", "not-to-be-mapped"}) {
      QTest::newRow(failure) << failure;
    }
  }
  void coverSetsAreDecodedInMemoryWhenTheirFilesFail() {
    QFETCH(QString, failure);
    const QTemporaryDir dir;
    const ChainMaker chain;
    const MemoryLedger memory(chain.genesis());
    const std::string path = (dir.path() + "/ledger").toStdString();
    auto store = must(Store::create(path, chain.genesis().encode()));
    std::size_t lines = 0;
    {
      const StandardErrorLines errors(lines);
      std::optional<LoweredLimit> limit;
      if (failure == "not-to-be-opened") {
        store.reset();
        std::filesystem::remove(path + "/decoded-V");
        std::filesystem::create_directories(path + "/decoded-V/not-empty");
        store = must(Store::open(path, StoreCheck::everything()));
        QVERIFY(!store->prepare_cover_sets());
      } else if (failure == "not-to-be-written") {
        limit.emplace(RLIMIT_FSIZE, 128);  // the header is in them already
        QVERIFY(!store->prepare_cover_sets());
      } else {
        limit.emplace(RLIMIT_AS, address_space_used() + (64u << 20));
      }
      for (int i = 0; i < 3; ++i) {
        QVERIFY(same_points(store->cover_set(0, 16).value(), memory.cover_set(0, 16).value()));
        QVERIFY(same_points(store->cover_set(8, 12).value(), memory.cover_set(8, 12).value()));
      }
    }
    QCOMPARE(lines, std::size_t(1));
    if (failure == "not-to-be-written") {  // there is room again
      QVERIFY(store->prepare_cover_sets());
      QVERIFY(same_points(store->cover_set(8, 12).value(), memory.cover_set(8, 12).value()));
    }
  }
};

QTEST_GUILESS_MAIN(TestStoreWithoutDecoded)
#include "test_store_without_decoded.moc"
