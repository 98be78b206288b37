// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "link/descriptor.h"

/// Internal to the link: one end of a connection whose bytes are carried to another, with what was read there
/// and could not be written here yet. For sockets that do not wait; belongs to one thread.
namespace tacit::detail {

struct ByteEnd {
  Descriptor fd;
  Bytes pending;               // an idle connection holds no memory
  std::uint32_t interest = 0;  // the events that are waited for, for owners that use epoll

  /// Writes as much as the socket takes now and keeps the rest. How much was written; nothing when the socket
  /// is broken.
  std::optional<std::size_t> put(ByteView bytes);
  /// The same with what was kept.
  std::optional<std::size_t> flush();
};

}  // namespace tacit::detail
