// SPDX-License-Identifier: MIT
#include "curve_peer.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sodium.h>
#include <sys/socket.h>

#include "base/check.h"

namespace tacit {

namespace {

constexpr int kPatienceMs = 10'000;

bool wait_for(int fd, short events, int milliseconds) {
  pollfd waited{.fd = fd, .events = events, .revents = 0};
  return poll(&waited, 1, milliseconds) == 1;
}

Bytes join(std::initializer_list<ByteView> parts) {
  Bytes all;
  for (ByteView part : parts) {
    append(all, part);
  }
  return all;
}

Bytes big_endian(std::uint64_t value) {
  Bytes bytes(8);
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[i] = static_cast<std::uint8_t>(value >> (56 - 8 * i));
  }
  return bytes;
}

Bytes seal_box(ByteView plain, ByteView nonce, const Bytes32& to, const Bytes32& own) {
  Bytes boxed(plain.size() + crypto_box_MACBYTES);
  TACIT_CHECK(
      nonce.size() == crypto_box_NONCEBYTES &&
      crypto_box_easy(boxed.data(), plain.data(), plain.size(), nonce.data(), to.data(), own.data()) == 0);
  return boxed;
}

std::optional<Bytes> open_box(ByteView boxed, ByteView nonce, const Bytes32& from, const Bytes32& own) {
  if (boxed.size() < crypto_box_MACBYTES || nonce.size() != crypto_box_NONCEBYTES) {
    return std::nullopt;
  }
  Bytes plain(boxed.size() - crypto_box_MACBYTES);
  if (crypto_box_open_easy(plain.data(), boxed.data(), boxed.size(), nonce.data(), from.data(), own.data()) !=
      0) {
    return std::nullopt;
  }
  return plain;
}

std::optional<Bytes> receive_zmtp_frame(RawPeer& raw) {
  const auto flags = raw.receive(1);
  const auto length = flags ? raw.receive(((*flags)[0] & 2) != 0 ? 8 : 1) : std::nullopt;
  if (!length) {
    return std::nullopt;
  }
  std::size_t size = 0;
  for (std::uint8_t byte : *length) {
    size = size << 8 | byte;
  }
  return raw.receive(size);
}

Bytes command_frame(ByteView body) {
  Bytes frame = body.size() < 256 ? Bytes{0x04, static_cast<std::uint8_t>(body.size())}
                                  : join({Bytes{0x06}, big_endian(body.size())});
  append(frame, body);
  return frame;
}

Bytes message_frame(ByteView box) {
  const Bytes body = join({as_bytes("\x07MESSAGE"), box});
  Bytes frame = body.size() < 256 ? Bytes{0x00, static_cast<std::uint8_t>(body.size())}
                                  : join({Bytes{0x02}, big_endian(body.size())});
  append(frame, body);
  return frame;
}

Bytes greeting(bool as_server) {
  Bytes bytes(64, 0);
  bytes[0] = 0xFF;
  bytes[9] = 0x7F;
  bytes[10] = 3;
  std::memcpy(bytes.data() + 12, "CURVE", 5);
  bytes[32] = as_server ? 1 : 0;
  return bytes;
}

Bytes metadata(std::string_view type) {
  return join({as_bytes("\x0BSocket-Type"), Bytes{0, 0, 0, 6}, as_bytes(type), as_bytes("\x08Identity"),
               Bytes{0, 0, 0, 0}});
}

/// The next frame that is a message: what is in it, without its flags.
std::optional<Bytes> receive_message(RawPeer& raw, std::string_view nonce_prefix, const Bytes32& from,
                                     const Bytes32& own) {
  while (const auto frame = receive_zmtp_frame(raw)) {
    if (frame->size() < 16) {
      return std::nullopt;
    }
    const Bytes nonce = join({as_bytes(nonce_prefix), ByteView(*frame).subspan(8, 8)});
    const auto plain = open_box(ByteView(*frame).subspan(16), nonce, from, own);
    if (!plain || plain->empty()) {
      return std::nullopt;
    }
    if (((*plain)[0] & 2) == 0) {  // a command is a heartbeat
      return Bytes(plain->begin() + 1, plain->end());
    }
  }
  return std::nullopt;
}

}  // namespace

