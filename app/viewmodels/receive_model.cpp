// SPDX-License-Identifier: MIT
#include "viewmodels/receive_model.h"

#include <QSaveFile>
#include <array>

#include "viewmodels/amount_input.h"
#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr qint64 kMinute = 60'000;
constexpr std::array<qint64, 5> kExpiries = {10 * kMinute, 60 * kMinute, 24 * 60 * kMinute,
                                             7 * 24 * 60 * kMinute, 0};
constexpr int kDefaultExpiry = 4;
constexpr int kPushDelay = 120;     // ms
constexpr int kClock = 1'000;       // ms
constexpr int kMessageBytes = 800;  // a link stays far below the most that one can have
constexpr int kPictureScale = 12;   // pixels a module in a saved picture

ReceiveModel::State stateOf(const PaymentRequest& request) {
  switch (request.state) {
    case RequestState::Waiting:
      return request.expiresAt > 0 && texts::now() > request.expiresAt ? ReceiveModel::Expired
                                                                       : ReceiveModel::Waiting;
    case RequestState::Partly:
      return ReceiveModel::Partly;
    case RequestState::Paid:
      return ReceiveModel::Paid;
    case RequestState::Overpaid:
      return ReceiveModel::Overpaid;
    case RequestState::Expired:
      return ReceiveModel::Expired;
  }
  return ReceiveModel::Waiting;
}

QString rowState(const PaymentRequest& request) {
  switch (stateOf(request)) {
    case ReceiveModel::Waiting:
      return RequestListModel::tr("waiting");
    case ReceiveModel::Partly:
      return RequestListModel::tr("%1 of %2")
          .arg(texts::money(request.received), texts::money(request.amount));
    case ReceiveModel::Paid:
      return RequestListModel::tr("paid");
    case ReceiveModel::Overpaid:
      return RequestListModel::tr("%1 of %2: more than asked")
          .arg(texts::money(request.received), texts::money(request.amount));
    case ReceiveModel::Expired:
      return RequestListModel::tr("expired");
  }
  return {};
}

QString rowTitle(const PaymentRequest& request) {
  return !request.message.isEmpty() ? request.message
         : request.hasAmount        ? RequestListModel::tr("Request")
                                    : RequestListModel::tr("Any amount");
}

/// One that the page made by being opened, and that nothing came of. Should it be paid after all, it is told
/// as changed and then listed.
bool isUntouched(const PaymentRequest& request) {
  return !request.hasAmount && request.message.isEmpty() && request.received == 0;
}

/// The choice nearest to how long a request can be paid: the wallet keeps whole seconds, and the time was
/// taken before the request was stored.
int nearestExpiry(const PaymentRequest& request) {
  const qint64 length = request.expiresAt == 0 ? 0 : request.expiresAt - request.createdAt;
  int nearest = kDefaultExpiry;
  for (int choice = 0; length > 0 && choice < kDefaultExpiry; ++choice) {
    const auto off = [length](int i) { return qAbs(kExpiries[static_cast<std::size_t>(i)] - length); };
    nearest = nearest == kDefaultExpiry || off(choice) < off(nearest) ? choice : nearest;
  }
  return nearest;
}

}  // namespace

const PaymentRequest* RequestListModel::find(const QByteArray& id) const {
  for (const PaymentRequest& row : m_rows) {
    if (row.id == id) {
      return &row;
    }
  }
  return nullptr;
}

void RequestListModel::load(const QList<PaymentRequest>& requests) {
  beginResetModel();
  m_rows = requests;
  m_rows.removeIf(isUntouched);
  std::sort(m_rows.begin(), m_rows.end(), [](const PaymentRequest& a, const PaymentRequest& b) {
    return a.createdAt != b.createdAt ? a.createdAt > b.createdAt : a.id > b.id;
  });
  endResetModel();
  emit countChanged();
}

