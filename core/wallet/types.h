// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "link/proxy.h"
#include "protocol/address.h"
#include "protocol/amount.h"
#include "protocol/asset.h"
#include "protocol/cover_sets.h"

/// The values that a wallet shows. Amounts are in smallest units, times in ms since 1970 with 0 for unknown.
/// Private to the wallet's owner, though no key is among them; texts of others (memos, labels) are as they
/// came and are stripped by `display_text` before they are shown.
namespace tacit {

/// Names a payment inside its wallet, for good: 1, 2, 3 … for what this wallet did or saw.
using PaymentId = std::uint64_t;

enum class WalletError : std::uint8_t {
  kExists,         // create or restore into a folder that holds a wallet
  kMissing,        // no wallet in the folder
  kInUse,          // another program has the wallet open
  kWrongPassword,  //
  kDamaged,        // neither `keys` nor a copy of it can be read, or a record fails its seal
  kStorage,        // the folder can not be read or written
  kNewerVersion,   // written by a later program
  kBadWords,       // restore: not a valid phrase
  kBadNode,        // not a node link, or one of another network than the wallet's
  kBadPrefix,      // of an address; 1–16 letters a–z
  kNoMemory,       // for the password's key
  kBadViewKey,     // watch: not the text of a view key
  kWatchOnly,      // asked of a wallet that holds a view key alone
  kNoAccount,      // the wallet has no account of this number
  kTooManyAccounts,
  kBadName,   // of an account: not UTF-8, or too long
  kBadProxy,  // not HOST:PORT of an IP address or `localhost`
  kBadDate,   // restore and watch: a day to come
};

/// What a wallet that can not spend sees.
enum class WatchKind : std::uint8_t {
  kNone = 0,      // it can spend
  kIncoming = 1,  // what arrives; its balance is what was received, spent or not
  kFull = 2,      // also what leaves, and so the balance
};

/// An account of a wallet folder. Accounts have addresses, coins and history of their own.
struct AccountInfo {
  std::uint32_t number = 0;
  std::string name;           // empty: none was given
  Amount last_balance;        // in TACIT, payments under way included; of the open account as it is now
  std::uint64_t last_seen{};  // when the account was open last, 0 for never; of the open account now

  friend bool operator==(const AccountInfo&, const AccountInfo&) = default;
};
inline constexpr std::size_t kMostAccounts = 64;
inline constexpr std::size_t kMostAccountName = 200;  // bytes

enum class PaymentState : std::uint8_t {
  kPlanned = 1,     // stored; proofs are being made, nothing has left the wallet
  kProved = 2,      // complete, nothing has left the wallet
  kHandedOver = 3,  // it left the wallet; the node took it, or has not answered yet
  kUnknown = 4,     // it left the wallet, and the node is silent or says something that proves nothing. Sent
                    // again until a certified block decides, at the latest by its expiry
  kFinal = 5,       // in a certified block
  kRefused = 6,     // for certain: a certified block spends its coin otherwise or is past its expiry
  kCancelled = 7,   // before anything left the wallet
};
/// Whether nothing will change any more.
constexpr bool is_decided(PaymentState state) {
  return state >= PaymentState::kFinal;
}

enum class RefusalReason : std::uint8_t {
  kNone = 0,
  kSpentElsewhere = 1,  // a certified block spends one of its coins in another transaction
  kExpired = 2,         // a certified block's time is past its expiry; with kCancelled: the wallet was closed
                        // before it left, and was opened again too late to send it unasked
  kCouldNotProve = 3,   // with kCancelled: proving failed, nothing left the wallet
  kNodeRefused = 4,     // with kUnknown: what the node said, which proves nothing
};

/// An address that a payment goes to, and what it gets.
struct PaymentPart {
  std::string address;  // text
  Amount amount;
  /// Number of the output in the transaction, for a receipt; nothing before it is proved.
  std::optional<std::uint8_t> output;

