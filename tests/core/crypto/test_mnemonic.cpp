// SPDX-License-Identifier: MIT
#include <QCryptographicHash>
#include <QFile>
#include <QtTest>
#include <random>
#include <set>

#include "crypto/mnemonic.h"
#include "support/vectors.h"

using namespace tacit;
using namespace tacit::test;

namespace {

QByteArray text(const SecretBytes& words) {
  const ByteView view = words.expose();
  return QByteArray(reinterpret_cast<const char*>(view.data()), static_cast<qsizetype>(view.size()));
}

auto parse(const QByteArray& typed) {
  return parse_mnemonic(as_bytes({typed.constData(), static_cast<std::size_t>(typed.size())}));
}

const QByteArray kTwelve = "legal winner thank year wave sausage worth useful legal winner thank yellow";
const QByteArray kTwentyFour =
    "void come effort suffer camp survey warrior heavy shoot primary clutch crush "
    "open amazing screen patrol group space point ten exist slush involve unfold";

QByteArray repeated(int count, const QByteArray& word) {
  return QList<QByteArray>(count, word).join(' ');
}

}  // namespace

class TestMnemonic : public QObject {
  Q_OBJECT

 private slots:
  void listIsThePublishedOne() {
    QFile file(TACIT_SOURCE_DIR "/resources/wordlists/english.txt");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray published = file.readAll();
    QCOMPARE(QCryptographicHash::hash(published, QCryptographicHash::Sha256).toHex(),
             QByteArray("2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"));
    QByteArray compiled;
    for (std::string_view word : mnemonic_words()) {
      compiled += QByteArray(word.data(), static_cast<qsizetype>(word.size())) + '\n';
    }
    QCOMPARE(mnemonic_words().size(), std::size_t(2048));
    QCOMPARE(compiled, published);
  }

  void fourLettersTellAWord() {
    std::set<std::string_view> beginnings;
    for (std::string_view word : mnemonic_words()) {
      beginnings.insert(word.substr(0, 4));
    }
    QCOMPARE(beginnings.size(), std::size_t(2048));
  }

  // github.com/trezor/python-mnemonic, vectors.json, with its passphrase "TREZOR".
  void published_data() {
    QTest::addColumn<QByteArray>("entropy");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("seed");
    const auto rows = read_vectors("bip39.json")["english"];
    for (std::size_t i = 0; i < rows.size(); ++i) {
      QTest::addRow("%zu", i) << QByteArray::fromStdString(rows[i][0])
                              << QByteArray::fromStdString(rows[i][1])
                              << QByteArray::fromStdString(rows[i][2]);
    }
  }
  void published() {
    QFETCH(QByteArray, entropy);
    QFETCH(QByteArray, words);
    QCOMPARE(text(mnemonic_from_entropy(unhex(entropy.toStdString()))), words);
    const auto parsed = parse(words);
    QVERIFY(parsed.has_value());
    QCOMPARE(text(*parsed), words);
    QTEST(hex(mnemonic_seed(*parsed, as_bytes("TREZOR")).expose()), "seed");
  }

  void seedWithoutPassphrase() {
    // From the mnemonic package of PyPI, by the authors of BIP-39.
    QCOMPARE(hex(mnemonic_seed(*parse(kTwelve), {}).expose()),
             QByteArray("878386efb78845b3355bd15ea4d39ef97d179cb712b77d5c12b6be415fffeffe5f377ba02bf3f8544ab8"
                        "00b955e51fbff09828f682052a20faa6addbbddfb096"));
    QCOMPARE(hex(mnemonic_seed(*parse(kTwelve), as_bytes("pa\xcc\x88ss")).expose()),
             QByteArray("3d563a6f39ccf4618bab84bab4a54b68e9d036587946f7ad9cf0d9913cb1a4e927357aeee9388cb27489"
                        "f11b308685f1f1250ebec153ea9c493f0e92eda914ea"));
  }

  void wordsAsPeopleTypeThem_data() {
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("upper-case") << kTwelve.toUpper();
    QTest::newRow("first-letter-upper-case") << ("L" + kTwelve.mid(1));
    QTest::newRow("space-around") << ("  \t" + kTwelve + " \r\n\n");
    QTest::newRow("a-line-each") << QByteArray(kTwelve).replace(' ', '\n');
    QTest::newRow("many-kinds-of-space") << QByteArray(kTwelve).replace(" ", " \t\v\f\r\n ");
  }
  void wordsAsPeopleTypeThem() {
    QFETCH(QByteArray, typed);
    const auto parsed = parse(typed);
    QVERIFY(parsed.has_value());
    QCOMPARE(text(*parsed), kTwelve);
  }

