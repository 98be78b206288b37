// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/check.h"
#include "link/socks5.h"

using namespace tacit;
using namespace tacit::detail;

namespace {

struct Outcome {
  Socks5::State state;
  DialFault fault;
  std::size_t used = 0;
};

Outcome talk(ByteView bytes, std::size_t piece) {
  Socks5 socks("node.example", 443);
  socks.take_output();
  std::size_t used = 0;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    const ByteView part = bytes.subspan(at, std::min(piece, bytes.size() - at));
    const std::size_t taken = socks.feed(part);
    used += taken;
    TACIT_CHECK(taken <= part.size() && (taken == part.size() || socks.state() != Socks5::State::kTalking));
    TACIT_CHECK(socks.take_output().size() <= 262);
  }
  TACIT_CHECK((socks.state() == Socks5::State::kFailed) == (socks.fault() != DialFault::kNone));
  return {socks.state(), socks.fault(), used};
}

}  // namespace

/// What a proxy says means the same however it is cut, and at most 2 + 2 + 262 bytes of it are its own.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bytes(data, size);
  const Outcome whole = talk(bytes, std::max<std::size_t>(size, 1));
  TACIT_CHECK(whole.used <= 266);
  for (const std::size_t piece : {1, 3}) {
    const Outcome cut = talk(bytes, piece);
    TACIT_CHECK(cut.state == whole.state && cut.fault == whole.fault && cut.used == whole.used);
  }
  return 0;
}
