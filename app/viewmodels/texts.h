// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include "bridge/wallet_values.h"

/// The words, numbers and times that several models show. Texts follow the language that is installed when
/// they are made, dates and numbers the default QLocale, which the language sets. GUI thread.
namespace tacit::app::texts {

/// Milliseconds since 1970.
qint64 now();

/// Whether balances and payments are shown as "••••". Whoever sets it makes the models tell their texts anew.
void setAmountsHidden(bool hidden);
bool amountsHidden();

/// "1 284.30": grouped by narrow spaces, at least two decimals, no zeros beyond; "••••" while amounts are
/// hidden. For everything that shows what somebody has, gets or paid.
QString money(quint64 units, int decimals = 8);
/// The same, never hidden: for the payment or request that is being made, for files and for search.
QString openMoney(quint64 units, int decimals = 8);
/// "16 384"
QString grouped(quint64 number);
/// "+ 12.50" or "− 31.90"; hidden as `money` is, without its sign.
QString signedMoney(bool incoming, quint64 units, int decimals = 8);
/// "1284.30": as it is typed and as it stands in links.
QString plainMoney(quint64 units, int decimals = 8);

/// "just now", "3 minutes ago", "2 hours ago", then the date.
QString ago(qint64 time);
/// "45 seconds", "58 minutes", "3 hours", "2 days".
QString duration(qint64 milliseconds);
/// "0.4 s"
QString seconds(double value);
/// "just now", "18:02", "yesterday 18:02", "20 November, 18:02"
QString moment(qint64 time);
/// "25 November 2026, 18:02:07": for a detail and on paper.
QString exactTime(qint64 time);
/// "Today", "Yesterday", "20 November 2026": a heading of the history.
QString day(qint64 time);
QString date(qint64 time);

/// Groups of four after the prefix and its separator, which are the first group.
QStringList addressGroups(const QString& address);
/// "tacit1 q4vx 9k2m 7d0s …": for a row where the whole address does not fit; never fewer than 20 characters.
QString shortAddress(const QString& address);
/// One or two letters for the round mark of a payment.
QString initials(const QString& title);

QString title(const Payment& payment);
/// The note of a payment when its title is something else, on one line; else empty.
QString purpose(const Payment& payment);
QString state(const Payment& payment);
/// What the state means for the money and what to do.
QString explanation(const Payment& payment, qint64 expiresAt);
QString refusal(RefusalReason reason);

QString openFault(OpenFault fault);
/// Empty for None.
QString backupFault(BackupFault fault);
/// "It was made on 20 November, 18:02, and holds 1 account, 103 payments, 4 contacts and 2 requests."
QString backupContents(const BackupContents& contents);
QString practiceFault(PracticeFault fault);
QString faucet(FaucetAnswer answer);
/// One line about a node that was tested: how it answers, or what fails and what to do.
QString nodeTest(const LinkTest& result);
/// Empty for the address of a proxy (link/proxy.h) and for nothing at all.
QString proxyProblem(const QString& text);
/// What is wrong with the link, without a stop: "The proxy 127.0.0.1:9050 does not answer".
QString linkFault(const NodeState& state);
bool nodeTestGood(const LinkTest& result);

/// "Practice network" for the one of this computer, else the network's own name.
QString networkName(const NodeState& state);

}  // namespace tacit::app::texts
