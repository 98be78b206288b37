// SPDX-License-Identifier: MIT
#include "viewmodels/notice_model.h"

#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr int kDebounce = 1'000;   // ms
constexpr int kToastTime = 6'000;  // ms
constexpr int kMostToasts = 4;

}  // namespace

NoticeModel::NoticeModel(WalletBackend& backend, QObject* parent)
    : QAbstractListModel(parent), m_backend(backend) {
  connect(&backend, &WalletBackend::paymentsArrived, this, &NoticeModel::gather);
  connect(&backend, &WalletBackend::requestsLoaded, this, [this](const QList<PaymentRequest>& requests) {
    m_requests.clear();
    for (const PaymentRequest& request : requests) {
      m_requests.insert(request.id, request);
    }
  });
  connect(&backend, &WalletBackend::requestChanged, this,
          [this](quint64, const PaymentRequest& request) { m_requests.insert(request.id, request); });
  connect(&backend, &WalletBackend::nodeChanged, this, [this](const NodeState& state) {
    m_node = state;
    m_arrivals.setUpToDate(state.ledger == LayerState::Good);
    watchArrivals();
    choose();
  });
  connect(&backend, &WalletBackend::wordsConfirmed, this, [this](bool confirmed) {
    m_wordsConfirmed = confirmed;
    choose();
  });
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    m_open = phase == WalletPhase::Open;
    if (!m_open) {
      close();
    }
    choose();
  });
  m_arrivalTimer.setSingleShot(true);
  m_arrivalTimer.setTimerType(Qt::PreciseTimer);
  connect(&m_arrivalTimer, &QTimer::timeout, this, &NoticeModel::watchArrivals);
  m_debounce.setSingleShot(true);
  m_debounce.setInterval(kDebounce);
  connect(&m_debounce, &QTimer::timeout, this, [this] {
    m_banner = wanted();
    emit bannerChanged();
  });
}

NoticeModel::Banner NoticeModel::wanted() const {
  if (!m_errorTitle.isEmpty()) {
    return Error;
  }
  if (!m_open) {
    return NoBanner;
  }
  if (m_node.link == LayerState::Bad || m_node.encryption == LayerState::Bad ||
      m_node.node == LayerState::Bad || m_node.ledger == LayerState::Bad) {
    return Disconnected;
  }
  if (!m_wordsConfirmed) {
    return Backup;
  }
  if (m_node.ledger == LayerState::Working) {
    return m_node.restoring ? Restoring : CatchingUp;
  }
  return NoBanner;
}

/// A banner that goes, goes at once, and so does one that an error replaces; one that comes waits a moment.
void NoticeModel::choose() {
  const Banner next = wanted();
  if (next == m_banner) {
    m_debounce.stop();
    if (next != NoBanner) {
      emit bannerChanged();
    }
    return;
  }
  if (next == NoBanner || next == Error) {
    m_debounce.stop();
    m_banner = next;
    emit bannerChanged();
  } else if (!m_debounce.isActive()) {
    m_debounce.start();
  }
}

QString NoticeModel::bannerTitle() const {
  switch (m_banner) {
    case Error:
      return m_errorTitle;
    case Disconnected:
      if (m_node.ledgerFault == LedgerFault::TooOld) {
        return tr("This program is too old for this network");
      }
      if (m_node.ledgerFault == LedgerFault::MaybeTooOld) {
        return tr("The node sends blocks of an unknown version");
      }
      return m_node.ledger == LayerState::Bad ? tr("The ledger can not be trusted") : tr("Not connected");
    case Backup:
      return tr("Write down your 24 words");
    case Restoring:
      return tr("Restoring: %1 %").arg(static_cast<int>(m_node.caughtUp * 100));
    case CatchingUp:
      return tr("Catching up: %1 %").arg(static_cast<int>(m_node.caughtUp * 100));
    case NoBanner:
      break;
  }
  return {};
}

QString NoticeModel::bannerText() const {
  switch (m_banner) {
    case Error:
      return m_errorText;
    case Disconnected:
      if (m_node.ledgerFault == LedgerFault::TooOld) {
        return tr("Your money is safe. Update this program.");
      }
      if (m_node.ledgerFault == LedgerFault::MaybeTooOld) {
        return tr("Your money is safe. Look for an update, or choose another node.");
      }
      if (m_node.linkFault == LinkFault::ProxyUnknown) {
        return tr(
            "It is not known whether this wallet goes through a proxy, so nothing was dialled. Settings, "
            "Network asks. Your money is safe.");
      }
      return m_node.ledger == LayerState::Bad || m_node.encryption == LayerState::Bad ||
                     m_node.node == LayerState::Bad
                 ? tr("Nothing is sent or believed. Settings, Network says what happened.")
                 : tr("What you see is the last checked state. Your money is safe; the connection is tried "
                      "again "
                      "by itself.");
    case Backup:
      return tr("Without them a broken disk loses your money. It takes two minutes.");
    case Restoring:
      return tr("Your payments appear as they are found. You can leave this window open.");
    case CatchingUp:
      return tr("What happened while you were away is being checked.");
    case NoBanner:
      break;
  }
  return {};
}

