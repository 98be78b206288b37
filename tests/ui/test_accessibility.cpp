// SPDX-License-Identifier: MIT
#include "scenes_window.h"

using namespace tacit::app;

namespace {

bool isInteractive(QAccessible::Role role) {
  switch (role) {
    case QAccessible::Button:
    case QAccessible::EditableText:
    case QAccessible::ComboBox:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::PageTab:
    case QAccessible::Link:
      return true;
    default:
      return false;
  }
}

bool needsName(QAccessible::Role role) {
  return isInteractive(role) || role == QAccessible::List || role == QAccessible::ListItem ||
         role == QAccessible::AlertMessage || role == QAccessible::ProgressBar ||
         role == QAccessible::Graphic || role == QAccessible::Chart || role == QAccessible::Table ||
         role == QAccessible::Heading || role == QAccessible::Dialog;
}

struct Walk {
  QStringList faults;
  int controls = 0;

  void visit(QAccessibleInterface* node) {
    if (node == nullptr || node->state().invisible) {
      return;
    }
    const QAccessible::Role role = node->role();
    const QString what = describe(node->object());
    // Qt gives no name of a field for passwords; its description carries the label.
    const QString name =
        node->text(node->state().passwordEdit ? QAccessible::Description : QAccessible::Name);
    if (needsName(role) && name.trimmed().isEmpty()) {
      faults.append(what + QStringLiteral(" has no name"));
    }
    if (isInteractive(role)) {
      ++controls;
      if (!node->state().disabled && !node->state().focusable) {
        faults.append(what + QStringLiteral(" can not be focused"));
      }
    }
    for (int i = 0; i < node->childCount(); ++i) {
      visit(node->child(i));
    }
  }
};

}  // namespace

class TestAccessibility : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareApplication(); }

  void every_control_has_a_role_a_name_and_the_keyboard_data() { addScenes(); }
  void every_control_has_a_role_a_name_and_the_keyboard() {
    QFETCH(int, scene);
    SceneWindow shown(allScenes().at(scene));
    QVERIFY(shown.settle());
    Walk walk;
    walk.visit(QAccessible::queryAccessibleInterface(shown.window()));
    QVERIFY2(walk.faults.isEmpty(), qPrintable(walk.faults.join(QStringLiteral("; "))));
    const bool bare = QByteArray(QTest::currentDataTag()) == "working";
    QVERIFY2(bare || walk.controls > 0, "no control was found at all");
  }

  void every_button_is_in_the_tree_and_large_enough_data() { addScenes(); }
  void every_button_is_in_the_tree_and_large_enough() {
    QFETCH(int, scene);
    SceneWindow shown(allScenes().at(scene));
    QVERIFY(shown.settle());
    QStringList faults;
    for (QQuickItem* item : visibleItems(shown.window()->contentItem())) {
      if (!item->inherits("QQuickAbstractButton")) {
        continue;
      }
      QAccessibleInterface* node = QAccessible::queryAccessibleInterface(item);
      if (node == nullptr || node->text(QAccessible::Name).isEmpty()) {
        faults.append(describe(item) + QStringLiteral(" is unknown to a screen reader"));
      }
      if (item->width() < 36 || item->height() < 36) {
        faults.append(
            QStringLiteral("%1 is %2 × %3").arg(describe(item)).arg(item->width()).arg(item->height()));
      }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QStringLiteral("; "))));
  }

 private:
  static void addScenes() {
    QTest::addColumn<int>("scene");
    const std::vector<Scene> scenes = allScenes();
    for (int i = 0; i < static_cast<int>(scenes.size()); ++i) {
      QTest::newRow(qPrintable(scenes[static_cast<std::size_t>(i)].name)) << i;
    }
  }
};

QTEST_MAIN(TestAccessibility)
#include "test_accessibility.moc"
