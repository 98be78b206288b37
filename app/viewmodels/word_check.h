// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include "bridge/secret_text.h"

/// Asking three of the words back, and helping with words that are typed.
namespace tacit::app {

/// Three different numbers from 1 to `count`, in order.
QList<int> chooseAsked(int count);

/// Empty while the answer is right or may still become it; `number` counts from 1.
QString answerProblem(const SecretWords& words, int number, const QString& answer);
bool answersRight(const SecretWords& words, const QList<int>& asked, const QStringList& answers);

/// What can be said of typed words.
struct TypedWords {
  int count = 0;
  int wrong = 0;             // number of the first word that is not on the list, 0: none
  bool checksumBad = false;  // a full phrase of listed words that do not belong together
  bool complete = false;     // a valid phrase
  QStringList completions;
};
/// A last word without a space behind it is still being typed: it is wrong only when no listed word begins
/// so.
TypedWords lookAtWords(const SecretBytes& typed);

}  // namespace tacit::app
