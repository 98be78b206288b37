// SPDX-License-Identifier: MIT
#include "desktop/single_instance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QTimer>

#include <sys/socket.h>
#include <unistd.h>

#include "desktop/options.h"

namespace tacit::app {

namespace {

/// A message is a QString as QDataStream writes it; this is its length limit in bytes.
constexpr int kMostBytes = 2 * kMostLinkCharacters + 8;
constexpr auto kStream = QDataStream::Qt_6_4;
constexpr int kPatience = 3'000;  // ms for the whole of a message
constexpr int kMostCallers = 8;   // at once

bool isOwnUser(const QLocalSocket& socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  return getsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size) ==
             0 &&
         peer.uid == geteuid();
}

}  // namespace

SingleInstance::SingleInstance(const QString& walletDir, QObject* parent)
    : QObject(parent), m_walletDir(walletDir) {
  QDir().mkpath(walletDir);
  const QByteArray folder = QFileInfo(walletDir).canonicalFilePath().toUtf8();
  m_socketName =
      QStringLiteral("tacit-") +
      QString::fromLatin1(QCryptographicHash::hash(folder, QCryptographicHash::Sha256).toHex().left(32));
  connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::claim() {
  m_lock = std::make_unique<QLockFile>(QDir(m_walletDir).filePath(QStringLiteral("window.lock")));
  m_lock->setStaleLockTime(0);  // a lock is stale when its process is gone, however old it is
  if (!m_lock->tryLock(0)) {
    m_lock.reset();
    return false;
  }
  m_server.setSocketOptions(QLocalServer::UserAccessOption);
  m_server.setMaxPendingConnections(kMostCallers);
  QLocalServer::removeServer(m_socketName);
  m_server.listen(m_socketName);
  return true;
}

bool SingleInstance::handOver(const QString& link, int timeoutMs) {
  QLocalSocket socket;
  socket.connectToServer(m_socketName);
  if (!socket.waitForConnected(timeoutMs) || !isOwnUser(socket)) {
    return false;
  }
  QByteArray bytes;
  QDataStream stream(&bytes, QIODevice::WriteOnly);
  stream.setVersion(kStream);
  stream << link;
  socket.write(bytes);
  return socket.waitForBytesWritten(timeoutMs) && socket.waitForReadyRead(timeoutMs) &&
         socket.readAll() == "ok";
}

void SingleInstance::onConnection() {
  while (QLocalSocket* socket = m_server.nextPendingConnection()) {
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    if (!isOwnUser(*socket) || m_callers >= kMostCallers) {
      socket->abort();
      continue;
    }
    ++m_callers;
    connect(socket, &QObject::destroyed, this, [this] { --m_callers; });
    socket->setReadBufferSize(kMostBytes + 1);
    QTimer::singleShot(kPatience, socket, [socket] { socket->abort(); });
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(*socket); });
  }
}

void SingleInstance::read(QLocalSocket& socket) {
  if (socket.bytesAvailable() > kMostBytes) {
    socket.abort();
    return;
  }
  QDataStream stream(&socket);
  stream.setVersion(kStream);
  stream.startTransaction();
  QString link;
  stream >> link;
  if (!stream.commitTransaction()) {
    if (stream.status() == QDataStream::ReadCorruptData) {
      socket.abort();
    }
    return;
  }
  socket.write("ok");
  socket.flush();
  socket.disconnectFromServer();
  emit called(link);
}

}  // namespace tacit::app