void RequestListModel::upsert(const PaymentRequest& request) {
  for (int row = 0; row < count(); ++row) {
    if (m_rows[row].id == request.id) {
      m_rows[row] = request;
      emit dataChanged(index(row), index(row));
      return;
    }
  }
  int place = 0;
  while (place < count() && m_rows[place].createdAt > request.createdAt) {
    ++place;
  }
  beginInsertRows({}, place, place);
  m_rows.insert(place, request);
  endInsertRows();
  emit countChanged();
}

void RequestListModel::retranslate() {
  if (count() > 0) {
    emit dataChanged(index(0), index(count() - 1));
  }
}

int RequestListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant RequestListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const PaymentRequest& request = m_rows[index.row()];
  switch (role) {
    case IdRole:
      return QString::fromLatin1(request.id);
    case Qt::DisplayRole:
    case TitleRole:
      return rowTitle(request);
    case AmountRole:
      return request.hasAmount ? texts::money(request.amount) : QString();
    case StateTextRole:
      return rowState(request);
    case StateRole:
      return stateOf(request);
    case TimeRole:
      return texts::moment(request.createdAt);
    case SpokenRole:
      //: a request as a screen reader says it: what for, amount, state, time
      return tr("%1, %2, %3, %4")
          .arg(rowTitle(request), request.hasAmount ? texts::money(request.amount) : tr("any amount"),
               rowState(request), texts::moment(request.createdAt));
    default:
      return {};
  }
}

QHash<int, QByteArray> RequestListModel::roleNames() const {
  return {{IdRole, "requestId"},        {TitleRole, "title"},        {AmountRole, "amount"},
          {StateTextRole, "stateText"}, {StateRole, "requestState"}, {TimeRole, "time"},
          {SpokenRole, "spoken"}};
}

ReceiveModel::ReceiveModel(WalletBackend& backend, QObject* parent)
    : QObject(parent), m_backend(backend), m_expiryChoice(kDefaultExpiry) {
  connect(&backend, &WalletBackend::requestsLoaded, &m_requests, &RequestListModel::load);
  connect(&backend, &WalletBackend::requestChanged, this,
          [this](quint64 ticket, const PaymentRequest& request) {
            m_requests.upsert(request);
            if ((ticket != 0 && ticket == m_ticket) || request.id == m_request.id) {
              take(request);
            }
          });
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase != WalletPhase::Open) {
      m_requests.load({});
      clear();
      m_asked = m_networkKnown = false;
      emit changed();
      emit stateChanged();
    }
  });
  connect(&backend, &WalletBackend::nodeChanged, this, [this](const NodeState& state) {
    // Addresses can be made from the moment on when the network is known.
    if (m_networkKnown == state.addressPrefix.isEmpty()) {
      m_networkKnown = !state.addressPrefix.isEmpty();
      if (m_networkKnown && m_asked && !ready()) {
        m_backend.createRequest(++m_ticket, draft());
      }
    }
  });
  connect(&m_clipboard, &ClipboardGuard::exchanged, this, &ReceiveModel::copyExchanged);
  m_push.setSingleShot(true);
  m_push.setInterval(kPushDelay);
  connect(&m_push, &QTimer::timeout, this, &ReceiveModel::push);
  connect(&m_clock, &QTimer::timeout, this, [this] {
    if (m_request.expiresAt > 0) {
      emit stateChanged();
    }
  });
  m_clock.start(kClock);
}

QStringList ReceiveModel::addressGroups() const {
  return texts::addressGroups(m_request.address);
}

QString ReceiveModel::codeNote() const {
  if (ready() && !copyable()) {
    return tr("The code comes back when the fields are right.");
  }
  return m_code.cut ? tr("Your text is not in the code, which would be too fine to be read. The link has it.")
                    : QString();
}

void ReceiveModel::setAmountText(const QString& text) {
  if (m_amountText != text && editable()) {
    m_amountText = text;
    m_push.start();
    emit changed();
  }
}

