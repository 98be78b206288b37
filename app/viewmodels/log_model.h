// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QStringList>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"

namespace tacit::app {

/// What happened to the program, for somebody who is asked for help: times, versions, states of the link,
/// faults. In memory alone, the last `kMost` lines, in English. It never holds a secret, an amount, an
/// address, a note, a name or a node's address: it takes nothing of a payment, not even that there was one.
///
/// Role: `line` (string).
class LogModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.log")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  static constexpr int kMost = 300;
  enum Role { LineRole = Qt::UserRole + 1 };

  LogModel(WalletBackend& backend, QObject* parent);

  int count() const { return static_cast<int>(m_lines.size()); }
  QString text() const { return m_lines.join(QLatin1Char('\n')); }
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  Q_INVOKABLE void copy();

 signals:
  void countChanged();
  void copied(const QString& what);

 private:
  void add(const QString& line);
  void addStart();
  void onNode(const NodeState& state);

  QStringList m_lines;
  QString m_lastNode;
};

}  // namespace tacit::app
