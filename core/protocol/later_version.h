// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "base/bytes.h"
#include "protocol/params.h"

/// What a program of today can tell of a block of tomorrow. Public data, variable time; a pure function.
namespace tacit {

/// kClaimed: a version of the header, or a type of certificate, that is not known here, which anybody can
/// claim of anything. kSigned: the header's version is not known, and the operator's signature (a certificate
/// of type 1 over the block id as in protocol §10) is on these very bytes.
enum class LaterVersion : std::uint8_t { kNo, kClaimed, kSigned };

/// Of a block that was refused.
LaterVersion later_version(const NetworkParameters& network, ByteView header, ByteView certificate);

}  // namespace tacit
