// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "link/zmq_socket.h"

/// Internal to the link: the handler that libzmq asks about every client (ZeroMQ RFC 27). It admits every
/// CURVE key, since wallets have fresh ones, and refuses NULL and PLAIN. Must be bound before a socket of the
/// server connects; while it does not answer, no client gets a byte in.
namespace tacit::detail {

class ZapHandler {
 public:
  /// False when the endpoint could not be bound.
  [[nodiscard]] bool bind(const ZmqContext& context);
  int fd() const { return m_socket.fd(); }
  /// Answers everything that waits.
  void answer_all();

 private:
  ZmqSocket m_socket;
};

/// Whether the parts of a ZAP request (version, id, domain, address, identity, mechanism, credentials …) are
/// a client to let in.
bool zap_admits(const std::vector<ByteView>& request);

}  // namespace tacit::detail
