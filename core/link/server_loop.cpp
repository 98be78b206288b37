// SPDX-License-Identifier: MIT
#include "link/server_loop.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include <sys/epoll.h>

#include "base/log.h"

namespace tacit::detail {

namespace {

constexpr std::chrono::milliseconds kTick{500};
// The relay ends a handshake that takes too long, and with a reset; libzmq would end it as it ends one of
// another key.
constexpr std::chrono::milliseconds kRelayFirst{5'000};
constexpr int kNeverMs = std::numeric_limits<int>::max();
constexpr unsigned kMostMalformed = 4;
// Whoever has so much left to take gets no further range.
constexpr std::size_t kEnoughWaiting = 1u << 20;
// What surrounds the bytes of a reply, and more than a CoinRecord takes in one.
constexpr std::size_t kFraming = 256;
constexpr std::size_t kCoinBytes = 256;
/// One of each connection, one of each former that libzmq has not closed yet, the ZAP handler and what libzmq
/// has of its own.
int most_sockets(std::size_t connections) {
  return static_cast<int>(2 * connections + 8);
}

bool is_range(const LinkRequest& request) {
  return std::holds_alternative<BlocksRequest>(request) || std::holds_alternative<CoinsRequest>(request) ||
         std::holds_alternative<GenesisRequest>(request);
}

/// Of a request for a range.
std::size_t most_reply_bytes(const LinkRequest& request) {
  if (const auto* coins = std::get_if<CoinsRequest>(&request)) {
    return kFraming + coins->count * kCoinBytes;
  }
  if (const auto* genesis = std::get_if<GenesisRequest>(&request)) {
    return kFraming + genesis->length;
  }
  return kBlocksReplyBytes;  // a single block may be larger, and is made for each peer one at a time
}

}  // namespace

ServerLoop::ServerLoop(const LinkServerOptions& options, LinkKeys keys, LinkHandler& handler)
    : m_options(options),
      m_keys(std::move(keys)),
      m_handler(handler),
      m_epoll(epoll_create1(EPOLL_CLOEXEC)),
      m_context(most_sockets(options.max_connections)) {}

ServerLoop::~ServerLoop() {
  m_outbox->close();
  if (m_thread.joinable()) {
    m_thread.join();
  }
}

Result<void, LinkServerError> ServerLoop::start() {
  // The handler first: a socket that connects before its ZAP handler is bound would be closed to everybody.
  if (!m_epoll || !m_zap.bind(m_context) || !watch(m_outbox->fd()) || !watch(m_zap.fd())) {
    return std::unexpected(LinkServerError::kSystem);
  }
  auto relay = Relay::listen(m_options, m_epoll.get(), *this);
  if (!relay) {
    return std::unexpected(relay.error());
  }
  m_relay.emplace(std::move(*relay));
  m_next_tick = std::chrono::steady_clock::now() + kTick;
  m_thread = std::thread([this] { run(); });
  return {};
}

bool ServerLoop::watch(int fd, std::uint64_t token) {
  // Those of token 0 are all looked at after every wake-up, so it does not matter which one it was.
  epoll_event event{.events = EPOLLIN, .data = {.u64 = token}};
  return epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, fd, &event) == 0;
}

bool ServerLoop::connection_opened(ConnectionId connection, const std::string& endpoint) {
  ZmqSocket socket(m_context, ZMQ_DEALER);
  const auto handshake = static_cast<int>((m_options.hello_timeout + kRelayFirst).count());
  // What has ended has ended: nothing listens there any more. -1 would do more than that: libzmq would drop
  // the parts of a message that is being received, and abort over the missing ones.
  if (!socket || !apply_common_options(socket, kMaxRequestBytes) || !apply_server_security(socket, m_keys) ||
      !socket.set(ZMQ_HANDSHAKE_IVL, handshake) || !socket.set(ZMQ_RECONNECT_IVL, kNeverMs) ||
      !socket.connect(endpoint) || !watch(socket.fd(), Relay::owner_token(connection))) {
    return false;
  }
  m_peers[connection].socket = std::move(socket);
  return true;
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
    const std::uint64_t token = events[i].data.u64;
    if (Relay::owns(token)) {
      m_relay->on_event(token, events[i].events, m_now);
    } else if (const auto connection = Relay::owner_connection(token)) {
      m_ready.insert(*connection);
    }
  }
  // A ZeroMQ descriptor tells only that something has changed since the last call on its socket, a send too.
  // After every one comes a receive that finds nothing, so nothing can be left without a signal.
  handle_outbox();
  m_zap.answer_all();
  handle_messages();
  hand_on_ranges();
  if (m_now >= m_next_tick) {
    m_next_tick = m_now + kTick;
    m_relay->on_tick(m_now);
  }
}

