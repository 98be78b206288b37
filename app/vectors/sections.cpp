// SPDX-License-Identifier: MIT
#include "vectors/sections.h"

namespace tacit::vectors {

std::span<const Section> knownSections() {
  static constexpr Section kSections[] = {
      {"hashes", runHashes},
      {"encodings", runEncodings},
      {"generators", runGenerators},
      {"transcript", runTranscript},
      {"sealed", runSealed},
      {"keys", runKeys},
      {"address_texts", runAddressTexts},
      {"coins", runCoins},
      {"public_coins", runPublicCoins},
      {"identification", runIdentification},
      {"cover_sets", runCoverSets},
      {"membership", runMembership},
      {"balance", runBalance},
      {"authorisation", runAuthorisation},
      {"transactions", runTransactions},
      {"blocks", runBlocks},
      {"receipts", runReceipts},
      {"payer_proofs", runPayerProofs},
  };
  return kSections;
}

}  // namespace tacit::vectors
