// SPDX-License-Identifier: MIT
#include "protocol/later_version.h"

#include "crypto/hash.h"
#include "protocol/block.h"

namespace tacit {

LaterVersion later_version(const NetworkParameters& network, ByteView header, ByteView certificate) {
  constexpr std::uint8_t kHeaderVersion = 1, kCertificateType = 1;
  if (header.empty() || header[0] <= kHeaderVersion) {
    const bool later = !certificate.empty() && certificate[0] > kCertificateType;
    return later ? LaterVersion::kClaimed : LaterVersion::kNo;
  }
  const auto known = Certificate::parse(certificate);
  const Bytes32 id = digest("tacit/1/block", {network.genesis, header});
  return known && verify_certificate(network, id, *known) ? LaterVersion::kSigned : LaterVersion::kClaimed;
}

}  // namespace tacit
