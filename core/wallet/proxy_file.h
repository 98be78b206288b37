// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/secret.h"

/// The file `proxy` of a wallet folder: what every account dials through, and nothing else says so.
///
///   proxy = "TACITPRX" ‖ version u8 = 1 ‖ enc(HOST:PORT or nothing)
///           ‖ digest16("tacit/1/wallet/proxy-seal", key, all before) ‖ digest("tacit/1/wallet/proxy-file",
///           all before)
///
/// The text is not hidden, so that a restore over a wallet whose password is lost keeps its proxy. With the
/// seal nobody but the wallet makes it dial through another one, or none; the digest finds damage without a
/// key. Not known is not the same as none: who does not know dials nobody.
namespace tacit {

/// Nothing: not known. Empty: none. Else as `format_proxy` writes it.
using KnownProxy = std::optional<std::string>;

inline constexpr const char* kProxyFile = "proxy";
inline constexpr std::size_t kMostProxyFile = 1024;  // bytes; whole ones are shorter

/// `key` is the wallet's, of 32 uniformly random bytes.
Bytes encode_proxy_file(std::string_view proxy, const Secret<Bytes32>& key);
/// The text of a whole file, whoever sealed it.
KnownProxy read_proxy_file(ByteView bytes);
/// The same, of this wallet alone.
KnownProxy read_proxy_file(ByteView bytes, const Secret<Bytes32>& key);

}  // namespace tacit
