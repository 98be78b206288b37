// SPDX-License-Identifier: MIT
#include "bench/load_replay.h"

#include <atomic>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <unordered_map>

#include "link/client.h"
#include "protocol/transaction.h"

namespace tacit::bench {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kPatience{60'000};
constexpr milliseconds kAgainAfter{5};

/// Ends all threads when one fails.
class Failure {
 public:
  void set(std::exception_ptr failure) {
    std::lock_guard lock(m_mutex);
    if (!m_failure) {
      m_failure = failure;
    }
    m_set = true;
  }
  bool is_set() const { return m_set; }
  void rethrow() const {
    if (m_failure) {
      std::rethrow_exception(m_failure);
    }
  }

 private:
  std::mutex m_mutex;
  std::exception_ptr m_failure;
  std::atomic<bool> m_set = false;
};

/// One connection's payments.
class Sender {
 public:
  Sender(const NodeLink& node, const std::vector<Bytes>& payments, std::vector<Passage>& passages,
         std::size_t in_flight)
      : m_client(node), m_payments(payments), m_passages(passages), m_in_flight(in_flight) {}

  void add(std::size_t payment) { m_next.push_back(payment); }

  void run(const Failure& failure) {
    auto last = Clock::now();
    while (!failure.is_set() && (!m_next.empty() || !m_open.empty())) {
      send_some();
      for (const LinkEvent& event : m_client.poll(m_open.empty() ? kAgainAfter : milliseconds(100))) {
        if (const auto* reply = std::get_if<LinkReplyEvent>(&event)) {
          answered(*reply);
          last = Clock::now();
        }
      }
      if (Clock::now() - last > kPatience) {
        throw std::runtime_error("no answer to a payment for a minute");
      }
    }
  }

 private:
  void send_some() {
    while (!m_next.empty() && m_open.size() < m_in_flight && Clock::now() >= m_not_before) {
      const std::size_t payment = m_next.front();
      m_next.pop_front();
      if (m_passages[payment].sent == Passage::Time()) {
        m_passages[payment].sent = Clock::now();
      }
      m_open[m_client.request(SubmitRequest{m_payments[payment]})] = payment;
    }
  }

  void answered(const LinkReplyEvent& event) {
    const std::size_t payment = m_open.at(event.ticket);
    m_open.erase(event.ticket);
    const bool busy = event.reply ? outcome(*event.reply) == SubmitResult::kBusy
                                  : event.reply.error().kind == RequestFailure::Kind::kNode &&
                                        event.reply.error().code == LinkErrorCode::kBusy;
    if (busy) {
      m_next.push_back(payment);
      m_not_before = Clock::now() + kAgainAfter;
      return;
    }
    if (!event.reply || outcome(*event.reply) == SubmitResult::kRefused) {
      throw std::runtime_error("payment " + std::to_string(payment) + " is not accepted");
    }
    m_passages[payment].accepted = Clock::now();
  }

  static SubmitResult outcome(const LinkReply& reply) { return std::get<SubmitReply>(reply).outcome; }

  LinkClient m_client;
  const std::vector<Bytes>& m_payments;
  std::vector<Passage>& m_passages;
  const std::size_t m_in_flight;
  std::deque<std::size_t> m_next;
  std::map<Ticket, std::size_t> m_open;
  Clock::time_point m_not_before{};
};

/// Fetches every new block, as a wallet does, until all payments are in one.
class Watcher {
 public:
  Watcher(const NodeLink& node, const std::vector<Bytes>& payments, ReplayResult& result)
      : m_client(node), m_result(result) {
    for (std::size_t i = 0; i < payments.size(); ++i) {
      m_missing.emplace(transaction_id(node.genesis, payments[i]), i);
    }
  }

  /// Waits for the connection; blocks up to the height by then hold none of the payments.
  void connect() {
    for (;;) {
      for (const LinkEvent& event : m_client.poll(kPatience)) {
        const auto* state = std::get_if<LinkStateEvent>(&event);
        if (state != nullptr && state->state == LinkState::kConnected) {
          m_tip = state->hello->height;
          m_from = m_tip + 1;
          return;
        }
      }
    }
  }

  void run(const Failure& failure) {
    auto last = Clock::now();
    while (!failure.is_set() && !m_missing.empty()) {
      if (!m_asked && m_from <= m_tip) {
        m_asked = true;
        m_client.request(BlocksRequest{m_from, 16});
      }
      for (const LinkEvent& event : m_client.poll(milliseconds(100))) {
        if (const auto* tip = std::get_if<LinkTipEvent>(&event)) {
          m_tip = std::max(m_tip, tip->tip.height);
        } else if (const auto* reply = std::get_if<LinkReplyEvent>(&event)) {
          take(*reply);
          last = Clock::now();
        }
      }
      if (Clock::now() - last > kPatience) {
        throw std::runtime_error("no new block for a minute");
      }
    }
  }

 private:
  void take(const LinkReplyEvent& event) {
    if (!event.reply) {
      throw std::runtime_error("the node gives no blocks");
    }
    const auto& reply = std::get<BlocksReply>(*event.reply);
    m_asked = false;
    for (const BlockRecord& block : reply.blocks) {
      std::uint64_t ours = 0;
      for (const TransactionRecord& transaction : block.transactions) {
        const auto found = m_missing.find(transaction.id);
        if (found != m_missing.end()) {
          m_result.passages[found->second].final = Clock::now();
          m_missing.erase(found);
          ++ours;
        }
      }
      m_result.blocks += ours > 0;
      m_result.largest = std::max(m_result.largest, ours);
    }
    m_from += reply.blocks.size();
    m_tip = std::max(m_tip, reply.tip_height);
  }

  LinkClient m_client;
  ReplayResult& m_result;
  std::unordered_map<Bytes32, std::size_t, DigestHash> m_missing;
  std::uint64_t m_from = 1, m_tip = 0;
  bool m_asked = false;
};

}  // namespace

ReplayResult replay(const NodeLink& node, const std::vector<Bytes>& payments, std::size_t connections,
                    std::size_t in_flight) {
  ReplayResult result;
  result.passages.resize(payments.size());
  Failure failure;
  Watcher watcher(node, payments, result);
  watcher.connect();
  std::deque<Sender> senders;
  for (std::size_t c = 0; c < connections; ++c) {
    senders.emplace_back(node, payments, result.passages, in_flight);
  }
  for (std::size_t i = 0; i < payments.size(); ++i) {
    senders[i % connections].add(i);
  }
  std::vector<std::thread> threads;
  const auto start = [&](auto& worker) {
    threads.emplace_back([&failure, &worker] {
      try {
        worker.run(failure);
      } catch (...) {
        failure.set(std::current_exception());
      }
    });
  };
  start(watcher);
  for (Sender& sender : senders) {
    start(sender);
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  failure.rethrow();
  return result;
}

}  // namespace tacit::bench
