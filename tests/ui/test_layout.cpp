// SPDX-License-Identifier: MIT
#include "scenes_window.h"

using namespace tacit::app;

/// Every page in every state, in both languages and in a long one from right to left, at sizes from a small
/// laptop to a large screen. One window for all of it, because making windows is what takes time.
class TestLayout : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareApplication(); }

  void page_data() {
    QTest::addColumn<int>("scene");
    QTest::addColumn<QByteArray>("language");
    const std::vector<Scene> scenes = allScenes();
    for (const char* language : {"en", "zh_CN", PseudoLanguage::kName}) {
      for (int i = 0; i < static_cast<int>(scenes.size()); ++i) {
        QTest::newRow(
            qPrintable(scenes[static_cast<std::size_t>(i)].name + QLatin1Char(' ') + QLatin1String(language)))
            << i << QByteArray(language);
      }
    }
  }
  void page() {
    QFETCH(int, scene);
    QFETCH(QByteArray, language);
    SceneWindow shown(allScenes().at(static_cast<std::size_t>(scene)), {1140, 740}, language.constData());
    QVERIFY(shown.settle());
    // Rows of a list are made one after another; what stays without a name is a fault.
    static_cast<void>(
        QTest::qWaitFor([&shown] { return namelessControls(shown.window()).isEmpty(); }, 2'000));
    QStringList faults = namelessControls(shown.window()) + poorButtons(shown.window());
    if (language != PseudoLanguage::kName) {
      faults += unreadableTexts(shown.window());
    }
    if (language == "en") {
      faults += poorContrast(shown.window());
      shown.app().settings()->setTheme(2);
      QVERIFY(shown.resize({1140, 740}));
      for (const QString& fault : poorContrast(shown.window())) {
        faults.append(QStringLiteral("dark: ") + fault);
      }
    }
    const auto look = [&](QSize size) {
      if (!shown.resize(size)) {
        faults.append(QStringLiteral("can not be %1 × %2").arg(size.width()).arg(size.height()));
        return;
      }
      QStringList found;
      // What is left when layouts inside layouts have agreed about lines that break.
      for (int round = 0; round < 10; ++round) {
        found = clippedItems(shown.window());
        // Below the width that pages are made for only what can be pressed has to be there.
        found += size.width() < 720 ? QStringList() : overlappingTexts(shown.window());
        if (found.isEmpty() || !shown.resize(size)) {
          break;
        }
      }
      for (const QString& fault : found) {
        faults.append(QStringLiteral("at %1: %2").arg(size.width()).arg(fault));
      }
    };
    look({720, 640});
    look({1140, 740});
    if (language != "zh_CN") {
      look({1920, 1080});
      look({640, 480});
      faults += unreachedByTab(shown.window());
    }
    QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
  }
};

QTEST_MAIN(TestLayout)
#include "test_layout.moc"