double NoticeModel::bannerProgress() const {
  return m_banner == Restoring || m_banner == CatchingUp ? m_node.caughtUp : -1;
}

QString NoticeModel::bannerAction() const {
  switch (m_banner) {
    case Disconnected:
      return tr("Try now");
    case Backup:
      return tr("Show the words");
    default:
      return {};
  }
}

void NoticeModel::bannerAct() {
  if (m_banner == Disconnected) {
    m_backend.reconnect();
  } else if (m_banner == Backup) {
    emit backupWanted();
  }
}

void NoticeModel::dismissBanner() {
  m_errorTitle.clear();
  m_errorText.clear();
  choose();
}

void NoticeModel::setError(const QString& title, const QString& text) {
  m_errorTitle = title;
  m_errorText = text;
  emit announced(title + QLatin1Char(' ') + text);
  choose();
}

int NoticeModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant NoticeModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const Toast& toast = m_toasts[index.row()];
  switch (role) {
    case KindRole:
      return toast.kind;
    case Qt::DisplayRole:
    case TitleRole:
      return toast.title;
    case TextRole:
      return toast.text;
    case LastingRole:
      return toast.lasting;
    case PaymentRole:
      return QString::fromLatin1(toast.paymentId);
    default:
      return {};
  }
}

QHash<int, QByteArray> NoticeModel::roleNames() const {
  return {{KindRole, "kind"},
          {TitleRole, "title"},
          {TextRole, "text"},
          {LastingRole, "lasting"},
          {PaymentRole, "paymentId"}};
}

void NoticeModel::dismiss(int row) {
  if (row < 0 || row >= count()) {
    return;
  }
  beginRemoveRows({}, row, row);
  m_toasts.removeAt(row);
  endRemoveRows();
  emit countChanged();
}

void NoticeModel::info(const QString& title, const QString& text) {
  add({0, Info, title, text, {}});
}

void NoticeModel::problem(const QString& title, const QString& text) {
  add({0, Problem, title, text, {}, true});
}

void NoticeModel::keep(const QString& title, const QString& text) {
  add({0, Info, title, text, {}, true});
}

void NoticeModel::clear() {
  beginResetModel();
  m_toasts.clear();
  endResetModel();
  emit countChanged();
}

void NoticeModel::add(Toast toast) {
  toast.id = m_nextId++;
  const quint64 id = toast.id;
  const bool lasting = toast.lasting;
  const QString said = (toast.title + QLatin1Char(' ') + toast.text).trimmed();
  beginInsertRows({}, 0, 0);
  m_toasts.prepend(std::move(toast));
  endInsertRows();
  while (count() > kMostToasts) {
    dismiss(count() - 1);
  }
  emit countChanged();
  emit announced(said);
  if (!lasting) {
    QTimer::singleShot(kToastTime, this, [this, id] {
      for (int row = 0; row < count(); ++row) {
        if (m_toasts[row].id == id) {
          dismiss(row);
          return;
        }
      }
    });
  }
}

void NoticeModel::gather(const QList<Payment>& payments) {
  for (const Payment& payment : payments) {
    const auto request = m_requests.constFind(payment.requestId);
    m_arrivals.add(payment, request == m_requests.constEnd() ? nullptr : &*request, texts::now());
  }
  watchArrivals();
}

/// What had not been told yet is told without amounts, after everybody has heard that the wallet is closed.
void NoticeModel::close() {
  clear();
  m_arrivalTimer.stop();
  if (const auto news = m_arrivals.take(texts::now(), false)) {
    QTimer::singleShot(0, this, [this, bare = *news] { emit arrived(bare); });
  }
  m_arrivals = {};
  m_requests.clear();
}

void NoticeModel::watchArrivals() {
  const auto wait = m_arrivals.dueIn(texts::now());
  if (!wait) {
    m_arrivalTimer.stop();
  } else if (*wait == 0) {
    tellArrivals();
  } else if (!m_arrivalTimer.isActive()) {
    m_arrivalTimer.start(static_cast<int>(*wait));
  }
}

void NoticeModel::tellArrivals() {
  m_arrivalTimer.stop();
  if (const auto news = m_arrivals.take(texts::now(), !texts::amountsHidden())) {
    add({0, Arrived, news->title, news->text, news->paymentId});
    emit arrived(*news);
  }
}

void NoticeModel::retranslate() {
  emit bannerChanged();
}

}  // namespace tacit::app
