// SPDX-License-Identifier: MIT
#include "bridge/practice_network.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <cerrno>

#include <signal.h>

#include "link/node_link.h"

namespace tacit::app {

namespace {

constexpr int kLookAgain = 100;      // ms, while the node starts
constexpr int kConnectTime = 1'000;  // ms for a connection on this computer
constexpr int kStartTime = 60'000;   // ms: the first start makes the genesis

}  // namespace

std::pair<QString, quint16> endpointOf(const QString& nodeLink) {
  const auto link = parse_node_link(nodeLink.toStdString());
  return link ? std::pair(QString::fromStdString(link->host), link->port) : std::pair(QString(), quint16{0});
}

PracticeNetwork::PracticeNetwork(QString folder, QString program, QObject* parent)
    : QObject(parent), m_folder(std::move(folder)), m_program(std::move(program)) {
  m_again.setSingleShot(true);
  m_again.setInterval(kLookAgain);
  connect(&m_again, &QTimer::timeout, this, &PracticeNetwork::tryStored);
  m_tooLong.setSingleShot(true);
  connect(&m_tooLong, &QTimer::timeout, this, [this] {
    m_socket.abort();
    m_started ? finish(false) : startNode();
  });
  connect(&m_socket, &QTcpSocket::connected, this, [this] {
    m_socket.disconnectFromHost();
    finish(true);
  });
  connect(&m_socket, &QTcpSocket::errorOccurred, this, &PracticeNetwork::onRefused);
}

QString PracticeNetwork::storedLink() const {
  QFile file(QDir(m_folder).filePath(QStringLiteral("node.json")));
  if (!file.open(QIODevice::ReadOnly)) {
    return {};
  }
  const QJsonObject node = QJsonDocument::fromJson(file.readAll()).object();
  // What a node that was killed left behind names a port that may be somebody else's by now.
  const auto process = static_cast<pid_t>(node.value(QLatin1String("pid")).toInteger());
  const bool alive = process > 0 && (::kill(process, 0) == 0 || errno == EPERM);
  return alive ? node.value(QLatin1String("node_link")).toString() : QString();
}

void PracticeNetwork::find() {
  if (m_looking) {
    return;
  }
  m_looking = true;
  m_started = false;
  m_tooLong.start(kConnectTime);
  tryStored();
}

void PracticeNetwork::tryStored() {
  m_link = storedLink();
  const auto [host, port] = endpointOf(m_link);
  if (host.isEmpty()) {
    onRefused();
    return;
  }
  m_socket.abort();
  m_socket.connectToHost(host, port);
}

void PracticeNetwork::onRefused() {
  if (!m_looking) {
    return;
  }
  m_started ? m_again.start() : startNode();
}

void PracticeNetwork::startNode() {
  QString program = m_program;
  if (program.isEmpty()) {
    program =
        QStandardPaths::findExecutable(QStringLiteral("tacitd"), {QCoreApplication::applicationDirPath()});
  }
  if (program.isEmpty()) {
    program = QStandardPaths::findExecutable(QStringLiteral("tacitd"));
  }
  if (program.isEmpty()) {
    finish(false, PracticeFault::NoProgram);
    return;
  }
  QDir().mkpath(m_folder);
  QProcess node;
  node.setProgram(program);
  node.setArguments({QStringLiteral("practice"), QStringLiteral("--data"), m_folder});
  node.setStandardInputFile(QProcess::nullDevice());
  node.setStandardOutputFile(QProcess::nullDevice());
  node.setStandardErrorFile(QDir(m_folder).filePath(QStringLiteral("tacitd.log")), QIODevice::Truncate);
  if (!node.startDetached()) {
    finish(false, PracticeFault::DidNotStart);
    return;
  }
  // Two windows may start one each: the folder's lock lets one live, and both find its link.
  m_started = true;
  m_tooLong.start(kStartTime);
  m_again.start();
}

void PracticeNetwork::finish(bool good, PracticeFault fault) {
  if (!m_looking) {
    return;
  }
  m_looking = false;
  m_again.stop();
  m_tooLong.stop();
  good ? emit ready(m_link) : emit failed(fault);
}

}  // namespace tacit::app