RawPeer::RawPeer(detail::Descriptor fd) : m_fd(std::move(fd)) {
  fcntl(m_fd.get(), F_SETFL, O_NONBLOCK);
}

RawPeer::RawPeer(std::uint16_t port, std::uint8_t host)
    : m_fd(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
  sockaddr_in own{};
  own.sin_family = AF_INET;
  own.sin_addr.s_addr = htonl(0x7f000000u | host);
  if (host != 1 && bind(m_fd.get(), reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0) {
    m_fd = {};
    return;
  }
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(m_fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 &&
      (errno != EINPROGRESS || !wait_for(m_fd.get(), POLLOUT, kPatienceMs))) {
    m_fd = {};
  }
}

bool RawPeer::send(ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::send(m_fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (put > 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(put));
    } else if (put < 0 && errno == EAGAIN) {
      if (!wait_for(m_fd.get(), POLLOUT, kPatienceMs)) {
        return false;
      }
    } else {
      m_reset = errno == ECONNRESET;
      return false;
    }
  }
  return true;
}

std::optional<Bytes> RawPeer::receive(std::size_t size) {
  Bytes bytes(size);
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = recv(m_fd.get(), bytes.data() + done, size - done, 0);
    if (got > 0) {
      done += static_cast<std::size_t>(got);
    } else if (got < 0 && errno == EAGAIN) {
      if (!wait_for(m_fd.get(), POLLIN, kPatienceMs)) {
        return std::nullopt;
      }
    } else {
      m_reset = got < 0 && errno == ECONNRESET;
      return std::nullopt;
    }
  }
  return bytes;
}

bool RawPeer::closed_within(std::chrono::milliseconds time) {
  const auto deadline = std::chrono::steady_clock::now() + time;
  std::uint8_t dropped[4096];
  while (std::chrono::steady_clock::now() < deadline) {
    const ssize_t got = recv(m_fd.get(), dropped, sizeof dropped, 0);
    if (got < 0 && errno == EAGAIN) {
      wait_for(m_fd.get(), POLLIN, 50);
    } else if (got <= 0) {
      m_reset = got < 0 && errno == ECONNRESET;
      return true;
    }
  }
  return false;
}

CurvePeer::CurvePeer(std::uint16_t port, const Bytes32& server_key, std::uint8_t host)
    : m_raw(port, host), m_server(server_key) {
  crypto_box_keypair(m_public.data(), m_secret.data());
  crypto_box_keypair(m_short_public.data(), m_short_secret.data());
}

Bytes CurvePeer::nonce(std::string_view prefix) {
  return join({as_bytes(prefix), big_endian(++m_counter)});
}

Bytes CurvePeer::box(std::string_view nonce_prefix, ByteView plain, const Bytes32& to, const Bytes32& from) {
  const Bytes full = nonce(nonce_prefix);
  return join({ByteView(full).last(8), seal_box(plain, full, to, from)});
}

