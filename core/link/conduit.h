// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/bytes.h"
#include "link/byte_end.h"
#include "link/door.h"

/// Internal to the link: carries the bytes between a connection to a node and the wallet's own DEALER, which
/// takes no connected socket. It counts what comes from the node since the last whole message: a multipart
/// message that never ends would make libzmq use memory without limit. It sees ciphertext alone, and of that
/// only whether the handshake begins as CURVE's. Waits for nothing; belongs to one thread.
namespace tacit::detail {

class Conduit {
 public:
  /// Of bytes from the node without a whole message, before its answer to hello and after. Above the second
  /// lies the largest reply with its framing, and what may lie in sockets meanwhile.
  struct Limits {
    std::size_t before_hello;
    std::size_t after_hello;
  };

  /// What both sides send first, ZMTP 3.0.
  static constexpr std::uint64_t kGreetingBytes = 64;

  /// Nothing when the system refuses a socket. `first` is what the node has said already.
  static std::unique_ptr<Conduit> open(Descriptor node, Bytes first, const Limits& limits);

  /// Where the DEALER connects to.
  std::string endpoint() const { return m_door->endpoint(); }

  enum class State {
    kOpen,
    kNodeClosed,    ///< in good order; the DEALER gets what there was, and then the end
    kNodeReset,     ///< the same after a reset
    kDealerClosed,  ///< libzmq has ended it and says why by its monitor
    kStranger,      ///< the first bytes are not those of a ZeroMQ peer with CURVE
    kEndless,       ///< above the limit
  };
  /// Carries what there is, in both directions.
  State advance();
  State state() const { return m_state; }

  struct Wish {
    int fd = -1;
    short events = 0;  // of poll
  };
  /// What is to be waited for; a wish without events is none.
  std::array<Wish, 2> wishes() const;

  /// The DEALER has delivered a whole message.
  void message_completed() { m_unfinished = 0; }
  /// The DEALER's end, empty before it has come: to be kept as door.h says.
  Descriptor take_dealer() { return std::move(m_dealer.fd); }
  void hello_completed() { m_limit = m_limits.after_hello; }
  std::uint64_t bytes_from_node() const { return m_from_node; }

 private:
  Conduit(Descriptor node, Door door, const Limits& limits);
  void from_node(ByteView bytes);
  void carry_from_node();
  void carry_to_node();
  void pass_end();
  bool looks_like_zeromq(ByteView bytes) const;

  ByteEnd m_node;
  ByteEnd m_dealer;
  std::optional<Door> m_door;  // until the DEALER has come
  Limits m_limits;
  std::size_t m_limit;
  State m_state = State::kOpen;
  std::size_t m_unfinished = 0;
  std::uint64_t m_from_node = 0;
  Bytes m_scratch;
};

}  // namespace tacit::detail
