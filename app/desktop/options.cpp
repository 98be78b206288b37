// SPDX-License-Identifier: MIT
#include "desktop/options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>
#include <cstdio>

#include "viewmodels/link_queue.h"
#include "viewmodels/wallets_model.h"

namespace tacit::app {

namespace {

void say(std::FILE* where, const QString& text) {
  std::fprintf(where, "%s\n", qPrintable(text));
}

}  // namespace

std::optional<Options> readOptions(const QStringList& arguments, int& exitCode) {
  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("Tacit, a desktop wallet for private payments."));
  const QCommandLineOption help({"h", "help"}, QStringLiteral("Shows this help."));
  const QCommandLineOption version({"v", "version"}, QStringLiteral("Shows the version."));
  const QCommandLineOption dataDir("data-dir", QStringLiteral("Where wallets and practice network are kept."),
                                   "DIR");
  const QCommandLineOption walletDir("wallet-dir",
                                     QStringLiteral("The folder of one wallet; else the last used."), "DIR");
  const QCommandLineOption practiceDir("practice-dir", QStringLiteral("The practice network's folder."),
                                       "DIR");
  const QCommandLineOption tryHere("try",
                                   QStringLiteral("Opens a wallet on the practice network straight away."));
  const QCommandLineOption selfTest("self-test",
                                    QStringLiteral("Loads every page in every state and reports."));
  const QCommandLineOption screens("screens", QStringLiteral("Writes a picture of every page to DIR."),
                                   "DIR");
  parser.addOptions({help, version, dataDir, walletDir, practiceDir, tryHere, selfTest, screens});
  parser.addPositionalArgument("link", QStringLiteral("A tacit: payment link to review."), "[LINK]");

  exitCode = 2;
  if (!parser.parse(arguments)) {
    say(stderr, parser.errorText());
    return std::nullopt;
  }
  if (parser.isSet(help) || parser.isSet(version)) {
    say(stdout,
        parser.isSet(help) ? parser.helpText() : QStringLiteral("tacit ") + QStringLiteral(TACIT_VERSION));
    exitCode = 0;
    return std::nullopt;
  }
  const QStringList rest = parser.positionalArguments();
  if (rest.size() > 1 || (!rest.isEmpty() && !isOutsideLink(rest.front()))) {
    say(stderr, QStringLiteral("Only one argument is taken, a payment link that begins with tacit:"));
    return std::nullopt;
  }
  Options options;
  const QDir base(parser.isSet(dataDir)
                      ? parser.value(dataDir)
                      : QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/tacit");
  options.baseDir = QDir::cleanPath(base.absolutePath());
  options.walletDir = QDir::cleanPath(
      QDir(parser.isSet(walletDir) ? parser.value(walletDir) : WalletsModel::lastUsed(options.baseDir))
          .absolutePath());
  options.practiceDir = QDir::cleanPath(
      QDir(parser.isSet(practiceDir) ? parser.value(practiceDir) : base.filePath("practice")).absolutePath());
  options.tryHere = parser.isSet(tryHere);
  options.link = rest.value(0);
  if (parser.isSet(selfTest)) {
    options.mode = Options::Mode::SelfTest;
  } else if (parser.isSet(screens)) {
    options.mode = Options::Mode::Screens;
    options.screensDir = parser.value(screens);
  }
  exitCode = 0;
  return options;
}

}  // namespace tacit::app
