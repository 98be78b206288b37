// SPDX-License-Identifier: MIT
#include "desktop/window.h"

#include <QAccessible>
#include <QDirIterator>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickStyle>
#include <QTimer>

void qml_register_types_Tacit_Models();

namespace tacit::app {

namespace {

constexpr int kPagesGone = 100;  // ms after which deleted pages are no more
const QUrl kMain(QStringLiteral("qrc:/qt/qml/Tacit/Ui/Main.qml"));

/// An element of role AlertMessage alone is read once; the event makes screen readers read it each time, also
/// when the same is said twice.
void speak(QQuickWindow& window, AppController& app) {
  if (auto* announcer = window.findChild<QQuickItem*>(QStringLiteral("announcer"))) {
    QObject::connect(&app, &AppController::announced, announcer, [announcer] {
      QAccessibleEvent event(announcer, QAccessible::Alert);
      QAccessible::updateAccessibility(&event);
    });
  }
}

/// What a field held lives on in strings of the engine until these are collected: at once when the pages of
/// an open or a locked wallet have gone, and when a password was refused.
void forgetStrings(QQmlApplicationEngine& engine, AppController& app) {
  const auto soon = [&engine] {
    QTimer::singleShot(kPagesGone, &engine, [&engine] { engine.collectGarbage(); });
  };
  QObject::connect(&app, &AppController::stageChanged, &engine, soon);
  QObject::connect(&app, &AppController::unlockChanged, &engine, soon);
}

}  // namespace

void prepareApplication() {
  // Naming the registration keeps it when the linker takes only what is used of a static library.
  volatile auto registration = &qml_register_types_Tacit_Models;
  Q_UNUSED(registration)
  QQuickStyle::setStyle(QStringLiteral("Basic"));
  QDirIterator fonts(QStringLiteral(":/fonts"), QDirIterator::Subdirectories);
  while (fonts.hasNext()) {
    const QString file = fonts.next();
    if (fonts.fileInfo().isFile()) {
      QFontDatabase::addApplicationFont(file);
    }
  }
  QFont font(QStringLiteral("Inter"));
  font.setPixelSize(15);
  QGuiApplication::setFont(font);
}

QQuickWindow* loadWindow(QQmlApplicationEngine& engine, AppController& app) {
  engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
  app.attach(engine);
  engine.load(kMain);
  auto* window = engine.rootObjects().isEmpty()
                     ? nullptr
                     : qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
  if (window != nullptr) {
    speak(*window, app);
    forgetStrings(engine, app);
  }
  return window;
}

}  // namespace tacit::app
