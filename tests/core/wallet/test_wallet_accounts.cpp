// SPDX-License-Identifier: MIT
#include <QTest>
#include <fstream>

#include "support/wallet_fixture.h"
#include "wallet/records.h"
#include "wallet/wallet_folder.h"

using namespace tacit;
using namespace tacit::test;

namespace {

Address address_in(std::uint8_t words, std::uint32_t account) {
  return SpendKey::from_seed(mnemonic_seed(test_words(words), {}), account).full().incoming().address(0);
}

std::vector<std::pair<Address, Amount>> coins() {
  return {{address_of(1), tacit_amount(10)}, {address_in(1, 1), tacit_amount(5)}};
}

struct OneWallet {
  OneWallet() : node(clock, coins(), 6), mine(clock, &node) {}
  FakeClock clock;
  FakeNode node;
  TestWallet mine;
};

}  // namespace

class TestWalletAccounts : public QObject {
  Q_OBJECT
 private slots:
  void anAccountHasAddressesAndMoneyOfItsOwn();
  void aRestoredWalletsAccountsReachAsFarBack();
  void aNewAccountBeginsAtTheNewestBlock();
  void switchingAsksForNoPasswordAndKeepsTheLock();
  void whatFailsLeavesTheOpenAccountOpen();
  void namesAndBalancesAreSeenFromEveryAccount();
  void onePasswordOpensAll();
  void paymentsUnderWayGoOnWhenTheirAccountIsOpened();
  void aLostListIsFoundByItsFolders();
  void anOlderListHidesNoAccount();
  void thereIsAMostOfAccounts();
  void aNewWalletRemovesWhatAnInterruptedOneLeftAndNoMore();
  void aFolderIsClaimedByOneThatIsNoWalletYet();
  void theLimitIsOfAllAccountsAndTakesThePassword();
  void theProxyIsOfAllAccounts();
  void settingsOfEarlierProgramsNameNoProxy();
};

void TestWalletAccounts::settingsOfEarlierProgramsNameNoProxy() {
  WalletSettings settings, read;
  settings.node_link = "tacit-node:";
  Bytes bytes = encode_record(settings);
  bytes[0] = 2;
  QVERIFY(!decode_record(bytes, read));
  bytes.resize(bytes.size() - 5);  // an empty text, and where else it is
  QVERIFY(decode_record(bytes, read));
  QCOMPARE(read.node_link, settings.node_link);
  QVERIFY(read.proxy.empty() && !read.proxy_apart);
  // What is no proxy is damage: a wallet that went on would go around it.
  settings.proxy = "proxy.example:1";
  QVERIFY(!decode_record(encode_record(settings), read));
}

void TestWalletAccounts::theProxyIsOfAllAccounts() {
  OneWallet w;
  const std::string proxy = "127.0.0.1:9050";
  const auto reopen = [&](std::uint32_t account, const std::optional<std::string>& with = std::nullopt) {
    w.mine.wallet.reset();
    return w.mine.take(Wallet::open(w.mine.folder(), secret("pw"), w.mine.environment(), account, with));
  };
  QVERIFY(w.mine.create(true, 1) && w.mine.catch_up());
  QCOMPARE(*w.mine.wallet->add_account("", true), 1u);
  QVERIFY(w.mine.wallet->use_proxy(proxy).has_value());
  QCOMPARE(w.mine.wallet->status().proxy, proxy);
  QVERIFY(w.mine.catch_up());  // over another connection
  QCOMPARE(*w.mine.wallet->add_account("", true), 2u);
  QVERIFY(w.mine.switch_to(1));
  QCOMPARE(w.mine.wallet->status().proxy, proxy);
  QVERIFY(reopen(2));
  QCOMPARE(w.mine.wallet->status().proxy, proxy);
  for (const char* bad : {"proxy.example:9050", "127.0.0.1", "none"}) {
    QCOMPARE(w.mine.wallet->use_proxy(bad).error(), WalletError::kBadProxy);
    QVERIFY(!reopen(0, bad));
    QVERIFY(reopen(2));
  }
  QCOMPARE(w.mine.wallet->status().proxy, proxy);
  QVERIFY(w.mine.wallet->use_proxy("").has_value());
  QVERIFY(reopen(0));
  QCOMPARE(w.mine.wallet->status().proxy, std::string());
  QVERIFY(reopen(1, proxy));
  QVERIFY(reopen(0));
  QCOMPARE(w.mine.wallet->status().proxy, proxy);
}

