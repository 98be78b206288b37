// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/decoded_files.h"
#include "proof/cover_set.h"

namespace tacit {

/// S, V and A of one coin, encoded.
struct CoinPoints {
  Bytes32 S{}, V{}, A{};
};

/// Members with memory of their own, for when there are no files to keep them in: 360 bytes a coin. Null when
/// a coin does not decode.
std::shared_ptr<const CoverMembers> decode_members(std::span<const CoinPoints> coins);

/// Coins decoded for membership proofs, in segments of N/8. Decoding a point costs about as much as
/// multiplying it, so a coin is decoded once and kept in files that are mapped (decoded_files.h): a cover set
/// is three stretches of them, without a copy, and takes no memory of its own.
///
/// A segment that is full has a checksum over its points and the coin chain's head after it, so over network,
/// place and coins. It is compared when the segment is used for the first time in a run; a segment whose
/// checksum is wrong or missing is decoded again from the coins as received. The last segment, while it
/// grows, has none: it is decoded again in every run, and once more when it becomes full, so that the
/// checksum is made from the coins and not from what the file holds. So content that was damaged between two
/// runs, cut, forgotten by a crash or brought from another ledger costs time and does not become a wrong set.
///
/// That comparison is the only one in a run: what happens to the files afterwards shows in the sets until the
/// next run. The checksum has a key of the node's, so that nobody who could write into the folder, before it
/// was this node's or since, can make one that fits without reading that key.
///
/// Thread-safe: several verifiers may ask at once, and one that needs a segment another is working on waits
/// for it. Sets that were handed out stay valid while the list grows and after this object has gone.
class DecodedCoins {
 public:
  /// The coins as received. Both are called from any thread that uses this class.
  struct Source {
    /// Coins first … first+count−1.
    std::function<Result<std::vector<CoinPoints>, StorageFault>(std::uint64_t first, std::uint64_t count)>
        points;
    /// coins[count] of protocol §5.
    std::function<Result<Bytes32, StorageFault>(std::uint64_t count)> head;
    /// Of the checksums; a secret of whoever keeps the files.
    Bytes32 key{};
  };

  /// `set_size` is N, at least 16. `final` is the number of coins on the ledger. Address space is taken for
  /// `capacity` coins at first, and doubled when the list outgrows it.
  static Result<std::unique_ptr<DecodedCoins>, StorageFault> open(const std::string& folder,
                                                                  const Bytes32& genesis,
                                                                  std::uint64_t set_size, std::uint64_t final,
                                                                  Source source,
                                                                  std::uint64_t capacity = 1u << 20);

  /// The members of a set of which all coins are among the first `final`, which the source has; what is not
  /// decoded yet is decoded now. kUnreadable when a coin does not decode.
  Result<std::shared_ptr<const CoverMembers>, StorageFault> members(std::uint64_t first, std::uint32_t count,
                                                                    std::uint64_t final);

  /// Decodes or checks one more segment of the first `final` coins, so that nobody has to wait for it later;
  /// true when that succeeded and there is another one to do.
  bool prepare_next(std::uint64_t final);

 private:
  struct Segment {
    std::uint64_t ready = 0;  // its first coins, decoded and known to be right
    bool busy = false;
  };

  DecodedCoins(DecodedFiles files, std::uint64_t segment_size, Source source, std::uint64_t capacity);
  Result<void, StorageFault> make_ready(std::uint64_t segment, std::uint64_t want, std::uint64_t final);
  Result<void, StorageFault> fill(std::uint64_t segment, std::uint64_t have, std::uint64_t end);
  Result<void, StorageFault> grow(std::uint64_t first, std::uint64_t count);
  Result<void, StorageFault> complete(std::uint64_t segment);
  bool stored_right(std::uint64_t segment) const;
  Result<Bytes32, StorageFault> checksum(std::uint64_t segment, const std::array<ByteView, 3>& lists) const;
  std::shared_ptr<const DecodedFiles::Mapping> mapping(std::uint64_t coins);

  const DecodedFiles m_files;
  const std::uint64_t m_segment_size;
  const Source m_source;
  const std::uint64_t m_least_capacity;
  std::mutex m_mutex;
  std::condition_variable m_done;
  std::vector<Segment> m_segments;
  std::uint64_t m_first_unready = 0;  // every segment before it is full and ready
  std::shared_ptr<const DecodedFiles::Mapping> m_mapping;
};

}  // namespace tacit
