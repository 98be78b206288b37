// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessible>
#include <QCoreApplication>
#include <QMutex>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "desktop/fixture/pseudo_language.h"
#include "desktop/fixture/scenes.h"
#include "desktop/window.h"

#include "checks.h"

namespace tacit::app {

/// Keeps what Qt and QML complain about while it lives. One at a time; GUI thread, though complaints may come
/// from any.
class Complaints {
 public:
  Complaints() {
    s_texts.clear();
    m_before = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
      if (type != QtDebugMsg && type != QtInfoMsg) {
        const QMutexLocker lock(&s_mutex);
        s_texts.append(text);
      }
    });
  }
  ~Complaints() { qInstallMessageHandler(m_before); }
  Complaints(const Complaints&) = delete;
  Complaints& operator=(const Complaints&) = delete;
  QStringList take() {
    const QMutexLocker lock(&s_mutex);
    return std::exchange(s_texts, {});
  }

 private:
  static inline QMutex s_mutex;
  static inline QStringList s_texts;
  QtMessageHandler m_before = nullptr;
};

/// One scene of the fixture in a window of its own, without motion. Whatever QML complains about fails the
/// test that is running, at the latest when the window goes. GUI thread.
class SceneWindow {
 public:
  explicit SceneWindow(const Scene& scene, QSize size = {1140, 740}, const char* language = "en",
                       int theme = 1)
      : m_scene(scene), m_fixture(scene.phase) {
    const bool pseudo = QLatin1String(language) == QLatin1String(PseudoLanguage::kName);
    auto store = std::make_unique<QSettings>(m_folder.filePath("window.ini"), QSettings::IniFormat);
    store->setValue("display/language", pseudo ? QStringLiteral("en") : QString::fromLatin1(language));
    store->setValue("display/theme", theme);
    store->setValue("display/motion", 2);
    m_app = std::make_unique<AppController>(m_fixture, std::move(store));
    m_pseudo = pseudo ? std::make_unique<PseudoLanguage>() : nullptr;
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_window = loadWindow(*m_engine, *m_app);
    if (m_window != nullptr) {
      m_window->resize(size);
      m_window->show();
      m_app->start();
      m_scene.arrange(*m_app, m_fixture);
    }
  }
  ~SceneWindow() {
    m_engine.reset();
    const QStringList said = m_complaints.take();
    if (!said.isEmpty()) {
      QTest::qFail(qPrintable(said.join(QStringLiteral("; "))), __FILE__, __LINE__);
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
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return QTest::qWaitForWindowActive(m_window) && !m_window->grabWindow().isNull();
  }
  /// Another size, drawn.
  bool resize(QSize size) {
    m_window->resize(size);
    // Layouts inside layouts take a few rounds to agree about lines that break.
    for (int round = 0; round < 4; ++round) {
      QCoreApplication::processEvents();
      m_window->grabWindow();
    }
    return m_window->size() == size && !m_window->grabWindow().isNull();
  }
  QQuickWindow* window() { return m_window; }
  AppController& app() { return *m_app; }
  FixtureBackend& fixture() { return m_fixture; }

 private:
  Complaints m_complaints;
  QTemporaryDir m_folder;
  Scene m_scene;
  FixtureBackend m_fixture;
  std::unique_ptr<AppController> m_app;
  std::unique_ptr<PseudoLanguage> m_pseudo;
  std::unique_ptr<QQmlApplicationEngine> m_engine;  // before the models that it shows
  QQuickWindow* m_window = nullptr;
};

inline Scene sceneNamed(const QString& name) {
  for (const Scene& scene : allScenes()) {
    if (scene.name == name) {
      return scene;
    }
  }
  return {};
}

}  // namespace tacit::app
