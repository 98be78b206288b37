// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "proof/cover_set.h"

namespace tacit {

/// S, V and A of one coin, encoded.
struct CoinPoints {
  Bytes32 S{}, V{}, A{};
};

/// Decoded coins for membership proofs. Decoding a point costs about as much as multiplying it, so coins are
/// decoded once, in segments of N/8, and cover sets are put together from segments; both are kept, the least
/// recently used go first. A ledger only ever grows, so nothing in here becomes wrong. Thread-safe: several
/// verifiers may ask at once, and one that needs a segment another is decoding waits for it.
class CoverCache {
 public:
  /// Coins first … first+count−1 as stored, or nothing when they can not be read.
  using Load =
      std::function<std::optional<std::vector<CoinPoints>>(std::uint64_t first, std::uint64_t count)>;

  struct Limits {
    std::size_t sets = 8;
    std::size_t segments = 64;
  };

  /// `set_size` is N, at least 16.
  CoverCache(std::uint64_t set_size, const Limits& limits);

  /// The members of a set whose coins all exist; null when `load` fails or a coin does not decode.
  std::shared_ptr<const CoverMembers> members(std::uint64_t first, std::uint32_t count, const Load& load);

  struct Lists {
    std::vector<MultiexpBase> S, V, A;
  };

 private:
  using SetKey = std::pair<std::uint64_t, std::uint32_t>;
  struct Segment {
    std::shared_ptr<const Lists> members;  // the first of its coins, as many as were asked for so far
    bool busy = false;
    std::uint64_t used = 0;
  };
  struct Set {
    std::shared_ptr<const CoverMembers> members;
    std::uint64_t used = 0;
  };

  std::shared_ptr<const CoverMembers> find_set(const SetKey& key);
  std::shared_ptr<const CoverMembers> keep_set(const SetKey& key,
                                               const std::shared_ptr<const CoverMembers>& made);
  std::shared_ptr<const Lists> segment(std::uint64_t number, std::uint64_t count, const Load& load);
  void drop_segments();

  const std::uint64_t m_segment_size;
  const Limits m_limits;
  std::mutex m_mutex;
  std::condition_variable m_decoded;
  std::map<SetKey, Set> m_sets;
  std::map<std::uint64_t, Segment> m_segments;
  std::uint64_t m_clock = 0;  // counts uses, for "least recently"
};

}  // namespace tacit
