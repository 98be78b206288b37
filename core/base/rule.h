// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

/// The rules that make the verifier and the ledger refuse something, by name: the complete list. Code asks
/// `breaks` or `keeps`, which in every build that people run are the condition itself. A build with the CMake
/// option TACIT_REMOVABLE_CHECKS, which makes test programs alone, can leave one out
/// (tests/mutation/remove_checks.py): some test has to fail then, for each.
namespace tacit {

enum class Rule : std::uint8_t {
  // proofs: form
  kAuthorisationForm,
  kMembershipStatement,
  kMembershipLength,
  kMembershipForm,
  kBalanceCounts,
  kBalanceAmounts,
  kBalanceLength,
  kZetaIsNoAsset,
  kCircuitGates,
  kCircuitVersion,
  kCircuitForm,
  kPayerForm,
  kCanonicalScalar,
  kProofPoints,
  kEmptyItem,
  kEmptySum,
  kPreparedPart,
  // proofs: equations
  kAuthorisationSerial,
  kAuthorisationTag,
  kMembershipBits,
  kMembershipSums,
  kCircuitPolynomial,
  kCircuitVectors,
  kPayerTag,
  kMembersAreOnTheCurve,
  kWeights,
  kBatchNotEmpty,
  kBatchAllValid,
  // proofs: the balance circuit
  kShareAsset,
  kShareAmount,
  kBitOutput,
  kBitSides,
  kRange,
  kAssetsAddUp,
  // transactions: form
  kTransactionVersion,
  kInputCount,
  kOutputCount,
  kFeeAmount,
  kNoIssuance,
  kTransactionEnd,
  kTransactionPoints,
  kTransactionSize,
  // transactions: conditions
  kCoverSetCount,
  kFee,
  kExpiry,
  kTagsDiffer,
  kTagUnspent,
  kTagUnspentInBlock,
  kCoverSetExists,
  kCoverSetShape,
  kSetsReadable,
  kProofsHold,
  // transactions: remembered verdicts
  kVerdictGenesis,
  kVerdictBytes,
  kVerdictSetExists,
  kVerdictHead,
  kVerdictHolds,
  kDraftVerdictHolds,
  // blocks
  kBlockSize,
  kHeaderForm,
  kCertificateForm,
  kBlockEnd,
  kHeight,
  kPrevious,
  kTime,
  kCertificate,
  kTransactionsDigest,
  kCoinCount,
  kCoinHead,
  kTagCount,
  kTagHead,
  kStateDigest,
  kHeaderWhole,
  kSupplySum,
  kSupplyNotNegative,
  kDraftSize,
  // certificates
  kSignatureScalar,
  kSignaturePointCanonical,
  kSignatureSmallOrder,
  kSignatureEquation,
  // genesis
  kGenesisVersion,
  kGenesisName,
  kGenesisPrefix,
  kGenesisSetSize,
  kGenesisFeeUnit,
  kGenesisBlockBytes,
  kGenesisFinality,
  kGenesisCoins,
  kGenesisEnd,
  kOpeningForm,
  kGenesisPoints,
  kGenesisPointsTogether,
  kGenesisNative,
  kGenesisNativeTogether,
  kGenesisOpening,
  kGenesisOpeningTogether,
  // a wallet's check of blocks
  kLightHeight,
  kLightPrevious,
  kLightTime,
  kLightCertificate,
  kLightCounts,
  kLightTransactionsDigest,
  kLightCoinCount,
  kLightCoinHead,
  kLightTagCount,
  kLightTagHead,
  // a wallet's check of coins and receipts
  kNoteK,
  kNoteS,
  kNoteV,
  kNoteA,
  kReceiptForm,
  kReceiptTransaction,
  kReceiptNumber,
  kReceiptNote,
};

#ifdef TACIT_REMOVABLE_CHECKS
/// Whether the environment variable TACIT_REMOVE_CHECKS has the number of this one, among others, with
/// commas.
bool rule_removed(Rule rule);
/// The same for what a transcript absorbs under a label, written absorb:LABEL.
bool absorption_removed(std::string_view label);
#else
constexpr bool rule_removed(Rule) {
  return false;
}
constexpr bool absorption_removed(std::string_view) {
  return false;
}
#endif

/// `wrong`, the condition by which something breaks the rule.
constexpr bool breaks(Rule rule, bool wrong) {
  return wrong && !rule_removed(rule);
}

/// `right`, the condition by which something keeps the rule.
constexpr bool keeps(Rule rule, bool right) {
  return right || rule_removed(rule);
}

}  // namespace tacit
