// SPDX-License-Identifier: MIT
#include "viewmodels/send_model.h"

#include "viewmodels/amount_input.h"
#include "viewmodels/balance_model.h"
#include "viewmodels/people.h"
#include "viewmodels/texts.h"
#include "wallet/payment_link.h"

namespace tacit::app {

namespace {

constexpr int kPlanDelay = 120;  // ms: keystrokes are gathered, the wallet proves from the first plan on
constexpr int kArmDelay = 500;   // ms
constexpr int kMemoBytes = 256;
constexpr int kAnswerMemoBytes = 238;  // two marks and the request's id take the rest

}  // namespace

SendModel::SendModel(WalletBackend& backend, const BalanceModel& balance, QObject* parent)
    : QObject(parent),
      m_backend(backend),
      m_balance(balance),
      m_whoSees(new WhoSeesModel(this)),
      m_stages(new StageModel(this)),
      m_recipients(new RecipientModel(this)),
      m_scanner(new QrScanner(this)) {
  connect(&backend, &WalletBackend::nodeChanged, m_whoSees,
          [this](const NodeState& state) { m_whoSees->setProxied(!state.proxy.isEmpty()); });
  connect(&backend, &WalletBackend::planned, this, &SendModel::onPlanned);
  connect(&backend, &WalletBackend::sendProgressed, this, &SendModel::onProgress);
  connect(&backend, &WalletBackend::nodeChanged, this, [this](const NodeState& state) {
    const bool caughtUp = state.ledger == LayerState::Good;
    const bool connected = state.link == LayerState::Good && state.encryption == LayerState::Good &&
                           state.node == LayerState::Good;
    if (state.addressPrefix == m_prefix && caughtUp == m_caughtUp && connected == m_connected) {
      return;
    }
    m_prefix = state.addressPrefix;
    m_caughtUp = caughtUp;
    m_connected = connected;
    if (m_stage == Form) {
      const bool understood = targetGood();
      parseTarget();
      if (!understood) {
        takeLinkAmount();
      }
      formEdited();
    }
  });
  connect(&balance, &BalanceModel::changed, this, [this] {
    emit formChanged();
    if (m_stage == Form && m_plan.fault != PlanFault::None) {
      formEdited();
    }
  });
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase != WalletPhase::Open) {
      m_prefix.clear();
      m_caughtUp = m_connected = false;
      again();
    }
  });
  connect(m_scanner, &QrScanner::found, this, [this](const QString& text) {
    if (m_stage == Form) {
      m_target.clear();  // the same code read again is a new start
      setTarget(text);
    }
  });
  connect(&m_clipboard, &ClipboardGuard::exchanged, this, &SendModel::copyExchanged);
  connect(&m_patience, &Patience::changed, this, [this] {
    emit slowChanged();
    if (m_patience.level() != Patience::Usual) {
      emit announced(slowText());
    }
  });
  m_planTimer.setSingleShot(true);
  m_planTimer.setInterval(kPlanDelay);
  connect(&m_planTimer, &QTimer::timeout, this, &SendModel::plan);
  m_armTimer.setSingleShot(true);
  m_armTimer.setInterval(kArmDelay);
  connect(&m_armTimer, &QTimer::timeout, this, [this] {
    m_armed = m_stage == Review;
    emit armedChanged();
  });
}

SendModel::~SendModel() = default;

void SendModel::setStage(Stage stage) {
  if (m_stage == stage) {
    return;
  }
  m_stage = stage;
  m_armed = false;
  if (stage == Review) {
    m_moved = false;
    m_samePaidAt = paidTheSameAt();
    checkPaste();
  }
  stage == Review ? m_armTimer.start() : m_armTimer.stop();
  stage == Sending ? m_patience.start() : m_patience.stop();
  emit armedChanged();
  emit stageChanged();
}

// ---- form

QString SendModel::severalText() const {
  if (!several()) {
    return {};
  }
  quint64 sum = 0;
  for (const PaymentPart& part : m_parsed.parts) {
    sum += part.amount;  // 14 amounts below 2^58 each
  }
  //: %1 is an amount with its asset
  return tr("%n people get %1 together", "", static_cast<int>(m_parsed.parts.size()))
      .arg(texts::openMoney(sum) + QLatin1Char(' ') + ticker());
}

bool SendModel::untouched() const {
  return m_stage == Form && m_target.isEmpty() && m_amountText.isEmpty() && m_note.isEmpty() &&
         m_ownNote.isEmpty() && !m_everything;
}

void SendModel::setAmountText(const QString& text) {
  if (m_amountText == text || m_stage != Form) {
    return;
  }
  m_reviewWhenPlanned = false;
  m_amountText = text;
  m_everything = false;
  formEdited();
}

QString SendModel::amountProblem() const {
  const QString typed = m_everything ? QString() : readAmount(m_amountText).problem;
  if (!typed.isEmpty()) {
    return typed;
  }
  const QString most = texts::openMoney(m_plan.available) + QLatin1Char(' ') + ticker();
  switch (m_plan.fault) {
    case PlanFault::TooLittle:
      return m_plan.available == 0 ? tr("There is not enough money in this wallet to pay the fee.")
                                   : tr("There is not enough money. With the fee, %1 can be paid.").arg(most);
    case PlanFault::WaitForChange:
      return tr("Part of your money is returning from another payment. In a moment it can be paid; now up to "
                "%1.")
          .arg(most);
    case PlanFault::TooManyCoins:
      return tr("One payment can carry up to %1 of this wallet's coins. Pay in two parts.").arg(most);
    case PlanFault::ZeroAmount:
      return tr("The amount is zero.");
    default:
      return {};
  }
}

