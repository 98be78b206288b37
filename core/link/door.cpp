// SPDX-License-Identifier: MIT
#include "link/door.h"

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

// Others may knock, too, and fill it: it has to be more than they can open in a moment.
constexpr int kBacklog = 4096;

bool is_this_process(const Descriptor& fd) {
  ucred peer{};
  socklen_t size = sizeof peer;
  return getsockopt(fd.get(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.pid == getpid();
}

}  // namespace

std::optional<Door> Door::open() {
  Descriptor listener(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  std::string name = "tacit-link-" + to_hex(random_array<16>());
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path + 1, name.data(), name.size());
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
  if (!listener || bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
      listen(listener.get(), kBacklog) != 0) {
    return std::nullopt;
  }
  return Door(std::move(listener), std::move(name));
}

Descriptor Door::accept() {
  while (true) {
    Descriptor fd(accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!fd && errno != EINTR && errno != ECONNABORTED) {
      return {};
    }
    if (fd && is_this_process(fd)) {
      return fd;
    }
  }
}

bool is_hung_up(const Descriptor& end) {
  pollfd state{.fd = end.get(), .events = 0, .revents = 0};
  return poll(&state, 1, 0) == 1;
}

}  // namespace tacit::detail
