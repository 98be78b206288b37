// SPDX-License-Identifier: MIT
#include "viewmodels/send_model.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include "viewmodels/amount_input.h"
#include "viewmodels/balance_model.h"
#include "viewmodels/people.h"
#include "viewmodels/qr_image.h"
#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr int kPlanDelay = 120;  // ms: keystrokes are gathered, the wallet proves from the first plan on
constexpr int kArmDelay = 500;   // ms
constexpr int kMemoBytes = 256;
constexpr int kAnswerMemoBytes = 238;  // two marks and the request's id take the rest

/// Whether a code means to be paid, rightly or not; the field says what is wrong with it.
bool isPayment(const QString& text) {
  return text.startsWith(QLatin1String("tacit"), Qt::CaseInsensitive) &&
         !text.startsWith(QLatin1String("tacit-node:"), Qt::CaseInsensitive);
}

}  // namespace

SendModel::SendModel(WalletBackend& backend, const BalanceModel& balance, QObject* parent)
    : QObject(parent),
      m_backend(backend),
      m_balance(balance),
      m_whoSees(new WhoSeesModel(this)),
      m_stages(new StageModel(this)),
      m_reader(new QrReader(this)) {
  connect(&backend, &WalletBackend::planned, this, &SendModel::onPlanned);
  connect(&backend, &WalletBackend::sendProgressed, this, &SendModel::onProgress);
  connect(&backend, &WalletBackend::nodeChanged, this, [this](const NodeState& state) {
    const bool caughtUp = state.ledger == LayerState::Good;
    if (state.addressPrefix == m_prefix && caughtUp == m_caughtUp) {
      return;
    }
    m_prefix = state.addressPrefix;
    m_caughtUp = caughtUp;
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
      again();
    }
  });
  connect(m_reader, &QrReader::done, this, &SendModel::onPicture);
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
  stage == Review ? m_armTimer.start() : m_armTimer.stop();
  stage == Sending ? m_patience.start() : m_patience.stop();
  emit armedChanged();
  emit stageChanged();
}

// ---- form

void SendModel::setTarget(const QString& text) {
  if (m_target == text || m_stage != Form) {
    return;
  }
  m_reviewWhenPlanned = false;
  m_target = text;
  m_pictureProblem.clear();
  parseTarget();
  takeLinkAmount();
  formEdited();
}

void SendModel::takeLinkAmount() {
  if (m_parsed.kind == PaymentTarget::Kind::Link && m_parsed.hasAmount) {
    m_amountText = texts::plainMoney(m_parsed.amount);
    m_everything = false;
  }
}

void SendModel::setPeople(const People& people) {
  m_people = &people;
  connect(&people, &People::changed, this, [this] {
    if (m_stage == Form && m_people->byName(m_target) != nullptr) {
      parseTarget();
      formEdited();
    }
    emit planChanged();
  });
}

void SendModel::parseTarget() {
  m_parsed = readTarget(m_people ? m_people->resolved(m_target) : m_target, m_prefix, texts::now());
}

QString SendModel::targetProblem() const {
  if (m_parsed.kind == PaymentTarget::Kind::Bad) {
    return m_parsed.problem;
  }
  switch (m_plan.fault) {
    case PlanFault::BadAddress:
      return tr("This is no address that can be paid.");
    case PlanFault::WrongNetwork:
      return tr("This address belongs to another network.");
    case PlanFault::OwnAddress:
      return tr("This is your own address. You would pay yourself and lose the fee.");
    case PlanFault::LinkExpired:
      return tr("This request has expired. Ask for a new one.");
    case PlanFault::AlreadyPaid:
      return tr("You have paid this request already. History shows the payment.");
    default:
      return {};
  }
}

bool SendModel::targetGood() const {
  return m_parsed.kind == PaymentTarget::Kind::Address || m_parsed.kind == PaymentTarget::Kind::Link;
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
  const QString most = texts::money(m_plan.available) + QLatin1Char(' ') + ticker();
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
  if (m_plan.fault == PlanFault::NotCaughtUp || (!m_caughtUp && targetGood() && amountSet())) {
    return tr("The wallet is still catching up with the network. You can pay as soon as it has.");
  }
  return m_plan.fault == PlanFault::Internal
             ? tr("The payment could not be prepared. Nothing was sent; please try again.")
             : QString();
}

