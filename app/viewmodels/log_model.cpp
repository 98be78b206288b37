// SPDX-License-Identifier: MIT
#include "viewmodels/log_model.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDateTime>
#include <QGuiApplication>
#include <QSysInfo>
#include <array>

#include "crypto/backend/instruction_set.h"

namespace tacit::app {

namespace {

constexpr std::array kPhases = {"no wallet", "locked", "opening", "open"};
constexpr std::array kLayers = {"good", "working", "bad", "unknown"};
constexpr std::array kLinkFaults = {"",
                                    "not started",
                                    "connecting",
                                    "unreachable",
                                    "lost",
                                    "unknown name",
                                    "silent",
                                    "proxy away",
                                    "proxy slow",
                                    "no proxy",
                                    "proxy login",
                                    "proxy refused",
                                    "proxy: no route",
                                    "proxy: no node",
                                    "proxy not known"};
constexpr std::array kNodeFaults = {"", "other network", "old version", "behind", "misbehaves", "no node"};
constexpr std::array kLedgerFaults = {"",         "scanning",    "bad certificate", "bad chain",
                                      "conflict", "clock ahead", "too old",         "too old?"};
constexpr std::array kOpenFaults = {"wrong password", "in use",          "damaged",       "wrong words",
                                    "storage",        "no network",      "exists",        "bad view key",
                                    "watching",       "records damaged", "newer version", "no memory"};

template <std::size_t Count, class Value>
QString nameOf(const std::array<const char*, Count>& names, Value value) {
  const auto at = static_cast<std::size_t>(value);
  return QString::fromLatin1(at < Count ? names[at] : "?");
}

QString layer(const char* name, LayerState state, const QString& fault) {
  const QString text = QString::fromLatin1(name) + QLatin1Char(' ') + nameOf(kLayers, state);
  return fault.isEmpty() || state == LayerState::Good
             ? text
             : text + QStringLiteral(" (") + fault + QLatin1Char(')');
}

}  // namespace

LogModel::LogModel(WalletBackend& backend, QObject* parent) : QAbstractListModel(parent) {
  addStart();
  connect(&backend, &WalletBackend::phaseChanged, this,
          [this](WalletPhase phase) { add(QStringLiteral("wallet: ") + nameOf(kPhases, phase)); });
  connect(&backend, &WalletBackend::openFailed, this, [this](OpenFault fault) {
    add(QStringLiteral("wallet: could not be opened, ") + nameOf(kOpenFaults, fault));
  });
  connect(&backend, &WalletBackend::nodeChanged, this, &LogModel::onNode);
  connect(&backend, &WalletBackend::nodeNotUsed, this,
          [this] { add(QStringLiteral("node: not changed, other network")); });
  connect(&backend, &WalletBackend::storageFailed, this,
          [this] { add(QStringLiteral("wallet: the folder can not be written")); });
  connect(&backend, &WalletBackend::practiceFailed, this, [this](PracticeFault fault) {
    add(QStringLiteral("practice network: fault %1").arg(static_cast<int>(fault)));
  });
  connect(&backend, &WalletBackend::backupSaved, this, [this](quint64, BackupFault fault) {
    add(QStringLiteral("backup: %1").arg(fault == BackupFault::None ? "saved" : "not saved"));
  });
}

void LogModel::addStart() {
  const std::string_view set = instruction_set_name(instruction_set());
  add(QStringLiteral("tacit %1, Qt %2, %3, %4")
          .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
               QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()));
  add(QStringLiteral("processor backend: ") +
      QString::fromLatin1(set.data(), static_cast<qsizetype>(set.size())));
}

void LogModel::onNode(const NodeState& state) {
  const QStringList parts = {
      layer("link", state.link, nameOf(kLinkFaults, state.linkFault)),
      layer("encryption", state.encryption,
            state.encryptionFault == EncryptionFault::WrongKey ? QStringLiteral("wrong key") : QString()),
      layer("node", state.node, nameOf(kNodeFaults, state.nodeFault)),
      layer("ledger", state.ledger, nameOf(kLedgerFaults, state.ledgerFault))};
  const QString line = parts.join(QStringLiteral(", "));
  if (line != m_lastNode) {
    m_lastNode = line;
    add(line);
  }
}

void LogModel::add(const QString& line) {
  if (count() == kMost) {
    beginRemoveRows({}, 0, 0);
    m_lines.removeFirst();
    endRemoveRows();
  }
  beginInsertRows({}, count(), count());
  m_lines.append(QDateTime::currentDateTimeUtc().toString(Qt::ISODate) + QLatin1Char(' ') + line);
  endInsertRows();
  emit countChanged();
}

int LogModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
  const bool good = checkIndex(index, CheckIndexOption::IndexIsValid);
  return good && (role == LineRole || role == Qt::DisplayRole) ? QVariant(m_lines[index.row()]) : QVariant();
}

QHash<int, QByteArray> LogModel::roleNames() const {
  return {{LineRole, "line"}};
}

void LogModel::copy() {
  QGuiApplication::clipboard()->setText(text());
  emit copied(tr("Log copied"));
}

}  // namespace tacit::app
