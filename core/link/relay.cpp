// SPDX-License-Identifier: MIT
#include "link/relay.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include "crypto/random.h"

namespace tacit::detail {

namespace {

constexpr std::size_t kScratch = 64 * 1024;
// A reader of an address that has more than others is not called slow before, and any other.
constexpr std::chrono::seconds kTimeToRead{2};
constexpr std::chrono::seconds kFairTimeToRead{30};
// How much of one connection is carried before others have their turn.
constexpr int kReadsAtOnce = 8;
constexpr int kBacklog = 128;
// Of one connection: two here, two of its ZeroMQ socket, and two of a former connection that libzmq has not
// closed yet.
constexpr std::size_t kDescriptorsPerConnection = 6;
constexpr std::size_t kSpareDescriptors = 128;  // for everything else in the process

/// How many of these connections the descriptors are enough for; at least one.
std::size_t affordable(std::size_t connections, rlim_t limit) {
  const std::size_t usable =
      limit > kSpareDescriptors ? static_cast<std::size_t>(limit) - kSpareDescriptors : 0;
  return std::clamp<std::size_t>(usable / kDescriptorsPerConnection, 1, connections);
}

LinkServerError error_of(int error) {
  switch (error) {
    case EADDRINUSE:
      return LinkServerError::kPortInUse;
    case EACCES:
    case EPERM:
      return LinkServerError::kPermission;
    case EADDRNOTAVAIL:
    case EAFNOSUPPORT:
      return LinkServerError::kAddress;
    default:
      return LinkServerError::kSystem;
  }
}

/// Ends with RST instead of FIN: a peer that was not let in can tell this from a refused handshake.
void close_hard(Descriptor fd) {
  const linger hard{.l_onoff = 1, .l_linger = 0};
  setsockopt(fd.get(), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
}

std::uint16_t bound_port(int fd) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  if (address.ss_family == AF_INET6) {
    sockaddr_in6 v6;
    std::memcpy(&v6, &address, sizeof v6);
    return ntohs(v6.sin6_port);
  }
  sockaddr_in v4;
  std::memcpy(&v4, &address, sizeof v4);
  return ntohs(v4.sin_port);
}

}  // namespace

Relay::Relay(const LinkServerOptions& options, int epoll, Observer& observer)
    : m_options(options),
      m_epoll(epoll),
      m_observer(&observer),
      m_descriptor_limit(raise_descriptor_limit(options.max_connections)),
      m_admission(affordable(options.max_connections, m_descriptor_limit),
                  options.max_connections_per_address),
      m_scratch(kScratch) {}

/// Raises the limit as far as it may be; no more connections are let in than it is enough for, so that the
/// rest of the process always finds some. Returns the limit.
rlim_t Relay::raise_descriptor_limit(std::size_t connections) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
    return 0;
  }
  const rlim_t wanted = connections * kDescriptorsPerConnection + kSpareDescriptors;
  if (limit.rlim_cur < wanted) {
    const rlimit raised{std::min(wanted, limit.rlim_max), limit.rlim_max};
    if (setrlimit(RLIMIT_NOFILE, &raised) == 0) {
      limit = raised;
    }
  }
  return limit.rlim_cur;
}

Result<Relay, LinkServerError> Relay::listen(const LinkServerOptions& options, int epoll,
                                             Observer& observer) {
  Relay relay(options, epoll, observer);
  TACIT_TRY_VOID(relay.open(options));
  return relay;
}

