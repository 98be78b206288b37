// SPDX-License-Identifier: MIT
#include <algorithm>

#include "viewmodels/payment_list_model.h"
#include "viewmodels/people.h"
#include "viewmodels/send_model.h"
#include "viewmodels/texts.h"

/// The second half of SendModel: from the review to the outcome.
namespace tacit::app {

namespace {

constexpr qint64 kRepeatedWithin = 86'400'000;  // ms: what is paid every day is not warned of

bool isSame(const PaymentPart& a, const PaymentPart& b) {
  return a.address == b.address && a.amount == b.amount;
}

}  // namespace

void SendModel::review() {
  if (m_stage == Form && canReview()) {
    setStage(Review);
  } else if (m_stage == Form && m_planning) {
    m_reviewWhenPlanned = true;
  }
}

void SendModel::back() {
  if (m_stage == Review) {
    backToForm();
  }
}

QString SendModel::amount() const {
  return texts::openMoney(m_plan.amount);
}

QString SendModel::fee() const {
  return texts::openMoney(m_plan.fee);
}

QString SendModel::total() const {
  return texts::openMoney(m_plan.total);
}

QString SendModel::change() const {
  return m_plan.change == 0 ? tr("%1 stay with you").arg(texts::money(m_plan.remaining))
                            : tr("%1 stay with you, of which %2 return when the payment is final")
                                  .arg(texts::money(m_plan.remaining), texts::money(m_plan.change));
}

QString SendModel::recipient() const {
  if (const Contact* contact = m_people && !several() ? m_people->byAddress(m_parsed.address) : nullptr) {
    return contact->name;
  }
  return several() ? tr("%n people", "", static_cast<int>(m_parsed.parts.size()))
                   : tr("An address not in your contacts");
}

/// When exactly this was paid to exactly these; 0 when that is longer ago than a day.
qint64 SendModel::paidTheSameAt() const {
  QList<PaymentPart> wanted = m_parsed.parts;
  if (wanted.size() == 1) {
    wanted.front().amount = m_plan.amount;
  }
  const qint64 since = texts::now() - kRepeatedWithin;
  for (const Payment& payment : m_payments ? m_payments->rows() : QList<Payment>()) {
    const bool made = !payment.incoming && payment.time > since && payment.state != PaymentState::Refused &&
                      payment.state != PaymentState::Cancelled;
    const QList<PaymentPart> parts =
        payment.parts.isEmpty() ? QList<PaymentPart>{{payment.address, payment.amount}} : payment.parts;
    if (made && std::ranges::equal(parts, wanted, isSame)) {
      return payment.time;
    }
  }
  return 0;
}

QString SendModel::repeatWarning() const {
  return m_stage != Review || m_samePaidAt == 0
             ? QString()
             //: %1 says when: "3 minutes ago"
             : tr("You paid exactly this %1. Go on only if you want to pay it once more.")
                   .arg(texts::ago(m_samePaidAt));
}

QString SendModel::recipientHistory() const {
  if (several()) {
    return m_plan.newAddresses == 0 ? tr("All of them were paid before")
                                    : tr("First payment to %n of these addresses", "", m_plan.newAddresses);
  }
  return m_plan.timesPaidBefore == 0 ? tr("First payment to this address")
                                     : tr("Paid %n time(s), last on %1", "", m_plan.timesPaidBefore)
                                           .arg(texts::date(m_plan.lastPaidAt));
}

QStringList SendModel::addressGroups() const {
  return texts::addressGroups(m_parsed.address);
}

bool SendModel::hidingPoor() const {
  return m_plan.hidesAmong < 1'000;
}

QString SendModel::hiding() const {
  const auto number = static_cast<int>(m_plan.hidesAmong);
  const QString coins = tr("%n coin(s)", "", number).replace(QString::number(number), texts::grouped(number));
  //: %1 is a number of coins: "16 384 coins"
  return hidingPoor() ? tr("Hidden among only %1: this network is young and protects little yet.").arg(coins)
                      : tr("Hidden among %1.").arg(coins);
}

QString SendModel::confirmText() const {
  return tr("Send %1").arg(amount() + QLatin1Char(' ') + ticker());
}

// ---- sending

void SendModel::confirm() {
  if (m_stage != Review || !m_armed || !canReview()) {
    return;
  }
  m_progress = {};
  m_progress.ticket = m_ticket;
  m_cancelWanted = false;
  m_stages->setProgress(m_progress);
  setStage(Sending);
  emit progressChanged();
  m_backend.send(m_ticket);
}

bool SendModel::canCancel() const {
  return m_stage == Sending &&
         (m_progress.state == PaymentState::Planned || m_progress.state == PaymentState::Proving);
}

void SendModel::cancel() {
  if (!canCancel()) {
    return;
  }
  m_cancelWanted = m_progress.paymentId.isEmpty();
  if (!m_cancelWanted) {
    m_backend.cancelSend(m_progress.paymentId);
  }
}

void SendModel::onProgress(const SendProgress& progress) {
  if (progress.ticket != m_ticket || m_stage == Form || m_stage == Review) {
    return;
  }
  m_progress = progress;
  m_stages->setProgress(progress);
  emit progressChanged();
  emit slowChanged();
  if (m_cancelWanted) {
    cancel();
  }
  switch (progress.state) {
    case PaymentState::Final:
      setStage(Final);
      break;
    case PaymentState::Refused:
      setStage(Refused);
      break;
    case PaymentState::Unknown:
      setStage(Unknown);
      break;
    case PaymentState::Cancelled:
      if (progress.refusal == RefusalReason::CouldNotProve) {
        setStage(Refused);
        break;
      }
      backToForm();
      return;
    default:
      return;
  }
  emit announced(outcomeTitle() + QLatin1Char(' ') + outcomeText());
}

QString SendModel::slowText() const {
  const bool stillHere = canCancel();
  switch (m_patience.level()) {
    case Patience::Usual:
      break;
    case Patience::Long:
      return stillHere
                 ? tr("This takes longer than usual. Nothing has left this computer; your money is safe.")
                 : tr("This takes longer than usual. Your money is safe.");
    case Patience::VeryLong:
      return stillHere
                 ? tr("This takes much longer than usual. Nothing has left this computer; your money is "
                      "safe. You can go on waiting, or cancel.")
                 : tr("This takes much longer than usual. Your money is safe, and the payment is never "
                      "made twice. You can go on waiting or leave this page; please do not pay again.");
  }
  return {};
}

QString SendModel::outcomeTitle() const {
  switch (m_stage) {
    case Final:
      return tr("Paid");
    case Refused:
      return tr("Not paid");
    case Unknown:
      return tr("Not known yet");
    default:
      return {};
  }
}

QString SendModel::outcomeText() const {
  Payment payment;
  payment.refusal = m_progress.refusal;
  switch (m_stage) {
    case Final:
      payment.state = PaymentState::Final;
      break;
    case Refused:
      payment.state = PaymentState::Refused;
      break;
    case Unknown:
      payment.state = PaymentState::Unknown;
      break;
    default:
      return {};
  }
  return texts::explanation(payment, m_progress.expiresAt);
}

QString SendModel::speed() const {
  //: %1 is a number of seconds with its unit
  return m_stage == Final && m_progress.seconds > 0
             ? tr("Final in %1").arg(texts::seconds(m_progress.seconds))
             : QString();
}

QString SendModel::paymentId() const {
  return QString::fromLatin1(m_progress.paymentId);
}

void SendModel::again() {
  m_planTimer.stop();
  m_target.clear();
  m_contact.clear();
  m_moved = false;
  m_pasted.clear();
  m_pasteWarning.clear();
  m_recipients->setParts({});
  m_amountText.clear();
  m_note.clear();
  m_ownNote.clear();
  m_scanner->stop();
  m_everything = m_reviewWhenPlanned = false;
  m_parsed = {};
  m_progress = {};
  setStage(Form);
  formEdited();
}

void SendModel::copyAddress() {
  m_clipboard.copy(m_parsed.address);
  emit copied(tr("Address copied"));
}

}  // namespace tacit::app
