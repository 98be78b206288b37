// SPDX-License-Identifier: MIT
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSettings>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

#include "bridge/conversions.h"
#include "bridge/wallet_service.h"
#include "desktop/fixture/fixture_backend.h"
#include "desktop/window.h"
#include "wallet/records.h"
#include "wallet/storage.h"
#include "wallet/vault.h"

/// What a long history costs the window: the moment it is loaded, every key of a search, every frame of a
/// scroll. Times are CPU time of the GUI thread, so that other programs do not count; a line is
/// `name: median MEDIAN ms, worst WORST ms of COUNT`. `blocked` is the longest that the thread served nothing
/// else, `until found` the work until the last row stands.
namespace tacit::app {
namespace {

double cpuMs(clockid_t whose) {
  timespec time{};
  clock_gettime(whose, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double threadMs() {
  return cpuMs(CLOCK_THREAD_CPUTIME_ID);
}

void report(const char* name, std::vector<double> times) {
  if (times.empty()) {
    return;
  }
  std::ranges::sort(times);
  std::printf("%-34s median %7.2f ms, worst %7.2f ms of %zu\n", name, times[times.size() / 2], times.back(),
              times.size());
}

double timed(const std::function<void()>& work) {
  const double start = threadMs();
  work();
  return threadMs() - start;
}

/// A window over the fixture with so many payments, as `tacit` makes it.
class HistoryWindow {
 public:
  explicit HistoryWindow(int rows) : m_fixture(WalletPhase::Locked) {
    auto store = std::make_unique<QSettings>(m_folder.filePath("window.ini"), QSettings::IniFormat);
    store->setValue("display/language", QStringLiteral("en"));
    store->setValue("display/motion", 2);
    m_app = std::make_unique<AppController>(m_fixture, std::move(store));
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_window = loadWindow(*m_engine, *m_app);
    if (m_window == nullptr) {
      return;
    }
    m_window->resize(1140, 740);
    m_window->show();
    m_app->start();
    m_fixture.open(0);
    m_app->setPage(AppController::HistoryPage);
    settle();
    // The payments are made before the clock starts.
    FixtureBackend source(WalletPhase::Locked);
    source.open(rows);
    m_rows = source.payments();
  }
  bool good() const { return m_window != nullptr; }

  void load() {
    std::vector<double> loads;
    std::vector<double> firsts;
    for (int i = 0; i < 5; ++i) {
      emit m_fixture.paymentsLoaded({});
      settle();
      loads.push_back(timed([this] { emit m_fixture.paymentsLoaded(m_rows); }));
      firsts.push_back(loads.back() + timed([this] { drawFrame(); }));
      settle();
    }
    report("load", loads);
    report("load and first screen", firsts);
  }

  /// As it is typed: letter by letter, then taken away again.
  void search(const QString& text) {
    std::vector<double> blocked;
    std::vector<double> found;
    for (int length = 1; length <= 2 * text.size(); ++length) {
      const QString typed = text.left(length <= text.size() ? length : 2 * text.size() - length);
      double longest = timed([&] { m_app->history()->setSearch(typed); });
      double whole = longest;
      do {
        const double slice = timed([] { QCoreApplication::processEvents(); });
        longest = std::max(longest, slice);
        whole += slice;
      } while (m_app->history()->property("searching").toBool());
      blocked.push_back(longest);
      found.push_back(whole);
      settle();
    }
    report(qPrintable(QStringLiteral("search “%1”, blocked").arg(text)), blocked);
    report(qPrintable(QStringLiteral("search “%1”, until found").arg(text)), found);
  }

  void arrive() {
    std::vector<double> times;
    for (int i = 0; i < 20; ++i) {
      times.push_back(timed([&] { m_fixture.arrive(100'000'000, QStringLiteral("one more")); }));
      settle();
    }
    report("a payment arrives", times);
  }

  /// Frames of a steady scroll, then of leaps by the scroll bar.
  void scroll(int frames) {
    auto* list = m_window->findChild<QQuickItem*>(QStringLiteral("historyList"));
    if (list == nullptr) {
      return;
    }
    const auto go = [&](const char* name, const std::function<void(int)>& move) {
      std::vector<double> times;
      for (int i = 0; i < frames; ++i) {
        times.push_back(timed([&] {
          move(i);
          drawFrame();
        }));
      }
      report(name, times);
    };
    list->setProperty("contentY", 0);
    settle();
    go("frame, 48 pixels further", [list](int i) { list->setProperty("contentY", 48.0 * (i + 1)); });
    const int rows = m_app->history()->count();
    go("frame, leap by the scroll bar", [list, rows](int i) {
      // As the bar does: ListView.Center.
      QMetaObject::invokeMethod(list, "positionViewAtIndex",
                                Q_ARG(int, static_cast<int>(rows * ((i * 37ll) % 101) / 100)), Q_ARG(int, 1));
    });
  }

 private:
  void settle() {
    for (int i = 0; i < 5; ++i) {
      QCoreApplication::processEvents();
    }
  }
  /// Polish, synchronise, draw and present, as the render loop does for one frame.
  void drawFrame() {
    bool drawn = false;
    const auto done =
        QObject::connect(m_window, &QQuickWindow::frameSwapped, m_window, [&drawn] { drawn = true; });
    m_window->update();
    while (!drawn) {
      QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    }
    QObject::disconnect(done);
  }

  QTemporaryDir m_folder;
  FixtureBackend m_fixture;
  QList<Payment> m_rows;
  std::unique_ptr<AppController> m_app;
  std::unique_ptr<QQmlApplicationEngine> m_engine;  // before the models that it shows
  QQuickWindow* m_window = nullptr;
};

/// A wallet folder with so many payments and no network; the password is empty and cheap.
bool makeFolder(const std::filesystem::path& folder, int rows) {
  const SystemClock clock;
  WorkerPool pool(1);
  const SecretBytes password;
  const WalletEnvironment environment{clock, pool, nullptr, {}, PasswordCost{1, 8192}};
  if (!Wallet::create({folder, "tacittest"}, password, Wallet::make_words(), environment)) {
    return false;
  }
  const auto secrets = read_vault(folder, password);
  auto storage = Storage::open(folder / "wallet.sqlite", secrets->record_key, secrets->wallet_id);
  StorageBatch batch;
  for (int i = 1; i <= rows; ++i) {
    StoredPayment payment;
    payment.record.id = static_cast<PaymentId>(i);
    payment.record.incoming = true;
    payment.record.amount = Amount::parse(static_cast<std::uint64_t>(i)).value_or(Amount());
    payment.record.memo = "payment number " + std::to_string(i);
    payment.record.parts = {
        {FixtureBackend::address(i % 12).toStdString(), payment.record.amount, std::nullopt}};
    payment.record.transaction = Bytes32{};
    payment.record.time = 1'700'000'000'000 + static_cast<std::uint64_t>(i) * 60'000;
    batch.put(Table::kPayments, payment.record.id, encode_record(payment));
  }
  return storage && storage->commit(batch);
}

/// From the password to the rows in the window: CPU time of all threads, and by the clock on the wall.
void openFolder(int rows) {
  const QTemporaryDir place;
  const QString folder = place.filePath(QStringLiteral("wallet"));
  if (!makeFolder(folder.toStdString(), rows)) {
    std::printf("the wallet folder could not be made\n");
    return;
  }
  std::vector<double> worked;
  std::vector<double> waited;
  for (int i = 0; i < 5; ++i) {
    WalletService service({folder, place.filePath(QStringLiteral("practice")), {}});
    AppController app(service, std::make_unique<QSettings>(place.filePath(QStringLiteral("window.ini")),
                                                           QSettings::IniFormat));
    QElapsedTimer timer;
    timer.start();
    const double start = cpuMs(CLOCK_PROCESS_CPUTIME_ID);
    service.unlock(SecretBytes());
    while (app.history()->count() < rows && timer.elapsed() < 60'000) {
      QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
    }
    worked.push_back(cpuMs(CLOCK_PROCESS_CPUTIME_ID) - start);
    waited.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
  }
  report("password to rows, all threads", worked);
  report("password to rows, wall clock", waited);
}

/// What the wallet's thread does at opening: its records as the window's values.
void convert(int rows) {
  std::vector<PaymentRecord> records(static_cast<std::size_t>(rows));
  for (std::size_t i = 0; i < records.size(); ++i) {
    records[i].id = i + 1;
    records[i].incoming = i % 2 == 0;
    records[i].amount = Amount::parse(i + 1).value_or(Amount());
    records[i].memo = "payment number " + std::to_string(i);
    records[i].parts = {{FixtureBackend::address(static_cast<int>(i % 12)).toStdString(), {}, 0}};
    records[i].transaction = Bytes32{};
  }
  std::vector<double> times;
  for (int i = 0; i < 5; ++i) {
    times.push_back(timed([&] {
      QList<Payment> payments;
      for (const PaymentRecord& record : records) {
        payments.append(toPayment(record));
      }
    }));
  }
  report("wallet thread: records to values", times);
}

}  // namespace
}  // namespace tacit::app

int main(int argc, char** argv) {
  using namespace tacit::app;
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  QGuiApplication application(argc, argv);
  QCommandLineParser parser;
  parser.addOption(
      {QStringLiteral("rows"), QStringLiteral("payments"), QStringLiteral("N"), QStringLiteral("100000")});
  parser.addOption({QStringLiteral("frames"), QStringLiteral("frames of each scroll"), QStringLiteral("N"),
                    QStringLiteral("400")});
  parser.process(application);
  prepareApplication();
  const int rows = parser.value(QStringLiteral("rows")).toInt();
  convert(rows);
  openFolder(rows);
  HistoryWindow window(rows);
  if (!window.good()) {
    return 1;
  }
  window.load();
  window.search(QStringLiteral("novels"));
  window.search(QStringLiteral("31.90"));
  window.search(QStringLiteral("zeppelin"));
  window.arrive();
  window.scroll(parser.value(QStringLiteral("frames")).toInt());
  std::printf("%d payments\n", rows);
  return 0;
}