QString SendModel::amountEcho() const {
  return readAmount(m_amountText).echo;
}

QString SendModel::spendable() const {
  return m_balance.spendable();
}

void SendModel::setNote(const QString& text) {
  if (m_note != text && m_stage == Form) {
    m_reviewWhenPlanned = false;
    m_note = text;
    formEdited();
  }
}

QString SendModel::sentNote() const {
  if (!m_note.isEmpty() || m_parsed.memo.isEmpty()) {
    return m_note;
  }
  const std::string memo = m_parsed.memo.toStdString();
  return is_utf8(memo) ? QString::fromStdString(display_text(memo))
                       : tr("%n byte(s) that are no text", "", static_cast<int>(memo.size()));
}

int SendModel::noteLeft() const {
  const int most = m_parsed.requestId.isEmpty() ? kMemoBytes : kAnswerMemoBytes;
  return most - static_cast<int>(m_note.toUtf8().size());
}

QString SendModel::noteProblem() const {
  if (noteLeft() < 0) {
    return tr("The note is too long by %n byte(s).", "", -noteLeft());
  }
  if (m_parsed.requestId.isEmpty() && m_note.toUtf8().startsWith(QByteArrayLiteral("\x54\x01"))) {
    return tr("A note can not begin with these characters.");
  }
  return {};
}

void SendModel::setOwnNote(const QString& text) {
  if (m_ownNote != text && m_stage == Form) {
    m_ownNote = text;
    formEdited();
  }
}

QString SendModel::formProblem() const {
  if (m_moved) {
    return tr("Your contacts were changed, and with them who is paid. Look at the payment once more.");
  }
  if (m_plan.fault == PlanFault::NotCaughtUp || (!m_caughtUp && targetGood() && amountSet())) {
    return m_connected
               ? tr("The wallet is still catching up with the network. You can pay as soon as it has.")
               : tr("There is no connection to the network. You can pay as soon as it is back.");
  }
  return m_plan.fault == PlanFault::Internal
             ? tr("The payment could not be prepared. Nothing was sent; please try again.")
             : QString();
}

bool SendModel::amountSet() const {
  return several() || m_everything || readAmount(m_amountText).set;
}

bool SendModel::payable() const {
  return targetGood() && amountSet() && noteProblem().isEmpty();
}

bool SendModel::canReview() const {
  const bool good = m_plan.fault == PlanFault::None || m_plan.fault == PlanFault::OwnAddress;
  return payable() && !m_planning && m_plan.ticket != 0 && m_plan.ticket == m_ticket && good;
}

/// Whatever was planned is no longer what the form says.
void SendModel::formEdited() {
  m_plan = {};
  m_planning = false;
  ++m_ticket;
  if (payable()) {
    m_planning = true;
    m_planTimer.start();
  } else {
    m_planTimer.stop();
    m_backend.dropPlan();
  }
  emit formChanged();
}

void SendModel::plan() {
  PaymentDraft draft;
  draft.parts = m_parsed.parts;
  if (!several()) {
    draft.parts.front().amount = readAmount(m_amountText).units;
  }
  draft.everything = m_everything;
  draft.memo = m_note;
  draft.linkMemo = m_note.isEmpty() ? m_parsed.memo : QByteArray();
  draft.requestId = m_parsed.requestId;
  draft.requestExpiresAt = m_parsed.expiresAt;
  draft.label = m_parsed.label;
  draft.ownNote = !m_ownNote.isEmpty() ? m_ownNote : m_parsed.message;
  m_backend.planPayment(m_ticket, draft);
}

void SendModel::onPlanned(const Plan& plan) {
  if (plan.ticket != m_ticket || (m_stage != Form && m_stage != Review)) {
    return;
  }
  m_planning = false;
  m_plan = plan;
  if (m_everything && plan.fault == PlanFault::None) {
    m_amountText = texts::plainMoney(plan.amount);
  }
  m_whoSees->setPlan(plan);
  emit formChanged();
  emit planChanged();
  const bool review = m_reviewWhenPlanned && canReview();
  m_reviewWhenPlanned = m_reviewWhenPlanned && plan.fault == PlanFault::NotCaughtUp;
  if (review) {
    setStage(Review);
  }
}

void SendModel::useEverything() {
  if (m_stage == Form && !several()) {
    m_reviewWhenPlanned = false;
    m_everything = true;
    m_amountText.clear();
    formEdited();
  }
}

void SendModel::retranslate() {
  const bool understood = targetGood();
  parseTarget();
  if (understood && !targetGood()) {
    formEdited();  // a link that has expired
  }
  m_recipients->retranslate();
  m_whoSees->retranslate();
  m_stages->retranslate();
  emit formChanged();
  emit planChanged();
  emit slowChanged();
  emit stageChanged();
}

}  // namespace tacit::app
