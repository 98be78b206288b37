// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include "crypto/mnemonic.h"
#include "wallet/storage.h"
#include "wallet/vault.h"

using namespace tacit;

namespace {

constexpr PasswordCost kCheap{1, 8192};

SecretBytes secret(std::string_view text) {
  return SecretBytes(as_bytes(text));
}

VaultSecrets some_secrets() {
  return make_vault_secrets(mnemonic_from_entropy(Bytes32{}), WatchKind::kNone, 5);
}

std::string words_of(const VaultSecrets& secrets) {
  const ByteView view = secrets.words.expose();
  return {view.begin(), view.end()};
}

void write_bytes(const std::filesystem::path& path, const Bytes& bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

class TestVault : public QObject {
  Q_OBJECT
 private slots:
  void opensWithItsPasswordAlone();
  void isForItsOwnerAlone();
  void everyChangedByteIsFound();
  void anyCopyIsEnough();
  void aPowerCutAtAnyStepLosesNothing();
  void anOldPasswordOpensNoCopy();
  void afterACutNoFileKeepsTheOldPassword();
  void aViewKeyIsOfANewerVersion();
  void aLinkLaidInTheWayIsNotFollowed();
  void aForeignFileBesideIsLeftAlone();
  void aPipeIsNotWaitedFor();
  void aNameWithoutAFolderIsWritten();
  void twoLocksDoNotMeet();
  void recordsAreBoundToTheirPlace();
  void aPageThatHidesItsRecordsIsDamage();
  void recordsOfAnotherKeyDoNotOpen();
  void aCommitIsAllOrNothing();
  void nothingCanBeReadWithoutTheKey();
};

void TestVault::opensWithItsPasswordAlone() {
  QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  const VaultSecrets made = some_secrets();
  QVERIFY(write_vault(path, made, secret("pw"), kCheap).has_value());
  const auto back = read_vault(path, secret("pw"));
  QVERIFY(back.has_value());
  QCOMPARE(words_of(*back), words_of(made));
  QVERIFY(back->wallet_id == made.wallet_id);
  QVERIFY(back->record_key.expose() == made.record_key.expose());
  QCOMPARE(read_vault(path, secret("Pw")).error(), VaultError::kWrongPassword);
  QCOMPARE(read_vault(path, secret("")).error(), VaultError::kWrongPassword);
  QTemporaryDir empty;
  QCOMPARE(read_vault(empty.path().toStdString(), secret("pw")).error(), VaultError::kMissing);
}

void TestVault::isForItsOwnerAlone() {
  QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  QVERIFY(write_vault(path, some_secrets(), secret("pw"), kCheap).has_value());
  for (const char* name : {"keys", "keys.1", "keys.2", "keys.3"}) {
    QCOMPARE(static_cast<int>(std::filesystem::status(path / name).permissions()), 0600);
  }
}

void TestVault::everyChangedByteIsFound() {
  QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  QVERIFY(write_vault(path, some_secrets(), secret("pw"), kCheap).has_value());
  const Bytes good = *read_file(path / "keys", 4096);
  for (const char* name : {"keys.1", "keys.2", "keys.3"}) {
    std::filesystem::remove(path / name);
  }
  for (std::size_t i = 0; i < good.size(); ++i) {
    Bytes bad = good;
    bad[i] ^= 0x20;
    write_bytes(path / "keys", bad);
    const auto read = read_vault(path, secret("pw"));
    QVERIFY2(!read && read.error() == VaultError::kDamaged, std::to_string(i).c_str());
  }
}

void TestVault::anyCopyIsEnough() {
  QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  QVERIFY(write_vault(path, some_secrets(), secret("pw"), kCheap).has_value());
  const Bytes good = *read_file(path / "keys", 4096);
  const std::vector<const char*> names{"keys", "keys.1", "keys.2", "keys.3"};
  for (const char* kept : names) {
    for (const char* name : names) {
      if (std::string(name) != kept) {
        write_bytes(path / name, Bytes(good.begin(), good.begin() + 50));
      }
    }
    QVERIFY(read_vault(path, secret("pw")).has_value());
    for (const char* name : names) {
      QCOMPARE(*read_file(path / name, 4096), good);  // the others are mended
    }
  }
}

void TestVault::aPowerCutAtAnyStepLosesNothing() {
  // The hook stops the change of the password at step after step, until one passes without being stopped.
  for (int cut = 0;; ++cut) {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    const VaultSecrets made = some_secrets();
    QVERIFY(write_vault(path, made, secret("old"), kCheap).has_value());
    int step = 0;
    const auto written =
        write_vault(path, made, secret("new"), kCheap, [&](std::string_view) { return step++ != cut; });
    const auto with_new = read_vault(path, secret("new"));
    const auto with_old = with_new ? read_vault(path, secret("new")) : read_vault(path, secret("old"));
    QVERIFY(with_old.has_value());
    QCOMPARE(words_of(*with_old), words_of(made));
    if (written) {
      QVERIFY(with_new.has_value());
      QCOMPARE(cut, 20);  // five steps for each of four files were cut before
      break;
    }
  }
}

void TestVault::anOldPasswordOpensNoCopy() {
  QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  const VaultSecrets made = some_secrets();
  QVERIFY(write_vault(path, made, secret("old"), kCheap).has_value());
  QVERIFY(write_vault(path, made, secret("new"), kCheap).has_value());
  for (const char* name : {"keys", "keys.1", "keys.2"}) {
    std::filesystem::remove(path / name);
    QCOMPARE(read_vault(path, secret("old")).error(), VaultError::kWrongPassword);
  }
}

void TestVault::afterACutNoFileKeepsTheOldPassword() {
  // A change is cut at every step; then one goes through. Whatever lies in the folder, temporary files of the
  // cut included, opens with the last password or with none.
  for (int cut = 0; cut < 20; ++cut) {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    const VaultSecrets made = some_secrets();
    QVERIFY(write_vault(path, made, secret("old"), kCheap).has_value());
    int step = 0;
    QVERIFY(!write_vault(path, made, secret("cut"), kCheap, [&](std::string_view) {
               return step++ != cut;
             }).has_value());
    const bool took = read_vault(path, secret("cut")).has_value();
    QVERIFY(took || read_vault(path, secret("old")).has_value());
    QVERIFY(write_vault(path, made, secret("new"), kCheap).has_value());
    std::vector<Bytes> files;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
      files.push_back(*read_file(entry.path(), 4096));
    }
    QVERIFY(files.size() >= 4);
    for (const Bytes& file : files) {
      QTemporaryDir alone;
      write_bytes(std::filesystem::path(alone.path().toStdString()) / "keys", file);
      for (const char* stale : {"old", "cut"}) {
        QVERIFY2(!read_vault(alone.path().toStdString(), secret(stale)).has_value(),
                 std::to_string(cut).c_str());
      }
    }
  }
}

void TestVault::aViewKeyIsOfANewerVersion() {
  // Programs that know words alone look at the version first, and call it newer than they are.
  QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  const FullKey key =
      SpendKey::from_seed(mnemonic_seed(mnemonic_from_entropy(Bytes32{}), {}), 0).full().clone();
  const VaultSecrets made = make_vault_secrets(format_view_key(key), WatchKind::kFull, 5);
  QVERIFY(write_vault(path, made, secret("pw"), kCheap).has_value());
  QCOMPARE(int{read_file(path / "keys", 4096)->at(8)}, 2);
  const auto back = read_vault(path, secret("pw"));
  QVERIFY(back && back->watch == WatchKind::kFull);
  QCOMPARE(words_of(*back), words_of(made));
  QVERIFY(write_vault(path, some_secrets(), secret("pw"), kCheap).has_value());
  QCOMPARE(int{read_file(path / "keys", 4096)->at(8)}, 1);
}

void TestVault::aLinkLaidInTheWayIsNotFollowed() {
  // A backup may be written where others write as well.
  QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  write_bytes(path / "mine", Bytes{1, 2, 3});
  std::filesystem::create_symlink(path / "mine", path / "file.new");
  QVERIFY(!replace_file(path / "file", Bytes(100, 9)));
  QCOMPARE(*read_file(path / "mine", 10), (Bytes{1, 2, 3}));
  QVERIFY(!std::filesystem::exists(path / "file"));
}

void TestVault::aForeignFileBesideIsLeftAlone() {
  // Where people keep backups and tables, NAME.new may be theirs.
  QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  write_bytes(path / "history.csv.new", Bytes{1, 2, 3});
  QVERIFY(replace_outside_file(path / "history.csv", Bytes{4}));
  QVERIFY(replace_outside_file(path / "history.csv", Bytes{5}));
  QCOMPARE(*read_file(path / "history.csv.new", 10), (Bytes{1, 2, 3}));
  QCOMPARE(*read_file(path / "history.csv", 10), Bytes{5});
  // Nothing is left beside what fails.
  std::filesystem::create_directory(path / "folder");
  QVERIFY(!replace_outside_file(path / "folder", Bytes{6}));
  QCOMPARE(std::distance(std::filesystem::directory_iterator(path), {}), 3);
}

void TestVault::aPipeIsNotWaitedFor() {
  QTemporaryDir folder;
  const std::filesystem::path pipe = folder.path().toStdString() + "/pipe";
  QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
  QVERIFY(!read_file(pipe, 100).has_value());
}

void TestVault::aNameWithoutAFolderIsWritten() {
  QTemporaryDir folder;
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path().toStdString());
  const bool written = replace_file("file", Bytes{1, 2, 3});
  std::filesystem::current_path(before);
  QVERIFY(written);
  QCOMPARE(*read_file(folder.path().toStdString() + "/file", 10), (Bytes{1, 2, 3}));
}

