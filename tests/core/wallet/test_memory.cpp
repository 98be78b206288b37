// SPDX-License-Identifier: MIT
#include <QTest>
#include <barrier>
#include <cstring>

#include "support/memory_scan.h"
#include "support/wallet_fixture.h"
#include "support/wallet_needles.h"

using namespace tacit;
using namespace tacit::test;

namespace {

/// Masks secrets that a test still needs while it searches.
class Hidden {
 public:
  explicit Hidden(std::vector<SecretBytes*> secrets) : m_secrets(std::move(secrets)) { turn(); }
  ~Hidden() { turn(); }
  Hidden(const Hidden&) = delete;
  Hidden& operator=(const Hidden&) = delete;

 private:
  void turn() {
    for (SecretBytes* secret : m_secrets) {
      for (std::uint8_t& byte : secret->expose()) {
        byte ^= 0x99;
      }
    }
  }
  std::vector<SecretBytes*> m_secrets;
};

}  // namespace

/// What a wallet leaves in the memory of its process (docs/security.md): with random secrets, whose search
/// would otherwise find the test's own text.
class TestMemory : public QObject {
  Q_OBJECT

 private slots:
  void aPlantedCopyIsFound_data();
  void aPlantedCopyIsFound();
  void halfACopyIsFound();
  void initTestCase();
  void leavesNothing_data();
  void leavesNothing();
  void aWatchingWalletLeavesNothing();

 private:
  void compare(const char* when, const Needles& needles);
  ProcessMemory m_memory;
};

void TestMemory::aPlantedCopyIsFound_data() {
  QTest::addColumn<int>("form");
  QTest::newRow("raw") << 0;
  QTest::newRow("hex") << 1;
  QTest::newRow("text") << 2;
  QTest::newRow("utf-16") << 3;
}

void TestMemory::aPlantedCopyIsFound() {
  QFETCH(int, form);
  Needles needles;
  std::string planted;
  {
    const SecretBytes secret = random_password();
    form < 2 ? needles.add_key("planted", secret.expose()) : needles.add_text("planted", secret.expose());
    const ByteView bytes = secret.expose();
    if (form == 1) {
      planted = to_hex(bytes);
    } else if (form == 3) {
      const QString wide = QString::fromLatin1(reinterpret_cast<const char*>(bytes.data()), 24);
      planted.assign(reinterpret_cast<const char*>(wide.constData()), 48);
    } else {
      planted.assign(bytes.begin(), bytes.end());
    }
  }
  const ProcessMemory memory;
  std::uint64_t scanned = 0;
  const auto leaks = memory.find(needles, &scanned);
  QVERIFY(scanned > 1'000'000);
  const char* const names[] = {"planted", "planted in hex", "planted", "planted in UTF-16"};
  const auto here = [&](const Leak& leak) {
    const auto begin = reinterpret_cast<std::uint64_t>(planted.data());
    return leak.name == names[form] && leak.address >= begin && leak.address < begin + planted.size();
  };
  // 24 bytes: as a key three pieces, in hex three, as text two that overlap, in UTF-16 two. Hex of digits
  // alone is the same in both cases.
  QVERIFY(std::ranges::count_if(leaks, here) >= (form < 2 ? 3 : 2));
  wipe(planted.data(), planted.size());
  QCOMPARE(std::ranges::count_if(memory.find(needles), here), 0);
}

void TestMemory::halfACopyIsFound() {
  Needles needles;
  Secret<Bytes32> key;
  random_bytes(key.expose());
  needles.add_key("key", key.expose());
  Bytes half(key.expose().begin() + 16, key.expose().end());
  key = Secret<Bytes32>();
  QVERIFY(found(ProcessMemory().find(needles), "key"));
  wipe(half.data(), half.size());
}

namespace {

/// A wallet with money; its secrets are known to nobody but this scene.
struct Scene {
  FakeClock clock;
  SecretBytes words = Wallet::make_words(), password = random_password(), other = random_password();
  std::unique_ptr<FakeNode> node;
  std::unique_ptr<TestWallet> owner;
  SecretBytes view_key;
  WalletNeedles needles;

