// SPDX-License-Identifier: MIT
#include <QtTest>
#include <concepts>
#include <ostream>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/secret.h"
#include "base/wipe_elements.h"

using namespace tacit;

// A secret that copies, compares or prints would be copied, compared in variable time or logged one day.
static_assert(!std::is_copy_constructible_v<Secret<Bytes32>> && !std::is_copy_assignable_v<Secret<Bytes32>>);
static_assert(!std::is_copy_constructible_v<SecretBytes> && !std::is_copy_assignable_v<SecretBytes>);
static_assert(!std::equality_comparable<Secret<Bytes32>> && !std::equality_comparable<SecretBytes>);
template <class T>
concept Prints = requires(std::ostream& out, const T& value) { out << value; };
static_assert(!Prints<Secret<Bytes32>> && !Prints<SecretBytes>);

class TestSecret : public QObject {
  Q_OBJECT

 private slots:
  void startsAsZeros() {
    SecretBytes bytes(40);
    for (std::uint8_t byte : bytes.expose()) {
      QCOMPARE(byte, std::uint8_t(0));
    }
  }

  void movingLeavesNothingBehind() {
    SecretBytes from(ByteView(Bytes{1, 2, 3}));
    SecretBytes to = std::move(from);
    QCOMPARE(to.size(), std::size_t(3));
    QCOMPARE(to.expose()[2], std::uint8_t(3));
    QCOMPARE(from.size(), std::size_t(0));
    to = SecretBytes(ByteView(Bytes{9}));
    QCOMPARE(to.expose()[0], std::uint8_t(9));
  }

  void cloneIsASecondCopy() {
    Secret<Bytes32> a;
    a.expose()[0] = 7;
    Secret<Bytes32> b = a.clone();
    a.expose()[0] = 8;
    QCOMPARE(b.expose()[0], std::uint8_t(7));
  }

  /// In a child, because a limit that was lowered stays so, and as an ordinary user, since root locks what it
  /// likes.
  void worksWhereNoMemoryCanBeLocked() {
    const pid_t child = ::fork();
    if (child == 0) {
      const rlimit none{0, 0};
      const bool ready = ::setrlimit(RLIMIT_MEMLOCK, &none) == 0 &&
                         (::geteuid() != 0 || (::setgid(65534) == 0 && ::setuid(65534) == 0));
      std::vector<SecretBytes> many;
      for (std::uint8_t i = 0; i < 200; ++i) {
        many.emplace_back(ByteView(Bytes(5'000, i)));
      }
      const bool kept = many[7].expose()[4'999] == 7 && many[199].expose()[0] == 199;
      many.clear();
      ::_exit(ready && kept ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
  }

  void wipeGuardClearsAtTheEndOfItsScope() {
    Bytes32 key;
    key.fill(0xaa);
    {
      WipeGuard guard(key);
    }
    QCOMPARE(key, Bytes32{});
  }

  void wipeElementsClearsWhenAnExceptionEndsTheScope() {
    std::vector<Bytes32> products(3);
    for (Bytes32& product : products) {
      product.fill(0xaa);
    }
    try {
      const WipeElements guard(products);
      throw std::runtime_error("memory ran out");
    } catch (const std::runtime_error&) {
    }
    QCOMPARE(products, std::vector<Bytes32>(3));
  }
};

QTEST_APPLESS_MAIN(TestSecret)
#include "test_secret.moc"
