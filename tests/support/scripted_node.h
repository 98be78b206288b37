// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "support/fake_node.h"

namespace tacit::test {

/// A FakeNode for wallets on threads of their own, with a network between that does what a test says: it
/// delays, loses, refuses, cuts and connects otherwise than hoped. The order of what happens is the test's;
/// nothing here depends on time. Thread-safe; outlives its links.
class ScriptedNode {
 public:
  ScriptedNode(const std::vector<std::pair<Address, Amount>>& coins, std::size_t foreign_coins = 0);
  ~ScriptedNode();

  std::unique_ptr<Link> make_link();
  NodeLink node_link() const { return m_node.node_link(); }

  /// What becomes of a request on its way.
  enum class Do {
    kAnswer,
    kSilence,    // it never arrives
    kLoseReply,  // it arrives, and the answer is lost
    kHold,       // it waits for `release`
    kGiveUp,     // the link has sent it often enough
    kRubbish,    // something answers that is no answer
  };
  /// Called for every request; empty: kAnswer.
  void set_script(std::function<Do(const LinkRequest&)> script);
  /// Changes answers of the node itself, as FakeNode::lie.
  void set_lie(std::function<void(const LinkRequest&, LinkReply&)> lie);
  /// What was held goes on its way.
  void release();

  /// What connections meet from now on, those that are there as well. Requests without an answer are sent
  /// again over a new connection, as LinkClient does.
  void connect_as(LinkState state);
  /// The height that `hello` claims from now on.
  void claim_height(std::uint64_t height);
  /// Tells every wallet of a tip.
  void announce(const TipNotice& tip);
  /// Closes a block with what waits.
  void make_block();
  void set_automatic(bool automatic);
  /// Moves the clock and lets every wallet look at it.
  void advance(std::uint64_t ms);
  const Clock& clock() const { return m_clock; }

  // ---- what was seen
  std::size_t links() const;  // that are open
  std::size_t requests() const;
  std::vector<Bytes> submitted() const;
  std::uint64_t height() const;
  TipNotice tip() const;
  BlockRecord forked_tip() const;
  /// What every payment on the ledger burned together.
  std::uint64_t fees() const;

 private:
  class Wire;
  void drain();

  mutable std::mutex m_mutex;  // guards everything below, and the wires' queues
  FakeClock m_clock;
  FakeNode m_node;
  std::vector<Wire*> m_wires;
  std::function<Do(const LinkRequest&)> m_script;
  LinkState m_state = LinkState::kConnected;
  std::optional<std::uint64_t> m_claimed;
};

}  // namespace tacit::test
