// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

namespace tacit::app {

/// What the command line asked for.
struct Options {
  enum class Mode { Window, SelfTest, Screens };
  Mode mode = Mode::Window;
  QString baseDir;    // of all wallets, and of the practice network unless told otherwise
  QString walletDir;  // of the one wallet of this program
  QString practiceDir;
  bool tryHere = false;  // straight to a practice wallet
  QString link;          // a tacit: link to review
  QString screensDir;
};

/// Reads the arguments, program name included. Nothing when the program should end at once with `exitCode`:
/// help, version (printed) or a mistake (said on stderr).
std::optional<Options> readOptions(const QStringList& arguments, int& exitCode);

/// More than a link of this many characters is not taken from outside.
inline constexpr int kMostLinkCharacters = 8 * 1024;

}  // namespace tacit::app
