// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessible>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "desktop/fixture/scenes.h"
#include "desktop/window.h"

namespace tacit::app {

/// One scene of the fixture in a window of its own, without motion. GUI thread.
class SceneWindow {
 public:
  explicit SceneWindow(const Scene& scene, QSize size = {1140, 740}, const char* language = "en")
      : m_scene(scene), m_fixture(scene.phase) {
    auto store = std::make_unique<QSettings>(m_folder.filePath("window.ini"), QSettings::IniFormat);
    store->setValue("display/language", QString::fromLatin1(language));
    store->setValue("display/theme", 1);
    store->setValue("display/motion", 2);
    m_app = std::make_unique<AppController>(m_fixture, std::move(store));
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_window = loadWindow(*m_engine, *m_app);
    if (m_window != nullptr) {
      m_window->resize(size);
      m_window->show();
      m_app->start();
      m_scene.arrange(*m_app, m_fixture);
    }
  }

  /// True when the scene's state is reached and drawn.
  bool settle() {
    if (m_window == nullptr) {
      return false;
    }
    if (m_scene.ready && !QTest::qWaitFor([this] { return m_scene.ready(*m_app); }, 10'000)) {
      return false;
    }
    m_window->requestActivate();
    QCoreApplication::processEvents();
    return QTest::qWaitForWindowActive(m_window) && !m_window->grabWindow().isNull();
  }
  QQuickWindow* window() { return m_window; }
  AppController& app() { return *m_app; }

 private:
  QTemporaryDir m_folder;
  Scene m_scene;
  FixtureBackend m_fixture;
  std::unique_ptr<AppController> m_app;
  std::unique_ptr<QQmlApplicationEngine> m_engine;  // before the models that it shows
  QQuickWindow* m_window = nullptr;
};

/// Every item under `item` that can be seen.
inline QList<QQuickItem*> visibleItems(QQuickItem* item) {
  QList<QQuickItem*> found;
  for (QQuickItem* child : item->childItems()) {
    if (child->isVisible()) {
      found.append(child);
      found += visibleItems(child);
    }
  }
  return found;
}

/// Enough to find it in the QML.
inline QString describe(const QObject* object) {
  const QString name = object->property("text").toString().left(40);
  return QStringLiteral("%1 “%2” %3").arg(object->metaObject()->className(), object->objectName(), name);
}

}  // namespace tacit::app
