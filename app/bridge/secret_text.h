// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>
#include <utility>
#include <vector>

#include "base/secret.h"

/// The one way by which a password or a word leaves Qt's text.
namespace tacit::app {

/// Overwrites the characters of `text` where they lie, those of a text field that shares them included, and
/// empties it. A field whose text was wiped is to be cleared at once.
void wipeText(QString& text);

/// The UTF-8 of `text` in secret memory; `text` is wiped.
SecretBytes takeSecret(QString& text);

/// The same for a field that is still being typed in, whose text has to stay.
SecretBytes copySecret(QStringView text);

/// The 24 words of a wallet, for the page that shows them; wiped in the destructor.
class SecretWords {
 public:
  SecretWords() = default;
  /// `words` are in normal form: lower case, single spaces.
  explicit SecretWords(SecretBytes words);

  bool isEmpty() const { return m_bounds.empty(); }
  int count() const { return static_cast<int>(m_bounds.size()); }
  /// Word number `index` from 0. The text is the entry of the public word list, shared with it, so that
  /// showing a word leaves no copy that would need to be wiped. Empty out of range.
  QString at(int index) const;
  const SecretBytes& expose() const { return m_words; }
  SecretWords clone() const;

 private:
  SecretBytes m_words;
  std::vector<std::pair<int, int>> m_bounds;
};

}  // namespace tacit::app
