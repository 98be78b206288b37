// SPDX-License-Identifier: MIT
// What a person at the window waits for: the way of a payment through the real wallet and the real models on
// a node in this process, the start of the program, and the longest time in which the window's thread did
// nothing else.
#include "desktop/window.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "desktop/fixture/fixture_backend.h"

#include "app/desk.h"

namespace tacit::app {

namespace {

double milliseconds(const QElapsedTimer& timer) {
  return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void report(const char* what, std::vector<double> values) {
  std::ranges::sort(values);
  if (!values.empty()) {
    std::printf("%-44s median %8.1f ms  worst %8.1f ms  of %zu\n", what, values[values.size() / 2],
                values.back(), values.size());
  }
}

/// Ticks as often as the thread lets it; the longest time between two ticks is a stall.
class Heartbeat {
 public:
  Heartbeat() {
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, [this] { beat(); });
    m_timer.start(1);
    m_since.start();
  }
  void beat() {
    m_longest = std::max(m_longest, milliseconds(m_since));
    m_since.start();
  }
  double take() {
    beat();
    return std::exchange(m_longest, 0.0);
  }

 private:
  QTimer m_timer;
  QElapsedTimer m_since;
  double m_longest = 0;
};

bool payments(int count) {
  std::vector<std::pair<Address, Amount>> coins(2, {test::address_of(1), test::tacit_amount(10'000)});
  test::ScriptedNode node(coins, 30);
  Desk payer(node), shop(node);
  if (!payer.restore(1) || !shop.restore(2)) {
    return false;
  }
  std::vector<double> handed, final, seen, all;
  for (int i = 0; i < count; ++i) {
    if (!payer.review(addressText(2), "1")) {
      return false;
    }
    QTest::qWait(500);  // the form was open for a second
    double at_handed = 0, at_final = 0, at_shop = 0;
    QElapsedTimer timer;
    const auto told =
        QObject::connect(&payer.service(), &WalletBackend::sendProgressed, [&](const SendProgress& progress) {
          at_handed =
              progress.state == PaymentState::HandedOver && at_handed == 0 ? milliseconds(timer) : at_handed;
          at_final = progress.state == PaymentState::Final ? milliseconds(timer) : at_final;
        });
    const auto arrived = QObject::connect(&shop.service(), &WalletBackend::paymentsArrived,
                                          [&] { at_shop = milliseconds(timer); });
    timer.start();
    const bool good = payer.press() && payer.reaches(SendModel::Final) &&
                      QTest::qWaitFor([&] { return at_shop > 0 && at_final > 0; }, Desk::kWait);
    QObject::disconnect(told);
    QObject::disconnect(arrived);
    if (!good) {
      return false;
    }
    handed.push_back(at_handed);
    final.push_back(at_final - at_handed);
    seen.push_back(std::max(0.0, at_shop - at_final));
    all.push_back(std::max(at_shop, at_final));
  }
  report("Send pressed to handed over", handed);
  report("handed over to final, as the payer sees it", final);
  report("final to shown at the recipient", seen);
  report("all of it", all);

  std::vector<double> starts;
  for (int i = 0; i < std::min(count, 10); ++i) {
    payer.stop();
    QElapsedTimer timer;
    timer.start();
    payer.start();
    payer.app().unlock(QStringLiteral("pw"));
    if (!QTest::qWaitFor([&] { return payer.app().balance()->known(); }, Desk::kWait)) {
      return false;
    }
    starts.push_back(milliseconds(timer));
  }
  report("password given to last verified state", starts);
  return true;
}

/// With a window over a history of `rows` payments.
bool stalls(int rows) {
  const QTemporaryDir folder;
  FixtureBackend fixture(WalletPhase::Locked);
  AppController app(fixture,
                    std::make_unique<QSettings>(folder.filePath("window.ini"), QSettings::IniFormat));
  QQmlApplicationEngine engine;
  QQuickWindow* window = loadWindow(engine, app);
  if (window == nullptr) {
    return false;
  }
  app.start();
  QTest::qWait(200);
  Heartbeat heart;
  const auto during = [&](const char* what, auto act) {
    QTest::qWait(50);
    heart.take();
    act();
    window->grabWindow();
    QTest::qWait(300);
    std::printf("longest stall, %-29s %8.1f ms\n", what, heart.take());
  };
  during("opening the wallet", [&] { fixture.open(rows); });
  during("going to the history", [&] { app.setPage(AppController::HistoryPage); });
  during("searching", [&] { app.history()->setSearch(QStringLiteral("book")); });
  during("filtering by direction", [&] { app.history()->setDirection(PaymentFilterModel::Incoming); });
  during("a payment arriving", [&] { fixture.arrive(100'000'000, QStringLiteral("lunch")); });
  during("going to Send", [&] { app.setPage(AppController::SendPage); });
  during("filling the form", [&] {
    app.send()->setTarget(FixtureBackend::address(1));
    app.send()->setAmountText(QStringLiteral("1"));
  });
  during("going to Receive", [&] { app.setPage(AppController::ReceivePage); });
  return true;
}

}  // namespace

}  // namespace tacit::app

int main(int argc, char** argv) {
  using namespace tacit::app;
  QGuiApplication application(argc, argv);
  QCommandLineParser parser;
  parser.addHelpOption();
  parser.addOptions(
      {{"payments", "How many payments.", "N", "100"}, {"rows", "Length of the history.", "N", "100000"}});
  parser.process(application);
  prepareApplication();
  const bool good = payments(parser.value("payments").toInt()) && stalls(parser.value("rows").toInt());
  std::puts(good ? "done" : "failed");
  return good ? 0 : 1;
}