void TestVault::twoLocksDoNotMeet() {
  QTemporaryDir folder;
  auto first = FolderLock::take(folder.path().toStdString());
  QVERIFY(first.has_value());
  QVERIFY(!FolderLock::take(folder.path().toStdString()).has_value());
  first.reset();
  QVERIFY(FolderLock::take(folder.path().toStdString()).has_value());
}

void TestVault::recordsAreBoundToTheirPlace() {
  QTemporaryDir folder;
  const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "wallet.sqlite";
  const Secret<Bytes32> key(Bytes32{1});
  {
    auto storage = Storage::open(file, key, Bytes16{2});
    QVERIFY(storage.has_value());
    StorageBatch batch;
    batch.put(Table::kCoins, 1, Bytes{1});
    batch.put(Table::kCoins, 2, Bytes{2});
    QVERIFY(storage->commit(batch));
    QCOMPARE(storage->load(Table::kCoins)->size(), 2u);
  }
  const std::string swap = "sqlite3 '" + file.string() +
                           "' \"UPDATE coins SET id=9 WHERE id=1;UPDATE coins SET id=1 WHERE id=2;"
                           "UPDATE coins SET id=2 WHERE id=9;\"";
  if (std::system("command -v sqlite3 >/dev/null") != 0) {
    QFAIL("the sqlite3 program, which swaps the rows, is not installed");
  }
  QCOMPARE(std::system(swap.c_str()), 0);
  auto storage = Storage::open(file, key, Bytes16{2});
  QVERIFY(storage.has_value());
  QCOMPARE(storage->load(Table::kCoins).error(), StorageError::kDamaged);
}

