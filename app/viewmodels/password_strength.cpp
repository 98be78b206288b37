// SPDX-License-Identifier: MIT
#include "viewmodels/password_strength.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "base/secret.h"
#include "crypto/mnemonic.h"

namespace tacit::app {

namespace {

class Strength {
  Q_DECLARE_TR_FUNCTIONS(Strength)
};

using namespace std::string_view_literals;

// The head of every published list of leaked passwords, most frequent first.
constexpr std::array kCommon = {
    "123456"sv,  "password"sv, "qwerty"sv,   "111111"sv,   "abc123"sv,   "letmein"sv,  "monkey"sv,
    "dragon"sv,  "iloveyou"sv, "admin"sv,    "welcome"sv,  "login"sv,    "princess"sv, "sunshine"sv,
    "master"sv,  "hello"sv,    "freedom"sv,  "whatever"sv, "trustno1"sv, "shadow"sv,   "superman"sv,
    "michael"sv, "football"sv, "baseball"sv, "passw0rd"sv, "secret"sv,   "tacit"sv,    "wallet"sv,
    "bitcoin"sv, "crypto"sv,   "money"sv,    "pass"sv,     "test"sv,     "love"sv,     "summer"sv,
    "winter"sv,  "spring"sv,   "autumn"sv,   "monday"sv,   "friday"sv,   "january"sv,  "december"sv,
    "flower"sv,  "computer"sv, "internet"sv, "killer"sv,   "ninja"sv,    "batman"sv};
constexpr std::array kRows = {"qwertyuiop"sv, "asdfghjkl"sv, "zxcvbnm"sv, "1234567890"sv,
                              "abcdefghijklmnopqrstuvwxyz"sv};

constexpr double kBruteForce = 12;  // guesses for each character that fits no pattern
constexpr double kPerPattern = 4;   // where patterns begin and in which order they stand
constexpr double kGuessesPerSecond = 1e4;

using Text = std::vector<char16_t>;

bool matches(const Text& text, std::size_t at, std::string_view word) {
  if (at + word.size() > text.size()) {
    return false;
  }
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (text[at + i] != static_cast<unsigned char>(word[i])) {
      return false;
    }
  }
  return true;
}

std::size_t repeatLength(const Text& text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && text[at + length] == text[at]) {
    ++length;
  }
  return length;
}

/// Length of the longest run at `at` that lies on a keyboard row or in the alphabet, either way round.
std::size_t sequenceLength(const Text& text, std::size_t at) {
  std::size_t best = 1;
  for (std::string_view row : kRows) {
    for (int step : {1, -1}) {
      auto place = static_cast<std::ptrdiff_t>(text[at] < 128 ? row.find(static_cast<char>(text[at]))
                                                              : std::string_view::npos);
      std::size_t length = 0;
      while (place >= 0 && place < static_cast<std::ptrdiff_t>(row.size()) && at + length < text.size() &&
             text[at + length] == static_cast<unsigned char>(row[static_cast<std::size_t>(place)])) {
        ++length;
        place += step;
      }
      best = std::max(best, length);
    }
  }
  return best;
}

bool isYear(const Text& text, std::size_t at) {
  return at + 4 <= text.size() && (matches(text, at, "19") || matches(text, at, "20")) &&
         text[at + 2] >= u'0' && text[at + 2] <= u'9' && text[at + 3] >= u'0' && text[at + 3] <= u'9';
}

class Estimate {
 public:
  explicit Estimate(const Text& text) : m_text(text), m_best(text.size() + 1, HUGE_VAL) { m_best[0] = 1; }

  double run() {
    for (std::size_t at = 0; at < m_text.size(); ++at) {
      step(at, 1, kBruteForce);
      patterns(at);
    }
    return m_best.back();
  }

 private:
  void step(std::size_t at, std::size_t length, double guesses) {
    m_best[at + length] = std::min(m_best[at + length], m_best[at] * guesses);
  }
  void patterns(std::size_t at) {
    if (const std::size_t length = repeatLength(m_text, at); length > 2) {
      step(at, length, kPerPattern * kBruteForce * static_cast<double>(length));
    }
    if (const std::size_t length = sequenceLength(m_text, at); length > 2) {
      step(at, length, kPerPattern * 10 * static_cast<double>(length));
    }
    if (isYear(m_text, at)) {
      step(at, 4, kPerPattern * 120);
    }
    for (std::size_t rank = 0; rank < kCommon.size(); ++rank) {
      if (matches(m_text, at, kCommon[rank])) {
        step(at, kCommon[rank].size(), kPerPattern * static_cast<double>(rank + 2));
      }
    }
    for (std::string_view word : mnemonic_words()) {
      if (word.size() > 3 && matches(m_text, at, word)) {
        step(at, word.size(), kPerPattern * 2000);
      }
    }
  }

  const Text& m_text;
  std::vector<double> m_best;
};

}  // namespace

double passwordGuesses(QStringView password) {
  if (password.isEmpty()) {
    return 0;
  }
  Text lower;
  lower.reserve(static_cast<std::size_t>(password.size()));
  double capitals = 1;
  for (QChar c : password) {
    capitals = c.isUpper() ? std::min(capitals * 2, 16.0) : capitals;
    lower.push_back(c.toLower().unicode());
  }
  const double guesses = Estimate(lower).run() * capitals;
  wipe(lower.data(), lower.size() * sizeof(char16_t));
  return guesses;
}

int passwordScore(double guesses) {
  if (guesses <= 0) {
    return 0;
  }
  const double seconds = guesses / kGuessesPerSecond;
  return seconds < 3'600 ? 1 : seconds < 86'400 * 30.0 ? 2 : seconds < 86'400 * 365.0 * 30 ? 3 : 4;
}

QString crackTime(double guesses) {
  if (guesses <= 0) {
    return {};
  }
  const double seconds = guesses / kGuessesPerSecond;
  const auto whole = [seconds](double unit) { return static_cast<int>(seconds / unit); };
  if (seconds < 1) {
    return Strength::tr("Guessed at once");
  }
  if (seconds < 60) {
    return Strength::tr("Guessed in about %n second(s)", "", whole(1));
  }
  if (seconds < 3'600) {
    return Strength::tr("Guessed in about %n minute(s)", "", whole(60));
  }
  if (seconds < 86'400) {
    return Strength::tr("Guessed in about %n hour(s)", "", whole(3'600));
  }
  if (seconds < 86'400 * 365.0) {
    return Strength::tr("Guessed in about %n day(s)", "", whole(86'400));
  }
  if (seconds < 86'400 * 365.0 * 100) {
    return Strength::tr("Guessed in about %n year(s)", "", whole(86'400 * 365.0));
  }
  return Strength::tr("Guessed in more than 100 years");
}

}  // namespace tacit::app
