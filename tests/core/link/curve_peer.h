// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "link/descriptor.h"
#include "link/keys.h"

/// Both sides of ZMTP 3.0 with CURVE (ZeroMQ RFC 23, 26) written here, so that a test can send what libzmq
/// never would: messages that do not end, frames that lie about their length, a handshake that stops.
/// Blocking, with time-outs.
namespace tacit {

class RawPeer {
 public:
  /// Connects to loopback, from 127.0.0.`host`.
  explicit RawPeer(std::uint16_t port, std::uint8_t host = 1);
  /// A connection that was accepted.
  explicit RawPeer(detail::Descriptor fd);

  bool connected() const { return static_cast<bool>(m_fd); }
  /// False once the other side has closed, or takes nothing for a while.
  bool send(ByteView bytes);
  /// Exactly so many bytes; nothing when the other side closes before or sends nothing for a while.
  std::optional<Bytes> receive(std::size_t size);
  /// Whether the other side closes within the time; what it sends until then is dropped.
  bool closed_within(std::chrono::milliseconds time);
  /// Whether the last failure was a reset instead of an orderly end.
  bool was_reset() const { return m_reset; }

 private:
  detail::Descriptor m_fd;
  bool m_reset = false;
};

class CurvePeer {
 public:
  CurvePeer(std::uint16_t port, const Bytes32& server_key, std::uint8_t host = 1);

  /// Greeting to READY.
  bool handshake();
  static constexpr std::uint8_t kMore = 1;
  static constexpr std::uint8_t kCommand = 2;
  /// One frame of a message, or of a command.
  Bytes frame(ByteView data, std::uint8_t flags = 0);
  /// `more` when the message goes on.
  bool send_frame(ByteView data, bool more = false) { return m_raw.send(frame(data, more ? kMore : 0)); }
  /// The next frame from the node that is no heartbeat.
  std::optional<Bytes> receive_frame();
  RawPeer& raw() { return m_raw; }

 private:
  Bytes nonce(std::string_view prefix);
  Bytes box(std::string_view nonce_prefix, ByteView plain, const Bytes32& to, const Bytes32& from);

  RawPeer m_raw;
  Bytes32 m_server;
  Bytes32 m_server_short{};
  Bytes32 m_public{}, m_secret{};              // C, c
  Bytes32 m_short_public{}, m_short_secret{};  // C', c'
  std::uint64_t m_counter = 0;
};

/// The node's side of an accepted connection.
class CurveNode {
 public:
  CurveNode(detail::Descriptor fd, const LinkKeys& keys);

  /// Greeting to WELCOME, which only the owner of the node's key can make.
  bool welcome();
  /// Greeting to READY.
  bool handshake();
  /// Greeting and READY, without the WELCOME that takes the node's key, as if zeros were the key that the two
  /// have agreed on: so it is in memory that nobody has written to.
  bool handshake_without_key();
  bool send_frame(ByteView data, bool more = false) {
    return m_raw.send(frame(data, more ? CurvePeer::kMore : 0));
  }
  Bytes frame(ByteView data, std::uint8_t flags);
  /// The next frame from the wallet that is no heartbeat.
  std::optional<Bytes> receive_frame();
  RawPeer& raw() { return m_raw; }

 private:
  Bytes box(std::string_view nonce_prefix, ByteView plain);
  std::optional<Bytes> greet_and_receive_hello();
  bool ready();

  RawPeer m_raw;
  Bytes32 m_secret;
  Bytes32 m_client_short{}, m_shared{};
  Bytes32 m_short_public{}, m_short_secret{};
  std::uint64_t m_counter = 0;
};

}  // namespace tacit
