// SPDX-License-Identifier: MIT
#include <QApplication>
#include <QQuickWindow>
#include <cstdlib>

#include "base/process_memory.h"
#include "desktop/options.h"
#include "desktop/run.h"
#include "desktop/self_test.h"
#include "desktop/window.h"
#include "viewmodels/side_thread.h"

namespace {

QStringList argumentList(int argc, char** argv) {
  QStringList arguments;
  for (int i = 0; i < argc; ++i) {
    arguments.append(QString::fromLocal8Bit(argv[i]));
  }
  return arguments;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace tacit::app;
  tacit::forbid_core_files();
  int exitCode = 0;
  const auto options = readOptions(argumentList(argc, argv), exitCode);
  if (!options) {
    return exitCode;
  }
  if (options->mode != Options::Mode::Window) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
  }
  QGuiApplication::setApplicationName(QStringLiteral("tacit"));
  QGuiApplication::setApplicationDisplayName(QStringLiteral("Tacit"));
  QGuiApplication::setApplicationVersion(QStringLiteral(TACIT_VERSION));
  QGuiApplication::setDesktopFileName(QStringLiteral(TACIT_APP_ID));
  // Qt has options of its own, some of which load code; whoever hands over a link shall not reach them.
  int own = 1;
  const QApplication application(own, argv);  // with widgets, for the tray's menu
  prepareApplication();
  switch (options->mode) {
    case Options::Mode::SelfTest:
      return runSelfTest();
    case Options::Mode::Screens:
      return writeScreens(options->screensDir);
    case Options::Mode::Window:
      break;
  }
  const int code = runWindow(*options);
  if (SideThread::anyLeft()) {
    std::_Exit(code);  // the wallet is closed; what follows would be torn down under a thread that goes on
  }
  return code;
}
