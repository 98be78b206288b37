// SPDX-License-Identifier: MIT
#include <QtTest>
#include <cstdlib>
#include <cstring>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/// This program is linked with core/base/wipe_freed.cpp, as `tacit` and `tacit-cli` are.
class TestWipeFreed : public QObject {
  Q_OBJECT

 private slots:
  void aFreedBlockHoldsNothing() {
    constexpr std::size_t kSize = 1 << 12;
    char* block = static_cast<char*>(std::malloc(kSize));
    std::memset(block, 'x', kSize);
    const auto place = reinterpret_cast<std::uintptr_t>(block);
    std::free(block);
    // What the allocator writes into a free block is at its front.
    const auto* freed = reinterpret_cast<const volatile char*>(place);
    for (std::size_t i = 64; i < kSize; ++i) {
      QCOMPARE(freed[i], '\0');
    }
  }

  void aGrowingBlockKeepsWhatItHolds() {
    char* block = static_cast<char*>(std::malloc(100));
    std::memset(block, 'x', 100);
    block = static_cast<char*>(std::realloc(block, 1 << 20));
    QVERIFY(block != nullptr);
    QCOMPARE(QByteArray(block, 100), QByteArray(100, 'x'));
    block = static_cast<char*>(std::realloc(block, 50));
    QCOMPARE(QByteArray(block, 50), QByteArray(50, 'x'));
    std::free(block);
  }

  void aBlockThatIsFreedTwiceEndsTheProgram() {
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(STDERR_FILENO);
      void* volatile first = std::malloc(40);
      void* volatile second = std::malloc(40);
      std::free(first);
      std::free(second);
      std::free(first);
      ::_exit(0);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    QCOMPARE(WTERMSIG(status), SIGABRT);
  }
};

QTEST_GUILESS_MAIN(TestWipeFreed)
#include "test_wipe_freed.moc"