Result<void, LinkServerError> Relay::open(const LinkServerOptions& options) {
  addrinfo hints{};
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(options.host.c_str(), std::to_string(options.port).c_str(), &hints, &found) != 0) {
    return std::unexpected(LinkServerError::kAddress);
  }
  const int family = found->ai_family;
  sockaddr_storage address{};
  const socklen_t size = found->ai_addrlen;
  std::memcpy(&address, found->ai_addr, size);
  freeaddrinfo(found);

  m_listener = Descriptor(socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!m_listener) {
    return std::unexpected(error_of(errno));
  }
  const int on = 1;
  const int off = 0;
  setsockopt(m_listener.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (family == AF_INET6) {
    setsockopt(m_listener.get(), IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
  }
  if (bind(m_listener.get(), reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
      ::listen(m_listener.get(), kBacklog) != 0) {
    return std::unexpected(error_of(errno));
  }
  m_port = bound_port(m_listener.get());
  if (!watch(m_listener.get(), kListenToken, EPOLLIN)) {
    return std::unexpected(LinkServerError::kSystem);
  }
  return {};
}

void Relay::on_event(std::uint64_t token, std::uint32_t events, SteadyTime now) {
  if (token == kListenToken) {
    accept_all(now);
    return;
  }
  const ConnectionId id = token / 4;
  const auto side = static_cast<Side>(token % 4);
  const auto found = m_connections.find(id);
  if (found == m_connections.end()) {
    if (side == kPrivate && (events & (EPOLLHUP | EPOLLERR)) != 0) {
      m_leaving.erase(id);
    }
    return;  // or closed by an event before this one
  }
  Connection& connection = found->second;
  if (side == kPrivate && connection.door) {
    if (!let_in(id, connection)) {
      close(id);
    }
    return;
  }
  bool alive = true;
  if ((events & EPOLLOUT) != 0) {
    alive = flush(connection, side, now);
  }
  if (alive && (events & EPOLLIN) != 0) {
    alive = carry(connection, side, now);
  }
  // Without interest in input only an error or a full hang-up is reported, and then no byte can be delivered.
  if ((events & EPOLLERR) != 0 || ((events & EPOLLHUP) != 0 && (events & EPOLLIN) == 0)) {
    alive = false;
  }
  if (alive) {
    update_interest(id, connection);
  } else {
    close(id);
  }
  if (m_held.unfinished > m_options.max_unfinished_bytes_in_all) {
    cut_unfinished();
  }
}

void Relay::accept_all(SteadyTime now) {
  while (true) {
    sockaddr_storage from{};
    socklen_t size = sizeof from;
    Descriptor fd(
        accept4(m_listener.get(), reinterpret_cast<sockaddr*>(&from), &size, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!fd) {
      if (errno == EINTR || errno == ECONNABORTED) {
        continue;
      }
      // Out of descriptors: the listener would stay readable and spin. The next tick tries again.
      listen_again(errno == EAGAIN || errno == EWOULDBLOCK);
      return;
    }
    accept_one(std::move(fd), peer_address(from), now);
  }
}

void Relay::accept_one(Descriptor fd, const PeerAddress& address, SteadyTime now) {
  // The lowest free number was given: every one below it is in use, by whatever part of the process.
  const bool scarce = static_cast<rlim_t>(fd.get()) + kSpareDescriptors / 2 >= m_descriptor_limit;
  if (!scarce && (m_admission.full() || m_admission.full(address))) {
    make_room(address, now);
  }
  if (scarce || !m_admission.enter(address)) {
    close_hard(std::move(fd));
    return;
  }
  const ConnectionId id = m_next++;
  const int on = 1;
  setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  Connection& connection = m_connections[id];
  connection.ends[kPublic].fd = std::move(fd);
  connection.address = address;
  connection.accepted = connection.last_message = connection.last_taken = now;
  if (!connect(id, connection)) {
    cut(id);
  }
}

/// Opens a door and has the observer send a ZeroMQ socket to it.
bool Relay::connect(ConnectionId id, Connection& connection) {
  connection.door = Door::open();
  return connection.door && watch(connection.ends[kPublic].fd.get(), 4 * id + kPublic, 0) &&
         watch(connection.door->fd(), 4 * id + kPrivate, EPOLLIN) &&
         m_observer->connection_opened(id, connection.door->endpoint());
}

/// libzmq is at the door: from now on bytes flow.
bool Relay::let_in(ConnectionId id, Connection& connection) {
  ByteEnd& end = connection.ends[kPrivate];
  end.fd = connection.door->accept();
  if (!end.fd) {
    return true;
  }
  connection.door.reset();
  if (!watch(end.fd.get(), 4 * id + kPrivate, 0)) {
    return false;
  }
  update_interest(id, connection);
  return true;
}

bool Relay::watch(int fd, std::uint64_t token, std::uint32_t events) const {
  epoll_event event{.events = events, .data = {.u64 = token}};
  return epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event) == 0;
}

void Relay::make_room(const PeerAddress& address, SteadyTime now) {
  std::vector<Place> places;
  places.reserve(m_connections.size());
  for (const auto& [id, connection] : m_connections) {
    places.push_back({id, connection.address, connection.hello, connection.kept, connection.accepted,
                      connection.last_message});
  }
  const auto chance = random_array<2>();
  // One of the address that goes makes room among all, too.
  const auto leaving = m_admission.full(address)
                           ? place_of_address(places, address, now, chance[0] + 256u * chance[1])
                           : place_of_all(places, address);
  if (leaving) {
    cut(*leaving);
  }
}

/// Moves what one end has to the other; false when the connection is over.
bool Relay::carry(Connection& connection, Side from, SteadyTime now) {
  const Side to = from == kPublic ? kPrivate : kPublic;
  ByteEnd& target = connection.ends[to];
  for (int i = 0; i < kReadsAtOnce && target.pending.empty(); ++i) {
    const ssize_t got = recv(connection.ends[from].fd.get(), m_scratch.data(), m_scratch.size(), 0);
    if (got <= 0) {
      return got < 0 && (errno == EAGAIN || errno == EINTR);
    }
    const auto size = static_cast<std::size_t>(got);
    if (!count(connection, from, size, now)) {
      return false;
    }
    const auto done = target.put(ByteView(m_scratch).first(size));
    if (!done) {
      return false;
    }
    written(connection, to, *done, now);
    if (size < m_scratch.size()) {
      break;  // that was all there is
    }
  }
  return true;
}

/// Only a message that does not end, or a stranger who does not say hello, passes these limits.
bool Relay::count(Connection& connection, Side from, std::size_t bytes, SteadyTime now) {
  if (from == kPrivate) {
    return true;
  }
  if (connection.held.unfinished <= m_options.max_unfinished_bytes_before_hello) {
    connection.unfinished_since = now;
  }
  set_held(connection, &Held::unfinished, connection.held.unfinished + bytes);
  return connection.held.unfinished <=
         (connection.hello ? m_options.max_unfinished_bytes : m_options.max_unfinished_bytes_before_hello);
}

/// What a connection has changes, and with it what its address and all have.
void Relay::set_held(Connection& connection, std::size_t Held::* what, std::size_t bytes) {
  const std::size_t before = std::exchange(connection.held.*what, bytes);
  m_held.*what = m_held.*what - before + bytes;
  const auto share = m_shares.try_emplace(connection.address).first;
  share->second.*what = share->second.*what - before + bytes;
  if (share->second == Held{}) {
    m_shares.erase(share);
  }
}

/// Messages that do not end are too much together: the largest goes, of the address that has most.
void Relay::cut_unfinished() {
  const auto most = std::ranges::max_element(m_shares, {}, [](const auto& s) { return s.second.unfinished; });
  const auto largest = std::ranges::max_element(m_connections, {}, [&](const auto& entry) {
    return entry.second.address == most->first ? entry.second.held.unfinished : 0;
  });
  cut(largest->first);
}

bool Relay::flush(Connection& connection, Side to, SteadyTime now) {
  const auto done = connection.ends[to].flush();
  if (!done) {
    return false;
  }
  written(connection, to, *done, now);
  return true;
}

void Relay::written(Connection& connection, Side to, std::size_t bytes, SteadyTime now) {
  if (to == kPublic && bytes > 0) {
    // Encryption and heartbeats make it more than was counted.
    set_held(connection, &Held::waiting, connection.held.waiting - std::min(bytes, connection.held.waiting));
    connection.taken += bytes;
    connection.last_taken = now;
  }
}

void Relay::update_interest(ConnectionId id, Connection& connection) {
  for (Side side : {kPublic, kPrivate}) {
    ByteEnd& end = connection.ends[side];
    const ByteEnd& other = connection.ends[side == kPublic ? kPrivate : kPublic];
    std::uint32_t interest = 0;
    if (!connection.door && other.pending.empty()) {
      interest |= EPOLLIN;
    }
    if (!end.pending.empty()) {
      interest |= EPOLLOUT;
    }
    if (interest != end.interest) {
      end.interest = interest;
      epoll_event event{.events = interest, .data = {.u64 = 4 * id + side}};
      epoll_ctl(m_epoll, EPOLL_CTL_MOD, end.fd.get(), &event);
    }
  }
}

void Relay::message_completed(ConnectionId id, bool hello, SteadyTime now) {
  const auto found = m_connections.find(id);
  if (found != m_connections.end()) {
    set_held(found->second, &Held::unfinished, 0);
    found->second.last_message = now;
    found->second.hello |= hello;
  }
}

void Relay::reply_queued(ConnectionId id, std::size_t bytes, SteadyTime now) {
  const auto found = m_connections.find(id);
  if (found != m_connections.end()) {
    if (found->second.held.waiting == 0) {
      found->second.last_taken = found->second.waiting_since = now;
      found->second.taken = 0;
    }
    set_held(found->second, &Held::waiting, found->second.held.waiting + bytes);
  }
}

void Relay::promise(ConnectionId id, std::size_t bytes) {
  const auto found = m_connections.find(id);
  if (found != m_connections.end()) {
    set_held(found->second, &Held::promised, bytes);
  }
}

Relay::Held Relay::held(ConnectionId id) const {
  const auto found = m_connections.find(id);
  return found == m_connections.end() ? Held{} : found->second.held;
}

Relay::Held Relay::held_by_address(ConnectionId id) const {
  const auto found = m_connections.find(id);
  const auto share = found == m_connections.end() ? m_shares.end() : m_shares.find(found->second.address);
  return share == m_shares.end() ? Held{} : share->second;
}

std::optional<ConnectionId> Relay::reader_to_close(ConnectionId wanting, SteadyTime now) const {
  const auto found = m_connections.find(wanting);
  const auto most = std::ranges::max_element(m_shares, {}, [](const auto& s) { return s.second.waiting; });
  if (found == m_connections.end() || most == m_shares.end()) {
    return std::nullopt;
  }
  const PeerAddress& own = found->second.address;
  if (most->first == own || most->second.waiting > held_by_address(wanting).waiting + kMaxReplyBytes) {
    const auto slowest = slowest_reader(
        now, kTimeToRead, [&](const Connection& connection) { return connection.address == most->first; });
    if (slowest) {
      return slowest;
    }
  }
  return slowest_reader(now, kFairTimeToRead, [](const Connection&) { return true; });
}

template <typename Eligible>
std::optional<ConnectionId> Relay::slowest_reader(SteadyTime now, std::chrono::seconds least,
                                                  const Eligible& eligible) const {
  std::optional<ConnectionId> slowest;
  double slowest_rate = 0;
  for (const auto& [id, connection] : m_connections) {
    const std::chrono::duration<double> time = now - connection.waiting_since;
    if (connection.held.waiting == 0 || time < least || !eligible(connection)) {
      continue;
    }
    const double rate = static_cast<double>(connection.taken) / time.count();
    if (!slowest || rate < slowest_rate) {
      slowest = id;
      slowest_rate = rate;
    }
  }
  return slowest;
}

ByteView Relay::origin(ConnectionId id) const {
  const auto found = m_connections.find(id);
  if (found == m_connections.end() || found->second.address.loopback) {
    return {};
  }
  return found->second.address.bytes;
}

void Relay::close(ConnectionId id) {
  auto node = m_connections.extract(id);
  if (node.empty()) {
    return;
  }
  Connection& connection = node.mapped();
  for (const auto what : {&Held::unfinished, &Held::waiting, &Held::promised}) {
    set_held(connection, what, 0);
  }
  m_admission.leave(connection.address);
  if (Descriptor& fd = connection.ends[kPrivate].fd) {
    epoll_event event{.events = 0, .data = {.u64 = 4 * id + kPrivate}};  // its end is always told
    epoll_ctl(m_epoll, EPOLL_CTL_MOD, fd.get(), &event);
    m_leaving.emplace(id, std::move(fd));
  }
  m_observer->connection_closed(id);
}

/// Ends it with a reset, which a peer does not take for a refused handshake.
void Relay::cut(ConnectionId id) {
  if (const auto found = m_connections.find(id); found != m_connections.end()) {
    close_hard(std::move(found->second.ends[kPublic].fd));
  }
  close(id);
}

void Relay::keep(ConnectionId id) {
  const auto found = m_connections.find(id);
  if (found != m_connections.end()) {
    found->second.kept = true;
  }
}

void Relay::listen_again(bool wanted) {
  if (wanted != m_listening) {
    m_listening = wanted;
    epoll_event event{.events = wanted ? std::uint32_t{EPOLLIN} : 0, .data = {.u64 = kListenToken}};
    epoll_ctl(m_epoll, EPOLL_CTL_MOD, m_listener.get(), &event);
  }
}

bool Relay::overdue(const Connection& connection, SteadyTime now) const {
  if (!connection.hello) {
    return now - connection.accepted > m_options.hello_timeout;
  }
  return now - connection.last_message > m_options.idle_timeout ||
         (connection.held.unfinished > m_options.max_unfinished_bytes_before_hello &&
          now - connection.unfinished_since > m_options.message_timeout) ||
         (connection.held.waiting > 0 && now - connection.last_taken > m_options.stall_timeout);
}

void Relay::on_tick(SteadyTime now) {
  std::vector<ConnectionId> over;
  for (const auto& [id, connection] : m_connections) {
    if (overdue(connection, now)) {
      over.push_back(id);
    }
  }
  for (ConnectionId id : over) {
    cut(id);
  }
  listen_again(true);
}

}  // namespace tacit::detail