  bool begin();
  bool open() {
    return owner->take(Wallet::open(owner->folder(), password, owner->environment())) && owner->catch_up();
  }
  std::filesystem::path backup() const { return owner->folder() + ".backup"; }
};

Scene& scene() {
  static Scene the_scene;
  return the_scene;
}

Address first_address(const SecretBytes& words) {
  return SpendKey::from_seed(mnemonic_seed(words, {}), 0).full().incoming().address(0);
}

bool Scene::begin() {
  const Address own = first_address(words);
  const std::pair<Address, Amount> coin(own, tacit_amount(10));
  node = std::make_unique<FakeNode>(clock, std::vector{coin, coin, coin}, 6);
  owner = std::make_unique<TestWallet>(clock, node.get());
  if (!owner->take(Wallet::restore(owner->options(), password, words, owner->environment())) ||
      !owner->catch_up() || !owner->wallet->add_account("second", true)) {
    return false;
  }
  auto keys = owner->wallet->view_keys(password);
  view_key = keys ? std::move(keys->full) : SecretBytes();
  learn_words(needles, words);
  needles.sealed.add_text("another password", other.expose());
  return learn_vault(needles, owner->folder(), password).has_value() && view_key.size() > 0;
}

bool pay(Scene& it) {
  TestWallet& owner = *it.owner;
  const auto id = owner.wallet->send(owner.order(address_of(9), tacit_amount(12), "a note"));
  if (!id || !owner.until([&] { return owner.state(*id) == PaymentState::kFinal; })) {
    return false;
  }
  const auto output = owner.wallet->payment(*id)->parts.front().output;
  return output && owner.wallet->make_receipt(*id, *output, "verifier").has_value();
}

bool use_second_account(Scene& it) {
  return it.owner->switch_to(1) && it.owner->catch_up() && it.owner->wallet->new_address() &&
         it.owner->switch_to(0) && it.owner->switch_to(1);
}

bool restore_elsewhere(Scene& it) {
  TestWallet elsewhere(it.clock, it.node.get());
  return elsewhere.take(
             Wallet::restore(elsewhere.options(), it.password, it.words, elsewhere.environment())) &&
         elsewhere.catch_up() && elsewhere.wallet->balances().front().spendable > Amount();
}

bool restore_backup(Scene& it) {
  TestWallet elsewhere(it.clock, it.node.get());
  auto made = Wallet::restore_backup(elsewhere.options(), it.backup(), it.other, it.password,
                                     elsewhere.environment());
  std::filesystem::remove(it.backup());
  return elsewhere.take(std::move(made)) && elsewhere.catch_up();
}

bool change_password(Scene& it) {
  Wallet& wallet = *it.owner->wallet;
  return wallet.change_password(it.password, it.other) && !wallet.check_password(it.password) &&
         wallet.change_password(it.other, it.password);
}

bool open_wrongly(Scene& it) {
  it.owner->wallet.reset();
  return !Wallet::open(it.owner->folder(), it.other, it.owner->environment()) && it.open();
}

/// Waits until every thread of the pool has left what it worked on, its stack wiped.
void settle(WorkerPool& pool) {
  const auto all_here = std::make_shared<std::barrier<>>(static_cast<std::ptrdiff_t>(pool.threads() + 1));
  for (std::size_t i = 0; i < pool.threads(); ++i) {
    pool.post([all_here] { all_here->arrive_and_wait(); });
  }
  all_here->arrive_and_wait();
}

struct Step {
  const char* name;
  bool (*run)(Scene&);
};

constexpr Step kSteps[] = {
    {"opens-and-receives", [](Scene&) { return true; }},
    {"pays", pay},
    {"shows-words", [](Scene& it) { return it.owner->wallet->words(it.password).has_value(); }},
    {"shows-view-keys", [](Scene& it) { return it.owner->wallet->view_keys(it.password).has_value(); }},
    {"opens-another-account", use_second_account},
    {"refuses-another-password", open_wrongly},
    {"changes-the-password", change_password},
    {"exports-a-backup",
     [](Scene& it) {
       return it.owner->wallet->export_backup(it.backup(), it.password, it.other).has_value();
     }},
    {"reads-a-backup",
     [](Scene& it) { return it.owner->wallet->rehearse_backup(it.backup(), it.other).has_value(); }},
    {"restores-a-backup", restore_backup},
    {"restores-from-words", restore_elsewhere},
};

}  // namespace

void TestMemory::initTestCase() {
  QVERIFY(scene().begin());
}

void TestMemory::compare(const char* when, const Needles& needles) {
  const std::vector<Leak> leaks = m_memory.find(needles);
  QVERIFY2(leaks.empty(), (std::string(when) + describe(leaks)).c_str());
}

void TestMemory::leavesNothing_data() {
  QTest::addColumn<int>("step");
  for (std::size_t i = 0; i < std::size(kSteps); ++i) {
    QTest::newRow(kSteps[i].name) << static_cast<int>(i);
  }
}

/// Steps in their order, since a backup is read that was exported. The scene's own words and passwords stay
/// in locked memory all along, which would be found, so they are put away under a mask before each search.
void TestMemory::leavesNothing() {
  QFETCH(int, step);
  Scene& it = scene();
  QVERIFY(it.owner->wallet != nullptr || it.open());
  QVERIFY(kSteps[step].run(it));
  const Hidden hidden({&it.words, &it.password, &it.other, &it.view_key});
  // An open wallet holds its record key and its view key, and neither the words, nor the seed unsealed, nor
  // the spend key, nor the password.
  const std::vector<Leak> open = m_memory.find(it.needles.open);
  QVERIFY(found(open, "the record key"));
  QVERIFY(found(open, "s1 of account 0") || found(open, "s1 of account 1"));
  compare("open", it.needles.sealed);
  // A locked wallet holds nothing; the pool, the node and all threads go on.
  it.owner->wallet.reset();
  settle(it.owner->pool);
  compare("locked", it.needles.sealed);
  compare("locked", it.needles.open);
}

void TestMemory::aWatchingWalletLeavesNothing() {
  Scene& it = scene();
  TestWallet watching(it.clock, it.node.get());
  QVERIFY(watching.watch(it.view_key));
  QVERIFY(watching.catch_up());
  QVERIFY(!watching.wallet->payments().empty());
  const Hidden hidden({&it.words, &it.password, &it.other, &it.view_key});
  QVERIFY(found(m_memory.find(it.needles.open), "s1 of account 0"));
  compare("open", it.needles.sealed);
  watching.wallet.reset();
  settle(watching.pool);
  compare("locked", it.needles.sealed);
  compare("locked", it.needles.open);
}

QTEST_GUILESS_MAIN(TestMemory)
#include "test_memory.moc"
