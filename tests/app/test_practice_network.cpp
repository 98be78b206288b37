// SPDX-License-Identifier: MIT
#include <QCoreApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/practice_network.h"

using namespace tacit::app;

namespace {

QString linkTo(quint16 port) {
  return QStringLiteral("tacit-node:127.0.0.1:%1?key=%2&genesis=%3")
      .arg(port)
      .arg(QString(64, QLatin1Char('a')), QString(64, QLatin1Char('b')));
}

void writeNode(const QString& folder, const QString& link, qint64 process) {
  QFile file(folder + "/node.json");
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(QStringLiteral("{\"node_link\":\"%1\",\"pid\":%2}\n").arg(link).arg(process).toUtf8());
}

/// A program that writes what a node writes and ends.
QString fakeNode(const QString& folder, const QString& link) {
  const QString path = folder + "/fake-node";
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly)) {
    return {};
  }
  file.write(QStringLiteral("#!/bin/sh\nprintf '{\"node_link\":\"%1\",\"pid\":%2}' > \"$3/node.json\"\n")
                 .arg(link)
                 .arg(QCoreApplication::applicationPid())
                 .toUtf8());
  file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  return path;
}

}  // namespace

/// Finding or starting the practice network.
class TestPracticeNetwork : public QObject {
  Q_OBJECT

 private slots:
  void findsTheOneThatRuns() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTemporaryDir folder;
    writeNode(folder.path(), linkTo(server.serverPort()), QCoreApplication::applicationPid());
    PracticeNetwork practice(folder.path(), "/nowhere/tacitd");
    QSignalSpy ready(&practice, &PracticeNetwork::ready);
    practice.find();
    QVERIFY(ready.wait(10'000));
    QCOMPARE(ready.front().front().toString(), linkTo(server.serverPort()));
  }

  void startsOneWhenThereIsNone() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTemporaryDir folder;
    PracticeNetwork practice(folder.path(), fakeNode(folder.path(), linkTo(server.serverPort())));
    QSignalSpy ready(&practice, &PracticeNetwork::ready);
    practice.find();
    practice.find();  // joins the first
    QVERIFY(ready.wait(20'000));
    QCOMPARE(ready.count(), 1);
  }

  /// The port of a node that was killed may be somebody else's.
  void doesNotTrustWhatAKilledOneLeft() {
    QTcpServer stranger;
    QTcpServer server;
    QVERIFY(stranger.listen(QHostAddress::LocalHost) && server.listen(QHostAddress::LocalHost));
    QTemporaryDir folder;
    constexpr qint64 kNoProcess = 4'194'305;  // above the kernel's largest process number
    writeNode(folder.path(), linkTo(stranger.serverPort()), kNoProcess);
    PracticeNetwork practice(folder.path(), fakeNode(folder.path(), linkTo(server.serverPort())));
    QSignalSpy ready(&practice, &PracticeNetwork::ready);
    practice.find();
    QVERIFY(ready.wait(20'000));
    QCOMPARE(ready.front().front().toString(), linkTo(server.serverPort()));
  }

  void saysWhenTheProgramCanNotStart() {
    QTemporaryDir folder;
    PracticeNetwork practice(folder.path(), folder.path() + "/missing");
    QSignalSpy failed(&practice, &PracticeNetwork::failed);
    practice.find();
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 10'000);
  }

  void readsEndpoints() {
    QCOMPARE(endpointOf(linkTo(5)).first, QStringLiteral("127.0.0.1"));
    QCOMPARE(endpointOf(linkTo(5)).second, quint16{5});
    QVERIFY(endpointOf("nonsense").first.isEmpty());
  }
};

QTEST_GUILESS_MAIN(TestPracticeNetwork)
#include "test_practice_network.moc"
