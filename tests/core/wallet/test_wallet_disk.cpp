// SPDX-License-Identifier: MIT
#include <QTest>
#include <algorithm>
#include <fstream>
#include <random>

#include "support/disk_rows.h"
#include "support/wallet_fixture.h"
#include "wallet/wallet_folder.h"

using namespace tacit;
using namespace tacit::test;

namespace {

/// Of how many calls one is made to fail; each of them with TACIT_DISK_STEP=1, which takes minutes.
long step_of_calls() {
  const char* given = std::getenv("TACIT_DISK_STEP");
  return given ? std::max(1l, std::atol(given)) : 5;
}

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_whole(const std::filesystem::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

/// A node, and a wallet of the same keys on a disk that never fails, which knows what is true.
struct World {
  World() : node(clock, {{address_of(1), tacit_amount(1000)}, {address_of(1), tacit_amount(1000)}}, 6) {}
  bool begin() { return truth.create(true, 1) && truth.catch_up(); }
  Amount owned() {
    return truth.until([&] { return truth.wallet->status().height == node.height(); })
               ? truth.wallet->balances().front().total()
               : Amount();
  }
  FakeClock clock;
  FakeNode node;
  TestWallet truth{clock, &node};
};

/// Polls until it is so, or the wallet's disk has failed.
template <class F>
bool until(TestWallet& w, F done) {
  return w.until([&] { return done() || w.storage_failed; }) && !w.storage_failed;
}

/// A short life: made from its words, money comes, an address is given out, a payment is made, a contact, an
/// account and a password are, and it is opened again. Ends where the disk makes it. What its owner has seen.
struct Seen {
  bool wallet = false;
  std::optional<PaymentId> payment;
  bool final = false;
  bool account = false;
};
Seen live(TestWallet& w) {
  Seen seen;
  const auto caught_up = [&] { return w.wallet->status().caught_up; };
  seen.wallet = w.create(true, 1);
  if (!seen.wallet || !until(w, caught_up) || !w.wallet->new_address()) {
    return seen;
  }
  const auto id = w.wallet->send(w.order(address_of(9), tacit_amount(1)));
  if (!id) {
    return seen;
  }
  seen.payment = *id;
  seen.final = until(w, [&] { return is_decided(w.state(*id)); });
  if (!seen.final) {
    return seen;
  }
  seen.account = w.wallet->add_account("Savings", false).has_value();
  if (!seen.account || !w.wallet->change_password(secret("pw"), secret("pw")) || !w.reopen()) {
    return seen;
  }
  until(w, caught_up);
  return seen;
}

/// Whether a wallet that was opened again still has it.
bool has(const TestWallet& w, const Seen& seen) {
  const auto payment = seen.payment ? w.wallet->payment(*seen.payment) : std::nullopt;
  return (!seen.payment || payment) && (!seen.final || is_decided(payment->state)) &&
         (!seen.account || w.wallet->accounts().size() == 2);
}

long calls_of_a_life(World& world) {
  TestWallet w(world.clock, &world.node);
  arm_io(w.folder(), IoFault::kNone, 0);
  live(w);
  const bool good = w.wallet && !w.storage_failed;
  w.wallet.reset();
  const long calls = disarm_io();
  return good ? calls : 0;
}

}  // namespace

class TestWalletDisk : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { keep_folders_in_memory(); }

  void everyCallMayFail_data() { add_rows_of_faults(); }
  /// After a fault in whichever call, the folder holds no wallet, or one that opens with its password,
  /// catches up and has what is its own, to the last unit; a payment was made once or not at all.
  void everyCallMayFail() {
    QFETCH(int, fault);
    World world;
    QVERIFY(world.begin());
    const long calls = calls_of_a_life(world);
    int failed = 0;
    for (long n = fault; n < calls; n += step_of_calls()) {
      const Amount before = world.owned();
      TestWallet w(world.clock, &world.node);
      arm_io(w.folder(), IoFault(fault), n);
      const Seen seen = live(w);
      w.wallet.reset();
      disarm_io();
      failed += w.storage_failed || w.states.empty();
      w.storage_failed = false;
      QVERIFY2(!seen.wallet || Wallet::exists(w.folder()), std::to_string(n).c_str());
      QVERIFY2(Wallet::exists(w.folder()) ? w.reopen() : w.create(true, 1), std::to_string(n).c_str());
      QVERIFY2(has(w, seen), std::to_string(n).c_str());
      QVERIFY(w.catch_up() && w.until([&] { return w.wallet->under_way().empty(); }) && w.catch_up());
      const Amount now = world.owned();
      QVERIFY2(w.wallet->balances().front().total() == now, std::to_string(n).c_str());
      QVERIFY(now == before || before.units() - now.units() < 101'000'000);
    }
    QVERIFY2(calls > 80 && failed > 0, std::to_string(calls).c_str());
    qInfo("%ld calls", calls);
  }

  /// What the row of the disk that forgets is worth: where no sync makes anything durable, it finds losses.
  void aDiskOnWhichSyncsMeanNothingLosesWhatWasSeen() {
    World world;
    QVERIFY(world.begin());
    const long calls = calls_of_a_life(world);
    int lost = 0, lives = 0;
    for (long n = calls / 2; n < calls; n += std::max(1l, calls / 16)) {
      TestWallet w(world.clock, &world.node);
      arm_io(w.folder(), IoFault::kLying, n);
      const Seen seen = live(w);
      w.wallet.reset();
      disarm_io();
      w.storage_failed = false;
      lost += seen.wallet && (!Wallet::exists(w.folder()) || !w.reopen() || !has(w, seen));
      ++lives;
    }
    qInfo("%d of %d lost something", lost, lives);
    QVERIFY(lost > 1);
  }

