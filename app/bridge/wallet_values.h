// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

/// What passes between the wallet and the window: plain values without behaviour, copied freely. Amounts are
/// in the asset's smallest unit and below 2^62; they are made into text by viewmodels/money.h alone. Times
/// are milliseconds since 1970, 0 when unknown. Nothing here is secret but what `SecretText` carries
/// (bridge/secret_text.h).
namespace tacit::app {

/// What the wallet folder holds and whether it is open.
enum class WalletPhase { Missing, Locked, Opening, Open };

enum class OpenFault {
  WrongPassword,
  InUse,       // another program has this folder open
  Damaged,     // neither `keys` nor one of its copies can be read; or a backup file is damaged
  WrongWords,  // restore: the words are no valid phrase
  Storage,     // the folder can not be written
  NoNetwork,   // the node was needed and could not be asked
  Exists,      // create or restore into a folder that holds a wallet
  BadViewKey,  // watch: no view key of a known kind
  Watching,    // the wallet holds view keys alone
  Records,     // the keys are whole; what the wallet knew of its money and payments is damaged
  Newer,       // a later version of this program made it
  NoMemory,    // too little for the password's key
};

/// What a wallet without spend keys sees: everything (None is a wallet that can pay), what arrives, or both
/// ways.
enum class WatchKind { None, Incoming, Full };

struct Account {
  quint32 number = 0;
  QString name;  // empty: none given
  bool open = false;
  bool balanceKnown = false;
  quint64 balance = 0;  // as last known
};

enum class BackupFault {
  None,
  WrongPassword,
  WrongWalletPassword,  // saving: the wallet's own
  NotABackup,           // another kind of file
  Newer,                // made by a later version of the program
  Damaged,              // cut off or changed
  NotReadable,          // the file can not be opened
  NotWritten,           // the file can not be written
  OtherWallet,          // rehearsal: of another wallet than the open one
};

/// What a backup file holds. `missing` counts the payments that the open wallet has and the file has not;
/// `complete` says that nothing else is missing either.
struct BackupContents {
  BackupFault fault = BackupFault::None;
  qint64 madeAt = 0;
  QString network;
  WatchKind watch = WatchKind::None;
  int accounts = 0;
  int payments = 0;
  int contacts = 0;
  int requests = 0;
  int missing = 0;
  bool complete = true;
};

struct Balance {
  quint64 total = 0;
  quint64 spendable = 0;
  quint64 returning = 0;  // change of payments under way
  quint64 arriving = 0;   // known but not yet spendable
  qint64 verifiedAt = 0;  // when the newest verified block was seen
  quint64 height = 0;
  QString ticker = QStringLiteral("TACIT");
  int decimals = 8;
};

enum class PaymentState { Planned, Proving, HandedOver, Unknown, Final, Refused, Cancelled };

enum class RefusalReason {
  None,
  SpentElsewhere,  // a certified block spends one of its coins otherwise
  Expired,         // a certified block's time is past its expiry
  Rejected,        // the node said so, which decides nothing: with Unknown
  CouldNotProve,   // with Cancelled: nothing left the wallet
};

/// One recipient of a payment and what it gets.
struct PaymentPart {
  QString address;
  quint64 amount = 0;
  int output = -1;  // of the transaction, for a receipt; −1 before proving
};

struct Payment {
  QByteArray id;  // stable key of this row, hex
  bool incoming = false;
  quint64 amount = 0;  // without the fee
  quint64 fee = 0;
  QString ticker = QStringLiteral("TACIT");
  int decimals = 8;
  PaymentState state = PaymentState::Final;
  RefusalReason refusal = RefusalReason::None;
  qint64 time = 0;
  quint64 height = 0;  // of the certified block, 0 before
  QString memo;        // stripped for display
  QString ownNote;
  QString label;             // who asked, from the link
  QString address;           // whole text; of the (first) recipient, or own address that received
  QList<PaymentPart> parts;  // outgoing: all recipients
  QByteArray requestId;      // of the request it answers, empty when none
  QByteArray contact;        // whose it is, as far as the wallet knows; empty when it does not
  QString person;            // that contact's name
  QByteArray transactionId;  // hex, empty before proving
};

struct PaymentDetail {
  Payment payment;
  QList<PaymentPart> shares;  // outgoing: recipients; incoming: the own address
  bool restored = false;      // found in the ledger, not made by this folder
  qint64 createdAt = 0;
  qint64 handedOverAt = 0;
  qint64 finalAt = 0;
  qint64 expiresAt = 0;
};

enum class RequestState { Waiting, Partly, Paid, Overpaid, Expired };

struct PaymentRequest {
  QByteArray id;  // hex of the 16-byte request id
  QString address;
  QString link;  // tacit:…
  bool hasAmount = false;
  quint64 amount = 0;
  quint64 received = 0;
  QString message;  // what for; the payer sees it
  qint64 createdAt = 0;
  qint64 expiresAt = 0;  // 0: never
  qint64 paidAt = 0;
  RequestState state = RequestState::Waiting;
};

struct RequestDraft {
  bool hasAmount = false;
  quint64 amount = 0;
  QString message;
  qint64 expiresAt = 0;
};

/// One payment as the form describes it; already parsed, nothing checked against the ledger.
struct PaymentDraft {
  QList<PaymentPart> parts;  // at least one; several come from a link
  bool everything = false;   // Max: as much as can be spent in one payment, to the one recipient
  QString memo;              // sent, encrypted
  QByteArray linkMemo;       // from a link's memo=, used instead of `memo` when not empty
  QByteArray requestId;      // from a link's id=, hex
  qint64 requestExpiresAt = 0;
  QString label;  // from a link, kept in the history
  QString ownNote;
};

enum class PlanFault {
  None,
  TooLittle,      // `available` says how much could be paid
  WaitForChange,  // enough in all, but part of it returns from payments under way
  TooManyCoins,   // more inputs than one payment takes; `available` says how much one payment can carry
  BadAddress,
  WrongNetwork,
  OwnAddress,  // allowed by the protocol, reported so that the form can say so; the plan is usable
  LinkExpired,
  AlreadyPaid,
  MemoTooLong,
  ZeroAmount,
  NotCaughtUp,
  Internal,
};

struct Plan {
  quint64 ticket = 0;  // of the planPayment call
  PlanFault fault = PlanFault::None;
  quint64 amount = 0;
  quint64 fee = 0;
  quint64 total = 0;      // amount and fee
  quint64 change = 0;     // comes back when final
  quint64 remaining = 0;  // what stays in the wallet afterwards
  quint64 available = 0;  // what could be paid at most, fee taken off
  int inputs = 0;
  int outputs = 0;
  quint64 hidesAmong = 0;   // coins in the smallest cover set
  int part = 0;             // which recipient is at fault
  int newAddresses = 0;     // recipients that were never paid before
  int timesPaidBefore = 0;  // to the first recipient
  qint64 lastPaidAt = 0;
};

struct SendProgress {
  quint64 ticket = 0;
  QByteArray paymentId;
  PaymentState state = PaymentState::Proving;
  RefusalReason refusal = RefusalReason::None;
  double proved = 0;  // 0 to 1 over all proofs of the payment
  qint64 handedOverAt = 0;
  qint64 finalAt = 0;
  qint64 expiresAt = 0;  // an unknown outcome is decided at the latest then
  double seconds = 0;    // from confirmation to final
};

enum class LayerState { Good, Working, Bad, Unknown };

enum class LinkFault {
  None,
  NotStarted,
  Connecting,
  Unreachable,
  Lost,
  UnknownName,
  Silent,  // takes the connection and says nothing
  // with a proxy
  ProxyAway,
  ProxySlow,
  NotAProxy,
  ProxyLogin,    // it wants one of its own
  ProxyRefused,  // for no reason of the node's
  ProxyNoRoute,  // to the node's host, or the name is not known to it
  ProxyNoNode,   // nothing answers it there
  ProxyUnknown,  // its record is missing or damaged: nothing was dialled
};
enum class EncryptionFault { None, WrongKey };
enum class NodeFault { None, WrongGenesis, OldVersion, Behind, Misbehaves, Stranger };
enum class LedgerFault {
  None,
  Scanning,
  BadCertificate,
  BadChain,
  Conflict,
  ClockAhead,
  TooOld,       // the operator signed a block of a later version
  MaybeTooOld,  // of a version that is not known, and nobody signed it
};

/// The four layers of Settings → Network; a layer above a broken one is Unknown.
struct NodeState {
  LayerState link = LayerState::Unknown;
  LayerState encryption = LayerState::Unknown;
  LayerState node = LayerState::Unknown;
  LayerState ledger = LayerState::Unknown;
  LinkFault linkFault = LinkFault::NotStarted;
  EncryptionFault encryptionFault = EncryptionFault::None;
  NodeFault nodeFault = NodeFault::None;
  LedgerFault ledgerFault = LedgerFault::None;
  QString nodeLink;       // tacit-node:…
  QString endpoint;       // host:port, for people
  QString proxy;          // host:port, empty: none
  QString network;        // name from the genesis
  QString addressPrefix;  // of the wallet's network
  bool practice = false;  // answers `faucet`
  int latencyMs = -1;
  quint64 height = 0;  // newest certified block the node told of
  quint64 scannedHeight = 0;
  qint64 blockTime = 0;    // of the newest certified block
  double caughtUp = 1;     // 0 to 1, by work
  bool restoring = false;  // catching up from a restore, not from an absence
  quint64 coins = 0;       // final coins of the ledger: a young network hides little
};

struct LinkTest {
  quint64 ticket = 0;
  bool syntaxOk = false;
  NodeState state;
};

enum class FaucetAnswer { OnItsWay, TooOften, NotPractice, Unreachable };

enum class PracticeFault { NoProgram, DidNotStart, NoAnswer };

/// A person. Texts are stripped; the picture is a small PNG that this program made.
struct Contact {
  QByteArray id;
  QString name;
  QStringList addresses;  // the first is the one to pay, then the ones before it
  int colour = 0;         // 0 to 7
  QByteArray picture;
  QString note;
  qint64 createdAt = 0;
  qint64 addressSince = 0;
};

struct ContactDraft {
  QString name;
  QString address;
  int colour = 0;
  QByteArray picture;
  QString note;
};

enum class ContactFault {
  None,
  Unknown,
  NoNetwork,  // addresses can not be checked yet
  Name,
  NameTooLong,
  NameTaken,
  Address,
  OtherNetwork,
  AddressTaken,
  Picture,
  NoteTooLong,
  TooMany,
  Storage,
};

enum class ReceiptFault { None, Malformed, NotFinal, DoesNotPay, PayerProof, NoNetwork };

/// What came of checking somebody's receipt.
struct ReceiptVerdict {
  quint64 ticket = 0;
  ReceiptFault fault = ReceiptFault::Malformed;  // the rest is empty with any
  QByteArray transactionId;
  QString address;
  quint64 amount = 0;
  QString ticker = QStringLiteral("TACIT");
  int decimals = 8;
  QString memo;  // stripped for display
  quint64 height = 0;
  qint64 time = 0;
  bool payerProved = false;
  QString verifier;  // whom the payer's proof was made for, stripped for display
};

/// Payments into a file that is not encrypted.
struct ExportOrder {
  quint64 ticket = 0;
  QString file;
  bool json = false;       // else CSV
  bool everything = true;  // else those of `ids`
  QList<QByteArray> ids;
};

struct ViewKeys {
  QString incoming;
  QString full;
};

}  // namespace tacit::app

Q_DECLARE_METATYPE(tacit::app::Balance)
Q_DECLARE_METATYPE(tacit::app::Contact)
Q_DECLARE_METATYPE(tacit::app::Payment)
Q_DECLARE_TYPEINFO(tacit::app::Payment, Q_RELOCATABLE_TYPE);  // long lists of them are moved about
Q_DECLARE_METATYPE(tacit::app::PaymentRequest)
