// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QSettings>
#include <QString>
#include <QUrl>
#include <memory>

#include <QtQml/qqmlregistration.h>

namespace tacit::app {

/// Where wallets are kept: `base`/wallets/NAME each, with what all of them share in `base`/tacit.ini. Empty
/// in tests that have one wallet alone.
struct WalletPlaces {
  QString base;
  QString folder;  // of the wallet of this window
};

/// The wallets of this person. Each is opened in a window of its own by a program of its own: this one asks
/// for it with `startWanted`.
///
/// Roles: `name` (string), `folder` (string), `own` (bool: of this window), `practice` (bool).
class WalletsModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.wallets")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Role { NameRole = Qt::UserRole + 1, FolderRole, CurrentRole, PracticeRole };
  struct Entry {
    QString name;
    QString folder;
    bool current = false;
    bool practice = false;
  };

  /// `own` holds the name of this window's wallet.
  WalletsModel(WalletPlaces places, QSettings& own, QObject* parent);
  ~WalletsModel() override;

  /// The folder that a program without arguments opens: the last used wallet, else the first there is, else a
  /// new one.
  static QString lastUsed(const QString& base);

  int count() const { return static_cast<int>(m_entries.size()); }
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  /// Of this window's wallet.
  QString folder() const { return m_places.folder; }
  /// The proxy of what is in that folder, as far as it can be told without its password; empty: none is
  /// known.
  QString folderProxy() const;
  QString name() const;
  void setName(const QString& name);
  /// The node used last by any wallet; empty: the practice network.
  QString lastNode() const;
  /// With which the last node was used; empty: none.
  QString lastProxy() const;
  /// This wallet was opened, with this node.
  void remember(const QString& nodeLink, const QString& proxy);
  void load(QList<Entry> entries);

  /// Looks at the folders again; the switcher calls it when it opens.
  Q_INVOKABLE void refresh();
  Q_INVOKABLE void open(int row);
  /// A window that creates, restores or watches another wallet, in a new folder.
  Q_INVOKABLE void another();
  /// The wallet in a folder from elsewhere.
  Q_INVOKABLE void openFolder(const QUrl& folder);

 signals:
  void countChanged();
  void nameChanged();
  void startWanted(const QString& folder);
  void failed(const QString& title, const QString& text);

 private:
  QStringList folders() const;

  WalletPlaces m_places;
  QSettings& m_own;
  std::unique_ptr<QSettings> m_shared;
  QList<Entry> m_entries;
};

}  // namespace tacit::app
