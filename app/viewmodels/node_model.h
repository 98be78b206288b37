// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QTimer>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"

namespace tacit::app {

/// The state of the network in four lines: link, encryption, node, ledger; and the two short lines at the
/// foot of the navigation.
///
/// Roles: `layer` ("Link"), `level` (NodeModel.Level), `text` ("127.0.0.1:41234 answers in 3 ms"), `reason`
/// (why it is not good, empty when it is), `mend` (what to do, empty when nothing), `spoken`.
class NodeModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.node")
  /// Of all layers together: the dot.
  Q_PROPERTY(Level level READ level NOTIFY changed)
  /// "Connected · just now", "Catching up · 43 %", "Not connected"
  Q_PROPERTY(QString summary READ summary NOTIFY changed)
  /// "Practice network"
  Q_PROPERTY(QString network READ network NOTIFY changed)
  Q_PROPERTY(QString nodeLink READ nodeLink NOTIFY changed)
  Q_PROPERTY(bool practice READ practice NOTIFY changed)
  Q_PROPERTY(bool connected READ connected NOTIFY changed)

 public:
  enum Level { Good, Working, Bad, NotKnown };
  Q_ENUM(Level)
  enum Role { LayerRole = Qt::UserRole + 1, LevelRole, TextRole, ReasonRole, MendRole, SpokenRole };

  NodeModel(WalletBackend& backend, QObject* parent);
  Level level() const;
  QString summary() const;
  QString network() const;
  QString nodeLink() const { return m_state.nodeLink; }
  bool practice() const { return m_state.practice; }
  bool connected() const;
  const NodeState& state() const { return m_state; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  /// Tries to connect now.
  Q_INVOKABLE void reconnect();
  Q_INVOKABLE void copyNodeLink();
  void retranslate();

 signals:
  void changed();
  void copied(const QString& what);

 private:
  WalletBackend& m_backend;
  NodeState m_state;
  QTimer m_clock;
};

}  // namespace tacit::app