QString ReceiveModel::amountEcho() const {
  return readAmount(m_amountText).echo;
}

QString ReceiveModel::amountProblem() const {
  return readAmount(m_amountText).problem;
}

void ReceiveModel::setMessage(const QString& text) {
  if (m_message != text && editable()) {
    m_message = text;
    m_push.start();
    emit changed();
  }
}

QString ReceiveModel::messageProblem() const {
  return m_message.toUtf8().size() > kMessageBytes
             ? tr("This text is too long by %n byte(s).", "",
                  static_cast<int>(m_message.toUtf8().size()) - kMessageBytes)
             : QString();
}

bool ReceiveModel::saysAmount() const {
  const AmountInput amount = readAmount(m_amountText);
  return amount.set == m_request.hasAmount && (!amount.set || amount.units == m_request.amount);
}

bool ReceiveModel::settled() const {
  return copyable() && !m_updating && !m_push.isActive();
}

QStringList ReceiveModel::expiryChoices() const {
  return {tr("for 10 minutes"), tr("for one hour"), tr("for one day"), tr("for one week"), tr("without end")};
}

void ReceiveModel::setExpiryChoice(int choice) {
  const bool another = m_expiryChoice != choice || m_ownExpiry.has_value();
  if (another && choice >= 0 && choice < static_cast<int>(kExpiries.size()) && editable()) {
    m_expiryChoice = choice;
    m_ownExpiry.reset();
    push();
    emit changed();
  }
}

ReceiveModel::State ReceiveModel::state() const {
  return stateOf(m_request);
}

QString ReceiveModel::stateText() const {
  const QString asked = texts::openMoney(m_request.amount) + QLatin1Char(' ') + ticker();
  switch (state()) {
    case Waiting: {
      if (!ready()) {
        return tr("Making an address");
      }
      //: %1 is an amount with its asset
      const QString what =
          m_request.hasAmount ? tr("Waiting for %1").arg(asked) : tr("Waiting for a payment");
      return m_request.expiresAt == 0
                 ? what
                 //: %1 is what is waited for, %2 a length of time: "58 minutes"
                 : tr("%1 · expires in %2").arg(what, texts::duration(m_request.expiresAt - texts::now()));
    }
    case Partly:
      return tr("%1 of %2 received").arg(texts::money(m_request.received), asked);
    case Paid:
      return tr("Paid: %1").arg(texts::money(m_request.received) + QLatin1Char(' ') + ticker());
    case Overpaid:
      return tr("Paid: %1, more than the %2 asked")
          .arg(texts::money(m_request.received) + QLatin1Char(' ') + ticker(), asked);
    case Expired:
      return tr("Expired. What is paid to this address still arrives.");
  }
  return {};
}

QString ReceiveModel::received() const {
  return texts::money(m_request.received);
}

double ReceiveModel::part() const {
  return m_request.amount == 0
             ? 0
             : qMin(1.0, static_cast<double>(m_request.received) / static_cast<double>(m_request.amount));
}

RequestDraft ReceiveModel::draft() const {
  const AmountInput amount = readAmount(m_amountText);
  const qint64 length = kExpiries[static_cast<std::size_t>(m_expiryChoice)];
  const qint64 chosen = length == 0 ? 0 : texts::now() + length;
  return {amount.set, amount.units, m_message.trimmed(), m_ownExpiry.value_or(chosen)};
}

void ReceiveModel::prepare() {
  if (!m_asked) {
    newRequest();
  }
}

/// Nothing of the request before goes over to the next one.
void ReceiveModel::clear() {
  m_push.stop();
  m_request = {};
  m_code = {};
  m_amountText.clear();
  m_message.clear();
  m_expiryChoice = kDefaultExpiry;
  m_ownExpiry.reset();
  m_updating = false;
  m_copyWanted.clear();
}

