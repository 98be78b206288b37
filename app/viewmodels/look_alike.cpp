// SPDX-License-Identifier: MIT
#include "viewmodels/look_alike.h"

#include <QHash>
#include <string_view>

namespace tacit::app {

namespace {

constexpr int kLeastInside = 3;  // letters; shorter names stand in too many texts

/// Letters and digits that are drawn alike as one of them, after folding.
QChar drawn(QChar c) {
  static const QHash<QChar, QChar> alike = [] {
    // Cyrillic, Greek and others above, what they look like below.
    constexpr std::u16string_view kFrom = u"авекмнорстухіјѕԁһԛԝӏαβεζηικνορτυχγıɑɡ01l|";
    constexpr std::u16string_view kTo = u"abekmhopctyxijsdhqwiabeznikvoptuxyiagoiii";
    static_assert(kFrom.size() == kTo.size());
    QHash<QChar, QChar> made;
    for (std::size_t i = 0; i < kFrom.size(); ++i) {
      made.insert(kFrom[i], kTo[i]);
    }
    return made;
  }();
  return alike.value(c, c);
}

/// Words of what is drawn, one blank between them.
QString skeleton(const QString& text) {
  QString plain;
  for (QChar c : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
    if (c.isMark()) {
      continue;
    }
    const QChar letter = drawn(c);
    plain += letter.isLetterOrNumber() || letter.isSurrogate() ? letter : QChar(u' ');
  }
  return plain.simplified();
}

}  // namespace

bool looksLike(const QString& text, const QString& name) {
  const QString said = skeleton(text);
  const QString known = skeleton(name);
  const QString joined = QString(known).remove(QChar(u' '));
  if (known.isEmpty()) {
    return false;
  }
  if (QString(said).remove(QChar(u' ')) == joined) {
    return true;
  }
  // Chinese is written without blanks between words, and two characters are a name.
  const bool han = known.front().script() == QChar::Script_Han && known.size() > 1;
  const QString blank(QChar(u' '));
  return han ? said.contains(known)
             : joined.size() >= kLeastInside && (blank + said + blank).contains(blank + known + blank);
}

}  // namespace tacit::app
