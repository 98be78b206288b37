// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace tacit::app {

/// SIGTERM, SIGINT and SIGHUP, which a session sends as it ends, as a signal of Qt: the program then ends as
/// by Quit and leaves nothing that it had opened. A second one ends it at once. One object in a program.
class EndSignal : public QObject {
  Q_OBJECT

 public:
  explicit EndSignal(QObject* parent = nullptr);
  /// From now on these signals end the program as they would any other.
  ~EndSignal() override;

 signals:
  void raised();

 private:
  QSocketNotifier m_notifier;
};

}  // namespace tacit::app
