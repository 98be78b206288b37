// SPDX-License-Identifier: MIT
#include "bridge/conversions.h"

#include <algorithm>

#include "bridge/receipt_text.h"
#include "link/node_link.h"
#include "wallet/memo.h"
#include "wallet/payment_link.h"

namespace tacit::app {

namespace {

constexpr qint64 kSecond = 1000;

PaymentState toState(tacit::PaymentState state) {
  switch (state) {
    case tacit::PaymentState::kPlanned:
      return PaymentState::Planned;
    case tacit::PaymentState::kProved:
      return PaymentState::Proving;
    case tacit::PaymentState::kHandedOver:
      return PaymentState::HandedOver;
    case tacit::PaymentState::kUnknown:
      return PaymentState::Unknown;
    case tacit::PaymentState::kFinal:
      return PaymentState::Final;
    case tacit::PaymentState::kRefused:
      return PaymentState::Refused;
    case tacit::PaymentState::kCancelled:
      return PaymentState::Cancelled;
  }
  return PaymentState::Unknown;
}

RefusalReason toReason(tacit::RefusalReason reason) {
  switch (reason) {
    case tacit::RefusalReason::kNone:
      return RefusalReason::None;
    case tacit::RefusalReason::kSpentElsewhere:
      return RefusalReason::SpentElsewhere;
    case tacit::RefusalReason::kExpired:
      return RefusalReason::Expired;
    case tacit::RefusalReason::kCouldNotProve:
      return RefusalReason::CouldNotProve;
    case tacit::RefusalReason::kNodeRefused:
      return RefusalReason::Rejected;
  }
  return RefusalReason::None;
}

PlanFault toFault(PlanError error) {
  switch (error) {
    case PlanError::kTooLittle:
      return PlanFault::TooLittle;
    case PlanError::kWaitForChange:
      return PlanFault::WaitForChange;
    case PlanError::kTooManyCoins:
      return PlanFault::TooManyCoins;
    case PlanError::kBadAddress:
      return PlanFault::BadAddress;
    case PlanError::kOtherNetwork:
      return PlanFault::WrongNetwork;
    case PlanError::kZeroAmount:
      return PlanFault::ZeroAmount;
    case PlanError::kMemoTooLong:
      return PlanFault::MemoTooLong;
    case PlanError::kLinkExpired:
      return PlanFault::LinkExpired;
    case PlanError::kAlreadyPaid:
      return PlanFault::AlreadyPaid;
    case PlanError::kNoNetwork:
    case PlanError::kNotCaughtUp:
    case PlanError::kStopped:
      return PlanFault::NotCaughtUp;
    case PlanError::kBadParts:
    case PlanError::kWatchOnly:
    case PlanError::kInternal:
      break;
  }
  return PlanFault::Internal;
}

void setLink(NodeState& state, LinkHealth health, DialFault fault) {
  const auto good = LayerState::Good;
  const auto bad = LayerState::Bad;
  switch (health) {
    case LinkHealth::kOffline:
      break;
    case LinkHealth::kConnecting:
      state.link = LayerState::Working;
      state.linkFault = LinkFault::Connecting;
      break;
    case LinkHealth::kConnected:
      state.link = state.encryption = state.node = good;
      state.linkFault = LinkFault::None;
      break;
    case LinkHealth::kUnreachable:
      state.link = bad;
      state.linkFault = LinkFault::Unreachable;
      setFault(state, fault);
      break;
    case LinkHealth::kLost:
      state.link = bad;
      state.linkFault = LinkFault::Lost;
      break;
    case LinkHealth::kRefused:
      state.link = good;
      state.linkFault = LinkFault::None;
      state.node = bad;
      state.nodeFault = NodeFault::OldVersion;
      setFault(state, fault);
      break;
    case LinkHealth::kWrongKey:
      state.link = good;
      state.linkFault = LinkFault::None;
      state.encryption = bad;
      state.encryptionFault = EncryptionFault::WrongKey;
      break;
    case LinkHealth::kWrongGenesis:
      state.link = state.encryption = good;
      state.linkFault = LinkFault::None;
      state.node = bad;
      state.nodeFault = NodeFault::WrongGenesis;
      break;
    case LinkHealth::kProxyUnknown:
      state.link = bad;
      state.linkFault = LinkFault::ProxyUnknown;
      break;
  }
}

void setLedger(NodeState& state, const WalletStatus& status) {
  const auto fail = [&state](LedgerFault fault) {
    state.ledger = LayerState::Bad;
    state.ledgerFault = fault;
  };
  switch (status.ledger) {
    case LedgerHealth::kUnknown:
      break;
    case LedgerHealth::kGood:
      state.ledger = status.caught_up ? LayerState::Good : LayerState::Working;
      state.ledgerFault = !status.caught_up          ? LedgerFault::Scanning
                          : status.clock_ahead_s > 0 ? LedgerFault::ClockAhead
                                                     : LedgerFault::None;
      break;
    case LedgerHealth::kScanning:
    case LedgerHealth::kCoverDamaged:
      state.ledger = LayerState::Working;
      state.ledgerFault = LedgerFault::Scanning;
      break;
    case LedgerHealth::kBadBlock:
      fail(LedgerFault::BadCertificate);
      break;
    case LedgerHealth::kBadGenesis:
    case LedgerHealth::kBadCoins:
      fail(LedgerFault::BadChain);
      break;
    case LedgerHealth::kConflict:
      fail(LedgerFault::Conflict);
      break;
    case LedgerHealth::kNodeBehind:
      state.node = LayerState::Bad;
      state.nodeFault = NodeFault::Behind;
      break;
    case LedgerHealth::kTooOld:
      fail(LedgerFault::TooOld);
      break;
    case LedgerHealth::kMaybeTooOld:
      fail(LedgerFault::MaybeTooOld);
      break;
  }
  if (state.ledger == LayerState::Working && status.link != LinkHealth::kConnected) {
    state.ledger = LayerState::Unknown;  // nothing is being checked
    state.ledgerFault = LedgerFault::None;
  }
}

}  // namespace

std::filesystem::path pathOf(const QString& text) {
  return std::filesystem::path(text.toStdU16String());
}

QString fromUtf8(const std::string& text) {
  return QString::fromStdString(text);
}

QString strippedText(const std::string& text) {
  return QString::fromStdString(display_text(text));
}

OpenFault toFault(WalletError error) {
  switch (error) {
    case WalletError::kExists:
      return OpenFault::Exists;
    case WalletError::kInUse:
      return OpenFault::InUse;
    case WalletError::kWrongPassword:
      return OpenFault::WrongPassword;
    case WalletError::kDamaged:
      return OpenFault::Damaged;
    case WalletError::kNewerVersion:
      return OpenFault::Newer;
    case WalletError::kNoMemory:
      return OpenFault::NoMemory;
    case WalletError::kBadWords:
      return OpenFault::WrongWords;
    case WalletError::kBadNode:
    case WalletError::kBadPrefix:
    case WalletError::kBadProxy:
      return OpenFault::NoNetwork;
    case WalletError::kBadViewKey:
      return OpenFault::BadViewKey;
    case WalletError::kWatchOnly:
      return OpenFault::Watching;
    case WalletError::kMissing:
    case WalletError::kStorage:
    case WalletError::kNoAccount:
    case WalletError::kTooManyAccounts:
    case WalletError::kBadName:
    case WalletError::kBadDate:
      break;
  }
  return OpenFault::Storage;
}

OpenFault toFault(BackupError error) {
  switch (error) {
    case BackupError::kExists:
      return OpenFault::Exists;
    case BackupError::kInUse:
      return OpenFault::InUse;
    case BackupError::kBadNode:
    case BackupError::kBadProxy:
      return OpenFault::NoNetwork;
    case BackupError::kStorage:
      return OpenFault::Storage;
    case BackupError::kNoMemory:
      return OpenFault::NoMemory;
    case BackupError::kWrongPassword:
      return OpenFault::WrongPassword;
    case BackupError::kMissing:
    case BackupError::kNotBackup:
    case BackupError::kDamaged:
    case BackupError::kNewerVersion:
    case BackupError::kTooLarge:
      break;
  }
  return OpenFault::Damaged;
}

BackupFault toBackupFault(BackupError error) {
  switch (error) {
    case BackupError::kWrongPassword:
      return BackupFault::WrongPassword;
    case BackupError::kNotBackup:
    case BackupError::kTooLarge:
      return BackupFault::NotABackup;
    case BackupError::kNewerVersion:
      return BackupFault::Newer;
    case BackupError::kDamaged:
      return BackupFault::Damaged;
    case BackupError::kMissing:
    case BackupError::kNoMemory:
    case BackupError::kBadNode:
    case BackupError::kBadProxy:
      return BackupFault::NotReadable;
    case BackupError::kStorage:
    case BackupError::kExists:
    case BackupError::kInUse:
      break;
  }
  return BackupFault::NotWritten;
}

BackupContents toContents(const BackupSummary& summary) {
  BackupContents contents;
  contents.madeAt = static_cast<qint64>(summary.made);
  contents.network = strippedText(summary.network_name);
  contents.watch = toWatch(summary.watch);
  contents.accounts = static_cast<int>(summary.accounts);
  contents.payments = static_cast<int>(summary.payments);
  contents.contacts = static_cast<int>(summary.contacts);
  contents.requests = static_cast<int>(summary.requests);
  return contents;
}

BackupContents toContents(const BackupRehearsal& rehearsal) {
  BackupContents contents = toContents(rehearsal.summary);
  contents.fault = rehearsal.same_wallet ? BackupFault::None : BackupFault::OtherWallet;
  contents.missing = static_cast<int>(rehearsal.missing_payments);
  contents.complete = rehearsal.complete();
  return contents;
}

WatchKind toWatch(tacit::WatchKind kind) {
  switch (kind) {
    case tacit::WatchKind::kNone:
      return WatchKind::None;
    case tacit::WatchKind::kIncoming:
      return WatchKind::Incoming;
    case tacit::WatchKind::kFull:
      return WatchKind::Full;
  }
  return WatchKind::None;
}

QList<Account> toAccounts(const Wallet& wallet) {
  QList<Account> accounts;
  for (const AccountInfo& info : wallet.accounts()) {
    const bool open = info.number == wallet.account();
    accounts.append(
        {info.number, strippedText(info.name), open, open || info.last_seen > 0, info.last_balance.units()});
  }
  return accounts;
}

Payment toPayment(const PaymentRecord& record) {
  Payment payment;
  payment.id = paymentKey(record.id);
  payment.incoming = record.incoming;
  payment.amount = record.amount.units();
  payment.fee = record.fee.units();
  payment.state = toState(record.state);
  payment.refusal = toReason(record.refusal);
  payment.time = static_cast<qint64>(record.time);
  payment.height = record.height;
  payment.memo = strippedText(record.memo);
  payment.ownNote = fromUtf8(record.own_note);
  payment.label = strippedText(record.label);
  if (!record.parts.empty()) {
    payment.address = fromUtf8(record.parts.front().address);
  }
  for (const tacit::PaymentPart& part : record.parts) {
    if (!record.incoming) {
      payment.parts.append({fromUtf8(part.address), part.amount.units()});
    }
  }
  if (record.request_id) {
    payment.requestId = QByteArray::fromStdString(to_hex(*record.request_id));
  }
  if (record.transaction) {
    payment.transactionId = QByteArray::fromStdString(to_hex(*record.transaction));
  }
  if (!record.asset.is_native()) {
    payment.ticker = QString::fromStdString(to_hex(record.asset.bytes())).left(8);
  }
  return payment;
}

PaymentDetail toDetail(const PaymentRecord& record) {
  PaymentDetail detail;
  detail.payment = toPayment(record);
  for (const tacit::PaymentPart& part : record.parts) {
    detail.shares.append({fromUtf8(part.address), part.amount.units(), part.output ? int{*part.output} : -1});
  }
  detail.restored = record.restored;
  detail.createdAt = static_cast<qint64>(record.created);
  detail.handedOverAt = static_cast<qint64>(record.handed_over);
  detail.finalAt = record.state == tacit::PaymentState::kFinal ? static_cast<qint64>(record.time) : 0;
  detail.expiresAt = static_cast<qint64>(record.expiry);
  return detail;
}

PaymentRequest toRequest(const tacit::PaymentRequest& request) {
  PaymentRequest result;
  result.id = QByteArray::fromStdString(to_hex(request.id));
  result.address = fromUtf8(request.address);
  result.link = fromUtf8(request.link);
  result.hasAmount = request.amount.has_value();
  result.amount = request.amount.value_or(Amount()).units();
  result.received = request.received.units();
  result.message = fromUtf8(request.message);
  result.createdAt = static_cast<qint64>(request.created);
  result.expiresAt = static_cast<qint64>(request.expiry) * kSecond;
  result.paidAt = static_cast<qint64>(request.paid);
  switch (request.state) {
    case tacit::RequestState::kWaiting:
      result.state = RequestState::Waiting;
      break;
    case tacit::RequestState::kPartly:
      result.state = RequestState::Partly;
      break;
    case tacit::RequestState::kPaid:
      result.state = RequestState::Paid;
      break;
    case tacit::RequestState::kOverpaid:
      result.state = RequestState::Overpaid;
      break;
    case tacit::RequestState::kExpired:
      result.state = RequestState::Expired;
      break;
  }
  return result;
}

void setFault(NodeState& state, DialFault fault) {
  switch (fault) {
    case DialFault::kNone:
      break;
    case DialFault::kNoConnection:
      state.linkFault = LinkFault::Unreachable;
      break;
    case DialFault::kNoName:
      state.linkFault = LinkFault::UnknownName;
      break;
    case DialFault::kSilent:
    case DialFault::kHungUp:
      state.linkFault = LinkFault::Silent;
      break;
    case DialFault::kStranger:
      state.nodeFault = NodeFault::Stranger;
      break;
    case DialFault::kEndless:
      state.nodeFault = NodeFault::Misbehaves;
      break;
    case DialFault::kNoProxy:
      state.linkFault = LinkFault::ProxyAway;
      break;
    case DialFault::kProxySilent:
    case DialFault::kProxyExpired:
      state.linkFault = LinkFault::ProxySlow;
      break;
    case DialFault::kNotSocks:
      state.linkFault = LinkFault::NotAProxy;
      break;
    case DialFault::kProxyLogin:
      state.linkFault = LinkFault::ProxyLogin;
      break;
    case DialFault::kProxyForbids:
    case DialFault::kProxyFailed:
      state.linkFault = LinkFault::ProxyRefused;
      break;
    case DialFault::kProxyNoRoute:
      state.linkFault = LinkFault::ProxyNoRoute;
      break;
    case DialFault::kProxyRefused:
      state.linkFault = LinkFault::ProxyNoNode;
      break;
  }
}

NodeState toNodeState(const WalletStatus& status) {
  NodeState state;
  state.nodeLink = fromUtf8(status.node_link);
  if (const auto link = parse_node_link(status.node_link)) {
    state.endpoint = fromUtf8(format_host_port(link->host, link->port));
  }
  state.network = strippedText(status.network_name);
  state.addressPrefix = fromUtf8(status.prefix);
  state.practice = status.practice;
  state.latencyMs = status.link == LinkHealth::kConnected ? static_cast<int>(status.latency_ms) : -1;
  state.height = std::max(status.node_height, status.height);
  state.scannedHeight = status.height;
  state.blockTime = static_cast<qint64>(status.block_time);
  state.restoring = status.restoring;
  state.coins = status.coins;
  state.proxy = fromUtf8(status.proxy);
  setLink(state, status.link, status.link_fault);
  setLedger(state, status);
  const std::uint64_t begin = std::min(status.birthday, status.height);
  const std::uint64_t whole = state.height - begin;
  state.caughtUp = status.caught_up || whole == 0
                       ? (status.caught_up ? 1.0 : 0.0)
                       : static_cast<double>(status.height - begin) / static_cast<double>(whole);
  return state;
}

Balance toBalance(const WalletBalance& balance, const WalletStatus& status) {
  Balance result;
  result.total = balance.total().units();
  result.spendable = balance.spendable.units();
  result.returning = balance.returning.units();
  result.verifiedAt = static_cast<qint64>(status.verified_at);
  result.height = status.height;
  return result;
}

Plan toPlan(quint64 ticket, const PaymentPlan& plan) {
  Plan result;
  result.ticket = ticket;
  result.fault = plan.own_address ? PlanFault::OwnAddress : PlanFault::None;
  result.amount = plan.amount.units();
  result.fee = plan.fee.units();
  result.total = checked_add(plan.amount, plan.fee).value_or(plan.amount).units();
  result.change = plan.change.units();
  result.remaining = plan.remaining.units();
  result.available = plan.available.units();
  result.inputs = static_cast<int>(plan.inputs);
  result.outputs = static_cast<int>(plan.outputs);
  result.hidesAmong = plan.hides_among;
  result.newAddresses = static_cast<int>(plan.new_addresses);
  result.timesPaidBefore = static_cast<int>(plan.times_paid_before);
  result.lastPaidAt = static_cast<qint64>(plan.last_paid);
  return result;
}

Plan toPlan(quint64 ticket, const tacit::PlanFault& fault) {
  Plan result;
  result.ticket = ticket;
  result.fault = toFault(fault.error);
  result.part = static_cast<int>(fault.part);
  result.available = fault.available.units();
  return result;
}

SendProgress toProgress(quint64 ticket, const tacit::SendProgress& progress, const PaymentRecord* record) {
  SendProgress result;
  result.ticket = ticket;
  result.paymentId = paymentKey(progress.id);
  result.state = toState(progress.state);
  result.refusal = toReason(progress.refusal);
  result.proved = progress.proofs_needed == 0 ? 0
                                              : static_cast<double>(progress.proofs_made) /
                                                    static_cast<double>(progress.proofs_needed);
  result.seconds = static_cast<double>(progress.elapsed_ms) / 1000.0;
  if (record != nullptr) {
    result.handedOverAt = static_cast<qint64>(record->handed_over);
    result.expiresAt = static_cast<qint64>(record->expiry);
    result.finalAt = record->state == tacit::PaymentState::kFinal ? static_cast<qint64>(record->time) : 0;
  }
  return result;
}

ReceiptVerdict toVerdict(quint64 ticket, const Result<ReceiptCheck, ReceiptCheckError>& check) {
  ReceiptVerdict verdict;
  verdict.ticket = ticket;
  if (!check) {
    constexpr ReceiptFault kFaults[] = {ReceiptFault::Malformed, ReceiptFault::NotFinal,
                                        ReceiptFault::DoesNotPay, ReceiptFault::PayerProof,
                                        ReceiptFault::NoNetwork};
    verdict.fault = kFaults[static_cast<std::size_t>(check.error())];
    return verdict;
  }
  const UnpackedMemo memo = unpack_memo(make_memo(check->memo).value_or(Memo{}));
  verdict.fault = ReceiptFault::None;
  verdict.transactionId = QByteArray::fromStdString(to_hex(check->transaction));
  verdict.address = fromUtf8(check->address);
  verdict.amount = check->amount.units();
  if (!check->asset.is_native()) {
    verdict.ticker = QString::fromStdString(to_hex(check->asset.bytes())).left(8);
  }
  verdict.memo = strippedText(memo.text);
  verdict.height = check->height;
  verdict.time = static_cast<qint64>(check->time);
  verdict.payerProved = check->payer_proved;
  verdict.verifier = check->payer_proved ? verifierOf(check->message) : QString();
  return verdict;
}

FaucetAnswer toAnswer(tacit::FaucetAnswer answer) {
  switch (answer) {
    case tacit::FaucetAnswer::kOnItsWay:
      return FaucetAnswer::OnItsWay;
    case tacit::FaucetAnswer::kTooOften:
      return FaucetAnswer::TooOften;
    case tacit::FaucetAnswer::kNotPractice:
      return FaucetAnswer::NotPractice;
    case tacit::FaucetAnswer::kUnreachable:
      break;
  }
  return FaucetAnswer::Unreachable;
}

PaymentOrder toOrder(const PaymentDraft& draft) {
  PaymentOrder order;
  for (const PaymentPart& part : draft.parts) {
    order.parts.push_back({part.address.toStdString(), Amount::parse(part.amount).value_or(Amount())});
  }
  order.everything = draft.everything;
  order.memo = draft.memo.toStdString();
  order.memo_bytes.assign(draft.linkMemo.cbegin(), draft.linkMemo.cend());
  order.request_id = parse_hex_array<16>(draft.requestId.toStdString());
  order.request_expiry = static_cast<std::uint64_t>(draft.requestExpiresAt / kSecond);
  order.label = draft.label.toStdString();
  order.own_note = draft.ownNote.toStdString();
  return order;
}

QByteArray paymentKey(PaymentId id) {
  return QByteArray::number(static_cast<qulonglong>(id));
}

PaymentId paymentIdOf(const QByteArray& key) {
  return key.toULongLong();
}

}  // namespace tacit::app
