// SPDX-License-Identifier: MIT
#include "support/scripted_node.h"

#include <algorithm>
#include <condition_variable>
#include <map>

namespace tacit::test {

class ScriptedNode::Wire final : public Link {
 public:
  /// The node's mutex is held.
  explicit Wire(ScriptedNode& node) : m_node(node), m_inner(node.m_node.make_link()) {
    m_inner->poll(std::chrono::milliseconds(0));
    m_node.m_wires.push_back(this);
    set_state(m_node.m_state);
  }
  ~Wire() override {
    const std::lock_guard lock(m_node.m_mutex);
    std::erase(m_node.m_wires, this);
    m_inner.reset();
  }

  Ticket request(LinkRequest request) override {
    const std::lock_guard lock(m_node.m_mutex);
    const Ticket ticket = ++m_last;
    m_open.emplace(ticket, std::move(request));
    if (m_state == LinkState::kConnected) {
      carry(ticket);
    }
    return ticket;
  }
  void cancel(Ticket ticket) override {
    const std::lock_guard lock(m_node.m_mutex);
    m_open.erase(ticket);
  }
  std::vector<LinkEvent> poll(std::chrono::milliseconds timeout) override {
    std::unique_lock lock(m_node.m_mutex);
    const auto ready = [this] { return m_woken || !m_events.empty(); };
    if (timeout.count() < 0) {
      m_wake.wait(lock, ready);
    } else {
      m_wake.wait_for(lock, timeout, ready);
    }
    m_woken = false;
    return std::exchange(m_events, {});
  }
  void wake() override {
    const std::lock_guard lock(m_node.m_mutex);
    wake_locked();
  }

  // ---- the node's mutex is held
  void wake_locked() {
    m_woken = true;
    m_wake.notify_all();
  }
  void set_state(LinkState state) {
    m_state = state;
    LinkStateEvent event{state, 0, std::nullopt};
    if (state == LinkState::kConnected) {
      event.latency_ms = 1;
      event.hello = HelloReply{};
      event.hello->height = m_node.m_claimed.value_or(m_node.m_node.height());
    }
    push(std::move(event));
    if (state == LinkState::kConnected) {
      carry_all();
    }
  }
  void carry_all() {
    std::vector<Ticket> waiting;
    for (const auto& [ticket, request] : m_open) {
      waiting.push_back(ticket);
    }
    for (const Ticket ticket : waiting) {
      carry(ticket);
    }
  }
  /// Takes what the node says on its own and, with a ticket, its answer to that.
  void drain(Ticket ticket = 0, bool lose = false) {
    for (LinkEvent& event : m_inner->poll(std::chrono::milliseconds(0))) {
      if (auto* reply = std::get_if<LinkReplyEvent>(&event)) {
        if (ticket != 0 && !lose && m_open.erase(ticket) != 0) {
          push(LinkReplyEvent{ticket, std::move(reply->reply)});
        }
      } else if (m_state == LinkState::kConnected) {
        push(std::move(event));
      }
    }
  }
  void push(LinkEvent event) {
    m_events.push_back(std::move(event));
    m_wake.notify_all();
  }

 private:
  void carry(Ticket ticket) {
    const LinkRequest request = m_open.at(ticket);
    switch (m_node.m_script ? m_node.m_script(request) : Do::kAnswer) {
      case Do::kAnswer:
        m_inner->request(request);
        drain(ticket);
        break;
      case Do::kLoseReply:
        m_inner->request(request);
        drain(ticket, true);
        break;
      case Do::kSilence:
      case Do::kHold:
        break;
      case Do::kGiveUp:
        fail(ticket, RequestFailure::Kind::kNoAnswer);
        break;
      case Do::kRubbish:
        fail(ticket, RequestFailure::Kind::kBadAnswer);
        break;
    }
    m_node.drain();
  }
  void fail(Ticket ticket, RequestFailure::Kind kind) {
    m_open.erase(ticket);
    push(LinkReplyEvent{ticket, std::unexpected(RequestFailure{kind, {}})});
  }

