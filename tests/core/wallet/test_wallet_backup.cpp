// SPDX-License-Identifier: MIT
#include <QTest>
#include <fstream>
#include <functional>

#include "support/wallet_fixture.h"
#include "wallet/backup_file.h"
#include "wallet/backup_records.h"
#include "wallet/files.h"

using namespace tacit;
using namespace tacit::test;

namespace {

std::vector<std::pair<Address, Amount>> coins() {
  return {{address_of(1), tacit_amount(10)}, {address_of(1), tacit_amount(10)}};
}

/// A wallet with something of everything, and room for the backup and for a second folder.
struct Saved {
  Saved() : node(clock, coins(), 6), mine(clock, &node), again(clock, &node) {}

  bool prepare() {
    if (!mine.create(true, 1) || !mine.catch_up()) {
      return false;
    }
    paid = pay(3, "rent");
    ContactDraft ann;
    ann.name = "Ann";
    ann.address = format_address(address_of(9), "tacittest");
    return paid != 0 && mine.wallet->set_own_note(paid, "for May") &&
           mine.wallet->create_request({tacit_amount(1), "shop", "bread", 0}) &&
           mine.wallet->add_contact(ann) && mine.wallet->add_account("Savings", true) &&
           mine.wallet->rename_account(0, "Every day") &&
           mine.wallet->set_ask_above(tacit_amount(7), secret("pw")) &&
           mine.wallet->use_proxy("127.0.0.1:9050") && mine.catch_up();
  }
  PaymentId pay(std::uint64_t whole, const std::string& memo) {
    const auto id = mine.wallet->send(mine.order(address_of(9), tacit_amount(whole), memo));
    return id && mine.until([&] { return mine.state(*id) == PaymentState::kFinal; }) ? *id : 0;
  }
  std::string file() const { return place.path().toStdString() + "/wallet.backup"; }
  bool save() { return mine.wallet->export_backup(file(), secret("pw"), secret("backup")).has_value(); }
  auto restored() {
    Wallet::CreateOptions options;
    options.folder = again.folder();
    return Wallet::restore_backup(options, file(), secret("backup"), secret("pw"), again.environment());
  }
  bool restore() { return again.take(restored()); }
  BackupRecords records() const {
    return *read_backup_records(open_backup(*read_file(file(), 1 << 24), secret("backup"))->records);
  }

  FakeClock clock;
  FakeNode node;
  TestWallet mine, again;
  QTemporaryDir place;
  PaymentId paid = 0;
};

Bytes encode(const BackupRecords& records) {
  BackupWriter writer(records.book);
  for (const auto& [number, account] : records.accounts) {
    writer.add(number, Table::kState, kChainRow, encode_record(account.chain));
    writer.add(number, Table::kState, kSettingsRow, encode_record(account.settings));
    if (account.network) {
      writer.add(number, Table::kState, kNetworkRow, encode_record(*account.network));
    }
    for (const auto& [row, coin] : account.coins) {
      writer.add(number, Table::kCoins, row, encode_record(coin));
    }
    for (const auto& [row, payment] : account.payments) {
      writer.add(number, Table::kPayments, row, encode_record(payment));
    }
  }
  return Bytes(writer.view().begin(), writer.view().end());
}

}  // namespace

class TestWalletBackup : public QObject {
  Q_OBJECT
 private slots:
  void givesBackWhatWordsDoNot();
  void whatHappenedSinceIsFound();
  void whatReachedAnAccountThatWasNotOpenYetIsFound_data();
  void whatReachedAnAccountThatWasNotOpenYetIsFound();
  void whatWasPlannedIsCancelled();
  void whatWasHandedOverIsSentAgain();
  void addressesAreNotGivenOutTwice();
  void aRehearsalCountsWhatIsMissing();
  void anotherWalletsBackupIsToldApart();
  void aWatchingWalletIsBackedUpAsOne();
  void aWatchingWalletPaysNobody();
  void exportHarmsNothing();
  void aFailedRestoreLeavesNoWallet();
  void hostileRecordsAreRefused_data();
  void hostileRecordsAreRefused();
  void whateverIsAcceptedOpensAndRuns();
};

