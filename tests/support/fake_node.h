// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "crypto/sign.h"
#include "ledger/memory_ledger.h"
#include "link/client.h"
#include "protocol/keys.h"

namespace tacit::test {

/// A clock that stands still until it is moved. Thread-safe.
class FakeClock final : public Clock {
 public:
  std::uint64_t wall_ms() const override { return m_wall; }
  std::uint64_t steady_ms() const override { return m_steady; }
  void advance(std::uint64_t ms) {
    m_wall += ms;
    m_steady += ms;
  }

 private:
  std::atomic<std::uint64_t> m_wall{1'795'000'000'000}, m_steady{1'000'000};
};

class FakeLink;

/// A node without a network: answers a wallet's requests at once, from a real ledger with the real rules, of
/// set size 16. Every request can be answered otherwise, to be a node that lies. Single-threaded.
class FakeNode {
 public:
  FakeNode(FakeClock& clock, const std::vector<std::pair<Address, Amount>>& coins,
           std::size_t foreign_coins = 0);
  ~FakeNode();

  NodeLink node_link() const;
  std::unique_ptr<Link> make_link();

  /// Closes a block with what waits and tells the wallets.
  void make_block();
  /// Blocks with as many foreign coins as bring the ledger to this count; each spends foreign coins.
  std::uint64_t coin_count() const { return m_ledger.tip().header.coin_count; }
  std::uint64_t height() const { return m_ledger.tip().header.height; }
  const MemoryLedger& ledger() const { return m_ledger; }
  const Genesis& genesis() const { return m_genesis; }
  const std::vector<BlockRecord>& blocks() const { return m_records; }
  /// Another certified block of the tip's height.
  BlockRecord forked_tip() const;
  /// The certificate of the operator on this header.
  Bytes certify(const Header& header) const;
  /// The same on any bytes, as if they were a header.
  Bytes certify_bytes(ByteView header) const;

  /// While true a block follows every accepted transaction.
  bool automatic = true;
  /// Every transaction's bytes, as often as they came.
  std::vector<Bytes> submitted;
  std::vector<LinkRequest> asked;
  /// What to answer instead, or to a request that is to stay unanswered.
  enum class Do { kAnswer, kSilence };
  std::function<Do(const LinkRequest&, LinkReply&)> lie;

  void push_state(LinkState state);

 private:
  friend class FakeLink;
  std::optional<LinkReply> answer(const LinkRequest& request);
  SubmitReply submit(const Bytes& transaction);
  BlocksReply blocks_from(const BlocksRequest& request) const;
  CoinsReply coins_from(const CoinsRequest& request) const;
  void tell(const LinkEvent& event);

  FakeClock& m_clock;
  SigningKeyPair m_operator;
  Genesis m_genesis;
  MemoryLedger m_ledger;
  std::vector<Bytes> m_waiting;
  std::vector<BlockRecord> m_records;
  std::vector<Bytes> m_final;  // transactions, in order
  std::vector<CoinRecord> m_coins;
  std::vector<FakeLink*> m_links;
};

/// A key of an account that has nothing to do with any wallet.
SpendKey foreign_key(std::uint8_t number);

}  // namespace tacit::test
