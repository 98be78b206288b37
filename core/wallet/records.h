// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "protocol/block.h"
#include "protocol/coin.h"
#include "protocol/cover_sets.h"
#include "protocol/note.h"
#include "protocol/tag.h"
#include "wallet/contacts.h"
#include "wallet/types.h"

/// What a wallet keeps, and the bytes under which it is stored. Decoders are strict, as everywhere; what they
/// read was sealed by this wallet. Every record begins with a version byte; earlier versions are read as
/// well.
namespace tacit {

/// The cover set of an attempt that left the wallet; later attempts for the coin keep it (protocol §5).
struct KeptSet {
  CoverRange range;
  Bytes32 head{};  // coins[first + count]
  friend bool operator==(const KeptSet&, const KeptSet&) = default;
};

/// A coin that this wallet has identified.
struct OwnedCoin {
  std::uint64_t row = 0;    // in storage
  std::uint64_t index = 0;  // number on the ledger
  Origin origin = Origin::of_public_coin(0);
  Coin coin;
  Note note;
  Tag tag = Tag::from_trusted({});
  Bytes32 transaction{};  // zeros for a genesis coin
  std::uint64_t height = 0, time = 0;
  std::optional<Bytes32> spent_by;  // id of the transaction in a certified block
  std::uint64_t spent_height = 0;
  PaymentId reserved = 0;  // for a payment that is not decided
  std::optional<KeptSet> kept;
};

struct StoredOutput {
  ByteArray<Address::kSize> address{};
  Amount amount;
  Memo memo{};
  bool change = false;
};

/// A transaction of a payment. Payments have several only when one was refused for certain.
struct Attempt {
  Bytes32 id{};
  Bytes transaction;         // what is sent, again and again
  std::uint64_t expiry = 0;  // s
};

struct StoredPayment {
  PaymentRecord record;
  std::vector<std::uint64_t> inputs;  // rows of coins, in order of their tags
  std::vector<StoredOutput> outputs;  // in the transaction's order
  Bytes32 salt{};
  std::vector<Attempt> attempts;
};

/// Everything about the ledger that must be known at the start.
struct ChainState {
  bool started = false;      // genesis and birthday are known
  bool from_genesis = true;  // else from the block that the fields below name, or the first that is seen
  bool caught_up_once = false;
  Header tip;
  Certificate certificate;  // zeros at height 0
  Bytes32 tip_id{};
  Bytes32 cover_digest{};
  std::uint64_t birthday = 0;
  std::uint64_t verified_at = 0;
  std::uint64_t since = 0;         // from the newest block of this time (ms) or before, 0 for none
  std::uint64_t since_height = 0;  // from the block of this height, 0 for none
  bool restored = false;           // of keys that may have been in use before
};

struct WalletSettings {
  std::string node_link;
  std::string prefix;  // of a wallet that was made offline; else empty
  std::uint64_t next_address = 1;
  std::uint64_t shown_address = 0;
  bool words_confirmed = false;
  /// Whether the folder's file `proxy` says what this account dials through. In records of earlier programs,
  /// and in a backup when it is known, `proxy` does: as format_proxy writes it, or empty for none.
  bool proxy_apart = false;
  std::string proxy;
};

/// Rows of Table::kState. A whole genesis is what earlier programs stored; its parameters take its place.
enum StateRow : std::uint64_t { kChainRow = 1, kSettingsRow = 2, kGenesisRow = 3, kNetworkRow = 4 };

struct StoredProof {
  CoverRange range;
  Bytes proof;
};

/// Row: the payment.
struct StoredAssignment {
  ContactId contact = 0;
};

struct Evidence {
  Header first, second;
  Certificate first_certificate, second_certificate;
};

Bytes encode_record(const OwnedCoin& coin);
Bytes encode_record(const StoredPayment& payment);
Bytes encode_record(const PaymentRequest& request);
Bytes encode_record(const ChainState& state);
Bytes encode_record(const NetworkParameters& network);
Bytes encode_record(const WalletSettings& settings);
Bytes encode_record(const StoredProof& proof);
Bytes encode_record(const Evidence& evidence);
Bytes encode_record(const Contact& contact);
Bytes encode_record(const StoredAssignment& assignment);

/// Into a value made anew; false for bytes that no encoder of this version writes.
[[nodiscard]] bool decode_record(ByteView bytes, OwnedCoin& coin);
[[nodiscard]] bool decode_record(ByteView bytes, StoredPayment& payment);
[[nodiscard]] bool decode_record(ByteView bytes, PaymentRequest& request);
[[nodiscard]] bool decode_record(ByteView bytes, ChainState& state);
/// Also false for parameters that no genesis has: sizes and sums are computed from them without further
/// checks.
[[nodiscard]] bool decode_record(ByteView bytes, NetworkParameters& network);
[[nodiscard]] bool decode_record(ByteView bytes, WalletSettings& settings);
[[nodiscard]] bool decode_record(ByteView bytes, StoredProof& proof);
[[nodiscard]] bool decode_record(ByteView bytes, Evidence& evidence);
/// Also false for a contact that no book would have taken.
[[nodiscard]] bool decode_record(ByteView bytes, Contact& contact);
[[nodiscard]] bool decode_record(ByteView bytes, StoredAssignment& assignment);

}  // namespace tacit