  void damageOfAnyFileIsSaidAndTheWordsBringItBack_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("damage");
    for (const char* file : {"wallet.sqlite", "keys", "cover", "accounts", "account-1/wallet.sqlite"}) {
      for (const char* damage : {"gone", "empty", "half", "noise", "bits"}) {
        QTest::addRow("%s-%s", file, damage) << QByteArray(file) << QByteArray(damage);
      }
    }
  }
  /// With every kind of damage the wallet opens with what is its own, or says that it is damaged. Then the
  /// words make it anew over what is there, and nothing that was there is gone.
  void damageOfAnyFileIsSaidAndTheWordsBringItBack() {
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, damage);
    World world;
    QVERIFY(world.begin());
    TestWallet w(world.clock, &world.node);
    QVERIFY(w.create(true, 1) && w.catch_up() && w.wallet->add_account("Savings", false));
    w.wallet.reset();
    const std::filesystem::path folder = w.folder();
    std::mt19937_64 random(std::hash<std::string>()((file + damage).toStdString()));
    std::vector<std::string> names{file.toStdString()};
    if (file == "keys") {
      names = {"keys", "keys.1", "keys.2", "keys.3"};
    }
    for (const std::string& name : names) {
      std::string content = read_whole(folder / name);
      QVERIFY(!content.empty());
      std::filesystem::remove(folder / (name + "-wal"));
      if (damage == "gone") {
        std::filesystem::remove(folder / name);
        continue;
      }
      if (damage == "empty") {
        content.clear();
      } else if (damage == "half") {
        content.resize(content.size() / 2);
      } else if (damage == "noise") {
        std::ranges::generate(content, [&] { return char(random()); });
      } else {
        for (std::size_t at = 0; at < content.size(); at += 512) {
          const std::size_t where = std::min(content.size() - 1, at + random() % 512);
          content[where] = char(content[where] ^ (1 << random() % 8));
        }
      }
      write_whole(folder / name, content);
    }
    const auto opened = w.take(Wallet::open(folder, secret("pw"), w.environment()));
    const bool of_account = file.startsWith("account-");
    const bool must_be_said = file == "wallet.sqlite" || file == "keys";
    QVERIFY(opened != must_be_said);
    if (opened) {
      QVERIFY(w.catch_up());
      QCOMPARE(w.wallet->balances().front().total(), world.owned());
    }
    if (of_account && opened) {
      // A missing database with the account still in the book is a lost one, not an empty one.
      QVERIFY(!w.switch_to(1));
      QCOMPARE(w.wallet->balances().front().total(), world.owned());
    }
    w.wallet.reset();
    const std::string left = read_whole(folder / names.front());
    const bool kept = Wallet::exists(folder);
    if (kept) {
      QVERIFY(!w.take(Wallet::restore(w.options(), secret("pw2"), test_words(1), w.environment())));
    }
    Wallet::CreateOptions over = w.options();
    over.over = true;
    QVERIFY(w.take(Wallet::restore(over, secret("pw2"), test_words(1), w.environment())) && w.catch_up());
    QCOMPARE(w.wallet->balances().front().total(), world.owned());
    w.wallet.reset();
    QVERIFY(w.take(Wallet::open(folder, secret("pw2"), w.environment())));
    if (kept) {
      QVERIFY(read_whole(folder / "set-aside-1" / names.front()) == left);
    }
  }

  /// Cut at whichever step, the folder never stops being a wallet before everything is aside.
  void aRestoreOverMayBeCutAnywhere() {
    World world;
    QVERIFY(world.begin());
    long cuts = 0;
    for (bool whole = false; !whole; ++cuts) {
      TestWallet w(world.clock, &world.node);
      QVERIFY(w.create(true, 1) && w.catch_up() && w.wallet->add_account("Savings", false));
      w.wallet.reset();
      const std::filesystem::path folder = w.folder();
      const std::string records = read_whole(folder / "account-1/wallet.sqlite");
      Wallet::CreateOptions over = w.options();
      over.over = true;
      arm_io(w.folder(), IoFault::kBroken, cuts);
      whole = w.take(Wallet::restore(over, secret("pw"), test_words(1), w.environment()));
      w.wallet.reset();
      disarm_io();
      w.storage_failed = false;
      QVERIFY(w.take(Wallet::restore(over, secret("pw"), test_words(1), w.environment())) && w.catch_up());
      QCOMPARE(w.wallet->balances().front().total(), world.owned());
      std::size_t kept = 0;
      for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        kept += entry.path().filename() == "wallet.sqlite" && entry.path() != folder / "wallet.sqlite" &&
                read_whole(entry.path()) == records;
      }
      QVERIFY2(kept == 1, std::to_string(cuts).c_str());
    }
    QVERIFY(cuts > 20);
  }

  void aWalletInUseIsNotRestoredOver() {
    World world;
    QVERIFY(world.begin());
    Wallet::CreateOptions over = world.truth.options();
    over.over = true;
    QCOMPARE(Wallet::restore(over, secret("pw"), test_words(1), world.truth.environment()).error(),
             WalletError::kInUse);
    QVERIFY(world.truth.reopen());
  }
};

QTEST_GUILESS_MAIN(TestWalletDisk)
#include "test_wallet_disk.moc"
