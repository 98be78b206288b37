// SPDX-License-Identifier: MIT
#include <QTest>
#include <fstream>

#include "support/io_faults.h"
#include "support/wallet_fixture.h"
#include "wallet/records.h"
#include "wallet/wallet_folder.h"

using namespace tacit;
using namespace tacit::test;

namespace {

const std::string kProxy = "127.0.0.1:9050", kOther = "[::1]:9150";

/// A wallet of three accounts, and how often it dialled.
struct Proxied {
  Proxied() : node(clock, {{address_of(1), tacit_amount(10)}}, 6), mine(clock, &node) {
    mine.wrap = [this](std::unique_ptr<Link> link) {
      ++dialled;
      return link;
    };
  }
  bool create(const std::optional<std::string>& proxy) {
    Wallet::CreateOptions options = mine.options();
    options.proxy = proxy;
    return mine.take(Wallet::restore(options, secret("pw"), test_words(1), mine.environment())) &&
           mine.catch_up() && mine.wallet->add_account("one", true) && mine.wallet->add_account("two", true);
  }
  bool open(std::uint32_t account = 0, const std::optional<std::string>& proxy = std::nullopt) {
    mine.wallet.reset();
    dialled = 0;
    return mine.take(Wallet::open(mine.folder(), secret("pw"), mine.environment(), account, proxy));
  }
  template <class Make>
  bool restore_over(Make make, const std::optional<std::string>& proxy = std::nullopt) {
    Wallet::CreateOptions options = mine.options();
    options.over = true;
    options.proxy = proxy;
    mine.wallet.reset();
    dialled = 0;
    return mine.take(make(options));
  }
  /// Whether it goes through this proxy, or dials nobody when there is none to go by.
  bool goes_by(const KnownProxy& proxy) {
    const WalletStatus status = mine.wallet->status();
    for (int i = 0; i < 3; ++i) {
      mine.wallet->reconnect();
      mine.wallet->poll(std::chrono::milliseconds(1));
    }
    return proxy ? status.proxy == *proxy && status.link != LinkHealth::kProxyUnknown && dialled > 0
                 : status.proxy.empty() && status.link == LinkHealth::kProxyUnknown && dialled == 0;
  }
  std::filesystem::path file() const { return std::filesystem::path(mine.folder()) / "proxy"; }
  Bytes bytes() const { return read_file(file(), 1024).value_or(Bytes()); }
  void write(const Bytes& bytes) const {
    std::ofstream(file(), std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  }
  /// The records as the program before stored them, with a proxy in each account.
  void make_earlier(const std::vector<std::string>& proxies) {
    mine.wallet.reset();
    const std::filesystem::path path = mine.folder();
    const auto secrets = read_vault(path, secret("pw"));
    const auto folder = WalletFolder::open(path, std::move(*FolderLock::take(path)), *secrets);
    for (std::uint32_t number = 0; number < proxies.size(); ++number) {
      auto storage = (*folder)->open_storage(number);
      WalletSettings settings;
      const auto rows = storage->load(Table::kState);
      for (const auto& [row, record] : *rows) {
        QVERIFY(row != kSettingsRow || decode_record(record, settings));
      }
      settings.proxy_apart = false;
      settings.proxy = proxies[number];
      Bytes record = encode_record(settings);
      record[0] = 3;
      record.pop_back();
      StorageBatch batch;
      batch.put(Table::kState, kSettingsRow, record);
      QVERIFY(storage->commit(batch));
    }
    QVERIFY(std::filesystem::remove(file()));
  }

  FakeClock clock;
  FakeNode node;
  TestWallet mine;
  int dialled = 0;
};

}  // namespace

class TestWalletProxy : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { keep_folders_in_memory(); }

  /// Whatever call of a change fails, all accounts have the old proxy or all have the new one.
  void aChangeThatIsCutIsOfAllAccountsOrOfNone() {
    Proxied w;
    QVERIFY(w.create(kProxy));
    bool whole = false;
    for (long n = 0; !whole; ++n) {
      QVERIFY(w.open(1) && w.mine.wallet->use_proxy(kProxy).has_value());
      arm_io(w.mine.folder(), IoFault::kBroken, n);
      whole = w.mine.wallet->use_proxy(kOther).has_value();
      w.mine.wallet.reset();
      disarm_io();
      QVERIFY(w.open(0));
      const std::string first = w.mine.wallet->status().proxy;
      QVERIFY(first == kOther || (!whole && first == kProxy));
      for (std::uint32_t account : {1u, 2u}) {
        QVERIFY(w.open(account) && w.goes_by(first));
      }
    }
  }

