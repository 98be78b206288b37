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
  connect(&backend, &WalletBackend::paymentsArrived, this, [this](const QList<Payment>& payments) {
    m_arrivals.add(payments);
    tellArrivals();
  });
  connect(&backend, &WalletBackend::nodeChanged, this, [this](const NodeState& state) {
    m_node = state;
    choose();
  });
  connect(&backend, &WalletBackend::wordsConfirmed, this, [this](bool confirmed) {
    m_wordsConfirmed = confirmed;
    choose();
  });
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    m_open = phase == WalletPhase::Open;
    if (!m_open) {
      clear();
    }
    choose();
  });
  m_gather.setSingleShot(true);
  m_gather.setTimerType(Qt::PreciseTimer);  // a coarse one may be early
  connect(&m_gather, &QTimer::timeout, this, &NoticeModel::tellArrivals);
  m_since.start();
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
      return toast.kind == Problem;
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
  add({0, Problem, title, text, {}});
}

void NoticeModel::clear() {
  m_arrivals.clear();
  m_gather.stop();
  beginResetModel();
  m_toasts.clear();
  endResetModel();
  emit countChanged();
}

void NoticeModel::add(Toast toast) {
  toast.id = m_nextId++;
  const quint64 id = toast.id;
  const bool lasting = toast.kind == Problem;
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

void NoticeModel::tellArrivals() {
  const QList<Payment> told = m_arrivals.take(m_since.elapsed());
  if (!told.isEmpty()) {
    addArrivals(told);
  }
  const qint64 wait = m_arrivals.wait(m_since.elapsed());
  if (wait >= 0) {
    m_gather.start(static_cast<int>(wait));
  }
}

void NoticeModel::addArrivals(const QList<Payment>& payments) {
  if (payments.size() == 1) {
    const Payment& payment = payments.front();
    const QString title = texts::title(payment);
    //: %1 is an amount with its asset: "12.50 TACIT"
    add({0, Arrived,
         tr("%1 received")
             .arg(texts::money(payment.amount, payment.decimals) + QLatin1Char(' ') + payment.ticker),
         payment.memo.isEmpty() && payment.label.isEmpty() ? tr("final")
                                                           : title + QStringLiteral(" · ") + tr("final"),
         payment.id});
  } else {
    quint64 sum = 0;
    for (const Payment& payment : payments) {
      sum += payment.amount;  // a ledger's supply is below 2^62, so the sum of distinct coins is too
    }
    add({0,
         Arrived,
         tr("%n payment(s) received", "", static_cast<int>(payments.size())),
         QStringLiteral("+ ") + texts::money(sum) + QLatin1Char(' ') + payments.front().ticker,
         {}});
  }
}

void NoticeModel::retranslate() {
  emit bannerChanged();
}

}  // namespace tacit::app
