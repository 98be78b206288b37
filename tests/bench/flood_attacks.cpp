// SPDX-License-Identifier: MIT
#include "bench/flood_attacks.h"

#include <chrono>
#include <memory>
#include <optional>
#include <thread>

#include "link/messages.h"

#include "core/link/curve_peer.h"

namespace tacit::bench {
namespace {

using std::chrono::milliseconds;
using Stop = const std::atomic<bool>&;
using Count = std::atomic<std::uint64_t>&;

RequestId request_id(std::uint64_t number) {
  RequestId id{};
  for (std::size_t i = 0; i < 8; ++i) {
    id[i] = static_cast<std::uint8_t>(number >> (8 * i));
  }
  return id;
}

/// A peer that has said hello and was answered; null when the node did not let it in.
std::unique_ptr<CurvePeer> greeted(const NodeLink& node) {
  auto peer = std::make_unique<CurvePeer>(node.port, node.key);
  const bool in = peer->raw().connected() && peer->handshake() &&
                  peer->send_frame(encode_request(
                      request_id(0), HelloRequest{.protocol = kLinkProtocol, .genesis_id = node.genesis})) &&
                  peer->receive_frame().has_value();
  return in ? std::move(peer) : nullptr;
}

void endless_messages(const FloodMaterial& with, std::size_t, Stop stop, Count count) {
  const Bytes part(60'000, 1);
  while (!stop) {
    const auto peer = greeted(with.node);
    while (!stop && peer && peer->send_frame(part, true)) {
      count += part.size();
    }
  }
}

void handshakes(const FloodMaterial& with, std::size_t, Stop stop, Count count) {
  while (!stop) {
    count += greeted(with.node) != nullptr;
  }
}

/// More connections than a node takes, each with half a greeting, and ever new ones.
void half_open(const FloodMaterial& with, std::size_t, Stop stop, Count count) {
  constexpr std::size_t kKept = 700;
  const Bytes begun{0xff, 0, 0, 0, 0, 0};
  std::vector<std::unique_ptr<RawPeer>> kept(kKept);
  for (std::size_t i = 0; !stop; ++i) {
    auto& place = kept[i % kKept];
    place = std::make_unique<RawPeer>(with.node.port);
    if (place->connected()) {
      place->send(begun);
      ++count;
    }
    std::this_thread::sleep_for(milliseconds(1));
  }
}

/// Asks for the largest ranges and reads nothing.
void slow_readers(const FloodMaterial& with, std::size_t, Stop stop, Count count) {
  constexpr std::size_t kReaders = 24, kRequests = 32;
  std::vector<std::unique_ptr<CurvePeer>> readers;
  while (!stop) {
    if (readers.size() < kReaders) {
      if (auto peer = greeted(with.node)) {
        for (std::size_t i = 1; i <= kRequests; ++i) {
          const LinkRequest request = i % 2 == 0 ? LinkRequest(CoinsRequest{0, kMaxCoinsPerRequest})
                                                 : LinkRequest(BlocksRequest{1, kMaxBlocksPerRequest});
          count += peer->send_frame(encode_request(request_id(i), request));
        }
        readers.push_back(std::move(peer));
      }
    } else {
      std::this_thread::sleep_for(milliseconds(20));
    }
  }
}

/// Asks for all that there is without a pause, in ranges of every size and place, and reads the answers.
void greedy_readers(const FloodMaterial& with, std::size_t thread, Stop stop, Count count) {
  constexpr std::uint64_t kAtOnce = 32;
  const LinkRequest requests[] = {CoinsRequest{0, kMaxCoinsPerRequest},
                                  CoinsRequest{UINT64_MAX, kMaxCoinsPerRequest},
                                  CoinsRequest{thread * 977, 1},
                                  BlocksRequest{1, kMaxBlocksPerRequest},
                                  BlocksRequest{UINT64_MAX - 1, kMaxBlocksPerRequest},
                                  GenesisRequest{0, kMaxGenesisPiece},
                                  GenesisRequest{UINT64_MAX, kMaxGenesisPiece},
                                  StatusRequest{},
                                  TransactionRequest{}};
  while (!stop) {
    const auto peer = greeted(with.node);
    bool open = peer != nullptr;
    for (std::uint64_t next = 1; open && !stop;) {
      for (std::uint64_t n = 0; n < kAtOnce; ++n, ++next) {
        count += peer->send_frame(encode_request(request_id(next), requests[next % std::size(requests)]));
      }
      for (std::uint64_t n = 0; open && n < kAtOnce; ++n) {
        open = peer->receive_frame().has_value();
      }
    }
  }
}

/// Frames above the limit, and whole ones of which the codec understands nothing.
void bad_frames(const FloodMaterial& with, std::size_t thread, Stop stop, Count count) {
  const Bytes large(kMaxRequestBytes + 1, 7);
  Bytes malformed = encode_request(request_id(1), StatusRequest{});
  malformed.push_back(0);
  for (std::size_t i = thread; !stop; ++i) {
    const auto peer = greeted(with.node);
    if (peer && i % 2 == 0) {
      count += peer->send_frame(large);
    }
    for (int n = 0; peer && i % 2 == 1 && n < 8; ++n) {
      count += peer->send_frame(malformed);
    }
  }
}

/// Sends transactions as fast as connections are let in again; each is cut at its third verdict.
void transactions(const std::vector<Bytes>& made, const FloodMaterial& with, std::size_t thread, Stop stop,
                  Count count) {
  constexpr std::uint64_t kAtOnce = 16;
  std::uint64_t next = thread * 7919;
  while (!stop) {
    const auto peer = greeted(with.node);
    bool open = peer != nullptr;
    while (open && !stop) {
      for (std::uint64_t n = 1; n <= kAtOnce; ++n) {
        const Bytes& bytes = made[next++ % made.size()];
        count += peer->send_frame(encode_request(request_id(n), SubmitRequest{bytes}));
      }
      for (std::uint64_t n = 1; open && n <= kAtOnce; ++n) {
        open = peer->receive_frame().has_value();
      }
    }
  }
}

}  // namespace

std::array<Flood, kFloods> floods() {
  return {{
      {"endless messages", "bytes", 4, endless_messages},
      {"handshakes", "connections", 4, handshakes},
      {"half-open handshakes", "connections", 4, half_open},
      {"slow readers", "requests", 4, slow_readers},
      {"greedy readers", "requests", 8, greedy_readers},
      {"oversized and malformed frames", "frames", 4, bad_frames},
      {"false authorisations", "transactions", 8,
       [](const FloodMaterial& with, std::size_t thread, Stop stop, Count count) {
         transactions(with.refused_early, with, thread, stop, count);
       }},
      {"false memberships, four cover sets", "transactions", 8,
       [](const FloodMaterial& with, std::size_t thread, Stop stop, Count count) {
         transactions(with.refused_late, with, thread, stop, count);
       }},
      {"false memberships, one cover set", "transactions", 8,
       [](const FloodMaterial& with, std::size_t thread, Stop stop, Count count) {
         transactions(with.refused_light, with, thread, stop, count);
       }},
  }};
}

}  // namespace tacit::bench
