// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>

#include "base/clock.h"
#include "base/worker_pool.h"
#include "ledger/store.h"
#include "link/server.h"
#include "node/block_records.h"
#include "node/engine.h"
#include "node/peer_budget.h"
#include "protocol/address.h"

namespace tacit {

/// Pays coins of a practice network to whoever asks. Thread-safe.
class Faucet {
 public:
  virtual ~Faucet() = default;
  /// Returns at once: the payment follows, or the answer says when to ask again.
  virtual FaucetReply pay(const Address& address) = 0;
};

/// Answers what wallets ask over the link. Requests that need the ledger wait in one queue per connection and
/// are served in turn, so that a wallet that asks for much holds up no other; everything is bounded. A
/// connection that sends what no honest wallet makes is cut, and no other of its address: that may be of many
/// (peer_budget.h).
class ApiServer final : public LinkHandler {
 public:
  struct Options {
    LinkEpoch epoch{};
    std::size_t threads = 1;
    std::size_t waiting_requests = 1024;  // of all connections together; above, kBusy
    PeerBudget::Limits budget{};
  };

  /// All references must outlive it.
  ApiServer(const Store& store, Engine& engine, const Clock& clock, const Options& options);
  ~ApiServer() override;

  /// Set before the server starts; null where there is no faucet.
  void set_faucet(Faucet* faucet) { m_faucet = faucet; }
  /// The server that calls this handler, as soon as it runs: to count connections and to cut one. Null again
  /// before it ends.
  void set_server(LinkServer* server) { m_server = server; }

  void handle(ConnectionId connection, LinkRequest request, Responder respond) override;
  void connected(ConnectionId connection, ByteView origin) override;
  void disconnected(ConnectionId connection) override;

 private:
  using Job = std::function<void()>;
  void answer(ConnectionId connection, const HelloRequest& request, const Responder& respond);
  void answer(ConnectionId connection, const GenesisRequest& request, const Responder& respond);
  void answer(ConnectionId connection, const StatusRequest& request, const Responder& respond);
  void answer(ConnectionId connection, const BlocksRequest& request, const Responder& respond);
  void answer(ConnectionId connection, const CoinsRequest& request, const Responder& respond);
  void answer(ConnectionId connection, SubmitRequest& request, const Responder& respond);
  void answer(ConnectionId connection, const TransactionRequest& request, const Responder& respond);
  void answer(ConnectionId connection, const FaucetRequest& request, const Responder& respond);

  LinkOutcome status() const;
  LinkOutcome blocks(const BlocksRequest& request);
  LinkOutcome coins(const CoinsRequest& request) const;
  LinkOutcome transaction(const TransactionRequest& request) const;

  void enqueue(ConnectionId connection, const Responder& respond, std::function<LinkOutcome()> work);
  void run_next();
  void submitted(ConnectionId connection, const SubmitOutcome& outcome);

  const Store& m_store;
  Engine& m_engine;
  const Clock& m_clock;
  const Options m_options;
  BlockRecords m_records;
  PeerBudget m_budget;
  std::atomic<Faucet*> m_faucet = nullptr;
  std::atomic<LinkServer*> m_server = nullptr;

  std::mutex m_mutex;
  std::map<ConnectionId, std::deque<Job>> m_jobs;
  std::list<ConnectionId> m_turns;  // connections with jobs, the next first
  std::size_t m_waiting = 0;
  WorkerPool m_pool;  // last: its threads use everything above
};

/// What a node says about a submission.
SubmitReply submit_reply(const SubmitOutcome& outcome);

}  // namespace tacit
