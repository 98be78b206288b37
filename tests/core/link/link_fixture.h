// SPDX-License-Identifier: MIT
#pragma once

#include <QtTest>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "link/client.h"
#include "link/server.h"

#include "sample_messages.h"

/// A node on loopback whose answers a test chooses, and ways to wait for a client's events.
namespace tacit {

using namespace std::chrono_literals;

inline constexpr std::chrono::milliseconds kDeadline = 20'000ms;

/// Waits for a condition that another thread makes true.
inline bool eventually(const std::function<bool()>& condition) {
  const auto deadline = std::chrono::steady_clock::now() + kDeadline;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) {
      return false;
    }
    QTest::qWait(2);
  }
  return true;
}

/// Answers `hello` and leaves the rest to `on_request`.
class TestHandler final : public LinkHandler {
 public:
  using OnRequest = std::function<void(ConnectionId, LinkRequest, Responder)>;

  void handle(ConnectionId connection, LinkRequest request, Responder respond) override {
    last_connection = connection;
    if (std::holds_alternative<HelloRequest>(request)) {
      ++hellos;
      respond(hello);
      return;
    }
    ++requests;
    OnRequest answer;
    {
      std::lock_guard lock(m_mutex);
      answer = m_on_request;
    }
    if (answer) {
      answer(connection, std::move(request), std::move(respond));
    } else {
      respond(samples::replies()[request.index()]);
    }
  }
  void connected(ConnectionId connection, ByteView origin) override {
    ++connections;
    named_loopback = named_loopback || !origin.empty() || connection == last_connection;
  }
  void disconnected(ConnectionId) override { ++disconnections; }

  void set_on_request(OnRequest on_request) {
    std::lock_guard lock(m_mutex);
    m_on_request = std::move(on_request);
  }

  HelloReply hello{.protocol = kLinkProtocol,
                   .genesis_id = samples::filled<32>(0x60),
                   .epoch = samples::filled<16>(0x70),
                   .height = 3,
                   .time_ms = 4};
  std::atomic<int> hellos = 0;
  std::atomic<int> requests = 0;
  std::atomic<int> connections = 0;
  std::atomic<bool> named_loopback = false;  // or was told of a connection after its first request
  std::atomic<int> disconnections = 0;
  std::atomic<ConnectionId> last_connection = 0;

 private:
  std::mutex m_mutex;
  OnRequest m_on_request;
};

/// May be stopped and started again with the same key and port.
class TestNode {
 public:
  explicit TestNode(LinkServerOptions options = {}) : m_options(std::move(options)) { start(); }

  void start() {
    m_options.epoch = handler.hello.epoch;
    auto started = LinkServer::start(m_options, link_keys_from_secret(m_secret.clone()), handler);
    if (!started) {
      qFatal("the server does not start: %d", static_cast<int>(started.error()));
    }
    server = std::move(*started);
    m_options.port = server->port();
  }
  void stop() { server.reset(); }

  NodeLink link() const {
    return {.host = "127.0.0.1",
            .port = m_options.port,
            .key = link_keys_from_secret(m_secret.clone()).public_key,
            .genesis = handler.hello.genesis_id};
  }

  TestHandler handler;
  std::unique_ptr<LinkServer> server;

 private:
  LinkServerOptions m_options;
  Secret<Bytes32> m_secret = generate_link_keys().secret;
};

/// Times that let failures happen within a test.
inline LinkClientOptions quick() {
  return {.backoff_first = 20ms, .backoff_most = 100ms};
}

/// A client and all its events so far.
class TestClient {
 public:
  explicit TestClient(NodeLink node, LinkClientOptions options = quick())
      : client(std::move(node), options) {}

  /// Polls until the condition holds for the events so far.
  bool until(const std::function<bool()>& condition) {
    const auto deadline = std::chrono::steady_clock::now() + kDeadline;
    while (!condition()) {
      if (std::chrono::steady_clock::now() > deadline) {
        return false;
      }
      for (LinkEvent& event : client.poll(10ms)) {
        take(event);
      }
    }
    return true;
  }
  bool until_state(LinkState state) {
    return until([&] { return !states.empty() && states.back().state == state; });
  }
  bool until_connected() { return until_state(LinkState::kConnected); }

  const Result<LinkReply, RequestFailure>* reply(Ticket ticket) const {
    for (const LinkReplyEvent& event : replies) {
      if (event.ticket == ticket) {
        return &event.reply;
      }
    }
    return nullptr;
  }
  /// Sends and waits; a kNoAnswer when nothing comes at all.
  Result<LinkReply, RequestFailure> ask(LinkRequest request) {
    const Ticket ticket = client.request(std::move(request));
    if (!until([&] { return reply(ticket) != nullptr; })) {
      return std::unexpected(RequestFailure{});
    }
    return *reply(ticket);
  }

  LinkClient client;
  std::vector<LinkStateEvent> states;
  std::vector<LinkReplyEvent> replies;
  std::vector<TipNotice> tips;

 private:
  void take(LinkEvent& event) {
    if (auto* state = std::get_if<LinkStateEvent>(&event)) {
      states.push_back(*state);
    } else if (auto* answer = std::get_if<LinkReplyEvent>(&event)) {
      replies.push_back(std::move(*answer));
    } else {
      tips.push_back(std::get<LinkTipEvent>(event).tip);
    }
  }
};

}  // namespace tacit
