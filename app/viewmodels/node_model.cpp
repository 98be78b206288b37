// SPDX-License-Identifier: MIT
#include "viewmodels/node_model.h"

#include <QClipboard>
#include <QGuiApplication>

#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr int kLayers = 4;
constexpr int kAgePeriod = 15'000;  // ms

NodeModel::Level levelOf(LayerState state) {
  switch (state) {
    case LayerState::Good:
      return NodeModel::Good;
    case LayerState::Working:
      return NodeModel::Working;
    case LayerState::Bad:
      return NodeModel::Bad;
    case LayerState::Unknown:
      break;
  }
  return NodeModel::NotKnown;
}

LayerState layer(const NodeState& state, int row) {
  const LayerState layers[kLayers] = {state.link, state.encryption, state.node, state.ledger};
  return layers[row];
}

struct Line {
  QString name;
  QString text;
  QString reason;
  QString mend;
};

Line linkLine(const NodeState& state) {
  Line line{NodeModel::tr("Link"), {}, {}, {}};
  switch (state.linkFault) {
    case LinkFault::None:
      line.text = state.latencyMs >= 0
                      ? NodeModel::tr("%1 answers in %2 ms").arg(state.endpoint).arg(qMax(1, state.latencyMs))
                      : NodeModel::tr("Connected to %1").arg(state.endpoint);
      if (!state.proxy.isEmpty()) {
        line.reason = NodeModel::tr("Through the proxy %1, so the node does not see your network address.")
                          .arg(state.proxy);
      }
      break;
    case LinkFault::NotStarted:
      line.text = NodeModel::tr("No node chosen");
      line.mend = NodeModel::tr("Paste a node link below.");
      break;
    case LinkFault::Connecting:
      line.text = NodeModel::tr("Connecting to %1").arg(state.endpoint);
      break;
    case LinkFault::Unreachable:
      line.text = texts::linkFault(state);
      line.reason =
          NodeModel::tr("The node is away, or something between here and there lets nothing through.");
      line.mend = NodeModel::tr("Check your connection. It is tried again by itself.");
      break;
    case LinkFault::Lost:
      line.text = texts::linkFault(state);
      line.reason = NodeModel::tr("The node stopped answering.");
      line.mend = NodeModel::tr("It is tried again by itself.");
      break;
    case LinkFault::UnknownName:
      line.text = texts::linkFault(state);
      line.reason = NodeModel::tr("The name is wrong, or there is no connection to ask for it.");
      line.mend = NodeModel::tr("Check your connection. It is tried again by itself.");
      break;
    case LinkFault::Silent:
      line.text = texts::linkFault(state);
      line.reason = NodeModel::tr("It may be a web server or another program, or a node that is overloaded.");
      line.mend = NodeModel::tr("It is tried again by itself.");
      break;
    case LinkFault::ProxyUnknown:
      line.text = texts::linkFault(state);
      line.reason =
          NodeModel::tr("Its record is missing or damaged. Nothing was dialled; your money is safe.");
      line.mend = NodeModel::tr("Say below which proxy it uses, or that it uses none.");
      break;
    default:
      line.text = texts::linkFault(state);
      line.reason =
          NodeModel::tr("Nothing goes around the proxy, so that your network address stays hidden.");
      line.mend =
          state.linkFault == LinkFault::ProxyNoRoute || state.linkFault == LinkFault::ProxyNoNode
              ? NodeModel::tr("The node may be away. It is tried again by itself.")
              : NodeModel::tr("Start the proxy (Tor), or change it below. It is tried again by itself.");
      break;
  }
  return line;
}

