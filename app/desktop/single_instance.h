// SPDX-License-Identifier: MIT
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <memory>

class QLocalSocket;

namespace tacit::app {

/// One window for each wallet folder. The first program holds the folder's lock and listens on a local socket
/// that only this user can reach; a later one hands its link over, which brings the first window to the
/// front, and ends. Both sides look at the kernel's word on who is at the other end, and neither waits for
/// long nor reads more than a link can have.
class SingleInstance : public QObject {
  Q_OBJECT

 public:
  explicit SingleInstance(const QString& walletDir, QObject* parent = nullptr);
  ~SingleInstance() override;

  /// True: this is the first one, and it listens from now on.
  bool claim();
  /// Hands `link` (may be empty) to the first one. False when it does not answer within `timeoutMs`.
  bool handOver(const QString& link, int timeoutMs = 3'000);

  /// Where the first one listens.
  QString socketName() const { return m_socketName; }

 signals:
  /// A later program was started; `link` may be empty and is not checked.
  void called(const QString& link);

 private:
  void onConnection();
  void read(QLocalSocket& socket);

  QString m_walletDir;
  QString m_socketName;
  std::unique_ptr<QLockFile> m_lock;
  int m_callers = 0;
  QLocalServer m_server;
};

}  // namespace tacit::app
