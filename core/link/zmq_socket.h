// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <zmq.h>

#include "base/bytes.h"
#include "link/keys.h"

/// Internal to the link: ownership of ZeroMQ's objects, and the options that make them safe. Nothing here
/// waits and nothing throws but for want of memory. Contexts are thread-safe; a socket belongs to one thread.
namespace tacit::detail {

class ZmqContext {
 public:
  /// Ends the process when there is no memory for it.
  explicit ZmqContext(int most_sockets);
  /// Waits for the I/O thread. All sockets must be closed before.
  ~ZmqContext();
  ZmqContext(const ZmqContext&) = delete;
  ZmqContext& operator=(const ZmqContext&) = delete;
  void* get() const { return m_context; }

 private:
  void* m_context;
};

/// One part of a message. Move-only.
class ZmqMessage {
 public:
  ZmqMessage() { zmq_msg_init(&m_message); }
  /// Takes over the bytes without a copy.
  explicit ZmqMessage(Bytes bytes);
  ZmqMessage(ZmqMessage&& other) noexcept : ZmqMessage() { zmq_msg_move(&m_message, &other.m_message); }
  ZmqMessage& operator=(ZmqMessage&& other) noexcept {
    zmq_msg_move(&m_message, &other.m_message);
    return *this;
  }
  ~ZmqMessage() { zmq_msg_close(&m_message); }
  ZmqMessage(const ZmqMessage&) = delete;
  ZmqMessage& operator=(const ZmqMessage&) = delete;

  ByteView view() const;
  zmq_msg_t* get() { return &m_message; }

 private:
  mutable zmq_msg_t m_message;
};

class ZmqSocket {
 public:
  ZmqSocket() = default;
  /// Empty when the context has no socket left.
  ZmqSocket(const ZmqContext& context, int type);
  ZmqSocket(ZmqSocket&& other) noexcept : m_socket(std::exchange(other.m_socket, nullptr)) {}
  ZmqSocket& operator=(ZmqSocket&& other) noexcept {
    std::swap(m_socket, other.m_socket);
    return *this;
  }
  ~ZmqSocket();
  ZmqSocket(const ZmqSocket&) = delete;
  ZmqSocket& operator=(const ZmqSocket&) = delete;

  explicit operator bool() const { return m_socket != nullptr; }
  void* get() const { return m_socket; }
  int fd() const;

  [[nodiscard]] bool set(int option, int value);
  [[nodiscard]] bool set(int option, std::int64_t value);
  [[nodiscard]] bool set(int option, ByteView value);
  [[nodiscard]] bool bind(const std::string& endpoint);
  [[nodiscard]] bool connect(const std::string& endpoint);

  /// The next part, or nothing when there is none now.
  std::optional<ZmqMessage> receive(bool& more);
  /// 0, or the error: EAGAIN when the peer's queue is full.
  int send(ZmqMessage message, bool more);

 private:
  void* m_socket = nullptr;
};

/// A whole message. Parts of one message arrive together. Parts above `most_parts` are dropped and counted.
struct ZmqParts {
  std::vector<ZmqMessage> parts;
  std::size_t count = 0;
};
std::optional<ZmqParts> receive_parts(ZmqSocket& socket, std::size_t most_parts);

/// Limits and times of both sides: frames of at most `most_bytes`, handshake 5 s, heartbeats 5 s and 15 s,
/// nothing kept at close.
[[nodiscard]] bool apply_common_options(ZmqSocket& socket, std::size_t most_bytes);

inline constexpr char kZapDomain[] = "tacit";
inline constexpr char kZapEndpoint[] = "inproc://zeromq.zap.01";
// zmq.h hides the name behind the draft interface; the option itself is always there.
inline constexpr int kZapEnforceDomain = 93;

/// CURVE server, closed unless the ZAP handler of kZapDomain lets a client in.
[[nodiscard]] bool apply_server_security(ZmqSocket& socket, const LinkKeys& keys);

/// CURVE client with a fresh key, which talks to the owner of `server_key` alone.
[[nodiscard]] bool apply_client_security(ZmqSocket& socket, const Bytes32& server_key);

/// Events of a socket, as parts of two frames: u16 event and u32 value, then the endpoint.
struct ZmqEvent {
  std::uint16_t event = 0;
  std::uint32_t value = 0;
};
/// A PAIR that receives the chosen events of `socket`; empty on failure.
ZmqSocket monitor(const ZmqContext& context, ZmqSocket& socket, const std::string& endpoint, int events);
std::optional<ZmqEvent> receive_event(ZmqSocket& monitor);
/// To be called before the PAIR is closed: libzmq's thread would wait for ever to send it the next event.
void stop_monitor(ZmqSocket& socket);

}  // namespace tacit::detail
