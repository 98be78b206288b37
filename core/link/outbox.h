// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <variant>
#include <vector>

#include "link/descriptor.h"
#include "link/server.h"

/// Internal to the link: what other threads want of the server's thread. Thread-safe; outlives the server as
/// long as somebody may still answer.
namespace tacit::detail {

struct OutgoingReply {
  ConnectionId connection = 0;
  RequestId id{};
  Bytes frame;
  bool hello_accepted = false;
};
struct OutgoingTip {
  std::uint64_t height = 0;
  Bytes32 block_id{};
};
struct Disconnection {
  ConnectionId connection = 0;
  std::chrono::milliseconds refuse_for{0};
};
using Outgoing = std::variant<OutgoingReply, OutgoingTip, Disconnection>;

class Outbox {
 public:
  void post(Outgoing what) {
    {
      std::lock_guard lock(m_mutex);
      if (m_closed) {
        return;
      }
      m_items.push_back(std::move(what));
    }
    m_signal.signal();
  }

  std::vector<Outgoing> take() {
    m_signal.clear();
    std::lock_guard lock(m_mutex);
    return std::exchange(m_items, {});
  }

  /// Drops everything from now on, and wakes the server's thread.
  void close() {
    {
      std::lock_guard lock(m_mutex);
      m_closed = true;
      m_items.clear();
    }
    m_signal.signal();
  }

  bool closed() const {
    std::lock_guard lock(m_mutex);
    return m_closed;
  }
  int fd() const { return m_signal.fd(); }

 private:
  mutable std::mutex m_mutex;
  bool m_closed = false;
  std::vector<Outgoing> m_items;
  Signal m_signal;
};

/// One unanswered request.
struct ResponderState {
  std::shared_ptr<Outbox> outbox;
  ConnectionId connection = 0;
  RequestId id{};
  std::size_t method = 0;  // index of LinkRequest and LinkReply
  std::atomic<bool> answered = false;

  ResponderState(std::shared_ptr<Outbox> to, ConnectionId from, const RequestId& request, std::size_t index)
      : outbox(std::move(to)), connection(from), id(request), method(index) {}
  ResponderState(const ResponderState&) = delete;
  ResponderState& operator=(const ResponderState&) = delete;
  ~ResponderState();

  /// Encodes on the calling thread.
  void answer(const LinkOutcome& outcome);
};

}  // namespace tacit::detail
