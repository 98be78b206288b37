// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>

#include <QtQml/qqmlregistration.h>

#include "bridge/secret_text.h"

namespace tacit::app {

/// The 24 words for a page that shows them, masked unless `revealed`.
///
/// Roles: `number` (int, from 1), `word` (string; "••••••" while masked), `masked` (bool).
class WordListModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Owned by a model")
  /// Set while the person holds the button, cleared when it is released.
  Q_PROPERTY(bool revealed READ revealed WRITE setRevealed NOTIFY revealedChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role { NumberRole = Qt::UserRole + 1, WordRole, MaskedRole };

  using QAbstractListModel::QAbstractListModel;
  bool revealed() const { return m_revealed; }
  void setRevealed(bool revealed);
  int count() const { return m_words.count(); }
  /// Replaces the words; an empty value forgets them.
  void setWords(SecretWords words);
  const SecretWords& words() const { return m_words; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void revealedChanged();
  void countChanged();

 private:
  SecretWords m_words;
  bool m_revealed = false;
};

}  // namespace tacit::app
