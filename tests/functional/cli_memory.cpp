// SPDX-License-Identifier: MIT
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/memory_scan.h"
#include "support/wallet_needles.h"

using namespace tacit;
using namespace tacit::test;

namespace {

constexpr int kWait = 120'000;
constexpr int kEndOfProcess = SIGTRAP | PTRACE_EVENT_EXIT << 8;

/// One command of the real program, stopped in its last moment, when its memory is still there. It is traced
/// from its first instruction on: later it forbids that.
class Traced {
 public:
  Traced(const QStringList& arguments, const SecretBytes& password) {
    int out[2], in[2];
    if (::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(in, O_CLOEXEC) != 0) {
      return;
    }
    m_pid = ::fork();
    if (m_pid == 0) {
      start(arguments, password, in[0], out[1]);
    }
    ::close(out[1]);
    ::close(in[0]);
    m_out = out[0];
    m_in = in[1];
    int status = 0;
    if (::waitpid(m_pid, &status, 0) != m_pid || !WIFSTOPPED(status) || WSTOPSIG(status) != SIGTRAP ||
        ::ptrace(PTRACE_SETOPTIONS, m_pid, nullptr, PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL) != 0) {
      return;
    }
    m_memory.emplace(m_pid);
    m_good = m_memory->good();
    go_on(0);
  }
  ~Traced() {
    if (m_pid > 0) {
      ::kill(m_pid, SIGKILL);
      ::waitpid(m_pid, nullptr, 0);
    }
    for (const int file : {m_in, m_out}) {
      if (file >= 0) {
        ::close(file);
      }
    }
  }
  Traced(const Traced&) = delete;
  Traced& operator=(const Traced&) = delete;

  bool good() const { return m_good; }
  const ProcessMemory& memory() const { return *m_memory; }

  /// A line to the shell, and its answer.
  QByteArray ask(const QByteArray& line) {
    QByteArray answer;
    if (::write(m_in, line.constData(), static_cast<std::size_t>(line.size())) != line.size()) {
      return answer;
    }
    for (char byte = 0; byte != '\n' && ::read(m_out, &byte, 1) == 1;) {
      answer.append(byte);
    }
    return answer;
  }

