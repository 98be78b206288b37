// SPDX-License-Identifier: MIT
#include "link/dialler.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

namespace tacit::detail {

namespace {

constexpr std::size_t kMostAddresses = 8;

/// The addresses of a host; with `numeric` alone, which asks nobody, of one that is an address.
std::vector<SocketAddress> addresses_of(const std::string& host, std::uint16_t port, bool numeric) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV | (numeric ? AI_NUMERICHOST : 0);
  addrinfo* found = nullptr;
  std::vector<SocketAddress> addresses;
  if (getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) {
    return addresses;
  }
  for (const addrinfo* one = found; one != nullptr && addresses.size() < kMostAddresses; one = one->ai_next) {
    SocketAddress& address = addresses.emplace_back();
    address.size = one->ai_addrlen;
    std::memcpy(&address.storage, one->ai_addr, one->ai_addrlen);
  }
  freeaddrinfo(found);
  return addresses;
}

}  // namespace

std::vector<SocketAddress> look_up(const std::string& host, std::uint16_t port) {
  return addresses_of(host, port, false);
}

/// Outlives a dialler that has lost patience: the system's look-up can not be interrupted.
struct Dialler::Answer {
  Signal ready;
  std::mutex mutex;
  bool done = false;
  std::vector<SocketAddress> addresses;
};

Dialler::Dialler(DialOptions options, SteadyTime now) : m_options(std::move(options)) {
  if (m_options.proxy) {
    const std::string& host = m_options.proxy->host;
    m_addresses = addresses_of(host == "localhost" ? "127.0.0.1" : host, m_options.proxy->port, true);
    m_socks.emplace(m_options.host, m_options.port);
  } else {
    m_addresses = addresses_of(m_options.host, m_options.port, true);
  }
  if (m_addresses.empty() && !m_options.proxy && m_options.host.ends_with(".onion")) {
    fail(DialFault::kNoName);  // no such name may be asked of the system (RFC 7686)
  } else if (m_addresses.empty() && !m_options.proxy) {
    start_lookup(now);
  } else {
    m_connect_end = now + m_options.connect_timeout;
    connect_next(now);
  }
}

void Dialler::start_lookup(SteadyTime now) {
  m_deadline = now + m_options.lookup_timeout;
  m_answer = std::make_shared<Answer>();
  const auto work = [answer = m_answer, ask = m_options.look_up, host = m_options.host,
                     port = m_options.port] {
    auto addresses = ask(host, port);
    std::lock_guard lock(answer->mutex);
    answer->addresses = std::move(addresses);
    answer->done = true;
    answer->ready.signal();
  };
  try {
    std::thread(work).detach();
  } catch (const std::system_error&) {
    fail(DialFault::kNoName);
  }
}

void Dialler::finish_lookup(SteadyTime now) {
  {
    std::lock_guard lock(m_answer->mutex);
    if (!m_answer->done) {
      return;
    }
    m_addresses = m_answer->addresses;
  }
  m_answer.reset();
  if (m_addresses.empty()) {
    fail(DialFault::kNoName);
    return;
  }
  m_connect_end = now + m_options.connect_timeout;
  connect_next(now);
}

/// The time that is left is shared out, so that an address that swallows everything leaves some for the next.
void Dialler::connect_next(SteadyTime now) {
  while (m_tried < m_addresses.size() && now < m_connect_end) {
    const SocketAddress& address = m_addresses[m_tried];
    const auto left = static_cast<int>(m_addresses.size() - m_tried);
    ++m_tried;
    m_socket = Descriptor(socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const int on = 1;
    if (m_socket && (setsockopt(m_socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) == 0) &&
        (connect(m_socket.get(), reinterpret_cast<const sockaddr*>(&address.storage), address.size) == 0 ||
         errno == EINPROGRESS)) {
      m_step = Step::kConnect;
      m_deadline = now + (m_connect_end - now) / left;
      return;
    }
  }
  fail(m_options.proxy ? DialFault::kNoProxy : DialFault::kNoConnection);
}

void Dialler::finish_connect(SteadyTime now) {
  pollfd wait{.fd = m_socket.get(), .events = POLLOUT, .revents = 0};
  if (poll(&wait, 1, 0) != 1) {
    return;
  }
  int error = 0;
  socklen_t size = sizeof error;
  if (getsockopt(m_socket.get(), SOL_SOCKET, SO_ERROR, &error, &size) != 0 || error != 0) {
    connect_next(now);
  } else if (m_socks) {
    m_step = Step::kProxy;
    m_deadline = now + m_options.proxy_timeout;
    talk(now);
  } else {
    m_step = Step::kOver;
  }
}

void Dialler::talk(SteadyTime) {
  while (m_step == Step::kProxy && send_output() && read_answer()) {
    if (m_socks->state() == Socks5::State::kFailed) {
      fail(m_socks->fault());
    } else if (m_socks->state() == Socks5::State::kDone) {
      m_step = Step::kOver;
    }
  }
}

/// False when it has to be waited for, or it is over.
bool Dialler::send_output() {
  append(m_unsent, m_socks->take_output());
  while (!m_unsent.empty()) {
    const ssize_t sent = send(m_socket.get(), m_unsent.data(), m_unsent.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      m_unsent.erase(m_unsent.begin(), m_unsent.begin() + sent);
    } else if (errno != EINTR) {
      if (errno != EAGAIN) {
        fail(DialFault::kNotSocks);
      }
      return false;
    }
  }
  return true;
}

bool Dialler::read_answer() {
  std::uint8_t bytes[512];
  const ssize_t got = recv(m_socket.get(), bytes, sizeof bytes, 0);
  if (got <= 0) {
    if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
      fail(DialFault::kNotSocks);
    }
    return false;
  }
  const ByteView all = ByteView(bytes).first(static_cast<std::size_t>(got));
  append(m_first, all.subspan(m_socks->feed(all)));
  return true;
}

Dialler::State Dialler::advance(SteadyTime now) {
  if (m_step == Step::kLookUp && m_answer) {
    finish_lookup(now);
  } else if (m_step == Step::kConnect) {
    finish_connect(now);
  } else if (m_step == Step::kProxy) {
    talk(now);
  }
  if (m_fault == DialFault::kNone && m_step != Step::kOver && now >= m_deadline) {
    if (m_step == Step::kConnect) {
      connect_next(now);
    } else {
      fail(m_step == Step::kProxy ? DialFault::kProxySilent : DialFault::kNoName);
    }
  }
  return m_fault != DialFault::kNone ? State::kFailed
         : m_step == Step::kOver     ? State::kConnected
                                     : State::kWorking;
}

int Dialler::fd() const {
  return m_step == Step::kLookUp && m_answer ? m_answer->ready.fd() : m_socket.get();
}

short Dialler::events() const {
  return m_step == Step::kConnect || !m_unsent.empty() ? POLLOUT : POLLIN;
}

void Dialler::fail(DialFault fault) {
  m_fault = fault;
  m_step = Step::kOver;
  m_socket = {};
  m_answer.reset();
}

}  // namespace tacit::detail