// A page of SQLite counts its records. With one bit less in that count they would be left out without a word.
void TestVault::aPageThatHidesItsRecordsIsDamage() {
  constexpr qint64 kPage = 4096;
  QTemporaryDir folder;
  const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "wallet.sqlite";
  const Secret<Bytes32> key(Bytes32{1});
  {
    auto storage = Storage::open(file, key, Bytes16{2});
    StorageBatch batch;
    batch.put(Table::kCoins, 1, Bytes{1});
    batch.put(Table::kCoins, 2, Bytes{2});
    QVERIFY(storage->commit(batch));
  }
  QFile database(QString::fromStdString(file.string()));
  QVERIFY(database.open(QIODevice::ReadWrite));
  int changed = 0;
  for (qint64 at = kPage; at + kPage <= database.size(); at += kPage) {
    QVERIFY(database.seek(at));
    const QByteArray head = database.read(5);  // kind of page, free block, number of records
    if (head == QByteArray::fromHex("0d00000002")) {
      QVERIFY(database.seek(at + 4));
      QCOMPARE(database.write(QByteArray(1, '\0')), 1);
      ++changed;
    }
  }
  database.close();
  QCOMPARE(changed, 1);
  const auto storage = Storage::open(file, key, Bytes16{2});
  QVERIFY(!storage.has_value());
  QCOMPARE(storage.error(), StorageError::kDamaged);
}

void TestVault::recordsOfAnotherKeyDoNotOpen() {
  QTemporaryDir folder;
  const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "wallet.sqlite";
  {
    auto storage = Storage::open(file, Secret<Bytes32>(Bytes32{1}), Bytes16{2});
    StorageBatch batch;
    batch.put(Table::kState, 1, Bytes(100, 7));
    QVERIFY(storage->commit(batch));
  }
  {
    auto storage = Storage::open(file, Secret<Bytes32>(Bytes32{3}), Bytes16{2});
    QCOMPARE(storage->load(Table::kState).error(), StorageError::kDamaged);
  }
  auto storage = Storage::open(file, Secret<Bytes32>(Bytes32{1}), Bytes16{4});
  QCOMPARE(storage->load(Table::kState).error(), StorageError::kDamaged);
}

void TestVault::aCommitIsAllOrNothing() {
  QTemporaryDir folder;
  const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "wallet.sqlite";
  auto storage = Storage::open(file, Secret<Bytes32>(Bytes32{1}), Bytes16{2});
  StorageBatch batch;
  batch.put(Table::kHeads, 1, Bytes{1});
  batch.erase(Table::kHeads, 1);
  batch.put(Table::kHeads, 2, Bytes{2});
  QVERIFY(storage->commit(batch));
  const auto rows = storage->load(Table::kHeads);
  QCOMPARE(rows->size(), 1u);
  QCOMPARE(rows->front().first, 2u);
}

void TestVault::nothingCanBeReadWithoutTheKey() {
  QTemporaryDir folder;
  const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "wallet.sqlite";
  {
    auto storage = Storage::open(file, Secret<Bytes32>(Bytes32{1}), Bytes16{2});
    StorageBatch batch;
    const std::string note = "a note that nobody may find";
    batch.put(Table::kPayments, 1, Bytes(note.begin(), note.end()));
    QVERIFY(storage->commit(batch));
  }
  for (const char* suffix : {"", "-wal"}) {
    const auto bytes = read_file(file.string() + suffix, 1 << 24);
    if (bytes) {
      const std::string text(bytes->begin(), bytes->end());
      QVERIFY(text.find("nobody may find") == text.npos);
    }
  }
}

QTEST_APPLESS_MAIN(TestVault)
#include "test_vault.moc"