void ServerLoop::connection_closed(ConnectionId connection) {
  const auto node = m_peers.extract(connection);
  if (node.empty()) {
    return;
  }
  epoll_ctl(m_epoll.get(), EPOLL_CTL_DEL, node.mapped().socket.fd(), nullptr);  // it stays open for a while
  m_ready.erase(connection);
  m_postponed.erase(connection);
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
    m_relay->promise(reply.connection, 0);
  }
  const std::size_t waiting = m_relay->held(reply.connection).waiting;
  // One reply always goes out, whatever its size, so that nobody is busy for ever.
  if (waiting > 0 && (waiting + reply.frame.size() > m_options.max_waiting_bytes_per_connection ||
                      m_relay->held().waiting + reply.frame.size() > m_options.max_waiting_bytes)) {
    send_error(reply.connection, peer, reply.id, LinkErrorCode::kBusy);
    return;
  }
  if (reply.hello_accepted && !peer.greeted) {
    peer.greeted = true;
    ++m_greeted;
  }
  if (!send(reply.connection, peer, std::move(reply.frame))) {
    m_relay->close(reply.connection);  // it takes nothing, and asks on
  }
}

void ServerLoop::handle(const OutgoingTip& tip) {
  const Bytes frame = encode_notice(
      {.epoch = m_options.epoch, .sequence = ++m_sequence, .height = tip.height, .block_id = tip.block_id});
  for (auto& [connection, peer] : m_peers) {
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

void ServerLoop::handle_messages() {
  while (!m_ready.empty()) {
    const ConnectionId connection = *m_ready.begin();
    handle_messages(connection);
    m_ready.erase(connection);
  }
}

void ServerLoop::handle_messages(ConnectionId connection) {
  while (true) {
    const auto found = m_peers.find(connection);  // a message may be the end of its sender
    if (found == m_peers.end()) {
      return;
    }
    const auto message = receive_parts(found->second.socket, 1);
    if (!message) {
      return;
    }
    if (message->count != 1) {
      m_relay->close(connection);
      return;
    }
    handle_frame(connection, found->second, message->parts[0].view());
  }
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
  return !peer.range && m_relay->held(connection).waiting < kEnoughWaiting;
}

/// Whose address has least of what is kept for all, and of those who has not had one for longest.
std::optional<ConnectionId> ServerLoop::next_for_range() const {
  std::optional<ConnectionId> next;
  std::pair<std::size_t, std::uint64_t> least;
  for (const ConnectionId connection : m_postponed) {
    const Peer& peer = m_peers.at(connection);
    if (may_have_range(connection, peer)) {
      const Relay::Held share = m_relay->held_by_address(connection);
      const std::pair rank(share.waiting + share.promised, peer.last_range);
      if (!next || rank < least) {
        next = connection;
        least = rank;
      }
    }
  }
  return next;
}

/// Hands requests for ranges on, in turns of addresses, as far as their replies have room. A reply that is
/// made for a peer that does not read costs the node work and memory, so there is one of each peer at a time.
void ServerLoop::hand_on_ranges() {
  while (const auto connection = next_for_range()) {
    Peer& peer = m_peers.at(*connection);
    const std::size_t most = most_reply_bytes(peer.ranges.front().request);
    if (m_relay->held().waiting + m_relay->held().promised + most > m_options.max_waiting_bytes) {
      if (const auto reader = m_relay->reader_to_close(*connection, m_now)) {
        m_relay->close(*reader);
      }
      return;  // what it had left is gone when the next turn comes
    }
    RequestMessage message = std::move(peer.ranges.front());
    peer.ranges.pop_front();
    if (peer.ranges.empty()) {
      m_postponed.erase(*connection);
    }
    peer.range = message.id;
    peer.last_range = ++m_ranges;
    m_relay->promise(*connection, most);
    dispatch(*connection, std::move(message));
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

/// False when its queue is full, or it has gone.
bool ServerLoop::send(ConnectionId connection, Peer& peer, Bytes frame) {
  const std::size_t size = frame.size();
  m_ready.insert(connection);
  if (peer.socket.send(ZmqMessage(std::move(frame)), false) != 0) {
    return false;
  }
  m_relay->reply_queued(connection, size, m_now);
  return true;
}

void ServerLoop::send_error(ConnectionId connection, Peer& peer, const RequestId& id, LinkErrorCode code) {
  if (!send(connection, peer, encode_reply(id, std::unexpected(code)))) {
    m_relay->close(connection);
  }
}

}  // namespace tacit::detail
