// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <deque>
#include <map>
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
/// ROUTER, its monitor and the ZAP handler, and the outbox.
namespace tacit::detail {

/// A directory that only this user can enter, and the socket in it; removed at the end.
class PrivatePath {
 public:
  PrivatePath();
  ~PrivatePath();
  PrivatePath(const PrivatePath&) = delete;
  PrivatePath& operator=(const PrivatePath&) = delete;
  /// Empty when no directory could be made.
  const std::string& socket() const { return m_socket; }

 private:
  std::string m_directory;
  std::string m_socket;
};

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
  using Route = Bytes;  // a ROUTER's name for a peer

  /// A peer that has sent a message.
  struct Peer {
    Route route;
    bool asked_hello = false;
    bool greeted = false;  // and was answered without an error
    unsigned malformed = 0;
    std::set<RequestId> unanswered;
    // Requests for ranges are handed on one after another, as fast as the peer takes the replies.
    std::optional<RequestId> range;  // handed on and not answered
    std::deque<RequestMessage> ranges;
  };

  bool open_sockets();
  bool watch(int fd);
  void run();
  void iterate();
  void connection_closed(ConnectionId connection) override;

  void handle_outbox();
  void handle(OutgoingReply& reply);
  void handle(const OutgoingTip& tip);
  void handle(const Disconnection& order);
  void handle(const Keeping& order);
  void handle_accepted();
  void handle_messages();
  void handle_message(ZmqParts& message);
  std::optional<ConnectionId> sender(ZmqParts& message);
  void handle_frame(ConnectionId connection, Peer& peer, ByteView frame);
  void dispatch(ConnectionId connection, RequestMessage message);
  void postpone(ConnectionId connection, Peer& peer, RequestMessage message);
  bool may_have_range(ConnectionId connection, const Peer& peer) const;
  bool room_for_range() const;
  void hand_on_ranges();
  std::optional<LinkErrorCode> refuse(ConnectionId connection, Peer& peer, const RequestMessage& message);
  int send(ConnectionId connection, const Peer& peer, Bytes frame);
  void send_error(ConnectionId connection, const Peer& peer, const RequestId& id, LinkErrorCode code);

  LinkServerOptions m_options;
  LinkKeys m_keys;
  LinkHandler& m_handler;
  std::shared_ptr<Outbox> m_outbox = std::make_shared<Outbox>();
  PrivatePath m_path;
  Descriptor m_epoll;
  ZmqContext m_context;
  ZapHandler m_zap;
  ZmqSocket m_router;
  ZmqSocket m_monitor;
  std::optional<Relay> m_relay;
  std::unordered_map<ConnectionId, Peer> m_peers;
  std::map<Route, ConnectionId> m_routes;
  std::unordered_map<int, ConnectionId> m_descriptors;  // of the ROUTER's side
  std::set<ConnectionId> m_postponed;                   // peers with ranges to be handed on
  ConnectionId m_last_turn = 0;                         // of those, whose was handed on last
  std::size_t m_ranges = 0;                             // handed on and not answered
  std::uint64_t m_sequence = 0;
  std::atomic<std::size_t> m_greeted = 0;
  SteadyTime m_now;
  SteadyTime m_next_tick;
  std::thread m_thread;
};

}  // namespace tacit::detail
