// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "base/result.h"
#include "protocol/address.h"
#include "protocol/note.h"
#include "protocol/transaction.h"

/// Receipts (protocol §12): whoever has one learns amount, asset and memo of one coin, and that it pays the
/// address in it. The payer's proof that may go with it, and its message, are in proof/payment_proof.h.
namespace tacit {

/// transaction id ‖ u8 number ‖ d ‖ Q1 ‖ Q2 ‖ k, 145 bytes. Private: it opens a coin.
struct Receipt {
  static constexpr std::size_t kSize = 32 + 1 + Address::kSize + 32;

  Bytes32 transaction{};
  std::uint8_t number = 0;  // of the output
  Address address;
  Bytes32 k{};

  /// Accepts exactly 145 bytes with canonical points.
  static std::optional<Receipt> parse(ByteView bytes);
  ByteArray<kSize> encode() const;
};

enum class ReceiptError {
  kOtherTransaction,  // the transaction has another id
  kNoSuchOutput,
  kDoesNotPay,  // the coin does not open, or does not pay this address
};

/// The note in the coin. `transaction` is the one that the final ledger holds under the receipt's id; its id
/// is checked, that it is final is the caller's part.
Result<Note, ReceiptError> verify_receipt(const Bytes32& genesis, const Transaction& transaction,
                                          const Receipt& receipt);

}  // namespace tacit
