// SPDX-License-Identifier: MIT
#include "viewmodels/word_list_model.h"

namespace tacit::app {

void WordListModel::setRevealed(bool revealed) {
  if (m_revealed == revealed) {
    return;
  }
  m_revealed = revealed;
  if (count() > 0) {
    emit dataChanged(index(0), index(count() - 1), {WordRole, MaskedRole});
  }
  emit revealedChanged();
}

void WordListModel::setWords(SecretWords words) {
  beginResetModel();
  m_words = std::move(words);
  m_revealed = false;
  endResetModel();
  emit revealedChanged();
  emit countChanged();
}

int WordListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant WordListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  switch (role) {
    case NumberRole:
      return index.row() + 1;
    case WordRole:
      return m_revealed ? m_words.at(index.row()) : QStringLiteral("••••••");
    case MaskedRole:
      return !m_revealed;
    default:
      return {};
  }
}

QHash<int, QByteArray> WordListModel::roleNames() const {
  return {{NumberRole, "number"}, {WordRole, "word"}, {MaskedRole, "masked"}};
}

}  // namespace tacit::app
