// SPDX-License-Identifier: MIT
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message {
  QString context;
  QString source;
  QStringList translations;
  bool finished = true;
  bool plural = false;
};

QList<Message> messagesOf(const QString& path) {
  QFile file(path);
  QList<Message> messages;
  if (!file.open(QIODevice::ReadOnly)) {
    return messages;
  }
  QXmlStreamReader xml(&file);
  QString context;
  while (!xml.atEnd()) {
    xml.readNext();
    if (!xml.isStartElement()) {
      continue;
    }
    if (xml.name() == QLatin1String("name")) {
      context = xml.readElementText();
    } else if (xml.name() == QLatin1String("message")) {
      messages.append({context, {}, {}, true, xml.attributes().value("numerus") == QLatin1String("yes")});
    } else if (xml.name() == QLatin1String("source")) {
      messages.last().source = xml.readElementText();
    } else if (xml.name() == QLatin1String("translation")) {
      messages.last().finished = !xml.attributes().hasAttribute("type");
      if (!messages.last().plural) {
        messages.last().translations.append(xml.readElementText());
      }
    } else if (xml.name() == QLatin1String("numerusform")) {
      messages.last().translations.append(xml.readElementText());
    }
  }
  return messages;
}

QSet<QString> placesIn(const QString& text) {
  static const QRegularExpression place(QStringLiteral("%[1-9n]"));
  QSet<QString> places;
  auto matches = place.globalMatch(text);
  while (matches.hasNext()) {
    places.insert(matches.next().captured());
  }
  return places;
}

QString fileOf(const char* language) {
  return QStringLiteral(TACIT_SOURCE_DIR "/resources/translations/tacit_%1.ts").arg(QLatin1String(language));
}

}  // namespace

/// Every text of the program is there in every language.
class TestTranslations : public QObject {
  Q_OBJECT

 private slots:
  void everyTextIsTranslated_data() {
    QTest::addColumn<QString>("file");
    QTest::addRow("chinese") << fileOf("zh_CN");
    QTest::addRow("english-plurals") << fileOf("en");
  }
  void everyTextIsTranslated() {
    QFETCH(QString, file);
    const QList<Message> messages = messagesOf(file);
    QVERIFY(messages.size() > 10);
    for (const Message& message : messages) {
      QVERIFY2(message.finished, qPrintable(message.context + ": " + message.source));
      for (const QString& translation : message.translations) {
        QVERIFY2(!translation.trimmed().isEmpty(), qPrintable(message.source));
      }
    }
  }

  /// A lost %1 would lose an amount.
  void placesAreKept() {
    for (const Message& message : messagesOf(fileOf("zh_CN"))) {
      for (const QString& translation : message.translations) {
        QVERIFY2(placesIn(translation) == placesIn(message.source), qPrintable(message.source));
      }
    }
  }

  /// The sources hold no text that the files do not know.
  void filesAreUpToDate() {
    const QString lupdate = QStringLiteral("/usr/lib/qt6/bin/lupdate");
    if (!QFile::exists(lupdate)) {
      QFAIL("lupdate is not installed");
    }
    QTemporaryDir folder;
    const QString fresh = folder.filePath("tacit_zh_CN.ts");
    QVERIFY(QFile::copy(fileOf("zh_CN"), fresh));
    QProcess process;
    process.setWorkingDirectory(TACIT_SOURCE_DIR);
    process.start(lupdate, {"-silent", "-no-obsolete", "-locations", "none", "-I", "app", "app/bridge",
                            "app/desktop", "app/viewmodels", "ui", "-ts", fresh});
    QVERIFY(process.waitForFinished(120'000));
    QCOMPARE(process.exitCode(), 0);
    for (const Message& message : messagesOf(fresh)) {
      QVERIFY2(message.finished, qPrintable("run resources/translations/update.sh: " + message.source));
    }
    QCOMPARE(messagesOf(fresh).size(), messagesOf(fileOf("zh_CN")).size());
  }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
