// SPDX-License-Identifier: MIT
#include "wallet/proxy_file.h"

#include "base/serialize.h"
#include "crypto/hash.h"
#include "link/proxy.h"

namespace tacit {

namespace {

constexpr std::string_view kMagic = "TACITPRX";
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kMostText = 64;  // an IPv6 address with its zone, brackets and port
constexpr std::size_t kSealSize = 16, kDigestSize = 32;

Bytes16 seal_of(ByteView before, const Secret<Bytes32>& key) {
  return digest16("tacit/1/wallet/proxy-seal", {key.expose(), before});
}

Bytes32 digest_of(ByteView before) {
  return digest("tacit/1/wallet/proxy-file", {before});
}

}  // namespace

Bytes encode_proxy_file(std::string_view proxy, const Secret<Bytes32>& key) {
  Writer writer;
  writer.bytes(as_bytes(kMagic)).u8(kVersion).enc(as_bytes(proxy));
  const Bytes16 seal = seal_of(writer.view(), key);
  writer.bytes(seal);
  const Bytes32 checksum = digest_of(writer.view());
  writer.bytes(checksum);
  return writer.take();
}

KnownProxy read_proxy_file(ByteView bytes) {
  if (bytes.size() < kMagic.size() + 1 + kSealSize + kDigestSize ||
      !equal_vartime(bytes.last(kDigestSize), digest_of(bytes.first(bytes.size() - kDigestSize)))) {
    return std::nullopt;
  }
  Reader reader(bytes);
  const ByteView magic = reader.bytes(kMagic.size());
  const std::uint8_t version = reader.u8();
  const ByteView text = reader.enc(kMostText);
  std::string proxy(text.begin(), text.end());
  reader.bytes(kSealSize + kDigestSize);
  const bool good = reader.finish() && equal_vartime(magic, as_bytes(kMagic)) && version == kVersion &&
                    (proxy.empty() || parse_proxy(proxy));
  return good ? KnownProxy(std::move(proxy)) : std::nullopt;
}

KnownProxy read_proxy_file(ByteView bytes, const Secret<Bytes32>& key) {
  KnownProxy proxy = read_proxy_file(bytes);
  if (!proxy) {
    return std::nullopt;
  }
  const std::size_t sealed = bytes.size() - kSealSize - kDigestSize;
  return equal_vartime(bytes.subspan(sealed, kSealSize), seal_of(bytes.first(sealed), key)) ? proxy
                                                                                            : std::nullopt;
}

}  // namespace tacit
