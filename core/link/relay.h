// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <sys/resource.h>

#include "base/bytes.h"
#include "base/result.h"
#include "link/admission.h"
#include "link/byte_end.h"
#include "link/door.h"
#include "link/places.h"
#include "link/server.h"

/// Internal to the link: the byte-counting TCP relay before ZeroMQ. A peer that never ends a multipart
/// message makes libzmq use memory without limit, and libzmq takes no connected sockets; so connections are
/// accepted here and their bytes carried to a ZeroMQ socket that each has of its own, as far as the limits
/// allow. Driven by epoll events of the thread that owns it; never waits.

namespace tacit::detail {

class Relay {
 public:
  /// Who has the ZeroMQ socket of each connection. Called from within the relay's functions.
  class Observer {
   public:
    virtual ~Observer() = default;
    /// Makes a socket for the connection and connects it; false when that can not be.
    virtual bool connection_opened(ConnectionId connection, const std::string& endpoint) = 0;
    /// Closes it.
    virtual void connection_closed(ConnectionId connection) = 0;
  };

  /// Listens on the options' host and port and registers with `epoll`, under tokens that `owns` knows.
  static Result<Relay, LinkServerError> listen(const LinkServerOptions& options, int epoll,
                                               Observer& observer);
  Relay(Relay&&) = default;

  std::uint16_t port() const { return m_port; }

  static bool owns(std::uint64_t token) { return token >= kListenToken && token % 4 != kOwner; }
  /// A token for what the owner has of a connection, and which connection it is of.
  static std::uint64_t owner_token(ConnectionId connection) { return 4 * connection + kOwner; }
  static std::optional<ConnectionId> owner_connection(std::uint64_t token) {
    return token % 4 == kOwner ? std::optional(token / 4) : std::nullopt;
  }
  void on_event(std::uint64_t token, std::uint32_t events, SteadyTime now);
  /// Cuts what is over its time. To be called about once a second.
  void on_tick(SteadyTime now);

  /// Whom a connection comes from; nothing for loopback or when it has ended. Valid until it ends.
  ByteView origin(ConnectionId connection) const;

  bool contains(ConnectionId connection) const { return m_connections.contains(connection); }
  /// libzmq has delivered a whole message of the peer; `hello` once it has said so.
  void message_completed(ConnectionId connection, bool hello, SteadyTime now);
  /// `bytes` for the peer were given to libzmq.
  void reply_queued(ConnectionId connection, std::size_t bytes, SteadyTime now);
  /// A reply of at most so many bytes is being made for the peer; 0: no more.
  void promise(ConnectionId connection, std::size_t bytes);

  /// What is kept for a peer, for all of an address, or for all.
  struct Held {
    std::size_t unfinished = 0;  // from the peer since its last whole message
    std::size_t waiting = 0;     // given to libzmq and not taken by the peer
    std::size_t promised = 0;
    bool operator==(const Held&) const = default;
  };
  const Held& held() const { return m_held; }
  Held held(ConnectionId connection) const;
  Held held_by_address(ConnectionId connection) const;
  /// Who has to go, so that there is room for a reply to `wanting`: of the address that has most waiting, if
  /// that is much more than the newcomer's has, or the same address, whoever reads most slowly; else of all,
  /// of those that have had long enough to read.
  std::optional<ConnectionId> reader_to_close(ConnectionId wanting, SteadyTime now) const;

  void close(ConnectionId connection);
  /// Whoever needs a place takes another's, as long as there is one.
  void keep(ConnectionId connection);

 private:
  // A token is 4·connection id + side; ids begin at 2, so that smaller tokens are free for the owner.
  static constexpr ConnectionId kFirstId = 2;
  static constexpr std::uint64_t kListenToken = 4;
  enum Side : std::uint64_t { kPublic = 0, kPrivate = 1, kOwner = 2 };

  struct Connection {
    ByteEnd ends[2];
    std::optional<Door> door;  // until libzmq has come; not one byte is read from the peer before
    PeerAddress address;
    bool hello = false;
    bool kept = false;
    Held held;
    SteadyTime accepted;
    SteadyTime last_message;
    SteadyTime unfinished_since;  // that it is more than heartbeats
    SteadyTime last_taken;        // when the peer last took bytes, or nothing was waiting
    SteadyTime waiting_since;
    std::size_t taken = 0;  // since then
  };

  Relay(const LinkServerOptions& options, int epoll, Observer& observer);
  Result<void, LinkServerError> open(const LinkServerOptions& options);
  void accept_all(SteadyTime now);
  void accept_one(Descriptor fd, const PeerAddress& address, SteadyTime now);
  void make_room(const PeerAddress& address, SteadyTime now);
  void cut(ConnectionId id);
  bool watch(int fd, std::uint64_t token, std::uint32_t events) const;
  bool connect(ConnectionId id, Connection& connection);
  bool let_in(ConnectionId id, Connection& connection);
  bool carry(Connection& connection, Side from, SteadyTime now);
  bool flush(Connection& connection, Side to, SteadyTime now);
  bool count(Connection& connection, Side from, std::size_t bytes, SteadyTime now);
  void set_held(Connection& connection, std::size_t Held::* what, std::size_t bytes);
  void cut_unfinished();
  template <typename Eligible>
  std::optional<ConnectionId> slowest_reader(SteadyTime now, std::chrono::seconds least,
                                             const Eligible& eligible) const;
  void written(Connection& connection, Side to, std::size_t bytes, SteadyTime now);
  void update_interest(ConnectionId id, Connection& connection);
  void listen_again(bool wanted);
  bool overdue(const Connection& connection, SteadyTime now) const;
  static rlim_t raise_descriptor_limit(std::size_t connections);

  LinkServerOptions m_options;
  int m_epoll;
  Observer* m_observer;
  Descriptor m_listener;
  rlim_t m_descriptor_limit;
  bool m_listening = true;
  std::uint16_t m_port = 0;
  Admission m_admission;
  ConnectionId m_next = kFirstId;
  std::unordered_map<ConnectionId, Connection> m_connections;
  std::unordered_map<ConnectionId, Descriptor> m_leaving;  // see door.h
  std::map<PeerAddress, Held> m_shares;                    // of those that have anything
  Held m_held;
  Bytes m_scratch;
};

}  // namespace tacit::detail
