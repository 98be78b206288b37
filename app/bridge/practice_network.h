// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTcpSocket>
#include <QTimer>

#include "bridge/wallet_values.h"

namespace tacit::app {

/// Finds the practice network of this computer, or starts it: `tacitd practice --data FOLDER`, detached, so
/// that it outlives this program. `node.json` in the folder holds its link. Never waits; GUI thread.
class PracticeNetwork : public QObject {
  Q_OBJECT

 public:
  /// `program` is the path of tacitd; empty: beside this program, else in PATH.
  PracticeNetwork(QString folder, QString program, QObject* parent = nullptr);

  /// Answers with ready or failed; while it looks a second call joins the first.
  void find();

 signals:
  void ready(const QString& nodeLink);
  void failed(tacit::app::PracticeFault fault);

 private:
  QString storedLink() const;
  void tryStored();
  void onRefused();
  void startNode();
  void finish(bool good, PracticeFault fault = PracticeFault::NoAnswer);

  QString m_folder;
  QString m_program;
  QString m_link;
  QTcpSocket m_socket;
  QTimer m_again;
  QTimer m_tooLong;
  bool m_looking = false;
  bool m_started = false;
};

/// The host and port of a node link, for people and for a first look; empty host when it is none.
std::pair<QString, quint16> endpointOf(const QString& nodeLink);

}  // namespace tacit::app