void TestWalletBackup::givesBackWhatWordsDoNot() {
  Saved s;
  QVERIFY(s.prepare() && s.save());
  QCOMPARE(static_cast<int>(std::filesystem::status(s.file()).permissions()), 0600);
  const auto summary = Wallet::check_backup(s.file(), secret("backup"));
  QVERIFY(summary.has_value());
  QCOMPARE(summary->made, s.clock.wall_ms());
  QCOMPARE(summary->network_name, std::string("Test"));
  QCOMPARE(summary->accounts, 2u);
  QCOMPARE(summary->requests, 1u);
  QCOMPARE(summary->contacts, 1u);
  QCOMPARE(summary->payments, s.mine.wallet->payments().size());

  QVERIFY(s.restore());
  // Before the network has said a word:
  QVERIFY(s.again.wallet->payments() == s.mine.wallet->payments());
  QCOMPARE(s.again.wallet->payment(s.paid)->own_note, std::string("for May"));
  QCOMPARE(s.again.wallet->requests().front().message, std::string("bread"));
  QCOMPARE(s.again.wallet->contacts().front().name, std::string("Ann"));
  QCOMPARE(s.again.wallet->accounts().at(0).name, std::string("Every day"));
  QCOMPARE(s.again.wallet->accounts().at(1).name, std::string("Savings"));
  QCOMPARE(*s.again.wallet->ask_above(), tacit_amount(7));
  QCOMPARE(s.again.wallet->status().proxy, std::string("127.0.0.1:9050"));
  QVERIFY(equal_vartime(s.again.wallet->words(secret("pw"))->expose(), test_words(1).expose()));
  QVERIFY(s.again.catch_up());
  QVERIFY(s.again.wallet->balances() == s.mine.wallet->balances());
  const auto id = s.again.wallet->send(s.again.order(address_of(9), tacit_amount(1)));
  QVERIFY(s.again.until([&] { return s.again.state(*id) == PaymentState::kFinal; }));
  QVERIFY(s.again.reopen() && s.again.catch_up());
  QVERIFY(s.again.switch_to(1) && s.again.catch_up());
}

void TestWalletBackup::whatHappenedSinceIsFound() {
  Saved s;
  QVERIFY(s.prepare() && s.save());
  QVERIFY(s.pay(2, "later") != 0);
  QVERIFY(s.restore());
  QVERIFY(s.again.wallet->status().restoring);
  QVERIFY(s.again.catch_up());
  QVERIFY(s.again.wallet->balances() == s.mine.wallet->balances());
  QCOMPARE(s.again.wallet->payments().front().memo, std::string("later"));
  QCOMPARE(s.again.arrived, 0u);
}

void TestWalletBackup::whatReachedAnAccountThatWasNotOpenYetIsFound_data() {
  QTest::addColumn<bool>("connected");
  QTest::newRow("one-of-several") << true;
  QTest::newRow("the-only-one") << false;
}

void TestWalletBackup::whatReachedAnAccountThatWasNotOpenYetIsFound() {
  QFETCH(bool, connected);
  Saved s;
  TestWallet fresh(s.clock, &s.node), back(s.clock, &s.node);
  QVERIFY(s.prepare() && fresh.create(false, 3));
  std::uint32_t account = 0;
  if (connected) {
    QVERIFY(fresh.catch_up());
    account = *fresh.wallet->add_account("later", false);
  }
  QVERIFY(fresh.wallet->export_backup(s.file(), secret("pw"), secret("backup")).has_value());
  QVERIFY(fresh.switch_to(account) && fresh.catch_up());
  PaymentOrder order;
  order.parts.push_back({*fresh.wallet->new_address(), tacit_amount(2)});
  const auto paid = s.mine.wallet->send(order);
  QVERIFY(paid && s.mine.until([&] { return s.mine.state(*paid) == PaymentState::kFinal; }));
  fresh.wallet.reset();

  Wallet::CreateOptions options;
  options.folder = back.folder();
  QVERIFY(back.take(
      Wallet::restore_backup(options, s.file(), secret("backup"), secret("pw"), back.environment())));
  QVERIFY(back.catch_up() && back.switch_to(account) && back.catch_up());
  QCOMPARE(back.wallet->balances().front().spendable, tacit_amount(2));
  QCOMPARE(back.wallet->status().birthday > 0, connected);
}

void TestWalletBackup::whatWasPlannedIsCancelled() {
  Saved s;
  QVERIFY(s.prepare());
  const auto before = s.mine.wallet->balances().front().total();
  const auto id = s.mine.wallet->send(s.mine.order(address_of(9), tacit_amount(5)));
  QCOMPARE(s.mine.state(*id), PaymentState::kPlanned);
  QVERIFY(s.save());
  s.mine.wallet.reset();
  s.node.submitted.clear();
  QVERIFY(s.restore());
  QCOMPARE(s.again.state(*id), PaymentState::kCancelled);
  QVERIFY(s.again.catch_up());
  for (int i = 0; i < 50; ++i) {
    s.again.wallet->poll(std::chrono::milliseconds(10));
  }
  QVERIFY(s.node.submitted.empty());
  QCOMPARE(s.again.wallet->balances().front().spendable, before);
  QVERIFY(s.again.wallet->under_way().empty());
}

