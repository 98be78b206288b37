// SPDX-License-Identifier: MIT
#include <QTest>
#include <functional>

#include "base/serialize.h"
#include "crypto/hash.h"
#include "crypto/mnemonic.h"
#include "wallet/backup_file.h"

using namespace tacit;

namespace {

constexpr PasswordCost kCheap{1, 8192};
constexpr std::size_t kHead = 8 + 1 + 8 + 8 + 16 + 16;

SecretBytes secret(std::string_view text) {
  return SecretBytes(as_bytes(text));
}

BackupKeys some_keys() {
  return {mnemonic_from_entropy(Bytes32{}), WatchKind::kNone, 5, 7};
}

Bytes counted(std::size_t size) {
  Bytes bytes(size);
  for (std::size_t i = 0; i < size; ++i) {
    bytes[i] = static_cast<std::uint8_t>(i * 31 + (i >> 16));
  }
  return bytes;
}

Bytes make(std::size_t records) {
  return *seal_backup(some_keys(), counted(records), secret("pw"), kCheap);
}

/// As whoever wants to deceive would end it.
Bytes with_digest(ByteView before) {
  Bytes file(before.begin(), before.end());
  append(file, digest("tacit/1/wallet/backup-file", {before}));
  return file;
}

ByteView before_digest(const Bytes& file) {
  return ByteView(file).first(file.size() - 32);
}

/// The head and the chunks, as they are in the file.
struct Pieces {
  explicit Pieces(const Bytes& file) {
    const auto parts = split_backup(before_digest(file));
    head.assign(parts->head.begin(), parts->head.end());
    for (const BackupParts::Chunk& chunk : parts->chunks) {
      Writer writer;
      writer.u8(chunk.last ? 1 : 0).enc(chunk.sealed);
      chunks.push_back(writer.take());
    }
  }
  Bytes file() const {
    Bytes bytes = head;
    for (const Bytes& chunk : chunks) {
      append(bytes, chunk);
    }
    return with_digest(bytes);
  }
  Bytes head;
  std::vector<Bytes> chunks;
};

BackupError error_of(const Bytes& file) {
  const auto opened = open_backup(file, secret("pw"));
  return opened ? BackupError::kMissing : opened.error();  // kMissing: it opened, and no row expects that
}

}  // namespace

class TestBackupFile : public QObject {
  Q_OBJECT
 private slots:
  void givesBackWhatItHolds_data();
  void givesBackWhatItHolds();
  void opensWithItsPasswordAlone();
  void everyChangedByteIsFound();
  void isRefused_data();
  void isRefused();
  void chunksAreFullAndSoFew();
  void nothingCanBeReadWithoutThePassword();
};

