// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <filesystem>

#include "bridge/wallet_values.h"
#include "wallet/contacts.h"
#include "wallet/events.h"
#include "wallet/types.h"
#include "wallet/wallet.h"

/// The wallet's values as the window's, and back. Texts of others are stripped for display here. Pure.
namespace tacit::app {

QString fromUtf8(const std::string& text);
/// The same for a text that somebody else wrote.
QString strippedText(const std::string& text);

std::filesystem::path pathOf(const QString& text);

OpenFault toFault(WalletError error);
/// Of a restore.
OpenFault toFault(BackupError error);
BackupFault toBackupFault(BackupError error);
BackupContents toContents(const BackupSummary& summary);
BackupContents toContents(const BackupRehearsal& rehearsal);
Payment toPayment(const PaymentRecord& record);
PaymentDetail toDetail(const PaymentRecord& record);
PaymentRequest toRequest(const tacit::PaymentRequest& request);
/// The link's line and what is known above it, of a link that is not in good order.
void setFault(NodeState& state, DialFault fault);
NodeState toNodeState(const WalletStatus& status);
Balance toBalance(const WalletBalance& balance, const WalletStatus& status);
Plan toPlan(quint64 ticket, const PaymentPlan& plan);
Plan toPlan(quint64 ticket, const tacit::PlanFault& fault);
/// `record` may be null while the payment is not stored yet.
SendProgress toProgress(quint64 ticket, const tacit::SendProgress& progress, const PaymentRecord* record);
ReceiptVerdict toVerdict(quint64 ticket, const Result<ReceiptCheck, ReceiptCheckError>& check);
WatchKind toWatch(tacit::WatchKind kind);
QList<Account> toAccounts(const Wallet& wallet);
FaucetAnswer toAnswer(tacit::FaucetAnswer answer);

Contact toContact(const tacit::Contact& contact);
tacit::ContactDraft toCoreDraft(const ContactDraft& draft);
ContactFault toFault(ContactError error);
/// The same for a contact; 0 is the empty key.
QByteArray contactKey(ContactId id);
ContactId contactIdOf(const QByteArray& key);

PaymentOrder toOrder(const PaymentDraft& draft);
QByteArray paymentKey(PaymentId id);
PaymentId paymentIdOf(const QByteArray& key);

}  // namespace tacit::app