Line encryptionLine(const NodeState& state) {
  Line line{NodeModel::tr("Encryption"), {}, {}, {}};
  if (state.encryptionFault == EncryptionFault::WrongKey) {
    line.text = NodeModel::tr("The node has another key");
    line.reason =
        NodeModel::tr("Whoever answers is not the node of the link, or its operator changed the key.");
    line.mend = NodeModel::tr("Nothing is sent to it. Ask the operator for a new link by another way.");
  } else if (state.encryption == LayerState::Good) {
    line.text = NodeModel::tr("Encrypted, with the key of the link");
  } else {
    line.text = NodeModel::tr("Not known while the link is down");
  }
  return line;
}

Line nodeLine(const NodeState& state) {
  Line line{NodeModel::tr("Node"), {}, {}, {}};
  switch (state.nodeFault) {
    case NodeFault::WrongGenesis:
      line.text = NodeModel::tr("The node belongs to another network");
      line.reason = NodeModel::tr("Its ledger does not begin as this wallet's does.");
      line.mend = NodeModel::tr("Choose a node of this wallet's network.");
      return line;
    case NodeFault::OldVersion:
      line.text = NodeModel::tr("The node speaks another version");
      line.reason = NodeModel::tr("Program and node do not understand each other.");
      line.mend = NodeModel::tr("Update this program, or choose another node.");
      return line;
    case NodeFault::Behind:
      line.text = NodeModel::tr("The node is behind");
      line.reason = NodeModel::tr("Its newest block is older than one this wallet has seen.");
      line.mend = NodeModel::tr("Wait, or choose another node.");
      return line;
    case NodeFault::Stranger:
      line.text = NodeModel::tr("What answers is no node");
      line.reason = NodeModel::tr("It speaks another language: a web server, or another program.");
      line.mend = NodeModel::tr("Nothing about you was sent to it. Choose another node.");
      return line;
    case NodeFault::Misbehaves:
      line.text = NodeModel::tr("The node gives wrong answers");
      line.reason = NodeModel::tr("What it sent does not fit together. Nothing of it was used.");
      line.mend = NodeModel::tr("Choose another node.");
      return line;
    case NodeFault::None:
      break;
  }
  line.text = state.node == LayerState::Good
                  ? NodeModel::tr("%1, block %2").arg(texts::networkName(state)).arg(state.height)
                  : NodeModel::tr("Not known while the link is down");
  return line;
}

Line ledgerLine(const NodeState& state) {
  Line line{NodeModel::tr("Ledger"), {}, {}, {}};
  switch (state.ledgerFault) {
    case LedgerFault::Scanning:
      line.text = NodeModel::tr("Checking blocks: %1 %").arg(static_cast<int>(state.caughtUp * 100));
      return line;
    case LedgerFault::BadCertificate:
      line.text = NodeModel::tr("A block has no valid certificate");
      line.reason = NodeModel::tr("The network's operator did not sign what the node showed.");
      line.mend = NodeModel::tr("Nothing of it was used. Choose another node.");
      return line;
    case LedgerFault::BadChain:
      line.text = NodeModel::tr("A block does not fit the ones before");
      line.reason = NodeModel::tr("The node hid, changed or invented something.");
      line.mend = NodeModel::tr("Nothing of it was used. Choose another node.");
      return line;
    case LedgerFault::Conflict:
      line.text = NodeModel::tr("There are two certified blocks of one height");
      line.reason = NodeModel::tr("The network's operator signed both. One of two people was deceived.");
      line.mend = NodeModel::tr("The wallet stopped for this network and keeps both blocks as evidence.");
      return line;
    case LedgerFault::TooOld:
      line.text = NodeModel::tr("This program is too old for this network");
      line.reason = NodeModel::tr("The network's operator signed a block of a later version.");
      line.mend = NodeModel::tr("Your money is safe. Update this program.");
      return line;
    case LedgerFault::MaybeTooOld:
      line.text = NodeModel::tr("The node sends blocks of an unknown version");
      line.reason = NodeModel::tr("Nobody signed them: this program is too old, or the node sends nonsense.");
      line.mend = NodeModel::tr("Your money is safe. Look for an update, or choose another node.");
      return line;
    case LedgerFault::ClockAhead:
      line.text = NodeModel::tr("The network's clock is ahead of this computer's");
      line.reason = NodeModel::tr("They differ by more than two minutes.");
      line.mend = NodeModel::tr("Check the date and time of this computer.");
      return line;
    case LedgerFault::None:
      break;
  }
  line.text =
      state.ledger == LayerState::Good
          ? NodeModel::tr("Checked to block %1, %2").arg(state.scannedHeight).arg(texts::ago(state.blockTime))
      : state.scannedHeight > 0 ? NodeModel::tr("Checked to block %1").arg(state.scannedHeight)
                                : NodeModel::tr("Not known yet");
  return line;
}

