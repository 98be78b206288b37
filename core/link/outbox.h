// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <utility>
#include <variant>

#include "link/mailbox.h"
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
};
struct Keeping {
  ConnectionId connection = 0;
};
using Outgoing = std::variant<OutgoingReply, OutgoingTip, Disconnection, Keeping>;

using Outbox = Mailbox<Outgoing>;

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
