// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

#include "link/client_queue.h"
#include "link/conduit.h"
#include "link/dialler.h"
#include "link/mailbox.h"
#include "link/zmq_socket.h"

/// Internal to the link: the client's thread, which owns the connection and every request that has no answer.
namespace tacit::detail {

struct NewRequest {
  Ticket ticket = 0;
  RequestId id{};
  std::size_t method = 0;  // index of LinkRequest and LinkReply
  Bytes frame;
};
struct CancelRequest {
  Ticket ticket = 0;
};
struct ConnectNow {};
using ClientOrder = std::variant<NewRequest, CancelRequest, ConnectNow>;

class ClientLoop {
 public:
  ClientLoop(const NodeLink& node, const LinkClientOptions& options, ClientQueue& queue);
  ~ClientLoop();
  ClientLoop(const ClientLoop&) = delete;
  ClientLoop& operator=(const ClientLoop&) = delete;

  Mailbox<ClientOrder>& mailbox() { return m_mailbox; }

 private:
  enum class Phase { kWaiting, kDialling, kHandshake, kHello, kUp };

  struct Pending {
    RequestId id{};
    std::size_t method = 0;
    Bytes frame;
    std::size_t sent = 0;  // how often
    bool in_flight = false;
    SteadyTime deadline;  // of the answer, or without a connection of the whole
  };
  using PendingEntry = std::map<Ticket, Pending>::iterator;

  void run();
  void iterate();
  std::chrono::milliseconds time_to_wait() const;

  void handle_orders();
  void handle(NewRequest& order);
  void handle(const CancelRequest& order);
  void handle(const ConnectNow& order);

  void start_attempt();
  void handle_dialler();
  bool open_socket();
  void handle_conduit();
  void handle_events();
  void handle(const ZmqEvent& event);
  void connection_ended();
  bool node_hung_up() const;
  void handshake_refused();
  void hang_up(LinkState state, DialFault fault = DialFault::kNone);
  void give_new_id(Ticket ticket, Pending& pending);
  std::chrono::milliseconds handshake_time() const;
  std::chrono::milliseconds backoff(LinkState state);
  void set_state(LinkStateEvent event);

  void say_hello();
  void handle_messages();
  void handle_message(ByteView frame, std::size_t parts);
  void handle_hello(const LinkOutcome& outcome);
  void handle_reply(ReplyMessage reply);
  void handle_timers();
  void handle_deadline(PendingEntry entry);

  void send_waiting();
  bool send(Pending& pending);
  void finish(PendingEntry entry, Result<LinkReply, RequestFailure> reply);

  const NodeLink m_node;
  const LinkClientOptions m_options;
  ClientQueue& m_queue;
  Mailbox<ClientOrder> m_mailbox;
  // Those outlive the sockets: see door.h.
  std::vector<Descriptor> m_leaving;
  std::unique_ptr<Conduit> m_conduit;  // once dialled
  ZmqContext m_context;
  std::optional<Dialler> m_dialler;  // while dialling
  ZmqSocket m_socket;
  ZmqSocket m_monitor;

  Phase m_phase = Phase::kWaiting;
  std::optional<LinkState> m_state;
  DialFault m_fault = DialFault::kNone;
  SteadyTime m_now;
  SteadyTime m_deadline;  // of the phase; while up, of the keep-alive's answer or the next keep-alive
  unsigned m_attempts = 0;
  unsigned m_failures = 0;            // in a row
  unsigned m_refused_handshakes = 0;  // in a row
  RequestId m_hello_id{};
  SteadyTime m_hello_sent;
  bool m_hello_waiting = false;

  std::map<Ticket, Pending> m_pending;
  std::map<RequestId, Ticket> m_tickets;
  std::size_t m_in_flight = 0;
  std::thread m_thread;
};

}  // namespace tacit::detail
