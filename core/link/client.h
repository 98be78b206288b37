// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "link/messages.h"
#include "link/node_link.h"
#include "link/proxy.h"

/// The wallet's side of the link. Requests go in from any thread and come back as events in one queue, which
/// one thread reads with `poll`; that thread may sleep there and be woken by others. Connects, says hello,
/// repeats and reconnects by itself, with a fresh client key for every connection. It believes a node
/// nothing: replies are only known to be well formed and of the method that was asked.
namespace tacit {

/// Names a request to its maker; never 0.
using Ticket = std::uint64_t;

enum class LinkState {
  kConnecting,    ///< the first attempt, or one after kLost
  kConnected,     ///< hello was answered for the right network
  kUnreachable,   ///< no TCP connection, no answer, or one that the node cut at once; tries again
  kRefused,       ///< something answers that is no node of ours: not CURVE, another protocol version, or a
                  ///< message without end
  kWrongKey,      ///< the node closes the encrypted handshake: it has another key than the link says
  kWrongGenesis,  ///< the node has the right key and another network
  kLost,          ///< was connected; tries again
};

/// A change of state. In kRefused, kWrongKey and kWrongGenesis it tries again only every `backoff_most`, and
/// sends no request.
struct LinkStateEvent {
  LinkState state = LinkState::kConnecting;
  std::uint32_t latency_ms = 0;        ///< kConnected: round trip of hello, rounded up
  std::optional<HelloReply> hello{};   ///< kConnected
  DialFault fault = DialFault::kNone;  ///< kUnreachable and kRefused: what is known of the reason
};

struct RequestFailure {
  enum class Kind {
    kNode,       ///< the node answered with `code`
    kNoAnswer,   ///< repeated and not answered. The node may have received it.
    kNotSent,    ///< there was no connection in time; not a byte of it left
    kBadAnswer,  ///< the answer was malformed or of another method; the connection was dropped
  };
  Kind kind = Kind::kNoAnswer;
  LinkErrorCode code{};  ///< kNode only
  bool operator==(const RequestFailure&) const = default;
};

/// Every ticket gets exactly one, unless it is cancelled before or the client is destroyed.
struct LinkReplyEvent {
  Ticket ticket = 0;
  Result<LinkReply, RequestFailure> reply;
};

struct LinkTipEvent {
  TipNotice tip;
};

using LinkEvent = std::variant<LinkStateEvent, LinkReplyEvent, LinkTipEvent>;

/// What a wallet sees of a link, so that tests can put another one in its place.
class Link {
 public:
  virtual ~Link() = default;

  /// Thread-safe. Waits for nothing; while there is no connection the request stays in a queue. The bytes
  /// that are sent, and sent again, are encoded here once.
  virtual Ticket request(LinkRequest request) = 0;
  /// Thread-safe. No event follows for the ticket once `poll` has been called again. The node may have
  /// received it.
  virtual void cancel(Ticket ticket) = 0;

  /// All events since the last call, oldest first. When there is none waits for one, for `wake`, or until the
  /// time is over; a negative time-out waits for ever. One thread at a time.
  virtual std::vector<LinkEvent> poll(std::chrono::milliseconds timeout) = 0;
  /// Thread-safe. Ends a running `poll`, or else the next one, at once.
  virtual void wake() = 0;
};

struct LinkClientOptions {
  /// Every connection goes through it or is not made; names are for it to look up.
  std::optional<ProxyAddress> proxy{};
  std::chrono::milliseconds lookup_timeout{30'000};    ///< of a name, without a proxy
  std::chrono::milliseconds connect_timeout{5'000};    ///< TCP, to the node or to the proxy
  std::chrono::milliseconds proxy_timeout{60'000};     ///< from there to the proxy's last word
  std::chrono::milliseconds handshake_timeout{5'000};  ///< to the answer of hello; four times with a proxy
  std::chrono::milliseconds answer_timeout{10'000};    ///< until the same bytes are sent again
  std::size_t repeats = 3;  ///< afterwards the request fails and the connection is made anew
  std::chrono::milliseconds queue_timeout{
      30'000};  ///< of a request without a connection, since made or last sent
  std::chrono::milliseconds keep_alive{60'000};  ///< hello is said again after so much silence
  std::chrono::milliseconds backoff_first{250};  ///< doubled at each failure, with ±25 % of jitter
  std::chrono::milliseconds backoff_most{30'000};
};

class LinkClient final : public Link {
 public:
  explicit LinkClient(NodeLink node, LinkClientOptions options = {});
  /// Closes without waiting for the node.
  ~LinkClient() override;
  LinkClient(const LinkClient&) = delete;
  LinkClient& operator=(const LinkClient&) = delete;

  Ticket request(LinkRequest request) override;
  void cancel(Ticket ticket) override;
  std::vector<LinkEvent> poll(std::chrono::milliseconds timeout) override;
  void wake() override;

  /// Thread-safe. Tries now instead of at the end of the backoff.
  void connect_now();
  /// Readable while `poll` would return at once; for event loops. Only to be waited for.
  int event_fd() const;
  const NodeLink& node() const;

 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace tacit