  void aFolderOfAnEarlierProgramIsCarriedOver_data() {
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QString>("after");
    const QString one = QString::fromStdString(kProxy), other = QString::fromStdString(kOther);
    QTest::newRow("the-same-in-all") << QStringList{one, one, one} << one;
    QTest::newRow("none-in-all") << QStringList{"", "", ""} << "";
    QTest::newRow("a-change-was-cut") << QStringList{"", one, ""} << one;
    QTest::newRow("the-first-alone") << QStringList{one, "", ""} << one;
    QTest::newRow("two-proxies") << QStringList{one, other, one} << "not known";
  }
  void aFolderOfAnEarlierProgramIsCarriedOver() {
    QFETCH(QStringList, before);
    QFETCH(QString, after);
    const KnownProxy expected = after == "not known" ? std::nullopt : KnownProxy(after.toStdString());
    Proxied w;
    QVERIFY(w.create(std::nullopt));
    std::vector<std::string> proxies;
    for (const QString& proxy : before) {
      proxies.push_back(proxy.toStdString());
    }
    w.make_earlier(proxies);
    QVERIFY(!Wallet::proxy_before(w.mine.folder()));
    for (std::uint32_t account : {2u, 0u, 1u, 2u}) {
      QVERIFY(w.open(account) && w.goes_by(expected));
    }
    QVERIFY(w.open(1, kOther) && w.goes_by(kOther));
    QVERIFY(w.open(0) && w.goes_by(kOther));
    // What the records of then say counts no more, in an account neither that was not opened since.
    w.mine.wallet.reset();
    QVERIFY(std::filesystem::remove(w.file()));
    QVERIFY(w.open(2) && w.goes_by(std::nullopt));
  }

  void whenItIsNotKnownNobodyIsDialled_data() {
    QTest::addColumn<int>("damage");
    QTest::newRow("gone") << 0;
    QTest::newRow("empty") << 1;
    QTest::newRow("half") << 2;
    QTest::newRow("another-wallets") << 3;
    QTest::newRow("a-bit") << 4;
    QTest::newRow("longer") << 5;
    QTest::newRow("a-folder") << 6;
  }
  void whenItIsNotKnownNobodyIsDialled() {
    QFETCH(int, damage);
    Proxied w;
    QVERIFY(w.create(kProxy));
    w.mine.wallet.reset();
    const Bytes whole = w.bytes();
    QVERIFY(read_proxy_file(whole) == kProxy);
    Bytes bytes = damage == 1   ? Bytes()
                  : damage == 2 ? Bytes(whole.begin(), whole.begin() + static_cast<long>(whole.size() / 2))
                  : damage == 3 ? encode_proxy_file("", Secret<Bytes32>(Bytes32{1}))
                                : whole;
    bytes.resize(bytes.size() + (damage == 5 ? 1 : 0));
    for (std::size_t bit = 0; bit < (damage == 4 ? whole.size() * 8 : 1); bit += 61) {
      if (damage == 4) {
        bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
      }
      w.write(bytes);
      if (damage == 0 || damage == 6) {
        std::filesystem::remove(w.file());
      }
      if (damage == 6) {
        std::filesystem::create_directory(w.file());
      }
      for (std::uint32_t account : {0u, 2u}) {
        QVERIFY(w.open(account) && w.goes_by(std::nullopt));
        QCOMPARE(w.mine.wallet->account(), account);
        QVERIFY(account != 0 || w.mine.wallet->address().has_value());
      }
      QVERIFY(w.mine.switch_to(0) && w.goes_by(std::nullopt));
      bytes = damage == 4 ? whole : bytes;
    }
    if (damage == 6) {
      w.mine.wallet.reset();
      std::filesystem::remove(w.file());
      QVERIFY(w.open());
    }
    // It is said once, for all accounts; that there is none as well.
    QVERIFY(w.mine.wallet->use_proxy("").has_value());
    QVERIFY(w.mine.catch_up() && w.goes_by(""));
    QVERIFY(w.open(1) && w.goes_by(""));
  }

