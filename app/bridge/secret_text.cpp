// SPDX-License-Identifier: MIT
#include "bridge/secret_text.h"

#include <QList>
#include <QStringEncoder>
#include <algorithm>
#include <string_view>

#include "crypto/mnemonic.h"

namespace tacit::app {

namespace {

const QList<QString>& listedWords() {
  static const QList<QString> words = [] {
    QList<QString> all;
    for (std::string_view word : mnemonic_words()) {
      all.append(QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size())));
    }
    return all;
  }();
  return words;
}

}  // namespace

void wipeText(QString& text) {
  // Text without a header of its own lies in read-only memory: a literal of the program, no secret.
  if (text.data_ptr().d_ptr() != nullptr) {
    auto* characters = const_cast<QChar*>(text.constData());
    wipe(characters, static_cast<std::size_t>(text.size()) * sizeof(QChar));
  }
  text.clear();
}

SecretBytes copySecret(QStringView text) {
  // Three bytes of UTF-8 for each UTF-16 unit are always enough; the encoder writes into secret memory.
  SecretBytes wide(static_cast<std::size_t>(text.size()) * 3 + 1);
  auto* begin = reinterpret_cast<char*>(wide.expose().data());
  QStringEncoder encoder(QStringEncoder::Utf8);
  const char* end = encoder.appendToBuffer(begin, text);
  return SecretBytes(wide.expose().first(static_cast<std::size_t>(end - begin)));
}

SecretBytes takeSecret(QString& text) {
  SecretBytes secret = copySecret(text);
  wipeText(text);
  return secret;
}

SecretWords::SecretWords(SecretBytes words) : m_words(std::move(words)) {
  const ByteView bytes = m_words.expose();
  int begin = 0;
  for (int i = 0; i <= static_cast<int>(bytes.size()); ++i) {
    if (i == static_cast<int>(bytes.size()) || bytes[static_cast<std::size_t>(i)] == ' ') {
      if (i > begin) {
        m_bounds.emplace_back(begin, i);
      }
      begin = i + 1;
    }
  }
}

QString SecretWords::at(int index) const {
  if (index < 0 || index >= count()) {
    return {};
  }
  const auto [begin, end] = m_bounds[static_cast<std::size_t>(index)];
  const std::string_view word(reinterpret_cast<const char*>(m_words.expose().data()) + begin,
                              static_cast<std::size_t>(end - begin));
  const auto list = mnemonic_words();
  const auto found = std::ranges::lower_bound(list, word);
  if (found == list.end() || *found != word) {
    return {};
  }
  return listedWords().at(found - list.begin());
}

SecretWords SecretWords::clone() const {
  return SecretWords(m_words.clone());
}

}  // namespace tacit::app