void TestWalletAccounts::anAccountHasAddressesAndMoneyOfItsOwn() {
  OneWallet w;
  QVERIFY(w.mine.create(true, 1) && w.mine.catch_up());
  QCOMPARE(w.mine.wallet->balances().front().spendable, tacit_amount(10));
  QCOMPARE(*w.mine.wallet->add_account("Savings", true), 1u);
  QCOMPARE(w.mine.wallet->account(), 0u);
  QVERIFY(w.mine.switch_to(1) && w.mine.catch_up());
  QCOMPARE(w.mine.wallet->account(), 1u);
  QCOMPARE(w.mine.wallet->status().account, 1u);
  QCOMPARE(*w.mine.wallet->address(), format_address(address_in(1, 1), "tacittest"));
  QCOMPARE(w.mine.wallet->balances().front().spendable, tacit_amount(5));
  const auto id = w.mine.wallet->send(w.mine.order(address_of(1, 7), tacit_amount(2)));
  QVERIFY(w.mine.until([&] { return w.mine.state(*id) == PaymentState::kFinal; }));
  QVERIFY(w.mine.switch_to(0) && w.mine.catch_up());
  QCOMPARE(w.mine.wallet->balances().front().spendable, tacit_amount(12));
  // The other account's folder is read by no other key than its own.
  QVERIFY(std::filesystem::exists(w.mine.folder() + "/account-1/wallet.sqlite"));
  QVERIFY(!std::filesystem::exists(w.mine.folder() + "/account-1/keys"));
}

void TestWalletAccounts::aRestoredWalletsAccountsReachAsFarBack() {
  OneWallet w;
  w.node.make_block();
  QVERIFY(w.mine.create(true, 1) && w.mine.catch_up());
  QVERIFY(w.mine.wallet->add_account("", false).has_value());
  QVERIFY(w.mine.switch_to(1) && w.mine.catch_up());
  QCOMPARE(w.mine.wallet->status().birthday, 0u);
  QCOMPARE(w.mine.wallet->balances().front().spendable, tacit_amount(5));
}

void TestWalletAccounts::aNewAccountBeginsAtTheNewestBlock() {
  OneWallet w;
  w.node.make_block();
  w.node.make_block();
  QVERIFY(w.mine.create(false, 1) && w.mine.catch_up());
  w.node.make_block();
  QVERIFY(w.mine.until([&] { return w.mine.wallet->status().height == 3; }));
  QVERIFY(w.mine.wallet->add_account("new", false).has_value());
  QVERIFY(w.mine.wallet->add_account("used", true).has_value());
  QVERIFY(w.mine.switch_to(1));
  QVERIFY(!w.mine.wallet->address().has_value());  // until its birthday is known
  QVERIFY(w.mine.catch_up());
  QCOMPARE(w.mine.wallet->status().birthday, 3u);
  QVERIFY(w.mine.switch_to(2) && w.mine.catch_up());
  QCOMPARE(w.mine.wallet->status().birthday, 2u);  // as the main account
  QVERIFY(w.mine.wallet->add_account("used too", true).has_value());
  QVERIFY(w.mine.switch_to(3) && w.mine.catch_up());
  QCOMPARE(w.mine.wallet->status().birthday, 2u);
}

