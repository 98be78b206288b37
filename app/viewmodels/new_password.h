// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>

#include "base/secret.h"

namespace tacit::app {

/// A password that is being chosen, typed twice. The texts lie in secret memory; the fields keep their own.
class NewPassword {
 public:
  static constexpr int kLeast = 8;  // characters

  void set(QStringView password);
  void setRepeat(QStringView password);
  void forget();

  /// Long enough, and typed the same twice.
  bool good() const;
  bool empty() const { return m_length == 0; }
  /// 0 (nothing typed) to 4.
  int score() const { return m_score; }
  /// "Guessed in about 3 hours"; empty when nothing is typed.
  QString time() const;
  QString problem() const;
  QString repeatProblem() const;
  SecretBytes clone() const { return m_password.clone(); }

 private:
  SecretBytes m_password;
  SecretBytes m_repeat;
  int m_length = 0;
  int m_score = 0;
  double m_guesses = 0;
};

}  // namespace tacit::app
