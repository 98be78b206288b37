// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <sys/resource.h>

#include "base/bytes.h"
#include "base/result.h"
#include "link/admission.h"
#include "link/byte_end.h"
#include "link/places.h"
#include "link/server.h"

/// Internal to the link: the byte-counting TCP relay before the ROUTER. A peer that never ends a multipart
/// message makes libzmq use memory without limit, and libzmq takes no connected sockets; so connections are
/// accepted here and their bytes carried to a private unix socket, as far as the limits allow. Driven by
/// epoll events of the thread that owns it; never waits.
namespace tacit::detail {

class Relay {
 public:
  /// Who wants to know that a connection has ended. Called from within the relay's functions.
  class Observer {
   public:
    virtual ~Observer() = default;
    virtual void connection_closed(ConnectionId connection) = 0;
  };

  /// Listens on the options' host and port and registers with `epoll`, under tokens that `owns` knows.
  static Result<Relay, LinkServerError> listen(const LinkServerOptions& options, int epoll,
                                               std::string private_path, Observer& observer);
  Relay(Relay&&) = default;

  std::uint16_t port() const { return m_port; }

  static bool owns(std::uint64_t token) { return token >= kListenToken; }
  void on_event(std::uint64_t token, std::uint32_t events, SteadyTime now);
  /// Cuts what is over its time. To be called about once a second.
  void on_tick(SteadyTime now);

  /// The connection whose private side has this name (getpeername of the ROUTER's side).
  std::optional<ConnectionId> find_private(ByteView name) const;
  /// From now on bytes flow. Until then not one byte is read from the peer.
  void admit(ConnectionId connection);

  /// Whom a connection comes from; nothing for loopback or when it has ended. Valid until it ends.
  ByteView origin(ConnectionId connection) const;

  bool contains(ConnectionId connection) const { return m_connections.contains(connection); }
  /// The ROUTER has delivered a whole message of the peer; `hello` once it has said so.
  void message_completed(ConnectionId connection, bool hello, SteadyTime now);
  /// `bytes` for the peer were given to the ROUTER.
  void reply_queued(ConnectionId connection, std::size_t bytes, SteadyTime now);
  /// Bytes given to the ROUTER that the peer has not taken; of one connection, and of all.
  std::size_t waiting(ConnectionId connection) const;
  std::size_t waiting() const { return m_waiting; }
  /// Who takes what waits for it most slowly, of those that have had a while for it.
  std::optional<ConnectionId> slowest_reader(SteadyTime now) const;

  void close(ConnectionId connection);
  /// Whoever needs a place takes another's, as long as there is one.
  void keep(ConnectionId connection);

 private:
  // A token is 4·connection id + side; ids begin at 2, so that smaller tokens are free for the owner.
  static constexpr ConnectionId kFirstId = 2;
  static constexpr std::uint64_t kListenToken = 4;
  enum Side : std::uint64_t { kPublic = 0, kPrivate = 1 };

  struct Connection {
    ByteEnd ends[2];
    PeerAddress address;
    bool admitted = false;
    bool hello = false;
    bool kept = false;
    std::size_t unfinished = 0;  // bytes from the peer since its last whole message
    std::size_t waiting = 0;
    SteadyTime accepted;
    SteadyTime last_message;
    SteadyTime last_taken;  // when the peer last took bytes, or nothing was waiting
    SteadyTime waiting_since;
    std::size_t taken = 0;  // since then
  };

  Relay(const LinkServerOptions& options, int epoll, std::string private_path, Observer& observer);
  Result<void, LinkServerError> open(const LinkServerOptions& options);
  void accept_all(SteadyTime now);
  void accept_one(Descriptor fd, const PeerAddress& address, SteadyTime now);
  void make_room(const PeerAddress& address, SteadyTime now);
  void cut(ConnectionId id);
  Descriptor connect_private(ConnectionId id) const;
  bool carry(Connection& connection, Side from, SteadyTime now);
  bool flush(Connection& connection, Side to, SteadyTime now);
  bool count(Connection& connection, Side from, std::size_t bytes) const;
  void written(Connection& connection, Side to, std::size_t bytes, SteadyTime now);
  void update_interest(ConnectionId id, Connection& connection);
  void listen_again(bool wanted);
  bool overdue(const Connection& connection, SteadyTime now) const;
  static rlim_t raise_descriptor_limit(std::size_t connections);

  LinkServerOptions m_options;
  int m_epoll;
  std::string m_private_path;
  std::string m_name_prefix;  // of the private sides' abstract names
  Observer* m_observer;
  Descriptor m_listener;
  rlim_t m_descriptor_limit;
  bool m_listening = true;
  std::uint16_t m_port = 0;
  Admission m_admission;
  ConnectionId m_next = kFirstId;
  std::unordered_map<ConnectionId, Connection> m_connections;
  std::size_t m_waiting = 0;
  Bytes m_scratch;
};

}  // namespace tacit::detail