void TestWalletAccounts::switchingAsksForNoPasswordAndKeepsTheLock() {
  OneWallet w;
  QVERIFY(w.mine.create(true, 1) && w.mine.catch_up());
  QVERIFY(w.mine.wallet->add_account("two", true).has_value());
  for (const std::uint32_t account : {1u, 0u, 1u, 1u}) {
    QVERIFY(w.mine.switch_to(account));
    QCOMPARE(w.mine.wallet->account(), account);
    QCOMPARE(Wallet::open(w.mine.folder(), secret("pw"), w.mine.environment()).error(), WalletError::kInUse);
  }
  w.mine.wallet.reset();
  QVERIFY(w.mine.take(Wallet::open(w.mine.folder(), secret("pw"), w.mine.environment(), 1)));
  QCOMPARE(w.mine.wallet->account(), 1u);
}

void TestWalletAccounts::whatFailsLeavesTheOpenAccountOpen() {
  OneWallet w;
  QVERIFY(w.mine.create(true, 1) && w.mine.catch_up());
  const auto missing = Wallet::switch_account(std::move(w.mine.wallet), 7, w.mine.environment());
  QCOMPARE(missing.error(), WalletError::kNoAccount);
  QVERIFY(w.mine.wallet != nullptr);
  QVERIFY(w.mine.wallet->add_account("two", true).has_value());
  std::ofstream(w.mine.folder() + "/account-1/wallet.sqlite", std::ios::binary | std::ios::trunc)
      << std::string(5000, 'x');
  std::filesystem::remove(w.mine.folder() + "/account-1/wallet.sqlite-wal");
  QVERIFY(!w.mine.switch_to(1));
  QVERIFY(w.mine.wallet != nullptr);
  QCOMPARE(w.mine.wallet->account(), 0u);
  const auto id = w.mine.wallet->send(w.mine.order(address_of(9), tacit_amount(1)));
  QVERIFY(w.mine.until([&] { return w.mine.state(*id) == PaymentState::kFinal; }));
  QCOMPARE(w.mine.wallet->add_account("\xff", false).error(), WalletError::kBadName);
  QCOMPARE(w.mine.wallet->add_account(std::string(201, 'a'), false).error(), WalletError::kBadName);
  QCOMPARE(Wallet::open(w.mine.folder(), secret("pw"), w.mine.environment(), 5).error(), WalletError::kInUse);
  w.mine.wallet.reset();
  QCOMPARE(Wallet::open(w.mine.folder(), secret("pw"), w.mine.environment(), 5).error(),
           WalletError::kNoAccount);
}

