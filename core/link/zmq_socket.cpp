// SPDX-License-Identifier: MIT
#include "link/zmq_socket.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include "base/check.h"

namespace tacit::detail {

namespace {

constexpr int kHandshakeMs = 5'000;
constexpr int kHeartbeatMs = 5'000;
constexpr int kHeartbeatTimeoutMs = 15'000;
constexpr int kHighWaterMark = 128;
// zmq.h hides the name behind the draft interface. A message that is not copied keeps the whole buffer of 8
// KiB that it came in, however small it is: a peer that sends small parts one by one would make the memory
// that is used a hundred times what it sends, and only what it sends is counted.
constexpr int kZeroCopyReceive = 10;
// Encryption and flags add 33 bytes to a frame, and MAXMSGSIZE is compared with the sum.
constexpr std::size_t kFrameOverhead = 64;

}  // namespace

ZmqContext::ZmqContext(int most_sockets) : m_context(zmq_ctx_new()) {
  TACIT_CHECK(m_context != nullptr);
  TACIT_CHECK(zmq_ctx_set(m_context, ZMQ_MAX_SOCKETS, most_sockets) == 0);
  TACIT_CHECK(zmq_ctx_set(m_context, ZMQ_IO_THREADS, 1) == 0);
  TACIT_CHECK(zmq_ctx_set(m_context, kZeroCopyReceive, 0) == 0);
}

ZmqContext::~ZmqContext() {
  while (zmq_ctx_term(m_context) != 0 && errno == EINTR) {
  }
}

ZmqMessage::ZmqMessage(Bytes bytes) {
  auto owned = std::make_unique<Bytes>(std::move(bytes));
  auto release = [](void*, void* hint) { delete static_cast<Bytes*>(hint); };
  TACIT_CHECK(zmq_msg_init_data(&m_message, owned->data(), owned->size(), release, owned.get()) == 0);
  owned.release();
}

ByteView ZmqMessage::view() const {
  return {static_cast<const std::uint8_t*>(zmq_msg_data(&m_message)), zmq_msg_size(&m_message)};
}

ZmqSocket::ZmqSocket(const ZmqContext& context, int type) : m_socket(zmq_socket(context.get(), type)) {}

ZmqSocket::~ZmqSocket() {
  if (m_socket != nullptr) {
    zmq_close(m_socket);
  }
}

int ZmqSocket::fd() const {
  int fd = -1;
  std::size_t size = sizeof fd;
  zmq_getsockopt(m_socket, ZMQ_FD, &fd, &size);
  return fd;
}

bool ZmqSocket::set(int option, int value) {
  return zmq_setsockopt(m_socket, option, &value, sizeof value) == 0;
}

bool ZmqSocket::set(int option, std::int64_t value) {
  return zmq_setsockopt(m_socket, option, &value, sizeof value) == 0;
}

bool ZmqSocket::set(int option, ByteView value) {
  return zmq_setsockopt(m_socket, option, value.data(), value.size()) == 0;
}

bool ZmqSocket::bind(const std::string& endpoint) {
  return zmq_bind(m_socket, endpoint.c_str()) == 0;
}

bool ZmqSocket::connect(const std::string& endpoint) {
  return zmq_connect(m_socket, endpoint.c_str()) == 0;
}

std::optional<ZmqMessage> ZmqSocket::receive(bool& more) {
  ZmqMessage message;
  while (zmq_msg_recv(message.get(), m_socket, ZMQ_DONTWAIT) < 0) {
    if (errno != EINTR) {
      return std::nullopt;
    }
  }
  more = zmq_msg_more(message.get()) != 0;
  return message;
}

int ZmqSocket::send(ZmqMessage message, bool more) {
  while (zmq_msg_send(message.get(), m_socket, ZMQ_DONTWAIT | (more ? ZMQ_SNDMORE : 0)) < 0) {
    if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

std::optional<ZmqParts> receive_parts(ZmqSocket& socket, std::size_t most_parts) {
  bool more = false;
  auto part = socket.receive(more);
  if (!part) {
    return std::nullopt;
  }
  ZmqParts all;
  all.count = 1;
  all.parts.push_back(std::move(*part));
  while (more && (part = socket.receive(more))) {
    if (++all.count <= most_parts) {
      all.parts.push_back(std::move(*part));
    }
  }
  return all;
}

bool apply_common_options(ZmqSocket& socket, std::size_t most_bytes) {
  return socket.set(ZMQ_MAXMSGSIZE, static_cast<std::int64_t>(most_bytes + kFrameOverhead)) &&
         socket.set(ZMQ_LINGER, 0) && socket.set(ZMQ_HANDSHAKE_IVL, kHandshakeMs) &&
         socket.set(ZMQ_HEARTBEAT_IVL, kHeartbeatMs) &&
         socket.set(ZMQ_HEARTBEAT_TIMEOUT, kHeartbeatTimeoutMs) &&
         socket.set(ZMQ_HEARTBEAT_TTL, kHeartbeatTimeoutMs) && socket.set(ZMQ_SNDHWM, kHighWaterMark) &&
         socket.set(ZMQ_RCVHWM, kHighWaterMark);
}

bool apply_server_security(ZmqSocket& socket, const LinkKeys& keys) {
  return socket.set(ZMQ_CURVE_SERVER, 1) && socket.set(ZMQ_CURVE_SECRETKEY, keys.secret.expose()) &&
         socket.set(ZMQ_ZAP_DOMAIN, as_bytes(kZapDomain)) && socket.set(kZapEnforceDomain, 1);
}

bool apply_client_security(ZmqSocket& socket, const Bytes32& server_key) {
  const LinkKeys own = generate_link_keys();
  return socket.set(ZMQ_CURVE_SERVERKEY, server_key) && socket.set(ZMQ_CURVE_PUBLICKEY, own.public_key) &&
         socket.set(ZMQ_CURVE_SECRETKEY, own.secret.expose());
}

ZmqSocket monitor(const ZmqContext& context, ZmqSocket& socket, const std::string& endpoint, int events) {
  if (zmq_socket_monitor(socket.get(), endpoint.c_str(), events) != 0) {
    return {};
  }
  ZmqSocket pair(context, ZMQ_PAIR);
  if (!pair || !pair.set(ZMQ_LINGER, 0) || !pair.connect(endpoint)) {
    return {};
  }
  return pair;
}

void stop_monitor(ZmqSocket& socket) {
  if (socket) {
    zmq_socket_monitor(socket.get(), nullptr, 0);
  }
}

std::optional<ZmqEvent> receive_event(ZmqSocket& monitor) {
  const auto message = receive_parts(monitor, 2);
  if (!message || message->parts.empty() || message->parts[0].view().size() != 6) {
    return std::nullopt;
  }
  ZmqEvent event;
  const ByteView bytes = message->parts[0].view();
  std::memcpy(&event.event, bytes.data(), sizeof event.event);
  std::memcpy(&event.value, bytes.data() + sizeof event.event, sizeof event.value);
  return event;
}

}  // namespace tacit::detail
