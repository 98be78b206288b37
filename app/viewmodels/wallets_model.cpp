// SPDX-License-Identifier: MIT
#include "viewmodels/wallets_model.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "wallet/wallet.h"

namespace tacit::app {

namespace {

constexpr int kMostName = 60;
constexpr int kMostOthers = 50;
constexpr const char* kLast = "wallets/last";
constexpr const char* kOthers = "wallets/others";
constexpr const char* kLastNode = "network/last";
constexpr const char* kLastProxy = "network/proxy";

std::unique_ptr<QSettings> sharedSettings(const QString& base) {
  return base.isEmpty() ? nullptr
                        : std::make_unique<QSettings>(QDir(base).filePath("tacit.ini"), QSettings::IniFormat);
}

bool holdsWallet(const QString& folder) {
  return !folder.isEmpty() && Wallet::exists(std::filesystem::path(folder.toStdU16String()));
}

QString canonical(const QString& folder) {
  const QString path = QFileInfo(folder).canonicalFilePath();
  return path.isEmpty() ? QDir::cleanPath(folder) : path;
}

QString walletsFolder(const QString& base) {
  return QDir(base).filePath("wallets");
}

/// wallet, wallet-2, wallet-3 …: the first that holds none.
QString freeFolder(const QString& base) {
  const QDir wallets(walletsFolder(base));
  QString folder = wallets.filePath("wallet");
  for (int number = 2; holdsWallet(folder); ++number) {
    folder = wallets.filePath(QStringLiteral("wallet-%1").arg(number));
  }
  return folder;
}

/// The folders under `base`, the one of earlier versions among them.
QStringList ownFolders(const QString& base) {
  QStringList found;
  const QDir wallets(walletsFolder(base));
  QStringList folders = {QDir(base).filePath("wallet")};
  for (const QString& name : wallets.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
    folders.append(wallets.filePath(name));
  }
  std::ranges::copy_if(folders, std::back_inserter(found), holdsWallet);
  return found;
}

WalletsModel::Entry entryOf(const QString& folder, bool current) {
  const QSettings settings(QDir(folder).filePath("window.ini"), QSettings::IniFormat);
  QString name = settings.value("wallet/name").toString().left(kMostName);
  return {name.isEmpty() ? QFileInfo(folder).fileName() : name, folder, current,
          settings.value("wallet/practice", false).toBool()};
}

}  // namespace

WalletsModel::WalletsModel(WalletPlaces places, QSettings& own, QObject* parent)
    : QAbstractListModel(parent),
      m_places(std::move(places)),
      m_own(own),
      m_shared(sharedSettings(m_places.base)) {
  refresh();
}

WalletsModel::~WalletsModel() = default;

QString WalletsModel::lastUsed(const QString& base) {
  const QString last = sharedSettings(base)->value(kLast).toString();
  if (holdsWallet(last)) {
    return last;
  }
  const QStringList own = ownFolders(base);
  return own.isEmpty() ? freeFolder(base) : own.front();
}

int WalletsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant WalletsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const Entry& entry = m_entries[index.row()];
  switch (role) {
    case Qt::DisplayRole:
    case NameRole:
      return entry.name;
    case FolderRole:
      return entry.folder;
    case CurrentRole:
      return entry.current;
    case PracticeRole:
      return entry.practice;
    default:
      return {};
  }
}

QHash<int, QByteArray> WalletsModel::roleNames() const {
  return {{NameRole, "name"}, {FolderRole, "folder"}, {CurrentRole, "own"}, {PracticeRole, "practice"}};
}

QString WalletsModel::folderProxy() const {
  const auto proxy = m_places.folder.isEmpty()
                         ? std::nullopt
                         : Wallet::proxy_before(std::filesystem::path(m_places.folder.toStdU16String()));
  return QString::fromStdString(proxy.value_or(std::string()));
}

QString WalletsModel::name() const {
  return m_own.value("wallet/name").toString();
}

void WalletsModel::setName(const QString& name) {
  const QString good = name.simplified().left(kMostName);
  if (!good.isEmpty() && good != this->name()) {
    m_own.setValue("wallet/name", good);
    m_own.sync();
    refresh();
    emit nameChanged();
  }
}

QString WalletsModel::lastNode() const {
  return m_shared ? m_shared->value(kLastNode).toString() : QString();
}

QString WalletsModel::lastProxy() const {
  return m_shared ? m_shared->value(kLastProxy).toString() : QString();
}

void WalletsModel::remember(const QString& nodeLink, const QString& proxy) {
  if (m_shared) {
    m_shared->setValue(kLast, canonical(m_places.folder));
    m_shared->setValue(kLastNode, nodeLink);
    m_shared->setValue(kLastProxy, proxy);
    m_shared->sync();
  }
  refresh();
}

QStringList WalletsModel::folders() const {
  QStringList found;
  const auto add = [&found](const QString& folder) {
    const QString path = canonical(folder);
    if (!found.contains(path)) {
      found.append(path);
    }
  };
  for (const QString& folder : ownFolders(m_places.base)) {
    add(folder);
  }
  for (const QString& folder : m_shared->value(kOthers).toStringList()) {
    if (holdsWallet(folder)) {
      add(folder);
    }
  }
  add(m_places.folder);
  return found;
}

void WalletsModel::refresh() {
  if (!m_shared) {
    return;
  }
  m_shared->sync();
  const QString mine = canonical(m_places.folder);
  QList<Entry> entries;
  for (const QString& folder : folders()) {
    entries.append(entryOf(folder, folder == mine));
  }
  load(std::move(entries));
}

void WalletsModel::load(QList<Entry> entries) {
  beginResetModel();
  m_entries = std::move(entries);
  endResetModel();
  emit countChanged();
}

void WalletsModel::open(int row) {
  if (row >= 0 && row < count() && !m_entries[row].current) {
    emit startWanted(m_entries[row].folder);
  }
}

/// The new window looks as this one does.
void WalletsModel::another() {
  if (!m_shared) {
    return;
  }
  const QString folder = freeFolder(m_places.base);
  if (!QDir().mkpath(folder)) {
    emit failed(tr("No folder for another wallet"),
                tr("%1 can not be made. Check free space and permissions.").arg(folder));
    return;
  }
  QSettings settings(QDir(folder).filePath("window.ini"), QSettings::IniFormat);
  settings.clear();
  m_own.beginGroup("display");
  for (const QString& key : m_own.childKeys()) {
    settings.setValue(QStringLiteral("display/") + key, m_own.value(key));
  }
  m_own.endGroup();
  settings.sync();
  emit startWanted(folder);
}

void WalletsModel::openFolder(const QUrl& folder) {
  const QString path = canonical(folder.toLocalFile());
  if (!m_shared || !holdsWallet(path)) {
    emit failed(tr("There is no wallet in this folder"),
                tr("A wallet's folder holds a file named keys. Nothing was changed."));
    return;
  }
  QStringList others = m_shared->value(kOthers).toStringList();
  if (!folders().contains(path) && others.size() < kMostOthers) {
    others.append(path);
    m_shared->setValue(kOthers, others);
    refresh();
  }
  emit startWanted(path);
}

}  // namespace tacit::app