void TestWalletBackup::whatWasHandedOverIsSentAgain() {
  Saved s;
  QVERIFY(s.prepare());
  s.node.automatic = false;
  const auto id = s.mine.wallet->send(s.mine.order(address_of(9), tacit_amount(5)));
  QVERIFY(s.mine.until([&] { return s.mine.state(*id) == PaymentState::kHandedOver; }));
  QVERIFY(s.save());
  s.mine.wallet.reset();
  const Bytes bytes = s.node.submitted.back();
  s.node.submitted.clear();
  QVERIFY(s.restore());
  QCOMPARE(s.again.state(*id), PaymentState::kHandedOver);
  QVERIFY(s.again.until([&] { return !s.node.submitted.empty(); }));
  QVERIFY(s.node.submitted.back() == bytes);
  s.node.make_block();
  QVERIFY(s.again.until([&] { return s.again.state(*id) == PaymentState::kFinal; }));
}

void TestWalletBackup::addressesAreNotGivenOutTwice() {
  Saved s;
  QVERIFY(s.prepare() && s.save());
  std::set<std::string> given{*s.mine.wallet->address()};
  for (int i = 0; i < 40; ++i) {
    given.insert(*s.mine.wallet->new_address());
  }
  QVERIFY(s.restore());
  QVERIFY(!given.contains(*s.again.wallet->address()));
  for (int i = 0; i < 40; ++i) {
    QVERIFY(!given.contains(*s.again.wallet->new_address()));
  }
}

void TestWalletBackup::aRehearsalCountsWhatIsMissing() {
  Saved s;
  QVERIFY(s.prepare() && s.save());
  const auto whole = s.mine.wallet->rehearse_backup(s.file(), secret("backup"));
  QVERIFY(whole.has_value());
  QVERIFY(whole->same_wallet && whole->complete());
  QVERIFY(s.pay(1, "") != 0);
  QVERIFY(s.mine.wallet->create_request({tacit_amount(1), {}, {}, 0}).has_value());
  QVERIFY(s.mine.wallet->create_request({tacit_amount(2), {}, {}, 0}).has_value());
  QVERIFY(s.mine.wallet->add_account("third", true).has_value());
  ContactDraft bob;
  bob.name = "Bob";
  bob.address = format_address(address_of(8), "tacittest");
  QVERIFY(s.mine.wallet->add_contact(bob).has_value());
  QVERIFY(s.mine.switch_to(1));  // what other accounts have is counted from whichever is open
  const auto less = s.mine.wallet->rehearse_backup(s.file(), secret("backup"));
  QVERIFY(less.has_value() && less->same_wallet && !less->complete());
  QCOMPARE(less->missing_payments, 1u);
  QCOMPARE(less->missing_requests, 2u);
  QCOMPARE(less->missing_contacts, 1u);
  QCOMPARE(less->missing_accounts, 1u);
  QCOMPARE(s.mine.wallet->rehearse_backup(s.file(), secret("no")).error(), BackupError::kWrongPassword);
  QVERIFY(s.save());
  QVERIFY(s.mine.wallet->rehearse_backup(s.file(), secret("backup"))->complete());
}

void TestWalletBackup::anotherWalletsBackupIsToldApart() {
  Saved s;
  QVERIFY(s.prepare() && s.save());
  TestWallet other(s.clock, &s.node);
  QVERIFY(other.create(true, 2) && other.catch_up());
  const auto rehearsal = other.wallet->rehearse_backup(s.file(), secret("backup"));
  QVERIFY(rehearsal.has_value());
  QVERIFY(!rehearsal->same_wallet && !rehearsal->complete());
  QCOMPARE(rehearsal->missing_accounts, 1u);
}

