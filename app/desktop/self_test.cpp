// SPDX-License-Identifier: MIT
#include "desktop/self_test.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <cstdio>
#include <mutex>

#include "desktop/fixture/scenes.h"
#include "desktop/window.h"

namespace tacit::app {

namespace {

constexpr int kPatience = 10'000;  // ms for a scene to reach its state
constexpr QSize kWindow(1140, 740);
constexpr const char* kLanguages[] = {"en", "zh_CN"};
constexpr const char* kThemes[] = {"light", "dark"};

/// Collects what Qt and QML complain about while it lives.
class Complaints {
 public:
  Complaints() {
    s_current = this;
    m_before = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
      if (type != QtDebugMsg && type != QtInfoMsg && s_current != nullptr) {
        const std::lock_guard lock(s_current->m_mutex);
        s_current->m_texts.append(text);
      }
    });
  }
  ~Complaints() {
    qInstallMessageHandler(m_before);
    s_current = nullptr;
  }
  QStringList take() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_texts, {});
  }

 private:
  static inline Complaints* s_current = nullptr;
  std::mutex m_mutex;
  QStringList m_texts;
  QtMessageHandler m_before = nullptr;
};

/// A scene in a window of its own. Motion is off, so that what is drawn is where it ends.
class Shown {
 public:
  Shown(const Scene& scene, const QString& settingsFile, const char* language, int theme)
      : m_scene(scene), m_fixture(scene.phase) {
    auto store = std::make_unique<QSettings>(settingsFile, QSettings::IniFormat);
    store->setValue("display/language", QString::fromLatin1(language));
    store->setValue("display/theme", theme + 1);
    store->setValue("display/motion", 2);
    store->setValue("wallet/name", QStringLiteral("Everyday"));
    m_app = std::make_unique<AppController>(m_fixture, std::move(store));
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_window = loadWindow(*m_engine, *m_app);
    if (m_window != nullptr) {
      m_window->resize(kWindow);
      m_window->show();
      m_app->start();
      m_scene.arrange(*m_app, m_fixture);
    }
  }
  /// True when the window is there and the scene's state is reached in time.
  bool settle() {
    if (m_window == nullptr) {
      return false;
    }
    QDeadlineTimer deadline(kPatience);
    while (m_scene.ready && !m_scene.ready(*m_app)) {
      if (deadline.hasExpired()) {
        return false;
      }
      QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents,
                                      static_cast<int>(deadline.remainingTime()));
    }
    QCoreApplication::processEvents();
    return true;
  }
  QImage picture() {
    // Twice: the first drawing lays out what is made on demand.
    m_window->grabWindow();
    QCoreApplication::processEvents();
    return m_window->grabWindow();
  }
  AppController& app() { return *m_app; }

 private:
  Scene m_scene;
  FixtureBackend m_fixture;
  std::unique_ptr<AppController> m_app;
  std::unique_ptr<QQmlApplicationEngine> m_engine;  // before the models that it shows
  QQuickWindow* m_window = nullptr;
};

/// Shows the scene, turns language and theme while it is up, and tells what went wrong.
QStringList trouble(const Scene& scene, Complaints& complaints, const QString& settingsFile) {
  QStringList found;
  {
    Shown shown(scene, settingsFile, "en", 0);
    if (!shown.settle()) {
      found.append(QStringLiteral("does not reach its state"));
    } else {
      for (int turn = 0; turn < 2; ++turn) {
        shown.app().settings()->setLanguage(turn == 0 ? 2 : 1);
        shown.app().settings()->setTheme(turn == 0 ? 2 : 1);
        if (shown.picture().isNull()) {
          found.append(QStringLiteral("is not drawn"));
        }
      }
    }
  }
  return found + complaints.take();
}

}  // namespace

int runSelfTest() {
  Complaints complaints;
  const QTemporaryDir settings;
  int failures = 0;
  int count = 0;
  for (const Scene& scene : allScenes()) {
    const QStringList found =
        trouble(scene, complaints, settings.filePath(QString::number(count++) + QStringLiteral(".ini")));
    std::printf("%s %s\n", found.isEmpty() ? "ok    " : "FAILED", qPrintable(scene.name));
    for (const QString& line : found) {
      std::printf("       %s\n", qPrintable(line));
    }
    failures += found.isEmpty() ? 0 : 1;
  }
  std::printf("%d pages and states loaded, %d failed\n", count, failures);
  return failures == 0 && count > 0 ? 0 : 1;
}

int writeScreens(const QString& folder) {
  if (!QDir().mkpath(folder)) {
    std::fprintf(stderr, "tacit: %s can not be made\n", qPrintable(folder));
    return 1;
  }
  const QTemporaryDir settings;
  int failures = 0;
  int count = 0;
  for (const Scene& scene : allScenes()) {
    for (int theme = 0; theme < 2; ++theme) {
      for (const char* language : kLanguages) {
        const QString name = QStringLiteral("%1-%2-%3.png")
                                 .arg(scene.name, QLatin1String(kThemes[theme]), QLatin1String(language));
        Shown shown(scene, settings.filePath(QString::number(count++)), language, theme);
        const bool good = shown.settle() && shown.picture().save(QDir(folder).filePath(name), "PNG");
        std::printf("%s %s\n", good ? "ok    " : "FAILED", qPrintable(name));
        failures += good ? 0 : 1;
      }
    }
  }
  return failures == 0 ? 0 : 1;
}

}  // namespace tacit::app
