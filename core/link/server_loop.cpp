// SPDX-License-Identifier: MIT
#include "link/server_loop.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "base/log.h"

namespace tacit::detail {

namespace {

constexpr std::chrono::milliseconds kTick{500};
// The relay ends a handshake that takes too long, and with a reset; libzmq would end it as it ends one of
// another key.
constexpr std::chrono::milliseconds kRelayFirst{5'000};
constexpr int kMostSockets = 8;
constexpr int kBacklog = 1024;
constexpr unsigned kMostMalformed = 4;
// Whoever has so much left to take gets no further range.
constexpr std::size_t kEnoughWaiting = 1u << 20;
// What is left of a socket path after a directory: "/tacit-link-XXXXXX/router".
constexpr std::size_t kMostBaseDirectory = sizeof(sockaddr_un::sun_path) - 32;

bool is_range(const LinkRequest& request) {
  return std::holds_alternative<BlocksRequest>(request) || std::holds_alternative<CoinsRequest>(request) ||
         std::holds_alternative<GenesisRequest>(request);
}

std::string make_directory() {
  const char* places[] = {std::getenv("XDG_RUNTIME_DIR"), std::getenv("TMPDIR"), "/tmp"};
  for (const char* place : places) {
    if (place == nullptr || place[0] != '/' || std::strlen(place) > kMostBaseDirectory) {
      continue;
    }
    std::string path = std::string(place) + "/tacit-link-XXXXXX";
    if (mkdtemp(path.data()) != nullptr) {  // 0700: nobody else reaches the socket past the relay
      return path;
    }
  }
  return {};
}

}  // namespace

PrivatePath::PrivatePath() : m_directory(make_directory()) {
  if (!m_directory.empty()) {
    m_socket = m_directory + "/router";
  }
}

PrivatePath::~PrivatePath() {
  if (!m_directory.empty()) {
    unlink(m_socket.c_str());
    rmdir(m_directory.c_str());
  }
}

ServerLoop::ServerLoop(const LinkServerOptions& options, LinkKeys keys, LinkHandler& handler)
    : m_options(options),
      m_keys(std::move(keys)),
      m_handler(handler),
      m_epoll(epoll_create1(EPOLL_CLOEXEC)),
      m_context(kMostSockets) {}

ServerLoop::~ServerLoop() {
  m_outbox->close();
  if (m_thread.joinable()) {
    m_thread.join();
  }
  stop_monitor(m_router);
}

Result<void, LinkServerError> ServerLoop::start() {
  if (!m_epoll || m_path.socket().empty() || !open_sockets()) {
    return std::unexpected(LinkServerError::kSystem);
  }
  auto relay = Relay::listen(m_options, m_epoll.get(), m_path.socket(), *this);
  if (!relay) {
    return std::unexpected(relay.error());
  }
  m_relay.emplace(std::move(*relay));
  m_next_tick = std::chrono::steady_clock::now() + kTick;
  m_thread = std::thread([this] { run(); });
  return {};
}

bool ServerLoop::open_sockets() {
  // The handler first: a ROUTER that is bound before its ZAP handler would be open to anybody.
  if (!m_zap.bind(m_context)) {
    return false;
  }
  m_router = ZmqSocket(m_context, ZMQ_ROUTER);
  if (!m_router || !apply_common_options(m_router, kMaxRequestBytes) ||
      !apply_server_security(m_router, m_keys) || !m_router.set(ZMQ_ROUTER_MANDATORY, 1) ||
      !m_router.set(ZMQ_ROUTER_HANDOVER, 0) ||
      !m_router.set(ZMQ_HANDSHAKE_IVL, static_cast<int>((m_options.hello_timeout + kRelayFirst).count())) ||
      !m_router.set(ZMQ_BACKLOG, kBacklog)) {
    return false;
  }
  m_monitor = monitor(m_context, m_router, "inproc://router-monitor", ZMQ_EVENT_ACCEPTED);
  return m_monitor && m_router.bind("ipc://" + m_path.socket()) && watch(m_outbox->fd()) &&
         watch(m_zap.fd()) && watch(m_monitor.fd()) && watch(m_router.fd());
}

bool ServerLoop::watch(int fd) {
  // Token 0: after every wake-up all of these are looked at, so it does not matter which one it was.
  epoll_event event{.events = EPOLLIN, .data = {.u64 = 0}};
  return epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, fd, &event) == 0;
}

void ServerLoop::run() {
  while (!m_outbox->closed()) {
    try {
      iterate();
    } catch (...) {
      // Out of memory. The loop lives on; whoever was being served may be cut by a time-out.
      log(LogLevel::kError, "link", "exception in the server's loop");
    }
  }
}

void ServerLoop::iterate() {
  using std::chrono::milliseconds;
  m_now = std::chrono::steady_clock::now();
  const auto wait = std::chrono::ceil<milliseconds>(m_next_tick - m_now).count();
  epoll_event events[64];
  const int count = epoll_wait(m_epoll.get(), events, std::size(events),
                               static_cast<int>(std::clamp<std::int64_t>(wait, 0, kTick.count())));
  m_now = std::chrono::steady_clock::now();
  for (int i = 0; i < count; ++i) {
    if (Relay::owns(events[i].data.u64)) {
      m_relay->on_event(events[i].data.u64, events[i].events, m_now);
    }
  }
  // A ZeroMQ descriptor tells only that something has changed since the last call on its socket. Every
  // function here ends with a receive that found nothing, so nothing can be left without a signal.
  handle_outbox();
  m_zap.answer_all();
  handle_accepted();
  handle_messages();
  hand_on_ranges();
  if (m_now >= m_next_tick) {
    m_next_tick = m_now + kTick;
    m_relay->on_tick(m_now);
  }
}

void ServerLoop::connection_closed(ConnectionId connection) {
  std::erase_if(m_descriptors, [connection](const auto& entry) { return entry.second == connection; });
  const auto node = m_peers.extract(connection);
  if (node.empty()) {
    return;
  }
  m_routes.erase(node.mapped().route);
  m_postponed.erase(connection);
  m_ranges -= node.mapped().range.has_value();
  if (node.mapped().greeted) {
    --m_greeted;
  }
  if (node.mapped().asked_hello) {
    m_handler.disconnected(connection);
  }
}

void ServerLoop::handle_outbox() {
  for (Outgoing& item : m_outbox->take()) {
    std::visit([this](auto& what) { handle(what); }, item);
  }
}

void ServerLoop::handle(OutgoingReply& reply) {
  const auto found = m_peers.find(reply.connection);
  if (found == m_peers.end()) {
    return;
  }
  Peer& peer = found->second;
  peer.unanswered.erase(reply.id);
  if (peer.range == reply.id) {
    peer.range.reset();
    --m_ranges;
  }
  const std::size_t waiting = m_relay->waiting(reply.connection);
  // One reply always goes out, whatever its size, so that nobody is busy for ever.
  if (waiting > 0 && (waiting + reply.frame.size() > m_options.max_waiting_bytes_per_connection ||
                      m_relay->waiting() + reply.frame.size() > m_options.max_waiting_bytes)) {
    send_error(reply.connection, peer, reply.id, LinkErrorCode::kBusy);
    return;
  }
  if (reply.hello_accepted && !peer.greeted) {
    peer.greeted = true;
    ++m_greeted;
  }
  if (send(reply.connection, peer, std::move(reply.frame)) == EAGAIN) {
    m_relay->close(reply.connection);  // it takes nothing, and asks on
  }
}

void ServerLoop::handle(const OutgoingTip& tip) {
  const Bytes frame = encode_notice(
      {.epoch = m_options.epoch, .sequence = ++m_sequence, .height = tip.height, .block_id = tip.block_id});
  for (const auto& [connection, peer] : m_peers) {
    if (peer.greeted) {
      // A full queue loses the notice; the peer will see the gap.
      send(connection, peer, frame);
    }
  }
}

void ServerLoop::handle(const Disconnection& order) {
  m_relay->close(order.connection);
}

void ServerLoop::handle(const Keeping& order) {
  m_relay->keep(order.connection);
}

/// Learns which descriptor of the ROUTER belongs to which connection. Messages carry their descriptor, and
/// descriptors are used again: so what a former owner has sent is taken first, and the new owner's bytes are
/// let in after. No byte was read from it before, hence its descriptor can not have closed.
void ServerLoop::handle_accepted() {
  while (const auto event = receive_event(m_monitor)) {
    handle_messages();
    const int fd = static_cast<int>(event->value);
    sockaddr_un name{};
    socklen_t size = sizeof name;
    if (getpeername(fd, reinterpret_cast<sockaddr*>(&name), &size) != 0 ||
        size <= offsetof(sockaddr_un, sun_path) + 1) {
      continue;
    }
    const auto* text = reinterpret_cast<const std::uint8_t*>(name.sun_path) + 1;
    const auto connection = m_relay->find_private({text, size - offsetof(sockaddr_un, sun_path) - 1});
    if (connection) {
      m_descriptors[fd] = *connection;
      m_relay->admit(*connection);
    }
  }
}

void ServerLoop::handle_messages() {
  while (auto message = receive_parts(m_router, 2)) {
    handle_message(*message);
  }
}

void ServerLoop::handle_message(ZmqParts& message) {
  const auto connection = sender(message);
  if (!connection) {
    return;
  }
  if (message.count != 2) {
    m_relay->close(*connection);
    return;
  }
  Peer& peer = m_peers.at(*connection);
  handle_frame(*connection, peer, message.parts[1].view());
}

std::optional<ConnectionId> ServerLoop::sender(ZmqParts& message) {
  if (message.parts.size() < 2) {
    return std::nullopt;
  }
  const ByteView view = message.parts[0].view();
  Route route(view.begin(), view.end());
  if (const auto known = m_routes.find(route); known != m_routes.end()) {
    return known->second;
  }
  const auto found = m_descriptors.find(zmq_msg_get(message.parts[1].get(), ZMQ_SRCFD));
  if (found == m_descriptors.end() || m_peers.contains(found->second)) {
    return std::nullopt;  // its connection has ended
  }
  m_peers[found->second].route = route;
  m_routes.emplace(std::move(route), found->second);
  return found->second;
}

void ServerLoop::handle_frame(ConnectionId connection, Peer& peer, ByteView frame) {
  auto message = decode_request(frame);
  if (!message) {
    m_relay->message_completed(connection, false, m_now);
    const bool version = message.error() == MessageError::kVersion;
    const bool enough = ++peer.malformed >= kMostMalformed;
    send_error(connection, peer, request_id_of(frame),
               version ? LinkErrorCode::kVersion : LinkErrorCode::kMalformed);
    if (enough) {
      m_relay->close(connection);
    }
    return;
  }
  if (peer.unanswered.contains(message->id)) {
    m_relay->message_completed(connection, peer.asked_hello, m_now);
    return;  // repeated by a peer that waits; one answer is on its way
  }
  if (const auto code = refuse(connection, peer, *message)) {
    send_error(connection, peer, message->id, *code);
    return;
  }
  if (is_range(message->request)) {
    postpone(connection, peer, std::move(*message));
  } else {
    dispatch(connection, std::move(*message));
  }
}

void ServerLoop::postpone(ConnectionId connection, Peer& peer, RequestMessage message) {
  peer.ranges.push_back(std::move(message));
  m_postponed.insert(connection);
}

bool ServerLoop::may_have_range(ConnectionId connection, const Peer& peer) const {
  return !peer.range && m_relay->waiting(connection) < kEnoughWaiting;
}

bool ServerLoop::room_for_range() const {
  return m_relay->waiting() + (m_ranges + 1) * kMaxReplyBytes <= m_options.max_waiting_bytes;
}

/// Hands requests for ranges on, in turns, as far as their replies have room. A reply that is made for a peer
/// that does not read costs the node work and memory, so there is one of each peer at a time.
void ServerLoop::hand_on_ranges() {
  std::vector<ConnectionId> turns(m_postponed.upper_bound(m_last_turn), m_postponed.end());
  turns.insert(turns.end(), m_postponed.begin(), m_postponed.upper_bound(m_last_turn));
  for (const ConnectionId connection : turns) {
    const auto found = m_peers.find(connection);
    if (found == m_peers.end() || !may_have_range(connection, found->second)) {
      continue;
    }
    if (!room_for_range()) {
      if (const auto slowest = m_relay->slowest_reader(m_now)) {
        m_relay->close(*slowest);
      }
      return;  // what it had left is gone when the next turn comes
    }
    Peer& peer = found->second;
    RequestMessage message = std::move(peer.ranges.front());
    peer.ranges.pop_front();
    if (peer.ranges.empty()) {
      m_postponed.erase(connection);
    }
    peer.range = message.id;
    ++m_ranges;
    m_last_turn = connection;
    dispatch(connection, std::move(message));
  }
}

std::optional<LinkErrorCode> ServerLoop::refuse(ConnectionId connection, Peer& peer,
                                                const RequestMessage& message) {
  if (!peer.asked_hello && std::holds_alternative<HelloRequest>(message.request)) {
    peer.asked_hello = true;
    m_handler.connected(connection, m_relay->origin(connection));
  }
  m_relay->message_completed(connection, peer.asked_hello, m_now);
  if (!peer.asked_hello) {
    return LinkErrorCode::kHelloFirst;
  }
  if (peer.unanswered.size() >= m_options.max_requests_per_connection) {
    return LinkErrorCode::kBusy;
  }
  peer.unanswered.insert(message.id);
  return std::nullopt;
}

void ServerLoop::dispatch(ConnectionId connection, RequestMessage message) {
  auto state = std::make_shared<ResponderState>(m_outbox, connection, message.id, message.request.index());
  try {
    m_handler.handle(connection, std::move(message.request), Responder(std::move(state)));
  } catch (...) {
    // The responder went with the exception and has answered kInternal.
    log(LogLevel::kError, "link", "exception in a request's handler");
  }
}

int ServerLoop::send(ConnectionId connection, const Peer& peer, Bytes frame) {
  const std::size_t size = frame.size();
  if (const int error = m_router.send(ZmqMessage(peer.route), true); error != 0) {
    return error;
  }
  m_relay->reply_queued(connection, size, m_now);
  return m_router.send(ZmqMessage(std::move(frame)), false);
}

void ServerLoop::send_error(ConnectionId connection, const Peer& peer, const RequestId& id,
                            LinkErrorCode code) {
  if (send(connection, peer, encode_reply(id, std::unexpected(code))) == EAGAIN) {
    m_relay->close(connection);
  }
}

}  // namespace tacit::detail