void TestWalletBackup::aWatchingWalletIsBackedUpAsOne() {
  Saved s;
  QVERIFY(s.prepare());
  const auto keys = s.mine.wallet->view_keys(secret("pw"));
  for (const SecretBytes* key : {&keys->incoming, &keys->full}) {
    TestWallet eye(s.clock, &s.node), back(s.clock, &s.node);
    QVERIFY(eye.watch(*key) && eye.catch_up());
    QVERIFY(eye.wallet->export_backup(s.file(), secret("pw"), secret("backup")).has_value());
    QVERIFY(eye.wallet->rehearse_backup(s.file(), secret("backup"))->complete());
    QVERIFY(!s.mine.wallet->rehearse_backup(s.file(), secret("backup"))->same_wallet);
    Wallet::CreateOptions options;
    options.folder = back.folder();
    QVERIFY(back.take(
        Wallet::restore_backup(options, s.file(), secret("backup"), secret("pw"), back.environment())));
    QVERIFY(back.catch_up());
    QCOMPARE(back.wallet->status().watch, eye.wallet->status().watch);
    QVERIFY(back.wallet->balances() == eye.wallet->balances());
  }
}

void TestWalletBackup::aWatchingWalletPaysNobody() {
  Saved s;
  QVERIFY(s.prepare() && s.save());
  BackupRecords records = s.records();
  const auto view = s.mine.wallet->view_keys(secret("pw"));
  const auto check = [&] {
    const BackupKeys keys{view->full.clone(), WatchKind::kFull, 5, 5};
    const Bytes file = *seal_backup(keys, encode(records), secret("backup"), {1, 8192});
    return replace_file(s.file(), file) ? Wallet::check_backup(s.file(), secret("backup"))
                                        : std::unexpected(BackupError::kStorage);
  };
  QVERIFY(check().has_value());
  // It would be proved again, which takes the spend key.
  records.accounts.at(0).payments.at(s.paid).record.state = PaymentState::kUnknown;
  QVERIFY(read_backup_records(encode(records)).has_value());
  QCOMPARE(check().error(), BackupError::kDamaged);
}

void TestWalletBackup::exportHarmsNothing() {
  Saved s;
  QVERIFY(s.prepare() && s.save());
  const auto error = [&](const std::string& path, const char* password) {
    return s.mine.wallet->export_backup(path, secret(password), secret("backup")).error();
  };
  QCOMPARE(error(s.file(), "no"), BackupError::kWrongPassword);
  QCOMPARE(error(s.mine.folder() + "/keys", "pw"), BackupError::kNotBackup);
  QCOMPARE(error(s.mine.folder() + "/wallet.sqlite", "pw"), BackupError::kNotBackup);
  QCOMPARE(error(s.mine.folder(), "pw"), BackupError::kNotBackup);
  QCOMPARE(error(s.place.path().toStdString() + "/nowhere/file", "pw"), BackupError::kStorage);
  QVERIFY(Wallet::check_backup(s.file(), secret("backup")).has_value());
  QVERIFY(s.mine.reopen());
}

