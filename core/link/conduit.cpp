// SPDX-License-Identifier: MIT
#include "link/conduit.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <utility>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "crypto/random.h"

namespace tacit::detail {

namespace {

constexpr std::size_t kScratch = 64 * 1024;
// How much is carried before messages are looked at, so that those that are whole are counted as such.
constexpr int kReadsAtOnce = 8;
// Others may knock, too, and fill it: it has to be more than they can open in a moment.
constexpr int kBacklog = 4096;

bool is_this_process(const Descriptor& fd) {
  ucred peer{};
  socklen_t size = sizeof peer;
  return getsockopt(fd.get(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.pid == getpid();
}

}  // namespace

Conduit::Conduit(Descriptor node, Descriptor door, std::string name, const Limits& limits)
    : m_door(std::move(door)),
      m_name(std::move(name)),
      m_limits(limits),
      m_limit(limits.before_hello),
      m_scratch(kScratch) {
  m_node.fd = std::move(node);
}

std::unique_ptr<Conduit> Conduit::open(Descriptor node, Bytes first, const Limits& limits) {
  Descriptor door(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  std::string name = "tacit-dial-" + to_hex(random_array<16>());
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path + 1, name.data(), name.size());
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
  if (!door || bind(door.get(), reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
      listen(door.get(), kBacklog) != 0) {
    return nullptr;
  }
  std::unique_ptr<Conduit> conduit(new Conduit(std::move(node), std::move(door), std::move(name), limits));
  conduit->from_node(first);
  return conduit;
}

Conduit::State Conduit::advance() {
  if (m_door) {
    accept();
  }
  if (m_dealer.fd) {
    carry_to_node();
  }
  carry_from_node();
  return m_state;
}

void Conduit::accept() {
  while (m_door) {
    Descriptor fd(accept4(m_door.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!fd) {
      return;
    }
    if (is_this_process(fd)) {
      m_dealer.fd = std::move(fd);
      m_door = {};
    }
  }
}

bool Conduit::looks_like_zeromq(ByteView bytes) const {
  // ZMTP's signature: FF, eight bytes of any value, 7F.
  const auto wrong = [&](std::uint64_t place, std::uint8_t value) {
    return place >= m_from_node && place - m_from_node < bytes.size() &&
           bytes[static_cast<std::size_t>(place - m_from_node)] != value;
  };
  return !wrong(0, 0xFF) && !wrong(9, 0x7F);
}

void Conduit::from_node(ByteView bytes) {
  if (!looks_like_zeromq(bytes)) {
    m_state = State::kStranger;
    return;
  }
  m_from_node += bytes.size();
  m_unfinished += bytes.size();
  if (m_unfinished > m_limit) {
    m_state = State::kEndless;
  } else if (!m_dealer.fd) {
    append(m_dealer.pending, bytes);  // within the limit before hello
  } else if (!m_dealer.put(bytes)) {
    m_state = State::kDealerClosed;
  }
}

void Conduit::carry_from_node() {
  if (m_dealer.fd && m_state != State::kDealerClosed && !m_dealer.pending.empty() && !m_dealer.flush()) {
    m_state = State::kDealerClosed;
  }
  for (int i = 0; i < kReadsAtOnce && m_state == State::kOpen && (!m_dealer.fd || m_dealer.pending.empty());
       ++i) {
    const ssize_t got = recv(m_node.fd.get(), m_scratch.data(), m_scratch.size(), 0);
    if (got > 0) {
      from_node(ByteView(m_scratch).first(static_cast<std::size_t>(got)));
    } else if (got == 0) {
      m_state = State::kNodeClosed;
    } else if (errno == EAGAIN) {
      break;
    } else if (errno != EINTR) {
      m_state = State::kNodeReset;
    }
  }
  pass_end();
}

/// The DEALER sees the end once it has all that came before it.
void Conduit::pass_end() {
  if ((m_state == State::kNodeClosed || m_state == State::kNodeReset) && m_dealer.fd &&
      m_dealer.pending.empty()) {
    shutdown(m_dealer.fd.get(), SHUT_WR);
  }
}

void Conduit::carry_to_node() {
  if (m_state != State::kOpen) {
    return;
  }
  if (!m_node.pending.empty() && !m_node.flush()) {
    m_state = State::kNodeReset;
  }
  for (int i = 0; i < kReadsAtOnce && m_state == State::kOpen && m_node.pending.empty(); ++i) {
    const ssize_t got = recv(m_dealer.fd.get(), m_scratch.data(), m_scratch.size(), 0);
    if (got > 0) {
      if (!m_node.put(ByteView(m_scratch).first(static_cast<std::size_t>(got)))) {
        m_state = State::kNodeReset;
      }
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
      m_state = State::kDealerClosed;
    } else if (errno == EAGAIN) {
      break;
    }
  }
}

std::array<Conduit::Wish, 2> Conduit::wishes() const {
  std::array<Wish, 2> wishes;
  const bool open = m_state == State::kOpen;
  if (!m_dealer.fd) {
    wishes[0] = {m_door.get(), POLLIN};
  } else {
    wishes[0] = {m_dealer.fd.get(), static_cast<short>((open && m_node.pending.empty() ? POLLIN : 0) |
                                                       (m_dealer.pending.empty() ? 0 : POLLOUT))};
  }
  if (open) {
    wishes[1] = {m_node.fd.get(), static_cast<short>((m_dealer.pending.empty() ? POLLIN : 0) |
                                                     (m_node.pending.empty() ? 0 : POLLOUT))};
  }
  return wishes;
}

}  // namespace tacit::detail