void ReceiveModel::newRequest() {
  clear();
  m_asked = true;
  m_backend.createRequest(++m_ticket, draft());
  emit changed();
  emit stateChanged();
}

void ReceiveModel::useAsTemplate(const QString& requestId) {
  const PaymentRequest* found = m_requests.find(requestId.toLatin1());
  if (found == nullptr) {
    return;
  }
  const PaymentRequest same = *found;
  newRequest();
  setAmountText(same.hasAmount ? texts::plainMoney(same.amount) : QString());
  setMessage(same.message);
  setExpiryChoice(nearestExpiry(same));
}

void ReceiveModel::open(const QString& requestId) {
  const PaymentRequest* request = m_requests.find(requestId.toLatin1());
  if (request == nullptr) {
    return;
  }
  const PaymentRequest shown = *request;
  clear();
  m_asked = true;
  m_ticket = 0;
  m_amountText = shown.hasAmount ? texts::plainMoney(shown.amount) : QString();
  m_message = shown.message;
  m_expiryChoice = nearestExpiry(shown);
  m_ownExpiry = shown.expiresAt;
  take(shown);
  emit changed();
}

void ReceiveModel::push() {
  m_push.stop();
  if (copyable() && editable()) {
    m_updating = true;
    emit changed();
    m_backend.updateRequest(m_request.id, draft());
  }
}

void ReceiveModel::take(const PaymentRequest& request) {
  const bool same = request.id == m_request.id;
  const bool done = request.state == RequestState::Paid || request.state == RequestState::Overpaid;
  const bool wasDone = m_request.state == RequestState::Paid || m_request.state == RequestState::Overpaid;
  const bool edited =
      !same && (!m_amountText.isEmpty() || !m_message.isEmpty() || m_expiryChoice != kDefaultExpiry);
  m_request = request;
  m_code = fitQr(request.link);
  if (!editable()) {
    // Something arrived while it was being edited: the fields say again what is asked.
    m_push.stop();
    m_amountText = saysAmount()        ? m_amountText
                   : request.hasAmount ? texts::plainMoney(request.amount)
                                       : QString();
    m_message = request.message;
  }
  // The wallet may also tell of the request for another reason, before it answers to a change.
  m_updating = m_updating && !saysAmount();
  if (!m_updating && std::exchange(m_copyWanted, {}) == request.id) {
    copyNow();  // not asking the wallet again, whose every answer would lead here
  }
  if (edited && m_ticket != 0) {
    m_push.start();  // typed while the address was made
  }
  emit changed();
  emit stateChanged();
  if (same && done && !wasDone) {
    emit paid(stateText());
  }
}

void ReceiveModel::copyLink() {
  if (!copyable()) {
    return;
  }
  if (m_push.isActive()) {
    push();
  }
  if (m_updating) {
    m_copyWanted = m_request.id;  // the link is to say what the fields say
  } else {
    copyNow();
  }
}

void ReceiveModel::copyNow() {
  m_clipboard.copy(m_request.link);
  emit copied(tr("Link copied"));
}

void ReceiveModel::copyAddress() {
  m_clipboard.copy(m_request.address);
  emit copied(tr("Address copied"));
}

void ReceiveModel::saveQr(const QUrl& file) {
  const QString path = file.toLocalFile();
  QSaveFile out(path);
  bool good = out.open(QIODevice::WriteOnly);
  if (good && path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
    const QByteArray svg = qrSvg(m_code.text);
    good = out.write(svg) == svg.size() && !svg.isEmpty();
  } else if (good) {
    good = qrPicture(m_code.text, kPictureScale).save(&out, "PNG");
  }
  if (good && out.commit()) {
    emit copied(tr("Picture saved"));
  } else {
    emit saveFailed(tr("The picture could not be written: %1").arg(out.errorString()));
  }
}

void ReceiveModel::retranslate() {
  m_requests.retranslate();
  emit changed();
  emit stateChanged();
  emit languageChanged();
}

}  // namespace tacit::app
