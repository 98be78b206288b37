// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "base/worker_pool.h"
#include "wallet/wallet.h"

namespace tacit::app {

/// The thread that owns the wallet. Commands are posted from any thread and run there in order; between them
/// the wallet polls.
class WalletWorker {
 public:
  using Command = std::move_only_function<void(WalletWorker&)>;

  /// The observer is called on the wallet's thread. What the environment borrows outlives the worker.
  explicit WalletWorker(WalletEnvironment environment);
  /// Drops commands that have not begun, closes the wallet and waits for the thread.
  ~WalletWorker();
  WalletWorker(const WalletWorker&) = delete;
  WalletWorker& operator=(const WalletWorker&) = delete;

  /// Thread-safe.
  void post(Command command);

  // ---- on the wallet's thread
  /// Null while no wallet is open. Ends the program when it is called on any other thread: nothing of the
  /// wallet may run on the window's.
  Wallet* wallet();
  const WalletEnvironment& environment() const { return m_environment; }
  void setWallet(std::unique_ptr<Wallet> wallet);
  /// The open wallet, which this no longer holds.
  std::unique_ptr<Wallet> takeWallet();

 private:
  void run();

  const WalletEnvironment m_environment;
  std::mutex m_mutex;  // guards the queue, m_stop, and the pointer against `post` from other threads
  std::condition_variable m_wake;
  std::deque<Command> m_queue;
  bool m_stop = false;
  std::unique_ptr<Wallet> m_wallet;
  std::atomic<std::thread::id> m_owner;
  std::thread m_thread;
};

}  // namespace tacit::app