bool SendModel::amountSet() const {
  return m_everything || readAmount(m_amountText).set;
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
  draft.address = m_parsed.address;
  draft.amount = readAmount(m_amountText).units;
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
  if (m_stage == Form) {
    m_reviewWhenPlanned = false;
    m_everything = true;
    m_amountText.clear();
    formEdited();
  }
}

void SendModel::paste() {
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  if (data == nullptr || m_stage != Form) {
    return;
  }
  if (data->hasImage()) {
    m_readingPicture = true;
    m_reader->read(qvariant_cast<QImage>(data->imageData()));
    emit formChanged();
  } else if (data->hasUrls() && data->urls().front().isLocalFile()) {
    readPicture(data->urls().front());
  } else if (data->hasText()) {
    setTarget(data->text().trimmed());
  }
}

void SendModel::readPicture(const QUrl& file) {
  if (m_stage == Form) {
    m_readingPicture = true;
    m_pictureProblem.clear();
    m_reader->readFile(file.toLocalFile());
    emit formChanged();
  }
}

void SendModel::onPicture(const QrReading& reading) {
  m_readingPicture = false;
  switch (reading.fault) {
    case QrReading::Fault::None:
      if (isPayment(reading.text)) {
        m_target.clear();
        setTarget(reading.text);
      } else {
        //: %1 says what the code is: "a web address"
        m_pictureProblem =
            tr("The code in this picture is no payment; it is %1.").arg(describeCode(reading.text));
      }
      break;
    case QrReading::Fault::NotAPicture:
      m_pictureProblem = tr("This file is no picture that can be read.");
      break;
    case QrReading::Fault::TooLarge:
      m_pictureProblem = tr("This picture is larger than %1 megapixels. Cut out the code and try again.")
                             .arg(kMostMegapixels);
      break;
    case QrReading::Fault::NoCode:
      m_pictureProblem = tr("No QR code was found in this picture.");
      break;
    case QrReading::Fault::Several:
      m_pictureProblem = tr("There are several codes in this picture. Cut out the one you mean.");
      break;
    case QrReading::Fault::OtherCode:
      m_pictureProblem = tr("This is a bar code of another kind, not a payment.");
      break;
  }
  emit formChanged();
}

void SendModel::openLink(const QString& link) {
  again();
  setTarget(link);
  m_reviewWhenPlanned = true;  // as soon as the network is known and the wallet has caught up
}

// ---- review

void SendModel::review() {
  if (m_stage == Form && canReview()) {
    setStage(Review);
  } else if (m_stage == Form && m_planning) {
    m_reviewWhenPlanned = true;
  }
}

void SendModel::back() {
  if (m_stage == Review) {
    setStage(Form);
    formEdited();
  }
}

QString SendModel::amount() const {
  return texts::money(m_plan.amount);
}

QString SendModel::fee() const {
  return texts::money(m_plan.fee);
}

QString SendModel::total() const {
  return texts::money(m_plan.total);
}

QString SendModel::change() const {
  return m_plan.change == 0 ? tr("%1 stay with you").arg(texts::money(m_plan.remaining))
                            : tr("%1 stay with you, of which %2 return when the payment is final")
                                  .arg(texts::money(m_plan.remaining), texts::money(m_plan.change));
}

QString SendModel::recipient() const {
  if (const Contact* contact = m_people ? m_people->byAddress(m_parsed.address) : nullptr) {
    return contact->name;
  }
  return m_parsed.label.isEmpty() ? tr("This address") : m_parsed.label;
}

QString SendModel::recipientHistory() const {
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
      setStage(Form);
      formEdited();
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
  m_amountText.clear();
  m_note.clear();
  m_ownNote.clear();
  m_pictureProblem.clear();
  m_everything = m_reviewWhenPlanned = false;
  m_parsed = {};
  m_progress = {};
  setStage(Form);
  formEdited();
}

void SendModel::copyAddress() {
  QGuiApplication::clipboard()->setText(m_parsed.address);
  emit copied(tr("Address copied"));
}

void SendModel::retranslate() {
  parseTarget();
  m_whoSees->retranslate();
  m_stages->retranslate();
  emit formChanged();
  emit planChanged();
  emit slowChanged();
  emit stageChanged();
}

}  // namespace tacit::app