  /// Runs it to its last moment and gives what it wrote. False when it did not get there.
  bool to_the_end(QByteArray& output) {
    for (;;) {
      int status = 0;
      if (::waitpid(m_pid, &status, 0) != m_pid || !WIFSTOPPED(status)) {
        return false;
      }
      if (status >> 8 == kEndOfProcess) {
        break;
      }
      go_on(WSTOPSIG(status));
    }
    char buffer[65'536];
    ::fcntl(m_out, F_SETFL, O_NONBLOCK);
    for (ssize_t got; (got = ::read(m_out, buffer, sizeof buffer)) > 0;) {
      output.append(buffer, static_cast<qsizetype>(got));
    }
    return true;
  }
  int leave() {
    go_on(0);
    int status = 0;
    ::waitpid(std::exchange(m_pid, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  [[noreturn]] static void start(const QStringList& arguments, const SecretBytes& password, int in, int out) {
    std::vector<QByteArray> texts{TACIT_BIN_DIR "/tacit-cli"};
    for (const QString& argument : arguments) {
      texts.push_back(argument.toUtf8());
    }
    std::vector<char*> pointers;
    for (QByteArray& text : texts) {
      pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    const std::string text(password.expose().begin(), password.expose().end());
    ::setenv("TACIT_PASSWORD", text.c_str(), 1);
    ::dup2(in, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
    ::execv(pointers.front(), pointers.data());
    ::_exit(127);
  }
  void go_on(int signal) { ::ptrace(PTRACE_CONT, m_pid, nullptr, static_cast<long>(signal)); }

  pid_t m_pid = -1;
  int m_in = -1, m_out = -1;
  std::optional<ProcessMemory> m_memory;
  bool m_good = false;
};

}  // namespace

/// What tacit-cli leaves in its memory when it ends, and holds while its shell waits (docs/security.md).
class TestCliMemory : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void createLeavesNothing();
  void commandsLeaveNothing_data();
  void commandsLeaveNothing();
  void theShellHoldsWhatItNeeds();
  void cleanupTestCase();

 private:
  /// A file with a secret in it.
  QString file(const QString& name, const SecretBytes& text);
  QStringList of_wallet(const QStringList& command) const;
  void compare(const ProcessMemory& memory, const Needles& needles);

  QTemporaryDir m_folder;
  QProcess m_node;
  QString m_link, m_address;
  SecretBytes m_password = random_password(), m_other = random_password(), m_words;
  WalletNeedles m_needles;
};

QString TestCliMemory::file(const QString& name, const SecretBytes& text) {
  QFile out(m_folder.filePath(name));
  const ByteView bytes = text.expose();
  const bool written = out.open(QIODevice::WriteOnly) &&
                       out.write(reinterpret_cast<const char*>(bytes.data()),
                                 static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size());
  return written ? out.fileName() : QString();
}

QStringList TestCliMemory::of_wallet(const QStringList& command) const {
  return QStringList{"--wallet", m_folder.filePath("wallet")} + command;
}

void TestCliMemory::compare(const ProcessMemory& memory, const Needles& needles) {
  const std::vector<Leak> leaks = memory.find(needles);
  QVERIFY2(leaks.empty(), describe(leaks).c_str());
}

void TestCliMemory::initTestCase() {
  m_node.start(QStringLiteral(TACIT_BIN_DIR "/tacitd"),
               {"practice", "--data", m_folder.filePath("node"), "--m", "2"});
  QVERIFY(m_node.waitForStarted());
  while (!m_node.canReadLine()) {
    QVERIFY(m_node.waitForReadyRead(kWait));
  }
  m_link = QJsonDocument::fromJson(m_node.readLine())["node_link"].toString();
  QVERIFY(m_link.startsWith("tacit-node:"));
}

void TestCliMemory::createLeavesNothing() {
  Traced create(of_wallet({"create", "--node", m_link}), m_password);
  QVERIFY(create.good());
  QByteArray output;
  QVERIFY(create.to_the_end(output));
  const QByteArray words = QJsonDocument::fromJson(output)["words"].toString().toUtf8();
  QCOMPARE(words.count(' '), 23);
  m_address = QJsonDocument::fromJson(output)["address"].toString();
  m_words =
      SecretBytes(as_bytes(std::string_view(words.constData(), static_cast<std::size_t>(words.size()))));
  learn_words(m_needles, m_words);
  m_needles.sealed.add_text("another password", m_other.expose());
  QVERIFY(learn_vault(m_needles, m_folder.filePath("wallet").toStdString(), m_password));
  compare(create.memory(), m_needles.sealed);
  compare(create.memory(), m_needles.open);
  QCOMPARE(create.leave(), 0);
}

void TestCliMemory::commandsLeaveNothing_data() {
  QTest::addColumn<QStringList>("command");
  QTest::addColumn<bool>("own");  // the password of the wallet, or another one
  QTest::addColumn<int>("status");
  const QString words = file("words", m_words), other = file("other", m_other),
                backup = m_folder.filePath("b");
  const QString elsewhere = m_folder.filePath("elsewhere"), again = m_folder.filePath("again");
  QTest::newRow("faucet") << of_wallet({"faucet"}) << true << 0;
  QTest::newRow("wrong-password") << of_wallet({"balance"}) << false << 6;
  QTest::newRow("send") << of_wallet({"send", m_address, "--amount", "1", "--wait", "final"}) << true << 0;
  QTest::newRow("view-keys") << of_wallet({"view-keys"}) << true << 0;
  QTest::newRow("account") << of_wallet({"account", "add", "--name", "Second"}) << true << 0;
  QTest::newRow("backup-export") << of_wallet({"backup", "export", backup, "--backup-password-file", other})
                                 << true << 0;
  QTest::newRow("backup-restore") << QStringList{"--wallet", elsewhere, "backup",
                                                 "restore",  backup,    "--backup-password-file",
                                                 other}
                                  << true << 0;
  QTest::newRow("restore") << QStringList{"--wallet", again,          "restore", "--node",
                                          m_link,     "--words-file", words}
                           << true << 0;
  QTest::newRow("change-password") << QStringList{"--wallet", again, "change-password", "--new-password-file",
                                                  other}
                                   << true << 0;
}

void TestCliMemory::commandsLeaveNothing() {
  QFETCH(QStringList, command);
  QFETCH(bool, own);
  QFETCH(int, status);
  Traced traced(command, own ? m_password : m_other);
  QVERIFY(traced.good());
  QByteArray output;
  QVERIFY(traced.to_the_end(output));
  compare(traced.memory(), m_needles.sealed);
  compare(traced.memory(), m_needles.open);
  const int ended = traced.leave();
  QVERIFY2(ended == status, output.constData());
}

void TestCliMemory::theShellHoldsWhatItNeeds() {
  Traced shell(of_wallet({"shell"}), m_password);
  QVERIFY(shell.good());
  QVERIFY(shell.ask("{\"command\":\"balance\"}\n").contains("spendable"));
  QVERIFY(found(shell.memory().find(m_needles.open), "the record key"));
  compare(shell.memory(), m_needles.sealed);
  shell.ask("{\"command\":\"quit\"}\n");
  QByteArray output;
  QVERIFY(shell.to_the_end(output));
  compare(shell.memory(), m_needles.sealed);
  compare(shell.memory(), m_needles.open);
  QCOMPARE(shell.leave(), 0);
}

void TestCliMemory::cleanupTestCase() {
  m_node.terminate();
  QVERIFY(m_node.waitForFinished(kWait));
}

QTEST_GUILESS_MAIN(TestCliMemory)
#include "cli_memory.moc"