void TestBackupFile::givesBackWhatItHolds_data() {
  QTest::addColumn<int>("size");
  for (const int size : {0, 1, 65'535, 65'536, 65'537, 131'072, 300'000}) {
    QTest::addRow("%d-bytes", size) << size;
  }
}

void TestBackupFile::givesBackWhatItHolds() {
  QFETCH(int, size);
  const Bytes file = make(static_cast<std::size_t>(size));
  const auto opened = open_backup(file, secret("pw"));
  QVERIFY(opened.has_value());
  QVERIFY(opened->records == counted(static_cast<std::size_t>(size)));
  QVERIFY(equal_vartime(opened->keys.words.expose(), some_keys().words.expose()));
  QCOMPARE(opened->keys.watch, WatchKind::kNone);
  QCOMPARE(opened->keys.created, 5u);
  QCOMPARE(opened->keys.made, 7u);
}

void TestBackupFile::opensWithItsPasswordAlone() {
  const Bytes file = make(100);
  QCOMPARE(open_backup(file, secret("Pw")).error(), BackupError::kWrongPassword);
  QCOMPARE(open_backup(file, secret("")).error(), BackupError::kWrongPassword);
  QVERIFY(open_backup(file, secret("pw")).has_value());
}

void TestBackupFile::everyChangedByteIsFound() {
  const Bytes good = make(300);
  for (std::size_t i = 0; i < good.size(); ++i) {
    Bytes bad = good;
    bad[i] ^= 0x20;
    const BackupError plain = error_of(bad);
    QVERIFY2(plain == (i < 8 ? BackupError::kNotBackup : BackupError::kDamaged), std::to_string(i).c_str());
    // And by the seals alone, when the digest was made to fit.
    const BackupError forged = error_of(with_digest(before_digest(bad)));
    QVERIFY2(forged != BackupError::kMissing || i >= good.size() - 32, std::to_string(i).c_str());
  }
}

void TestBackupFile::isRefused_data() {
  QTest::addColumn<QByteArray>("file");
  QTest::addColumn<int>("error");
  const auto row = [](const char* name, const Bytes& file, BackupError error) {
    QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(file.data()),
                                      static_cast<qsizetype>(file.size()))
                        << static_cast<int>(error);
  };
  const Bytes good = make(200'000);
  const auto cut = [&](std::size_t size) {
    return Bytes(good.begin(), good.begin() + static_cast<long>(size));
  };
  const auto pieces = [&](const std::function<void(Pieces&)>& change) {
    Pieces changed(good);
    change(changed);
    return changed.file();
  };
  row("nothing", {}, BackupError::kNotBackup);
  row("a-picture", counted(5000), BackupError::kNotBackup);
  row("the-magic-alone", cut(8), BackupError::kDamaged);
  row("the-head-alone", with_digest(cut(kHead)), BackupError::kDamaged);
  row("half-of-it", cut(good.size() / 2), BackupError::kDamaged);
  row("a-byte-less", cut(good.size() - 1), BackupError::kDamaged);
  row("without-its-last-chunk", pieces([](Pieces& p) { p.chunks.pop_back(); }), BackupError::kDamaged);
  row("a-shorter-one-that-calls-itself-whole", pieces([](Pieces& p) {
        p.chunks.pop_back();
        p.chunks.back().front() = 1;
      }),
      BackupError::kDamaged);
  row("with-a-chunk-left-out", pieces([](Pieces& p) { p.chunks.erase(p.chunks.begin() + 2); }),
      BackupError::kDamaged);
  row("with-two-chunks-swapped", pieces([](Pieces& p) { std::swap(p.chunks[1], p.chunks[2]); }),
      BackupError::kDamaged);
  row("with-a-chunk-twice", pieces([](Pieces& p) { p.chunks.insert(p.chunks.begin() + 1, p.chunks[1]); }),
      BackupError::kDamaged);
  row("with-a-chunk-after-the-last", pieces([](Pieces& p) { p.chunks.push_back(p.chunks[1]); }),
      BackupError::kDamaged);
  row("with-a-chunk-of-another-backup",
      pieces([](Pieces& p) { p.chunks[1] = Pieces(make(200'000)).chunks[1]; }), BackupError::kDamaged);
  row("the-keys-of-another-backup", pieces([](Pieces& p) { p.chunks[0] = Pieces(make(200'000)).chunks[0]; }),
      BackupError::kWrongPassword);
  row("the-keys-alone", pieces([](Pieces& p) {
        p.chunks.resize(1);
        p.chunks.back().front() = 1;
      }),
      BackupError::kDamaged);
  row("with-bytes-behind-it", pieces([](Pieces& p) { p.chunks.push_back(Bytes{9}); }), BackupError::kDamaged);
  row("a-chunk-of-four-gigabytes",
      pieces([](Pieces& p) { p.chunks[1][1] = p.chunks[1][2] = p.chunks[1][3] = p.chunks[1][4] = 0xff; }),
      BackupError::kDamaged);
  row("of-a-later-version", pieces([](Pieces& p) { p.head[8] = 2; }), BackupError::kNewerVersion);
  row("that-asks-for-all-the-memory", pieces([](Pieces& p) { p.head[24] = 0x7f; }), BackupError::kNoMemory);
  row("that-asks-for-all-the-time", pieces([](Pieces& p) { p.head[16] = 0x7f; }), BackupError::kNoMemory);
}

void TestBackupFile::isRefused() {
  QFETCH(QByteArray, file);
  QFETCH(int, error);
  QCOMPARE(static_cast<int>(error_of(Bytes(file.begin(), file.end()))), error);
}

void TestBackupFile::chunksAreFullAndSoFew() {
  // Millions of empty ones would cost many times the file's size before the password is looked at.
  Pieces pieces(make(200'000));
  Writer small;
  small.u8(0).enc(Bytes(16, 1));
  pieces.chunks.insert(pieces.chunks.begin() + 1, small.take());
  QVERIFY(!split_backup(before_digest(pieces.file())).has_value());
  pieces.chunks.erase(pieces.chunks.begin() + 1);
  QVERIFY(split_backup(before_digest(pieces.file())).has_value());
}

void TestBackupFile::nothingCanBeReadWithoutThePassword() {
  const std::string note = "a note that nobody may find";
  const Bytes file = *seal_backup(some_keys(), as_bytes(note), secret("pw"), kCheap);
  const std::string text(file.begin(), file.end());
  QVERIFY(text.find("nobody may find") == text.npos);
  QVERIFY(text.find("abandon") == text.npos);
}

QTEST_APPLESS_MAIN(TestBackupFile)
#include "test_backup_file.moc"
