// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>

/// How long a password would hold. An estimate for people, not a promise: the cheapest way to put the
/// password together from common words, sequences, repeats, years and single characters, as zxcvbn counts it.
namespace tacit::app {

/// Guesses an attacker needs who tries likely passwords first; 0 for an empty one. Keeps no copy.
double passwordGuesses(QStringView password);

/// 0 (nothing) to 4 (holds against anyone).
int passwordScore(double guesses);

/// "Guessed in about 3 hours" by somebody with the wallet's file and ten thousand processors: each guess
/// costs about a second of one, since the file is sealed with Argon2id.
QString crackTime(double guesses);

}  // namespace tacit::app
