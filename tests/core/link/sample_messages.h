// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "link/messages.h"

/// One small value of every message, with no two fields alike.
namespace tacit::samples {

template <std::size_t N>
ByteArray<N> filled(std::uint8_t first) {
  ByteArray<N> bytes;
  for (std::size_t i = 0; i < N; ++i) {
    bytes[i] = static_cast<std::uint8_t>(first + i);
  }
  return bytes;
}

inline std::vector<LinkRequest> requests() {
  return {HelloRequest{.protocol = 1, .genesis_id = filled<32>(1)},
          GenesisRequest{.offset = 0x1122334455667788, .length = 1000},
          StatusRequest{},
          BlocksRequest{.from = 77, .count = 10},
          CoinsRequest{.first = 16384, .count = 32768},
          SubmitRequest{.transaction = Bytes(300, 0xAB)},
          TransactionRequest{.id = filled<32>(9)},
          FaucetRequest{.address = filled<kAddressBytes>(3)}};
}

inline BlockRecord block() {
  const TransactionRecord one{.id = filled<32>(4),
                              .salt = filled<32>(9),
                              .tags = {filled<32>(5), filled<32>(6)},
                              .coins = {filled<kCoinBytes>(7)}};
  return {.header = filled<kHeaderBytes>(8), .certificate = Bytes(65, 1), .transactions = {one, {}}};
}

inline CoinRecord coin() {
  return {.origin = filled<kOriginBytes>(1),
          .K = filled<32>(2),
          .S = filled<32>(3),
          .V = filled<32>(4),
          .A = filled<32>(5),
          .rest = filled<32>(6)};
}

inline StatusReply status() {
  return {.epoch = filled<16>(1),
          .height = 5,
          .block_id = filled<32>(2),
          .block_time_ms = 6,
          .time_ms = 7,
          .coin_count = 8,
          .tag_count = 9,
          .waiting = 10,
          .connections = 11,
          .faucet = true,
          .supplies = {{.asset = {}, .issued = filled<16>(3), .burned = filled<16>(4)},
                       {.asset = filled<32>(5), .issued = filled<16>(6), .burned = filled<16>(7)}}};
}

inline std::vector<LinkReply> replies() {
  return {HelloReply{.protocol = 1,
                     .genesis_id = filled<32>(1),
                     .epoch = filled<16>(2),
                     .height = 12,
                     .time_ms = 1'700'000'000'000},
          GenesisReply{.total = 500, .bytes = Bytes(200, 7)},
          status(),
          BlocksReply{.from = 3, .tip_height = 9, .blocks = {block(), block()}},
          CoinsReply{.first = 1, .final_count = 99, .coins = {coin(), coin()}},
          SubmitReply{.outcome = SubmitResult::kRefused, .refusal = SubmitRefusal::kTagSpent, .height = 0},
          TransactionReply{.height = 4, .index = 2, .transaction = Bytes(100, 9)},
          FaucetReply{.outcome = FaucetOutcome::kTooMany, .retry_after_s = 60}};
}

inline TipNotice notice() {
  return {.epoch = filled<16>(1), .sequence = 2, .height = 3, .block_id = filled<32>(4)};
}

}  // namespace tacit::samples
