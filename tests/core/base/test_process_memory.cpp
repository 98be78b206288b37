// SPDX-License-Identifier: MIT
#include <QTest>
#include <cerrno>
#include <functional>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/process_memory.h"

using namespace tacit;

namespace {

constexpr int kAllowed = 0, kRefused = 1, kBroken = 2;

/// Runs it in a child as an ordinary user, and gives its exit status.
int in_child(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    const bool ordinary = ::geteuid() != 0 || (::setgid(65534) == 0 && ::setuid(65534) == 0);
    // Another user's rights were given up, which alone makes a process undumpable.
    ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    ::_exit(ordinary ? work() : kBroken);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : kBroken;
}

volatile int secret_number = 4711;

/// Whether a process may read its child's memory, when the child ran `before` first.
int reads_a_child(const std::function<void()>& before) {
  int ready[2], done[2];
  if (::pipe(ready) != 0 || ::pipe(done) != 0) {
    return kBroken;
  }
  const pid_t child = ::fork();
  char byte = 0;
  if (child == 0) {
    before();
    secret_number = 4712;
    const bool told = ::write(ready[1], &byte, 1) == 1 && ::read(done[0], &byte, 1) == 1;
    ::_exit(told ? 0 : 1);
  }
  int seen = 0;
  const iovec here{&seen, sizeof seen};
  const iovec there{const_cast<int*>(&secret_number), sizeof secret_number};
  const bool started = ::read(ready[0], &byte, 1) == 1;
  const ssize_t got = ::process_vm_readv(child, &here, 1, &there, 1, 0);
  const int error = errno;
  const bool ended = ::write(done[1], &byte, 1) == 1 && ::waitpid(child, nullptr, 0) == child;
  if (!started || !ended) {
    return kBroken;
  }
  if (got == ssize_t(sizeof seen) && seen == 4712) {
    return kAllowed;
  }
  return got == -1 && error == EPERM ? kRefused : kBroken;
}

}  // namespace

class TestProcessMemory : public QObject {
  Q_OBJECT

 private slots:
  void theLimitIsZeroAndStaysSo() {
    const int status = in_child([] {
      forbid_core_files();
      rlimit limit{1, 1};
      const bool zero = ::getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0;
      const rlimit more{4096, 4096};
      const bool stays = ::setrlimit(RLIMIT_CORE, &more) != 0;
      return zero && stays && ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : 1;
    });
    QCOMPARE(status, 0);
  }

  /// The child of a process that did not ask for it can be read, which shows that the test can fail.
  void anotherProcessOfTheUserCanNotReadIt() {
    QCOMPARE(in_child([] { return reads_a_child([] {}); }), kAllowed);
    QCOMPARE(in_child([] { return reads_a_child([] { forbid_core_files(); }); }), kRefused);
  }
};

QTEST_APPLESS_MAIN(TestProcessMemory)
#include "test_process_memory.moc"
