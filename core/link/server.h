// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "link/keys.h"
#include "link/messages.h"

/// The node's side of the link. It listens on a public TCP port, forwards the bytes of admitted connections
/// to CURVE sockets inside the process, and hands decoded requests to a LinkHandler. One thread of its
/// own does all of that and one more does the encryption; nothing a peer sends makes either wait for it.
namespace tacit {

/// Up to so much a node puts into a BlocksReply of several blocks: on a slow line a wallet has something to
/// keep soon, and many can read at a time.
inline constexpr std::size_t kBlocksReplyBytes = std::size_t{2} << 20;

/// Names a TCP connection for the life of the server; never used again.
using ConnectionId = std::uint64_t;

namespace detail {
class ServerLoop;
struct ResponderState;
}  // namespace detail

/// The right to answer one request. May be called from any thread, at once or later, also when the connection
/// or the server is gone by then. The first call counts. When the last copy goes without a call, the peer
/// gets LinkErrorCode::kInternal.
class Responder {
 public:
  /// A reply of another method than the request's counts as kInternal.
  void operator()(LinkOutcome outcome) const;

  explicit Responder(std::shared_ptr<detail::ResponderState> state) : m_state(std::move(state)) {}

 private:
  std::shared_ptr<detail::ResponderState> m_state;
};

/// What answers requests. All calls come from the link's thread and must return at once: work goes to other
/// threads, which call the responder. An exception that leaves `handle` is answered with kInternal.
class LinkHandler {
 public:
  virtual ~LinkHandler() = default;
  /// A connection is about to make its first request. `origin` names whom it comes from: 4 or 6, and the
  /// first 64 bits of the address, for IPv4 with zeros at its end. Empty for loopback, where everybody has
  /// the same.
  virtual void connected(ConnectionId connection, ByteView origin) { (void)connection, (void)origin; }
  /// The first request of every connection is a HelloRequest (others are answered with kHelloFirst here). A
  /// handler answers a hello for another genesis with kWrongGenesis.
  virtual void handle(ConnectionId connection, LinkRequest request, Responder respond) = 0;
  /// The connection that made requests before has ended.
  virtual void disconnected(ConnectionId connection) { (void)connection; }
};

struct LinkServerOptions {
  std::string host = "127.0.0.1";  ///< an IPv4 or IPv6 address without brackets; "::" takes both families
  std::uint16_t port = 0;          ///< 0: any free one, see LinkServer::port()
  LinkEpoch epoch{};               ///< random per start; stamped on notices

  // Limits. Time-outs are exact to about a second.
  /// When all are taken, a newcomer takes the place of one that has not said hello, or of one of an address
  /// that has at least two more (places.h).
  std::size_t max_connections = 512;
  /// IPv6: per /64. Not applied to loopback. When these are taken, a newcomer takes one that somebody else of
  /// the address has had for ten seconds, or for two without hello.
  std::size_t max_connections_per_address = 32;
  std::size_t max_requests_per_connection = 64;  ///< unanswered; more are answered kBusy
  /// What a peer may send without completing a message. Above it lies kMaxRequestBytes with its framing, so
  /// only a message that does not end reaches it.
  std::size_t max_unfinished_bytes = 2 * kMaxRequestBytes;
  std::size_t max_unfinished_bytes_before_hello = 16 * 1024;
  /// The same of all peers together: above it goes the largest of the address that has most. In memory it can
  /// be some four times as much.
  std::size_t max_unfinished_bytes_in_all = 16 * kMaxRequestBytes;
  /// Replies that a peer has not taken yet, and those of all peers together: above, kBusy instead of a reply,
  /// and a connection that does not even take those is cut. Requests for ranges, whose replies are large, are
  /// not even looked at while they would pass the second limit: a reader is cut to make room, the slowest of
  /// the address that has most waiting.
  std::size_t max_waiting_bytes_per_connection = 3 * kMaxReplyBytes;
  std::size_t max_waiting_bytes = 8 * kMaxReplyBytes;
  /// From accept to the first whole request: five round trips, and a circuit's may take seconds each. Longer
  /// than a client's patience, so that it is the client who gives up and knows why.
  std::chrono::milliseconds hello_timeout{30'000};
  std::chrono::milliseconds idle_timeout{300'000};    ///< without a whole request
  std::chrono::milliseconds message_timeout{60'000};  ///< from 16 KiB of a message to its end
  std::chrono::milliseconds stall_timeout{30'000};    ///< with bytes waiting that the peer does not take
};

enum class LinkServerError {
  kAddress,  ///< the host is not an address of this machine
  kPortInUse,
  kPermission,  ///< the port needs rights
  kSystem,      ///< out of descriptors, memory or a place for the private socket
};

class LinkServer {
 public:
  /// Listens when it returns. The handler must outlive the server.
  static Result<std::unique_ptr<LinkServer>, LinkServerError> start(const LinkServerOptions& options,
                                                                    LinkKeys keys, LinkHandler& handler);
  /// Closes everything without waiting for peers; no call of the handler is running or follows.
  ~LinkServer();
  LinkServer(const LinkServer&) = delete;
  LinkServer& operator=(const LinkServer&) = delete;

  std::uint16_t port() const;
  const Bytes32& public_key() const;

  // Thread-safe from here on.

  /// Pushes a notice with the next sequence number to every connection that has said hello.
  void announce_tip(std::uint64_t height, const Bytes32& block_id);
  /// Connections that have said hello and were answered without an error.
  std::size_t connection_count() const;
  /// Cuts a connection, for a handler that found its peer sending what no honest wallet sends.
  void disconnect(ConnectionId connection);
  /// Leaves a connection its place when a newcomer needs one, as long as others can go instead.
  void keep(ConnectionId connection);

 private:
  explicit LinkServer(std::unique_ptr<detail::ServerLoop> loop);

  std::unique_ptr<detail::ServerLoop> m_loop;
};

}  // namespace tacit
