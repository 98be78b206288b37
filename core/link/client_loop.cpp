// SPDX-License-Identifier: MIT
#include "link/client_loop.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/log.h"
#include "crypto/random.h"

namespace tacit::detail {

using std::chrono::milliseconds;

namespace {

constexpr int kMostSockets = 16;
// Below what a node answers at a time (LinkServerOptions::max_requests_per_connection).
constexpr std::size_t kMostInFlight = 32;
constexpr int kEvents = ZMQ_EVENT_CLOSED | ZMQ_EVENT_DISCONNECTED | ZMQ_EVENT_HANDSHAKE_SUCCEEDED |
                        ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL | ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL |
                        ZMQ_EVENT_HANDSHAKE_FAILED_AUTH;
// As the node's relay has it: twice what may be sent, and little before hello.
constexpr Conduit::Limits kUnfinished{.before_hello = 16 * 1024, .after_hello = 2 * kMaxReplyBytes};
constexpr int kProxiedPatience = 4;    // a circuit's round trips take a second and more
constexpr unsigned kFailuresKept = 4;  // of those before a hello through a proxy, for the next back-off

bool is_hard(LinkState state) {
  return state == LinkState::kRefused || state == LinkState::kWrongKey || state == LinkState::kWrongGenesis;
}

}  // namespace

ClientLoop::ClientLoop(const NodeLink& node, const LinkClientOptions& options, ClientQueue& queue)
    : m_node(node), m_options(options), m_queue(queue), m_context(kMostSockets) {
  m_thread = std::thread([this] { run(); });
}

ClientLoop::~ClientLoop() {
  m_mailbox.close();
  m_thread.join();
  stop_monitor(m_socket);
}

void ClientLoop::run() {
  m_now = m_deadline = std::chrono::steady_clock::now();
  set_state({.state = LinkState::kConnecting});
  while (!m_mailbox.closed()) {
    try {
      iterate();
    } catch (...) {
      log(LogLevel::kError, "link", "out of memory in the client's loop");
      hang_up(LinkState::kLost);
    }
  }
}

void ClientLoop::iterate() {
  // The sockets first: when a message has come already, zmq_poll returns at once.
  zmq_pollitem_t items[5];
  int count = 0;
  const auto watch = [&](void* socket, int fd, short events) {
    const int wanted =
        ((events & POLLIN) != 0 ? ZMQ_POLLIN : 0) | ((events & POLLOUT) != 0 ? ZMQ_POLLOUT : 0);
    items[count++] = {socket, fd, static_cast<short>(wanted), 0};
  };
  if (m_socket) {
    watch(m_socket.get(), 0, POLLIN);
    watch(m_monitor.get(), 0, POLLIN);
    for (const Conduit::Wish& wish : m_conduit->wishes()) {
      if (wish.events != 0) {
        watch(nullptr, wish.fd, wish.events);
      }
    }
  } else if (m_dialler) {
    watch(nullptr, m_dialler->fd(), m_dialler->events());
  }
  watch(nullptr, m_mailbox.fd(), POLLIN);
  zmq_poll(items, count, static_cast<long>(time_to_wait().count()));
  m_now = std::chrono::steady_clock::now();
  handle_orders();
  handle_dialler();
  handle_conduit();
  handle_events();
  handle_messages();
  handle_timers();
  send_waiting();
}

milliseconds ClientLoop::time_to_wait() const {
  SteadyTime next = m_deadline;
  for (const auto& [ticket, pending] : m_pending) {
    if (pending.in_flight || m_phase != Phase::kUp) {
      next = std::min(next, pending.deadline);
    }
  }
  const auto wait = std::chrono::ceil<milliseconds>(next - std::chrono::steady_clock::now());
  return std::clamp(wait, milliseconds(0), milliseconds(60'000));
}

// ---- orders

void ClientLoop::handle_orders() {
  for (ClientOrder& order : m_mailbox.take()) {
    std::visit([this](auto& what) { handle(what); }, order);
  }
}

void ClientLoop::handle(NewRequest& order) {
  m_tickets.emplace(order.id, order.ticket);
  m_pending.emplace(order.ticket, Pending{.id = order.id,
                                          .method = order.method,
                                          .frame = std::move(order.frame),
                                          .deadline = m_now + m_options.queue_timeout});
}

void ClientLoop::handle(const CancelRequest& order) {
  const auto entry = m_pending.find(order.ticket);
  if (entry != m_pending.end()) {
    m_in_flight -= entry->second.in_flight ? 1 : 0;
    m_tickets.erase(entry->second.id);
    m_pending.erase(entry);
  }
}

void ClientLoop::handle(const ConnectNow&) {
  if (m_phase == Phase::kWaiting) {
    m_failures = 0;
    m_deadline = m_now;
  }
}

// ---- connection

void ClientLoop::start_attempt() {
  ++m_attempts;
  if (m_state == LinkState::kLost) {
    set_state({.state = LinkState::kConnecting});
  }
  m_phase = Phase::kDialling;
  DialOptions options{.host = m_node.host, .port = m_node.port, .proxy = m_options.proxy};
  options.lookup_timeout = m_options.lookup_timeout;
  options.connect_timeout = m_options.connect_timeout;
  options.proxy_timeout = m_options.proxy_timeout;
  m_dialler.emplace(std::move(options), m_now);
  handle_dialler();
}

void ClientLoop::handle_dialler() {
  if (!m_dialler) {
    return;
  }
  const Dialler::State state = m_dialler->advance(m_now);
  m_deadline = m_dialler->deadline();
  if (state == Dialler::State::kFailed) {
    hang_up(LinkState::kUnreachable, m_dialler->fault());
  } else if (state == Dialler::State::kConnected) {
    m_phase = Phase::kHandshake;
    m_deadline = m_now + handshake_time();
    m_conduit = Conduit::open(m_dialler->take_connection(), m_dialler->take_first_bytes(), kUnfinished);
    m_dialler.reset();
    if (!m_conduit || !open_socket()) {
      hang_up(LinkState::kUnreachable);
    }
  }
}

/// Another attempt is another socket, with another client key.
bool ClientLoop::open_socket() {
  m_socket = ZmqSocket(m_context, ZMQ_DEALER);
  if (!m_socket || !apply_common_options(m_socket, kMaxReplyBytes) ||
      !m_socket.set(ZMQ_HANDSHAKE_IVL, static_cast<int>(handshake_time().count())) ||
      !apply_client_security(m_socket, m_node.key) || !m_socket.set(ZMQ_IMMEDIATE, 1) ||
      !m_socket.set(ZMQ_RECONNECT_IVL, -1)) {
    return false;
  }
  m_monitor = monitor(m_context, m_socket, "inproc://monitor-" + std::to_string(m_attempts), kEvents);
  return m_monitor && m_socket.connect(m_conduit->endpoint());
}

milliseconds ClientLoop::handshake_time() const {
  return m_options.handshake_timeout * (m_options.proxy ? kProxiedPatience : 1);
}

/// Carries bytes. The node's end is passed on to libzmq, which tells of it after all that came before.
void ClientLoop::handle_conduit() {
  const Conduit::State state = m_conduit ? m_conduit->advance() : Conduit::State::kOpen;
  if (state == Conduit::State::kStranger || state == Conduit::State::kEndless) {
    hang_up(LinkState::kRefused,
            state == Conduit::State::kStranger ? DialFault::kStranger : DialFault::kEndless);
  }
}

void ClientLoop::handle_events() {
  while (m_socket) {
    const auto event = receive_event(m_monitor);
    if (!event) {
      break;
    }
    handle(*event);
  }
  // libzmq tells before it closes, so this is an end that it does not tell.
  if (m_conduit && m_conduit->state() == Conduit::State::kDealerClosed) {
    connection_ended();
  }
}

void ClientLoop::handle(const ZmqEvent& event) {
  switch (event.event) {
    case ZMQ_EVENT_HANDSHAKE_SUCCEEDED:
      m_phase = Phase::kHello;
      m_refused_handshakes = 0;
      say_hello();
      break;
    case ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL:
    case ZMQ_EVENT_HANDSHAKE_FAILED_AUTH:
      hang_up(LinkState::kRefused, DialFault::kStranger);
      break;
    default:  // the handshake failed without a word, closed or disconnected
      connection_ended();
  }
}

void ClientLoop::connection_ended() {
  if (m_phase == Phase::kUp) {
    hang_up(LinkState::kLost);
  } else if (m_phase == Phase::kHandshake && m_conduit->state() == Conduit::State::kNodeClosed &&
             m_conduit->bytes_from_node() == Conduit::kGreetingBytes) {
    handshake_refused();
  } else {
    hang_up(LinkState::kUnreachable, node_hung_up() ? DialFault::kHungUp : DialFault::kSilent);
  }
}

/// A node that has no room resets; a proxy passes that on as an end before the first byte.
bool ClientLoop::node_hung_up() const {
  const bool closed = m_conduit->state() == Conduit::State::kNodeClosed;
  return m_conduit->state() == Conduit::State::kNodeReset || (closed && m_conduit->bytes_from_node() == 0);
}

/// A node that can not open our first message closes in good order after its greeting and says nothing more;
/// one that has said more has opened it, and so has the right key. A node that has no room or lost patience
/// resets. Only a second refusal in a row counts, since a node that stops closes in good order as well.
void ClientLoop::handshake_refused() {
  if (++m_refused_handshakes >= 2) {
    hang_up(LinkState::kWrongKey);
  } else {
    hang_up(m_state.value_or(LinkState::kConnecting), m_fault);
  }
}

void ClientLoop::hang_up(LinkState state, DialFault fault) {
  stop_monitor(m_socket);
  m_socket = {};
  m_monitor = {};
  std::erase_if(m_leaving, is_hung_up);
  if (m_conduit) {
    if (Descriptor end = m_conduit->take_dealer()) {
      m_leaving.push_back(std::move(end));
    }
    m_conduit.reset();
  }
  m_dialler.reset();
  m_phase = Phase::kWaiting;
  m_hello_waiting = false;
  m_in_flight = 0;
  for (auto& [ticket, pending] : m_pending) {
    if (pending.in_flight) {
      pending.in_flight = false;
      pending.deadline = m_now + m_options.queue_timeout;
    }
    if (pending.sent > 0) {
      give_new_id(ticket, pending);
    }
  }
  m_deadline = m_now + backoff(state);
  if (m_state != state || m_fault != fault) {
    set_state({.state = state, .fault = fault});
  }
}

/// The bytes of an earlier connection would tell the node that the next one is of the same wallet.
void ClientLoop::give_new_id(Ticket ticket, Pending& pending) {
  m_tickets.erase(pending.id);
  pending.id = random_array<16>();
  set_request_id(pending.frame, pending.id);
  m_tickets.emplace(pending.id, ticket);
}

milliseconds ClientLoop::backoff(LinkState state) {
  const milliseconds most = m_options.backoff_most;
  milliseconds wait = is_hard(state) ? most : m_options.backoff_first;
  for (unsigned i = 0; i < m_failures && wait < most; ++i) {
    wait *= 2;
  }
  ++m_failures;
  // Jitter of ±25 %, so that the wallets of a node that was restarted do not come all at once.
  const auto random = random_array<1>()[0];
  return std::min(wait, most) * (192 + random / 2) / 256;
}

void ClientLoop::set_state(LinkStateEvent event) {
  m_state = event.state;
  m_fault = event.fault;
  m_queue.push(std::move(event));
}

// ---- messages

void ClientLoop::say_hello() {
  m_hello_id = random_array<16>();
  m_hello_sent = m_now;
  m_hello_waiting = true;
  m_deadline = m_now + handshake_time();
  const HelloRequest hello{.protocol = kLinkProtocol, .genesis_id = m_node.genesis};
  if (m_socket.send(ZmqMessage(encode_request(m_hello_id, hello)), false) != 0) {
    hang_up(LinkState::kUnreachable, DialFault::kSilent);
  }
}

void ClientLoop::handle_messages() {
  while (m_socket) {
    const auto message = receive_parts(m_socket, 1);
    if (!message) {
      return;
    }
    m_conduit->message_completed();
    handle_message(message->parts[0].view(), message->count);
  }
}

void ClientLoop::handle_message(ByteView frame, std::size_t parts) {
  auto message = decode_server_message(frame);
  if (!message || parts != 1) {
    const auto ticket = m_tickets.find(request_id_of(frame));
    if (ticket != m_tickets.end()) {
      finish(m_pending.find(ticket->second),
             std::unexpected(RequestFailure{.kind = RequestFailure::Kind::kBadAnswer}));
    }
    hang_up(m_phase == Phase::kUp ? LinkState::kLost : LinkState::kRefused);
  } else if (const auto* tip = std::get_if<TipNotice>(&*message)) {
    m_queue.push(LinkTipEvent{*tip});
  } else {
    auto& reply = std::get<ReplyMessage>(*message);
    if (m_hello_waiting && reply.id == m_hello_id) {
      handle_hello(reply.outcome);
    } else {
      handle_reply(std::move(reply));
    }
  }
}

void ClientLoop::handle_hello(const LinkOutcome& outcome) {
  const auto* hello = outcome ? std::get_if<HelloReply>(&*outcome) : nullptr;
  if (!outcome && outcome.error() == LinkErrorCode::kBusy) {
    hang_up(LinkState::kUnreachable);
    return;
  }
  const bool other_genesis = hello != nullptr ? hello->genesis_id != m_node.genesis
                                              : !outcome && outcome.error() == LinkErrorCode::kWrongGenesis;
  if (other_genesis) {
    hang_up(LinkState::kWrongGenesis);
    return;
  }
  if (hello == nullptr || hello->protocol != kLinkProtocol) {
    hang_up(LinkState::kRefused);
    return;
  }
  m_hello_waiting = false;
  m_conduit->hello_completed();
  // Through a proxy each connection may cost a circuit, which a node that hangs up at once must not get in a
  // row.
  m_failures = m_options.proxy ? std::min(m_failures, kFailuresKept) : 0;
  m_deadline = m_now + m_options.keep_alive;
  if (m_phase == Phase::kHello) {
    m_phase = Phase::kUp;
    const auto latency = std::chrono::ceil<milliseconds>(m_now - m_hello_sent).count();
    set_state({.state = LinkState::kConnected,
               .latency_ms = static_cast<std::uint32_t>(std::clamp<std::int64_t>(latency, 0, UINT32_MAX)),
               .hello = *hello});
  }
}

void ClientLoop::handle_reply(ReplyMessage reply) {
  const auto ticket = m_tickets.find(reply.id);
  if (ticket == m_tickets.end()) {
    return;  // cancelled, or the answer of a repeat
  }
  const auto entry = m_pending.find(ticket->second);
  if (!reply.outcome) {
    finish(entry, std::unexpected(
                      RequestFailure{.kind = RequestFailure::Kind::kNode, .code = reply.outcome.error()}));
  } else if (reply.outcome->index() == entry->second.method) {
    finish(entry, std::move(*reply.outcome));
  } else {
    finish(entry, std::unexpected(RequestFailure{.kind = RequestFailure::Kind::kBadAnswer}));
    hang_up(LinkState::kLost);
  }
}

void ClientLoop::finish(PendingEntry entry, Result<LinkReply, RequestFailure> reply) {
  const Ticket ticket = entry->first;
  m_in_flight -= entry->second.in_flight ? 1 : 0;
  m_tickets.erase(entry->second.id);
  m_pending.erase(entry);
  m_queue.push(LinkReplyEvent{.ticket = ticket, .reply = std::move(reply)});
}

// ---- time

void ClientLoop::handle_timers() {
  if (m_now >= m_deadline) {
    if (m_phase == Phase::kWaiting) {
      start_attempt();
    } else if (m_phase == Phase::kUp && !m_hello_waiting) {
      say_hello();
    } else {
      hang_up(m_phase == Phase::kUp ? LinkState::kLost : LinkState::kUnreachable,
              m_phase == Phase::kUp ? DialFault::kNone : DialFault::kSilent);
    }
  }
  for (auto entry = m_pending.begin(); entry != m_pending.end();) {
    const auto current = entry++;
    if (current->second.deadline <= m_now && (current->second.in_flight || m_phase != Phase::kUp)) {
      handle_deadline(current);
    }
  }
}

void ClientLoop::handle_deadline(PendingEntry entry) {
  using Kind = RequestFailure::Kind;
  Pending& pending = entry->second;
  if (!pending.in_flight) {
    finish(entry,
           std::unexpected(RequestFailure{.kind = pending.sent > 0 ? Kind::kNoAnswer : Kind::kNotSent}));
  } else if (pending.sent > m_options.repeats) {
    finish(entry, std::unexpected(RequestFailure{.kind = Kind::kNoAnswer}));
    hang_up(LinkState::kLost);
  } else {
    --m_in_flight;
    pending.in_flight = false;
    send(pending);
  }
}

void ClientLoop::send_waiting() {
  for (auto& [ticket, pending] : m_pending) {
    if (m_phase != Phase::kUp || m_in_flight >= kMostInFlight) {
      return;
    }
    if (!pending.in_flight && !send(pending)) {
      return;
    }
  }
}

/// Sends the same bytes, for the first time or again; the time for an answer doubles at each repeat, since a
/// slow line needs long for a large one.
bool ClientLoop::send(Pending& pending) {
  if (m_socket.send(ZmqMessage(pending.frame), false) != 0) {
    hang_up(LinkState::kLost);
    return false;
  }
  pending.deadline = m_now + m_options.answer_timeout * (1u << std::min<std::size_t>(pending.sent, 4));
  ++pending.sent;
  pending.in_flight = true;
  ++m_in_flight;
  return true;
}

}  // namespace tacit::detail