  ScriptedNode& m_node;
  std::unique_ptr<Link> m_inner;
  std::map<Ticket, LinkRequest> m_open;  // without an answer
  std::vector<LinkEvent> m_events;
  std::condition_variable m_wake;
  LinkState m_state = LinkState::kConnecting;
  Ticket m_last = 0;
  bool m_woken = false;
};

ScriptedNode::ScriptedNode(const std::vector<std::pair<Address, Amount>>& coins, std::size_t foreign_coins)
    : m_node(m_clock, coins, foreign_coins) {}

ScriptedNode::~ScriptedNode() = default;

std::unique_ptr<Link> ScriptedNode::make_link() {
  const std::lock_guard lock(m_mutex);
  return std::make_unique<Wire>(*this);
}

/// What a request made the node tell everybody reaches the other wallets as well.
void ScriptedNode::drain() {
  for (Wire* wire : m_wires) {
    wire->drain();
  }
}

void ScriptedNode::set_script(std::function<Do(const LinkRequest&)> script) {
  const std::lock_guard lock(m_mutex);
  m_script = std::move(script);
}

void ScriptedNode::set_lie(std::function<void(const LinkRequest&, LinkReply&)> lie) {
  const std::lock_guard lock(m_mutex);
  if (!lie) {
    m_node.lie = nullptr;
    return;
  }
  m_node.lie = [lie = std::move(lie)](const LinkRequest& request, LinkReply& reply) {
    lie(request, reply);
    return FakeNode::Do::kAnswer;
  };
}

void ScriptedNode::release() {
  const std::lock_guard lock(m_mutex);
  m_script = nullptr;
  for (Wire* wire : std::vector<Wire*>(m_wires)) {
    wire->carry_all();
  }
}

void ScriptedNode::connect_as(LinkState state) {
  const std::lock_guard lock(m_mutex);
  m_state = state;
  for (Wire* wire : std::vector<Wire*>(m_wires)) {
    wire->set_state(state);
  }
}

void ScriptedNode::claim_height(std::uint64_t height) {
  const std::lock_guard lock(m_mutex);
  m_claimed = height;
}

void ScriptedNode::announce(const TipNotice& tip) {
  const std::lock_guard lock(m_mutex);
  for (Wire* wire : m_wires) {
    wire->push(LinkTipEvent{tip});
  }
}

void ScriptedNode::make_block() {
  const std::lock_guard lock(m_mutex);
  m_node.make_block();
  drain();
}

void ScriptedNode::set_automatic(bool automatic) {
  const std::lock_guard lock(m_mutex);
  m_node.automatic = automatic;
}

void ScriptedNode::advance(std::uint64_t ms) {
  const std::lock_guard lock(m_mutex);
  m_clock.advance(ms);
  for (Wire* wire : m_wires) {
    wire->wake_locked();
  }
}

std::size_t ScriptedNode::links() const {
  const std::lock_guard lock(m_mutex);
  return m_wires.size();
}

std::size_t ScriptedNode::requests() const {
  const std::lock_guard lock(m_mutex);
  return m_node.asked.size();
}

std::vector<Bytes> ScriptedNode::submitted() const {
  const std::lock_guard lock(m_mutex);
  return m_node.submitted;
}

std::uint64_t ScriptedNode::height() const {
  const std::lock_guard lock(m_mutex);
  return m_node.height();
}

TipNotice ScriptedNode::tip() const {
  const std::lock_guard lock(m_mutex);
  return {{}, m_node.height(), m_node.height(), m_node.ledger().tip().id};
}

BlockRecord ScriptedNode::forked_tip() const {
  const std::lock_guard lock(m_mutex);
  return m_node.forked_tip();
}

std::uint64_t ScriptedNode::fees() const {
  const std::lock_guard lock(m_mutex);
  return static_cast<std::uint64_t>(m_node.ledger().supplies().at(kTacit).burned);
}

}  // namespace tacit::test