  /// By words, by a view key and by a backup that knows of none.
  void aRestoreOverKeepsTheProxy() {
    Proxied w;
    QVERIFY(w.create(std::nullopt));
    const std::string backup = w.mine.folder() + "/wallet.backup";
    QVERIFY(w.mine.wallet->export_backup(backup, secret("pw"), secret("backup")).has_value());
    const auto environment = w.mine.environment();
    const auto keys = w.mine.wallet->view_keys(secret("pw"));
    const auto by_words = [&](const Wallet::CreateOptions& options) {
      return Wallet::restore(options, secret("pw"), test_words(1), environment);
    };
    const auto by_key = [&](const Wallet::CreateOptions& options) {
      return Wallet::watch(options, secret("pw"), keys->full, environment);
    };
    const auto by_backup = [&](const Wallet::CreateOptions& options) {
      return Wallet::restore_backup(options, backup, secret("backup"), secret("pw"), environment);
    };
    QVERIFY(w.mine.wallet->use_proxy(kProxy).has_value());
    QVERIFY(w.restore_over(by_words) && w.goes_by(kProxy));
    QVERIFY(w.restore_over(by_key) && w.goes_by(kProxy));
    QVERIFY(w.restore_over(by_backup) && w.goes_by(kProxy));
    QVERIFY(w.restore_over(by_backup, kOther) && w.goes_by(kOther));
    QVERIFY(w.open(1) && w.goes_by(kOther));
    QVERIFY(w.restore_over(by_words, "") && w.goes_by(""));
    QVERIFY(w.restore_over(by_words) && w.goes_by(""));
    // What was set aside still says what it went through.
    const auto aside = read_file(w.mine.folder() + "/set-aside-1/proxy", 1024);
    QVERIFY(aside && read_proxy_file(*aside) == kProxy);

    // A backup's own proxy goes with it, and over one of which nothing is known.
    QVERIFY(w.mine.wallet->use_proxy(kOther).has_value());
    std::filesystem::remove(backup);
    QVERIFY(w.mine.wallet->export_backup(backup, secret("pw"), secret("backup")).has_value());
    QVERIFY(w.mine.wallet->use_proxy("").has_value());
    QVERIFY(w.restore_over(by_backup) && w.goes_by(kOther));
    w.make_earlier({""});
    QVERIFY(w.restore_over(by_backup) && w.goes_by(kOther));

    // Nothing is known: nobody is dialled, and after a cut neither.
    w.make_earlier({kProxy});
    QVERIFY(w.restore_over(by_words) && w.goes_by(std::nullopt));
    QVERIFY(w.open() && w.goes_by(std::nullopt));
    w.mine.wallet.reset();
    for (const char* name : {"keys", "keys.1", "keys.2", "keys.3", "wallet.sqlite", "cover"}) {
      std::filesystem::remove(std::filesystem::path(w.mine.folder()) / name);
    }
    QVERIFY(w.restore_over(by_words) && w.goes_by(std::nullopt));
    QVERIFY(w.mine.wallet->use_proxy(kProxy).has_value());
    QVERIFY(w.goes_by(kProxy));
  }

  /// Nor does a backup of such a wallet, restored elsewhere.
  void aBackupOfAWalletThatDoesNotKnowDoesNotKnow() {
    Proxied w, again;
    QVERIFY(w.create(kProxy));
    w.mine.wallet.reset();
    std::filesystem::remove(w.file());
    QVERIFY(w.open());
    const std::string backup = w.mine.folder() + "/wallet.backup";
    QVERIFY(w.mine.wallet->export_backup(backup, secret("pw"), secret("backup")).has_value());
    const auto restore = [&](Wallet::CreateOptions options) {
      options.node_link.clear();  // the backup's
      return Wallet::restore_backup(options, backup, secret("backup"), secret("pw"),
                                    again.mine.environment());
    };
    QVERIFY(again.restore_over(restore) && again.goes_by(std::nullopt));
    QVERIFY(again.open(1, kProxy) && again.goes_by(kProxy));
  }

  /// A restore over it that is cut anywhere leaves nothing behind that dials around the proxy.
  void aRestoreOverThatIsCutKeepsTheProxy() {
    Proxied w;
    QVERIFY(w.create(kProxy));
    const auto by_words = [&](const Wallet::CreateOptions& options) {
      return Wallet::restore(options, secret("pw"), test_words(1), w.mine.environment());
    };
    bool whole = false;
    int cut = 0;
    for (long n = 0; !whole; n += 3) {
      arm_io(w.mine.folder(), IoFault::kBroken, n);
      whole = w.restore_over(by_words);
      w.mine.wallet.reset();
      disarm_io();
      QVERIFY(Wallet::proxy_before(w.mine.folder()) == kProxy);
      w.dialled = 0;
      if (Wallet::exists(w.mine.folder()) && w.open()) {
        QVERIFY(w.goes_by(kProxy) || w.goes_by(std::nullopt));
      }
      cut += whole ? 0 : 1;
    }
    QVERIFY(cut > 10);
    QVERIFY(w.open() && w.goes_by(kProxy));
  }
};

QTEST_GUILESS_MAIN(TestWalletProxy)
#include "test_wallet_proxy.moc"
