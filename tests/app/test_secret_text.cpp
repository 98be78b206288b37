// SPDX-License-Identifier: MIT
#include <QTest>

#include "bridge/secret_text.h"

using namespace tacit;
using namespace tacit::app;

/// The one way by which a password leaves Qt's text.
class TestSecretText : public QObject {
  Q_OBJECT

 private slots:
  void takesUtf8() {
    QString text = QString::fromUtf8("pässwörd 密码");
    const SecretBytes secret = takeSecret(text);
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(secret.expose().data()),
                        static_cast<qsizetype>(secret.size())),
             QByteArray("pässwörd 密码"));
  }

  /// The characters are looked at where they lay: a copy that shares them sees the same memory.
  void overwritesSharedCharacters() {
    QString text = QStringLiteral("secret").repeated(1);
    text.detach();
    const QString sharing = text;
    const QChar* place = sharing.constData();
    takeSecret(text);
    QVERIFY(text.isEmpty());
    for (int i = 0; i < 6; ++i) {
      QCOMPARE(place[i], QChar(0));
    }
  }

  void leavesReadOnlyLiteralsAlone() {
    QString text = QStringLiteral("literal");
    const SecretBytes secret = takeSecret(text);
    QCOMPARE(secret.size(), std::size_t{7});
    QCOMPARE(QStringLiteral("literal").size(), 7);
  }

  void copyLeavesTheFieldAlone() {
    const QString text = QString::fromUtf8("still typed");
    const SecretBytes secret = copySecret(text);
    QCOMPARE(secret.size(), std::size_t{11});
    QCOMPARE(text, QStringLiteral("still typed"));
  }

  void emptyTextGivesEmptySecret() {
    QString text;
    QCOMPARE(takeSecret(text).size(), std::size_t{0});
  }

  void wordsAreFoundInThePublicList() {
    const SecretWords words(SecretBytes(as_bytes("abandon zoo ability")));
    QCOMPARE(words.count(), 3);
    QCOMPARE(words.at(0), QStringLiteral("abandon"));
    QCOMPARE(words.at(1), QStringLiteral("zoo"));
    QCOMPARE(words.at(2), QStringLiteral("ability"));
    QVERIFY(words.at(3).isNull());
    QVERIFY(words.at(-1).isNull());
    // Two requests share one entry: no copy of a secret was made.
    QCOMPARE(static_cast<const void*>(words.at(1).constData()),
             static_cast<const void*>(words.at(1).constData()));
  }
};

QTEST_GUILESS_MAIN(TestSecretText)
#include "test_secret_text.moc"