void TestWalletBackup::aFailedRestoreLeavesNoWallet() {
  Saved s;
  QVERIFY(s.prepare() && s.save());
  Wallet::CreateOptions options;
  options.folder = s.again.folder();
  const auto error = [&](const std::string& path, const char* password) {
    return Wallet::restore_backup(options, path, secret(password), secret("pw"), s.again.environment())
        .error();
  };
  QCOMPARE(error(s.file(), "no"), BackupError::kWrongPassword);
  QCOMPARE(error(s.file() + ".gone", "backup"), BackupError::kMissing);
  QCOMPARE(error(s.mine.folder() + "/keys", "backup"), BackupError::kNotBackup);
  options.node_link = "nonsense";
  QCOMPARE(error(s.file(), "backup"), BackupError::kBadNode);
  FakeClock later;
  later.advance(1'000);
  FakeNode other(later, coins(), 6);
  options.node_link = format_node_link(other.node_link());
  QCOMPARE(error(s.file(), "backup"), BackupError::kBadNode);
  QVERIFY(!Wallet::exists(s.again.folder()));
  options.node_link.clear();
  options.folder = s.mine.folder();
  QCOMPARE(error(s.file(), "backup"), BackupError::kExists);
}

void TestWalletBackup::hostileRecordsAreRefused_data() {
  QTest::addColumn<int>("row");
  const char* const kRows[] = {"as-it-was",
                               "a-payment-from-a-coin-that-is-not-there",
                               "a-payment-without-coins",
                               "a-payment-in-no-state",
                               "a-payment-received-by-nobody",
                               "a-payment-under-way-without-change",
                               "a-payment-to-more-than-a-transaction-holds",
                               "a-coin-beyond-the-ledger",
                               "a-chain-without-a-network",
                               "a-chain-without-a-certificate",
                               "a-network-of-impossible-sets",
                               "more-addresses-than-can-be-derived",
                               "coins-before-the-chain-began"};
  for (int i = 0; i < static_cast<int>(std::size(kRows)); ++i) {
    QTest::newRow(kRows[i]) << i;
  }
}

void TestWalletBackup::hostileRecordsAreRefused() {
  QFETCH(int, row);
  Saved s;
  QVERIFY(s.prepare() && s.save());
  BackupRecords records = s.records();
  BackupAccount& account = records.accounts.at(0);
  StoredPayment& sent = account.payments.at(s.paid);
  const std::vector<std::function<void()>> changes{
      [] {},
      [&] { sent.inputs.front() = 999; },
      [&] { sent.inputs.clear(); },
      [&] { sent.record.state = static_cast<PaymentState>(9); },
      [&] {
        sent.record.incoming = true;
        sent.record.parts.clear();
      },
      [&] {
        sent.record.state = PaymentState::kHandedOver;
        std::erase_if(sent.outputs, [](const StoredOutput& output) { return output.change; });
      },
      [&] {
        StoredOutput one = sent.outputs.front();
        one.change = false;
        sent.outputs.resize(17, one);
      },
      [&] { account.coins.begin()->second.index = account.chain.tip.coin_count; },
      [&] { account.network.reset(); },
      [&] { account.chain.certificate = Certificate{}; },
      [&] { account.network->m = 60; },
      [&] { account.settings.next_address = ~std::uint64_t{0} - 10; },
      [&] { account.chain.started = false; },
  };
  changes.at(static_cast<std::size_t>(row))();
  const Bytes bytes = encode(records);
  QCOMPARE(read_backup_records(bytes).has_value(), row == 0);
  if (row == 0) {
    // Nor are those with a row twice, or with what no backup holds. One cut anywhere is read without harm.
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
      static_cast<void>(read_backup_records(ByteView(bytes).first(size)));
    }
    Bytes twice = bytes;
    append(twice, ByteView(bytes).last(bytes.size() / 2));
    QVERIFY(!read_backup_records(twice).has_value());
    BackupWriter proofs(records.book);
    proofs.add(0, Table::kProofs, 1, Bytes(40, 1));
    QVERIFY(!read_backup_records(proofs.view()).has_value());
    BackupWriter foreign(records.book);
    foreign.add(7, Table::kHeads, 1, Bytes(32, 1));
    QVERIFY(!read_backup_records(foreign.view()).has_value());
  }
}

void TestWalletBackup::whateverIsAcceptedOpensAndRuns() {
  // A backup of somebody who knows its password, with a bit changed in one place after another: each is
  // refused, or makes a wallet that opens and runs.
  Saved s;
  QVERIFY(s.prepare() && s.save());
  const Bytes good = open_backup(*read_file(s.file(), 1 << 24), secret("backup"))->records;
  std::vector<Bytes> accepted;
  for (std::size_t i = 0; i < good.size(); i += 3) {
    Bytes bad = good;
    bad[i] ^= static_cast<std::uint8_t>(1u << (i % 8));
    if (read_backup_records(bad)) {
      accepted.push_back(std::move(bad));
    }
  }
  QVERIFY(!accepted.empty() && accepted.size() < good.size() / 3);
  const std::size_t stride = 1 + accepted.size() / 15;
  for (std::size_t i = 0; i < accepted.size(); i += stride) {
    const BackupKeys keys{test_words(1), WatchKind::kNone, 5, 5};
    const Bytes file = *seal_backup(keys, accepted[i], secret("backup"), {1, 8192});
    QVERIFY(replace_file(s.file(), file));
    TestWallet victim(s.clock, &s.node);
    Wallet::CreateOptions options;
    options.folder = victim.folder();
    if (!victim.take(Wallet::restore_backup(options, s.file(), secret("backup"), secret("pw"),
                                            victim.environment()))) {
      QVERIFY(!Wallet::exists(victim.folder()));
      continue;
    }
    for (int turn = 0; turn < 10; ++turn) {
      victim.wallet->poll(std::chrono::milliseconds(0));
    }
    for (const PaymentRecord& payment : victim.wallet->payments()) {
      for (const PaymentPart& part : payment.parts) {
        static_cast<void>(victim.wallet->make_receipt(payment.id, part.output.value_or(0), "a shop"));
      }
    }
    static_cast<void>(victim.wallet->plan(victim.order(address_of(9), tacit_amount(1))));
    QVERIFY(victim.reopen());
  }
}

QTEST_GUILESS_MAIN(TestWalletBackup)
#include "test_wallet_backup.moc"