Line lineOf(const NodeState& state, int row) {
  switch (row) {
    case 0:
      return linkLine(state);
    case 1:
      return encryptionLine(state);
    case 2:
      return nodeLine(state);
    default:
      return ledgerLine(state);
  }
}

}  // namespace

NodeModel::NodeModel(WalletBackend& backend, QObject* parent)
    : QAbstractListModel(parent), m_backend(backend) {
  connect(&backend, &WalletBackend::nodeChanged, this, [this](const NodeState& state) {
    m_state = state;
    retranslate();
  });
  connect(&m_clock, &QTimer::timeout, this, &NodeModel::retranslate);
  m_clock.start(kAgePeriod);
}

NodeModel::Level NodeModel::level() const {
  for (int row = 0; row < kLayers; ++row) {
    if (layer(m_state, row) == LayerState::Bad) {
      return Bad;
    }
  }
  for (int row = 0; row < kLayers; ++row) {
    if (layer(m_state, row) != LayerState::Good) {
      return layer(m_state, 0) == LayerState::Unknown ? NotKnown : Working;
    }
  }
  return Good;
}

bool NodeModel::connected() const {
  return m_state.link == LayerState::Good && m_state.encryption == LayerState::Good &&
         m_state.node == LayerState::Good;
}

QString NodeModel::summary() const {
  if (!connected()) {
    return m_state.link == LayerState::Working ? tr("Connecting") : tr("Not connected");
  }
  if (m_state.ledger == LayerState::Bad) {
    return tr("Stopped: see Settings");
  }
  if (m_state.ledger == LayerState::Working) {
    return tr("Catching up · %1 %").arg(static_cast<int>(m_state.caughtUp * 100));
  }
  //: %1 is a time: "just now"
  return m_state.blockTime > 0 ? tr("Connected · %1").arg(texts::ago(m_state.blockTime)) : tr("Connected");
}

QString NodeModel::network() const {
  return texts::networkName(m_state);
}

int NodeModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kLayers;
}

QVariant NodeModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  if (role == LevelRole) {
    return levelOf(layer(m_state, index.row()));
  }
  const Line line = lineOf(m_state, index.row());
  switch (role) {
    case Qt::DisplayRole:
    case LayerRole:
      return line.name;
    case TextRole:
      return line.text;
    case ReasonRole:
      return line.reason;
    case MendRole:
      return line.mend;
    case SpokenRole:
      return QString(line.name + QStringLiteral(": ") +
                     QStringList{line.text, line.reason, line.mend}.join(QLatin1Char(' ')).simplified());
    default:
      return {};
  }
}

QHash<int, QByteArray> NodeModel::roleNames() const {
  return {{LayerRole, "layer"},   {LevelRole, "level"}, {TextRole, "text"},
          {ReasonRole, "reason"}, {MendRole, "mend"},   {SpokenRole, "spoken"}};
}

void NodeModel::reconnect() {
  m_backend.reconnect();
}

void NodeModel::copyNodeLink() {
  QGuiApplication::clipboard()->setText(m_state.nodeLink);
  emit copied(tr("Node link copied"));
}

void NodeModel::retranslate() {
  emit dataChanged(index(0), index(kLayers - 1));
  emit changed();
}

}  // namespace tacit::app
