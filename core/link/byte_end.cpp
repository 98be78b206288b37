// SPDX-License-Identifier: MIT
#include "link/byte_end.h"

#include <cerrno>

#include <sys/socket.h>

namespace tacit::detail {

namespace {

std::optional<std::size_t> write_some(const Descriptor& fd, ByteView bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t sent = send(fd.get(), bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
    if (sent >= 0) {
      done += static_cast<std::size_t>(sent);
    } else if (errno == EAGAIN) {
      break;
    } else if (errno != EINTR) {
      return std::nullopt;
    }
  }
  return done;
}

}  // namespace

std::optional<std::size_t> ByteEnd::put(ByteView bytes) {
  const auto done = pending.empty() ? write_some(fd, bytes) : std::size_t{0};
  if (done) {
    append(pending, bytes.subspan(*done));
  }
  return done;
}

std::optional<std::size_t> ByteEnd::flush() {
  const auto done = write_some(fd, pending);
  if (done && *done == pending.size()) {
    Bytes().swap(pending);
  } else if (done) {
    pending.erase(pending.begin(), pending.begin() + static_cast<std::ptrdiff_t>(*done));
  }
  return done;
}

}  // namespace tacit::detail