  friend bool operator==(const PaymentPart&, const PaymentPart&) = default;
};

/// One row of the history. What one transaction pays to one address of this wallet is one incoming payment;
/// change, zero coins and transactions of one's own are none.
struct PaymentRecord {
  PaymentId id = 0;
  bool incoming = false;
  PaymentState state = PaymentState::kFinal;
  RefusalReason refusal = RefusalReason::kNone;
  Amount amount;  // without the fee
  Amount fee;     // outgoing only
  AssetId asset;
  std::vector<PaymentPart> parts;     // outgoing: recipients; incoming: the own address that received
  std::string memo;                   // the note that travelled, without a request id
  Bytes memo_bytes;                   // when it is no UTF-8 text; else empty
  std::optional<Bytes16> request_id;  // inside the memo
  std::string label;                  // who asked, from a link; kept here alone
  std::string own_note;               // kept here alone
  std::optional<Bytes32> transaction;
  std::uint64_t height = 0;  // of the certified block, 0 before
  std::uint64_t time = 0;    // of the block; before it the moment of planning
  std::uint64_t created = 0;
  std::uint64_t handed_over = 0;
  std::uint64_t expiry = 0;  // ms; decided at the latest by the first block past it
  bool restored = false;     // found in the ledger, not made by this folder

  friend bool operator==(const PaymentRecord&, const PaymentRecord&) = default;
};

struct WalletBalance {
  AssetId asset;
  Amount spendable;  // now
  Amount returning;  // change of payments under way
  /// What is one's own when every payment under way becomes final.
  Amount total() const { return checked_add(spendable, returning).value_or(spendable); }
  friend bool operator==(const WalletBalance&, const WalletBalance&) = default;
};

enum class RequestState : std::uint8_t { kWaiting, kPartly, kPaid, kOverpaid, kExpired };

struct PaymentRequest {
  Bytes16 id{};
  std::uint64_t address_number = 0;
  std::string address;  // text
  std::optional<Amount> amount;
  AssetId asset;
  std::string label;         // who asks
  std::string message;       // what for
  std::uint64_t expiry = 0;  // s since 1970, 0 for never
  std::uint64_t created = 0;
  std::uint64_t paid = 0;  // time of the block that completed it
  Amount received;
  RequestState state = RequestState::kWaiting;
  std::string link;  // tacit:…

