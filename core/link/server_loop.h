// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <unordered_map>

#include "link/outbox.h"
#include "link/relay.h"
#include "link/zap.h"
#include "link/zmq_socket.h"

/// Internal to the link: the server's thread. One epoll over the relay's sockets, the descriptors of the
/// ZeroMQ sockets and of the ZAP handler, and the outbox.
///
/// Every connection has a DEALER of its own. A ROUTER for all would have to tell peers apart by names, which
/// peers may choose for themselves: libzmq aborts the process when one has chosen the name that it is about
/// to give to another (4.3.4, add_out_pipe).
namespace tacit::detail {

class ServerLoop final : private Relay::Observer {
 public:
  ServerLoop(const LinkServerOptions& options, LinkKeys keys, LinkHandler& handler);
  ~ServerLoop() override;

  /// Binds everything and starts the thread.
  Result<void, LinkServerError> start();

  std::uint16_t port() const { return m_relay->port(); }
  const Bytes32& public_key() const { return m_keys.public_key; }
  Outbox& outbox() { return *m_outbox; }
  std::size_t connection_count() const { return m_greeted; }

 private:
  struct Peer {
    ZmqSocket socket;
    bool asked_hello = false;
    bool greeted = false;  // and was answered without an error
    unsigned malformed = 0;
    std::set<RequestId> unanswered;
    // Requests for ranges are handed on one after another, as fast as the peer takes the replies.
    std::optional<RequestId> range;  // handed on and not answered
    std::deque<RequestMessage> ranges;
    std::uint64_t last_range = 0;  // which of all ranges it was
  };

  bool watch(int fd, std::uint64_t token = 0);
  void run();
  void iterate();
  bool connection_opened(ConnectionId connection, const std::string& endpoint) override;
  void connection_closed(ConnectionId connection) override;

  void handle_outbox();
  void handle(OutgoingReply& reply);
  void handle(const OutgoingTip& tip);
  void handle(const Disconnection& order);
  void handle(const Keeping& order);
  void handle_messages();
  void handle_messages(ConnectionId connection);
  void handle_frame(ConnectionId connection, Peer& peer, ByteView frame);
  void dispatch(ConnectionId connection, RequestMessage message);
  void postpone(ConnectionId connection, Peer& peer, RequestMessage message);
  bool may_have_range(ConnectionId connection, const Peer& peer) const;
  std::optional<ConnectionId> next_for_range() const;
  void hand_on_ranges();
  std::optional<LinkErrorCode> refuse(ConnectionId connection, Peer& peer, const RequestMessage& message);
  bool send(ConnectionId connection, Peer& peer, Bytes frame);
  void send_error(ConnectionId connection, Peer& peer, const RequestId& id, LinkErrorCode code);

  LinkServerOptions m_options;
  LinkKeys m_keys;
  LinkHandler& m_handler;
  std::shared_ptr<Outbox> m_outbox = std::make_shared<Outbox>();
  Descriptor m_epoll;
  std::optional<Relay> m_relay;  // outlives the sockets, on whose connections it must not hang up
  ZmqContext m_context;
  ZapHandler m_zap;
  std::unordered_map<ConnectionId, Peer> m_peers;
  std::set<ConnectionId> m_ready;      // peers whose sockets may have messages and signal it no more
  std::set<ConnectionId> m_postponed;  // peers with ranges to be handed on
  std::uint64_t m_ranges = 0;          // handed on so far
  std::uint64_t m_sequence = 0;
  std::atomic<std::size_t> m_greeted = 0;
  SteadyTime m_now;
  SteadyTime m_next_tick;
  std::thread m_thread;
};

}  // namespace tacit::detail
