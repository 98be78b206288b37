// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "base/clock.h"
#include "base/worker_pool.h"
#include "node/api_server.h"
#include "node/texts.h"
#include "wallet/wallet.h"

namespace tacit::daemon {

/// The faucet of a practice network: a wallet like any other, which talks to its node over the link. Each
/// request gets 1000 TACIT in two coins, so that who receives them can pay with two inputs at once; at most
/// 60 requests a minute are taken. A request is stored before it is accepted and until its payment is
/// planned: a node that is killed pays after its next start, and one that is killed between the two pays
/// twice. Now and then it divides its own coins, since every payment joins two.
class FaucetWallet final : public Faucet {
 public:
  /// Where it keeps what.
  struct Places {
    std::string wallet;    // folder
    std::string password;  // file
    std::string requests;  // file
  };
  /// Opens the wallet, or makes it. Nothing happens yet.
  static Result<std::unique_ptr<FaucetWallet>, WalletError> open(const Places& places,
                                                                 const std::string& prefix,
                                                                 const Clock& clock, WorkerPool& pool);
  ~FaucetWallet() override;

  /// Text of the address that the genesis pays.
  std::optional<std::string> address() const { return m_wallet->address(); }

  /// Connects to the node and begins to pay, on a thread of its own. `prefix` is that of the addresses.
  Result<void, WalletError> start(const std::string& node_link);

  FaucetReply pay(const Address& address) override;

 private:
  FaucetWallet(std::string prefix, std::string requests, const Clock& clock)
      : m_prefix(std::move(prefix)), m_requests_file(std::move(requests)), m_clock(clock) {}
  void load_requests();
  bool store_requests() const;
  void run();
  void pay_waiting();
  void divide_coins();
  bool waiting();

  const std::string m_prefix, m_requests_file;
  const Clock& m_clock;
  std::unique_ptr<Wallet> m_wallet;  // the thread's, once it runs; `wake` may be called by any
  std::size_t m_since_divided = 0;

  std::mutex m_mutex;
  std::deque<Address> m_requests;
  std::deque<std::uint64_t> m_taken;  // steady clock, ms, of the requests of the last minute
  std::atomic<bool> m_stopping = false;
  std::thread m_thread;
};

}  // namespace tacit::daemon
