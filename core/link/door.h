// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "link/descriptor.h"

/// Internal to the link: where a ZeroMQ socket of this process connects to, since libzmq takes no connected
/// sockets. A unix socket without a file under a random name, which lets this very process in and nobody
/// else, once. Waits for nothing; belongs to one thread.
///
/// Whoever has the end that `accept` gives must not hang up before libzmq does: an engine whose input stands
/// still for want of room takes a hang-up for the end, but goes on with what it had read, and aborts the
/// process at a heartbeat in it (4.3.4, out_event with _io_error). So: close the ZeroMQ socket, then keep the
/// end until libzmq has closed the other.
namespace tacit::detail {

class Door {
 public:
  /// Empty when the system refuses a socket.
  static std::optional<Door> open();

  /// For zmq_connect.
  std::string endpoint() const { return "ipc://@" + m_name; }
  /// Readable when somebody knocks.
  int fd() const { return m_listener.get(); }
  /// The end that is not libzmq's, which does not wait; empty while nobody has come. The
  /// door is of no use after.
  Descriptor accept();

 private:
  Door(Descriptor listener, std::string name) : m_listener(std::move(listener)), m_name(std::move(name)) {}

  Descriptor m_listener;
  std::string m_name;
};

/// Whether libzmq has closed its end.
bool is_hung_up(const Descriptor& end);

}  // namespace tacit::detail
