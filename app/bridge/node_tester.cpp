// SPDX-License-Identifier: MIT
#include "bridge/node_tester.h"

#include <atomic>
#include <chrono>

#include "bridge/conversions.h"
#include "link/client.h"
#include "link/node_link.h"
#include "protocol/block.h"
#include "protocol/genesis.h"
#include "protocol/later_version.h"

namespace tacit::app {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds kPatience{10};
constexpr std::chrono::seconds kPatienceWithProxy{75};

}  // namespace

/// One test. `m_stop` and `wake` may be used from another thread.
class NodeTester::Run {
 public:
  Run(quint64 ticket, const NodeLink& node, const LinkClientOptions& options)
      : m_node(node), m_client(node, options), m_patience(options.proxy ? kPatienceWithProxy : kPatience) {
    m_result.ticket = ticket;
    m_result.state.proxy = options.proxy ? QString::fromStdString(format_proxy(*options.proxy)) : QString();
    m_result.syntaxOk = true;
    m_result.state.endpoint = QString::fromStdString(format_host_port(node.host, node.port));
    m_result.state.nodeLink = QString::fromStdString(format_node_link(node));
  }

  void stop() {
    m_stop = true;
    m_client.wake();
  }

  /// False when it was stopped.
  bool run() {
    const Clock::time_point end = Clock::now() + m_patience;
    while (!m_stop && !m_done) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
      if (left.count() <= 0) {
        finishLate();
        break;
      }
      for (const LinkEvent& event : m_client.poll(left)) {
        handle(event);
      }
    }
    return !m_stop;
  }

  const LinkTest& result() const { return m_result; }

 private:
  void handle(const LinkEvent& event) {
    if (const auto* state = std::get_if<LinkStateEvent>(&event)) {
      onState(*state);
    } else if (const auto* reply = std::get_if<LinkReplyEvent>(&event)) {
      onReply(*reply);
    }
  }

  void onState(const LinkStateEvent& event) {
    NodeState& state = m_result.state;
    switch (event.state) {
      case LinkState::kConnecting:
        break;
      case LinkState::kConnected:
        state.link = state.encryption = state.node = LayerState::Good;
        state.linkFault = LinkFault::None;
        state.latencyMs = static_cast<int>(event.latency_ms);
        m_client.request(StatusRequest{});
        break;
      case LinkState::kUnreachable:
      case LinkState::kLost:
        fail(state.link);
        state.linkFault = LinkFault::Unreachable;
        setFault(state, event.fault);
        break;
      case LinkState::kRefused:
        state.link = state.encryption = LayerState::Good;
        fail(state.node);
        state.nodeFault = NodeFault::OldVersion;
        setFault(state, event.fault);
        break;
      case LinkState::kWrongKey:
        state.link = LayerState::Good;
        fail(state.encryption);
        state.encryptionFault = EncryptionFault::WrongKey;
        break;
      case LinkState::kWrongGenesis:
        state.link = state.encryption = LayerState::Good;
        fail(state.node);
        state.nodeFault = NodeFault::WrongGenesis;
        break;
    }
  }

  void onReply(const LinkReplyEvent& event) {
    if (!event.reply) {
      fail(m_result.state.node);
      m_result.state.nodeFault = NodeFault::Misbehaves;
      return;
    }
    if (const auto* status = std::get_if<StatusReply>(&*event.reply)) {
      m_result.state.height = status->height;
      m_result.state.blockTime = static_cast<qint64>(status->block_time_ms);
      m_result.state.coins = status->coin_count;
      m_result.state.practice = status->faucet;
      m_client.request(GenesisRequest{0, kMaxGenesisPiece});
    } else if (const auto* genesis = std::get_if<GenesisReply>(&*event.reply)) {
      onGenesis(*genesis);
    } else if (const auto* blocks = std::get_if<BlocksReply>(&*event.reply)) {
      onBlock(*blocks);
    }
  }

  /// A genesis of more than one piece is left to the wallet itself: its certificate stays unchecked here.
  void onGenesis(const GenesisReply& reply) {
    const auto genesis = reply.bytes.size() == reply.total ? Genesis::parse(reply.bytes)
                                                           : std::unexpected(GenesisError::kTooShort);
    if (reply.bytes.size() == reply.total && (!genesis || genesis->id() != m_node.genesis)) {
      fail(m_result.state.node);
      m_result.state.nodeFault = NodeFault::WrongGenesis;
      return;
    }
    if (!genesis || m_result.state.height == 0) {
      m_done = true;
      return;
    }
    m_network = genesis->network();
    m_result.state.network = QString::fromStdString(m_network.name);
    m_result.state.addressPrefix = QString::fromStdString(m_network.prefix);
    m_client.request(BlocksRequest{m_result.state.height, 1});
  }

  void onBlock(const BlocksReply& reply) {
    m_done = true;
    if (reply.blocks.empty()) {
      return;
    }
    const auto header = Header::parse(reply.blocks.front().header);
    const auto certificate = Certificate::parse(reply.blocks.front().certificate);
    const bool good = header && certificate && header->height == m_result.state.height &&
                      verify_certificate(m_network, header->id(m_network.genesis), *certificate);
    const LaterVersion later =
        later_version(m_network, reply.blocks.front().header, reply.blocks.front().certificate);
    m_result.state.ledger = good ? LayerState::Good : LayerState::Bad;
    m_result.state.ledgerFault = good                             ? LedgerFault::None
                                 : later == LaterVersion::kSigned ? LedgerFault::TooOld
                                 : later == LaterVersion::kNo     ? LedgerFault::BadCertificate
                                                                  : LedgerFault::MaybeTooOld;
  }

  void fail(LayerState& layer) {
    layer = LayerState::Bad;
    m_done = true;
  }

  void finishLate() {
    NodeState& state = m_result.state;
    if (state.link != LayerState::Good) {
      state.link = LayerState::Bad;
      state.linkFault = LinkFault::Unreachable;
    } else {
      state.node = LayerState::Bad;
      state.nodeFault = NodeFault::Misbehaves;
    }
  }

  NodeLink m_node;
  LinkClient m_client;
  std::chrono::seconds m_patience;
  LinkTest m_result;
  NetworkParameters m_network;
  bool m_done = false;
  std::atomic<bool> m_stop = false;
};

NodeTester::NodeTester(QObject* parent) : QObject(parent) {}

NodeTester::~NodeTester() {
  if (m_run) {
    m_run->stop();
  }
}

void NodeTester::test(quint64 ticket, const QString& nodeLink, const QString& proxy) {
  if (m_run) {
    m_run->stop();
    m_thread = {};
    m_run.reset();
  }
  const auto link = parse_node_link(nodeLink.toStdString());
  LinkClientOptions options;
  options.proxy = parse_proxy(proxy.toStdString());
  if (!link || (!proxy.isEmpty() && !options.proxy)) {
    LinkTest result;
    result.ticket = ticket;
    QMetaObject::invokeMethod(this, [this, result] { emit done(result); }, Qt::QueuedConnection);
    return;
  }
  m_run = std::make_shared<Run>(ticket, *link, options);
  // The destructor waits for the thread, so the pointer is good; an event that comes later is dropped.
  m_thread = std::jthread([this, run = m_run] {
    if (run->run()) {
      QMetaObject::invokeMethod(this, [this, run] { emit done(run->result()); }, Qt::QueuedConnection);
    }
  });
}

}  // namespace tacit::app
