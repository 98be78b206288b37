// SPDX-License-Identifier: MIT
#include "support/fake_node.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "base/check.h"
#include "crypto/hash.h"
#include "ledger/rules.h"
#include "protocol/light.h"

namespace tacit::test {

namespace {

Bytes32 filled(std::uint8_t byte) {
  Bytes32 bytes;
  bytes.fill(byte);
  return bytes;
}

Genesis make_genesis(const Clock& clock, const Bytes32& operator_key,
                     const std::vector<std::pair<Address, Amount>>& coins, std::size_t foreign_coins) {
  Genesis genesis;
  genesis.name = "Test";
  genesis.prefix = "tacittest";
  genesis.time = clock.wall_ms();
  genesis.m = 2;
  genesis.operator_key = operator_key;
  auto all = coins;
  const Address foreign = foreign_key(200).full().incoming().address(0);
  for (std::size_t i = 0; i < foreign_coins; ++i) {
    all.emplace_back(foreign, Amount::from_units(1'000'000'000));
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    genesis.coins.push_back(*make_public_coin(all[i].first, all[i].second, kTacit, Memo{}, i,
                                              filled(static_cast<std::uint8_t>(i + 1)), filled(7)));
  }
  TACIT_CHECK(genesis.validate().has_value());
  return genesis;
}

CoinRecord coin_record(const Origin& origin, const Coin& coin) {
  return {origin.bytes(), coin.K, coin.S, coin.V, coin.A, coin.rest_digest()};
}

}  // namespace

SpendKey foreign_key(std::uint8_t number) {
  Secret<Bytes64> seed;
  seed.expose().fill(number);
  return SpendKey::from_seed(seed, 0);
}

/// Answers are ready when the request was made; only pool threads call `wake`.
class FakeLink final : public Link {
 public:
  explicit FakeLink(FakeNode& node) : m_node(node) {
    m_node.m_links.push_back(this);
    m_events.push_back(LinkStateEvent{LinkState::kConnected, 1, HelloReply{}});
  }
  ~FakeLink() override { std::erase(m_node.m_links, this); }

  Ticket request(LinkRequest request) override {
    const Ticket ticket = ++m_last;
    if (auto reply = m_node.answer(request)) {
      m_events.push_back(LinkReplyEvent{ticket, std::move(*reply)});
    }
    return ticket;
  }
  void cancel(Ticket) override {}

  std::vector<LinkEvent> poll(std::chrono::milliseconds timeout) override {
    std::unique_lock lock(m_mutex);
    if (m_events.empty() && !m_woken) {
      m_wake.wait_for(lock, timeout, [this] { return m_woken; });
    }
    m_woken = false;
    return std::exchange(m_events, {});
  }
  void wake() override {
    const std::lock_guard lock(m_mutex);
    m_woken = true;
    m_wake.notify_all();
  }
  void push(LinkEvent event) { m_events.push_back(std::move(event)); }

 private:
  FakeNode& m_node;
  std::vector<LinkEvent> m_events;
  Ticket m_last = 0;
  std::mutex m_mutex;
  std::condition_variable m_wake;
  bool m_woken = false;
};

FakeNode::FakeNode(FakeClock& clock, const std::vector<std::pair<Address, Amount>>& coins,
                   std::size_t foreign_coins)
    : m_clock(clock),
      m_operator(signing_key_from_seed(filled(42))),
      m_genesis(make_genesis(clock, m_operator.public_key, coins, foreign_coins)),
      m_ledger(m_genesis) {
  for (std::uint32_t i = 0; i < m_genesis.coins.size(); ++i) {
    m_coins.push_back(coin_record(Origin::of_public_coin(i), m_genesis.coins[i].coin));
  }
}

FakeNode::~FakeNode() = default;

NodeLink FakeNode::node_link() const {
  return {"127.0.0.1", 1, filled(9), m_genesis.id()};
}

std::unique_ptr<Link> FakeNode::make_link() {
  return std::make_unique<FakeLink>(*this);
}

void FakeNode::tell(const LinkEvent& event) {
  for (FakeLink* link : m_links) {
    link->push(event);
  }
}

void FakeNode::push_state(LinkState state) {
  tell(LinkStateEvent{state, 1, std::nullopt});
}

Bytes FakeNode::certify(const Header& header) const {
  return certify_bytes(header.encode());
}

Bytes FakeNode::certify_bytes(ByteView header) const {
  const Bytes32 genesis = m_genesis.id();
  const Bytes32 id = digest("tacit/1/block", {genesis, header});
  const auto bytes = sign_certificate(m_operator, genesis, id).encode();
  return {bytes.begin(), bytes.end()};
}

BlockRecord FakeNode::forked_tip() const {
  Header header = m_ledger.tip().header;
  header.state[0] ^= 1;
  return {header.encode(), certify(header), {}};
}

void FakeNode::make_block() {
  std::vector<VerifiedTransaction> candidates;
  const std::uint64_t time = std::max(m_clock.wall_ms(), m_ledger.tip().header.time);
  for (const Bytes& bytes : m_waiting) {
    if (auto verified = check_transaction(m_ledger, time, bytes)) {
      candidates.push_back(std::move(*verified));
    }
  }
  m_waiting.clear();
  const auto draft = draft_block(m_ledger, time, candidates);
  TACIT_CHECK(draft.has_value());
  const Bytes32 genesis = m_genesis.id();
  const Bytes bytes = seal_block(*draft, sign_certificate(m_operator, genesis, draft->id));
  const auto accepted = check_block(m_ledger, bytes);
  TACIT_CHECK(accepted.has_value());
  BlockRecord record{accepted->header().encode(), certify(accepted->header()), {}};
  const auto block = Block::parse(bytes, m_genesis.max_block_bytes);
  for (const Bytes& encoded : block->transactions) {
    const auto transaction = Transaction::parse(m_genesis.network(), encoded);
    const LightTransaction light = light_transaction(*transaction, genesis);
    TransactionRecord& added = record.transactions.emplace_back();
    added.id = light.id;
    added.salt = transaction->salt;
    added.tags = light.tags;
    for (const Coin& coin : light.coins) {
      added.coins.push_back(coin.encode());
    }
    m_final.push_back(encoded);
  }
  for (const NewCoin& coin : accepted->coins()) {
    m_coins.push_back(coin_record(coin.origin, coin.coin));
  }
  m_records.push_back(std::move(record));
  TACIT_CHECK(m_ledger.append(*accepted).has_value());
  tell(LinkTipEvent{{{}, height(), height(), m_ledger.tip().id}});
}

SubmitReply FakeNode::submit(const Bytes& transaction) {
  submitted.push_back(transaction);
  if (std::ranges::find(m_final, transaction) != m_final.end()) {
    return {SubmitResult::kAlreadyFinal, SubmitRefusal::kNone, height()};
  }
  const auto checked =
      check_transaction(m_ledger, std::max(m_clock.wall_ms(), m_ledger.tip().header.time), transaction);
  if (!checked) {
    const bool set = checked.error() == TransactionFault::kCoverSetIllegal;
    return {SubmitResult::kRefused, set ? SubmitRefusal::kCoverSet : SubmitRefusal::kMembership, 0};
  }
  if (std::ranges::find(m_waiting, transaction) == m_waiting.end()) {
    m_waiting.push_back(transaction);
  }
  return {SubmitResult::kAccepted, SubmitRefusal::kNone, 0};
}

BlocksReply FakeNode::blocks_from(const BlocksRequest& request) const {
  BlocksReply reply{request.from, height(), {}};
  for (std::uint64_t at = request.from; at <= height() && reply.blocks.size() < request.count; ++at) {
    reply.blocks.push_back(m_records[at - 1]);
  }
  return reply;
}

CoinsReply FakeNode::coins_from(const CoinsRequest& request) const {
  CoinsReply reply{request.first, m_coins.size(), {}};
  for (std::uint64_t at = request.first; at < m_coins.size() && reply.coins.size() < request.count; ++at) {
    reply.coins.push_back(m_coins[at]);
  }
  return reply;
}

std::optional<LinkReply> FakeNode::answer(const LinkRequest& request) {
  asked.push_back(request);
  LinkReply reply = HelloReply{};
  bool close_block = false;
  if (const auto* piece = std::get_if<GenesisRequest>(&request)) {
    const Bytes bytes = m_genesis.encode();
    const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(piece->offset, bytes.size()));
    reply = GenesisReply{bytes.size(), Bytes(from, bytes.end())};
  } else if (std::holds_alternative<StatusRequest>(request)) {
    StatusReply status;
    status.height = height();
    reply = status;
  } else if (const auto* blocks = std::get_if<BlocksRequest>(&request)) {
    reply = blocks_from(*blocks);
  } else if (const auto* coins = std::get_if<CoinsRequest>(&request)) {
    reply = coins_from(*coins);
  } else if (const auto* sent = std::get_if<SubmitRequest>(&request)) {
    if (lie && lie(request, reply) == Do::kSilence) {
      submitted.push_back(sent->transaction);
      return std::nullopt;
    }
    reply = submit(sent->transaction);
    close_block = automatic && !m_waiting.empty();
  } else if (const auto* wanted = std::get_if<TransactionRequest>(&request)) {
    const auto place = m_ledger.find_transaction(wanted->id);
    TransactionReply found;
    for (const Bytes& bytes : m_final) {
      if (transaction_id(m_genesis.id(), bytes) == wanted->id && place && *place) {
        found = {(*place)->height, (*place)->index, bytes};
      }
    }
    reply = found;
  }
  if (lie && lie(request, reply) == Do::kSilence) {
    return std::nullopt;
  }
  if (close_block) {
    make_block();
  }
  return reply;
}

}  // namespace tacit::test
