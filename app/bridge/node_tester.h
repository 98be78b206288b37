// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <thread>

#include "bridge/wallet_values.h"

namespace tacit::app {

/// Looks at a node without using it: connects, asks for its status, its genesis and its newest block, and
/// checks the block's certificate. On a thread of its own; the answer comes as a signal on the thread of this
/// object.
class NodeTester : public QObject {
  Q_OBJECT

 public:
  explicit NodeTester(QObject* parent = nullptr);
  /// Stops what runs.
  ~NodeTester() override;

  /// A test that is still running is dropped without an answer.
  /// `proxy`: HOST:PORT of the one to go through, empty for none; anything else tests nothing.
  void test(quint64 ticket, const QString& nodeLink, const QString& proxy);

 signals:
  void done(const tacit::app::LinkTest& result);

 private:
  class Run;
  std::shared_ptr<Run> m_run;
  std::jthread m_thread;
};

}  // namespace tacit::app