void TestWalletAccounts::namesAndBalancesAreSeenFromEveryAccount() {
  OneWallet w;
  QVERIFY(w.mine.create(true, 1) && w.mine.catch_up());
  QVERIFY(w.mine.wallet->add_account("Savings", true).has_value());
  QVERIFY(w.mine.switch_to(1) && w.mine.catch_up());
  QVERIFY(w.mine.wallet->rename_account(0, "Every day"));
  QVERIFY(!w.mine.wallet->rename_account(4, "nobody"));
  QVERIFY(w.mine.reopen());
  std::vector<AccountInfo> seen = w.mine.wallet->accounts();
  QCOMPARE(seen.size(), 2u);
  QCOMPARE(seen[0].name, std::string("Every day"));
  QCOMPARE(seen[0].last_balance, tacit_amount(10));
  QCOMPARE(seen[1].name, std::string("Savings"));
  QCOMPARE(seen[1].last_balance, tacit_amount(5));
  // Nothing of it can be read without the password.
  std::ifstream in(w.mine.folder() + "/accounts", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  QVERIFY(!bytes.empty() && bytes.find("Savings") == bytes.npos);
}

void TestWalletAccounts::onePasswordOpensAll() {
  OneWallet w;
  QVERIFY(w.mine.create(true, 1) && w.mine.catch_up());
  QVERIFY(w.mine.wallet->add_account("two", true).has_value());
  QVERIFY(w.mine.switch_to(1));
  QVERIFY(w.mine.wallet->change_password(secret("pw"), secret("new")).has_value());
  w.mine.wallet.reset();
  for (const std::uint32_t account : {0u, 1u}) {
    QCOMPARE(Wallet::open(w.mine.folder(), secret("pw"), w.mine.environment(), account).error(),
             WalletError::kWrongPassword);
    QVERIFY(Wallet::open(w.mine.folder(), secret("new"), w.mine.environment(), account).has_value());
  }
}

void TestWalletAccounts::paymentsUnderWayGoOnWhenTheirAccountIsOpened() {
  OneWallet w;
  QVERIFY(w.mine.create(true, 1) && w.mine.catch_up());
  QVERIFY(w.mine.wallet->add_account("two", true).has_value());
  w.node.automatic = false;
  const auto id = w.mine.wallet->send(w.mine.order(address_of(9), tacit_amount(1)));
  QVERIFY(w.mine.until([&] { return w.mine.state(*id) == PaymentState::kHandedOver; }));
  QVERIFY(w.mine.switch_to(1) && w.mine.catch_up());
  w.node.make_block();
  QVERIFY(w.mine.switch_to(0));
  QVERIFY(w.mine.until([&] { return w.mine.state(*id) == PaymentState::kFinal; }));
}

void TestWalletAccounts::aLostListIsFoundByItsFolders() {
  OneWallet w;
  QVERIFY(w.mine.create(true, 1) && w.mine.catch_up());
  QVERIFY(w.mine.wallet->add_account("two", true).has_value());
  QVERIFY(w.mine.wallet->add_account("three", true).has_value());
  for (const bool damaged : {true, false}) {
    w.mine.wallet.reset();
    const std::string list = w.mine.folder() + "/accounts";
    if (damaged) {
      std::ofstream(list, std::ios::binary | std::ios::in).seekp(40).put('x').put('y');
    } else {
      std::filesystem::remove(list);
    }
    QVERIFY(w.mine.reopen());
    const auto found = w.mine.wallet->accounts();
    QCOMPARE(found.size(), 3u);
    QVERIFY(found[2].number == 2 && found[2].name.empty());
    QVERIFY(w.mine.switch_to(2) && w.mine.catch_up());
  }
}

void TestWalletAccounts::anOlderListHidesNoAccount() {
  OneWallet w;
  QVERIFY(w.mine.create(true, 1) && w.mine.catch_up());
  QVERIFY(w.mine.wallet->add_account("one", true).has_value());
  const std::string list = w.mine.folder() + "/accounts";
  std::filesystem::copy_file(list, list + ".older");
  QVERIFY(w.mine.wallet->add_account("two", true).has_value());
  const std::string records = w.mine.folder() + "/account-2/wallet.sqlite";
  QVERIFY(w.mine.switch_to(2) && w.mine.catch_up() && w.mine.wallet->new_address());
  w.mine.wallet.reset();
  const auto size = std::filesystem::file_size(records);
  std::filesystem::rename(list + ".older", list);
  QVERIFY(w.mine.take(Wallet::open(w.mine.folder(), secret("pw"), w.mine.environment())));
  QCOMPARE(w.mine.wallet->accounts().size(), std::size_t{3});
  QCOMPARE(w.mine.wallet->accounts()[1].name, std::string("one"));
  QCOMPARE(*w.mine.wallet->add_account("three", true), 3u);
  QVERIFY(std::filesystem::file_size(records) == size);
  QVERIFY(w.mine.switch_to(2) && w.mine.catch_up());
}

void TestWalletAccounts::thereIsAMostOfAccounts() {
  OneWallet w;
  QVERIFY(w.mine.create(true, 1));
  for (std::size_t i = 1; i < kMostAccounts; ++i) {
    QCOMPARE(*w.mine.wallet->add_account("", true), i);
  }
  QCOMPARE(w.mine.wallet->add_account("", true).error(), WalletError::kTooManyAccounts);
  QVERIFY(w.mine.reopen());
  QCOMPARE(w.mine.wallet->accounts().size(), kMostAccounts);
}

void TestWalletAccounts::theLimitIsOfAllAccountsAndTakesThePassword() {
  OneWallet w;
  QVERIFY(w.mine.create(true, 1));
  QVERIFY(!w.mine.wallet->ask_above().has_value());
  QCOMPARE(w.mine.wallet->set_ask_above(tacit_amount(5), secret("no")).error(), WalletError::kWrongPassword);
  QVERIFY(!w.mine.wallet->ask_above().has_value());
  QVERIFY(w.mine.wallet->set_ask_above(tacit_amount(5), secret("pw")).has_value());
  QVERIFY(w.mine.wallet->add_account("two", true).has_value());
  QVERIFY(w.mine.switch_to(1));
  QCOMPARE(*w.mine.wallet->ask_above(), tacit_amount(5));
  QVERIFY(w.mine.reopen());
  QCOMPARE(*w.mine.wallet->ask_above(), tacit_amount(5));
  QCOMPARE(w.mine.wallet->set_ask_above(std::nullopt, secret("no")).error(), WalletError::kWrongPassword);
  QVERIFY(w.mine.wallet->set_ask_above(std::nullopt, secret("pw")).has_value());
  QVERIFY(w.mine.reopen());
  QVERIFY(!w.mine.wallet->ask_above().has_value());
}

void TestWalletAccounts::aNewWalletRemovesWhatAnInterruptedOneLeftAndNoMore() {
  OneWallet w;
  const std::filesystem::path folder = w.mine.folder();
  QTemporaryDir elsewhere;
  const std::filesystem::path other = elsewhere.path().toStdString();
  std::filesystem::create_directories(folder / "account-1");
  std::filesystem::create_directories(folder / "account-2" / "pictures");
  std::filesystem::create_directory_symlink(other, folder / "account-3");
  for (const auto& file : {folder / "wallet.sqlite", folder / "account-1" / "cover",
                           folder / "account-2" / "letter", other / "wallet.sqlite"}) {
    std::ofstream(file) << "left behind";
  }
  // What was left behind may be of a wallet with a proxy that nobody knows.
  QVERIFY(w.mine.create(true, 1));
  QCOMPARE(w.mine.wallet->status().link, LinkHealth::kProxyUnknown);
  QVERIFY(w.mine.wallet->use_proxy("").has_value() && w.mine.catch_up());
  QVERIFY(!std::filesystem::exists(folder / "account-1"));
  for (int i = 0; i < 3; ++i) {
    QVERIFY(w.mine.wallet->add_account("", true).has_value());
  }
  QVERIFY(w.mine.switch_to(3) && w.mine.catch_up());
  QVERIFY(std::filesystem::exists(folder / "account-2" / "letter"));
  QVERIFY(std::filesystem::exists(folder / "account-2" / "pictures"));
  QVERIFY(std::filesystem::exists(other / "wallet.sqlite"));
}

void TestWalletAccounts::aFolderIsClaimedByOneThatIsNoWalletYet() {
  OneWallet w;
  const std::filesystem::path folder = w.mine.folder();
  {
    const auto claimed = WalletFolder::claim(folder);
    QVERIFY(claimed.has_value());
    QCOMPARE(WalletFolder::claim(folder).error(), WalletError::kInUse);
  }
  QVERIFY(w.mine.create(true, 1) && w.mine.catch_up());
  w.mine.wallet.reset();
  // As for a program that looked before the other one's wallet was there.
  QCOMPARE(WalletFolder::claim(folder).error(), WalletError::kExists);
  QVERIFY(w.mine.reopen() && w.mine.catch_up());
  QCOMPARE(w.mine.wallet->balances().front().spendable, tacit_amount(10));
}

QTEST_GUILESS_MAIN(TestWalletAccounts)
#include "test_wallet_accounts.moc"
