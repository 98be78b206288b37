// SPDX-License-Identifier: MIT
#include <QSet>

#include "scenes_window.h"

using namespace tacit::app;

namespace {

/// Where the keyboard stays: the dialog that is open, or the window.
QQuickItem* ground(QQuickWindow* window) {
  for (QQuickItem* item : visibleItems(window->contentItem())) {
    if (item->inherits("QQuickPopupItem") && item->isFocusScope()) {
      return item;
    }
  }
  return window->contentItem();
}

/// What Tab shall reach: every control that takes it, can be seen and is enabled.
QSet<QQuickItem*> reachable(QQuickWindow* window) {
  QSet<QQuickItem*> found;
  for (QQuickItem* item : visibleItems(ground(window))) {
    const bool control = item->inherits("QQuickAbstractButton") || item->inherits("QQuickComboBox") ||
                         item->inherits("QQuickTextField") || item->inherits("QQuickTextArea");
    if (control && item->isEnabled() && item->activeFocusOnTab()) {
      found.insert(item);
    }
  }
  return found;
}

}  // namespace

class TestKeyboard : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareApplication(); }

  void tab_reaches_every_control_data() {
    QTest::addColumn<int>("scene");
    const std::vector<Scene> scenes = allScenes();
    for (int i = 0; i < static_cast<int>(scenes.size()); ++i) {
      QTest::newRow(qPrintable(scenes[static_cast<std::size_t>(i)].name)) << i;
    }
  }
  void tab_reaches_every_control() {
    QFETCH(int, scene);
    SceneWindow shown(allScenes().at(scene));
    QVERIFY(shown.settle());
    QSet<QQuickItem*> missing = reachable(shown.window());
    for (int press = 0; press < 200 && !missing.isEmpty(); ++press) {
      missing.remove(shown.window()->activeFocusItem());
      QTest::keyClick(shown.window(), Qt::Key_Tab);
    }
    QStringList names;
    for (const QQuickItem* item : missing) {
      names.append(describe(item));
    }
    QVERIFY2(missing.isEmpty(), qPrintable(names.join(QStringLiteral("; "))));
  }

  void keys_go_to_the_pages() {
    SceneWindow shown(sceneNamed(QStringLiteral("home")));
    QVERIFY(shown.settle());
    QTest::keyClick(shown.window(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(shown.app().page(), AppController::SendPage);
    QTest::keyClick(shown.window(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(shown.app().page(), AppController::ReceivePage);
    QTest::keyClick(shown.window(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(shown.app().page(), AppController::HistoryPage);
    QTest::keyClick(shown.window(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(shown.app().page(), AppController::HomePage);
  }

  void return_presses_the_focused_button() {
    SceneWindow shown(sceneNamed(QStringLiteral("home")));
    QVERIFY(shown.settle());
    auto* button = shown.window()->findChild<QQuickItem*>(QStringLiteral("homeSend"));
    QVERIFY(button != nullptr);
    button->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(shown.window(), Qt::Key_Return);
    QCOMPARE(shown.app().page(), AppController::SendPage);
  }

 private:
  static Scene sceneNamed(const QString& name) {
    for (const Scene& scene : allScenes()) {
      if (scene.name == name) {
        return scene;
      }
    }
    return {};
  }
};

QTEST_MAIN(TestKeyboard)
#include "test_keyboard.moc"
