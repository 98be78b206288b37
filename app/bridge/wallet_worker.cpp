// SPDX-License-Identifier: MIT
#include "bridge/wallet_worker.h"

#include <chrono>
#include <utility>

#include "base/check.h"

namespace tacit::app {

namespace {

// The wallet ends its own sleep when it has something to do; this is only the longest one.
constexpr std::chrono::seconds kLongestSleep{30};

}  // namespace

WalletWorker::WalletWorker(WalletEnvironment environment)
    : m_environment(std::move(environment)), m_thread([this] { run(); }) {}

WalletWorker::~WalletWorker() {
  {
    const std::lock_guard lock(m_mutex);
    m_stop = true;
    if (m_wallet) {
      m_wallet->wake();
    }
  }
  m_wake.notify_one();
  m_thread.join();
}

void WalletWorker::post(Command command) {
  {
    const std::lock_guard lock(m_mutex);
    m_queue.push_back(std::move(command));
    if (m_wallet) {
      m_wallet->wake();
    }
  }
  m_wake.notify_one();
}

Wallet* WalletWorker::wallet() {
  TACIT_CHECK(m_owner.load() == std::this_thread::get_id());
  return m_wallet.get();
}

void WalletWorker::setWallet(std::unique_ptr<Wallet> wallet) {
  std::unique_ptr<Wallet> old;
  {
    const std::lock_guard lock(m_mutex);
    old = std::exchange(m_wallet, std::move(wallet));
  }
  // The old one is closed outside of the lock: it waits for its workers.
}

std::unique_ptr<Wallet> WalletWorker::takeWallet() {
  const std::lock_guard lock(m_mutex);
  return std::exchange(m_wallet, nullptr);
}

void WalletWorker::run() {
  m_owner = std::this_thread::get_id();
  for (;;) {
    Command command;
    {
      std::unique_lock lock(m_mutex);
      if (!m_wallet) {
        m_wake.wait(lock, [this] { return m_stop || !m_queue.empty(); });
      }
      if (m_stop) {
        break;
      }
      if (!m_queue.empty()) {
        command = std::move(m_queue.front());
        m_queue.pop_front();
      }
    }
    if (command) {
      command(*this);
    } else {
      m_wallet->poll(kLongestSleep);
    }
  }
  setWallet(nullptr);
}

}  // namespace tacit::app
