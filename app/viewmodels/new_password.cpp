// SPDX-License-Identifier: MIT
#include "viewmodels/new_password.h"

#include <QCoreApplication>
#include <algorithm>

#include "bridge/secret_text.h"
#include "viewmodels/password_strength.h"

namespace tacit::app {

namespace {

class Passwords {
  Q_DECLARE_TR_FUNCTIONS(Passwords)
};

}  // namespace

void NewPassword::set(QStringView password) {
  m_password = copySecret(password);
  m_length = static_cast<int>(password.size());
  m_guesses = passwordGuesses(password);
  m_score = passwordScore(m_guesses);
}

void NewPassword::setRepeat(QStringView password) {
  m_repeat = copySecret(password);
}

void NewPassword::forget() {
  *this = NewPassword();
}

bool NewPassword::good() const {
  return m_length >= kLeast && std::ranges::equal(m_password.expose(), m_repeat.expose());
}

QString NewPassword::time() const {
  return crackTime(m_guesses);
}

QString NewPassword::problem() const {
  return m_length > 0 && m_length < kLeast ? Passwords::tr("At least %n character(s).", "", kLeast)
                                           : QString();
}

QString NewPassword::repeatProblem() const {
  return m_repeat.size() > 0 && !std::ranges::equal(m_password.expose(), m_repeat.expose())
             ? Passwords::tr("The two passwords differ.")
             : QString();
}

}  // namespace tacit::app
