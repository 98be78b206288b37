// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <memory>
#include <semaphore>

#include "bridge/wallet_service.h"
#include "support/scripted_node.h"
#include "support/wallet_fixture.h"
#include "viewmodels/app_controller.h"

namespace tacit::app {

/// While it lives nothing is proved: every worker stands at it. It stands behind whatever they had to do.
class ClosedGate {
 public:
  explicit ClosedGate(WorkerPool& pool) : m_pool(pool) {
    for (std::size_t i = 0; i < pool.threads(); ++i) {
      pool.post(
          [this] {
            m_arrived.release();
            m_open.acquire();
            m_left.release();
          },
          WorkerPool::Priority::kBackground);
    }
    for (std::size_t i = 0; i < pool.threads(); ++i) {
      m_arrived.acquire();
    }
  }
  ~ClosedGate() {
    for (std::size_t i = 0; i < m_pool.threads(); ++i) {
      m_open.release();
    }
    for (std::size_t i = 0; i < m_pool.threads(); ++i) {
      m_left.acquire();
    }
  }
  ClosedGate(const ClosedGate&) = delete;
  ClosedGate& operator=(const ClosedGate&) = delete;

 private:
  WorkerPool& m_pool;
  std::counting_semaphore<> m_arrived{0}, m_open{0}, m_left{0};
};

/// The program without its window: the real wallet on its thread and the real models, on a scripted node with
/// a clock that stands still. What it told is kept in order. GUI thread.
class Desk {
 public:
  static constexpr int kWait = 60'000;  // ms; only a test that fails waits so long

  explicit Desk(test::ScriptedNode& node) : m_node(node) {
    m_links = [&node](const NodeLink&) { return node.make_link(); };
  }

  /// Brings up the program over what the folder holds.
  void start() {
    m_service = std::make_unique<WalletService>(
        WalletService::Places{m_folder.filePath("wallet"), m_folder.filePath("practice"), "/nowhere/tacitd"},
        WalletService::Surroundings{&m_node.clock(), m_links, {1, 8192}, &m_pool});
    auto store = std::make_unique<QSettings>(m_folder.filePath("window.ini"), QSettings::IniFormat);
    store->setValue("display/language", "en");
    m_app = std::make_unique<AppController>(*m_service, std::move(store),
                                            WalletPlaces{{}, m_folder.filePath("wallet")});
    QObject::connect(m_service.get(), &WalletBackend::sendProgressed,
                     [this](const SendProgress& told) { progress.append(told); });
    QObject::connect(m_service.get(), &WalletBackend::balanceChanged,
                     [this](const Balance& told) { balances.append(told); });
    QObject::connect(m_service.get(), &WalletBackend::paymentsArrived,
                     [this](const QList<Payment>& told) { arrivals.append(told); });
    QObject::connect(m_app.get(), &AppController::announced,
                     [this](const QString& told) { announced.append(told); });
    payments.clear();
    const auto keep = [this](const QList<Payment>& told) {
      for (const Payment& payment : told) {
        payments.insert(payment.id.toULongLong(), payment);
      }
    };
    QObject::connect(m_service.get(), &WalletBackend::paymentsLoaded, keep);
    QObject::connect(m_service.get(), &WalletBackend::paymentsChanged, keep);
    m_app->start();
  }
  /// Ends the program at this very moment.
  void stop() {
    m_app.reset();
    m_service.reset();
  }
  /// A wallet from test words, caught up.
  bool restore(std::uint8_t words) {
    start();
    WalletBackend::RestoreWallet wallet;
    wallet.password = test::secret("pw");
    wallet.words = test::test_words(words);
    wallet.nodeLink = QString::fromStdString(format_node_link(m_node.node_link()));
    m_service->restore(std::move(wallet));
    return isGood();
  }
  /// Ends the program, starts it again and gives the password.
  bool reopen() {
    stop();
    start();
    m_app->unlock(QStringLiteral("pw"));
    return QTest::qWaitFor([this] { return m_app->stage() == AppController::Home; }, kWait);
  }
  bool isGood() {
    return QTest::qWaitFor([this] { return m_app->node()->level() == NodeModel::Good; }, kWait);
  }
  bool isBad() {
    return QTest::qWaitFor([this] { return m_app->node()->level() == NodeModel::Bad; }, kWait);
  }

  /// From an empty form until the button is pressed.
  bool pay(const QString& target, const QString& amount) { return review(target, amount) && press(); }
  /// From an empty form until the button may be pressed.
  bool review(const QString& target, const QString& amount) {
    SendModel& send = *m_app->send();
    m_app->setPage(AppController::SendPage);
    send.again();
    send.setTarget(target);
    if (!amount.isEmpty()) {
      send.setAmountText(amount);
    }
    if (!QTest::qWaitFor([&] { return send.canReview(); }, kWait)) {
      return false;
    }
    send.review();
    return QTest::qWaitFor([&] { return send.armed(); }, kWait);
  }
  bool press() {
    progress.clear();
    m_app->send()->confirm();
    return m_app->send()->stage() == SendModel::Sending;
  }
  bool reaches(SendModel::Stage stage) {
    return QTest::qWaitFor([&] { return m_app->send()->stage() == stage; }, kWait);
  }
  bool tells(PaymentState state) {
    return QTest::qWaitFor([&] { return !progress.isEmpty() && progress.back().state == state; }, kWait);
  }
  bool hasSpendable(quint64 units) {
    return QTest::qWaitFor([&] { return m_app->balance()->value().spendable == units; }, kWait);
  }
  /// Newest first, as the wallet told them.
  QList<Payment> outgoing() const {
    QList<Payment> found;
    for (const Payment& payment : payments) {
      if (!payment.incoming) {
        found.prepend(payment);
      }
    }
    return found;
  }

  WalletService& service() { return *m_service; }
  AppController& app() { return *m_app; }
  WorkerPool& pool() { return m_pool; }
  void setLinks(LinkFactory links) { m_links = std::move(links); }
  QString folder() const { return m_folder.path(); }

  QMap<quint64, Payment> payments;
  QList<SendProgress> progress;
  QList<Balance> balances;
  QList<QList<Payment>> arrivals;
  QStringList announced;

 private:
  QTemporaryDir m_folder;
  test::ScriptedNode& m_node;
  LinkFactory m_links;
  WorkerPool m_pool{2};
  std::unique_ptr<WalletService> m_service;
  std::unique_ptr<AppController> m_app;
};

inline QString addressText(std::uint8_t number) {
  return QString::fromStdString(format_address(test::address_of(number), "tacittest"));
}

/// Two coins of ten for wallet 1 and one for wallet 3, among six of nobody.
inline std::vector<std::pair<Address, Amount>> someCoins() {
  return {{test::address_of(1), test::tacit_amount(10)},
          {test::address_of(1), test::tacit_amount(10)},
          {test::address_of(3), test::tacit_amount(10)}};
}

}  // namespace tacit::app
