// SPDX-License-Identifier: MIT
#include "scenes_window.h"

using namespace tacit::app;

/// What is said aloud. That every control has a name, a role and the keyboard is looked at by test_layout,
/// which has the windows.
class TestAccessibility : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareApplication(); }

  /// The element that screen readers are told of says what arrived, and is told each time. Without a display
  /// no reader can be there to hear the event itself.
  void arrivals_reach_a_screen_reader() {
    SceneWindow shown(sceneNamed(QStringLiteral("home")));
    QVERIFY(shown.settle());
    auto* announcer = shown.window()->findChild<QQuickItem*>(QStringLiteral("announcer"));
    QVERIFY(announcer != nullptr);
    int told = 0;
    connect(&shown.app(), &AppController::announced, this, [&told] { ++told; });
    shown.fixture().arrive(1'250'000'000, QStringLiteral("lunch"));
    shown.fixture().arrive(1'250'000'000, QStringLiteral("lunch"));
    QTRY_COMPARE_WITH_TIMEOUT(told, 2, 20'000);
    QAccessibleInterface* node = QAccessible::queryAccessibleInterface(announcer);
    QVERIFY(node != nullptr);
    QCOMPARE(node->role(), QAccessible::AlertMessage);
    QVERIFY2(node->text(QAccessible::Name).contains(QStringLiteral("12.50 TACIT")),
             qPrintable(node->text(QAccessible::Name)));
    shown.fixture().lock();
    QTRY_COMPARE(shown.app().stage(), AppController::Unlock);
    QVERIFY2(node->text(QAccessible::Name).isEmpty(), "a locked wallet tells nothing of it");
  }
};

QTEST_MAIN(TestAccessibility)
#include "test_accessibility.moc"
