// SPDX-License-Identifier: MIT
#include <QAbstractItemModelTester>
#include <QAbstractProxyModel>
#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include "desktop/fixture/scenes.h"

using namespace tacit::app;

namespace {

/// Every list that QML can reach from here, and what lies below a filtered one.
void collect(QObject* object, QSet<QObject*>& seen) {
  if (object == nullptr || seen.contains(object)) {
    return;
  }
  seen.insert(object);
  if (auto* proxy = qobject_cast<QAbstractProxyModel*>(object)) {
    collect(proxy->sourceModel(), seen);
  }
  const QMetaObject* meta = object->metaObject();
  for (int i = 0; i < meta->propertyCount(); ++i) {
    if (meta->property(i).metaType().flags() & QMetaType::PointerToQObject) {
      collect(meta->property(i).read(object).value<QObject*>(), seen);
    }
  }
}

/// The classes of all lists in app/viewmodels, by their source.
QSet<QString> declared() {
  QSet<QString> names;
  const QDir folder(QStringLiteral(TACIT_SOURCE_DIR "/app/viewmodels"));
  static const QRegularExpression list(
      QStringLiteral("class (\\w+)(?: final)? : public "
                     "(?:QAbstract\\w+Model|QSortFilterProxyModel|QIdentityProxyModel)\\b"));
  for (const QString& name : folder.entryList({QStringLiteral("*.h")}, QDir::Files)) {
    QFile file(folder.filePath(name));
    if (file.open(QIODevice::ReadOnly)) {
      for (auto match = list.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext();) {
        names.insert(match.next().captured(1));
      }
    }
  }
  return names;
}

/// Whether a test of its own has it under a model tester.
bool testedElsewhere(const QString& name) {
  const QDir folder(QStringLiteral(TACIT_SOURCE_DIR "/tests/app"));
  for (const QString& test : folder.entryList({QStringLiteral("test_*.cpp")}, QDir::Files)) {
    QFile file(folder.filePath(test));
    if (test != QLatin1String("test_models.cpp") && file.open(QIODevice::ReadOnly)) {
      const QByteArray text = file.readAll();
      if (text.contains("QAbstractItemModelTester") && text.contains(name.toUtf8())) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

/// Every list keeps the rules of a model while the program goes through all of its states. A new one that no
/// scene brings to life, and no test of its own either, fails here by its name.
class TestModels : public QObject {
  Q_OBJECT

 private slots:
  void keepTheRules_data() {
    QTest::addColumn<int>("scene");
    const std::vector<Scene> scenes = allScenes();
    for (int i = 0; i < static_cast<int>(scenes.size()); ++i) {
      QTest::newRow(qPrintable(scenes[static_cast<std::size_t>(i)].name)) << i;
    }
  }
  void keepTheRules() {
    QFETCH(int, scene);
    const Scene shown = allScenes().at(static_cast<std::size_t>(scene));
    const QTemporaryDir folder;
    auto store = std::make_unique<QSettings>(folder.filePath("window.ini"), QSettings::IniFormat);
    store->setValue("display/language", "en");
    FixtureBackend fixture(shown.phase);
    AppController app(fixture, std::move(store));
    QSet<QObject*> objects;
    collect(&app, objects);
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (QObject* object : objects) {
      if (auto* model = qobject_cast<QAbstractItemModel*>(object)) {
        testers.push_back(std::make_unique<QAbstractItemModelTester>(
            model, QAbstractItemModelTester::FailureReportingMode::QtTest));
        const QString name = QString::fromLatin1(model->metaObject()->className()).section("::", -1);
        const auto changed = [this, name] { m_changed.insert(name); };
        connect(model, &QAbstractItemModel::rowsInserted, this, changed);
        connect(model, &QAbstractItemModel::rowsRemoved, this, changed);
        connect(model, &QAbstractItemModel::dataChanged, this, changed);
        connect(model, &QAbstractItemModel::modelReset, this, changed);
      }
    }
    QVERIFY(!testers.empty());
    app.start();
    shown.arrange(app, fixture);
    QVERIFY(!shown.ready || QTest::qWaitFor([&] { return shown.ready(app); }, 20'000));
    app.settings()->setLanguage(2);
    app.settings()->setLanguage(1);
    app.lock();
    testers.clear();
  }
  void everyListWasSeenToChange() {
    QStringList missing = (declared() - m_changed).values();
    missing.removeIf([](const QString& name) { return testedElsewhere(name); });
    missing.sort();
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char(' '))));
    QVERIFY(declared().contains(QStringLiteral("PaymentListModel")));
  }

 private:
  QSet<QString> m_changed;
};

QTEST_MAIN(TestModels)
#include "test_models.moc"