  void refused_data() {
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("error");
    QTest::addColumn<std::size_t>("position");
    const auto row = [](const char* name, const QByteArray& typed, MnemonicError error,
                        std::size_t position = 0) { QTest::newRow(name) << typed << int(error) << position; };
    using enum MnemonicError;
    row("nothing", "", kCount);
    row("white-space-alone", " \n\t", kCount);
    row("three-words", repeated(3, "abandon"), kCount);
    row("nine-words", repeated(9, "abandon"), kCount);
    row("eleven-words", repeated(11, "abandon"), kCount);
    row("thirteen-words", kTwelve + " abandon", kCount);
    row("twenty-three-words", repeated(23, "abandon"), kCount);
    row("twenty-five-words", kTwentyFour + " abandon", kCount);
    row("twenty-seven-words", kTwentyFour + " abandon abandon about", kCount);
    row("a-million-words", repeated(1000000, "zoo"), kCount);
    row("checksum-of-twelve", repeated(12, "abandon"), kChecksum);
    row("checksum-of-twenty-four", repeated(24, "abandon"), kChecksum);
    row("two-words-exchanged", "winner legal thank year wave sausage worth useful legal winner thank yellow",
        kChecksum);
    row("first-word-unknown", "x" + kTwelve, kUnknownWord, 0);
    row("eighth-word-unknown", QByteArray(kTwelve).replace("useful", "usefull"), kUnknownWord, 7);
    row("last-word-unknown", kTwelve + "s", kUnknownWord, 11);
    row("first-of-two-unknown-words", QByteArray(kTwelve).replace("thank", "thnak"), kUnknownWord, 2);
    row("unknown-word-before-the-wrong-count", "legal winner tank2", kUnknownWord, 2);
    row("beginning-of-a-word", QByteArray(kTwelve).replace("sausage", "saus"), kUnknownWord, 5);
    row("longer-than-any-word", QByteArray(kTwelve).replace("year", "abandonedx"), kUnknownWord, 3);
    row("eight-letters-and-a-letter-more", QByteArray(kTwelve).replace("year", "acousticc"), kUnknownWord, 3);
    row("comma-after-a-word", QByteArray(kTwelve).replace("year", "year,"), kUnknownWord, 3);
    row("zero-byte-for-a-space", QByteArray(kTwelve).replace(17, 1, QByteArray(1, '\0')), kUnknownWord, 2);
    row("zero-bytes-after-a-word", kTwelve + QByteArray(3, '\0'), kUnknownWord, 11);
    row("zero-byte-as-a-word", QByteArray(1, '\0'), kUnknownWord, 0);
    row("not-ascii",
        QByteArray(kTwelve).replace("year",
                                    "y\xc3\xa9"
                                    "ar"),
        kUnknownWord, 3);
    row("space-that-is-not-ascii", QByteArray(kTwelve).replace("thank year", "thank\xc2\xa0year"),
        kUnknownWord, 2);
    row("a-megabyte-without-a-space", QByteArray(1 << 20, 'a'), kUnknownWord, 0);
    row("0xff-bytes", QByteArray(8, '\xff'), kUnknownWord, 0);
  }
  void refused() {
    QFETCH(QByteArray, typed);
    const auto parsed = parse(typed);
    QVERIFY(!parsed.has_value());
    QTEST(int(parsed.error().error), "error");
    QTEST(parsed.error().position, "position");
  }

  void oneIn256LastWordsFits() {
    const QByteArray beginning = kTwentyFour.left(kTwentyFour.lastIndexOf(' ') + 1);
    int fitting = 0;
    for (std::string_view word : mnemonic_words()) {
      const auto parsed = parse(beginning + QByteArray(word.data(), static_cast<qsizetype>(word.size())));
      QVERIFY(parsed || parsed.error().error == MnemonicError::kChecksum);
      fitting += parsed.has_value();
    }
    QCOMPARE(fitting, 8);  // the last of 24 words holds 3 bits of entropy and 8 of checksum
  }

  void randomEntropyComesBack() {
    std::mt19937 random(2);  // repeatable input, not a secret
    for (std::size_t size : {16u, 20u, 24u, 28u, 32u}) {
      for (int i = 0; i < 20; ++i) {
        Bytes entropy(size);
        for (std::uint8_t& byte : entropy) {
          byte = static_cast<std::uint8_t>(random());
        }
        const SecretBytes words = mnemonic_from_entropy(entropy);
        QCOMPARE(text(words).count(' ') + 1, qsizetype(size * 3 / 4));
        const auto parsed = parse(text(words));
        QVERIFY(parsed.has_value());
        QCOMPARE(text(*parsed), text(words));
      }
    }
  }

  void randomBytesAreRefused() {
    std::mt19937 random(3);
    for (int i = 0; i < 2000; ++i) {
      QByteArray typed;
      for (std::size_t n = random() % 100; n > 0; --n) {
        typed += i % 2 == 0 ? static_cast<char>(random()) : " abcdefz\n"[random() % 9];
      }
      QVERIFY(!parse(typed));
    }
  }
};

QTEST_APPLESS_MAIN(TestMnemonic)
#include "test_mnemonic.moc"
