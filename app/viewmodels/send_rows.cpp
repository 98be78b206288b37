// SPDX-License-Identifier: MIT
#include "viewmodels/send_model.h"
#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

struct Row {
  QString what;
  bool recipient;
  bool others;
  QString detail;
};

/// What each party learns (protocol, security note 11: what is not hidden).
QList<Row> rows(const Plan& plan, bool proxied) {
  return {
      {WhoSeesModel::tr("Amount and note"), true, false, {}},
      {WhoSeesModel::tr("Who pays"), false, false, {}},
      {WhoSeesModel::tr("Who is paid"), true, false, {}},
      {WhoSeesModel::tr("That somebody paid somebody"), true, true,
       WhoSeesModel::tr("with its time, the fee of %1 and the number of coins: %2 in, %3 out")
           .arg(texts::openMoney(plan.fee))
           .arg(plan.inputs)
           .arg(plan.outputs)},
      {WhoSeesModel::tr("Your network address"), false, !proxied,
       proxied ? WhoSeesModel::tr("the node sees the proxy's instead")
               : WhoSeesModel::tr("by the node you use, nobody else")},
  };
}

}  // namespace

void WhoSeesModel::setPlan(const Plan& plan) {
  m_plan = plan;
  retranslate();
}

void WhoSeesModel::setProxied(bool proxied) {
  if (proxied != m_proxied) {
    m_proxied = proxied;
    retranslate();
  }
}

void WhoSeesModel::retranslate() {
  emit dataChanged(index(0), index(rowCount() - 1));
}

int WhoSeesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : 5;
}

QVariant WhoSeesModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const Row row = rows(m_plan, m_proxied).at(index.row());
  switch (role) {
    case Qt::DisplayRole:
    case WhatRole:
      return row.what;
    case YouRole:
      return true;
    case RecipientRole:
      return row.recipient;
    case OthersRole:
      return row.others;
    case DetailRole:
      return row.detail;
    default:
      return {};
  }
}

QHash<int, QByteArray> WhoSeesModel::roleNames() const {
  return {{WhatRole, "what"},
          {YouRole, "you"},
          {RecipientRole, "recipient"},
          {OthersRole, "others"},
          {DetailRole, "detail"}};
}

void RecipientModel::setParts(const QList<PaymentPart>& parts) {
  beginResetModel();
  m_parts = parts;
  endResetModel();
}

void RecipientModel::retranslate() {
  if (!m_parts.isEmpty()) {
    emit dataChanged(index(0), index(rowCount() - 1));
  }
}

int RecipientModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_parts.size());
}

QVariant RecipientModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const PaymentPart& part = m_parts[index.row()];
  switch (role) {
    case NumberRole:
      return index.row() + 1;
    case Qt::DisplayRole:
    case AddressRole:
      return part.address;
    case GroupsRole:
      return texts::addressGroups(part.address);
    case AmountRole:
      return texts::openMoney(part.amount);
    case SpokenRole:
      //: a recipient as a screen reader says it: number, amount, address
      return tr("%1: %2 to %3").arg(index.row() + 1).arg(texts::openMoney(part.amount), part.address);
    default:
      return {};
  }
}

QHash<int, QByteArray> RecipientModel::roleNames() const {
  return {{NumberRole, "number"},
          {AddressRole, "address"},
          {GroupsRole, "groups"},
          {AmountRole, "amount"},
          {SpokenRole, "spoken"}};
}

void StageModel::setProgress(const SendProgress& progress) {
  m_progress = progress;
  retranslate();
}

void StageModel::retranslate() {
  emit dataChanged(index(0), index(rowCount() - 1));
}

int StageModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : 3;
}

int StageModel::stateOf(int row) const {
  int now = 0;
  switch (m_progress.state) {
    case PaymentState::HandedOver:
    case PaymentState::Unknown:
      now = m_progress.handedOverAt > 0 ? 2 : 1;
      break;
    case PaymentState::Final:
      now = 3;
      break;
    default:
      break;
  }
  return row < now ? 2 : row == now ? 1 : 0;
}

QVariant StageModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const int state = stateOf(index.row());
  QString text;
  switch (index.row()) {
    case 0:
      text = state == 2 ? tr("Proved on this computer") : tr("Proving on this computer, nothing has left it");
      break;
    case 1:
      text = state == 2 ? tr("Handed to the network") : tr("Handing over to the network");
      break;
    default:
      //: %1 is a number of seconds with its unit
      text = state == 2 && m_progress.seconds > 0 ? tr("Final in %1").arg(texts::seconds(m_progress.seconds))
                                                  : tr("Final");
  }
  switch (role) {
    case Qt::DisplayRole:
    case TextRole:
      return text;
    case StateRole:
      return state;
    case SpokenRole:
      return state == 2   ? tr("%1: done").arg(text)
             : state == 1 ? tr("%1: now").arg(text)
                          : tr("%1: later").arg(text);
    default:
      return {};
  }
}

QHash<int, QByteArray> StageModel::roleNames() const {
  return {{TextRole, "text"}, {StateRole, "stageState"}, {SpokenRole, "spoken"}};
}

}  // namespace tacit::app