  friend bool operator==(const PaymentRequest&, const PaymentRequest&) = default;
};

/// What a form asks for.
struct PaymentOrder {
  struct Part {
    std::string address;  // text
    Amount amount;
  };
  std::vector<Part> parts;  // 1–14
  bool everything = false;  // one part, whose amount is ignored: the most that one payment can carry
  std::string memo;         // UTF-8; at most 256 bytes, 238 with a request id
  Bytes memo_bytes;         // used instead of `memo` when not empty
  std::optional<Bytes16> request_id;
  std::uint64_t request_expiry = 0;  // s, 0 for never
  std::string label;
  std::string own_note;
};

enum class PlanError : std::uint8_t {
  kTooLittle,      // `available` could be paid
  kWaitForChange,  // enough in all, but part of it returns from payments under way
  kTooManyCoins,   // enough in all, but not within 16 inputs and 4 cover sets; `available` could be paid
  kBadAddress,
  kOtherNetwork,
  kBadParts,     // none, more than 14, or a sum of 2^62 and more
  kZeroAmount,   //
  kMemoTooLong,  // or one that begins like a request id
  kLinkExpired,
  kAlreadyPaid,  // a payment to this request is final or under way
  kNoNetwork,    // the network's parameters were never received
  kNotCaughtUp,  // behind the node's newest block
  kStopped,      // two certified headers of one height were seen
  kWatchOnly,    // the wallet holds a view key alone
  kInternal,
};

struct PaymentPlan {
  Amount amount, fee, change;
  Amount available;  // the most that could be paid in one payment, fee taken off
  Amount remaining;  // what is left of `total()` afterwards
  std::size_t inputs = 0, outputs = 0;
  std::uint64_t hides_among = 0;      // coins of the smallest cover set
  bool own_address = false;           // it pays this very wallet
  std::size_t new_addresses = 0;      // recipients that no final payment went to before
  std::size_t times_paid_before = 0;  // to the first address
  std::uint64_t last_paid = 0;
};
struct PlanFault {
  PlanError error{};
  std::size_t part = 0;  // which one is at fault
  Amount available;      // with kTooLittle, kWaitForChange and kTooManyCoins
};

/// How the four layers stand, from the wire up.
enum class LinkHealth : std::uint8_t {
  kOffline,  // no node was named
  kConnecting,
  kConnected,
  kUnreachable,
  kLost,
  kRefused,       // no node of ours answers there
  kWrongKey,      //
  kWrongGenesis,  //
  kProxyUnknown,  // the record of the proxy is missing or damaged: nothing was dialled
};
enum class LedgerHealth : std::uint8_t {
  kUnknown,       // nothing verified yet
  kGood,          //
  kScanning,      // behind the node's tip
  kBadGenesis,    // what the node sent is not the genesis of this id
  kBadBlock,      // a block without a good certificate, or against its heads
  kBadCoins,      // the coins before the birthday do not give the certified head
  kConflict,      // two certified headers of one height: the wallet has stopped and keeps both
  kCoverDamaged,  // being mended
  kNodeBehind,    // the node does not show the newest block that was verified here: it hides it, or lost it
  kTooOld,        // the operator signed a block of a later version: this program needs an update
  kMaybeTooOld,   // the node sends what may be of a later version, or nonsense: nobody signed it
};

struct WalletStatus {
  LinkHealth link = LinkHealth::kOffline;
  LedgerHealth ledger = LedgerHealth::kUnknown;
  DialFault link_fault = DialFault::kNone;  // kUnreachable and kRefused: what is known of the reason
  std::string node_link;
  std::string proxy;                 // HOST:PORT; empty: none, or not known (kProxyUnknown)
  std::string network_name, prefix;  // empty while unknown
  std::uint64_t set_size = 0;        // N
  std::uint64_t fee_unit = 0;
  bool practice = false;  // the node answers `faucet`
  std::uint32_t latency_ms = 0;
  std::uint64_t height = 0;          // of the newest block verified here
  std::uint64_t block_time = 0;      // its time
  std::uint64_t verified_at = 0;     // when, by this computer's clock
  std::uint64_t node_height = 0;     // what the node told
  std::uint64_t coins = 0;           // on the ledger at `height`
  std::uint64_t birthday = 0;        // height from which on everything was scanned
  bool caught_up = false;            //
  bool restoring = false;            // catching up for the first time
  std::uint32_t clock_ahead_s = 0;   // by how much the newest block is ahead of this clock, from 120 s
  std::uint32_t proofs_ready = 0;    // membership proofs stored for settled coins
  std::uint32_t proofs_waiting = 0;  // settled coins without one
  bool words_confirmed = false;
  std::uint32_t account = 0;
  WatchKind watch = WatchKind::kNone;

  friend bool operator==(const WalletStatus&, const WalletStatus&) = default;
};

/// A proof of payment, ready to be passed on.
struct ReceiptFile {
  Bytes receipt;      // protocol §12, 145 bytes
  Bytes message;      // of the payer's proof, or empty
  Bytes payer_proof;  // 96 bytes, or empty
};

enum class ReceiptCheckError : std::uint8_t {
  kMalformed,
  kNotFinal,    // the node knows no final transaction of this id
  kDoesNotPay,  // the coin does not open, or the node sent something else
  kPayerProof,  // the payer's proof does not hold
  kNetwork,     // no answer
};
struct ReceiptCheck {
  Bytes32 transaction{};
  std::uint8_t output = 0;
  std::string address;
  Amount amount;
  AssetId asset;
  Bytes memo;  // without padding
  std::uint64_t height = 0, time = 0;
  bool payer_proved = false;
  Bytes message;
};

}  // namespace tacit