bool CurvePeer::handshake() {
  if (!m_raw.send(greeting(false)) || !m_raw.receive(64)) {
    return false;
  }
  const Bytes hello_box = box("CurveZMQHELLO---", Bytes(64, 0), m_server, m_short_secret);
  Bytes hello = join({as_bytes("\x05HELLO"), Bytes{1, 0}, Bytes(72, 0), m_short_public, hello_box});
  if (!m_raw.send(command_frame(hello))) {
    return false;
  }
  const auto welcome = receive_zmtp_frame(m_raw);
  if (!welcome || welcome->size() != 168) {
    return false;
  }
  const Bytes welcome_nonce = join({as_bytes("WELCOME-"), ByteView(*welcome).subspan(8, 16)});
  const auto opened = open_box(ByteView(*welcome).subspan(24), welcome_nonce, m_server, m_short_secret);
  if (!opened) {
    return false;
  }
  m_server_short = to_array<32>(*opened);
  const ByteView cookie = ByteView(*opened).subspan(32);

  Bytes vouch_random(16);
  randombytes_buf(vouch_random.data(), vouch_random.size());
  const Bytes vouch_nonce = join({as_bytes("VOUCH---"), vouch_random});
  const Bytes vouched = join({m_short_public, m_server});
  const Bytes vouch = seal_box(vouched, vouch_nonce, m_server_short, m_secret);
  const Bytes initiate_box =
      box("CurveZMQINITIATE", join({m_public, vouch_random, vouch, metadata("DEALER")}), m_server_short,
          m_short_secret);
  return m_raw.send(command_frame(join({as_bytes("\x08INITIATE"), cookie, initiate_box}))) &&
         receive_zmtp_frame(m_raw).has_value();
}

Bytes CurvePeer::frame(ByteView data, std::uint8_t flags) {
  const Bytes plain = join({Bytes{flags}, data});
  return message_frame(box("CurveZMQMESSAGEC", plain, m_server_short, m_short_secret));
}

std::optional<Bytes> CurvePeer::receive_frame() {
  return receive_message(m_raw, "CurveZMQMESSAGES", m_server_short, m_short_secret);
}

CurveNode::CurveNode(detail::Descriptor fd, const LinkKeys& keys)
    : m_raw(std::move(fd)), m_secret(keys.secret.expose()) {
  crypto_box_keypair(m_short_public.data(), m_short_secret.data());
}

Bytes CurveNode::box(std::string_view nonce_prefix, ByteView plain) {
  const Bytes nonce = join({as_bytes(nonce_prefix), big_endian(++m_counter)});
  Bytes boxed(plain.size() + crypto_box_MACBYTES);
  TACIT_CHECK(
      crypto_box_easy_afternm(boxed.data(), plain.data(), plain.size(), nonce.data(), m_shared.data()) == 0);
  return join({ByteView(nonce).last(8), boxed});
}

std::optional<Bytes> CurveNode::greet_and_receive_hello() {
  auto hello = m_raw.send(greeting(true)) && m_raw.receive(64) ? receive_zmtp_frame(m_raw) : std::nullopt;
  return hello && hello->size() == 200 ? hello : std::nullopt;
}

bool CurveNode::ready() {
  return m_raw.send(
      command_frame(join({as_bytes("\x05READY"), box("CurveZMQREADY---", metadata("ROUTER"))})));
}

bool CurveNode::handshake_without_key() {
  return greet_and_receive_hello() && ready();
}

bool CurveNode::welcome() {
  const auto hello = greet_and_receive_hello();
  if (!hello) {
    return false;
  }
  m_client_short = to_array<32>(ByteView(*hello).subspan(80));
  TACIT_CHECK(crypto_box_beforenm(m_shared.data(), m_client_short.data(), m_short_secret.data()) == 0);
  Bytes random(16);
  randombytes_buf(random.data(), random.size());
  const Bytes cookie(96, 1);  // for a server that remembers nothing; this one remembers
  const Bytes welcome = seal_box(join({m_short_public, cookie}), join({as_bytes("WELCOME-"), random}),
                                 m_client_short, m_secret);
  return m_raw.send(command_frame(join({as_bytes("\x07WELCOME"), random, welcome})));
}

bool CurveNode::handshake() {
  return welcome() && receive_zmtp_frame(m_raw) && ready();
}

Bytes CurveNode::frame(ByteView data, std::uint8_t flags) {
  const Bytes plain = join({Bytes{flags}, data});
  return message_frame(box("CurveZMQMESSAGES", plain));
}

std::optional<Bytes> CurveNode::receive_frame() {
  return receive_message(m_raw, "CurveZMQMESSAGEC", m_client_short, m_short_secret);
}

}  // namespace tacit
