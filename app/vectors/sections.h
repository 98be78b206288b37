// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "vectors/report.h"

namespace tacit::vectors {

/// One key of a vector file. A section reads its inputs, computes everything that the file might expect, and
/// leaves the comparison to the report.
struct Section {
  std::string_view name;
  void (*run)(Report& report, const Json& section);
};

/// Every section of the format, in its order.
std::span<const Section> knownSections();

// sections_crypto.cpp
void runHashes(Report& report, const Json& section);
void runEncodings(Report& report, const Json& section);
void runGenerators(Report& report, const Json& section);
void runTranscript(Report& report, const Json& section);
void runSealed(Report& report, const Json& section);
// sections_keys.cpp
void runKeys(Report& report, const Json& section);
void runAddressTexts(Report& report, const Json& section);
// sections_coins.cpp
void runCoins(Report& report, const Json& section);
void runPublicCoins(Report& report, const Json& section);
void runIdentification(Report& report, const Json& section);
// sections_cover.cpp
void runCoverSets(Report& report, const Json& section);
// sections_membership.cpp
void runMembership(Report& report, const Json& section);
// sections_proofs.cpp
void runBalance(Report& report, const Json& section);
void runAuthorisation(Report& report, const Json& section);
void runPayerProofs(Report& report, const Json& section);
// sections_transactions.cpp
void runTransactions(Report& report, const Json& section);
// sections_blocks.cpp
void runBlocks(Report& report, const Json& section);
// sections_receipts.cpp
void runReceipts(Report& report, const Json& section);

}  // namespace tacit::vectors
