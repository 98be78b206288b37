// SPDX-License-Identifier: MIT
#include <QTest>
#include <fstream>
#include <map>

#include "support/wallet_fixture.h"

using namespace tacit;
using namespace tacit::test;

namespace {

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_whole(const std::filesystem::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

void damage(const std::filesystem::path& path) {
  std::filesystem::remove(path.string() + "-wal");
  write_whole(path, read_whole(path).substr(0, 5'000));
}

/// Every file of the folder but its lock.
std::map<std::string, std::string> content_of(const std::filesystem::path& folder) {
  std::map<std::string, std::string> content;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().filename() != "lock") {
      content[std::filesystem::relative(entry.path(), folder)] = read_whole(entry.path());
    }
  }
  return content;
}

}  // namespace

/// A wallet whose records are lost while its keys are whole: nobody has to type what is in them.
class TestWalletRebuild : public QObject {
  Q_OBJECT

 private slots:
  void itsOwnKeysBringItBack();
  void aWatchingWalletWatchesAgain();
  void wordsThatNobodyCheckedAreStillToBeChecked_data();
  void wordsThatNobodyCheckedAreStillToBeChecked();
  void whatCanNotBeDoneChangesNothing();
};

void TestWalletRebuild::itsOwnKeysBringItBack() {
  FakeClock clock;
  FakeNode node(clock, {{address_of(1), tacit_amount(10)}, {address_of(1), tacit_amount(10)}}, 6);
  TestWallet w(clock, &node);
  QVERIFY(w.create(true, 1) && w.catch_up());
  QVERIFY(w.wallet->add_account("Savings", false) && w.wallet->add_account("Holiday", false));
  QVERIFY(w.wallet->set_ask_above(tacit_amount(3), secret("pw")));
  w.wallet.reset();
  const std::filesystem::path folder = w.folder();
  damage(folder / "wallet.sqlite");
  damage(folder / "account-1/wallet.sqlite");
  const std::string records = read_whole(folder / "wallet.sqlite");
  QCOMPARE(Wallet::open(folder, secret("pw"), w.environment()).error(), WalletError::kDamaged);
  QVERIFY(Wallet::check_keys(folder, secret("pw")));
  QCOMPARE(Wallet::check_keys(folder, secret("pv")).error(), WalletError::kWrongPassword);

  Wallet::CreateOptions options = w.options();
  options.proxy = "127.0.0.1:9050";
  QVERIFY(w.take(Wallet::rebuild(options, secret("pw"), w.environment())) && w.catch_up());
  QCOMPARE(w.wallet->balances().front().total(), tacit_amount(20));
  QCOMPARE(w.wallet->accounts().size(), 3u);
  QCOMPARE(w.wallet->accounts()[1].name, std::string("Savings"));
  QCOMPARE(w.wallet->accounts()[2].name, std::string("Holiday"));
  QVERIFY(w.wallet->ask_above() == tacit_amount(3));
  QVERIFY(w.wallet->status().words_confirmed);
  QCOMPARE(w.wallet->status().proxy, std::string("127.0.0.1:9050"));
  QVERIFY(read_whole(folder / "set-aside-1/wallet.sqlite") == records);
  QVERIFY(w.switch_to(1) && w.catch_up());
  QVERIFY(w.reopen() && w.catch_up());
  QCOMPARE(w.wallet->balances().front().total(), tacit_amount(20));
}

void TestWalletRebuild::aWatchingWalletWatchesAgain() {
  FakeClock clock;
  FakeNode node(clock, {{address_of(1), tacit_amount(10)}}, 6);
  TestWallet spender(clock, &node);
  QVERIFY(spender.create(true, 1) && spender.catch_up());
  const auto keys = spender.wallet->view_keys(secret("pw"));
  QVERIFY(keys);
  TestWallet w(clock, &node);
  QVERIFY(w.watch(keys->incoming) && w.catch_up());
  w.wallet.reset();
  damage(w.folder() + "/wallet.sqlite");
  QVERIFY(w.take(Wallet::rebuild(w.options(), secret("pw"), w.environment())) && w.catch_up());
  QCOMPARE(w.wallet->status().watch, WatchKind::kIncoming);
  QCOMPARE(w.wallet->balances().front().total(), tacit_amount(10));
}

void TestWalletRebuild::wordsThatNobodyCheckedAreStillToBeChecked_data() {
  QTest::addColumn<bool>("checked");
  QTest::addRow("checked") << true;
  QTest::addRow("put-off") << false;
}

void TestWalletRebuild::wordsThatNobodyCheckedAreStillToBeChecked() {
  QFETCH(bool, checked);
  FakeClock clock;
  FakeNode node(clock, {}, 6);
  TestWallet w(clock, &node);
  QVERIFY(w.create(false, 1) && w.catch_up());
  if (checked) {
    QVERIFY(w.wallet->confirm_words());
    QVERIFY(w.wallet->add_account("Savings", false));  // which writes the book
  }
  w.wallet.reset();
  damage(w.folder() + "/wallet.sqlite");
  QVERIFY(w.take(Wallet::rebuild(w.options(), secret("pw"), w.environment())));
  QCOMPARE(w.wallet->status().words_confirmed, checked);
}

void TestWalletRebuild::whatCanNotBeDoneChangesNothing() {
  FakeClock clock;
  FakeNode node(clock, {}, 6);
  TestWallet w(clock, &node);
  QCOMPARE(Wallet::rebuild(w.options(), secret("pw"), w.environment()).error(), WalletError::kMissing);
  QVERIFY(w.create(true, 1) && w.catch_up());
  QCOMPARE(Wallet::rebuild(w.options(), secret("pw"), w.environment()).error(), WalletError::kInUse);
  w.wallet.reset();
  damage(w.folder() + "/wallet.sqlite");
  const auto before = content_of(w.folder());
  QCOMPARE(Wallet::rebuild(w.options(), secret("pv"), w.environment()).error(), WalletError::kWrongPassword);
  Wallet::CreateOptions bad = w.options();
  bad.proxy = "proxy.example:9050";
  QCOMPARE(Wallet::rebuild(bad, secret("pw"), w.environment()).error(), WalletError::kBadProxy);
  QVERIFY(content_of(w.folder()) == before);
  for (const char* name : {"keys", "keys.1", "keys.2", "keys.3"}) {
    write_whole(w.folder() + "/" + name, "TACITKEY");
  }
  const auto broken = content_of(w.folder());
  QCOMPARE(Wallet::check_keys(w.folder(), secret("pw")).error(), WalletError::kDamaged);
  QCOMPARE(Wallet::rebuild(w.options(), secret("pw"), w.environment()).error(), WalletError::kDamaged);
  QVERIFY(content_of(w.folder()) == broken);
}

QTEST_APPLESS_MAIN(TestWalletRebuild)
#include "test_wallet_rebuild.moc"
