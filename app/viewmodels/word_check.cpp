// SPDX-License-Identifier: MIT
#include "viewmodels/word_check.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <algorithm>
#include <cctype>
#include <string_view>

#include "crypto/mnemonic.h"

namespace tacit::app {

namespace {

class Words {
  Q_DECLARE_TR_FUNCTIONS(Words)
};

constexpr int kAsked = 3;
constexpr int kCompletions = 5;
constexpr int kPhrase = 24;

bool isSpace(std::uint8_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view viewOf(const SecretBytes& bytes, std::size_t begin, std::size_t end) {
  return {reinterpret_cast<const char*>(bytes.expose().data()) + begin, end - begin};
}

/// The listed words that begin with `start`.
std::span<const std::string_view> beginningWith(std::string_view start) {
  const auto list = mnemonic_words();
  const auto cut = [&start](std::string_view word) { return word.substr(0, start.size()); };
  const auto range = std::ranges::equal_range(list, start, {}, cut);
  return {range.begin(), range.end()};
}

}  // namespace

QList<int> chooseAsked(int count) {
  QList<int> asked;
  while (asked.size() < qMin(kAsked, count)) {
    const int number = QRandomGenerator::system()->bounded(count) + 1;
    if (!asked.contains(number)) {
      asked.append(number);
    }
  }
  std::sort(asked.begin(), asked.end());
  return asked;
}

QString answerProblem(const SecretWords& words, int number, const QString& answer) {
  const QString right = words.at(number - 1);
  if (answer.isEmpty() || right == answer || (answer.size() < right.size() && right.startsWith(answer))) {
    return {};
  }
  return Words::tr("This is not word %1. Look at your notes again.").arg(number);
}

bool answersRight(const SecretWords& words, const QList<int>& asked, const QStringList& answers) {
  if (asked.isEmpty() || asked.size() != answers.size()) {
    return false;
  }
  for (int i = 0; i < asked.size(); ++i) {
    if (words.at(asked[i] - 1) != answers[i]) {
      return false;
    }
  }
  return true;
}

TypedWords lookAtWords(const SecretBytes& typed) {
  TypedWords result;
  SecretBytes lower = typed.clone();
  for (std::uint8_t& c : lower.expose()) {
    c = static_cast<std::uint8_t>(std::tolower(c));
  }
  const auto list = mnemonic_words();
  const std::size_t size = lower.size();
  for (std::size_t at = 0; at < size;) {
    if (isSpace(lower.expose()[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < size && !isSpace(lower.expose()[end])) {
      ++end;
    }
    ++result.count;
    const std::string_view word = viewOf(lower, at, end);
    const bool listed = std::ranges::binary_search(list, word);
    const auto longer = beginningWith(word);
    if (end == size && !listed) {
      for (std::string_view candidate : longer.first(std::min<std::size_t>(longer.size(), kCompletions))) {
        result.completions.append(
            QString::fromLatin1(candidate.data(), static_cast<qsizetype>(candidate.size())));
      }
    }
    if (!listed && result.wrong == 0 && (end != size || longer.empty())) {
      result.wrong = result.count;
    }
    at = end;
  }
  if (result.count == kPhrase && result.wrong == 0 && result.completions.isEmpty()) {
    const auto phrase = parse_mnemonic(typed.expose());
    result.complete = phrase.has_value();
    result.checksumBad = !phrase && phrase.error().error == MnemonicError::kChecksum;
  }
  return result;
}

}  // namespace tacit::app
